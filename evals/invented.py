"""Invented sentences: events with type, agent, patient, polarity and modality, labelled before any rule was written.

Sixty a family of types, in ``evals/events``; a line is type, modality, whether it is denied, and the sentence with its
trigger, agents and patients in brackets. A participant is right where it overlaps the labelled one, or both are absent.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.article import make_article
from evals.score import Score
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.protocols import Reader
from sayso.records import Event, Participant
from sayso.settings import Settings

HERE = Path(__file__).resolve().parent / "events"
MARK = re.compile(r"\[(?P<slot>[apt]) (?P<text>[^\]]*)\]")
ASPECTS = ("trigger", "type", "agent", "patient", "polarity", "modality")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One sentence with the labels of one event in it; places are code points."""

    key: str
    family: str
    text: str
    type: str
    modality: str
    negated: bool
    trigger: Place
    agents: tuple[Place, ...]
    patients: tuple[Place, ...]


def cases() -> Iterator[Case]:
    """Yield all sentences, by family and line."""
    for path in sorted(HERE.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for number, row in enumerate(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE), start=1):
                yield _case(f"{path.stem} {number}", path.stem, *row)


def _case(key: str, family: str, kind: str, modality: str, negated: str, marked: str) -> Case:
    found: dict[str, list[Place]] = {"a": [], "p": [], "t": []}
    text, at = "", 0
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        found[match["slot"]].append((len(text), len(text) + len(match["text"])))
        text, at = text + match["text"], match.end()
    return Case(
        key=key,
        family=family,
        text=text + marked[at:],
        type=kind,
        modality=modality,
        negated=negated == "yes",
        trigger=found["t"][0],
        agents=tuple(found["a"]),
        patients=tuple(found["p"]),
    )


def measure(data: Path, size: str) -> list[Score]:
    """Return each aspect, percent right; neither ``data`` nor ``size`` makes a difference."""
    return score(shared_encoder())


def score(reader: Reader) -> list[Score]:
    """Return the share of sentences where each aspect is right, of all families together and of each."""
    verdicts = [(case, verdict(case, reader)) for case in cases()]
    families = sorted({case.family for case, _ in verdicts})
    found = []
    for family in ("all", *families):
        rows = [one for case, one in verdicts if family in ("all", case.family)]
        for aspect in ASPECTS:
            right = sum(one[aspect] for one in rows)
            found.append(
                Score(
                    data=f"invented events, {family}",
                    metric=aspect,
                    value=100 * right / len(rows),
                    cases=len(rows),
                    verdicts=tuple(f"{case.key}\t{one[aspect]}" for case, one in verdicts) if family == "all" else (),
                )
            )
    return found


def verdict(case: Case, reader: Reader) -> dict[str, bool]:
    """Return which aspects of a sentence's event are right; none where the trigger is not found."""
    event = event_of(case, reader)
    if event is None:
        return dict.fromkeys(ASPECTS, False)
    return {
        "trigger": True,
        "type": event.type == case.type,
        "agent": _is_right(event.agent, case.agents),
        "patient": _is_right(event.patient, case.patients),
        "polarity": event.negated == case.negated,
        "modality": event.modality == case.modality,
    }


def event_of(case: Case, reader: Reader) -> Event | None:
    """Return the event at the labelled trigger, or None."""
    reading = mark_again(make_article(case.text, case.key), Settings(), reader)
    start, end = case.trigger
    return next((one for one in reading.marks.events if one.start < end and start < one.end), None)


def _is_right(found: Participant | None, gold: tuple[Place, ...]) -> bool:
    if found is None or not gold:
        return found is None and not gold
    return any(found.start < end and start < found.end for start, end in gold)
