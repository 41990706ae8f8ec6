"""Speakers: whose words they are, by the fullest name the article gives.

A source in the text is a name, a pronoun, a role ("the minister") or a description ("two officials"). Names and roles
lead to an entity of the article; pronouns to the last one who can be meant; where two people can be meant, both stay
candidates and nobody is named.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.mark.appellation import Appellations
from sayso.mark.description import FORMER, POINTING, Descriptions
from sayso.mark.entrance import ANY_PERSON, SORTS, Entrances
from sayso.mark.parse import Parse
from sayso.mark.quotation import Quotation, is_quoted
from sayso.mark.resolution import Resolution, by_words
from sayso.mark.roster import OPENERS, genders_of, holders_of, offices_before, own_genders
from sayso.mark.scene import Scene, Sighting, share_of
from sayso.mark.source import SourceNoun, broader_nouns
from sayso.mark.token import TOKEN
from sayso.mark.writer import maker_of
from sayso.protocols import Signals
from sayso.records import Article, Entity, Name, Span, Speaker
from sayso.vocabulary import NameType, SpeakerKind

FIRST = frozenset("i me my we us our myself ourselves mine ours".split())
RELATIVES = frozenset("who which that whom whose".split())
EMPTY = frozenset(
    "this that these those there which who whom whose what whoever anyone everyone someone nobody you your one".split()
)
POINTED = 0.5
"""Confidence of the encoder from which its link alone leads a description to a name."""
GENERAL = frozenset("official politician man woman spokesman spokeswoman spokesperson".split())
"""Nouns of persons that say so little that whoever is known by another role may be meant by them."""
BODIES = frozenset(
    "company firm business group organisation organization charity corporation manufacturer retailer airline carrier "
    "maker operator insurer lender broadcaster network foundation club nonprofit".split()
)
"""Nouns that a body goes by whose name says nothing of what it is."""
WROTE = frozenset("wrote writes written writing".split())
POSTED = frozenset("posted posts posting".split())
TEXTS = {
    "post": WROTE | POSTED | frozenset(("tweeted", "tweets", "post")),
    "tweet": frozenset(("tweeted", "tweets", "tweeting", "tweet")),
    "message": POSTED | frozenset(("message",)),
    "letter": WROTE | frozenset(("letter",)),
    "essay": WROTE | frozenset(("essay",)),
    "column": WROTE | frozenset(("column",)),
}
"""Texts that speak for one person, and words of a cue that tell of such a one."""
BRINGING = frozenset(("a", "an"))
"""Words that bring somebody in, who is "the" one afterwards."""
APPOSED = re.compile(r"(?: ?\([^()\n]{1,24}\))?, (?:[^\W\d_a-z][\w.]* ){0,2}|(?: \([^()\n]{1,24}\)) ")
"""What may stand between a role and the name at the end of the sentence: its body's initials, a comma, a title."""
SHORT = 3
"""Words a description has at most that may mean whoever is in view; a longer one says whom it means."""
CLEARLY = 0.75
"""Share of the weight that whoever a bare "the farmer" means must have."""


