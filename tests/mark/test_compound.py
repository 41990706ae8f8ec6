"""Compounds: pieces of one name, as the encoder reads them."""

import pytest

from sayso.mark.compound import join_pieces
from sayso.mark.draft import NameDraft
from sayso.vocabulary import NameType

Piece = tuple[str, NameType]
GPE, ORG, FAC, NORP, PERSON, LOC = (NameType(name) for name in ("GPE", "ORG", "FAC", "NORP", "PERSON", "LOC"))


def joined(text: str, *pieces: Piece) -> list[Piece]:
    """Return the names made of ``pieces``, each at its first place in ``text``."""
    drafts = [
        NameDraft(start=(at := text.index(surface)), end=at + len(surface), type=kind, level=0.9)
        for surface, kind in pieces
    ]
    return [(text[one.start : one.end], one.type) for one in join_pieces(text, drafts)]


@pytest.mark.parametrize(
    ("text", "pieces", "kind"),
    [
        ("Orvale University", [("Orvale", GPE), ("University", ORG)], ORG),
        ("Veltish Central Committee", [("Veltish", NORP), ("Central Committee", ORG)], ORG),
        ("Bank of Orvale", [("Bank of", ORG), ("Orvale", GPE)], ORG),
        ("Bank of the Orvale", [("Bank of", ORG), ("Orvale", GPE)], ORG),
        ("Rainbow Orvale", [("Rainbow", ORG), ("Orvale", GPE)], ORG),
        ("Mara Orr International Airport", [("Mara Orr", PERSON), ("International Airport", FAC)], FAC),
        ("Union of Veltish States", [("Union of", ORG), ("Veltish", NORP), ("States", ORG)], ORG),
        ("Orvale Police", [("Orvale", GPE), ("Police", ORG)], ORG),
        ("Veltish High Court", [("Veltish", NORP), ("High Court", ORG)], ORG),
        ("Orvale Harvest Institute", [("Orvale", GPE), ("Harvest Institute", ORG)], ORG),
        ("Veltish Ocean", [("Veltish", NORP), ("Ocean", LOC)], LOC),
        ("Eastern Orvale", [("Eastern", LOC), ("Orvale", GPE)], LOC),
    ],
)
def test_pieces_side_by_side_are_one_name(text: str, pieces: list[Piece], kind: NameType) -> None:
    """A place, people or person before a body or building, and a place after a body, belong to its name."""
    assert joined(text, *pieces) == [(text, kind)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Veltish ORF", [("Veltish", NORP), ("ORF", ORG)]),
        ("US House", [("US", GPE), ("House", ORG)]),
        ("Orvale Council Mara Orr", [("Orvale Council", ORG), ("Mara Orr", PERSON)]),
        ("Orvale, University", [("Orvale", GPE), ("University", ORG)]),
        ("Veltish Mara Orr", [("Veltish", NORP), ("Mara Orr", PERSON)]),
        ("Veltish Orvale", [("Veltish", NORP), ("Orvale", GPE)]),
    ],
)
def test_names_of_two_things_stay_two(text: str, pieces: list[Piece]) -> None:
    """Letters alone are a name of their own, so is a person after a body, and a comma parts."""
    assert joined(text, *pieces) == pieces


@pytest.mark.parametrize("office", ["City Council", "Police Department", "Sheriff's Office", "Board of Trustees"])
def test_a_place_before_a_public_office_is_a_name_of_its_own(office: str) -> None:
    """An office that every town has is a name by itself: the place before it says which."""
    pieces = [("Orvale", GPE), (office, ORG)]
    assert joined(f"Orvale {office}", *pieces) == pieces


@pytest.mark.parametrize(("short", "one"), [(" (OHB)", True), (" (HBB)", False), (" (over budget)", False)])
def test_letters_behind_an_office_tell_whether_the_place_belongs_to_it(short: str, one: bool) -> None:
    """A short name that begins with the letter of the place is short for both."""
    pieces = [("Orvale", GPE), ("Harbour Board", ORG)]
    assert joined(f"Orvale Harbour Board{short}", *pieces) == ([("Orvale Harbour Board", ORG)] if one else pieces)
