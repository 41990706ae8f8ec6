"""A stretch of an article cut into pieces, each under the same marks: what a page underlines and links to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.records import Article, Attribution, Claim, Reading, Span, Voice
from sayso.show.chain import chain_words, is_own_voice, whose_word


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text under the same marks.

    kinds: of ``figure date name cue source said own boilerplate`` those that hold here, in this order
    start: code points into the article's text
    """

    text: str
    start: int
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands in the margin: whose word a run of claims is, by which cue, and the whole chain.

    cue: the reporter's own word for it, verbatim; start: where the first of these claims begins
    """

    whose: str
    own: bool
    cue: str
    stance: str
    chain: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One block of an article with its pieces and margin notes."""

    kind: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


_ORDER = ("figure", "date", "name", "cue", "source", "said", "own", "boilerplate")


def cut_passages(reading: Reading) -> list[Passage]:
    """Return the article block by block: pieces that make up each block's whole text, and its margin notes."""
    article = reading.article
    layers = _layers(reading)
    passages = []
    notes = _notes(reading)
    at = 0
    last_chain: tuple[Voice, ...] | None = None
    for start, end, kind in _blocks(article):
        own = []
        while at < len(notes) and notes[at][0] < end:
            _, voice, note = notes[at]
            if voice != last_chain:
                own.append(note)
                last_chain = voice
            at += 1
        pieces = tuple(_cut(article.text, start, end, layers))
        passages.append(Passage(kind=kind, pieces=pieces, notes=tuple(own)))
    return passages


def _blocks(article: Article) -> list[tuple[int, int, str]]:
    """Return the blocks of the text with what stands between them left out when it is only white space."""
    rows = []
    at = 0
    for block in article.blocks:
        rows.extend(_between(article.text, at, block.start))
        rows.append((block.start, block.end, block.kind.value))
        at = block.end
    rows.extend(_between(article.text, at, len(article.text)))
    return rows


def _between(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Return what stands between two blocks, without the white space around it; nothing when that is all."""
    gap = text[start:end]
    left, right = start + len(gap) - len(gap.lstrip()), end - len(gap) + len(gap.rstrip())
    return [(left, right, "paragraph")] if left < right else []


def _layers(reading: Reading) -> list[tuple[int, int, str]]:
    """Return every stretch that changes how text is shown: start, end, kind; sorted."""
    marks = reading.marks
    rows = [(b.start, b.end, "boilerplate") for b in reading.article.boilerplate]
    rows += [(f.start, f.end, "figure") for f in marks.figures]
    rows += [(d.start, d.end, "date") for d in marks.dates]
    rows += [(n.start, n.end, "name") for n in marks.names]
    for claim in marks.claims:
        rows += [(s.start, s.end, "own" if is_own_voice(claim.voice) else "said") for s in claim.spans]
    for attribution in marks.attributions:
        rows += [(s.start, s.end, "cue") for s in attribution.cue]
        rows += [(s.start, s.end, "source") for s in attribution.source]
    return sorted(rows)


def _cut(text: str, start: int, end: int, layers: Sequence[tuple[int, int, str]]) -> Iterable[Piece]:
    """Yield the pieces of ``text[start:end]``; joined they are that text."""
    inside = [(max(s, start), min(e, end), kind) for s, e, kind in layers if s < end and e > start]
    borders = sorted({start, end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    for left, right in pairwise(borders):
        held = {kind for s, e, kind in inside if s <= left and right <= e}
        yield Piece(text=text[left:right], start=left, kinds=tuple(kind for kind in _ORDER if kind in held))


def _notes(reading: Reading) -> list[tuple[int, tuple[Voice, ...], Note]]:
    """Return a note for each claim, in text order, with the chain it tells."""
    attributions = {attribution.id: attribution for attribution in reading.marks.attributions}
    rows = []
    for claim in sorted(reading.marks.claims, key=lambda claim: claim.spans[0].start):
        note = _make_note(reading.article.text, claim, attributions.get(claim.attribution or ""))
        rows.append((claim.spans[0].start, claim.voice, note))
    return rows


def _make_note(text: str, claim: Claim, attribution: Attribution | None) -> Note:
    cue = " … ".join(_shown(text, span) for span in attribution.cue) if attribution else ""
    return Note(
        whose=whose_word(claim.voice),
        own=is_own_voice(claim.voice),
        cue=cue,
        stance=attribution.stance.value if attribution else "",
        chain=chain_words(claim.voice),
        start=claim.spans[0].start,
    )


def _shown(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
