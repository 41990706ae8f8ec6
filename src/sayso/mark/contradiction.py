"""Contradictions inside a sentence or list: parts above their whole, sums that do not add up. All stay as written."""

from collections.abc import Sequence

from sayso.records import Caveat, Figure
from sayso.vocabulary import Modifier

LISTING = frozenset((":", "-", "–", "—", "("))
"""Signs between a whole and a list that names all of its parts."""


def contradictions(figures: Sequence[Figure], text: str) -> tuple[Caveat, ...]:
    """Return a warning for each figure that its parts contradict.

    ``parts-exceed-whole``: it is smaller than one part, or than all of them together; they are added up only where
    each counts another kind of people or thing. ``parts-do-not-add-up``: a list that names all parts comes to less.

    text: the article's text, in which the figures stand
    """
    by_id = {figure.id: figure for figure in figures}
    parts: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.part_of in by_id:
            parts.setdefault(str(figure.part_of), []).append(figure)
    found = []
    for whole_id, members in parts.items():
        whole = by_id[whole_id]
        caveat = _exceeds(whole, members) or _falls_short(whole, members, text)
        if caveat is not None:
            found.append(caveat)
    return tuple(found)


def _exceeds(whole: Figure, members: Sequence[Figure]) -> Caveat | None:
    top = whole.high if whole.modifier is not Modifier.NEARLY else whole.value
    least = [member.low or 0 for member in members]
    together = sum(least) if len({member.counted for member in members}) == len(members) else max(least)
    if top is None or together <= top:
        return None
    return Caveat(code="parts-exceed-whole", message=f"{_sum(members)} is more than {whole.text!r} at {whole.start}.")


def _falls_short(whole: Figure, members: Sequence[Figure], text: str) -> Caveat | None:
    if len(members) < 2 or text[whole.end : members[0].start].strip() not in LISTING:
        return None
    exact = all(figure.modifier is Modifier.EXACT for figure in (whole, *members))
    total = sum(member.value or 0 for member in members)
    if not exact or whole.value is None or total >= whole.value:
        return None
    message = f"{_sum(members)} is less than {whole.text!r} at {whole.start}, which they are a list of."
    return Caveat(code="parts-do-not-add-up", message=message)


def _sum(members: Sequence[Figure]) -> str:
    return " + ".join(repr(member.text) for member in members)
