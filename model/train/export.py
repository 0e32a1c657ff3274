"""Weights as one int8 ONNX file: `python export.py --weights final.pt --out reader.onnx`.

The graph is written node by node: one run is one window without padding, so it needs no mask, and norms and attention can be said in the
operators that run fastest on processors (a third faster than the exporter's graph).
"""

import argparse
import os

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from net import HEADS, Reader

OUTPUTS = ["tags", "names", "events", "links", "relations", "sentence"]
LONGEST = 256  # pieces in a window with its two special ones


def load(path: str) -> Reader:
    state = torch.load(path, map_location="cpu")["net"]
    net = Reader(1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers.")))
    net.load_state_dict(state)
    return net.eval()


class Graph:
    """Collects nodes and numbers."""

    def __init__(self):
        self.nodes, self.numbers = [], []

    def number(self, name: str, value) -> str:
        self.numbers.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind: str, *inputs: str, outputs=None, domain="", **attributes) -> str:
        outputs = outputs or [f"{kind}_{len(self.nodes)}"]
        self.nodes.append(helper.make_node(kind, list(inputs), outputs, name=f"{kind}_{len(self.nodes)}", domain=domain, **attributes))
        return outputs[0]

    def linear(self, x: str, name: str, module) -> str:
        weight = self.number(name + ".weight", module.weight.detach().numpy().T)
        bias = self.number(name + ".bias", module.bias.detach().numpy())
        return self.op("Add", self.op("MatMul", x, weight), bias)

    def norm(self, x: str, name: str, module) -> str:
        # written out: the fused operator takes a sixth of all time, this next to none; Reciprocal keeps it from being fused again
        centred = self.op("Sub", x, self.op("ReduceMean", x, "last", keepdims=1))
        square = self.op("ReduceMean", self.op("Mul", centred, centred), "last", keepdims=1)
        scale = self.op("Reciprocal", self.op("Sqrt", self.op("Add", square, "epsilon")))
        weight = self.number(name + ".weight", module.weight.detach().numpy())
        bias = self.number(name + ".bias", module.bias.detach().numpy())
        return self.op("Add", self.op("Mul", self.op("Mul", centred, scale), weight), bias)


def encoder(g: Graph, net) -> str:
    """All layers over `input_ids` and `features`, both [batch, length]."""
    g.number("last", np.array([-1], dtype=np.int64))
    g.number("epsilon", np.array(1e-12, dtype=np.float32))
    words = g.number("words.weight", net.words.weight.detach().numpy())
    features = g.number("features.weight", net.features.weight.detach().numpy())
    places = g.number("places.weight", (net.places.weight[:LONGEST] + net.kind).detach().numpy())
    g.number("zero", np.array([0], dtype=np.int64))
    g.number("one", np.array([1], dtype=np.int64))
    length = g.op("Slice", g.op("Shape", "input_ids"), "one", "last_end", "zero")
    g.number("last_end", np.array([2], dtype=np.int64))
    here = g.op("Slice", places, "zero", length, "zero")
    x = g.op("Add", g.op("Add", g.op("Gather", words, "input_ids"), g.op("Gather", features, "features")), here)
    x = g.norm(x, "norm", net.norm)
    d = net.words.weight.shape[1]
    g.number("thirds", np.array([d, d, d], dtype=np.int64))
    for n, layer in enumerate(net.layers):
        name = f"layers.{n}."
        qkv = g.linear(x, name + "qkv", layer.qkv)
        parts = [f"{name}{p}" for p in "qkv"]
        g.op("Split", qkv, "thirds", outputs=parts, axis=-1)
        seen = g.op("MultiHeadAttention", *parts, domain="com.microsoft", num_heads=HEADS)
        x = g.norm(g.op("Add", x, g.linear(seen, name + "out", layer.out)), name + "norm1", layer.norm1)
        up = g.op("Gelu", g.linear(x, name + "up", layer.up), domain="com.microsoft")
        x = g.norm(g.op("Add", x, g.linear(up, name + "down", layer.down)), name + "norm2", layer.norm2)
    return x


def inputs():
    return [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in ("input_ids", "features")]


def model(g: Graph, name: str, outputs) -> onnx.ModelProto:
    made = helper.make_graph(g.nodes, name, inputs(), outputs, g.numbers)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)], ir_version=9)


def graph(net: Reader) -> onnx.ModelProto:
    g = Graph()
    x = encoder(g, net)
    outputs = []
    for name in OUTPUTS:
        y = g.linear(x, name, getattr(net, name))
        g.op("Identity", y, outputs=[name])
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["batch", "length", getattr(net, name).out_features]))
    return model(g, "reader", outputs)


def quantise(made: onnx.ModelProto, path: str, keep_float: bool = False):
    whole = path + ".float.onnx"
    onnx.save(made, whole)
    quantize_dynamic(
        whole, path, per_channel=True, reduce_range=False, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"DefaultTensorType": TensorProto.FLOAT, "MatMulConstBOnly": True},
    )
    if not keep_float:
        os.remove(whole)


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--weights", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--keep-float", action="store_true")
    o = a.parse_args()
    torch.set_num_threads(1)
    quantise(graph(load(o.weights)), o.out, o.keep_float)
    print(o.out, os.path.getsize(o.out))
