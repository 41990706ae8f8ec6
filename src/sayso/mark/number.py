"""Numbers: what digits and number words amount to, before anything is known of what they count."""

from functools import cache

from sayso.mark.fraction import fraction_at, fraction_tail
from sayso.mark.numeral import (
    HYPHENS,
    after_point,
    fraction_words,
    number_words,
    read_digits,
    spaced_groups,
    unsaid_numbers,
    vague_words,
)
from sayso.mark.scale import Number, scale_up
from sayso.mark.token import Tokens

VULGAR = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅕": 0.2, "⅖": 0.4, "⅗": 0.6, "⅘": 0.8,
          "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}  # fmt: skip
LARGEST = 1e18
"""More than anything that is counted: what amounts to more ("a million million billion trillion") is no number."""

MANY = frozenset("several few many".split())
SLASHES = "/⁄"
DENOMINATORS = frozenset((12, 16, 20, 25, 32, 40, 50, 64, 100, 128, 1000))
"""Numbers above ten that a slash makes a fraction with; others are dates, scores and names ("9/11")."""


@cache
def openers() -> frozenset[str]:
    """Return the lower-case words that a number may start with, digits apart."""
    shorts = {word for word, (_, role) in number_words().items() if role == "short"}
    starts = frozenset(number_words()) | frozenset(vague_words()) | frozenset(fraction_words()) | {"a", "an"} | MANY
    return (starts | frozenset(phrase[0] for phrase in unsaid_numbers())) - shorts


def parse_number(tokens: Tokens, index: int) -> Number | None:
    """Return the longest number that starts at token ``index``, or None."""
    word = tokens.lower[index]
    found: Number | None = None
    if word[0].isdigit():
        found = _digits(tokens, index)
    elif word in VULGAR:
        found = scale_up(tokens, Number(end=index + 1, value=VULGAR[word], kind="fraction"))
    elif word in openers():
        found = _vague(tokens, index) or fraction_at(tokens, index) or _words(tokens, index)
    return found if found is None or found.value <= LARGEST else None


def parse_unsaid(tokens: Tokens, index: int) -> Number | None:
    """Return what "several", "a few", "a number of" at token ``index`` says at least, or None."""
    for size in (3, 2, 1):
        phrase = tuple(tokens.lower[index : index + size])
        low = unsaid_numbers().get(phrase)
        if low is not None and len(phrase) == size:
            return Number(end=index + size, value=low, kind="plural", scale=low)
    return None


def _digits(tokens: Tokens, index: int) -> Number | None:
    if not tokens.words[index].isascii():
        return None
    value = read_digits(tokens.words[index])
    if value is None:
        return None
    if after_point(tokens, index):
        value = float(f"0.{tokens.words[index]}") if tokens.words[index].isdigit() else value
    if tokens.words[index] in ("10", "100", "1000", "1,000") and tokens.lower[index + 1 : index + 3] == ["s", "of"]:
        return Number(end=index + 2, value=value, kind="plural", scale=value) if tokens.touches(index + 1) else None
    value, end = spaced_groups(tokens, index, value)
    size = len(tokens.words)
    if end < size and tokens.words[end] in VULGAR:
        value, end = value + VULGAR[tokens.words[end]], end + 1
    slashed = end + 1 < size and tokens.words[end] in SLASHES and tokens.touches(end) and tokens.touches(end + 1)
    if slashed and tokens.words[end + 1][0].isdigit():
        return _slashed(tokens, value, end)
    part = _part_in_signs(tokens, end)
    if part is not None:
        value, end = value + part, end + 3
    scaled = scale_up(tokens, Number(end=end, value=value))
    if scaled.scale > 1:
        longer = _words(tokens, index)
        if longer is not None and longer.end > scaled.end:
            return longer
    return fraction_tail(tokens, value, end) or _point_words(tokens, _and_part(tokens, scaled))


def _part_in_signs(tokens: Tokens, at: int) -> float | None:
    """Return the fraction of "2 1/2", None where none stands at ``at``."""
    if at + 2 >= len(tokens.words) or tokens.words[at + 1] not in SLASHES or tokens.touches(at):
        return None
    if not (tokens.touches(at + 1) and tokens.touches(at + 2) and tokens.words[at].isdigit()):
        return None
    part = _slashed(tokens, float(tokens.words[at]), at + 1) if len(tokens.words[at]) < 3 else None
    return None if part is None else part.value


