"""Modality and negation of a claim's main clause."""

import pytest

from sayso.mark.modality import is_negated, main_word, modality_of
from sayso.mark.parse import Parse
from sayso.model.encoder import shared_encoder
from sayso.records import Span
from sayso.vocabulary import Modality, Stance


def read(marked: str) -> tuple[Parse, tuple[Span, ...]]:
    """Return the tree over a text and the claim in it: what stands in braces, or all."""
    text = marked.replace("{", "").replace("}", "")
    start = max(0, marked.find("{"))
    end = marked.find("}") - 1 if "}" in marked else len(text)
    return Parse(text, shared_encoder().read(text, [(0, len(text))])), (Span(start=start, end=end),)


def modality(marked: str, stance: Stance | None = None) -> Modality:
    """Return the modality of the claim."""
    return modality_of(*read(marked), stance)


def negated(marked: str, stance: Stance | None = None) -> bool:
    """Return whether the claim is negated."""
    return is_negated(*read(marked), stance)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bridge fell.", Modality.ASSERTED),
        ("The bridge may fall.", Modality.POSSIBLE),
        ("The bridge was probably old.", Modality.POSSIBLE),
        ("Two sailors are believed to have drowned.", Modality.POSSIBLE),
        ("The council will vote on Friday.", Modality.PLANNED),
        ("The ministry plans to rebuild it.", Modality.PLANNED),
        ("The queen is to visit Tolvery.", Modality.PLANNED),
        ("The guards must leave.", Modality.DEMANDED),
        ("Residents were ordered to leave.", Modality.DEMANDED),
        ("Open the gates at once.", Modality.DEMANDED),
        ("The assembly calls on the army to withdraw.", Modality.DEMANDED),
        ("Who gave the order?", Modality.ASKED),
        ("It is unclear whether the ship sank.", Modality.ASKED),
        ("If the dam breaks, the town will flood.", Modality.HYPOTHETICAL),
        ("The ferry would have sunk.", Modality.HYPOTHETICAL),
    ],
)
def test_the_main_clause_decides(text: str, expected: Modality) -> None:
    """Auxiliaries, governing verbs, adverbs, conditions and questions each have their modality."""
    assert modality(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "The man who may have seen it left.",
        "Farmers left because the river might rise.",
        "The plan to widen the canal was printed.",
        "The army had to leave the ridge.",
        "The group met to discuss the dam.",
        "A light appeared on the ridge.",
    ],
)
def test_what_stands_further_in_does_not_count(text: str) -> None:
    """Relative clauses, reasons, purposes, nouns and duties already met leave a fact a fact."""
    assert modality(text) is Modality.ASSERTED


def test_reported_would_is_a_plan_and_quoted_would_a_supposition() -> None:
    """ "Said the school would open" tells of what is to come; a speaker's own "would" supposes."""
    assert modality("Orr said {the school would open in May}.", Stance.STATES) is Modality.PLANNED
    assert modality("{“That would be a disaster,”} Orr said.", Stance.STATES) is Modality.HYPOTHETICAL


def test_the_stance_settles_what_the_clause_leaves_open() -> None:
    """A promised thing is planned, a demanded one demanded, a feared infinitive to come."""
    assert modality("The mayor promised {a new well}.", Stance.PROMISES) is Modality.PLANNED
    assert modality("The union demanded {a pay rise}.", Stance.DEMANDS) is Modality.DEMANDED
    assert modality("The institute warned of {a flood}.", Stance.WARNS) is Modality.POSSIBLE
    assert modality("She wants {to leave the party}.", Stance.BELIEVES) is Modality.PLANNED
    assert modality("Brandt wants {the army to leave}.", Stance.BELIEVES) is Modality.DEMANDED


@pytest.mark.parametrize(
    "text",
    [
        "The bridge did not fall.",
        "Nobody was hurt.",
        "No houses were damaged.",
        "The town no longer has a doctor.",
        "The mayor never signed it.",
        "The guards failed to close the gate.",
        "The court has yet to rule on it.",
        "Neither side kept the truce.",
        "Rescuers were unable to reach the valley.",
        "Not all of the residents left.",
    ],
)
def test_words_of_negation_negate(text: str) -> None:
    """On the verb, its subject, its object, or in the verb itself."""
    assert negated(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council did not fail to notice it.",
        "Nobody denied the report.",
        "The wall was not without cracks.",
        "The storm not only sank the ferry but also broke the pier.",
        "No fewer than forty houses burned.",
        "The man who did not vote was fined.",
        "They stayed because the road was not safe.",
    ],
)
def test_twice_is_not_at_all_and_elsewhere_is_not_here(text: str) -> None:
    """Two negations lift each other; one in another clause, or in "not only", is none."""
    assert not negated(text)


def test_what_is_denied_is_negated_once_more() -> None:
    """The claim under a denial says the opposite of what it would say alone."""
    assert negated("Orr denied that {the mill was sold}.", Stance.DENIES)
    assert not negated("Orr denied that {the mill was not sold}.", Stance.DENIES)


def test_the_main_word_of_a_claim_in_pieces() -> None:
    """The clause counts, not the phrase before it; a claim without words has none."""
    parse, _ = read("The talks, Orr said, will fail.")
    text = parse.text
    spans = (Span(start=0, end=9), Span(start=text.index("will"), end=len(text)))
    head = main_word(parse, spans)
    assert head is not None
    assert parse.forms[head] == "fail"
    assert main_word(parse, (Span(start=0, end=0),)) is None


@pytest.mark.parametrize("verb", ["declared", "considers", "believes"])
def test_what_is_held_to_be_is_no_plan(verb: str) -> None:
    """An infinitive of being says what somebody holds; one that is wanted is a demand."""
    stance = Stance.DECLARES if verb == "declared" else Stance.BELIEVES
    assert modality(f"Orr {verb} {{the valley to be a part of Kolm}}.", stance) is Modality.ASSERTED


def test_what_only_likens_supposes_nothing() -> None:
    """ "As if" is no condition, "if" is."""
    assert modality("As if that were not enough, Kolm closes the road.") is Modality.ASSERTED
    assert modality("If that were not enough, Kolm would close the road.") is Modality.HYPOTHETICAL


def test_an_order_colours_what_was_ordered_alone() -> None:
    """What came of it is a fact."""
    text = "Orr ordered the army to launch an attack along the front, where it took six villages."
    parse, _ = read(text)
    cut = text.index("the army"), text.index(", where")
    spans = (Span(start=0, end=cut[0]), Span(start=cut[1], end=len(text)))
    assert modality_of(parse, spans, None) is Modality.ASSERTED
