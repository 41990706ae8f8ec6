"""Gates: what must occur in a sentence for a form of date to be looked for; each is asked once a sentence.

Most gates are lists of words in any case, which are found faster in the folded sentence than by a pattern.
"""

import re
from dataclasses import dataclass

WORDS = re.compile(r"\(\?i\)([A-Za-z]\w*(?: [A-Za-z]\w*)*(?:\|[A-Za-z]\w*(?: [A-Za-z]\w*)*)*)", re.ASCII)
"""A gate that is nothing but words in any case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One gate: a pattern, or words in lower case of which one has to occur."""

    words: tuple[str, ...]
    pattern: re.Pattern[str] | None


def gate_of(written: str) -> Gate:
    """Return the gate that a regular expression is."""
    plain = WORDS.fullmatch(written)
    if plain is None:
        return Gate(words=(), pattern=re.compile(written))
    return Gate(words=tuple(plain[1].casefold().split("|")), pattern=None)


def folded(sentence: str) -> str:
    """Return ``sentence`` as the words of gates are looked for in it; a dotless i is an i, as in patterns."""
    return sentence.casefold().replace("ı", "i")


def opens(gate: Gate, sentence: str, lower: str) -> bool:
    """Return whether a gate lets a sentence pass; lower: the sentence, folded."""
    if gate.pattern is not None:
        return gate.pattern.search(sentence) is not None
    for word in gate.words:  # noqa: SIM110 - a loop of its own takes half the time of any() over a generator
        if word in lower:
            return True
    return False
