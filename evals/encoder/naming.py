"""Names by exact span and type."""

from collections.abc import Iterable

from evals.encoder.tally import Measures
from sayso.model.encoder import Encoder
from training.data import CONLL


def gold_names(blocks: list[list[tuple[str, str]]]) -> tuple[str, set[tuple[int, int, str]]]:
    """Return the text of a document's sentences, one a line, and its names (start, end, type) in characters."""
    text, found, at = [], set(), 0
    for block in blocks:
        start, kind = -1, ""
        for token, tag in [*block, ("", "O")]:
            if kind and (tag[0] in "OBS" or tag[2:] != kind):
                found.add((start, at - 1, kind))
                kind = ""
            if tag[0] != "O" and not kind:
                start, kind = at, tag[2:]
            if token:
                at += len(token) + 1
        text.append(" ".join(token for token, _ in block))
    return "\n".join(text), found


def measure_names(
    measures: Measures, name: str, encoder: Encoder, documents: Iterable[tuple[str, list[list[tuple[str, str]]]]]
) -> None:
    """Count names by exact span and type; CoNLL's types are told apart from ours by `training.data.CONLL`."""
    conll = {kind: old for old, kinds in CONLL.items() for kind in kinds}
    for document, blocks in documents:
        text, wanted = gold_names(blocks)
        signals = encoder.read(text, [(0, len(text))])
        found = {(one.start, one.end, one.type) for one in signals.names}
        if name.startswith("conll"):
            found = {(start, end, conll[kind]) for start, end, kind in found if kind in conll}
        measures.add(name, document, len(found & wanted), len(found), len(wanted))
        for kind in sorted({one[2] for one in wanted | found}):
            own, gold = ({one for one in part if one[2] == kind} for part in (found, wanted))
            measures.add(f"{name} {kind}", document, len(own & gold), len(own), len(gold))
