"""The encoder that reads two texts at once: of two sentences it says which tells what the other asserts; linetrain.py asks it something else."""

import torch
import torch.nn as nn
from tokenizers import Tokenizer

from net import Layer, from_onnx

HEADS = ["first told", "second told", "paraphrase"]
LONGEST = 96  # word pieces of one sentence


class Pairs(nn.Module):
    def __init__(self, base, outputs: int):
        super().__init__()
        self.words, self.places, self.kind, self.norm, self.layers = base.words, base.places, base.kind, base.norm, base.layers
        d = self.words.weight.shape[1]
        self.features = nn.Embedding(4, d)  # 2 * of the second sentence + the piece stands in both
        nn.init.zeros_(self.features.weight)
        self.drop = nn.Dropout(0.1)
        self.pool = nn.Linear(d, d)
        self.out = nn.Linear(d, outputs)

    def forward(self, ids, mask, features):
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind + self.features(features)
        x = self.drop(self.norm(x))
        low = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, low)
        return self.out(self.drop(torch.tanh(self.pool(x[:, 0]))))


def fresh(path: str, layers: int | None = None, outputs: int = len(HEADS)) -> Pairs:
    base = from_onnx(path)
    if layers is not None:
        base.layers = base.layers[:layers]
    return Pairs(base, outputs)


def open_tokenizer(path: str) -> Tokenizer:
    """The vocabulary of the base, with no cutting and no padding."""
    tokenizer = Tokenizer.from_file(path)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def pieces(tokenizer, first: str, second: str) -> tuple[list[int], list[int]]:
    """Ids and features of [CLS] first [SEP] second [SEP]."""
    return joined(*(tokenizer.encode(text, add_special_tokens=False).ids[:LONGEST] for text in (first, second)))


def joined(a: list[int], b: list[int]) -> tuple[list[int], list[int]]:
    """The same of what is cut into pieces already."""
    in_a, in_b = set(a), set(b)
    ids = [101, *a, 102, *b, 102]
    features = [0, *(int(i in in_b) for i in a), 0, *(2 + int(i in in_a) for i in b), 2]
    return ids, features
