"""The report: one self-contained HTML page with the overview, the timeline, every article and the tables.

It needs no network and no JavaScript, prints, and carries a Content-Security-Policy that lets nothing be loaded.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from jinja2 import Environment, PackageLoader, StrictUndefined

from sayso.records import Links, Reading
from sayso.show.chain import FOOT, chain_words, name_article, whose_word
from sayso.show.count import count_words, show_number
from sayso.show.dispute import Dispute, Disputes
from sayso.show.family import Families, Family
from sayso.show.harm import HarmRow, bound_words, harm_rows
from sayso.show.overview import Overview, make_overview
from sayso.show.passage import Passage, cut_passages
from sayso.show.timeline import draw_timeline

ARTICLES = 200
"""Articles shown in full at most; a page of more is too heavy to open. The report says what it leaves out."""

ROWS = 1000
"""Lines of a table at most, said likewise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """One article as the page shows it; ``number`` is that of the overview."""

    number: int
    id: str
    title: str
    uri: str
    about: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One line of the table of figures."""

    number: int
    start: int
    text: str
    bounds: str
    low: str
    high: str
    unit: str
    counted: str
    where: str
    when: str
    whose: str
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceRow:
    """One line of the table of voices: claims told on somebody's word, and in which articles."""

    name: str
    claims: int
    articles: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameRow:
    """One line of the table of names: an entity, its spellings, and where each article names it first."""

    name: str
    type: str
    variants: str
    mentions: int
    articles: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that the page shows."""

    title: str
    overview: Overview
    numbers: dict[str, int]
    timeline: str
    disputes: tuple[Dispute, ...]
    families: tuple[Family, ...]
    articles: tuple[ArticleView, ...]
    figures: tuple[FigureRow, ...]
    harm: tuple[HarmRow, ...]
    voices: tuple[VoiceRow, ...]
    names: tuple[NameRow, ...]
    left_out: tuple[str, ...]
    public: bool
    tool: str
    foot: str = FOOT


def make_report(readings: Iterable[Reading], links: Links, *, title: str, tool: str, public: bool = False) -> Report:
    """Return what the report of a pile shows.

    readings: consumed once, in the order that numbers them; links: of the same pile
    title:    the page's heading
    public:   whether the readings were masked and are to be shown as excerpts only
    """
    pile = _Pile(links, public=public)
    overview = make_overview((pile.take(reading) for reading in readings), links)
    disputes, families = tuple(pile.disputes.rows()), tuple(pile.families.rows())
    voices, names = pile.voice_rows(), _name_rows(links, pile.numbers)
    left_out = [
        f"{total - most:,} of {total:,} {what} are left out of this page; the ledger has them all."
        for what, total, most in (
            ("questions whose accounts do not meet", pile.disputes.n_all, len(disputes)),
            ("families of copies", pile.families.n_all, len(families)),
            ("articles", len(pile.numbers), ARTICLES),
            ("figures", pile.n_figures, ROWS),
            ("figures of harm", pile.n_harm, ROWS),
            ("voices", len(voices), ROWS),
            ("names", len(names), ROWS),
        )
        if total > most
    ]
    return Report(
        title=title,
        overview=overview,
        numbers=pile.numbers,
        timeline=draw_timeline(links, {event.id: event.label for event in links.events}),
        disputes=disputes,
        families=families,
        articles=tuple(pile.articles),
        figures=tuple(pile.figures),
        harm=tuple(pile.harm),
        voices=tuple(voices[:ROWS]),
        names=tuple(names[:ROWS]),
        left_out=tuple(left_out),
        public=public,
        tool=tool,
    )


def render_report(report: Report) -> str:
    """Return the report as one HTML page."""
    environment = Environment(
        loader=PackageLoader("sayso.show"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shown = {view.number for view in report.articles}
    spots = {
        (view.number, piece.start) for view in report.articles for passage in view.passages for piece in passage.pieces
    }
    page = environment.get_template("report.html")
    return page.render(report=report, shown=shown, spots=spots, show_number=show_number, count_words=count_words)


class _Pile:
    """What the page keeps of the readings while they pass by: no more than it can show."""

    def __init__(self, links: Links, *, public: bool) -> None:
        self.public = public
        self.disputes, self.families = Disputes(links), Families(links)
        self.numbers: dict[str, int] = {}
        self.articles: list[ArticleView] = []
        self.figures: list[FigureRow] = []
        self.harm: list[HarmRow] = []
        self.n_figures = self.n_harm = 0
        self._claims: Counter[str] = Counter()
        self._places: dict[str, dict[int, int]] = defaultdict(dict)

    def take(self, reading: Reading) -> Reading:
        """Keep what is shown of ``reading`` and hand it on."""
        number = self.numbers[reading.article.id] = len(self.numbers) + 1
        if number <= ARTICLES:
            self.articles.append(_view(reading, number, self.public))
        self.n_figures += len(reading.marks.figures)
        if len(self.figures) < ROWS:
            self.figures.extend(islice(_figure_rows(reading, number), ROWS - len(self.figures)))
        harm = list(harm_rows(reading))
        self.n_harm += len(harm)
        self.harm.extend(harm[: ROWS - len(self.harm)])
        self.disputes.take(reading)
        self.families.take(reading)
        for claim in reading.marks.claims:
            name = whose_word(claim.voice)
            self._claims[name] += 1
            self._places[name].setdefault(number, claim.spans[0].start)
        return reading

    def voice_rows(self) -> list[VoiceRow]:
        """Return the voices, those with most claims first."""
        ranked = sorted(self._claims.items(), key=lambda pair: (-pair[1], pair[0]))
        return [VoiceRow(name=name, claims=n, articles=tuple(self._places[name].items())) for name, n in ranked]


def _view(reading: Reading, number: int, public: bool) -> ArticleView:
    article = reading.article
    publisher = article.publisher.name if article.publisher else "publisher unknown"
    parts = [publisher]
    if article.agency and article.agency.name != publisher:
        parts.append(f"agency {article.agency.name}")
    if article.authors:
        parts.append("by " + ", ".join(author.name for author in article.authors))
    dated = f"{article.published.value} ({article.published.how.value})" if article.published else "undated"
    passages = cut_passages(reading)
    return ArticleView(
        number=number,
        id=article.id,
        title=name_article(article, 140),
        uri=article.uri,
        about=" · ".join([*parts, dated]),
        passages=tuple(_excerpt(passages) if public else passages),
    )


def _excerpt(passages: Sequence[Passage], most: int = 3) -> list[Passage]:
    """Return the first passages that hold a figure or a cue, at most ``most``: a quotation, not a copy."""
    telling = [passage for passage in passages if any({"figure", "cue"} & set(piece.kinds) for piece in passage.pieces)]
    return telling[:most]


def _figure_rows(reading: Reading, number: int) -> Iterable[FigureRow]:
    claims = {claim.id: claim for claim in reading.marks.claims}
    for figure in reading.marks.figures:
        claim = claims.get(figure.claim or "")
        voice = claim.voice if claim else ()
        yield FigureRow(
            number=number,
            start=figure.start,
            text=reading.article.text[figure.start : figure.end],
            bounds=bound_words(figure),
            low=show_number(figure.low),
            high=show_number(figure.high),
            unit=figure.unit,
            counted=figure.counted,
            where=figure.where or "",
            when=figure.when or "",
            whose=whose_word(voice),
            chain=chain_words(voice),
        )


def _name_rows(links: Links, numbers: dict[str, int]) -> list[NameRow]:
    rows = []
    for entity in sorted(links.entities, key=lambda entity: (-len(entity.mentions), entity.name)):
        first: dict[int, int] = {}
        for mention in entity.mentions:
            first.setdefault(numbers[mention.article], mention.start)
        variants = ", ".join(variant for variant in entity.variants if variant != entity.name)
        rows.append(
            NameRow(
                name=entity.name,
                type=entity.type.value,
                variants=variants,
                mentions=len(entity.mentions),
                articles=tuple(sorted(first.items())),
            )
        )
    return rows
