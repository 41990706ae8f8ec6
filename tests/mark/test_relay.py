"""Relays: voices over and inside a report that one reading alone leaves out."""

import pytest

from tests.mark.articles import marks_of
from tests.mark.speech import article, quote


def chains(text: str) -> list[tuple[str, list[str | None]]]:
    """Return (what, names from the outside in) of each claim that somebody is reported for."""
    read = article(text)
    return [
        (quote(text, claim.spans), [voice.name for voice in claim.voice[1:]])
        for claim in marks_of(read).claims
        if claim.attribution
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "According to Mara Orr, Ivo Brandt told the committee that the dam was cracked.",
            ("the dam was cracked", ["Mara Orr", "Ivo Brandt"]),
            id="according to, over another report",
        ),
        pytest.param(
            "The agency Sudra News quoted Mara Orr as saying that the port would reopen.",
            ("the port would reopen", ["Sudra News", "Mara Orr"]),
            id="quoted as saying",
        ),
        pytest.param(
            "The Harbour Union, citing two officials, said the minister had left the country.",
            ("the minister had left the country", ["Harbour Union", "two officials"]),
            id="citing",
        ),
        pytest.param(
            "Mara Orr said the governor had ordered the gates to be closed.",
            ("the gates to be closed", ["Mara Orr", "the governor"]),
            id="an order inside a report",
        ),
        pytest.param(
            "The army rejected the accusation by Clear Water that it had shelled the market.",
            ("it had shelled the market", ["The army", "Clear Water"]),
            id="a noun with an owner",
        ),
        pytest.param(
            "Ivo Brandt said the contract states that repairs are due each year.",
            ("repairs are due each year", ["Ivo Brandt", "the contract"]),
            id="a document inside speech",
        ),
    ],
)
def test_each_voice_of_a_relay_is_a_hop(text: str, expected: tuple[str, list[str | None]]) -> None:
    """Who relays stands outside of whom he relays, and nobody is left out."""
    assert expected in chains(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mara Orr said she had welcomed the guests at the pier.",
        "Mara Orr said the song known as the Long Rain was old.",
        "Mara Orr said I should not believe it.",
    ],
)
def test_an_act_or_a_name_inside_a_report_is_no_second_voice(text: str) -> None:
    """Verbs of the list that report nothing here add no hop."""
    assert all(len(names) == 1 for _, names in chains(text))


def test_a_passive_cue_has_the_one_who_did_it_as_its_source() -> None:
    """Who was told is not who said it."""
    text = "The committee was told by Ivo Brandt that the ministry had closed the dam."
    assert [quote(text, one.source) for one in marks_of(article(text)).attributions][:1] == ["Ivo Brandt"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Idris Malo was quoted by the Quenna Times as saying he would appeal.",
            ("he would appeal", ["Quenna Times", "Idris Malo"]),
            id="quoted by a paper",
        ),
        pytest.param(
            "Malo told his officers that “a few shopkeepers” were no loss, the guard said in a statement.",
            ("“a few shopkeepers” were no loss", ["the guard", "Malo"]),
            id="a cue after a sentence that holds a whole quotation",
        ),
        pytest.param(
            "“My mother used to say, ‘Never sell the field,’” Ivo Brandt recalled.",
            ("‘Never sell the field,’", ["Ivo Brandt", "My mother"]),
            id="used to say",
        ),
        pytest.param(
            "The envoy said both parties had agreed to free their prisoners.",
            ("to free their prisoners", ["The envoy", "both parties"]),
            id="agreed to",
        ),
        pytest.param(
            "Our correspondent in Quenna says shopkeepers there fear a second wave of looting.",
            ("a second wave of looting", ["Our correspondent in Quenna", "shopkeepers"]),
            id="an adverb between subject and verb",
        ),
    ],
)
def test_voices_read_from_the_words_are_hops(text: str, expected: tuple[str, list[str | None]]) -> None:
    """Where one reading sees one voice, the words around it give the other."""
    assert expected in chains(text)


def test_who_is_only_told_vouches_for_nothing() -> None:
    """The hearers of a passive are no source; nobody is named."""
    assert chains("Viewers were told that the minister was resting at home.") == [
        ("the minister was resting at home", [None])
    ]


def test_a_report_inside_a_quotation_ends_with_its_sentence() -> None:
    """What follows the full stop is the outer voice's again."""
    found = chains("Jana Wirth wrote: “Governor Hale claims that the river is clean. The river is not clean.”")
    assert [names for what, names in found if "not" in what] == [["Jana Wirth"]]


def test_things_told_about_nothing_are_no_report() -> None:
    """Stories, songs and wishes that a verb takes are not what somebody says, nor is what ought to be."""
    for text in (
        "Mara Orr said he could tell stories and share ideas that people could relate to.",
        "Mara Orr said the bridge was supposed to be safe.",
    ):
        assert all(len(names) == 1 for _, names in chains(text))


def test_what_appears_to_show_something_is_its_source() -> None:
    """A film, a map, a count vouches for what it shows."""
    assert chains("A film posted online appears to show guards burning a shed.") == [
        ("guards burning a shed", ["A film posted online"])
    ]
