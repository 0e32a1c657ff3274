"""Trains the judge of pairs: `python entailtrain.py --data DATA --base base.onnx --tokenizer tokenizer.json --out folder [...]`."""

import argparse
import json
import math
import os
import random

import torch
import torch.nn.functional as F

import entailnet
import entailsets
from pairtrain import fit, in_batches, tensors


def batches(pairs, tokenizer, size, chance):
    """Batches of like length, in an order by chance; each pair in an order by chance."""
    rows = []
    for pair in pairs:
        if chance.random() < 0.5:
            pair = pair.turned()
        ids, features = entailnet.pieces(tokenizer, pair.first, pair.second)
        rows.append((ids, features, [pair.first_told, pair.second_told, pair.paraphrase]))
    return in_batches(rows, size, chance)


def loss_of(logits, targets, smooth=0.03):
    known = (targets >= 0).float()
    soft = targets.clamp(0, 1) * (1 - 2 * smooth) + smooth
    return (F.binary_cross_entropy_with_logits(logits.float(), soft, reduction="none") * known).sum() / known.sum().clamp(min=1)


def answers(net, tokenizer, pairs):
    """The three chances of each pair."""
    net.eval()
    order = sorted(range(len(pairs)), key=lambda i: len(pairs[i].first) + len(pairs[i].second))
    found = [None] * len(pairs)
    with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
        for i in range(0, len(order), 32):
            part = order[i : i + 32]
            group = [(*entailnet.pieces(tokenizer, pairs[k].first, pairs[k].second), [0, 0, 0]) for k in part]
            ids, mask, features, _ = tensors(group)
            for k, row in zip(part, net(ids, mask, features).float().sigmoid().tolist()):
                found[k] = row
    net.train()
    return found


def precision_at(scored, recall=0.8):
    """Precision where so many of the true are found, and the best F1; scored: (chance, truth)."""
    scored = sorted(scored, key=lambda s: -s[0])
    true = sum(t for _, t in scored)
    found, at, best = 0, 0.0, (0.0, 0.0)
    for n, (chance, t) in enumerate(scored, 1):
        found += t
        if found >= recall * true and not at:
            at = found / n
        f = 2 * found / (n + true)
        best = max(best, (f, chance))
    right = sum((c >= 0.5) == bool(t) for c, t in scored) / max(1, len(scored))
    return {"pairs": len(scored), "true": true, "precision at recall .8": round(at, 3), "best F1": round(best[0], 3), "at": round(best[1], 2), "accuracy": round(right, 3)}


def figures(name, pairs, found):
    """Prints how good the three chances of each pair are, as far as the pairs say."""
    told = [(f[k], int(t > 0.5)) for f, p in zip(found, pairs) for k, t in ((0, p.first_told), (1, p.second_told)) if t >= 0 and t != 0.5]
    same = [(f[2], int(p.paraphrase)) for f, p in zip(found, pairs) if p.paraphrase >= 0]
    for kind, scored in (("told", told), ("paraphrase", same)):
        if scored:
            print(name, kind, precision_at(scored), flush=True)


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--data", required=True)
    a.add_argument("--base", required=True)
    a.add_argument("--tokenizer", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--start", help="weights to begin with")
    a.add_argument("--verdicts", help="pairs read by eye; without them the first stage")
    a.add_argument("--layers", type=int)
    a.add_argument("--epochs", type=float, default=1.5)
    a.add_argument("--batch", type=int, default=24)
    a.add_argument("--rate", type=float, default=1e-4)
    a.add_argument("--old", type=int, default=0, help="pairs of the first stage's sets beside those read, each epoch")
    a.add_argument("--dev", action="store_true", help="keep an eighth of the stories back to see how it goes")
    a.add_argument("--changed", type=int, default=0, help="pairs with one thing exchanged, each epoch")
    a.add_argument("--share", type=float, default=1.0, help="so much of the pairs read, each epoch")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=2)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    chance = random.Random(o.seed)
    os.makedirs(o.out, exist_ok=True)
    tokenizer = entailnet.open_tokenizer(o.tokenizer)
    net = entailnet.fresh(o.base, o.layers)
    if o.start:
        net.load_state_dict(torch.load(o.start)["net"])
    net.words.weight.requires_grad_(False)
    general = entailsets.mrpc(o.data, "train") + entailsets.ecb(o.data, o.seed) + entailsets.translations(o.data, o.seed)
    dev = []
    if o.verdicts:
        read = entailsets.labelled(o.data, o.verdicts, "train")
        if o.dev:
            dev = [p for p in read if entailsets.kept_back(p)]
            read = [p for p in read if not entailsets.kept_back(p)]
        parts = lambda: (
            chance.sample(read, int(o.share * len(read)))
            + chance.sample(general, min(o.old, len(general)))
            + entailsets.changed(read, chance.randrange(1 << 30), o.changed)
        )
    else:
        parts = lambda: list(general)
    steps = int(o.epochs * math.ceil(len(parts()) / o.batch))

    def look(done):
        if done % 200 == 0 and dev:
            figures("dev", dev, answers(net, tokenizer, dev))

    fit(net, o.rate, 0.08, steps, lambda: batches(parts(), tokenizer, o.batch, chance), loss_of, 50, look)
    torch.save({"net": net.state_dict()}, f"{o.out}/final.pt")
    if dev:
        figures("dev", dev, answers(net, tokenizer, dev))
    tenth = entailsets.mrpc(o.data, "train")[:400]
    figures("mrpc train tenth", tenth, answers(net, tokenizer, tenth))
