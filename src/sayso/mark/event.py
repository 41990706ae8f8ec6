"""Events: words that say something happened, with who did it to whom, where and when, as the sentence names them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sayso.identity import mark_id
from sayso.lexicon import table
from sayso.mark.token import Tokens, tokenize
from sayso.records import Article, Date, Event, Figure, Name, Participant, Span
from sayso.vocabulary import DateType, EventType, Modality, NameType

ACTORS = frozenset((NameType.GPE, NameType.ORG, NameType.PERSON, NameType.NORP))
PLACES = frozenset((NameType.GPE, NameType.LOC, NameType.FAC))
IN_PLACE = frozenset("in at near outside around across inside throughout".split())
TO_BE = frozenset("was were is are been being be".split())
NOT = frozenset("not never no without nor denied n't".split())
PLANNED = frozenset("will plans plan planned intends shall would".split())
POSSIBLE = frozenset("may might could possibly perhaps reportedly allegedly".split())
DEMANDED = frozenset("must should demand demands demanded demanding urged urges calls called calling ordered".split())
BORDERS = frozenset(
    (";", "while", "but", "which", "who", "that", "after", "before", "when", "because", "although", "whereas")
)
OBLIQUE = frozenset(
    "in at near of from on during after before to with for between since until against into under over about".split()
)
REACH = 12
"""Tokens between a trigger and the names that take part in it."""
DETERMINERS = frozenset(
    "the a an this that its their his of 's ’s military armed under during after large scale terrorist another"
    " these for".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A word that names an event: token index, type, and its shape as in event_words.csv."""

    index: int
    type: EventType
    shape: str


@cache
def event_words() -> dict[str, tuple[EventType, str]]:
    """Return words that name events with their type and shape."""
    return {row["form"]: (EventType(row["type"]), row["shape"]) for row in table("event_words")}


def find_events(
    article: Article,
    sentences: tuple[Span, ...],
    names: tuple[Name, ...],
    dates: tuple[Date, ...],
    figures: tuple[Figure, ...],
) -> tuple[Event, ...]:
    """Return the events in ``sentences``, in text order, not yet assigned to claims.

    Precision first: a trigger without anybody taking part, a place, a date or a figure is left out.
    """
    found: list[Event] = []
    cursors = [0, 0, 0]
    for span in sentences:
        cursors[0], near_names = _within(names, cursors[0], span)
        cursors[1], near_dates = _within(dates, cursors[1], span)
        cursors[2], near_figures = _within(figures, cursors[2], span)
        if not (near_names or near_dates or near_figures):
            continue
        tokens = tokenize(article.text, span)
        for trigger in _triggers(tokens, [name for name in near_names if isinstance(name, Name)]):
            event = _event(
                article,
                tokens,
                trigger,
                [name for name in near_names if isinstance(name, Name)],
                [date for date in near_dates if isinstance(date, Date)],
                [figure for figure in near_figures if isinstance(figure, Figure)],
            )
            if event is not None:
                found.append(event)
    return tuple(found)


def _within(marks: Sequence[Name | Date | Figure], at: int, span: Span) -> tuple[int, list[Name | Date | Figure]]:
    while at < len(marks) and marks[at].start < span.start:
        at += 1
    end = at
    while end < len(marks) and marks[end].start < span.end:
        end += 1
    return end, list(marks[at:end])


def _triggers(tokens: Tokens, names: Sequence[Name]) -> list[Trigger]:
    inside = [(name.start, name.end) for name in names]
    found = []
    for index, word in enumerate(tokens.lower):
        known = event_words().get(word)
        if known is None or any(start <= tokens.starts[index] < end for start, end in inside):
            continue
        kind, shape = known
        shape = _shape(tokens, index, shape)
        if shape:
            found.append(Trigger(index=index, type=kind, shape=shape))
    return found


