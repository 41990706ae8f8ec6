"""Counts and numbers in words, the same in overview, tables, report and terminal."""


def count_words(number: int, noun: str, plural: str = "") -> str:
    """Return ``1 article``, ``5,000 articles``: a count with its noun; ``plural`` where an s is not enough."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def show_number(value: int | float | None) -> str:
    """Return a number with thousands separators and no trailing zeros; "" for None."""
    if value is None:
        return ""
    return f"{value:,.10g}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"
