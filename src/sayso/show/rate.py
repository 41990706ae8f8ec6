"""How often fields are wrong, as measured, in the words that stand at the foot of every page and export."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table

MEANS = (
    "Each row says that an article says something, at the place it names, and on whose word; a machine found it there "
    "and is sometimes wrong."
)
"""What a row means; `sayso.show.chain.FOOT` is its short form."""

TABLE_FIELDS = {
    "articles": ("published",),
    "claims": ("chain", "source", "content", "modality"),
    "attributions": ("source", "cue", "content", "stance", "speaker"),
    "figures": ("value", "unit", "harm", "chain"),
    "dates": ("date", "chain"),
    "events": ("event", "chain"),
    "names": ("name",),
    "questions": ("question", "meeting", "relation", "origins"),
    "accounts": ("value", "question", "origins"),
    "account_claims": ("value", "question", "chain"),
    "pairs": ("relation",),
    "differences": ("relation", "question", "chain"),
    "copies": ("copies",),
    "documents": ("name", "entity"),
    "entities": ("name", "entity"),
    "linked_events": ("event", "linked_event"),
    "voices": ("speaker", "entity"),
    "chronology": ("date", "event", "linked_event"),
    "dependence": ("origins",),
    "harm": ("harm", "value", "chain"),
    "map": ("name", "place"),
    "overview": ("harm", "value", "chain", "date", "question"),
    "article": ("chain", "source", "content", "value", "date", "name"),
    "question": ("value", "question", "meeting", "relation", "origins"),
    "name": ("name", "entity"),
    "search": ("chain", "harm"),
}
"""The measured fields behind each table and page, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One measured field: ``right`` of 100 by ``measure`` on the texts ``data``; ``words`` says what it is."""

    field: str
    words: str
    right: float
    measure: str
    data: str

    @property
    def error(self) -> float:
        """What is missing to 100: wrong, or not found, by that measure."""
        return round(100 - self.right, 1)

    @property
    def sentence(self) -> str:
        """The rate as one sentence."""
        return f"{self.words[0].upper()}{self.words[1:]}: error {self.error:.1f} of 100 ({self.measure}; {self.data})."


@cache
def rates() -> dict[str, Rate]:
    """Return every measured field by its name, in the order of the table."""
    return {
        row["field"]: Rate(
            field=row["field"],
            words=row["words"],
            right=float(row["right"]),
            measure=row["measure"],
            data=row["data"],
        )
        for row in table("field_rates")
    }


def rates_of(tables: Iterable[str]) -> Iterator[Rate]:
    """Yield the measured fields behind the named tables or pages, each once; none for a name that has none."""
    seen = dict.fromkeys(field for name in tables for field in TABLE_FIELDS.get(name, ()))
    yield from (rates()[field] for field in seen)
