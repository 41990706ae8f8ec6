"""The mark stage: reading, speech and claims, and all marks, each beside the bare pass of the network.

One thread, processor time, the same windows; see `evals.encoder.stage`.
"""

from itertools import islice
from pathlib import Path

from evals.encoder.stage import measure_stage
from evals.polnear import load

ARTICLES = 20


def run(data: Path) -> None:
    """Print the ratios. Raises: FileNotFoundError when polnear is not in ``data``."""
    articles = [article for _, article, _ in islice(load(data / "polnear" / "dev.jsonl.gz"), ARTICLES)]
    print(f"mark: {len(articles)} news articles")
    for name, value in measure_stage(articles).items():
        print(f"{name:44} {value:8.3f}")
