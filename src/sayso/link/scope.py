"""Scope: how much of a thing a figure counts, by the words beside it: all, a part, others, many occasions."""

import re
from functools import cache

from sayso.lexicon import table
from sayso.link.fact import ScopeFact
from sayso.records import Figure
from sayso.vocabulary import Harm

BEFORE = 24
"""Code points before a figure in which a word still qualifies it."""
AFTER = 60
"""Code points after a figure in which a word still qualifies it, within its clause."""

_DAYS = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTHS = "(?:january|february|march|april|may|june|july|august|september|october|november|december)"
_CLAUSE_END = re.compile(r"[.;:!?\n]|, (?:and|but|while|who|which)\b")
_BARE = re.compile(r"^\d{1,3}$")
_AGED = re.compile(r"\b[A-Z][\w’'-]+ (?:[A-Z]\.? )?[A-Z][\w’'-]+,$")
_AFTER_AGE = re.compile(r"\s*(?:[.;:\n]|$|(?:who|and|was|were|is|are|of|died|from)\b)")


def read_scope(figure: Figure, text: str, claim: tuple[int, int]) -> ScopeFact:
    """Return the scope of ``figure``, which stands in ``text`` inside the code points ``claim``."""
    own = figure.text.casefold()
    before = text[max(claim[0], figure.start - BEFORE) : figure.start].casefold().rstrip()
    after = text[figure.end : min(claim[1], figure.end + AFTER)].casefold()
    clause = _CLAUSE_END.search(after)
    after = after[: clause.start()] if clause else after
    whole = text[slice(*claim)].casefold()
    injured = figure.harm == (Harm.INJURED,)
    kinds = {kind for kind, cue in _cues("text") if cue.search(own)}
    kinds |= {kind for kind, cue in _cues("before") if _ends(cue, before)}
    kinds |= {kind for kind, cue in _cues("next") if cue.match(after.lstrip())}
    kinds |= {kind for kind, cue in _cues("after") if cue.search(after)}
    kinds |= {kind for kind, cue in _cues("claim") if cue.search(whole)}
    return ScopeFact(
        part="part" in kinds or figure.part_of is not None or (injured and "state" in kinds),
        others="others" in kinds,
        wide="wide" in kinds,
        early="early" in kinds,
        set_off=_is_set_off(figure, text),
    )


def _ends(cue: re.Pattern[str], before: str) -> bool:
    """Whether ``before`` ends with the cue."""
    return any(found.end() == len(before) for found in cue.finditer(before))


def _is_set_off(figure: Figure, text: str) -> bool:
    """Whether the figure is a bare number between commas or brackets, or one after a name's comma."""
    if not _BARE.match(figure.text):
        return False
    left = text[max(0, figure.start - 40) : figure.start].rstrip()
    right = text[figure.end : figure.end + 2].lstrip()
    if left[-1:] not in {",", "(", "["}:
        return False
    return right[:1] in {",", ")", "]", "(", ";"} or bool(_AGED.search(left) and _AFTER_AGE.match(text, figure.end))


@cache
def _cues(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return kind and pattern of each cue that is looked for in one place."""
    return tuple((row["kind"], _pattern(row["words"])) for row in table("link_scope") if row["where"] == where)


def _pattern(words: str) -> re.Pattern[str]:
    """Return the pattern of a cue."""
    plain = re.escape(words).replace(r"\*", r"\w*").replace("<day>", _DAYS).replace("<month>", _MONTHS)
    return re.compile(rf"\b{plain}(?!\w| than\b)")
