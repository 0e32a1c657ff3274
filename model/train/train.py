"""Trains the reader: `python train.py --data DIR --work DIR --base FILE.onnx --wordnet DIR --variant full`.

Stopped at any time, the same command goes on from the last checkpoint.
"""

import argparse
import json
import math
import os
import random
import re
import time

import numpy as np
import torch
import torch.nn.functional as F

import sets
import spin
import windows as win
from labels import EVENTS, LINK
from net import from_onnx
from text import WordPieces

HELD = 20  # one in so many PolNeAR train documents is held out for choices and calibration
TEACHER_SENTENCES = 9000


def corpus(data: str, wordnet: str, variant: str, silver: str | None) -> dict:
    """What is learned, what choices are made on, what is only scored."""
    peoples = sets.peoples(wordnet)
    meantime = sets.meantime(data, peoples)
    re3d = sets.re3d(data, peoples)
    politics = {p: sets.crossner(data, "politics", p, peoples) for p in ("train", "dev", "test")}
    plover = sets.plover(data)
    out = {
        "train": {
            "politics": politics["train"],
            "meantime": [d for d in meantime if sets.share(d.id, 3) != 0],
            "re3d": [d for d in re3d if sets.share(d.id, 4) != 0],
            "gsr": sets.gsr(data),
        },
        "held": {"politics": politics["dev"]},
        "scored": {
            "polnear-dev": sets.polnear(data, "dev"),
            "politics-test": politics["test"],
            "meantime-test": [d for d in meantime if sets.share(d.id, 3) == 0],
            "re3d-test": [d for d in re3d if sets.share(d.id, 4) == 0],
            "timeml-platinum": sets.timeml(data, "Evaluation/te3-platinum"),
            "conll2003-test": sets.crossner(data, "conll2003", "test", peoples),
            "plover-test": [d for d in plover if sets.share(d.id, 5) == 0],
        },
    }
    pol = sets.polnear(data, "train")
    out["held"]["polnear-held"] = [d for d in pol if sets.share(d.id, HELD) == 0]
    if variant == "full":
        out["train"]["polnear"] = [d for d in pol if sets.share(d.id, HELD) != 0]
        out["train"]["conll2003"] = sets.crossner(data, "conll2003", "train", peoples)
        out["held"]["conll2003-dev"] = sets.crossner(data, "conll2003", "dev", peoples)
        out["train"]["timebank"] = sets.timeml(data, "Training/TBAQ-cleaned/TimeBank")
        out["train"]["aquaint"] = sets.timeml(data, "Training/TBAQ-cleaned/AQUAINT")
        out["train"]["plover"] = [d for d in plover if sets.share(d.id, 5) != 0]
    else:
        out["train"]["re3d"] = [d for d in out["train"]["re3d"] if d.origin != "BBC Online"]
        out["train"]["silver"] = silver_documents(silver)
    return out


def silver_documents(path: str) -> list[sets.Doc]:
    docs = []
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        spans = lambda xs: [tuple(x) for x in xs] if xs else None
        contents = [sets.Content(spans(c["parts"]), spans(c["source"]), spans(c["cue"])) for c in d["attributions"]]
        events = None
        if "events" in d:
            events = [sets.Event(tuple(e["span"]), e["future"], e["tense"], e["negated"], e["certain"]) for e in d["events"]]
        docs.append(sets.Doc(d["id"], "silver", d["text"], attributions=contents, names=[tuple(n) for n in d["names"]], events=events))
    return docs


# how often an epoch reads a set: small ones more often
TIMES = {"politics": 6, "meantime": 3, "re3d": 3, "plover": 2, "gsr": 2, "timebank": 1, "aquaint": 1, "silver": 1, "polnear": 1, "conll2003": 1}


def sentence_spans(m: win.Marked) -> list[tuple[int, int]]:
    """Rough sentences in pieces, five or more long."""
    out = []
    for line in re.finditer(r"[^\n]+", m.doc.text):
        cuts = [line.start()] + [line.start() + x.end() for x in re.finditer(r"[.!?][”\"’]?\s+(?=[A-Z“\"])", line.group())] + [line.end()]
        for a, b in zip(cuts, cuts[1:]):
            i, j = m.pieces.span(a, b)
            if 5 <= j - i <= 120:
                out.append((i, j))
    return out


def teach(marked: list[win.Marked], teacher, cache: str, seed: int):
    """Vectors of the untouched base for a sample of sentences."""
    dice = random.Random(seed)
    order = list(range(len(marked)))
    dice.shuffle(order)
    rows = []
    for k in order:
        for s in sentence_spans(marked[k]):
            if dice.random() < 0.5 and len(rows) < TEACHER_SENTENCES:
                rows.append((k, *s))
    for r, (k, i, j) in enumerate(rows):
        marked[k].sentences.append((i, j, r))
    if os.path.exists(cache):
        vectors = torch.load(cache)
        if len(vectors) == len(rows):
            return vectors
    vectors = torch.zeros(len(rows), 384)
    by_size = sorted(range(len(rows)), key=lambda r: rows[r][2] - rows[r][1])
    teacher.eval()
    with torch.no_grad():
        for at in range(0, len(by_size), 48):
            chosen = by_size[at : at + 48]
            batch = win.collate([win.Window(marked[rows[r][0]], rows[r][1], rows[r][2]) for r in chosen], None)
            with torch.autocast("cpu", torch.bfloat16):
                x = teacher.encode(batch["ids"], batch["mask"], torch.zeros_like(batch["features"]))
            w = batch["mask"][..., None].float()
            vectors[chosen] = F.normalize((x.float() * w).sum(1) / w.sum(1), dim=-1)
    torch.save(vectors, cache)
    return vectors


