"""The judge of pairs as one int8 ONNX file with its label file: `python entailexport.py --weights final.pt ... --out folder`.

Chances are calibrated (a line through the logits) on pairs that no weight was fitted to.
"""

import argparse
import hashlib
import json
import os

import numpy as np
import onnxruntime
import torch
from onnx import TensorProto, helper
from sklearn.linear_model import LogisticRegression

import export
import entailnet
import entailsets
from entailtrain import figures

VERSION = 1


def graph(net, name="entailment", output="told"):
    g = export.Graph()
    x = export.encoder(g, net)
    g.number("first", np.array([0], dtype=np.int64))
    head = g.op("Gather", x, "first", axis=1)
    g.op("Flatten", g.linear(g.op("Tanh", g.linear(head, "pool", net.pool)), "out", net.out), outputs=[output], axis=1)
    return export.model(g, name, [helper.make_tensor_value_info(output, TensorProto.FLOAT, ["batch", net.out.out_features])])


def logits(session, tokenizer, pairs):
    rows = []
    for pair in pairs:
        ids, features = entailnet.pieces(tokenizer, pair.first, pair.second)
        rows.append(session.run(["told"], {"input_ids": np.array([ids]), "features": np.array([features])})[0][0])
    return np.array(rows)


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--weights", required=True)
    a.add_argument("--base", required=True)
    a.add_argument("--layers", type=int)
    a.add_argument("--tokenizer", required=True)
    a.add_argument("--data", required=True)
    a.add_argument("--verdicts", required=True)
    a.add_argument("--out", required=True)
    o = a.parse_args()
    torch.set_num_threads(1)
    os.makedirs(o.out, exist_ok=True)
    net = entailnet.fresh(o.base, o.layers)
    net.load_state_dict(torch.load(o.weights)["net"])
    path = f"{o.out}/entailment.onnx"
    export.quantise(graph(net.eval()), path)
    tokenizer = entailnet.open_tokenizer(o.tokenizer)
    session = onnxruntime.InferenceSession(path)
    held = [p for p in entailsets.labelled(o.data, o.verdicts, "train") if entailsets.kept_back(p)]
    found = logits(session, tokenizer, held)
    # one line for both directions: the heads are one another's mirror
    x = np.concatenate([found[:, 0], found[:, 1]])[:, None]
    y = np.concatenate([[p.first_told for p in held], [p.second_told for p in held]])
    line = LogisticRegression(C=1e6).fit(np.concatenate([x, x]), np.concatenate([np.ones(len(y)), np.zeros(len(y))]), np.concatenate([y, 1 - y]) + 1e-9)
    scale = [round(float(line.coef_[0][0]), 4)] * 2
    shift = [round(float(line.intercept_[0]), 4)] * 2
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    with open(f"{o.out}/entailment.json", "w") as file:
        json.dump({"version": VERSION, "sha256": digest, "scale": scale, "shift": shift}, file, indent=1)
        file.write("\n")
    print(os.path.getsize(path), scale, shift)
    for name, part in (("held out", entailsets.labelled(o.data, o.verdicts, "held")), ("mrpc test", entailsets.mrpc(o.data, "test"))):
        figures(name, part, 1 / (1 + np.exp(-logits(session, tokenizer, part))))
