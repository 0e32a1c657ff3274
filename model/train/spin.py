"""Mangles a document as spinners, careless copies and headline styles do, and keeps its marks in place."""

import copy
import random
import re

from sets import Content, Doc, Event


def synonyms(wordnet: str) -> dict[str, list[str]]:
    """Lower-case words of one piece to the other words of their first two senses."""
    groups = {}
    for part in ("noun", "verb", "adj", "adv"):
        sets = {}
        for line in open(f"{wordnet}/data.{part}", encoding="utf-8"):
            if line[0] != " ":
                cells = line.split(" | ")[0].split()
                n = int(cells[3], 16)
                sets[cells[0]] = [re.sub(r"\(.*?\)", "", cells[4 + 2 * i]) for i in range(n)]
        for line in open(f"{wordnet}/index.{part}", encoding="utf-8"):
            if line[0] == " ":
                continue
            cells = line.split()
            offsets = cells[-int(cells[2]) :][:2]
            word = cells[0]
            if len(word) < 4 or not word.isalpha():
                continue
            others = [w.replace("_", " ") for o in offsets for w in sets.get(o, []) if w.lower() != word and w.islower()]
            if others:
                groups.setdefault(word, []).extend(others)
    return {w: sorted(set(o)) for w, o in groups.items()}


IRREGULAR = {"said": "say", "says": "say", "told": "tell", "made": "make", "took": "take", "thought": "think", "went": "go", "found": "find", "gave": "give", "held": "hold", "left": "leave", "began": "begin"}


def swap(word: str, table: dict[str, list[str]], dice: random.Random) -> str:
    """Another word of much the same sense, bent as crudely as spinners bend."""
    if word in table:
        return dice.choice(table[word])
    stem, tail = IRREGULAR.get(word), "ed"
    if stem is None:
        for tail, cuts in (("ed", ("ed", "d")), ("ing", ("ing",)), ("s", ("es", "s"))):
            stem = next((word[: -len(c)] + e for c in cuts if word.endswith(c) for e in ("", "e") if word[: -len(c)] + e in table), None)
            if stem:
                break
    if stem not in table:
        return word
    new = dice.choice(table[stem])
    head, _, rest = new.partition(" ")
    if tail == "s":
        head += "es" if head.endswith(("s", "sh", "ch", "x")) else "s"
    else:
        if head.endswith("e"):
            head = head[:-1]
        head += tail
    return head + (" " + rest if rest else "")


def rewrite(doc: Doc, edits: list[tuple[int, int, str]]) -> Doc:
    """The document with each [a, b) replaced; marks follow."""
    edits = sorted(edits)
    out, moved, at = [], [0] * (len(doc.text) + 1), 0
    size = 0
    for a, b, new in edits:
        for k in range(at, a):
            moved[k] = size + k - at
        out.append(doc.text[at:a])
        size += a - at
        for k in range(a, b):
            moved[k] = size
        out.append(new)
        size += len(new)
        at = b
    for k in range(at, len(doc.text) + 1):
        moved[k] = size + k - at
    out.append(doc.text[at:])

    def span(s):
        return moved[s[0]], moved[s[1]]

    def spans(xs):
        kept = None if xs is None else [span(x) for x in xs if span(x)[0] < span(x)[1]]
        return kept or None

    new = copy.copy(doc)
    new.text = "".join(out)
    if doc.attributions is not None:
        new.attributions = [Content(spans(c.parts), spans(c.source), spans(c.cue)) for c in doc.attributions if spans(c.parts)]
    if doc.names is not None:
        new.names = [(k, *span((a, b))) for k, a, b in doc.names]
    new.unsure = [span(s) for s in doc.unsure]
    if doc.events is not None:
        new.events = [Event(span(e.span), e.future, e.tense, e.negated, e.certain) for e in doc.events]
    new.pairs = [(span(s), span(t), label) for s, t, label in doc.pairs]
    return new


def spun(doc: Doc, table, dice: random.Random, rate: float) -> Doc:
    """Synonyms for a share of the lower-case words outside names."""
    names = doc.names or []
    edits = []
    for m in re.finditer(r"\b[a-z]{4,}\b", doc.text):
        if dice.random() < rate and not any(a <= m.start() < b for _, a, b in names):
            new = swap(m.group(), table, dice)
            if new != m.group():
                edits.append((m.start(), m.end(), new))
    return rewrite(doc, edits)


def unpunctuated(doc: Doc, dice: random.Random) -> Doc:
    """Quotation marks, commas or both are lost."""
    lost = dice.choice(["“”\"", ",", "“”\",", "“”\",.;:-"])
    return rewrite(doc, [(i, i + 1, "") for i, c in enumerate(doc.text) if c in lost and not doc.text[i - 1 : i].isdigit()])


def requoted(doc: Doc) -> Doc:
    """Typographic marks made straight."""
    return rewrite(doc, [(i, i + 1, {"“": '"', "”": '"', "’": "'", "‘": "'"}[c]) for i, c in enumerate(doc.text) if c in "“”’‘"])


def recased(doc: Doc, dice: random.Random) -> Doc:
    """All small, all capital, or every word with a capital, for some lines or the whole."""
    how = dice.choice([str.lower, str.upper, str.title])
    whole = dice.random() < 0.5
    edits, at = [], 0
    for line in doc.text.split("\n"):
        if whole or dice.random() < 0.3:
            for m in re.finditer(r"[^\W\d_]+", line):
                edits.append((at + m.start(), at + m.end(), how(m.group())))
        at += len(line) + 1
    return rewrite(doc, [e for e in edits if len(e[2]) == e[1] - e[0]])


def mangled(doc: Doc, table, dice: random.Random) -> Doc:
    """What training sees: mostly the document itself."""
    if dice.random() < 0.25:
        doc = requoted(doc)
    roll = dice.random()
    if roll < 0.12:
        doc = spun(doc, table, dice, dice.uniform(0.1, 0.5))
    elif roll < 0.18:
        doc = unpunctuated(doc, dice)
    elif roll < 0.24:
        doc = recased(doc, dice)
    return doc
