"""Lines that go on with the same paragraph, and lines that do not."""

import textwrap

import pytest

from sayso.model.paragraph import paragraphs_of

PROSE = (
    "The harbour office of Oruvel said on Friday that two ferries had collided in thick fog near the northern pier, "
    "and that all ninety people on board had been brought ashore by evening. Nobody was hurt, a spokeswoman said, "
    "but the older of the two boats was taking on water and would be towed to Lower Vashti. Fishermen who had helped "
    "with the rescue said the lights on the pier had been out since Tuesday."
)
SECOND = (
    "The lights were a matter for the district, the office said. The district did not answer questions; its own "
    "notice, put up in the spring, promised that the lamps would be renewed before the first storms of the autumn."
)


def paragraphs(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs_of(text, 0, len(text))]


@pytest.mark.parametrize("width", [48, 65, 72, 80, 96])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("between", [1, 2])
def test_wrapped_lines_are_one_paragraph(width: int, newline: str, between: int) -> None:
    """Whatever the width and the line ends, with an empty line between paragraphs or none."""
    wrapped = [newline.join(textwrap.wrap(one, width)) for one in (PROSE, SECOND)]
    found = paragraphs((newline * between).join(wrapped))
    assert [" ".join(one.split()) for one in found] == [PROSE, SECOND]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([PROSE, SECOND, PROSE], id="a paragraph a line"),
        pytest.param(
            ["Ferries collide off Oruvel in thick fog", "District silent on broken pier lamps", "Storms due on Sunday"],
            id="headlines",
        ),
        pytest.param(
            ["Two ferries collided in fog off Oruvel on Friday.", "All ninety people on board were brought ashore.",
             "The lamps on the pier had been out for days."],
            id="a short sentence a line",
        ),
        pytest.param(
            ["What the district has promised so far this year:", "- new lamps on the northern pier of the harbour",
             "- a second pilot boat, with a crew of its own", "- benches"],
            id="a list",
        ),
        pytest.param(
            ["the fog came in", "and no one heard", "the bell above the bay", "that rang and rang for those who, cold,",
             "had lost their way"],
            id="verse",
        ),
        pytest.param(["By Tamsin Adeyo", "Oruvel, 3 May", PROSE], id="a byline above"),
    ],
)  # fmt: skip
def test_lines_that_are_not_wrapped_stay_paragraphs(lines: list[str], newline: str) -> None:
    """A line is a paragraph unless it was broken to fit a width."""
    assert [one.rstrip() for one in paragraphs(newline.join(lines))] == lines


def test_a_line_set_in_begins_a_paragraph() -> None:
    """Wrapped text that marks its paragraphs by a space before the first line keeps them."""
    lines = [line for one in (PROSE, SECOND) for line in textwrap.wrap(one, 60, initial_indent="   ")]
    assert [" ".join(one.split()) for one in paragraphs("\n".join(lines))] == [PROSE, SECOND]


@pytest.mark.parametrize("text", ["", "\n\n", " \r\n \r\n", "x", "\nx\n"])
def test_nothing_is_lost_and_nothing_made(text: str) -> None:
    """Stretches lie in order, and what is outside them is white space."""
    found = list(paragraphs_of(text, 0, len(text)))
    inside = "".join(text[start:end] for start, end in found)
    assert "".join(inside.split()) == "".join(text.split())
    assert found == sorted(found)
