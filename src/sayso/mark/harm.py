"""Harm: what is said to have happened to the people a number counts, and who is said to have done it."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon import table, words
from sayso.mark.token import Tokens
from sayso.vocabulary import Harm

PARTICIPLES_INSIDE = frozenset(
    "aged armed unarmed unidentified confirmed reported feared displaced old used including".split()
)
AUXILIARIES = frozenset("was were is are been being be have has had got get gets getting went going go became remain"
                        " remains remained left reported feared believed confirmed found taken held also still already"
                        " subsequently later reportedly allegedly either both not all".split())  # fmt: skip
BEFORE_OBJECT = frozenset("a an the some his her its their our at more less about nearly almost up over under around"
                          " several many dozens hundreds thousands other no".split())  # fmt: skip
CLAUSE = frozenset(";:.!?—–")
JOINERS = frozenset("and or / & nor".split())
FARTHEST = 16
"""Words between a number and the verb that may still say what happened to those it counts."""

PHRASES: tuple[tuple[tuple[str, ...], Harm], ...] = (
    (("taken", "prisoner"), Harm.CAPTURED),
    (("taken", "captive"), Harm.CAPTURED),
    (("taken", "hostage"), Harm.ABDUCTED),
    (("prisoners", "of", "war"), Harm.CAPTURED),
    (("held", "captive"), Harm.CAPTURED),
    (("held", "hostage"), Harm.ABDUCTED),
    (("in", "custody"), Harm.DETAINED),
    (("went", "missing"), Harm.MISSING),
    (("lost", "their", "lives"), Harm.KILLED),
    (("lost", "his", "life"), Harm.KILLED),
    (("lost", "her", "life"), Harm.KILLED),
    (("put", "to", "death"), Harm.KILLED),
    (("shot", "dead"), Harm.KILLED),
    (("fatally", "shot"), Harm.KILLED),
    (("fatally", "wounded"), Harm.KILLED),
    (("fatally", "injured"), Harm.KILLED),
    (("fatally", "stabbed"), Harm.KILLED),
    (("fatally", "struck"), Harm.KILLED),
    (("fatal", "shooting"), Harm.KILLED),
    (("fatal", "shootings"), Harm.KILLED),
    (("fatal", "stabbing"), Harm.KILLED),
    (("fatal", "stabbings"), Harm.KILLED),
    (("fatal", "beating"), Harm.KILLED),
    (("fatal", "injuries"), Harm.KILLED),
    (("fatal", "wounds"), Harm.KILLED),
    (("shot", "and", "killed"), Harm.KILLED),
    (("unaccounted", "for"), Harm.MISSING),
    (("forced", "from", "their", "homes"), Harm.DISPLACED),
    (("left", "their", "homes"), Harm.DISPLACED),
    (("leave", "their", "homes"), Harm.DISPLACED),
    (("flee", "their"), Harm.DISPLACED),
    (("to", "flee"), Harm.DISPLACED),
    (("fled", "their"), Harm.DISPLACED),
    (("internally", "displaced"), Harm.DISPLACED),
    (("driven", "from", "their", "homes"), Harm.DISPLACED),
    (("lost", "their", "homes"), Harm.DISPLACED),
    (("without", "homes"), Harm.DISPLACED),
    (("driven", "from"), Harm.DISPLACED),
    (("driven", "out"), Harm.DISPLACED),
    (("forced", "out"), Harm.DISPLACED),
    (("forced", "to", "leave"), Harm.DISPLACED),
    (("forced", "to", "flee"), Harm.DISPLACED),
    (("taken", "into", "custody"), Harm.DETAINED),
    (("death", "toll"), Harm.KILLED),
    (("loss", "of"), Harm.KILLED),
    (("claimed", "the", "lives", "of"), Harm.KILLED),
    (("cost", "the", "lives", "of"), Harm.KILLED),
    (("led", "to", "the", "death", "of"), Harm.KILLED),
)
"""Turns of phrase whose single words say less. "loss of" counts only before people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HarmWord:
    """A word that says what happened: token range, what, and its role as in harm_words.csv (or ``phrase``)."""

    first: int
    end: int
    harm: Harm
    role: str


