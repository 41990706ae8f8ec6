"""Ids: content hashes, so that the same thing has the same name on every machine and in every run."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache

from sayso.records import Span

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def hash_array(*parts: object) -> str:
    """Return ``sha256:<hex>`` of the JSON array of ``parts``: UTF-8, no spaces, non-ASCII as it stands."""
    return _hash(_ENCODER.encode(parts))


def _hash(array: str) -> str:
    return "sha256:" + hashlib.sha256(array.encode("utf-8", "surrogatepass")).hexdigest()


def digest_bytes(body: bytes) -> str:
    """Return the sha256 of ``body`` as 64 lower-case hex digits."""
    return hashlib.sha256(body).hexdigest()


def article_id(key: str, digest: str) -> str:
    """Return the id of the article whose identity is ``key`` and whose raw bytes hash to ``digest``."""
    return hash_array("article", key, digest)


def mark_id(kind: str, article: str, spans: Sequence[Span], text: str) -> str:
    """Return the id of a mark: sha256 of kind, article id, spans as ``[start, end]`` pairs, and the quoted text.

    text: the quoted stretches, joined by one space when there are several
    """
    # As `hash_array` has it; an article has hundreds of marks, and to encode strings alone takes a third of the time.
    places = ",".join([f"[{span.start},{span.end}]" for span in spans])
    return _hash(f"{_opening(kind, article)}[{places}],{_ENCODER.encode(text)}]")


@lru_cache(maxsize=64)
def _opening(kind: str, article: str) -> str:
    """Return what the arrays of all marks of one kind in an article begin with."""
    return f"[{_ENCODER.encode(kind)},{_ENCODER.encode(article)},"


def quote_spans(text: str, spans: Sequence[Span]) -> str:
    """Return what stands at ``spans`` of ``text``, the stretches joined by one space."""
    return " ".join(text[span.start : span.end] for span in spans)
