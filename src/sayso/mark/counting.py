"""Counting: the quantities of one sentence with what each measures, which is part of which, and its trend."""

from collections.abc import Sequence
from dataclasses import replace

from sayso.lexicon import words
from sayso.mark.circumstance import Counted
from sayso.mark.coin import join_coins, magnified
from sayso.mark.counted import describe_count
from sayso.mark.currency import currencies, native_code
from sayso.mark.fate import head_noun
from sayso.mark.hedge import bounds_of, hedge_after
from sayso.mark.implied import add_implied, share_nouns
from sayso.mark.measure import measure
from sayso.mark.measured import Measured
from sayso.mark.noun import find_noun, is_person, is_plural, person_nouns, singular
from sayso.mark.parse import Parse
from sayso.mark.quantity import Quantity, find_quantities
from sayso.mark.token import Tokens
from sayso.mark.trend import trend_of
from sayso.mark.whole import assign_wholes, is_of_whole
from sayso.records import Date, Name
from sayso.vocabulary import DateType, FigureKind, Modifier, NameType


def count_sentence(tokens: Tokens, dates: Sequence[Date], names: Sequence[Name], parse: Parse) -> list[Counted]:
    """Return the figures of one sentence with all that is said of them."""
    taken = [(date.start, date.end) for date in dates if date.type is not DateType.DURATION]
    taken += [(name.start, name.end) for name in names if _is_numbered(name)]

    def is_taken(start: int, end: int) -> bool:
        return any(start < last and first < end for first, last in taken)

    quantities = find_quantities(tokens, is_taken)
    counted: list[Counted] = []
    for place, quantity in enumerate(quantities):
        if counted and counted[-1].end > quantity.number:
            continue
        if quantity.sign is not None and counted and counted[-1].end > quantity.sign:
            quantity = replace(quantity, sign=None, first=quantity.number)
        limit = quantities[place + 1].first if place + 1 < len(quantities) else len(tokens.words)
        models = [(first, last) for first, last in taken if _is_model_of(tokens, quantity, first, last, names)]
        cut = [tokens.at(first) for first, last in taken if (first, last) not in models]
        limit = min([limit, *(at for at in cut if at >= quantity.end)])
        head = tokens.at(models[0][1]) if models else head_noun(tokens, parse, quantity.end - 1, limit)
        measured = measure(tokens, quantity, limit, head) or _plain_age(tokens, quantity, names)
        if measured is None and place + 1 < len(quantities) and limit - quantity.end < 3:
            measured = _beyond(tokens, parse, quantity, quantities[place + 1])
        if (measured is None or measured.head is not None) and _names_something(tokens, parse, quantity):
            if measured is None or not _opens_after(tokens, quantity, measured, dates, names):
                continue
        if measured is None and _is_version(tokens, quantity, names):
            continue
        if _is_spelt_in(tokens, quantity) or _is_glued(tokens, quantity, measured):
            continue
        if measured is not None and tokens.lower[slice(*measured.counted)] == ["way"]:
            continue
        if measured is None:
            measured = _populace(tokens, quantity) or _listed_behind(tokens, quantity)
        quantity = _during(tokens, _hedged_behind(tokens, quantity, measured), measured)
        measured = _native(tokens, parse, quantity, measured)
        quantity, measured = magnified(tokens, quantity, _of_a_people(tokens, measured, names))
        if measured is None and tokens.lower[quantity.end : quantity.end + 1] == ["more"] and quantity.value:
            quantity = replace(quantity, end=quantity.end + 1)
        of_whole = place + 1 < len(quantities) and is_of_whole(tokens, quantity.end, quantities[place + 1].first)
        if measured is None and not quantity.weak and not of_whole and _is_idle(tokens, quantity):
            if tokens.lower[quantity.number] != "one":
                continue
            quantity = replace(quantity, weak=True)
        counted.append(Counted(quantity=quantity, measured=measured, trend=trend_of(tokens, parse, quantity)))
    join_coins(tokens, counted)
    add_implied(tokens, parse, counted)
    share_nouns(tokens, counted)
    assign_wholes(tokens, parse, counted)
    describe_count(tokens, counted, dates, names, parse)
    return _without_idle(tokens, parse, counted)


def _is_numbered(name: Name) -> bool:
    """Return whether a number is part of a name; a sum of money taken for one ("EUR 125") is a sum all the same."""
    first, _, rest = name.text.partition(" ")
    money = first.isupper() and len(first) == 3 and first.lower() in currencies() and rest[:1].isdigit()
    return not money and any(letter.isdigit() for letter in name.text)


