"""The training sets, read from a folder, and the rows of words that one step of training sees.

Every set becomes `Passage`s (words, paragraphs, labels); `rows_of` cuts passages into windows; `variant` changes quote
marks, names, casing and paragraph breaks on the way. Kept parts are chosen by the SHA-256 of a document's name, so that
they never move. Development and test parts of the sets are not opened here.
"""

import gzip
import hashlib
import json
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

from sayso.model.head import ATTRIBUTION_TAGS, NAME_TAGS, UPOS
from sayso.model.layout import cut_windows, lay_out
from sayso.model.piece import CLS, MASK, SEP, Pieces
from sayso.model.shape import SHAPES, STOPS, quote_states
from sayso.model.word import Words, split_words

LIMIT = 128  # pieces a window holds; more hurts the linking of spans (tried: 256, 384)
KEPT_POLNEAR = 20  # one document in twenty of PolNeAR train is kept for reading errors
KEPT = 5  # one in five of worldwide_names and GUM is kept for measuring

Span = tuple[int, int]

# What a label of CoNLL-2003 may be among the nine types; everything outside may still be a date or money.
CONLL = {
    "PER": ["Person"],
    "ORG": ["Organization"],
    "LOC": ["Location", "Facility"],
    "MISC": ["Misc", "NORP", "Product"],
}


