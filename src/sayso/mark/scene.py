"""The scene: who has been in view up to a place of the text, and whom a pronoun there most likely means.

Everybody named, described or meant by a pronoun is a sighting, weighted by its grammar (a subject counts more than an
object), by its distance in sentences, and by whether somebody else's quotation holds it. The weights follow the
salience factors of Lappin and Leass (1994), set by reading training cases; what the encoder points to and whoever spoke
last count as well. One who has clearly more weight than all others is meant; else the text leaves it open.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sayso.mark.parse import Parse
from sayso.mark.resolution import Resolution, left_open
from sayso.protocols import Signals
from sayso.records import Span
from sayso.vocabulary import SpeakerKind

SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][”\"’')]*\s+(?=[^a-z])|\n\s*")
REACH = 1800
"""Code points a pronoun looks back over: about three paragraphs."""
DECAY = 0.6
"""What is left of a weight one sentence later."""
SUBJECT, OTHER, OWNER, QUOTED = 1.0, 0.45, 0.35, 0.3
"""Weights of a subject, of any other place, of a possessor; factor of one that somebody else's quotation holds."""
MODIFIER = 0.2
"""Weight of a name that only tells what kind of thing another noun is: "the Orr family"."""
EMBEDDED = 0.75
"""Weight of a subject in a clause that hangs on a noun or stands beside the main one."""
OWNER_OF_SUBJECT = 0.6
"""Weight of a possessor whose possession is a subject: "Orr's plan failed"."""
ASKING = frozenset("ask asks asked asking question questions questioned press presses pressed".split())
"""Who asks somebody hands the word on: the one asked is who speaks next."""
OUTSIDE, SPEAKING = 0.5, 0.05
"""Inside a quotation: factors of what stands outside it, and of what stands beside it, where its speaker is."""
GOVERNS = 0.2
"""Added to the weight of the subject of a clause that the pronoun's own clause hangs on: "*Orr* left because he …"."""
LEADS = 0.15
"""Added to the weight of the subject of the sentence right before: "*Orr* was in doubt. “…,” she said"."""
SPOKE = 0.5
"""Added to the weight of the one who spoke last."""
SPOKE_ON = 0.9
"""The same for "it": a body or text that says something has mostly just said something else."""
POINTED = 0.2
"""Weight of the encoder's link, times its confidence: it settles what is close and overrules nothing."""
RATHER_ONE = 0.6
"""Factor of a body, which is "it" rather than "they"."""
HARDLY_ONE = 0.6
"""Factor of a name that may as well be a country's, and so is hardly "he" or "she"."""
SHARES = {"m": 0.6, "f": 0.6, "plural": 0.7, "thing": 0.65}
"""Share of the weight that one must have to be named, against the next who agrees with the pronoun."""
FAINT = 0.1
"""Weight below which somebody is out of view."""
LEAST = {"m": 0.1, "f": 0.1, "plural": 0.3, "thing": 0.3}
"""Weight that the likeliest must have; "it" and "they" often mean no one who speaks."""
WORTH_NAMING = 0.4
"""Part of the greatest weight above which one is a candidate where it stays open."""
CANDIDATES = 4
"""Candidates that are listed at most."""
AGAIN = 0.15
"""Part of the lesser weight that is added where somebody was mentioned several times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One mention of somebody who might be meant later.

    key:     entity id, or the place of a description
    sorts:   what it agrees with: "m", "f", "plural", "thing"
    weight:  by grammar, before distance
    place:   rank for which of several mentions gives the name
    """

    start: int
    end: int
    key: str
    sorts: frozenset[str]
    weight: float
    speaker: Resolution


@dataclass(slots=True)
class Weighed:
    """One who may be meant, with all the weight gathered for it."""

    key: str
    speaker: Resolution
    weight: float
    last: int