def _slashed(tokens: Tokens, value: float, slash: int) -> Number | None:
    """Return "2/3" as a fraction; other slashes ("9/11", "24/7") make no number."""
    below = read_digits(tokens.words[slash + 1])
    longer = slash + 2 < len(tokens.words) and tokens.words[slash + 2] in SLASHES
    if longer or below is None or not 0 < value < below or (below > 10 and below not in DENOMINATORS):
        return None
    return Number(end=slash + 2, value=value / below, kind="fraction")


def _and_part(tokens: Tokens, number: Number) -> Number:
    """Return ``number`` with a fraction added: "two and a half million", "six million and two thirds".

    After a scale the fraction is one of the scale ("3 million and a half"), unless it has a scale of its own.
    """
    end = number.end
    if number.kind != "whole" or tokens.lower[end : end + 1] != ["and"] or end + 2 >= len(tokens.lower):
        return number
    part = _plain_part(tokens, end + 1)
    if part is None:
        return number
    if part.kind == "whole":
        return Number(end=part.end, value=number.value + part.value, scale=part.scale)
    own = scale_up(tokens, Number(end=part.end, value=part.value))
    if own.end > part.end and number.scale > 1:
        return Number(end=own.end, value=number.value + own.value, scale=own.scale)
    if own.end > part.end:
        return Number(end=own.end, value=(number.value + part.value) * own.scale, scale=own.scale)
    times = number.scale if number.scale >= 1000 or part.value == 0.5 else 1.0
    return Number(end=part.end, value=number.value + part.value * max(times, 1.0), scale=number.scale)


def _plain_part(tokens: Tokens, at: int) -> Number | None:
    """Return the fraction after "and": "a half", "one fourth", "three quarters", "fifty-four hundredths"."""
    lower = tokens.lower
    if lower[at] in ("a", "one") and lower[at + 1] in fraction_words() and not lower[at + 1].endswith("s"):
        return Number(end=at + 2, value=fraction_words()[lower[at + 1]], kind="fraction")
    count = _small_words(tokens, at)
    return None if count is None else fraction_tail(tokens, count.value, count.end)


def _small_words(tokens: Tokens, at: int) -> Number | None:
    """Return a number under a hundred in words."""
    value, role = number_words().get(tokens.lower[at], (0.0, ""))
    if role not in ("ones", "tens"):
        return None
    end = at + 1
    if role == "tens" and end + 1 < len(tokens.lower) and tokens.words[end] in HYPHENS:
        more, kind = number_words().get(tokens.lower[end + 1], (0.0, ""))
        if kind == "ones" and more < 10:
            return Number(end=end + 2, value=value + more)
    return Number(end=end, value=value)


def _point_words(tokens: Tokens, number: Number) -> Number:
    """Return ``number`` with its decimals in words: "two point five", "nine point nought four"."""
    at, decimals = number.end + 1, ""
    if tokens.lower[number.end : at] != ["point"] or number.kind != "whole":
        return number
    while at < len(tokens.lower):
        value, role = number_words().get(tokens.lower[at], (0.0, ""))
        if role not in ("ones", "tens") or (decimals and value > 9):
            break
        small = _small_words(tokens, at)
        decimals, at = decimals + f"{(small.value if small else value):.0f}", small.end if small else at + 1
    if not decimals:
        return number
    return scale_up(tokens, Number(end=at, value=number.value + float(f"0.{decimals}")))


def _vague(tokens: Tokens, index: int) -> Number | None:
    lower, words = tokens.lower, vague_words()
    if lower[index] in words:
        return _bare_plural(tokens, index)
    if lower[index] == "a" and lower[index + 1 : index + 3] == ["couple", "of"]:
        return Number(end=index + 3, value=2.0, kind="couple")
    at = index + 1 if lower[index] == "a" else index
    if at < len(lower) - 1 and lower[at] in MANY:
        value, role = number_words().get(lower[at + 1], (0.0, ""))
        if role == "scale":
            scaled = scale_up(tokens, Number(end=at + 2, value=value))
            return Number(end=scaled.end, value=scaled.value, kind="plural", scale=scaled.value)
        if lower[at + 1] in words:
            return _bare_plural(tokens, at + 1)
    return None


def _bare_plural(tokens: Tokens, index: int) -> Number | None:
    lower, words = tokens.lower, vague_words()
    value, end = words[lower[index]], index + 1
    if lower[index] in ("tens", "scores") and lower[end : end + 1] != ["of"]:
        return None
    while end + 1 < len(lower) and lower[end] == "of" and lower[end + 1] in words:
        value, end = value * words[lower[end + 1]], end + 2
    return Number(end=end, value=value, kind="plural", scale=value)


