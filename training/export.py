"""Writes the trained encoder as one int8 ONNX file: graph, tables for decoding, vocabulary and description.

    python -m training.export --run RUN --data DATA --out src/sayso/model/encoder.onnx

The graph reads one window, unpadded: there is no batch, so that the scales that dynamic quantisation takes from its
input are those of the window alone and the answer is the same in any company.
"""

import argparse
import base64
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from unittest.mock import patch

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file

from sayso.model.encoder import Encoder as Reading
from sayso.model.head import ATTRIBUTION_TAGS, FRAME_TAGS, NAME_TAGS, UPOS
from sayso.model.piece import PAD, Pieces
from sayso.model.table import tables_of
from training import model as network
from training.data import RowMaker, load_sets
from training.model import ARC, ATTENTION_HEADS, FRAME, HIDDEN, LAYERS, MENTION, RELATION, Encoder, from_minilm

Floats = NDArray[np.float32]
OUTPUTS = "tags upos names ends arcs root of_dependent of_head mention frame description".split()

# Matrices that stay float32: the heads, which are small.
EXACT = ("flat.", "frame_head", "syntax.", "dependent_head", "root_head", "mention")
# Layers whose inputs are evened out; tried as well: none (0.9 off on sources), all (1.1 off on whole attributions).
EVENED = ("qkv", "out")


class Graph:
    """Nodes and constants, gathered one by one."""

    def __init__(self, ranges: Mapping[int, Floats]) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.ranges = ranges

    def constant(self, name: str, value: NDArray[np.generic]) -> str:
        """Add a constant and return its name."""
        self.constants.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def do(self, kind: str, *inputs: str, to: str | None = None, **attributes: object) -> str:
        """Add a node and return the name of its result."""
        result = to or f"{kind}_{len(self.nodes)}"
        self.nodes.append(helper.make_node(kind, list(inputs), [result], name=f"n_{result}", **attributes))
        return result

    def linear(self, x: str, layer: torch.nn.Linear, name: str, scale: float = 1.0, to: str | None = None) -> str:
        """Add a linear layer; scale multiplies its result.

        Inputs with long tails and the rows of the matrix they meet are evened out, so that one scale fits them all
        (SmoothQuant, Xiao et al., 2023).
        """
        matrix = layer.weight.detach().numpy().T * np.float32(scale)
        if id(layer) in self.ranges:
            even = np.sqrt(np.maximum(self.ranges[id(layer)], 1e-3) / np.maximum(np.abs(matrix).max(1), 1e-3))
            even = (even / np.exp(np.log(even).mean())).astype(np.float32)
            x = self.do("Mul", x, self.constant(f"{name}.even", 1 / even))
            matrix = matrix * even[:, None]
        weight = self.constant(f"{name}.weight", matrix)
        bias = self.constant(f"{name}.bias", layer.bias.detach().numpy() * np.float32(scale))
        return self.do("Add", self.do("MatMul", x, weight), bias, to=to)

    def norm(self, x: str, layer: torch.nn.LayerNorm, name: str) -> str:
        """Add a layer normalisation."""
        weight = self.constant(f"{name}.weight", layer.weight.detach().numpy())
        bias = self.constant(f"{name}.bias", layer.bias.detach().numpy())
        return self.do("LayerNormalization", x, weight, bias, axis=-1, epsilon=1e-12)


def embedding(graph: Graph, encoder: Encoder) -> str:
    """Add the embeddings; the table of pieces is int8 with one scale a piece."""
    table = encoder.pieces.weight.detach().numpy()
    scale = np.maximum(np.abs(table).max(1, keepdims=True) / 127, 1e-12).astype(np.float32)
    graph.constant("pieces.int8", np.clip(np.rint(table / scale), -127, 127).astype(np.int8))
    graph.constant("pieces.scale", scale)
    x = graph.do("Gather", "pieces.int8", "pieces")
    cast = f"float_{x}"
    graph.nodes.append(helper.make_node("Cast", [x], [cast], name=cast, to=TensorProto.FLOAT))
    x = graph.do("Mul", cast, graph.do("Gather", "pieces.scale", "pieces"))
    graph.constant("positions", encoder.positions.weight.detach().numpy())
    graph.constant("zero", np.array([0], np.int64))
    place = graph.do("Slice", "positions", "zero", graph.do("Shape", "pieces"), "zero")
    x = graph.do("Add", x, place)
    for name in ("shapes", "quotes"):
        table = graph.constant(f"{name}.table", getattr(encoder, name).weight.detach().numpy())
        x = graph.do("Add", x, graph.do("Gather", table, name))
    return graph.norm(x, encoder.norm, "embedding.norm")


