"""ECB+: news told by many outlets, with actions, participants, places and times, and which actions are the same.

Cybulska and Vossen, LREC 2014. Documents are read whole, a sentence a paragraph; gold is that of the sentences that
the corpus lists as checked.
Eight topics are for measuring and were never read for errors; rules were written on the others.
"""

import csv
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.names import GLUED

DEV = frozenset({"2", "5", "12", "18", "21", "23", "34", "35"})
OPENING = frozenset({"(", "[", "$", "``"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A gold mention: code points, tag ("ACTION_OCCURRENCE") and the id of what it mentions, its own where alone."""

    start: int
    end: int
    tag: str
    chain: str

    @property
    def action(self) -> bool:
        """Whether it is an action, denied ones as well."""
        return self.tag.startswith(("ACTION", "NEG"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One document, its checked stretches, and the mentions in them."""

    name: str
    topic: str
    text: str
    checked: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]

    def is_checked(self, start: int) -> bool:
        """Return whether a place stands in a checked sentence."""
        return any(first <= start < end for first, end in self.checked)


def stories(data: Path, *, dev: bool) -> Iterator[Story]:
    """Yield the documents of the topics kept for measuring, or of the others, by topic and name.

    Raises: FileNotFoundError when the set is not in ``data``.
    """
    folder = data / "ecbplus"
    wanted: dict[tuple[str, str], set[str]] = {}
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            wanted.setdefault((row["Topic"], row["File"]), set()).add(row["Sentence Number"])
    for topic, file in sorted(wanted, key=lambda key: (int(key[0]), key[1])):
        path = folder / "ECB+" / topic / f"{topic}_{file}.xml"
        if (topic in DEV) == dev and path.exists():
            yield load_story(path, topic, wanted[topic, file])


def load_story(path: Path, topic: str, sentences: set[str]) -> Story:
    """Return one document; gold is that of ``sentences``."""
    root = ElementTree.parse(path).getroot()
    parts: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    checked: dict[str, tuple[int, int]] = {}
    length, last, tight = 0, "", True
    for token in root.iter("token"):
        sentence = token.get("sentence", "")
        word = token.text or ""
        gap = "\n\n" if last and sentence != last else ("" if tight or word in GLUED else " ")
        start, end = length + len(gap), length + len(gap) + len(word)
        if sentence in sentences:
            places[token.get("t_id", "")] = (start, end)
            checked[sentence] = (checked.get(sentence, (start, end))[0], end)
        parts.append(gap + word)
        length, last, tight = end, sentence, word in OPENING
    return Story(
        name=path.stem,
        topic=topic,
        text="".join(parts),
        checked=tuple(sorted(checked.values())),
        mentions=_mentions(root, places, path.stem),
    )


def _mentions(root: ElementTree.Element, places: dict[str, tuple[int, int]], name: str) -> tuple[Mention, ...]:
    chains: dict[str, str] = {}
    for relation in root.findall("Relations/*"):
        chain = relation.get("note") if relation.tag == "CROSS_DOC_COREF" else f"{name} {relation.get('r_id')}"
        chains.update({source.get("m_id", ""): chain or "" for source in relation.findall("source")})
    found = []
    for mark in root.findall("Markables/*"):
        spans = [places[one.get("t_id", "")] for one in mark.findall("token_anchor") if one.get("t_id") in places]
        if spans:
            key = mark.get("m_id", "")
            found.append(
                Mention(
                    start=spans[0][0],
                    end=spans[-1][1],
                    tag=mark.tag,
                    chain=chains.get(key, f"{name} alone {key}"),
                )
            )
    return tuple(sorted(found, key=lambda mention: (mention.start, mention.end, mention.tag)))
