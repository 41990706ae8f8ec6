"""Quotations that no cue claims: whose words they are. Trees from the encoder, its attributions left out."""

import pytest

from sayso.mark import passages
from sayso.mark.draft import Draft
from sayso.mark.edge import Edges
from sayso.mark.parse import Parse
from sayso.mark.quotation import find_quotations, is_clause
from sayso.mark.unspoken import fill_silence
from sayso.model.encoder import shared_encoder
from sayso.records import Span
from tests.mark.articles import marks_of
from tests.mark.speech import article, parts, quote

FIRST = "“The dam fell at noon,” Mara Orr said."
ORR = ("encoder", "Mara Orr", "“The dam fell at noon,”")


def voices(text: str) -> list[tuple[str, str, str]]:
    """Return (rule, source, content) of what is found when the encoder gave `FIRST`, where it stands, and no more."""
    paragraphs = [Span(start=start, end=end) for start, end in passages(article(text))]
    parse = Parse(text, shared_encoder().read(text, [(one.start, one.end) for one in paragraphs]))
    quotations = find_quotations(text, paragraphs)
    speech = frozenset(at for at, one in enumerate(quotations) if is_clause(text, one))
    given = []
    if FIRST in text:
        at = text.index(FIRST)
        given.append(
            Draft(
                rule="encoder",
                cue=Span(start=at + 33, end=at + 37),
                source=Span(start=at + 24, end=at + 32),
                content=(Span(start=at, end=at + 23),),
            )
        )
    drafts = fill_silence(parse, Edges(parse, paragraphs, quotations, speech), given)
    return [
        (draft.rule, quote(text, (draft.source,)) if draft.source else "", quote(text, draft.content))
        for draft in drafts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"{FIRST} “We will rebuild it.”",
            [("encoder", "Mara Orr", "“The dam fell at noon,” | “We will rebuild it.”")],
            id="goes on after the cue",
        ),
        pytest.param(
            f"{FIRST}\n\n“We will rebuild it by spring.”",
            [("encoder", "Mara Orr", "“The dam fell at noon,” | “We will rebuild it by spring.”")],
            id="goes on in the next paragraph",
        ),
        pytest.param(
            f"{FIRST} The road was closed.\n\n“We will rebuild it by spring.”",
            [ORR, ("unspoken-next", "", "“We will rebuild it by spring.”")],
            id="the last speaker, after a sentence of the reporter",
        ),
        pytest.param(
            f"{FIRST}\n\n‘A cold day.’", [ORR], id="a heading in quotation marks is nobody's going on"
        ),
        pytest.param(
            "Mara Orr: “The dam fell at noon.”", [("colon", "Mara Orr", "“The dam fell at noon.”")], id="a label"
        ),
        pytest.param(
            "Mara Orr wrote on her page:\n\n“The dam fell at noon.”",
            [("leads-on", "Mara Orr", "“The dam fell at noon.”")],
            id="the paragraph before leads on",
        ),
        pytest.param(
            "“The dam will fall by spring.”\n\nThis view was expressed by the engineer Mara Orr.",
            [("expressed", "the engineer Mara Orr", "“The dam will fall by spring.”")],
            id="the speaker is named in the next paragraph",
        ),
        pytest.param(
            "“The dam will fall by spring.” — Mara Orr, baker",
            [("signed", "Mara Orr, baker", "“The dam will fall by spring.”")],
            id="signed",
        ),
        pytest.param(
            "“The dam will fall by spring.”\n\n— Mara Orr, baker",
            [("signed", "Mara Orr, baker", "“The dam will fall by spring.”")],
            id="signed below",
        ),
        pytest.param(
            "“The dam will fall by spring.”\n\nMara Orr, 34, baker",
            [("signed", "Mara Orr, 34, baker", "“The dam will fall by spring.”")],
            id="name and trade below",
        ),
        pytest.param("“The dam will fall by spring.”\n\nRoads and bridges", [], id="a heading below is no signature"),
        pytest.param(
            '"The dam will fall by spring.\nMara Orr."',
            [("signed", "Mara Orr", '"The dam will fall by spring.')],
            id="signed within the marks",
        ),
        pytest.param("The “Blue Line” runs along the river.", [], id="a name in marks is no speech"),
        pytest.param("“The dam fell at noon.”", [], id="nobody to go on with"),
    ],
)  # fmt: skip
def test_quotations_find_their_voice(text: str, expected: list[tuple[str, str, str]]) -> None:
    """Only a quotation that reads as a clause needs one; without any evidence it stays nobody's."""
    assert voices(text) == expected


def test_a_name_behind_a_dash_signs_a_quotation_whatever_follows() -> None:
    """What comes after the stop is the writer's; a verb after the name would make it no signature."""
    text = (
        "“The bridge is closed and will be closed for a long time.” —Mara Orr. She waited for two hours, and then left."
    )
    assert parts(text) == [("Mara Orr", "—", "“The bridge is closed and will be closed for a long time.”")]


def test_a_quotation_that_opens_an_article_is_of_whom_the_next_paragraph_begins_with() -> None:
    """Only of somebody who speaks later in the article."""
    text = "“First the dogs went quiet.”\n\nRosa Imbert was washing plates.\n\n“I called her name,” Imbert said."
    first = next(claim for claim in marks_of(article(text)).claims if claim.spans[0].start == 0)
    assert [voice.name for voice in first.voice[1:]] == ["Rosa Imbert"]


def test_each_of_two_quotations_signed_behind_a_dash_is_its_own() -> None:
    """A dash and a name behind a quotation end it: the next one belongs to the next name."""
    text = (
        "What the papers say.\n\n“The dam was never safe, and everyone in the valley knew it well.” — Mara Orr, Kolm "
        "Courier\n\n“We will mend the dam in spring and pay for it ourselves.” — Tom Kell, Tarn Herald"
    )
    found = parts(text)
    assert ("Tom Kell, Tarn Herald", "—", "“We will mend the dam in spring and pay for it ourselves.”") in found
    assert (
        "Mara Orr, Kolm Courier",
        "—",
        "“The dam was never safe, and everyone in the valley knew it well.”",
    ) in found


def test_a_line_that_names_whose_statement_follows_leads_on_to_it() -> None:
    """What is set below "the statement from Orr:" is Orr's, whoever spoke before."""
    text = (
        "The mill burned in May, and the guards announced that it was lost.\n\nHere is the full statement from Mara "
        "Orr:\n\n“Dear friends: The mill will be built again before the winter, and all of you will be paid.”"
    )
    assert [source for source, _, content in parts(text) if content.startswith("“Dear")] == ["Mara Orr"]
