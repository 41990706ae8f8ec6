"""Extents: how far what was said reaches, where the tree knows better than the reading."""

import pytest

from tests.mark.test_relay import chains


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Health officials are urging anyone who swam in the lake last week to see a doctor.",
            ("anyone who swam in the lake last week to see a doctor", ["Health officials"]),
            id="whoever is to do it belongs to what is urged",
        ),
        pytest.param(
            "Survivors speak of bodies laid out in the school gym.",
            ("bodies laid out in the school gym", ["Survivors"]),
            id="a participle goes on with its noun",
        ),
        pytest.param(
            "Prosecutors, who say the accountant was told by his director to burn the files, want ten years.",
            ("to burn the files", ["Prosecutors", "his director"]),
            id="a relative clause ends before the verb of its sentence",
        ),
        pytest.param(
            "The vote was bought, it is widely believed.",
            ("The vote was bought", [None]),
            id="it stands for what went before",
        ),
        pytest.param(
            "The road, said Holt, “is a grave”.",
            ("The road|“is a grave”", ["Holt"]),
            id="a cue between commas",
        ),
    ],
)
def test_contents_reach_as_far_as_their_trees(text: str, expected: tuple[str, list[str | None]]) -> None:
    """What was said is neither cut short nor runs on into somebody else's words."""
    found = [("|".join(part.strip() for part in what.split("|")), names) for what, names in chains(text)]
    assert expected in found


def test_what_critics_say_of_a_plan_leaves_the_plan_to_its_sentence() -> None:
    """The noun that "which" stands for belongs to whoever writes, when the sentence goes on to tell of it."""
    found = chains("The proposal, which critics say would ruin the port, is before the council.")
    assert not any("The proposal" in what or "council" in what for what, _ in found)
