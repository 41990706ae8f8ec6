"""Blame: who is said to have done it, as the sentence itself names them; never inferred.

The tree tells who: the subject of a verb that inflicts ("troops killed 40"), the agent of one that befalls ("killed by
troops"), the owner or agent of the deed in which they were harmed ("in an attack by troops"). A bomb, a storm and an
agentless passive blame nobody.
"""

import itertools
from collections.abc import Iterator, Sequence

from sayso.lexicon import words
from sayso.lexicon.gazetteer import find_places
from sayso.mark.fate import Fate
from sayso.mark.noun import is_person, is_plural, person_nouns, singular
from sayso.mark.parse import Parse
from sayso.records import Name, Span
from sayso.vocabulary import NameType

ACTORS = frozenset((NameType.GPE, NameType.ORG, NameType.PERSON, NameType.NORP))
GROUPS = frozenset(
    "forces army troops police militia militants group groups gang gangs side government regime military navy command"
    " unit units brigade battalion mob guards authorities settlers regiment division security patrol crew force"
    " coalition alliance faction cell".split()
)
ACTS = frozenset(
    "attack attacks shelling strike strikes airstrike airstrikes raid raids bombing bombings bombardment assault"
    " offensive fire gunfire operation operations ambush massacre incursion crackdown".split()
)
"""Deeds that somebody does: who owns them is who did it."""

SENT = frozenset(
    "strike strikes airstrike airstrikes raid raids shelling bombardment fire offensive operation operations incursion"
    " crackdown".split()
)
"""Deeds that the name of a state before them owns; others bear the name of the place where they were done."""

WEAPONS = frozenset(
    "air drone missile artillery rocket military army naval navy ground tank mortar cross-border".split()
)
"""Words between the name of a state and the deed it owns."""
ASIDE = frozenset(
    "investigate investigates investigated investigating probe probes probed probing review reviews reviewed reviewing"
    " examine examines examined examining".split()
)
"""What those do who look into a deed: "police are investigating a shooting, injuring two" blames no police."""
SIDES = frozenset("west east north south northern southern eastern western".split())
"""Before "side" they make it a part of a town."""

INSIDE = frozenset(("ADJ", "NOUN", "PROPN"))
JOINERS = frozenset(("and", "-"))
DASHES = frozenset("-–—")
BARE = frozenset("several many some other same more few".split())
"""Adjectives that say nothing of who somebody is."""

CLAUSES = frozenset(("advcl", "xcomp", "conj", "acl", "ccomp", "parataxis"))
MOST = 6
"""Clauses up in which the subject of a participle is looked for."""


