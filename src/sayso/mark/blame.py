"""Blame: who is said to have done it, as the sentence itself names them; never inferred."""

from collections.abc import Sequence

from sayso.mark.circumstance import Counting
from sayso.mark.harm import HarmWord
from sayso.mark.noun import person_nouns, stops
from sayso.mark.token import Tokens
from sayso.records import Name, Span
from sayso.vocabulary import Harm, NameType

ACTORS = frozenset((NameType.GPE, NameType.ORG, NameType.PERSON, NameType.NORP))
BEFORE_VERB = frozenset("have has had also then reportedly allegedly and deliberately brutally".split())


def span_of(tokens: Tokens, first: int, end: int) -> Span:
    """Return the span from token ``first`` to before token ``end``."""
    return Span(start=tokens.starts[first], end=tokens.ends[end - 1])


def find_blamed(tokens: Tokens, item: Counting, words: list[HarmWord], names: Sequence[Name]) -> tuple[Span, ...]:
    """Return who did it as the sentence itself names them: "X killed 40", "40 were killed by X", "X's attack"."""
    verb = words[0]
    if verb.role in ("intransitive", "adjective", "noun"):
        return ()
    if verb.first >= item.quantity.end:
        return _by_agent(tokens, words[-1].end, names)
    if verb.role == "phrase" and verb.harm is Harm.MISSING:
        return ()
    return _by_agent(tokens, item.measured.end if item.measured else item.quantity.end, names, near=2) or _subject(
        tokens, verb.first, names
    )


def _by_agent(tokens: Tokens, at: int, names: Sequence[Name], near: int = 10) -> tuple[Span, ...]:
    """Return the agent after "by" behind a passive verb."""
    for index in range(at, min(at + near, len(tokens.lower) - 1)):
        if tokens.lower[index] in (".", ";", ",") and index - at > 4:
            break
        if tokens.lower[index] == "by":
            return _agent_phrase(tokens, index + 1, names)
        if index > at and tokens.lower[index] in ("and", "but", "while", "who", "which"):
            break
    return ()


def _agent_phrase(tokens: Tokens, at: int, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return the noun phrase at ``at`` when it names somebody: a name, or people; a bomb or an illness is nobody."""
    first = at
    while first < len(tokens.lower) and tokens.lower[first] in ("the", "a", "an", "some", "unknown"):
        first += 1
    end = first
    while (
        end < len(tokens.words)
        and end - first < 6
        and tokens.words[end][0].isalpha()
        and (tokens.lower[end] not in stops() or tokens.words[end].isupper())
    ):
        end += 1
    if end == first:
        return ()
    inside = [
        name for name in names if tokens.starts[first] <= name.start < tokens.ends[end - 1] and name.type in ACTORS
    ]
    person = [
        index for index in range(first, end) if tokens.lower[index] in person_nouns() or tokens.lower[index] in GROUPS
    ]
    if person:
        return (span_of(tokens, first, person[-1] + 1),)
    if inside:
        return (Span(start=inside[0].start, end=inside[0].end),)
    return ()


GROUPS = frozenset("forces army troops police militia militants group groups gang gangs side government regime military"
                   " navy command unit units brigade mob guards authorities settlers army's".split())  # fmt: skip


INTERVENING = frozenset("said says that who which whom told reported according claimed".split())


def _subject(tokens: Tokens, verb: int, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return the subject of an active verb of harm: the name or people right before it, or that opens the clause."""
    index = verb - 1
    while index >= 0 and tokens.lower[index] in BEFORE_VERB:
        index -= 1
    if index >= 0 and tokens.lower[index] == ",":
        return _clause_subject(tokens, index, names)
    if tokens.lower[index + 1] == "and":
        return _clause_subject(tokens, index + 1, names)
    start = index
    while start >= 0 and verb - start < 8 and tokens.words[start][0].isalnum() and tokens.lower[start] not in stops():
        start -= 1
    if start < index:
        said = _agent_phrase(tokens, start + 1, names)
        if said:
            return said
    return _clause_subject(tokens, verb, names) if tokens.lower[verb].endswith("ing") else _owner(tokens, index, names)


def _owner(tokens: Tokens, index: int, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return the name that owns the deed: "X's shelling killed", "an attack by X killed"."""
    if index < 0:
        return ()
    at = tokens.starts[index]
    for name in reversed(names):
        if name.type in ACTORS and name.start <= at and at - name.end < 40 and name.end <= tokens.ends[index]:
            after = tokens.at(name.end)
            before = tokens.at(name.start) - 1
            owns = after < len(tokens.lower) and tokens.lower[after] in ("'s", "’s", "’")
            did = before >= 0 and tokens.lower[before] == "by"
            return (Span(start=name.start, end=name.end),) if owns or did or name.end == tokens.ends[index] else ()
    return ()


def _clause_subject(tokens: Tokens, at: int, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return the name that opens the sentence when a participle hangs on it: "X attacked the town, killing 40"."""
    if (
        not names
        or any(word in INTERVENING for word in tokens.lower[:at])
        or any(word in ("was", "were", "been") for word in tokens.lower[:at])
    ):
        return ()
    first = names[0]
    place = tokens.at(first.start)
    if (
        first.type not in ACTORS
        or place > 3
        or any(tokens.lower[index] in ("in", "at", "on", "after", "near", "during", "from") for index in range(place))
    ):
        return ()
    end = tokens.at(first.end)
    if end < len(tokens.lower) and first.type is NameType.NORP:
        return _agent_phrase(tokens, place, names)
    return (Span(start=first.start, end=first.end),)
