"""What the whole mark stage costs beside the bare pass of the network over the same windows.

Processor time of one thread, the ways in turn within one run, the least of several turns for each, as in
`evals.encoder.speed`. The speech half is sentences, names, attributions, nesting, frame and claims; the whole has
figures, dates and events as well.
"""

import multiprocessing
from collections.abc import Sequence

from evals.encoder.speed import spent
from sayso.mark import passages
from sayso.mark.article import mark_article
from sayso.mark.attribution import found_by_rule
from sayso.mark.chain import place_of
from sayso.mark.claim import find_claims
from sayso.mark.entity import resolve_entities
from sayso.mark.frame import find_frame
from sayso.mark.name import find_names
from sayso.mark.nesting import nest
from sayso.mark.parse import Parse
from sayso.mark.sentence import find_sentences
from sayso.model.encoder import load_encoder
from sayso.model.word import split_words
from sayso.protocols import Signals
from sayso.records import Article
from sayso.run.thread import one_thread
from sayso.settings import Settings

TURNS = 9


def measure_stage(articles: Sequence[Article]) -> dict[str, float]:
    """Return reading, reading with the speech half, and the whole mark stage, each over the bare pass.

    A process of its own computes in one thread, as readers do.
    """
    with one_thread(), multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_measure, (list(articles),))


def _measure(articles: list[Article]) -> dict[str, float]:
    encoder, settings = load_encoder(), Settings()
    spans = [list(passages(one)) for one in articles]
    laid = [
        encoder.given(window)
        for one, inside in zip(articles, spans, strict=True)
        for window in encoder.lay_out(split_words(one.text, inside))
    ]
    signals: list[Signals] = []

    def bare() -> None:
        for window in laid:
            encoder.run(window)

    def read() -> None:
        signals[:] = [encoder.read(one.text, inside) for one, inside in zip(articles, spans, strict=True)]

    def speech() -> None:
        for one, said in zip(articles, signals, strict=True):
            mark_speech(one, said)

    def whole() -> None:
        for one, said in zip(articles, signals, strict=True):
            mark_article(one, settings, said)

    times: list[tuple[float, ...]] = []
    for _ in range(TURNS):
        encoder.forget()
        times.append((spent(bare), spent(read), spent(speech), spent(whole)))
    passes, reading, half, marks = map(min, zip(*times, strict=True))
    return {
        "reading / bare pass": reading / passes,
        "reading, names, speech, claims / bare pass": (reading + half) / passes,
        "whole mark stage / bare pass": (reading + marks) / passes,
        "words a second, one core": sum(len(one.text.split()) for one in articles) / (reading + marks),
    }


def mark_speech(article: Article, signals: Signals) -> None:
    """Do what the mark stage does for attributions, names and claims, and nothing else."""
    parse = Parse(article.text, signals)
    sentences = find_sentences(article)
    names, entities = resolve_entities(article, find_names(article, parse, signals.names))
    found = found_by_rule(article, names, entities, parse, signals)
    attributions = nest(article, [one.attribution for one in found])
    frame = find_frame(article, sentences, attributions)
    certain = {place_of(one.attribution): one.certainty for one in found}
    find_claims(article, parse, sentences, attributions, frame, certain)