def _words(tokens: Tokens, index: int) -> Number | None:
    """Return a number in words, or of digits and words: "two hundred and fifty thousand", "a dozen", "3 hundred 21"."""
    lower = tokens.lower
    total, current, last = 0.0, 0.0, ""
    end, scale = index, 1.0
    if lower[index] in ("a", "an"):
        if number_words().get(lower[index + 1] if index + 1 < len(lower) else "", (0, ""))[1] != "scale":
            return None
        current, end, last = 1.0, index + 1, "a"
    while end < len(lower):
        at = end
        hyphen = tokens.words[at] in HYPHENS and tokens.touches(at) and _goes_on(tokens, at + 1, last)
        joined = last in ("hundred", "thousand") and (lower[at] in ("and", "&") or _is_comma(tokens, at, last))
        if (hyphen or joined) and at + 1 < len(lower):
            at += 1
        value, role = _word_of(tokens, at, last)
        if at != end and role not in ("ones", "tens") and not (hyphen and role == "scale"):
            break
        if joined and at != end and _is_numerator(tokens, at):
            break
        if role == "ones" and last in ("hundred", "thousand") and _is_hyphened(tokens, at):
            break
        if role == "ones" and last in ("", "tens", "hundred", "thousand") and not (last == "tens" and value > 9):
            current, last, scale = current + value, "ones", 1.0
        elif role == "tens" and last in ("", "hundred", "thousand"):
            current, last, scale = current + value, "tens", 1.0
        elif role == "scale" and last and value == 100:
            current, last, scale = current * 100, "hundred", 100.0
        elif role == "scale" and last and value in (12, 1e5, 1e7):
            current, last, scale = current * value, "dozen", value
            if value > 12 and tokens.lower[at + 1 : at + 2] != ["crore"]:
                total, current, last = total + current, 0.0, "thousand"
        elif role == "scale" and last:
            total, current, last, scale = total + current * value, 0.0, "thousand", value
        else:
            break
        end = at + 1
    if end == index or last == "a":
        return None
    return _point_words(tokens, _and_part(tokens, Number(end=end, value=total + current, scale=scale)))


def _is_hyphened(tokens: Tokens, at: int) -> bool:
    """Return whether a small number begins a compound of its own: "a $24 million | one-time charge"."""
    if at + 2 >= len(tokens.words) or tokens.words[at + 1] not in HYPHENS or not tokens.touches(at + 1):
        return False
    return tokens.touches(at + 2) and tokens.lower[at + 2] not in number_words()


def _is_comma(tokens: Tokens, at: int, last: str) -> bool:
    """Return whether a comma stands inside a number in words: "three million, two hundred and forty"."""
    if last != "thousand" or tokens.words[at] != "," or at + 2 >= len(tokens.lower):
        return False
    return number_words().get(tokens.lower[at + 1], (0.0, ""))[1] == "ones" and tokens.lower[at + 2] == "hundred"


def _goes_on(tokens: Tokens, at: int, last: str) -> bool:
    """Return whether a hyphen joins the words of one number: "forty-two", "two-dozen"."""
    role = number_words().get(tokens.lower[at] if at < len(tokens.lower) else "", (0.0, ""))[1]
    return last == "tens" or (last == "ones" and role == "scale" and tokens.touches(at))


def _word_of(tokens: Tokens, at: int, last: str) -> tuple[float, str]:
    """Return value and role of a word of a number; digits stand first, or as the rest after "hundred and"."""
    if at >= len(tokens.lower):
        return 0.0, ""
    word = tokens.lower[at]
    if not word[0].isdigit():
        return number_words().get(word, (0.0, ""))
    value = read_digits(word) if word.isascii() else None
    after = number_words().get(tokens.lower[at + 1] if at + 1 < len(tokens.lower) else "", (0.0, ""))
    if value is None or (last == "hundred" and (value >= 100 or after[1] == "scale")):
        return 0.0, ""
    if last == "thousand" and not (value < 10 and after[0] == 100):
        return 0.0, ""
    return value, "ones" if last in ("", "hundred", "thousand") else ""


def _is_numerator(tokens: Tokens, at: int) -> bool:
    """Return whether a small number in words is the numerator of a fraction: "| three quarters"."""
    if tokens.lower[at] == "one" and tokens.lower[at + 1 : at + 2] == ["half"]:
        return True
    small = _small_words(tokens, at)
    return small is not None and fraction_tail(tokens, small.value, small.end) is not None
