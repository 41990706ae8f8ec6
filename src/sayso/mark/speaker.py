"""Speakers: whose words they are, by the fullest name the article gives.

A source in the text is a name, a pronoun, a role ("the minister") or a description ("two officials"). Names and roles
lead to an entity of the article; pronouns to the last one who can be meant; where two people can be meant, both stay
candidates and nobody is named.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.mark.description import OPENERS, POINTING, Descriptions
from sayso.mark.parse import Parse
from sayso.mark.quotation import find_quotations
from sayso.mark.resolution import Resolution, by_name, by_words
from sayso.mark.roster import BREAKS, bodies_of, genders_of, holders_of
from sayso.mark.scene import OTHER, SUBJECT, Scene, Sighting, share_of
from sayso.mark.sentence import stretches
from sayso.mark.source import SourceNoun, source_nouns
from sayso.mark.token import TOKEN
from sayso.protocols import Signals
from sayso.records import Article, Entity, Name, Span, Speaker
from sayso.vocabulary import NameType, SpeakerKind

FIRST = frozenset("i me my we us our myself ourselves mine ours".split())
SORTS = {
    **dict.fromkeys("he him his himself".split(), "m"),
    **dict.fromkeys("she her hers herself".split(), "f"),
    **dict.fromkeys("they them their theirs themselves".split(), "plural"),
    **dict.fromkeys("it its itself".split(), "thing"),
}
"""What a pronoun agrees with."""
ASIDE = re.compile(r"\([^)]*\)|\b[A-Z][a-z]{1,4}\.")
"""What stands between joined names without parting them: a note in brackets, a short title."""
JOINING = frozenset("and & ,".split())
JOINED = 5
"""Words that may stand between joined names: "and", a comma, a role in capitals."""
RELATIVE = re.compile(r",?\s(?:who|which|whose|whom)\s|,\s*$")
POSSESSOR = re.compile(r"\s?(?:['’]s|['’])\s+\S")
AMONG = frozenset("including like such".split())
EMPTY = frozenset(
    "this that these those there which who whom what whoever anyone everyone someone nobody you your one".split()
)
ANY_PERSON = frozenset(("m", "f"))
PLAIN, VAGUE = 0.9, 0.45
"""Factors for one who is described, against one who is named: newly brought in, or meant to be known already."""
POINTED = 0.5
"""Confidence of the encoder from which its link alone leads a description to a name."""
GENERAL = frozenset("official politician man woman spokesman spokeswoman spokesperson".split())
"""Nouns of persons that say so little that whoever is known by another role may be meant by them."""
SHORT = 3
"""Words a description has at most that may mean whoever is in view; a longer one says whom it means."""
CLEARLY = 0.75
"""Share of the weight that whoever a bare "the farmer" means must have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Something in the running text that brings somebody into view, at its place."""

    span: Span
    name: Name | None
    sort: str


class Cast:
    """The people and institutions of one article, ready to be asked who is meant at a place, in text order."""

    def __init__(
        self, article: Article, names: Sequence[Name], entities: Sequence[Entity], parse: Parse, signals: Signals
    ) -> None:
        self.text = article.text
        self.authors = article.authors
        self.parse = parse
        self.signals = signals
        self.names = sorted(names, key=lambda name: (name.start, name.end))
        self.starts = [name.start for name in self.names]
        self.entities = {entity.id: entity for entity in entities}
        self.fullest: dict[str, Name] = {}
        for name in self.names:
            if name.entity is not None and name.text == self._full(name):
                self.fullest.setdefault(name.entity, name)
        people = [name for name in self.names if name.type is NameType.PERSON]
        self.genders = genders_of(self.text, people, entities)
        self.by_role = holders_of(entities)
        self.described = Descriptions(
            self.text,
            parse,
            self.names,
            self.entities,
            self.by_role,
            bodies_of(self.names, self._full),
            self._resolved,
        )
        paragraphs = [Span(start=start, end=end) for start, end in stretches(article)]
        quotes = [span for quotation in find_quotations(self.text, paragraphs) for span in quotation.spans]
        self.scene = Scene(self.text, parse, signals, sorted(quotes, key=lambda span: span.start))
        self.links = {link.mention.start: link for link in signals.mentions}
        self._ahead = sorted(self._cues(), key=lambda cue: (cue.span.start, cue.span.end))
        self._entered = 0
        self._last: Resolution | None = None

    @property
    def last(self) -> Speaker | None:
        """Who spoke last in running text."""
        return self._last.speaker if self._last else None

    def identify(self, source: Span | None, referent: Span | None, at: int) -> Speaker | None:
        """Return who is meant by ``source``, or by ``referent`` where the source is "who" or unspoken.

        at: code point from which to look back
        """
        found = self.resolve(source, referent, at)
        return found.speaker if found else None

    def resolve(self, source: Span | None, referent: Span | None, at: int) -> Resolution | None:
        """Return what `identify` returns, with the evidence for it."""
        span = referent or source
        if span is None:
            return None
        words = [match.group() for match in TOKEN.finditer(self.text, span.start, span.end)]
        if not words:
            return None
        self._enter(max(span.start, at))
        head = words[0].lower().replace("’", "'").split("'")[0]
        if len(words) == 1 and head in EMPTY:
            return None
        if len(words) <= 2 and (len(words) == 1 or words[1] in ("'s", "’s")):
            if head in FIRST:
                return self._author(head)
            if head in SORTS:
                return self.scene.meant(SORTS[head], span.start)
        return self._named(span) or self._describe(span)

    def remember(self, speaker: Speaker | None, at: int) -> None:
        """Take note of the last one who spoke in running text."""
        if speaker is None or (speaker.name is None and not speaker.candidates):
            return
        self._last = Resolution(speaker=speaker, reason="last speaker", confidence=1.0)
        if speaker.name is None:
            self.scene.speaks(None)
            return
        sighting = self._spoken(self._last, at)
        if not self.scene.asks(at):  # who is asked answers
            self.scene.speaks(sighting)

    def _spoken(self, found: Resolution, at: int) -> Sighting:
        """Return the sighting of one who speaks at ``at``, entered as a subject there."""
        speaker = found.speaker
        weight = OTHER if self.scene.asks(at) else SUBJECT
        sighting = self._sighting(found, Span(start=at, end=at + 1), weight)
        if "thing" in sighting.sorts:  # a capital that spoke is "they" as well
            sighting = replace(sighting, sorts=sighting.sorts | {"plural"})
        if speaker.start == at:
            self.scene.sightings = [one for one in self.scene.sightings if one.start != at or one.key != sighting.key]
        self.scene.enter(sighting)
        return sighting

    def _sighting(self, found: Resolution, span: Span, weight: float) -> Sighting:
        speaker = found.speaker
        sorts, known = self._sorts(speaker)
        return Sighting(
            start=span.start,
            end=span.end,
            key=speaker.entity or (speaker.name or "").casefold(),
            sorts=sorts,
            known=known,
            weight=weight,
            speaker=found,
        )

    def _sorts(self, speaker: Speaker) -> tuple[frozenset[str], bool]:
        """Return which pronouns can mean a speaker, and whether the text or a list says so."""
        if speaker.entity is not None:
            entity = self.entities.get(speaker.entity)
            return self._sorts_of(entity.type if entity else NameType.PERSON, speaker.entity)
        words = (speaker.name or "").lower().split()
        nouns = [source_nouns()[word] for word in words if word in source_nouns()]
        noun = nouns[-1] if nouns else None
        if speaker.kind in (SpeakerKind.DOCUMENT, SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT):
            plural = noun is not None and noun.many
            return frozenset(("plural",) if plural else ("thing", "plural")), True
        if speaker.kind is SpeakerKind.PERSON:
            return ANY_PERSON, False
        if speaker.kind is SpeakerKind.GROUP or noun is None or noun.many:
            return frozenset(("plural",)), True
        if noun.kind in ("organisation", "group"):
            return frozenset(("thing", "plural")), True
        return (frozenset((noun.gender,)), True) if noun.gender else (ANY_PERSON, False)

    def _sorts_of(self, kind: NameType, entity: str) -> tuple[frozenset[str], bool]:
        if kind is NameType.PERSON:
            gender = self.genders.get(entity)
            return (frozenset((gender,)), True) if gender else (ANY_PERSON, False)
        if kind is NameType.NORP:
            return frozenset(("plural",)), True
        return frozenset(("thing", "plural")) if kind is NameType.ORG else frozenset(("thing",)), False

    # What the running text brings into view --------------------------------------------------------------------------

    def _cues(self) -> Iterator[Cue]:
        """Yield names, pronouns that are subjects, and subjects built on a noun that sources are called by."""
        for name in self.names:
            yield Cue(span=Span(start=name.start, end=name.end), name=name, sort="")
        parse = self.parse
        for number, word in enumerate(parse.words):
            if not word.relation.startswith("nsubj"):
                continue
            if word.upos == "PRON" and SORTS.get(parse.lower[number]) in ANY_PERSON:
                yield Cue(span=Span(start=word.start, end=word.end), name=None, sort=SORTS[parse.lower[number]])
            elif word.upos == "NOUN" and parse.lower[number] in source_nouns() and not self._beside_name(number):
                low = min([number, *parse.every(number, "det", "amod", "compound", "nummod", "nmod:poss")])
                yield Cue(span=Span(start=parse.starts[low], end=word.end), name=None, sort="")

    def _beside_name(self, number: int) -> bool:
        """Return whether a noun stands beside the name it describes: "the head of the port, Mara Orr"."""
        end = self.parse.words[number].end
        at = bisect_left(self.starts, end)
        if at < len(self.names) and self.names[at].type is NameType.PERSON and self.starts[at] - end <= 1:
            return True
        beside = [self.parse.starts[child] for child in self.parse.every(number, "appos", "flat")]
        return any(name.start <= place < name.end for place in beside for name in self.names)

    def _enter(self, place: int) -> None:
        """Bring into view what stands before ``place`` and is not there yet."""
        while self._entered < len(self._ahead) and self._ahead[self._entered].span.start < place:
            cue = self._ahead[self._entered]
            self._entered += 1
            weight = self.scene.grammar(cue.span.start, cue.span.end)
            found: Resolution | None = None
            if cue.sort:
                # Where the text leaves it open, the likeliest stays in view, by as much as speaks for it.
                ranked = self.scene.ranked(cue.sort, cue.span.start)
                if ranked:
                    found, weight = ranked[0].speaker, weight * share_of(ranked)
            elif cue.name is None:
                found = self.described.of(cue.span)[0]
                known = (
                    found.reason != "own words"
                    or self.text[cue.span.start : cue.span.end].lower().split()[0] in OPENERS
                )
                weight *= PLAIN if known else VAGUE
            elif cue.name.entity:
                found = self._resolved(cue.name, "own name", 0.97)
            if found is not None and found.speaker.name is not None:
                self.scene.enter(self._sighting(found, cue.span, weight))

    # Names -----------------------------------------------------------------------------------------------------------

    def _named(self, span: Span) -> Resolution | None:
        """Return the speaker a name inside the source gives, unless the name only describes who speaks."""
        inside = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        inside = [name for name in inside if name.end <= span.end + 1]
        if inside and (joined := self._joined(span, inside)) is not None:
            return joined
        for name in inside:
            if name.type is NameType.PERSON and self._heads(span, name):
                self._learn_role(span, name)
                alone = not self.text[span.start : name.start].islower() and "," not in self.text[name.end : span.end]
                return self._resolved(name, "own name" if alone else "apposition", 0.97 if alone else 0.95)
        for name in inside:
            if name.type is not NameType.PERSON and self._heads(span, name, last=True):
                return self._resolved(name, "own name", 0.93)
        return None

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
                return between[0] != "," or len(between) == 1 or "and" in between
        parse = self.parse
        head = parse.top(span.start, span.end)
        if head is None:
            return False
        named = any(name.start <= parse.starts[head] < name.end for name in inside)
        for other_head in parse.every(head, "conj"):
            joined = parse.child(other_head, "cc") is not None and parse.starts[other_head] < span.end
            if joined and (named or any(name.start <= parse.starts[other_head] < name.end for name in inside)):
                return True
        return False

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
        """Return whether the tree has ``name`` as the head of the phrase or beside it; None where it does not say."""
        head = self.parse.top(span.start, span.end)
        own = self.parse.top(name.start, name.end)
        if head is None or own is None or self.parse.starts[head] >= name.start:
            return None
        if self.parse.words[head].upos == "NOUN" and self.parse.words[own].head == head:
            relation = self.parse.words[own].relation
            if relation in ("appos", "flat"):
                return True
            if relation.split(":")[0] in ("nmod", "obl", "acl"):
                return False
        return None

    def _resolved(self, name: Name, reason: str, confidence: float) -> Resolution:
        """Return the speaker ``name`` stands for; a bare common noun in capitals leads to the longer name it is in."""
        full = self._full(name)
        bare = source_nouns().get(full.lower())
        if bare is not None and (longer := self.described.institution(bare.noun)) is not None:
            return longer
        return by_name(name, full, self.fullest.get(name.entity or "", name), reason=reason, confidence=confidence)

    def _full(self, name: Name) -> str:
        entity = self.entities.get(name.entity or "")
        return entity.name if entity else name.text

    # Descriptions ----------------------------------------------------------------------------------------------------

    def _describe(self, span: Span) -> Resolution:
        """Return whom a description leads to: by its role, by what the encoder points to, by who is in view."""
        found, noun = self.described.of(span)
        words = self.text[span.start : span.end].lower().split()
        definite = words[0] in POINTING and (noun is None or not noun.many)
        if found.reason != "own words" or not definite or (noun is not None and noun.kind != "person"):
            return found
        pointed = self._pointed(span, noun)
        if pointed is not None:
            return pointed
        bare = not any(word[:1].isupper() for word in self.text[span.start : span.end].split()[1:])
        if noun is not None and bare and len(words) <= SHORT and words[-1] == noun.noun:
            return self._in_view(span, noun) or found
        return found

    def _pointed(self, span: Span, noun: SourceNoun | None) -> Resolution | None:
        """Return the person the encoder's link leads to, where it is sure and nothing speaks against it."""
        link = self.links.get(span.start)
        if link is None or link.confidence < POINTED:
            return None
        at = bisect_left(self.starts, link.name.start)
        name = next((one for one in self.names[at : at + 1] if one.start < link.name.end), None)
        if name is None or name.type is not NameType.PERSON or name.entity is None:
            return None
        gender = self.genders.get(name.entity)
        if noun is not None and noun.gender and gender and noun.gender != gender:
            return None
        return self._resolved(name, "encoder", link.confidence)

    def _in_view(self, span: Span, noun: SourceNoun) -> Resolution | None:
        """Return whom a bare "the farmer" means: whoever clearly is in view, unless known by another role."""
        others = {entity for role, held in self.by_role.items() if role != noun.noun for entity, _ in held}

        def fits(sighting: Sighting) -> bool:
            speaker = sighting.speaker.speaker
            if speaker.kind is not SpeakerKind.PERSON:
                fresh = (speaker.name or "").lower().split()[:1]
                if noun.noun not in GENERAL or not fresh or fresh[0] not in OPENERS:
                    return False
            return self.scene.apart(sighting.start, span.start) and (noun.noun in GENERAL or sighting.key not in others)

        for sort in (noun.gender,) if noun.gender else ("m", "f"):
            ranked = self.scene.ranked(sort, span.start, fits)
            if ranked and share_of(ranked) >= CLEARLY:
                return ranked[0].speaker.because("bare role", 0.8 * share_of(ranked))
        return None

    def _author(self, word: str) -> Resolution | None:
        if not self.authors or word in ("we", "us", "our", "ours", "ourselves"):
            return None
        author = self.authors[0]
        speaker = Speaker(
            name=author.name,
            start=author.start,
            end=author.end,
            entity=None,
            kind=SpeakerKind.PERSON,
            anonymous=None,
            candidates=(),
        )
        return Resolution(speaker=speaker, reason="author", confidence=0.9)