def layer(graph: Graph, encoder: Encoder, number: int, x: str) -> str:
    """Add one transformer layer."""
    own, name = encoder.layers[number], f"layer{number}"
    width = HIDDEN // ATTENTION_HEADS
    qkv = graph.linear(x, own.qkv, f"{name}.qkv")
    parts = graph.do("Transpose", graph.do("Reshape", qkv, "shape.qkv"), perm=[1, 2, 0, 3])
    query, key, value = (graph.do("Gather", parts, f"which.{n}", axis=0) for n in range(3))
    key = graph.do("Transpose", key, perm=[0, 2, 1])
    scale = graph.constant(f"{name}.scale", np.array(width**-0.5, np.float32))
    weights = graph.do("Softmax", graph.do("MatMul", graph.do("Mul", query, scale), key), axis=-1)
    mixed = graph.do("Transpose", graph.do("MatMul", weights, value), perm=[1, 0, 2])
    mixed = graph.do("Reshape", mixed, "shape.hidden")
    x = graph.norm(graph.do("Add", x, graph.linear(mixed, own.out, f"{name}.out")), own.norm_attention, f"{name}.n1")
    wide = graph.do("Gelu", graph.linear(x, own.up, f"{name}.up"))
    return graph.norm(graph.do("Add", x, graph.linear(wide, own.down, f"{name}.down")), own.norm_output, f"{name}.n2")


def split(graph: Graph, x: str, sizes: list[int], names: list[str]) -> None:
    """Cut the last axis into named parts."""
    graph.constant(f"sizes.{names[0]}", np.array(sizes, np.int64))
    graph.nodes.append(helper.make_node("Split", [x, f"sizes.{names[0]}"], names, name=f"split_{names[0]}", axis=1))


def input_ranges(encoder: Encoder, run: Path, data: Path) -> dict[int, Floats]:
    """Return the largest absolute input of each feature, by layer, over some windows of the training sets."""
    sets = load_sets(data)
    maker = RowMaker(Pieces((run / "vocab.txt").read_text(encoding="utf-8").splitlines()), sets.relations, None, 1)
    found: dict[int, Floats] = {}

    def watched(layer: torch.nn.Linear, x: torch.Tensor) -> torch.Tensor:
        largest = x.detach().abs().flatten(0, -2).amax(0).numpy()
        found[id(layer)] = np.maximum(found.get(id(layer), largest), largest)
        return torch.nn.functional.linear(x, layer.weight, layer.bias)

    with torch.no_grad(), patch.object(network, "cast", watched):
        for passage in [*sets.attribution[:40], *sets.names[:20], *sets.syntax[:40]]:
            row = maker.row(passage, *maker.cuts(passage)[0])
            pieces, shapes, quotes = (torch.tensor([part]) for part in (row.pieces, row.shapes, row.quotes))
            encoder.hidden(pieces, shapes, quotes, None, 0.0, torch.float32)
    evened = {id(getattr(layer, name)) for layer in encoder.layers for name in EVENED}
    return {layer: largest for layer, largest in found.items() if layer in evened}


