"""Readings of invented texts, marked by the model."""

from evals.article import make_article
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.records import Reading
from sayso.settings import Settings


def read(text: str, published: str | None = None) -> Reading:
    """Return ``text`` as an article with its marks."""
    return mark_again(make_article(text, "lead", published), Settings(), shared_encoder())
