"""The encoder that ships: what it reads does not depend on how it is asked."""

import multiprocessing
import random
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pytest

from sayso.model.encoder import Encoder, load_encoder
from sayso.model.head import NAME_TYPES, UPOS
from sayso.protocols import Signals

ARTICLES = (
    (
        'The mayor of Oruvel, Tamsin Adeyo, said on Friday that 14 people were missing. "We are still searching," she '
        "said.\n\nThe harbour office denied that the ferry had been overloaded."
    ),
    (
        "ORUVEL — Police told reporters the bridge “isn’t safe 🙂”.\r\n\r\nAccording to the Institute of Roads, "
        "repairs will cost 3.2 million crowns. It did not say when they begin."
    ),
    "“Nobody asked us,” said Ibe Korr, a fisherman from Lower Vashti. He believes the port will close.\n" * 12,
    "e\u0301tat قال الوزير 東京\n\n" + "word " * 400,
    "",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


def read(encoder: Encoder, text: str) -> Signals:
    return encoder.read(text, [(0, len(text))])


def read_in_process(texts: tuple[str, ...]) -> bytes:
    own = load_encoder()
    return "\n".join(repr(read(own, text)) for text in texts).encode()


@pytest.mark.parametrize("text", ARTICLES)
def test_every_span_lies_in_the_text(encoder: Encoder, text: str) -> None:
    """Whatever is found stands at its offsets: words are never empty and never overlap."""
    signals = read(encoder, text)
    ends = [0, *(word.end for word in signals.words)]
    assert all(before <= word.start < word.end <= len(text) for before, word in zip(ends, signals.words, strict=False))
    spans = [span for one in signals.attributions for span in (*one.content, one.cue)]
    assert all(0 <= span.start < span.end <= len(text) for span in [*spans, *signals.sentences])
    assert all(text[one.start : one.end].strip() for one in signals.names)


def test_words_have_a_place_in_their_sentence(encoder: Encoder) -> None:
    """Each sentence has one root; heads stand in the same sentence."""
    signals = read(encoder, ARTICLES[0])
    for sentence in signals.sentences:
        own = [n for n, w in enumerate(signals.words) if sentence.start <= w.start < sentence.end]
        assert sum(signals.words[n].head == -1 for n in own) == 1
        assert all(signals.words[n].head in (-1, *own) for n in own)
        assert all((signals.words[n].relation == "root") is (signals.words[n].head == -1) for n in own)
    assert {word.upos for word in signals.words} <= set(UPOS)
    assert {name.type for name in signals.names} <= set(NAME_TYPES)


def test_no_attribution_is_an_orphan(encoder: Encoder) -> None:
    """Every attribution has a cue and content, and no two share a stretch of content."""
    for text in ARTICLES:
        contents = [span for one in read(encoder, text).attributions for span in one.content]
        assert len(contents) == len(set(contents))
        assert all(one.content for one in read(encoder, text).attributions)


def test_order_and_memory_change_nothing(encoder: Encoder) -> None:
    """The same articles, shuffled and read a second time, come out the same."""
    first = {text: repr(read(encoder, text)) for text in ARTICLES}
    shuffled = random.Random(3).sample(ARTICLES, len(ARTICLES))
    fresh = load_encoder()
    assert {text: repr(read(fresh, text)) for text in shuffled} == first
    assert {text: repr(read(encoder, text)) for text in shuffled} == first


@pytest.mark.slow
def test_workers_change_nothing(encoder: Encoder) -> None:
    """One process or two, each with its own session: the same bytes."""
    alone = "\n".join(repr(read(encoder, text)) for text in ARTICLES).encode()
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as pool:
        assert [alone, alone] == list(pool.map(read_in_process, [ARTICLES, ARTICLES]))


def test_stretches_outside_the_spans_are_not_read(encoder: Encoder) -> None:
    """Only the given stretches are read, and offsets stay those of the whole text."""
    text = "Skip this. Vell said it rained."
    words = encoder.read(text, [(11, len(text))]).words
    assert text[words[0].start : words[0].end] == "Vell"


def test_confidences_have_three_decimals(encoder: Encoder) -> None:
    """What differs only in the last bits of a number is not told."""
    signals = read(encoder, ARTICLES[0])
    levels = [one.confidence for part in (signals.words, signals.names, signals.attributions) for one in part]
    assert levels
    assert all(level == round(level, 3) and 0 <= level <= 1 for level in levels)


def test_a_plain_quotation_is_found(encoder: Encoder) -> None:
    """Source, cue and content of a textbook sentence."""
    text = 'Tamsin Adeyo said: "The bridge will be closed for three weeks."'
    (found,) = read(encoder, text).attributions
    assert found.source is not None
    assert text[found.source.start : found.source.end] == "Tamsin Adeyo"
    assert text[found.cue.start : found.cue.end].startswith("said")
    assert "The bridge will be closed for three weeks" in text[found.content[0].start : found.content[-1].end]


def test_likeness_of_descriptions_is_likeness_of_meaning(encoder: Encoder) -> None:
    """Unit vectors; civilians killed are nearer to people killed than to a red car; order changes nothing."""
    phrases = ["civilians killed, in Oruvel", "people killed in Oruvel", "a red car"]
    vectors = encoder.describe(phrases)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > vectors[0] @ vectors[2] + 0.3
    encoder.forget()
    assert (encoder.describe(phrases[::-1])[::-1] == vectors).all()
    assert encoder.describe([]).shape == (0, 384)