def build(encoder: Encoder, ranges: Mapping[int, Floats]) -> onnx.ModelProto:
    """Return the float32 graph of one window."""
    graph = Graph(ranges)
    graph.constant("shape.qkv", np.array([-1, 3, ATTENTION_HEADS, HIDDEN // ATTENTION_HEADS], np.int64))
    graph.constant("shape.hidden", np.array([-1, HIDDEN], np.int64))
    for number in range(3):
        graph.constant(f"which.{number}", np.array(number, np.int64))
    x = embedding(graph, encoder)
    for number in range(LAYERS):
        x = layer(graph, encoder, number, x)
    mean = graph.do("ReduceMean", x, "zero", keepdims=1)
    graph.linear(mean, encoder.description, "description_head", to="description")
    words = graph.do("Gather", x, "first")
    flat = graph.linear(words, encoder.flat, "flat")
    split(graph, flat, [len(ATTRIBUTION_TAGS), len(UPOS), len(NAME_TAGS), 1], ["tags", "upos", "names", "ends"])
    syntax = graph.do("Gelu", graph.linear(words, encoder.syntax, "syntax"))
    split(graph, syntax, [ARC, ARC, RELATION, RELATION], ["low", "head", "of_dependent", "of_head"])
    graph.linear("low", encoder.dependent, "dependent_head", scale=ARC**-0.5, to="dependent")
    graph.do("MatMul", "dependent", graph.do("Transpose", "head", perm=[1, 0]), to="arcs")
    graph.linear("low", encoder.root, "root_head", to="root")
    hidden = graph.do("Gelu", graph.linear(words, encoder.mention_hidden, "mention_hidden"))
    graph.linear(hidden, encoder.mention, "mention_head", to="mention")
    graph.linear(words, encoder.frame, "frame_head", to="frame")
    widths = [len(ATTRIBUTION_TAGS), len(UPOS), len(NAME_TAGS), 1, "w", 1, RELATION, RELATION, 2 * MENTION, 3 * FRAME]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["n"]) for n in ("pieces", "shapes", "quotes")]
    inputs.append(helper.make_tensor_value_info("first", TensorProto.INT64, ["w"]))
    outputs = [
        helper.make_tensor_value_info(name, TensorProto.FLOAT, ["w", width])
        for name, width in zip(OUTPUTS, widths, strict=False)
    ]
    outputs.append(helper.make_tensor_value_info("description", TensorProto.FLOAT, [1, HIDDEN]))
    made = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.constants)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)


def tables(encoder: Encoder) -> dict[str, Floats]:
    """Return the small tables that decoding needs outside the graph."""

    def numbers(value: torch.Tensor) -> Floats:
        return value.detach().float().numpy()

    found = {}
    for name in ("tag", "name", "frame"):
        chain = getattr(encoder, f"{name}_chain")
        found[f"{name}_moves"] = numbers(chain.moves + chain.banned)
        found[f"{name}_begin"] = numbers(chain.begin + chain.banned_begin)
    for name in ("relation", "frame_hidden", "frame_tags"):
        found[f"{name}_weight"] = numbers(getattr(encoder, name).weight.T).copy()
        found[f"{name}_bias"] = numbers(getattr(encoder, name).bias)
    found["frame_place"] = numbers(encoder.frame_place.weight)
    for name in ("mention_none", "mention_bias"):
        found[name] = numbers(getattr(encoder, name))
    return found


def notes_of(encoder: Encoder, run: Path, version: str) -> dict[str, str]:
    """Return what travels in the file's own notes: vocabulary, labels, tables and version."""
    packed = io.BytesIO()
    np.savez(packed, allow_pickle=False, **tables(encoder))
    labels = {"attribution": ATTRIBUTION_TAGS, "frame": FRAME_TAGS, "names": NAME_TAGS, "upos": UPOS}
    return {
        "version": version,
        "vocabulary": (run / "vocab.txt").read_text(encoding="utf-8"),
        "relations": (run / "relations.json").read_text(encoding="utf-8"),
        "labels": json.dumps(labels),
        "tables": base64.b64encode(packed.getvalue()).decode(),
    }


def load_run(run: Path, which: str = "average") -> Encoder:
    """Return the network of a run: its averaged weights, or the last ones."""
    relations = json.loads((run / "relations.json").read_text(encoding="utf-8"))
    vocabulary = (run / "vocab.txt").read_text(encoding="utf-8").splitlines()
    encoder = Encoder(len(vocabulary), len(relations))
    encoder.load_state_dict(torch.load(run / "last.pt", weights_only=True)[which])
    return encoder.eval()


