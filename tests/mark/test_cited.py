"""Documents with a number: each number one document, with the body that issued it."""

import pytest

from sayso.vocabulary import NameType
from tests.mark.articles import names_of


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("He cited UN Security Council Resolution 1325.", ["UN Security Council Resolution 1325"]),
        ("He cited resolutions 1325 and 1820.", ["resolutions 1325", "1820"]),
        ("The court set aside decree No. 12 on Monday.", ["decree No. 12"]),
        ("He ordered 5 articles and 3 laws.", []),
        ("In order 3 men left.", []),
    ],
)
def test_a_number_makes_a_document(text: str, documents: list[str]) -> None:
    """A resolution keeps its body and number in one name; two numbers are two; a count of things is none."""
    assert [name.text for name in names_of(text) if name.type is NameType.DOC] == documents


def test_nothing_is_named_inside_a_document() -> None:
    """The longest name counts: the Security Council is no name of its own in its resolution."""
    assert [name.text for name in names_of("He cited UN Security Council Resolution 1325.")] == [
        "UN Security Council Resolution 1325"
    ]
