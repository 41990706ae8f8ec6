"""What reading costs beside the bare pass of the network, and what a second reading costs."""

import time

from sayso.model.encoder import Encoder
from sayso.model.word import split_words


def measure_speed(encoder: Encoder, texts: list[str]) -> dict[str, float]:
    """Return the whole step against the bare pass over the same windows, and a second reading against the first."""
    spans = [[(0, len(text))] for text in texts]
    encoder.read(texts[0], spans[0])
    encoder.forget()
    laid = [one for text in texts for one in encoder.lay_out(split_words(text, [(0, len(text))]))]
    bare: list[float] = []
    step: list[float] = []
    again: list[float] = []
    for _ in range(3):
        began = time.process_time()
        for one in laid:
            encoder.scores(one)
        bare.append(time.process_time() - began)
        encoder.forget()
        for spent in (step, again):
            began = time.process_time()
            for text, span in zip(texts, spans, strict=True):
                encoder.read(text, span)
            spent.append(time.process_time() - began)
    words = sum(len(text.split()) for text in texts)
    return {
        "whole step / bare pass": min(step) / min(bare),
        "second reading / first": min(again) / min(step),
        "words a second, one core": words / min(step),
    }
