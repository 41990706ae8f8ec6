"""What a number measures: money, percent, ages, spans of time, units; else it counts things or people."""

from dataclasses import replace

from sayso.mark.currency import country_currencies, currencies, shared_names
from sayso.mark.measured import Measured, as_rate, word_at
from sayso.mark.noun import find_noun, is_person, is_plural, singular, units
from sayso.mark.numeral import HYPHENS
from sayso.mark.quantity import Quantity
from sayso.mark.rate import SHIFTS, TIMES, per_what
from sayso.mark.token import Tokens
from sayso.mark.unit import unit_after
from sayso.vocabulary import FigureKind

SPELT = frozenset("year month week day hour minute second mile foot inch yard metre meter pound ton tonne acre".split())
"""Units that a hyphen with spaces around it may tie to their number: "30 - year bonds"."""

RANKS = frozenset("first last latest few only many".split())
"""Words that rank rather than name: "one of the first" counts nothing that is named."""

HELD = frozenset(("captive", "hostage", "prisoner"))
"""Singular nouns that say as what those counted are held: "took 40 | hostage"."""

MARKS = frozenset("mark milestone threshold".split())
"""Nouns for a level that a toll reaches: "passed the 40 | mark"."""

LINES = frozenset((360, 480, 540, 720, 1080, 1440, 2160, 4320))
"""Heights of a picture in pixels (ITU-R BT.709, BT.2020 and below) that a "p" after a number stands for."""

WORTH = frozenset(
    "£ pay pays paid paying cost costs price prices priced worth fine fined bill prize spend spent earn earned earns"
    " profit profits revenue sales loss losses sterling money debt wage wages salary budget fee fees tax bank".split()
)
"""Words near "pounds" that make them money; elsewhere they are a weight, since money is written with its sign."""

AMBIGUOUS_MONEY = frozenset("rs try rm rp all sol real som won rand lei lev lira cad".split())
LISTED = 9
"""Ages that one list may hold."""
AGED = frozenset("boy boys girl girls man woman child youth baby toddler teenager pensioner widow widower".split())
BRACKET = 7
"""Tokens that a sum in another currency takes within brackets."""
OWNERS = frozenset("of the its their our his her all".split())


def measure(tokens: Tokens, quantity: Quantity, limit: int, head: int | None = None) -> Measured | None:
    """Return what ``quantity`` measures or counts, None where the text does not say.

    limit: index of the next number; no unit or noun is looked for beyond it
    head:  index of the noun that the number belongs to in the tree, None where it belongs to none
    """
    at = quantity.end
    while at < len(tokens.words) and tokens.words[at] in HYPHENS and tokens.touches(at) and tokens.touches(at + 1):
        at += 1
    if word_at(tokens, at) == "-" and word_at(tokens, at + 1).removesuffix("s") in SPELT:
        at += 1
    if word_at(tokens, quantity.first - 1) == "magnitude" and quantity.first == quantity.number:
        end = quantity.end
        return Measured(
            kind=FigureKind.MEASURE, unit="magnitude", end=end, counted=(end, end), first=quantity.first - 1
        )
    of_units = quantity.kind == "plural" and word_at(tokens, at) == "of" and not quantity.weak
    if of_units and (word_at(tokens, at + 1) in units() or word_at(tokens, at + 1).removesuffix("s") in currencies()):
        at += 1
    return (
        _money(tokens, quantity, at)
        or _percent(tokens, at)
        or _age(tokens, quantity, at)
        or unit_after(tokens, quantity, at, limit)
        or _share(tokens, quantity, at, limit)
        or _thing(tokens, quantity, limit, head)
    )


