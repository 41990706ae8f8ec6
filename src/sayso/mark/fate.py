"""Fate: what the tree over a sentence says befell those a number counts, and at whose hands.

The head noun of a count ("40 | villagers"), or the number where it stands alone, is the anchor. Harm is said of it by
its own words ("wounded soldiers", "soldiers killed in", "those who died"), by the verb whose subject or object it is,
and by a noun it belongs to ("the deaths of 14 soldiers"). Relations are those of Universal Dependencies.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sayso.mark.harm import HarmWord, harm_at
from sayso.mark.numeral import vague_words
from sayso.mark.parse import Parse
from sayso.mark.token import Tokens
from sayso.vocabulary import Harm

JOINTS = ("conj", "appos", "flat")
RAISING = frozenset(
    "feared believed reported confirmed presumed pronounced declared found left remain remains remained go goes went"
    " gone become became expected said known thought listed lie lay stay stayed appear appears"
    " appeared seem seems seemed".split()
)
"""Verbs that say of their subject what the word under them says: "were feared dead"."""

LEAVING = frozenset(
    "leave leaves left leaving find finds found see sees saw seen have had report reports reported reporting confirm"
    " confirms confirmed confirming declare declared pronounce pronounced count counted counting".split()
)
"""Verbs whose object becomes what the word after it says: "left six injured"."""

TOTALS = frozenset("total sum number group".split())
"""Nouns that stand for those counted after them: "a total of 40 | villagers"."""

INFLICTED = frozenset("shot gunned wounded injured stabbed struck".split())
"""Verbs of turns of phrase that somebody does to somebody: "fatally shot"."""

HAVING = frozenset("had has have having need needs needed".split())
"""Verbs that raise their subject to the verb under them: "had to be treated"."""

BESIDE = frozenset(("along", "together"))
"""Prepositions, "with" after them, of those who share the fate of others: "killed the chief along with four men"."""

HURT = frozenset("injury injuries wound wounds burns".split())
SUFFERING = frozenset(
    "suffer suffers suffered suffering sustain sustains sustained sustaining receive received receiving treated recover"
    " recovering recovered taken transported rushed airlifted flown admitted brought hospitalized hospitalised"
    " undergo".split()
)
"""Verbs whose subject is hurt where an injury stands below them: "were treated for wounds"."""

DEEDS = frozenset(("noun", "deed"))
OUTSIDE = frozenset(("ADP", "AUX", "SCONJ", "PRON"))
INSIDE = frozenset("-‐‑’',“”\"")
FARTHEST = 9
"""Tokens from a number to the noun it counts."""

MOST = 12
"""Steps up or along coordinations, so that a broken tree costs no more than a sound one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """What befell those counted: the words that say so, and the word number of the verb or noun that governs them.

    deed:    number of the verb or noun of the deed, whose agent may be asked for; None where nobody did it
    passive: whether those counted are the subject of the deed, so that its agent stands after "by"
    """

    words: tuple[HarmWord, ...]
    deed: int | None = None
    passive: bool = False


def fate_of(tokens: Tokens, parse: Parse, place: int, opening: int) -> Fate | None:
    """Return what befell those counted by the word at code point ``place``; None where the tree says nothing.

    opening: code point at which the number starts: in "a number of rebels", "several of his men" it is what stands in
    the sentence, and the noun hangs on it
    """
    anchor = parse.at(place)
    if anchor is None:
        return None
    asked = _Asked(tokens, parse)
    if parse.words[anchor].relation == "nummod":
        said = asked.harm(parse.words[anchor].head)
        if said is not None and said.role in ("adjective", "participle", "noun"):
            return Fate(words=(said,))
        anchor = parse.words[anchor].head
    fate = asked.own(anchor) or asked.governed(anchor)
    above = parse.words[anchor].head
    counts = above >= 0 and (opening <= parse.starts[above] < place or parse.lower[above] in TOTALS)
    if fate is None and counts and asked.case_of(anchor) == "of":
        return asked.own(above) or asked.governed(above)
    return fate


