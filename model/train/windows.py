"""Documents as windows with the numbers to learn, and windows as batches."""

import random
from dataclasses import dataclass, field

import numpy as np
import torch

from labels import EVENTS, NAMES, ROOTS, TAGS, TENSES
from sets import Doc
from text import CLS, MASK, PAD, SEP, Pieces, WordPieces

MOST = 254
SKIP = -100
TAG = {t: i for i, t in enumerate(TAGS)}
NAME = {t: i for i, t in enumerate(NAMES)}


@dataclass
class Marked:
    """A document in pieces with its gold numbers; None where the set says nothing."""

    doc: Doc
    pieces: Pieces
    tags: np.ndarray
    names: np.ndarray
    events: np.ndarray
    contents: list  # (first, last, source pieces | None, cue pieces | None)
    pairs: list
    sentences: list  # (i, j, row in the table of vectors)


def paint(row, piece_span, begin, inside):
    i, j = piece_span
    if i < j:
        row[i] = begin
        row[i + 1 : j] = inside


def mark(doc: Doc, wp: WordPieces) -> Marked:
    p = wp.read(doc.text)
    n = len(p)
    tags = np.full(n, SKIP)
    names = np.full(n, SKIP)
    events = np.full((len(EVENTS), n), SKIP)
    contents = []
    if doc.attributions is not None:
        tags[:] = 0
        for c in doc.attributions:
            for kind, spans in (("source", c.source), ("cue", c.cue), ("content", c.parts)):
                for s in spans or []:
                    paint(tags, p.span(*s), TAG["B-" + kind], TAG["I-" + kind])
        for c in doc.attributions:
            source = [k for s in c.source or [] for k in range(*p.span(*s))] or None
            cue = [k for s in c.cue or [] for k in range(*p.span(*s))] or None
            for s in c.parts:
                i, j = p.span(*s)
                if i < j:
                    contents.append((i, j - 1, source, cue))
    if doc.names is not None:
        names[:] = 0
        for a, b in doc.unsure:
            names[slice(*p.span(a, b))] = SKIP
        for kind, a, b in doc.names:
            paint(names, p.span(a, b), NAME["B-" + kind], NAME["I-" + kind])
    if doc.events is not None:
        events[0] = 0
        for e in doc.events:
            i, j = p.span(*e.span)
            if i >= j:
                continue
            events[0, i:j] = 1
            if e.future is not None:
                events[1, i:j] = int(e.future)
            if e.tense is not None:
                events[2, i:j] = TENSES.index(e.tense if e.tense in TENSES else "NONE")
            if e.negated is not None:
                events[3, i:j] = int(e.negated)
            if e.certain is not None:
                events[4, i:j] = int(not e.certain)
    pairs = [(p.span(*s), p.span(*t), ROOTS.index(label)) for s, t, label in doc.pairs if label in ROOTS]
    return Marked(doc, p, tags, names, events, contents, pairs, [])


@dataclass
class Window:
    of: Marked
    i: int
    j: int


def cut(m: Marked, dice: random.Random) -> list[Window]:
    """Windows of random length that end with a paragraph where one ends in reach."""
    out, i, n = [], 0, len(m.pieces)
    para = m.pieces.paragraph
    while i < n:
        size = MOST if dice.random() < 0.6 else dice.randint(48, MOST)
        j = min(n, i + size)
        if j < n:
            ends = [k for k in range(max(i + size // 2, i + 1), j + 1) if para[k] != para[k - 1]]
            if ends:
                j = ends[-1]
        out.append(Window(m, i, j))
        i = j
    return out


def batches(windows: list[Window], dice: random.Random, budget: int) -> list[list[Window]]:
    """Windows of like length together, at most `budget` pieces with padding, in random order."""
    windows = sorted(windows, key=lambda w: (w.j - w.i + dice.random() * 24))
    out, now, longest = [], [], 0
    for w in windows:
        longest = max(longest, w.j - w.i + 2)
        if now and longest * (len(now) + 1) > budget:
            out.append(now)
            now, longest = [], w.j - w.i + 2
        now.append(w)
    if now:
        out.append(now)
    dice.shuffle(out)
    return out


def collate(windows: list[Window], dice: np.random.Generator | None, masked: float = 0.0) -> dict:
    rows, size = len(windows), max(w.j - w.i for w in windows) + 2
    ids = np.full((rows, size), PAD)
    mask = np.zeros((rows, size), dtype=np.int64)
    feats = np.zeros((rows, size), dtype=np.int64)
    tags = np.full((rows, size), SKIP)
    names = np.full((rows, size), SKIP)
    events = np.full((len(EVENTS), rows, size), SKIP)
    links, pairs, sentences = [], [], []
    for r, w in enumerate(windows):
        m, n = w.of, w.j - w.i
        ids[r, 0], ids[r, n + 1] = CLS, SEP
        ids[r, 1 : n + 1] = m.pieces.ids[w.i : w.j]
        mask[r, : n + 2] = 1
        feats[r, 1 : n + 1] = m.pieces.feature[w.i : w.j]
        tags[r, 1 : n + 1] = m.tags[w.i : w.j]
        names[r, 1 : n + 1] = m.names[w.i : w.j]
        events[:, r, 1 : n + 1] = m.events[:, w.i : w.j]
        for first, last, source, cue in m.contents:
            if last < w.i or first >= w.j:
                continue
            a, b = max(first, w.i), min(last, w.j - 1)
            gold = []
            for of in (source, cue):
                seen = [k - w.i + 1 for k in of or [] if w.i <= k < w.j]
                gold.append(None if of and not seen else seen)
            links.append((r, a - w.i + 1, b - w.i + 1, gold))
        for s, t, label in m.pairs:
            if s[0] >= w.i and t[0] >= w.i and s[1] <= w.j and t[1] <= w.j:
                pairs.append((r, (s[0] - w.i + 1, s[1] - w.i + 1), (t[0] - w.i + 1, t[1] - w.i + 1), label))
        for a, b, row in m.sentences:
            if a >= w.i and b <= w.j:
                sentences.append((r, a - w.i + 1, b - w.i + 1, row))
    if dice is not None and masked:
        hide = (dice.random(ids.shape) < masked) & (ids != PAD) & (ids != CLS) & (ids != SEP)
        ids[hide] = MASK
    t = torch.from_numpy
    return {
        "ids": t(ids), "mask": t(mask), "features": t(feats), "tags": t(tags), "names": t(names),
        "events": t(events), "links": links, "pairs": pairs, "sentences": sentences,
    }
