"""Speakers: whose words they are, by the fullest name the article gives.

A source in the text is a name, a pronoun, a role ("the minister") or a description ("two officials"). Names and roles
lead to an entity of the article; pronouns to the last one who can be meant; where two people can be meant, both stay
candidates and nobody is named.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.mark.roster import BREAKS, FEMALE, MALE, bodies_of, genders_of, holders_of
from sayso.mark.source import source_nouns
from sayso.mark.token import TOKEN
from sayso.records import Article, Entity, Name, Span, Speaker
from sayso.vocabulary import Anonymity, NameType, SpeakerKind

PLURAL = frozenset("they them their theirs themselves we us our".split())
THING = frozenset("it its itself".split())
FIRST = frozenset("i me my we us our myself".split())
PRONOUNS = MALE & {"he", "him", "his", "himself"} | FEMALE & {"she", "her", "hers", "herself"} | PLURAL | THING | FIRST
OPENERS = frozenset(
    "a an one two three four five some several many another other most few both unnamed "
    "anonymous multiple various".split()
)
WINDOW = 900
"""Code points a pronoun looks back over for the people it can mean: about a paragraph and a half."""
SENTENCE_END = re.compile(r"[.!?][”\"’')]*\s|\n")
KINDS = {
    NameType.PERSON: SpeakerKind.PERSON,
    NameType.ORG: SpeakerKind.ORGANISATION,
    NameType.FAC: SpeakerKind.ORGANISATION,
    NameType.GPE: SpeakerKind.GOVERNMENT,
    NameType.LOC: SpeakerKind.GOVERNMENT,
    NameType.NORP: SpeakerKind.GROUP,
    NameType.DOC: SpeakerKind.DOCUMENT,
    NameType.EVENT: SpeakerKind.GROUP,
}


class Cast:
    """The people and institutions of one article, ready to be asked who is meant at a place."""

    def __init__(self, article: Article, names: Sequence[Name], entities: Sequence[Entity]) -> None:
        self.text = article.text
        self.authors = article.authors
        self.names = sorted(names, key=lambda name: (name.start, name.end))
        self.starts = [name.start for name in self.names]
        self.entities = {entity.id: entity for entity in entities}
        self.people = [name for name in self.names if name.type is NameType.PERSON]
        self.people_starts = [name.start for name in self.people]
        self.fullest: dict[str, Name] = {}
        for name in self.names:
            if name.entity is not None and name.text == self._full(name):
                self.fullest.setdefault(name.entity, name)
        self.genders = genders_of(self.text, self.people, entities)
        self.bodies = bodies_of(self.names, self._full)
        self.by_role = holders_of(entities)
        self.last: Speaker | None = None
        self.last_at = -1

    def identify(self, source: Span | None, referent: Span | None, at: int) -> Speaker | None:
        """Return who is meant by ``source``, or by ``referent`` where the source is "who" or unspoken.

        at: code point from which to look back
        """
        span = referent or source
        if span is None:
            return None
        words = [match.group() for match in TOKEN.finditer(self.text, span.start, span.end)]
        if not words:
            return None
        head = words[0].lower().replace("’", "'").split("'")[0]
        if len(words) == 1 and head in ("this", "that", "these", "those", "there", "which", "who"):
            return None
        if len(words) <= 2 and head in PRONOUNS and (len(words) == 1 or words[1] in ("'s", "’s")):
            return self._pronoun(head, span.start)
        return self._named(span) or self._described(span)

    def remember(self, speaker: Speaker | None, at: int) -> None:
        """Take note of the last one who spoke in running text."""
        if speaker is not None and (speaker.name is not None or speaker.candidates):
            self.last, self.last_at = speaker, at

    # Names -----------------------------------------------------------------------------------------------------------

    def _named(self, span: Span) -> Speaker | None:
        """Return the speaker a name inside the source gives, unless the name only describes who speaks."""
        inside = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        inside = [name for name in inside if name.end <= span.end + 1]
        for name in inside:
            if name.type is NameType.PERSON and self._heads(span, name):
                self._learn_role(span, name)
                return self._speaker(name)
        for name in inside:
            if name.type is not NameType.PERSON and self._heads(span, name, last=True):
                return self._speaker(name)
        return None

    def _learn_role(self, span: Span, name: Name) -> None:
        """Remember the role a source phrase gives beside the name, for "the chairman of the port" later on."""
        outside = f"{self.text[span.start : name.start]} , {self.text[name.end : span.end]}"
        for part in outside.lower().split(","):
            words = part.split()
            cut = next((at for at, word in enumerate(words) if word in BREAKS), len(words))
            noun = next((source_nouns()[word] for word in reversed(words[:cut]) if word in source_nouns()), None)
            if noun is not None and noun.kind == "person" and name.entity is not None:
                role = (name.entity, " ".join(word for word in words if word not in ("the", "a", "an")))
                if role not in self.by_role.setdefault(noun.noun, []):
                    self.by_role[noun.noun].append(role)

    def _heads(self, span: Span, name: Name, *, last: bool = False) -> bool:
        """Return whether ``name`` is what the source phrase is about, and no part of a description."""
        after = self.text[name.end : name.end + 2]
        if after in ("'s", "’s") and name.end + 2 < span.end:
            return False
        before = self.text[span.start : name.start]
        since = before.rpartition(",")[2].lower().split()
        if not last and "of" in since and "for" not in since and since[0] not in OPENERS:
            # "the head of the Port Authority Jan Rell": the name that follows another one ends the phrase.
            place = max(at for at, word in enumerate(since) if word == "of")
            between = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, name.start)]
            roles = any(word in source_nouns() and source_nouns()[word].kind == "person" for word in since[place:])
            written = before.rpartition(",")[2].split()[place + 1 :]
            body = all(word[:1].isupper() or word in ("the", "and") for word in written) and written
            if (body or any(one.type is not NameType.PERSON for one in between)) and not roles:
                return True
        if any(word in BREAKS for word in since):
            return False
        if not last:
            follow = self.text[name.end : span.end].split(",")[0].split()
            return not follow or follow[0].lower() in BREAKS or not follow[0][:1].isalpha()
        if "," in before:
            return False
        rest = self.text[name.end : span.end].split(",")[0].split()
        return not rest or rest[0].lower() in BREAKS or not rest[0][:1].isalnum()

    def _speaker(self, name: Name) -> Speaker:
        full = self.fullest.get(name.entity or "", name)
        bare = source_nouns().get(self._full(name).lower())
        if bare is not None and (longer := self._institution(bare.noun)) is not None:
            return longer
        return Speaker(
            name=self._full(name),
            start=full.start,
            end=full.end,
            entity=name.entity,
            kind=KINDS[name.type],
            anonymous=None,
            candidates=(),
        )

    def _full(self, name: Name) -> str:
        entity = self.entities.get(name.entity or "")
        return entity.name if entity else name.text

    # Descriptions ----------------------------------------------------------------------------------------------------

    def _described(self, span: Span) -> Speaker:
        """Return the speaker a description gives: a role that leads to a name, else the words themselves."""
        phrase = self.text[span.start : span.end]
        tokens = [match.group() for match in TOKEN.finditer(self.text, span.start, span.end)]
        lower = [token.lower() for token in tokens]
        cut = next((at for at, word in enumerate(lower) if at and (word in BREAKS or word == ",")), len(lower))
        noun = next(
            (
                source_nouns()[word]
                for at, word in reversed(list(enumerate(lower[:cut])))
                if word in source_nouns() and lower[at + 1 : at + 2] not in (["'s"], ["’s"], ["'"], ["’"])
            ),
            None,
        )
        if noun is None:
            return self._own_words(span, self._guess_kind(tokens[:cut]), None)
        open_set = noun.many or lower[0] in OPENERS
        if noun.kind == "document":
            return self._own_words(span, SpeakerKind.DOCUMENT, None)
        if noun.unnamed is Anonymity.MEDIA and not any(token[:1].isupper() for token in tokens[1:cut]):
            return self._own_words(span, SpeakerKind.ANONYMOUS, Anonymity.MEDIA)
        if noun.kind in ("organisation", "government", "group") and not (noun.kind == "group" and open_set):
            if not open_set and (found := self._institution(noun.noun)) is not None:
                return found
            named = any(token[:1].isupper() for token in tokens[1:cut])
            kind = SpeakerKind(noun.kind)
            unnamed = noun.unnamed if open_set or (noun.kind == "group" and not named) else None
            return self._own_words(span, SpeakerKind.ANONYMOUS if unnamed and open_set else kind, unnamed)
        if not open_set and noun.kind == "person":
            phrase_words = lower[1:] if lower[0] in ("the", "this", "that") else lower
            found_role = self._role(
                noun.noun, " ".join(phrase_words[: cut - 1] if cut < len(lower) else phrase_words), tokens[cut + 1 :]
            )
            if found_role is None and cut == len(lower) and lower[0] == "the" and len(lower) <= 3:
                found_role = self._at_hand(span.start)
            if found_role is not None:
                return found_role
        if phrase[:1].isupper() and noun.unnamed is None:
            return self._own_words(span, SpeakerKind(noun.kind), None)
        return self._own_words(span, SpeakerKind.ANONYMOUS, noun.unnamed or Anonymity.UNNAMED)

    def _own_words(self, span: Span, kind: SpeakerKind, anonymous: Anonymity | None) -> Speaker:
        end = span.end
        for stop in (",", " who ", " which "):
            place = self.text.find(stop, span.start, end)
            if place > span.start:
                end = place
        return Speaker(
            name=self.text[span.start : end],
            start=span.start,
            end=end,
            entity=None,
            kind=kind,
            anonymous=anonymous,
            candidates=(),
        )

    def _guess_kind(self, tokens: Sequence[str]) -> SpeakerKind:
        """Return the kind of a source that no list knows: capitalised words are a person, others a group."""
        if tokens and all(token[:1].isupper() or not token[:1].isalpha() for token in tokens):
            return SpeakerKind.PERSON if len(tokens) <= 3 else SpeakerKind.ORGANISATION
        return SpeakerKind.GROUP

    def _institution(self, noun: str) -> Speaker | None:
        """Return the one organisation of the article whose longer name holds ``noun``: "the ministry", "the party"."""
        known = self.bodies.get(noun, {})
        if len(known) == 1:
            return self._speaker(next(iter(known.values())))
        return None

    def _role(self, noun: str, phrase: str, of: Sequence[str]) -> Speaker | None:
        """Return the one person who has the role ``noun``; those who have the whole ``phrase`` first.

        of: the words after "of": "the head of | the port", which the role has to share as far as it tells
        """
        holders = self.by_role.get(noun, ())
        capitals = [word for word in of if word[:1].isupper()]
        if capitals:
            holders = [(entity, role) for entity, role in holders if _same_body(capitals, role)]
        exact = [entity for entity, role in holders if phrase == role or role.endswith(" " + phrase)]
        unique = list(dict.fromkeys(exact or [entity for entity, _ in holders]))
        if len(unique) == 1:
            name = self.fullest.get(unique[0])
            return self._speaker(name) if name else None
        return self._open(unique) if len(unique) > 1 else None

    def _at_hand(self, at: int) -> Speaker | None:
        """Return whom a bare "the official" means: the last to speak, else the only one sentences begin with."""
        if self.last is not None and self._single(self.last) and self._apart(self.last_at, at):
            return self.last
        first = bisect_left(self.people_starts, at - WINDOW)
        last = bisect_left(self.people_starts, at)
        leading = [
            name for name in self.people[first:last] if self._begins_sentence(name) and self._apart(name.start, at)
        ]
        if len({name.entity for name in leading}) == 1:
            return self._speaker(leading[-1])
        return None

    def _apart(self, before: int, at: int) -> bool:
        """Return whether ``at`` stands in a later sentence than ``before``, and not far from it."""
        if before < 0 or at - before > 2 * WINDOW:
            return False
        return SENTENCE_END.search(self.text, before, at) is not None

    def _single(self, speaker: Speaker | None) -> bool:
        """Return whether ``speaker`` is one person, named or not."""
        if speaker is None:
            return False
        if speaker.kind is SpeakerKind.PERSON:
            return True
        words = (speaker.name or "").lower().split()
        return (
            speaker.kind is SpeakerKind.ANONYMOUS
            and bool(words)
            and words[0] in ("the", "a", "an", "one")
            and any(word in source_nouns() and not source_nouns()[word].many for word in words)
        )

    def _open(self, entities: Sequence[str]) -> Speaker:
        candidates = tuple(self.entities[entity].name for entity in entities if entity in self.entities)
        return Speaker(
            name=None,
            start=None,
            end=None,
            entity=None,
            kind=SpeakerKind.PERSON,
            anonymous=None,
            candidates=candidates,
        )

    # Pronouns --------------------------------------------------------------------------------------------------------

    def _pronoun(self, word: str, at: int) -> Speaker | None:
        if word in FIRST and self.authors and word not in ("we", "us", "our"):
            author = self.authors[0]
            return Speaker(
                name=author.name,
                start=author.start,
                end=author.end,
                entity=None,
                kind=SpeakerKind.PERSON,
                anonymous=None,
                candidates=(),
            )
        if word in MALE or word in FEMALE:
            return self._person(word, at)
        if word in THING and (near := self._body_here(at)) is not None:
            return self._speaker(near)
        wanted = (
            {SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.DOCUMENT}
            if word in THING
            else {SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.ANONYMOUS}
        )
        if self.last is not None and self.last.kind in wanted and at - self.last_at < 2 * WINDOW and word not in FIRST:
            return self.last
        return None

    def _body_here(self, at: int) -> Name | None:
        """Return the last organisation named before ``at`` in the same sentence, which "it" then means."""
        place = bisect_left(self.starts, at) - 1
        while place >= 0 and at - self.names[place].start < WINDOW // 3:
            name = self.names[place]
            if ". " in self.text[name.end : at] or "\n" in self.text[name.end : at]:
                return None
            if name.type is NameType.ORG:
                return name
            place -= 1
        return None

    def _person(self, word: str, at: int) -> Speaker | None:
        """Return whom "he" or "she" means: the last speaker unless somebody else has come in, else the only one."""
        gender = "m" if word in MALE else "f"
        recent = self._recent(gender, at)
        if self.last is not None and self._single(self.last) and at - self.last_at < 2 * WINDOW:
            speaking = self.last.entity
            fits = self.last.name is None or speaking is None or self.genders.get(speaking, gender) == gender
            newer = [
                name
                for name in recent
                if name.entity != speaking and name.start > self.last_at and self._begins_sentence(name)
            ]
            if fits and not newer:
                return self.last
        order = list(dict.fromkeys(name.entity for name in recent if name.entity is not None))
        if not order:
            return None
        if len(order) == 1:
            return self._speaker(next(name for name in recent if name.entity == order[0]))
        known = [entity for entity in order if self.genders.get(entity) == gender]
        if len(known) == 1 and len(order) == 2:
            return self._speaker(next(name for name in recent if name.entity == known[0]))
        return self._open(order)

    def _recent(self, gender: str, at: int) -> list[Name]:
        first = bisect_left(self.people_starts, at - WINDOW)
        last = bisect_right(self.people_starts, at - 1)
        return [name for name in self.people[first:last] if self.genders.get(name.entity or "", gender) == gender][-12:]

    def _surely_person(self, name: Name) -> bool:
        """Return whether more than a capital says that ``name`` is a person's: a second word, a role, a title."""
        entity = self.entities.get(name.entity or "")
        return " " in self._full(name) or bool(entity and entity.roles) or name.entity in self.genders

    def _begins_sentence(self, name: Name) -> bool:
        before = self.text[max(0, name.start - 30) : name.start].rstrip()
        return not before or before[-1] in '.!?\n”"' or "\n" in self.text[max(0, name.start - 30) : name.start]


def _same_body(words: Sequence[str], role: str) -> bool:
    """Return whether the body ``words`` name can be the one in ``role``: a word of it, its initials, or none told."""
    _, of, body = role.partition(" of ")
    if not of:
        return True
    inner = body.replace("(", " ").replace(")", " ").split()
    initials = "".join(word[0] for word in inner if len(word) > 3)
    return any(word.lower() in inner or (word.isupper() and word.lower() == initials) for word in words)
