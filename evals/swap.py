"""Swap: two parties' names, people, places and mirrored words exchanged, and every mark has to stay where it is.

Twenty passages of ours are cast with pairs of invented parties from many regions. Each is marked twice, the second
time with the parties exchanged; places are compared by the words of the passage, so that names of different length
make no difference. ``python -m evals.swap`` prints what does not stay.

Nothing of what differs is excused. In 164 of the 200 passages the names stay; before mentions, homes and peoples, and
the signs beside them were made to agree it was 142. In most of the others a lone word, said once where nothing tells
what it names, is told by its letters, as names of the real world are.
"""

import argparse
import csv
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from evals.polnear import as_article
from evals.score import Score
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.protocols import Reader
from sayso.records import Event, FigureEvidence, Marks, Participant, Span
from sayso.settings import Settings

HERE = Path(__file__).resolve().parent / "swap"
PAIRS = 10
"""Pairs of parties a passage is cast with."""
PIECE = re.compile(r"\{(?P<slot>[a-z]+)(?P<side>[12])\}|\[(?P<first>[^|\]]+)\|(?P<second>[^\]]+)\]|\w+|[^\w\s]|\s+")
VERY = ("attributions", "speakers", "chains")
"""The kinds that make a passage count as unchanged; the others are printed on lines of their own."""
EVIDENCE = tuple(field.name for field in fields(FigureEvidence))

Place = tuple[int, int]
"""Number of the word in the passage and how far into it: the same before and after the exchange."""
Cast = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """A passage with one cast: its text, where each piece of the passage starts, which of them are mirrored words."""

    text: str
    starts: Sequence[int]
    mirrored: frozenset[int]

    def place(self, at: int, *, end: bool = False) -> Place:
        """Return ``at`` as a place in the passage; an end belongs to the piece it closes."""
        number = bisect_right(self.starts, at - 1 if end else at) - 1
        inside = at - self.starts[number]
        limit = (self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)) - self.starts[number]
        return (number, -1 if end and inside == limit else inside)

    def span(self, span: Span) -> tuple[Place, Place]:
        """Return a stretch of the text as places."""
        return self.place(span.start), self.place(span.end, end=True)

    def spans(self, spans: Sequence[Span]) -> tuple[tuple[Place, Place], ...]:
        """Return stretches of the text as places."""
        return tuple(self.span(span) for span in spans)

    def turns(self, *spans: Span) -> bool:
        """Return whether one of the stretches begins in a mirrored word."""
        return any(self.place(span.start)[0] in self.mirrored for span in spans)

    def ends(self, start: int | None, end: int | None) -> Hashable:
        """Return ``[start, end)`` as places, None where it is not in the text."""
        return None if start is None or end is None else self.span(Span(start=start, end=end))


def measure(data: Path, size: str) -> list[Score]:
    """Return the share of passages unchanged by the exchange, in all and per kind of mark."""
    pairs = PAIRS if size == "full" else 2
    kinds, changed = changes(shared_encoder(), pairs)
    total = len(changed)
    same = sum(not any(kind in found for kind in VERY) for found in changed.values())
    verdicts = tuple(f"{name}\t{' '.join(found) or 'unchanged'}" for name, found in changed.items())
    scores = [
        Score(
            data="swap",
            metric="passages: speech and chains unchanged",
            value=100 * same / total,
            cases=total,
            verdicts=verdicts,
        )
    ]
    for kind in kinds:
        kept = sum(kind not in found for found in changed.values())
        scores.append(Score(data="swap", metric=f"passages: {kind} unchanged", value=100 * kept / total, cases=total))
    return scores


def changes(reader: Reader, pairs: int) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """Return the kinds of marks, and per passage and pair of parties those that the exchange changed."""
    kinds: tuple[str, ...] = ()
    found: dict[str, tuple[str, ...]] = {}
    for name, passage, one, other in cases(pairs):
        before, after = (marked(reader, *rendered) for rendered in both(passage, one, other))
        kinds = tuple(before)
        found[name] = tuple(kind for kind in kinds if before[kind] != after[kind])
    return kinds, found


def cases(pairs: int) -> list[tuple[str, str, Cast, Cast]]:
    """Return name, passage and the two parties of each case."""
    casts = read_casts()
    found = []
    for number, passage in enumerate(read_passages()):
        for turn in range(pairs):
            # Steps that share no factor with the number of casts bring each together with many others.
            at = (7 * number + 3 * turn) % len(casts)
            one, other = casts[at], casts[(at + 1 + (number + 2 * turn) % (len(casts) - 1)) % len(casts)]
            found.append((f"{number + 1} {one['region']} {other['region']}", passage, one, other))
    return found


def read_passages() -> list[str]:
    """Return the passages with their slots."""
    parts = (HERE / "passages.txt").read_text(encoding="utf-8").split("\n\n")
    return [part.strip() for part in parts if not part.startswith("#")]