def _shape(tokens: Tokens, index: int, shape: str) -> str:
    """Return whether a trigger is used as a verb, passive or noun; "" where it is only an adjective or a name."""
    before = tokens.lower[index - 1] if index else ""
    after = tokens.lower[index + 1] if index + 1 < len(tokens.lower) else ""
    determined = before in DETERMINERS
    if shape == "both":
        shape = "noun" if determined or tokens.lower[max(0, index - 2)] in ("the", "a", "an") else "verb"
    if shape == "past":
        lately = tokens.lower[max(0, index - 4) : index]
        if any(word in TO_BE for word in lately):
            return "passive"
        if determined and after.isalpha() and before not in ("that", "this"):
            return ""
        return "passive" if after == "by" else "verb"
    if shape == "gerund":
        return "noun" if before in ("the", "of", "a", "'s", "’s") else "verb"
    return shape


def _event(
    article: Article,
    tokens: Tokens,
    trigger: Trigger,
    names: Sequence[Name],
    dates: Sequence[Date],
    figures: Sequence[Figure],
) -> Event | None:
    index = trigger.index
    span = Span(start=tokens.starts[index], end=tokens.ends[index])
    if trigger.shape == "noun":
        agent, patient = _of_noun(tokens, index, names)
    elif trigger.shape == "passive":
        patient, agent = _nearest_before(tokens, index, names), _after_by(tokens, index, names)
    else:
        agent, patient = _nearest_before(tokens, index, names), _nearest_after(tokens, index, names)
    place = _place(tokens, index, names, (agent, patient))
    date = _date(tokens, index, dates)
    counted = tuple(figure.id for figure in figures if _is_about(figure, span))
    if not (agent or patient or counted or ((place or date) and trigger.shape != "noun") or (place and date)):
        return None
    confidence = 0.8 if agent and patient else (0.7 if agent or patient or counted else 0.55)
    return Event(
        id=mark_id("event", article.id, (span,), article.text[span.start : span.end]),
        start=span.start,
        end=span.end,
        text=article.text[span.start : span.end],
        type=trigger.type,
        agent=_participant(agent),
        patient=_participant(patient),
        place=_participant(place),
        date=date.id if date else None,
        negated=_negated(tokens, index),
        modality=_modality(tokens, index),
        claim=None,
        figures=counted,
        confidence=confidence,
    )


def _participant(name: Name | None) -> Participant | None:
    return None if name is None else Participant(text=name.text, start=name.start, end=name.end, entity=name.entity)


def _is_about(figure: Figure, span: Span) -> bool:
    """Return whether a figure's own evidence quotes the trigger: "40 … killed" and "killed"."""
    spans = (*figure.evidence.harm, *figure.evidence.counted)
    return any(one.start <= span.start < one.end for one in spans)


def _crosses(tokens: Tokens, low: int, high: int) -> bool:
    """Return whether a clause border lies between two tokens."""
    return any(word in BORDERS for word in tokens.lower[low:high])


def _nearest_before(tokens: Tokens, index: int, names: Sequence[Name]) -> Name | None:
    """Return the name that is the subject of a verb, as far as nearness tells."""
    for name in reversed(names):
        end = tokens.at(name.end)
        if end > index or name.type not in ACTORS:
            continue
        start = tokens.at(name.start)
        if index - end > REACH or _crosses(tokens, end, index) or tokens.lower[max(0, index - 1)] in ("said", "to"):
            return None
        before = _governor(tokens, start)
        if before in OBLIQUE or before == "by" or before in event_words():
            continue
        return name
    return None


def _governor(tokens: Tokens, start: int) -> str:
    """Return the word before a name, its article, titles and adjectives left out."""
    at = start - 1
    while at >= 0 and (tokens.lower[at] in ("the", "a", "an") or tokens.words[at][0].isupper()):
        at -= 1
    return tokens.lower[at] if at >= 0 else ""


