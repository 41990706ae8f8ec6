"""Descriptions: sources without a name ("the mayor", "two officials", "the draft law") and whom they lead to.

A role leads to the one person who holds it, a body to the one organisation whose longer name holds its noun, "the two
ministers" to the names joined before; whatever leads nowhere keeps its own words, and, unnamed, says what it is.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.lexicon import table
from sayso.mark.appellation import Appellations
from sayso.mark.resolution import Resolution, by_words, left_open
from sayso.mark.roster import BREAKS, OPENERS, role_words
from sayso.mark.source import SourceNoun, source_nouns
from sayso.mark.token import TOKEN
from sayso.records import Name, Span
from sayso.vocabulary import Anonymity, NameType, SpeakerKind

POINTING = frozenset("the this that these those both".split())
NUMBERED = {"both": 2, "two": 2, "three": 3, "four": 4, "pair": 2, "duo": 2, "trio": 3}
"""Words that say how many people a definite group is."""
NUMBERS = frozenset(row["word"] for row in table("number_words"))
SHARE = re.compile(r"(?:^\d|\bpercent|per cent|half|majority|in ten\b|in 10\b)")
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
STOP = re.compile(r",(?!\s*\d)\s|\s(?:who|which|whose|whom)\s|\s[—–]|\s\(")
"""Where the own words of a source end: at an apposition or a relative clause."""
LEADING = re.compile(r"(?:by|from|according to|per)\s+", re.IGNORECASE)
OPENING = re.compile(r"(?:in|at(?!\s(?:least|most)\b)|on|among|for|of|across)\s[^,]*,\s+", re.IGNORECASE)
"""What may stand before the words of a source: a preposition, or "In each of the towns," before its subject."""
LESSER = frozenset("vice deputy assistant".split())
"""Words of a role without which it is another one: "the president" is no vice president."""
ITEM = re.compile(r"\W*(?:\d{1,3}|[A-Za-z])?\W{0,3}")
"""What may stand on a line before a name that is its heading: a number, a dash."""
HEADED = re.compile(r"[.:]\s+|\s*\n\s*")
"""What parts such a name from the sentence about it."""
PHRASE = re.compile(r"[.,;:!?\n“”\"—–]")
BESIDE = 40
"""Code points before a name, and twice as many after it, in which a person's description is looked for."""
SUFFIX = re.compile(r"(?:er|or|ist|ian|ant|eer|man|woman)$")
"""How English makes nouns for people who do something."""
BESIDE_NOUN = frozenset(("compound", "amod"))
"""Relations of the words that tell what kind of thing the noun behind them is."""
FORMER = frozenset("former ex deputy vice then acting interim assistant future".split())
"""Words that tell one holder of a role from another."""


