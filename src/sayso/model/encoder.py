"""The encoder at run time: one ONNX session of one thread, windows read one by one, what was read once remembered.

Dynamic int8 takes its scales from what it is given. A window is given alone and unpadded, so its answer is the same
whatever is read before, beside or after it, with any number of workers, from the network or from memory.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from sayso.errors import WrongModel
from sayso.model.card import check_file
from sayso.model.head import ATTRIBUTION_TAGS, UPOS
from sayso.model.mention import Candidate, antecedents, names_meant
from sayso.model.table import Tables, tables_of
from sayso.model.window import Laid, Window, decode_windows
from sayso.model.word import (
    DESCRIPTION,
    STOPS,
    Pieces,
    Word,
    cut_windows,
    lay_out,
    split_words,
)
from sayso.protocols import AttributionSignal, MentionSignal, NameSignal, Signals, WordSignal
from sayso.records import Span

if TYPE_CHECKING:
    import onnxruntime

Floats = NDArray[np.float32]

LIMIT = 128  # pieces a window holds, as in training
KEPT_WINDOWS = 4096  # windows remembered, the least recently used leave first: about 60 MB
KEPT_PHRASES = 16384
AT_ONCE = 64  # windows decoded together, so that memory stays bounded for any length of article


class Session(Protocol):
    """Something that turns one window into scores: ONNX Runtime here, torch where the two are compared."""

    def run(self, names: Sequence[str] | None, given: Mapping[str, NDArray[np.int64]]) -> Sequence[Floats]:
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
        self._windows: OrderedDict[tuple[tuple[int, ...], ...], Window] = OrderedDict()
        self._phrases: OrderedDict[str, Floats] = OrderedDict()

    # Reading ---------------------------------------------------------------------------------------------------------

    def read(self, text: str, spans: Iterable[tuple[int, int]]) -> Signals:
        """Return what the encoder says of stretches of ``text``; each stretch, and each line in it, is a paragraph.

        spans: (start, end) in code points, in order, not overlapping
        Each window's own answer rests on its words alone; only pronouns and descriptions look over its border.
        """
        return self.read_words(split_words(text, spans))

    def read_words(self, words: Sequence[Word], *, whole: bool = False) -> Signals:
        """Return the signals of words that are cut already; ``whole``: every paragraph is one sentence."""
        laid = self.lay_out(words)
        windows: list[Window] = []
        for at in range(0, len(laid), AT_ONCE):
            windows.extend(self._read_windows(laid[at : at + AT_ONCE], whole=whole))
        return signals_of(words, laid, windows, self.tables)

    def lay_out(self, words: Sequence[Word]) -> list[Laid]:
        """Return the windows that the words fill."""
        cut = [self.pieces.of_word(word.text) for word in words]
        paragraphs = [word.paragraph for word in words]
        stops = [word.text[0] in STOPS for word in words]
        found = []
        for start, end in cut_windows([len(pieces) for pieces in cut], paragraphs, stops, LIMIT):
            own = [word.text for word in words[start:end]]
            base = paragraphs[start]
            found.append(lay_window(start, own, [n - base for n in paragraphs[start:end]], cut[start:end]))
        return found

    def scores(self, laid: Laid) -> dict[str, Floats]:
        """Return the raw scores of one window, by output name."""
        given = {
            "pieces": np.array(laid.pieces, np.int64),
            "shapes": np.array(laid.shapes, np.int64),
            "quotes": np.array(laid.quotes, np.int64),
            "first": np.array(laid.first, np.int64),
        }
        return dict(zip(self._outputs, self._session.run(self._outputs, given), strict=True))

    def _read_windows(self, laid: Sequence[Laid], *, whole: bool) -> list[Window]:
        """Return the windows, from memory where they have been read before."""
        if whole:
            return self._decode(laid, whole=True)
        fresh = {one.key: one for one in laid if one.key not in self._windows}
        read = self._decode(list(fresh.values()))
        new = dict(zip(fresh, read, strict=True))
        found = []
        for one in laid:
            window = new[one.key] if one.key in new else self._windows[one.key]
            self._windows[one.key] = window
            self._windows.move_to_end(one.key)
            found.append(window)
        while len(self._windows) > KEPT_WINDOWS:
            self._windows.popitem(last=False)
        return found

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
                self._phrases[phrase] = known
                while len(self._phrases) > KEPT_PHRASES:
                    self._phrases.popitem(last=False)
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


def lay_window(start: int, words: Sequence[str], paragraphs: Sequence[int], cut: Sequence[tuple[int, ...]]) -> Laid:
    """Return one window: [CLS], its words' pieces, [SEP] between paragraphs and at the end."""
    pieces, shapes, quotes, first = lay_out(words, paragraphs, cut)
    return Laid(
        start=start,
        words=tuple(words),
        paragraphs=tuple(paragraphs),
        pieces=tuple(pieces),
        shapes=tuple(shapes),
        quotes=tuple(quotes),
        first=tuple(first),
    )