def losses(net, out, batch, vectors) -> dict:
    tags, names, events, links, relations, sentence = (x.float() for x in out)
    pieces = float(batch["mask"].sum())
    ce = lambda logits, gold: F.cross_entropy(logits.flatten(0, 1), gold.flatten(), ignore_index=win.SKIP, reduction="sum") / pieces
    result = {"tags": ce(tags, batch["tags"]), "names": ce(names, batch["names"])}
    at = 0
    for row, (group, values) in enumerate(EVENTS.items()):
        weight = {"event": 0.5, "time": 2.0, "tense": 0.5, "polarity": 0.5, "certainty": 0.5}[group]
        gold = batch["events"][row]
        if (gold != win.SKIP).any():
            result["events-" + group] = weight * ce(events[..., at : at + len(values)], gold)
        at += len(values)
    if batch["links"]:
        q1, q2, k = [], [], []
        r = torch.tensor([x[0] for x in batch["links"]])
        a = torch.tensor([x[1] for x in batch["links"]])
        b = torch.tensor([x[2] for x in batch["links"]])
        total = 0.0
        for which in (0, 1):
            base = which * 3 * LINK
            first, last, key = (links[..., base + n * LINK : base + (n + 1) * LINK] for n in range(3))
            query = (first[r, a] + last[r, b]) / math.sqrt(LINK)
            score = torch.einsum("cd,ctd->ct", query, key[r]) + (1 - batch["mask"][r].float()) * -10000.0
            score = torch.cat([score, (query @ net.none[which])[:, None]], 1)
            gold = torch.zeros_like(score, dtype=torch.bool)
            use = []
            for n, x in enumerate(batch["links"]):
                spots = x[3][which]
                if spots is None:
                    continue
                use.append(n)
                if spots:
                    gold[n, spots] = True
                else:
                    gold[n, -1] = True
            if use:
                use = torch.tensor(use)
                good = score[use].masked_fill(~gold[use], -1e9).logsumexp(1)
                total = total + (score[use].logsumexp(1) - good).sum()
        if torch.is_tensor(total):
            result["links"] = 2.0 * total / pieces
    if batch["pairs"]:
        r = torch.tensor([x[0] for x in batch["pairs"]])
        source, target = (torch.zeros(len(r), links.shape[1]) for _ in range(2))
        for n, (_, s, t, _) in enumerate(batch["pairs"]):
            source[n, s[0] : s[1]] = 1 / (s[1] - s[0])
            target[n, t[0] : t[1]] = 1 / (t[1] - t[0])
        logits = net.root(relations[r], source, target, batch["mask"][r].float())
        gold = torch.tensor([x[3] for x in batch["pairs"]])
        result["relations"] = 6.0 * F.cross_entropy(logits, gold, reduction="sum", label_smoothing=0.05) / pieces
    if batch["sentences"] and vectors is not None:
        w = torch.zeros(len(batch["sentences"]), links.shape[1])
        for n, (_, i, j, _) in enumerate(batch["sentences"]):
            w[n, i:j] = 1 / (j - i)
        r = torch.tensor([x[0] for x in batch["sentences"]])
        mine = torch.einsum("nt,ntd->nd", w, sentence[r])
        like = F.cosine_similarity(mine, vectors[torch.tensor([x[3] for x in batch["sentences"]])])
        result["sentences"] = 0.5 * (1 - like).mean()
    return result


def rate(step: int, steps: int, decay: float) -> float:
    """Warm-up, level, then down to nothing in the last part."""
    up, down = max(1, int(0.06 * steps)), max(1, int(decay * steps))
    return min(1.0, (step + 1) / up) * min(1.0, (steps - step) / down)


