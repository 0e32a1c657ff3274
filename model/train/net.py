"""The encoder and its heads."""

import math

import onnx
import torch
import torch.nn as nn
import torch.nn.functional as F
from onnx import numpy_helper

from labels import EVENT_SIZE, LINK, NAMES, RELATION, ROOTS, TAGS

HEADS = 12


class Layer(nn.Module):
    def __init__(self, d: int):
        super().__init__()
        self.qkv, self.out = nn.Linear(d, 3 * d), nn.Linear(d, d)
        self.up, self.down = nn.Linear(d, 4 * d), nn.Linear(4 * d, d)
        self.norm1, self.norm2 = nn.LayerNorm(d, eps=1e-12), nn.LayerNorm(d, eps=1e-12)

    def forward(self, x, mask):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, d // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        # written out: trains faster on processors than the fused one
        a = (q @ k.transpose(-1, -2) / math.sqrt(d // HEADS) + mask).softmax(-1)
        x = self.norm1(x + self.out((a @ v).transpose(1, 2).reshape(b, t, d)))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Reader(nn.Module):
    def __init__(self, layers: int = 6, d: int = 384, vocabulary: int = 30522):
        super().__init__()
        self.words = nn.Embedding(vocabulary, d)
        self.places = nn.Embedding(512, d)
        self.kind = nn.Parameter(torch.zeros(d))
        self.features = nn.Embedding(32, d)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(d, eps=1e-12)
        self.layers = nn.ModuleList(Layer(d) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(d, len(TAGS))
        self.names = nn.Linear(d, len(NAMES))
        self.events = nn.Linear(d, EVENT_SIZE)
        self.links = nn.Linear(d, 6 * LINK)
        self.none = nn.Parameter(torch.zeros(2, LINK))
        self.relations = nn.Linear(d, 4 * RELATION)
        self.relation_bias = nn.Parameter(torch.zeros(RELATION))
        self.roots = nn.Linear(RELATION, len(ROOTS))
        self.sentence = nn.Linear(d, d)
        nn.init.eye_(self.sentence.weight)
        nn.init.zeros_(self.sentence.bias)

    def encode(self, ids, mask, features):
        x = self.words(ids) + self.places.weight[: ids.shape[1]] + self.kind + self.features(features)
        x = self.norm(x)
        low = (1.0 - mask[:, None, None, :].to(x.dtype)) * -10000.0
        for layer in self.layers:
            x = layer(x, low)
        return x

    def forward(self, ids, mask, features):
        x = self.encode(ids, mask, features)
        y = self.drop(x)
        return self.tags(y), self.names(y), self.events(y), self.links(y), self.relations(y), self.sentence(x)

    def root(self, relations, source, target, mask):
        """Logits over roots; source, target, mask are weights over the pieces of each row."""
        s, t, k, v = relations.split(RELATION, -1)
        base = (s * source[..., None]).sum(1) + (t * target[..., None]).sum(1) + self.relation_bias
        score = (k * base[:, None]).sum(-1) / math.sqrt(RELATION) + (1 - mask) * -10000.0
        return self.roots(torch.tanh(base + (v * score.softmax(-1)[..., None]).sum(1)))


def from_onnx(path: str) -> Reader:
    """A reader with fresh heads on the published encoder."""
    graph = onnx.load(path).graph
    w = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    weights = [
        (n.name, n.input[1]) for n in graph.node if n.op_type == "MatMul" and n.input[1] in w
    ]
    count = 1 + max(int(k.split(".")[2]) for k in w if k.startswith("encoder.layer."))
    net = Reader(count)
    with torch.no_grad():
        net.words.weight.copy_(w["embeddings.word_embeddings.weight"])
        net.places.weight.copy_(w["embeddings.position_embeddings.weight"])
        net.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
        net.norm.weight.copy_(w["embeddings.LayerNorm.weight"])
        net.norm.bias.copy_(w["embeddings.LayerNorm.bias"])
        for n, layer in enumerate(net.layers):
            def bias(part):
                return w[f"encoder.layer.{n}.{part}"]

            def matrix(part):
                name = next(i for m, i in weights if f"layer.{n}/{part}/" in m)
                return w[name].T

            names = ["attention/self/query", "attention/self/key", "attention/self/value"]
            layer.qkv.weight.copy_(torch.cat([matrix(p) for p in names]))
            layer.qkv.bias.copy_(torch.cat([bias(p.replace("/", ".") + ".bias") for p in names]))
            for part, module in (("attention/output/dense", layer.out), ("intermediate/dense", layer.up), ("output/dense", layer.down)):
                name = next(i for m, i in weights if f"layer.{n}/{part}/" in m)
                module.weight.copy_(w[name].T)
                module.bias.copy_(bias(part.replace("/", ".") + ".bias"))
            layer.norm1.weight.copy_(bias("attention.output.LayerNorm.weight"))
            layer.norm1.bias.copy_(bias("attention.output.LayerNorm.bias"))
            layer.norm2.weight.copy_(bias("output.LayerNorm.weight"))
            layer.norm2.bias.copy_(bias("output.LayerNorm.bias"))
    return net