def _money(tokens: Tokens, quantity: Quantity, at: int) -> Measured | None:
    if quantity.sign is not None:
        sign = "".join(tokens.lower[quantity.sign : quantity.number]).rstrip("-−–")
        code = currencies().get(sign) or currencies().get(sign[-1])
        end = quantity.end
        if word_at(tokens, at).upper() in currencies().values() and tokens.words[at].isupper():
            code, end = currencies()[word_at(tokens, at)], at + 1
        elif word_at(tokens, at) in ("dollars", "euros", "pounds"):
            end = at + 1
        return _rated(tokens, Measured(kind=FigureKind.MONEY, unit=code or sign, end=end, counted=(end, end)))
    if word_at(tokens, at) == "p" and tokens.touches(at) and tokens.words[at - 1][-1].isdigit():
        if quantity.value in LINES:
            return Measured(kind=FigureKind.MEASURE, unit="pixel", end=at + 1, counted=(at + 1, at + 1))
        return Measured(kind=FigureKind.MONEY, unit="penny", end=at + 1, counted=(at + 1, at + 1))
    millions = tokens.words[at : at + 1][0] if at < len(tokens.words) else ""
    if len(millions) == 4 and millions.isupper() and millions[0] == "M" and millions[1:].lower() in currencies():
        return Measured(kind=FigureKind.MONEY, unit=millions[1:], end=at + 1, counted=(at + 1, at + 1))
    coins = word_at(tokens, at + 1) in ("cents", "cent", "pence") and word_at(tokens, at) in ("us", "euro", "eurocent")
    if coins:
        return Measured(kind=FigureKind.MONEY, unit="cent", end=at + 2, counted=(at + 2, at + 2))
    for size in (2, 1, 0):
        name = word_at(tokens, at + size)
        if not name or (name not in currencies() and (not name.endswith("s") or name[:-1] not in currencies())):
            continue
        if size == 0 and not tokens.touches(at) and tokens.touches(at + 1) and tokens.words[at + 1][0].isdigit():
            continue
        if name == "kn" and WORTH.isdisjoint(tokens.lower):
            continue
        if size == 0 and name in AMBIGUOUS_MONEY:
            if (
                name in ("try", "real", "sol", "won")
                and word_at(tokens, at - 1)
                and not tokens.words[at].isupper()
                and name != "won"
            ):
                continue
            if (
                name == "won"
                and word_at(tokens, at + 1)[:1].isalpha()
                and quantity.value is not None
                and quantity.value < 100
            ):
                continue
        country = " ".join(tokens.lower[at : at + size]).replace(" . ", ".").replace("u.s.", "us")
        country = {"u . s": "us", "u.s": "us"}.get(country, country)
        if size and (country, name) not in country_currencies():
            titled = all(tokens.words[at + step][0].isupper() for step in range(size))
            if not titled or name in shared_names() or len(name) < 3:
                continue
        if name in ("pound", "pounds") and size == 0 and not _is_sterling(tokens, quantity, at):
            continue
        code = country_currencies().get((country, name)) or currencies().get(name) or currencies().get(name[:-1])
        if code is None:
            continue
        end = at + size + 1
        return _rated(tokens, Measured(kind=FigureKind.MONEY, unit=code, end=end, counted=(end, end)))
    return None


def _rated(tokens: Tokens, money: Measured) -> Measured:
    """Return a sum as a rate, also where what it is by stands behind the same sum in another currency."""
    rate, end = as_rate(tokens, money), money.end
    if rate is not money or word_at(tokens, end) != "(" or ")" not in tokens.words[end : end + BRACKET]:
        return rate
    found = per_what(tokens, tokens.words.index(")", end) + 1, money.kind)
    return money if found is None else replace(money, kind=FigureKind.RATE, unit=f"{money.unit} per {found[1]}")


def _is_sterling(tokens: Tokens, quantity: Quantity, at: int) -> bool:
    """Return whether "pounds" are money: by the size of the sum or the words around it."""
    if word_at(tokens, at + 1) in ("of", "each"):
        return False
    if word_at(tokens, at + 1) == "sterling" or (quantity.value or quantity.low or 0) >= 1_000_000:
        return True
    return any(word in WORTH for word in tokens.lower[max(0, at - 14) : at + 8])


def _percent(tokens: Tokens, at: int) -> Measured | None:
    word = word_at(tokens, at)
    if word in ("%", "percent", "pct"):
        end = at + 1
    elif word == "per" and word_at(tokens, at + 1) == "cent":
        end = at + 2
    elif word == "percentage" and word_at(tokens, at + 1) in ("point", "points"):
        return Measured(kind=FigureKind.PERCENT, unit="percentage point", end=at + 2, counted=(at + 2, at + 2))
    elif word == "basis" and word_at(tokens, at + 1) in ("point", "points"):
        return Measured(kind=FigureKind.PERCENT, unit="basis point", end=at + 2, counted=(at + 2, at + 2))
    else:
        return None
    counted = (end, end)
    if word_at(tokens, end) in ("per", "a") and word_at(tokens, end + 1) in ("annum", "year", "month"):
        if word_at(tokens, end + 2) not in SHIFTS:
            unit = f"percent per {TIMES[word_at(tokens, end + 1)]}"
            return Measured(kind=FigureKind.RATE, unit=unit, end=end + 2, counted=(end + 2, end + 2))
    if word_at(tokens, end) == "of":
        noun = find_noun(tokens, end, one=False, limit=len(tokens.words))
        if noun is None:
            noun = find_noun(tokens, end, one=True, limit=len(tokens.words))
        if noun is not None:
            counted = (noun.first, noun.end)
    return Measured(kind=FigureKind.PERCENT, unit="percent", end=end, counted=counted)


