"""Runs: stretches of capitalised words and the small words inside names, cut where titles and other names part them."""

from sayso.lexicon import words
from sayso.mark.capital import Seen, is_capital, known_names, name_heads, titles
from sayso.mark.currency import currencies
from sayso.mark.noun import person_nouns
from sayso.mark.numeral import HYPHENS
from sayso.mark.token import Tokens
from sayso.vocabulary import NameType

JOINS = frozenset("de da del della der den di do dos du el la le van von bin ibn bint ben al ul ad".split())


WEAK_TITLES = frozenset(
    "foreign defence defense interior finance prime vice deputy first chief supreme former acting senior assistant"
    " press executive warrant private father citizen hon staff member head".split()
)


BASED = frozenset(
    "based led born backed style made era wide like trained controlled held occupied related run owned linked funded"
    " friendly area bound speaking brokered sponsored appointed supported majority dominated populated imposed"
    " initiated the and or in on of to by wide old year level term time long up off".split()
)


GENERIC = frozenset(
    "Kingdom Republic State States Province District Region City County Village Town Day Days War Wars Week Agreement"
    " Treaty Resolution Statement Law Bill Act Plan Report Code Declaration Pact River Island Islands Street Road"
    " Station Building House Hall Gate Home Operation Battle Programme Program Service Services Office Group Company"
    " Chapter Article Section Room Party Sea Mountain Mountains Mount Hill Hills Western Eastern Northern Southern West"
    " East North South Royal Head Chief Christianity Islam GDP CEO TV Internet Covid COVID Photo Image".split()
)


NUMBERED = frozenset("Resolution Resolutions Decree Directive Protocol Convention Article Law Act Order Treaty".split())


