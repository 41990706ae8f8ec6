"""Modality and negation of the main clause on invented sentences (see labels/README.md)."""

from dataclasses import dataclass
from pathlib import Path

from evals.score import Score
from sayso.mark.modality import is_negated, modality_of
from sayso.mark.parse import Parse
from sayso.model.encoder import shared_encoder
from sayso.records import Span
from sayso.vocabulary import Modality, Stance

LABELS = Path(__file__).resolve().parent / "labels" / "modality.tsv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One invented sentence: the claim in it and what is right of that."""

    text: str
    claim: Span
    stance: Stance | None
    modality: Modality
    negated: bool


def measure(data: Path, size: str) -> list[Score]:
    """Return the two figures; neither ``data`` nor ``size`` makes a difference."""
    modality: list[tuple[int, bool, str]] = []
    negated: list[tuple[int, bool, str]] = []
    for number, one in enumerate(load_sentences()):
        parse = Parse(one.text, shared_encoder().read(one.text, [(0, len(one.text))]))
        ours = modality_of(parse, (one.claim,), one.stance)
        modality.append((number, ours is one.modality, f"{one.modality}\t{ours}"))
        no = is_negated(parse, (one.claim,), one.stance)
        negated.append((number, no is one.negated, f"{one.negated}\t{no}"))
    return [_score("modality", modality), _score("negated", negated)]


def load_sentences() -> list[Sentence]:
    """Return the sentences in the order of the file."""
    found = []
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            modality, negated, stance, marked = line.split("\t")
            text = marked.replace("{", "").replace("}", "")
            start = max(0, marked.find("{"))
            end = marked.find("}") - 1 if "}" in marked else len(text)
            found.append(
                Sentence(
                    text=text,
                    claim=Span(start=start, end=end),
                    stance=None if stance == "-" else Stance(stance),
                    modality=Modality(modality),
                    negated=negated == "1",
                )
            )
    return found


def _score(metric: str, rows: list[tuple[int, bool, str]]) -> Score:
    return Score(
        data="invented sentences",
        metric=metric,
        value=100 * sum(right for _, right, _ in rows) / len(rows),
        cases=len(rows),
        verdicts=tuple(f"{number}\t{'right' if right else 'wrong'}\t{told}" for number, right, told in rows),
    )
