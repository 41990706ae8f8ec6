"""Blame: who is said to have done it, as the sentence itself names them; never inferred.

The tree tells who: the subject of a verb that inflicts ("troops killed 40"), the agent of one that befalls ("killed by
troops"), the owner or agent of the deed in which they were harmed ("in an attack by troops"). A bomb, a storm and an
agentless passive blame nobody.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from sayso.mark.doer import find_doer, is_agent, violent_forms
from sayso.mark.fate import Fate
from sayso.mark.harm import harm_words
from sayso.mark.noun import person_nouns
from sayso.mark.parse import NONE, Parse
from sayso.mark.party import ACTS, DASHES, GROUPS, HAZARDS, INSIDE, JOINERS, NOBODY, find_party
from sayso.mark.polarity import negations
from sayso.records import Name, Span

PARAGRAPH = re.compile(r"\n\s*\n|[\u2028\u2029]")
NEAR = 8
"""Words before a name, or before the deed, in which a storm or a disease is told of."""
MEANS = frozenset(("in", "by", "during", "from", "through", "under", "of"))
SUFFERED = frozenset(("intransitive",))
"""Roles of words of harm that have no doer: nobody dies "by" somebody."""
BEFALLEN = frozenset("death deaths fatality fatalities injury injuries casualty casualties dead wounded".split())
"""Nouns of what befalls somebody, which nobody does: not the town of "the town's deaths", not whom "by" names."""
DEEDS = ("ing", "ings", "ion", "ions", "ment", "ments", "arrest", "arrests", "murder", "murders", "massacre", "capture")
"""Endings of nouns of deeds, which their owner does: "Karth's detention of 9", but not "Karth's hostages"."""


def find_blamed(parse: Parse, fate: Fate, place: int, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return who did the deed of ``fate``, as the sentence names them; nothing where it names nobody.

    place: where the number stands that counts whom it was done to, in code points
    """
    if fate.deed is None or _is_undone(parse, fate.deed):
        return ()
    for noun in _doers(parse, fate, names):
        if _is_broken(parse, parse.starts[noun], place) or _is_hazard(parse, noun, fate.deed):
            continue
        if _is_apart(parse, noun, fate.deed):
            noun = _behind_dateline(parse, noun, fate.deed)
        found = find_party(parse, _joined_group(parse, noun), names)
        if found is not None:
            return () if _is_nobody(parse, found) else (found,)
    return ()


def _is_undone(parse: Parse, deed: int) -> bool:
    """Return whether a deed is said not to have been done: "did not kill", "left without killing"."""
    without = any(parse.lower[mark] == "without" for mark in parse.every(deed, "mark"))
    return without or negations(parse, deed) % 2 == 1


def _is_nobody(parse: Parse, party: Span) -> bool:
    """Return whether a "no" stands before those who are named: "no guard would kill a prisoner"."""
    before = parse.within(party.start, party.end).start - 1
    return before >= 0 and parse.lower[before] in ("no", "neither") and parse.ends[before] < party.start


def _is_broken(parse: Parse, one: int, other: int) -> bool:
    """Return whether a paragraph ends between two places: whom a headline names does nothing in the sentence below."""
    return PARAGRAPH.search(parse.text, *sorted((one, other))) is not None


def _is_hazard(parse: Parse, noun: int, deed: int) -> bool:
    """Return whether a name may be a storm's or a disease's, one being told of: "since Hurricane Marta killed 9"."""
    first, last = sorted((noun, deed))
    told = range(max(0, first - NEAR), last)
    if parse.lower[noun] in NOBODY:
        return True
    return parse.words[noun].upos == "PROPN" and any(parse.lower[at] in HAZARDS for at in told)


def _is_apart(parse: Parse, noun: int, deed: int) -> bool:
    """Return whether a dateline ends between a word and the deed: "MARN, Velt (May 5) – …" did nothing."""
    first, last = sorted((noun, deed))
    between = parse.forms[first : last + 1]
    return any(one == ")" and other in DASHES for one, other in itertools.pairwise(between))


def _behind_dateline(parse: Parse, noun: int, deed: int) -> int:
    """Return the group before the deed where the tree makes a dateline its subject; the deed itself for none."""
    for at in range(deed - 1, noun, -1):
        if parse.forms[at] in DASHES or parse.words[at].upos not in (*INSIDE, "CCONJ", "DET", "ADV", "AUX"):
            break
        if parse.lower[at] in GROUPS or parse.lower[at] in person_nouns():
            return at
    return deed


def _joined_group(parse: Parse, noun: int) -> int:
    """Return the group that a word only describes along with others: "Velt and coalition | forces" for "Velt"."""
    for child in parse.every(noun, "conj"):
        inside = range(noun + 1, child)
        plain = all(parse.words[at].upos in INSIDE or parse.forms[at] in JOINERS for at in inside)
        if child > noun and plain and parse.lower[child] in GROUPS and parse.forms[noun][0].isupper():
            return child
    return noun


def _doers(parse: Parse, fate: Fate, names: Sequence[Name]) -> Iterator[int]:
    """Yield the words that may name who did it, the likeliest first."""
    deed = fate.deed
    assert deed is not None
    if not fate.passive:
        subject = find_doer(parse, deed, names)
        if subject is not None:
            yield subject
    done = fate.words[0].role not in SUFFERED and parse.lower[deed] not in BEFALLEN
    for verb in _joined(parse, deed):
        for child in parse.every(verb, "obl", "nmod"):
            if (done and is_agent(parse, child)) or _is_means(parse, child):
                yield child
    if parse.words[deed].upos == "NOUN" and done:
        yield from _agents_behind(parse, deed)
        if parse.lower[deed].endswith(DEEDS):
            yield from parse.every(deed, "nmod:poss")


def _is_means(parse: Parse, word: int) -> bool:
    """Return whether a word is a deed by which others befall: "in a raid", and not "amid" or "after" one."""
    return parse.lower[word] in ACTS and not parse.cases.get(word, NONE).isdisjoint(MEANS)


def _agents_behind(parse: Parse, deed: int) -> Iterator[int]:
    """Yield whom "by" names where the tree hangs it on who suffered: "the killing of 17 herders | by soldiers"."""
    for child in parse.every(deed, "nmod"):
        yield from (one for one in parse.every(child, "nmod") if is_agent(parse, one))


def _joined(parse: Parse, deed: int) -> Iterator[int]:
    """Yield the deed and the violent verbs that share what "by" names: "shot and killed by" and the like.

    Who took "two men shot and taken to hospital by nurses" did not shoot; nouns share nothing.
    """
    yield deed
    if parse.words[deed].upos == "NOUN":
        return
    joined = [*parse.every(deed, "conj"), *([parse.words[deed].head] if parse.words[deed].relation == "conj" else [])]
    for verb in joined:
        lower, later = parse.lower[verb], max(verb, deed)
        if (lower in harm_words() or lower in violent_forms()) and parse.child(later, "aux", "nsubj", "cop") is None:
            yield verb
