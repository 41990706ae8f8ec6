"""Labels: numbers that count nothing: ordinals, clock times, codes, scores, and "one" as a pronoun."""

from sayso.lexicon import words
from sayso.mark.currency import currencies, signs
from sayso.mark.noun import units
from sayso.mark.numeral import HYPHENS, number_words
from sayso.mark.scale import Number
from sayso.mark.token import Tokens

CODES_AFTER = HYPHENS | {":", "/", "°", "+"}


def skip_label(tokens: Tokens, index: int) -> int:
    """Return where to look on after a number that is no quantity.

    That is behind all of a code such as "12-34/B" or a score, and behind the other numbers of "resolutions 1, 2 and 3".
    """
    end = index + 1
    if not tokens.words[index][0].isdigit():
        return end
    while end < len(tokens.words) and tokens.touches(end):
        if not (tokens.words[end][0].isdigit() or tokens.words[end] in CODES_AFTER or (len(tokens.words[end]) == 1
                and tokens.words[end].isalpha())):  # fmt: skip
            break
        end += 1
    told = index > 0 and tokens.lower[index - 1] in words("not_figures") and tokens.lower[end : end + 1] == ["of"]
    if told and tokens.words[end + 1 : end + 2] and tokens.words[end + 1].isdigit():
        return end + 2
    labelled = index > 0 and tokens.lower[index - 1] in words("not_figures") and tokens.lower[index - 1].endswith("s")
    while labelled and end + 1 < len(tokens.words) and tokens.lower[end] in (",", "and", "or"):
        step = 2 if tokens.lower[end + 1] in ("and", "or") else 1
        if end + step >= len(tokens.words) or not tokens.words[end + step][0].isdigit():
            break
        end += step + 1
    return end


def is_label(tokens: Tokens, index: int, number: Number) -> bool:
    """Return whether a number is an ordinal, a clock time, part of a code, or the label of something."""
    lower, end = tokens.lower, number.end
    digits = lower[index][0].isdigit()
    after = lower[end] if end < len(lower) else ""
    before = lower[index - 1] if index else ""
    if tokens.touches(end) and digits and after in ("st", "nd", "rd", "th", "s", "º", "'s", "’s"):
        return True
    if after == ":" and tokens.touches(end) and digits and lower[end + 1 : end + 2] and lower[end + 1][0].isdigit():
        return True
    if digits and tokens.touches(end) and tokens.words[end - 1] == lower[index] and after == "g":
        return tokens.words[end] == "G"
    if (digits and _is_code(tokens, end)) or _is_tally(tokens, end) or (not digits and _is_prefixed(tokens, index)):
        return True
    if _is_picture(tokens, index) or _is_compound(tokens, index, end):
        return True
    if tokens.touches(index) and digits and _glued(tokens, index):
        return True
    if digits and before == "." and lower[max(index - 2, 0)] in ("no", "nos", "art", "p", "pp"):
        return True
    if digits and before == "." and lower[max(index - 2, 0)] in MONTHS and lower[index].isdigit():
        return True
    singular = before in words("not_figures") and before.isalpha()
    if before == "#" and number.scale > 1:
        return False
    return digits and (singular or before in "№#") and bool(before) and lower[index - 2 : index - 1] != ["per"]


MONTHS = frozenset("jan feb mar apr jun jul aug sept sep oct nov dec".split())
"""Months cut short: the number after one is a day."""


LENGTHS = frozenset("km m cm mm mi ft".split())
"""Units that a power is written after: "40 km2"."""


def _is_code(tokens: Tokens, end: int) -> bool:
    """Return whether a number goes on as a code or a telephone number: "06F6", "1-222-2222"."""
    if end + 1 >= len(tokens.words) or not (tokens.touches(end) and tokens.touches(end + 1)):
        return False
    if not tokens.words[end + 1][0].isdigit():
        return False
    if tokens.words[end].isalpha():
        return tokens.lower[end] not in LENGTHS or tokens.words[end + 1] not in ("2", "3")
    return (
        tokens.words[end] in HYPHENS
        and end + 3 < len(tokens.words)
        and tokens.touches(end + 2)
        and tokens.words[end + 2] in HYPHENS
        and tokens.touches(end + 3)
        and tokens.words[end + 3][0].isdigit()
    )


def _is_tally(tokens: Tokens, end: int) -> bool:
    """Return whether a number opens a tally of tries or sides, "8-for-12", "one-on-one"."""
    hyphens = [at for at in (end, end + 2) if at < len(tokens.words) and tokens.words[at] in HYPHENS]
    return len(hyphens) == 2 and tokens.touches(end) and tokens.lower[end + 1] in ("for", "of", "on")


def _is_prefixed(tokens: Tokens, index: int) -> bool:
    """Return whether a number in words is the end of a compound: "net-zero", "non-one"; "three-to-four" is none."""
    if index < 2 or tokens.words[index - 1] not in "-‐‑" or not (tokens.touches(index) and tokens.touches(index - 1)):
        return False
    before = tokens.lower[index - 2]
    return before.isalpha() and before not in number_words() and before not in ("to", "or", "and", "by")


FIXED = frozenset("time off sided way liner upmanship dimensional".split())
"""Words that "one" and a hyphen stand before without counting."""


