"""Measure one model file, or the torch network it was made from: ``python -m evals.encoder --data FOLDER``.

Prints each figure with its 95% interval over documents; ``--out`` keeps the counts per document, never text.
"""

import argparse
import json
from importlib import import_module
from pathlib import Path

from evals.encoder import HEADS, measure_heads, phrase_passages
from evals.encoder.description import measure_descriptions
from evals.encoder.speed import measure_alone, measure_speed
from sayso.model.encoder import Encoder, load_encoder
from training.data import read_polnear


def main() -> None:
    """Read the flags, measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evals.encoder", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with one folder a data set")
    parser.add_argument("--model", type=Path, help="a model file; the one that ships if left out")
    parser.add_argument("--torch", type=Path, help="folder of a training run: measure its torch network")
    parser.add_argument("--part", choices=("dev", "kept"), default="dev")
    parser.add_argument("--heads", default=",".join((*HEADS, "speed")), help="which, separated by commas")
    parser.add_argument("--small", type=int, help="documents of each set at most")
    parser.add_argument("--out", type=Path, help="write figures and counts here, as JSON")
    flags = parser.parse_args()
    if flags.torch:
        encoder: Encoder = import_module("training.export").torch_encoder(flags.torch)
    else:
        encoder = load_encoder(flags.model)
    heads = tuple(flags.heads.split(","))
    measures = measure_heads(encoder, flags.data, flags.part, heads, flags.small)
    figures = {f"{tally.data}: {name}": tally.score() for name, tally in measures.items()}
    for name, (value, low, high) in figures.items():
        print(f"{name:52} {value:6.2f}   {low:6.2f} to {high:6.2f}")
    plain: dict[str, float] = {}
    if "descriptions" in heads:
        plain |= measure_descriptions(encoder, phrase_passages(flags.data))
    if "speed" in heads:
        articles = list(read_polnear(flags.data / "polnear" / "dev.jsonl.gz"))[:20]
        texts = [" ".join(one.words) for one in articles]
        plain |= measure_speed(encoder, texts) if flags.torch else measure_alone(flags.model, texts)
    for name, figure in plain.items():
        print(f"{name:52} {figure:8.3f}")
    if flags.out:
        counts = {name: tally.counts for name, tally in measures.items()}
        text = json.dumps({"figures": figures, "plain": plain, "counts": counts}, indent=1)
        flags.out.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
