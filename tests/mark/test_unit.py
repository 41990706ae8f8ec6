"""Units: letters, signs, words and halves of them after numbers."""

import pytest

from tests.mark.articles import figures_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It has a 12V supply and draws 120W.", [(12, "volt"), (120, "watt")]),
        ("Temperatures hit 40C and then 100F.", [(40, "celsius"), (100, "fahrenheit")]),
        ("They filed form 13F.", []),
        ("It fell to minus 12 C.", [(-12, "celsius")]),
        ("The engine makes 250 Nm.", [(250, "newton-metre")]),
        ("The plank is 12 by 18 inches.", [(12, "inch"), (18, "inch")]),
        ("The case is 66.5 x 107 mm.", [(66.5, "millimetre"), (107, "millimetre")]),
        ("It weighs 16,000 metric tons.", [(16000, "tonne")]),
        ("It gives 15,000 British thermal units.", [(15000, "british thermal unit")]),
        ("They walked hundreds of miles.", [(None, "mile")]),
        ("They waited a half hour and ran a quarter mile.", [(0.5, "hour"), (0.25, "mile")]),
        ("The part is 24703 L-202.", [(24703, "")]),
        ("The magnitude 6.2 quake hit Kolm.", [(6.2, "magnitude")]),
        ("It records 1080p video.", [(1080, "pixel")]),
    ],
)
def test_units_stand_behind_their_number(text: str, found: list[tuple[float | None, str]]) -> None:
    """A letter is a unit where it touches digits and the sentence is about such things; a code is none."""
    assert [(figure.value, figure.unit) for figure in figures_of(text)] == found


@pytest.mark.parametrize(
    ("text", "quoted", "unit"),
    [
        ("The 40-page report is out.", "40-page", "page"),
        ("The 500-seat hall was full.", "500-seat", "seat"),
        ("A 12-member panel met.", "12-member", "person"),
        ("The 300-strong crowd cheered.", "300-strong crowd", "person"),
        ("The bridge has two 40-foot spans.", "two", "span"),
        ("Three U.K. ships sailed.", "Three U.K. ships", "ship"),
        ("They tested 8 great 3-row cars.", "8", "car"),
        ("Six Democrats and nine Republicans voted.", "Six Democrats", "person"),
        ("Hundreds disagreed with the plan.", "Hundreds", ""),
        ("The kit has 2 limited-edition makeup looks.", "2 limited-edition makeup looks", "look"),
        ("It has a population of about 275,000.", "about 275,000", "person"),
        ("The victims numbered 213.", "213", "person"),
        ("She leads in touchdowns (20).", "20", "touchdown"),
        ("They found 600 “unreliable news sites” today.", "600 “unreliable news sites", "site"),
        ("One of Fair Women's best styles is sold out.", "One of Fair Women's best styles", "style"),
        ("At least one of the sensitive sites was open.", "At least one of the sensitive sites", "site"),
        ("The other three, Orla Venn among them, stayed.", "three", ""),
    ],
)
def test_a_number_counts_what_it_is_tied_to(text: str, quoted: str, unit: str) -> None:
    """A hyphen ties a number to its noun; abbreviations and measures in between part no number from its noun."""
    figure = figures_of(text)[0]
    assert (figure.text, figure.unit) == (quoted, unit)
