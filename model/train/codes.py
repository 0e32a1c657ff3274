"""What one party does to another, scored by cross-validation: `python codes.py --data DIR --base FILE.onnx --tokenizer FILE --work DIR`.

The reader's own encoder and head of relations, begun afresh: first on sentences made of PETRARCH2's verb patterns (dictionary.py), which know
nothing of the texts that are scored, then, for each of five folds, on the other four of plover-zsp and plover-gsr together. Only the last four layers
and the head learn in the folds. A fold is a text: pairs of one text are in one fold. Stopped at any time, it goes on with the next fold.
"""

import argparse
import hashlib
import json
import os
import random
import re

import numpy as np
import torch
import torch.nn.functional as F

import dictionary
import sets
import windows as win
from labels import ROOTS
from net import from_onnx
from text import WordPieces

FOLDS = 5
FROZEN = 8  # layers that learn from the dictionary only; what they give is kept, which makes the folds quick
HEADS = ("relations", "relation_bias", "roots")


def fold(doc) -> int:
    return hashlib.sha256(re.sub(r"\W+", " ", doc.text.lower()).strip().encode()).digest()[0] % FOLDS


def window(m):
    return win.Window(m, 0, min(len(m.pieces), win.MOST))


class Lower:
    """What the frozen layers give for a text, kept."""

    def __init__(self, net):
        self.net, self.kept = net, {}

    def __call__(self, m):
        key = (m.doc.id, m.doc.text)
        if key not in self.kept:
            b = win.collate([window(m)], None)
            with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
                x = self.net.words(b["ids"]) + self.net.places.weight[: b["ids"].shape[1]] + self.net.kind + self.net.features(b["features"])
                x = self.net.norm(x)
                for layer in self.net.layers[:FROZEN]:
                    x = layer(x, torch.zeros(1, 1, 1, x.shape[1]))
            self.kept[key] = x[0].float()
        return self.kept[key]


def logits(net, batch, lower, marked):
    with torch.autocast("cpu", torch.bfloat16):
        if lower is None:
            x = net.encode(batch["ids"], batch["mask"], batch["features"])
        else:
            x = torch.zeros(*batch["ids"].shape, 384)
            for row, m in enumerate(marked):
                h = lower(m)
                x[row, : len(h)] = h
            for layer in net.layers[FROZEN:]:
                x = layer(x, (1.0 - batch["mask"][:, None, None, :].float()) * -10000.0)
        relations = net.relations(net.drop(x)).float()
    rows = torch.tensor([p[0] for p in batch["pairs"]])
    source, target = (torch.zeros(len(rows), relations.shape[1]) for _ in range(2))
    for n, (_, s, t, _) in enumerate(batch["pairs"]):
        source[n, s[0] : s[1]] = 1 / (s[1] - s[0])
        target[n, t[0] : t[1]] = 1 / (t[1] - t[0])
    return net.root(relations[rows], source, target, batch["mask"][rows].float()), torch.tensor([p[3] for p in batch["pairs"]])


def train(net, marked, lower, epochs, budget, seed, name):
    parts = {"encoder": [], "head": []}
    for n, p in net.named_parameters():
        top = n.split(".")[0]
        learns = top in HEADS or (int(n.split(".")[1]) >= (FROZEN if lower else 0) if top == "layers" else lower is None and top in ("places", "kind", "norm", "features"))
        p.requires_grad_(learns)
        if learns:
            parts["head" if top in HEADS + ("features",) else "encoder"].append(p)
    opt = torch.optim.AdamW(
        [{"params": parts["encoder"], "peak": 2e-4}, {"params": parts["head"], "peak": 1e-3}], weight_decay=0.01, betas=(0.9, 0.98)
    )
    dice = random.Random(seed)
    torch.manual_seed(seed)
    todo = [b for _ in range(epochs) for b in win.batches([window(m) for m in marked], dice, budget)]
    net.train()
    for i, windows in enumerate(todo):
        batch = win.collate(windows, np.random.default_rng(seed * 1000 + i), 0.05)
        if not batch["pairs"]:
            continue
        for g in opt.param_groups:
            g["lr"] = g["peak"] * min(1, (i + 1) / (0.06 * len(todo))) * min(1, (len(todo) - i) / (0.7 * len(todo)))
        out, gold = logits(net, batch, lower, [w.of for w in windows])
        loss = F.cross_entropy(out, gold, label_smoothing=0.05)
        opt.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parts["encoder"] + parts["head"], 1.0)
        opt.step()
        if (i + 1) % 50 == 0:
            print(f"{name}: {i + 1} of {len(todo)}, loss {loss.item():.3f}", flush=True)


@torch.no_grad()
def said(net, marked, lower):
    """The code of the first pair of each text."""
    net.eval()
    return [ROOTS[int(logits(net, win.collate([window(m)], None), lower, [m])[0][0].argmax())] for m in marked]


def score(gold, answer) -> str:
    each = {}
    for c in sorted(set(gold)):
        both = sum(a == b == c for a, b in zip(gold, answer))
        each[c] = 2 * both / (gold.count(c) + answer.count(c))
    right = sum(a == b for a, b in zip(gold, answer)) / len(gold)
    return f"{len(gold)} pairs, macro-F1 {sum(each.values()) / len(each):.3f}, accuracy {right:.3f}; " + " ".join(f"{c} {f:.2f}" for c, f in each.items())


def main():
    a = argparse.ArgumentParser(description=__doc__)
    for need in ("--data", "--base", "--tokenizer", "--work"):
        a.add_argument(need, required=True)
    a.add_argument("--epochs", type=int, default=4)
    a.add_argument("--seed", type=int, default=1)
    o = a.parse_args()
    torch.set_num_threads(1)
    os.makedirs(o.work, exist_ok=True)
    wp = WordPieces(o.tokenizer)
    real = [win.mark(d, wp) for d in sets.plover(o.data) + sets.gsr(o.data) if d.pairs]
    net, first = from_onnx(o.base), f"{o.work}/dictionary.pt"
    if not os.path.exists(first):
        made = [win.mark(sets.Doc("made", "made", t, pairs=[(s, g, r)]), wp) for t, s, g, r in dictionary.sentences(o.data)]
        train(net, made, None, 1, 1024, 5, "dictionary")
        torch.save(net.state_dict(), first)
    net.load_state_dict(torch.load(first))
    print("from the dictionary alone:", score([ROOTS[m.pairs[0][2]] for m in real], said(net, real, None)), flush=True)
    lower = Lower(net)
    gold, answer = [], []
    for k in range(FOLDS):
        test = [m for m in real if fold(m.doc) == k]
        out = f"{o.work}/fold-{k}.json"
        if not os.path.exists(out):
            net = from_onnx(o.base)
            net.load_state_dict(torch.load(first))
            train(net, [m for m in real if fold(m.doc) != k], lower, o.epochs, 768, o.seed, f"fold {k}")
            json.dump([[m.doc.set, r] for m, r in zip(test, said(net, test, lower))], open(out, "w"))
        gold += [(m.doc.set, ROOTS[m.pairs[0][2]]) for m in test]
        answer += [r for _, r in json.load(open(out))]
        print(f"fold {k}:", score([g for _, g in gold[-len(test) :]], answer[-len(test) :]), flush=True)
    print("all folds:", score([g for _, g in gold], answer))
    for of in ("plover", "gsr"):
        some = [(g, x) for (s, g), x in zip(gold, answer) if s == of]
        print(f"all folds, {of}:", score([g for g, _ in some], [x for _, x in some]))


if __name__ == "__main__":
    main()
