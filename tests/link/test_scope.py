"""How much of a thing a figure counts, by the words beside it."""

import pytest

from sayso.link.scope import read_scope
from sayso.records import Figure
from sayso.vocabulary import Harm, NameType, Relation
from tests.link.pile import Draft
from tests.link.test_question import figures, link, toll


def scope_of(text: str, words: str, harm: Harm = Harm.KILLED) -> set[str]:
    """The kinds of scope of the figure on ``words``."""
    draft = Draft(key="a", text=text).claim(text).count(words, 4, harm=(harm,))
    figure: Figure = draft.figures[0]
    scope = read_scope(figure, text, (0, len(text)))
    return {name for name in ("part", "others", "wide", "early", "set_off") if getattr(scope, name)}


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        pytest.param("In Marrow 4 people were killed.", "4 people", set(), id="nothing said"),
        pytest.param("The fire killed 4 of them in Marrow.", "4", {"part"}, id="of them"),
        pytest.param("The remaining 4 were found dead.", "4", {"part"}, id="remaining"),
        pytest.param("4 others were killed.", "4 others", {"others"}, id="others"),
        pytest.param("More than 4 people were killed.", "More than 4 people", set(), id="more than is no more"),
        pytest.param("4 were killed in separate attacks since Friday.", "4", {"wide"}, id="several occasions"),
        pytest.param("Initial reports said 4 were killed.", "4", {"early"}, id="an earlier count"),
        pytest.param("Ana Belling, 4, was killed.", "4", {"set_off"}, id="an age"),
        pytest.param("It was told before.[4] Many died.", "4", {"set_off"}, id="a note"),
        pytest.param("4 were killed. The rest were of them.", "4", set(), id="not over the end of the clause"),
    ],
)
def test_words_beside_a_figure_say_how_much_it_counts(text: str, words: str, expected: set[str]) -> None:
    """Only words that stand beside it, in its clause."""
    assert scope_of(text, words) == expected


def test_a_state_makes_a_part_of_the_injured_alone() -> None:
    """The four in hospital are some of the injured; the four who died in hospital are the dead."""
    assert scope_of("4 were in hospital.", "4", Harm.INJURED) == {"part"}
    assert scope_of("4 died in hospital.", "4", Harm.KILLED) == set()


def test_parts_and_others_are_another_scope_and_no_contradiction() -> None:
    """Two of them against 23 people contradicts nothing; nor do 22 others."""
    whole = toll("a", "23 people", 23)
    for words, value in (("2 of them", 2), ("22 others", 22)):
        (question,) = figures(link(whole, toll("b", words, value)))
        assert question.relation == Relation.SCOPE
        assert words in question.pairs[0].why


def test_an_earlier_count_is_updated_by_any_other() -> None:
    """Where an article itself calls a number an earlier one, the other is the later, be it smaller."""
    text = "a: 31 people, it was said at first, were killed in Marrow."
    draft = Draft(key="a", text=text).name("Marrow", NameType.GPE).claim(text)
    draft.count("31 people", 31, where="Marrow", when="2031-05-01")
    (question,) = figures(link(draft, toll("b", "23 people", 23)))
    assert question.relation == Relation.UPDATE
    assert "earlier count" in question.pairs[0].why
