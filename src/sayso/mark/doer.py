"""Doers: the subject of a deed, its own or that of the clauses it hangs on, and the agent that "by" names.

A clause without a subject shares that of the verb above it ("fired, killing two"), unless what stands between says
otherwise: who says so, looks into it or suffers it does nothing. Where the tree is broken nobody is named.
"""

from collections.abc import Sequence
from functools import cache

from sayso.mark.cue import verbs as reporting_verbs
from sayso.mark.harm import harm_words
from sayso.mark.parse import Parse
from sayso.mark.party import ACTS, NOBODY, is_group, is_somebody
from sayso.mark.polarity import NOT
from sayso.mark.trigger import SAYING, forms_of_type
from sayso.records import Name
from sayso.vocabulary import EventType, Harm

ASIDE = frozenset(
    "investigate investigates investigated investigating probe probes probed probing review reviews reviewed reviewing"
    " examine examines examined examining watch watches watched watching see sees saw seen hear hears heard"
    " witness witnesses witnessed look looks looked looking spoke spoken speaking wait waits waited waiting"
    " speak speaks".split()
)
"""What those do who look into a deed or on: "police are investigating a shooting, injuring two" blames no police."""
LEADS = frozenset(("of", "with", "for", "after", "before", "while"))
"""What opens a clause whose subject is that of a passive above it: "charged with killing", "was shot after killing"."""
CHARGES = frozenset(("of", "with", "for"))
"""What opens a clause whose subject is the object of the verb above it: "accused Venn of killing"."""
OPENERS = frozenset("after since before when until while because as although though if once".split())
"""What opens a clause that has a subject of its own, unless its verb is an "-ing"."""
NOMINAL = frozenset(("DET", "NOUN", "PROPN", "ADJ", "NUM", "PRON"))
RELATIVE = frozenset(("who", "which", "that"))
CLAUSES = frozenset(("advcl", "xcomp", "conj", "acl", "ccomp", "parataxis"))
MOST = 6
"""Clauses up in which the subject of a participle is looked for."""


def find_doer(parse: Parse, deed: int, names: Sequence[Name]) -> int | None:
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
                if (over := _suffered(parse, deed, verb)) is not None:
                    verb, below = over, verb
                    continue
                return _antecedent(parse, said, word.head if word.relation.startswith("acl") else None, names)
            if said > deed and parse.forms[deed - 1] == ",":
                return None  # "…, killing two in a raid the ministry condemned": what follows is another's
            return None if said < verb and _is_opened(parse, said, verb) else said
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


def _suffered(parse: Parse, deed: int, verb: int) -> int | None:
    """Return the violent verb done to those that a clause is about: "stabbed three men who came to help, killing two".

    verb: that of the clause, which the tree takes for what the deed goes on with; None where the clause's own do it
    """
    noun = parse.words[verb].head
    if not parse.words[verb].relation.startswith("acl") or noun < 0 or parse.bases[noun] != "obj" or deed == verb:
        return None
    over = parse.words[noun].head
    beside = parse.lower[deed].endswith("ing") and parse.forms[deed - 1] == ","
    return over if beside and (parse.lower[over] in harm_words() or parse.lower[over] in violent_forms()) else None


def _lacks_subject(parse: Parse, verb: int) -> bool:
    """Return whether a verb has to have a subject of its own that the tree does not give: "since it killed 12"."""
    if parse.lower[verb].endswith("ing"):
        return False
    head = parse.words[verb].head
    ahead = parse.bases[verb] == "advcl" and head > verb and parse.child(verb, "mark") is None
    return ahead or _is_below(parse, verb) or _is_opened(parse, head, verb)


