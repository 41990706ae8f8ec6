"""Entrances: whoever comes into view in an article, in text order: by name, by description, by pronoun."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sayso.mark.appellation import Appellations
from sayso.mark.description import Descriptions
from sayso.mark.resolution import Resolution, by_words
from sayso.mark.roster import OPENERS
from sayso.mark.scene import OTHER, SUBJECT, Scene, Sighting, share_of
from sayso.mark.source import source_nouns
from sayso.records import Name, Span, Speaker
from sayso.vocabulary import NameType, SpeakerKind

SORTS = {
    **dict.fromkeys("he him his himself".split(), "m"),
    **dict.fromkeys("she her hers herself".split(), "f"),
    **dict.fromkeys("they them their theirs themselves".split(), "plural"),
    **dict.fromkeys("it its itself".split(), "thing"),
}
"""What a pronoun agrees with."""
BELOW = frozenset("of for from in at by".split())
"""What parts a noun from those that only tell of it: "friends *of* the singer"."""
ANY_PERSON = frozenset(("m", "f"))
MONONYM = 0.6
"""Factor for who is never called by more than one word."""
SIGNED = 0.1
"""Factor of who only signs a post that stands between two sentences."""
PLAIN, SEVERAL, VAGUE = 0.9, 0.6, 0.45
"""Factors for one who is described, against one who is named: newly brought in, or meant to be known already: several,
who seldom have names, or one.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """Something in the running text that brings somebody into view, at its place.

    name: the name it is, or None; sort: what the pronoun it is agrees with, or nothing
    joined: whether it joins several by name
    """

    span: Span
    name: Name | None
    sort: str
    joined: bool = False


