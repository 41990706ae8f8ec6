"""Revision: a reading as reviewers left it: rejected marks taken out, edited ones changed, each span still quoting."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_type_hints

import msgspec

from sayso.errors import BadSetting
from sayso.identity import mark_id
from sayso.records import Claim, Reading, Span, Voice
from sayso.review.judgement import EDITABLE, Value
from sayso.review.standing import Decided, said
from sayso.vocabulary import Verdict, VoiceKind

_WORD = {
    "figures": "figure",
    "dates": "date",
    "events": "event",
    "names": "name",
    "attributions": "attribution",
    "claims": "claim",
}
"""What each kind is called in the ids of its marks."""

_OUTER = frozenset({VoiceKind.PUBLISHER, VoiceKind.AGENCY, VoiceKind.AUTHOR})
"""Hops of a chain that do not come from an attribution."""


def revise(reading: Reading, decided: Iterable[Decided]) -> Reading:
    """Return ``reading`` with what was rejected taken out and what was edited changed.

    A mark whose span was edited gets the id of its new place, and everything that named it names that. An edit that
    does not fit the text any more changes nothing.
    """
    gone: set[str] = set()
    edited: dict[str, Any] = {}
    for one in decided:
        if one.slot != "mark" or one.verdict is Verdict.ACCEPT:
            continue
        (mark,) = one.marks
        if one.verdict is Verdict.REJECT:
            gone.add(mark)
            continue
        before = next((found for found in getattr(reading.marks, one.kind) if found.id == mark), None)
        if before is None:
            continue
        try:
            edited[mark] = edit(reading, one.kind, before, said(one.line).value)
        except BadSetting:
            continue
    if not gone and not edited:
        return reading
    renamed = {old: mark.id for old, mark in edited.items() if mark.id != old}
    marks = reading.marks
    kept: dict[str, Any] = {
        kind: _in_order(
            [_renamed(edited.get(mark.id, mark), renamed, gone) for mark in getattr(marks, kind) if mark.id not in gone]
        )
        for kind in EDITABLE
    }
    frame = None if marks.frame in gone else renamed.get(marks.frame or "", marks.frame)
    return replace(reading, marks=replace(marks, **kept, frame=frame))


def edit(reading: Reading, kind: str, mark: Any, value: Mapping[str, Value]) -> Any:
    """Return ``mark`` with the fields of ``value``; its text and id follow from its span.

    Raises: BadSetting when a field cannot be what is asked, or the span does not lie in the text
    """
    hints = get_type_hints(type(mark))
    changes: dict[str, Any] = {}
    for name, wanted in value.items():
        if name not in EDITABLE[kind]:
            raise BadSetting(kind, name, f"an edit changes {', '.join(sorted(EDITABLE[kind]))}")
        try:
            changes[name] = msgspec.convert(wanted, hints[name])
        except msgspec.ValidationError as error:
            raise BadSetting(name, wanted, str(error)) from error
        if isinstance(wanted, float) and not math.isfinite(wanted):
            raise BadSetting(name, wanted, "it is a number")
    if "start" in changes or "end" in changes:
        text = reading.article.text
        start, end = changes.get("start", mark.start), changes.get("end", mark.end)
        if not 0 <= start < end <= len(text):
            raise BadSetting("span", f"[{start}, {end})", f"it lies in a text of {len(text):,} characters")
        quoted = text[start:end]
        changes["text"] = quoted
        changes["id"] = mark_id(_WORD[kind], reading.article.id, [Span(start=start, end=end)], quoted)
    changed = replace(mark, **changes)
    if kind == "figures" and changed.low is not None and changed.high is not None and changed.low > changed.high:
        raise BadSetting("low", changed.low, f"it is not above high, {changed.high}")
    return changed


def _in_order(marks: list[Any]) -> tuple[Any, ...]:
    """Return marks in text order, as readings have them; those that an edit made one are one."""
    once = {mark.id: mark for mark in marks}.values()
    return tuple(sorted(once, key=_first) if any(hasattr(mark, "start") for mark in marks) else once)


def _first(mark: Any) -> tuple[int, int]:
    return mark.start, mark.end


def _renamed(mark: Any, renamed: Mapping[str, str], gone: set[str]) -> Any:
    """Return ``mark`` with every id it names brought up to date."""

    def now(id: str | None) -> str | None:
        return None if id is None or id in gone else renamed.get(id, id)

    changes: dict[str, Any] = {}
    for name in ("claim", "attribution", "within", "part_of", "date"):
        if hasattr(mark, name) and now(getattr(mark, name)) != getattr(mark, name):
            changes[name] = now(getattr(mark, name))
    for name in ("figures", "dates", "names", "events"):
        if hasattr(mark, name):
            ids = tuple(new for old in getattr(mark, name) if (new := now(old)) is not None)
            if ids != getattr(mark, name):
                changes[name] = ids
    if isinstance(mark, Claim) and mark.attribution is not None and mark.attribution in gone:
        changes["voice"] = _own(mark.voice)
    return replace(mark, **changes) if changes else mark


def _own(voice: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """Return the chain of a claim whose attribution was rejected: what is left is the article's own voice."""
    return tuple(hop for hop in voice if hop.kind in _OUTER)
