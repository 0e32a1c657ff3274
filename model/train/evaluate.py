"""Calibrates on held-out documents, then scores: `python evaluate.py --model reader.onnx --weights final.pt ...`.

Writes the label file (all that Java needs beside the graph and the vocabulary) and the figures.
"""

import argparse
import json
import math
import os
import time

import numpy as np
import torch

import score
import sets
import spin
import train
import windows as win
from decode import Reading, plain_config, softmax
from export import OUTPUTS, load
from labels import EVENTS, KINDS, LINK, NAMES, RELATION, ROOTS, TAGS, bio
from text import WordPieces


def onnx_runner(path: str, threads: int = 1):
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    session = ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    return lambda ids, mask, feats: dict(zip(OUTPUTS, session.run(OUTPUTS, {"input_ids": ids, "features": feats})))


def torch_runner(net):
    def run(ids, mask, feats):
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            out = net(*(torch.from_numpy(x) for x in (ids, mask, feats)))
        return {k: v.float().numpy() for k, v in zip(OUTPUTS, out)}

    return run


def temperature(logits: np.ndarray, gold: np.ndarray) -> float:
    """The divisor under which the gold labels are likeliest."""
    best, least = 1.0, math.inf
    for t in np.exp(np.linspace(math.log(0.5), math.log(3.0), 40)):
        x = logits / t
        x = x - x.max(1, keepdims=True)
        nll = float((np.log(np.exp(x).sum(1)) - x[np.arange(len(gold)), gold]).mean())
        if nll < least:
            best, least = float(t), nll
    return round(best, 3)


def learned_transitions(golds: list[np.ndarray], labels: list[str], weight: float, against: float = 0.0) -> dict:
    """Rules of BIO, and how much likelier than by chance one label follows another; `against` is held against O."""
    n = len(labels)
    pair, start = np.full((n, n), 0.5), np.full(n, 0.5)
    for g in golds:
        for i in range(1, len(g)):
            if g[i - 1] >= 0 and g[i] >= 0:
                pair[g[i - 1], g[i]] += 1
        if len(g) and g[0] >= 0:
            start[g[0]] += 1
    allowed = np.array(bio(labels))
    pair = np.where(allowed, pair, 0)
    lift = np.log(pair / pair.sum(1, keepdims=True) + 1e-9) - np.log(pair.sum(0) / pair.sum() + 1e-9)
    matrix = np.where(allowed, weight * lift, -1e4)
    first = np.array([-1e4 if l.startswith("I-") else 0.0 for l in labels])
    matrix[:, 0] -= against
    first[0] -= against
    return {"matrix": np.round(matrix, 3).tolist(), "start": first.tolist()}


def reset(readings, config):
    for r in readings:
        r.config = config
    return readings


