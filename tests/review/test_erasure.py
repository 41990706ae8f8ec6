"""A forgotten name is masked wherever it stands, letter by letter, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.review.erasure import MASK, Eraser, forgotten_name, name_words

NAME = "Quélia Ostrander"
AROUND = st.text(st.one_of(st.characters(codec="utf-8"), st.sampled_from(" .,\r\n\u0301🌧️مرح\u200f")), max_size=30)


def eraser(name: str = NAME, *texts: str) -> Eraser:
    """Return what masks one name."""
    return Eraser((forgotten_name(name, "key"),), *texts)


@given(AROUND, AROUND)
def test_every_letter_of_the_name_goes_and_every_offset_holds(before: str, after: str) -> None:
    """Whatever stands around it, in whatever script."""
    text = f"{before} {NAME} {after}"
    masked = eraser().mask(text)
    assert len(masked) == len(text)
    start = len(before) + 1
    assert masked[start : start + len(NAME)] == MASK * 6 + " " + MASK * 9
    assert eraser().mask(masked) == masked


@given(AROUND)
def test_what_does_not_hold_the_name_stays(text: str) -> None:
    """Not one character is changed."""
    if "ostrander" not in " ".join(name_words(text)):
        assert eraser().mask(text) == text
        assert not eraser().holds(text)


@pytest.mark.parametrize(
    "text",
    [
        "QUELIA OSTRANDER",
        "Que\u0301lia Ostrander",
        "quelia-ostrander-speaks",
        "Quelia\r\nOstrander",
        "Quélia Ostrander’s",
        "(“Quélia Ostrander”)",
        "Quélia_Ostrander",
    ],
)
def test_the_name_is_found_however_it_is_written(text: str) -> None:
    """In any case, with marks above letters or without, in addresses, over line ends, in the genitive."""
    assert eraser().holds(text)


@pytest.mark.parametrize(
    "text", ["Ostrander", "Quélia", "Ostrander Quélia", "Quélia und die Ostrander", "Quélianer Ostrander"]
)
def test_what_is_only_like_the_name_is_let_be(text: str) -> None:
    """A part of it, another order, words in between, a longer word."""
    assert not eraser().holds(text)


def test_in_an_article_that_gives_the_whole_name_its_words_go_alone_too() -> None:
    """Articles go on with the surname; short words of a name are too common for that."""
    assert eraser(NAME, f"{NAME} fled.").mask("Ostrander said so.") == f"{MASK * 9} said so."
    assert eraser("Li Ostrander", "Li Ostrander fled.").mask("Li said so.") == "Li said so."


@pytest.mark.parametrize("name", ["آنا دورو", "Анна Дору", "אנה דורו", "O’Dhuibhne", "Jean-Luc Vale"])
def test_names_of_other_scripts_and_with_joints_are_found(name: str) -> None:
    """Arabic, Cyrillic, Hebrew, apostrophes and hyphens."""
    assert name not in eraser(name).mask(f"At 9 {name} fled.")
    assert eraser(name).mask("At 9 they fled.") == "At 9 they fled."


def test_what_is_kept_of_a_name_does_not_hold_it() -> None:
    """A hash under a key of the ledger: another ledger's is another."""
    one, other = forgotten_name(NAME, "key"), forgotten_name(NAME.upper(), "other key")
    assert one.digest != other.digest
    assert one.words == other.words == 2
    assert "ostrander" not in str(one).casefold()
