"""The encoder at run time: one ONNX session of one thread, windows read one by one, what was read once remembered.

Dynamic int8 takes its scales from what it is given. A window is given alone and unpadded, so its answer is the same
whatever is read before, beside or after it, with any number of workers, from the network or from memory.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.errors import WrongModel
from sayso.model.card import check_file
from sayso.model.layout import cut_windows, lay_out
from sayso.model.memory import Memory
from sayso.model.piece import Pieces
from sayso.model.shape import DESCRIPTION, STOPS
from sayso.model.signal import SignalMaker
from sayso.model.table import Tables, tables_of
from sayso.model.window import Laid, Window, decode_windows, weight_of
from sayso.model.word import Words, split_words
from sayso.protocols import Signals

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]

LIMIT = 128  # pieces a window holds, as in training
KEPT_WINDOWS = 48 * 2**20  # bytes of windows remembered, the least recently used leave first: about 2,000
KEPT_PHRASES = 24 * 2**20  # bytes of vectors of phrases remembered: about 14,000
AT_ONCE = 64  # windows decoded together, so that memory stays bounded for any length of article
INPUTS = ("pieces", "shapes", "quotes", "first")


class Session(Protocol):
    """Something that turns one window into scores: ONNX Runtime here, torch where the two are compared."""

    def run(self, names: Sequence[str], given: Mapping[str, NDArray[np.int64]]) -> Sequence[Floats]:
        """Return the outputs by the order of their names."""
        ...


class Encoder:
    """Reads passages and describes phrases; see `sayso.protocols.Reader`."""

    def __init__(self, session: Session, outputs: Sequence[str], tables: Tables, digest: str | None = None) -> None:
        self.digest = digest
        self._session = session
        self._outputs = list(outputs)
        self.tables = tables
        self.pieces = Pieces(tables.vocabulary)
        self._windows: Memory[tuple[tuple[str, ...], tuple[int, ...]], Window] = Memory(KEPT_WINDOWS)
        self._phrases: Memory[str, Floats] = Memory(KEPT_PHRASES)

    # Reading ---------------------------------------------------------------------------------------------------------

    def read(self, text: str, spans: Iterable[tuple[int, int]]) -> Signals:
        """Return what the encoder says of stretches of ``text``; each stretch, and each line in it, is a paragraph.

        spans: (start, end) in code points, in order, not overlapping
        Each window's own answer rests on its words alone; only pronouns and descriptions look over its border.
        """
        return self.read_words(split_words(text, spans))

    def read_words(self, words: Words, *, whole: bool = False) -> Signals:
        """Return the signals of words that are cut already; ``whole``: every paragraph is one sentence."""
        laid = self.lay_out(words)
        signals = SignalMaker(words, self.tables)
        for at in range(0, len(laid), AT_ONCE):
            some = laid[at : at + AT_ONCE]
            for one, window in zip(some, self._read_windows(some, whole=whole), strict=True):
                signals.add(one.start, window)
        return signals.finish()

    def lay_out(self, words: Words) -> list[Laid]:
        """Return the windows that the words fill."""
        cut = self.pieces.of_words(words.texts)
        lengths = [len(pieces) for pieces, _ in cut]
        stops = [word[0] in STOPS for word in words.texts]
        paragraphs = words.paragraphs
        begins = [at for at in range(1, len(words)) if paragraphs[at] != paragraphs[at - 1]]
        found = []
        for start, end in cut_windows(lengths, paragraphs, stops, LIMIT):
            own = begins[bisect_right(begins, start) : bisect_left(begins, end)]
            borders = tuple([at - start for at in own])
            found.append(Laid(start=start, words=tuple(words.texts[start:end]), borders=borders, cut=cut[start:end]))
        return found

    def given(self, laid: Laid) -> dict[str, NDArray[np.int64]]:
        """Return what the network is shown of a window."""
        return dict(zip(INPUTS, map(np.array, lay_out(laid.words, laid.borders, laid.cut)), strict=True))

    def scores(self, laid: Laid) -> dict[str, Floats]:
        """Return the raw scores of one window, by output name."""
        return dict(zip(self._outputs, self.run(self.given(laid)), strict=True))

    def run(self, given: Mapping[str, NDArray[np.int64]]) -> Sequence[Floats]:
        """Return the bare answer of the network to what it is shown."""
        return self._session.run(self._outputs, given)

    def _read_windows(self, laid: Sequence[Laid], *, whole: bool) -> list[Window]:
        """Return the windows, from memory where they have been read before."""
        if whole:
            return self._decode(laid, whole=True)
        found = [self._windows.get(one.key) for one in laid]
        fresh = {one.key: one for one, known in zip(laid, found, strict=True) if known is None}
        new = dict(zip(fresh, self._decode(list(fresh.values())), strict=True))
        for one, window in zip(fresh.values(), new.values(), strict=True):
            self._windows.put(one.key, window, weight_of(one, window))
        return [new[one.key] if known is None else known for one, known in zip(laid, found, strict=True)]

    def _decode(self, laid: Sequence[Laid], *, whole: bool = False) -> list[Window]:
        """Return the windows as the network reads them now."""
        return decode_windows(laid, [self.scores(one) for one in laid], self.tables, whole=whole) if laid else []

    def forget(self) -> None:
        """Forget every window and phrase read so far."""
        self._windows.clear()
        self._phrases.clear()

    # Describing ------------------------------------------------------------------------------------------------------

    def describe(self, phrases: Sequence[str]) -> Floats:
        """Return the unit vector of each phrase, float32 (phrases, 384); phrases beyond 128 pieces are cut."""
        found = np.empty((len(phrases), 384), np.float32)
        for number, phrase in enumerate(phrases):
            known = self._phrases.get(phrase)
            if known is None:
                known = self._describe(phrase)
                self._phrases.put(phrase, known, known.nbytes + 4 * len(phrase) + 200)
            found[number] = known
        return found

    def _describe(self, phrase: str) -> Floats:
        pieces = np.array(self.pieces.of_phrase(phrase, LIMIT), np.int64)
        given = {
            "pieces": pieces,
            "shapes": np.full(len(pieces), DESCRIPTION, np.int64),
            "quotes": np.zeros(len(pieces), np.int64),
            "first": np.zeros(1, np.int64),
        }
        vector = np.asarray(self._session.run(["description"], given)[0][0], np.float32)
        return np.asarray(vector / np.linalg.norm(vector), np.float32)


def load_encoder(path: Path | None = None) -> Encoder:
    """Return the encoder that ships with the package, or the one in the given file, which is taken as it is.

    Raises: errors.WrongModel when the shipped file is missing or is not the one described in `sayso.model.card`
    """
    own = resources.files("sayso.model").joinpath("encoder.onnx")
    try:
        body = own.read_bytes() if path is None else path.read_bytes()
    except FileNotFoundError as missing:
        raise WrongModel(str(path or own), "is not there") from missing
    if path is None:
        check_file(body, str(own))
    session = open_session(body)
    outputs = [output.name for output in session.get_outputs() if output.name != "description"]
    notes = session.get_modelmeta().custom_metadata_map
    return Encoder(session, outputs, tables_of(notes), hashlib.sha256(body).hexdigest())


@cache
def shared_encoder() -> Encoder:
    """Return the encoder of this process: the one that ships, loaded at the first call.

    Raises: errors.WrongModel
    """
    return load_encoder()


def open_session(body: bytes) -> "onnxruntime.InferenceSession":
    """Return a session of one thread that does not spin while it waits: others work on the same machine."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.execution_mode = onnxruntime.ExecutionMode.ORT_SEQUENTIAL
    options.enable_mem_pattern = False  # every window has its own length
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(body, options, providers=["CPUExecutionProvider"])