def _is_opened(parse: Parse, before: int, verb: int) -> bool:
    """Return whether a clause is opened between a word and a verb, whose subject the tree does not know.

    "Speaking after | a gunman in Velt killed two": a noun stands behind the word that opens it.
    """
    for at in range(verb - 1, before, -1):
        if parse.words[at].upos == "VERB":
            return False
        if parse.lower[at] in OPENERS and parse.lower[at] != "as" and parse.words[at + 1].upos in NOMINAL:
            return True  # "worked as a driver" opens nothing
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
        return _is_unlike(parse, clause, head) or (above in ASIDE and _is_below(parse, head))
    if above in ASIDE:
        return True
    if parse.bases[clause] in ("ccomp", "parataxis"):
        asked = any(parse.lower[one] in RELATIVE for one in parse.every(head, "nsubj", "obj"))
        beside = parse.bases[clause] == "parataxis" and parse.lower[clause].endswith("ing")
        return not asked and (_says(above) if beside else above in reporting_verbs())
    if parse.bases[clause] != "advcl" or _is_led(parse, clause):
        return False
    return (Harm.KILLED, "intransitive") in harm_words().get(above, ()) or _says(above)


def _says(form: str) -> bool:
    """Return whether a verb reports words and nothing else: "said", and not "blasted"."""
    return any(one.verb in SAYING for one in reporting_verbs().get(form, ()))


def _is_unlike(parse: Parse, clause: int, head: int) -> bool:
    """Return whether what the tree joins does not share a subject.

    "Left a girl dead | and injured three" and "before it turned, | killed two" join unlike things.
    """
    if parse.words[head].upos == "ADJ" and parse.words[clause].upos == "VERB":
        return True
    if parse.lower[clause].endswith("ing"):
        return False
    bare = parse.child(clause, "cc") is None
    return (bare and _is_below(parse, head)) or parse.lower[head].endswith("ing")


def _is_below(parse: Parse, verb: int) -> bool:
    """Return whether a word opens the clause of a verb that has its own subject: "as Venn watched"."""
    return any(parse.lower[mark] in OPENERS for mark in parse.every(verb, "mark"))


def _told(parse: Parse, verb: int, clause: int, names: Sequence[Name]) -> int | None:
    """Return whom a verb has do what is told below it: "accused | Venn | of killing", "helped | them | kill"."""
    whom = parse.child(verb, "obj", "iobj")
    if whom is None or not verb < whom < clause or parse.lower[whom] in NOBODY:
        return None
    marks = {parse.lower[mark] for mark in parse.every(clause, "mark")}
    if marks & CHARGES and (parse.words[whom].upos in ("PRON", "PROPN") or is_somebody(parse, whom, names)):
        return whom  # and nobody in "gets life for killing"
    done = parse.words[clause].upos == "VERB" and parse.bases[clause] in ("xcomp", "ccomp")
    led = "to" in marks and parse.lower[verb] not in violent_forms()  # "led his followers to kill"
    return whom if (done or led) and is_somebody(parse, whom, names) else None


def _agent_of(parse: Parse, verb: int) -> int | None:
    """Return whom "by" names at a passive: "the market was shelled | by rebels, | killing 12"."""
    return next((one for one in parse.every(verb, "obl") if is_agent(parse, one)), None)


def _own_subject(parse: Parse, verb: int) -> int | None:
    """Return the subject of a verb; of two with a comma between, the nearer: "after guests sang, a gunman fired"."""
    found = [one for one in parse.every(verb, "nsubj") if one < verb]
    if len(found) > 1 and not {",", *OPENERS}.isdisjoint(parse.lower[found[-2] : found[-1]]):
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


def is_agent(parse: Parse, word: int) -> bool:
    """Return whether "by" introduces a word, and no "but not by"."""
    case = parse.child(word, "case")
    negated = any(parse.lower[one] in NOT for one in parse.every(word, "advmod"))
    return case is not None and parse.lower[case] == "by" and not negated


@cache
def violent_forms() -> frozenset[str]:
    """Return the forms of the words that name violence."""
    return forms_of_type(EventType.ASSAULT) | forms_of_type(EventType.HARM) | forms_of_type(EventType.COERCE)
