"""What the overview keeps of each article while a pile of any size passes by."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.records import Reading, Voice
from sayso.show.chain import name_article, whose_word
from sayso.show.harm import HarmRow, harm_rows
from sayso.show.lead import Lead, find_lead
from sayso.vocabulary import DateAnchor, How, Modifier, VoiceKind

EACH_ARTICLE = 12
"""Above so many articles, voices are told for the pile and no longer article by article."""

_TELLING = 10  # smaller numbers recur by chance
_NAMED = {VoiceKind.SPEAKER, VoiceKind.DOCUMENT, VoiceKind.AUTHOR}

_HOW_WORDS = {
    How.JSON_LD: "from the page's data",
    How.META: "from the page's data",
    How.METADATA: "from the page's data",
    How.URL: "from the address",
    How.TEXT: "from the text",
    How.STATED: "from the text",
    How.SIDE_CAR: "from the side-car",
    How.GIVEN: "given",
    How.INFERRED: "inferred",
}


_DAY = re.compile(r"\b(?:19|20)\d\d\b|^\d{8}")
_DAYS = re.compile(r"(?i)date|publi|pubd|posted|time|day")
_OUTLETS = frozenset("source outlet media medium newspaper paper site website domain media_name publication".split())
"""Usual names of columns that hold the outlet, in small letters."""


def _may_be_day(column: str, value: str) -> bool:
    """Whether a column of a table may hold the day of publication, by its name and what stands in it."""
    return bool(_DAYS.search(column) and _DAY.search(value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of one article that a part of a line rests on."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurring:
    """A day or an exact number where one article first gives it; ``mark`` is the figure, None for a day."""

    words: str
    mark: str | None
    place: Place


@dataclass(slots=True)
class Pile:
    """What is kept of the readings while they pass by; ``numbers`` numbers the articles from 1."""

    numbers: dict[str, int] = field(default_factory=dict)
    words: int = 0
    dated: Counter[str] = field(default_factory=Counter)
    publishers: Counter[str] = field(default_factory=Counter)
    agencies: Counter[str] = field(default_factory=Counter)
    heads: list[tuple[int, str, Counter[str]]] = field(default_factory=list)
    voices: Counter[str] = field(default_factory=Counter)
    relayed: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    heard: set[str] = field(default_factory=set)
    harm: list[HarmRow] = field(default_factory=list)
    open_speakers: list[tuple[str, Place]] = field(default_factory=list)
    unnamed: int = 0
    columns: dict[str, Counter[str]] = field(default_factory=lambda: {"published": Counter(), "publisher": Counter()})
    waiting: Counter[str] = field(default_factory=Counter)
    warnings: Counter[str] = field(default_factory=Counter)
    quotes: dict[str, tuple[str, Place]] = field(default_factory=dict)
    leads: dict[tuple[str, str], list[Place]] = field(default_factory=lambda: defaultdict(list))
    recurring: dict[str, list[Recurring]] = field(default_factory=lambda: defaultdict(list))


def take_reading(pile: Pile, reading: Reading, wanted: set[str]) -> None:
    """Add one article to what is kept."""
    article, marks = reading.article, reading.marks
    number = pile.numbers[article.id] = len(pile.numbers) + 1
    story = len(article.text.split()) - sum(len(article.text[b.start : b.end].split()) for b in article.boilerplate)
    pile.words += max(story, 0)
    pile.dated[_HOW_WORDS[article.published.how] if article.published else "undated"] += 1
    pile.publishers[article.publisher.name if article.publisher else ""] += 1
    if article.published is None:
        pile.columns["published"].update(name for name, value in article.carried.items() if _may_be_day(name, value))
    if article.publisher is None:
        pile.columns["publisher"].update(name for name in article.carried if name.casefold() in _OUTLETS)
    if article.agency:
        pile.agencies[article.agency.name] += 1
    voices: Counter[str] = Counter()
    for claim in marks.claims:
        voices[whose_word(claim.voice)] += 1
        _hear(pile, claim.voice)
    pile.voices.update(voices)
    if number <= EACH_ARTICLE:
        pile.heads.append((number, _head_words(reading), voices))
    pile.harm.extend(harm_rows(reading))
    for attribution in marks.attributions:
        speaker = attribution.speaker
        if speaker and len(speaker.candidates) > 1 and attribution.source:
            source = attribution.source[0]
            place = Place(article=article.id, start=source.start, end=source.end)
            who = " or ".join(speaker.candidates)
            pile.open_speakers.append((f"“{article.text[source.start : source.end]}” ({who})", place))
        pile.unnamed += bool(speaker and speaker.anonymous)
    pile.waiting.update(date.waits_for.value for date in marks.dates if date.waits_for)
    pile.warnings.update(caveat.code for caveat in (*article.warnings, *marks.warnings))
    _recall(pile, reading)
    _lead(pile, article.id, find_lead(reading))
    for event in marks.events:
        if event.id in wanted:
            pile.quotes[event.id] = (event.text, Place(article=article.id, start=event.start, end=event.end))


def _lead(pile: Pile, article: str, lead: Lead) -> None:
    """Note on which day and where what an article chiefly tells of is said to have been, as far as it names both."""
    if lead.day is not None and lead.day_at is not None and lead.place:
        where = Place(article=article, start=lead.day_at.start, end=lead.day_at.end)
        pile.leads[lead.day, lead.place].append(where)


def _recall(pile: Pile, reading: Reading) -> None:
    """Note the days an article names and the exact numbers it gives, each once an article."""
    article = reading.article
    seen: dict[str, tuple[int, int, str, str | None]] = {}
    for date in reading.marks.dates:
        if date.earliest and date.earliest == date.latest and date.anchor is DateAnchor.EXPLICIT:
            seen.setdefault(date.earliest, (date.start, date.end, date.earliest, None))
    for figure in reading.marks.figures:
        if figure.modifier is Modifier.EXACT and figure.value is not None and figure.value >= _TELLING:
            words = " ".join(figure.text.split())
            seen.setdefault(f"{figure.value} {figure.unit}", (figure.start, figure.end, words, figure.id))
    for key, (start, end, words, mark) in seen.items():
        place = Place(article=article.id, start=start, end=end)
        pile.recurring[key].append(Recurring(words=words, mark=mark, place=place))


def _hear(pile: Pile, voice: Sequence[Voice]) -> None:
    """Note whether the last voice of a chain speaks to the publisher, or through somebody else."""
    if not voice or voice[-1].kind not in _NAMED or voice[-1].name is None:
        return
    through = voice[-2] if len(voice) > 1 else None
    if through and through.kind in _NAMED and through.name:
        pile.relayed[voice[-1].name][through.name] += 1
    else:
        pile.heard.add(voice[-1].name)


def _head_words(reading: Reading) -> str:
    """Return how an article is introduced: headline, publisher, agency, date."""
    article = reading.article
    known = [named.name for named in (article.publisher, article.agency) if named]
    about = [*dict.fromkeys(known), article.published.value[:10] if article.published else "undated"]
    return f"{name_article(article, 36)} ({', '.join(about)})"
