"""From numbers to readings; the Java side does the same (model/README.md)."""

import math
from dataclasses import dataclass, field

import numpy as np

from labels import EVENTS, KINDS, LINK, NAMES, RELATION, ROOTS, TAGS, bio
from text import CLS, SEP, Pieces
from windows import MOST

CONTEXT = 32
QUARTER = MOST // 4
SAME_CUE = 0.6  # of 0 to 0.95, the best on held-out train documents


def plan(paragraph) -> list[tuple[int, int, int, int]]:
    """Windows [i, j) over pieces with the numbers of their paragraphs, each with the part [a, b) it speaks for.

    One that can end with a paragraph in its last quarter does so and needs no neighbour's help there, as in training."""
    n, out, i, a = len(paragraph), [], 0, 0
    while True:
        j = min(i + MOST, n)
        if j == n:
            out.append((i, j, a, n))
            return out
        b = j - CONTEXT
        for e in range(j, i + MOST - QUARTER - 1, -1):
            if paragraph[e] != paragraph[e - 1]:
                j = b = e
                break
        out.append((i, j, a, b))
        i, a = b - CONTEXT, b


def viterbi(emissions: np.ndarray, transitions: np.ndarray, start: np.ndarray) -> np.ndarray:
    n, k = emissions.shape
    back = np.zeros((n, k), dtype=np.int32)
    score = emissions[0] + start
    for t in range(1, n):
        all_ = score[:, None] + transitions
        back[t] = all_.argmax(0)
        score = all_.max(0) + emissions[t]
    path = np.zeros(n, dtype=np.int32)
    path[-1] = score.argmax()
    for t in range(n - 1, 0, -1):
        path[t - 1] = back[t, path[t]]
    return path


def spans(path, labels) -> list[tuple[str, int, int]]:
    out, kind, start = [], None, 0
    for t, y in enumerate(list(path) + [0]):
        label = labels[y]
        if kind and label != "I-" + kind:
            out.append((kind, start, t))
            kind = None
        if label.startswith("B-"):
            kind, start = label[2:], t
    return out


def softmax(x, axis=-1):
    e = np.exp(x - x.max(axis, keepdims=True))
    return e / e.sum(axis, keepdims=True)


@dataclass
class Attribution:
    parts: list  # piece spans
    source: tuple | None
    cue: tuple | None
    source_probability: float
    cue_probability: float
    features: list = field(default_factory=list)
    confidence: float = 0.0


