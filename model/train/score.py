"""Figures, from documents and readings."""

import math
import random
import re

import numpy as np

import sets
import spin
import windows as win
from decode import Reading, softmax
from labels import KINDS, NAMES, ROOTS, TAGS
from text import quoted


def quote_kind(text: str, inside: np.ndarray, parts) -> str:
    letters = [k for a, b in parts for k in range(a, b) if text[k].isalnum()]
    share = float(np.mean(inside[letters])) if letters else 0.0
    return "direct" if share >= 0.95 else "mixed" if share > 0 else "indirect"


def inside_marks(text: str) -> np.ndarray:
    return np.array([x for line in text.split("\n") for x in quoted(line) + [False]][: len(text)], dtype=bool)


def cover(text, parts) -> set:
    return {k for a, b in parts for k in range(a, b) if not text[k].isspace()}


class Count(dict):
    def add(self, key, n=1):
        self[key] = self.get(key, 0) + n


def f1(tp, predicted, gold) -> float:
    return round(2 * tp / (predicted + gold), 4) if predicted + gold else 0.0


def chars(pieces, span):
    return int(pieces.start[span[0]]), int(pieces.end[span[1] - 1])


def attribution_outcomes(marked, reading):
    """For each reading and gold attribution: kind, whether matched, whether the source is right."""
    text, p = marked.doc.text, marked.pieces
    inside = inside_marks(text)
    gold = [(cover(text, c.parts), c, quote_kind(text, inside, c.parts)) for c in marked.doc.attributions]
    found = []
    for a in reading.attributions():
        parts = [chars(p, s) for s in a.parts]
        found.append((cover(text, parts), a, quote_kind(text, inside, parts)))
    options = []
    at = {}
    for g, (cells, _, _) in enumerate(gold):
        for k in cells:
            at.setdefault(k, []).append(g)
    for f, (cells, _, _) in enumerate(found):
        for g in {g for k in cells for g in at.get(k, [])}:
            both = len(cells & gold[g][0])
            iou = both / (len(cells) + len(gold[g][0]) - both)
            if iou >= 0.8:
                options.append((iou, f, g))
    pairs, used_f, used_g = {}, set(), set()
    for iou, f, g in sorted(options, reverse=True):
        if f not in used_f and g not in used_g:
            used_f.add(f)
            used_g.add(g)
            pairs[f] = g

    def right(f, g):
        source, c = found[f][1].source, gold[g][1]
        if c.source is None or source is None:
            return c.source is None and source is None
        return bool(cover(text, [chars(p, source)]) & cover(text, c.source))

    return found, gold, pairs, right


def attributions(marked_docs, readings) -> dict:
    c, token = Count(), Count()
    confidences = []
    for m, r in zip(marked_docs, readings):
        found, gold, pairs, right = attribution_outcomes(m, r)
        for _, _, kind in gold:
            c.add(("gold", kind))
        for f, (_, a, kind) in enumerate(found):
            ok = f in pairs
            good = ok and right(f, pairs[f])
            c.add(("found", kind))
            c.add(("matched", kind), ok)
            c.add(("right", kind), good)
            confidences.append((a.confidence, good))
            if ok:
                g = gold[pairs[f]][2]
                c.add(("matched gold", g))
                c.add(("right gold", g), good)
        path = np.zeros(len(m.pieces), dtype=int)
        for kind, i, j in r.tag_spans():
            path[i:j] = TAGS.index("I-" + kind)
        for kind in ("source", "cue", "content"):
            want = np.isin(m.tags, [TAGS.index("B-" + kind), TAGS.index("I-" + kind)])
            have = path == TAGS.index("I-" + kind)
            token.add((kind, "tp"), int((want & have).sum()))
            token.add((kind, "found"), int(have.sum()))
            token.add((kind, "gold"), int(want.sum()))
    out = {"token F1": {k: f1(token[k, "tp"], token[k, "found"], token[k, "gold"]) for k in ("source", "cue", "content")}}
    total = Count()
    for kind in ("direct", "mixed", "indirect"):
        get = lambda what: c.get((what, kind), 0)

        def both(pred, gold):
            p = get(pred) / max(1, get("found"))
            r = get(gold) / max(1, get("gold"))
            return round(2 * p * r / (p + r), 4) if p + r else 0.0

        out[kind] = {
            "gold": get("gold"), "found": get("found"),
            "content F1": both("matched", "matched gold"),
            "source right given content": round(get("right gold") / max(1, get("matched gold")), 4),
            "content and source F1": both("right", "right gold"),
        }
        for k in ("gold", "found", "matched", "right"):
            total.add(k, get(k))
    out["all"] = {"content F1": f1(total["matched"], total["found"], total["gold"]), "content and source F1": f1(total["right"], total["found"], total["gold"])}
    out["confidence"] = reliability(confidences)
    return out


