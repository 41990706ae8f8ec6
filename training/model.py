"""The network: MiniLM's six layers, and linear heads that answer for every word in one pass.

Matrices are kept in float32 and used in bfloat16 while training on a CPU (five times as fast where the CPU has it).
Everything that needs search (tags, trees, links) is decoded outside, in numpy: `sayso.model.window`.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as nnf
from torch import Tensor, nn

from sayso.model.head import ATTRIBUTION_TAGS, FRAME_TAGS, NAME_TAGS, UPOS
from sayso.model.place import Numbers
from sayso.model.shape import SHAPES

HIDDEN, LAYERS, ATTENTION_HEADS, FEED_FORWARD, POSITIONS = 384, 6, 12, 1536, 130
ARC, RELATION, LINK, MENTION, FRAME = 256, 128, 64, 128, 192
DISTANCES, BETWEEN, FRAME_PLACES = 16, 4, 32
MENTION_DISTANCES = 10
NEVER = -1e4


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What one pass gives for each word of each row.

    tags (rows, words, 7) · upos (…, 17) · names (…, 19) · ends (…): sentence end, logit
    dependent, head (…, 256): arc score = dot product; root (…): score of being the root
    of_dependent, of_head (…, 128): relation = linear(gelu(sum))
    links (…, 2 ends, 4 roles, 64) · mention (…, 2, 128)
    frame (…, 3, 192): the word itself, the word as a cue's first, as a cue's last
    """

    tags: Tensor
    upos: Tensor
    names: Tensor
    ends: Tensor
    dependent: Tensor
    head: Tensor
    root: Tensor
    of_dependent: Tensor
    of_head: Tensor
    links: Tensor
    mention: Tensor
    frame: Tensor


def cast(layer: nn.Linear, x: Tensor) -> Tensor:
    """Return the layer applied in the number type of its input."""
    return nnf.linear(x, layer.weight.to(x.dtype), None if layer.bias is None else layer.bias.to(x.dtype))


def norm(layer: nn.LayerNorm, x: Tensor) -> Tensor:
    """Return the normalised input in its own number type."""
    return nnf.layer_norm(x, layer.normalized_shape, layer.weight.to(x.dtype), layer.bias.to(x.dtype), layer.eps)


def thin(x: Tensor, rate: float) -> Tensor:
    """Return the input with some features of a whole row dropped: one mask for all its positions, which is cheap."""
    if rate == 0.0:
        return x
    mask = (torch.rand(x.shape[0], 1, x.shape[2]) >= rate).to(x.dtype) / (1 - rate)
    return x * mask


