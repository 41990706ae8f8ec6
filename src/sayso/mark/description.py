"""Descriptions: sources without a name ("the mayor", "two officials", "the draft law") and whom they lead to.

A role leads to the one person who holds it, a body to the one organisation whose longer name holds its noun, "the two
ministers" to the names joined before; whatever leads nowhere keeps its own words, and, unnamed, says what it is.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from sayso.mark.parse import Parse
from sayso.mark.resolution import Resolution, by_words, left_open
from sayso.mark.roster import BREAKS
from sayso.mark.source import SourceNoun, source_nouns
from sayso.mark.token import TOKEN
from sayso.records import Entity, Name, Span
from sayso.vocabulary import Anonymity, NameType, SpeakerKind

OPENERS = frozenset(
    "a an one two three four five six seven eight nine ten some several many another other most few both half unnamed "
    "anonymous multiple various numerous dozens hundreds thousands more".split()
)
POINTING = frozenset("the this that these those both".split())
NUMBERED = {"both": 2, "two": 2, "three": 3, "four": 4, "pair": 2, "duo": 2, "trio": 3}
"""Words that say how many people a definite group is."""
SHARE = re.compile(r"(?:\d|percent|per cent|half|majority|in ten\b|in 10\b)")
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
STOPS = (",", " who ", " which ", " —", " –", " (")
SHORT = 4
"""Words a description has at most that may mean whoever is in view; a longer one says whom it means."""


class Descriptions:
    """Resolves the sources of one article that are no names and no pronouns."""

    def __init__(
        self,
        text: str,
        parse: Parse,
        names: Sequence[Name],
        entities: Mapping[str, Entity],
        holders: Mapping[str, list[tuple[str, str]]],
        bodies: Mapping[str, Mapping[str, Name]],
        named: Callable[[Name, str, float], Resolution],
    ) -> None:
        self.text = text
        self.parse = parse
        self.names = names
        self.entities = entities
        self.holders = holders
        self.bodies = bodies
        self.named = named
        self.first: dict[str, Name] = {}
        for name in names:
            if name.entity is not None:
                self.first.setdefault(name.entity, name)

    def of(self, span: Span) -> tuple[Resolution, SourceNoun | None]:
        """Return whom the description at ``span`` leads to, or its own words, and the noun it is made of."""
        tokens = [match.group() for match in TOKEN.finditer(self.text, span.start, span.end)]
        lower = [token.lower() for token in tokens]
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
            return source_nouns()[self.parse.lower[head]]
        for at in range(min(cut, len(lower)) - 1, -1, -1):
            if lower[at] in source_nouns() and (at + 1 >= len(lower) or lower[at + 1] not in POSSESSIVE):
                return source_nouns()[lower[at]]
        return None

    def _unlisted(self, span: Span, tokens: Sequence[str], lower: Sequence[str], cut: int) -> Resolution:
        """Return the own words of a source that no list knows: capitalised words are a person's, others a group's."""
        words = tokens[:cut]
        kind = SpeakerKind.GROUP
        if SHARE.search(" ".join(lower[:cut])) is None and lower[0] not in POINTING:
            if all(token[:1].isupper() or not token[:1].isalpha() for token in words):
                kind = SpeakerKind.PERSON if len(words) <= 3 else SpeakerKind.ORGANISATION
        return self._own_words(span, kind, None)

    def _one_person(
        self, span: Span, noun: SourceNoun, tokens: Sequence[str], lower: Sequence[str], cut: int
    ) -> Resolution:
        words = lower[1:cut] if lower[0] in POINTING else lower[:cut]
        role = self._role(noun.noun, " ".join(words), tokens[cut + 1 :]) if lower[0] in POINTING else None
        if role is not None:
            return role
        if tokens[0][:1].isupper() and lower[0] not in POINTING | OPENERS and noun.unnamed is None:
            return self._own_words(span, SpeakerKind.PERSON, None)
        return self._own_words(span, SpeakerKind.ANONYMOUS, noun.unnamed or Anonymity.UNNAMED)

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
        if single and (body := self.institution(noun.noun)) is not None:
            return body
        return self._own_words(span, SpeakerKind(noun.kind), None)

    def _own_words(self, span: Span, kind: SpeakerKind, anonymous: Anonymity | None) -> Resolution:
        end = span.end
        for stop in STOPS:
            place = self.text.find(stop, span.start, end)
            if place > span.start:
                end = place
        own = Span(start=span.start, end=end)
        return by_words(self.text, own, kind, anonymous, reason="own words", confidence=0.9)

    def institution(self, noun: str) -> Resolution | None:
        """Return the one organisation of the article whose longer name holds ``noun``: "the ministry", "the party"."""
        known = self.bodies.get(noun, {})
        if len(known) == 1:
            return self.named(next(iter(known.values())), "institution", 0.8)
        return None

    def _role(self, noun: str, phrase: str, of: Sequence[str]) -> Resolution | None:
        """Return the one person who has the role ``noun``; those who have the whole ``phrase`` first.

        of: the words after "of": "the head of | the port", which the role has to share as far as it tells
        """
        holders = self.holders.get(noun, [])
        capitals = [word for word in of if word[:1].isupper()]
        if capitals:
            holders = [(entity, role) for entity, role in holders if _same_body(capitals, role)]
        exact = [entity for entity, role in holders if phrase == role or role.endswith(" " + phrase)]
        fitting = exact or [entity for entity, role in holders if phrase == noun or _shares(phrase, noun, role)]
        unique = [entity for entity in dict.fromkeys(fitting) if entity in self.first]
        if len(unique) == 1:
            return self.named(self.first[unique[0]], "role", 0.9 if exact else 0.8)
        if len(unique) > 1:
            names = [self.entities[entity].name for entity in unique if entity in self.entities]
            return left_open(names, SpeakerKind.PERSON, 1 / len(unique))
        return None

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
            if len(run) == count and len({one.entity for one in run}) == count:
                best = list(run)
        if not best:
            return None
        whole = Span(start=best[0].start, end=best[-1].end)
        return by_words(self.text, whole, SpeakerKind.GROUP, None, reason="names joined", confidence=0.8)


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
