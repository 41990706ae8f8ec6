"""Speakers alone, given where the sources stand: on GUM (Zeldes, 2017) and on 200 labelled attributions of PolNeAR.

GUM annotates no speakers of running text, so sources are taken from its trees and who they are from its coreference:
a source is the subject of a verb of our list of reporting verbs that has a clause of its own (``ccomp``, or
``parataxis`` either way round). It is counted where it is a third-person pronoun or a phrase with a common noun as its
head, and its entity is named (a mention with a proper noun as its head) anywhere in the document. All sources pass the
resolver in text order, names too, so that it knows who spoke last. Few pronouns speak there (the kept part has a
handful), so every "he" and "she" that is the subject of any other clause is asked as well, and counted apart. Right:
the mention that gave the speaker's name holds the head of a mention of that entity, or lies in one and in no smaller
one. Left open counts as not right, but not as wrong.

On PolNeAR the sources are those annotated in the 28 articles that the encoder's training leaves out; right is what
labels/README.md says: the fullest name, or the source's own words where it has none.

``python -m evals.speakers --part train`` prints the cases of the GUM documents that the encoder was trained on: for
reading, never for figures.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.polnear import as_article, load
from evals.score import Score, Tally
from sayso.mark import passages
from sayso.mark.cue import verbs
from sayso.mark.entity import resolve_entities
from sayso.mark.name import find_names
from sayso.mark.parse import Parse
from sayso.mark.quotation import find_quotations
from sayso.mark.resolution import Resolution
from sayso.mark.sentence import paragraphs_of
from sayso.mark.speaker import Cast
from sayso.model.encoder import shared_encoder
from sayso.records import Article, Span, Speaker
from training.data import KEPT, Mention, conllu_sentences, kept, mentions_of

SMALL = 4  # documents
THIRD = frozenset("he she it they".split())
SINGLE = frozenset(("he", "she"))
CLAUSES = ("ccomp", "parataxis")
LABELS = Path(__file__).resolve().parent / "labels" / "attributions.jsonl"
NO_NAME = re.compile(r"^(?:the|a|an)\s+|['’]s?$|[^\w\s-]", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One who speaks: where, as a pronoun, noun or name, of which entity, and the places that name it (may be none)."""

    start: int
    end: int
    kind: str
    entity: str
    names: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One document as text, with its sources in text order and all mentions as (start, end, entity)."""

    name: str
    text: str
    sources: tuple[Source, ...]
    mentions: tuple[tuple[int, int, str], ...]

    def entity_at(self, start: int, end: int) -> str | None:
        """Return the entity of the smallest mention that holds ``[start, end)``."""
        around = [one for one in self.mentions if one[0] <= start and end <= one[1]]
        return min(around, key=lambda one: one[1] - one[0])[2] if around else None


def measure(data: Path, size: str) -> list[Score]:
    """Return how many sources are led to the right name, and how many of the names shown are right.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    documents = list(gum_texts(data, train=False))[: SMALL if size == "small" else None]
    tallies = {"pronoun": Tally(), "noun": Tally(), "subject": Tally(), "all": Tally()}
    verdicts: list[str] = []
    for document in documents:
        for source, speaker, _ in speakers_of(document):
            verdict = judge(document, source, speaker)
            for key in sorted({source.kind, "all"} & set(tallies)):
                tallies[key].gold += bool(source.names)
                tallies[key].found += verdict in ("right", "wrong")
                tallies[key].right += verdict == "right"
            verdicts.append(f"{document.name}\t{source.start}\t{source.kind}\t{verdict}")
    metrics = {"pronoun": "pronoun that speaks", "noun": "description that speaks", "subject": "he or she, any subject"}
    return [
        *(
            Score(data="gum kept", metric=f"{metric}, right name", value=tallies[key].recall, cases=tallies[key].gold)
            for key, metric in metrics.items()
        ),
        Score(
            data="gum kept",
            metric="names shown that are right",
            value=tallies["all"].precision,
            cases=tallies["all"].found,
            verdicts=tuple(verdicts),
        ),
        *_labelled(data, size),
    ]


