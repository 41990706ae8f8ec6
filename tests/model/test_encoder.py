"""The encoder that ships: what it reads does not depend on how it is asked."""

import multiprocessing
import random
import tracemalloc
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


def test_what_looks_alike_to_the_network_is_not_confused(encoder: Encoder) -> None:
    """Words with the same pieces are other words still: a pronoun with an accent is none, whatever was read before."""
    texts = ["Tamsin Adeyo said he left.", "Tamsin Adeyo said hé left."]
    fresh = [repr(read(load_encoder(), text)) for text in texts]
    encoder.forget()
    assert [repr(read(encoder, text)) for text in texts] == fresh


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * 24_000, id="one word"),
        pytest.param("x." * 12_000, id="letters and stops without a space"),
        pytest.param("+-" * 12_000, id="what might begin an address"),
        pytest.param("!?.,;" * 2_000, id="punctuation"),
        pytest.param("n't" * 3_000, id="contractions"),
        pytest.param("\u200f\u200e \u2028\u00a0\t", id="nothing to see"),
        pytest.param("\u0301" * 500, id="combining marks alone"),
        pytest.param("e\u0301\u0300" * 500, id="letters with marks"),
        pytest.param("قال الوزير إن الميناء مغلق. " * 60, id="right to left"),
        pytest.param("\ufffd \ufffd" * 100, id="what stands for lost characters"),
        pytest.param("🙂👩\u200d👩\u200d👧 " * 200, id="emoji"),
        pytest.param("\n\r\n" * 500, id="line ends"),
        pytest.param("a\n" * 3_000, id="a letter a line"),
        pytest.param("“" * 3_000, id="marks that open only"),
        pytest.param("\x00\x1b[0m\x7f", id="controls"),
    ],
)
def test_no_text_breaks_it(encoder: Encoder, text: str) -> None:
    """Whatever comes, every word stands in the text, in order, has a head in it, and the words cover all but space."""
    signals = read(encoder, text)
    ends = [0, *(word.end for word in signals.words)]
    assert all(before <= word.start < word.end <= len(text) for before, word in zip(ends, signals.words, strict=False))
    assert all(-1 <= word.head < len(signals.words) for word in signals.words)
    assert "".join(text[word.start : word.end] for word in signals.words) == "".join(text.split())


@pytest.mark.slow
def test_memory_does_not_grow_with_the_text(encoder: Encoder) -> None:
    """What a reading holds besides its signals is the same for a text ten times as long."""

    def peak(lines: int) -> int:
        encoder.forget()
        words = "Tamsin Adeyo told Ibe Korr that she and the old mayor of Oruvel had seen it.".split()
        text = "\n".join(" ".join(random.Random(at).sample(words, len(words))) for at in range(lines))
        tracemalloc.start()
        signals = read(encoder, text)
        held, highest = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(signals.words) > 10 * lines
        return highest - held

    peak(10)
    short, long = peak(250), peak(2_500)
    assert long < short + 8 * 2**20


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
