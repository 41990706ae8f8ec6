"""EDTF values as stretches of days."""

import pytest

from sayso.link.period import Period, days_apart, meet, read_edtf


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2031-05-02", "2031-05-02", "2031-05-02"),
        ("2031-05", "2031-05-01", "2031-05-31"),
        ("2032-02", "2032-02-01", "2032-02-29"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031~", "2031-01-01", "2031-12-31"),
        ("203X", "2030-01-01", "2039-12-31"),
        ("2031-05-02/2031-06-09", "2031-05-02", "2031-06-09"),
        ("2031-05-02T10:00:00Z", "2031-05-02T10:00:00", "2031-05-02T10:00:00"),
        ("2031-05-02T01:00:00+02:00", "2031-05-01T23:00:00", "2031-05-01T23:00:00"),
    ],
)
def test_an_edtf_value_allows_these_days(edtf: str, first: str, last: str) -> None:
    """First and last day, both inclusive; instants in UTC."""
    assert read_edtf(edtf) == Period(first=first, last=last)


@pytest.mark.parametrize(
    "edtf", [None, "", "XXXX-07-14", "2031-13", "2031-02-30", "../2031", "2032/2031", "soon", "0000"]
)
def test_what_names_no_day_has_no_period(edtf: str | None) -> None:
    """Unknown stays unknown."""
    assert read_edtf(edtf) is None


@pytest.mark.parametrize(
    ("one", "other", "gap"),
    [
        ("2031-05-02", "2031-05", 0),
        ("2031-05-02", "2031-05-05", 3),
        ("2031-05-05", "2031-05-02", 3),
        ("2031", "2032", 1),
    ],
)
def test_days_between_are_counted_from_end_to_start(one: str, other: str, gap: int) -> None:
    """Nothing lies between two that meet; the order of the two does not matter."""
    a, b = read_edtf(one), read_edtf(other)
    assert a is not None
    assert b is not None
    assert days_apart(a, b) == gap
    assert meet(a, b) is (gap == 0)