def read_casts() -> list[Cast]:
    """Return the parties, each with its people and places."""
    lines = (HERE / "casts.csv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def both(passage: str, one: Cast, other: Cast) -> tuple[tuple[str, Rendering], tuple[str, Rendering]]:
    """Return the passage as it stands and with the parties and the mirrored words exchanged, each with its key."""
    return ("a", render(passage, one, other, "first")), ("b", render(passage, other, one, "second"))


def render(passage: str, one: Cast, other: Cast, mirrored: str) -> Rendering:
    """Return ``passage`` with the two parties and the ``first`` or ``second`` of the mirrored words."""
    text, starts, turned = "", list[int](), set[int]()
    for piece in PIECE.finditer(passage):
        shown = piece.group()
        if piece.group("slot"):
            shown = (one if piece.group("side") == "1" else other)[piece.group("slot")]
        elif piece.group("first"):
            shown = piece.group(mirrored)
            turned.add(len(starts))
        for word in re.findall(r"\w+|[^\w]", shown):
            starts.append(len(text))
            text += word
    return Rendering(text=text, starts=starts, mirrored=frozenset(turned))


def marked(reader: Reader, key: str, rendering: Rendering) -> dict[str, frozenset[Hashable]]:
    """Return the marks of each kind, as what does not hang on the names themselves."""
    marks = mark_again(as_article(key, rendering.text), Settings(), reader).marks
    spans = rendering.spans
    cited = {one.id: spans(one.content + one.cue + one.source) for one in marks.attributions}
    return {
        "attributions": frozenset(
            (spans(one.content), spans(one.cue), spans(one.source), one.type, one.stance, cited.get(one.within or ""))
            for one in marks.attributions
        ),
        "speakers": frozenset(
            (spans(one.content), who.kind, who.anonymous, len(who.candidates), rendering.ends(who.start, who.end))
            for one in marks.attributions
            if (who := one.speaker) is not None
        ),
        "chains": frozenset(
            (spans(one.spans), tuple((hop.kind, rendering.ends(hop.start, hop.end)) for hop in one.voice))
            for one in marks.claims
        ),
        "claims": frozenset((spans(one.spans), one.modality, one.negated) for one in marks.claims),
        **_told(marks, rendering),
    }


def _told(marks: Marks, rendering: Rendering) -> dict[str, frozenset[Hashable]]:
    """Return figures, dates, events and names, as what does not hang on the names themselves.

    Where a mirrored word itself tells an event or a harm ("arrest", "abduction"), which one is the article's own word:
    compared is whether there is one.
    """
    ends, spans = rendering.ends, rendering.spans
    return {
        "figures": frozenset(
            (ends(one.start, one.end), one.kind, one.value, one.low, one.high, one.modifier, one.unit, one.negated)
            for one in marks.figures
        ),
        "figures' fields": frozenset(
            (
                ends(one.start, one.end),
                bool(one.harm) if rendering.turns(*one.evidence.harm) else one.harm,
                one.status,
                one.when,
            )
            for one in marks.figures
        ),
        "figures' evidence": frozenset(
            (ends(one.start, one.end), *(spans(getattr(one.evidence, field)) for field in EVIDENCE))
            for one in marks.figures
        ),
        "dates": frozenset((ends(one.start, one.end), one.type, one.value, one.edtf) for one in marks.dates),
        "events": frozenset(
            (
                ends(one.start, one.end),
                None if rendering.turns(Span(start=one.start, end=one.end)) else one.type,
                one.negated,
                one.modality,
            )
            for one in marks.events
        ),
        "events' parts": frozenset(
            (ends(one.start, one.end), *(ends(part.start, part.end) if part else None for part in _parts(one)))
            for one in marks.events
        ),
        "names": frozenset((ends(one.start, one.end), one.type) for one in marks.names),
    }


def _parts(event: Event) -> tuple[Participant | None, ...]:
    return event.agent, event.patient, event.place


def main() -> int:
    """Print what the exchange changes, and how often each kind."""
    parser = argparse.ArgumentParser(prog="python -m evals.swap")
    parser.add_argument("--pairs", type=int, default=PAIRS, help="pairs of parties a passage is cast with")
    parser.add_argument("--kind", default="", help="print the differences of this kind of mark")
    choice = parser.parse_args()
    reader = shared_encoder()
    counts: Counter[str] = Counter()
    for name, passage, one, other in cases(choice.pairs):
        first, second = both(passage, one, other)
        before, after = marked(reader, *first), marked(reader, *second)
        different = [kind for kind in before if before[kind] != after[kind]]
        counts.update(different)
        if different:
            print(f"{name}: {' '.join(different)}")
        if choice.kind in different:
            print(f"  {first[1].text}\n  {second[1].text}")
            for mark, mine, theirs in (("-", before, after), ("+", after, before)):
                only = mine[choice.kind] - theirs[choice.kind]
                print("".join(f"    {mark} {line}\n" for line in sorted(map(str, only))), end="")
    print(dict(counts), "of", choice.pairs * len(read_passages()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