def _is_compound(tokens: Tokens, index: int, end: int) -> bool:
    """Return whether "one" begins a fixed compound: "one-time", "one-stop-shop", "one-of-a-kind"."""
    if tokens.lower[index] != "one" or end != index + 1 or end + 3 >= len(tokens.words):
        return False
    if tokens.words[end] in HYPHENS and tokens.touches(end) and tokens.lower[end + 1] in FIXED:
        return True
    tied = all(tokens.touches(at) for at in range(end, end + 4)) and tokens.words[end] in HYPHENS
    return tied and tokens.words[end + 2] in HYPHENS and tokens.lower[end + 1] not in units()


def _is_picture(tokens: Tokens, index: int) -> bool:
    """Return whether a number names a format of pictures: "4K", "8K"."""
    at = index + 1
    letter = tokens.words[index] in ("4", "8") and tokens.words[at : at + 1] == ["K"] and tokens.touches(at)
    return letter and not tokens.touches(at + 1) and (index == 0 or tokens.words[index - 1] not in signs())


def _glued(tokens: Tokens, index: int) -> bool:
    """Return whether a number hangs on letters: "S23", "T-72", "COVID-19", "9/11"."""
    before = tokens.words[index - 1]
    if before.isalpha():
        signed = "".join(tokens.lower[max(0, index - 2) : index])
        return tokens.lower[index - 1] not in currencies() and signed not in currencies()
    if before == "=" and index >= 2 and f"{tokens.lower[index - 2]}=" in currencies():
        return False
    if before in "/⁄:.,=?&%_#@":
        return index >= 2 and tokens.touches(index - 1) and tokens.words[index - 2][-1].isalnum()
    if before in HYPHENS and before != "—" and tokens.touches(index - 1):
        role = number_words().get(tokens.lower[index - 2], (0.0, ""))[1]
        return tokens.words[index - 2].isalpha() and role in ("", "short") and tokens.lower[index - 2] != "minus"
    return False


PRONOUN_AFTER = frozenset(
    "another of who that can must should could may would day side way hand thing by on time point such else"
    " after".split()
)


PARTITIVES = frozenset("them us you whom which it him her".split())
"""Pronouns after "one of": nothing is said of what is counted; "one of the towns" counts a town."""


PRONOUN_BEFORE = frozenset("no this that the every any which each another some someone".split())


COUNTED_BEFORE = frozenset(
    "least only just killed wounded injured killing wounding injuring detaining capturing with".split()
)


MINUS = frozenset("-−–")
COLD = frozenset("% percent degrees degree ° c f celsius fahrenheit °c °f points".split())
"""Words after a number that may stand below nought, so that a dash before it is a minus."""


def minus_before(tokens: Tokens, index: int, end: int) -> int | None:
    """Return the index of the minus before a number: "minus five", "-5 degrees"; None where there is none."""
    if index == 0:
        return None
    before = tokens.lower[index - 1]
    if before in ("minus", "negative"):
        return index - 1
    if before in HYPHENS and tokens.touches(index) and index > 1 and tokens.lower[index - 2] == "minus":
        return index - 2
    if before not in MINUS or not tokens.touches(index):
        return None
    if tokens.touches(index - 1):
        return index - 1 if tokens.words[index - 2] in signs() else None
    after = tokens.lower[end] if end < len(tokens.lower) else "."
    return index - 1 if after in COLD or not after.isalpha() else None


def may_count(tokens: Tokens, index: int) -> bool:
    """Return whether "one" that looks like a pronoun may still count somebody: "left | one dead", "wounded | one"."""
    before = tokens.lower[index - 1] if index else ""
    after = tokens.lower[index + 1] if index + 1 < len(tokens.lower) else "."
    return before not in PRONOUN_BEFORE and after not in ("another", "who", "that", "can", "day", "side", "way")


def is_pronoun(tokens: Tokens, index: int) -> bool:
    """Return whether "one" stands for somebody or something rather than counts."""
    before = tokens.lower[index - 1] if index else ""
    after = tokens.lower[index + 1] if index + 1 < len(tokens.lower) else ""
    if before in PRONOUN_BEFORE:
        return after not in units()
    if before in COUNTED_BEFORE and after != "of":
        return after == "another"
    if after == "of":
        return "".join(tokens.lower[index + 2 : index + 3]) in ("", *PARTITIVES)
    if after in HYPHENS and tokens.touches(index + 1) and tokens.touches(index + 2):
        return not tokens.words[index + 2][0].isalpha()
    if after in PRONOUN_AFTER:
        return True
    return not after.isalpha() or (after in ("and", "or", "more") and before != "")


SCORED = frozenset(
    "record win victory loss defeat lead draw tie start run deficit advantage triumph rout upset thrashing ruling vote"
    " decision series mark scoreline drubbing comeback".split()
)
"""Nouns right after two numbers and a hyphen that make them a score or a record: "a 1-5 | record"."""


def is_score(tokens: Tokens, end: int) -> bool:
    """Return whether a dash and a number that make no range follow: "2-1", "9-to-5"."""
    if not (tokens.touches(end) and tokens.words[end] in HYPHENS and tokens.touches(end + 1)):
        return False
    if tokens.lower[end + 1] == "to" and tokens.touches(end + 2) and tokens.touches(end + 3):
        return tokens.words[end + 2] in HYPHENS and tokens.words[end + 3][0].isdigit()
    return tokens.words[end + 1][0].isdigit()


def is_tally_of(tokens: Tokens, end: int) -> bool:
    """Return whether a noun of scores stands after the two numbers that end before token ``end``."""
    return end < len(tokens.lower) and tokens.lower[end] in SCORED