def kept(name: str, one_in: int) -> bool:
    """Whether a document belongs to the part that is never trained on."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % one_in == 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One attribution in words: where source, cue and the stretches of the content stand."""

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention of an entity: its words, its head word and which entity it is."""

    start: int
    end: int
    head: int
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A document, or a stretch of one, with the labels its set has; a list that a set lacks is empty.

    heads:   word number of the head, -1 for the root of a sentence
    names:   for each word the tag numbers it may have
    """

    name: str
    words: tuple[str, ...]
    paragraphs: tuple[int, ...]
    said: tuple[Said, ...] = ()
    upos: tuple[int, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    ends: tuple[bool, ...] = ()
    names: tuple[tuple[int, ...], ...] = ()
    mentions: tuple[Mention, ...] = ()


# Reading the sets ----------------------------------------------------------------------------------------------------


def words_under(words: Words, span: Span) -> Span | None:
    """Return the words that a stretch of characters touches, or None."""
    touched = [
        at
        for at, (start, end) in enumerate(zip(words.starts, words.ends, strict=True))
        if start < span[1] and end > span[0]
    ]
    return (touched[0], touched[-1] + 1) if touched else None


def read_polnear(path: Path) -> Iterator[Passage]:
    """Yield the articles of a PolNeAR file with their attributions."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            words = split_words(row["text"], [(0, len(row["text"]))])
            said = []
            for one in row["attributions"]:
                source, cue = ([words_under(words, tuple(span)) for span in one[part]] for part in ("source", "cue"))
                content = [words_under(words, tuple(span)) for span in one["content"]]
                said.append(
                    Said(
                        source=source[0] if source else None,
                        cue=cue[0] if cue else None,
                        content=tuple(span for span in content if span),
                    )
                )
            yield Passage(
                name=row["id"],
                words=tuple(words.texts),
                paragraphs=tuple(words.paragraphs),
                said=tuple(said),
            )


def conllu_sentences(text: str) -> Iterator[tuple[dict[str, str], list[list[str]]]]:
    """Yield (comments, token rows) of each sentence of a CoNLL-U text; rows of ranges and empty nodes are left out."""
    for block in text.split("\n\n"):
        notes: dict[str, str] = {}
        rows: list[list[str]] = []
        for line in block.splitlines():
            if line.startswith("#"):
                name, _, value = line[1:].partition("=")
                notes[name.strip()] = value.strip()
            elif line:
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
        if rows:
            yield notes, rows


def read_conllu(text: str, name: str) -> Iterator[Passage]:
    """Yield one passage a document, with its syntax, sentence ends and (GUM) mentions of entities."""
    gathered: list[tuple[dict[str, str], list[list[str]]]] = []
    for notes, rows in conllu_sentences(text):
        if any(note.startswith("newdoc") for note in notes) and gathered:
            yield passage_of(gathered, name)
            gathered = []
        gathered.append((notes, rows))
    if gathered:
        yield passage_of(gathered, name)


def passage_of(sentences: list[tuple[dict[str, str], list[list[str]]]], name: str) -> Passage:
    """Return the passage that the sentences of one document make."""
    words: list[str] = []
    paragraphs: list[int] = []
    upos: list[int] = []
    heads: list[int] = []
    relations: list[str] = []
    ends: list[bool] = []
    entities: list[str] = []
    paragraph = 0
    for number, (notes, rows) in enumerate(sentences):
        if number and any(note.startswith("newpar") and "block" not in note for note in notes):
            paragraph += 1
        base = len(words)
        for cells in rows:
            words.append(cells[1].replace(" ", ""))
            paragraphs.append(paragraph)
            upos.append(UPOS.index(cells[3]) if cells[3] in UPOS else UPOS.index("X"))
            heads.append(base + int(cells[6]) - 1 if cells[6] != "0" else -1)
            relations.append(cells[7])
            ends.append(False)
            found = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
            entities.append(found[1] if found else "")
        ends[-1] = True
    return Passage(
        name=next((value for key, value in sentences[0][0].items() if key.startswith("newdoc")), name),
        words=tuple(words),
        paragraphs=tuple(paragraphs),
        upos=tuple(upos),
        heads=tuple(heads),
        relations=tuple(relations),
        ends=tuple(ends),
        mentions=mentions_of(entities, heads),
    )


def mentions_of(entities: list[str], heads: list[int]) -> tuple[Mention, ...]:
    """Return the mentions that GUM's brackets describe: "(12-person-…" opens, "12)" closes."""
    open_: dict[str, list[int]] = {}
    found: list[Mention] = []
    for at, cell in enumerate(entities):
        for opening, inside, closing in re.findall(r"(\()?([^()]+)(\))?", cell):
            entity = inside.split("-")[0]
            if opening:
                open_.setdefault(entity, []).append(at)
            if closing and open_.get(entity):
                start = open_[entity].pop()
                inner = [word for word in range(start, at + 1) if not start <= heads[word] <= at]
                found.append(Mention(start=start, end=at + 1, head=inner[0] if inner else at, entity=entity))
    return tuple(sorted(found, key=lambda mention: (mention.start, -mention.end)))


def read_names(blocks: Iterable[list[tuple[str, str]]], name: str, *, partial: bool) -> Passage:
    """Return one document's sentences with the tags each word may have; a sentence is a paragraph here.

    partial: the set has CoNLL's four types only: each stands for several of the nine, and what is outside a name may
    be a date or money.
    """
    words: list[str] = []
    paragraphs: list[int] = []
    allowed: list[tuple[int, ...]] = []
    outside = NAME_TAGS.index("O")
    free = tuple(n for n, tag in enumerate(NAME_TAGS) if tag == "O" or tag[2:] in ("Date", "Money"))
    for number, block in enumerate(blocks):
        for token, tag in block:
            types = CONLL[tag[2:]] if partial and tag != "O" else [tag[2:]]
            for piece, found in enumerate(split_words(token, [(0, len(token))]).texts):
                words.append(found)
                paragraphs.append(number)
                if tag == "O":
                    allowed.append(free if partial else (outside,))
                else:
                    begin = "B-" if tag[0] in "BS" and piece == 0 else "I-"
                    allowed.append(tuple(NAME_TAGS.index(begin + kind) for kind in types))
    return Passage(name=name, words=tuple(words), paragraphs=tuple(paragraphs), names=tuple(allowed))


def iob_blocks(text: str, tag_column: int) -> list[list[tuple[str, str]]]:
    """Return the sentences of a column file as lists of (token, tag)."""
    blocks = []
    for block in re.split(r"\n\s*\n", text):
        cells = [re.split(r"[\t ]", line) for line in block.splitlines() if line.strip()]
        rows = [(row[0], row[tag_column]) for row in cells if len(row) > 1 and row[0] and row[tag_column]]
        if rows:
            blocks.append(rows)
    return blocks


def read_worldwide(path: Path, *, keep: bool) -> Iterator[Passage]:
    """Yield the documents of worldwide_names: the kept fifth, or the rest."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if kept(row["id"], KEPT) is keep:
                yield read_names(iob_blocks(row["iob"], -1), row["id"], partial=False)


def read_conll(path: Path) -> Iterator[Passage]:
    """Yield the documents of a CoNLL-2003 file."""
    for number, document in enumerate(path.read_text(encoding="utf-8").split("-DOCSTART- -X- -X- O")):
        blocks = iob_blocks(document, -1)
        if blocks:
            yield read_names(blocks, f"{path.stem}-{number}", partial=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """Everything that is trained on."""

    attribution: list[Passage]
    syntax: list[Passage]
    mentions: list[Passage]
    names: list[Passage]
    conll: list[Passage]
    relations: list[str] = field(default_factory=list)


def load_sets(folder: Path) -> Sets:
    """Read the training parts, without what is kept, from the folder of public sets."""
    gum: list[Passage] = []
    for path in sorted((folder / "ud_gum_news").glob("*.conllu")):
        if not kept(path.stem, KEPT):
            gum.extend(read_conllu(path.read_text(encoding="utf-8"), path.stem))
    with gzip.open(folder / "ud_ewt" / "train.conllu.gz", "rt", encoding="utf-8") as file:
        ewt = list(read_conllu(file.read(), "ewt"))
    counts = Counter(relation for passage in [*ewt, *gum] for relation in passage.relations)
    return Sets(
        attribution=[
            passage
            for passage in read_polnear(folder / "polnear" / "train.jsonl.gz")
            if not kept(passage.name, KEPT_POLNEAR)
        ],
        syntax=ewt,
        mentions=gum,
        names=list(read_worldwide(folder / "worldwide_names" / "train.jsonl.gz", keep=False)),
        conll=list(read_conll(folder / "conllpp" / "data" / "conllpp_train.txt")),
        relations=sorted(relation for relation, count in counts.items() if count >= 5),
    )


# Variants ------------------------------------------------------------------------------------------------------------

QUOTE_STYLES = [('"', '"'), ("“", "”"), ("'", "'"), ("‘", "’"), ("«", "»"), ("„", "“"), ("``", "''")]
QUOTE_CHANCES = [5, 5, 1, 1, 1, 0.3, 0.2]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameStock:
    """Names from all over the world to put in place of those a set repeats: no side's names are learned by heart.

    repeated: capitalised words frequent in the attribution set
    common:   capitalised words that also stand in small letters, which no name is made of alone
    words:    the words of names, by type
    """

    repeated: frozenset[str]
    common: frozenset[str]
    words: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, attribution: list[Passage], names: list[Passage]) -> "NameStock":
        """Return the words that are frequent in the attribution set, and those that the names set has."""
        upper: Counter[str] = Counter()
        lower: Counter[str] = Counter()
        for passage in attribution:
            for before, word in zip((".", *passage.words), passage.words, strict=False):
                if word[0].isupper() and len(word) > 2 and before not in STOPS:
                    upper[word] += 1
                elif word.islower():
                    lower[word.title()] += 1
        found: dict[str, set[str]] = {kind: set() for kind in EXCHANGED}
        for passage in names:
            for word, tags in zip(passage.words, passage.names, strict=True):
                kind = NAME_TAGS[tags[0]][2:]
                if kind in found and is_proper(word) and not lower[word]:
                    found[kind].add(word)
        repeated = {word for word, count in upper.most_common(400) if lower[word] == 0 and word.isalpha()}
        return cls(
            repeated=frozenset(repeated),
            common=frozenset(lower),
            words={kind: tuple(sorted(own)) for kind, own in found.items()},
        )

    def another(self, kind: str, chance: random.Random) -> str:
        """Return a word for a name of this type: one that was seen somewhere, or, half the time, one never seen."""
        return chance.choice(self.words[kind]) if chance.random() < 0.5 else invented(kind, chance)


EXCHANGED = ("Person", "Location", "Organization", "NORP")
ONSETS = "b br c ch d dr f g gh h j k kh kl l m n p pr q r s sh st t tr v w y z zh".split()
VOWELS = "a a a e e i i o o u u ai ei ou ia".split()
CODAS = ["", "", "", *"l m n r s t k n d sh rd nt".split()]
PROPER = UPOS.index("PROPN")
PEOPLES = "an ian ish ese i".split()


def invented(kind: str, chance: random.Random) -> str:
    """Return a word that no list of names has, in capitals as names are."""
    syllables = [
        chance.choice(ONSETS) + chance.choice(VOWELS) + chance.choice(CODAS) for _ in range(chance.randint(1, 3))
    ]
    ending = chance.choice(PEOPLES) if kind == "NORP" else ""
    return ("".join(syllables) + ending).capitalize()


def is_proper(word: str) -> bool:
    """Whether a word has the looks of a name's: letters only, the first a capital, no others."""
    return len(word) > 2 and word.isalpha() and word[0].isupper() and word[1:].islower()


def renamed(passage: Passage, chance: random.Random, stock: NameStock) -> list[str]:
    """Return the words of a passage with names or trees, most names' own words exchanged for others of the same type.

    Trees tell no types: a proper noun becomes a word of a person's name or of a place's.
    """
    kinds = [NAME_TAGS[tags[0]][2:] for tags in passage.names]
    if not kinds:
        kinds = [chance.choice(EXCHANGED[:2]) if part == PROPER else "" for part in passage.upos]
    other: dict[tuple[str, str], str] = {}
    words = []
    for word, kind in zip(passage.words, kinds, strict=True):
        if kind in EXCHANGED and is_proper(word) and word not in stock.common:
            known = other.get((kind, word))
            if known is None:
                known = stock.another(kind, chance) if chance.random() < 0.8 else word
                other[kind, word] = known
            word = known
        words.append(word)
    return words


def variant(passage: Passage, chance: random.Random, stock: NameStock | None) -> Passage:
    """Return the passage with other quotation marks, other names or joined paragraphs, as chance has it."""
    words = list(passage.words)
    paragraphs = list(passage.paragraphs)
    drop: set[int] = set()
    if passage.said:
        if chance.random() < 0.35:
            style = chance.choices(QUOTE_STYLES, QUOTE_CHANCES)[0]
            states = [
                state
                for _, own in groupby(zip(paragraphs, words, strict=True), key=itemgetter(0))
                for state in quote_states([word for _, word in own])
            ]
            for at, word in enumerate(words):
                if word in ('"', "“", "”"):
                    opens = word == "“" or (word == '"' and (at + 1 < len(words) and states[at + 1] == 1))
                    words[at] = style[0] if opens else style[1]
        if chance.random() < 0.1:
            rate = chance.choice([0.1, 0.5])
            drop = {at for at, word in enumerate(words) if word in ('"', "”", "''") and chance.random() < rate}
        if stock and chance.random() < 0.35:
            kinds = chance.choices(EXCHANGED[:2], k=len(stock.repeated))
            other = {
                word: stock.another(kind, chance)
                for word, kind in zip(sorted(stock.repeated), kinds, strict=True)
                if chance.random() < 0.6
            }
            words = [other.get(word, word) for word in words]
        if chance.random() < 0.1:
            paragraphs = join_paragraphs(paragraphs, chance)
    elif passage.names or chance.random() < 0.5:
        paragraphs = join_paragraphs(paragraphs, chance)
        if stock and (passage.names or passage.upos) and chance.random() < (0.5 if passage.names else 0.25):
            words = renamed(passage, chance, stock)
    changed = replace(passage, words=tuple(words), paragraphs=tuple(paragraphs))
    return without(changed, drop) if drop else changed


def join_paragraphs(paragraphs: list[int], chance: random.Random) -> list[int]:
    """Return the paragraph numbers with some breaks taken out."""
    rate = chance.choice([0.2, 0.5, 0.9])
    joined: list[int] = []
    number = 0
    for at, paragraph in enumerate(paragraphs):
        if at and paragraph != paragraphs[at - 1] and chance.random() >= rate:
            number += 1
        joined.append(number)
    return joined


def without(passage: Passage, drop: set[int]) -> Passage:
    """Return an attribution passage with some words taken out and its spans moved."""
    place = []
    left = 0
    for at in range(len(passage.words) + 1):
        place.append(left)
        left += at not in drop

    def moved(span: Span | None) -> Span | None:
        if span is None or place[span[0]] >= place[span[1]]:
            return None
        return place[span[0]], place[span[1]]

    return replace(
        passage,
        words=tuple(word for at, word in enumerate(passage.words) if at not in drop),
        paragraphs=tuple(number for at, number in enumerate(passage.paragraphs) if at not in drop),
        said=tuple(
            Said(
                source=moved(one.source),
                cue=moved(one.cue),
                content=tuple(span for span in map(moved, one.content) if span),
            )
            for one in passage.said
        ),
    )


# Rows ----------------------------------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class Row:
    """One window as the network takes it; word lists have one entry a word, piece lists one a piece.

    first:   index of each word's first piece
    links:   (cue, source or None) and (content, cue or None) as spans in words of this row
    heads:   -1 root, -2 not known
    """

    pieces: list[int]
    shapes: list[int]
    quotes: list[int]
    first: list[int]
    base: int = 0
    tags: list[int] = field(default_factory=list)
    cues: list[Span] = field(default_factory=list)
    sources: list[Span] = field(default_factory=list)
    contents: list[Span] = field(default_factory=list)
    source_of: list[int] = field(default_factory=list)
    cue_of: list[int] = field(default_factory=list)
    paragraphs: list[int] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    ends: list[bool] = field(default_factory=list)
    names: list[tuple[int, ...]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def begun(allowed: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    """Return allowed tags where a name that a window's start, or a slip of the set, cuts begins anew."""
    begin = {n: n - 1 for n, tag in enumerate(NAME_TAGS) if tag[0] == "I"}
    found: list[tuple[int, ...]] = []
    for tags in allowed:
        before = found[-1] if found else ()
        open_ = {kind for n in before for kind in (n, n + 1 - (n in begin)) if n}
        if any(NAME_TAGS[n][0] == "I" for n in tags) and not any(n in open_ for n in tags):
            tags = tuple(begin.get(n, n) for n in tags)
        found.append(tags)
    return found


class RowMaker:
    """Cuts passages into rows, with other cuts and other variants each time."""

    def __init__(self, pieces: Pieces, relations: list[str], stock: NameStock | None, seed: int) -> None:
        self.pieces = pieces
        self.relations = {name: number for number, name in enumerate(relations)}
        self.stock = stock
        self.chance = random.Random(seed)

    def cuts(self, passage: Passage) -> list[Span]:
        """Return word ranges of windows over a passage; the first is shorter by chance."""
        lengths = [len(pieces) for pieces, _ in self.pieces.of_words(passage.words)]
        stops = passage.ends or [word[0] in STOPS for word in passage.words]
        first = self.chance.randint(24, LIMIT)
        return cut_windows(lengths, passage.paragraphs, stops, LIMIT, first)

    def row(self, passage: Passage, start: int, end: int) -> Row:
        """Return the row of one window with every label its passage has."""
        words = passage.words[start:end]
        paragraphs = passage.paragraphs[start:end]
        borders = [at for at, (one, next_one) in enumerate(pairwise(paragraphs), 1) if one != next_one]
        numbers, shapes, quotes, first = lay_out(words, borders, self.pieces.of_words(words))
        shapes = self.recase(shapes)
        row = Row(pieces=self.mask(numbers), shapes=shapes, quotes=quotes, first=first, base=start)
        row.words, row.paragraphs = list(words), list(paragraphs)
        if passage.said:
            self.add_said(row, passage, start, end)
        if passage.upos:
            self.add_syntax(row, passage, start, end)
        if passage.names:
            row.names = begun(passage.names[start:end])
        return row

    def recase(self, shapes: list[int]) -> list[int]:
        """Return the shapes of the same words all in small or all in capital letters, now and then."""
        draw = self.chance.random()
        lower, title, upper, capital, mixed = (SHAPES.index(n) for n in ("lower", "title", "upper", "capital", "mixed"))
        if draw < 0.03:
            return [lower if shape in (title, upper, capital, mixed) else shape for shape in shapes]
        if draw < 0.06:
            return [upper if shape in (lower, title, mixed) else shape for shape in shapes]
        return shapes

    def mask(self, numbers: list[int]) -> list[int]:
        """Return the piece numbers with one in twenty-five masked."""
        return [MASK if n not in (CLS, SEP) and self.chance.random() < 0.04 else n for n in numbers]

    def add_said(self, row: Row, passage: Passage, start: int, end: int) -> None:
        """Put attribution tags, spans and links into a row; a span that a window cuts begins anew there."""
        row.tags = [0] * (end - start)

        def inside(span: Span | None) -> Span | None:
            if span is None or span[0] >= end or span[1] <= start:
                return None
            return max(span[0], start) - start, min(span[1], end) - start

        def place(span: Span | None, kind: str, spans: list[Span]) -> int | None:
            if span is None:
                return None
            if span in spans:
                return spans.index(span)
            if any(row.tags[at] for at in range(*span)):
                return None
            begin = ATTRIBUTION_TAGS.index(f"B-{kind}")
            row.tags[span[0]] = begin
            for at in range(span[0] + 1, span[1]):
                row.tags[at] = begin + 1
            spans.append(span)
            return len(spans) - 1

        for one in passage.said:
            cue = place(inside(one.cue), "cue", row.cues)
            source = place(inside(one.source), "source", row.sources)
            if cue is not None and cue == len(row.source_of):
                cut = one.source is not None and source is None
                row.source_of.append(-2 if cut else -1 if source is None else source)
            for span in one.content:
                before = len(row.contents)
                content = place(inside(span), "content", row.contents)
                if content is not None and content == before:
                    cut = one.cue is not None and cue is None
                    row.cue_of.append(-2 if cut else -1 if cue is None else cue)

    def add_syntax(self, row: Row, passage: Passage, start: int, end: int) -> None:
        """Put parts of speech, heads, relations, sentence numbers and sentence ends into a row."""
        row.upos = list(passage.upos[start:end])
        row.ends = list(passage.ends[start:end])
        row.relations = [self.relations.get(name, -1) for name in passage.relations[start:end]]
        number = 0
        for at in range(start, end):
            head = passage.heads[at]
            row.heads.append(-1 if head == -1 else head - start if start <= head < end else -2)
            row.sentence.append(number)
            number += passage.ends[at]


def phrases_of(passages: Iterable[Passage], count: int, seed: int) -> list[str]:
    """Return short phrases cut from the words of passages: one stretch, or two or three joined by commas.

    They stand in for the descriptions of marks ("civilians killed, in X, by Y") when the vector for a description is
    learned and when it is measured.
    """
    chance = random.Random(seed)
    pool = [passage for passage in passages if len(passage.words) > 40]

    def stretch() -> str:
        passage = chance.choice(pool)
        length = chance.choice([1, 2, 2, 3, 3, 4, 5, 6, 8])
        at = chance.randrange(len(passage.words) - length)
        return " ".join(word for word in passage.words[at : at + length] if word not in '"“”.,;()')

    found: list[str] = []
    while len(found) < count:
        phrase = ", ".join(part for part in (stretch() for _ in range(chance.choice([1, 1, 1, 2, 2, 3]))) if part)
        if phrase:
            found.append(phrase)
    return found