def judge(document: Document, source: Source, speaker: Speaker | None) -> str:
    """Return ``right`` or ``wrong`` where a name is shown, ``open`` or ``unnamed`` where none is.

    A description that keeps its own words is unnamed: right where nothing in the text names it, but no name shown.
    """
    if speaker is None or speaker.name is None or speaker.start is None or speaker.end is None:
        return "open"
    if any(speaker.start <= at < speaker.end for at in source.names):
        return "right"
    if source.names and document.entity_at(speaker.start, speaker.end) == source.entity:
        return "right"
    if speaker.entity is None or source.start <= speaker.start < source.end:
        return "unnamed"
    return "wrong"


def speakers_of(document: Document) -> Iterator[tuple[Source, Speaker | None, float]]:
    """Yield each source of a document, the speaker it is resolved to, and how much of the evidence speaks for him."""
    cast = cast_of(as_article(document.name, document.text))
    for source in document.sources:
        found = cast.resolve(Span(start=source.start, end=source.end), None, source.start)
        speaker = found.speaker if found else None
        if source.kind != "subject":
            cast.remember(speaker, source.start)
        yield source, speaker, found.confidence if found else 0.0


def cast_of(article: Article) -> Cast:
    """Return the cast of an article, its names and trees read."""
    signals = shared_encoder().read(article.text, passages(article))
    parse = Parse(article.text, signals)
    names, entities = resolve_entities(article, find_names(article, parse, signals.names))
    quotations = find_quotations(article.text, paragraphs_of(article))
    return Cast(article, names, entities, parse, signals, quotations)


def gum_texts(data: Path, *, train: bool) -> Iterator[Document]:
    """Yield the kept documents of GUM, or with ``train`` the others."""
    folder = data / "ud_gum_news"
    if not folder.is_dir():
        raise FileNotFoundError(2, "no such folder", str(folder))
    for path in sorted(folder.glob("*.conllu")):
        if kept(path.stem, KEPT) is not train:
            yield document_of(path.stem, list(conllu_sentences(path.read_text(encoding="utf-8"))))


def document_of(name: str, sentences: Sequence[tuple[dict[str, str], list[list[str]]]]) -> Document:
    """Return the text of a document, paragraphs parted by blank lines, with the sources its trees give."""
    text = ""
    rows: list[list[str]] = []
    heads: list[int] = []
    places: list[int] = []
    for notes, tokens in sentences:
        base = len(rows)
        if any(note.startswith("newpar") and "block" not in note for note in notes) and text:
            text = text.rstrip() + "\n\n"
        for cells in tokens:
            places.append(len(text))
            text += cells[1] if "SpaceAfter=No" in cells[9] else cells[1] + " "
            heads.append(base + int(cells[6]) - 1 if cells[6] != "0" else -1)
            rows.append(cells)
    opened = [re.search(r"(?:^|\|)Entity=([^|]*)", row[9]) for row in rows]
    mentions = mentions_of([cell[1] if cell else "" for cell in opened], heads)
    ends = [place + len(row[1]) for place, row in zip(places, rows, strict=True)]
    return Document(
        name=name,
        text=text.rstrip(),
        sources=tuple(_sources(rows, heads, places, mentions)),
        mentions=tuple((places[one.start], ends[one.end - 1], one.entity) for one in mentions),
    )


