"""The error rates that pages and exports tell are those that the evaluations hold to."""

import re

from sayso.show.rate import TABLE_FIELDS, rates, rates_of
from tools import rates as tool


def test_the_table_is_made_of_the_floors() -> None:
    """Once floors have moved, `python -m tools.rates` must be run: no rate is kept by hand."""
    assert tool.TABLE.read_text(encoding="utf-8") == tool.make_table(tool.read_floors())


def test_a_moved_floor_moves_its_rate() -> None:
    """The table is a function of the floors."""
    floors = tool.read_floors()
    key = next(key for field, *_, key in tool.MEASURED if field == "date")
    assert tool.make_table(floors | {key: 12.3}) != tool.make_table(floors)


def test_every_field_behind_a_table_is_measured() -> None:
    """No table leans on a field without a rate."""
    assert {field for fields in TABLE_FIELDS.values() for field in fields} <= rates().keys()


def test_a_rate_is_told_as_an_error_with_its_measure_and_texts() -> None:
    """A reader learns how often, by which measure, on what; each field once."""
    told = [rate.sentence for rate in rates_of(("figures", "harm"))]
    assert len(told) == len(set(told))
    assert all(re.fullmatch(r"[A-Z].*: error \d+\.\d of 100 \(.+; .+\)\.", one) for one in told)
    assert all(rate.error == round(100 - rate.right, 1) for rate in rates().values())
