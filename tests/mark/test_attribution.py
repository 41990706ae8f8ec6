"""Attributions: source, cue and content of reported speech, in the orders English has for them."""

from dataclasses import replace

import pytest

from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.records import Block
from sayso.settings import Settings
from sayso.vocabulary import AttributionType, BlockKind, Stance
from tests.mark.speech import article, attributions, parts, quote


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“The dam fell,” Orr said.", [("Orr", "said", "“The dam fell,”")], id="after"),
        pytest.param("“The dam fell,” said Mara Orr.", [("Mara Orr", "said", "“The dam fell,”")], id="inverted"),
        pytest.param('Orr said: "The dam fell."', [("Orr", "said", '"The dam fell."')], id="colon"),
        pytest.param("“The dam fell,” Orr told reporters.", [("Orr", "told", "“The dam fell,”")], id="hearer after"),
        pytest.param(
            "“The dam fell,” Orr said. “It is gone.”",
            [("Orr", "said", "“The dam fell,” | “It is gone.”")],
            id="goes on",
        ),
        pytest.param("Orr said that the dam fell.", [("Orr", "said", "the dam fell")], id="that"),
        pytest.param("Orr said the dam fell.", [("Orr", "said", "the dam fell")], id="bare"),
        pytest.param("Orr has also said the dam fell.", [("Orr", "has also said", "the dam fell")], id="verb group"),
        pytest.param("Orr told the council that the dam fell.", [("Orr", "told", "the dam fell")], id="hearer"),
        pytest.param("Orr said on Monday that the dam fell.", [("Orr", "said", "the dam fell")], id="adverbial"),
        pytest.param("The dam fell, Orr said.", [("Orr", "said", "The dam fell")], id="postposed"),
        pytest.param("The dam, officials said, fell.", [("officials", "said", "The dam | fell")], id="interposed"),
        pytest.param("According to Orr, the dam fell.", [("Orr", "According to", "the dam fell")], id="according"),
        pytest.param(
            "The dam fell, according to Orr.", [("Orr", "according to", "The dam fell")], id="according, after"
        ),
        pytest.param("Orr called for an inquiry.", [("Orr", "called for", "an inquiry")], id="particle"),
        pytest.param("Orr promised to rebuild it.", [("Orr", "promised", "to rebuild it")], id="infinitive"),
        pytest.param("Orr accused the army of lying.", [("Orr", "accused", "the army of lying")], id="object"),
        pytest.param("Orr asked whether it fell.", [("Orr", "asked", "whether it fell")], id="whether"),
        pytest.param("It was reported that the dam fell.", [("", "was reported", "the dam fell")], id="nobody named"),
        pytest.param("The dam is said to have fallen.", [("", "is said", "The dam | to have fallen")], id="hearsay"),
        pytest.param("The report was denied by Orr.", [("Orr", "was denied", "The report")], id="passive"),
        pytest.param("Orr's claim that the dam fell spread.", [("Orr", "claim", "the dam fell spread")], id="noun"),
        pytest.param(
            "In Orr's telling, the dam fell.", [("Orr", "telling", "the dam fell")], id="an owner inside the cue"
        ),
        pytest.param("Both parties asked for talks.", [("Both parties", "asked for", "talks")], id="cue with particle"),
        pytest.param(
            "The pair split in March, sources close to the band claim.",
            [("sources close to the band", "claim", "The pair split in March")],
            id="postposed, many",
        ),
        pytest.param(
            "A report published by the institute shows the road is unsafe.",
            [("A report published by the institute", "shows", "the road is unsafe")],
            id="a text and who saw it",
        ),
        pytest.param(
            "Rumours that the dam would fall spread through Kolm.",
            [("", "Rumours", "the dam would fall")],
            id="up to the verb of the noun",
        ),
        pytest.param("The post reads “The dam fell.”", [("The post", "reads", "“The dam fell.”")], id="a text speaks"),
        pytest.param(
            "Mara Orr, the head of the port, said the dam fell.",
            [("Mara Orr, the head of the port", "said", "the dam fell")],
            id="apposition",
        ),
        pytest.param(
            "Orr said the dam fell, and Kell said it stood.",
            [("Orr", "said", "the dam fell"), ("Kell", "said", "it stood")],
            id="two in a row",
        ),
        pytest.param(
            "Orr said the dam fell, adding that nobody was hurt.",
            [("Orr", "said", "the dam fell"), ("Orr", "adding", "nobody was hurt")],
            id="adding",
        ),
        pytest.param(
            "A trader who declined to be named said the dam fell.",
            [("A trader who declined to be named", "said", "the dam fell")],
            id="staying unnamed is no statement",
        ),
        pytest.param(
            "A guard who did not see the flood said the dam fell.",
            [("A guard who did not see the flood", "said", "the dam fell")],
            id="relative clause",
        ),
    ],
)
def test_reported_speech_is_found_in_every_order(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Content keeps its quotation marks and leaves out "that"; the cue is the whole verb group."""
    assert parts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The so-called “Blue Line” runs along the river.", id="naming"),
        pytest.param("The hill is known as “the wall”.", id="known as"),
        pytest.param("She read the novel “The Long Road” on the train.", id="a title"),
        pytest.param("The “liberated” town was empty.", id="scare quotes"),
        pytest.param("The claims of the town are old.", id="a noun that looks like a verb"),
        pytest.param("He lives in the United States.", id="a name that looks like a verb"),
    ],
)
def test_not_every_quotation_mark_is_speech(text: str) -> None:
    """Names, titles and doubtful words stand in quotation marks and are nobody's statement."""
    assert parts(text) == []


def test_a_quotation_over_paragraphs_is_one_attribution() -> None:
    """Each paragraph is a stretch of the same content."""
    text = "Orr wrote: “The dam fell.\n\n“It is gone.\n\n“We will go.”"
    assert parts(text) == [("Orr", "wrote", "“The dam fell. | “It is gone. | “We will go.”")]


@pytest.mark.parametrize("between", ["\n", "\r\n", "\n \n", "\n\n\n"])
def test_paragraphs_are_those_of_the_reader(between: str) -> None:
    """What stands between two paragraphs, blank lines or one line break, is no paragraph and ends no quotation."""
    text = between.join(("Orr wrote: “The dam fell.", "“It is gone.", "“We will go.”"))
    starts = [text.index(part) for part in ("Orr", "“It", "“We")]
    ends = [text.index(part) + len(part) for part in ("fell.", "gone.", "go.”")]
    blocks = tuple(
        Block(start=start, end=end, kind=BlockKind.PARAGRAPH) for start, end in zip(starts, ends, strict=True)
    )
    [one] = mark_again(replace(article(text), blocks=blocks), Settings(), shared_encoder()).marks.attributions
    assert quote(text, one.content) == "“The dam fell. | “It is gone. | “We will go.”"


def test_lines_wrapped_by_hand_are_one_sentence() -> None:
    """A line break inside a sentence ends neither source nor content."""
    text = (
        "The governor of the northern province, Mara Orr, said on Monday that the old\ndam above the town had fallen "
        "and that nobody had been told about it\nin time.\n"
    )
    [(source, _, content)] = parts(text)
    assert source == "The governor of the northern province, Mara Orr"
    assert content.startswith("the old\ndam")
    assert content.endswith("it\nin time")


def test_a_quoted_paragraph_without_a_cue_goes_on_with_the_last_speaker() -> None:
    """Nobody is named beside it, yet it is no own voice."""
    text = "“The dam fell,” Mara Orr said.\n\n“We will rebuild it by spring.”"
    found = attributions(text)
    assert {one.speaker.name for one in found if one.speaker} == {"Mara Orr"}
    said = " | ".join(quote(text, one.content) for one in found)
    assert said == "“The dam fell,” | “We will rebuild it by spring.”"


def test_a_paragraph_that_ends_with_a_colon_leads_to_the_next() -> None:
    """ "Orr wrote on her page:" gives the following quotation its voice."""
    text = "Orr wrote on her page:\n\n“The dam fell. We will rebuild it.”"
    [(source, cue, content)] = parts(text)
    assert (source, content) == ("Orr", "“The dam fell. We will rebuild it.”")
    assert cue.startswith("wrote")


@pytest.mark.parametrize("order", ["before", "after"])
def test_this_opinion_was_expressed_by(order: str) -> None:
    """The phrase gives its voice to the quotation beside it."""
    said, cue = "“The dam will fall by spring.”", "This opinion was expressed by the engineer Mara Orr."
    text = f"{said}\n\n{cue}" if order == "before" else f"{cue}\n\n{said}"
    [one] = attributions(text)
    assert quote(text, one.content) == said
    assert one.speaker is not None
    assert one.speaker.name == "Mara Orr"


def test_a_headline_speaks_with_a_colon() -> None:
    """ "X: …" in a headline is X's word."""
    text = "Ministry: the dam has fallen\n\nIt rained."
    assert parts(text, title=True) == [("Ministry", ":", "the dam has fallen")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The dam fell last night,” Orr said.", AttributionType.DIRECT),
        ("Orr said the dam “went like paper” on Monday.", AttributionType.MIXED),
        ("Orr called the dam “a disgrace”.", AttributionType.MIXED),
        ("Orr said the dam fell.", AttributionType.INDIRECT),
    ],
)
def test_the_type_says_how_much_is_quoted(text: str, expected: AttributionType) -> None:
    """Direct: wholly in marks and at least a clause; mixed: partly, or a phrase; indirect: not at all."""
    assert [one.type for one in attributions(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Orr said the dam fell.", Stance.STATES),
        ("Orr claimed the dam fell.", Stance.CLAIMS),
        ("Orr denied that the dam fell.", Stance.DENIES),
        ("Orr did not deny that the dam fell.", Stance.OTHER),
        ("Orr admitted that the dam fell.", Stance.ADMITS),
        ("Orr accused the army of lying.", Stance.ACCUSES),
        ("Orr warned that the dam would fall.", Stance.WARNS),
        ("Orr called for an inquiry.", Stance.DEMANDS),
        ("Orr promised that it would stand.", Stance.PROMISES),
        ("Orr believes that the dam is safe.", Stance.BELIEVES),
        ("Orr ordered the town to be cleared.", Stance.ORDERS),
    ],
)
def test_the_stance_is_what_the_cue_says(text: str, expected: Stance) -> None:
    """The cue is the reporter's word; a negation before it is counted in."""
    assert [one.stance for one in attributions(text)] == [expected]