@cache
def harm_words() -> dict[str, tuple[tuple[Harm, str], ...]]:
    """Return words of harm with what they say and in which roles."""
    found: dict[str, list[tuple[Harm, str]]] = {}
    for row in table("harm_words"):
        found.setdefault(row["form"], []).append((Harm(row["harm"]), row["role"]))
    return {form: tuple(rows) for form, rows in found.items()}


@cache
def _phrase_starts() -> frozenset[str]:
    return frozenset(phrase[0] for phrase, _ in PHRASES)


def harm_at(tokens: Tokens, index: int) -> HarmWord | None:
    """Return the word or phrase of harm that starts at token ``index``."""
    word = tokens.lower[index]
    if word in _phrase_starts():
        for phrase, harm in PHRASES:
            if tuple(tokens.lower[index : index + len(phrase)]) == phrase:
                return HarmWord(first=index, end=index + len(phrase), harm=harm, role="phrase")
    rows = harm_words().get(word)
    if rows is None or (word in ("die", "dies") and index and tokens.lower[index - 1] == "the"):
        return None
    harm, role = rows[0]
    return HarmWord(first=index, end=index + 1, harm=harm, role=role)


def counted_harm(word: str) -> tuple[Harm, ...]:
    """Return what a noun that is itself counted says: "40 deaths", "12 casualties" (killed or injured)."""
    found: list[Harm] = []
    for harm, role in harm_words().get(word, ()):
        if role == "casualty":
            found += [Harm.KILLED, Harm.INJURED]
        elif role == "noun":
            found.append(harm)
    return tuple(found)


def harm_after(tokens: Tokens, end: int, limit: int) -> list[HarmWord]:
    """Return the harm said of a number's noun by what follows: "were killed", "dead", "who died", "killed and injured".

    limit: index of the next figure that is no part of this one, or of the end of the sentence
    """
    found: list[HarmWord] = []
    index, bound = end, min(limit, end + FARTHEST)
    while index < bound:
        lower = tokens.lower[index]
        if lower in CLAUSE or (lower == ")" and "(" not in tokens.lower[end:index]):
            break
        word = harm_at(tokens, index)
        if word is None:
            if found and lower not in JOINERS and lower not in AUXILIARIES and lower != ",":
                break
            if not found and lower in JOINERS and _verb_follows(tokens, index):
                break
            if lower in ("while", "but", "after", "because", "when", "although", "though") and not found:
                break
            if _is_other_verb(lower):
                break
            index += 1
            continue
        if not _applies(tokens, index, word, end, found):
            break
        found.append(word)
        index = word.end
    return found


def _is_other_verb(word: str) -> bool:
    """Return whether a word is a finite verb of something else, behind which harm is said of somebody else."""
    if word in AUXILIARIES or word in PARTICIPLES_INSIDE:
        return False
    return (word.endswith("ed") and len(word) > 4) or word in words("verb_forms")


def _verb_follows(tokens: Tokens, index: int) -> bool:
    """Return whether an "and" starts a new statement about somebody else: "… people and wounded 12"."""
    after = index + 1
    return after < len(tokens.lower) and harm_at(tokens, after) is not None


def _applies(tokens: Tokens, index: int, word: HarmWord, end: int, found: list[HarmWord]) -> bool:
    """Return whether a word of harm after a noun is said of that noun rather than of somebody after it."""
    after = tokens.lower[word.end] if word.end < len(tokens.lower) else ""
    before = tokens.lower[index - 1]
    passive = before in AUXILIARIES or any(
        tokens.lower[i] in ("was", "were", "been", "being", "are", "is") for i in range(max(end, index - 3), index)
    )
    if word.role == "active":
        return False
    if word.role == "participle":
        if passive or found:
            return True
        object_follows = (
            after in BEFORE_OBJECT
            or after[:1].isdigit()
            or (word.end < len(tokens.words) and tokens.words[word.end][0].isupper() and after != "in")
        )
        return not object_follows
    if word.role == "noun":
        return bool(found) or passive
    if word.role == "adjective":
        return bool(found) or passive or index == end or before in AUXILIARIES
    return True