def numbered_end(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of a name of a document with its number: "Resolution 1325", "Decree No. 12", "resolution 5/2"."""
    if tokens.words[end - 1] not in NUMBERED:
        return end
    at = end
    while at < len(tokens.words) and at - end < 3 and tokens.lower[at] in ("no", ".", "nos", "№", "n"):
        at += 1
    if at < len(tokens.words) and tokens.words[at][0].isdigit():
        at += 1
        while (
            at + 1 < len(tokens.words)
            and tokens.words[at] in "/-"
            and tokens.touches(at)
            and tokens.words[at + 1][0].isdigit()
        ):
            at += 2
        return at
    return end


def find_runs(tokens: Tokens, seen: Seen, shouting: bool) -> list[tuple[int, int]]:
    """Return runs of words that make up names, as half-open token ranges."""
    runs, index, size = [], 0, len(tokens.words)
    while index < size:
        start = index
        if tokens.lower[index] in ("al", "el") and tokens.words[index + 1 : index + 2] == ["-"] and index + 2 < size:
            start = index + 2
        if not is_capital(tokens, start, seen, shouting):
            index = start + 1
            continue
        portfolio = _portfolio_end(tokens, start)
        if portfolio > start:
            index = portfolio
            continue
        end = _run_end(tokens, start, seen, shouting)
        runs.append((index, end))
        index = end
    return runs


PORTFOLIOS = frozenset(
    "Health Defence Defense Foreign Internal External Affairs Interior Justice Finance Education Economy"
    " Economic Culture"
    " Energy Transport Transportation Agriculture Labour Labor Tourism Trade Environment Information Housing"
    " Sport Sports"
    " Science Security State Emergency Situations Commerce Industry Communications Development Planning Religious Women"
    " Youth Social Public Works Water Resources Regional Integration Digital Investment Higher Home Treasury"
    " War".split()
)
MINISTERS = frozenset("minister secretary undersecretary ministers".split())


def _portfolio_end(tokens: Tokens, start: int) -> int:
    """Return where the portfolio after "minister of" ends: it belongs to the title, not to the name behind it."""
    lower = tokens.lower
    before = start - 2 if lower[start - 1] == "the" else start - 1
    if before < 1 or lower[before] not in ("of", "for") or lower[before - 1] not in MINISTERS:
        return start
    end = start
    while end < len(lower) and (
        tokens.words[end] in PORTFOLIOS
        or (lower[end] in ("and", ",") and tokens.words[end + 1 : end + 2] and tokens.words[end + 1] in PORTFOLIOS)
    ):
        end += 1
    return end


def _run_end(tokens: Tokens, start: int, seen: Seen, shouting: bool) -> int:
    size, end = len(tokens.words), start + 1
    while end < size:
        word = tokens.words[end]
        if (word == "." and tokens.touches(end) and _abbreviated(tokens, end, seen, shouting)) or is_capital(
            tokens, end, seen, shouting
        ):
            end += 1
        elif word in HYPHENS and tokens.touches(end) and tokens.touches(end + 1) and end + 1 < size:
            if not (is_capital(tokens, end + 1, seen, shouting) or _hyphened(tokens, start, end)):
                break
            end += 2
        else:
            bridge = _bridge(tokens, start, end, seen, shouting)
            if bridge == end:
                break
            end = bridge
    return end


def _hyphened(tokens: Tokens, start: int, hyphen: int) -> bool:
    """Return whether the small word after a hyphen is half of a given name: "Lee Teng-hui", but not "X City-based"."""
    word, before = tokens.words[hyphen + 1], tokens.words[hyphen - 1]
    if not word.isalpha() or len(word) > 6 or word in BASED or word in words("function_words"):
        return False
    known = known_names().get(before) or name_heads().get(before)
    return hyphen - start >= 2 and known is None and not before.isupper() and tokens.words[hyphen - 2].isalpha()


def _abbreviated(tokens: Tokens, dot: int, seen: Seen, shouting: bool) -> bool:
    """Return whether a full stop belongs to a name: "J. Smith", "U.S.", "St. Petersburg", "Gen. Smith"."""
    before = tokens.words[dot - 1]
    if dot + 1 >= len(tokens.words):
        return len(before) == 1 and dot >= 2 and tokens.words[dot - 2] == "."
    follows = is_capital(tokens, dot + 1, seen, shouting)
    if len(before) == 1:
        return follows or (dot >= 2 and tokens.words[dot - 2] == "." and tokens.touches(dot))
    short = before in ("St", "Ste", "Mt", "Ft", "Jr", "Sr") or before.lower() in titles()
    return follows and short and len(before) < 5


def _bridge(tokens: Tokens, start: int, end: int, seen: Seen, shouting: bool) -> int:
    """Return the end of a run carried over small words: "Ministry of Defence", "Bank for X and Y", "Ludwig van B"."""
    size, lower = len(tokens.words), tokens.lower
    left = tokens.words[end - 1]
    at = end
    if lower[at] in ("of", "for"):
        if name_heads().get(left) is None or (left.lower() in titles() and left != "Union"):
            return end
        at += 1
        if at < size and lower[at] == "the":
            at += 1
    elif lower[at] in ("and", "&"):
        if lower[at] != "&" and not _lists(tokens, start, end):
            return end
        at += 1
        if tokens.words[at : at + 1] and (tokens.words[at] in known_names() or lower[at] in titles()):
            return end
        if tokens.words[at : at + 1] == ["the"]:
            return end
    elif (
        (
            lower[at] in ("'s", "’s")
            and tokens.words[at + 1 : at + 2]
            and name_heads().get(tokens.words[at + 1]) is NameType.EVENT
        )
        or (
            lower[at] in "'’"
            and left.endswith("s")
            and tokens.words[at + 1 : at + 2]
            and tokens.words[at + 1] in name_heads()
        )
        or (lower[at] == "in" and "for" in lower[start:end] and name_heads().get(left) is None)
    ):
        at += 1
    elif lower[at] in JOINS and left.lower() not in titles():
        while at < size and (lower[at] in JOINS or (tokens.words[at] in HYPHENS and tokens.touches(at))):
            at += 1
    else:
        return end
    return at + 1 if at < size and is_capital(tokens, at, seen, shouting) else end


def _lists(tokens: Tokens, start: int, end: int) -> bool:
    """Return whether an "and" may go on inside a name: its body has a head and an "of" or "for" after it."""
    small = [index for index in range(start, end) if tokens.lower[index] in ("of", "for")]
    if not small:
        return False
    return any(
        name_heads().get(tokens.words[index]) in (NameType.ORG, NameType.DOC) for index in range(start, small[-1])
    )


def _is_title(tokens: Tokens, index: int, end: int) -> bool:
    """Return whether token ``index`` of a run is a title of what follows or precedes."""
    lower = tokens.lower[index]
    if lower not in titles():
        return False
    after = index + 1
    while after < end and tokens.words[after] in ".-":
        after += 1
    head = name_heads().get(tokens.words[after]) if after < end else None
    if (
        head is not None
        and tokens.lower[after] not in titles()
        and not (after + 1 == end and head in (NameType.LOC, NameType.FAC))
    ):
        return False
    if lower in WEAK_TITLES:
        return after < end and _is_title(tokens, after, end)
    if after < end and tokens.lower[after] in ("of", "for"):
        return True
    return not (index > 0 and lower == "general" and tokens.lower[index - 1] in ("attorney", "consul"))


def cut_run(tokens: Tokens, first: int, last: int, seen: Seen) -> list[tuple[int, int]]:
    """Return the names of one run: what titles, peoples' names and stray words part."""
    parts, start, index = [], first, first
    while index < last:
        if _is_title(tokens, index, last):
            parts.append((start, index))
            index += 1
            while index < last and tokens.words[index] == ".":
                index += 1
            start = index
            if index < last and tokens.lower[index] in ("of", "for", "the"):
                while index < last and tokens.lower[index] in ("of", "for", "the", "and"):
                    index += 1
                start = index = _past_portfolio(tokens, index, last)
            continue
        index += 1
    parts.append((start, last))
    names: list[tuple[int, int]] = []
    for begin, end in parts:
        names.extend(_trim(tokens, begin, end))
    return names


def _past_portfolio(tokens: Tokens, index: int, last: int) -> int:
    """Return where a name may start after "Minister of": the portfolio is part of the title, a body or place is not."""
    if tokens.lower[index - 1] not in ("of", "for") or tokens.lower[index - 2] not in (
        "minister",
        "secretary",
        "undersecretary",
    ):
        return index
    if any(tokens.words[at] in known_names() or tokens.words[at] in name_heads() for at in range(index, last)):
        return index
    while index < last and tokens.words[index] not in words("first_names"):
        index += 1
    return index


def _trim(tokens: Tokens, begin: int, end: int) -> list[tuple[int, int]]:
    """Return a part without hanging signs and small words, its people's name apart from the person or place."""
    while begin < end and (tokens.words[begin] in HYPHENS or tokens.words[begin] in ".&" or
                           tokens.lower[begin] in ("of", "and", "the", "for", "in")):  # fmt: skip
        begin += 1
    while end > begin and (tokens.words[end - 1] in HYPHENS or tokens.words[end - 1] == "&" or
                           (tokens.lower[end - 1] in ("of", "and", "the", "for", "in")
                           and tokens.words[end - 1].islower())):  # fmt: skip
        end -= 1
    if begin >= end or (end - begin == 1 and _is_generic(tokens, begin)):
        return []
    joint = _joint(tokens, begin, end)
    if joint is not None:
        return [*_trim(tokens, begin, joint), *_trim(tokens, joint + 1, end)]
    if end - begin > 1 and known_names().get(surface_of(tokens, begin, end)) is None:
        types = name_heads()
        headed = any(word in types for word in tokens.words[begin + 1 : end])
        if (
            known_names().get(tokens.words[begin]) is NameType.NORP
            and not headed
            and tokens.words[begin + 1] not in HYPHENS
        ):
            return [(begin, begin + 1), *_trim(tokens, begin + 1, end)]
    return [(begin, end)]


def _is_generic(tokens: Tokens, index: int) -> bool:
    """Return whether a lone capitalised word names nothing: "the Kingdom", "Head", "USD", "IDPs"."""
    word, lower = tokens.words[index], tokens.lower[index]
    if word in GENERIC or lower in WEAK_TITLES or lower in person_nouns():
        return True
    if word.isupper() and lower in currencies():
        return True
    after = tokens.words[index + 1] if index + 1 < len(tokens.words) else ""
    return (len(word) == 1 and word != "X") or (word == "US" and after == "$")


def _joint(tokens: Tokens, begin: int, end: int) -> int | None:
    """Return the hyphen between two names of their own: "Japan-EU", "Israeli-Australian"."""
    for index in range(begin + 1, end - 1):
        if tokens.words[index] in HYPHENS:
            left = known_names().get(surface_of(tokens, begin, index))
            right = known_names().get(surface_of(tokens, index + 1, end))
            whole = known_names().get(surface_of(tokens, begin, end))
            if left is not None and right is not None and whole is None:
                return index
    return None


def surface_of(tokens: Tokens, start: int, end: int) -> str:
    """Return the words of a name with single spaces, hyphens closed up, no final full stop."""
    parts: list[str] = []
    for index in range(start, end):
        if index > start and not tokens.touches(index):
            parts.append(" ")
        parts.append(tokens.words[index])
    return "".join(parts).removesuffix(".")
