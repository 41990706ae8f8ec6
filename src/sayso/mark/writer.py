"""Writers: who made the text that "the post" is later: "*Orr* saw the dam and made a post about it"."""

from bisect import bisect_left

from sayso.mark.clause import subject_of
from sayso.mark.parse import Parse

MADE = frozenset("made makes wrote writes published publishes posted posts sent sends shared shares left".split())
"""What whoever speaks by a text did with it before."""


def maker_of(parse: Parse, noun: str, place: int) -> int | None:
    """Return the word for who made the last text called ``noun`` before ``place``, None where nobody did."""
    for number in range(bisect_left(parse.starts, place) - 1, -1, -1):
        if parse.lower[number] != noun or parse.bases[number] != "obj":
            continue
        verb = parse.words[number].head
        if verb >= 0 and parse.lower[verb] in MADE and (maker := subject_of(parse, verb)) is not None:
            return maker
    return None