def epoch(trained: dict, wp, table, number: int, seed: int, budget: int, share: float) -> list:
    dice = random.Random(f"{seed}-{number}")
    out = []
    for name, marked in trained.items():
        for turn in range(TIMES[name]):
            for m in marked:
                if share < 1 and dice.random() > share:
                    continue
                doc = spin.mangled(m.doc, table, dice)
                out += win.cut(m if doc is m.doc else win.mark(doc, wp), dice)
    return win.batches(out, dice, budget)


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--data", required=True)
    a.add_argument("--work", required=True)
    a.add_argument("--base", required=True, help="fp32 ONNX file; its tokenizer is beside it")
    a.add_argument("--tokenizer", required=True)
    a.add_argument("--wordnet", required=True)
    a.add_argument("--variant", choices=["full", "open"], default="full")
    a.add_argument("--silver")
    a.add_argument("--start", help="weights to begin from instead of the base")
    a.add_argument("--steps", type=int, default=2600)
    a.add_argument("--budget", type=int, default=2048, help="pieces in a batch")
    a.add_argument("--share", type=float, default=1.0, help="part of the documents that is read")
    a.add_argument("--encoder-rate", type=float, default=3e-4)
    a.add_argument("--head-rate", type=float, default=1e-3)
    a.add_argument("--decay", type=float, default=0.6)
    a.add_argument("--minutes", type=float, default=4, help="between checkpoints")
    a.add_argument("--threads", type=int, default=1, help="more than one only on a quiet machine")
    a.add_argument("--seed", type=int, default=7)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    os.makedirs(o.work, exist_ok=True)
    wp = WordPieces(o.tokenizer)
    parts = corpus(o.data, o.wordnet, o.variant, o.silver)
    table = spin.synonyms(o.wordnet)
    trained = {k: [win.mark(d, wp) for d in v] for k, v in parts["train"].items()}
    for k, v in trained.items():
        print(f"{k}: {len(v)} documents, {sum(len(m.pieces) for m in v)} pieces, {TIMES[k]} times an epoch", flush=True)
    teacher = from_onnx(o.base)
    vectors = teach([m for k in sorted(trained) if k in ("polnear", "meantime", "re3d", "silver") for m in trained[k]], teacher, f"{o.work}/teacher-{o.seed}.pt", o.seed)
    net = from_onnx(o.base)
    if o.start:
        net.load_state_dict(torch.load(o.start)["net"])
    net.words.weight.requires_grad_(False)
    heads = ("tags", "names", "events", "links", "none", "relations", "relation_bias", "roots", "sentence", "features")
    groups = {"encoder": [], "plain": [], "heads": []}
    for n, p in net.named_parameters():
        if p.requires_grad:
            groups["heads" if n.split(".")[0] in heads else "plain" if p.ndim < 2 else "encoder"].append(p)
    opt = torch.optim.AdamW(
        [
            {"params": groups["encoder"], "peak": o.encoder_rate, "weight_decay": 0.01},
            {"params": groups["plain"], "peak": o.encoder_rate, "weight_decay": 0.0},
            {"params": groups["heads"], "peak": o.head_rate, "weight_decay": 0.01},
        ],
        betas=(0.9, 0.98), fused=True,
    )
    step, number, at = 0, 0, 0
    saved = f"{o.work}/checkpoint.pt"
    if os.path.exists(saved):
        c = torch.load(saved)
        net.load_state_dict(c["net"])
        opt.load_state_dict(c["opt"])
        step, number, at = c["step"], c["epoch"], c["at"]
        print(f"going on at step {step}", flush=True)

    def save(path, optimizer=True):
        c = {"net": net.state_dict(), "step": step, "epoch": number, "at": at, "args": vars(o)}
        if optimizer:
            c["opt"] = opt.state_dict()
        torch.save(c, path + ".new")
        os.replace(path + ".new", path)

    net.train()
    began = last = time.time()
    seen, sums = 0, {}
    with open(f"{o.work}/log.jsonl", "a") as log:
        while step < o.steps:
            todo = epoch(trained, wp, table, number, o.seed, o.budget, o.share)
            print(f"epoch {number}: {len(todo)} batches", flush=True)
            while at < len(todo) and step < o.steps:
                torch.manual_seed(o.seed * 1000003 + step)
                batch = win.collate(todo[at], np.random.default_rng(o.seed * 1000003 + step), 0.03)
                for g in opt.param_groups:
                    g["lr"] = g["peak"] * rate(step, o.steps, o.decay)
                with torch.autocast("cpu", torch.bfloat16):
                    out = net(batch["ids"], batch["mask"], batch["features"])
                each = losses(net, out, batch, vectors)
                loss = sum(each.values())
                opt.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_([p for p in net.parameters() if p.requires_grad], 1.0)
                opt.step()
                for k, v in each.items():
                    s = sums.setdefault(k, [0.0, 0])
                    s[0] += v.item()
                    s[1] += 1
                seen += int(batch["mask"].sum())
                step, at = step + 1, at + 1
                if step % 50 == 0:
                    line = {"step": step, "epoch": number, "minutes": round((time.time() - began) / 60, 1), "pieces/s": round(seen / (time.time() - began))}
                    line |= {k: round(s / n, 4) for k, (s, n) in sums.items()}
                    print(json.dumps(line), flush=True)
                    log.write(json.dumps(line) + "\n")
                    log.flush()
                    sums = {}
                if time.time() - last > o.minutes * 60:
                    save(saved)
                    last = time.time()
            if at >= len(todo):
                number, at = number + 1, 0
    save(saved)
    save(f"{o.work}/final.pt", optimizer=False)


if __name__ == "__main__":
    main()