def signals_of(words: Sequence[Word], laid: Sequence[Laid], windows: Sequence[Window], tables: Tables) -> Signals:
    """Return the windows' answers in code points of the text, and the mention links over all of them."""
    said: list[WordSignal] = []
    sentences: list[Span] = []
    attributions: list[AttributionSignal] = []
    names: list[NameSignal] = []
    candidates: list[tuple[int, Candidate]] = []
    for one, window in zip(laid, windows, strict=True):
        base = one.start

        def stretch(span: tuple[int, int], base: int = base) -> Span:
            return Span(start=words[base + span[0]].start, end=words[base + span[1] - 1].end)

        said.extend(words_of(words, base, window))
        sentences.extend(stretch(span) for span in window.sentences)
        for kind, start, end, level in window.names:
            span = stretch((start, end))
            names.append(NameSignal(start=span.start, end=span.end, type=kind, confidence=round(level, 3)))
        attributions.extend(
            AttributionSignal(
                source=None if frame.source is None else stretch(frame.source),
                cue=stretch(frame.cue),
                content=tuple(stretch(span) for span in frame.content),
                confidence=round(frame.confidence, 3),
            )
            for frame in window.frames
        )
        candidates.extend((base, candidate) for candidate in window.candidates)
    return Signals(
        words=tuple(said),
        sentences=tuple(sentences),
        attributions=tuple(attributions),
        names=tuple(names),
        mentions=tuple(mentions_of(words, candidates, tables)),
    )


def words_of(words: Sequence[Word], base: int, window: Window) -> Iterable[WordSignal]:
    """Yield the words of one window; heads are numbers among all words."""
    for at, head in enumerate(window.heads):
        word = words[base + at]
        yield WordSignal(
            start=word.start,
            end=word.end,
            upos=UPOS[window.upos[at]],
            head=-1 if head < 0 else base + head,
            relation=window.relations[at],
            tag=ATTRIBUTION_TAGS[window.tags[at]],
            confidence=round(window.tag_confidences[at], 3),
        )


def mentions_of(
    words: Sequence[Word], candidates: Sequence[tuple[int, Candidate]], tables: Tables
) -> Iterable[MentionSignal]:
    """Yield the pronouns and descriptions that lead back to a name."""
    if not candidates:
        return
    states = np.stack([candidate.state for _, candidate in candidates])
    heads = [base + candidate.head for base, candidate in candidates]
    back = antecedents(states, heads, [candidate.word for _, candidate in candidates], tables)

    def stretch(number: int) -> Span:
        base, candidate = candidates[number]
        return Span(start=words[base + candidate.start].start, end=words[base + candidate.end - 1].end)

    for mention, name, level in names_meant([candidate.kind for _, candidate in candidates], back):
        yield MentionSignal(mention=stretch(mention), name=stretch(name), confidence=round(level, 3))


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