class Scene:
    """Sightings of one article, entered in text order."""

    def __init__(self, text: str, parse: Parse, signals: Signals, quotes: Sequence[Span]) -> None:
        self.parse = parse
        self.quotes = quotes
        self.quote_starts = [quote.start for quote in quotes]
        ends = (
            [span.start for span in signals.sentences]
            if signals.sentences
            else [0, *(match.end() for match in SENTENCE_END.finditer(text))]
        )
        # A quotation of several sentences is no distance between who stands before it and who stands behind.
        self.sentences = [place for place in ends if self.quote_at(place - 1) is None or self.quote_at(place) is None]
        self.sightings: list[Sighting] = []
        self.spoke: Sighting | None = None
        self.pointed: dict[int, tuple[int, float]] = {
            link.mention.start: (link.name.start, link.confidence) for link in signals.mentions
        }

    def quote_at(self, place: int) -> int | None:
        """Return the number of the quotation that ``place`` stands in, or None outside all."""
        at = bisect_right(self.quote_starts, place) - 1
        return at if at >= 0 and self.quotes[at].start < place < self.quotes[at].end else None

    def enter(self, sighting: Sighting) -> None:
        """Add a sighting, the last one in text order so far."""
        self.sightings.append(sighting)

    def speaks(self, sighting: Sighting | None) -> None:
        """Take note of who spoke last in running text."""
        self.spoke = sighting

    def grammar(self, start: int, end: int) -> float:
        """Return the weight that the place of a phrase in its clause gives it."""
        word = self.parse.top(start, end)
        if word is None:
            return SUBJECT if any(0 <= start - place <= 2 for place in self.sentences) else OTHER
        relation = self.parse.bases[word]
        if relation == "conj":
            head = self.parse.words[word].head
            relation = self.parse.bases[head] if head >= 0 else relation
        head = self.parse.words[word].head
        if relation in ("nsubj", "root"):
            if relation == "root" or head < 0:
                return SUBJECT
            clause = self.parse.bases[head]
            return OTHER if self._is_question(head) else EMBEDDED if clause in ("acl", "advcl", "ccomp") else SUBJECT
        if relation in ("obj", "iobj") and self._is_question(head):
            return SUBJECT
        if relation in ("compound", "amod"):
            return MODIFIER
        if self.parse.words[word].relation == "nmod:poss":
            return OWNER_OF_SUBJECT if self.parse.words[head].relation.startswith("nsubj") else OWNER
        return OTHER

    def asks(self, place: int) -> bool:
        """Return whether the word at ``place`` is the subject of a question put to somebody."""
        word = self.parse.at(place)
        while word is not None and word >= 0:
            head = self.parse.words[word].head
            if self.parse.words[word].relation.startswith("nsubj"):
                return self._is_question(head) and self.parse.child(head, "obj", "iobj") is not None
            word = head
        return False

    def _is_question(self, verb: int) -> bool:
        """Return whether a verb puts a question: "asked whether", and not "asked her to call"."""
        return self.parse.lower[verb] in ASKING and self.parse.child(verb, "xcomp") is None

    def apart(self, before: int, place: int) -> bool:
        """Return whether ``place`` stands in a later sentence than ``before``, and not far from it."""
        return 0 <= place - before <= REACH and self.distance(before, place) > 0

    def distance(self, before: int, place: int) -> int:
        """Return how many sentences begin after ``before`` and not after ``place``."""
        return bisect_right(self.sentences, place) - bisect_right(self.sentences, before)

    def meant(self, sort: str, place: int, fits: Callable[[Sighting], bool] | None = None) -> Resolution | None:
        """Return whom a pronoun of a sort ("m", "f", "plural", "thing") at ``place`` means; None: nobody is in view."""
        ranked = self.ranked(sort, place, fits)
        if not ranked or ranked[0].weight < LEAST[sort]:
            return None
        best = ranked[0]
        share = share_of(ranked)
        if share < SHARES[sort]:
            fair = [one for one in ranked[:CANDIDATES] if one.weight >= WORTH_NAMING * best.weight]
            fair = fair if len(fair) > 1 else ranked[:2]
            if (whole := _whole(fair)) is not None:
                return whole.speaker.because("in view", share)
            names = [one.speaker.speaker.name or "" for one in fair]
            kind = SpeakerKind.PERSON if sort in ("m", "f") else best.speaker.speaker.kind
            if len(set(names)) < 2:
                return None
            return left_open(list(dict.fromkeys(names)), kind, share)
        sure = share * min(1.0, 0.6 + best.weight)
        if self.spoke is not None and best.key == self.spoke.key:
            return best.speaker.because("last speaker", sure)
        return best.speaker.because("only one" if len(ranked) == 1 else "in view", sure)

    def ranked(self, sort: str, place: int, fits: Callable[[Sighting], bool] | None = None) -> list[Weighed]:
        """Return those who may be meant, the likeliest first."""
        weighed = self._weigh(place, sort, fits)
        return sorted(
            (one for one in weighed.values() if one.weight >= FAINT), key=lambda one: (-one.weight, -one.last)
        )

    def _weigh(self, place: int, sort: str, fits: Callable[[Sighting], bool] | None) -> dict[str, Weighed]:
        own = self.quote_at(place)
        pointed, level = self.pointed.get(place, (-1, 0.0))
        over = self._over(place)
        found: dict[str, Weighed] = {}
        for sighting in self._recent(place):
            if sort not in sighting.sorts or (fits is not None and not fits(sighting)):
                continue
            weight = sighting.weight * DECAY ** min(6, self.distance(sighting.start, place))
            quote = self.quote_at(sighting.start)
            if quote != own:
                near = self.distance(sighting.start, place) == 0
                weight *= QUOTED if quote is not None else SPEAKING if near else OUTSIDE
            if sighting.start <= pointed < sighting.end:
                weight += POINTED * level
            if any(sighting.start <= subject < sighting.end for subject in over):
                weight += GOVERNS
            elif own is None and quote is None and not over and sighting.weight >= SUBJECT and sort in ("m", "f"):
                weight += LEADS if self.distance(sighting.start, place) == 1 else 0.0
            if sort == "plural" and "thing" in sighting.sorts:
                weight *= RATHER_ONE
            if own is None and self.spoke is not None and sighting.key == self.spoke.key:
                weight += (
                    (SPOKE_ON if sort == "thing" else SPOKE) * DECAY ** min(6, self.distance(self.spoke.start, place))
                    if (sighting.start == self.spoke.start)
                    else 0.0
                )
            if sort in ("m", "f") and sighting.speaker.speaker.kind is SpeakerKind.GOVERNMENT:
                weight *= HARDLY_ONE
            one = found.get(sighting.key)
            if one is None:
                found[sighting.key] = Weighed(
                    key=sighting.key, speaker=sighting.speaker, weight=weight, last=sighting.start
                )
            else:
                one.weight = max(one.weight, weight) + AGAIN * min(one.weight, weight)
        return found

    def _over(self, place: int) -> list[int]:
        """Return where the subjects stand whose clauses hold that of the word at ``place``, the nearest first."""
        parse, word = self.parse, self.parse.at(place)
        if word is None or parse.words[word].head < 0:
            return []
        own = parse.words[word].head
        subjects = [parse.child(head, "nsubj") for head in parse.above(own)]
        # "If *Orr* wins, she will …": the clause ahead of the pronoun's own.
        subjects += [parse.child(clause, "nsubj") for clause in parse.every(own, "advcl") if clause < word]
        return [parse.starts[subject] for subject in subjects if subject is not None and subject < word]

    def _recent(self, place: int) -> Iterable[Sighting]:
        for at in range(len(self.sightings) - 1, max(-1, len(self.sightings) - 60), -1):
            sighting = self.sightings[at]
            if sighting.start >= place:
                continue
            if place - sighting.start > REACH:
                return
            yield sighting


def share_of(ranked: Sequence[Weighed]) -> float:
    """Return the share of the weight that the first of ``ranked`` has against the second: 0.5 to 1."""
    second = ranked[1].weight if len(ranked) > 1 else 0.0
    return ranked[0].weight / (ranked[0].weight + second)


def _whole(ranked: Sequence[Weighed]) -> Weighed | None:
    """Return the one whose own words hold those of all others: "Reps. Orr and Kell (W)" of "Orr and Kell"."""
    if any(one.speaker.speaker.entity is not None for one in ranked):
        return None
    longest = max(ranked, key=lambda one: len(one.speaker.speaker.name or ""))
    name = longest.speaker.speaker.name or ""
    return longest if all((one.speaker.speaker.name or "") in name for one in ranked) else None
