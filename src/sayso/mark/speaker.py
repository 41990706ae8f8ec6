"""Speakers: whose words they are, by the fullest name the article gives.

A source in the text is a name, a pronoun, a role ("the minister") or a description ("two officials"). Names and roles
lead to an entity of the article; pronouns to the last one who can be meant; where two people can be meant, both stay
candidates and nobody is named.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.mark.description import OPENERS, POINTING, SHORT, Descriptions
from sayso.mark.parse import Parse
from sayso.mark.quotation import find_quotations
from sayso.mark.resolution import Resolution, by_name
from sayso.mark.roster import BREAKS, bodies_of, genders_of, holders_of
from sayso.mark.scene import SUBJECT, Scene, Sighting, share_of
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
EMPTY = frozenset("this that these those there which who whom what whoever anyone everyone someone nobody".split())
BODIES = frozenset((NameType.ORG, NameType.GPE, NameType.DOC, NameType.FAC))
ANY_PERSON = frozenset(("m", "f"))
PLAIN = 0.9
"""Factor for one who is described, against one who is named."""
POINTED = 0.5
"""Confidence of the encoder from which its link alone leads a description to a name."""
GENERAL = frozenset("official leader politician man woman person candidate spokesman spokeswoman spokesperson".split())
"""Nouns of persons that say so little that whoever spoke last may be meant by them."""


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
        self.scene.speaks(self._spoken(self._last, at) if speaker.name is not None else None)

    def _spoken(self, found: Resolution, at: int) -> Sighting:
        """Return the sighting of one who speaks at ``at``, entered as a subject there."""
        speaker = found.speaker
        sighting = self._sighting(found, Span(start=at, end=at + 1), SUBJECT)
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
            key=speaker.entity or f"{speaker.start}",
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
        return frozenset(("thing", "plural")) if kind in BODIES else frozenset(("thing",)), False

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
            elif word.upos == "NOUN" and parse.lower[number] in source_nouns():
                low = min([number, *parse.every(number, "det", "amod", "compound", "nummod", "nmod:poss")])
                yield Cue(span=Span(start=parse.starts[low], end=word.end), name=None, sort="")

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
                found, weight = self.described.of(cue.span)[0], weight * PLAIN
            elif cue.name.entity:
                found = self._resolved(cue.name, "own name", 0.97)
            if found is not None and found.speaker.name is not None:
                self.scene.enter(self._sighting(found, cue.span, weight))

    # Names -----------------------------------------------------------------------------------------------------------

    def _named(self, span: Span) -> Resolution | None:
        """Return the speaker a name inside the source gives, unless the name only describes who speaks."""
        inside = self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
        inside = [name for name in inside if name.end <= span.end + 1]
        for name in inside:
            if name.type is NameType.PERSON and self._heads(span, name):
                self._learn_role(span, name)
                alone = span.end - span.start - (name.end - name.start) < 3
                return self._resolved(name, "own name" if alone else "apposition", 0.97 if alone else 0.95)
        for name in inside:
            if name.type is not NameType.PERSON and self._heads(span, name, last=True):
                return self._resolved(name, "own name", 0.93)
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
        if (told := self._told_by_tree(span, name)) is not None:
            return told
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
        if noun is not None and len(words) < SHORT and (noun.noun in GENERAL or len(words) == 2):
            meant = self._in_view(span, noun)
            if meant is not None:
                return meant
        return found

    def _pointed(self, span: Span, noun: SourceNoun | None) -> Resolution | None:
        """Return the person the encoder's link leads to, where it is sure and nothing speaks against it."""
        for start in (span.start, *(word for word in self.parse.starts[0:0])):
            link = self.links.get(start)
            if link is None or link.confidence < POINTED:
                continue
            at = bisect_left(self.starts, link.name.start)
            name = next((one for one in self.names[at : at + 1] if one.start < link.name.end), None)
            if name is None or name.type is not NameType.PERSON or name.entity is None:
                return None
            gender = self.genders.get(name.entity)
            if noun is not None and noun.gender and gender and noun.gender != gender:
                return None
            return self._resolved(name, "encoder", link.confidence)
        return None

    def _in_view(self, span: Span, noun: SourceNoun) -> Resolution | None:
        """Return whom a bare "the official" means: whoever clearly is in view, unless known by another role."""
        others = {entity for role, held in self.by_role.items() if role != noun.noun for entity, _ in held}

        def fits(sighting: Sighting) -> bool:
            return self.scene.apart(sighting.start, span.start) and (noun.noun in GENERAL or sighting.key not in others)

        meant = self.scene.meant(noun.gender or "m", span.start, fits)
        if meant is None or meant.speaker.name is None:
            return None
        return meant.because("bare role", meant.confidence * 0.9)

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