def head_noun(tokens: Tokens, parse: Parse, number: int, limit: int) -> int | None:
    """Return the index of the noun that the number at token ``number`` counts in the tree, None where it has none.

    limit: index of the token before which the noun stands
    """
    word = parse.at(tokens.starts[number])
    if word is None:
        return None
    noun, steps = word, 0
    if parse.words[word].upos == "NOUN" and parse.lower[word].endswith("s"):
        return _head_below(tokens, parse, word, number, limit)
    while parse.words[noun].relation == "nummod" and parse.words[noun].head > noun and steps < MOST:
        noun, steps = parse.words[noun].head, steps + 1
    while parse.words[noun].relation == "compound" and parse.words[noun].head > noun and steps < MOST:
        noun, steps = parse.words[noun].head, steps + 1
    if noun == word or parse.words[noun].upos not in ("NOUN", "PROPN"):
        return None
    index = tokens.at(parse.starts[noun])
    if not number < index < min(limit, number + FARTHEST) or tokens.starts[index] != parse.starts[noun]:
        return None
    between = range(number + 1, index)
    if tokens.words[number + 1] == ",":
        return None
    if any(not tokens.words[at][0].isalpha() and tokens.words[at] not in INSIDE for at in between):
        return None
    return None if any(parse.words[at].upos in OUTSIDE for at in range(word + 1, noun)) else index


def _head_below(tokens: Tokens, parse: Parse, word: int, number: int, limit: int) -> int | None:
    """Return the index of the noun after "of" in "thousands of small, friendly | farms"."""
    for child in parse.every(word, "nmod"):
        case = parse.child(child, "case")
        index = tokens.at(parse.starts[child])
        near = number < index < min(limit, number + FARTHEST) and tokens.starts[index] == parse.starts[child]
        if near and case == word + 1 and parse.lower[case] == "of" and parse.words[child].upos == "NOUN":
            return index
    return None


LIGHT = frozenset("be is are was were been being have has had do does did say said says get got make made aged".split())


def verb_of(parse: Parse, place: int) -> int | None:
    """Return the verb that says what became of the thing counted at code point ``place``: "villages | liberated".

    That is the verb whose object or passive subject it is, a participle on it, or the verb it is the subject of where
    that has no object; None where the tree has none of them.
    """
    anchor = parse.at(place)
    if anchor is None:
        return None
    for child in parse.every(anchor, "acl"):
        if child > anchor and parse.words[child].relation == "acl" and parse.lower[child].endswith(("ed", "en", "wn")):
            return child
    steps = 0
    while parse.words[anchor].relation in JOINTS and steps < MOST:
        anchor, steps = parse.words[anchor].head, steps + 1
    relation, head = parse.words[anchor].relation, parse.words[anchor].head
    if head < 0 or parse.words[head].upos != "VERB" or parse.lower[head] in LIGHT:
        return None
    if relation.startswith("nsubj"):
        return head if relation.endswith(":pass") or parse.child(head, "obj", "ccomp") is None else None
    return head if relation == "obj" and parse.lower[head].endswith(("ed", "en", "wn", "ught", "zed")) else None


def has_object(parse: Parse, verb: int) -> bool:
    """Return whether a verb has an object, its own or that of a verb joined to it: "shot and killed | a guard"."""
    if parse.child(verb, "obj") is not None:
        return True
    return any(
        parse.child(other, "obj") is not None and parse.child(other, "nsubj", "aux") is None
        for other in parse.every(verb, "conj")
    )


