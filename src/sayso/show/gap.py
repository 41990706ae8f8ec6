"""Gaps: what a pile does not say, each with the places that show it. A gap is told, never filled in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from sayso.records import LinkedEntity, Links, Mention, Reading
from sayso.show.count import count_words
from sayso.show.harm import ALWAYS
from sayso.show.source import MOST, Source, Told
from sayso.vocabulary import Harm, NameType

_NAMED = 3  # documents, voices and inputs that one line names
_HEARD = frozenset({NameType.PERSON, NameType.ORG})


@dataclass(slots=True)
class Gaps:
    """What is kept of the readings while they pass by; each list holds the first places and counts the rest."""

    harm: set[Harm] = field(default_factory=set)
    undated: list[Source] = field(default_factory=list)
    unpublished: list[Source] = field(default_factory=list)
    unnamed: list[Source] = field(default_factory=list)
    open_speakers: list[tuple[str, Source]] = field(default_factory=list)
    waiting: list[Source] = field(default_factory=list)

    def take(self, reading: Reading, number: int) -> None:
        """Note what the article with this number leaves open."""
        article, marks = reading.article, reading.marks
        self.harm.update(kind for figure in marks.figures for kind in figure.harm)
        if article.published is None:
            self.undated.append(Source(number=number, start=0, end=0, words="", chain=""))
        if article.publisher is None:
            self.unpublished.append(Source(number=number, start=0, end=0, words="", chain=""))
        for attribution in marks.attributions:
            speaker, source = attribution.speaker, attribution.source[:1]
            if speaker and source:
                place = self._source(reading, number, source[0].start, source[0].end)
                if len(speaker.candidates) > 1:
                    self.open_speakers.append((" or ".join(speaker.candidates), place))
                elif speaker.anonymous:
                    self.unnamed.append(place)
        self.waiting += [self._source(reading, number, one.start, one.end) for one in marks.dates if one.waits_for]

    def _source(self, reading: Reading, number: int, start: int, end: int) -> Source:
        words = " ".join(reading.article.text[start:end].split())
        return Source(number=number, start=start, end=end, words=words, chain="")


def tell_gaps(gaps: Gaps, links: Links, numbers: Mapping[str, int]) -> Iterator[Told]:
    """Yield a line for each kind of gap there is, those that touch every count first.

    numbers: the number of each article by its id
    """
    if links.unread:
        names = "; ".join(f"{one.uri.rsplit('/', 1)[-1]} ({one.reason.rstrip('.')})" for one in links.unread[:_NAMED])
        yield Told(text=f"Unread, in no count: {len(links.unread)}: {names}{_more(len(links.unread))}.")
    silent = [kind.value for kind in ALWAYS if kind not in gaps.harm]
    if silent:
        yield Told(text=f"No figure at all for people {_list(silent)}: that is silence, not none.")
    yield from _articles(gaps)
    yield from _sources(gaps)
    yield from _documents(links, numbers)
    yield from _unheard(links, numbers)


def _articles(gaps: Gaps) -> Iterator[Told]:
    if gaps.undated:
        yield _told(f"{count_words(len(gaps.undated), 'article')} without a date of publication.", gaps.undated)
    if gaps.waiting:
        noun = count_words(len(gaps.waiting), "relative date")
        yield _told(f"{noun} that nothing resolves: {_quote(gaps.waiting)}.", gaps.waiting)
    if gaps.unpublished:
        yield _told(f"{count_words(len(gaps.unpublished), 'article')} without a publisher.", gaps.unpublished)


def _sources(gaps: Gaps) -> Iterator[Told]:
    if gaps.unnamed:
        noun = count_words(len(gaps.unnamed), "time")
        yield _told(f"A source that is not named, {noun}: {_quote(gaps.unnamed)}.", gaps.unnamed)
    if gaps.open_speakers:
        first = "; ".join(f"“{source.words}” ({who})" for who, source in gaps.open_speakers[:_NAMED])
        more = _more(len(gaps.open_speakers))
        yield _told(f"Who speaks is left open: {first}{more}.", [source for _, source in gaps.open_speakers])


def _documents(links: Links, numbers: Mapping[str, int]) -> Iterator[Told]:
    cited = [one for one in links.documents if not one.in_pile]
    cited.sort(key=lambda one: (-len({mention.article for mention in one.mentions}), one.id))
    if cited:
        names = "; ".join(f"“{' '.join(one.name.split())}”" for one in cited[:_NAMED])
        places = [_mention(one, numbers) for document in cited[:_NAMED] for one in document.mentions[:1]]
        known = [place for place in places if place]
        yield Told(text=f"Cited and not in the pile: {names}{_more(len(cited))}.", sources=tuple(known))


def _unheard(links: Links, numbers: Mapping[str, int]) -> Iterator[Told]:
    """Yield the people and organisations that many claims are about and that are never heard."""
    entities = {entity.id: entity for entity in links.entities if entity.type in _HEARD}
    found: list[tuple[int, LinkedEntity]] = []
    for voice in links.voices:
        entity = entities.get(voice.entity or "")
        if entity and voice.spoken_about > 1 and not voice.speaks and not voice.quoted_by_others:
            found.append((voice.spoken_about, entity))
    found.sort(key=lambda pair: (-pair[0], pair[1].id))
    if found:
        names = "; ".join(f"{entity.name} ({count} claims)" for count, entity in found[:_NAMED])
        places = [_mention(one, numbers) for _, entity in found[:_NAMED] for one in entity.mentions[:1]]
        known = [place for place in places if place]
        yield Told(text=f"Spoken about and never heard: {names}{_more(len(found))}.", sources=tuple(known))


def _mention(mention: Mention, numbers: Mapping[str, int]) -> Source | None:
    number = numbers.get(mention.article)
    return Source(number=number, start=mention.start, end=mention.end, words="", chain="") if number else None


def _told(words: str, sources: list[Source]) -> Told:
    return Told(text=words, sources=tuple(sources[:MOST]), more=max(len(sources) - MOST, 0))


def _quote(sources: list[Source]) -> str:
    """Return the first few different wordings."""
    words = list(dict.fromkeys(source.words for source in sources))
    return ", ".join(f"“{word}”" for word in words[:_NAMED]) + _more(len(words))


def _more(total: int) -> str:
    return f"; and {total - _NAMED} more" if total > _NAMED else ""


def _list(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
