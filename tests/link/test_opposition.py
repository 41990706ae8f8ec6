"""Which claims stand against one another: said and denied, demanded and refused."""

from dataclasses import replace

import pytest

from sayso.link import link_readings
from sayso.records import Question
from sayso.vocabulary import EventType, Modality, NameType, Relation, Stance, VoiceKind
from tests.link.pile import Draft

ASSERTED, PLANNED, DEMANDED = Modality.ASSERTED, Modality.PLANNED, Modality.DEMANDED
SPEAKER = (VoiceKind.SPEAKER, "Corin Dray")


def told(
    key: str,
    words: str,
    *,
    doing: str = "shelled",
    kind: EventType = EventType.ASSAULT,
    agent: str | None = "Lake Guard",
    patient: str | None = "Marrow",
    negated: bool = False,
    modality: Modality = ASSERTED,
    speaker: str | None = "Ana Belling",
    stance: Stance = Stance.STATES,
    published: str = "2031-05-02",
) -> Draft:
    """An article in which somebody says ``words``; the Lake Guard, Marrow and the speaker are names in it."""
    draft = Draft(key=key, text=f"{words}, {speaker or key} said.", published=published)
    for name, sort in (("Lake Guard", NameType.ORG), ("Marrow", NameType.GPE), (speaker, NameType.PERSON)):
        if name and name in draft.text:
            draft.name(name, sort)
    hops = ((VoiceKind.SPEAKER, speaker),) if speaker else ()
    draft.claim(words, *hops, stance=stance)
    return draft.event(doing, kind, agent=agent, patient=patient, negated=negated, modality=modality)


def statements(*drafts: Draft) -> list[Question]:
    """Return the statement questions of a pile."""
    links = link_readings(draft.reading() for draft in drafts)
    return [question for question in links.questions if question.kind == "statement"]


SAID = told("a", "The Lake Guard shelled Marrow")


@pytest.mark.parametrize(
    "denial",
    [
        told("b", "The Lake Guard never shelled Marrow", negated=True, speaker="Corin Dray"),
        told("b", "the Lake Guard shelled Marrow", negated=True, speaker="Corin Dray", stance=Stance.DENIES),
    ],
    ids=["said that it was not", "denied that it was"],
)
def test_what_one_says_and_another_denies_are_two_accounts_that_differ(denial: Draft) -> None:
    """Whether the verb denies it or the cue; the sentence that says why names both voices."""
    (question,) = statements(SAID, denial)
    assert question.relation == Relation.DIFFER
    assert len(question.accounts) == 2
    assert "Ana Belling says that it was so" in question.pairs[0].why
    assert "says that it was not" in question.pairs[0].why


@pytest.mark.parametrize(
    "other",
    [
        told("b", "The Lake Guard shelled Marrow again", speaker="Corin Dray"),
        told("b", "Nobody was hurt after the Lake Guard shelled Marrow", negated=True, speaker="Corin Dray"),
        told("b", "The Lake Guard never shelled Orvale", patient=None, negated=True, speaker="Corin Dray"),
        told("b", "The Lake Guard never shelled Marrow until May", negated=True, speaker="Corin Dray"),
        told("b", "The Lake Guard never shelled Marrow", negated=True, speaker="Corin Dray", published="2031-08-02"),
        told("b", "The Lake Guard could not have shelled Marrow", negated=True, speaker="Corin Dray"),
    ],
    ids=["nobody denies it", "another doing is denied", "another town", "not until", "months later", "could not"],
)
def test_what_is_not_the_same_thing_denied_is_no_question(other: Draft) -> None:
    """The denial must be of the same doing to the same, about the same time."""
    assert statements(SAID, other) == []


@pytest.mark.parametrize(
    ("words", "doing"),
    [("the Lake Guard's shelling of Marrow", "shelling"), ("If the Lake Guard shelled Marrow it will pay", "shelled")],
)
def test_what_is_only_named_is_not_said(words: str, doing: str) -> None:
    """A noun or a condition does not say that it happened."""
    denied = told("b", "The Lake Guard never shelled Marrow", negated=True, speaker="Corin Dray")
    assert statements(told("a", words, doing=doing), denied) == []


def test_nobody_is_held_against_the_article_itself_alone() -> None:
    """Two articles in their own voice, and one speaker in one article, ask nothing here."""
    own = told("a", "The Lake Guard shelled Marrow", speaker=None)
    assert statements(own, told("b", "The Lake Guard never shelled Marrow", negated=True, speaker=None)) == []


def test_what_one_demands_another_refuses() -> None:
    """A demand and a refusal of one thing differ; a demand and a promise of it can both hold."""
    asked = told("a", "the Lake Guard to quit Marrow", doing="quit", modality=DEMANDED, stance=Stance.DEMANDS)
    refused = told("b", "The Lake Guard refused to quit Marrow", doing="quit", negated=True, speaker="Corin Dray")
    promised = told("c", "The Lake Guard will quit Marrow", doing="quit", modality=PLANNED, speaker="Edda Roan")
    (question,) = statements(asked, refused)
    assert question.relation == Relation.DIFFER
    assert "Ana Belling demands it" in question.pairs[0].why
    (question,) = statements(asked, refused, promised)
    assert sorted(pair.relation.value for pair in question.pairs) == ["compatible", "differ", "differ"]


def test_the_accusation_that_is_denied_is_the_one_told_before() -> None:
    """ "She denied the accusation" denies what the article last said that she is accused of."""
    text = "Ana Belling accused Corin Dray of taking a bribe. Corin Dray denied the accusation."
    draft = Draft(key="a", text=text)
    draft.name("Ana Belling", NameType.PERSON).name("Corin Dray", NameType.PERSON)
    draft.claim("Corin Dray of taking a bribe", (VoiceKind.SPEAKER, "Ana Belling"), stance=Stance.ACCUSES)
    draft.claim("the accusation", SPEAKER, stance=Stance.DENIES)
    draft.event("taking", EventType.OTHER, patient="bribe")
    draft.event("accusation", EventType.ACCUSE, negated=True)
    accused = draft.event("taking", EventType.ACCUSE, agent="Ana Belling", patient="Corin Dray").events.pop()
    start = text.index("accused")
    draft.events.insert(0, replace(accused, id="cue", start=start, end=start + 7, text="accused", claim=None))
    (question,) = statements(draft)
    assert [account.text for account in question.accounts] == ["Corin Dray of taking a bribe", "the accusation"]


@pytest.mark.parametrize(("one", "other"), [("Lake Guard", "Marrow"), ("Marrow", "Lake Guard")])
def test_all_sides_are_alike(one: str, other: str) -> None:
    """Who accuses whom changes nothing but the names."""
    said = told("a", f"The {one} shelled the {other}", agent=one, patient=other)
    denied = told("b", f"The {one} never shelled the {other}", agent=one, patient=other, negated=True, speaker="Kell")
    assert [question.relation for question in statements(said, denied)] == [Relation.DIFFER]
