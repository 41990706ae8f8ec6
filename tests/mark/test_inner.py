"""Reports inside reports, by the trees."""

import pytest

from sayso.mark import passages
from sayso.mark.draft import Draft
from sayso.mark.inner import read_inside, read_unseen
from sayso.mark.parse import Parse
from sayso.model.encoder import shared_encoder
from sayso.records import Span
from tests.mark.speech import article, quote


def parse_of(text: str) -> Parse:
    """Return the trees of ``text``."""
    return Parse(text, shared_encoder().read(text, passages(article(text))))


def shown(text: str, draft: Draft) -> tuple[str, str, str]:
    """Return source, cue and content."""
    return (
        quote(text, (draft.source,)) if draft.source else "",
        quote(text, (draft.cue,)) if draft.cue else "",
        quote(text, draft.content),
    )


def inside(text: str, outer: str = "Orr said ") -> list[tuple[str, str, str]]:
    """Return what is reported in what follows ``outer``."""
    start = text.index(outer) + len(outer)
    cue = Span(start=start - 5, end=start - 1)
    draft = Draft(rule="encoder", cue=cue, source=None, content=(Span(start=start, end=len(text.rstrip("."))),))
    return [shown(text, one) for one in read_inside(parse_of(text), [draft])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Orr said that the mayor believes that the dam will fall.",
            [("the mayor", "believes", "the dam will fall")],
            id="a clause",
        ),
        pytest.param(
            "Orr said the army had told the council that the road was safe.",
            [("the army", "had told", "the road was safe")],
            id="a hearer",
        ),
        pytest.param(
            "Orr said that the army has promised to rebuild the dam.",
            [("the army", "has promised", "to rebuild the dam")],
            id="an infinitive",
        ),
        pytest.param(
            "Orr said that witnesses claimed that soldiers said they had seen nobody.",
            [
                ("witnesses", "claimed", "soldiers said they had seen nobody"),
                ("soldiers", "said", "they had seen nobody"),
            ],
            id="two deep",
        ),
        pytest.param("Orr said I think that it is right.", [], id="one who speaks of himself is no second voice"),
        pytest.param("Orr said that the army wants to say that it is safe.", [], id="what is not yet said"),
        pytest.param("Orr said that the dam fell at noon.", [], id="nothing inside"),
    ],
)  # fmt: skip
def test_reports_inside_reports(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A verb of the list with its subject and a clause under it, in what somebody is reported to have said."""
    assert inside(text) == expected


def test_plain_reports_that_nobody_read_are_found() -> None:
    """Only with a clause under a verb of saying, and where no draft has any part of it."""
    text = "The mayor claimed that the dam fell. The army walked to the river."
    parse = parse_of(text)
    whole = [Span(start=0, end=len(text))]
    [one] = read_unseen(parse, whole, [])
    assert shown(text, one) == ("The mayor", "claimed", "the dam fell")
    assert read_unseen(parse, whole, [one]) == []