class Cast:
    """The people and institutions of one article, ready to be asked who is meant at a place, in text order."""

    def __init__(
        self,
        article: Article,
        names: Sequence[Name],
        entities: Sequence[Entity],
        parse: Parse,
        signals: Signals,
        quotations: Sequence[Quotation],
    ) -> None:
        self.text = article.text
        self.authors = article.authors
        self.parse = parse
        self.names = sorted(names, key=lambda name: (name.start, name.end))
        self.starts = [name.start for name in self.names]
        self.links = {link.mention.start: link for link in signals.mentions}
        by_id = {entity.id: entity for entity in entities}
        people = [name for name in self.names if name.type is NameType.PERSON]
        self.genders = genders_of(self.text, people, entities)
        self.genders.update(own_genders(parse, people, self.genders))
        self.by_role = holders_of(entities)
        for noun, entity, role in offices_before(self.text, people):
            held = self.by_role.setdefault(noun, [])
            if (entity, role) not in held:
                held.append((entity, role))
        self.called = Appellations(self.text, parse, self.names, by_id, self.genders, self.by_role)
        self.described = Descriptions(self.called)
        quotes = [span for quotation in quotations for span in quotation.spans]
        self.scene = Scene(self.text, parse, signals, sorted(quotes, key=lambda span: span.start))
        self.entrances = Entrances(self.scene, self.called, self.described)
        self._last: Resolution | None = None
        self._told: dict[str, dict[str, Resolution]] = {}
        self._texts: dict[str, Resolution] = {}
        self._spoken: dict[str, dict[str, Resolution]] = {}

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

    def resolve(
        self, source: Span | None, referent: Span | None, at: int, said: Sequence[Span] = (), cue: Span | None = None
    ) -> Resolution | None:
        """Return what `identify` returns, with the evidence for it.

        said: what was said; whoever is named in it without quotation marks is nobody's "he" or "she" beside it
        cue: who is named in it, "wrote to *Orr* asking", is never the one who says it
        """
        span = referent or source
        if span is None:
            return None
        words = [match.group() for match in TOKEN.finditer(self.text, span.start, span.end)]
        if not words:
            return None
        self.entrances.enter(max(span.start, at))
        head = words[0].lower().replace("’", "'").split("'")[0]
        if len(words) == 1 and head in EMPTY:
            before = self._before_relative(span.start)
            return self.resolve(before, None, before.start) if before is not None else None
        if len(words) <= 2 and (len(words) == 1 or words[1] in ("'s", "’s")):
            if head in FIRST:
                return self._author(head)
            if head in SORTS:
                if (ahead := self._ahead(span, SORTS[head])) is not None:
                    return ahead
                return self._meant(SORTS[head], span.start, said, cue)
        if len(words) == 1 and head in ("both", "all"):  # "both said": the two just named
            return self._meant("plural", span.start, said) or self._describe(span)
        if len(words) > 2 and head in SORTS and words[1] == "and":  # "she and Jon Kell": neither speaks alone
            return by_words(self.text, span, SpeakerKind.GROUP, None, reason="own words", confidence=0.8)
        if len(words) > 1 and head in RELATIVES and (before := self._before_relative(span.start)) is not None:
            return self.resolve(before, None, before.start)
        found = self.called.of(span)
        return self._bearer(found, words) if found is not None else self._describe(span)

    def _bearer(self, found: Resolution, words: Sequence[str]) -> Resolution:
        """Return whom a bare surname means of two: who came first and has spoken rather than who never did."""
        entity = found.speaker.entity
        bearers = self._spoken.get(words[0].casefold(), {}) if len(words) == 1 else {}
        if entity is None or entity in bearers or len(bearers) != 1:
            return found
        bearer = next(iter(bearers.values()))
        first, other = (self.called.fullest.get(key or "") for key in (bearer.speaker.entity, entity))
        earlier = first is not None and other is not None and first.start < other.start
        return bearer.because("part of a name", 0.8) if earlier else found

    def _meant(self, sort: str, place: int, said: Sequence[Span], cue: Span | None = None) -> Resolution | None:
        """Return whom a pronoun means: who spoke last rather than one whom it names: "*Orr* will go, he said"."""
        heard = self._named([cue] if cue is not None and cue.start > place else [])
        found = self.scene.meant(sort, place, (lambda one: one.key not in heard) if heard else None)
        named = self._named(said)
        if not named or found is None or (found.speaker.name is not None and found.speaker.entity not in named):
            return found
        other = self.scene.meant(sort, place, lambda sighting: sighting.key not in named)
        spoke = self._last.speaker.name if self._last is not None else None
        return other if other is not None and other.speaker.name == spoke else found

    def _named(self, spans: Sequence[Span]) -> set[str]:
        """Return the entities named in stretches of the text that hold no quotation marks."""
        return {
            name.entity
            for span in spans
            if not is_quoted(self.text, span)
            for name in self.names[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]
            if name.entity is not None
        }

    def _ahead(self, span: Span, sort: str) -> Resolution | None:
        """Return the person named after a pronoun whose clause or phrase leads up to his.

        "While *he* paused, Orr said …", "In *his* letter about the dam, Orr said …".
        """
        parse = self.parse
        word = parse.at(span.start)
        if word is None or sort not in ANY_PERSON:
            return None
        lead = parse.words[word].head
        led = {"nsubj": "advcl", "nmod:poss": "obl"}.get(parse.words[word].relation)
        if lead < 0 or led is None or parse.bases[lead] != led:
            return None
        subject = parse.child(parse.words[lead].head, "nsubj")
        if subject is None or subject < lead or parse.words[lead].head < lead:
            return None
        at = bisect_left(self.starts, parse.ends[subject]) - 1
        name = self.names[at] if at >= 0 else None
        if name is None or not name.start <= parse.starts[subject] < name.end or name.type is not NameType.PERSON:
            return None
        if name.entity is None or self.genders.get(name.entity, sort) != sort:
            return None
        return self.called.resolved(name, "in view", 0.85)

    def whole(self, source: Span) -> Span:
        """Return a source with all of the person's name that it ends or begins in."""
        first = max(0, bisect_left(self.starts, source.start) - 1)
        for name in self.names[first : bisect_left(self.starts, source.end)]:
            if name.type is NameType.PERSON and name.end > source.start:
                source = Span(start=min(source.start, name.start), end=max(source.end, name.end))
        after = self.names[bisect_left(self.starts, source.end) :][:3]
        for name in after:
            between = self.text[source.end : name.start]
            closed = self.text[name.end : name.end + 1] in ("", ".", ";", "\n")
            if (
                name.type is NameType.PERSON
                and closed
                and APPOSED.fullmatch(between)
                and " " in self.text[source.start : source.end]
            ):
                return Span(start=source.start, end=name.end)
        return source

    def _before_relative(self, place: int) -> Span | None:
        """Return the phrase that "who" at ``place`` belongs to: "the two miners, who said"."""
        parse = self.parse
        word = parse.at(place)
        if word is None or parse.lower[word] not in RELATIVES:
            return None
        near = bisect_left(self.starts, place) - 1
        if near >= 0 and self.text[self.names[near].end : place].strip(" ") in ("", ","):
            if self.names[near].type is NameType.PERSON:
                return Span(start=self.names[near].start, end=self.names[near].end)
        for above in (word, *parse.above(word)):
            noun = parse.words[above].head
            if parse.words[above].relation.startswith("acl") and 0 <= noun < word:
                low = min([noun, *parse.every(noun, "det", "amod", "compound", "nummod", "nmod:poss", "flat")])
                end = max([noun, *(child for child in parse.every(noun, "flat") if child < word)])
                name = next((one for one in self.names if one.start <= parse.starts[noun] < one.end), None)
                if name is not None:
                    return Span(start=name.start, end=name.end)
                if low > 1 and parse.words[low - 1].upos == "ADP" and parse.words[low - 2].upos == "NUM":
                    low -= 2  # "6 in 10 voters who …"
                return parse.span(low, end + 1)
        return None

    def remember(self, speaker: Speaker | None, at: int) -> None:
        """Take note of the last one who spoke in running text."""
        if speaker is None or (speaker.name is None and not speaker.candidates):
            return
        self._last = Resolution(speaker=speaker, reason="last speaker", confidence=1.0)
        self._note(self._last)
        if speaker.entity is not None and speaker.kind is SpeakerKind.PERSON and " " in (speaker.name or ""):
            surname = (speaker.name or "").split()[-1].casefold()
            self._spoken.setdefault(surname, {}).setdefault(speaker.entity, self._last)
        if speaker.name is None or self._writes(speaker):
            self.scene.speaks(None)
            return
        sighting = self.entrances.spoken(self._last, at)
        if not self.scene.asks(at):  # who is asked answers
            self.scene.speaks(sighting)

    def wrote(self, parse: Parse, cue: Span, speaker: Speaker | None) -> None:
        """Take note of whose "the post" is from now on, where a cue tells that somebody wrote one."""
        if speaker is None or speaker.name is None or speaker.kind is not SpeakerKind.PERSON:
            return
        said = {parse.lower[number] for number in parse.within(cue.start, cue.end)}
        for noun, telling in TEXTS.items():
            if said & telling:
                self._texts[noun] = Resolution(speaker=speaker, reason="writer", confidence=0.8)

    def _made_before(self, noun: str, place: int) -> Resolution | None:
        """Return who made the last text of a kind before ``place``, where it is a person by name."""
        maker = maker_of(self.parse, noun, place)
        at = bisect_left(self.starts, self.parse.ends[maker]) - 1 if maker is not None else -1
        if maker is None or at < 0 or self.names[at].end <= self.parse.starts[maker]:
            return None
        person = self.names[at].type is NameType.PERSON and self.names[at].entity is not None
        return self.called.resolved(self.names[at], "writer", 0.8) if person else None

    def _describe(self, span: Span) -> Resolution:
        """Return whom a description leads to: by its role, by what the encoder points to, by who is in view."""
        found, noun = self.described.of(span)
        words = self.text[span.start : span.end].lower().split()
        if found.reason == "open":
            return self._holder_in_view(span, found) or found
        definite = words[0] in POINTING and (noun is None or not noun.many)
        if definite and noun is not None and words[1:] == [noun.noun] and noun.noun in TEXTS:
            writer = self._texts.get(noun.noun) or self._made_before(noun.noun, span.start)
            if writer is not None:
                return writer
        if found.reason == "own words" and definite and noun is not None and words[1:] == [noun.noun]:
            again = self._told.get(noun.noun, {})
            if len(again) == 1:
                return next(iter(again.values()))
        if found.reason == "own words" and definite and noun is not None and noun.noun in BODIES and len(words) == 2:
            return self._body_in_view(span) or found
        if found.reason != "own words" or not definite or (noun is not None and noun.kind != "person"):
            return found
        pointed = self._pointed(span, noun)
        if pointed is not None:
            return pointed
        written = self.text[span.start : span.end].split()[1:]
        bare = not FORMER & set(words) and not any(word[:1].isupper() for word in written)
        if noun is not None and bare and len(words) <= SHORT and words[-1] == noun.noun:
            return self._in_view(span, noun) or found
        return found

    def _writes(self, speaker: Speaker) -> bool:
        """Return whether a speaker is an author, who says "I" and is nobody's "he" or "the farmer"."""
        return speaker.entity is None and any(speaker.name == author.name for author in self.authors)

    def _note(self, spoke: Resolution) -> None:
        """Remember a source that its own words describe, for "the embassy" after "the Embassy of Kolm in Tarn"."""
        speaker = spoke.speaker
        if speaker.entity is not None or speaker.start is None or speaker.end is None or speaker.name is None:
            return
        found, noun = self.described.of(Span(start=speaker.start, end=speaker.end))
        if noun is None or noun.many or found.reason != "own words" or " and " in speaker.name:
            return
        if speaker.name.lower().split()[0] in BRINGING or len(speaker.name.split()) > 2:
            again = self._told.setdefault(noun.noun, {})
            again.setdefault(speaker.name.casefold(), spoke.because("same words", 0.8))

    def _holder_in_view(self, span: Span, found: Resolution) -> Resolution | None:
        """Return the one of several holders of a role who clearly is in view."""
        held = set(found.speaker.candidates)

        def fits(sighting: Sighting) -> bool:
            return sighting.speaker.speaker.name in held

        by_sort = [self.scene.ranked(sort, span.start, fits) for sort in ("m", "f")]
        ranked = max(by_sort, key=lambda one: one[0].weight if one else 0.0)
        if ranked and share_of(ranked) >= CLEARLY:
            return ranked[0].speaker.because("role", 0.8 * share_of(ranked))
        return None

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
        return self.called.resolved(name, "encoder", link.confidence)

    def _in_view(self, span: Span, noun: SourceNoun) -> Resolution | None:
        """Return whom a bare "the farmer" means: whoever clearly is in view, unless known by another role."""
        narrower = broader_nouns().get(noun.noun, frozenset())
        others = {
            entity
            for role, held in self.by_role.items()
            if role != noun.noun and role not in narrower
            for entity, _ in held
        }

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

    def _body_in_view(self, span: Span) -> Resolution | None:
        """Return the one body that "the company" can mean: whichever clearly is in view."""

        def fits(sighting: Sighting) -> bool:
            speaker = sighting.speaker.speaker
            named = speaker.kind is SpeakerKind.ORGANISATION and speaker.entity is not None
            return named and self.scene.apart(sighting.start, span.start)

        ranked = self.scene.ranked("thing", span.start, fits)
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
