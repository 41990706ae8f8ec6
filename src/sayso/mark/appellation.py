"""Appellations: the names inside a source, and which of them is the name of who speaks.

"Orr's spokesman Ivo Brandt", "the head of the port, Mara Orr", "a poll for the Courier": the tree of the phrase says
which name stands for it; where it does not, its words do.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sayso.mark.naming import known_names
from sayso.mark.parse import Parse
from sayso.mark.resolution import KINDS, Resolution, by_name, by_words
from sayso.mark.roster import BREAKS, OPENERS, bodies_of, given_names, title_before
from sayso.mark.sign import sign_beside
from sayso.mark.source import source_nouns
from sayso.mark.title import titles
from sayso.records import Entity, Name, Span
from sayso.vocabulary import NameType, SpeakerKind

ASIDE = re.compile(r"\([^)]*\)|\b[A-Z][a-z]{1,4}\.")
"""What stands between joined names without parting them: a note in brackets, a short title."""
JOINING = frozenset("and & ,".split())
JOINED = 5
"""Words that may stand between joined names: "and", a comma, a role in capitals."""
RELATIVE = re.compile(r",?\s(?:who|which|whose|whom)\s|,\s*$")
APPOSED = re.compile(r"(?P<role>[^,]+), (?P<name>[^\W\d_a-z][\w'’-]*(?: [^\W\d_a-z][\w'’-]*){1,3}),?")
"""A role and, after a comma, nothing but two to four words in capitals."""
POSSESSOR = re.compile(r"\s?(?:['’]s|['’])\s+\S")
CALLED = re.compile(
    r"\b(?:identified|introduced|known|described)(?:,? \w+){0,6},? as\s+$|\b(?:named|called|by the name of)\s+$",
    re.IGNORECASE,
)
"""What stands before the name of one who is brought in by other words: "a woman later identified as *Mara Orr*"."""
STEM = 4
"""Letters at least that the name of a place and that of its people share."""
PEOPLE = "(?:ans|is|ese)"
"""How English ends the names of peoples."""
QUOTED = re.compile(r"[,.?!…–—-][”\"’'»] $")
"""What stands before the one who says a quotation by word of mouth, as countries do not: "“…,” *Orr* said"."""
SEATED = frozenset("embassy consulate mission delegation".split())
"""Bodies that are called after who sends them and where they sit."""
AMONG = frozenset("including like such".split())


class Appellations:
    """The names of one article, ready to be asked which of them a source phrase gives."""

    def __init__(
        self,
        text: str,
        parse: Parse,
        names: Sequence[Name],
        entities: Mapping[str, Entity],
        genders: Mapping[str, str],
        holders: dict[str, list[tuple[str, str]]],
    ) -> None:
        self.text = text
        self.parse = parse
        self.names = names
        self.starts = [name.start for name in names]
        self.entities = entities
        self.genders = genders
        self.by_role = holders
        self.bodies = bodies_of(names, self.full)
        self.fullest: dict[str, Name] = {}
        self._spelled: dict[str | None, Span | None] = {}
        self._people: dict[str, bool] = {}
        for name in names:
            if name.entity is not None and name.text == self.full(name):
                self.fullest.setdefault(name.entity, name)

    def of(self, span: Span) -> Resolution | None:
        """Return the speaker a name inside the source gives, unless the name only describes who speaks."""
        inside = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        inside = [name for name in inside if name.end <= span.end + 1]
        if inside and (joined := self._joined(span, inside)) is not None:
            return joined
        for name in inside:
            if name.type is NameType.PERSON and CALLED.search(self.text, span.start, name.start):
                return self.resolved(name, "apposition", 0.9)
            if name.type is NameType.PERSON and self._heads(span, name):
                self._learn_role(span, name)
                alone = not self.text[span.start : name.start].islower() and "," not in self.text[name.end : span.end]
                return self.resolved(name, "own name" if alone else "apposition", 0.97 if alone else 0.95)
        if (apposed := self._apposed(span, inside)) is not None:
            return apposed
        for name in inside:
            if self.full(name).split()[-1].lower() in BREAKS:
                continue  # cut off: "the Embassy of"
            if name.type is not NameType.PERSON and self._heads(span, name, last=True):
                if name.type is NameType.NORP and self.text[span.start : name.start].strip():
                    return None  # "many Istmarians", "two Istmarians": not all that the name means
                return self.resolved(name, "own name", 0.93)
        return None

    def _apposed(self, span: Span, inside: Sequence[Name]) -> Resolution | None:
        """Return the person whose name ends a source after a role: "the head of the Guild, Rufus Denn".

        The role says that it is a person, whatever the name was read as.
        """
        match = APPOSED.fullmatch(self.text, span.start, span.end)
        if match is None:
            return None
        head = self.parse.top(span.start, match.end("role"))
        noun = source_nouns().get(self.parse.lower[head]) if head is not None else None
        words = match["name"].lower().split()
        if noun is None or noun.kind != "person" or noun.many:
            return None
        own = Span(start=match.start("name"), end=match.end("name"))
        for name in inside:
            if own.start <= name.start and name.end == own.end and name.type is NameType.PERSON:
                self._learn_role(span, name)
                return self.resolved(name, "apposition", 0.95)
        if any(word in source_nouns() for word in words):
            return None
        return by_words(self.text, own, SpeakerKind.PERSON, None, reason="apposition", confidence=0.8)

    def resolved(self, name: Name, reason: str, confidence: float) -> Resolution:
        """Return the speaker ``name`` stands for; a bare common noun in capitals leads to the longer name it is in."""
        if name.type is NameType.PERSON and " " not in name.text:
            name = self._namesake(self._longer(name))
        full = self.full(name)
        if full.split()[-1].lower() in BREAKS:
            return self._mended(name)
        if (whole := self._whole_body(name)) is not None:
            return by_name(whole, self.full(whole), whole, reason=reason, confidence=confidence)
        bare = source_nouns().get(full.lower())
        if bare is not None and (longer := self.institution(bare.noun)) is not None:
            return longer
        found = by_name(name, full, self.fullest.get(name.entity or "", name), reason=reason, confidence=confidence)
        if name.type is NameType.ORG and (spelled := self._spelled_out(name)) is not None:
            named = self.text[spelled.start : spelled.end]
            found = replace(found, speaker=replace(found.speaker, name=named, start=spelled.start, end=spelled.end))
        found = self._with_article(found)
        if name.type is NameType.PERSON and (self._peoples(full) or self._is_faint(name)):
            found = replace(found, speaker=replace(found.speaker, kind=SpeakerKind.GOVERNMENT))
        return found

    def _with_article(self, found: Resolution) -> Resolution:
        """Return a name in small letters with the article before it, as own words have it: "the ministry of Kolm"."""
        name, start = found.speaker.name or "", found.speaker.start or 0
        if not name[:1].islower() or self.text[max(0, start - 4) : start].casefold() != "the ":
            return found
        whole = self.text[start - 4 : start] + name
        return replace(found, speaker=replace(found.speaker, name=whole, start=start - 4))

    def _peoples(self, full: str) -> bool:
        """Return whether a people of the article is called after a name of one word: "Kolmar", "the Kolmarians"."""
        stem = full[:-1]
        if " " in full or len(stem) < STEM:
            return False
        known = self._people.get(full)
        if known is None:
            peoples = re.finditer(rf"\b{re.escape(stem)}\w{{0,3}}{PEOPLE}\b", self.text)
            known = self._people[full] = any(people.group() != full for people in peoples)
        return known

    def _is_faint(self, name: Name) -> bool:
        """Return whether a person's name of one word may as well be a country's that no list knows.

        The press brings people in by more than one word, by a title or a role; so whatever its letters suggest, a
        word that nothing else in the article tells to be a person's is taken for a party's.
        """
        full = self.full(name)
        if " " in full or not full.isalpha() or full.isupper() or full in known_names() or full in given_names():
            return False
        entity = self.entities.get(name.entity or "")
        if entity is not None and (entity.roles or name.entity in self.genders):
            return False
        mentions = [one for one in self.names if one.entity == name.entity] if name.entity else [name]
        before = [self.text[max(0, one.start - 4) : one.start].casefold() for one in mentions]
        if any(word == "the " or QUOTED.search(word) for word in before) or any(
            title_before(self.text, one.start) for one in mentions
        ):
            return False
        return all(sign_beside(self.parse, one.start, one.end) is not NameType.PERSON for one in mentions)

    def _whole_body(self, name: Name) -> Name | None:
        """Return the one body whose name goes on where this one ends: "Ministry of Ports | of the Republic of Kolm"."""
        if name.type not in (NameType.ORG, NameType.FAC) or name.entity is None:
            return None
        full = self.full(name).casefold()
        others = {
            other.entity: other
            for other in self.fullest.values()
            if other.type is name.type and other.text.casefold().startswith((f"{full} of ", f"{full} in "))
        }
        return next(iter(others.values())) if len(others) == 1 and len(full.split()) > 1 else None

    def _spelled_out(self, name: Name) -> Span | None:
        """Return the words of a body that was read in halves: "the Dorvik | Press Agency", "Embassy of Kolm | in Tarn".

        Once spelled out, it goes by all its words wherever it speaks.
        """
        mentions = [one for one in self.names if one.entity == name.entity] if name.entity else [name]
        if name.entity not in self._spelled:
            wholes = [whole for one in mentions if (whole := self._with_halves(one)) is not None]
            self._spelled[name.entity] = wholes[0] if wholes else None
        return self._spelled[name.entity]

    def _with_halves(self, name: Name) -> Span | None:
        parse = self.parse
        words = parse.within(name.start, name.end)
        if not words:
            return None
        first = words.start
        while first > 0 and parse.words[first - 1].head in range(first, words.stop) and self._is_half(first - 1, words):
            first -= 1
        end = name.end
        if parse.lower[words.start] in SEATED:
            after = self.names[bisect_left(self.starts, name.end) :][:1]
            place = after[0] if after and after[0].type in (NameType.GPE, NameType.LOC) else None
            if place is not None and self.text[name.end : place.start] in (" in ", " to ", " to the ", " in the "):
                end = place.end
        whole = Span(start=parse.starts[first], end=end)
        return None if (whole.start, whole.end) == (name.start, name.end) else whole

    def _is_half(self, word: int, name: range) -> bool:
        """Return whether a word before a body's name is part of it: a capital that the tree hangs on it."""
        form, tag = self.parse.forms[word], self.parse.words[word]
        plain = tag.relation in ("compound", "flat", "amod") and tag.upos == "PROPN" and form[:1].isupper()
        return plain and form.isalpha() and not form.isupper() and self.parse.lower[word] not in titles()

    def _mended(self, name: Name) -> Resolution:
        """Return a body whose name was cut off after "of", with the name that follows: "Embassy of | Kolm"."""
        at = self.fullest.get(name.entity or "", name)
        follow = next((one for one in self.names if at.end < one.start <= at.end + len(" the ")), None)
        whole = Span(start=at.start, end=follow.end if follow is not None else at.end)
        return by_words(self.text, whole, KINDS[name.type], None, reason="own name", confidence=0.8)

    def institution(self, noun: str) -> Resolution | None:
        """Return the one organisation of the article whose longer name holds ``noun``: "the ministry", "the party"."""
        known = self.bodies.get(noun, {})
        if len(known) == 1:
            return self.resolved(next(iter(known.values())), "institution", 0.8)
        return None

    def body(self, word: str) -> Resolution | None:
        """Return the one body that goes by a word in capitals, alone or as its last: "the Guard" of Lanmere."""
        found: dict[str | None, Name] = {}
        for name in self.names:
            if name.type is NameType.ORG and self.full(name).split()[-1] == word:
                found.setdefault(name.entity, name)
        return self.resolved(next(iter(found.values())), "institution", 0.85) if len(found) == 1 else None

    def full(self, name: Name) -> str:
        """Return the fullest form of a name."""
        entity = self.entities.get(name.entity or "")
        return entity.name if entity else name.text

    def _longer(self, name: Name) -> Name:
        """Return the only longer name of a person that begins or ends with a name of one word: "Zhou", "Zhou Wen"."""
        if self.full(name) != name.text:
            return name
        word = name.text.casefold()
        others = {
            other.entity: other
            for other in self.fullest.values()
            if other.type is NameType.PERSON and " " in other.text and word in _ends_of(other.text)
        }
        return next(iter(others.values())) if len(others) == 1 else name

    def _namesake(self, name: Name) -> Name:
        """Return a name of the one person of the same surname whom the title before ``name`` fits: "Mrs. Orr"."""
        gender = title_before(self.text, name.start)
        if not gender or self.genders.get(name.entity or "", gender) == gender:
            return name
        surname = name.text.casefold()
        others = [
            other
            for other in self.fullest.values()
            if other.type is NameType.PERSON
            and other.text.casefold().endswith(" " + surname)
            and self.genders.get(other.entity or "", gender) == gender
        ]
        return others[0] if len(others) == 1 else replace(name, entity=None)

    def _joined(self, span: Span, inside: Sequence[Name]) -> Resolution | None:
        """Return the source as a group where it joins several: "Mara Orr and Tomas Kell", "Orr and two ministers"."""
        if not self._several(span, inside):
            return None
        stop = RELATIVE.search(self.text, span.start, span.end)
        end = stop.start() if stop else span.end
        own = Span(start=span.start, end=end)
        return by_words(self.text, own, SpeakerKind.GROUP, None, reason="names joined", confidence=0.85)

    def _several(self, span: Span, inside: Sequence[Name]) -> bool:
        """Return whether a source joins several who speak: by its words, or by a coordination of its head."""
        people = [name for name in inside if name.type is NameType.PERSON]
        for one, other in pairwise(people):
            if POSSESSOR.match(self.text, other.end, span.end):
                continue
            between = ASIDE.sub(" ", self.text[one.end : other.start]).replace(",", " , ").split()
            if between[:1] == ["'s"] or between[:1] == ["’s"]:
                between = between[1:]
            joined = between[0] in JOINING if between else False
            if joined and all(word in JOINING or word[:1].isupper() for word in between) and len(between) <= JOINED:
                if between != [","] or not any(word.islower() for word in self.text[span.start : one.start].split()):
                    return between[0] != "," or len(between) == 1 or "and" in between
        parse = self.parse
        head = parse.top(span.start, span.end)
        if head is None:
            return False
        named = any(name.start <= parse.starts[head] < name.end for name in inside)
        for other_head in parse.every(head, "conj"):
            joined = parse.child(other_head, "cc") is not None and parse.starts[other_head] < span.end
            if joined and (named and self._described(head, other_head, inside)):
                continue
            if joined and (named or any(name.start <= parse.starts[other_head] < name.end for name in inside)):
                return True
        return False

    def _described(self, head: int, other: int, inside: Sequence[Name]) -> bool:
        """Return whether what is joined to a name only describes it: "Mara Orr, *baker and head of the Guild*"."""
        parse = self.parse
        if any(name.start <= parse.starts[other] < name.end for name in inside if name.type is NameType.PERSON):
            return False
        if parse.child(head, "appos") is not None and parse.lower[parse.child(other, "det") or other] in ("a", "an"):
            return True  # "Mara Orr, head of the Guild, and a baker who …"
        cc = parse.child(other, "cc")
        commas = [number for number in range(head, cc or other) if parse.forms[number] == ","]
        return bool(commas) and commas[-1] + 1 != cc

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
        if (told := self._told_by_tree(span, name)) is not None:
            return told
        if POSSESSOR.match(self.text, name.end, span.end):
            return False
        before = self.text[span.start : name.start]
        if before.count("(") > before.count(")"):
            return False  # "one of his rivals (Orr or Kell)"
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
        if any(word in BREAKS or word in AMONG for word in since):
            return False
        if not last:
            follow = self.text[name.end : span.end].split(",")[0].split()
            return not follow or follow[0].lower() in BREAKS or not follow[0][:1].isalpha()
        if "," in before:
            return False
        rest = self.text[name.end : span.end].split(",")[0].split()
        return not rest or rest[0].lower() in BREAKS or not rest[0][:1].isalnum()

    def _told_by_tree(self, span: Span, name: Name) -> bool | None:
        """Return whether the tree has ``name`` beside the noun the phrase is built on; None where it does not say."""
        parse = self.parse
        head, own = parse.top(span.start, span.end), parse.top(name.start, name.end)
        if head is None or own is None or head == own or parse.words[head].upos != "NOUN":
            return None
        relation = parse.words[own].relation.split(":")[0]
        if name.start <= parse.starts[head] < name.end:
            return None
        if parse.starts[head] > name.start:
            return False if relation in ("compound", "amod", "nmod") else None
        path = [own]
        for above in parse.above(own):
            if above == head:
                relations = {parse.words[at].relation.split(":")[0] for at in path}
                return False if relations & {"nmod", "obl", "acl"} else True if relations <= {"appos", "flat"} else None
            path.append(above)
        return None


def _ends_of(name: str) -> tuple[str, str]:
    words = name.casefold().split()
    return words[0], words[-1]
