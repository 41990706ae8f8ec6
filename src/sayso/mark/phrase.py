"""Date phrases: what the usual English forms of a date look like, as patterns."""

import re

# ruff: noqa: E501 -- a pattern is easier to read unbroken

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?)(?![a-z])"
)
WEEKDAY = (
    r"(?:Mondays?|Tuesdays?|Wednesdays?|Thursdays?|Fridays?|Saturdays?|Sundays?"
    r"|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY|Mon\.|Tues?\.|Wed\.|Thurs?\.|Fri\.|Sat\.|Sun\.)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])"
TH = r"(?:st|nd|rd|th)"
YEAR = r"(?:1\d{3}|20\d\d)"
PART = r"(?i:morning|afternoon|evening|night)"
SEASON = r"(?i:spring|summer|autumn|fall|winter)"
UNIT = r"(?i:seconds?|minutes?|hours?|days?|nights?|weekends?|weeks?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies)|millenni(?:um|a))"
BIG_UNIT = r"(?i:day|week|weekend|month|quarter|year|decade|century)"
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
TEENS = r"(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
NUMBER = rf"(?i:\d{{1,4}}(?:[.,]\d+)?|{TENS}(?:[- ]{ONES})?|{TEENS}|{ONES}|(?:an?|one|two|three)\s+hundred|a\s+couple\s+of|half\s+an?|an?)"
HALF = r"(?:\s+and\s+a\s+half)?"
HEDGE = r"(?i:(?:nearly|almost|about|around|roughly|approximately|some|over|more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most|up\s+to|no\s+more\s+than|no\s+less\s+than|just\s+over|just\s+under)\s+)"
STAGE = r"(?i:(?:the\s+)?(?:early|mid|middle|late|later|beginning\s+of|start\s+of|end\s+of|middle\s+of|close\s+of)(?:\s+in|\s+part\s+of)?(?:\s+the)?[\s-]+)"
CLOCK = r"(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s*(?:[ap]\.?\s?m\b|[AP]\.?M\b|this\s+(?:morn|after|even)|on\s+[A-Z]|GMT|local))(?:\s*(?:[ap]\.?\s?m\b\.?|[AP]\.?M\b))?|(?i:(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+o['’]clock)|(?:[01]?\d|2[0-3])(?::[0-5]\d)?\s*(?:[ap]\.?\s?m\b\.?|[AP]\.?M\b\.?)|(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?:\s+(?:hours|hrs))?|(?<=[aA]t )(?i:noon|midnight)|(?<=\()(?:[01]\d|2[0-3]):[0-5]\d"
ZONE = r"(?:\s+(?:GMT|UTC|EST|EDT|CET|CEST|BST|MSK|local(?:\s+time)?)\b|(?<=m)\s+(?:E[SD]?T|P[SD]?T)\b)?"
ON = r"(?:,?\s+(?:on\s+)?)"

RULES: tuple[tuple[str, str, str], ...] = (
    ("iso", r"\d", r"\b(?P<y>\d{4})[-/](?P<m>0[1-9]|1[0-2])[-/](?P<d>0[1-9]|[12]\d|3[01])(?:[T ](?P<t>[0-2]\d:[0-5]\d))?\b"),
    ("numeric", r"\d", r"(?<![\d.,/])(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d/])"),
    ("full", "month", rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?(?P<d>{DAY}){TH}?(?:\s+day)?\s*(?:of\s+|-)?(?P<m>{MONTH})\.?,?\s*(?:of\s+|-)?(?P<y>{YEAR})\b"),
    ("full", "month", rf"(?:{WEEKDAY},?\s+)?(?P<m>{MONTH})\.?\s+(?:the\s+)?(?P<d>{DAY}){TH}?(?!\d),?(?:\s+of)?\s+(?P<y>{YEAR})\b"),
    ("full_range", "month", rf"(?P<m>{MONTH})\.?\s+(?P<d>{DAY}){TH}?(?P<gap>\s*[-–—]\s*|\s+(?:to|and|through|until)\s+)(?P<e>{DAY}){TH}?(?:,?\s+(?P<y>{YEAR}))?\b"),
    ("day_range", "month", rf"\b(?P<d>{DAY}){TH}?(?P<gap>\s*[-–—]\s*|\s+(?:to|and|through|until)\s+)(?P<e>{DAY}){TH}?\s+(?:of\s+)?(?P<m>{MONTH})\.?(?:,?\s+(?P<y>{YEAR}))?\b"),
    ("month_day", "month", rf"(?:(?<!\w){WEEKDAY},?\s+)?(?P<m>{MONTH})\.?\s+(?:the\s+)?(?P<d>{DAY}){TH}?(?!\d|:\d|%)(?!\s*(?:percent|per\s+cent|million|billion|a\.m|p\.m|am\b|pm\b))(?:,?\s+(?:of\s+)?(?P<which>(?i:this|last|next|the\s+same|that|the\s+following|the\s+previous|the\s+next)\s+year)\b)?"),
    ("month_day", "month", rf"(?:{WEEKDAY},?\s+(?:the\s+)?)?(?<![\d.,$€£])\b(?P<d>{DAY}){TH}?\s*(?:of\s+)?(?P<m>{MONTH})\b(?:\.(?=\s[a-z]))?(?!\.?\s+\d)(?:\s+(?:of\s+)?(?P<which>(?i:this|last|next|the\s+same|that|the\s+following|the\s+previous|the\s+next)\s+year)\b)?"),
    ("weekday_th", "weekday", rf"(?P<w>{WEEKDAY})\s+(?:the\s+)(?P<d>{DAY}){TH}\b"),
    ("month_year", "month", rf"(?P<stage>{STAGE})?\b(?P<m>{MONTH})\.?,?(?:\s+of)?\s+(?P<y>{YEAR})\b(?!-\d)"),
    ("month", "month", rf"(?P<stage>{STAGE})?(?P<rel>(?i:last|next|this|past|coming|the\s+previous|the\s+following|each|every)\s+)?\b(?P<m>{MONTH})(?:\.(?=\s+[a-z]))?(?!\.?\s+\d)(?:\s+(?:of\s+)?(?P<which>(?i:this|last|next|the\s+same|that|the\s+following|the\s+previous|the\s+next)\s+year)\b)?"),
    ("season", "season", rf"(?P<stage>{STAGE})?(?:(?P<rel>(?i:last|next|this|this\s+past|the\s+following|the\s+previous|the\s+next|that)\s+)(?P<s>{SEASON})\b(?!\s+of\s+{YEAR})|(?:(?i:the)\s+)?(?<![a-z])(?P<s2>{SEASON})(?:\s+of|,)?\s+(?P<y>{YEAR})\b)"),
    ("season", "season", rf"(?P<stage>{STAGE})?(?:(?i:the\s+)(?P<s>(?i:spring|summer|autumn|winter))|(?<=[Ii]n )(?P<s2>(?i:spring|summer|autumn|winter)))(?!\s+(?:of|offensive|palace|olympics|games|school|break|camp|capital|residence)\b)(?!\w)(?P<rel>(?!))?(?P<y>(?!))?"),
    ("quarter", r"(?i)quarter|half|Q[1-4]", rf"(?i:the\s+)?(?:(?P<which>(?i:this|last|next)\s+year['’]s)\s+|(?P<y3>{YEAR})\s+|(?i:fiscal)[\s-]+)?(?P<n>(?i:first|second|third|fourth|1st|2nd|3rd|4th))[\s-](?P<u>(?i:quarter|half))(?:(?:\s+of|,)?(?:\s+the\s+year)?\s+(?P<y>{YEAR}))?\b|\bQ(?P<q>[1-4])\s+(?P<y2>{YEAR})\b"),
    ("decade", r"0s|ties", r"(?P<stage>" + STAGE + r")?(?i:the\s+)?(?:(?P<c>1[5-9]|20)(?P<t>\d)0['’]?s\b|['’](?P<t2>[2-9])0s\b|(?i:the\s+)(?P<word>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b)"),
    ("century", r"(?i)centur", r"(?P<stage>" + STAGE + r")?(?i:the\s+)?(?P<o>\d{1,2}(?:st|nd|rd|th)|(?i:first|fifth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))[\s-](?i:century)\b(?P<bc>\s+BCE?)?"),
    ("bc", r"BC|AD|CE", r"\b(?P<y>\d{1,4})\s+(?P<era>BCE?|B\.C\.(?:E\.)?|AD|A\.D\.|CE)(?!\w)|\bA\.?D\.?\s+(?P<y2>\d{1,4})\b"),
    ("year", r"\d{4}", r"(?P<stage>" + STAGE + r")?(?:(?i:(?P<in>in|since|by|until|till|from|of|during|between|to|and|through|before|after|around|circa|year|for|late|early|mid|around|about|than)\s+(?:the\s+)?(?:year\s+)?)|(?P<open>[(,/–—-]\s?)|(?P<the>(?i:the|and|or|its|his|their|our|(?<!\w)\w{1,30}['’]s)\s+)|(?P<none>(?<![\w.,$€£:/–-])|(?<=[Mm]id-)))(?P<y>" + YEAR + r")(?![\d:%]|[.,]\d|\w)(?!\s*(?:percent|per\s+cent|million|km|kg|hours\b|GMT|local))"),
    ("relative_day", r"(?i)today|tonight|yesterday|tomorrow|ago", rf"(?i:\b(?:(?P<n>{NUMBER}{HALF})\s+(?P<u>years?|months?|weeks?|decades?)\s+ago\s+)?(?P<w>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|tonight|yesterday|tomorrow)\b(?:\s+(?P<p>morning|afternoon|evening|night)\b)?)"),
    ("part", r"(?i)morning|afternoon|evening|night", r"(?i:\b(?P<rel>this|last|that|the\s+same|the\s+following|the\s+next|earlier\s+this)\s+(?P<p>morning|afternoon|evening|night)\b)"),
    ("weekday", "weekday", rf"(?:(?P<rel>(?i:last|next|this|this\s+coming|this\s+past|the\s+following|the\s+next|the\s+previous|coming|following|past|a\s+week\s+ago|a\s+week\s+from|every|each))(?:\s+on)?\s+)?(?<!\w)(?P<w>{WEEKDAY})(?!\w)(?:\s+(?P<p>{PART})\b)?(?P<lastweek>\s+(?:of\s+)?(?:last|next|this)\s+week\b)?"),
    ("ago", r"(?i)ago|earlier|later|before|after|from now|hence|since", rf"(?P<hedge>{HEDGE})?(?<![\w.,])(?P<n>{NUMBER}{HALF}|(?i:a\s+few|several|many|some|few))[\s-]+(?:(?i:short|long|full|whole|more)\s+)?(?P<u>{UNIT})\s+(?P<dir>(?i:ago|earlier|later|beforehand|afterwards?|prior|from\s+now|hence|previously))\b"),
    ("bare_ago", r"(?i)ago|earlier|later", r"(?<!\w)(?P<u>(?i:seconds|minutes|hours|days|weeks|months|years|decades|centuries))\s+(?P<dir>(?i:ago|earlier|later))\b"),
    ("unit", r"(?i)day|week|month|quarter|year|decade|century", rf"(?P<stage>{STAGE})?(?<!\w)(?P<rel>(?i:last|next|this|this\s+coming|this\s+past|the\s+past|the\s+last|the\s+next|the\s+coming|the\s+previous|the\s+following|the\s+same|the\s+preceding|the\s+current|the\s+present|the\s+upcoming|that\s+same|that|previous|following|coming|the\s+other))\s+(?P<u>{BIG_UNIT})(?!\w|-\w)(?!['’]s\s+\w+\s+ago)"),
    ("weekend", r"(?i)weekend", r"\b(?i:the\s+weekend)\b"),
    ("of_unit", r"(?i)year|month|week|decade|century|day", r"(?P<stage>(?i:(?:the\s+)?(?:beginning|start|end|middle|close|rest)\s+of\s+the\s+)|(?i:mid|year)-?)(?P<u>(?i:day|week|month|year|decade|century|end))(?!\w)"),
    ("day_before", r"(?i)the (?:day|week|month|year|night)", r"(?i:\bthe\s+(?P<u>day|week|month|year|night)\s+(?P<dir>before|after|earlier))\b(?=\s*(?:[.,;]|$))"),
    ("set", r"(?i)every|each|daily|weekly|monthly|annual|yearly|nightly|hourly|a (?:day|week|month|year)|per", rf"(?i:\b(?:every|each)\s+(?P<o>other\s+|second\s+|{NUMBER}\s+)?(?P<u>day|week|weekend|month|quarter|year|decade|hour|minute|night|morning|evening|afternoon|days|weeks|months|years|hours|minutes)\b|\b(?P<adv>daily|weekly|monthly|annually|yearly|nightly|hourly)\b(?=\s*(?:[.,;:)]|$|\s(?:in|at|on|from|to|by|for|since|until|during|and|or)\b))(?<!\d\ annually)|\b(?:once|twice|three\s+times|four\s+times|\w+\s+times)\s+(?:a|per|each|every)\s+(?P<u2>day|week|month|year|hour)\b)"),
    ("past_period", r"(?i)last|past|next|coming|previous|first|recent", rf"(?i:\b(?:the|these|those|its|his|her|their|this)\s+(?:last|past|next|coming|previous|first|final|following|preceding|recent)\s+(?:(?P<n>{NUMBER}{HALF}|few|several|couple\s+of)\s+)(?P<u>{UNIT})\b)(?!\s+(?:ago|earlier|later))"),
    ("past_period", r"(?i)last|past|next|coming|previous|recent", r"(?i:\b(?:the\s+)?(?:past|recent|coming|last)\s+(?P<u>seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b)"),
    ("duration", r"(?i)second|minute|hour|day|night|week|fortnight|month|year|decade|centur|millenni", rf"(?P<hedge>{HEDGE})?(?<![\w.,$€£/])(?P<range>{NUMBER}\s*(?:to|or|-|–)\s*)?(?P<n>{NUMBER}{HALF}|(?i:several|(?:a\s+|the\s+)?few|many|some))(?P<gap>\s+(?:(?i:full|long|whole|straight|consecutive|more|additional|successive|short|calendar|working|further|entire|solid)\s+)?|[-–])(?P<u>{UNIT})(?P<tail>\s+and\s+a\s+half)?(?![-–]old)(?!\w)(?!\s+old\b)(?!\s+of\s+age)"),
    ("bare_duration", r"(?i)for|within|after|long|decades|centuries", r"(?:(?<=\b[Ff]or )|(?<=\b[Ww]ithin )|(?<=\b[Aa]fter ))(?P<u>(?i:hours|days|weeks|months|years|decades|centuries|generations))\b|(?i:\b(?:days|weeks|months|years|decades|centuries)-long\b|\b(?:decades|centuries)\b(?=\ of\b))|(?<=\b[Ff]or )(?i:(?:more\s+than|over|at\s+least|nearly|almost)\s+)(?P<u2>decades|years|centuries)\b|\b(?P<u3>(?i:day|week|month|year|decade|century|hour))[- ]?long\b"),
    ("clock", r"\d|noon|midnight", rf"(?<![\w.,:/$€£-])(?:(?i:around\s+)?)(?P<t>{CLOCK})(?P<zone>{ZONE})(?:(?:,?\s+(?i:on|last)\s+|,?\s+)(?P<w>{WEEKDAY}|(?i:today|yesterday|tomorrow|this(?=\s+(?:morn|after|even))))\b(?:\s+(?P<p>{PART}))?)?(?:(?:,?\s+(?i:on)\s+)(?P<md>{MONTH}\.?\s+{DAY}(?!\d)(?:,\s+{YEAR})?|{DAY}\s+{MONTH}(?:\s+{YEAR})?))?"),
    ("day_clock", r"\d|noon|midnight", rf"(?P<w>{WEEKDAY}|(?i:today|yesterday|tomorrow|this\s+morning|this\s+afternoon|this\s+evening))\s+(?i:at|around|shortly\s+after|by)\s+(?P<t>{CLOCK})"),
    ("holiday", r"Christmas|Thanksgiving|New Year|Boxing|Valentine|Halloween|Women|Easter|Good Friday", r"\b(?P<h>Christmas\s+(?:Day|Eve)|Christmas|Thanksgiving(?:\s+Day)?|Boxing\s+Day|New\s+Year['’]s\s+(?:Day|Eve)|Valentine['’]s\s+Day|Halloween|International\s+Women['’]s\s+Day|Easter\s+(?:Sunday|Monday)|Good\s+Friday|Easter)(?!\s+Island)\b(?:,?\s+(?P<y>" + YEAR + r"))?"),
)  # fmt: skip
"""Name of the form, what must occur in a sentence for it to be tried, and its pattern."""

GATES = {
    "month": r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)",
    "weekday": r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN)",
    "season": r"(?i)spring|summer|autumn|fall|winter",
}

COMPILED = tuple((name, re.compile(GATES.get(gate, gate)), re.compile(pattern)) for name, gate, pattern in RULES)
"""The forms, compiled. Every repetition in them is bounded or over white space, so that time stays linear."""

ANY = re.compile(
    r"\d|"
    + GATES["month"]
    + "|"
    + GATES["weekday"]
    + r"|(?i:day|week|month|year|decade|centur|hour|minute|second|night"
    r"|morning|afternoon|evening|ago|tomorrow|spring|summer|autumn|fall|winter|quarter|annual|christmas|easter|noon"
    r"|millenni|ties\b|century|halloween)"
)
"""What at least must occur for a sentence to be looked at."""
