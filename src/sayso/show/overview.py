"""The overview: what a pile of coverage holds, in at most some forty lines, each with the spans it rests on.

It is what ``sayso run`` prints and what every report opens with. The sections and their order are fixed; an empty one
says so. Readings are consumed once, so that a pile of any size can be told.
"""

import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sayso.records import AccountClaim, Links, Question, Reading
from sayso.show.chain import FOOT
from sayso.show.chronology import LANES, Dated, count_lanes, fill_tray, lay_lanes, most_told
from sayso.show.count import count_words
from sayso.show.harm import ALWAYS, HarmRow
from sayso.show.pile import EACH_ARTICLE, Pile, Place, Recurring, take_reading
from sayso.vocabulary import ChronologyKind, Harm, QuestionKind, Relation

WIDTH = 100
"""Columns the text form is wrapped to."""

_LABEL = 17
_SHOWN = 6  # articles named by number behind one statement
_TOLD = 5  # lines of a lane of the chronology
_LEADS = 4  # days and places that articles chiefly tell of
_TRAY = 3  # happenings without a date
_PLURALS = {"date without an event": "dates without an event", "day of publication": "days of publication"}

RELATION_WORDS = {
    Relation.AGREE: "the same",
    Relation.COMPATIBLE: "compatible",
    Relation.UPDATE: "a later count",
    Relation.SCOPE: "not quite the same thing",
    Relation.DIFFER: "they differ",
    Relation.SINGLE: "one account",
}
_WORST_FIRST = (Relation.DIFFER, Relation.SCOPE, Relation.UPDATE, Relation.COMPATIBLE, Relation.AGREE, Relation.SINGLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of words in a line, and the span it leads to, if it leads to one."""

    text: str
    place: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of the overview."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The line as plain words."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and the lines under it."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The sections in their fixed order, and the sentence at the foot."""

    sections: tuple[Section, ...]
    foot: str = FOOT


def make_overview(readings: Iterable[Reading], links: Links) -> Overview:
    """Return the overview of ``readings`` (consumed once; their order numbers the articles) and what links them."""
    wanted = {mention.mark for event in links.events for mention in event.mentions[:1]}
    pile = Pile()
    for reading in readings:
        take_reading(pile, reading, wanted)
    return Overview(
        sections=(
            Section(heading="The pile", lines=tuple(_tell_pile(pile, links))),
            Section(heading="Who speaks", lines=tuple(_tell_voices(pile))),
            Section(heading="Harm", lines=tuple(_tell_harm(pile))),
            Section(heading="Accounts meet", lines=tuple(_tell_meeting(pile, links))),
            Section(heading="One article only", lines=tuple(_tell_single(links))),
            Section(heading="Documents cited", lines=tuple(_tell_documents(pile, links))),
            Section(heading="Chronology", lines=tuple(_tell_chronology(pile, links))),
            Section(heading="Left open", lines=tuple(_tell_open(pile))),
        )
    )


def render_overview(overview: Overview, width: int = WIDTH) -> str:
    """Return the overview as plain text of at most ``width`` columns, headings in a column of their own."""
    rows = []
    for section in overview.sections:
        label = section.heading
        for line in section.lines:
            wrapped = textwrap.wrap(line.text, max(width - _LABEL, 40), break_long_words=False, break_on_hyphens=False)
            for row in wrapped:
                rows.append(f"{label:<{_LABEL}}{row}".rstrip())
                label = ""
    return "\n".join([*rows, "", overview.foot])


def _sentence(*words: str) -> Line:
    return Line(parts=(Part(text="".join(words)),))


def _join(parts: Iterable[Sequence[Part]], separator: str) -> tuple[Part, ...]:
    """Return the groups of parts in one row with ``separator`` between them."""
    joined: list[Part] = []
    for group in parts:
        if joined:
            joined.append(Part(text=separator))
        joined.extend(group)
    return tuple(joined)


def _more(total: int, shown: int, command: str) -> str:
    return f"; and {total - shown} more (sayso show {command})" if total > shown else ""


def _tell_pile(pile: Pile, links: Links) -> Iterator[Line]:
    dated = sum(count for how, count in pile.dated.items() if how != "undated")
    ways = ", ".join(f"{count} {how}" for how, count in pile.dated.most_common() if how != "undated")
    yield _sentence(
        f"{count_words(len(pile.numbers), 'article')}, {count_words(pile.words, 'word')}. ",
        f"Dated: {dated}{f' ({ways})' if ways else ''}; undated: {pile.dated['undated']}.",
    )
    known = [name for name, _ in pile.publishers.most_common() if name]
    shown = ", ".join(known[:8]) + _more(len(known), 8, "articles")
    agencies = f" Agencies: {', '.join(name for name, _ in pile.agencies.most_common(6))}." if pile.agencies else ""
    unknown = pile.publishers[""]
    without = f"of {count_words(unknown, 'article')} the publisher is unknown" if unknown else "none unknown"
    unread = "" if links.unread else " Nothing stands unread."
    yield _sentence(f"Publishers: {len(known)} known{f' ({shown})' if known else ''}; {without}.{agencies}{unread}")
    if links.unread:
        first = "; ".join(
            f"{one.uri.rsplit('/', 1)[-1]} ({one.reason.removeprefix(f'{one.uri}: ').rstrip('.')})"
            for one in links.unread[:3]
        )
        yield _sentence(f"Unread, in no count: {len(links.unread)}: {first}{_more(len(links.unread), 3, 'unread')}.")


def _tell_voices(pile: Pile) -> Iterator[Line]:
    if len(pile.numbers) <= EACH_ARTICLE:
        for number, head, voices in pile.heads:
            yield _sentence(f"[{number}] {head}: {_voice_list(voices, 2) or 'no claim'}.")
    else:
        yield _sentence(f"Over all articles: {_voice_list(pile.voices, 12)}.")
    relayed = [
        f"{name} (through {', '.join(by)})" for name, by in sorted(pile.relayed.items()) if name not in pile.heard
    ]
    if relayed:
        yield _sentence(f"Heard only through others: {'; '.join(relayed[:2])}{_more(len(relayed), 2, 'voices')}.")


def _voice_list(voices: Counter[str], most: int) -> str:
    """Return who speaks how often, most first; names in order of count, then alphabet."""
    ranked = sorted(voices.items(), key=lambda pair: (-pair[1], pair[0]))
    shown = [f"{name} {count}" for name, count in ranked[:most]]
    rest = sum(count for _, count in ranked[most:])
    return ", ".join([*shown, *([f"others {rest}"] if rest else [])])


def _tell_harm(pile: Pile) -> Iterator[Line]:
    told = {harm for row in pile.harm for harm in row.harm}
    for harm in [*ALWAYS, *(kind for kind in Harm if kind in told and kind not in ALWAYS)]:
        rows = [row for row in pile.harm if harm in row.harm]
        if not rows:
            yield _sentence(f"{harm.value.capitalize()}: no figure in this pile.")
            continue
        groups: dict[tuple[object, ...], list[HarmRow]] = defaultdict(list)
        for row in rows:
            groups[(row.low, row.high, row.bounds, row.whom.casefold(), row.where, row.when, row.whose)].append(row)
        ranked = sorted(groups.values(), key=lambda group: -len({row.article for row in group}))
        parts = [Part(text=f"{harm.value.capitalize()}: ")]
        parts.extend(_join((_harm_parts(pile, group) for group in ranked[:2]), "; "))
        parts.append(Part(text=_more(len(ranked), 2, "figures") + "."))
        yield Line(parts=tuple(parts))


def _harm_parts(pile: Pile, rows: Sequence[HarmRow]) -> list[Part]:
    """Return one harm figure in words, with where it stands and on whose word."""
    first = rows[0]
    told = not first.bounds or first.bounds.split()[0] in first.text.casefold()
    bounds = "" if told else f" ({first.bounds})"
    about = [first.where if first.where not in first.text else "", first.when]
    detail = ", ".join(word for word in about if word)
    parts = [
        Part(text="not " if first.negated else ""),
        Part(
            text=f"“{' '.join(first.text.split())}”",
            place=Place(article=first.article, start=first.start, end=first.end),
        ),
        Part(text=f"{bounds}{f', {detail}' if detail else ''} — {first.whose} "),
    ]
    return [*parts, *_numbers(pile, [(row.article, row.start, row.end) for row in rows])]


def _numbers(pile: Pile, places: Iterable[tuple[str, int, int]]) -> list[Part]:
    """Return ``[1][3]``: each article once, leading to its first span; of many the first few, and how many more."""
    first: dict[int, Place] = {}
    for article, start, end in places:
        if article in pile.numbers:
            first.setdefault(pile.numbers[article], Place(article=article, start=start, end=end))
    shown = [Part(text=f"[{number}]", place=place) for number, place in sorted(first.items())[:_SHOWN]]
    return shown if len(first) <= _SHOWN else [*shown, Part(text=f" and {len(first) - _SHOWN:,} more")]


def _articles(question: Question) -> set[str]:
    return {claim.article for account in question.accounts for claim in account.claims}


def _in_words(question: Question) -> bool:
    """Return whether accounts differ in nothing but their words, which is told after what they say."""
    return question.kind is QuestionKind.WORDS


def _tell_meeting(pile: Pile, links: Links) -> Iterator[Line]:
    meeting = [q for q in links.questions if len(q.accounts) > 1 or len(_articles(q)) > 1]
    meeting.sort(key=lambda q: (_in_words(q), _WORST_FIRST.index(q.relation), -len(_articles(q)), q.id))
    for question in meeting[:4]:
        parts = [] if question.label == question.accounts[0].text else [Part(text=f"{question.label}: ")]
        parts.extend(
            _join((_account_parts(pile, account.text, account.claims) for account in question.accounts[:4]), "; ")
        )
        if len(question.accounts) > 4:
            parts.append(Part(text=f"; and {len(question.accounts) - 4} more"))
        inside = ", inside one article" if len(_articles(question)) == 1 else ""
        origins = len({(origin.kind, origin.name) for account in question.accounts for origin in account.origins})
        ends = f"; at most {count_words(origins, 'origin')}" if origins else ""
        parts.append(Part(text=f" — {RELATION_WORDS[question.relation]}{inside}{ends}."))
        yield Line(parts=tuple(parts))
    if len(meeting) > 4:
        yield _sentence(f"And {len(meeting) - 4} more (sayso show questions).")
    recurring = _recurring(pile, meeting)
    if recurring:
        groups = [_recurring_parts(pile, places) for places in recurring[:5]]
        tail = "; and others" if len(recurring) > 5 else ""
        head = Part(text="Days and numbers that recur, whether or not of the same thing: ")
        yield Line(parts=(head, *_join(groups, "; "), Part(text=f"{tail}.")))
    if not meeting and not recurring:
        yield _sentence("No figure or date is given by more than one article.")


def _recurring(pile: Pile, meeting: Sequence[Question]) -> list[list[Recurring]]:
    """Return days and numbers of several articles that no question told of already, the most frequent first."""
    told = {claim.mark for question in meeting for account in question.accounts for claim in account.claims}
    ranked = sorted(pile.recurring.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [places for _, places in ranked if len(places) > 1 and not told & {one.mark for one in places if one.mark}]


def _recurring_parts(pile: Pile, places: Sequence[Recurring]) -> list[Part]:
    where = [(one.place.article, one.place.start, one.place.end) for one in places]
    return [Part(text=f"{places[0].words} "), *_numbers(pile, where)]


def _account_parts(pile: Pile, text: str, claims: Sequence[AccountClaim]) -> list[Part]:
    return [Part(text=f"“{text}” "), *_numbers(pile, [(claim.article, claim.start, claim.end) for claim in claims])]


def _tell_single(links: Links) -> Iterator[Line]:
    alone = Counter(q.kind.value for q in links.questions if len(q.accounts) == 1 and len(_articles(q)) == 1)
    if not alone:
        yield _sentence("Nothing rests on one article alone.")
        return
    counts = " and ".join(count_words(count, kind) for kind, count in sorted(alone.items(), key=lambda kv: kv[0]))
    yield _sentence(f"{counts} rest on one article alone (sayso show figures, sayso show dates).")


def _tell_documents(pile: Pile, links: Links) -> Iterator[Line]:
    ranked = sorted(links.documents, key=lambda document: (-len(document.mentions), document.name))
    if not ranked:
        yield _sentence("None.")
        return
    groups = []
    for document in ranked[:6]:
        numbers = _numbers(pile, [(m.article, m.start, m.end) for m in document.mentions])
        where = " in the pile" if document.in_pile else ""
        groups.append([Part(text=f"{document.name} "), *numbers, Part(text=where)])
    inside = sum(document.in_pile for document in ranked)
    tail = f"{_more(len(ranked), 6, 'documents')}. In the pile: {inside} of {len(ranked)}."
    yield Line(parts=(*_join(groups, "; "), Part(text=tail)))


def _tell_chronology(pile: Pile, links: Links) -> Iterator[Line]:
    lanes = lay_lanes(links)
    if links.chronology:
        first = min(line.earliest for line in links.chronology)
        last = max(line.latest for line in links.chronology)
        counted = sorted(count_lanes(lanes).items())
        counts = ", ".join(count_words(count, kind, _PLURALS.get(kind, "")) for kind, count in counted)
        yield _sentence(f"From {first} to {last}: {counts}.")
    else:
        yield _sentence("No date could be placed.")
    yield from _tell_leads(pile)
    for kind in (ChronologyKind.EVENT, ChronologyKind.COMMEMORATION):
        told = [one for one in lanes[kind] if one.label]
        shown = most_told(lanes[kind], _TOLD)
        if shown:
            gap = _more(len({one.words for one in told}), len(shown), "chronology")
            groups = [_dated_parts(pile, one) for one in shown]
            yield Line(parts=(Part(text=f"{LANES[kind]}: "), *_join(groups, "; "), Part(text=f"{gap}.")))
    published = lanes[ChronologyKind.PUBLICATION]
    if published:
        groups = [_published_parts(pile, one) for one in published[:_TOLD]]
        gap = _more(len(published), _TOLD, "chronology")
        yield Line(parts=(Part(text="Published: "), *_join(groups, "; "), Part(text=f"{gap}.")))
    yield from _tell_tray(pile, links)


def _tell_leads(pile: Pile) -> Iterator[Line]:
    """Yield the days and places that most articles chiefly tell of, each with its articles."""
    ranked = sorted(pile.leads.items(), key=lambda lead: (-len(lead[1]), lead[0]))
    groups = [
        [Part(text=f"{day} {place} "), *_numbers(pile, [(one.article, one.start, one.end) for one in places])]
        for (day, place), places in ranked[:_LEADS]
    ]
    if groups:
        more = f"; and {len(ranked) - _LEADS:,} more" if len(ranked) > _LEADS else ""
        yield Line(parts=(Part(text="Chiefly told of: "), *_join(groups, "; "), Part(text=f"{more}.")))


def _tell_tray(pile: Pile, links: Links) -> Iterator[Line]:
    """Yield what has no date: the happenings told by most articles, and the articles."""
    tray = fill_tray(links)
    groups = [_labelled(pile, event.label, event.mentions[0].mark) for event in tray.events[:_TRAY]]
    if tray.articles:
        places = [(article.id, 0, 0) for article in tray.articles]
        groups.append([Part(text=f"{count_words(len(tray.articles), 'article')} "), *_numbers(pile, places)])
    if groups:
        more = len(tray.events) - _TRAY
        tail = f"; and {more:,} more happenings (sayso show linked_events)" if more > 0 else ""
        yield Line(parts=(Part(text="Undated: "), *_join(groups, "; "), Part(text=f"{tail}.")))


def _dated_parts(pile: Pile, dated: Dated) -> list[Part]:
    """Return one dated happening, with the articles that tell of it."""
    assert dated.event is not None
    quote = pile.quotes.get(dated.event.mentions[0].mark)
    places = [(mention.article, mention.start, mention.end) for mention in dated.event.mentions]
    numbers = _numbers(pile, places)
    return [Part(text=f"{dated.words}{' ' if numbers else ''}", place=quote[1] if quote else None), *numbers]


def _labelled(pile: Pile, label: str, mark: str) -> list[Part]:
    quote = pile.quotes.get(mark)
    return [Part(text=f"“{label}”", place=quote[1] if quote else None)]


def _published_parts(pile: Pile, dated: Dated) -> list[Part]:
    """Return one day of publication with its articles."""
    numbers = _numbers(pile, [(article, 0, 0) for article in dated.articles])
    return [Part(text=f"{dated.when}{' ' if numbers else ''}"), *numbers]


def _column(pile: Pile, field: str) -> str:
    """Return which column of the tables seems to hold what is missing, and how to say so; "" where none does."""
    if not (found := pile.columns[field]):
        return ""
    name = max(sorted(found), key=found.__getitem__)
    return f" (their column “{name}” was not read; --column {field}={name} reads it)"


def _tell_open(pile: Pile) -> Iterator[Line]:
    said = []
    if pile.dated["undated"]:
        told = f"{count_words(pile.dated['undated'], 'article')} without a publication date"
        said.append(told + _column(pile, "published"))
    if sum(pile.waiting.values()):
        said.append(f"{count_words(sum(pile.waiting.values()), 'relative date')} that wait for one")
    if pile.publishers[""]:
        said.append(f"{count_words(pile.publishers[''], 'article')} without a publisher{_column(pile, 'publisher')}")
    if pile.unnamed:
        said.append(f"{count_words(pile.unnamed, 'attribution')} to somebody unnamed")
    if said:
        yield _sentence("; ".join(said) + ".")
    if pile.open_speakers:
        open_ones = dict(reversed(pile.open_speakers))  # each way of being open once, where it stands first
        groups = [[Part(text=text, place=place)] for text, place in reversed(open_ones.items())][:3]
        tail = _more(len(open_ones), 3, "attributions") + "."
        yield Line(parts=(Part(text="Who speaks is open: "), *_join(groups, "; "), Part(text=tail)))
    if pile.warnings:
        counts = ", ".join(f"{code} {count}" for code, count in sorted(pile.warnings.items()))
        yield _sentence(f"Warnings: {counts} (docs/errors.md tells what each means).")
    if not said and not pile.open_speakers and not pile.warnings:
        yield _sentence("Nothing.")
