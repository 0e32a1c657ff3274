"""Weights as one int8 ONNX file: `python export.py --weights final.pt --out reader.onnx`."""

import argparse
import os

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from labels import NAMES
from net import Reader

OUTPUTS = ["tags", "names", "events", "links", "relations", "sentence"]


def load(path: str) -> Reader:
    state = torch.load(path, map_location="cpu")["net"]
    net = Reader(1 + max(int(k.split(".")[1]) for k in state if k.startswith("layers.")))
    net.load_state_dict(state)
    return net.eval()


def export(net: Reader, path: str, keep_float: bool = False):
    ids = torch.randint(1000, 2000, (2, 9))
    args = (ids, torch.ones_like(ids), torch.zeros_like(ids))
    batch, length = torch.export.Dim("batch", min=1, max=512), torch.export.Dim("length", min=2, max=512)
    shape = {0: batch, 1: length}
    whole = path + ".float.onnx"
    with torch.no_grad():
        torch.onnx.export(
            net, args, whole, input_names=["input_ids", "attention_mask", "features"], output_names=OUTPUTS,
            dynamic_shapes=(shape, shape, shape), opset_version=18, dynamo=True, external_data=False, verbose=False,
        )
    quantize_dynamic(
        whole, path, per_channel=True, reduce_range=False, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm", "Gather"],
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT, "MatMulConstBOnly": True},
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
    export(load(o.weights), o.out, o.keep_float)
    print(o.out, os.path.getsize(o.out))
