"""The brief: one page of what a pile of coverage holds, each line with the stretches of text it rests on.

What is agreed, what differs, what rests on one voice, what is missing: what a reporter takes along. It has a few lines
under each heading and says how many it leaves out. `sayso.show.briefing` writes it as Markdown and DOCX.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sayso.records import Account, Article, Links, Question, Reading
from sayso.show.chain import FOOT, chain_words, name_article
from sayso.show.count import count_words
from sayso.show.difference import WORST_FIRST
from sayso.show.gap import Gaps, tell_gaps
from sayso.show.rate import MEANS, Rate, rates_of
from sayso.show.source import MOST, Place, Source, Told
from sayso.vocabulary import QuestionKind, Relation

LINES = 5
"""Lines under one heading; with more the brief is no page any longer."""

_ACCOUNTS = 4  # versions of one answer in one line
_WIDTH = 90  # code points of the words of one account
_RATES = ("harm", "accounts", "questions", "differences", "chronology")
_TWO_CAN_HOLD = frozenset({Relation.AGREE, Relation.COMPATIBLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefSection:
    """A heading, what it means, its lines, and how many more there are in the ledger."""

    heading: str
    about: str
    lines: tuple[Told, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """An article that a line rests on; ``number`` is that of the overview."""

    number: int
    title: str
    publisher: str
    published: str
    uri: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """All that the page says, in its fixed order."""

    title: str
    scope: str
    sections: tuple[BriefSection, ...]
    cited: tuple[Cited, ...]
    rates: tuple[Rate, ...]
    means: str = MEANS
    foot: str = FOOT


@dataclass(slots=True)
class _Pile:
    """What is kept of the readings while they pass by."""

    links: Links
    wanted: dict[str, list[Place]] = field(default_factory=dict)
    heads: list[Cited] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    quotes: dict[Place, tuple[str, str]] = field(default_factory=dict)
    gaps: Gaps = field(default_factory=Gaps)

    def take(self, reading: Reading) -> None:
        """Keep what the brief may show of one article."""
        article = reading.article
        number = self.numbers[article.id] = len(self.numbers) + 1
        self.heads.append(_head(article, number))
        chains = {claim.id: chain_words(claim.voice) for claim in reading.marks.claims}
        for place in self.wanted.get(article.id, ()):
            self.quotes[place] = (" ".join(article.text[place.start : place.end].split()), chains.get(place.claim, ""))
        self.gaps.take(reading, number)

    def source(self, place: Place) -> Source:
        """Return a place as the brief shows it."""
        words, chain = self.quotes.get(place, ("", ""))
        return Source(number=self.numbers[place.article], start=place.start, end=place.end, words=words, chain=chain)


def make_brief(readings: Iterable[Reading], links: Links, *, title: str) -> Brief:
    """Return the brief of a pile.

    readings: consumed once, in the order that numbers them; links: of the same pile
    """
    pile = _Pile(links=links)
    sections = (_agreed(links), _differing(links), _single(links))
    for place in (place for _, _, lines in sections for _, places in lines for place in places):
        pile.wanted.setdefault(place.article, []).append(place)
    for reading in readings:
        pile.take(reading)
    made = tuple(_section(heading, about, lines, pile) for heading, about, lines in sections)
    missing = tuple(tell_gaps(pile.gaps, links, pile.numbers))
    made = (*made, BriefSection(heading="Missing", about="not known from this pile; no gap is a zero", lines=missing))
    numbers = {source.number for section in made for line in section.lines for source in line.sources}
    return Brief(
        title=title,
        scope=_scope(pile),
        sections=made,
        cited=tuple(head for head in pile.heads if head.number in numbers),
        rates=tuple(rates_of(_RATES)),
    )


_Lines = list[tuple[str, list[Place]]]


def _section(heading: str, about: str, lines: _Lines, pile: _Pile) -> BriefSection:
    """Return the first lines of a section with their sources."""
    told = []
    for words, places in lines[:LINES]:
        shown = [pile.source(place) for place in places if place.article in pile.numbers]
        told.append(Told(text=words, sources=tuple(shown[:MOST]), more=max(len(shown) - MOST, 0)))
    return BriefSection(heading=heading, about=about, lines=tuple(told), left_out=max(len(lines) - LINES, 0))


def _agreed(links: Links) -> tuple[str, str, _Lines]:
    """Return questions on which at least two separate named origins say what can both be true, most origins first."""
    found = [q for q in _meeting(links) if q.relation in _TWO_CAN_HOLD and _origins(q.accounts) > 1]
    found.sort(key=lambda q: (-_origins(q.accounts), -len(_articles(q)), q.id))
    return "Agreed", "several named origins, nothing against it in this pile", [_line(q, q.accounts) for q in found]


def _differing(links: Links) -> tuple[str, str, _Lines]:
    """Return questions whose accounts do not meet, the worst first, with the reason of the worst pair."""
    found = [q for q in links.questions if q.relation in WORST_FIRST and q.kind is not QuestionKind.WORDS]
    found.sort(key=lambda q: (WORST_FIRST.index(q.relation), -len(_articles(q)), q.id))
    return "Differing", "both sides of each, and why they do not meet", [_against(q) for q in found]


def _single(links: Links) -> tuple[str, str, _Lines]:
    """Return what one named origin alone stands behind, what many articles repeat first, then harm."""
    found = [
        q
        for q in links.questions
        if q.relation not in WORST_FIRST and q.kind is QuestionKind.FIGURE and _origins(q.accounts) == 1
        if not any(account.n_own_voice for account in q.accounts)
    ]
    found.sort(key=lambda q: (-len(_articles(q)), not q.about.harm, q.id))
    return "On one voice", "however many articles carry it, one named origin", [_line(q, q.accounts) for q in found]


def _meeting(links: Links) -> Iterator[Question]:
    yield from (q for q in links.questions if len(_articles(q)) > 1 and q.kind is not QuestionKind.WORDS)


def _line(question: Question, accounts: Sequence[Account]) -> tuple[str, list[Place]]:
    """Return one question in words, and the places behind it."""
    label = "" if question.label == accounts[0].text else f"{_short(question.label)}: "
    told = "; ".join(f"“{_short(account.text)}” ({_behind(account)})" for account in accounts[:_ACCOUNTS])
    rest = f"; and {len(accounts) - _ACCOUNTS} more" if len(accounts) > _ACCOUNTS else ""
    return f"{label}{told}{rest}.", _places(accounts[:_ACCOUNTS])


def _against(question: Question) -> tuple[str, list[Place]]:
    """Return one question with the accounts of its worst pair in front, and why these two do not meet."""
    pair = min(
        (pair for pair in question.pairs if pair.relation is question.relation),
        key=lambda pair: (pair.a, pair.b),
        default=None,
    )
    if pair is None:
        return _line(question, question.accounts)
    first = [account for account in question.accounts if account.id in {pair.a, pair.b}]
    rest = [account for account in question.accounts if account.id not in {pair.a, pair.b}]
    words, places = _line(question, [*first, *rest])
    return f"{words} {pair.why[0].upper()}{pair.why[1:]}" + ("" if pair.why.endswith(".") else "."), places


def _behind(account: Account) -> str:
    """Return who stands behind an account: articles, then the upper bound of its origins and their names."""
    said = [count_words(account.n_articles, "article")]
    if account.n_origins:
        names = list(dict.fromkeys(origin.name for origin in account.origins))
        if account.n_origins > 1:
            said.append(f"at most {count_words(account.n_origins, 'origin')}: {_short(', '.join(names))}")
        else:
            said.append(f"on the word of {_short(' / '.join(names))}")
    if account.n_own_voice:
        said.append(f"{account.n_own_voice} in own voice")
    if account.n_unnamed:
        said.append(f"{account.n_unnamed} unnamed")
    return "; ".join(said)


def _places(accounts: Sequence[Account]) -> list[Place]:
    """Return where the accounts stand: first the first place of each, then the next article of each."""
    rows: list[list[Place]] = []
    for account in accounts:
        first: dict[str, Place] = {}
        for claim in account.claims:
            place = Place(article=claim.article, start=claim.start, end=claim.end, claim=claim.claim)
            first.setdefault(claim.article, place)
        rows.append(list(first.values()))
    longest = max(map(len, rows), default=0)
    return [row[at] for at in range(longest) for row in rows if at < len(row)]


def _origins(accounts: Sequence[Account]) -> int:
    """Return at most how many named origins stand behind the accounts."""
    if len(accounts) == 1:
        return accounts[0].n_origins
    return len({(origin.kind, origin.name) for account in accounts for origin in account.origins})


def _articles(question: Question) -> set[str]:
    return {claim.article for account in question.accounts for claim in account.claims}


def _short(words: str) -> str:
    """Return words on one line, cut at a word."""
    whole = " ".join(words.split())
    return whole if len(whole) <= _WIDTH else whole[: _WIDTH - 1].rsplit(" ", 1)[0] + "…"


def _head(article: Article, number: int) -> Cited:
    return Cited(
        number=number,
        title=name_article(article, 80),
        publisher=article.publisher.name if article.publisher else "publisher unknown",
        published=article.published.value if article.published else "undated",
        uri=article.uri,
    )


def _scope(pile: _Pile) -> str:
    """Return how much coverage the brief is of."""
    publishers = {head.publisher for head in pile.heads} - {"publisher unknown"}
    days = sorted(head.published[:10] for head in pile.heads if head.published != "undated")
    spread = f", dated {days[0]} to {days[-1]}" if days else ""
    shared = {passage.article for group in pile.links.copies for passage in group.members}
    return (
        f"{count_words(len(pile.heads), 'article')} of {count_words(len(publishers), 'known publisher')}{spread}; "
        f"{len(shared):,} of them share text with others."
    )
