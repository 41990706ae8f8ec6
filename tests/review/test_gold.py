"""Gold: what reviewers settled, in the contract's format, with all that was looked at."""

import msgspec

from sayso.contract import decode_reading
from sayso.review.anchor import Anchorage, place_of
from sayso.review.gold import gold_fields
from sayso.review.line import Line
from sayso.review.standing import settle
from sayso.vocabulary import Verdict
from tests.review.said import chain, judgement
from tests.store.made import make_reading

READING = make_reading("a.txt", "Vel. At least 7 people fled Ostra, 9 stayed, 4 came.")


def figure(number: int) -> str:
    """Return the id of a figure."""
    return READING.marks.figures[number].id


def judged(reviewer: str, *verdicts: tuple[Verdict, int], start: int = 0) -> list[Line]:
    """Return decisions of one reviewer about figures by their number; an edit widens the high end."""
    said = []
    for verdict, number in verdicts:
        place = place_of(READING, "figures", figure(number))
        assert place is not None
        said.append(judgement(verdict, place, value={"high": 90} if verdict is Verdict.EDIT else None))
    return chain(reviewer, said, start=start)


def test_accepted_and_edited_marks_are_gold_and_rejected_ones_are_told() -> None:
    """The line can be read as any marked article; what nobody looked at is not in it."""
    lines = judged("A", (Verdict.REJECT, 0), (Verdict.EDIT, 1))
    fields = gold_fields(READING, settle(lines, Anchorage(READING).find).decided)
    assert fields is not None
    back = decode_reading(msgspec.json.encode(fields))
    assert [(one.id, one.high) for one in back.marks.figures] == [(figure(1), 90)]
    assert (back.marks.claims, back.marks.names) == ((), ())
    assert back.article.text == READING.article.text
    assert [(one.mark, one.verdict, one.settled) for one in fields["judged"]] == [
        (figure(0), Verdict.REJECT, True),
        (figure(1), Verdict.EDIT, True),
    ]


def test_what_reviewers_disagree_about_is_not_gold() -> None:
    """It is told as not settled, with both names."""
    lines = [*judged("A", (Verdict.REJECT, 0)), *judged("B", (Verdict.ACCEPT, 0), start=50)]
    fields = gold_fields(READING, settle(lines, Anchorage(READING).find).decided)
    assert fields is not None
    assert fields["figures"] == ()
    (one,) = fields["judged"]
    assert (one.settled, one.reviewers) == (False, ("A", "B"))


def test_an_article_that_nobody_judged_gives_no_line() -> None:
    """Silence is not agreement."""
    assert gold_fields(READING, ()) is None