def _is_model_of(tokens: Tokens, quantity: Quantity, start: int, end: int, names: Sequence[Name]) -> bool:
    """Return whether a name with a number tells the model of what is counted: "five | AK-47 | rifles"."""
    if tokens.at(start) != quantity.end or not any(name.start == start and name.end == end for name in names):
        return False
    after = tokens.at(end)
    return after < len(tokens.words) and is_plural(tokens.words[after]) and tokens.tag(after) == "NOUN"


ERAS = frozenset(("AD", "BC", "CE", "BCE"))


def _names_something(tokens: Tokens, parse: Parse, quantity: Quantity) -> bool:
    """Return whether a number in digits is part of a name or the year of an era: "the Kestrel | 11", "AD | 1000"."""
    index = quantity.number
    digits = tokens.words[index].replace(".", "", 1).isdigit()
    if not digits or quantity.sign is not None or quantity.first != index:
        return False
    if index and (tokens.words[index - 1] in ERAS or tokens.words[max(0, index - 4) : index] == ["A", ".", "D", "."]):
        return True
    if quantity.end < len(tokens.words) and tokens.words[quantity.end] in ERAS:
        return True
    number = parse.at(tokens.starts[index])
    if number is None or number == 0:
        return False
    word = parse.words[number]
    before = parse.words[number - 1]
    titled = parse.forms[number - 1][0].isupper() and parse.forms[number - 1].isalpha() and word.start - before.end == 1
    if titled and number > 1 and (word.relation == "flat" or ("." in tokens.words[index] and before.upos == "PROPN")):
        return True
    return (
        word.relation.split(":")[0] in ("nummod", "flat", "compound", "dep")
        and 0 <= word.head < number
        and before.upos == "PROPN"
        and before.start >= parse.words[word.head].start
        and word.start - before.end <= 1
    )


def _is_version(tokens: Tokens, quantity: Quantity, names: Sequence[Name]) -> bool:
    """Return whether a number in digits that counts nothing stands right after a name: "the Kestrel | 11 flew home".

    After a place it is none where a preposition opens the place: "In Orvale | 12 were hurt".
    """
    index = quantity.number
    plain = quantity.first == index and quantity.end == index + 1 and tokens.words[index].isdigit()
    if not plain or index == 0 or tokens.starts[index] - tokens.ends[index - 1] != 1:
        return False
    before = tokens.words[index - 1]
    initials = index > 2 and tokens.words[index - 2] == "&" and before.isupper()
    if initials:
        return True
    if not before[0].isupper() or tokens.tag(index - 1) != "PROPN":
        return False
    place = any(name.end == tokens.ends[index - 1] and name.type in (NameType.GPE, NameType.LOC) for name in names)
    return not (place and index > 1 and tokens.lower[index - 2] in IN)


IN = frozenset("in at near on around outside across".split())
"""What stands before a place, at the head of a sentence as anywhere."""


def _opens_after(
    tokens: Tokens, quantity: Quantity, measured: Measured, dates: Sequence[Date], names: Sequence[Name]
) -> bool:
    """Return whether a place or a day stands right before a number: "In Orvale | 12 people", "On Monday | 12 people".

    Places and days are not numbered as products and channels are: the number belongs to the noun behind it.
    """
    index = quantity.number
    if measured.unit == "person" and tokens.lower[max(0, index - 2)] in IN:
        return True
    end = tokens.ends[index - 1]
    place = any(name.end == end and name.type in (NameType.GPE, NameType.LOC) for name in names)
    return place or any(date.end == end and date.type is not DateType.DURATION for date in dates)


def _beyond(tokens: Tokens, parse: Parse, quantity: Quantity, other: Quantity) -> Measured | None:
    """Return the count of "two | 40-foot spans", "8 great | 3-row cars", whose noun stands behind a measure of it."""
    if tokens.words[other.end : other.end + 1] != ["-"] or not tokens.touches(other.end):
        return None
    word = parse.at(tokens.starts[quantity.end - 1])
    above = -1 if word is None or parse.words[word].relation != "nummod" else parse.words[word].head
    if above < 0 or parse.words[above].upos != "NOUN" or parse.starts[above] < tokens.starts[other.end]:
        return None
    head = tokens.at(parse.starts[above])
    noun = find_noun(tokens, head, one=False, limit=len(tokens.words), head=head)
    if noun is None:
        return None
    return Measured(kind=noun.kind, unit=noun.unit, end=quantity.end, counted=(head, noun.end), head=head)


def _hedged_behind(tokens: Tokens, quantity: Quantity, measured: Measured | None) -> Quantity:
    """Return a quantity bound by words behind its noun: "40 people | at most", "five years | or more"."""
    if measured is None or quantity.modifier is not Modifier.EXACT or quantity.value is None:
        return quantity
    end, modifier = hedge_after(tokens, measured.end)
    if modifier is None or end - measured.end < 2:
        return quantity
    low, high = bounds_of(quantity.value, modifier)
    return replace(quantity, modifier=modifier, low=low, high=high)


