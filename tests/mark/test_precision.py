"""Precision: what a rule's record makes of its confidence."""

from sayso.mark.precision import ANY, TOLD, measured, precision


def test_no_rule_is_certain_and_none_below_nothing() -> None:
    """Every rule of the table has a confidence between 0 and 1."""
    assert all(0 <= sure < 1 for sure in measured().values())


def test_an_unknown_rule_is_as_sure_as_all_together() -> None:
    """A rule that was never measured has the record of all, that of narratives where one is told."""
    assert precision("no such rule", narrative=False, open_value=False) == round(measured()[ANY], 3)
    assert precision("no such rule", narrative=True, open_value=False) == round(measured()[TOLD + ANY], 3)


def test_an_open_value_is_surer_than_a_resolved_one() -> None:
    """A date that waits for another is only as sure as that there is a date at all."""
    assert precision("ago", narrative=False, open_value=True) > precision("ago", narrative=False, open_value=False)
