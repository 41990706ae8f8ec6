"""Pronouns and descriptions that stand for names."""

import pytest

from sayso.model.head import UPOS
from sayso.model.mention import candidates_of, names_meant


def test_names_pronouns_and_pointed_descriptions_may_stand_for_one_another() -> None:
    """ "a boat" points at nothing; "the old mayor" does; the words of a name are one candidate."""
    words = "Tamsin Adeyo saw a boat ; the old mayor said she left".split()
    upos = "PROPN PROPN VERB DET NOUN PUNCT DET ADJ NOUN VERB PRON VERB".split()
    heads = [2, 0, -1, 4, 2, 2, 8, 8, 9, 2, 11, 9]
    relations = "nsubj flat root det obj punct det amod nsubj parataxis nsubj ccomp".split()
    numbers = [UPOS.index(name) for name in upos]
    found = candidates_of(words, numbers, heads, relations, [("Person", 0, 2, 0.9)])
    assert [(one.kind, one.start, one.end) for one in found] == [
        ("name", 0, 2),
        ("description", 6, 9),
        ("pronoun", 10, 11),
    ]


@pytest.mark.parametrize(
    ("kinds", "back", "expected"),
    [
        pytest.param(["name", "pronoun"], [(-1, 1.0), (0, 0.8)], [(1, 0, 0.8)], id="straight to the name"),
        pytest.param(
            ["name", "pronoun", "pronoun"],
            [(-1, 1.0), (0, 0.8), (1, 0.5)],
            [(1, 0, 0.8), (2, 0, 0.4)],
            id="over another",
        ),
        pytest.param(["pronoun", "pronoun"], [(-1, 1.0), (0, 0.9)], [], id="no name at the end"),
    ],
)
def test_a_mention_means_the_name_it_leads_to(
    kinds: list[str], back: list[tuple[int, float]], expected: list[tuple[int, int, float]]
) -> None:
    """Pointing back is followed until a name comes; each step makes it less sure."""
    assert [(m, n, round(level, 6)) for m, n, level in names_meant(kinds, back)] == expected