def _age(tokens: Tokens, quantity: Quantity, at: int) -> Measured | None:
    word, before = word_at(tokens, at), word_at(tokens, quantity.first - 1)
    inside = tokens.lower[quantity.first : quantity.number]
    if "ages" in inside or "ages" in tokens.lower[max(0, quantity.first - 2) : quantity.first]:
        return Measured(kind=FigureKind.AGE, unit="year", end=quantity.end, counted=(quantity.end, quantity.end))
    second = tokens.lower[max(0, quantity.first - 3) : quantity.first]
    if second[:1] == ["ages"] and second[1].isdigit() and second[2] in ("and", ",", "to"):
        return Measured(kind=FigureKind.AGE, unit="year", end=quantity.end, counted=(quantity.end, quantity.end))
    if _is_listed_age(tokens, quantity) or _is_aged(tokens, quantity):
        return Measured(kind=FigureKind.AGE, unit="year", end=quantity.end, counted=(quantity.end, quantity.end))
    of_age = tokens.lower[max(0, quantity.first - 2) : quantity.first] in (["age", "of"], ["ages", "of"])
    if of_age or tokens.lower[max(0, quantity.first - 3) : quantity.first] == ["age", "limit", "of"]:
        return Measured(kind=FigureKind.AGE, unit="year", end=quantity.end, counted=(quantity.end, quantity.end))
    bounded = inside and inside[0] in ("over", "under", "above", "below") and is_plural(before)
    if bounded and is_person(before) and (quantity.value or 200) < 120 and _ends_noun(tokens, quantity.end):
        return Measured(kind=FigureKind.AGE, unit="year", end=quantity.end, counted=(quantity.end, quantity.end))
    if before in ("aged", "age") and (word not in units() or word in ("years", "year", "in")):
        end = at + 1 if word in ("years", "year") else quantity.end
        return Measured(kind=FigureKind.AGE, unit="year", end=end, counted=(end, end), first=quantity.first - 1)
    if word in ("yo", "y/o"):
        return Measured(kind=FigureKind.AGE, unit="year", end=at + 1, counted=(at + 1, at + 1))
    unit = word.removesuffix("s")
    if unit not in ("year", "month", "week", "day"):
        return None
    after = at + 1
    while word_at(tokens, after) in HYPHENS:
        after += 1
    if word_at(tokens, after) == "old":
        end = after + 1
    elif word_at(tokens, after) == "of" and word_at(tokens, after + 1) == "age":
        end = after + 2
    else:
        return None
    return Measured(kind=FigureKind.AGE, unit=unit, end=end, counted=(end, end))


