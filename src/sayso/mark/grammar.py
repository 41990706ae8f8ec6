"""Forms of dates: what the usual English ways to say a date look like, each a pattern made of the words of `phrase`."""

import re

from sayso.lexicon import table
from sayso.mark.gate import gate_of
from sayso.mark.phrase import (
    ADVERB,
    BARE_ORDINAL,
    BIG_UNIT,
    CLOCK,
    DAY,
    ERA,
    HALF,
    HEDGE,
    MONTH,
    NOW_WORD,
    NUMBER,
    ONES,
    ORDINAL,
    PART,
    POINT,
    SEASON,
    STAGE,
    TEENS,
    TENS,
    UNIT,
    WEEKDAY,
    WHOSE_YEAR,
    YEAR,
    ZONE,
)

# ruff: noqa: E501 -- a list of words is easier to read unbroken

WORD = r"(?<!\w)(?=\w)"
_GAP = r"(?P<gap>\s*[-–—]\s*|\s+(?:to|and|through|until)\s+(?:the\s+)?)"
_THE_UNIT = r"(?i:day|week|month|year|night|morning|evening)"
_ADJECTIVE = r"(?i:full|long|whole|straight|consecutive|more|additional|successive|short|calendar|working|business|trading|further|entire|solid|bloody|intense|other|fiscal)"
_CENTURY = r"(?:\d{1,2}(?:st|nd|rd|th)|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first))"
_FISCAL = r"(?i:same(?=\s+\w{1,20}\s+(?:(?:of|in)\s+)?(?:last|the|a)\s)|latest|most\s+recent|just[-\ ]ended|current|comparable|corresponding|year[-\ ]earlier|year-ago|prior-year|prior|preceding|full|whole|entire|fiscal|calendar)"
_DAY_FIRST = r"(?=(?i:[\dmtwfsen]))"
"""What a weekday, the number of a day or an ordinal begins with: elsewhere nothing else is tried."""
_NAME_FIRST = r"(?=(?i:[mtwfsjaond]))"
"""What a weekday, a month or "this" begins with."""

