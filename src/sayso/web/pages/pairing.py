"""Any two marks as a pair: the one that was picked, and where to find the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.errors import BadSetting
from sayso.records import Question
from sayso.review.agenda import KIND
from sayso.review.anchor import spans_of
from sayso.review.judgement import EDITABLE
from sayso.show.chain import name_article
from sayso.store import Ledger
from sayso.web.desk import Desk
from sayso.web.digest import questions
from sayso.web.judging import MarkView, long_id, mark_address, view_mark
from sayso.web.page import Ask, Filter, Page, Sheet
from sayso.web.pages.review import BY

ARTICLES = 12
"""Articles in which words are looked for, the best first."""

MOST = 60
"""Marks that are offered."""

AROUND = 60
"""Code points shown on either side of a mark that is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """One mark to pair with the first: where it stands, its words with what is around them, the page of the pair."""

    heading: str
    before: str
    text: str
    after: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingPage:
    """The mark that was picked, and others of its kind: those that answer the same questions, those found by words.

    first: None while nothing is picked
    """

    reviewer: str
    pick: str
    first: MarkView | None
    words: str
    beside: tuple[Other, ...]
    found: tuple[Other, ...]


def make_pairing(desk: Desk, ask: Ask) -> PairingPage:
    """Return what the picked mark can be paired with. Raises: NotFound, BadSetting when no mark is named."""
    pick, words = ask.one("first"), ask.one("words")
    if not pick:
        return PairingPage(reviewer=ask.one("by"), pick="", first=None, words=words, beside=(), found=())
    kind, article, mark = read_pick(pick)
    with desk.ledger() as ledger:
        first = view_mark(ledger, ledger.reading(article, revised=False).article.id, kind, mark)
        here = (first.article, first.mark)
        places = dict.fromkeys(_answering(desk, first))
        beside = tuple(_others(ledger, kind, here, [one for one in places if one != here]))
        found = tuple(_with_words(ledger, desk, kind, here, words)) if words else ()
    return PairingPage(
        reviewer=ask.one("by").strip(), pick=pick, first=first, words=words, beside=beside, found=found[:MOST]
    )


def read_pick(words: str) -> tuple[str, str, str]:
    """Return kind, article and id of a mark that an address names. Raises: BadSetting."""
    parts = words.split("/")
    if len(parts) != 3 or parts[0] not in EDITABLE or not all(parts):
        raise BadSetting("first", words, "it is kind/article/mark, such as figures/0123…/4567…")
    return parts[0], parts[1], long_id(parts[2])


def _answering(desk: Desk, first: MarkView) -> Iterator[tuple[str, str]]:
    """Yield the marks that answer the questions that this one answers, by article and id."""
    shelf = desk.shelf()
    lines = questions(shelf).by_article.get(first.article, ())
    wanted = [one for one in lines if KIND.get(one.kind, "claims") == first.kind]
    whole: Sequence[Question] = shelf.at("questions", [line.position for line in wanted])
    for question in whole:
        named = [
            (claim.article, (claim.mark or "") if question.kind in KIND else claim.claim)
            for account in question.accounts
            for claim in account.claims
        ]
        if (first.article, first.mark) in named:
            yield from named


def _others(ledger: Ledger, kind: str, first: tuple[str, str], places: Sequence[tuple[str, str]]) -> Iterator[Other]:
    """Yield the marks at these places, as far as they are there."""
    wanted: dict[str, set[str]] = {}
    for article, mark in places[:MOST]:
        wanted.setdefault(article, set()).add(mark)
    for article, marks in wanted.items():
        reading = ledger.reading(article, (kind,), revised=False)
        for mark in getattr(reading.marks, kind):
            if mark.id in marks:
                start, end = (spans := spans_of(mark))[0].start, spans[-1].end
                text = reading.article.text
                yield Other(
                    heading=name_article(reading.article, 120),
                    before=" ".join(text[max(0, start - AROUND) : start].split()),
                    text=" ".join(text[start:end].split()),
                    after=" ".join(text[end : end + AROUND].split()),
                    address=mark_address(first[0], kind, first[1], (article, mark.id)),
                )


def _with_words(ledger: Ledger, desk: Desk, kind: str, first: tuple[str, str], words: str) -> Iterator[Other]:
    """Yield marks of one kind that hold one of the words, in the articles that hold all of them."""
    cards = desk.catalogue().cards
    sought = [word.casefold() for word in words.replace('"', " ").replace("*", " ").split()]
    for number in ledger.match(words)[:ARTICLES]:
        if number in cards:
            article = cards[number].id
            reading = ledger.reading(article, (kind,), revised=False)
            text = reading.article.text
            fits = [
                (article, mark.id)
                for mark in getattr(reading.marks, kind)
                if (article, mark.id) != first and _holds(text, mark, sought)
            ]
            yield from _others(ledger, kind, first, fits)


def _holds(text: str, mark: object, sought: Sequence[str]) -> bool:
    spans = spans_of(mark)
    said = text[max(0, spans[0].start - AROUND) : spans[-1].end + AROUND].casefold()
    return any(word in said for word in sought)


def pairing_sheet(record: PairingPage) -> Sheet:
    """Return a row for each mark that is offered."""
    rows = [(one.heading, one.text, one.address) for one in (*record.beside, *record.found)]
    return Sheet(header=("article", "text", "address"), rows=rows)


PAGES = (
    Page(
        name="pairing",
        path="/review/pair",
        title="A pair",
        about="Any two marks of one kind as a pair: the one that was picked, and others to judge it with.",
        make=make_pairing,
        sheet=pairing_sheet,
        filters=(
            BY,
            Filter(name="first", about="The mark that was picked: kind/article/mark."),
            Filter(name="words", about="Words near the other one."),
        ),
        row="A row is one mark that can be judged with the one that was picked: same, different or unsure.",
    ),
)