def harm_before(tokens: Tokens, first: int, floor: int) -> list[HarmWord]:
    """Return the harm said by what stands before a number: "killed", "killing and wounding", "the death of".

    floor: index after the figure before this one
    """
    toll = _toll_before(tokens, first, floor)
    if toll is not None:
        return [toll]
    index = first - 1
    steps = 0
    while index >= floor and steps < 9:
        lower = tokens.lower[index]
        if lower in CLAUSE or lower in ("including", "while", "but"):
            return []
        word = _ending_at(tokens, index)
        if word is not None and _reaches(tokens, word, first):
            found = [word]
            before = word.first - 1
            if before - 1 >= floor and tokens.lower[before] in JOINERS:
                joined = _ending_at(tokens, before - 1)
                if joined is not None and joined.role in (word.role, "active", "participle"):
                    found.insert(0, joined)
            return found
        if word is not None:
            return []
        index -= 1
        steps += 1
    return []


TOLL_VERBS = frozenset(
    "to at is was were reached reaches of stands stood exceeded exceeds passed hit than over surpassed surpasses"
    " surpass surpassing topped tops passes passing pass hits hitting reach reaching exceed crossed crosses climbed"
    " neared nears nearing approached passed numbered number numbering totaled totalled".split()
)
HEDGING = frozenset("the about around nearly almost at least more than over some up to as many an estimated".split())


def _toll_before(tokens: Tokens, first: int, floor: int) -> HarmWord | None:
    """Return the harm of "the death toll has risen to 34", "the number of people killed in … was 34"."""
    at = first - 1
    while at >= floor and tokens.lower[at] in HEDGING and tokens.lower[at] not in ("to", "at", "over", "than"):
        at -= 1
    if at < floor or tokens.lower[at] not in TOLL_VERBS:
        return None
    for index in range(at - 1, max(floor, at - 18) - 1, -1):
        word = tokens.lower[index]
        if word in CLAUSE or word in ("while", "but"):
            return None
        if word == "toll":
            return HarmWord(first=index, end=index + 1, harm=Harm.KILLED, role="noun")
        joined = tokens.lower[index + 1] in (
            "of",
            "killed",
            "injured",
            "wounded",
            "dead",
            "missing",
            "hurt",
            "displaced",
        )
        if word == "number" and joined and index + 1 < at:
            for inner in range(index + 1, at):
                found = harm_at(tokens, inner)
                if found is not None and found.role in ("participle", "adjective", "noun", "phrase"):
                    return HarmWord(first=found.first, end=found.end, harm=found.harm, role="noun")
            return None
    return None


def _ending_at(tokens: Tokens, index: int) -> HarmWord | None:
    for size in (4, 3, 2):
        if index - size + 1 >= 0:
            word = harm_at(tokens, index - size + 1)
            if word is not None and word.end == index + 1:
                return word
    return harm_at(tokens, index)


REACH = frozenset(
    "of to at as by with rose risen reached stood stands reaches rises climbed the a an were was have had has"
    " been people persons others include included those total number is now in from and".split()
)
DIRECT = frozenset(
    "a an the some another and also as well total of estimated reportedly allegedly further additional".split()
)


def _reaches(tokens: Tokens, word: HarmWord, first: int) -> bool:
    """Return whether a word of harm before a number takes it as its object or counts it."""
    between = tokens.lower[word.end : first]
    if word.role in ("noun", "phrase") or word.role == "casualty":
        if word.role == "phrase" and word.harm not in (Harm.KILLED, Harm.DISPLACED):
            return not between
        return all(item in REACH for item in between) and len(between) < 7
    if word.role == "adjective" and word.first > 0 and tokens.lower[word.first - 1] == "the":
        return bool(between) and all(item in REACH for item in between)
    if word.role in ("participle", "active"):
        passive = (
            word.role == "participle"
            and word.first > 0
            and tokens.lower[word.first - 1] in ("was", "were", "been", "being")
        )
        return not passive and all(item in DIRECT for item in between)
    return False