class Layer(nn.Module):
    """One transformer layer, as in BERT (normalisation after the sum)."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm_attention = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, FEED_FORWARD)
        self.down = nn.Linear(FEED_FORWARD, HIDDEN)
        self.norm_output = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None, rate: float) -> Tensor:
        """Return the next hidden states; x: (rows, pieces, 384), bias: (rows, 1, 1, pieces) or None."""
        rows, pieces, _ = x.shape
        width = HIDDEN // ATTENTION_HEADS
        query, key, value = cast(self.qkv, x).view(rows, pieces, 3, ATTENTION_HEADS, width).permute(2, 0, 3, 1, 4)
        scores = torch.matmul(query * width**-0.5, key.transpose(-1, -2))
        if bias is not None:
            scores = scores + bias
        mixed = torch.matmul(torch.softmax(scores, dim=-1), value)
        mixed = mixed.transpose(1, 2).reshape(rows, pieces, HIDDEN)
        x = norm(self.norm_attention, x + thin(cast(self.out, mixed), rate))
        return norm(self.norm_output, x + thin(cast(self.down, nnf.gelu(cast(self.up, x))), rate))


class Chain(nn.Module):
    """A linear chain of tags (conditional random field), trained by the likelihood of every allowed path."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        size = len(tags)
        self.moves = nn.Parameter(torch.zeros(size, size))
        self.begin = nn.Parameter(torch.zeros(size))
        banned = torch.zeros(size, size)
        for one, before in enumerate(tags):
            for other, after in enumerate(tags):
                if after[0] == "I" and before[1:] != after[1:]:
                    banned[one, other] = NEVER
        self.register_buffer("banned", banned)
        self.register_buffer("banned_begin", torch.tensor([NEVER if tag[0] == "I" else 0.0 for tag in tags]))

    def total(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Return the log of the summed weight of all paths; scores (rows, words, tags), mask (rows, words).

        The words are folded pairwise (an associative product), so that 128 words take 7 steps and not 127.
        """
        rows, words, size = scores.shape
        start = self.begin + self.banned_begin + scores[:, 0]
        if words == 1:
            return torch.logsumexp(start, -1)
        steps = (self.moves + self.banned)[None, None] + scores[:, 1:, None, :]
        same = torch.full((size, size), NEVER).fill_diagonal_(0.0)
        steps = torch.where(mask[:, 1:, None, None], steps, same)
        length = words - 1
        while length > 1:
            if length % 2:
                steps = torch.cat([steps, same.expand(rows, 1, size, size)], 1)
                length += 1
            steps = folded(steps[:, 0::2], steps[:, 1::2])
            length //= 2
        return torch.logsumexp(start[:, :, None] + steps[:, 0], dim=(1, 2))

    def path(self, scores: Tensor, mask: Tensor, tags: Tensor) -> Tensor:
        """Return the weight of one path a row; tags (rows, words)."""
        weight = mask.to(scores.dtype)
        here = (scores.gather(-1, tags[..., None])[..., 0] * weight).sum(1)
        moves = (self.moves[tags[:, :-1], tags[:, 1:]] * weight[:, 1:]).sum(1)
        return here + moves + self.begin[tags[:, 0]]

    def loss(self, scores: Tensor, mask: Tensor, allowed: Tensor) -> Tensor:
        """Return the mean negative log-likelihood a word.

        allowed: (rows, words) the tags, or (rows, words, tags) True where a tag may stand
        """
        free = self.total(scores, mask)
        if allowed.ndim == 2:
            bound = self.path(scores, mask, allowed)
        else:
            bound = self.total(scores.masked_fill(~allowed, NEVER), mask)
        return (free - bound).sum() / mask.sum()


def folded(one: Tensor, other: Tensor) -> Tensor:
    """Return the product of matrices of log weights, as a product of numbers scaled by their largest."""
    high, wide = one.detach().amax(-1, keepdim=True), other.detach().amax(-2, keepdim=True)
    return torch.log(torch.matmul((one - high).exp(), (other - wide).exp()).clamp_min(1e-35)) + high + wide


class Encoder(nn.Module):
    """The whole network."""

    def __init__(self, vocabulary: int, relations: int) -> None:
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(len(SHAPES), HIDDEN)
        self.quotes = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.flat = nn.Linear(HIDDEN, len(ATTRIBUTION_TAGS) + len(UPOS) + len(NAME_TAGS) + 1)
        self.syntax = nn.Linear(HIDDEN, 2 * ARC + 2 * RELATION)
        self.dependent = nn.Linear(ARC, ARC)
        self.root = nn.Linear(ARC, 1)
        self.relation = nn.Linear(RELATION, relations)
        self.link_hidden = nn.Linear(HIDDEN, 256)
        self.link = nn.Linear(256, 2 * 4 * LINK)
        self.link_none = nn.Parameter(torch.zeros(2, LINK))
        self.link_bias = nn.Parameter(torch.zeros(2, DISTANCES + BETWEEN + 2 + 1))
        self.mention_hidden = nn.Linear(HIDDEN, 256)
        self.mention = nn.Linear(256, 2 * MENTION)
        self.mention_none = nn.Parameter(torch.zeros(MENTION))
        self.mention_bias = nn.Parameter(torch.zeros(MENTION_DISTANCES + 3))
        self.frame = nn.Linear(HIDDEN, 3 * FRAME)
        self.frame_place = nn.Embedding(FRAME_PLACES, FRAME)
        self.frame_hidden = nn.Linear(FRAME, FRAME)
        self.frame_tags = nn.Linear(FRAME, len(FRAME_TAGS))
        self.description = nn.Linear(HIDDEN, HIDDEN)
        self.tag_chain = Chain(ATTRIBUTION_TAGS)
        self.name_chain = Chain(NAME_TAGS)
        self.frame_chain = Chain(FRAME_TAGS)
        nn.init.zeros_(self.shapes.weight), nn.init.zeros_(self.quotes.weight)
        nn.init.eye_(self.description.weight), nn.init.zeros_(self.description.bias)

    def hidden(
        self, pieces: Tensor, shapes: Tensor, quotes: Tensor, mask: Tensor | None, rate: float, kind: torch.dtype
    ) -> Tensor:
        """Return the last hidden states (rows, pieces, 384); mask (rows, pieces) is True where a piece stands."""
        place = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(place)[None] + self.shapes(shapes) + self.quotes(quotes)
        x = thin(norm(self.norm, x).to(kind), rate)
        bias = None
        if mask is not None and not bool(mask.all()):
            bias = torch.zeros(mask.shape, dtype=kind).masked_fill(~mask, NEVER)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias, rate)
        return x

    def read(self, hidden: Tensor, rate: float = 0.0) -> Scores:
        """Return the heads' scores; hidden (rows, words, 384): the state at the first piece of each word."""
        sizes = [len(ATTRIBUTION_TAGS), len(UPOS), len(NAME_TAGS), 1]
        x = thin(hidden, rate)
        tags, upos, names, ends = cast(self.flat, x).split(sizes, -1)
        syntax = nnf.gelu(cast(self.syntax, x))
        dependent, head, of_dependent, of_head = thin(syntax, rate).split([ARC, ARC, RELATION, RELATION], -1)
        links = cast(self.link, nnf.gelu(cast(self.link_hidden, x)))
        mention = cast(self.mention, nnf.gelu(cast(self.mention_hidden, x)))
        return Scores(
            tags=tags,
            upos=upos,
            names=names,
            ends=ends.squeeze(-1),
            dependent=cast(self.dependent, dependent) * ARC**-0.5,
            head=head,
            root=cast(self.root, dependent).squeeze(-1),
            of_dependent=of_dependent,
            of_head=of_head,
            links=links.unflatten(-1, (2, 4, LINK)),
            mention=mention.unflatten(-1, (2, MENTION)),
            frame=cast(self.frame, x).unflatten(-1, (3, FRAME)),
        )

    def frame_scores(self, word: Tensor, first: Tensor, last: Tensor, places: Tensor) -> Tensor:
        """Return tag scores (cues, words, 5) of every word as seen from each cue.

        word (cues, words, 192) · first, last (cues, 192): states of the cue's ends · places (cues, words): bucket of
        the distance from the cue
        """
        x = nnf.gelu(word + (first + last)[:, None] + self.frame_place(places).to(word.dtype))
        return cast(self.frame_tags, nnf.gelu(cast(self.frame_hidden, x)))

    def describe(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """Return the unit vector of each phrase (rows, 384): the mean state through one linear layer."""
        if mask is None:
            mean = hidden.mean(1)
        else:
            weight = mask[..., None].to(hidden.dtype)
            mean = (hidden * weight).sum(1) / weight.sum(1)
        return nnf.normalize(nnf.linear(mean.float(), self.description.weight, self.description.bias), dim=-1)

    def link_scores(self, role: int, links: Tensor, spans: Tensor, others: Tensor, marks: Tensor) -> Tensor:
        """Return scores (spans, others + 1); the last column is "none".

        role:   0 for cue → source, 1 for content → cue
        links:  (words, 2, 4, 64) of one row
        spans, others: (n, 2) first and last word of each
        marks:  (spans, others, 3) distance bucket, spans of the others' kind in between, paragraph crossed
        """
        links = links.float()
        one = links[spans[:, 0], 0, 2 * role] + links[spans[:, 1], 1, 2 * role]
        other = links[others[:, 0], 0, 2 * role + 1] + links[others[:, 1], 1, 2 * role + 1]
        bias = self.link_bias[role]
        scores = one @ other.T / math.sqrt(LINK)
        scores = (
            scores + bias[marks[..., 0]] + bias[DISTANCES + marks[..., 1]] + bias[DISTANCES + BETWEEN + marks[..., 2]]
        )
        none = one @ self.link_none[role] / math.sqrt(LINK) + bias[-1]
        return torch.cat([scores, none[:, None]], 1)

    def mention_scores(self, mention: Tensor, marks: Tensor) -> Tensor:
        """Return scores (mentions, mentions + 1) of standing for the same as an earlier one; the last is "none".

        mention: (mentions, 2, 128), states at the head words in the order of the text
        marks:   (mentions, mentions, 2) distance bucket, kind of match of the words (0 none, 1 same head word)
        """
        mention = mention.float()
        scores = mention[:, 0] @ mention[:, 1].T / math.sqrt(MENTION)
        scores = scores + self.mention_bias[marks[..., 0]] + self.mention_bias[MENTION_DISTANCES + marks[..., 1]]
        none = mention[:, 0] @ self.mention_none / math.sqrt(MENTION) + self.mention_bias[-1]
        return torch.cat([scores, none[:, None]], 1)


def link_bucket(distance: Numbers) -> Numbers:
    """Return 0..15 for signed distances in words: eight buckets of doubling width on either side."""
    size = np.minimum(np.floor(np.log2(np.maximum(np.abs(distance), 1))).astype(np.int64), 7)
    return np.where(distance < 0, size, 8 + size)


def link_marks(spans: Numbers, others: Numbers, paragraphs: Numbers) -> Numbers:
    """Return (spans, others, 3): distance bucket, how many of the others stand in between, paragraph crossed or not.

    spans, others: (n, 2) first and last word; paragraphs: paragraph of each word
    """
    middle = spans.sum(1)[:, None] / 2
    start, end = spans[:, 0][:, None], spans[:, 1][:, None]
    ahead = others[:, 0][None] - end
    behind = others[:, 1][None] - start
    distance = np.where(others[:, 0][None] > end, ahead, np.where(others[:, 1][None] < start, behind, 0))
    centre = others.sum(1)[None] / 2
    low, high = np.minimum(middle, centre), np.maximum(middle, centre)
    between = ((centre[:, None, :] > low[..., None]) & (centre[:, None, :] < high[..., None])).sum(-1)
    crossed = paragraphs[spans[:, 0]][:, None] != paragraphs[others[:, 0]][None]
    return np.stack([link_bucket(distance), np.minimum(between, 3), crossed.astype(np.int64)], -1)


def from_minilm(encoder: Encoder, weights: dict[str, Tensor]) -> None:
    """Fill the encoder's layers with the weights of all-MiniLM-L6-v2 (a BERT state of six layers)."""
    prefix = "bert." if any(name.startswith("bert.") for name in weights) else ""
    found = {name.removeprefix(prefix): value.float() for name, value in weights.items()}
    with torch.no_grad():
        encoder.pieces.weight.copy_(found["embeddings.word_embeddings.weight"])
        kind = found["embeddings.token_type_embeddings.weight"][0]
        encoder.positions.weight.copy_(found["embeddings.position_embeddings.weight"][:POSITIONS] + kind)
        encoder.norm.weight.copy_(found["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(found["embeddings.LayerNorm.bias"])
        for number, layer in enumerate(encoder.layers):
            base = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                own = [found[f"{base}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(layer.qkv, part).copy_(torch.cat(own))
                getattr(layer.out, part).copy_(found[f"{base}attention.output.dense.{part}"])
                getattr(layer.norm_attention, part).copy_(found[f"{base}attention.output.LayerNorm.{part}"])
                getattr(layer.up, part).copy_(found[f"{base}intermediate.dense.{part}"])
                getattr(layer.down, part).copy_(found[f"{base}output.dense.{part}"])
                getattr(layer.norm_output, part).copy_(found[f"{base}output.LayerNorm.{part}"])