def _is_listed_age(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether a number goes on a list of ages: "aged 19, | 22 and | 45"."""
    at, numbers = quantity.first - 1, 0
    while at > 0 and (tokens.lower[at] in (",", "and", "or") or (tokens.words[at].isdigit() and numbers < LISTED)):
        numbers, at = numbers + tokens.words[at].isdigit(), at - 1
    plain = 0 < (quantity.value or 0) < 120 and quantity.sign is None and _ends_noun(tokens, quantity.end)
    return plain and numbers > 0 and word_at(tokens, at) in ("aged", "ages")


def _is_aged(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether a number is the age of a child or a man: "two boys of | 15"."""
    before = word_at(tokens, quantity.first - 2) if word_at(tokens, quantity.first - 1) == "of" else ""
    plain = quantity.sign is None and 0 < (quantity.value or 0) < 120 and quantity.kind == "whole"
    return plain and before in AGED and _ends_noun(tokens, quantity.end)


def _ends_noun(tokens: Tokens, at: int) -> bool:
    """Return whether no noun phrase goes on at a token: what stands before counts nothing behind it."""
    return not word_at(tokens, at).isalpha() or tokens.tag(at) in ("VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON")


def _share(tokens: Tokens, quantity: Quantity, at: int, limit: int) -> Measured | None:
    if quantity.kind not in ("fraction", "share"):
        return None
    end, status, head = quantity.end, None, None
    if (in_unit := _part_of_unit(tokens, quantity.end)) is not None:
        return in_unit
    counted = (end, end)
    digits = tokens.words[quantity.end - 1]
    if quantity.kind == "fraction" and (digits.isdigit() or not digits.isalpha()) and tokens.words[at : at + 1]:
        part = find_noun(tokens, at, one=True, limit=min(limit, at + 1))
        if part is not None and part.head is not None and word_at(tokens, at) not in OWNERS:
            return Measured(
                kind=part.kind, unit=part.unit, end=part.end, counted=(part.first, part.end), head=part.head
            )
    if quantity.kind == "fraction" and word_at(tokens, at) not in OWNERS:
        return Measured(kind=FigureKind.SHARE, unit="fraction", end=end, counted=counted)
    start = at - 1 if quantity.kind == "fraction" and word_at(tokens, at) != "of" else at
    noun = find_noun(tokens, at if start == at else at + 1, one=False, limit=limit)
    if noun is None:
        noun = find_noun(tokens, at if start == at else at + 1, one=True, limit=limit)
    if noun is not None:
        counted, status, head = (noun.first, noun.end), noun.status, noun.head
        end = noun.end if quantity.kind == "share" else end
    return Measured(kind=FigureKind.SHARE, unit="fraction", end=end, counted=counted, head=head, status=status)


def _part_of_unit(tokens: Tokens, at: int) -> Measured | None:
    """Return the measure that a fraction of one unit is: "a quarter | of a mile", "1/16 | of a US pint"."""
    if word_at(tokens, at) != "of" or word_at(tokens, at + 1) not in ("a", "an", "one"):
        return None
    for end in (at + 3, at + 4):
        unit, kind = units().get(word_at(tokens, end - 1), ("", FigureKind.COUNT))
        if kind in (FigureKind.MEASURE, FigureKind.DURATION, FigureKind.PERCENT):
            return Measured(kind=kind, unit=unit, end=end, counted=(end, end))
        if tokens.tag(end - 1) not in ("ADJ", "PROPN"):
            break
    return None


def _is_toll(tokens: Tokens, first: int) -> bool:
    """Return whether a toll or a number of people stands before a number: what it reaches counts them."""
    return not {"toll", "deaths", "fatalities", "casualties"}.isdisjoint(tokens.lower[max(0, first - 12) : first])


def _tied(tokens: Tokens, at: int, limit: int) -> Measured | None:
    """Return what a hyphen ties to its number: "a 40-page | report" counts pages, "a 500-seat | hall" seats."""
    after = at + 1
    if at >= limit or not tokens.touches(at) or tokens.tag(at) not in ("NOUN", "PROPN") or is_plural(tokens.words[at]):
        return None
    if not tokens.words[at][0].isalpha() or (word_at(tokens, after) in HYPHENS and tokens.touches(after)):
        return None
    unit = "person" if is_person(tokens.words[at]) or is_person(tokens.words[at] + "s") else singular(tokens.words[at])
    return Measured(kind=FigureKind.COUNT, unit=unit, end=after, counted=(at, after), head=at)


def _thing(tokens: Tokens, quantity: Quantity, limit: int, head: int | None) -> Measured | None:
    hyphened = tokens.touches(quantity.end) and word_at(tokens, quantity.end) in HYPHENS
    if hyphened and (tied := _tied(tokens, quantity.end + 1, limit)) is not None:
        return tied
    one = quantity.value == 1 and word_at(tokens, quantity.end) != "of"
    start = quantity.end + 2 if hyphened and word_at(tokens, quantity.end + 1) == "strong" else quantity.end
    if word_at(tokens, start) == "times":
        return Measured(kind=FigureKind.COUNT, unit="time", end=start + 1, counted=(start, start + 1), head=start)
    if head is not None and word_at(tokens, head + 1) in HYPHENS and word_at(tokens, head + 2) == "long":
        head = None
    noun = find_noun(tokens, start, one=one, limit=limit, head=None if hyphened else head)
    if noun is None or noun.head is None or word_at(tokens, noun.head) in ("x", "×"):
        return None
    if quantity.value != 1 and word_at(tokens, noun.head) in HELD and noun.first == noun.head == quantity.end:
        return None
    if word_at(tokens, noun.head) in MARKS and noun.first == noun.head and _is_toll(tokens, quantity.first):
        return None
    if (
        quantity.value == 1
        and not one
        and (tokens.lower[noun.head] in RANKS or tokens.lower[noun.head].endswith("est"))
    ):
        return None
    unit = "person" if start == quantity.end + 2 else noun.unit
    measured = Measured(
        kind=noun.kind, unit=unit, end=noun.end, counted=(noun.first, noun.end), head=noun.head, status=noun.status
    )
    return measured if unit == "person" else as_rate(tokens, measured)
