"""All marks of an article: tied to one another, the same in every run, and cheap in any size."""

import time
from collections.abc import Iterator

import pytest

from sayso.model.encoder import shared_encoder
from sayso.records import Marks
from tests.mark.articles import marks_of
from tests.mark.speech import article

TEXT = """Flood in Kolm

Governor Mara Orr said on 3 May 2031 that nine people were killed in Kolm. “We will rebuild the dam,” she said.

The ministry denied that 200 houses were destroyed. Mayor Tomas Kell visited the town on Monday."""


@pytest.fixture(scope="module")
def marks() -> Marks:
    return marks_of(article(TEXT, title=True))


def spans(marks: Marks) -> Iterator[tuple[int, int, str]]:
    for kind in (marks.figures, marks.dates, marks.names, marks.events):
        for mark in kind:
            yield mark.start, mark.end, mark.text


def test_every_mark_quotes_the_text(marks: Marks) -> None:
    """``text[start:end]`` is what the mark shows."""
    assert all(TEXT[start:end] == text for start, end, text in spans(marks))
    assert {TEXT[figure.start : figure.end].split(maxsplit=1)[0] for figure in marks.figures} >= {"nine", "200"}


def test_figures_know_their_claim_and_their_voice(marks: Marks) -> None:
    """A figure inside a report has the id of the attribution around it; the claim lists the figure."""
    by_id = {claim.id: claim for claim in marks.claims}
    nine = next(figure for figure in marks.figures if figure.value == 9)
    assert nine.claim is not None
    assert nine.id in by_id[nine.claim].figures
    assert nine.attribution == by_id[nine.claim].attribution == marks.attributions[0].id


def test_roles_and_events_know_their_claim(marks: Marks) -> None:
    """Whoever calls somebody "mayor" says so in a claim."""
    known = {claim.id for claim in marks.claims}
    assert all(event.claim is None or event.claim in known for event in marks.events)
    assert any(event.claim in known for event in marks.events)
    roles = [role for entity in marks.entities for role in entity.roles]
    assert all(role.claim is None or role.claim in known for role in roles)


def test_marking_twice_gives_the_same_marks(marks: Marks) -> None:
    """No clock, no random, no order of sets in it."""
    assert marks_of(article(TEXT, title=True)) == marks


def test_ids_are_unique(marks: Marks) -> None:
    """Two marks never share an id."""
    ids = [mark.id for kind in (marks.claims, marks.attributions, marks.figures, marks.names) for mark in kind]
    assert len(ids) == len(set(ids))


def test_another_language_is_not_marked() -> None:
    """It is stored, said to be unread, and not guessed at."""
    marks = marks_of(article("La digue est tombée.", language="fr"))
    assert [caveat.code for caveat in marks.warnings] == ["other-language"]
    assert not marks.claims


@pytest.mark.parametrize("text", ["", "   \n\n ", "“", "\"\"\"'''", "….!?", "\u202e“x", "a" * 20_000])
def test_odd_texts_are_marked_without_a_word(text: str) -> None:
    """Nothing to find is no error."""
    marks_of(article(text))


def test_time_grows_with_length_and_not_faster() -> None:
    """Four times the text takes about four times as long, on one line as well."""
    block = TEXT.replace("\n", " ") + ' He said "it was. '

    def seconds(times: int) -> float:
        read = article(block * times)
        best = []
        for _ in range(2):
            shared_encoder().forget()
            began = time.process_time()
            marks_of(read)
            best.append(time.process_time() - began)
        return min(best)

    assert seconds(160) < 10 * seconds(40)
