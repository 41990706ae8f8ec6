"""Coverage: whether the claims of an article are all of its text but boilerplate and bare cues, and nothing twice.

Measured on the kept documents of PolNeAR's training part and on the invented articles of evals/chains/. A letter in two
claims is one too many; a verb that stands in no claim, cue or source is something said that the ledger does not show.
``python -m evals.coverage`` prints the verbs that are lost.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evals.chains import articles, reading_of
from evals.polnear import load
from evals.score import Score
from sayso.mark import passages
from sayso.mark.parse import Parse
from sayso.mark.sentence import find_sentences
from sayso.model.encoder import shared_encoder
from sayso.pipeline import mark_again
from sayso.protocols import Reader
from sayso.records import Article, Marks
from sayso.settings import Settings
from training.data import KEPT_POLNEAR, kept

INVENTED = ("articles.txt", "styles_articles.txt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """How an article is covered.

    letters: in sentences; twice: those in two claims
    verbs:   in sentences; lost: code points ``[start, end)`` of those in no claim, cue or source
    """

    letters: int
    twice: int
    verbs: int
    lost: tuple[tuple[int, int], ...]


def cover_of(article: Article, marks: Marks, parse: Parse) -> Cover:
    """Return how the claims of ``article`` cover its sentences."""
    text = article.text
    depth = [0] * len(text)
    for claim in marks.claims:
        for span in claim.spans:
            for at in range(span.start, span.end):
                depth[at] += 1
    known = list(depth)
    for one in marks.attributions:
        for span in one.cue + one.source:
            for at in range(span.start, span.end):
                known[at] += 1
    sentences = find_sentences(article)
    letters = [at for one in sentences for at in range(one.start, one.end) if text[at].isalnum()]
    verbs = [
        parse.words[number]
        for one in sentences
        for number in parse.within(one.start, one.end)
        if parse.words[number].upos == "VERB"
    ]
    return Cover(
        letters=len(letters),
        twice=sum(depth[at] > 1 for at in letters),
        verbs=len(verbs),
        lost=tuple((verb.start, verb.end) for verb in verbs if not any(known[verb.start : verb.end])),
    )


def measure(data: Path, size: str) -> list[Score]:
    """Return the share of letters that stand in one claim at most, and of verbs in a claim, cue or source.

    Raises: FileNotFoundError when PolNeAR is not in ``data``.
    """
    scores = []
    for name, covers in (("polnear kept", kept_documents(data)), ("invented articles", invented())):
        found = [cover for _, cover in covers]
        letters, verbs = (sum(getattr(one, field) for one in found) for field in ("letters", "verbs"))
        twice, lost = sum(one.twice for one in found), sum(len(one.lost) for one in found)
        for metric, value, cases in (
            ("letters in no two claims", 100 - 100 * twice / letters, letters),
            ("verbs in a claim, cue or source", 100 - 100 * lost / verbs, verbs),
        ):
            scores.append(Score(data=f"coverage, {name}", metric=metric, value=value, cases=cases))
    return scores


def kept_documents(data: Path) -> Iterator[tuple[Article, Cover]]:
    """Yield the kept documents of PolNeAR's training part, with how each is covered."""
    reader = shared_encoder()
    for key, article, _ in load(data / "polnear" / "train.jsonl.gz"):
        if kept(key, KEPT_POLNEAR):
            yield article, _covered(article, mark_again(article, Settings(), reader).marks, reader)


def invented() -> Iterator[tuple[Article, Cover]]:
    """Yield the invented articles, with how each is covered."""
    reader = shared_encoder()
    for file in INVENTED:
        for case in articles(file):
            reading = reading_of(case, reader)
            yield reading.article, _covered(reading.article, reading.marks, reader)


def _covered(article: Article, marks: Marks, reader: Reader) -> Cover:
    return cover_of(article, marks, Parse(article.text, reader.read(article.text, passages(article))))


def main() -> int:
    """Print the verbs that are lost, with what stands around them."""
    parser = argparse.ArgumentParser(prog="python -m evals.coverage")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    choice = parser.parse_args()
    for source in (invented(), kept_documents(choice.data)):
        for article, cover in source:
            for start, end in cover.lost:
                around = article.text[max(0, start - 60) : end + 40].replace("\n", " ")
                print(f"{article.text[start:end]}: … {around} …")
    return 0


if __name__ == "__main__":
    sys.exit(main())
