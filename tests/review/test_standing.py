"""What stands after all lines: the same whatever the order of import, each reviewer's last word, nothing overruled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.review.anchor import Lost
from sayso.review.judgement import Judgement, Place
from sayso.review.line import Line, make_line
from sayso.review.standing import Standing, fold, said, seen, settle
from sayso.vocabulary import Verdict
from tests.review.said import at, chain, judgement, place

PAIR = (place("m1"), place("m2", key="b.txt"))


def find(there: Place) -> str | Lost:
    """Find every mark where it was, but those called gone."""
    return Lost(why="gone") if there.mark == "gone" else there.mark


def standing(*chains: list[Line]) -> Standing:
    """Return what stands of some chains."""
    return settle([line for lines in chains for line in lines], find)


def withdraw(lines: list[Line], seal: str, *, reviewer: str | None = None) -> list[Line]:
    """Return ``lines`` with one more that withdraws a line."""
    mine = reviewer or lines[0].reviewer
    own = [line for line in lines if line.reviewer == mine]
    one = judgement(Verdict.WITHDRAW, lines=(seal,))
    last = own[-1] if own else None
    return [
        *lines,
        make_line(one, reviewer=mine, desk="desk", decision=f"w{len(lines)}", at=at(500), salt="s", last=last),
    ]


@st.composite
def many(draw: st.DrawFn) -> list[Line]:
    """Logs of three reviewers at two desks who judge few marks often and take some of it back."""
    lines: list[Line] = []
    for reviewer in ("A", "B", "C"):
        for desk in ("here", "there"):
            verdicts = draw(st.lists(st.sampled_from([Verdict.ACCEPT, Verdict.REJECT, Verdict.NOTE]), max_size=4))
            said_of = [
                judgement(one, place(draw(st.sampled_from(["m1", "m2", "gone"]))), reason="r") for one in verdicts
            ]
            made = chain(reviewer, said_of, desk=desk, start=draw(st.integers(0, 30)), step=draw(st.integers(1, 9)))
            if made and draw(st.sampled_from([True, False])):
                back = judgement(Verdict.WITHDRAW, lines=(draw(st.sampled_from(made)).seal,))
                made.append(
                    make_line(back, reviewer=reviewer, desk=desk, decision="w", at=at(99), salt="s", last=made[-1])
                )
            lines += made
    return lines


@given(many(), st.randoms())
def test_the_order_of_import_changes_nothing(lines: list[Line], chance: object) -> None:
    """Two logs merged either way, or line by line in any order, say the same."""
    mixed = list(lines)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert fold(mixed) == fold(lines)
    assert settle(mixed, find) == settle(lines, find)
    assert settle(lines + mixed, find) == settle(lines, find)


def test_a_later_word_of_one_reviewer_takes_the_place_of_the_earlier() -> None:
    """One decision a reviewer and mark stands."""
    (one,) = standing(chain("A", [judgement(Verdict.ACCEPT), judgement(Verdict.REJECT)])).decided
    assert (one.verdict, len(one.lines), one.disputed) == (Verdict.REJECT, 1, False)


def test_of_two_reviewers_the_later_counts_and_the_dispute_shows() -> None:
    """Both words stand side by side."""
    (one,) = standing(
        chain("A", [judgement(Verdict.REJECT)], start=20), chain("B", [judgement(Verdict.ACCEPT)], start=10)
    ).decided
    assert (one.verdict, one.disputed) == (Verdict.REJECT, True)
    assert [line.reviewer for line in one.lines] == ["B", "A"]


def test_different_is_never_overruled() -> None:
    """Another reviewer's later "same" does not count beside it; who said it may take it back."""
    apart = chain("A", [judgement(Verdict.DIFFERENT, *PAIR)])
    same = chain("B", [judgement(Verdict.SAME, *PAIR)], start=50)
    (one,) = standing(apart, same).decided
    assert (one.verdict, one.disputed) == (Verdict.DIFFERENT, True)
    (one,) = standing(withdraw(apart, apart[0].seal), same).decided
    assert one.verdict is Verdict.SAME
    (one,) = standing([*apart, *chain("A", [judgement(Verdict.SAME, *PAIR)], desk="other", start=60)]).decided
    assert one.verdict is Verdict.SAME


def test_withdrawing_brings_back_what_stood_before() -> None:
    """Undo takes one line out; the one before it holds again, and a withdrawn undo is no undo."""
    lines = chain("A", [judgement(Verdict.ACCEPT), judgement(Verdict.REJECT)])
    undone = withdraw(lines, lines[1].seal)
    assert standing(undone).decided[0].verdict is Verdict.ACCEPT
    assert standing(withdraw(undone, undone[-1].seal)).decided[0].verdict is Verdict.REJECT


def test_nobody_withdraws_for_another() -> None:
    """A line that names somebody else's takes nothing back."""
    lines = chain("A", [judgement(Verdict.ACCEPT)])
    assert standing(withdraw(lines, lines[0].seal, reviewer="B")).decided[0].verdict is Verdict.ACCEPT


def test_a_judgement_of_what_is_gone_is_an_orphan() -> None:
    """It decides nothing, and is listed with its reason; so is a pair with one end gone."""
    found = standing(chain("A", [judgement(Verdict.REJECT, place("gone"))]))
    assert found.decided == ()
    assert [(orphan.line.number, orphan.why) for orphan in found.orphans] == [(1, "gone")]
    assert len(standing(chain("A", [judgement(Verdict.SAME, place("m1"), place("gone"))])).orphans) == 1


def test_notes_stand_side_by_side() -> None:
    """A second note of one reviewer does not take the place of the first."""
    (one,) = standing(chain("A", [judgement(Verdict.NOTE, reason=word) for word in ("one", "two")])).decided
    assert [said(line).reason for line in one.lines] == ["one", "two"]


def test_judgements_of_earlier_and_later_ids_of_one_mark_meet() -> None:
    """What two readings called differently is one thing once both are found at one place."""
    old, new = place("old"), place("new")
    found = settle(
        [*chain("A", [judgement(Verdict.ACCEPT, old)]), *chain("B", [judgement(Verdict.REJECT, new)], start=9)],
        lambda _: "now",
    )
    assert [(one.marks, len(one.lines)) for one in found.decided] == [(("now",), 2)]


@pytest.mark.parametrize("more", [judgement(Verdict.REJECT), judgement(Verdict.NOTE, reason="r")])
def test_what_was_seen_changes_with_every_decision(more: Judgement) -> None:
    """A decision made in the light of less is told apart."""
    before = standing(chain("A", [judgement()])).about("m1")
    after = standing(chain("A", [judgement()]), chain("B", [more])).about("m1")
    assert len({seen(()), seen(before), seen(after)}) == 3
