"""Trains the judge of lines and writes it as one int8 ONNX file with its label file:
`python linetrain.py --texts lines.jsonl --base base.onnx --tokenizer tokenizer.json --out folder`.

It reads a sentence and headlines: of its report and of two others of the story. What it learns: the letter that the sentence got (R right, or one of six faults), what its
fact is worth, and both together. One story in six is kept back (field `kept`): no weight of this encoder is fitted to it.
"""

import argparse
import hashlib
import json
import math
import os
import random

import numpy as np
import onnxruntime
import torch
import torch.nn.functional as F
from sklearn.metrics import roc_auc_score

import entailexport
import entailnet
import export
from pairtrain import fit, in_batches, tensors

VERSION = 1
LETTERS = "RAOPBSN"
OUTPUTS = len(LETTERS) + 2  # the letters, worth, right and of worth
LONGEST_TITLE, LONGEST_OTHER = 32, 24
BATCH = 24


def rows(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def pieces(tokenizer, row):
    own, *others = (tokenizer.encode(h, add_special_tokens=False).ids for h in row["headlines"])
    first = own[:LONGEST_TITLE]
    for other in others:
        first += [102, *other[:LONGEST_OTHER]]
    return entailnet.joined(first, tokenizer.encode(row["text"], add_special_tokens=False).ids[: entailnet.LONGEST])


def targets(row):
    return LETTERS.index(row["letter"]), row["worth"] / 2


def loss_of(logits, targets):
    letters, worth = targets[:, 0].long(), targets[:, 1]
    good = (letters == 0).float() * worth
    return (
        F.cross_entropy(logits[:, :7], letters, label_smoothing=0.05)
        + F.binary_cross_entropy_with_logits(logits[:, 7], worth)
        + 1.5 * F.binary_cross_entropy_with_logits(logits[:, 8], good)
    )


def figures(name, read, logits):
    """Prints how well right lines, and right lines of main facts, are told from the others: the area under the curve."""
    right = [r["letter"] == "R" for r in read]
    main = [r["letter"] == "R" and r["worth"] == 2 for r in read]
    by_right = logits[:, 0] - np.log(np.exp(logits[:, 1:7]).sum(1))
    print(name, len(read), "right", round(roc_auc_score(right, by_right), 3), "main", round(roc_auc_score(main, logits[:, 8]), 3), flush=True)


def answers(net, tokenizer, read):
    net.eval()
    found = np.zeros((len(read), OUTPUTS))
    order = sorted(range(len(read)), key=lambda i: len(read[i]["text"]))
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for i in range(0, len(order), 32):
            part = order[i : i + 32]
            ids, mask, features, _ = tensors([(*pieces(tokenizer, read[k]), [0]) for k in part])
            found[part] = net(ids, mask, features).float().numpy()
    net.train()
    return found


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--texts", required=True, help="what LineTexts (module eval) writes")
    a.add_argument("--base", required=True)
    a.add_argument("--tokenizer", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--layers", type=int, default=6)
    a.add_argument("--epochs", type=float, default=3)
    a.add_argument("--rate", type=float, default=1.5e-4)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=2)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    chance = random.Random(o.seed)
    os.makedirs(o.out, exist_ok=True)
    tokenizer = entailnet.open_tokenizer(o.tokenizer)
    net = entailnet.fresh(o.base, o.layers, OUTPUTS)
    net.words.weight.requires_grad_(False)
    everything = rows(o.texts)
    kept = [r for r in everything if r["kept"]]
    weights = f"{o.out}/final.pt"
    if os.path.exists(weights):
        net.load_state_dict(torch.load(weights)["net"])
    else:
        read = [(*pieces(tokenizer, r), list(targets(r))) for r in everything if not r["kept"]]
        steps = int(o.epochs * math.ceil(len(read) / BATCH))
        fit(net, o.rate, 0.1, steps, lambda: in_batches(read, BATCH, chance), loss_of, 100)
        torch.save({"net": net.state_dict()}, weights + ".new")
        os.replace(weights + ".new", weights)
    figures("kept back", kept, answers(net, tokenizer, kept))
    path = f"{o.out}/line.onnx"
    export.quantise(entailexport.graph(net.eval(), "line", "judged"), path)
    with open(path, "rb") as file:
        digest = hashlib.sha256(file.read()).hexdigest()
    with open(f"{o.out}/line.json", "w") as file:
        json.dump({"version": VERSION, "sha256": digest}, file, indent=1)
        file.write("\n")
    session = onnxruntime.InferenceSession(path)
    logits = []
    for row in kept:
        ids, features = pieces(tokenizer, row)
        logits.append(session.run(["judged"], {"input_ids": np.array([ids]), "features": np.array([features])})[0][0])
    figures(f"kept back, int8, {os.path.getsize(path)} bytes", kept, np.array(logits))
