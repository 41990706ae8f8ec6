"""Names: exact spans and types on news from outside the West, and on CoNLL-2003 with corrected labels.

Of the first set a fifth of the articles, by the hash of their id, is kept for measuring and was never read for errors;
of the second the development part. Types are ours put into the set's; types it has no name for are left out.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path

from evals.article import make_article, names_in
from evals.score import Score, Tally, in_sample
from sayso.vocabulary import NameType

HELD_OUT = 0.2
SMALL = 0.3
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
            if in_sample(row["id"], HELD_OUT) == held_out:
                yield row["id"], [_cell(cell) for cell in row["iob"].split("\n")]


def _cell(cell: str) -> tuple[str, str]:
    token, _, tag = cell.partition("\t")
    return token, tag


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
    """Return entity F1, exact span and type, over the types both have."""
    kinds = sorted(set(types.values()))
    tallies = {kind: Tally() for kind in ("all", "span alone", *kinds)}
    for key, tokens in rows:
        text, gold = assemble(tokens)
        ours = [
            (name.start, name.end, types[name.type]) for name in names_in(make_article(text, key)) if name.type in types
        ]
        theirs = [item for item in gold if item[2] in kinds]
        tallies["all"].add([(key, *item) for item in ours], [(key, *item) for item in theirs])
        tallies["span alone"].add([(key, *item[:2]) for item in ours], [(key, *item[:2]) for item in theirs])
        for kind in kinds:
            tallies[kind].add(
                [(key, *item) for item in ours if item[2] == kind], [(key, *item) for item in theirs if item[2] == kind]
            )
    shown = ["all", "span alone", *(kinds if by_type else [])]
    return [
        Score(data=data, metric=f"entity F1, {kind}" if kind != "all" else "entity F1", value=tallies[kind].f1,
              cases=tallies[kind].gold)
        for kind in shown
    ]  # fmt: skip
