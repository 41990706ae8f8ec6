"""Years, decades, centuries."""

import re
from collections.abc import Iterator

from sayso.lexicon import words
from sayso.mark.calendar import ORDINALS, day_number, small_number
from sayso.mark.phrase import YEAR
from sayso.mark.pin import Draft, Now, make_draft, month_number, stage_mod
from sayso.mark.timex import year_of, year_text
from sayso.vocabulary import DateAnchor

FROM = re.compile(rf"\b[Ff]rom\s+{YEAR}\s+$")
NOUN_AFTER = re.compile(r"\s+([a-z]+)")
LABEL = re.compile(r"(?<!\w)(\w{1,20})\.?\s+$")
NOT_YEAR = frozenset(
    "people men women children soldiers troops civilians km kilometres metres meters dollars euros others houses homes"
    " families fighters feet acres hectares tons tonnes copies employees jobs members students police"
    " officers miles".split()
)
SPAN = 30
NEXT = 1
"""So many years after the article's own a year of two digits may lie."""
TOLD = 60
TIES = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
        "nineties": 9}  # fmt: skip
CENTURIES = {"seventeen": 17, "eighteen": 18, "nineteen": 19}


def read_decade(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a decade."""
    if match["bc"]:
        value = f"BC{int(match['bc']) // 10:03}"
    elif match["c"]:
        value = match["c"] + match["t"]
    elif match["t2"]:
        value = "19" + match["t2"]
    else:
        value = f"19{TIES[match['word'].lower()]}"
    yield make_draft(match, value, mod=stage_mod(match["stage"]))


def read_century(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a century: the 20th is "19", the 4th before our era "BC03"."""
    word = match["o"].lower()
    number = int(re.sub(r"\D", "", word)) if word[0].isdigit() else ORDINALS[word]
    if number >= 1:
        value = f"BC{number - 1:02}" if match["bc"] else f"{number - 1:02}"
        yield make_draft(match, value, mod=stage_mod(match["stage"]))


def read_era(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a year with its era, or the first of two that share one."""
    if match["first"]:
        yield make_draft(match, year_text(-int(match["first"])))
    elif match["y2"]:
        yield make_draft(match, f"{int(match['y2']):04}")
    elif match["era"].upper().startswith("B"):
        yield make_draft(match, year_text(-int(match["y"])))
    elif int(match["y"]) > 31 or match["era"].upper().startswith("CE"):
        yield make_draft(match, f"{int(match['y']):04}")


def read_year_pair(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield both years of "1990-94": "1990" and "94"."""
    first, last = int(match["y"]), int(match["y"]) // 100 * 100 + int(match["z"])
    if 0 < last - first <= SPAN:
        yield make_draft(match, match["y"], end=match.end("y"))
        yield make_draft(match, f"{last}", start=match.start("z"))


def read_year(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a year where its number cannot be a count of something."""
    year, lead = int(match["y"]), (match["in"] or "").lower()
    if (match["open"] or "").strip() in ("-", "–", "—") and not re.search(
        r"(?:1\d|20)\d\d$", sentence[: match.start()]
    ):
        return
    noun = NOUN_AFTER.match(sentence, match.end())
    if noun and (
        noun[1] in NOT_YEAR
        or ((year < 1500 or (match["none"] is not None and year % 100 == 0)) and noun[1].endswith("s"))
    ):
        return
    cued = bool(lead or match["stage"])
    label = LABEL.search(sentence, 0, match.start("y")) if match["none"] is not None else None
    if label is not None and label[1].lower() in words("not_figures"):
        return
    told = year_of(now.context) if now.narrative else None
    near = told is not None and abs(year - told) <= TOLD
    if not near and not cued and (year < 1800 or year > 2050) and not (match["open"] and year >= 1500):
        return
    if year < 1200 and lead not in ("in", "since", "year", "until"):
        return
    far = lead in ("about", "around", "than", "to", "by", "for") and not near and not 1900 <= year <= 2050
    if far and not (
        year >= 1500 and (sentence[match.end() : match.end() + 1] == "," or FROM.search(sentence, 0, match.start()))
    ):
        return
    whole = match["stage"] or (match["said"] or "").lower().startswith("the")
    start = match.start("y")
    if whole:
        start = match.start() if match["stage"] else match.start("said")
    yield make_draft(
        match, match["y"], mod=stage_mod(match["stage"]), start=start, rule="year" if cued else "year-bare"
    )


def read_short_year(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a year of two digits: "in '96", the last such year, or the one after the publication date's."""
    latest, short = year_of(now.published) or year_of(now.context), int(match["y"])
    if latest is None:
        yield make_draft(match, f"XX{short:02}", anchor=DateAnchor.PUBLISHED)
        return
    year = latest // 100 * 100 + short
    yield make_draft(match, f"{year - 100 if year > latest + NEXT else year:04}")


def read_spoken_year(match: re.Match[str], sentence: str, now: Now) -> Iterator[Draft]:
    """Yield a year in words: "nineteen ninety-one", "the year two thousand"."""
    if match["c"]:
        rest = 0 if match["hundred"] else int(small_number(match["t"]) or 0)
        year = CENTURIES[match["c"].lower()] * 100 + rest
    elif match["k"]:
        year = 2000 + int(small_number(match["n"] or "zero") or 0)
    else:
        year = 2000 + int(small_number(match["tt"]) or 0)
    month = f"-{month_number(match['m']):02}" if match["m"] else ""
    day = f"-{day_number(match['d']):02}" if match["d"] else ""
    yield make_draft(match, f"{year}{month}{day}")
