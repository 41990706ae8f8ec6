"""A chain shows any line that was changed, dropped or moved, and still holds after lines were erased."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.errors import NotReadable
from sayso.review.line import Line, decode_line, encode_line, erase, faults, make_line
from sayso.vocabulary import Verdict
from tests.review.said import at, chain, judgement, place

WORDS = st.text(
    st.one_of(st.characters(codec="utf-8"), st.sampled_from("\r\n\u0301🌧️مרح\u200f\u202e\0")), min_size=0, max_size=40
)


@st.composite
def logs(draw: st.DrawFn) -> list[Line]:
    """Logs of up to three reviewers with notes in any script, edits, and erased lines with what excuses them."""
    lines: list[Line] = []
    for reviewer in draw(st.lists(WORDS, min_size=1, max_size=3, unique=True)):
        said = [
            judgement(
                Verdict.EDIT,
                place(draw(WORDS)),
                value={
                    "counted": draw(WORDS),
                    "value": draw(st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.none()),
                },
                reason=draw(WORDS),
            )
            for _ in range(draw(st.integers(1, 4)))
        ]
        mine = chain(reviewer, said, start=draw(st.integers(0, 100)), step=draw(st.integers(1, 5)))
        gone = draw(st.sets(st.sampled_from([line.seal for line in mine])))
        if gone:
            forget = judgement(Verdict.FORGET, lines=tuple(sorted(gone)))
            last = mine[-1]
            mine = [erase(line) if line.seal in gone else line for line in mine]
            mine.append(
                make_line(forget, reviewer=reviewer, desk="desk", decision="f", at=at(900), salt="s", last=last)
            )
        lines += mine
    return lines


@given(logs())
def test_a_log_as_it_was_written_is_sound_and_comes_back_from_json_as_it_was(lines: list[Line]) -> None:
    """Writing and reading lose nothing, whatever the script, and erased lines break no chain."""
    back = [decode_line(encode_line(line)) for line in lines]
    assert back == lines
    assert list(faults(back)) == []


@given(logs(), st.data())
def test_any_change_to_what_stands_in_a_line_is_found(lines: list[Line], data: st.DataObject) -> None:
    """Whatever field of whatever line is changed: text, number, time, name, seal."""
    number = data.draw(st.integers(0, len(lines) - 1))
    fields = json.loads(encode_line(lines[number]))
    name = data.draw(st.sampled_from(sorted(key for key, value in fields.items() if value is not None)))
    old = fields[name]
    if name == "target":
        old = dict(old, lines=[*old["lines"], "sha256:x"])
    elif name == "value":
        old = dict(old, added=1)
    elif name == "verdict":
        old = "note" if old != "note" else "accept"
    else:
        old = old + 1 if isinstance(old, int) else old + "x"
    fields[name] = old
    changed = decode_line(json.dumps(fields).encode())
    assert changed != lines[number]
    assert list(faults([*lines[:number], changed, *lines[number + 1 :]]))


@given(logs(), st.data())
def test_a_line_dropped_before_the_end_of_its_chain_is_found(lines: list[Line], data: st.DataObject) -> None:
    """A gap shows, by number and by hash."""
    last = {line.reviewer: line.seal for line in lines}
    inner = [line for line in lines if last[line.reviewer] != line.seal]
    if inner:
        dropped = data.draw(st.sampled_from(inner))
        assert list(faults([line for line in lines if line != dropped]))


def test_lines_that_change_places_are_found() -> None:
    """Renumbering two lines does not hide that they were exchanged."""
    first, second, third = chain("A. Reader", [judgement(reason=word) for word in ("one", "two", "three")])
    moved = [first, replace(third, number=2), replace(second, number=3)]
    assert list(faults(moved))


def test_erasing_without_a_line_that_says_so_is_found() -> None:
    """Dropping what a line said is a fault, until a line of the log says that it was to be forgotten."""
    one, two = chain("A. Reader", [judgement(reason="one"), judgement(reason="two")])
    assert [fault.number for fault in faults([erase(one), two])] == [1]
    forget = judgement(Verdict.FORGET, lines=(one.seal,))
    three = make_line(forget, reviewer="A. Reader", desk="desk", decision="d", at=at(99), salt="s", last=two)
    assert list(faults([erase(one), two, three])) == []
    assert [fault.number for fault in faults([one, two, three])] == [1]
    # A forged excuse excuses nothing.
    forged = replace(three, judgement=judgement(Verdict.FORGET, lines=(one.seal, two.seal)))
    assert {fault.number for fault in faults([erase(one), erase(two), forged])} >= {2}


def test_two_lines_of_one_number_are_a_fork() -> None:
    """Two logs that went on differently after one line do not merge in silence."""
    (first,) = chain("A. Reader", [judgement()])
    ends = [
        make_line(
            judgement(reason=word), reviewer="A. Reader", desk="desk", decision=word, at=at(50), salt=word, last=first
        )
        for word in ("here", "there")
    ]
    assert "two lines of this number" in next(iter(faults([first, *ends]))).message


def test_time_never_goes_back_in_a_chain() -> None:
    """A clock that was put back makes the next line a microsecond later than the last."""
    (first,) = chain("A. Reader", [judgement()], start=59)
    late = make_line(
        judgement(), reviewer="A. Reader", desk="desk", decision="d", at=at(3), salt="s", last=replace(first)
    )
    assert late.at == "2031-05-02T10:00:59.000001Z"
    assert list(faults([first, late])) == []


def test_an_erased_line_cannot_be_guessed_from_its_digest() -> None:
    """The same judgement under two salts has two digests, and erasing takes the salt."""
    one, two = chain("A. Reader", [judgement(), judgement()])
    assert one.digest != two.digest
    assert erase(one).salt is None
    assert b"salt of" not in encode_line(erase(one))


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b'{"number": "x"}', b"\xff"])
def test_what_is_no_line_is_told(text: bytes) -> None:
    """A damaged file ends in one clear line."""
    with pytest.raises(NotReadable, match="review log"):
        decode_line(text)