def _sources(
    rows: Sequence[list[str]], heads: Sequence[int], places: Sequence[int], mentions: Sequence[Mention]
) -> Iterator[Source]:
    speaking = {head for at, head in enumerate(heads) if rows[at][7] in CLAUSES}
    speaking |= {at for at, row in enumerate(rows) if row[7] == "parataxis"}
    for at, row in enumerate(rows):
        verb = heads[at]
        if not row[7].startswith("nsubj"):
            continue
        speaks = verb in speaking and rows[verb][3] == "VERB" and rows[verb][1].lower() in verbs()
        around = [one for one in mentions if one.head == at]
        kind = {"PRON": "pronoun", "NOUN": "noun", "PROPN": "name"}.get(row[3]) if speaks else "subject"
        wanted = {"pronoun": THIRD, "subject": SINGLE}.get(kind or "")
        if not around or kind is None or (wanted is not None and row[1].lower() not in wanted):
            continue
        whole = max(around, key=lambda one: one.end - one.start)
        names = [one.head for one in mentions if one.entity == whole.entity and rows[one.head][3] == "PROPN"]
        end = whole.end - 1
        yield Source(
            start=places[whole.start],
            end=places[end] + len(rows[end][1]),
            kind=kind,
            entity=whole.entity,
            names=tuple(places[head] for head in names),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One labelled source: article and text it stands in, where, whom it is resolved to, and whether that is right.

    verdict: ``right``, ``wrong`` or ``open``, where nobody is named
    """

    article: str
    text: str
    source: Span
    found: Resolution | None
    verdict: str


def asked(data: Path, least: int | None = None) -> Iterator[Asked]:
    """Yield the labelled attributions that have a source and a named or described speaker.

    least: only the first so many articles. Raises: FileNotFoundError when PolNeAR is not in ``data``.
    """
    labels: dict[str, list[dict[str, Any]]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels.setdefault(row["article"], []).append(row)
    chosen = sorted(labels)[:least]
    for key, article, golds in load(data / "polnear" / "train.jsonl.gz"):
        if key not in chosen:
            continue
        cast = cast_of(article)
        # By where a source starts: its end is compared without a trailing comma.
        found: dict[int, Resolution | None] = {}
        quoted = [span for gold in golds for span in gold.content if article.text[span[0]] in '“"']
        for start, end in sorted({gold.source[0] for gold in golds if gold.source}):
            resolved = found[start] = cast.resolve(Span(start=start, end=end), None, start)
            if not any(first <= start < last for first, last in quoted):
                cast.remember(resolved.speaker if resolved else None, start)
        for row in labels[key]:
            if not row["source"] or row["speaker"] is None or row["speaker"]["open"]:
                continue
            start, end = row["source"][0]
            one = found[start]
            yield Asked(
                article=key,
                text=article.text,
                source=Span(start=start, end=end),
                found=one,
                verdict=_verdict(article.text, row["speaker"], one.speaker if one else None),
            )


def _labelled(data: Path, size: str) -> list[Score]:
    """Return the figures on the labelled attributions that have a source and a named or described speaker."""
    tally = Tally()
    verdicts: list[str] = []
    for one in asked(data, SMALL if size == "small" else None):
        tally.gold += 1
        tally.found += one.verdict != "open"
        tally.right += one.verdict == "right"
        verdicts.append(f"{one.article}\t{[one.source.start, one.source.end]}\t{one.verdict}")
    name = "speaker, annotated sources"
    return [
        Score(data="200 attributions", metric=name, value=tally.recall, cases=tally.gold, verdicts=tuple(verdicts)),
        Score(data="200 attributions", metric=f"{name}, of those shown", value=tally.precision, cases=tally.found),
    ]


def _verdict(text: str, label: dict[str, Any], speaker: Speaker | None) -> str:
    if speaker is None or speaker.name is None or speaker.start is None or speaker.end is None:
        return "open"
    if any(_bare(speaker.name) == _bare(text[start:end]) for start, end in label["names"]):
        return "right"
    if label["own_words"] and speaker.entity is None:
        overlap = any(speaker.start < end and start < speaker.end for start, end in label["names"])
        return "right" if overlap else "wrong"
    return "wrong"


def _bare(name: str) -> str:
    return NO_NAME.sub("", name.strip()).strip().casefold()


def main() -> int:
    """Print every case of a part of GUM by place and verdict."""
    parser = argparse.ArgumentParser(prog="python -m evals.speakers")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=("kept", "train"), default="kept")
    choice = parser.parse_args()
    for document in gum_texts(choice.data, train=choice.part == "train"):
        for source, speaker, _ in speakers_of(document):
            verdict = judge(document, source, speaker)
            print(document.name, source.start, source.kind, verdict, bool(source.names), sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
