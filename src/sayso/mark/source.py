"""Source nouns: the common nouns that people, bodies and texts are called by when they are a source."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table
from sayso.mark.cue import plural
from sayso.vocabulary import Anonymity


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNoun:
    """What a noun says of a source: its kind, what kind of unnamed one it is, its gender, whether it is plural."""

    noun: str
    kind: str
    unnamed: Anonymity | None
    gender: str
    many: bool


@cache
def source_nouns() -> Mapping[str, SourceNoun]:
    """Return the nouns sources are called by, singular and plural, in lower case."""
    found: dict[str, SourceNoun] = {}
    for row in table("source_nouns"):
        for many in (True, False):
            word = plural(row["noun"]) if many else row["noun"]
            found[word] = SourceNoun(
                noun=row["noun"],
                kind=row["kind"],
                unnamed=Anonymity(row["unnamed"]) if row["unnamed"] else None,
                gender=row["gender"],
                many=many or row["many"] == "yes",
            )
    return found


@cache
def broader_nouns() -> Mapping[str, frozenset[str]]:
    """Return by a noun that says little of a person ("diplomat") those who it may be said of ("ambassador")."""
    return {row["noun"]: frozenset(row["narrower"].split()) for row in table("broader_nouns")}
