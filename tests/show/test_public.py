"""What leaves the desk does not name private persons, and keeps every offset."""

from sayso.link import link_readings
from sayso.records import Reading, Rulings, SideEntry
from sayso.show.public import MASK, find_private, mask_reading, mask_rulings
from sayso.vocabulary import NameType
from tests.link.pile import Draft
from tests.show.story import TEXT, find, make_reading, sign


def mask_readings(readings: list[Reading], cleared: tuple[str, ...] = ()) -> list[Reading]:
    """All of a pile, masked."""
    private = find_private(readings, cleared)
    return [mask_reading(reading, private) for reading in readings]


def test_a_private_person_is_masked_letter_by_letter() -> None:
    """Every letter becomes a block, the space stays, and nothing else of the text moves."""
    (masked,) = mask_readings([make_reading()])
    assert masked.article.text == TEXT.replace("Petra Lume", f"{MASK * 5} {MASK * 4}")
    assert len(masked.article.text) == len(TEXT)


def test_no_field_of_a_masked_reading_holds_the_name() -> None:
    """Marks, entities and chains are masked with the text."""
    (masked,) = mask_readings([make_reading()])
    assert "Petra" not in repr(masked)
    assert "Lume" not in repr(masked)


def test_ids_cannot_be_used_to_check_a_guess() -> None:
    """The id of a masked name is made from the mask, so that hashing a guess does not give it."""
    reading = make_reading()
    (masked,) = mask_readings([reading])
    assert {name.id for name in reading.marks.names} & {name.id for name in masked.marks.names} == set()
    assert masked.marks.claims[1].attribution == masked.marks.attributions[0].id


def test_a_public_role_keeps_a_name() -> None:
    """A minister is shown by name."""
    (masked,) = mask_readings([make_reading()])
    span = find("Ana Doru")
    assert masked.article.text[span.start : span.end] == "Ana Doru"


def test_a_cleared_name_is_shown() -> None:
    """Somebody who allowed it is named."""
    assert mask_readings([make_reading()], cleared=("petra lume",))[0].article.text == TEXT


def test_a_minor_is_masked_whoever_signs() -> None:
    """An age under eighteen beside a name makes it private even for somebody whose name would else be shown."""
    (masked,) = mask_readings([sign(make_reading(), "Petra Lume")])
    assert "Lume" not in masked.article.text


def test_a_name_masked_in_one_article_is_masked_in_all() -> None:
    """A second article that only mentions the name in passing does not give it away."""
    first = make_reading()
    second = make_reading("two.txt", TEXT.replace("ran away", "and Lume’s aunt ran"))
    assert all("Lume" not in reading.article.text for reading in mask_readings([first, second]))


def test_what_reviewers_decided_holds_for_masked_readings_too() -> None:
    """Masked marks have other ids: what people called one is one there too, by a name that is masked as well."""
    readings = [
        Draft(key=key, text=f"{key}: Ana Belling fled.").name("Ana Belling", NameType.PERSON).reading() for key in "ab"
    ]
    one, other = (reading.marks.entities[0].id for reading in readings)
    private = find_private(readings)
    masked = [mask_reading(reading, private) for reading in readings]
    given = Rulings(
        same=((one, other),),
        different=((one, "sha256:none"),),
        names=((one, "Ana Belling of Vel"), ("sha256:none", "x")),
        sides=(SideEntry(entity="Ana Belling", side="North"),),
    )
    rulings = mask_rulings(given, zip(readings, masked, strict=True), private)
    assert len(link_readings(masked).entities) == 2
    assert [entity.name for entity in link_readings(masked, rulings=rulings).entities] == ["███ ███████ of Vel"]
    assert rulings.different == ()
    assert rulings.sides == (SideEntry(entity="███ ███████", side="North"),)
