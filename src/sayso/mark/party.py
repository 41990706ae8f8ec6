"""Party: whom a noun names when it stands for who did something: people, a group, a name, the owner of a deed.

A bomb, a storm, a school and a town are nobody. What belongs to the phrase is read off the words before its noun.
"""

from collections.abc import Sequence

from sayso.lexicon import words
from sayso.lexicon.gazetteer import find_places
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
    " offensive fire gunfire operation operations ambush massacre incursion crackdown siege"
    " blockade".split()
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
KINDS = frozenset("security command unit group government military division crew side".split())
"""Words for groups that before a deed tell its kind: "a security operation"."""
SIDES = frozenset("west east north south northern southern eastern western".split())
"""Before "side" they make it a part of a town."""

INSIDE = frozenset(("ADJ", "NOUN", "PROPN"))
OUTSIDE = frozenset(("nsubj", "obj", "iobj", "obl", "root", "appos"))
"""Relations of a noun that stands beside the phrase: "last | week | police arrested"."""
JOINERS = frozenset(("and", "-"))
DASHES = frozenset("-–—")
TOOLS = ("mowers", "burners", "heaters", "blowers", "cutters", "choppers", "dozers", "coasters", "scooters", "boilers",
         "cookers", "chargers", "liners", "freighters", "trawlers", "rollers", "loaders", "lifters")  # fmt: skip
"""Endings of things that are named like those who do something."""
STORMS = frozenset("hurricane typhoon storm cyclone tempest tornado".split())
HAZARDS = STORMS | frozenset(
    "hurricanes typhoons storms cyclones tornadoes flood floods earthquake quake tsunami eruption wildfire stampede"
    " anthrax ebola cholera covid covid-19 coronavirus virus malaria measles influenza flu polio plague tuberculosis"
    " typhus zika".split()
)
"""What kills people and is nobody, though its name may look like that of somebody."""
NOBODY = HAZARDS | frozenset(
    "cold heat hunger thirst famine fire fires smoke fog snow lightning avalanche avalanches landslide landslides"
    " poison gas life lives crash crashes collision blast explosion bomb bombs".split()
)
"""Words that name nobody, with a capital too."""
BARE = frozenset("several many some other same more few own".split())
"""Adjectives that say nothing of who somebody is."""


def is_group(parse: Parse, word: int) -> bool:
    """Return whether a word stands for a group: "the other side" of a war, but not the west side of a town."""
    part = parse.lower[word] == "side" and word > 0 and parse.lower[word - 1] in SIDES
    return parse.lower[word] in GROUPS and not part


def is_somebody(parse: Parse, noun: int, names: Sequence[Name]) -> bool:
    """Return whether a noun is of people: a group, a kind of person, a person's name."""
    if parse.lower[noun] in GROUPS or parse.lower[noun] in person_nouns() or _is_crowd(parse, noun):
        return True
    start = parse.words[noun].start
    return any(name.start <= start < name.end and name.type is NameType.PERSON for name in names)


def find_party(parse: Parse, noun: int, names: Sequence[Name]) -> Span | None:
    """Return the phrase around a noun when it names somebody: people, a group, a name, or who owns the deed."""
    word = parse.words[noun]
    if _is_dateline(parse, noun):
        return None
    if parse.lower[noun] in ACTS:
        return _owner(parse, noun, names)
    named = next((name for name in names if name.start <= word.start < name.end), None)
    if is_group(parse, noun) or parse.lower[noun] in person_nouns() or _is_crowd(parse, noun):
        return _phrase(parse, noun)
    if named is not None and named.type in ACTORS and not _is_storm(parse, named) and not _is_ship(parse, named):
        owns = parse.words[noun].relation == "nmod:poss" and named.type is NameType.GPE
        if owns and _is_town(named):
            return None
        return _of_the_place(parse, named, names) or Span(start=_joined_start(parse, named), end=named.end)
    return None


def _joined_start(parse: Parse, name: Name) -> int:
    """Return where a name starts, with what a hyphen joins to it: "anti-Karthian", who is no Karthian."""
    first = parse.within(name.start, name.end).start
    joined = first > 1 and parse.forms[first - 1] == "-" and parse.ends[first - 2] == parse.starts[first - 1]
    return parse.starts[first - 2] if joined and parse.ends[first - 1] == parse.starts[first] else name.start


def _is_ship(parse: Parse, name: Name) -> bool:
    """Return whether "the" stands before one person's name: "the Marlow" is a ship or a house."""
    words_in = parse.within(name.start, name.end)
    alone = name.type is NameType.PERSON and len(words_in) == 1 and not is_plural(name.text)
    return alone and words_in.start > 0 and parse.lower[words_in.start - 1] == "the"


def _is_storm(parse: Parse, name: Name) -> bool:
    """Return whether a person's name is that of a storm: "Hurricane Marta"."""
    before = parse.within(name.start, name.end).start - 1
    return before >= 0 and parse.lower[before] in STORMS


def _of_the_place(parse: Parse, place: Name, names: Sequence[Name]) -> Span | None:
    """Return the group that a town and its state name: "Lesna, Karth police" for "Lesna"; None where there is none."""
    words_in = parse.within(place.start, place.end)
    after = words_in.stop
    if place.type is not NameType.GPE or parse.forms[after : after + 1] != [","]:
        return None
    state = next((one for one in names if after + 1 < len(parse.starts) and one.start == parse.starts[after + 1]), None)
    group = parse.within(state.start, state.end).stop if state is not None else len(parse.words)
    if group < len(parse.words) and is_group(parse, group):
        return Span(start=place.start, end=parse.ends[group])
    return None


def _is_dateline(parse: Parse, noun: int) -> bool:
    """Return whether a word is the place that a report opens with: "ALDMOUTH, 5 May (Crosswater) - …"."""
    return parse.forms[noun].isupper() and parse.forms[noun + 1 : noun + 2] in ([","], ["("], ["-"], ["–"], ["—"])


def _is_crowd(parse: Parse, noun: int) -> bool:
    return parse.words[noun].upos == "NOUN" and is_person(parse.forms[noun]) and not parse.lower[noun].endswith(TOOLS)


def _owner(parse: Parse, act: int, names: Sequence[Name]) -> Span | None:
    """Return who a deed belongs to: "Marran | shelling", "the army's | raid", "an attack | by rebels"."""
    for child in parse.children[act]:
        relation = parse.words[child].relation.split(":")[0]
        case = parse.child(child, "case")
        by = relation in ("nmod", "obl") and case is not None and parse.lower[case] == "by"
        if by or parse.words[child].relation == "nmod:poss":
            found = find_party(parse, child, names)
            if found is not None:
                return found
        if relation in ("amod", "compound"):
            start = parse.words[child].start
            sent = relation == "compound" and parse.lower[act] in SENT and parse.lower[child] not in KINDS
            if sent and is_group(parse, child):
                return _phrase(parse, child)
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
        whole = before.upos == "NOUN" and is_plural(parse.forms[first - 1]) and before.relation != "compound"
        outside = parse.bases[first - 1] in OUTSIDE and not first - 1 <= before.head <= noun
        if before.upos in INSIDE and not whole and not outside:
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
