"""Stance: what the cue makes of the content."""

import pytest

from sayso.mark.parse import Parse
from sayso.mark.stance import stance_of
from sayso.model.encoder import shared_encoder
from sayso.records import Span
from sayso.vocabulary import Stance
from tests.mark.articles import article, marks_of


def stance(marked: str) -> Stance:
    """Return the stance of an attribution whose cue stands in square brackets and whose content in braces."""
    spans: dict[str, list[Span]] = {"[": [], "{": []}
    text, start, kind = "", 0, ""
    for letter in marked:
        if letter in spans:
            start, kind = len(text), letter
        elif letter in "]}":
            spans[kind].append(Span(start=start, end=len(text)))
        else:
            text += letter
    parse = Parse(text, shared_encoder().read(text, [(0, len(text))]))
    return stance_of(parse, spans["["], (), spans["{"])


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Orr [said] {the road was open}.", Stance.STATES),
        ("Kell [claimed] {the ballots were burned}.", Stance.CLAIMS),
        ("The ministry [confirmed] that {three boats sank}.", Stance.CONFIRMS),
        ("Brandt [denied] that {he had seen the letter}.", Stance.DENIES),
        ("The bank [admitted] {it had lost the files}.", Stance.ADMITS),
        ("The union [blamed] {the mill}.", Stance.ACCUSES),
        ("The envoy [warned] {the truce may fail}.", Stance.WARNS),
        ("Analysts [expect] {prices to double}.", Stance.PREDICTS),
        ("The mayor [vowed] {to stay}.", Stance.PROMISES),
        ("Farmers [fear] {a flood}.", Stance.BELIEVES),
        ("The judge [ordered] {the town to pay}.", Stance.ORDERS),
        ("The party [announced] {a new leader}.", Stance.DECLARES),
    ],
)
def test_the_verb_of_the_cue_decides(marked: str, expected: Stance) -> None:
    """Each stance has its verbs; the content does not change it."""
    assert stance(marked) is expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The envoy [called for] {an end to the siege}.", Stance.DEMANDS),
        ("The envoy [called] {it a mistake}.", Stance.STATES),
        ("The council [agreed] {to pay}.", Stance.PROMISES),
        ("The council [agreed] that {the wall was old}.", Stance.CONFIRMS),
        ("She [asked] {the court to free him}.", Stance.DEMANDS),
        ("She [asked] {whether the court was open}.", Stance.ASKS),
        ("The editor [walked back] {the story}.", Stance.DENIES),
        ("Orr [took aim at] {the report}.", Stance.ACCUSES),
        ("Kell [demanded to know] {who had paid}.", Stance.ASKS),
    ],
)
def test_particles_objects_and_what_follows_tell_senses_apart(marked: str, expected: Stance) -> None:
    """ "Called for" is no "called"; "agreed to" no "agreed that"."""
    assert stance(marked) is expected


@pytest.mark.parametrize(
    "marked",
    [
        "The ministry [did not deny] that {boats were lost}.",
        "The office [refused to confirm] {the list}.",
        "He [declined] {to comment}.",
        "The party [has yet to say] {who will lead it}.",
        "The letter [makes no mention of] {the dam}.",
    ],
)
def test_an_act_of_speech_that_is_not_done_is_other(marked: str) -> None:
    """Who does not deny neither denies nor confirms."""
    assert stance(marked) is Stance.OTHER


def test_a_negated_thought_stays_a_thought() -> None:
    """Who does not want a thing has a stance to it; "not only" negates nothing."""
    assert stance("Orr [did not want] {to leave}.") is Stance.BELIEVES
    assert stance("Orr [not only warned] that {the dam may fall} but left.") is Stance.WARNS


def test_the_reporters_distance_turns_stating_into_claiming() -> None:
    """ "Falsely said" is the reporter's word on it; a denial stays one."""
    assert stance("Kell [falsely said] {the vote was cancelled}.") is Stance.CLAIMS
    assert stance("Kell [falsely denied] {the vote was cancelled}.") is Stance.DENIES


def test_nouns_and_passives_are_cues_too() -> None:
    """A promise as a noun promises; who "is alleged to" have done something is only claimed to."""
    assert stance("His [promise] that {the gates would open} was kept.") is Stance.PROMISES
    assert stance("[Allegations of] {fraud} followed.") is Stance.ACCUSES
    assert stance("He [is alleged] {to have sold the grain}.") is Stance.CLAIMS
    assert stance("[According to] the ministry, {the road is open}.") is Stance.STATES


def test_a_content_that_is_all_question_is_asked() -> None:
    """Whatever bare word of saying brings it; one sentence that is none makes it a statement."""
    assert stance("{“Where is the money?”} Orr [said].") is Stance.ASKS
    assert stance("{“Where is the money? It is gone.”} Orr [said].") is Stance.STATES


def test_without_a_cue_the_source_states() -> None:
    """A quotation that goes on has no cue of its own."""
    assert stance("{“We lost the mill.”}") is Stance.STATES
    assert stance("{“Was it lost?”}") is Stance.ASKS


def test_an_unknown_cue_states_only_what_is_a_clause() -> None:
    """A verb nobody knows is no saying unless a clause follows."""
    assert stance("The engineers [rebuilt] {the mill}.") is Stance.OTHER


def test_marks_carry_the_stance() -> None:
    """The stance of an article's attribution is that of its cue."""
    text = "Mara Orr denied on Monday that the mill had been sold."
    assert [one.stance for one in marks_of(article(text)).attributions] == [Stance.DENIES]


def test_swapped_parties_have_the_same_stance() -> None:
    """No name decides: the same words about either side are the same stance."""
    first = stance("The Reds [accused] {the Blues of fraud}.")
    assert first is stance("The Blues [accused] {the Reds of fraud}.") is Stance.ACCUSES
