"""Trained weights to the file that ships: `python -m kg.training.export --reader FILE --encoder FOLDER --out FOLDER`.

ONNX in int8: the vocabulary with one scale a row, the weight matrices with one a column, in seven bits, so that no
processor's sums of products run over; each layer's input with one scale a window, found as it runs. A window's scores
thus depend on that window alone as long as one is read at a time, which `kg.extract.tagger` does.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from kg.extract.runtime import quantization
from kg.extract.tagger import MODEL
from kg.training.network import Reader
from kg.training.train import word_pieces

OPSET = 17
SMALLEST = 100_000  # numbers; smaller tables stay float32


def main() -> None:
    """Parse the options and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", type=Path, required=True, help="reader.pt, as kg.training.train wrote it")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="folder of the pretrained encoder and tokenizer.json"
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for reader.onnx and tokenizer.json")
    parser.add_argument("--layers", type=int, help="as it was trained")
    args = parser.parse_args()
    reader = Reader.from_folder(args.encoder, word_pieces(), args.layers)
    state = torch.load(args.reader, weights_only=True)
    reader.load_state_dict(state.get("reader", state))  # a checkpoint, too
    args.out.mkdir(parents=True, exist_ok=True)
    export(reader, args.out / "reader.onnx")
    if args.out.resolve() != MODEL.parent.resolve():
        shutil.copyfile(MODEL.with_name("tokenizer.json"), args.out / "tokenizer.json")


def export(reader: Reader, path: Path) -> None:
    """Write `reader` to `path` as ONNX in int8."""
    reader.eval()
    ids = torch.full((1, 12), 1000)
    with torch.no_grad():
        torch.onnx.export(
            _Windowed(reader),
            (ids, torch.zeros_like(ids)),
            str(path),
            input_names=["ids", "shapes"],
            output_names=["roles", "names", "links"],
            dynamic_axes={name: {1: "pieces"} for name in ("ids", "shapes", "roles", "names")}
            | {"links": {2: "pieces", 3: "pieces"}},
            opset_version=OPSET,
            dynamo=False,
        )
    model = onnx.load(str(path))
    _shrink_vocabulary(model.graph)
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
    tools = quantization()
    tools.quantize_dynamic(
        path,
        path,
        op_types_to_quantize=["MatMul"],
        per_channel=True,
        reduce_range=True,
        weight_type=tools.QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True},
    )


class _Windowed(torch.nn.Module):
    """The reader over one unpadded window, which needs no mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: torch.Tensor, shapes: torch.Tensor) -> tuple[torch.Tensor, ...]:
        outputs: tuple[torch.Tensor, ...] = self.reader(ids, shapes, None)
        return outputs


def _shrink_vocabulary(graph: onnx.GraphProto) -> None:
    """Store each large table of embeddings as int8 with a scale a row, and the nodes that widen the rows in use."""
    for initializer in list(graph.initializer):
        weights = numpy_helper.to_array(initializer)
        name = initializer.name
        users = [node for node in graph.node if name in node.input]
        if weights.dtype != np.float32 or weights.size < SMALLEST or any(node.op_type != "Gather" for node in users):
            continue
        scale = np.maximum(np.abs(weights).max(axis=1, keepdims=True) / 127.0, 1e-12).astype(np.float32)
        small = np.clip(np.rint(weights / scale), -127, 127).astype(np.int8)
        graph.initializer.remove(initializer)
        graph.initializer.append(numpy_helper.from_array(small, name + ".int8"))
        graph.initializer.append(numpy_helper.from_array(scale, name + ".scale"))
        for node in users:
            _widen_rows(graph, node, name)


def _widen_rows(graph: onnx.GraphProto, gather: onnx.NodeProto, name: str) -> None:
    """Gather int8 rows and their scales instead of float32 rows: the vocabulary never stands in memory widened."""
    rows, output = gather.input[1], gather.output[0]
    at = list(graph.node).index(gather)
    graph.node.remove(gather)
    for i, node in enumerate(
        [
            helper.make_node("Gather", [name + ".int8", rows], [output + ".int8"]),
            helper.make_node("Cast", [output + ".int8"], [output + ".wide"], to=TensorProto.FLOAT),
            helper.make_node("Gather", [name + ".scale", rows], [output + ".scale"]),
            helper.make_node("Mul", [output + ".wide", output + ".scale"], [output]),
        ]
    ):
        graph.node.insert(at + i, node)


if __name__ == "__main__":
    main()