LASTING = frozenset(
    "last lasted lasts lasting take takes took taken taking spend spends spent spending wait waits waited"
    " waiting be is was are were been being stay stayed serve served run ran cover covers covered span"
    " spans spanned have has had need needs needed require requires required for in after of to within"
    " with at and or by until from not just well".split()
)
"""Words before "over" that leave it a bound of a length of time: "lasted | over three weeks"; else it is during."""


def _during(tokens: Tokens, quantity: Quantity, measured: Measured | None) -> Quantity:
    """Return the number of "killed 40 | over three days" without the bound that "over" is elsewhere."""
    first = quantity.first
    told = measured is not None and measured.kind is FigureKind.DURATION and tokens.lower[first] == "over"
    if not told or first == 0 or first + 1 != quantity.number or quantity.value is None:
        return quantity
    if tokens.lower[first - 1] in LASTING or not tokens.words[first - 1][0].isalnum():
        return quantity
    value = quantity.value
    return replace(quantity, first=first + 1, modifier=Modifier.EXACT, low=value, high=value)


def _is_spelt_in(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether a number in words is part of a name: "the Big | Seven", "the Nine | Lakes Club"."""
    index = quantity.number
    if not tokens.words[index][0].isupper() or index == 0:
        return False
    if tokens.tag(index) == "PROPN":
        return True
    before, after = tokens.words[index - 1], tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    inside = before[0].isupper() and after[:1].isupper() and before.isalpha() and index > 1
    return inside and not _is_headline(tokens)


def _is_headline(tokens: Tokens) -> bool:
    """Return whether all longer words of a sentence begin with a capital, as in a headline."""
    longer = (word for word in tokens.words if word.isalpha() and len(word) > 3)
    return all(word[0].isupper() or word in words("function_words") for word in longer)


def _is_glued(tokens: Tokens, quantity: Quantity, measured: Measured | None) -> bool:
    """Return whether letters that are no unit hang on a number in digits: "the 88ers"."""
    counts = measured is None or measured.kind is FigureKind.COUNT
    end = quantity.end
    return counts and tokens.touches(end) and tokens.words[end].isalpha() and tokens.words[end - 1][-1].isdigit()


CROWDS = frozenset("population crew family group team party squad gang crowd workforce audience membership".split())
"""Nouns for people together whose number stands after "of"."""


def _populace(tokens: Tokens, quantity: Quantity) -> Measured | None:
    """Return the count of people in "a population of | 40,000", "victims numbered | 12"."""
    before = tokens.lower[max(0, quantity.first - 6) : quantity.first]
    noun = None
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in CROWDS:
        noun = quantity.first - 2
    elif before[-1:] in (["numbered"], ["numbering"], ["number"]):
        noun = next(
            (at for at in range(quantity.first - 2, max(-1, quantity.first - 6), -1) if is_person(tokens.words[at])),
            None,
        )
    if noun is None or quantity.sign is not None:
        return None
    return Measured(kind=FigureKind.COUNT, unit="person", end=quantity.end, counted=(noun, noun + 1))


def _listed_behind(tokens: Tokens, quantity: Quantity) -> Measured | None:
    """Return the count of "touchdowns (| 20)", whose noun stands before the bracket; years there are none."""
    first, end = quantity.first - 1, quantity.end
    note = tokens.words[end + 1 : end + 2] == ["("] or (quantity.value or 0) < 4
    if first < 1 or note or tokens.words[first] != "(" or tokens.words[end : end + 1] not in ([")"], [","], [";"]):
        return None
    word = tokens.words[first - 1]
    if not is_plural(word) or tokens.tag(first - 1) != "NOUN" or quantity.sign is not None:
        return None
    if quantity.value is not None and 1500 < quantity.value <= 2100 and tokens.words[quantity.number].isdigit():
        return None
    unit = "person" if is_person(word) else singular(word)
    return Measured(kind=FigureKind.COUNT, unit=unit, end=end, counted=(first - 1, first))


def _native(tokens: Tokens, parse: Parse, quantity: Quantity, measured: Measured | None) -> Measured | None:
    """Return a sum in a coin of many countries as one of the country that the sentence, or else the text, tells of."""
    if measured is None or measured.kind not in (FigureKind.MONEY, FigureKind.RATE) or quantity.sign is not None:
        return measured
    name = tokens.lower[quantity.end] if quantity.end < len(tokens.lower) else ""
    code = native_code(name, tokens.lower, parse.lower)
    first, per, rest = measured.unit.partition(" per ")
    known = code is not None and first in currencies().values()
    return replace(measured, unit=f"{code}{per}{rest}") if known else measured


def _of_a_people(tokens: Tokens, measured: Measured | None, names: Sequence[Name]) -> Measured | None:
    """Return a count of those of a people, faith or party, "six | Orvalians", as one of people."""
    if measured is None or measured.head is None or measured.kind is not FigureKind.COUNT:
        return measured
    start, end = tokens.starts[measured.head], tokens.ends[measured.head]
    known = any(name.type is NameType.NORP and name.start <= start and end == name.end for name in names)
    return replace(measured, unit="person") if known else measured


def _is_model(tokens: Tokens, item: Counted) -> bool:
    """Return whether a number in digits and a capitalised singular make a name: "the 737 | Max", "66 Mill | Street"."""
    quantity, measured = item.quantity, item.measured
    head, number = (measured.head if measured else None), tokens.words[quantity.number]
    if measured is None or head is None or quantity.end != quantity.number + 1 or not number.isdigit():
        return False
    if measured.unit == "person" or item.circumstances.harm:
        return False
    word = tokens.words[head]
    plain = quantity.first == quantity.number and quantity.value not in (0, 1)
    after_name = tokens.tag(quantity.number - 1) == "PROPN" and quantity.number > 1 and not is_plural(word)
    if plain and after_name and not tokens.words[quantity.number - 1].islower():
        return not tokens.touches(quantity.end)
    named = word[0].isupper() and not is_plural(word) and (tokens.tag(head) != "NOUN" or not _is_headline(tokens))
    return plain and named and not tokens.touches(quantity.end)


LOOSE = frozenset(("flat", "compound", "dep", "appos", "list", "parataxis", "goeswith", "nummod", "discourse"))
"""Relations of a number that counts nothing: a label, the year in a list, a page number left in the text."""


def _is_loose(tokens: Tokens, parse: Parse, item: Counted) -> bool:
    """Return whether a bare number in digits hangs on nothing that could be counted, or looks like a year."""
    quantity = item.quantity
    plain = item.measured is None and item.whole is None and item.trend is None and quantity.sign is None
    if not plain or quantity.modifier is not Modifier.EXACT or quantity.end != quantity.number + 1:
        return False
    word = tokens.words[quantity.number]
    before = tokens.lower[quantity.number - 1] if quantity.number else ""
    if not word.isdigit() or (quantity.value or 0) < 0 or item.circumstances.harm or before == "from":
        return False
    if len(word) == 4 and "1500" < word <= ("2200" if before in ("by", "until", "till", "in", "since") else "2100"):
        return True
    number = parse.at(tokens.starts[quantity.number])
    return number is not None and parse.words[number].relation.split(":")[0] in LOOSE


def _without_idle(tokens: Tokens, parse: Parse, counted: list[Counted]) -> list[Counted]:
    """Return the figures without those of unsaid numbers that no harm is said of, and without loose numbers."""
    wholes = {item.whole for item in counted}
    kept = [
        place
        for place, item in enumerate(counted)
        if (not item.quantity.weak or item.circumstances.harm)
        and (place in wholes or not (_is_loose(tokens, parse, item) or _is_model(tokens, item)))
    ]
    if len(kept) == len(counted):
        return counted
    moved = {old: new for new, old in enumerate(kept)}
    for item in counted:
        item.whole = None if item.whole is None else moved.get(item.whole)
    return [counted[place] for place in kept]


def _plain_age(tokens: Tokens, quantity: Quantity, names: Sequence[Name]) -> Measured | None:
    """Return "52" in "Ann Smith, 52, a farmer" as an age."""
    first, end = quantity.first, quantity.end
    if quantity.value is None or not 0 < quantity.value < 120 or tokens.lower[max(0, first - 1)] != ",":
        return None
    if end < len(tokens.words) and tokens.words[end] not in ",.)":
        return None
    before = tokens.ends[first - 2] if first > 1 else -1
    word = tokens.lower[first - 2] if first > 1 else ""
    if end < len(tokens.words) and not is_plural(word) and (word in person_nouns() or is_person(f"{word}s")):
        return Measured(kind=FigureKind.AGE, unit="year", end=end, counted=(end, end))
    if any(name.end == before and name.type is NameType.PERSON for name in names):
        return Measured(kind=FigureKind.AGE, unit="year", end=end, counted=(end, end))
    return None


def _is_idle(tokens: Tokens, quantity: Quantity) -> bool:
    """Return whether a number without a noun is a pronoun or a list number rather than a figure."""
    word = tokens.lower[quantity.number]
    if quantity.value == 1 and quantity.modifier is Modifier.EXACT:
        return not word[0].isdigit() or quantity.end >= len(tokens.words)
    return quantity.number == 0 and quantity.end < len(tokens.words) and tokens.words[quantity.end] in ".)"