FORMS: tuple[tuple[str, str, str], ...] = (
    ("iso", r"\d", r"\b(?P<y>\d{4})[-/](?P<m>0[1-9]|1[0-2])[-/](?P<d>0[1-9]|[12]\d|3[01])(?:[T\ ](?P<t>[0-2]\d:[0-5]\d(?::[0-5]\d)?)(?P<zone>Z)?)?\b"),
    ("numeric", r"\d", r"(?<![\d.,/-])(?P<a>\d{1,2})(?P<sep>[./-])(?P<b>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d)(?![\d/-])"),
    ("short_numeric", r"\d/\d", r"(?<![\d.,/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d\d)(?![\d/])"),
    # Days of a month.
    ("full", "month", rf"{_DAY_FIRST}(?:{WEEKDAY},?\s+(?:the\s+)?)?(?<![\d.,])(?P<d>{DAY}(?:\s+day)?|{ORDINAL})\s*(?:of\s+|-)?(?P<m>{MONTH})\.?,?\s*(?:of\s+|-)?(?P<y>{YEAR})\b"),
    ("full", "month", rf"{_NAME_FIRST}(?:{WEEKDAY},?\s+)?(?P<m>{MONTH})(?:\.|,(?=\s+\d))?\s+(?:the\s+)?(?P<d>{DAY}|{ORDINAL})(?!\d)(?:\s+\({WEEKDAY}\))?,?(?:\s+of)?\s+(?P<y>{YEAR})\b"),
    ("full_range", "month", rf"(?P<m>{MONTH})\.?\s+(?P<d>{DAY}){_GAP}(?P<e>{DAY})(?:,?\s+(?P<y>{YEAR}))?\b"),
    ("day_range", "month", rf"\b(?P<d>{DAY}){_GAP}(?P<e>{DAY})\s+(?:of\s+)?(?P<m>{MONTH})\.?(?:,?\s+(?P<y>{YEAR}))?\b"),
    ("day_listed", "month", rf"(?<![\d.,$€£-])\b(?P<d>{DAY})(?=(?:,\s*{DAY}){{1,5}},?\s+(?:and|or)\s+{DAY}\s+(?:of\s+)?(?P<m>{MONTH})\.?(?:,?\s+(?P<y>{YEAR}))?\b)"),
    ("nth_weekday", "weekday", rf"(?:(?i:the)\s+)?\b(?P<n>(?i:first|second|third|fourth|fifth|last|final)|[1-5](?:st|nd|rd|th))\s+(?P<w>{WEEKDAY})\s+(?:of|in)\s+(?:(?P<m>{MONTH})(?:\.?,?\s+(?:of\s+)?(?:(?P<y>{YEAR})\b|(?P<which>{WHOSE_YEAR})\b))?|(?P<rel>(?i:this|last|next|each|every|the|that))\s+month\b)"),
    ("month_day", "month", rf"""{_NAME_FIRST}(?:(?<!\w)(?:(?i:this\s+coming)\s+)?{WEEKDAY},?\s+)?(?P<m>{MONTH})\.?\s+(?:the\s+)?(?P<d>{DAY}|{BARE_ORDINAL})(?![\d%]|:\d)
        (?!\s*(?:percent|per\s+cent|million|billion|a\.m|p\.m|am\b|pm\b))(?:,?\s+(?:of\s+)?(?P<which>{WHOSE_YEAR})\b)?"""),
    ("month_day", "month", rf"""{_DAY_FIRST}(?:{WEEKDAY},?\s+(?:the\s+)?)?(?<![\d.,$€£])\b(?P<d>{DAY}\s*(?:of\s+)?|{ORDINAL}\s+of\s+)(?P<m>{MONTH})\b(?:\.(?=\s[a-z]))?
        (?!\.?\s+\d)(?:\s+(?:of\s+)?(?P<which>{WHOSE_YEAR})\b)?"""),
    ("weekday_th", "weekday", rf"(?P<w>{WEEKDAY}),?\s+the\s+(?P<d>\d{{1,2}}(?:st|nd|rd|th)\b|{ORDINAL})(?!\s+(?!(?:and|at|in|when|the|as|after|before|it|he|she|they|we)\b)[a-z])"),
    ("day_alone", r"\d(?:st|nd|rd|th)\b", r"(?<=\b[Oo]n\ )the\s+(?P<d>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))\b(?:(?=\s*(?:[.,;)]|$)|\s+(?:the|a|an|at|in|it|he|she|they|we|there|when|as|after|before|but|by|to|with|this|that|his|her|their)\s)|\s+of\s+(?P<which>this|last|next)\s+month\b)"),
    # Months, seasons, quarters, halves.
    ("month_year", "month", rf"{WORD}(?P<stage>{STAGE})?\b(?P<m>{MONTH})\.?,?(?:\s+of)?\s+(?:(?P<bc>\d{{1,4}}){ERA}|(?P<y>{YEAR})\b(?!-\d))"),
    ("month", "month", rf"""{WORD}(?P<stage>{STAGE})?(?P<rel>(?i:last|next|this\s+past|this\s+coming|this|past|coming|that\s+same|that|the\s+previous|the\s+following|each|every)\s+)?
        \b(?P<m>{MONTH})(?:\.(?=\s+[a-z]))?(?!\.?\s+\d)(?:,?\s+(?:of\s+)?(?P<which>{WHOSE_YEAR})\b)?"""),
    ("season", "season", rf"""(?P<stage>{STAGE})?(?:
          (?P<rel>(?i:last|next|this|this\s+past|the\s+following|the\s+previous|the\s+next|that\s+same|that|the\s+same|each|every)\s+)(?P<s>{SEASON})\b(?!\s+of\s+{YEAR}|\s+[A-Z][a-z])
        | (?:(?i:the)\s+)?(?<![a-z])(?P<s2>{SEASON})(?:\s+of|,)?\s+(?:(?P<bc>\d{{1,4}}){ERA}|(?P<y>{YEAR})\b))"""),
    ("season_said", "season", rf"(?P<stage>{STAGE})?(?:(?i:the)\s+)?(?<![a-z])(?P<s>{SEASON})\s+of\s+(?P<which>{WHOSE_YEAR})\b"),
    ("season", "season", r"""(?:(?i:the\s+)(?P<s>(?i:spring|summer|autumn|winter))|(?<=[Ii]n\ )(?P<s2>(?i:spring|summer|autumn|winter)))
        (?!\s+(?:of|offensive|palace|olympics|games|school|break|camp|capital|residence)\b|\s+[A-Z][a-z])(?!\w)(?P<rel>(?!))?(?P<y>(?!))?(?P<stage>(?!))?(?P<bc>(?!))?"""),
    ("season", r"summer|winter|autumn|fall|spring", r"""(?P<stage>(?:the\s+)?(?:early|mid|late|middle\s+of|end\s+of|beginning\s+of|start\s+of)[\s-]+)?(?<!\w)(?:(?P<s>summer|winter|autumn|(?<=the\ )fall(?!\s+(?:of|in|from|to)\b))|(?P<s2>(?<=\band\ )spring|(?<=early\ )spring|(?<=late\ )spring|(?:(?<=\bby\ )|(?<=\bin\ )|(?<=ntil\ )|(?<=since\ )|(?<=hrough\ ))(?:spring|fall(?!\s+(?:of|in|from|to)\b))))
        (?!\w|[-–]|\s+(?:of|palace|olympics|games|schools?|break|camps?|capital|residence|holidays?|sports|clothes|coats?)\b)(?P<rel>(?!))?(?P<y>(?!))?(?P<bc>(?!))?"""),
    ("quarter", r"(?i)quarter|half|q1|q2|q3|q4|h1|h2|h3|h4", rf"""(?i:the\s+)?(?:(?P<which>(?i:this|last|next)\s+year['’]s)\s+|(?P<y3>{YEAR})\s+|(?P<back>(?i:year-earlier|year-ago)\s+)|(?i:fiscal)[\s-]+)?
        (?P<n>(?i:first|second|third|fourth|1st|2nd|3rd|4th|(?:last|final)(?=\s(?:quarter|half)\sof\s{YEAR})))(?:\s+(?i:fiscal))?[\s-](?P<u>(?i:quarter|half))(?:(?:\s+of|,)?(?:\s+the\s+year|\s+fiscal(?:\s+year)?)?\s+(?P<y>{YEAR})|(?:\s+of)?\s+(?P<of>(?i:this|last|next)\s+(?i:year)))?\b
        | \b(?P<part>[QH])(?P<q>[1-4])\s+(?:of\s+)?(?P<y2>{YEAR})\b"""),
    ("fiscal_year", r"(?i)fiscal|financial|period|quarter|FY", rf"(?:FY\s?['’]?(?P<fy>(?:19|20)?\d\d)(?:[-/–](?:20)?\d\d)?(?!\d)|(?i:the\s+)?(?i:fiscal|financial(?=\s+year))(?:\s+(?i:year))?\s+(?P<y>{YEAR})(?:[-/–](?:20)?\d\d(?!\d))?|(?i:the)\s+(?P<y2>{YEAR})\s+(?P<u>(?i:period|quarter)))\b"),
    ("in_force", r"(?i)quarter|period|year|month|week", rf"""(?:(?i:a|its|the)\s+)(?P<q>{_FISCAL}(?:\s+{_FISCAL})?)\s+(?P<u>(?i:quarter|period|half|year|month|week))\b(?![-–]|\s+of\s+(?!last\s+year|the\s+previous\s+year)[a-z])(?P<then>\s+(?i:(?:of\s+|in\s+)?last\s+year|(?:of\s+|in\s+)?the\s+(?:previous|prior|preceding)\s+year|a\s+year\s+(?:ago|earlier|before))\b)?
        | (?<!\w)(?P<prep>(?i:in|for|of|by|during|through|throughout|over|within)\s+)(?P<bare>(?i:the)\s+(?P<u2>(?i:quarter|year|month|week)))\b
          (?![-–'’]|\s+(?:of|before|after|when|that|ago|earlier|later|old|prior|following|between|from|beginning|which|we|they|he|she|in\s+which)\b|\s*\d)
        | (?<!\w)(?P<alone>(?i:year-earlier|year-ago))(?=\s+[a-z])"""),
    ("that_period", r"period", r"(?:(?<=uring\ )|(?<=hroughout\ )|(?<=\b[Ii]n\ )|(?<=\b[Oo]ver\ )|(?<=\b[Ff]or\ )|(?<=ithin\ ))(?i:this|that|the\s+same)\s+period\b(?!\s+(?:of|in|last|a)\b|-)"),
    # Years and more.
    ("decade", r"0['’]?s|ties", rf"(?P<stage>{STAGE})?(?i:the\s+)?(?:(?P<bc>\d{{1,3}}0)s{ERA}|(?P<c>1[5-9]|20)(?P<t>\d)0['’]?s\b|['’](?P<t2>[2-9])0s\b|(?:(?i:the\s+)|(?<=early\ )|(?<=late\ )|(?<=mid[-\ ]))(?P<word>(?i:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b)"),
    ("century", r"(?i)centur", rf"(?P<stage>{STAGE})?(?i:the\s+)?(?P<o>{_CENTURY})(?:[\s-](?i:century|centuries)\b|(?=\s+(?:and|or|to|through)\s+(?:the\s+)?(?:early\s+|late\s+|mid-)?{_CENTURY}\s(?i:centur)))(?P<bc>\s+BCE?)?"),
    ("bc", r"BC|B\.C|AD|A\.D|CE", r"\b(?P<y>\d{1,4})\s+(?P<era>BCE?|B\.C\.?(?:E\.)?|AD|A\.D\.|CE)(?!\w)|\bA\.?D\.?\s+(?P<y2>\d{1,4})\b|\b(?P<first>\d{2,4})(?=\s?(?:[-–—]|to)\s?\d{2,4}\s+(?:BCE?\b|B\.C))"),
    ("year", r"\d{4}", rf"""(?P<stage>{STAGE})?(?:
          (?i:(?P<in>in|since|by|until|till|from|of|during|between|to|and|through|before|after|around|circa|year|for|late|early|mid|about|than)\s+(?P<said>the\s+years?\s+|years?\s+)?(?:the\s+)?)
        | (?P<open>[(,/–—-]\s?|(?<=\d)\s[-–—]\s) | (?P<the>(?i:the|and|or|its|his|their|our|(?<!\w)\w{{1,30}}['’]s)\s+) | (?P<none>(?<![\w.,$€£:/–-])|(?<=[Mm]id-)))
        (?P<y>{YEAR})(?![\d:%]|[.,]\d|\w)(?!\s*(?:percent|per\s+cent|million|km|kg|hours\b|GMT|local))(?!\s+years?\b)"""),
    ("short_year", r"['‘’]\d\d\b", r"(?:(?<=\b[Ii]n\ )|(?<=\b[Oo]f\ )|(?<=\b[Bb]y\ )|(?<=\b[Ff]rom\ )|(?<=\b[Ss]ince\ )|(?<=\b[Uu]ntil\ ))['‘’](?P<y>\d\d)\b(?![-–]?\w|['’]s?|\s?%)"),
    ("year_pair", r"\d{4}[-–/]\d\d", r"(?<![\w.,/–-])(?P<y>1[5-9]\d\d|20\d\d)[-–/](?P<z>\d\d)(?![\w-])"),
    ("spoken_year", r"(?i)teen|hundred|thousand|twenty", rf"""(?:(?i:the\s+year\s+)|(?:(?P<d>{DAY})\s+)?(?P<m>{MONTH})\s+)?\b(?:(?P<c>(?i:seventeen|eighteen|nineteen))\s+(?:(?:hundred\s+)?(?P<t>(?i:{TENS}(?:[-\ ]{ONES})?|{TEENS}|ten|eleven|twelve))|(?P<hundred>(?i:hundred)))\b
        | (?i:(?P<k>(?(m)|(?:(?<=year\ )|(?<=\bin\ )|(?<=since\ )))two\s+thousand)(?:\s+and)?(?:\s+(?P<n>{ONES}|{TEENS}))?\b)(?!\s+(?:people|men|[a-z]{4,}s)\b)
        | (?i:(?<=\bin\ )twenty\s+(?P<tt>{TENS}(?:[-\ ]{ONES})?|{TEENS}))\b(?!\s+[a-z]+s\b))"""),
    # Told from now.
    ("relative_day", r"(?i)today|tonight|yesterday|tomorrow", rf"""(?P<stage>{ADVERB})?(?i:\b(?:(?P<n>{NUMBER}{HALF})\s+(?P<u>years?|months?|weeks?|decades?)\s+ago\s+)?
        (?P<w>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|today|tonight|yesterday|tomorrow)\b(?:\s+(?P<p>morning|afternoon|evening|night)\b)?)"""),
    ("part", r"(?i)morning|afternoon|evening|night", rf"""(?P<stage>{ADVERB})?(?i:\b(?P<rel>this|last|that|the\s+same|the\s+following|the\s+next|the\s+previous|earlier\s+this)\s+(?P<p>morning|afternoon|evening|night)\b)
        | (?<=\b[Ii]n\ )(?i:the\s+(?:early\s+|late\s+|small\s+)?(?P<p2>morning|afternoon|evening)(?:\s+hours)?)\b(?!\s+of\b)
        | (?<![\w-])(?P<over>[Oo]vernight)\b(?!\s+(?:success|stay|train|trains|bag|delivery|rate|rates|bus))"""),
    ("weekday", "weekday", rf"""(?=(?i:[elntpcufamws]))(?P<stage>{ADVERB})?(?:(?P<rel>(?i:last|next|this|this\s+coming|this\s+past|the\s+following|the\s+next|the\s+previous|previous|coming|upcoming|this\s+upcoming|following|past|that\s+same|that|the\s+same|a\s+week\s+ago|a\s+week\s+from|every|each|every\s+other|every\s+second))(?:(?<!each)(?<!every)\s+on)?\s+)?
        (?<!\w)(?<!Super\ )(?<!Black\ )(?<!Bloody\ )(?<!Cyber\ )(?<!Giving\ )(?<!Fat\ )(?P<w>{WEEKDAY})(?!\w)(?:\s+(?:at\s+(?=dawn|dusk|night|sun|daybreak))?(?P<p>{PART}|{POINT})(?P<plural>s)?\b)?(?P<lastweek>,?\s+(?:of\s+)?(?:last|next|this)\s+week\b)?"""),
    ("week_weekday", "weekday", rf"(?P<which>(?i:last|next|this|previous))\s+(?i:week)\s+(?:on\s+|-\s+)?(?P<w>{WEEKDAY})(?!\w)"),
    ("ago", r"(?i)ago|earlier|later|before|after|from now|hence|prior|previous|back", rf"""{WORD}(?P<hedge>{HEDGE})?(?<![\w.,])(?P<n>{NUMBER}{HALF}|(?i:a\s+few|several|many|some|few))[\s-]+
        (?:(?i:short|long|full|whole|more)\s+)?(?P<u>{UNIT})(?P<tail>\s+and\s+a\s+half)?(?:\s+or\s+(?:so|two|more))?\s+(?P<dir>(?i:ago|earlier|later|beforehand|afterwards?|prior|from\s+now|hence|previously|before\s+that|after\s+that|(?<!for\ the\ )(?:before|after|back)(?=\s*[.,;])))\b"""),
    ("bare_ago", r"(?i)ago|earlier|later", r"(?<!\w)(?P<u>(?i:seconds|minutes|hours|days|weeks|months|years|decades|centuries))\s+(?P<dir>(?i:ago|earlier|later))\b"),
    ("unit", r"(?i)\s(?:day|week|month|quarter|year|decade|century)", rf"""{WORD}(?=[EMLSBCNPFTemlsbcnpft])(?P<stage>{STAGE})?(?<!\w)(?P<rel>(?i:last|next|this|this\s+coming|this\s+past|the\s+past|the\s+last|the\s+next|the\s+coming|the\s+previous|the\s+following|the\s+same|the\s+preceding|the\s+current|the\s+present|the\s+upcoming|that\s+same|that|previous|following|coming|the\s+other))
        \s+(?P<u>{BIG_UNIT})(?!\w|-\w)(?:\s+or\s+so\b)?(?!['’]s\s+\w+\s+ago)"""),
    ("unit_beyond", r"(?i)before|after", r"\b(?i:the\s+(?P<u>week|weekend|month|quarter|year|decade)\s+(?P<dir>before\s+last|after\s+next))\b"),
    ("weekend", r"(?i)weekend", r"\b(?i:the\s+weekend)\b"),
    ("of_unit", r"(?i)year|month|week|decade|century|day", r"(?<!\w)(?=[tTbBsSeEmMcCrRyY])(?P<stage>(?i:(?:the\s+)?(?:beginning|start|end|middle|close|rest)\s+of\s+(?:(?:the|this)\s+)?)|(?i:mid|(?:the\s+)?year(?:['’]s)?|(?:the\s+)?month['’]s|month(?=-))[\s-]?)(?P<u>(?i:(?<!mid)(?<!mid-)day|week|month|year|decade|century|end))(?!\w)"),
    ("day_before", r"(?i)the day|the week|the month|the year|the night|the morning|the evening", rf"(?i:\bthe\s+(?P<u>{_THE_UNIT})\s+(?P<dir>before|after|earlier|following))\b(?=\s*(?:[.,;]|$))"),
    ("set", r"(?i)every|each|daily|weekly|monthly|annual|yearly|nightly|hourly|a day|a week|a month|a year|per", rf"""(?<!\w)(?i:\b(?:every|each)\s+(?P<o>other\s+|second\s+|{NUMBER}\s+)?(?P<u>day|week|weekend|month|quarter|year|decade|hour|minute|night|morning|evening|afternoon|days|weeks|months|years|hours|minutes)\b
        | \b(?P<adv>(?-i:weekly)|monthly|annually|yearly|nightly|hourly)\b(?=\s*(?:[.,;:)]|$|\s(?:in|at|on|from|to|by|for|since|until|during|and|or)\b))(?<!\d\ annually)
        | \b(?P<adv2>(?-i:daily)|everyday)\b(?!\s+lives?\b)(?!\s+(?:newspapers?|papers?|express|mail|news|(?-i:[A-Z])))
        | \b(?:once|twice|three\s+times|four\s+times|\w{{1,20}}\s+times)\s+(?:an?|per|each|every)\s+(?P<u2>day|week|month|year|hour)\b
        | (?:(?<=\d\ )|(?<=illion\ )|(?<=usand\ )|(?<=[a-z]s\ ))(?<!times\ )an?\s+(?P<u3>day|month|year)\b(?=\s*(?:[.,;:)]|$|\s(?:in|at|on|from|to|by|for|since|because|and|or|as|with)\b)))"""),
    ("past_period", r"(?i)last|past|next|coming|previous|first|recent|latest|final|following|preceding|earlier|ago", rf"""(?i:\b(?:each\s+of\s+)?(?:the|these|those|its|his|her|their|this)\s+(?:last|past|next|coming|previous|first|final|following|preceding|recent|latest|year-earlier|year-ago)\s+
        (?:(?P<n>{NUMBER}{HALF}(?:\s*(?:to|or|-|–)\s*{NUMBER})?|few|several|couple\s+of)(?:\s+or\s+so|-odd)?\s+)(?:{_ADJECTIVE}\s+)?(?P<u>{UNIT})\b(?:\s+or\s+so\b)?)(?!\s+(?:ago|earlier|later))"""),
    ("past_period", r"(?i)last|past|next|coming|previous|recent", r"(?i:\b(?:the\s+)?(?:past|recent|coming|last)\s+(?P<u>seconds|minutes|hours|days|weeks|months|quarters|years|decades|centuries)\b(?:\s+(?:and|or)\s+(?:days|weeks|months|years|decades|centuries)\b)?)"),
    # Lengths.
    ("in_time", r"\bin\s", rf"(?<=\b[Ii]n\ )(?P<hedge>{HEDGE})?(?P<n>{NUMBER}{HALF})\s+(?P<u>(?i:days?|weeks?|months?|years?|hours?|minutes?))\b(?:['’]\s?time)?(?=\s*(?:[.,;?!)]|$|time\b))"),
    ("duration", r"(?i)[\s–-](?:second|min|hour|hr|day|night|week|fortnight|month|quarter|year|decade|centur|millenni)", rf"""{WORD}(?P<the>(?i:the)\s+(?!\w+[-–]))?(?P<hedge>{HEDGE})?(?<![\w.,$€£/-])(?P<range>{NUMBER}\s*(?:to|or|-|–)\s*(?!an?\b))?(?P<n>(?!{YEAR}\s+[a-z]+(?<!s)\b|\d+\s+weekend\b|(?:[01]\d|2[0-3])[0-5]\d\s?(?:hours|hrs)\b){NUMBER}{HALF}|(?i:several(?:\s+(?:dozen|hundred|thousand))?|(?:dozens|scores|hundreds|thousands)\s+of|(?:a\s+|the\s+)?few|many|some))
        (?P<gap>\s+(?:{_ADJECTIVE}\s+)?|[-–])(?P<u>{UNIT})(?P<tail>\s+and\s+a\s+half|\s+or\s+(?:so|two|more)\b)?(?:,?\s+(?:and\s+)?(?P<n2>{NUMBER})\s+(?P<u2>(?i:months|weeks|days|hours|minutes|seconds)))?(?![-–]old)(?!\w)(?!\s+old\b)(?!\s+of\s+age)"""),
    ("bare_duration", r"(?i)long|hours|days|weeks|months|years|decades|centuries|generations", rf"""{WORD}(?:(?:(?<=\b[Ff]or\ )|(?<=\b[Ww]ithin\ )|(?<=\b[Aa]fter\ ))(?P<u>(?i:hours|days|weeks|months|years|decades|centuries|generations))(?:\s+(?:or|and)\s+(?i:days|weeks|months|years|decades))?\b
        | (?:(?<=\b[Ii]n\ )|(?<=\b[Oo]ver\ )|(?<=took\ )|(?<=take\ )|(?<=takes\ )|(?<=taken\ )|(?<=spent\ )|(?<=lasted\ ))(?P<u4>(?i:hours|days|weeks|months|years|decades|centuries))\b(?=\s*(?:[.,;:)–—]|$|\s(?:to|before|after|in|at|on|as|and)\b))
        | (?P<span>(?i:(?:the\s+)?(?:(?:first|last|final)\s+)?(?P<u5>hours|days|weeks|months|years|decades|centuries))(?:\s+ahead(?=\s*(?:[.,;:)]|$))|(?=\s+(?i:before|after|since|following|preceding|leading\s+up)\b)))
        | (?P<spent>(?<!\w)(?i:hours|days|weeks|months|years)(?=\ of\ [a-z]{{4}}))
        | (?i:\b(?:days|weeks|months|years|decades|centuries)-long\b|\b(?:decades|centuries)\b(?=\ of\b))
        | (?<=\b[Ff]or\ )(?i:(?:more\s+than|over|at\s+least|nearly|almost)\s+)(?P<u2>decades|years|centuries)\b | \b(?:(?P<n3>\d{{1,3}})\s+)?(?P<u3>(?i:day|week|month|year|decade|century|hour))[-\ ]?long\b)"""),
    # Times of day.
    ("clock", r"\d[:.][0-5]\d|\d\s?[apAP]\.?\s?[mM]|noon|midnight|midday|clock|past|uarter|hours|hrs|GMT|UTC", rf"""(?:(?<![\w.,:/$€£–-])|(?<=[apAP][mM][-–])|(?<=\.[mM]\.[-–])|(?<=:[0-5]\d[-–]))(?:(?i:around)\s+)?(?P<t>{CLOCK})(?P<zone>{ZONE}?)(?:\s+(?i:in\s+the|at)\s+(?P<within>{PART})\b)?(?:\s+\((?:\d{{1,2}}:?\d\d)\s*(?:GMT|UTC|[A-Z]{{2,4}})\))?
        (?:(?:,?\s+(?i:on|last)\s+|,?\s+)(?P<w>{WEEKDAY}|{NOW_WORD}|(?i:this(?=\s+(?:morn|after|even))))(?!\w)(?:\s+(?P<p>{PART}))?)?
        (?:,?\s+(?:(?i:on)\s+)?(?P<md>{MONTH}\.?\s+{DAY}(?!\d)(?:,\s+{YEAR})?|{DAY}\s+{MONTH}(?:\s+{YEAR})?))?"""),
    ("day_clock", r"(?:day|tomorrow|morning|afternoon|evening|night)\s+(?:at|around|shortly|by)\b", rf"(?P<w>{WEEKDAY}|{NOW_WORD}|(?i:this\s+morning|this\s+afternoon|this\s+evening|tonight))(?:\s+(?P<p>{PART}))?\s+(?i:(?:at|around|by|before|after|shortly\s+(?:before|after)|just\s+(?:before|after))(?:\s+(?:about|around|approximately|roughly|exactly))?)\s+(?P<t>{CLOCK})(?P<zone>{ZONE}?)(?:\s+\((?:\d{{1,2}}:?\d\d)\s*(?:GMT|UTC|[A-Z]{{2,4}})\))?"),
    ("date_clock", "month", rf"(?=(?i:[\dmtwfsjaond]))(?P<md>(?:{WEEKDAY},?\s+)?(?:{MONTH}\.?\s+{DAY}(?!\d)(?:,?\s+{YEAR}\b)?|(?<![\d.,])\b{DAY}\s+(?:of\s+)?{MONTH}\.?(?:,?\s+{YEAR}\b)?)),?\s+(?:(?i:(?:at|around|by|before|after|shortly\s+(?:before|after)|just\s+(?:before|after))(?:\s+(?:about|around|approximately|roughly|exactly))?)\s+)?(?P<t>{CLOCK})(?P<zone>{ZONE}?)(?:\s+\((?:\d{{1,2}}:?\d\d)\s*(?:GMT|UTC|[A-Z]{{2,4}})\))?"),
    ("holiday", "holiday", rf"(?P<rel>(?i:last|this|next)\s+)?(?<!\w)(?P<h>@HOLIDAY@)(?!\s+Island)(?!\w)(?:\s+(?P<p>{PART})\b)?(?:,?\s+(?P<y>{YEAR})\b)?"),
)  # fmt: skip
"""Name of the form, what must occur in a sentence for it to be tried, and its pattern (verbose)."""

