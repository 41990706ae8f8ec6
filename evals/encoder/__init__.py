"""Every head of the encoder on public sets.

``part`` "dev" is for the final figures: development parts, and EWT's test part. "kept" is what training left out of
its own sets, for reading errors and choosing; names and mentions have only such a part.
"""

import gzip
import json
from pathlib import Path

from evals.encoder.attribution import measure_attribution
from evals.encoder.description import measure_descriptions
from evals.encoder.mention import measure_mentions
from evals.encoder.naming import measure_names
from evals.encoder.syntax import measure_sentences, measure_syntax
from evals.encoder.tally import Measures
from evals.score import Score
from sayso.model.encoder import Encoder, load_encoder
from training.data import KEPT, KEPT_POLNEAR, Passage, iob_blocks, kept, read_conllu, read_polnear, read_worldwide

HEADS = ("attribution", "syntax", "names", "mentions", "descriptions")
SMALL = 12  # documents of each set

PUBLISHED = {
    "source exact": "83.2 CofeNet, BERT-base, test part (Wang et al., COLING 2022)",
    "cue exact": "75.3 CofeNet, test part",
    "content fragment exact": "72.9 CofeNet, test part",
    "whole content exact": "68.2 annotators with each other",
    "attribution strict": "59.0 annotators with each other",
    "attribution relaxed": "75.4 annotators with each other",
}


def measure(data: Path, size: str) -> list[Score]:
    """Return the figures of the file that ships; ``size`` "small" takes a few documents of each set.

    Raises: FileNotFoundError when a set is not in ``data``.
    """
    encoder = load_encoder()
    measures = measure_heads(encoder, data, "dev", HEADS[:4], SMALL if size == "small" else None)
    scores = [
        Score(
            data=f"encoder {tally.data}",
            metric=name,
            value=tally.score()[0],
            cases=int(sum(counts[2] for counts in tally.counts.values())),
            published=PUBLISHED.get(name, ""),
            verdicts=(
                f"95% interval\t{tally.score()[1]:.1f} to {tally.score()[2]:.1f}",
                *(
                    f"{document}\t{right:g} right\t{found:g} found\t{wanted:g} wanted"
                    for document, (right, found, wanted) in tally.counts.items()
                ),
            ),
        )
        for name, tally in measures.items()
    ]
    if size != "small":
        for name, value in measure_descriptions(encoder, phrase_passages(data)).items():
            scores.append(Score(data="encoder descriptions", metric=name, value=100 * value, cases=5000))
    return scores


def measure_heads(
    encoder: Encoder, data: Path, part: str, heads: tuple[str, ...], small: int | None = None
) -> Measures:
    """Return the counts of some heads on a part; ``small`` documents of each set at most."""
    measures = Measures()
    if "attribution" in heads:
        measures.data = f"PolNeAR {part}"
        articles = read_polnear(data / "polnear" / ("dev.jsonl.gz" if part == "dev" else "train.jsonl.gz"))
        chosen = [one for one in articles if part == "dev" or kept(one.name, KEPT_POLNEAR)]
        measure_attribution(measures, encoder, chosen[:small])
    if "syntax" in heads:
        which = "test" if part == "dev" else "dev"
        measures.data = f"UD EWT {which}"
        with gzip.open(data / "ud_ewt" / f"{which}.conllu.gz", "rt", encoding="utf-8") as file:
            passages = list(read_conllu(file.read(), which))[:small]
        measure_syntax(measures, encoder, passages)
        measure_sentences(measures, encoder, passages)
    if "names" in heads:
        measures.data = "worldwide_names kept"
        measure_names(measures, "worldwide", encoder, worldwide_documents(data)[:small])
        measures.data = "conllpp dev"
        text = (data / "conllpp" / "data" / "conllpp_dev.txt").read_text(encoding="utf-8")
        blocks = [iob_blocks(document, -1) for document in text.split("-DOCSTART- -X- -X- O")]
        measure_names(measures, "conllpp", encoder, [(str(n), one) for n, one in enumerate(blocks) if one][:small])
    if "mentions" in heads:
        measures.data = "GUM kept"
        measure_mentions(measures, encoder, gum_documents(data)[:small])
    return measures


def worldwide_documents(data: Path) -> list[tuple[str, list[list[tuple[str, str]]]]]:
    """Return the kept documents of worldwide_names as sentences of (token, tag)."""
    documents = []
    with gzip.open(data / "worldwide_names" / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if kept(row["id"], KEPT):
                documents.append((str(row["id"]), iob_blocks(row["iob"], -1)))
    return documents


def gum_documents(data: Path) -> list[Passage]:
    """Return the kept documents of GUM."""
    return [
        passage
        for path in sorted((data / "ud_gum_news").glob("*.conllu"))
        if kept(path.stem, KEPT)
        for passage in read_conllu(path.read_text(encoding="utf-8"), path.stem)
    ]


def phrase_passages(data: Path) -> list[Passage]:
    """Return the passages whose phrases descriptions are measured on: none was trained on."""
    articles = [one for one in read_polnear(data / "polnear" / "train.jsonl.gz") if kept(one.name, KEPT_POLNEAR)]
    return [*articles, *read_worldwide(data / "worldwide_names" / "train.jsonl.gz", keep=True)]