class Reading:
    """One text, read window by window, each window alone so that nothing depends on its neighbours in a batch."""

    def __init__(self, pieces: Pieces, run, config: dict):
        self.pieces, self.config = pieces, config
        n = len(pieces)
        self.windows = plan(pieces.paragraph)
        self.outputs, rows = [], {"tags": [], "names": [], "events": [], "sentence": []}
        for i, j, a, b in self.windows:
            ids = np.concatenate([[CLS], pieces.ids[i:j], [SEP]])[None]
            feats = np.concatenate([[0], pieces.feature[i:j], [0]])[None]
            out = {k: v[0, 1:-1] for k, v in run(ids, np.ones_like(ids), feats).items()}
            self.outputs.append(out)
            for k in rows:
                rows[k].append(out[k][a - i : b - i])
        self.tags, self.names, self.events, self.sentence = (np.concatenate(rows[k]) for k in ("tags", "names", "events", "sentence"))
        self.inside = (pieces.feature % 2).astype(bool)

    def heat(self, head: str) -> float:
        return self.config["temperatures"].get(head, 1.0)

    def name_spans(self):
        c = self.config["transitions"]["names"]
        found = spans(viterbi(self.names, np.array(c["matrix"]), np.array(c["start"])), NAMES)
        p = softmax(self.names / self.heat("names"))
        out = []
        for kind, i, j in found:
            k = NAMES.index("B-" + kind)
            out.append((kind, i, j, float(min(p[t, k] + p[t, k + 1] for t in range(i, j)))))
        return out

    def tag_spans(self):
        c = self.config["transitions"]["tags"]
        return spans(viterbi(self.tags, np.array(c["matrix"]), np.array(c["start"])), TAGS)

    def regions(self) -> list[tuple[int, int]]:
        """Quotations: runs of pieces within double marks in one paragraph."""
        out, start = [], None
        p, n = self.pieces, len(self.pieces)
        for t in range(n + 1):
            same = t < n and self.inside[t] and (start is None or p.paragraph[t] == p.paragraph[start])
            if start is not None and not same:
                out.append((start, t))
                start = None
            if start is None and t < n and self.inside[t]:
                start = t
        return out

    def link(self, i: int, j: int, which: int):
        """Probabilities over the pieces of one window, with the window's first piece, and the one for none."""
        mid = (i + j - 1) / 2
        best = max(range(len(self.windows)), key=lambda w: self.windows[w][2] <= mid < self.windows[w][3])
        a, b = self.windows[best][:2]
        i, j = max(i, a), min(j, b)
        links = self.outputs[best]["links"]
        base = which * 3 * LINK
        query = (links[i - a, base : base + LINK] + links[j - 1 - a, base + LINK : base + 2 * LINK]) / math.sqrt(LINK)
        keys = links[:, base + 2 * LINK : base + 3 * LINK]
        none = np.array(self.config["none"][which])
        p = softmax(np.concatenate([keys @ query, [none @ query]]) / self.heat("source link" if which == 0 else "cue link"))
        return p[:-1], a, float(p[-1])

    def choose(self, i: int, j: int, which: int, found: list):
        """The found span with most probability, or none."""
        p, a, none = self.link(i, j, which)
        best, score = None, none
        for s in found:
            x, y = max(s[0] - a, 0), min(s[1] - a, len(p))
            if x < y and p[x:y].sum() > score:
                best, score = s, float(p[x:y].sum())
        if best is None and p.max() > max(0.5, none) and not any(s[0] <= p.argmax() + a < s[1] for s in found):
            t = int(p.argmax()) + a
            w = self.pieces.word
            x, y = t, t + 1
            while x > 0 and (w[x - 1] == w[t] or p[x - 1 - a] > 0.1 and x - 1 >= a):
                x -= 1
            while y < len(self.pieces) and (w[y] == w[t] or y - a < len(p) and p[y - a] > 0.1):
                y += 1
            return (x, y), float(p[x - a if x >= a else 0 : y - a].sum())
        return best, score

    def attributions(self) -> list[Attribution]:
        found = self.tag_spans()
        sources = [(i, j) for k, i, j in found if k == "source"]
        cues = [(i, j) for k, i, j in found if k == "cue"]
        other = sorted(sources + cues)
        parts = self.snapped([(i, j) for k, i, j in found if k == "content"], other)
        single = []
        for i, j in parts:
            s, sp = self.choose(i, j, 0, sources)
            c, cp = self.choose(i, j, 1, cues)
            single.append(Attribution([(i, j)], s, c, sp, cp))
        return [self.judged(a) for a in self.grouped(single)]

    def snapped(self, parts, other):
        """A quotation that is mostly content is content from mark to mark; tag noise does not split it."""
        busy = np.zeros(len(self.pieces), dtype=bool)
        for i, j in other:
            busy[i:j] = True
        on = np.zeros(len(self.pieces), dtype=np.int32)
        for n, (i, j) in enumerate(parts):
            on[i:j] = n + 1
        for i, j in self.regions():
            if j - i < 3 or busy[i:j].any():
                continue
            here = sorted(set(on[i:j].tolist()) - {0})
            if here and (on[i:j] > 0).mean() >= 0.6:
                on[i:j] = here[0]
                for h in here[1:]:
                    on[on == h] = here[0]
        out, t, n = [], 0, len(on)
        while t < n:
            if on[t]:
                e = t
                while e < n and on[e] == on[t]:
                    e += 1
                out.append((t, e))
                t = e
            else:
                t += 1
        return out

    def grouped(self, single):
        """Parts of one paragraph that are surely of one cue are one attribution."""
        by, out = {}, []
        for a in single:
            key = a.cue and (a.cue, int(self.pieces.paragraph[a.parts[0][0]]))
            g = by.get(key) if a.cue_probability >= SAME_CUE else None
            if g is not None:
                g.parts += a.parts
                if a.source and (g.source is None or a.source_probability > g.source_probability):
                    g.source, g.source_probability = a.source, a.source_probability
            else:
                out.append(a)
                if key and a.cue_probability >= SAME_CUE:
                    by[key] = a
        return out

    def judged(self, a: Attribution) -> Attribution:
        p = softmax(self.tags / self.heat("tags"))
        content = p[:, TAGS.index("B-content")] + p[:, TAGS.index("I-content")]
        inner = [float(np.log(content[i:j] + 1e-6).mean()) for i, j in a.parts]
        edges = []
        for i, j in a.parts:
            before = 1 - content[i - 1] if i else 1.0
            after = 1 - content[j] if j < len(content) else 1.0
            edges += [math.log(before * content[i] + 1e-6), math.log(after * content[j - 1] + 1e-6)]
        pieces = sum(j - i for i, j in a.parts)
        quoted = sum(self.inside[i:j].sum() for i, j in a.parts) / pieces
        logit = lambda x: math.log((x + 1e-4) / (1 - x + 1e-4))
        a.features = [min(inner), min(edges), logit(a.source_probability), logit(a.cue_probability), float(quoted), float(a.source is None), math.log(pieces), float(len(a.parts) > 1)]
        c = self.config.get("confidence")
        if c:
            z = c["bias"] + sum(w * x for w, x in zip(c["weights"], a.features))
            a.confidence = 1 / (1 + math.exp(-z))
        return a

    def event_groups(self, i, j) -> dict:
        """Probabilities of each group of event values for a trigger."""
        out, at = {}, 0
        for group, values in EVENTS.items():
            logits = self.events[i:j, at : at + len(values)].mean(0) / self.heat("events " + group)
            out[group] = softmax(logits)
            at += len(values)
        return out

    def root(self, source, target) -> np.ndarray:
        """Probabilities over PLOVER roots for a directed pair of spans, in the window where the pair is most central."""
        lo, hi = min(source[0], target[0]), max(source[1], target[1])
        mid = (lo + hi - 1) / 2
        best = max(range(len(self.windows)), key=lambda w: self.windows[w][2] <= mid < self.windows[w][3])
        a, b = self.windows[best][:2]
        r = self.outputs[best]["relations"]
        clip = lambda s: slice(max(s[0], a) - a, min(s[1], b) - a)
        c = self.config["relation"]
        s, t, k, v = (r[:, n * RELATION : (n + 1) * RELATION] for n in range(4))
        base = s[clip(source)].mean(0) + t[clip(target)].mean(0) + np.array(c["bias"])
        weight = softmax(k @ base / math.sqrt(RELATION))
        h = np.tanh(base + weight @ v)
        return softmax((np.array(c["roots"]["weight"]) @ h + np.array(c["roots"]["bias"])) / self.heat("relation"))


def plain_config() -> dict:
    """Rules of BIO only; calibration fills in the rest."""
    out = {"temperatures": {}, "transitions": {}, "none": [[0.0] * LINK] * 2}
    for head, labels in (("tags", TAGS), ("names", NAMES)):
        matrix = [[0.0 if ok else -1e4 for ok in row] for row in bio(labels)]
        out["transitions"][head] = {"matrix": matrix, "start": [-1e4 if l.startswith("I-") else 0.0 for l in labels]}
    return out
