"""The agency that an article comes from: its dateline, a relaying sentence, a line that credits it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.read.date import find_dates
from sayso.read.publisher import agency_name
from sayso.records import Block, Boilerplate, Credit, DateCandidate, Named
from sayso.settings import Settings
from sayso.vocabulary import BoilerplateKind, CreditKind, How

HEAD = 5
"""A dateline or relaying sentence stands among the first blocks."""

LETTERHEAD = 12
"""A dateline with its day in brackets, which opens releases, may stand below a letterhead of some lines."""

_PLACE = r"[A-Z][\w’'.-]*(?:[\s/][A-Z][\w’'.-]*){0,3}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?"
# VALDORA, March 3 (Orbis) — · VALDORA, Tessia (Orbis) – · VALDORA, March 3. /ORBIS/. · VALDORA, 3 March 2031, ORBIS.
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE}(?:,\s{_PLACE})?)"
    rf"(?:[,.]?\s(?P<day>{_DAY}))?"
    r"(?:[.,]?\s?(?P<open>[(/\[])(?P<agency>[^()/\[\]\n]{2,40})[)/\]])?"
    rf"(?:,?\s(?P<late>{_DAY}))?"
    r"(?P<mark>\s?[–—]\s?|\s-{1,2}\s|\s?:\s|\.\s)"
)
# VALDORA, Tessia (March 3, 2031) — · VALDORA (3 March 2031) Two bridges …
_DATED = re.compile(rf"(?P<place>{_PLACE})(?:,\s{_PLACE})?,?\s\((?P<day>{_DAY})\)(?:\s?[–—:-]{{1,2}})?(?=\s|$)")
_AGENCY_FIRST = re.compile(r"[(\[](?P<name>[A-Z][\w&.\s-]{1,40}?)(?:,|/|\s(?:and|with)\b)[^()\[\]]{1,60}[)\]]\.?")
_AGENCY_ALONE = re.compile(r"[(\[—–-]?\s*(?P<name>[A-Z][\w&.\s-]{1,40}?)\s*[)\]]?")
_SOURCE = re.compile(r"(?i:source|agency|wire|via)\s?:\s?(?P<name>[A-Z][^\n.;|]{1,60})\.?")
# "…, Orbis informs." · "…, the Orbis news agency reported." · "…, reports Orbis."
_NAME = r"(?:the\s)?(?P<name>[A-Z][\w&’'-]*(?:\s[A-Z][\w&’'-]*){0,3})(?P<word>\s(?:news\s)?agency)?"
_CUE = r"(?P<cue>informs|reports|reported|informed|writes|relays)"
_RELAY = re.compile(
    rf",\s{_NAME}\s{_CUE}(?:,?\s(?:citing|quoting|referring\sto|with\sreference\sto)\s[^.\n]{{1,120}})?\.?$"
)
_RELAY_TURNED = re.compile(rf",\s{_CUE}\s{_NAME}(?:,?\s(?:citing|quoting|referring\sto)\s[^.\n]{{1,120}})?\.?$")
_RELAY_FIRST = re.compile(
    rf"^{_NAME}\s{_CUE}(?:,?\s(?:citing|quoting|referring\sto|with\sreference\sto)\s[^,\n]{{1,120}},?)?\sthat\s"
)
_SENTENCE_END = re.compile(r"\.(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies:
    """The agency of a text, what is boilerplate about naming it, its credits, and the dateline's date.

    day: start and end of the dateline's day where it has no year
    """

    agency: Named | None = None
    boilerplate: tuple[Boilerplate, ...] = ()
    credits: tuple[Credit, ...] = ()
    dates: tuple[DateCandidate, ...] = ()
    day: tuple[int, int] | None = None


def find_agency(text: str, blocks: Sequence[Block], settings: Settings) -> Agencies:
    """Return the agency that ``text`` is from or relays: by its dateline, a credit line, or a relaying sentence."""
    datelines = (_dateline(text, block, settings) for block in blocks[:HEAD])
    dated = (_dated_line(text, block) for block in blocks[:LETTERHEAD])
    dateline = next(filter(None, (*datelines, *dated)), Agencies())
    line = _credit_line(text, blocks, settings)
    relay = next((named for block in blocks[:HEAD] if (named := _relay(text, block, settings))), None)
    return Agencies(
        agency=dateline.agency or line.agency or relay,
        boilerplate=dateline.boilerplate + line.boilerplate,
        credits=line.credits,
        dates=dateline.dates,
        day=dateline.day,
    )


def _dateline(text: str, block: Block, settings: Settings) -> Agencies | None:
    """Return what the dateline at the start of ``block`` says; a bare place says nothing and stays text."""
    match = _DATELINE.match(text, block.start, min(block.end, block.start + 140))
    if match is None or block.end - match.end() < 40:
        return None
    name = match["agency"].strip() if match["agency"] else None
    known = agency_name(name, settings) if name else None
    slashed = match["open"] == "/"
    day = match["day"] or match["late"]
    if name and not (known or slashed or match["place"].isupper()):
        return None
    if not name and not (day and (match["place"].split(",")[0].isupper() or match["mark"].strip() in "–—")):
        return None
    dates = tuple(
        DateCandidate(value=date.value, how=How.TEXT, start=date.start, end=date.end)
        for date in find_dates(text, match.start(), match.end())
    )
    agency = None
    if name:
        start = text.index(name, match.start("agency"))
        agency = Named(name=known or name, how=How.STATED, start=start, end=start + len(name))
    kind = BoilerplateKind.DATE_STUB if day else BoilerplateKind.CREDIT
    end = match.start() + len(match.group().rstrip())
    span = match.span("day") if match["day"] else match.span("late")
    return Agencies(
        agency=agency,
        boilerplate=(Boilerplate(start=match.start(), end=end, kind=kind),),
        dates=dates,
        day=span if day and not dates else None,
    )


def _dated_line(text: str, block: Block) -> Agencies | None:
    """Return what a dateline says that has its day, and no agency, in brackets; it may stand on a line of its own."""
    match = _DATED.match(text, block.start, min(block.end, block.start + 140))
    if match is None or not match["place"].isupper() or 0 < block.end - match.end() < 40:
        return None
    dates = tuple(
        DateCandidate(value=date.value, how=How.TEXT, start=date.start, end=date.end)
        for date in find_dates(text, match.start(), match.end())
    )
    return Agencies(
        boilerplate=(Boilerplate(start=match.start(), end=match.end(), kind=BoilerplateKind.DATE_STUB),),
        dates=dates,
        day=None if dates else match.span("day"),
    )


def _credit_line(text: str, blocks: Sequence[Block], settings: Settings) -> Agencies:
    """Return what a line says that holds nothing but an agency's name, at the head or the foot."""
    for block in [*blocks[:HEAD], *blocks[max(HEAD, len(blocks) - HEAD) :]]:
        if block.end - block.start > 80:
            continue
        forms = (_SOURCE, _AGENCY_ALONE, _AGENCY_FIRST)
        match = next((m for form in forms if (m := form.fullmatch(text, block.start, block.end))), None)
        known = agency_name(match["name"].strip(), settings) if match else None
        if match is None or known is None:
            continue
        name = match["name"].strip()
        start = text.index(name, match.start("name"))
        end = start + len(name)
        return Agencies(
            agency=Named(name=known, how=How.STATED, start=start, end=end),
            boilerplate=(Boilerplate(start=block.start, end=block.end, kind=BoilerplateKind.CREDIT),),
            credits=(Credit(kind=CreditKind.TEXT, name=name, start=start, end=end),),
        )
    return Agencies()


def _relay(text: str, block: Block, settings: Settings) -> Named | None:
    """Return the agency that a sentence at the head of the story says the story is from."""
    last = block.start
    for stop in [*_SENTENCE_END.finditer(text, block.start, min(block.end, block.start + 2000)), None]:
        end = stop.end() if stop else block.end
        start = max(last, end - 240)
        match = _RELAY.search(text[start:end]) or _RELAY_TURNED.search(text[start:end])
        if match is None and start == last:
            match = _RELAY_FIRST.match(text[start:end].lstrip())
            start += len(text[start:end]) - len(text[start:end].lstrip())
        if match and (name := _relayed(match, settings)):
            at = start + match.start("name")
            return Named(name=name, how=How.STATED, start=at, end=at + len(match["name"]))
        last = end
        if stop is None:
            break
    return None


def _relayed(match: re.Match[str], settings: Settings) -> str | None:
    """Return the agency's name when a relaying sentence names one.

    "informs" without an object is what agencies do; "reports" and "writes" are done by outlets and reporters as well,
    so there the name has to be an agency's.
    """
    name = match["name"]
    known = agency_name(name, settings)
    if known or match["word"]:
        return known or name
    return name if match["cue"] in {"informs", "informed"} else None
