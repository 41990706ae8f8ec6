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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The frigate was never in those waters, Wire One quoted the navy as saying.",
            ("The frigate was never in those waters", ["Wire One", "the navy"]),
            id="quoted as saying, behind what is quoted",
        ),
        pytest.param(
            "The convoy has turned back, the Northern News Agency reports with reference to a ministry source.",
            ("The convoy has turned back", ["Northern News Agency", "a ministry source"]),
            id="with reference to",
        ),
        pytest.param(
            "Enemy propaganda is spreading a fable that Karrow has fallen.",
            ("Karrow has fallen", ["Enemy propaganda"]),
            id="who spreads what a noun tells of",
        ),
        pytest.param(
            "Reports of a rift between the brothers are nonsense, the palace said.",
            ("a rift between the brothers", ["the palace", None]),
            id="reports of a thing",
        ),
        pytest.param(
            "It emerged on Thursday that the bridge had never been inspected.",
            ("the bridge had never been inspected", [None]),
            id="it emerged",
        ),
        pytest.param(
            "It is the prosecution's case that the fire was set to hide a theft.",
            ("the fire was set to hide a theft", ["the prosecution"]),
            id="somebody's case",
        ),
        pytest.param(
            "Aurel Conti said that two borrowers had asked for more time.",
            ("more time", ["Aurel Conti", "two borrowers"]),
            id="a verb with its particle",
        ),
        pytest.param(
            "Brennick Steel said it would close its furnace, a step unions called “an act of vandalism”.",
            ("“an act of vandalism”", ["unions"]),
            id="what somebody calls it in quotation marks",
        ),
    ],
)
def test_voices_that_no_reading_shows_are_hops(text: str, expected: tuple[str, list[str | None]]) -> None:
    """Ways of handing something on that the encoder was not taught."""
    assert expected in chains(text)


@pytest.mark.parametrize(
    "text",
    [
        "Will the minister tell the House why the clinic was shut?",
        "Neither side has commented on claims that mercenaries were used.",
        "A ruling is expected in autumn.",
        "The paper cited two former aides.",
    ],
)
def test_what_nobody_said_has_no_voice(text: str) -> None:
    """Questions whether somebody says it, silence, plans and the naming of sources are whoever writes's own word."""
    assert chains(text) == []


def test_whoever_may_say_it_is_no_hop() -> None:
    """What somebody ought to have said was not said."""
    text = "Mara Orr said the mayor should have insisted on a second survey."
    assert all(len(names) == 1 for _, names in chains(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“I heard it before I saw it,” says Pello Garin.\n\nA neighbour says the mayor had promised a wall.",
            ("a wall", ["A neighbour", "the mayor"]),
            id="a role inside what somebody says",
        ),
        pytest.param(
            "Minister Ruta Senn stressed that talks must go on.\n\n"
            "The envoy assured her that his king would keep his word.",
            ("his king would keep his word", ["The envoy"]),
            id="who speaks to the last speaker is somebody else",
        ),
        pytest.param(
            "Hugo Lent told the court he had struck the desk.\n\nThe boy had told police that Lent hit him twice.",
            ("Lent hit him twice", ["The boy"]),
            id="whoever is named in what is said",
        ),
        pytest.param(
            "“They sent a man,” Piers Nock says. He owns the last field.\n\n"
            "The transport minister hopes work will start in May.",
            ("work will start in May", ["The transport minister"]),
            id="an office that nobody said he holds",
        ),
    ],
)
def test_a_description_is_led_to_nobody_on_a_guess(text: str, expected: tuple[str, list[str | None]]) -> None:
    """Where something speaks against it, a source's own words stand for him."""
    assert expected in chains(text)


def test_who_apologises_says_nothing_and_an_interpreter_is_no_part_of_a_source() -> None:
    """What somebody is sorry for is nobody's statement; how he was understood is no part of who he is."""
    assert chains("The bank apologised for the delay.") == []
    assert chains("“The sea is rising,” said Ravi Sool through an interpreter.")[0][1] == ["Ravi Sool"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rich valleys of Marrow, land claimed by Ondria, were flooded in spring.", []),
        (
            "The agency Sudra News reports that Mara Orr, citing the harbour book, put the number of the lost at 34.",
            [("Mara Orr, citing the harbour book, put the number of the lost at 34", ["Sudra News"])],
        ),
        ("“We know nothing,” Mara Orr said when asked about it.", [("“We know nothing,”", ["Mara Orr"])]),
    ],
)
def test_what_stands_between_commas_is_not_always_a_report(text: str, expected: list[tuple[str, list[str]]]) -> None:
    """A participle of a thing, a clause that a report reaches over and a question answered are no reports behind."""
    assert chains(text)[:1] == expected
