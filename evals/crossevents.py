"""Events across articles: which gold mentions of actions on ECB+ are one event, B-cubed, against two baselines.

Mentions are gold, so that only their linking is measured; what we know of one is what our own reading attaches to the
event at it. The baseline is the same head lemma, within a topic (two stories each, told by many outlets). B-cubed is
that of Bagga and Baldwin (1998), over all topics together.
"""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from evals.article import make_article
from evals.ecbplus import Story, stories
from evals.score import Score
from sayso.identity import mark_id
from sayso.link import link_readings
from sayso.link.topic import stem
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.protocols import Reader
from sayso.records import Event, Marks, Reading, Span
from sayso.settings import Settings
from sayso.vocabulary import EventType, Modality

Key = tuple[str, int, int]


def measure(data: Path, size: str) -> list[Score]:
    """Return B-cubed of ours and of the baseline on the dev topics; ``small`` measures nothing.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    if size != "full":
        return []
    return score("ecbplus, dev topics", list(stories(data, dev=True)), shared_encoder())


def score(data: str, told: Sequence[Story], reader: Reader) -> list[Score]:
    """Return B-cubed recall, precision and F1 of our links, and F1 of the baseline."""
    gold: dict[Key, str] = {}
    lemma: dict[Key, str] = {}
    ours: dict[Key, str] = {}
    for topic in sorted({story.topic for story in told}):
        readings = []
        for story in (one for one in told if one.topic == topic):
            reading = mark_again(make_article(story.text, story.name), Settings(), reader)
            events, keys = gold_events(story, reading)
            for event, (key, chain, head) in zip(events, keys, strict=True):
                gold[key], lemma[key], ours[key] = chain, f"{topic} {stem(head)}", f"alone {event.id}"
            readings.append((reading, events, keys))
        linked = link_readings([_with(reading, events) for reading, events, _ in readings])
        cluster = {mention.mark: one.id for one in linked.events for mention in one.mentions}
        for _, events, keys in readings:
            for event, (key, _, _) in zip(events, keys, strict=True):
                ours[key] = f"{topic} {cluster.get(event.id, f'alone {event.id}')}"
    recall, precision, f1 = bcubed(ours, gold)
    base = bcubed(lemma, gold)
    cases = len(gold)
    return [
        Score(data=data, metric="same event, B-cubed F1", value=f1, cases=cases),
        Score(data=data, metric="same event, B-cubed recall", value=recall, cases=cases),
        Score(data=data, metric="same event, B-cubed precision", value=precision, cases=cases),
        Score(data=data, metric="same event, B-cubed F1, head lemma", value=base[2], cases=cases, ours=False),
        Score(data=data, metric="same event, B-cubed F1, above head lemma", value=f1 - base[2], cases=cases),
    ]


def gold_events(story: Story, reading: Reading) -> tuple[list[Event], list[tuple[Key, str, str]]]:
    """Return an event for each gold action, ours where we have one there, with its key, chain and head word."""
    events: list[Event] = []
    keys: list[tuple[Key, str, str]] = []
    used: set[tuple[int, int]] = set()
    for one in story.mentions:
        if not one.action or (one.start, one.end) in used:
            continue
        used.add((one.start, one.end))
        own = next((event for event in reading.marks.events if event.start < one.end and one.start < event.end), None)
        text = story.text[one.start : one.end]
        span = Span(start=one.start, end=one.end)
        key = mark_id("event", reading.article.id, (span,), text)
        claim = next((c.id for c in reading.marks.claims if any(s.start <= one.start < s.end for s in c.spans)), None)
        if own is None:
            own = Event(
                id=key, start=one.start, end=one.end, text=text, type=EventType.OTHER, agent=None, patient=None,
                place=None, date=None, negated=False, modality=Modality.ASSERTED, claim=claim, figures=(),
                confidence=0.5,
            )  # fmt: skip
            head = text.split()[0]
        else:
            head = own.text
        events.append(replace(own, id=key, start=one.start, end=one.end))
        keys.append(((story.name, one.start, one.end), one.chain, head.split()[0].casefold()))
    return events, keys


def _with(reading: Reading, events: Iterable[Event]) -> Reading:
    marks: Marks = replace(reading.marks, events=tuple(events))
    return replace(reading, marks=marks)


def bcubed(ours: Mapping[Key, Hashable], gold: Mapping[Key, Hashable]) -> tuple[float, float, float]:
    """Return recall, precision and F1, percent, of two groupings of the same items."""
    both = Counter((ours[key], gold[key]) for key in gold)
    mine: dict[Hashable, int] = defaultdict(int)
    theirs: dict[Hashable, int] = defaultdict(int)
    for (a, b), count in both.items():
        mine[a] += count
        theirs[b] += count
    total = max(1, len(gold))
    precision = 100 * sum(count * count / mine[a] for (a, _), count in both.items()) / total
    recall = 100 * sum(count * count / theirs[b] for (_, b), count in both.items()) / total
    joint = precision + recall
    return recall, precision, 2 * precision * recall / joint if joint else 0.0
