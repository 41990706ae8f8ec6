"""Rulings: what stands, as linking heeds it: which things are one, which are not, what entities are called."""

from collections.abc import Callable, Iterator

from sayso.records import Rulings, SideEntry
from sayso.review.judgement import NAME_KIND
from sayso.review.standing import Decided, Standing, said
from sayso.vocabulary import Verdict

EntityOf = Callable[[str, str], tuple[str, str] | None]
"""Says of an article's key and a name in it which entity it names: id and name; None when it names none."""


def rule(standing: Standing, entity_of: EntityOf) -> Rulings:
    """Return the rulings of ``standing``; what is unsure, and what is disputed but for "different", is as it was found.

    A pair of names speaks of the entities they stand for.
    """
    same: list[tuple[str, str]] = []
    different: list[tuple[str, str]] = []
    names, sides = [], []
    for one in standing.decided:
        if one.verdict in {Verdict.SAME, Verdict.DIFFERENT}:
            (same if one.verdict is Verdict.SAME else different).extend(_pair(one, entity_of))
        elif one.slot in {"name", "side"}:
            entity = entity_of(one.keys[0], one.marks[0])
            value = str(said(one.line).value[one.slot])
            if entity is not None and one.slot == "name":
                names.append((entity[0], value))
            elif entity is not None:
                sides.append(SideEntry(entity=entity[1], side=value))
    # The last word first: of several names or sides for what turns out to be one entity the first is taken.
    return Rulings(
        same=tuple(dict.fromkeys(same)),
        different=tuple(dict.fromkeys(different)),
        names=tuple(reversed(names)),
        sides=tuple(reversed(sides)),
    )


def _pair(one: Decided, entity_of: EntityOf) -> Iterator[tuple[str, str]]:
    """Yield what a decided pair says is one or not: the marks themselves, or the entities that names stand for."""
    ids = list(one.marks)
    if one.kind == NAME_KIND:
        found = [entity_of(key, mark) for key, mark in zip(one.keys, one.marks, strict=True)]
        ids = [entity[0] for entity in found if entity is not None]
    if len(ids) == 2 and ids[0] != ids[1]:
        yield min(ids), max(ids)
