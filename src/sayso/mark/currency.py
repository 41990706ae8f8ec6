"""Currencies: signs, codes and names as written, and their ISO 4217 codes."""

from collections.abc import Sequence
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


@cache
def country_currencies() -> dict[tuple[str, str], str]:
    """Return the code of each country's currency by the adjective or name of the country and the currency's name."""
    found = {}
    for row in table("currency_countries"):
        for form in (
            row["currency"],
            row["currency"].removesuffix("s").removesuffix("r")
            if row["currency"] == "kroner"
            else row["currency"].removesuffix("s"),
        ):
            found[(row["adjective"], form)] = row["code"]
    return found


@cache
def shared_names() -> frozenset[str]:
    """Return the names of currencies that several countries have, so that an adjective nobody knows says nothing."""
    codes: dict[str, set[str]] = {}
    for (_, name), code in country_currencies().items():
        codes.setdefault(name, set()).add(code)
    return frozenset(name for name, known in codes.items() if len(known) > 1)


SURE = frozenset("dollar dollars pound pounds mark marks won euro euros".split())
"""Names that many countries have and that one is meant by unless its adjective stands before."""


@cache
def _by_name() -> dict[str, dict[str, str]]:
    """Return the code of a shared currency by its name and the country or adjective."""
    found: dict[str, dict[str, str]] = {}
    for (country, name), code in country_currencies().items():
        if name in shared_names() and name not in SURE:
            found.setdefault(name, {})[country] = code
    return found


def native_code(name: str, *texts: Sequence[str]) -> str | None:
    """Return the code of a currency that several countries have, from the one country of them that a text tells of.

    name:  as written, lower case ("pesos"); texts: words in lower case, the nearest text first (a sentence, an article)
    None where the name is that of one country, or no text tells of exactly one.
    """
    countries = _by_name().get(name, {})
    for words in texts if countries else ():
        codes = {code for country, code in countries.items() if country in words}
        if codes:
            return codes.pop() if len(codes) == 1 else None
    return None
