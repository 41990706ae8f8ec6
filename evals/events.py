"""Events: triggers, participants, times and places on ECB+, happenings on TimeBank, and invented sentences.

ECB+ does not say which participant belongs to which action. Attached right is therefore: what an event names as agent,
patient, place or date overlaps a gold mention of that kind in the same sentence, for events at a gold action.
"""

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from evals import invented
from evals.article import make_article
from evals.ecbplus import Mention, Story, stories
from evals.score import Score, in_sample
from evals.timebank import HELD_OUT, load_document
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.protocols import Reader
from sayso.records import Marks
from sayso.settings import Settings

SAYING = ("ACTION_REPORTING", "NEG_ACTION_REPORTING", "ACTION_PERCEPTION", "NEG_ACTION_PERCEPTION")
KINDS = {"participants": ("HUMAN", "NON_HUMAN", "LOC"), "place": ("LOC",), "date": ("TIME",)}
Place = tuple[int, int]


@dataclass(slots=True)
class Count:
    """Counts of found and gold items that overlap."""

    found: int = 0
    found_right: int = 0
    gold: int = 0
    gold_right: int = 0
    verdicts: list[str] = field(default_factory=list)

    def add(self, found: Iterable[Place], gold: Iterable[Place], key: str) -> None:
        """Count two lists of spans; one that overlaps any of the other list is right."""
        ours, theirs = sorted(set(found)), sorted(set(gold))
        hit = [any(a < d and c < b for c, d in theirs) for a, b in ours]
        met = [any(a < d and c < b for c, d in ours) for a, b in theirs]
        self.found += len(ours)
        self.found_right += sum(hit)
        self.gold += len(theirs)
        self.gold_right += sum(met)
        self.verdicts += [f"{key}\t{a}\t{b}\t{ok}" for (a, b), ok in zip(theirs, met, strict=True)]

    @property
    def precision(self) -> float:
        """Percent of what was found that is right."""
        return 100 * self.found_right / max(1, self.found)

    @property
    def recall(self) -> float:
        """Percent of gold that was met."""
        return 100 * self.gold_right / max(1, self.gold)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def measure(data: Path, size: str) -> list[Score]:
    """Return the scores of the three sets; ``small`` measures the invented sentences alone.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    reader = shared_encoder()
    found = invented.score(reader)
    if size == "full":
        found += score_ecbplus("ecbplus, dev topics", stories(data, dev=True), reader)
        found += score_timebank("timebank, held out", data, reader, held_out=True)
    return found


def score_ecbplus(data: str, items: Iterable[Story], reader: Reader) -> list[Score]:
    """Return trigger overlap and how often what is attached is a mention of its kind."""
    every, plain = Count(), Count()
    attached = {kind: Count() for kind in KINDS}
    for story in items:
        marks = mark_again(make_article(story.text, story.name), Settings(), reader).marks
        ours = [(event.start, event.end) for event in marks.events if story.is_checked(event.start)]
        gold = [one for one in story.mentions if one.action]
        every.add(ours, [(one.start, one.end) for one in gold], story.name)
        said = [(one.start, one.end) for one in gold if one.tag in SAYING]
        free = [(a, b) for a, b in ours if not any(a < d and c < b for c, d in said)]
        plain.add(free, [(one.start, one.end) for one in gold if one.tag not in SAYING], story.name)
        _attach(attached, story, marks, gold)
    return [
        Score(data=data, metric="action triggers F1", value=every.f1, cases=every.gold),
        Score(data=data, metric="action triggers precision", value=every.precision, cases=every.found),
        Score(data=data, metric="action triggers recall", value=every.recall, cases=every.gold),
        Score(data=data, metric="action triggers F1, without reporting and perception", value=plain.f1,
              cases=plain.gold, verdicts=tuple(plain.verdicts)),
        *(
            Score(data=data, metric=f"attached {kind} are mentions of one", value=one.precision, cases=one.found)
            for kind, one in attached.items()
        ),
    ]  # fmt: skip


def _attach(attached: dict[str, Count], story: Story, marks: Marks, gold: list[Mention]) -> None:
    days = {date.id: (date.start, date.end) for date in marks.dates}
    at = [event for event in marks.events if any(event.start < one.end and one.start < event.end for one in gold)]
    people = [one for event in at for one in (event.agent, event.patient) if one is not None]
    ours = {
        "participants": [(one.start, one.end) for one in people],
        "place": [(one.place.start, one.place.end) for one in at if one.place is not None],
        "date": [days[one.date] for one in at if one.date is not None],
    }
    for kind, tags in KINDS.items():
        theirs = [(one.start, one.end) for one in story.mentions if one.tag.startswith(tags)]
        attached[kind].add(ours[kind], theirs, story.name)


def score_timebank(data: str, folder: Path, reader: Reader, *, held_out: bool) -> list[Score]:
    """Return which EVENT tags of class OCCURRENCE are met by a trigger."""
    count = Count()
    for path in sorted((folder / "timebank").rglob("*.tml")):
        if in_sample(path.name, HELD_OUT) != held_out:
            continue
        document = load_document(path)
        marks = mark_again(make_article(document.text, document.name), Settings(), reader).marks
        count.add([(one.start, one.end) for one in marks.events], happenings(path), document.name)
    return [Score(data=data, metric="happenings met by a trigger", value=count.recall, cases=count.gold,
                  verdicts=tuple(count.verdicts))]  # fmt: skip


def happenings(path: Path) -> list[Place]:
    """Return the places of the EVENT tags of class OCCURRENCE in the text of one TimeML file."""
    body = ElementTree.fromstring(path.read_text(encoding="utf-8")).find("TEXT")
    found: list[Place] = []
    if body is not None:
        _walk(body, 0, found)
    return found


def _walk(node: ElementTree.Element, at: int, found: list[Place]) -> int:
    start = at
    at += len(node.text or "")
    for child in node:
        at = _walk(child, at, found) + len(child.tail or "")
    if node.tag == "EVENT" and node.get("class") == "OCCURRENCE":
        found.append((start, at))
    return at
