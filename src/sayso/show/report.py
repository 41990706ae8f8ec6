"""The report: one self-contained HTML page with the overview, the timeline, every article and the tables.

It needs no network and no JavaScript, prints, and carries a Content-Security-Policy that lets nothing be loaded.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment, PackageLoader, StrictUndefined

from sayso.records import Links, Reading
from sayso.show.chain import FOOT, chain_words, is_own_voice, name_article, name_voice
from sayso.show.harm import HarmRow, bound_words, harm_rows, show_number
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
    articles: tuple[ArticleView, ...]
    figures: tuple[FigureRow, ...]
    harm: tuple[HarmRow, ...]
    voices: tuple[VoiceRow, ...]
    names: tuple[NameRow, ...]
    left_out: tuple[str, ...]
    public: bool
    tool: str
    foot: str = FOOT


def make_report(readings: Sequence[Reading], links: Links, *, title: str, tool: str, public: bool = False) -> Report:
    """Return what the report of a pile shows.

    readings: in the order that numbers them; links: of the same pile
    title:    the page's heading
    public:   whether the readings were masked and are to be shown as excerpts only
    """
    numbers = {reading.article.id: number for number, reading in enumerate(readings, 1)}
    labels = {event.id: event.label for event in links.events}
    shown = readings[:ARTICLES]
    figures = [row for reading in readings for row in _figure_rows(reading, numbers[reading.article.id])]
    harm = [row for reading in readings for row in harm_rows(reading)]
    voices, names = _voice_rows(readings), _name_rows(links, numbers)
    left_out = [
        f"{total - most:,} of {total:,} {what} are left out of this page; the ledger has them all."
        for what, total, most in (
            ("articles", len(readings), ARTICLES),
            ("figures", len(figures), ROWS),
            ("figures of harm", len(harm), ROWS),
            ("voices", len(voices), ROWS),
            ("names", len(names), ROWS),
        )
        if total > most
    ]
    return Report(
        title=title,
        overview=make_overview(readings, links),
        numbers=numbers,
        timeline=draw_timeline(links, labels),
        articles=tuple(_view(reading, numbers[reading.article.id], public) for reading in shown),
        figures=tuple(figures[:ROWS]),
        harm=tuple(harm[:ROWS]),
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
    return environment.get_template("report.html").render(report=report, shown=shown, show_number=show_number)


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
            whose="own voice" if is_own_voice(voice) else name_voice(voice[-1]),
            chain=chain_words(voice),
        )


def _voice_rows(readings: Sequence[Reading]) -> list[VoiceRow]:
    claims: Counter[str] = Counter()
    places: dict[str, dict[int, int]] = defaultdict(dict)
    for number, reading in enumerate(readings, 1):
        for claim in reading.marks.claims:
            name = "own voice of the publisher" if is_own_voice(claim.voice) else name_voice(claim.voice[-1])
            claims[name] += 1
            places[name].setdefault(number, claim.spans[0].start)
    ranked = sorted(claims.items(), key=lambda pair: (-pair[1], pair[0]))
    return [VoiceRow(name=name, claims=count, articles=tuple(places[name].items())) for name, count in ranked]


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
