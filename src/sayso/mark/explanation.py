"""Explanations: which evidence decided a claim, in plain words, for whoever has to defend it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.lexicon import table
from sayso.mark.article import mark_with_evidence
from sayso.mark.attribution import Found
from sayso.mark.chain import chain_of, place_of, voice_of
from sayso.mark.confidence import silence, speaker_confidence, speaker_evidence, told
from sayso.mark.parse import Parse
from sayso.protocols import Signals
from sayso.records import Article, Attribution, Author, Claim, Marks, Named, Span
from sayso.settings import Settings

LONGEST = 120
"""Code points of a quoted stretch that are shown; the middle of a longer one is left out."""
BASIS = {
    "name": "the source names the speaker",
    "pronoun": "the pronoun was led back to a name",
    "description": "the description was led back to a name",
    "words": "the source's own words stand for the speaker; the article gives no name",
    "silent": "no source stands beside these words; who spoke last is taken to go on",
    "open": "nobody is named",
}
"""What a speaker rests on, by the names of `sayso.mark.confidence.speaker_evidence`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One piece of evidence: what it is about, and the words for it, quotations from the article included."""

    topic: str
    words: str


def explain_claim(article: Article, settings: Settings, signals: Signals, claim: str) -> tuple[Reason, ...]:
    """Return what decided the chain, modality and confidence of a claim, hop by hop; empty when it is not found again.

    The article is marked anew, so that nothing about evidence has to be stored.

    signals: what the encoder says of the article's passages; claim: its id
    """
    marks, found = mark_with_evidence(article, settings, signals)
    one = next((each for each in marks.claims if each.id == claim), None)
    if one is None:
        return ()
    return tuple(_Account(article, Parse(article.text, signals), marks, found).of(one))


class _Account:
    """All that is known of one article, to be asked about its claims."""

    def __init__(self, article: Article, parse: Parse, marks: Marks, found: Sequence[Found]) -> None:
        self.article = article
        self.text = article.text
        self.parse = parse
        self.marks = marks
        self.by_id = {one.id: one for one in marks.attributions}
        self.found = {place_of(one.attribution): one for one in found}

    def of(self, claim: Claim) -> Iterator[Reason]:
        hops = chain_of(claim.attribution, self.by_id) if claim.attribution else ()
        yield Reason(topic="claim", words=self._quote(claim.spans))
        yield self._published()
        yield from self._frame(hops)
        if not hops:
            yield Reason(topic="own voice", words="no cue reports these words: whoever publishes or signs says them")
        for number, hop in enumerate(hops, start=1):
            yield from self._hop(number, hop, hops[number - 2] if number > 1 else None)
        yield self._modality(claim, hops)
        yield self._confidence(claim, hops)

    def _published(self) -> Reason:
        parts = [(kind, named.name) for kind, named in self._outer() if named is not None]
        words = ", ".join(f"{kind} {name}" for kind, name in parts)
        return Reason(topic="published by", words=words or "publisher unknown")

    def _outer(self) -> Iterator[tuple[str, Named | Author | None]]:
        yield "publisher", self.article.publisher
        yield "agency", self.article.agency
        yield from (("author", author) for author in self.article.authors)

    def _frame(self, hops: Sequence[Attribution]) -> Iterator[Reason]:
        frame = self.by_id.get(self.marks.frame or "")
        if frame is not None and frame not in hops:
            name = voice_of(frame).name or "somebody unnamed"
            cue = self._quote(frame.cue)
            yield Reason(topic="frame", words=f"most of the article is relayed as the words of {name} (cue {cue})")

    def _hop(self, number: int, one: Attribution, outer: Attribution | None) -> Iterator[Reason]:
        found = self.found.get(place_of(one))
        topic = f"hop {number}"
        yield Reason(topic=topic, words=voice_of(one).name or "somebody unnamed")
        if found is not None:
            likely = f", likelihood {found.likelihood:.3f}" if found.likelihood is not None else ""
            yield Reason(topic="found by", words=f"{rule_words(found.rule)}{likely}")
        cue = f"{self._quote(one.cue)}, read as “{one.stance.value}”" if one.cue else "none: the words are quoted alone"
        yield Reason(topic="cue", words=cue)
        yield Reason(topic="source", words=self._quote(one.source) if one.source else "none beside these words")
        yield Reason(topic="speaker", words=self._speaker(one))
        if outer is not None:
            name = voice_of(outer).name or "somebody unnamed"
            yield Reason(topic="nested", words=f"source, cue and words stand inside what {name} is reported to say")

    def _speaker(self, one: Attribution) -> str:
        basis = BASIS[speaker_evidence(self.text, one.source, one.speaker)]
        speaker = one.speaker
        if speaker is None:
            return basis
        if speaker.name is None:
            return "left open between " + " and ".join(speaker.candidates) if speaker.candidates else basis
        where = f", characters {speaker.start:,} to {speaker.end:,}" if speaker.start is not None else ""
        return f"{speaker.name}: {basis}{where}"

    def _modality(self, claim: Claim, hops: Sequence[Attribution]) -> Reason:
        stance = f", under a cue that “{hops[-1].stance.value}”" if hops else ""
        negated = "; says that it is not so" if claim.negated else ""
        return Reason(topic="put as", words=f"{claim.modality.value}{stance}{negated}")

    def _confidence(self, claim: Claim, hops: Sequence[Attribution]) -> Reason:
        if not hops:
            raw = silence(self.parse, claim.spans)
            words = f"{claim.confidence:.3f}: nobody is reported here, least certain word {raw:.3f}"
            return Reason(topic="confidence", words=words)
        parts = [
            f"hop {number} found {hop.confidence:.3f}, speaker {self._certain(hop):.3f}"
            for number, hop in enumerate(hops, start=1)
        ]
        words = f"{claim.confidence:.3f} from {'; '.join(parts)}; all found together {told(hops):.3f}"
        return Reason(topic="confidence", words=words)

    def _certain(self, hop: Attribution) -> float:
        found = self.found.get(place_of(hop))
        return speaker_confidence(self.text, hop, found.certainty if found else 0.0)

    def _quote(self, spans: Sequence[Span]) -> str:
        words = " … ".join(" ".join(self.text[span.start : span.end].split()) for span in spans)
        half = LONGEST // 2
        return f"“{words if len(words) <= LONGEST else words[:half].rstrip() + ' […] ' + words[-half:].lstrip()}”"


def rule_words(rule: str) -> str:
    """Return what a rule rests on in plain words; its name where the list has none."""
    return next((row["words"] for row in table("rule_words") if row["rule"] == rule), rule)
