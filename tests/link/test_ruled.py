"""What reviewers call one is one and what they call different is not, whatever speaks for or against it."""

import pytest

from sayso.link import link_readings
from sayso.link.ruled import pairs_among, regroup
from sayso.records import Links, Reading, Rulings, SideEntry
from sayso.vocabulary import EventType, Harm, NameType, VoiceKind
from tests.link.pile import Draft


def toll(key: str, words: str, value: float, place: str = "Marrow") -> Reading:
    """An article of one sentence that says how many were killed in a place."""
    text = f"{key}: {words} were killed in {place}."
    draft = Draft(key=key, text=text).name(place, NameType.GPE).claim(text)
    return draft.count(words, value, where=place, when="2031-05-01", harm=(Harm.KILLED,)).reading()


def raid(key: str, place: str = "Marrow") -> Reading:
    """An article of one sentence that tells of a raid."""
    text = f"{key}: On 2031-05-01 the lake guard raided {place}."
    day = "2031-05-01"
    draft = Draft(key=key, text=text).name(place, NameType.GPE).claim(text).date(day, day, day, day)
    return draft.event("raided", EventType.ASSAULT, place=place, date="2031-05-01").reading()


def linked(readings: list[Reading], **rulings: object) -> Links:
    """Return the links of ``readings`` under what reviewers said."""
    return link_readings(readings, rulings=Rulings(**rulings))  # type: ignore[arg-type]


def figures(links: Links) -> list[list[str]]:
    """Return which figures answer one question each."""
    return [[claim.mark or "" for one in question.accounts for claim in one.claims] for question in links.questions]


def test_figures_that_are_called_different_answer_two_questions() -> None:
    """Equal in every respect, and still apart, in whichever order the pair is named and by way of a third."""
    readings = [toll(key, "23 people", 23) for key in "abc"]
    ids = [reading.marks.figures[0].id for reading in readings]
    assert figures(linked(readings)) == [ids] or sorted(figures(linked(readings))[0]) == sorted(ids)
    for pair in ((ids[0], ids[1]), (ids[1], ids[0])):
        groups = figures(linked(readings, different=(pair,)))
        assert len(groups) == 2
        assert not any(ids[0] in group and ids[1] in group for group in groups)


def test_figures_that_are_called_one_answer_one_question() -> None:
    """Another place keeps them apart until a reviewer says that they are one; "different" goes before "same"."""
    readings = [toll("a", "23 people", 23), toll("b", "90 people", 90, place="Hessel")]
    pair = (readings[0].marks.figures[0].id, readings[1].marks.figures[0].id)
    assert len(figures(linked(readings))) == 2
    assert len(figures(linked(readings, same=(pair,)))) == 1
    assert len(figures(linked(readings, same=(pair,), different=(pair[::-1],)))) == 2


def test_events_follow_what_reviewers_say() -> None:
    """One raid becomes two, two become one; the joined pair says that a reviewer said so."""
    readings = [raid("a"), raid("b")]
    pair = (readings[0].marks.events[0].id, readings[1].marks.events[0].id)
    assert len(linked(readings).events) == 1
    assert len(linked(readings, different=(pair,)).events) == 2
    far = [raid("a"), raid("b", "Hessel")]
    pair = (far[0].marks.events[0].id, far[1].marks.events[0].id)
    assert len(linked(far).events) == 2
    (event,) = linked(far, same=(pair,)).events
    assert event.pairs[0].why == "a reviewer says that they are one"


def people(*names: str) -> list[Reading]:
    """One article a name."""
    return [
        Draft(key=key, text=f"{key}: {name} spoke.").name(name, NameType.PERSON).reading()
        for key, name in zip("abc", names, strict=False)
    ]


def test_entities_that_are_called_one_are_one_under_the_name_that_people_give() -> None:
    """Two names nobody would join, and what they are called."""
    readings = people("Ana Belling", "Ortwin Vale")
    one, other = (reading.marks.entities[0].id for reading in readings)
    assert len(linked(readings).entities) == 2
    (entity,) = linked(readings, same=((one, other),), names=((other, "The Envoy"), (one, "A. Belling"))).entities
    assert (entity.name, entity.variants) == ("The Envoy", ("Ana Belling", "Ortwin Vale"))
    assert entity.reasons == ("“Ana Belling” and “Ortwin Vale”: a reviewer says that they are one",)


def test_sides_that_reviewers_set_count_as_those_of_the_file() -> None:
    """The pipeline puts them before the settings' own."""
    from sayso.pipeline import link
    from sayso.settings import Settings

    draft = Draft(key="a", text="a: 23 people were killed in Marrow, Ana Belling said.")
    draft.name("Marrow", NameType.GPE).name("Ana Belling", NameType.PERSON)
    draft.claim(draft.text, (VoiceKind.SPEAKER, "Ana Belling"))
    reading = draft.count("23 people", 23, where="Marrow", harm=(Harm.KILLED,)).reading()
    rulings = Rulings(sides=(SideEntry(entity="Ana Belling", side="North"),))
    assert [
        account.n_sides for q in link([reading], Settings(), rulings=rulings).questions for account in q.accounts
    ] == [1]


@pytest.mark.parametrize(
    ("groups", "same", "different", "expected"),
    [
        (["abc"], [], [], ["abc"]),
        (["abc"], [], ["ac"], ["ab"]),
        (["abcd"], [], ["ac", "ad"], ["ab", "cd"]),
        (["ab", "cd"], ["bc"], [], ["abcd"]),
        (["ab", "cd"], ["bc"], ["ad"], ["abc"]),
        (["ab"], ["ab"], ["ab"], []),
        (["ab"], ["xa"], ["yb"], ["ab"]),
    ],
)
def test_groups_are_cut_and_joined(
    groups: list[str], same: list[str], different: list[str], expected: list[str]
) -> None:
    """What was found is kept as far as what people said allows; ids that are not there tell nothing."""
    rulings = Rulings(
        same=tuple((one[0], one[1]) for one in same), different=tuple((one[0], one[1]) for one in different)
    )
    assert ["".join(group) for group in regroup(groups, rulings, str)] == expected


def test_pairs_are_told_once_whichever_way_round() -> None:
    """A pair of one thing with itself is none."""
    assert pairs_among(["a", "b", "c"], [("b", "a"), ("a", "b"), ("c", "c"), ("a", "z")]) == [(0, 1)]
