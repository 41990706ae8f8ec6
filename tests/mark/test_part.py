"""Names that the encoder reads as one and that are several."""

import pytest

from sayso.mark.part import parts_of
from sayso.protocols import NameSignal


@pytest.mark.parametrize(
    ("surface", "kind", "parts"),
    [
        ("Orvale, Kenya", "Location", ["Orvale", "Kenya"]),
        ("India-Pakistan", "Location", ["India", "Pakistan"]),
        ("Guinea-Bissau", "Location", ["Guinea-Bissau"]),
        ("Kenyan province of Orvale", "Location", ["Kenyan", "Orvale"]),
        ("city of Orvale", "Location", ["Orvale"]),
        ("Weavers Union, Orvale Trade Council", "Organization", ["Weavers Union", "Orvale Trade Council"]),
        ("Ministry of Health, Trade and Sport", "Organization", ["Ministry of Health, Trade and Sport"]),
        ("Torel, Orr", "Person", ["Torel, Orr"]),
        ("House Speaker Paul Torel", "Organization", ["House", "Paul Torel"]),
        ("Paul Torel - Live", "Person", ["Paul Torel", "Live"]),
    ],
)
def test_lists_and_pairs_are_parted_where_each_part_is_a_name(surface: str, kind: str, parts: list[str]) -> None:
    """Places part at commas, known ones at a hyphen too, bodies where each part has a head of its own."""
    text = f"In {surface} it rained."
    said = NameSignal(start=3, end=3 + len(surface), type=kind, confidence=0.9)
    assert [text[one.start : one.end] for one in parts_of(text, said)] == parts