def test_what_is_reported_inside_a_report_says_so() -> None:
    """ "X said that Y believes …" is two attributions, the inner within the outer."""
    outer, inner = attributions("Orr said that the mayor believes that the dam will fall.")
    assert inner.within == outer.id
    assert outer.within is None


def test_reports_inside_quotations_are_within_them() -> None:
    """Inside quotation marks somebody else can be reported; the one quoted himself is no second voice."""
    text = "“The mayor says that the dam will fall, and I think that he is right,” Orr said."
    found = {quote(text, one.source): one for one in attributions(text)}
    assert list(found) == ["Orr", "The mayor"]
    assert found["The mayor"].within == found["Orr"].id


def test_both_sides_are_treated_alike() -> None:
    """The names of the parties change nothing: swap them, and the same marks are found."""
    text = (
        "The Torvan army said that Melland troops had shelled the town. “They are lying,” the Melland spokesman told "
        "reporters. According to Torvan officials, nine people died. The Melland army claimed that it was an accident."
    )
    swapped = text.replace("Torvan", "#").replace("Melland", "Torvan").replace("#", "Melland")

    def shape(whole: str) -> list[tuple[object, ...]]:
        sides = {"Torvan": "A", "Melland": "B"} if whole is text else {"Torvan": "B", "Melland": "A"}
        found: list[tuple[object, ...]] = []
        for one in attributions(whole):
            said = " ".join(quote(whole, spans) for spans in (one.source, one.cue, one.content))
            for name, side in sides.items():
                said = said.replace(name, side)
            found.append((said, one.type, one.stance, one.speaker and one.speaker.kind))
        return found

    assert shape(text) == shape(swapped)
    assert len(shape(text)) >= 4


def test_every_span_quotes_the_text() -> None:
    """Offsets are code points, whatever stands before: emoji, CRLF, combining marks, right-to-left text."""
    text = "😀 Cafe\u0301 مرحبا.\r\n\r\n“It fell 😀,” Orr said."
    assert parts(text) == [("Orr", "said", "“It fell 😀,”")]


def test_the_same_text_gives_the_same_marks() -> None:
    """Ids are hashes of what stands there, so that they are alike in every run."""
    text = "Orr said the dam fell, and Kell said it stood."
    assert attributions(text) == attributions(text)


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The hall was shut.\n\nHarbour cases\n\nCivil engineers like me have warned about a loss of sand.", 1),
        ("The mayor ran two firms. Can't believe the paper keeps its editor after such a week.", 0),
        ("The pilot felt sick. He slept.", 0),
    ],
    ids=["heading", "half of a contraction", "a feeling"],
)
def test_a_source_is_whole_and_within_its_paragraph(text: str, sources: int) -> None:
    """A heading is no part of who speaks, half of a contraction is nobody, and how somebody feels is no report."""
    found = [text[span.start : span.end] for one in attributions(text) for span in one.source]
    assert found == ["Civil engineers like me"][:sources]
