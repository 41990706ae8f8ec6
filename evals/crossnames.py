"""Names across articles: who is who in ECB+ (Cybulska and Vossen, LREC 2014), by topic, beside exact-string matching.

The eight development topics are for figures only; errors are read in others. A mention counts where it is a person, a
body or a place by the annotators and has a capitalised word of its own: pronouns and descriptions are not names. Both
ways of telling who is who stand on the names we find; a mention we do not find is alone. B-cubed (Bagga and Baldwin,
1998) over the mentions of a topic, all topics added up.
"""

import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.article import make_article
from evals.score import Score
from sayso.link import link_readings
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.settings import Settings

DEV = (2, 5, 12, 18, 21, 23, 34, 35)
SMALL = (2, 35)
KINDS = frozenset("HUMAN_PART_PER HUMAN_PART_ORG HUMAN_PART_GPE HUMAN_PART_FAC HUMAN_PART_VEH LOC_GEO LOC_FAC".split())
SMALL_WORDS = frozenset(
    "the a an his her their its our my your he she it they we i this that these those in on at of and who".split()
)
TIGHT = frozenset(".,;:!?)%'’”") | {"'s", "’s", "n't"}

Mention = tuple[str, int, int]
Clusters = Mapping[Mention, Hashable]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One document: its text and its mentions, each with the entity it means."""

    key: str
    text: str
    mentions: tuple[tuple[int, int, str], ...]


def measure(data: Path, size: str) -> list[Score]:
    """Return B-cubed F1 of our linking and of exact strings; ``small`` takes two topics.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    ours, strings = Cubes(), Cubes()
    for topic in DEV if size == "full" else SMALL:
        gold, found, named = cluster_topic(list(read_topic(data / "ecbplus" / "ECB+" / str(topic))))
        ours.add(gold, found)
        strings.add(gold, named)
    rows = (("ours", ours, True), ("exact strings", strings, False))
    return [
        Score(data="ecbplus, dev topics", metric=f"names across articles, B-cubed {part}, {name}", value=value,
              cases=cubes.mentions, ours=own)
        for name, cubes, own in rows
        for part, value in (("F1", cubes.f1), ("precision", cubes.precision), ("recall", cubes.recall))
    ]  # fmt: skip


def read_topic(folder: Path) -> Iterator[Gold]:
    """Yield the documents of a topic, its words put together as news is.

    Raises: FileNotFoundError when there is no such folder.
    """
    paths = sorted(folder.glob("*.xml"))
    if not paths:
        raise FileNotFoundError(folder)
    for path in paths:
        root = ElementTree.parse(path).getroot()
        text, place = _text(root)
        yield Gold(key=path.stem, text=text, mentions=tuple(sorted(_mentions(root, text, place))))


def _text(root: "ElementTree.Element") -> tuple[str, dict[str, tuple[int, int]]]:
    """Return the text of a document, one sentence a line, and where each token stands."""
    parts: list[str] = []
    place: dict[str, tuple[int, int]] = {}
    length, sentence, tight = 0, "0", True
    for token in root.iter("token"):
        word = (token.text or "").strip()
        if token.get("sentence", "") != sentence:
            sentence = token.get("sentence", "")
            parts.append("\n")
            length, tight = length + 1, True
        if not tight and word not in TIGHT:
            parts.append(" ")
            length += 1
        place[token.get("t_id", "")] = (length, length + len(word))
        parts.append(word)
        length += len(word)
        tight = word in ("(", "``", "“", "$")
    return "".join(parts), place


def _mentions(
    root: "ElementTree.Element", text: str, place: Mapping[str, tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Yield the named people, bodies and places with the number of the entity across documents."""
    marks = {mark.get("m_id", ""): mark for mark in root.iterfind("Markables/*")}
    for relation in root.iter("CROSS_DOC_COREF"):
        for source in relation.iter("source"):
            mark = marks.get(source.get("m_id", ""))
            if mark is None or mark.tag not in KINDS:
                continue
            anchors = [place[anchor.get("t_id", "")] for anchor in mark.iter("token_anchor")]
            start, end = min(at for at, _ in anchors), max(at for _, at in anchors)
            if any(word[:1].isupper() and word.lower() not in SMALL_WORDS for word in text[start:end].split()):
                yield start, end, relation.get("note", "")


def cluster_topic(documents: Sequence[Gold]) -> tuple[Clusters, Clusters, Clusters]:
    """Return the entity of each gold mention: the annotators', ours, and the string we found as its name."""
    readings = [
        mark_again(make_article(document.text, document.key), Settings(), shared_encoder()) for document in documents
    ]
    linked = {
        (mention.article, mention.start, mention.end): entity.id
        for entity in link_readings(readings).entities
        for mention in entity.mentions
    }
    gold: dict[Mention, Hashable] = {}
    ours: dict[Mention, Hashable] = {}
    strings: dict[Mention, Hashable] = {}
    for document, reading in zip(documents, readings, strict=True):
        for start, end, entity in document.mentions:
            mention = (document.key, start, end)
            gold[mention] = entity
            inside = [name for name in reading.marks.names if name.start < end and start < name.end]
            best = max(
                inside, key=lambda name: (min(name.end, end) - max(name.start, start), -name.start), default=None
            )
            if best is None:
                ours[mention] = strings[mention] = mention
                continue
            ours[mention] = linked.get((reading.article.id, best.start, best.end), mention)
            strings[mention] = best.text
    return gold, ours, strings


class Cubes:
    """B-cubed sums over topics."""

    def __init__(self) -> None:
        self.mentions = 0
        self._precision = 0.0
        self._recall = 0.0

    def add(self, gold: Clusters, found: Clusters) -> None:
        """Count the mentions of one topic."""
        by_gold, by_found = Counter(gold.values()), Counter(found[mention] for mention in gold)
        both = Counter((entity, found[mention]) for mention, entity in gold.items())
        for mention, entity in gold.items():
            self._precision += both[entity, found[mention]] / by_found[found[mention]]
            self._recall += both[entity, found[mention]] / by_gold[entity]
        self.mentions += len(gold)

    @property
    def precision(self) -> float:
        """B-cubed precision, percent."""
        return 100 * self._precision / max(self.mentions, 1)

    @property
    def recall(self) -> float:
        """B-cubed recall, percent."""
        return 100 * self._recall / max(self.mentions, 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of the two, percent."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0