def reliability(pairs) -> dict:
    """How far confidence and truth lie apart, and what a threshold buys."""
    if not pairs:
        return {}
    p, y = np.array([x for x, _ in pairs]), np.array([float(t) for _, t in pairs])
    ece = 0.0
    bins = []
    for k in range(10):
        here = (p >= k / 10) & ((p < (k + 1) / 10) | (k == 9))
        if here.any():
            ece += here.mean() * abs(p[here].mean() - y[here].mean())
            bins.append([round(float(p[here].mean()), 2), round(float(y[here].mean()), 2), int(here.sum())])
    at = {}
    for t in (0.3, 0.5, 0.7, 0.9):
        keep = p >= t
        at[str(t)] = {"kept": round(float(keep.mean()), 3), "right": round(float(y[keep].mean()), 3) if keep.any() else None}
    return {"mean": round(float(p.mean()), 3), "right": round(float(y.mean()), 3), "expected calibration error": round(float(ece), 4), "bins": bins, "thresholds": at}


def names(marked_docs, readings, merge=None) -> dict:
    c = Count()
    merge = merge or (lambda k: k)
    for m, r in zip(marked_docs, readings):
        gold = {(merge(k), *m.pieces.span(a, b)) for k, a, b in m.doc.names}
        unsure = [m.pieces.span(*s) for s in m.doc.unsure]
        have = {(merge(k), i, j) for k, i, j, _ in r.name_spans()}
        have = {x for x in have if x in gold or not any(i < x[2] and x[1] < j for i, j in unsure)}
        for k, _, _ in gold:
            c.add((k, "gold"))
        for x in have:
            c.add((x[0], "found"))
            c.add((x[0], "tp"), x in gold)
    kinds = sorted({k for k, _ in c})
    out = {k: {"F1": f1(c.get((k, "tp"), 0), c.get((k, "found"), 0), c.get((k, "gold"), 0)), "gold": c.get((k, "gold"), 0)} for k in kinds}
    total = [sum(c.get((k, w), 0) for k in kinds) for w in ("tp", "found", "gold")]
    return {"F1": f1(*total), "precision": round(total[0] / max(1, total[1]), 4), "recall": round(total[0] / max(1, total[2]), 4), "kinds": out}


def events(marked_docs, readings) -> dict:
    c, hit = Count(), Count()
    for m, r in zip(marked_docs, readings):
        p = softmax(r.events[:, :2])[:, 1] > 0.5
        want = m.events[0] == 1
        hit.add("tp", int((p & want).sum()))
        hit.add("found", int(p.sum()))
        hit.add("gold", int(want.sum()))
        for e in m.doc.events:
            i, j = m.pieces.span(*e.span)
            if i >= j:
                continue
            g = r.event_groups(i, j)
            for what, gold in (("future", e.future), ("negated", e.negated), ("possible", None if e.certain is None else not e.certain)):
                if gold is None:
                    continue
                group = {"future": "time", "negated": "polarity", "possible": "certainty"}[what]
                have = g[group][1] > 0.5
                c.add((what, "tp"), have and gold)
                c.add((what, "found"), have)
                c.add((what, "gold"), gold)
                c.add((what, "ok"), have == gold)
                c.add((what, "all"))
    out = {"trigger piece F1": f1(hit["tp"], hit["found"], hit["gold"])}
    for what in ("future", "negated", "possible"):
        if c.get((what, "all")):
            out[what] = {"F1": f1(c[what, "tp"], c[what, "found"], c[what, "gold"]), "accuracy": round(c[what, "ok"] / c[what, "all"], 4), "gold": int(c[what, "gold"]), "of": c[what, "all"]}
    return out


def relations(marked_docs, readings) -> dict:
    want, have = [], []
    for m, r in zip(marked_docs, readings):
        for s, t, label in m.pairs:
            want.append(label)
            have.append(int(r.root(s, t).argmax()))
    want, have = np.array(want), np.array(have)
    each = {ROOTS[k]: f1(int(((want == k) & (have == k)).sum()), int((have == k).sum()), int((want == k).sum())) for k in sorted(set(want.tolist()))}
    return {"macro-F1": round(float(np.mean(list(each.values()))), 4), "accuracy": round(float((want == have).mean()), 4), "pairs": len(want), "roots": each}


def paraphrases(data: str, wp, run, config, base=None, most: int = 500) -> float:
    """Area under the curve of cosine for MRPC test pairs."""
    from sklearn.metrics import roc_auc_score

    truth, cosine = [], []
    for line in open(f"{data}/mrpc/msr_paraphrase_test.txt", encoding="utf-8-sig").read().split("\n")[1 : most + 1]:
        cells = line.split("\t")
        if len(cells) < 5:
            continue
        v = []
        for s in cells[3:5]:
            x = Reading(wp.read(s), run, config).sentence.mean(0)
            v.append(x / np.linalg.norm(x))
        truth.append(int(cells[0]))
        cosine.append(float(v[0] @ v[1]))
    return round(float(roc_auc_score(truth, cosine)), 4)


def mangled(docs, table, how: str) -> list:
    dice = random.Random(11)
    if how == "spun":
        return [spin.spun(d, table, dice, 0.4) for d in docs]
    if how == "no quotation marks":
        return [spin.rewrite(d, [(i, i + 1, "") for i, c in enumerate(d.text) if c in "“”\""]) for d in docs]
    if how == "lower case":
        return [spin.rewrite(d, [(i, i + 1, c.lower()) for i, c in enumerate(d.text) if c.isupper() and len(c.lower()) == 1]) for d in docs]
    raise ValueError(how)
