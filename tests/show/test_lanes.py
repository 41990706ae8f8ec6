"""Lanes count what falls into each day, month, year or decade; what is dated more loosely is said, not drawn."""

from collections import Counter

import pytest

from sayso.show.lanes import Lane, Picture, draw_lanes


def draw(*spans: tuple[str, str], name: str = "said to happen") -> Picture:
    """One lane of these spans."""
    picture = draw_lanes(
        [Lane(name=name, css="event", spans=Counter(spans))], lambda when: f"/c?since={when}&x=1", "lanes"
    )
    assert picture is not None
    return picture


@pytest.mark.parametrize(
    ("first", "last", "unit", "name"),
    [
        ("2025-03-01", "2025-03-09", "day", "2025-03-09"),
        ("2024-03-01", "2025-03-09", "month", "2025-03"),
        ("2001-03-01", "2025-03-09", "year", "2025"),
        ("1804-03-01", "2025-03-09", "decade", "202"),
    ],
)
def test_the_longer_the_stretch_the_wider_the_bars(first: str, last: str, unit: str, name: str) -> None:
    """A bar leads into its own day, month, year or decade."""
    picture = draw((first, first), (last, last))
    assert picture.unit == unit
    assert picture.svg.count("<rect") == 2
    assert f'href="/c?since={name}&amp;x=1"' in picture.svg


def test_what_is_dated_too_loosely_is_counted_and_not_drawn() -> None:
    """A year among days falls on no day."""
    picture = draw(("2025-03-01", "2025-03-01"), ("2025-01-01", "2025-12-31"))
    assert (picture.n_loose, picture.svg.count("<rect")) == (1, 1)


def test_bars_stand_in_proportion_within_their_lane() -> None:
    """Twice as many are twice as high, and the lane says how many the highest are."""
    picture = draw(("2025-03-01", "2025-03-01"), ("2025-03-01", "2025-03-01"), ("2025-03-02", "2025-03-02"))
    assert 'height="64.0"' in picture.svg
    assert 'height="32.0"' in picture.svg
    assert "up to 2" in picture.svg


def test_nothing_dated_is_no_picture() -> None:
    """Neither without spans nor with loose ones alone."""
    assert draw_lanes([Lane(name="a", css="event", spans={})], str, "x") is None
    assert draw_lanes([Lane(name="a", css="event", spans={("2020-01-01", "2025-12-31"): 1})], str, "x") is None


def test_a_date_that_no_calendar_has_breaks_nothing() -> None:
    """It falls into its month or year as it is written."""
    assert draw(("2025-02-30", "2025-02-30"), ("2021-01-01", "2021-01-01")).unit == "year"


def test_words_never_become_markup() -> None:
    """The name of a lane is escaped."""
    assert "<b>" not in draw(("2025-03-01", "2025-03-01"), name="<b>").svg
