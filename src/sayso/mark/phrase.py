"""Date phrases: the words that dates are made of, as pieces of patterns (verbose: white space in them means nothing)."""


# ruff: noqa: E501 -- a list of words is easier to read unbroken

_MONTHS = "January February March April May June July August September October November December".split()
_SHORT = "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec".split()
_SURE = [name for name in _MONTHS if name not in ("March", "May", "August")]
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _any(*words: str) -> str:
    """Return the words as one choice, the longest first."""
    return "(?:" + "|".join(sorted(words, key=lambda word: (-len(word), word))) + ")"


MONTH = (
    _any(*_MONTHS, *_SHORT, *(name.upper() for name in _MONTHS + _SHORT), *(name.lower() for name in _SURE))
    + r"(?![A-Za-z])"
)
"""Months as written; "march", "may" and "august" in small letters are other words."""
WEEKDAY = (
    "(?:"
    + _any(*(day + "s?" for day in _DAYS), *(day.upper() for day in _DAYS), *(day.lower() + "s?" for day in _DAYS))
    + r"|(?:Mon|Tues?|Wed|Thurs?|Thur|Fri|Sat|Sun)(?:\.|(?=,?\s+\d{1,2}\s+[A-Z])))"
)
ORDINAL = r"(?i:thirty[- ]?first|thirtieth|twenty[- ]?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|twentieth|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth)\b"
DAY = r"(?:(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)"
BARE_ORDINAL = (
    rf"(?:(?!first|second|third|First|Second|Third){ORDINAL}|(?:[Ff]irst|[Ss]econd|[Tt]hird)\b(?=\s*(?:[,.;:)]|$)))"
)
"""An ordinal in words that cannot count something else: "March eighth", but not "in March first aid"."""
YEAR = r"(?:1\d{3}|20\d\d)"
ERA = r"(?:\s+(?:BCE?\b|B\.C\.?(?:E\.)?))"
PART = r"(?i:morning|afternoon|evening|night)"
POINT = r"(?i:dawn|daybreak|sunrise|dusk|sunset|nightfall)"
"""The ends of the night and of the day, which are told of a day as its parts are."""
SEASON = r"(?i:spring|summer|autumn|fall|winter)"
UNIT = r"(?i:seconds?|minutes?|mins?|hours?|hrs?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)|millenni(?:um|a))"
BIG_UNIT = r"(?i:day|week|weekend|month|quarter|year|decade|century)"
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
TEENS = r"(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
NUMBER = rf"(?i:\d{{1,4}}\s+[1-9]/[2-9]|\d{{1,4}}[½¼¾]|\d{{1,4}}(?:[.,]\d+)?|{TENS}(?:[-\ ]{ONES})?|{TEENS}|{ONES}|(?:an?|one|two|three)\s+hundred|a\s+couple\s+of|half\s+an?|an?)"
HALF = r"(?:[\s-]+and[\s-]+(?:a[\s-]+)?(?:half|quarter))?"
HEDGE = r"(?i:(?:nearly|almost|about|around|roughly|approximately|some|over|more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most|up\s+to|no\s+more\s+than|no\s+less\s+than|not\s+less\s+than|just\s+over|just\s+under|under)\s+)"
STAGE = r"(?i:(?:the\s+)?(?:early|earlier|mid|middle|late|later|sometime|beginning\s+of|start\s+of|end\s+of|middle\s+of|close\s+of|(?:first|second|last|final|latter|opening|closing)\s+(?:weeks?|days|half|part)\s+of)(?:\s+in|\s+part\s+of)?(?:\s+the)?[\s-]+)"
ADVERB = r"(?i:(?:early|earlier|late|later)\s+(?:on\s+)?)"
WHOSE_YEAR = r"(?i:this|last|next|the\s+same|that|that\s+same|the\s+following|the\s+previous|the\s+next)\s+(?i:year)"
HALF_DAY = r"(?:[ap]\.\s?m\.|[AP]\.\s?M\.|[ap]\.?m\b|[AP]\.?M\b)"
HOUR = r"(?:[01]?\d|2[0-3])"
CLOCK = rf"""(?:
      {HOUR}\.[0-5]\d(?=\s*(?:{HALF_DAY}|this\s+(?:morn|after|even)|on\s+[A-Z]|GMT|UTC|CES?T|EES?T|MSK|local))(?:\s*{HALF_DAY})?
    | (?i:(?:\d{{1,2}}|{ONES})\s+o['’]clock)
    | {HOUR}(?::[0-5]\d(?::[0-5]\d)?)?\s*{HALF_DAY} | (?:0?[1-9]|1[0-2])[0-5]\d\s*{HALF_DAY}
    | {HOUR}:[0-5]\d(?::[0-5]\d)?(?:\s?(?:hours|hrs)\b)?
    | (?:[01]\d|2[0-3])[0-5]\d(?:\s?(?:hours|hrs)\b|(?=\s+(?:GMT|UTC)\b))
    | (?i:half\s+past|quarter\s+past|quarter\s+to)\s+(?i:{ONES})(?:\s+o['’]clock)?
    | (?:(?<=[aA]t\ )|(?<=[bB]y\ )|(?<=\bto\ )|(?<=ntil\ )|(?<=after\ )|(?<=efore\ )|(?<=round\ )|(?<=from\ ))(?i:noon|midnight|midday)\b | 12\s+(?i:noon|midnight)\b | (?i:noon|midnight)(?=\s+(?:on\s+)?[A-Z])
    )"""
ZONE = r"(?:\s+(?:GMT|UTC|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|EET|EEST|BST|IST|MSK|local(?:\s+time)?)\b|(?<=[mM.])\s+(?:E[SD]?T|P[SD]?T)\b)"
NOW_WORD = r"(?i:today|yesterday|tomorrow)"