def _nearest_after(tokens: Tokens, index: int, names: Sequence[Name]) -> Name | None:
    for name in names:
        start = tokens.at(name.start)
        if start <= index or name.type not in ACTORS | PLACES:
            continue
        if start - index > REACH // 2 or _crosses(tokens, index + 1, start):
            return None
        before = _governor(tokens, start)
        if before in OBLIQUE - {"against", "with"} or before == "by":
            continue
        return name
    return None


def _after_by(tokens: Tokens, index: int, names: Sequence[Name]) -> Name | None:
    for name in names:
        start = tokens.at(name.start)
        if start <= index or name.type not in ACTORS:
            continue
        if start - index > REACH or _crosses(tokens, index + 1, start):
            return None
        if "by" in tokens.lower[max(index, start - 5) : start] and _governor(tokens, start) not in OBLIQUE:
            return name
    return None


def _of_noun(tokens: Tokens, index: int, names: Sequence[Name]) -> tuple[Name | None, Name | None]:
    """Return who does and who suffers what a noun names: "X's attack on Y", "the occupation of Y by X", "X-Y talks"."""
    agent = patient = None
    for name in names:
        start, end = tokens.at(name.start), tokens.at(name.end)
        if end <= index and index - end <= 3 and name.type in ACTORS:
            owns = tokens.lower[end] in ("'s", "’s", "’") if end < len(tokens.lower) else False
            if owns or name.type is NameType.NORP:
                agent = name
        elif start > index and start - index <= 8 and not _crosses(tokens, index + 1, start):
            between = [word for word in tokens.lower[index + 1 : start] if word not in ("the", "a", "an", "all")]
            if between[-1:] == ["by"] and name.type in ACTORS and agent is None:
                agent = name
            elif between[:1] in (["of"], ["on"], ["against"]) and len(between) <= 2 and patient is None:
                patient = name
    return agent, patient


def _place(tokens: Tokens, index: int, names: Sequence[Name], taken: tuple[Name | None, Name | None]) -> Name | None:
    best: tuple[int, Name] | None = None
    for name in names:
        if name.type not in PLACES or any(other is not None and other.id == name.id for other in taken):
            continue
        start = tokens.at(name.start)
        if _governor(tokens, start) not in IN_PLACE and "in" not in tokens.lower[max(0, start - 4) : start]:
            continue
        distance = abs(start - index)
        low, high = sorted((start, index))
        if distance <= REACH and not _crosses(tokens, low, high) and (best is None or distance < best[0]):
            best = (distance, name)
    return best[1] if best else None


def _date(tokens: Tokens, index: int, dates: Sequence[Date]) -> Date | None:
    usable = [date for date in dates if date.type in (DateType.DATE, DateType.TIME) and "_REF" not in date.value]
    near = [(abs(tokens.at(date.start) - index), date) for date in usable]
    near = [
        item
        for item in near
        if not any(
            word in (";", "while", "but")
            for word in tokens.lower[min(index, tokens.at(item[1].start)) : max(index, tokens.at(item[1].start))]
        )
    ]
    return min(near, key=lambda item: (item[0], item[1].start))[1] if near else None


def _negated(tokens: Tokens, index: int) -> bool:
    subject = tokens.lower[max(0, index - 9) : index]
    if "no" in subject and not _crosses(tokens, max(0, index - 9) + subject.index("no"), index) and "," not in subject:
        return True
    window = tokens.lower[max(0, index - 4) : index]
    return any(word in NOT or word.endswith(("n't", "n’t")) for word in window)


def _modality(tokens: Tokens, index: int) -> Modality:
    """Return how the sentence puts the event: the nearest cue before it decides."""
    for at in range(index - 1, max(-1, index - 7), -1):
        word = tokens.lower[at]
        if word in (";", ",", "."):
            break
        if word in PLANNED:
            return Modality.PLANNED
        if word in POSSIBLE:
            return Modality.POSSIBLE
        if word in DEMANDED:
            return Modality.DEMANDED
        if word in ("if", "unless"):
            return Modality.HYPOTHETICAL
    if tokens.words and tokens.words[-1] == "?":
        return Modality.ASKED
    return Modality.ASSERTED
