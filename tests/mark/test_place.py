"""Where places lie: chosen by what the text says, or left open."""

import pytest

from sayso.records import Located
from tests.mark.articles import entities_of


def where(text: str, name: str) -> Located | None:
    """Return where the named place of a text lies."""
    (place,) = (entity.place for entity in entities_of(text)[1] if entity.name == name)
    return place


@pytest.mark.parametrize(
    ("text", "lat", "lon", "why"),
    [
        ("The mayor of Paris, Texas, spoke.", 33.7, -95.6, "the text puts it in Texas"),
        ("The mayor of Paris spoke in France.", 48.9, 2.4, "of"),
        ("He lives in Nairobi, Kenya.", -1.3, 36.8, "the text puts it in Kenya"),
    ],
)
def test_what_the_text_says_chooses_between_places_of_one_name(text: str, lat: float, lon: float, why: str) -> None:
    """The region after the comma outweighs the larger town, and the reason is told."""
    name = "Nairobi" if "Nairobi" in text else "Paris"
    place = where(text, name)
    assert place is not None
    assert (round(place.lat, 1), round(place.lon, 1)) == (lat, lon)
    assert place.why.startswith(why)


def test_none_is_better_than_a_wrong_one() -> None:
    """A name that many places bear alike, with nothing beside it, is left open; so is one the gazetteer lacks."""
    assert where("He lives in Springfield.", "Springfield") is None
    assert where("He lives in Orvale.", "Orvale") is None


def test_the_name_shown_is_the_one_printed() -> None:
    """A gazetteer's spelling never replaces the article's, and the reason calls no place part of a state."""
    _, entities = entities_of("He lives in Kiev.")
    assert entities[0].name == "Kiev"
    assert entities[0].place is not None
    assert entities[0].place.gazetteer_id == "703448"
    assert "Ukraine" not in entities[0].place.why
