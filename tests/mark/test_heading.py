"""Headings that say who speaks."""

import pytest

from sayso.mark import passages
from sayso.mark.heading import read_headings
from sayso.mark.parse import Parse
from sayso.model.encoder import shared_encoder
from sayso.records import Span
from tests.mark.articles import marks_of
from tests.mark.speech import article, quote

BODY = "\n\nThe road is closed.\n\nNobody was hurt.\n\nThe school is open."


def headed(title: str) -> list[tuple[str, str, str]]:
    """Return (rule, source, content) of what a title over three short paragraphs says."""
    made = article(title + BODY, title=True)
    spans = list(passages(made))
    parse = Parse(made.text, shared_encoder().read(made.text, spans))
    paragraphs = [Span(start=start, end=end) for start, end in spans]
    return [
        (draft.rule, quote(made.text, (draft.source,)) if draft.source else "", quote(made.text, draft.content))
        for draft in read_headings(made, parse, paragraphs, [])
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param(
            "Ministry: the dam has fallen", [("headline", "Ministry", "the dam has fallen")], id="who, then what"
        ),
        pytest.param("Mine to close, workers fear", [("headline", "workers", "Mine to close")], id="what, then who"),
        pytest.param(
            "Alliance leader mocked the dead, Guard claims",
            [("headline", "Guard", "Alliance leader mocked the dead")],
            id="what, then who, whatever the verb was read as",
        ),
        pytest.param("Two dead, many hurt, no claims", [], id="nobody who says it"),
        pytest.param("The numbers: the harbour made 40 jobs in May", [], id="a label that nobody speaks by"),
        pytest.param("After the flood: a photo essay", [], id="no clause after the colon"),
        pytest.param(
            "Comment by the spokeswoman of the ministry of Kolm on the situation at the border",
            [
                (
                    "release",
                    "the spokeswoman of the ministry of Kolm",
                    "The road is closed. | Nobody was hurt. | The school is open.",
                )
            ],
            id="a comment by somebody",
        ),
        pytest.param(
            "Statement of the Ministry of Health of Kolm",
            [
                (
                    "release",
                    "the Ministry of Health of Kolm",
                    "The road is closed. | Nobody was hurt. | The school is open.",
                )
            ],
            id="a text issued whole",
        ),
        pytest.param("Ministry rejects a statement by Orr", [], id="a story about a statement"),
    ],
)
def test_headings(title: str, expected: list[tuple[str, str, str]]) -> None:
    """ "X: …" is X's word where a clause follows; "Statement of X" makes all of the text X's."""
    assert headed(title) == expected


def test_a_headline_may_name_whose_word_it_is_behind_a_colon() -> None:
    """A clause, a colon, and nothing but who says it."""
    text = "Dam is safe: minister\n\nThe dam was built in 1931."
    first = marks_of(article(text, title=True)).claims[0]
    assert [voice.name for voice in first.voice[1:]] == ["minister"]
