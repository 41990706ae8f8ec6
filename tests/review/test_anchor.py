"""What was judged is found again by exact text with its context, or it is lost; never by what looks alike."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.records import Reading
from sayso.review.anchor import CONTEXT, Anchorage, Lost, find_place, occurrences, place_of, quote
from sayso.review.judgement import Place
from tests.store.made import make_reading

STRANGE = "Vel 🌧️ cafe\u0301\r\nOstra مرحبا 7 people\r\n"
ANY = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from("ab \r\n\u0301\u200f🌧️مרח")), max_size=80)


def figure(reading: Reading, number: int = 0) -> Place:
    """Return the place of a figure of ``reading``."""
    place = place_of(reading, "figures", reading.marks.figures[number].id)
    assert place is not None
    return place


@given(ANY, st.data())
def test_a_quotation_is_found_where_it_was_taken(text: str, data: st.DataObject) -> None:
    """In the text it came from it stands at its place, in code points, whatever the script."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wanted = quote(text, start, end)
    assert start in occurrences(text, wanted)
    assert wanted.exact == text[start:end]
    assert len(wanted.prefix) <= CONTEXT
    assert len(wanted.suffix) <= CONTEXT


@given(ANY, ANY, ANY, st.data())
def test_wherever_it_is_found_the_text_with_its_context_stands(
    before: str, text: str, after: str, data: st.DataObject
) -> None:
    """Nothing is ever anchored to other characters than those that were judged."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wanted = quote(text, start, end)
    longer = before + text + after
    found = occurrences(longer, wanted)
    assert len(before) + start in found
    for at in found:
        assert longer[at : at + len(wanted.exact)] == wanted.exact
        assert longer[:at].endswith(wanted.prefix)
        assert longer[at + len(wanted.exact) :].startswith(wanted.suffix)


@pytest.mark.parametrize("text", [STRANGE, "7", "a\r\n 7 b", "🌧️ 7 cafe\u0301", "مرحبا 7 בוקר"])
def test_in_the_same_text_a_mark_is_itself(text: str) -> None:
    """Emoji, line ends of Windows, combining marks and writing from the right."""
    reading = make_reading("a.txt", text)
    assert Anchorage(reading).find(figure(reading)) == reading.marks.figures[0].id


@pytest.mark.parametrize("more", ["Early. ", "🌧️\r\n", "cafe\u0301 ", "مرحبا "])
def test_a_later_version_keeps_the_judgement_where_the_words_around_it_stayed(more: str) -> None:
    """Text added far enough away moves the mark; its id is another one then."""
    tail = (
        "It had been raining for a long time in the hills. At least 7 people fled Ostra that night and the day after."
    )
    before, after = make_reading("a.txt", tail), make_reading("a.txt", more + tail)
    found = Anchorage(after).find(figure(before))
    assert found == after.marks.figures[0].id != before.marks.figures[0].id


@pytest.mark.parametrize(
    ("now", "why"),
    [
        pytest.param("It rained. At least 8 people fled Ostra.", "does not stand there", id="the number changed"),
        pytest.param("It rained. At least 7 persons fled Ostra.", "does not stand there", id="the context changed"),
        pytest.param(
            "It rained.\nAt least 7 people fled Ostra.", "does not stand there", id="a space became a line end"
        ),
        pytest.param("It rained. At least 7 people fled Ostra." * 2, "more than once", id="it stands twice"),
        pytest.param("", "does not stand there", id="empty"),
    ],
)
def test_anything_else_is_lost(now: str, why: str) -> None:
    """A changed number, a changed context and a repetition make an orphan, with the reason."""
    old = make_reading("a.txt", "It rained. At least 7 people fled Ostra.")
    lost = Anchorage(make_reading("a.txt", now)).find(figure(old))
    assert isinstance(lost, Lost)
    assert why in lost.why


def test_what_is_not_marked_any_more_is_lost() -> None:
    """The words stand there, and a newer reading does not mark them: that is for people to look at."""
    old = make_reading()
    new = replace(old, marks=replace(old.marks, figures=()))
    lost = Anchorage(new).find(figure(old))
    assert isinstance(lost, Lost)
    assert "not marked" in lost.why


def test_the_same_id_with_other_words_around_it_is_not_the_same() -> None:
    """A reader that gives a text other surroundings at the same place does not keep the judgement in silence."""
    old = make_reading("a.txt", "At least 7 people fled Ostra.")
    new = replace(old, article=replace(old.article, text="At least 7 people left Ostra!"))
    assert isinstance(Anchorage(new).find(figure(old)), Lost)


def test_a_claim_is_found_by_all_its_stretches() -> None:
    """A mark of several spans is found where all of them stand."""
    reading = make_reading()
    place = place_of(reading, "claims", reading.marks.claims[0].id)
    assert place is not None
    assert Anchorage(reading).find(place) == reading.marks.claims[0].id


def test_an_article_is_found_by_its_key_and_nothing_else_is() -> None:
    """A judgement of an article as a whole holds for its later versions; one of another article is lost."""
    reading, other = make_reading("a.txt"), make_reading("a.txt", "Other bytes 9")
    place = place_of(reading)
    assert place is not None
    assert find_place(place, {"a.txt": Anchorage(other)}) == ""
    assert isinstance(find_place(place, {"b.txt": Anchorage(other)}), Lost)


def test_a_mark_that_is_not_there_has_no_place() -> None:
    """Neither an unknown id nor an unknown kind gives a place."""
    reading = make_reading()
    assert place_of(reading, "figures", "sha256:none") is None
    assert place_of(reading, "text", reading.marks.figures[0].id) is None
