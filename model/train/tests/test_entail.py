import os
import random
import sys

import torch

sys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))

from entailnet import pieces
from entailsets import Pair, held_out
from entailtrain import batches, loss_of, precision_at, tensors


class Letters:
    """One piece a letter."""

    def encode(self, text, add_special_tokens):
        assert not add_special_tokens

        class Found:
            ids = [1000 + ord(c) for c in text]

        return Found


def test_tells_the_sentences_and_what_stands_in_both():
    ids, features = pieces(Letters(), "ab", "bc")
    assert ids == [101, 1097, 1098, 102, 1098, 1099, 102]
    assert features == [0, 0, 1, 0, 3, 2, 2]


def test_a_turned_pair_keeps_what_is_told_by_which():
    pair = Pair("k", "a", "b", 1.0, 0.0)
    assert pair.turned() == Pair("k", "b", "a", 0.0, 1.0)
    assert pair.turned().turned() == pair


def test_every_pair_is_in_one_batch_and_padding_is_masked():
    pairs = [Pair("k", "a" * n, "b", 1.0, 0.0) for n in range(1, 8)]
    groups = batches(pairs, Letters(), 3, random.Random(1))
    assert sum(len(g) for g in groups) == len(pairs)
    for group in groups:
        ids, mask, _, _ = tensors(group)
        assert (ids[mask == 0] == 0).all() and (ids[mask == 1] > 0).all()


def test_what_a_set_does_not_say_costs_nothing():
    logits = torch.tensor([[2.0, 3.0, -1.0]])
    assert loss_of(logits, torch.tensor([[1.0, -1.0, -1.0]])) == loss_of(torch.tensor([[2.0, -9.0, 9.0]]), torch.tensor([[1.0, -1.0, -1.0]]))


def test_precision_is_taken_where_enough_are_found():
    scored = [(0.9, 1), (0.8, 0), (0.7, 1), (0.6, 1), (0.2, 1), (0.1, 0)]
    assert precision_at(scored, recall=0.75)["precision at recall .8"] == 0.75


def test_crises_are_never_held_out():
    assert not held_out("t17-any")
    assert any(held_out(f"story-{n}") for n in range(20))
