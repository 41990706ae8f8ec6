"""Blame: who is said to have done it, as the sentence itself names them; never inferred.

The tree tells who: the subject of a verb that inflicts ("troops killed 40"), the agent of one that befalls ("killed by
troops"), the owner or agent of the deed in which they were harmed ("in an attack by troops"). A bomb, a storm and an
agentless passive blame nobody.
"""

import itertools
import re
from collections.abc import Iterator, Sequence
from functools import cache

from sayso.mark.cue import verbs as reporting_verbs
from sayso.mark.fate import Fate
from sayso.mark.harm import harm_words
from sayso.mark.noun import person_nouns
from sayso.mark.parse import Parse
from sayso.mark.party import ACTS, DASHES, GROUPS, HAZARDS, INSIDE, JOINERS, find_party, is_group, is_somebody
from sayso.mark.polarity import NOT, negations
from sayso.mark.trigger import SAYING, forms_of_type
from sayso.records import Name, Span
from sayso.vocabulary import EventType, Harm

ASIDE = frozenset(
    "investigate investigates investigated investigating probe probes probed probing review reviews reviewed reviewing"
    " examine examines examined examining".split()
)
"""What those do who look into a deed: "police are investigating a shooting, injuring two" blames no police."""
PARAGRAPH = re.compile(r"\n\s*\n|[\u2028\u2029]")
NEAR = 8
"""Words before a name, or before the deed, in which a storm or a disease is told of."""
LEADS = frozenset(("of", "with", "for", "after", "before", "while"))
"""What opens a clause whose subject is that of a passive above it: "charged with killing", "was shot after killing"."""
CHARGES = frozenset(("of", "with", "for"))
"""What opens a clause whose subject is the object of the verb above it: "accused Venn of killing"."""
OPENERS = frozenset("after since before when until while because as although though if once".split())
"""What opens a clause that has a subject of its own, unless its verb is an "-ing"."""
RELATIVE = frozenset(("who", "which", "that"))
SUFFERED = frozenset(("intransitive",))
"""Roles of words of harm that have no doer: nobody dies "by" somebody."""
BEFALLEN = frozenset("death deaths fatality fatalities injury injuries casualty casualties dead wounded".split())
"""Nouns of what befalls somebody, which nobody does: not the town of "the town's deaths", not whom "by" names."""
DEEDS = ("ing", "ings", "ion", "ions", "ment", "ments", "arrest", "arrests", "murder", "murders", "massacre", "capture")
"""Endings of nouns of deeds, which their owner does: "Karth's detention of 9", but not "Karth's hostages"."""

CLAUSES = frozenset(("advcl", "xcomp", "conj", "acl", "ccomp", "parataxis"))
MOST = 6
"""Clauses up in which the subject of a participle is looked for."""


def find_blamed(parse: Parse, fate: Fate, names: Sequence[Name]) -> tuple[Span, ...]:
    """Return who did the deed of ``fate``, as the sentence names them; nothing where it names nobody."""
    if fate.deed is None or _is_undone(parse, fate.deed):
        return ()
    for noun in _doers(parse, fate, names):
        if _is_broken(parse, noun, fate.deed) or _is_hazard(parse, noun, fate.deed):
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


def _is_broken(parse: Parse, noun: int, deed: int) -> bool:
    """Return whether a paragraph ends between a word and the deed: a headline does nothing in the sentence below it."""
    first, last = sorted((noun, deed))
    return PARAGRAPH.search(parse.text, parse.starts[first], parse.starts[last]) is not None


def _is_hazard(parse: Parse, noun: int, deed: int) -> bool:
    """Return whether a name may be a storm's or a disease's, one being told of: "since Hurricane Marta killed 9"."""
    first, last = sorted((noun, deed))
    told = range(max(0, first - NEAR), last)
    return parse.words[noun].upos == "PROPN" and any(parse.lower[at] in HAZARDS for at in (noun, *told))


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
        subject = _subject(parse, deed, names)
        if subject is not None:
            yield subject
    done = fate.words[0].role not in SUFFERED and parse.lower[deed] not in BEFALLEN
    for verb in _joined(parse, deed):
        for child in parse.every(verb, "obl", "nmod"):
            if (done and _is_agent(parse, child)) or parse.lower[child] in ACTS:
                yield child
    if parse.words[deed].upos == "NOUN" and done:
        yield from _agents_behind(parse, deed)
        if parse.lower[deed].endswith(DEEDS):
            yield from parse.every(deed, "nmod:poss")


def _is_agent(parse: Parse, word: int) -> bool:
    """Return whether "by" introduces a word, and no "but not by"."""
    case = parse.child(word, "case")
    negated = any(parse.lower[one] in NOT for one in parse.every(word, "advmod"))
    return case is not None and parse.lower[case] == "by" and not negated


def _agents_behind(parse: Parse, deed: int) -> Iterator[int]:
    """Yield whom "by" names where the tree hangs it on who suffered: "the killing of 17 herders | by soldiers"."""
    for child in parse.every(deed, "nmod"):
        yield from (one for one in parse.every(child, "nmod") if _is_agent(parse, one))


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
        if (lower in harm_words() or lower in _violent()) and parse.child(later, "aux", "nsubj", "cop") is None:
            yield verb


@cache
def _violent() -> frozenset[str]:
    """Return the forms of the words that name violence."""
    return forms_of_type(EventType.ASSAULT) | forms_of_type(EventType.HARM) | forms_of_type(EventType.COERCE)


