"""Remarks of whoever writes: "it should be noted that" and "it is worth recalling that" lead up to his own words."""

import re

from sayso.mark.parse import Parse
from sayso.records import Span

REMARK = re.compile(
    r"\bit (?:\w+ )?(?:(?:should|must|has to|needs to|ought to|can(?:not|['’]t)?|may|might) (?:\w+ )?be \w+|"
    r"(?:is|bears|remains) (?:\w+ )?(?:worth|important|necessary|essential|noteworthy|crucial|interesting|fair|safe"
    r"|remarkable|vital|imperative|repeating)\b(?: (?:to )?\w+)?)",
    re.IGNORECASE,
)
LEAD = 4
"""Words before a cue in which the rest of such a remark may stand."""


def remarks(parse: Parse, cue: Span) -> bool:
    """Return whether a cue, which has no source, only leads up to the words of whoever writes."""
    inside = parse.within(cue.start, cue.end)
    if not inside:
        return False
    found = REMARK.search(parse.text, parse.starts[max(0, inside[0] - LEAD)], cue.end)
    return found is not None and found.end() >= cue.end


def led_up(parse: Parse, head: int) -> int:
    """Return the word that heads what a remark leads up to, ``head`` itself where no remark stands at it."""
    clause = parse.child(head, "ccomp") or next(
        (inner for one in parse.every(head, "xcomp", "csubj", "advcl") for inner in parse.every(one, "ccomp")), None
    )
    if clause is None or clause < head or not any(parse.lower[n] == "it" for n in parse.every(head, "expl", "nsubj")):
        return head
    first = parse.reach[head][0]
    return clause if REMARK.match(parse.text, parse.starts[first], parse.ends[clause]) else head
