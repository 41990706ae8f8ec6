"""What comes first on the agenda: uncertain, and much rests on it; what one judged does not come again."""

from sayso.link import link_readings
from sayso.records import Links
from sayso.review.agenda import Suggestion, counts, suggest, waiting
from sayso.review.standing import Standing, settle
from sayso.vocabulary import Harm, NameType, Verdict
from tests.link.pile import Draft
from tests.review.said import chain, judgement, place


def toll(key: str, words: str, value: float, where: str = "Marrow", harm: tuple[Harm, ...] = (Harm.KILLED,)) -> Draft:
    """An article of one sentence that says how many were killed in a place."""
    text = f"{key}: {words} were killed in {where}."
    draft = Draft(key=key, text=text).name(where, NameType.GPE).claim(text)
    return draft.count(words, value, where=where, when="2031-05-01", harm=harm)


def agenda(links: Links, sure: dict[str, float] | None = None, words: dict[str, str] | None = None) -> list[Suggestion]:
    """Return the agenda of some link results."""
    return suggest(links.questions, links.entities, links.events, sure or {}, words or {})


def test_what_stands_alone_is_not_worth_a_look() -> None:
    """A count that one article gives and nobody contradicts comes on no agenda."""
    assert agenda(link_readings([toll("a", "23 people", 23).reading()])) == []


def test_the_uncertain_comes_before_the_sure() -> None:
    """Of two figures of one question the one nearer to a half comes first; very sure of being wrong is sure too."""
    drafts = [toll("a", "23 people", 23), toll("b", "90 people", 90)]
    links = link_readings([draft.reading() for draft in drafts])
    one, other = (draft.reading().marks.figures[0].id for draft in drafts)
    singles = [s.marks[0][2] for s in agenda(links, {one: 0.97, other: 0.6}) if len(s.marks) == 1]
    assert singles == [other, one]
    singles = [s.marks[0][2] for s in agenda(links, {one: 0.45, other: 0.01}) if len(s.marks) == 1]
    assert singles == [one, other]


def test_accounts_that_differ_come_before_those_that_agree() -> None:
    """At equal confidence, and with harm before other counts."""
    differ = [toll("a", "23 people", 23), toll("b", "90 people", 90)]
    agree = [toll("c", "41 people", 41, "Hessel"), toll("d", "41 people", 41, "Hessel")]
    links = link_readings([draft.reading() for draft in (*differ, *agree)])
    singles = [s.marks[0][0] for s in agenda(links) if len(s.marks) == 1]
    assert set(singles[:2]) == {draft.id for draft in differ}
    assert set(singles[2:]) == {draft.id for draft in agree}


def test_two_accounts_and_two_spellings_are_pairs_to_look_at() -> None:
    """With the sentence that says why they were taken for one; the same whichever way round."""
    drafts = [toll("a", "23 people", 23), toll("b", "90 people", 90)]
    links = link_readings([draft.reading() for draft in drafts])
    (pair,) = [s for s in agenda(links) if len(s.marks) == 2]
    assert [mark for _, _, mark in pair.marks] == sorted(draft.reading().marks.figures[0].id for draft in drafts)
    assert "Taken to answer one question" in pair.why
    people = [
        Draft(key=key, text=f"{key}: {name} spoke.").name(name, NameType.PERSON).reading()
        for key, name in (("a", "Aivan Tourek"), ("b", "Eyven Toreck"))
    ]
    words = {name.id: name.text for reading in people for name in reading.marks.names}
    (names,) = agenda(link_readings(people), words=words)
    assert [kind for _, kind, _ in names.marks] == ["names", "names"]
    assert "spellings of one name" in names.why


def test_the_agenda_is_the_same_whatever_the_order_of_arrival() -> None:
    """Same pile, same agenda."""
    readings = [toll("a", "23 people", 23).reading(), toll("b", "90 people", 90).reading()]
    assert agenda(link_readings(readings)) == agenda(link_readings(readings[::-1]))


def test_what_one_judged_does_not_come_again_and_what_others_judged_comes_last() -> None:
    """A second opinion is worth less than a first, and more than none."""
    todo = [
        Suggestion(marks=(("x", "figures", mark),), score=score, why="") for mark, score in (("m1", 3.0), ("m2", 2.0))
    ]
    pair = Suggestion(marks=(("x", "figures", "m1"), ("y", "figures", "m2")), score=1.0, why="")
    lines = [
        *chain("A", [judgement(Verdict.ACCEPT, place("m1"))]),
        *chain("B", [judgement(Verdict.SAME, place("m2"), place("m1"))], start=50),
    ]
    standing = settle(lines, lambda there: there.mark)
    assert waiting([*todo, pair], standing, "A") == [todo[1], pair]
    assert waiting([*todo, pair], standing, "B") == [todo[1], todo[0]]
    assert waiting([*todo, pair], Standing(), "C") == [*todo, pair]
    assert counts(standing) == {"A": 1, "B": 1}
