"""Words for one thing: what stands in the pile, side by side, with the voices that use them."""

import pytest

from sayso.link import link_readings
from sayso.link.collect import collect_facts
from sayso.link.outlet import Outlets
from sayso.link.words import Use, lemma_of, tied
from sayso.records import Question
from sayso.vocabulary import EventType, NameType, QuestionKind, Relation, VoiceKind
from tests.link.pile import Draft

DAY = "2031-05-01"


def taken(key: str, trigger: str, speaker: str, day: str = DAY) -> Draft:
    """An article in which somebody has a word for what the lake guard did in Marrow."""
    text = f"{key}: The lake guard {trigger} Marrow on {day}, {speaker} said."
    draft = Draft(key=key, text=text).name("Marrow", NameType.GPE).name("lake guard", NameType.ORG)
    draft.name(speaker, NameType.PERSON).claim(text, (VoiceKind.SPEAKER, speaker)).date(day, day, day, day)
    return draft.event(trigger, EventType.SEIZE, agent="lake guard", place="Marrow", date=day)


def elsewhere(key: str, town: str) -> Draft:
    """An article about another town: what all articles of a pile share tells nothing of any."""
    text = f"{key}: The fair of {town} was opened in the rain."
    return Draft(key=key, text=text).name(town, NameType.GPE).claim(text)


def words(*drafts: Draft) -> list[Question]:
    others = (elsewhere("x", "Ostle"), elsewhere("y", "Tarn"), elsewhere("z", "Wick"))
    links = link_readings([draft.reading() for draft in (*drafts, *others)])
    return [question for question in links.questions if question.kind is QuestionKind.WORDS]


def test_two_words_for_one_event_stand_side_by_side() -> None:
    """Each word is an account with those who use it, the commonest first; the label is made of these words alone."""
    pile = (
        taken("a", "captured", "Ana Belling"),
        taken("b", "freed", "Corin Dray"),
        taken("c", "captured", "Esk Forren"),
    )
    (question,) = words(*pile)
    told = [(account.text, sorted(origin.name for origin in account.origins)) for account in question.accounts]
    assert told == [("captured", ["Ana Belling", "Esk Forren"]), ("freed", ["Corin Dray"])]
    assert question.label == "captured / freed"


def test_no_word_is_put_in_the_place_of_another() -> None:
    """Words differ without contradicting, and the sentence between them takes no side."""
    one = words(taken("a", "captured", "Ana Belling"), taken("b", "freed", "Corin Dray"))
    other = words(taken("a", "freed", "Ana Belling"), taken("b", "captured", "Corin Dray"))
    for (question,) in (one, other):
        assert question.relation == Relation.COMPATIBLE
        assert "neither is put in the place of the other" in question.pairs[0].why


def test_forms_of_one_word_and_words_for_two_events_are_no_question() -> None:
    """ "captured" and "captures" are one word; what happened on another day has words of its own."""
    assert words(taken("a", "captured", "Ana Belling"), taken("b", "captures", "Corin Dray")) == []
    assert words(taken("a", "captured", "Ana Belling"), taken("b", "freed", "Corin Dray", "2031-06-09")) == []


def test_two_names_of_one_place_are_words_and_forms_of_a_name_are_none() -> None:
    """A town that the others call otherwise has two names; a longer form of one name is no other name."""
    text = "Marrow, which the others call Hessel, was quiet."
    both = Draft(key="a", text=text).name("Marrow", NameType.GPE).name("Hessel", NameType.GPE).claim(text)
    (question,) = words(both)
    assert {account.text for account in question.accounts} == {"Marrow", "Hessel"}
    plain = "Marrow Bay was quiet. In Marrow nothing moved."
    form = Draft(key="b", text=plain).name("Marrow Bay", NameType.GPE, variants=("Marrow",)).claim(plain)
    assert words(form) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("struck", "the strikes", True, id="a verb and its noun"),
        pytest.param("came", "come back", True, id="a particle"),
        pytest.param("killed", "murdered", False, id="two verbs"),
        pytest.param("captured", "liberated", False, id="two words for one deed"),
    ],
)
def test_words_are_compared_by_their_lemma(one: str, other: str, same: bool) -> None:
    """Neither tense nor particle makes another word."""
    assert (lemma_of(one) == lemma_of(other)) is same


def test_a_verb_and_the_noun_made_of_it_are_one_word() -> None:
    """Words that begin with the same letters are no choice of words."""
    assert words(taken("a", "liberated", "Ana Belling"), taken("b", "liberation of", "Corin Dray")) == []


def test_one_voice_alone_chooses_between_no_words() -> None:
    """Somebody's own second word for a thing stands against nobody's."""
    assert words(taken("a", "captured", "Ana Belling"), taken("b", "freed", "Ana Belling")) == []


def test_words_for_doings_that_share_little_are_no_choice() -> None:
    """Two uses that share one thing of who, to whom, where and when may be of two doings: no question of words."""

    def use(key: str, *ties: str) -> Use:
        (claim,) = collect_facts(taken(key, "captured", "Ana Belling").reading(), Outlets.of(()), {}).claims
        pairs = frozenset((kind, "entity 1") for kind in ties)
        return Use(article=0, claim=claim, mark=key, start=0, end=1, text=key, key=key, ties=pairs)

    loose = [use("talks", "agent"), use("negotiations", "agent", "day")]
    assert tied(loose) == []
    close = [use("talks", "agent", "day"), use("negotiations", "agent", "day"), use("chat", "agent")]
    assert [one.text for one in tied(close)] == ["talks", "negotiations"]


@pytest.mark.parametrize(("one", "other"), [("died", "dies"), ("denied", "deny"), ("tried", "tries")])
def test_forms_in_ied_are_one_word(one: str, other: str) -> None:
    """Such forms have the lemma of the others."""
    assert lemma_of(one) == lemma_of(other)
