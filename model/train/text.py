"""A text as the reader sees it: word pieces with their places, and one feature per piece.

The Java side does exactly the same; model/README.md says it in words.
"""

from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

CLS, SEP, MASK, PAD = 101, 102, 103, 0
OTHER, LOWER, TITLE, UPPER, LETTER, MIXED, NUMBER, MARK = range(8)
OPENING, CLOSING = "“„«", "”»"


def shape(word: str) -> int:
    """What an uncased vocabulary forgets of a word: how it was written."""
    letters = [c for c in word if c.isalpha()]
    if any(c.isdigit() for c in word):
        return NUMBER
    if not letters:
        return MARK
    if len(letters) == 1:
        return LETTER if letters[0].isupper() else LOWER
    if not any(c.isupper() for c in letters):
        return LOWER
    if all(c.isupper() for c in letters):
        return UPPER
    if letters[0].isupper() and not any(c.isupper() for c in letters[1:]):
        return TITLE
    return MIXED


def quoted(paragraph: str) -> list[bool]:
    """For each character: is it within double quotation marks (the marks count as within)?"""
    inside, open_, i, n = [False] * len(paragraph), False, 0, len(paragraph)
    while i < n:
        pair = paragraph[i : i + 2]
        width = 2 if pair in ("``", "''") else 1
        c = pair if width == 2 else paragraph[i]
        mark = True
        if c in OPENING or c == "``":
            open_ = True
        elif c in CLOSING or c == "''":
            open_ = False
        elif c == '"':
            open_ = not open_
        else:
            mark = False
        for k in range(i, i + width):
            inside[k] = open_ or mark
        i += width
    return inside


@dataclass
class Pieces:
    """Word pieces of one text, without special ones; places count code points."""

    ids: np.ndarray
    start: np.ndarray
    end: np.ndarray
    feature: np.ndarray
    paragraph: np.ndarray
    word: np.ndarray

    def __len__(self):
        return len(self.ids)

    def span(self, a: int, b: int) -> tuple[int, int]:
        """The pieces [i, j) that touch the characters [a, b)."""
        i = int(np.searchsorted(self.end, a, side="right"))
        j = int(np.searchsorted(self.start, b, side="left"))
        return i, max(i, j)


class WordPieces:
    """The vocabulary of the base, with no cutting and no padding."""

    def __init__(self, path: str):
        self.tokenizer = Tokenizer.from_file(path)
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()

    def read(self, text: str) -> Pieces:
        ids, start, end, feature, paragraph, word = [], [], [], [], [], []
        lines, at, paras = [], 0, 0
        for line in text.split("\n"):
            if line.strip():
                lines.append((at, line))
            at += len(line) + 1
        words = 0
        for (offset, line), e in zip(lines, self.tokenizer.encode_batch([l for _, l in lines], add_special_tokens=False)):
            inside = quoted(line)
            extent = {}
            for w, (a, b) in zip(e.word_ids, e.offsets):
                extent[w] = (min(a, extent.get(w, (a, b))[0]), max(b, extent.get(w, (a, b))[1]))
            first = e.word_ids[0] if e.word_ids else None
            shapes = {w: shape(line[a:b]) for w, (a, b) in extent.items()}
            for i, (a, b), w in zip(e.ids, e.offsets, e.word_ids):
                ids.append(i)
                start.append(offset + a)
                end.append(offset + b)
                feature.append(shapes[w] * 4 + (w == first) * 2 + inside[a])
                paragraph.append(paras)
                word.append(words + w)
            if e.word_ids:
                words += e.word_ids[-1] + 1
                paras += 1
        return Pieces(*(np.array(x, dtype=np.int64) for x in (ids, start, end, feature, paragraph, word)))