def find_blamed(parse: Parse, fate: Fate, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return who did the deed of ``fate``, as the sentence names them; nothing where it names nobody."""
    if fate.deed is None:
        return ()
    for noun in _doers(parse, fate, names):
        if _is_apart(parse, noun, fate.deed):
            noun = _behind_dateline(parse, noun, fate.deed)
        found = _actor(parse, _joined_group(parse, noun), names)
        if found is not None:
            return (found,)
    return ()


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
    for verb in _joined(parse, deed):
        for child in parse.every(verb, "obl", "nmod"):
            case = parse.child(child, "case")
            if (case is not None and parse.lower[case] == "by") or parse.lower[child] in ACTS:
                yield child
    if parse.words[deed].upos == "NOUN":
        yield from parse.every(deed, "nmod:poss")
    if not fate.passive:
        subject = _subject(parse, deed, names)
        if subject is not None:
            yield subject


def _joined(parse: Parse, deed: int) -> Iterator[int]:
    """Yield the deed and the verbs that share what "by" names: "shot and killed by" and the like."""
    yield deed
    yield from (verb for verb in parse.every(deed, "conj") if parse.child(verb, "aux", "nsubj", "cop") is None)
    if parse.words[deed].relation == "conj" and parse.child(deed, "aux", "nsubj", "cop") is None:
        yield parse.words[deed].head


def _subject(parse: Parse, verb: int, names: Sequence[Name]) -> int | None:
    """Return the subject of a verb, or that of the clause it hangs on; for "who" and a participle the noun itself."""
    deed = verb
    for _ in range(MOST):
        said = _own_subject(parse, verb)
        word = parse.words[verb]
        if said is not None and parse.words[said].relation.endswith(":pass") and word.relation not in CLAUSES:
            return None
        if said is not None:
            if parse.lower[said] in ("who", "which", "that"):
                if parse.words[said].relation.endswith(":pass"):
                    return None
                return _antecedent(parse, said, word.head if word.relation.startswith("acl") else None, names)
            return said
        if word.head < 0 or word.relation.split(":")[0] not in CLAUSES:
            return None
        if word.relation == "acl":
            # "The boy shot in the leg" did nothing; "the man accused of shooting" did.
            suffers = verb == deed and not parse.lower[verb].endswith("ing")
            return None if suffers or (verb == deed and _is_aside(parse, verb)) else word.head
        verb = word.head
        if parse.lower[verb] in ASIDE:
            return None
    return None


def _own_subject(parse: Parse, verb: int) -> int | None:
    """Return the subject of a verb; of two with a comma between, the nearer: "after guests sang, a gunman fired"."""
    found = [one for one in parse.every(verb, "nsubj") if one < verb]
    if len(found) > 1 and "," in parse.forms[found[-2] : found[-1]]:
        return found[-1]
    return parse.child(verb, "nsubj")


def _is_aside(parse: Parse, verb: int) -> bool:
    """Return whether "-ing" behind an object may go on with what the subject does: "fired on rebels killing ten"."""
    noun = parse.words[verb].head
    told = parse.words[noun].head
    return parse.bases[noun] in ("obj", "obl") and told >= 0 and parse.words[told].upos == "VERB"


def _antecedent(parse: Parse, pronoun: int, head: int | None, names: Sequence[Name]) -> int | None:
    """Return whom "who", "which" or "that" stands for: the people right before it, whatever the tree hangs it on.

    "The widow of the gunman who killed 9" is about the gunman, "the doctor in Velt who killed 9" about the doctor.
    "Which" and "that" stand for people only as a group: in "survivors of the rampage, which killed 9" and "the
    shooting at the school that killed 9" nobody is named.
    """
    near = pronoun - 1
    while near >= 0 and parse.words[near].upos in ("PUNCT", "ADP"):
        near -= 1
    while (
        near > 0 and parse.words[near].relation.split(":")[0] in ("flat", "compound") and parse.words[near].head < near
    ):
        near = parse.words[near].head
    if parse.lower[pronoun] == "who":
        return next((one for one in (near, head) if one is not None and _is_somebody(parse, one, names)), None)
    above = parse.words[near].head if near >= 0 and parse.words[near].relation.startswith("nmod") else near
    groups = (one for one in (near, above) if one >= 0 and _is_group(parse, one))
    return next(groups, above if above >= 0 and parse.lower[above] in ACTS else None)


def _is_group(parse: Parse, word: int) -> bool:
    """Return whether a word stands for a group: "the other side" of a war, but not the west side of a town."""
    part = parse.lower[word] == "side" and word > 0 and parse.lower[word - 1] in SIDES
    return parse.lower[word] in GROUPS and not part


def _is_somebody(parse: Parse, noun: int, names: Sequence[Name]) -> bool:
    """Return whether a noun is of people: a group, a kind of person, a person's name."""
    if parse.lower[noun] in GROUPS or parse.lower[noun] in person_nouns() or _is_crowd(parse, noun):
        return True
    start = parse.words[noun].start
    return any(name.start <= start < name.end and name.type is NameType.PERSON for name in names)


def _actor(parse: Parse, noun: int, names: Sequence[Name]) -> Span | None:
    """Return the phrase around a noun when it names somebody: people, a group, a name, or who owns the deed."""
    word = parse.words[noun]
    if _is_dateline(parse, noun):
        return None
    if parse.lower[noun] in ACTS:
        return _owner(parse, noun, names)
    named = next((name for name in names if name.start <= word.start < name.end), None)
    if _is_group(parse, noun) or parse.lower[noun] in person_nouns() or _is_crowd(parse, noun):
        return _phrase(parse, noun)
    if named is not None and named.type in ACTORS:
        owns = parse.words[noun].relation == "nmod:poss" and named.type is NameType.GPE
        return None if owns and _is_town(named) else Span(start=named.start, end=named.end)
    return None


def _is_dateline(parse: Parse, noun: int) -> bool:
    """Return whether a word is the place that a report opens with: "ALDMOUTH, 5 May (Crosswater) - …"."""
    return parse.forms[noun].isupper() and parse.forms[noun + 1 : noun + 2] in ([","], ["("], ["-"], ["–"], ["—"])


def _is_crowd(parse: Parse, noun: int) -> bool:
    return parse.words[noun].upos == "NOUN" and is_person(parse.forms[noun])


def _owner(parse: Parse, act: int, names: Sequence[Name]) -> Span | None:
    """Return who a deed belongs to: "Marran | shelling", "the army's | raid", "an attack | by rebels"."""
    for child in parse.children[act]:
        relation = parse.words[child].relation.split(":")[0]
        case = parse.child(child, "case")
        by = relation in ("nmod", "obl") and case is not None and parse.lower[case] == "by"
        if by or parse.words[child].relation == "nmod:poss":
            found = _actor(parse, child, names)
            if found is not None:
                return found
        if relation in ("amod", "compound"):
            start = parse.words[child].start
            named = next((name for name in names if name.start <= start < name.end and name.type in ACTORS), None)
            if named is None or named.end > parse.words[act].start or _is_site(named):
                continue
            if relation == "amod" or named.type is not NameType.GPE or _is_sent(parse, named, act):
                others = [one for one in parse.every(child, "conj") if child < one < act]
                return Span(start=named.start, end=max([named.end, *(parse.ends[one] for one in others)]))
    return None


def _is_sent(parse: Parse, name: Name, act: int) -> bool:
    """Return whether a state's name before a deed owns it: "a Karth air strike"; "the Karth bombing" was in Karth."""
    between = parse.within(name.end, parse.starts[act])
    weapons = all(parse.lower[word] in WEAPONS or parse.forms[word] in DASHES for word in between)
    return weapons and parse.lower[act] in SENT and not _is_town(name)


def _is_town(name: Name) -> bool:
    """Return whether a name is that of a town, and of no state: "Athens's killings" are killings in Athens."""
    kinds = {place.kind for place in find_places(name.text)}
    return bool(kinds) and "C" not in kinds


def _is_site(name: Name) -> bool:
    """Return whether a name ends in a kind of place: "the Marlow High School massacre" is not the school's deed."""
    return singular(name.text.split()[-1].casefold()) in words("place_nouns")


def _is_dash(parse: Parse, word: int) -> bool:
    """Return whether a word is a dash with a space before it, as behind the place of a dateline: no hyphen."""
    return parse.forms[word] in DASHES and word > 0 and parse.starts[word] > parse.ends[word - 1]


def _phrase(parse: Parse, noun: int) -> Span:
    """Return a noun with what stands before it and belongs to it, articles left out, and "of X" after it.

    What belongs to it is read off the words, since trees differ over "Velt and coalition forces".
    """
    first = noun
    while first > 0:
        before = parse.words[first - 1]
        if parse.words[first].start - before.end > 1 or "\n" in parse.text[before.end : parse.words[first].start]:
            break
        if before.upos in INSIDE and not (before.upos == "NOUN" and is_plural(parse.forms[first - 1])):
            first -= 1
            continue
        joins = parse.forms[first - 1] in JOINERS and first > 1 and not _is_dash(parse, first - 1)
        if not joins or not (parse.words[first - 2].upos in ("PROPN", "ADJ") or parse.forms[first - 1] == "-"):
            break
        first -= 2
    while parse.words[first].upos == "ADJ" and parse.lower[first] in BARE:
        first += 1
    after = noun + 1
    for child in parse.every(noun, "nmod"):
        case = parse.child(child, "case")
        if case == noun + 1 and parse.lower[case] == "of" and parse.words[child].upos == "PROPN":
            after = parse.reach[child][1]
    return parse.span(first, after)
