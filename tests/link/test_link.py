"""What holds of the whole of link results: order, growth, what is left out."""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from sayso.contract import decode_links, encode_links
from sayso.link import block, link_readings, neighbour
from sayso.records import Caveat, Links, Reading, Unread
from sayso.vocabulary import DateType, EventType, NameType, VoiceKind
from tests.link.pile import Draft
from tests.link.test_copies import OTHER, STORY
from tests.link.test_question import toll

SPEAKER = VoiceKind.SPEAKER


def pile() -> list[Reading]:
    """A pile with everything in it: copies, spellings, tolls, dates, events, an undated article."""
    drafts = [
        toll("a", "23 people", 23, speaker="Aivan Tourek", publisher="Ledger"),
        toll("b", "31 people", 31, speaker="Eyven Toreck", published="2031-05-04", publisher="Farwire"),
        toll("c", "9 people", 9, speaker="Corin Dray", published="2031-05-03"),
        Draft(key="d", text=f"{STORY} One."),
        Draft(key="e", text=f"Two. {STORY}", published=None),
        signing("f", "3 May 2030", "2030-05-03", "2030-05-03"),
        signing("g", "May 2030", "2030-05-01", "2030-05-31"),
        signing("h", "9 June 2030", "2030-06-09", "2030-06-09"),
    ]
    return [draft.reading() for draft in drafts]


def signing(key: str, words: str, first: str, last: str) -> Draft:
    text = f"{key}: Both banks signed the Lake Accord on {words}."
    edtf = first if first == last else first[:7]
    draft = Draft(key=key, text=text).name("Lake Accord", NameType.DOC).claim(text).date(words, edtf, first, last)
    return draft.event("signed", EventType.AGREE, patient="Lake Accord", date=words)


def test_the_order_of_arrival_changes_nothing() -> None:
    """The same articles give the same bytes in any order."""
    readings = pile()
    expected = encode_links(link_readings(readings))
    for seed in range(8):
        shuffled = list(readings)
        random.Random(seed).shuffle(shuffled)
        assert encode_links(link_readings(iter(shuffled))) == expected


def test_an_article_that_comes_twice_counts_once() -> None:
    """Repeated paths are one article."""
    readings = pile()
    assert link_readings([*readings, *readings]) == link_readings(readings)


def test_an_unrelated_article_changes_nothing_else() -> None:
    """What holds among the others goes on to hold."""
    readings = pile()
    before = link_readings(readings)
    stranger = toll("z", "23 people", 23, place="Hessel", when="2019-01-01", published="2019-01-02")
    after = link_readings([*readings, stranger.reading()])
    fields = [name for name in Links.__dataclass_fields__ if name not in {"articles", "chronology"}]
    for name in fields:
        kept = [record for record in getattr(after, name) if stranger.id not in repr(record)]
        assert [record for record in kept if record in getattr(before, name)] == list(getattr(before, name)), name


def test_links_survive_json() -> None:
    """What is printed can be read back."""
    links = link_readings(pile())
    assert decode_links(encode_links(links)) == links


def test_ids_are_unique_and_references_hold() -> None:
    """Every id that is referred to is there, and no two records of one kind share one."""
    links = link_readings(pile())
    articles = {article.id for article in links.articles}
    for name in ("articles", "entities", "events", "documents", "copies", "questions"):
        ids = [record.id for record in getattr(links, name)]
        assert len(ids) == len(set(ids)), name
    for question in links.questions:
        accounts = {account.id for account in question.accounts}
        assert all({pair.a, pair.b} <= accounts for pair in question.pairs)
        assert all(claim.article in articles for account in question.accounts for claim in account.claims)
    events = {event.id for event in links.events}
    assert all(line.event in events for line in links.chronology if line.event)
    assert all(passage.article in articles for record in links.copies for passage in record.members)


def test_an_article_in_another_language_stands_in_no_count() -> None:
    """It is listed as unread with its reason, beside what was unread before."""
    given = Unread(uri="scan.pdf", reason="no text")
    foreign = toll("a", "23 people", 23).reading()
    foreign = replace(
        foreign, marks=replace(foreign.marks, warnings=(Caveat(code="other-language", message="French"),))
    )
    links = link_readings([foreign], unread=(given,))
    assert links.articles == ()
    assert links.questions == ()
    assert set(links.unread) == {given, Unread(uri="a", reason="French")}


def test_an_empty_pile_links_nothing() -> None:
    """No articles, no links, no error."""
    assert link_readings([]) == Links()


def test_dates_of_one_signing_answer_one_question() -> None:
    """The same day coarser is compatible, another day differs."""
    (question,) = [question for question in link_readings(pile()).questions if question.kind == "date"]
    assert sorted(account.edtf or "" for account in question.accounts) == ["2030-05", "2030-05-03", "2030-06-09"]
    assert sorted(pair.relation for pair in question.pairs) == ["compatible", "differ", "differ"]
    assert question.relation == "differ"


def test_the_chronology_runs_from_first_to_last() -> None:
    """Events, publications and yearly days, in order of time."""
    text = "On 14 July people remember the bridge. The Lake Accord was signed on 3 May 2030."
    draft = Draft(key="a", text=text).name("Lake Accord", NameType.DOC)
    draft.claim(text[:38]).claim(text[39:])
    draft.date("14 July", "XXXX-07-14", "2030-07-14", "2030-07-14", DateType.SET)
    draft.date("3 May 2030", "2030-05-03", "2030-05-03", "2030-05-03")
    draft.event("signed", EventType.AGREE, patient="Lake Accord", date="3 May 2030")
    lines = link_readings([draft.reading()]).chronology
    assert [(line.earliest, line.kind) for line in lines] == [
        ("2030-05-03", "event"),
        ("2030-07-14", "commemoration"),
        ("2031-05-02", "publication"),
    ]


def town(number: int) -> str:
    """A made-up town name of its own for each number."""
    letters = ""
    while number or not letters:
        letters, number = letters + "bdfgklmnprst"[number % 12] + "aeiou"[number % 5], number // 12
    return letters.capitalize()


def synthetic(count: int) -> Iterator[Reading]:
    """Articles about ``count`` / 4 incidents, four of each, the last one a copy of the first."""
    for number in range(count):
        incident, which = divmod(number, 4)
        place = town(incident)
        extra = f"{OTHER[:60]} {place} {place} {which % 3} {STORY[:200]} {place} bridge {place}."
        draft = toll(f"{number}", f"{20 + which % 3} people", 20 + which % 3, place=place, speaker="Ana Belling")
        draft.text += f" {extra}"
        yield draft.reading()


def test_work_grows_in_line_with_the_pile(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the articles, about twice the pairs compared: never their square."""
    pairs: list[int] = []
    real = block.block_pairs

    def counting(*args: object, **more: object) -> Iterator[tuple[int, int]]:
        for pair in real(*args, **more):  # type: ignore[arg-type]
            pairs[-1] += 1
            yield pair

    def windows(*args: Any) -> Any:
        found = near(*args)
        pairs[-1] += len(found[0])
        return found

    near = neighbour._windows
    monkeypatch.setattr("sayso.link.figure.block_pairs", counting)
    monkeypatch.setattr("sayso.link.neighbour._windows", windows)
    for count in (250, 500, 1000):
        pairs.append(0)
        link_readings(synthetic(count))
    assert pairs[1] < 2.3 * pairs[0]
    assert pairs[2] < 2.3 * pairs[1]