class Descriptions:
    """Resolves the sources of one article that are no names and no pronouns."""

    def __init__(self, called: Appellations) -> None:
        self.text = called.text
        self.parse = called.parse
        self.names = called.names
        self.people = [(one.start, one.end) for one in called.names if one.type is NameType.PERSON]
        self.entities = called.entities
        self.holders = called.by_role
        self.called = called
        self._bags: dict[str, frozenset[str]] = {}
        self.first: dict[str, Name] = {}
        for name in self.names:
            if name.entity is not None:
                self.first.setdefault(name.entity, name)

    def of(self, span: Span) -> tuple[Resolution, SourceNoun | None]:
        """Return whom the description at ``span`` leads to, or its own words, and the noun it is made of."""
        tokens = [match.group() for match in TOKEN.finditer(self.text, span.start, span.end)]
        lower = [token.lower() for token in tokens]
        if len(tokens) == 2 and lower[0] == "the" and tokens[1].istitle() and (body := self.called.body(tokens[1])):
            return body, None
        cut = next((at for at, word in enumerate(lower) if at and (word in BREAKS or word in (",", "("))), len(lower))
        noun = self._noun(span, lower, cut)
        if noun is None:
            return self._unlisted(span, tokens, lower, cut), None
        open_set = noun.many or lower[0] in OPENERS
        if noun.many and (joined := self._joined(noun, lower, span)) is not None:
            return joined, noun
        if noun.kind == "person" and not open_set:
            return self._one_person(span, noun, tokens, lower, cut), noun
        return self._others(span, noun, tokens, lower, cut, open_set=open_set), noun

    def _noun(self, span: Span, lower: Sequence[str], cut: int) -> SourceNoun | None:
        """Return the noun the phrase is built on: the head of its tree, else the last known one before it breaks."""
        head = self.parse.top(span.start, span.end)
        if head is not None and self.parse.lower[head] in source_nouns():
            whole = " ".join(self.parse.lower[max(0, head - 1) : head + 1])
            return source_nouns().get(whole, source_nouns()[self.parse.lower[head]])
        for at in range(min(cut, len(lower)) - 1, -1, -1):
            if lower[at] in source_nouns() and (at + 1 >= len(lower) or lower[at + 1] not in POSSESSIVE):
                return source_nouns()[lower[at]]
        return None

    def _unlisted(self, span: Span, tokens: Sequence[str], lower: Sequence[str], cut: int) -> Resolution:
        """Return the own words of a source that no list knows, its kind told by number, capitals and ending."""
        words, last = tokens[:cut], lower[cut - 1]
        counted = SHARE.search(" ".join(lower[:cut])) is not None or lower[0].split("-")[0] in NUMBERS
        single = lower[0] in ("a", "an", "another", "the") and SUFFIX.search(last) is not None
        if single and not counted:
            return self._own_words(span, SpeakerKind.ANONYMOUS, Anonymity.UNNAMED)
        kind = SpeakerKind.GROUP
        head = self.parse.top(span.start, span.end)
        opens = span.start == 0 or self.text[: span.start].rstrip(" \"“‘'")[-1:] in tuple(".!?:\n”")
        plain = head is not None and self.parse.words[head].upos != "PROPN"
        plain = plain or (opens and len(words) == 1 and last.endswith("s"))  # "Foes said": a capital by its place
        if not counted and lower[0] not in POINTING and not (plain and len(words) == 1):
            if all(token[:1].isupper() or not token[:1].isalpha() for token in words):
                kind = SpeakerKind.PERSON if len(words) <= 3 else SpeakerKind.ORGANISATION
        return self._own_words(span, kind, None)

    def _one_person(
        self, span: Span, noun: SourceNoun, tokens: Sequence[str], lower: Sequence[str], cut: int
    ) -> Resolution:
        if (headed := self._headed(span)) is not None and lower[0] == "the":
            return headed
        if lower[0] in POINTING:
            plain = all(token[:1].islower() for token in tokens[1:cut])
            phrase = " ".join(role_words(" ".join(lower[1:cut])))
            held = self._role(span, noun.noun, phrase, tokens[cut + 1 :], written=plain and cut == len(lower))
            held = held or self._known_by(span, noun, tokens[1:cut])
            if held is not None:
                return held
        if tokens[0][:1].isupper() and lower[0] not in POINTING | OPENERS and noun.unnamed is None:
            return self._own_words(span, SpeakerKind.PERSON, None)
        return self._own_words(span, SpeakerKind.ANONYMOUS, noun.unnamed or Anonymity.UNNAMED)

    def _headed(self, span: Span) -> Resolution | None:
        """Return the person whose bare name is the heading of a sentence: "3. Mara Orr. *The baker* said"."""
        at = bisect_left(self.called.starts, span.start) - 1
        if at < 0 or self.names[at].type is not NameType.PERSON:
            return None
        name = self.names[at]
        line = max(self.text.rfind("\n", 0, name.start), -1) + 1
        between = self.text[name.end : span.start]
        alone = ITEM.fullmatch(self.text, line, name.start) is not None
        return self.called.resolved(name, "apposition", 0.9) if alone and HEADED.fullmatch(between) else None

    def _known_by(self, span: Span, noun: SourceNoun, tokens: Sequence[str]) -> Resolution | None:
        """Return the one person beside whose name the capitalised words of "the Aldmouth grocer" and its noun stand."""
        capitals = [token for token in tokens if token[:1].isupper()]
        if not capitals:
            return None
        wanted = {noun.noun, *(token.lower() for token in capitals)}
        found: list[str] = []
        for entity, first in self.first.items():
            if first.type is NameType.PERSON and wanted <= self._beside(entity):
                found.append(entity)
        if len(found) == 1 and self.first[found[0]].start < span.start:
            return self.called.resolved(self.first[found[0]], "role", 0.75)
        return None

    def _beside(self, entity: str) -> frozenset[str]:
        """Return the words right before and after the mentions of a person, within the phrase: titles, appositions."""
        if entity not in self._bags:
            words: set[str] = set()
            for name in self.names:
                if name.entity != entity:
                    continue
                last, follow = self._between(name)
                before = PHRASE.split(self.text[max(last, name.start - BESIDE) : name.start])[-1]
                after = self.text[name.end : min(follow, name.end + 2 * BESIDE)]
                apposed = PHRASE.split(after[1:].lstrip())[0] if after[:1] in (",", "(") or after[:2] == " (" else ""
                words.update(role_words(f"{before} {apposed}".replace("(", " ").replace(")", " ").replace(",", " ")))
            self._bags[entity] = frozenset(words)
        return self._bags[entity]

    def _between(self, name: Name) -> tuple[int, int]:
        """Return where the person named before ``name`` ends, and where the next one begins."""
        last = max((end for _, end in self.people if end <= name.start), default=0)
        return last, min((start for start, _ in self.people if start >= name.end), default=len(self.text))

    def _others(
        self, span: Span, noun: SourceNoun, tokens: Sequence[str], lower: Sequence[str], cut: int, *, open_set: bool
    ) -> Resolution:
        named = any(token[:1].isupper() for token in tokens[1:cut])
        if noun.kind == "document":
            return self._own_words(span, SpeakerKind.DOCUMENT, None)
        if noun.unnamed is Anonymity.MEDIA and not named:
            return self._own_words(span, SpeakerKind.ANONYMOUS, Anonymity.MEDIA)
        if noun.kind == "person" or open_set:
            unnamed = noun.unnamed or (Anonymity.UNNAMED if noun.kind in ("person", "group") else None)
            kind = SpeakerKind.ANONYMOUS if unnamed else SpeakerKind(noun.kind)
            return self._own_words(span, kind, unnamed)
        if noun.kind == "group":
            return self._own_words(span, SpeakerKind.GROUP, None if named else noun.unnamed)
        single = lower[0] in POINTING and cut <= 2 and cut == len(lower)
        if single and (body := self.called.institution(noun.noun)) is not None:
            return body
        return self._own_words(span, SpeakerKind(noun.kind), None)

    def _own_words(self, span: Span, kind: SpeakerKind, anonymous: Anonymity | None) -> Resolution:
        opening = OPENING.match(self.text, span.start, span.end)
        if opening is not None:
            span = Span(start=opening.end(), end=span.end)
        stop = STOP.search(self.text, span.start + 1, span.end)
        if stop is not None and stop[0][0] == "," and self._goes_on(span, stop.start()):
            stop = None
        lone = stop is not None and stop[0][0] != "," and " " not in self.text[span.start : stop.start()]
        end = stop.start() if stop and not lone else span.end  # "those who stayed" says nothing without its clause
        if self.text[end - 2 : end] in ("'s", "’s") and end - 2 > span.start:
            end -= 2
        start = span.start
        if (leading := LEADING.match(self.text, start, end)) is not None:
            start = leading.end()
        if kind is not SpeakerKind.ANONYMOUS and self.text[start : start + 4].casefold() == "the ":
            start += 4 * self._is_title(start + 4, end, kind)
        own = Span(start=start, end=end)
        return by_words(self.text, own, kind, anonymous, reason="own words", confidence=0.9)

    def _is_title(self, start: int, end: int, kind: SpeakerKind) -> bool:
        """Return whether own words are a title: "the *Ministry of Ports of Kolm*", not "the other bank of Kolm"."""
        return kind in (SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT) and self.text[start:end][:1].isupper()

    def _goes_on(self, span: Span, comma: int) -> bool:
        """Return whether a list goes on behind a comma: "envoys of the bank, the press and two embassies".

        So does "state, county and town officials", whose noun stands behind it.
        """
        parse = self.parse
        before = parse.within(span.start, comma)
        behind = parse.within(comma + 1, span.end)
        top = parse.top(span.start, span.end)
        if top in behind and any(parse.words[n].head == top and parse.bases[n] in BESIDE_NOUN for n in before):
            return any(parse.bases[n] == "cc" for n in behind)
        second = next((n for n in behind if parse.bases[n] != "punct"), None)
        if top in behind and second is not None and parse.words[second].head == top and parse.bases[second] == "amod":
            return any(parse.words[n].head == top and parse.bases[n] == "amod" for n in before)
        joined = [n for n in behind if parse.words[n].relation == "conj" and parse.words[n].head in before]
        return any(parse.child(n, "cc") is not None for n in joined)

    def _role(self, span: Span, noun: str, phrase: str, of: Sequence[str], *, written: bool) -> Resolution | None:
        """Return the one person who has the role ``noun``; those who have the whole ``phrase`` first.

        of: the words after "of": "the head of | the port", which the role has to share as far as it tells
        written: whether the phrase is all in small letters and has nothing after its noun: then the noun is enough
        """
        holders = [one for one in self.holders.get(noun, []) if not self._is_here(span, one[0])]
        capitals = [word for word in of if word[:1].isupper()]
        if capitals:
            holders = [(entity, role) for entity, role in holders if _same_body(capitals, role)]
        holders = [(entity, role) for entity, role in holders if FORMER & set(phrase.split()) <= set(role.split())]
        holders = [(entity, role) for entity, role in holders if LESSER & set(role.split()) <= set(phrase.split())]
        exact = [entity for entity, role in holders if phrase == role or role.endswith(" " + phrase)]
        fitting = exact or [entity for entity, role in holders if phrase == noun or _shares(phrase, noun, role)]
        if not fitting and not capitals and written:
            fitting = [entity for entity, _ in holders]
        unique = [entity for entity in dict.fromkeys(fitting) if entity in self.first]
        if len(unique) == 1:
            return self.called.resolved(self.first[unique[0]], "role", 0.9 if exact else 0.8)
        if len(unique) > 1:
            names = [self.entities[entity].name for entity in unique if entity in self.entities]
            return left_open(names, SpeakerKind.PERSON, 1 / len(unique))
        return None

    def _is_here(self, span: Span, entity: str) -> bool:
        """Return whether all that tells a role of somebody is the source itself, which merely stands beside a name."""
        told = self.entities[entity].roles if entity in self.entities else ()
        return bool(told) and all(span.start <= role.start < span.end for role in told)

    def _joined(self, noun: SourceNoun, lower: Sequence[str], span: Span) -> Resolution | None:
        """Return the names that "the two ministers" or "both women" stands for: as many, joined, last before it."""
        count = next((NUMBERED[word] for word in lower[:3] if word in NUMBERED), 0)
        if not count or (lower[0] not in POINTING) or noun.kind not in ("person", "group"):
            return None
        run: list[Name] = []
        best: list[Name] = []
        for name in self.names:
            if name.start >= span.start:
                break
            if name.type is not NameType.PERSON:
                continue
            if run and not _joins(self.text[run[-1].end : name.start]):
                run = []
            run.append(name)
            if len(run) == count and len({one.entity for one in run}) == count and self._all_are(run, noun):
                best = list(run)
        if not best:
            return None
        whole = Span(start=best[0].start, end=best[-1].end)
        return by_words(self.text, whole, SpeakerKind.GROUP, None, reason="names joined", confidence=0.8)

    def _all_are(self, run: Sequence[Name], noun: SourceNoun) -> bool:
        """Return whether all of ``run`` are known by ``noun``, or it says no more than that they are people."""
        if noun.noun in ("man", "woman", "people", "person"):
            return True
        held = {entity for entity, _ in self.holders.get(noun.noun, ())}
        return all(name.entity in held for name in run)


def _joins(between: str) -> bool:
    """Return whether what stands between two names joins them: "and", a comma, a role before the second."""
    words = between.replace(",", " , ").split()
    return bool(words) and len(words) <= 8 and words[0] in (",", "and") and ("and" in words or len(words) == 1)


def _shares(phrase: str, noun: str, role: str) -> bool:
    """Return whether what ``phrase`` says beside its noun stands in ``role`` too: "the Istmar mayor"."""
    said = set(phrase.split()) - {noun}
    return said <= set(role.replace("(", " ").replace(")", " ").split())


def _same_body(words: Sequence[str], role: str) -> bool:
    """Return whether the body ``words`` name can be the one in ``role``: a word of it, its initials, or none told."""
    _, of, body = role.partition(" of ")
    if not of:
        return True
    inner = body.replace("(", " ").replace(")", " ").split()
    initials = "".join(word[0] for word in inner if len(word) > 3)
    return any(word.lower() in inner or (word.isupper() and word.lower() == initials) for word in words)