def calibrate(held: dict, run, config: dict, trained_tags, trained_names, log) -> dict:
    read = {k: [Reading(m.pieces, run, config) for m in v] for k, v in held.items()}
    t = config["temperatures"]
    pol, pol_read = held["polnear-held"], read["polnear-held"]
    name_sets = [k for k in held if k != "polnear-held"]
    gather = lambda marks, reads, attr, get: (np.concatenate([getattr(r, attr)[get(m) >= 0] for m, r in zip(marks, reads)]), np.concatenate([get(m)[get(m) >= 0] for m in marks]))
    t["tags"] = temperature(*gather(pol, pol_read, "tags", lambda m: m.tags))
    marks, reads = [m for k in name_sets for m in held[k]], [r for k in name_sets for r in read[k]]
    t["names"] = temperature(*gather(marks, reads, "names", lambda m: m.names))
    # transitions by what they give on the held-out documents
    best = None
    for w, against in ((0.0, 0.0), (0.3, 0.0), (0.6, 0.0), (0.0, 0.4), (0.3, 0.4), (0.6, 0.4), (0.3, 0.8)):
        config["transitions"]["tags"] = learned_transitions(trained_tags, TAGS, w, against)
        a = score.attributions(pol, pol_read)
        value = a["all"]["content and source F1"] + sum(a["token F1"].values()) / 3
        log(f"tags transitions {w} {against}: {value:.4f} {a['token F1']} {a['all']}")
        if best is None or value > best[0]:
            best = value, w, config["transitions"]["tags"]
    config["transitions"]["tags"] = best[2]
    best = None
    for w, against in ((0.0, 0.0), (0.3, 0.0), (0.6, 0.0), (0.0, 0.4), (0.3, 0.4), (0.6, 0.4), (0.3, 0.8)):
        config["transitions"]["names"] = learned_transitions(trained_names, NAMES, w, against)
        value = score.names(marks, reads)["F1"]
        log(f"names transitions {w} {against}: {value:.4f}")
        if best is None or value > best[0]:
            best = value, w, config["transitions"]["names"]
    config["transitions"]["names"] = best[2]
    # links
    for which, head in ((0, "source link"), (1, "cue link")):
        cases = []
        for m, r in zip(pol, pol_read):
            for first, last, *golds in m.contents:
                p, a, none = r.link(first, last + 1, which)
                spots = [k - a for k in golds[which] or [] if 0 <= k - a < len(p)]
                if golds[which] and not spots:
                    continue
                cases.append((np.log(np.append(p, none) + 1e-12), spots or [len(p)]))
        grid = np.exp(np.linspace(math.log(0.5), math.log(3.0), 25))
        nll = [np.mean([-math.log(softmax(x / g)[spots].sum() + 1e-12) for x, spots in cases]) for g in grid]
        t[head] = round(float(grid[int(np.argmin(nll))]), 3)
    # one confidence for a whole attribution
    from sklearn.linear_model import LogisticRegression

    features, truth = [], []
    for m, r in zip(pol, pol_read):
        found, _, pairs, right = score.attribution_outcomes(m, r)
        for f, (_, a, _) in enumerate(found):
            features.append(a.features)
            truth.append(f in pairs and right(f, pairs[f]))
    fit = LogisticRegression(C=1.0, max_iter=2000).fit(np.array(features), np.array(truth))
    config["confidence"] = {
        "features": ["mean log content, least of parts", "log edge, least", "logit source link", "logit cue link", "share in quotation marks", "no source", "log pieces", "several parts"],
        "weights": [round(float(x), 4) for x in fit.coef_[0]], "bias": round(float(fit.intercept_[0]), 4),
    }
    return config


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--data", required=True)
    a.add_argument("--tokenizer", required=True)
    a.add_argument("--wordnet", required=True)
    a.add_argument("--weights", required=True, help="checkpoint: the numbers beside the graph come from it")
    a.add_argument("--model", help="ONNX file; without it the checkpoint itself is run")
    a.add_argument("--variant", default="full")
    a.add_argument("--silver")
    a.add_argument("--labels", required=True, help="label file to write")
    a.add_argument("--figures", required=True)
    a.add_argument("--quick", action="store_true")
    a.add_argument("--sample", type=float, default=1.0)
    o = a.parse_args()
    torch.set_num_threads(1)
    began = time.time()

    def log(line):
        print(f"[{time.time() - began:6.0f} s] {line}", flush=True)

    wp = WordPieces(o.tokenizer)
    parts = train.corpus(o.data, o.wordnet, o.variant, o.silver)
    net = load(o.weights)
    run = onnx_runner(o.model) if o.model else torch_runner(net)
    every = lambda docs: docs[:: max(1, round(1 / o.sample))]
    mark = lambda docs: [win.mark(d, wp) for d in every(docs)]
    held = {k: mark(v) for k, v in parts["held"].items()}
    tag_docs = parts["train"].get("polnear") or parts["train"].get("silver")
    trained_tags = [win.mark(d, wp).tags for d in tag_docs]
    trained_names = [win.mark(d, wp).names for k in ("conll2003", "politics", "re3d", "meantime") for d in parts["train"].get(k, [])]
    config = plain_config()
    config |= {
        "version": 1, "tags": TAGS, "names": NAMES, "kinds": KINDS, "events": EVENTS, "roots": ROOTS, "link size": LINK, "relation size": RELATION,
        "window": {"most": win.MOST, "context": 32},
        "none": np.round(net.none.detach().numpy(), 5).tolist(),
        "relation": {
            "bias": np.round(net.relation_bias.detach().numpy(), 5).tolist(),
            "roots": {"weight": np.round(net.roots.weight.detach().numpy(), 5).tolist(), "bias": np.round(net.roots.bias.detach().numpy(), 5).tolist()},
        },
    }
    log("calibrating")
    config = calibrate(held, run, config, trained_tags, trained_names, log)
    json.dump(config, open(o.labels, "w"), indent=None, separators=(",", ":"))
    log(f"temperatures {config['temperatures']}")
    figures = {"variant": o.variant, "model": os.path.basename(o.model or o.weights), "bytes": os.path.getsize(o.model or o.weights)}
    read = lambda marks: [Reading(m.pieces, run, config) for m in marks]

    def put(key, value):
        figures[key] = value
        log(f"{key}: {json.dumps(value)}")
        json.dump(figures, open(o.figures, "w"), indent=1)

    scored = {k: mark(v) for k, v in parts["scored"].items()}
    t0, c0 = time.time(), time.process_time()
    dev = read(scored["polnear-dev"])
    n = sum(len(m.pieces) for m in scored["polnear-dev"])
    put("pieces per processor second", round(n / (time.process_time() - c0)))
    put("polnear-dev", score.attributions(scored["polnear-dev"], dev))
    misc = lambda k: "other" if k == "group" else k
    for k in ("conll2003-test", "politics-test", "re3d-test", "meantime-test"):
        marks = scored[k]
        reads = read(marks)
        put("names " + k, score.names(marks, reads, misc if k == "conll2003-test" else None))
        if k == "meantime-test":
            put("events " + k, score.events(marks, reads))
    put("events timeml-platinum", score.events(scored["timeml-platinum"], read(scored["timeml-platinum"])))
    put("relations plover-test", score.relations(scored["plover-test"], read(scored["plover-test"])))
    if not o.quick:
        table = spin.synonyms(o.wordnet)
        for how in ("spun", "no quotation marks", "lower case"):
            marks = [win.mark(d, wp) for d in score.mangled(every(parts["scored"]["polnear-dev"]), table, how)]
            put("polnear-dev " + how, score.attributions(marks, read(marks)))
        put("mrpc cosine AUC", score.paraphrases(o.data, wp, run, config))
        for k in ("politics-train", "re3d-train", "meantime-train"):
            name = k.split("-")[0]
            marks = mark(parts["train"][name])
            put("names " + k, score.names(marks, read(marks)))
        if "conll2003-dev" in held:
            put("names conll2003-dev", score.names(held["conll2003-dev"], read(held["conll2003-dev"]), misc))
        put("names politics-dev", score.names(held["politics"], read(held["politics"])))

if __name__ == "__main__":
    main()
