"""Parts of speech, arcs with their relations, and sentence ends."""

from collections.abc import Iterable

from evals.encoder.tally import Measures
from evals.encoder.text import joined
from sayso.model.encoder import Encoder
from sayso.model.head import UPOS
from sayso.model.word import Words
from training.data import Passage


def measure_syntax(measures: Measures, encoder: Encoder, passages: Iterable[Passage]) -> None:
    """Count parts of speech and arcs, one given sentence a window; relations by their main type."""
    for passage in passages:
        _, words = joined(passage)
        ends = [at + 1 for at, end in enumerate(passage.ends) if end]
        for start, end in zip([0, *ends], ends, strict=False):
            own = Words(
                starts=words.starts[start:end],
                ends=words.ends[start:end],
                texts=words.texts[start:end],
                paragraphs=[0] * (end - start),
            )
            given = encoder.read_words(own, whole=True).words
            size = end - start
            heads = [head - start if head >= 0 else -1 for head in passage.heads[start:end]]
            gold = [name.split(":")[0] for name in passage.relations[start:end]]
            upos = sum(one.upos == UPOS[number] for one, number in zip(given, passage.upos[start:end], strict=True))
            arcs = [one.head == head for one, head in zip(given, heads, strict=True)]
            named = [one.relation.split(":")[0] == name for one, name in zip(given, gold, strict=True)]
            measures.add("UPOS", passage.name, upos, size, size)
            measures.add("UAS", passage.name, sum(arcs), size, size)
            measures.add("LAS", passage.name, sum(a and n for a, n in zip(arcs, named, strict=True)), size, size)


def measure_sentences(measures: Measures, encoder: Encoder, passages: Iterable[Passage]) -> None:
    """Count sentence ends that the paragraph does not give away."""
    for passage in passages:
        _, words = joined(passage)
        last = {end: at for at, end in enumerate(words.ends)}
        found = {last[sentence.end] for sentence in encoder.read_words(words).sentences}
        wanted = {at for at, end in enumerate(passage.ends) if end}
        given = {at for at in range(len(words) - 1) if words.paragraphs[at] != words.paragraphs[at + 1]}
        given.add(len(words) - 1)
        found, wanted = found - given, wanted - given
        measures.add("sentence ends", passage.name, len(found & wanted), len(found), len(wanted))