class Entrances:
    """Enters into a scene, up to a place, everybody whom the running text brings into view."""

    def __init__(self, scene: Scene, called: Appellations, described: Descriptions) -> None:
        self.text = called.text
        self.parse = called.parse
        self.scene = scene
        self.called = called
        self.described = described
        self.coming = sorted(self._coming(), key=lambda one: (one.span.start, one.span.end))
        self.entered = 0

    def enter(self, place: int) -> None:
        """Bring into view what stands before ``place`` and is not there yet."""
        while self.entered < len(self.coming) and self.coming[self.entered].span.start < place:
            cue = self.coming[self.entered]
            self.entered += 1
            weight = self.scene.grammar(cue.span.start, cue.span.end)
            found: Resolution | None = None
            if cue.sort:
                # Where the text leaves it open, the likeliest stays in view, by as much as speaks for it.
                ranked = self.scene.ranked(cue.sort, cue.span.start)
                if ranked:
                    found, weight = ranked[0].speaker, weight * share_of(ranked)
            elif cue.name is None:
                joined = self.called.of(cue.span) if cue.joined else None
                found = joined or self.described.of(cue.span)[0]
                known = (
                    found.reason != "own words"
                    or self.text[cue.span.start : cue.span.end].lower().split()[0] in OPENERS
                )
                weight *= PLAIN if known else VAGUE if "plural" not in self._sorts(found.speaker) else SEVERAL
            elif self._is_family(cue.name):
                found = by_words(self.text, cue.span, SpeakerKind.GROUP, None, reason="own name", confidence=0.9)
            elif cue.name.entity:
                found = self.called.resolved(cue.name, "own name", 0.97)
                if self._signs(cue.name):
                    weight *= SIGNED
                if " " not in (found.speaker.name or "") and not self._is_known(cue.name):
                    weight *= MONONYM  # what has one word all through may be no person at all
            if found is not None and found.speaker.name is not None:
                self.scene.enter(self._sighting(found, cue.span, weight))

    def _is_known(self, name: Name) -> bool:
        """Return whether a title, an office or a gender tells that a name is a person's: "Pope *Anselm*"."""
        entity = self.called.entities.get(name.entity or "")
        return entity is not None and (bool(entity.roles) or entity.id in self.called.genders)

    def _signs(self, name: Name) -> bool:
        """Return whether a name signs a post: "— Mara Orr (@maraorr)"."""
        before, after = self.text[max(0, name.start - 3) : name.start].rstrip(), self.text[name.end : name.end + 3]
        return before[-1:] in ("—", "–", "-") and after == " (@"

    def _is_family(self, name: Name) -> bool:
        """Return whether a name is that of a family or another group of people: "the Orrs"."""
        after_the = self.text[max(0, name.start - 4) : name.start].casefold() == "the "
        return name.type is NameType.PERSON and after_the and " " not in name.text and name.text.endswith("s")

    def spoken(self, found: Resolution, at: int) -> Sighting:
        """Return the sighting of one who speaks at ``at``, entered as a subject there."""
        speaker = found.speaker
        word = self.parse.at(at)
        owns = word is not None and self.parse.words[word].relation in ("nmod:poss", "compound", "amod")
        weight = OTHER if self.scene.asks(at) else self.scene.grammar(at, at + 1) if owns else SUBJECT
        sighting = self._sighting(found, Span(start=at, end=at + 1), weight)
        if "thing" in sighting.sorts:  # a capital that spoke is "they" as well
            sighting = replace(sighting, sorts=sighting.sorts | {"plural"})
        if speaker.start == at:
            self.scene.sightings = [one for one in self.scene.sightings if one.start != at or one.key != sighting.key]
        self.scene.enter(sighting)
        return sighting

    def _sighting(self, found: Resolution, span: Span, weight: float) -> Sighting:
        speaker = found.speaker
        return Sighting(
            start=span.start,
            end=span.end,
            key=speaker.entity or (speaker.name or "").casefold(),
            sorts=self._sorts(speaker),
            weight=weight,
            speaker=found,
        )

    def _sorts(self, speaker: Speaker) -> frozenset[str]:
        """Return which pronouns can mean a speaker: a known gender shuts one out and speaks for nobody."""
        if speaker.entity is not None:
            entity = self.called.entities.get(speaker.entity)
            return self._sorts_of(entity.type if entity else NameType.PERSON, speaker.entity)
        words = (speaker.name or "").lower().split()
        words = words[: next((at for at, word in enumerate(words) if word in BELOW and at), len(words))]
        nouns = [source_nouns()[word] for word in words if word in source_nouns()]
        noun = nouns[-1] if nouns else None
        plural = noun is not None and noun.many
        if speaker.kind is SpeakerKind.DOCUMENT:  # "they" is the staff of a body, and of a text nobody
            return frozenset(("plural",) if plural else ("thing",))
        if speaker.kind in (SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT):
            return frozenset(("plural",) if plural else ("thing", "plural"))
        if speaker.kind is SpeakerKind.PERSON:
            return ANY_PERSON
        if (
            noun is None and speaker.kind is SpeakerKind.ANONYMOUS
        ):  # "the welder", "the new order": one, of no listed noun
            return ANY_PERSON | {"thing"}
        if speaker.kind is SpeakerKind.GROUP or noun is None or noun.many:
            return frozenset(("plural",))
        if noun.kind in ("organisation", "group"):
            return frozenset(("thing", "plural"))
        return frozenset((noun.gender,)) if noun.gender else ANY_PERSON

    def _sorts_of(self, kind: NameType, entity: str) -> frozenset[str]:
        if kind is NameType.PERSON:
            gender = self.called.genders.get(entity)
            return frozenset((gender,)) if gender else ANY_PERSON
        if kind is NameType.NORP:
            return frozenset(("plural",))
        return frozenset(("thing", "plural")) if kind is NameType.ORG else frozenset(("thing",))

    def _coming(self) -> Iterator[Entrance]:
        """Yield names, pronouns that are subjects, and subjects built on a noun that sources are called by."""
        for name in self.called.names:
            yield Entrance(span=Span(start=name.start, end=name.end), name=name, sort="")
        parse = self.parse
        for number, word in enumerate(parse.words):
            if word.relation == "nmod:poss" and self._known_owner(number):
                low = min([number, *parse.every(number, "det", "amod", "compound")])
                yield Entrance(span=Span(start=parse.starts[low], end=word.end), name=None, sort="")
            if not word.relation.startswith("nsubj"):
                continue
            if word.upos == "PRON" and SORTS.get(parse.lower[number]) in ANY_PERSON:
                yield Entrance(span=Span(start=word.start, end=word.end), name=None, sort=SORTS[parse.lower[number]])
            elif word.upos == "PROPN" and (last := self._joined_with(number)) is not None:
                low = min([number, *parse.every(number, "det", "amod", "compound")])
                yield Entrance(span=Span(start=parse.starts[low], end=last), name=None, sort="", joined=True)
            elif word.upos == "NOUN" and self._may_speak(parse.lower[number]) and not self._beside_name(number):
                low = min([number, *parse.every(number, "det", "amod", "compound", "nummod", "nmod:poss")])
                yield Entrance(span=Span(start=parse.starts[low], end=word.end), name=None, sort="")

    def _known_owner(self, number: int) -> bool:
        """Return whether a word is an owner known by what he is: "*the mayor*'s mind"."""
        parse, noun = self.parse, source_nouns().get(self.parse.lower[number])
        the = parse.lower[parse.child(number, "det") or number] == "the"
        return the and noun is not None and noun.kind == "person" and not self._beside_name(number)

    def _joined_with(self, number: int) -> int | None:
        """Return where the last of several names ends that "and" joins to a subject; None where it stands alone."""
        parse = self.parse
        others = [n for n in parse.every(number, "conj") if n > number and parse.words[n].upos == "PROPN"]
        if not others or not any(parse.child(n, "cc") is not None for n in others):
            return None
        last = max([others[-1], *parse.every(others[-1], "flat")])
        return parse.ends[last] if not any(parse.forms[n] in '"“”' for n in range(number, last)) else None

    def _may_speak(self, noun: str) -> bool:
        """Return whether a noun is one that sources are called by, or a plural that "they" may go back to."""
        return noun in source_nouns() or (noun.endswith("s") and not noun.endswith("ss"))

    def _beside_name(self, number: int) -> bool:
        """Return whether a noun stands beside the name it describes: "the head of the port, Mara Orr"."""
        end = self.parse.words[number].end
        at = bisect_left(self.called.starts, end)
        if (
            at < len(self.called.names)
            and self.called.names[at].type is NameType.PERSON
            and self.called.starts[at] - end <= 1
        ):
            return True
        beside = [self.parse.starts[child] for child in self.parse.every(number, "appos", "flat")]
        return any(name.start <= place < name.end for place in beside for name in self.called.names)
