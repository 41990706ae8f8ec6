"""Write down what sayso finds in the invented coverage, one readable page an article, for the end-to-end test.

``python -m tools.expected`` writes examples/expected/ anew; look at the difference before you commit it: each line that
changed is a claim that is now read otherwise. The test in tests/test_examples.py compares without writing.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from sayso import pipeline
from sayso.intake import find_publishers, load_publishers, open_inputs
from sayso.plugins import encoder_of
from sayso.records import Article, ArticleDate, Figure, Links, Marks, Named, Raw, Reading, Span
from sayso.settings import Settings
from sayso.show.chain import chain_words
from sayso.show.overview import make_overview, render_overview

ROOT = Path(__file__).resolve().parent.parent
COVERAGE = ROOT / "examples" / "coverage"
EXPECTED = ROOT / "examples" / "expected"


def read_coverage(folder: Path = COVERAGE) -> tuple[list[Reading], Links]:
    """Return the marked articles of ``folder`` in input order, and what links them.

    Raises: AssertionError when something in it cannot be read
    """
    listed = find_publishers([str(folder)])
    settings = Settings(publishers=load_publishers(listed) if listed else ())
    readings = []
    for raw in open_inputs([str(folder)], settings=settings):
        assert isinstance(raw, Raw), raw
        readings.append(pipeline.read_and_mark(raw, settings, encoder_of(settings.language)))
    return readings, pipeline.link(readings, settings)


def pages(readings: Sequence[Reading], links: Links) -> Iterator[tuple[str, str]]:
    """Yield file name and text of each expected page."""
    for reading in readings:
        name = reading.article.key.rsplit("/", 1)[-1].split(".")[0]
        yield f"{name}.txt", "\n".join(_tell_reading(reading)) + "\n"
    yield "links.txt", "\n".join(_tell_links(readings, links)) + "\n"
    yield "overview.txt", render_overview(make_overview(readings, links)) + "\n"


def _tell_reading(reading: Reading) -> Iterator[str]:
    article, marks = reading.article, reading.marks
    yield f"key        {article.key}"
    yield f"title      {article.title.text if article.title else '-'}"
    yield f"publisher  {_named(article.publisher)}"
    yield f"agency     {_named(article.agency)}"
    yield f"authors    {', '.join(author.name for author in article.authors) or '-'}"
    yield f"published  {_dated(article.published)}"
    yield f"modified   {_dated(article.modified)}"
    yield f"language   {article.language}"
    for credit in article.credits:
        yield f"credit     {credit.kind.value} {credit.name}"
    for caveat in (*article.warnings, *marks.warnings):
        yield f"warning    {caveat.code}"
    for stretch in article.boilerplate:
        yield f"furniture  {stretch.kind.value}: {_flow(article, stretch.start, stretch.end)}"
    yield ""
    yield from _tell_claims(article, marks)
    yield "names"
    for entity in marks.entities:
        roles = "; ".join(role.text for role in entity.roles)
        others = ", ".join(variant for variant in entity.variants if variant != entity.name)
        yield f"  {entity.type.value:6} {entity.name}{f' = {others}' if others else ''}{f' ({roles})' if roles else ''}"


def _tell_claims(article: Article, marks: Marks) -> Iterator[str]:
    figures = {figure.id: figure for figure in marks.figures}
    dates = {date.id: date for date in marks.dates}
    events = {event.id: event for event in marks.events}
    attributions = {attribution.id: attribution for attribution in marks.attributions}
    yield "claims"
    for claim in marks.claims:
        attribution = attributions.get(claim.attribution or "")
        how = f" · {attribution.type.value}, {attribution.stance.value}" if attribution else ""
        cue = f" “{_quote(article, attribution.cue)}”" if attribution and attribution.cue else ""
        mood = "".join(
            [f", {claim.modality.value}" if claim.modality != "asserted" else "", ", negated" * claim.negated]
        )
        yield f"  {chain_words(claim.voice)}{how}{cue}{mood}"
        yield f"    | {_quote(article, claim.spans)}"
        for ident in claim.figures:
            yield f"    figure {_figure(figures[ident])}"
        for ident in claim.dates:
            date = dates[ident]
            waits = f" waits for {date.waits_for.value}" if date.waits_for else ""
            yield f"    date “{date.text}” {date.type.value} {date.value} {date.edtf or '-'}{waits}"
        for ident in claim.events:
            event = events[ident]
            agent, patient = (who.text if who else "-" for who in (event.agent, event.patient))
            yield f"    event “{event.text}” {event.type.value}: {agent} → {patient}"


def _figure(figure: Figure) -> str:
    bounds = f"{'…' if figure.low is None else figure.low} to {'…' if figure.high is None else figure.high}"
    parts = [f"“{' '.join(figure.text.split())}” {figure.kind.value} {figure.unit} {bounds}"]
    parts += [f"counted {figure.counted}"] if figure.counted else []
    parts += ["/".join(harm.value for harm in figure.harm)] if figure.harm else []
    parts += [f"by {figure.blamed}"] if figure.blamed else []
    parts += [f"in {figure.where}"] if figure.where else []
    parts += [figure.when] if figure.when else []
    parts += ["part of another"] if figure.part_of else []
    return ", ".join(parts)


def _tell_links(readings: Sequence[Reading], links: Links) -> Iterator[str]:
    keys = {reading.article.id: reading.article.key for reading in readings}
    yield "copies"
    for copies in links.copies:
        members = ", ".join(sorted({keys[member.article] for member in copies.members}))
        yield f"  {copies.kind.value}: {members}; earliest {keys[copies.earliest] if copies.earliest else 'not known'}"
    yield "questions"
    for question in links.questions:
        if len(question.accounts) < 2 and question.accounts[0].n_articles < 2:
            continue
        yield f"  {question.kind.value}: {question.label} — {question.relation.value}"
        for account in question.accounts:
            where = ", ".join(sorted({keys[claim.article] for claim in account.claims}))
            counts = f"articles {account.n_articles}, publishers {account.n_publishers}, origins ≤ {account.n_origins}"
            voices = f"own voice {account.n_own_voice}, unnamed {account.n_unnamed}"
            yield f"    “{' '.join(account.text.split())}” {counts}, {voices}: {where}"
        for pair in question.pairs:
            yield f"    {pair.relation.value}: {pair.why}"
    yield "documents"
    for document in links.documents:
        yield f"  {document.name}: {len(document.mentions)} mentions{', in the pile' if document.in_pile else ''}"
    yield "names under several spellings"
    for entity in links.entities:
        if len(entity.variants) > 1:
            yield f"  {entity.type.value} {entity.name}: {', '.join(entity.variants)}"
    yield "unread"
    for unread in links.unread:
        yield f"  {unread.uri.rsplit('/', 1)[-1]}: {unread.reason}"


def _named(named: Named | None) -> str:
    return f"{named.name} ({named.how.value})" if named else "-"


def _dated(date: ArticleDate | None) -> str:
    return f"{date.value} ({date.how.value})" if date else "-"


def _flow(article: Article, start: int, end: int) -> str:
    return " ".join(article.text[start:end].split())


def _quote(article: Article, spans: Sequence[Span]) -> str:
    return " … ".join(_flow(article, span.start, span.end) for span in spans)


def main() -> None:
    """Write the expected pages anew, and take away those of articles that are no more."""
    EXPECTED.mkdir(exist_ok=True)
    written = dict(pages(*read_coverage()))
    for stale in {path.name for path in EXPECTED.iterdir()} - written.keys():
        (EXPECTED / stale).unlink()
    for name, text in written.items():
        (EXPECTED / name).write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(written)} pages in {EXPECTED.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
