"""Trains the encoder: every step sees attribution, names, syntax and mentions together, every other one phrases too.

    python -m training.train --data DATA --minilm FOLDER --out RUN --minutes 165

The learning rate falls to nothing when the minutes are over, whatever the machine does meanwhile. A checkpoint is
written every few minutes; the same command takes a run up where it was left.
"""

import argparse
import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
import torch.distributed as between
import torch.multiprocessing as several
import torch.nn.functional as nnf
from safetensors.torch import load_file
from torch import Tensor

from sayso.model.head import FRAME_TAGS, NAME_TAGS
from sayso.model.piece import PAD, Pieces
from sayso.model.place import frame_bucket, mention_marks
from sayso.model.shape import DESCRIPTION
from training.data import NameStock, Passage, Row, RowMaker, Sets, load_sets, phrases_of, variant
from training.model import NEVER, POSITIONS, Encoder, Scores, from_minilm, link_marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything that was chosen. The shares are rows of a step: (long rows, short rows)."""

    seed: int = 20
    encoder_rate: float = 1.7e-4
    freeze_pieces: bool = True
    share_every: int = 8
    head_rate: float = 1e-3
    warm: float = 0.03
    decay: float = 0.01
    drop: float = 0.1
    average: float = 0.999
    clip: float = 1.0
    short: int = 92
    attribution: tuple[int, int] = (16, 20)
    names: tuple[int, int] = (6, 9)
    conll: tuple[int, int] = (2, 3)
    syntax: tuple[int, int] = (6, 12)
    gum_every: int = 2
    gum_windows: int = 3
    phrases: int = 64
    phrases_every: int = 2
    phrase_count: int = 60_000
    phrase_pieces: int = 24
    save_minutes: float = 4.0


# Loss weights: likelihoods are means a word (tags) or a decision (links, arcs), so they start out alike.
WEIGHTS = {
    "tags": 3.0, "frames": 3.0, "links": 1.0, "names": 3.0, "upos": 0.5, "arcs": 0.7, "relations": 0.7, "ends": 0.3,
    "mentions": 0.4, "phrases": 5.0,
}  # fmt: skip


class Pool:
    """Rows of one set, drawn without end: shuffled anew each time round, with new cuts and variants."""

    def __init__(self, passages: list[Passage], maker: RowMaker, short: int, *, alone: float = 0.0) -> None:
        self.passages, self.maker, self.short, self.alone = passages, maker, short, alone
        self.rounds = 0
        self.waiting: tuple[list[Row], list[Row]] = ([], [])
        self.stream = self.rows()

    def rows(self) -> Iterator[Row]:
        """Yield rows for ever, a few hundred passages mixed at a time."""
        while True:
            order = list(range(len(self.passages)))
            self.maker.chance.shuffle(order)
            for at in range(0, len(order), 200):
                batch: list[Row] = []
                for number in order[at : at + 200]:
                    passage = variant(self.passages[number], self.maker.chance, self.maker.stock)
                    cuts = self.maker.cuts(passage)
                    if self.alone and self.maker.chance.random() < self.alone:
                        cuts = sentence_cuts(passage)
                    rows = (self.maker.row(passage, start, end) for start, end in cuts)
                    # A sentence of few words may still have more pieces than a window holds.
                    batch.extend(row for row in rows if len(row.pieces) <= POSITIONS)
                self.maker.chance.shuffle(batch)
                yield from batch
            self.rounds += 1

    def draw(self, count: int, long: bool) -> list[Row]:
        """Return ``count`` long or short rows."""
        wanted, other = self.waiting if long else self.waiting[::-1]
        while len(wanted) < count:
            row = next(self.stream)
            (wanted if (len(row.pieces) > self.short) is long else other).append(row)
        del other[:-4000]  # one kind may come in more often than it is asked for
        drawn, wanted[:count] = wanted[:count], []
        return drawn


def sentence_cuts(passage: Passage) -> list[tuple[int, int]]:
    """Return one window a sentence; sentences too long for a window are left out."""
    ends = [at + 1 for at, end in enumerate(passage.ends) if end]
    return [(start, end) for start, end in zip([0, *ends], ends, strict=False) if 0 < end - start < 70]


@dataclass(slots=True, kw_only=True)
class Batch:
    """Rows as tensors; the groups are slices of rows."""

    rows: list[Row]
    pieces: Tensor
    shapes: Tensor
    quotes: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor
    groups: dict[str, slice]


def collate(groups: dict[str, list[Row]]) -> Batch:
    """Return one batch of all groups, padded to the longest row."""
    rows = [row for group in groups.values() for row in group]
    slices, at = {}, 0
    for name, group in groups.items():
        slices[name] = slice(at, at + len(group))
        at += len(group)
    return Batch(
        rows=rows,
        pieces=padded([row.pieces for row in rows], PAD),
        shapes=padded([row.shapes for row in rows], 0),
        quotes=padded([row.quotes for row in rows], 0),
        mask=padded([[1] * len(row.pieces) for row in rows], 0).bool(),
        first=padded([row.first for row in rows], 0),
        words=padded([[1] * len(row.first) for row in rows], 0).bool(),
        groups=slices,
    )


def padded(lists: list[list[int]], filler: int) -> Tensor:
    """Return the lists as one tensor."""
    width = max(len(numbers) for numbers in lists)
    return torch.tensor([numbers + [filler] * (width - len(numbers)) for numbers in lists])


def allowed_names(rows: list[Row], width: int) -> Tensor:
    """Return (rows, words, tags): True where a tag may stand; words beyond a row allow everything."""
    allowed = np.ones((len(rows), width, len(NAME_TAGS)), bool)
    for number, row in enumerate(rows):
        for at, tags in enumerate(row.names):
            allowed[number, at] = False
            allowed[number, at, list(tags)] = True
    return torch.from_numpy(allowed)


def wide(lists: list[list[int]], width: int) -> Tensor:
    """Return lists of numbers as (lists, width), filled up with 0."""
    return torch.tensor([numbers + [0] * (width - len(numbers)) for numbers in lists])


def link_loss(encoder: Encoder, rows: list[Row], scores: Tensor) -> Tensor:
    """Return the mean loss of cue → source and content → cue; scores (rows, words, 2, 4, 64)."""
    losses = []
    for row, links in zip(rows, scores, strict=False):
        paragraphs = np.array(row.paragraphs)
        for role, (spans, others, wanted) in enumerate(
            ((row.cues, row.sources, row.source_of), (row.contents, row.cues, row.cue_of))
        ):
            if not spans:
                continue
            one = np.array([(start, end - 1) for start, end in spans])
            other = np.array([(start, end - 1) for start, end in others], np.int64).reshape(-1, 2)
            marks = torch.from_numpy(link_marks(one, other, paragraphs))
            given = encoder.link_scores(role, links, torch.from_numpy(one), torch.from_numpy(other), marks)
            goal = torch.tensor([len(others) if number == -1 else number for number in wanted])
            known = goal != -2
            if known.any():
                losses.append(nnf.cross_entropy(given[known], goal[known], reduction="none"))
    return torch.cat(losses).mean() if losses else scores.new_zeros((), dtype=torch.float32)


def frame_examples(rows: list[Row], chance: random.Random) -> list[tuple[int, int, int, list[int]]]:
    """Return (row, first, last, tags) of each cue, some a word longer or shorter, and of a few words that are none."""
    begin = {"source": FRAME_TAGS.index("B-source"), "content": FRAME_TAGS.index("B-content")}
    examples = []
    for number, row in enumerate(rows):
        size = len(row.first)
        taken = {at for start, end in row.cues for at in range(start, end)}
        for cue, (start, end) in enumerate(row.cues):
            if row.source_of[cue] == -2:
                continue
            tags = [0] * size
            spans = [(row.contents[n], "content") for n, wanted in enumerate(row.cue_of) if wanted == cue]
            if row.source_of[cue] >= 0:
                spans.append((row.sources[row.source_of[cue]], "source"))
            for (low, high), kind in spans:
                tags[low] = begin[kind]
                tags[low + 1 : high] = [begin[kind] + 1] * (high - low - 1)
            first, last = start, end - 1
            if chance.random() < 0.15:
                first = max(0, first - 1) if chance.random() < 0.5 else min(last, first + 1)
            if chance.random() < 0.15:
                last = min(size - 1, last + 1) if chance.random() < 0.5 else max(first, last - 1)
            examples.append((number, first, last, tags))
        if chance.random() < 0.4 and size:
            at = chance.randrange(size)
            if at not in taken:
                examples.append((number, at, at, [0] * size))
    return examples


def frame_loss(encoder: Encoder, rows: list[Row], frame: Tensor, words: Tensor, chance: random.Random) -> Tensor:
    """Return the mean loss a word of the tags seen from each cue; frame (rows, words, 3, 192)."""
    examples = frame_examples(rows, chance)
    width = frame.shape[1]
    row = torch.tensor([example[0] for example in examples])
    first, last = (torch.tensor([example[n] for example in examples]) for n in (1, 2))
    places = torch.from_numpy(np.stack([frame_bucket(width, example[1], example[2]) for example in examples]))
    scores = encoder.frame_scores(frame[row, :, 0], frame[row, first, 1], frame[row, last, 2], places)
    return encoder.frame_chain.loss(scores.float(), words[row], wide([example[3] for example in examples], width))


def syntax_losses(encoder: Encoder, rows: list[Row], scores: Scores, group: slice) -> dict[str, Tensor]:
    """Return the losses of parts of speech, heads, relations and sentence ends over one group of rows."""
    if not rows:
        # A batch cut by its budget may hold no parsed row; the step then learns from the other heads.
        nothing = scores.upos.float().sum() * 0
        return {"upos": nothing, "arcs": nothing, "relations": nothing, "ends": nothing}
    width = scores.upos.shape[1]

    def grid(name: str, filler: int) -> Tensor:
        return torch.tensor([list(getattr(row, name)) + [filler] * (width - len(row.first)) for row in rows])

    upos, heads, relations, sentence, ends = (
        grid(name, filler)
        for name, filler in (("upos", -1), ("heads", -2), ("relations", -1), ("sentence", -1), ("ends", -1))
    )
    dependent, head = scores.dependent[group].float(), scores.head[group].float()
    arcs = dependent @ head.transpose(1, 2)
    same = (sentence[:, :, None] == sentence[:, None, :]) & ~torch.eye(width, dtype=torch.bool)
    arcs = torch.cat([arcs.masked_fill(~same, NEVER), scores.root[group].float()[..., None]], -1)
    goal = torch.where(heads == -1, width, heads)
    known = goal >= 0
    picked = goal.clamp(0, width - 1)
    mother = scores.of_head[group].gather(1, picked[..., None].expand(-1, -1, scores.of_head.shape[-1]))
    mother = torch.where((heads == -1)[..., None], torch.zeros((), dtype=mother.dtype), mother)
    named = nnf.linear(
        nnf.gelu((scores.of_dependent[group] + mother).float()), encoder.relation.weight, encoder.relation.bias
    )
    told = known & (relations >= 0)
    spoken = ends >= 0
    return {
        "upos": nnf.cross_entropy(scores.upos[group].float()[upos >= 0], upos[upos >= 0]),
        "arcs": nnf.cross_entropy(arcs[known], goal[known]),
        "relations": nnf.cross_entropy(named[told], relations[told]),
        "ends": nnf.binary_cross_entropy_with_logits(scores.ends[group].float()[spoken], ends[spoken].float()),
    }


def mention_loss(encoder: Encoder, rows: list[Row], passage: Passage, mention: Tensor) -> Tensor:
    """Return the mean loss of pointing back from each mention of neighbouring windows of one document."""
    heads, states, words = [], [], []
    entities = []
    for row, given in zip(rows, mention, strict=True):
        for one in passage.mentions:
            at = one.head - row.base
            if 0 <= at < len(row.first):
                heads.append(one.head)
                words.append(row.words[at])
                entities.append(one.entity)
                states.append(given[at])
    if len(heads) < 2:
        return mention.new_zeros((), dtype=torch.float32)
    order = sorted(range(len(heads)), key=lambda n: heads[n])
    entities = [entities[n] for n in order]
    marks = torch.from_numpy(mention_marks(np.array([heads[n] for n in order]), [words[n] for n in order]))
    scores = encoder.mention_scores(torch.stack([states[n] for n in order]), marks)
    size = len(heads)
    earlier = torch.ones(size, size, dtype=torch.bool).tril(-1)
    scores = torch.cat([scores[:, :size].masked_fill(~earlier, NEVER), scores[:, size:]], 1)
    same = torch.tensor([[entities[a] == entities[b] and b < a for b in range(size)] for a in range(size)])
    goal = torch.cat([same, ~same.any(1, keepdim=True)], 1)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~goal, NEVER), 1)).mean()


class Trainer:
    """One run: the network, its average, its optimiser and the draws of rows.

    number, workers: which of how many processes this is; each draws its share of every step, gradients are averaged.
    """

    def __init__(
        self, data: Path, minilm: Path, out: Path, minutes: float, settings: Settings, number: int, workers: int
    ) -> None:
        self.settings, self.out, self.minutes, self.number, self.workers = settings, out, minutes, number, workers
        torch.manual_seed(settings.seed)
        self.vocabulary = (minilm / "vocab.txt").read_text(encoding="utf-8").splitlines()
        self.cutter = Pieces(self.vocabulary)
        self.sets: Sets = load_sets(data)
        self.encoder = Encoder(len(self.vocabulary), len(self.sets.relations))
        from_minilm(self.encoder, load_file(minilm / "model.safetensors"))
        self.encoder.pieces.weight.requires_grad_(not settings.freeze_pieces)
        (out / "vocab.txt").write_text("\n".join(self.vocabulary), encoding="utf-8")
        (out / "relations.json").write_text(json.dumps(self.sets.relations), encoding="utf-8")
        if number:
            between.barrier()
        self.phrases, self.vectors = self.teach()
        if workers > 1 and not number:
            between.barrier()
        self.average = {name: value.detach().clone() for name, value in self.encoder.state_dict().items()}
        self.optimiser = torch.optim.AdamW(self.parameter_groups(), fused=True)
        self.step, self.spent, self.over = 0, 0.0, False
        self.resume()
        self.chance = random.Random(settings.seed + self.step + 7777 * number)
        self.make_pools()

    def parameter_groups(self) -> list[dict[str, object]]:
        """Return the parameters with their peak rates; vectors and embeddings do not decay."""
        inner = ("pieces", "positions", "layers", "norm")
        groups: dict[tuple[float, float], list[Tensor]] = {}
        for name, value in self.encoder.named_parameters():
            if not value.requires_grad:
                continue
            rate = self.settings.encoder_rate if name.split(".")[0] in inner else self.settings.head_rate
            decay = (
                0.0
                if value.ndim < 2 or name.split(".")[0] in ("pieces", "positions", "shapes")
                else self.settings.decay
            )
            groups.setdefault((rate, decay), []).append(value)
        return [
            {"params": values, "lr": rate, "peak": rate, "weight_decay": decay}
            for (rate, decay), values in groups.items()
        ]

    def make_pools(self) -> None:
        """Make the endless draws; a run taken up again goes on with other seeds."""
        stock = NameStock.of(self.sets.attribution, self.sets.names)
        short = self.settings.short

        def maker(number: int) -> RowMaker:
            return RowMaker(
                self.cutter,
                self.sets.relations,
                stock,
                1000 * self.settings.seed + 10 * self.step + number + 5 * self.number,
            )

        self.pools = {
            "attribution": Pool(self.sets.attribution, maker(1), short),
            "names": Pool(self.sets.names, maker(2), short),
            "conll": Pool(self.sets.conll, maker(3), short),
            "syntax": Pool(self.sets.syntax, maker(4), short, alone=0.2),
        }
        self.gum = maker(5)

    def teach(self) -> tuple[list[list[int]], Tensor]:
        """Return phrases cut in pieces, and the vector the original model gives each."""
        sets = [*self.sets.attribution, *self.sets.names, *self.sets.syntax, *self.sets.mentions]
        limit = self.settings.phrase_pieces
        phrases = phrases_of(sets, self.settings.phrase_count, self.settings.seed)
        cut = sorted((self.cutter.of_phrase(phrase, limit) for phrase in phrases), key=lambda c: (len(c), c))
        stored = self.out / "phrases.npy"
        if stored.exists():
            vectors = torch.from_numpy(np.load(stored))
            if len(vectors) == len(cut):
                return cut, vectors
        found = []
        with torch.no_grad():
            for at in range(0, len(cut), 256):
                part = cut[at : at + 256]
                pieces, mask = padded(part, PAD), padded([[1] * len(c) for c in part], 0).bool()
                none = torch.zeros_like(pieces)
                hidden = self.encoder.hidden(pieces, none, none, mask, 0.0, torch.bfloat16)
                found.append(self.encoder.describe(hidden.float(), mask))
        vectors = torch.cat(found)
        np.save(stored, vectors.numpy())
        return cut, vectors

    def resume(self) -> None:
        """Take up the last checkpoint of the folder, if there is one."""
        path = self.out / "last.pt"
        if path.exists():
            state = torch.load(path, weights_only=True)
            self.encoder.load_state_dict(state["encoder"])
            self.optimiser.load_state_dict(state["optimiser"])
            self.average, self.step, self.spent = state["average"], state["step"], state["spent"]
            print(f"taken up at step {self.step}, {self.spent / 60:.1f} min", flush=True)

    def save(self) -> None:
        """Write the checkpoint, whole or not at all."""
        state = {
            "encoder": self.encoder.state_dict(), "average": self.average, "optimiser": self.optimiser.state_dict(),
            "step": self.step, "spent": self.spent, "settings": json.dumps(asdict(self.settings)),
        }  # fmt: skip
        torch.save(state, self.out / "last.tmp")
        (self.out / "last.tmp").replace(self.out / "last.pt")

    def draw(self) -> tuple[Batch, Passage | None]:
        """Return the rows of one step, and the GUM document its last group is from."""
        s = self.settings
        long = random.Random(self.step).random() < 0.6  # the same for all workers: none waits for another
        groups = {
            name: pool.draw(-(-getattr(s, name)[not long] // self.workers), long) for name, pool in self.pools.items()
        }
        passage = None
        if (self.step + self.number) % s.gum_every == 0:
            passage = variant(self.chance.choice(self.sets.mentions), self.gum.chance, None)
            cuts = self.gum.cuts(passage)
            at = self.chance.randrange(max(1, len(cuts) - s.gum_windows + 1))
            groups["gum"] = [self.gum.row(passage, *cut) for cut in cuts[at : at + s.gum_windows]]
        return collate(groups), passage

    def losses(self) -> dict[str, Tensor]:
        """Return every loss of one step."""
        batch, passage = self.draw()
        encoder, drop = self.encoder, self.settings.drop
        hidden = encoder.hidden(batch.pieces, batch.shapes, batch.quotes, batch.mask, drop, torch.bfloat16)
        words = hidden.gather(1, batch.first[..., None].expand(-1, -1, hidden.shape[-1]))
        scores = encoder.read(words, drop)
        width = batch.first.shape[1]
        said = batch.groups["attribution"]
        rows = batch.rows[said]
        named = slice(batch.groups["names"].start, batch.groups["conll"].stop)
        parsed = slice(batch.groups["syntax"].start, len(batch.rows))
        tags = wide([row.tags for row in rows], width)
        names = allowed_names(batch.rows[named], width)
        losses = {
            "tags": encoder.tag_chain.loss(scores.tags[said].float(), batch.words[said], tags),
            "frames": frame_loss(encoder, rows, scores.frame[said], batch.words[said], self.chance),
            "links": link_loss(encoder, rows, scores.links[said]),
            "names": encoder.name_chain.loss(scores.names[named].float(), batch.words[named], names),
            **syntax_losses(encoder, batch.rows[parsed], scores, parsed),
        }
        if passage is not None:
            group = batch.groups["gum"]
            losses["mentions"] = mention_loss(encoder, batch.rows[group], passage, scores.mention[group])
        if (self.step + self.number) % self.settings.phrases_every == 1:
            losses["phrases"] = self.phrase_loss()
        return losses

    def phrase_loss(self) -> Tensor:
        """Return how far the vectors of some phrases, and their likeness to each other, are from the original's."""
        at = self.chance.randrange(len(self.phrases) - 4096)
        picked = sorted(self.chance.sample(range(at, at + 4096), self.settings.phrases))
        pieces = padded([self.phrases[n] for n in picked], PAD)
        mask = pieces != PAD
        shapes = torch.where(mask, DESCRIPTION, 0)
        hidden = self.encoder.hidden(pieces, shapes, torch.zeros_like(pieces), mask, 0.0, torch.bfloat16)
        own, other = self.encoder.describe(hidden, mask), self.vectors[picked]
        return (1 - (own * other).sum(-1)).mean() + 2 * (own @ own.T - other @ other.T).pow(2).mean().sqrt()

    def set_rate(self) -> None:
        """Set the learning rates by the share of the time that is spent."""
        share = min(1.0, self.spent / 60 / self.minutes)
        factor = min(share / self.settings.warm, (1 - share) / (1 - self.settings.warm))
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * max(factor, 1e-3)

    def run(self, steps: int | None) -> None:
        """Train until the minutes are over, or for some steps."""
        sums: dict[str, list[float]] = {}
        saved = time.monotonic()
        while not self.over and (steps is None or self.step < steps):
            began = time.monotonic()
            self.set_rate()
            losses = self.losses()
            total = torch.stack([WEIGHTS[name] * loss for name, loss in losses.items()]).sum()
            total.backward()
            torch.nn.utils.clip_grad_norm_(self.encoder.parameters(), self.settings.clip)
            self.optimiser.step()
            self.optimiser.zero_grad(set_to_none=True)
            self.step += 1
            if self.workers > 1 and self.step % self.settings.share_every == 0:
                self.share()
            self.over = self.step % self.settings.share_every == 0 and self.spent >= 60 * self.minutes
            if not self.number and self.step % 4 == 0:
                self.follow()
            for name, loss in losses.items():
                sums.setdefault(name, []).append(float(loss.detach()))
            self.spent += time.monotonic() - began
            if (self.step % 50 == 0 or self.step in (2, 5, 10, 20)) and not self.number:
                means = " ".join(f"{name} {np.mean(values):.3f}" for name, values in sums.items())
                rounds = " ".join(f"{name}:{pool.rounds}" for name, pool in self.pools.items())
                print(
                    f"{self.step} {self.spent / 60:.1f}min {self.spent / self.step:.2f}s {means} | {rounds}", flush=True
                )
                sums = {}
            if not self.number and time.monotonic() - saved > 60 * self.settings.save_minutes:
                self.save()
                saved = time.monotonic()
        if not self.number:
            self.save()

    def share(self) -> None:
        """Average the weights of all workers now and then, and the time spent, which sets the learning rate.

        Workers go their own way in between (local SGD): on a busy machine nobody waits for anybody at every step.
        """
        values = [value for value in self.encoder.parameters() if value.requires_grad]
        with torch.no_grad():
            flat = torch.cat([*(value.flatten() for value in values), torch.tensor([self.spent])])
            between.all_reduce(flat)
            flat /= self.workers
            self.spent = float(flat[-1])
            for value, part in zip(values, flat[:-1].split([v.numel() for v in values]), strict=True):
                value.copy_(part.view_as(value))

    def follow(self) -> None:
        """Move the average of the weights a little towards the weights (every fourth step)."""
        keep = min(self.settings.average, (1 + self.step) / (10 + self.step)) ** 4
        with torch.no_grad():
            state = self.encoder.state_dict()
            floats = [name for name, value in self.encoder.named_parameters() if value.requires_grad]
            torch._foreach_lerp_([self.average[name] for name in floats], [state[name] for name in floats], 1 - keep)


def work(number: int, flags: argparse.Namespace) -> None:
    """Train as one of the workers."""
    torch.set_num_threads(flags.threads)
    if flags.workers > 1:
        meet = (flags.out / "meet").resolve()
        between.init_process_group("gloo", init_method=meet.as_uri(), rank=number, world_size=flags.workers)
    trainer = Trainer(flags.data, flags.minilm, flags.out, flags.minutes, Settings(), number, flags.workers)
    trainer.run(flags.steps)


def main() -> None:
    """Read the flags and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--minilm", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True, help="folder of this run")
    parser.add_argument("--minutes", type=float, default=85.0, help="time to train; sets the schedule")
    parser.add_argument("--steps", type=int, help="stop after so many steps (to try the code)")
    parser.add_argument("--workers", type=int, default=1, help="processes; threads wait for each other, these do not")
    parser.add_argument("--threads", type=int, default=2, help="threads of each worker")
    flags = parser.parse_args()
    flags.out.mkdir(parents=True, exist_ok=True)
    (flags.out / "meet").unlink(missing_ok=True)
    if flags.workers > 1:
        several.spawn(work, (flags,), nprocs=flags.workers)
    else:
        work(0, flags)


if __name__ == "__main__":
    main()
