"""What the words beside a name say it is."""

import pytest

from sayso.mark.parse import Parse
from sayso.mark.sign import sign_beside
from sayso.protocols import Signals, WordSignal
from sayso.vocabulary import NameType


def parsed(text: str) -> Parse:
    """Return the words of a text as spaces and possessives part them, without a tree."""
    words, at = [], 0
    for piece in text.split(" "):
        at = text.index(piece, at)
        words.append(WordSignal(at, at + len(piece), "X", -1, "root", "O", 0.0))
        at += len(piece)
    return Parse(text, Signals(words=tuple(words)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They fled Velt at night", NameType.GPE),
        ("The ministry of health of Velt said no", NameType.GPE),
        ("Today Velt 's armed forces left", NameType.GPE),
        ("Today Velt 's foreign minister left", NameType.GPE),
        ("The bridge over the Velt fell", NameType.LOC),
        ("The widow of Velt spoke", NameType.PERSON),
        ("A report by commander Velt came", NameType.PERSON),
        ("Today Velt 's shareholders met", NameType.ORG),
        ("According to Velt it fell", None),
    ],
)
def test_words_beside_a_name_tell_what_it_names(text: str, kind: NameType | None) -> None:
    """What it owns, what happens there and whose kin somebody is tell what a name names, whatever its letters."""
    at = text.index("Velt")
    assert sign_beside(parsed(text), at, at + 4) is kind
