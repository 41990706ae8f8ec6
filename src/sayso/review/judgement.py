"""Judgements: a verdict of a target, with its reason, and the fields that an edit may change."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sayso.errors import BadSetting
from sayso.vocabulary import Verdict

Value = str | int | float | bool | None | tuple[str, ...]
"""What a field may be set to."""

OF_ONE = frozenset({Verdict.ACCEPT, Verdict.REJECT, Verdict.EDIT})
OF_TWO = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})
OF_ENTITY = frozenset({Verdict.NAME, Verdict.SIDE})
OF_LINES = frozenset({Verdict.WITHDRAW, Verdict.FORGET})

EDITABLE: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "figures": frozenset(
            "start end kind value low high modifier trend unit counted harm victims status blamed when where "
            "negated".split()
        ),
        "dates": frozenset("start end type value mod edtf earliest latest".split()),
        "names": frozenset("start end type".split()),
        "events": frozenset("start end type negated modality".split()),
        "attributions": frozenset("type stance".split()),
        "claims": frozenset("modality negated".split()),
    }
)
"""The fields of each kind of mark that an edit may change; their records say what each may be."""

NAME_KIND = "names"
"""The kind of mark by which entities are judged: what a name stands for, however articles' entities are made up."""

LONGEST = 10_000
"""Most code points of a reason or a value: a remark, not an article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of text with what stands on either side of it: the TextQuoteSelector of W3C's Web Annotation model."""

    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is judged, so that it can be found again.

    kind:    ``claims figures dates names events attributions`` for a mark, ``""`` for an article as a whole
    article: id of the article, key: its key, by which a later version of it is found
    mark:    id of the mark, ``""`` for an article
    quotes:  the stretches the mark rests on, in the order of its id; none for an article
    """

    kind: str
    article: str
    key: str
    mark: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a judgement is about: a place, two for a pair (by mark id), or lines of the log by their seals."""

    places: tuple[Place, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one reviewer decides.

    value:  field → value for ``edit``; ``{"name": ...}``, ``{"side": ...}``; else empty. Names stand in order
    reason: in the reviewer's own words, may be empty but for a ``note``
    saw:    hash of what had been decided about the target when the reviewer looked, see `sayso.review.standing.seen`
    """

    target: Target
    verdict: Verdict
    value: Mapping[str, Value]
    reason: str
    saw: str


def pair(one: Place, other: Place) -> Target:
    """Return the target of two places, the same whichever comes first."""
    first, second = sorted((one, other), key=lambda place: (place.mark, place.article))
    return Target(places=(first, second))


def check(judgement: Judgement) -> None:
    """Hold that the verdict can be said of the target, with such a value. Raises: BadSetting."""
    verdict, places, value = judgement.verdict, judgement.target.places, judgement.value
    if fault := _wrong_target(verdict, places, judgement.target.lines):
        raise BadSetting("verdict", verdict.value, fault)
    if fault := _wrong_value(verdict, places, value):
        raise BadSetting("value", ", ".join(value) or "nothing", fault)
    if verdict is Verdict.NOTE and not judgement.reason.strip():
        raise BadSetting("note", judgement.reason, "it takes some words")
    for said in (judgement.reason, *(one for one in value.values() if isinstance(one, str))):
        if len(said) > LONGEST:
            raise BadSetting("text", f"{said[:20]}…", f"it may have {LONGEST:,} characters")


def _wrong_target(verdict: Verdict, places: tuple[Place, ...], lines: tuple[str, ...]) -> str:
    if verdict in OF_LINES:
        return "" if lines and not places else "it is said of lines of the log"
    if lines or not places:
        return "it is said of marks or articles"
    if verdict in OF_TWO:
        two = len(places) == 2 and places[0].kind == places[1].kind != "" and places[0].mark != places[1].mark
        return "" if two else "it is said of two marks of one kind"
    if verdict is Verdict.NOTE:
        return ""
    if len(places) != 1 or not places[0].kind:
        return "it is said of one mark"
    if verdict in OF_ENTITY and places[0].kind != NAME_KIND:
        return "it is said of a name"
    return ""


def _wrong_value(verdict: Verdict, places: tuple[Place, ...], value: Mapping[str, Value]) -> str:
    if list(value) != sorted(value):
        return "fields stand in order of name"
    if verdict is Verdict.EDIT:
        known = EDITABLE.get(places[0].kind, frozenset())
        if not value or not known.issuperset(value):
            return f"an edit of {places[0].kind} changes one or more of {', '.join(sorted(known))}"
        return ""
    if verdict in OF_ENTITY:
        said = value.get(verdict.value)
        fits = set(value) == {verdict.value} and isinstance(said, str) and bool(said.strip())
        return "" if fits else f"{verdict} takes some words"
    return "" if not value else f"{verdict} takes no value"