def export(
    run: Path, data: Path, out: Path, version: str, *, whole: Path | None = None, which: str = "average"
) -> None:
    """Write the int8 file, and the float32 one beside it where asked."""
    encoder = load_run(run, which)
    model = build(encoder, input_ranges(encoder, run, data))
    notes = notes_of(encoder, run, version)
    helper.set_model_props(model, notes)
    onnx.checker.check_model(model)
    full = whole or out.with_suffix(".float.onnx")
    onnx.save(model, full)
    exact = [node.name for node in model.graph.node if node.op_type == "MatMul" and node.input[1].startswith(EXACT)]
    quantize_dynamic(
        full,
        out,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=exact,
        per_channel=True,
        weight_type=QuantType.QInt8,
    )
    small = onnx.load(out)
    helper.set_model_props(small, notes)
    onnx.save(small, out)
    if whole is None:
        full.unlink()


class TorchSession:
    """The torch network behind the same call as an ONNX session, to compare the two."""

    def __init__(self, network: Encoder) -> None:
        self.network = network

    def run(self, names: Sequence[str], given: Mapping[str, NDArray[np.int64]]) -> list[Floats]:
        """Return the outputs by the order of their names, for one window."""
        pieces, shapes, quotes, first = (
            torch.from_numpy(given[name]) for name in ("pieces", "shapes", "quotes", "first")
        )
        with torch.no_grad():
            hidden = self.network.hidden(pieces[None], shapes[None], quotes[None], None, 0.0, torch.float32)
            if list(names) == ["description"]:
                return [self.network.describe(hidden, None).numpy()]
            scores = self.network.read(hidden[:, first])
        found = {name: getattr(scores, name)[0].reshape(len(first), -1).numpy() for name in scores.__slots__}
        found["arcs"] = found["dependent"] @ found["head"].T
        return [found[name] for name in names]


def torch_encoder(run: Path) -> "Reading":
    """Return the encoder with the torch network of a run in place of the ONNX file."""
    network = load_run(run)
    return Reading(TorchSession(network), OUTPUTS[:-1], tables_of(notes_of(network, run, "0")))


def write_cosines(minilm: Path, data: Path, out: Path) -> None:
    """Write the original model's cosines of the pairs of phrases that descriptions are measured on."""
    from evals.encoder import phrase_passages
    from evals.encoder.description import description_pairs, digest_of

    vocabulary = (minilm / "vocab.txt").read_text(encoding="utf-8").splitlines()
    network, cutter = Encoder(len(vocabulary), 1), Pieces(vocabulary)
    from_minilm(network, load_file(minilm / "model.safetensors"))
    pairs = description_pairs(phrase_passages(data))
    phrases = sorted({phrase for pair in pairs for phrase in pair}, key=lambda phrase: (len(phrase), phrase))
    vectors: dict[str, torch.Tensor] = {}
    with torch.no_grad():
        for at in range(0, len(phrases), 128):
            cut = [torch.tensor(cutter.of_phrase(phrase, 128)) for phrase in phrases[at : at + 128]]
            pieces = torch.nn.utils.rnn.pad_sequence(cut, batch_first=True)
            none, mask = torch.zeros_like(pieces), pieces != PAD
            found = network.describe(network.hidden(pieces, none, none, mask, 0.0, torch.float32), mask)
            vectors.update(zip(phrases[at : at + 128], found, strict=True))
    cosines = np.array([float(vectors[one] @ vectors[other]) for one, other in pairs], np.float32)
    np.savez_compressed(out, cosines=cosines, digest=np.array(digest_of(pairs)))


def main() -> None:
    """Read the flags and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--version", default="1")
    parser.add_argument("--float", type=Path, help="keep the float32 file here")
    parser.add_argument("--which", default="average", choices=("average", "encoder"))
    parser.add_argument("--cosines", type=Path, help="write the original's cosines to this file, and nothing else")
    parser.add_argument("--minilm", type=Path, help="folder of all-MiniLM-L6-v2, for --cosines")
    parser.add_argument("--data", type=Path, help="folder of the public sets")
    flags = parser.parse_args()
    if flags.cosines:
        write_cosines(flags.minilm, flags.data, flags.cosines)
        return
    export(flags.run, flags.data, flags.out, flags.version, whole=flags.float, which=flags.which)


if __name__ == "__main__":
    main()
