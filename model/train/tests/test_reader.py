import os
import random
import sys

import numpy as np
import pytest

sys.path.insert(0, os.path.dirname(os.path.dirname(__file__)))

import spin
from decode import MOST, plan, spans, viterbi
from evaluate import learned_transitions
from labels import TAGS
from sets import Content, Doc, together
from text import LETTER, LOWER, MARK, MIXED, NUMBER, TITLE, UPPER, quoted, shape


def test_says_how_a_word_was_written():
    words = ["said", "Haven", "NATO", "U", "a", "McRoe", "1,200", "F16", "“", "—"]
    assert [shape(w) for w in words] == [LOWER, TITLE, UPPER, LETTER, LOWER, MIXED, NUMBER, NUMBER, MARK, MARK]


def test_knows_what_stands_in_quotation_marks():
    line = 'Roe said “go” and "stay", ``now\'\' she'
    assert "".join(c for c, q in zip(line, quoted(line)) if q) == "“go”\"stay\"``now''"


def test_every_piece_belongs_to_exactly_one_window():
    for n in (1, 5, MOST, MOST + 1, 600, 5000):
        for paragraph in (1, 3, 45, 64, 300, 5000):
            windows = plan([t // paragraph for t in range(n)])
            assert [k for _, _, a, b in windows for k in range(a, b)] == list(range(n))
            assert all(i <= a < b <= j and j - i <= MOST for i, j, a, b in windows)


def test_a_window_ends_with_a_paragraph_where_it_can():
    assert plan([0] * 230 + [1] * 100) == [(0, 230, 0, 230), (198, 330, 230, 330)]
    assert plan([0] * 150 + [1] * 180) == [(0, 254, 0, 222), (190, 330, 222, 330)]


def test_no_inside_without_a_beginning():
    c = learned_transitions([np.array([0, 1, 2, 0])], TAGS, 0.0)
    emissions = np.zeros((3, len(TAGS)))
    emissions[:, TAGS.index("I-content")] = 1
    path = viterbi(emissions, np.array(c["matrix"]), np.array(c["start"]))
    assert spans(path, TAGS) == [("content", 0, 3)]


def test_tokens_are_spaced_as_print_is():
    text, places = together(["Roe", "'s", "men", "(", "all", ")", "said", ":", '"', "Go", '"', "."])
    assert text == "Roe's men (all) said: \"Go\"."
    assert [text[a:b] for a, b in places] == ["Roe", "'s", "men", "(", "all", ")", "said", ":", '"', "Go", '"', "."]


def test_marks_follow_their_words_through_mangling():
    text = "Ann Roe said the harbour would open."
    doc = Doc("x", "x", text, attributions=[Content([(13, 35)], [(0, 7)], [(8, 12)])], names=[("person", 0, 7)])
    new = spin.spun(doc, {"harbour": ["seaport"], "would": ["shall"], "open": ["unfold"], "say": ["order"]}, random.Random(1), 1.0)
    c = new.attributions[0]
    assert new.text[slice(*c.source[0])] == "Ann Roe"
    assert new.text[slice(*c.parts[0])] == "the seaport shall unfold"
    assert new.text[slice(*c.cue[0])] == "ordered"