class _Asked:
    """The tree of one sentence, asked for words of harm."""

    def __init__(self, tokens: Tokens, parse: Parse) -> None:
        self.tokens, self.parse = tokens, parse

    def harm(self, word: int) -> HarmWord | None:
        """Return the word or turn of phrase of harm that begins at a word of the tree."""
        start = self.parse.starts[word]
        index = self.tokens.at(start)
        if index >= len(self.tokens.words) or self.tokens.starts[index] != start:
            return None
        ahead = harm_at(self.tokens, index - 1) if index else None
        if ahead is not None and ahead.role == "phrase" and ahead.end == index + 1:
            return ahead
        return harm_at(self.tokens, index)

    def own(self, anchor: int) -> Fate | None:
        """Return the harm said by words that belong to the noun: before it, after it, or in a clause on it."""
        for child in self.parse.every(anchor, "amod", "acl", "xcomp", "advcl"):
            relation = self.parse.words[child].relation
            found = self.harm(child)
            if found is None:
                if relation == "acl:relcl" and self._is_subject_gap(child, anchor):
                    fate = self._subject_of(child)
                    if fate is not None:
                        return fate
                continue
            if child < anchor and found.role in ("participle", "adjective", "noun"):
                return Fate(words=(found,))
            if child > anchor and self._befalls(child, found) and self._is_subject_gap(child, anchor):
                return self._with_joined(child, found, passive=True)
        return self._beside(anchor)

    def _beside(self, anchor: int) -> Fate | None:
        """Return the harm right behind a joined noun: "one dead and six others | injured"."""
        after = anchor + 1
        if self.parse.words[anchor].relation != "conj" or after >= len(self.parse.words):
            return None
        if self.parse.words[after].relation not in ("conj", "dep", "amod", "acl", "xcomp"):
            return None
        found = self.harm(after)
        bare = found is not None and found.role in ("participle", "adjective") and self._befalls(after, found)
        return Fate(words=(found,)) if found is not None and bare else None

    def governed(self, anchor: int) -> Fate | None:
        """Return the harm said by the verb or noun that the anchor, or what it is coordinated with, depends on."""
        word, steps = anchor, 0
        while self.parse.words[word].relation in JOINTS and steps < MOST:
            word, steps = self.parse.words[word].head, steps + 1
        relation, head = self.parse.words[word].relation, self.parse.words[word].head
        if head < 0:
            return None
        if relation.startswith("nsubj"):
            return self._subject_of(head)
        if relation == "obj":
            return self._object_of(head, word)
        if relation in ("nmod", "nmod:of") and self.case_of(word) == "of":
            return self._noun_over(head)
        if relation == "obl" and self.case_of(word) in BESIDE and self.parse.words[head].upos == "VERB":
            other = self.parse.child(head, "obj")
            return self._subject_of(head) if other is None else self._object_of(head, other)
        return None

    def _subject_of(self, verb: int) -> Fate | None:
        for word in self._chain(verb):
            found = self.harm(word)
            if found is not None and self._befalls(word, found):
                return self._with_joined(word, found, passive=True)
            if self.parse.lower[word] in SUFFERING:
                hurt = self._injury_below(word)
                if hurt is not None:
                    return Fate(words=(hurt,))
        return None

    def _object_of(self, verb: int, noun: int) -> Fate | None:
        nearer = self._nearer_deed(verb, noun)
        if nearer is not None:
            return nearer
        chain = [verb, *self._joined_before(verb, noun)]
        found = [said for said in map(self.harm, sorted(chain)) if said is not None and self._inflicts(said)]
        if found:
            return Fate(words=tuple(found), deed=verb, passive=False)
        if self.parse.lower[verb] in LEAVING:
            for child in self.parse.every(verb, "xcomp", "advcl", "acl", "ccomp"):
                said = self.harm(child) if child > noun else None
                if said is not None and said.role in ("adjective", "participle", "noun"):
                    return self._with_joined(child, said, passive=True, deed=verb)
        return None

    def _nearer_deed(self, verb: int, noun: int) -> Fate | None:
        """Return the deed between another object and this one: "killed two and | injured | two others"."""
        first = self.parse.child(verb, "obj")
        if first is None or not verb < first < noun:
            return None
        for word in range(noun - 1, first, -1):
            said = self.harm(word) if self.parse.words[word].upos == "VERB" else None
            if said is not None and self._inflicts(said):
                return Fate(words=(said,), deed=word)
        return None

    def _noun_over(self, noun: int) -> Fate | None:
        said = self.harm(noun)
        if said is not None and said.role in ("noun", "phrase", "deed", "active"):
            return Fate(words=(said,), deed=noun, passive=True)
        return None

    def _chain(self, verb: int) -> Iterator[int]:
        """Yield a predicate, what it raises its subject to, and the predicates joined to it that share the subject."""
        waiting, seen = [verb], 0
        while waiting and seen < MOST:
            word, seen = waiting.pop(0), seen + 1
            yield word
            if self.parse.lower[word] in RAISING and self._raises(word):
                waiting.extend(self.parse.every(word, "xcomp", "advmod", "obj", "ccomp"))
            if self.parse.lower[word] in HAVING:
                waiting.extend(self.parse.every(word, "xcomp"))
            waiting.extend(
                other
                for other in self.parse.every(word, "conj")
                if self.parse.child(other, "nsubj", "csubj") is None and self.parse.words[other].upos in ("VERB", "ADJ")
            )

    def _raises(self, verb: int) -> bool:
        """Return whether what stands under a verb is said of its subject: not in "said Ann Smith", "police found …"."""
        if self.parse.child(verb, "aux:pass") is not None:
            return True
        return self.parse.child(verb, "obj", "ccomp") is None or self.parse.child(verb, "nsubj") is None

    def _with_joined(self, word: int, first: HarmWord, *, passive: bool, deed: int | None = None) -> Fate:
        """Return the harm with that of verbs joined to it: "killed or injured"."""
        found = [first]
        for other in self.parse.every(word, "conj"):
            said = self.harm(other)
            if said is None or self.parse.child(other, "nsubj", "obj") is not None or self._number_between(word, other):
                continue
            if said.harm is not first.harm and said.role in ("participle", "adjective", "intransitive", "phrase"):
                found.append(said)
        return Fate(words=tuple(found), deed=word if deed is None else deed, passive=passive)

    def _number_between(self, word: int, other: int) -> bool:
        """Return whether another count stands between two verbs: "40 were killed and | 12 | wounded"."""
        between = range(word + 1, other)
        return any(self.parse.words[at].upos == "NUM" or self.parse.lower[at] in vague_words() for at in between)

    def _joined_before(self, verb: int, noun: int) -> list[int]:
        """Return the verbs that share an object with ``verb``: "killed and wounded 40"."""
        joined = [word for word in self.parse.every(verb, "conj") if word < noun]
        above = self.parse.words[verb]
        if above.relation == "conj" and self.parse.child(above.head, "obj", "nsubj:pass", "aux:pass") is None:
            joined.append(above.head)
        return joined

    def _befalls(self, word: int, said: HarmWord) -> bool:
        """Return whether a predicate of harm is said of its own subject rather than of its object."""
        inflicted = said.role == "phrase" and self.parse.lower[word] in INFLICTED
        if said.role in ("intransitive", "phrase", "adjective") and not inflicted:
            return True
        if inflicted or said.role in ("participle", "noun"):
            return not has_object(self.parse, word) or self.parse.child(word, "aux:pass") is not None
        return False

    def _inflicts(self, said: HarmWord) -> bool:
        """Return whether a verb of harm is one that takes an object."""
        return said.role in ("participle", "active") or (said.role == "phrase" and said.harm is not Harm.MISSING)

    def _is_subject_gap(self, verb: int, anchor: int) -> bool:
        """Return whether a clause on a noun has the noun for its subject: no other subject stands in it."""
        subject = self.parse.child(verb, "nsubj")
        return subject is None or self.parse.lower[subject] in ("who", "that", "which", "whom")

    def _injury_below(self, verb: int) -> HarmWord | None:
        """Return the injury under a verb of suffering or of care."""
        low, high = self.parse.reach[verb]
        for word in range(max(low, verb), min(high, verb + MOST + MOST // 2)):
            if self.parse.words[word].relation == "conj" and self.parse.words[word].upos == "VERB":
                break
            if self.parse.lower[word] in HURT:
                index = self.tokens.at(self.parse.starts[word])
                fatal = self.parse.lower[word - 1] == "fatal"
                harm = Harm.KILLED if fatal else Harm.INJURED
                return HarmWord(first=index, end=index + 1, harm=harm, role="adjective")
        return None

    def case_of(self, noun: int) -> str:
        """Return the preposition of a noun, "" where it has none."""
        case = self.parse.child(noun, "case")
        return "" if case is None else self.parse.lower[case]