def _subject(parse: Parse, deed: int, names: Sequence[Name]) -> int | None:
    """Return the subject of a verb, or who else the clauses above say does it; for "who" and a participle the noun."""
    verb, below = deed, None
    for _ in range(MOST):
        if below is not None and (told := _told(parse, verb, below, names)) is not None:
            return told
        word = parse.words[verb]
        said = _own_subject(parse, verb)
        if said is not None:
            if parse.words[said].relation.endswith(":pass") and not _is_led(parse, below):
                return _agent_of(parse, verb) if below is not None else None
            if parse.lower[said] in RELATIVE:
                return _antecedent(parse, said, word.head if word.relation.startswith("acl") else None, names)
            return said
        if word.head < 0 or parse.bases[verb] not in CLAUSES:
            return None
        if word.relation == "acl":
            # "The boy shot in the leg" did nothing; "the man accused of shooting" did.
            suffers = verb == deed and not parse.lower[verb].endswith("ing")
            return None if suffers or (not _is_led(parse, below) and _is_aside(parse, verb)) else word.head
        if _is_cut(parse, verb) or _lacks_subject(parse, verb):
            return None
        verb, below = word.head, verb
    return None


def _lacks_subject(parse: Parse, verb: int) -> bool:
    """Return whether a verb has to have a subject of its own that the tree does not give: "since it killed 12"."""
    if parse.lower[verb].endswith("ing"):
        return False
    if any(parse.lower[mark] in OPENERS for mark in parse.every(verb, "mark")):
        return True
    for at in range(verb - 1, parse.words[verb].head, -1):
        if parse.words[at].upos == "VERB":
            return False
        if parse.lower[at] in OPENERS:
            return True
    return False


def _is_led(parse: Parse, clause: int | None) -> bool:
    """Return whether a word like "for" or "after" opens a clause, so that its subject is that of the verb above."""
    return clause is not None and any(parse.lower[mark] in LEADS for mark in parse.every(clause, "mark"))


def _is_cut(parse: Parse, clause: int) -> bool:
    """Return whether the subject of the verb above a clause does nothing in it.

    Who says something did not do it, nor who looks into it, nor who died: "a man died, police said, wounding two". In
    "the man who police say killed two" it is "who" that does.
    """
    head = parse.words[clause].head
    above = parse.lower[head]
    if parse.bases[clause] == "conj":
        return _is_unlike(parse, clause, head)
    if above in ASIDE:
        return True
    if parse.bases[clause] in ("ccomp", "parataxis"):
        asked = any(parse.lower[one] in RELATIVE for one in parse.every(head, "nsubj", "obj"))
        return above in reporting_verbs() and not asked
    if parse.bases[clause] != "advcl" or _is_led(parse, clause):
        return False
    dies = (Harm.KILLED, "intransitive") in harm_words().get(above, ())
    return dies or any(one.verb in SAYING for one in reporting_verbs().get(above, ()))


def _is_unlike(parse: Parse, clause: int, head: int) -> bool:
    """Return whether what the tree joins does not share a subject.

    "Left a girl dead | and injured three" and "before it turned, | killed two" join unlike things.
    """
    if parse.words[head].upos != "VERB" and parse.words[clause].upos == "VERB":
        return True
    bare = parse.child(clause, "cc") is None
    below = any(parse.lower[mark] in OPENERS for mark in parse.every(head, "mark"))
    return (bare and below) or (parse.lower[head].endswith("ing") and not parse.lower[clause].endswith("ing"))


def _told(parse: Parse, verb: int, clause: int, names: Sequence[Name]) -> int | None:
    """Return whom a verb has do what is told below it: "accused | Venn | of killing", "helped | them | kill"."""
    whom = parse.child(verb, "obj", "iobj")
    if whom is None or not verb < whom < clause:
        return None
    marks = {parse.lower[mark] for mark in parse.every(clause, "mark")}
    if marks & CHARGES:
        return whom
    done = parse.words[clause].upos == "VERB" and parse.bases[clause] in ("xcomp", "ccomp")
    return whom if done and is_somebody(parse, whom, names) else None


def _agent_of(parse: Parse, verb: int) -> int | None:
    """Return whom "by" names at a passive: "the market was shelled | by rebels, | killing 12"."""
    return next((one for one in parse.every(verb, "obl") if _is_agent(parse, one)), None)


def _own_subject(parse: Parse, verb: int) -> int | None:
    """Return the subject of a verb; of two with a comma between, the nearer: "after guests sang, a gunman fired"."""
    found = [one for one in parse.every(verb, "nsubj") if one < verb]
    if len(found) > 1 and "," in parse.forms[found[-2] : found[-1]]:
        return found[-1]
    subject = parse.child(verb, "nsubj")
    # "Despite a judge banning …": what a preposition governs does nothing in the clause around it.
    return None if subject is not None and subject < verb and parse.cases.get(subject) else subject


def _is_aside(parse: Parse, verb: int) -> bool:
    """Return whether "-ing" behind an object may go on with what the subject does: "fired on rebels killing ten"."""
    noun = parse.words[verb].head
    told = parse.words[noun].head
    if told < 0:
        return False
    if parse.bases[noun] == "nmod":
        # "An attack on guards killing ten" blames no guards, "a film of a guard killing ten" does.
        case = parse.child(noun, "case")
        deed = parse.lower[told] in ACTS or parse.lower[told] in harm_words()
        return not (case is not None and parse.lower[case] in ("of", "by")) or (parse.lower[case] == "of" and deed)
    return parse.bases[noun] in ("obj", "obl") and parse.words[told].upos == "VERB"


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
        return next((one for one in (near, head) if one is not None and is_somebody(parse, one, names)), None)
    above = parse.words[near].head if near >= 0 and parse.words[near].relation.startswith("nmod") else near
    groups = (one for one in (near, above) if one >= 0 and is_group(parse, one))
    return next(groups, above if above >= 0 and parse.lower[above] in ACTS else None)
