"""Claims: the text cut into who says what, all of it and nothing twice."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evals.chains import articles, reading_of
from evals.coverage import INVENTED, cover_of
from sayso.mark import passages
from sayso.mark.parse import Parse
from sayso.mark.sentence import find_sentences
from sayso.model.encoder import shared_encoder
from sayso.records import Article, Claim
from sayso.vocabulary import Modality
from tests.mark.articles import marks_of
from tests.mark.speech import article, quote

PIECES = [
    "The dam fell on Monday.",
    "“We will rebuild it,” Mara Orr said.",
    "She said that nine people were hurt.",
    "According to the ministry, the road is open.",
    "The mayor denied that the town had been warned!",
    "“It is gone. We saw it,” he added, “and we left.”",
    "Was it safe?",
    "The so-called “Blue Line” runs along the river",
    "It is said to have cost 4.5 million crowns, officials claimed.",
    "Kell said Orr believes the dam will fall, and Brandt said it will not.",
    "“Nobody told us.",
    "😀 Cafe\u0301 مرحبا.",
    "Orr: we will not leave",
    "\n\n",
    "\r\n\r\n",
]


def claims(text: str) -> tuple[Article, tuple[Claim, ...]]:
    read = article(text)
    return read, marks_of(read).claims


def said(text: str) -> list[tuple[str, str | None]]:
    """Return (what, innermost voice) of each claim."""
    return [(quote(text, claim.spans), claim.voice[-1].name) for claim in claims(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The dam fell.", [("The dam fell.", None)], id="own voice"),
        pytest.param(
            "Mara Orr said the dam fell.", [("the dam fell", "Mara Orr")], id="source and cue alone: no claim"
        ),
        pytest.param(
            "Mara Orr, who was hurt, said the dam fell.",
            [("Mara Orr, who was hurt, said", None), ("the dam fell", "Mara Orr")],
            id="what is left says something of its own",
        ),
        pytest.param(
            "Mara Orr wrote: “Governor Hale claims that the dam is safe. It is not.”",
            [("the dam is safe", "Hale"), ("It is not.”", "Mara Orr")],
            id="a second sentence is the outer one's",
        ),
        pytest.param(
            "Mara Orr thanked the volunteers and promised that the dam would stand.",
            [("Mara Orr thanked the volunteers and promised that", None), ("the dam would stand", "Mara Orr")],
            id="an act is the writer's",
        ),
        pytest.param(
            "Mara Orr declined to say whether the dam was safe.",
            [("Mara Orr declined to say whether the dam was safe.", None)],
            id="what stays untold is the writer's",
        ),
        pytest.param(
            "Mara Orr refused to sign the treaty.",
            [("Mara Orr refused to sign the treaty.", None)],
            id="what stays undone is the writer's",
        ),
        pytest.param(
            "“It fell. It is gone,” Mara Orr said.",
            [("“It fell.", "Mara Orr"), ("It is gone,”", "Mara Orr")],
            id="a sentence each",
        ),
        pytest.param(
            "Mara Orr said that the mayor believes that the dam will fall.",
            [("the dam will fall", "the mayor")],
            id="the innermost voice has it",
        ),
    ],
)
def test_each_piece_stands_under_its_own_chain(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A claim is a sentence, or the part of one under one attribution; a bare cue is none."""
    assert said(text) == expected


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9))
def test_claims_cover_all_but_bare_cues_and_overlap_nowhere(pieces: list[str]) -> None:
    """Every letter outside boilerplate is in one claim only; what is in none stands in a sentence with a cue."""
    text = " ".join(pieces)
    read, found = claims(text)
    marks = marks_of(read)
    covered: dict[int, str] = {}
    for claim in found:
        for span in claim.spans:
            for position in range(span.start, span.end):
                assert position not in covered
                covered[position] = claim.id
    cues = [span for one in marks.attributions for span in one.cue + one.source]
    for sentence in find_sentences(read):
        bare = any(cue.start < sentence.end and sentence.start < cue.end for cue in cues)
        letters = [at for at in range(sentence.start, sentence.end) if text[at].isalnum()]
        assert bare or all(at in covered for at in letters)


@pytest.mark.parametrize("file", INVENTED)
def test_whole_articles_are_covered_by_their_claims(file: str) -> None:
    """Frames, letters, interviews and all: no letter stands in two claims, no verb in neither claim, cue nor source."""
    reader = shared_encoder()
    for case in articles(file):
        read = reading_of(case, reader)
        parse = Parse(read.article.text, reader.read(read.article.text, passages(read.article)))
        cover = cover_of(read.article, read.marks, parse)
        assert (case.name, cover.twice, cover.lost) == (case.name, 0, ())
        boilerplate = [(hole.start, hole.end) for hole in read.article.boilerplate]
        spans = [span for claim in read.marks.claims for span in claim.spans]
        assert not any(span.start < end and start < span.end for span in spans for start, end in boilerplate)


def test_boilerplate_is_no_claim() -> None:
    """Menus and credits claim nothing."""
    text = "The dam fell. Subscribe now."
    read = article(text, boilerplate=((14, 28),))
    assert [quote(text, claim.spans) for claim in marks_of(read).claims] == ["The dam fell."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam fell.", Modality.ASSERTED),
        ("The dam may fall.", Modality.POSSIBLE),
        ("The dam will fall.", Modality.PLANNED),
        ("The dam must be rebuilt.", Modality.DEMANDED),
        ("Who saw it?", Modality.ASKED),
        ("The dam would have stood.", Modality.HYPOTHETICAL),
        ("Mara Orr called for an inquiry.", Modality.DEMANDED),
    ],
)
def test_modality_is_how_the_claim_puts_it(text: str, expected: Modality) -> None:
    """A demand is no report, and a question no statement."""
    assert [claim.modality for claim in claims(text)[1]] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam fell.", False),
        ("The dam did not fall.", True),
        ("Nobody was hurt.", True),
        ("Mara Orr denied that the dam fell.", True),
        ("Mara Orr denied that nobody was hurt.", False),
    ],
)
def test_a_denial_turns_its_content_round(text: str, expected: bool) -> None:
    """Who denies that it fell says that it did not."""
    assert [claim.negated for claim in claims(text)[1]] == [expected]


def test_a_source_and_cue_inside_a_sentence_are_no_part_of_its_claim() -> None:
    """What is left of a sentence around "engineers say" is claimed without it."""
    shown = [quote(one.text, claim.spans) for one, found in [claims(PLAN)] for claim in found]
    assert not any("engineers say" in what for what in shown)


PLAN = "The plan, which engineers say would drown the valley, goes to a vote on Monday."


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kolm has always supported Tarn.", False),
        ("Tarn blames Kolm.", True),
        ("Kolm has always supported the withdrawal of troops.", True),
    ],
)
def test_a_bare_name_that_somebody_sides_with_is_no_claim_of_his(text: str, told: bool) -> None:
    """That one supports another is the word of whoever tells it, and all of the sentence stands."""
    found = marks_of(article(text)).claims
    assert any(claim.attribution is not None for claim in found) == told
    assert told or [(claim.spans[0].start, claim.spans[-1].end) for claim in found] == [(0, len(text))]
