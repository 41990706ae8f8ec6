"""What stands after all decisions, as the desk lists it: orphans first, the latest before the earlier."""

from dataclasses import dataclass

from sayso.review.line import Line
from sayso.review.standing import Standing, said
from sayso.web.judging import Word, mark_address, word_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stood:
    """One judgement in the list: ``address`` of its mark or pair, "" for one of an article or an orphan."""

    word: Word
    kind: str
    quoted: tuple[str, ...]
    address: str
    disputed: bool
    orphan: str


def stood(standing: Standing) -> list[Stood]:
    """Return what stands, orphans first."""
    found = [
        Stood(
            word=word_of(orphan.line, counts=False),
            kind=said(orphan.line).target.places[0].kind,
            quoted=_quoted(orphan.line),
            address="",
            disputed=False,
            orphan=orphan.why,
        )
        for orphan in reversed(standing.orphans)
    ]
    for one in reversed(standing.decided):
        for line in reversed(one.lines):
            places = {place.key: place.article for place in said(line).target.places}
            homes = [places[key] for key in one.keys]
            other = (homes[1], one.marks[1]) if len(one.marks) == 2 else None
            found.append(
                Stood(
                    word=word_of(line, counts=line == one.line),
                    kind=one.kind,
                    quoted=_quoted(line),
                    address=mark_address(homes[0], one.kind, one.marks[0], other) if one.kind else "",
                    disputed=one.disputed and one.slot != "note",
                    orphan="",
                )
            )
    return found


def _quoted(line: Line) -> tuple[str, ...]:
    """Return what a line is about in the words of its articles; the key of an article that is meant as a whole."""
    places = said(line).target.places
    return tuple(" … ".join(" ".join(quote.exact.split()) for quote in one.quotes) or one.key for one in places)
