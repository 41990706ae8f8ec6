"""What stands after all lines of the log: a fold by (at, reviewer, desk, number), so that merged logs say the same.

A later line of one reviewer about the same thing takes the place of the earlier; what a ``withdraw`` names stands no
more, unless that was withdrawn in turn. Of several reviewers' words the last one counts, but "different", which only
the one who said it takes back.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.identity import hash_array
from sayso.review.anchor import Lost
from sayso.review.judgement import OF_ENTITY, OF_LINES, OF_ONE, OF_TWO, Judgement, Place
from sayso.review.line import Line, erased_by, order
from sayso.vocabulary import Verdict

Find = Callable[[Place], str | Lost]
"""Says of a place which mark stands there now, ``""`` for an article, or why none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Everything that stands about one thing.

    slot:  ``mark``, ``pair``, ``name``, ``side`` or ``note``
    kind:  the kind of mark, ``""`` for an article
    keys:  key of the article of each of ``marks``
    marks: ids of the marks as they are now, one or two; ``""`` for an article as a whole
    lines: one a reviewer, in the order of the log; all notes
    """

    slot: str
    kind: str
    keys: tuple[str, ...]
    marks: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def line(self) -> Line:
        """The line that counts: the last, but "different" before any other word on a pair."""
        apart = [line for line in self.lines if said(line).verdict is Verdict.DIFFERENT]
        return (apart or self.lines)[-1]

    @property
    def verdict(self) -> Verdict:
        """What counts."""
        return said(self.line).verdict

    @property
    def disputed(self) -> bool:
        """Whether reviewers disagree."""
        return len({(said(line).verdict, tuple(said(line).value.items())) for line in self.lines}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A standing judgement whose target is not there any more, and why, as a sentence without full stop."""

    line: Line
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands: things decided, in the order of the line that counts, and orphans, in the order of the log."""

    decided: tuple[Decided, ...] = ()
    orphans: tuple[Orphan, ...] = ()

    def about(self, *marks: str) -> tuple[Decided, ...]:
        """Return everything decided about these marks together, in any order."""
        wanted = sorted(marks)
        return tuple(one for one in self.decided if sorted(one.marks) == wanted)


def said(line: Line) -> Judgement:
    """Return the judgement of a line, which is not erased."""
    assert line.judgement is not None, "an erased line says nothing"
    return line.judgement


def fold(lines: Iterable[Line]) -> list[Line]:
    """Return the judgements that stand, in the order of the log: neither withdrawn nor erased."""
    there = {line.seal: line for line in lines}
    gone = erased_by(there.values())
    kept = {seal: line for seal, line in there.items() if line.judgement is not None and seal not in gone}
    against: dict[str, list[str]] = {}
    for line in kept.values():
        if said(line).verdict is Verdict.WITHDRAW:
            for seal in said(line).target.lines:
                if seal in kept and kept[seal].reviewer == line.reviewer:
                    against.setdefault(seal, []).append(line.seal)
    standing = _standing(against)
    judged = [line for line in kept.values() if said(line).verdict not in OF_LINES and standing(line.seal)]
    return sorted(judged, key=order)


def _standing(against: Mapping[str, Sequence[str]]) -> Callable[[str], bool]:
    """Return what tells whether a line stands, given the lines that withdraw each.

    A line can name only lines that were there before it, since it names their hashes: there is no circle.
    """
    known: dict[str, bool] = {}

    def stands(seal: str) -> bool:
        todo = [seal]
        while todo:
            top = todo[-1]
            waiting = [one for one in against.get(top, ()) if one not in known]
            if waiting:
                todo += waiting
            else:
                known[todo.pop()] = not any(known[one] for one in against.get(top, ()))
        return known[seal]

    return stands


def settle(lines: Iterable[Line], find: Find) -> Standing:
    """Return what stands of ``lines``, each target as the mark it is now."""
    groups: dict[tuple[object, ...], dict[str, Line]] = {}
    orphans = []
    for line in fold(lines):
        places = said(line).target.places
        found = [find(place) for place in places]
        lost = next((one for one in found if isinstance(one, Lost)), None)
        if lost is not None:
            orphans.append(Orphan(line=line, why=lost.why))
            continue
        # Two marks of earlier readings may be one by now; two of different articles never are.
        where = sorted(zip([str(one) for one in found], [place.key for place in places], strict=True))
        slot = slot_of(said(line).verdict)
        key = (slot, places[0].kind, tuple(where))
        # Each note stands for itself.
        who = line.seal if slot == "note" else line.reviewer
        group = groups.setdefault(key, {})
        group.pop(who, None)
        group[who] = line
    decided = [_decided(key, tuple(group.values())) for key, group in groups.items()]
    return Standing(decided=tuple(sorted(decided, key=lambda one: order(one.line))), orphans=tuple(orphans))


def _decided(key: tuple[object, ...], lines: tuple[Line, ...]) -> Decided:
    slot, kind, where = key
    assert isinstance(where, tuple)
    return Decided(
        slot=str(slot),
        kind=str(kind),
        keys=tuple(article for _, article in where),
        marks=tuple(mark for mark, _ in where),
        lines=lines,
    )


def slot_of(verdict: Verdict) -> str:
    """Return which verdicts take each other's place: those of one mark, of a pair, a name, a side; a note never."""
    if verdict in OF_ONE:
        return "mark"
    if verdict in OF_TWO:
        return "pair"
    return verdict.value if verdict in OF_ENTITY else "note"


def seen(decided: Iterable[Decided]) -> str:
    """Return the hash of everything that had been decided about a thing: what a new decision says that it saw."""
    return hash_array("seen", sorted(line.seal for one in decided for line in one.lines))
