"""Bytes to articles: the stored text, what in it is no part of the story, and who published it when.

Pure: the same `Raw` and `Settings` give the same `Article` everywhere.
"""

from sayso.read.article import make_article, read_article, read_draft
from sayso.read.given import apply_given

__all__ = ["apply_given", "make_article", "read_article", "read_draft"]
