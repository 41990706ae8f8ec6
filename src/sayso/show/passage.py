"""A stretch of an article cut into pieces, each under the same marks: what a page underlines and links to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sayso.records import Article, Attribution, Claim, Reading, Span, Voice
from sayso.show.chain import chain_words, is_own_voice, whose_word


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text under the same marks.

    kinds: of ``figure date name cue source said own boilerplate`` those that hold here, in this order, then those that
           were given beside them
    start: code points into the article's text
    claim: id of the claim it stands in, the shortest of several; None outside any
    """

    text: str
    start: int
    kinds: tuple[str, ...]
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What stands in the margin: whose word a run of claims is, by which cue, and the whole chain.

    cue: the reporter's own word for it, verbatim; start: where the first of these claims begins; claim: its id
    """

    whose: str
    own: bool
    cue: str
    stance: str
    chain: str
    start: int
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One block of an article with its pieces and margin notes; ``start``: code points into the article's text."""

    kind: str
    start: int
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


_ORDER = ("figure", "date", "name", "cue", "source", "said", "own", "boilerplate")


Layer = tuple[int, int, str]
"""A stretch that changes how text is shown: first code point, the one after the last, and what holds there."""


def cut_passages(reading: Reading, beside: Iterable[Layer] = ()) -> list[Passage]:
    """Return the article block by block: pieces that make up each block's whole text, and its margin notes.

    beside: further stretches that are to be told apart, with kinds of the caller's own
    """
    article = reading.article
    further = sorted(beside)
    layers = sorted([*_layers(reading), *further])
    order = (*_ORDER, *dict.fromkeys(kind for *_, kind in further))
    claims = sorted((s.start, s.end, claim.id) for claim in reading.marks.claims for s in claim.spans)
    blocks = _blocks(article)
    passages = []
    notes = _notes(reading)
    at = 0
    last_chain: tuple[Voice, ...] | None = None
    for (start, end, kind), inside, holding in zip(
        blocks, _touching(layers, blocks), _touching(claims, blocks), strict=True
    ):
        own = []
        while at < len(notes) and notes[at][0] < end:
            _, voice, note = notes[at]
            if voice != last_chain:
                own.append(note)
                last_chain = voice
            at += 1
        pieces = tuple(_cut(article.text, (start, end), inside, order, holding))
        passages.append(Passage(kind=kind, start=start, pieces=pieces, notes=tuple(own)))
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


def _layers(reading: Reading) -> list[Layer]:
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


def _touching(layers: Sequence[Layer], blocks: Sequence[Layer]) -> Iterable[list[Layer]]:
    """Yield for each block, which stand in order, those of ``layers``, which are sorted, that reach into it."""
    open_ones: list[Layer] = []
    at = 0
    for start, end, _ in blocks:
        open_ones = [layer for layer in open_ones if layer[1] > start]
        while at < len(layers) and layers[at][0] < end:
            if layers[at][1] > start:
                open_ones.append(layers[at])
            at += 1
        yield open_ones


def _cut(
    text: str, block: tuple[int, int], layers: Sequence[Layer], order: Sequence[str], claims: Sequence[Layer]
) -> Iterable[Piece]:
    """Yield the pieces of one block of ``text``; joined they are that text. ``claims``: spans and their ids."""
    start, end = block
    inside = [(max(s, start), min(e, end), kind) for s, e, kind in layers]
    longest_first = sorted(claims, key=lambda span: (span[0] - span[1], span))
    borders = sorted({start, end, *(s for s, _, _ in inside), *(e for _, e, _ in inside)})
    for left, right in pairwise(borders):
        held = {kind for s, e, kind in inside if s <= left and right <= e}
        claim = [claim for s, e, claim in longest_first if s <= left and right <= e]
        yield Piece(
            text=text[left:right],
            start=left,
            kinds=tuple(kind for kind in order if kind in held),
            claim=claim[-1] if claim else None,
        )


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
        claim=claim.id,
    )


def _shown(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())
