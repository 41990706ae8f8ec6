"""Currencies: signs, codes and names as written, and their ISO 4217 codes."""

from functools import cache

from sayso.lexicon import table


@cache
def currencies() -> dict[str, str]:
    """Return currency signs, codes and names with their ISO 4217 code."""
    return {row["form"]: row["code"] for row in table("currencies")}


@cache
def signs() -> frozenset[str]:
    """Return the currency signs of one character."""
    return frozenset(form for form in currencies() if len(form) == 1 and not form.isalnum())