GATES = {
    "month": r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
    r"|january|february|april|june|july|august|september|october|november|december)",
    "weekday": r"\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|MON|TUE|WED|THU|FRI|SAT|SUN|[a-z]{3,6}days?\b)",
    "season": r"(?i)spring|summer|autumn|fall|winter",
    "holiday": "|".join(sorted({row["name"].split()[0] for row in table("holidays")})),
}


def _holidays() -> str:
    """Return all names of holidays as one pattern, the longest first, with either apostrophe."""
    names = sorted((row["name"] for row in table("holidays")), key=lambda name: (-len(name), name))
    return "|".join(re.escape(name).replace("'", "['’]").replace(r"\ ", r"\s+") for name in names)


_WRITTEN = tuple(dict.fromkeys(GATES.get(gate, gate) for _, gate, _ in FORMS))
OPENING = tuple(gate_of(written) for written in _WRITTEN)
"""The gates, each once."""

COMPILED = tuple(
    (name, _WRITTEN.index(GATES.get(gate, gate)), re.compile(pattern.replace("@HOLIDAY@", _holidays()), re.VERBOSE))
    for name, gate, pattern in FORMS
)
"""The forms, compiled, with the number of the gate each has. Every repetition in them is bounded or over white space, so that time stays linear."""

ANY = (
    gate_of(
        "(?i)day|week|month|period|year|decade|centur|hour|minute|second|night|daily|fiscal"
        "|morning|afternoon|evening|ago|tomorrow|spring|summer|autumn|fall|winter|quarter|annual|noon"
        "|millenni|teen|clock|half past|two thousand"
    ),
    gate_of(r"\d|[Tt][Ii][Ee][Ss]\b|" + GATES["month"] + "|" + GATES["weekday"] + "|" + GATES["holiday"]),
)
"""What at least must occur for a sentence to be looked at."""
