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
from tokenizers import Tokenizer

import export
import entailnet
import entailsets
from sets import share
from entailtrain import precision_at

VERSION = 1


def graph(net):
    g = export.Graph()
    x = export.encoder(g, net)
    g.number("first", np.array([0], dtype=np.int64))
    head = g.op("Gather", x, "first", axis=1)
    g.op("Flatten", g.linear(g.op("Tanh", g.linear(head, "pool", net.pool)), "out", net.out), outputs=["told"], axis=1)
    return export.model(g, "entailment", [helper.make_tensor_value_info("told", TensorProto.FLOAT, ["batch", len(entailnet.HEADS)])])


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
    tokenizer = Tokenizer.from_file(o.tokenizer)
    tokenizer.no_padding(), tokenizer.no_truncation()
    session = onnxruntime.InferenceSession(path)
    held = [p for p in entailsets.labelled(o.data, o.verdicts, "train") if share(p.key + "/dev", 8) == 0]
    found = logits(session, tokenizer, held)
    scale, shift = [], []
    for k in (0, 1):
        # one line for both directions: the heads are one another's mirror
        x = np.concatenate([found[:, 0], found[:, 1]])[:, None]
        y = np.concatenate([[p.first_told for p in held], [p.second_told for p in held]])
        both = LogisticRegression(C=1e6).fit(np.concatenate([x, x]), np.concatenate([np.ones(len(y)), np.zeros(len(y))]), np.concatenate([y, 1 - y]) + 1e-9)
        scale.append(round(float(both.coef_[0][0]), 4))
        shift.append(round(float(both.intercept_[0]), 4))
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    with open(f"{o.out}/entailment.json", "w") as file:
        json.dump({"version": VERSION, "sha256": digest, "scale": scale, "shift": shift}, file, indent=1)
        file.write("\n")
    print(os.path.getsize(path), scale, shift)
    for name, part in (("held out", entailsets.labelled(o.data, o.verdicts, "held")), ("mrpc test", entailsets.mrpc(o.data, "test"))):
        found = 1 / (1 + np.exp(-logits(session, tokenizer, part)))
        told = [(f[k], int(t > 0.5)) for f, p in zip(found, part) for k, t in ((0, p.first_told), (1, p.second_told)) if t >= 0 and t != 0.5]
        if told:
            print(name, "told", precision_at(told))
        same = [(f[2], int(p.paraphrase)) for f, p in zip(found, part) if p.paraphrase >= 0]
        if same:
            print(name, "paraphrase", precision_at(same))
