"""An article as a readable page: its marks as quiet underlines, whose word it is in the margin, copies shaded."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.read.given import check_date
from sayso.records import Article, ArticleDate, Caveat, Copies, Named, Passage, Question, Reading
from sayso.show.attributed import attribute, cite
from sayso.show.chain import chain_words, is_own_voice, name_article, whose_word
from sayso.show.harm import bound_words
from sayso.show.overview import RELATION_WORDS
from sayso.show.passage import Layer, cut_passages
from sayso.show.passage import Passage as Shown
from sayso.show.table import quote
from sayso.show.telling import telling_events
from sayso.vocabulary import CopyKind, How
from sayso.web.catalogue import Catalogue
from sayso.web.desk import Desk
from sayso.web.digest import copies_by_article, questions
from sayso.web.form import Field, Form, Sent
from sayso.web.page import Ask, Filter, Page, Sheet, short_id

HOW_WORDS = {
    How.JSON_LD: "from the page's data",
    How.META: "from the page's data",
    How.METADATA: "from the page's data",
    How.URL: "from the address",
    How.TEXT: "from the text",
    How.STATED: "from the text",
    How.SIDE_CAR: "from the side-car",
    How.GIVEN: "said here",
    How.INFERRED: "a guess",
}
COPY_WORDS = {
    CopyKind.WIRE: "the same agency text",
    CopyKind.RELEASE: "the same press release",
    CopyKind.COPIED: "the same words",
    CopyKind.INCIDENTAL: "a few shared words",
}
CORRECTABLE = ("publisher", "agency", "author", "published")
"""What of an article can be corrected on its page; `sayso set` knows more."""

_AT = re.compile(r"(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing known of the article that people may correct; ``field`` is what `sayso set` calls it."""

    field: str
    label: str
    value: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The same passage in another article."""

    article: str
    heading: str
    publisher: str
    start: int
    end: int
    earliest: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A passage of this article that stands in others too; ``why`` in words."""

    start: int
    end: int
    why: str
    earliest: bool
    twins: tuple[Twin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question that a claim answers."""

    id: str
    label: str
    relation: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimNote:
    """One claim: what is said, on whose word, what is in it, and how to write it down elsewhere."""

    id: str
    start: int
    end: int
    words: str
    whose: str
    own: bool
    chain: str
    cue: str
    holds: tuple[str, ...]
    questions: tuple[Asked, ...]
    sentence: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of mark in the legend, and how often it stands in the article."""

    name: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheaf:
    """One block as the page shows it, with the passages that begin in it and stand elsewhere too."""

    passage: Shown
    copied: tuple[Copied, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """All that the page shows of one article.

    anchors: the claims that begin at a code point, by their ids
    pages:   the number of the PDF page that begins at a code point
    """

    id: str
    title: str
    uri: str
    language: str
    facts: tuple[Fact, ...]
    kinds: tuple[Kind, ...]
    blocks: tuple[Sheaf, ...]
    claims: tuple[ClaimNote, ...]
    anchors: dict[int, tuple[str, ...]]
    pages: dict[int, int]
    warnings: tuple[Caveat, ...]
    citation: str


def make_article(desk: Desk, ask: Ask) -> ArticlePage:
    """Return one article. Raises: NotFound, Ambiguous when no or several articles are meant."""
    with desk.ledger() as ledger:
        reading = ledger.reading(ask.named["article"])
    article = reading.article
    copied = tuple(_copied(desk, article))
    beside: list[Layer] = [(event.start, event.end, "event") for event in telling_events(reading.marks.events)]
    beside += [(one.start, one.end, "copied") for one in copied]
    beside += [(page.start, page.end, "page") for page in article.pages]
    beside += [(start, end, "here") for start, end in _wanted(ask, article)]
    passages = cut_passages(reading, beside)
    return ArticlePage(
        id=article.id,
        title=name_article(article, 300),
        uri=article.uri,
        language=article.language,
        facts=tuple(_facts(article)),
        kinds=_kinds(reading, copied),
        blocks=tuple(_sheaves(article, passages, copied)),
        claims=tuple(_claim_notes(desk, reading)),
        anchors=_anchors(reading),
        pages=_page_starts(article, passages),
        warnings=(*article.warnings, *reading.marks.warnings),
        citation=cite(article),
    )


def _anchors(reading: Reading) -> dict[int, tuple[str, ...]]:
    """Return the claims that begin at a code point, the shortest first, by that code point."""
    found: dict[int, tuple[str, ...]] = {}
    for claim in sorted(reading.marks.claims, key=lambda claim: (claim.spans[0].end, claim.id)):
        found[claim.spans[0].start] = (*found.get(claim.spans[0].start, ()), claim.id)
    return found


def _wanted(ask: Ask, article: Article) -> Iterator[tuple[int, int]]:
    """Yield the stretches that the address points to, as far as they lie in the text."""
    for words in ask.all("at"):
        if found := _AT.fullmatch(words):
            start, end = int(found[1]), min(int(found[2]), len(article.text))
            if start < end:
                yield start, end


def _facts(article: Article) -> Iterator[Fact]:
    for field, label, named in (
        ("publisher", "Publisher", article.publisher),
        ("agency", "Agency", article.agency),
    ):
        yield Fact(field=field, label=label, value=named.name if named else "", how=_how(named))
    authors = ", ".join(author.name for author in article.authors)
    yield Fact(field="author", label="Author", value=authors, how="")
    date = article.published
    yield Fact(field="published", label="Published", value=date.value if date else "", how=_how(date))


def _how(known: Named | ArticleDate | None) -> str:
    return HOW_WORDS[known.how] if known else ""


def _copied(desk: Desk, article: Article) -> Iterator[Copied]:
    """Yield the passages that stand in other articles too, in text order."""
    shelf, catalogue = desk.shelf(), desk.catalogue()
    groups: Sequence[Copies] = shelf.at("copies", copies_by_article(shelf).get(article.id, ()))
    found = []
    for group in groups:
        for member in group.members:
            if member.article == article.id and member.end <= len(article.text):
                found.append(
                    Copied(
                        start=member.start,
                        end=member.end,
                        why=COPY_WORDS[group.kind],
                        earliest=group.earliest == article.id,
                        twins=tuple(_twins(group, member, catalogue)),
                    )
                )
    yield from sorted(found, key=lambda one: (one.start, one.end))


def _twins(group: Copies, own: Passage, catalogue: Catalogue) -> Iterator[Twin]:
    """Yield each other article of the group once, with that passage of it that is nearest to ``own`` in length."""
    length = own.end - own.start
    nearest: dict[str, Passage] = {}
    for member in group.members:
        best = nearest.get(member.article)
        if best is None or abs(member.end - member.start - length) < abs(best.end - best.start - length):
            nearest[member.article] = member
    nearest.pop(own.article)
    for article, member in nearest.items():
        card = catalogue.by_id.get(article)
        yield Twin(
            article=article,
            heading=catalogue.heading(article),
            publisher=card.publisher or "" if card else "",
            start=member.start,
            end=member.end,
            earliest=group.earliest == article,
        )


def _kinds(reading: Reading, copied: Sequence[Copied]) -> tuple[Kind, ...]:
    marks = reading.marks
    own = Counter(is_own_voice(claim.voice) for claim in marks.claims)
    return tuple(
        Kind(name=name, label=label, count=count)
        for name, label, count in (
            ("said", "said by somebody", own[False]),
            ("cue", "said, told, according to", sum(bool(one.cue) for one in marks.attributions)),
            ("figure", "figures", len(marks.figures)),
            ("date", "dates", len(marks.dates)),
            ("name", "names", len(marks.names)),
            ("event", "events", len(telling_events(marks.events))),
            ("copied", "also printed elsewhere", len(copied)),
        )
        if count
    )


def _sheaves(article: Article, passages: Sequence[Shown], copied: Sequence[Copied]) -> Iterator[Sheaf]:
    """Yield the blocks, each with the copied passages that begin in it."""
    for at, passage in enumerate(passages):
        end = passages[at + 1].start if at + 1 < len(passages) else len(article.text) + 1
        here = tuple(one for one in copied if passage.start <= one.start < end)
        yield Sheaf(passage=passage, copied=here)


def _page_starts(article: Article, passages: Sequence[Shown]) -> dict[int, int]:
    """Return the number of each PDF page by the code point at which the first piece of it begins."""
    starts = [piece.start for passage in passages for piece in passage.pieces]
    found = ((bisect_left(starts, page.start), page.number) for page in article.pages)
    return {starts[at]: number for at, number in found if at < len(starts)}


def _claim_notes(desk: Desk, reading: Reading) -> Iterator[ClaimNote]:
    article, marks = reading.article, reading.marks
    asked = _questions_by_claim(desk, article.id)
    said = {one.id: one for one in marks.attributions}
    figures = {one.id: one for one in marks.figures}
    dates = {one.id: one for one in marks.dates}
    for claim in sorted(marks.claims, key=lambda claim: claim.spans[0].start):
        told = [figures[one] for one in claim.figures if one in figures]
        days = [dates[one] for one in claim.dates if one in dates]
        holds = [f"“{' '.join(one.text.split())}”: {bound_words(one)}" for one in told if bound_words(one)]
        holds += [f"“{' '.join(day.text.split())}”: {day.edtf}" for day in days if day.edtf]
        attribution = said.get(claim.attribution or "")
        yield ClaimNote(
            id=claim.id,
            start=claim.spans[0].start,
            end=claim.spans[-1].end,
            words=" ".join(quote(article.text, claim.spans).split()),
            whose=whose_word(claim.voice),
            own=is_own_voice(claim.voice),
            chain=chain_words(claim.voice),
            cue=" ".join(quote(article.text, attribution.cue).split()) if attribution else "",
            holds=tuple(holds),
            questions=asked.get(claim.id, ()),
            sentence=attribute(article, claim),
            citation=cite(article, claim),
        )


def _questions_by_claim(desk: Desk, article: str) -> dict[str, tuple[Asked, ...]]:
    """Return the questions that each claim of the article answers, those with one account alone left out."""
    shelf = desk.shelf()
    lines = [line for line in questions(shelf).by_article.get(article, ()) if line.n_accounts > 1]
    found: dict[str, tuple[Asked, ...]] = {}
    whole: Sequence[Question] = shelf.at("questions", [line.position for line in lines])
    for question in whole:
        told = RELATION_WORDS[question.relation]
        asked = Asked(id=question.id, label=question.label, relation=question.relation.value, told=told)
        own = [claim.claim for account in question.accounts for claim in account.claims if claim.article == article]
        for claim in dict.fromkeys(own):
            found[claim] = (*found.get(claim, ()), asked)
    return found


def article_sheet(record: ArticlePage) -> Sheet:
    """Return a row for each claim."""
    header = ("article", "claim", "start", "end", "text", "whose", "chain", "cue", "sentence", "citation")
    rows = [
        (record.id, one.id, one.start, one.end, one.words, one.whose, one.chain, one.cue, one.sentence, one.citation)
        for one in record.claims
    ]
    return Sheet(header=header, rows=rows)


def correct(desk: Desk, sent: Sent) -> str:
    """Note what a person says of the article, mark it anew in that light, and go back to it.

    Raises: NotFound, Ambiguous; BadSetting when a date is none.
    """
    given = {field: sent.one(field).strip() for field in CORRECTABLE if field in sent.fields}
    check_date("published", given.get("published", ""))
    by = sent.one("by").strip() or None
    with desk.ledger() as ledger:
        reading = ledger.reading(sent.named["article"])
        known = {fact.field: fact.value for fact in _facts(reading.article)}
        for field in CORRECTABLE:
            if field in given and given[field] != known[field]:
                reading = ledger.set(reading.article.id, field, given[field], by=by)
    return f"/article/{short_id(reading.article.id)}"


PAGES = (
    Page(
        name="article",
        path="/article/{article}",
        title="Article",
        about="One article: its text block by block with all marks, whose word each claim is, copied passages.",
        make=make_article,
        sheet=article_sheet,
        filters=(Filter(name="at", about="A stretch to point to, such as 120-180, in code points.", many=True),),
        row="What is underlined was found by a program and may be wrong; the words stand in the article as shown.",
    ),
)
FORMS = (
    Form(
        name="correct_article",
        path="/article/{article}/facts",
        about="Say who published an article, whose agency text it is, who wrote it, and when it was published. It is "
        "marked again in that light; an empty value takes away what was known.",
        do=correct,
        fields=(
            Field(name="publisher", about="The outlet that published it."),
            Field(name="agency", about="The agency its text is from."),
            Field(name="author", about="Who wrote it."),
            Field(name="published", about="When, such as 2024-05-31."),
            Field(name="by", about="Who says so, for the log."),
        ),
    ),
)
