"""The data sets as documents with what each of them marks; nothing here leaves the machine."""

import csv
import glob
import hashlib
import json
import os
import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from typing import Optional

Span = tuple[int, int]


@dataclass
class Content:
    parts: list[Span]
    source: Optional[list[Span]]
    cue: Optional[list[Span]]


@dataclass
class Event:
    span: Span
    future: Optional[bool]
    tense: Optional[str]
    negated: Optional[bool]
    certain: Optional[bool]


@dataclass
class Doc:
    id: str
    set: str
    text: str
    attributions: Optional[list[Content]] = None
    names: Optional[list[tuple[str, int, int]]] = None
    unsure: list[Span] = field(default_factory=list)
    events: Optional[list[Event]] = None
    pairs: list[tuple[Span, Span, str]] = field(default_factory=list)
    scope: Optional[Span] = None


def share(key: str, of: int) -> int:
    """A fixed place among `of` parts, by SHA-256 of the key."""
    return hashlib.sha256(key.encode()).digest()[0] % of


def polnear(root: str, part: str) -> list[Doc]:
    docs = []
    for path in sorted(glob.glob(f"{root}/polnear/data/{part}/text/*.txt")):
        name = os.path.basename(path)[:-4]
        text = open(path, newline="", encoding="utf-8").read()
        notes = sorted(glob.glob(f"{glob.escape(root)}/polnear/data/{part}/attributions/{glob.escape(name)}*.ann"))
        if not notes:
            continue
        spans, contents = {}, []
        lines = open(notes[0], newline="", encoding="utf-8").read().split("\n")
        for line in lines:
            if re.match(r"T\d+\t\w", line):
                cells = line.split("\t")
                spans[cells[0]] = [tuple(map(int, p.split())) for p in cells[1].split(" ", 1)[1].split(";")]
        for line in lines:
            if re.match(r"E\d+\t", line):
                cells = line.split("\t")
                by = {"Source": [], "Cue": [], "Content": []}
                for role, key in (x.split(":") for x in cells[1].split()):
                    role = role.rstrip("0123456789")
                    if role in by and key in spans:
                        by[role] += spans[key]
                if by["Content"]:
                    contents.append(Content(sorted(by["Content"]), sorted(by["Source"]) or None, sorted(by["Cue"]) or None))
        docs.append(Doc(name, "polnear", text, attributions=contents))
    return docs


CLOSE_UP_BEFORE = set(". , ; : ! ? ) ] } % 's n't 'm 're 've 'll 'd".split())


def together(tokens: list[str]) -> tuple[str, list[Span]]:
    """Tokens as a line of text again, spaced as print is."""
    text, spans, quote = "", [], False
    glue = True
    for t in tokens:
        closing = t in CLOSE_UP_BEFORE or t == "''" or (t == '"' and quote)
        if not (glue or closing):
            text += " "
        spans.append((len(text), len(text) + len(t)))
        text += t
        if t == '"':
            quote = not quote
        glue = t in ("(", "[", "{", "$", "``") or (t == '"' and quote)
    return text, spans


CROSSNER = {
    "person": "person", "politician": "person", "organisation": "organisation", "politicalparty": "organisation",
    "country": "place", "location": "place", "election": "other", "event": "other", "misc": "other",
}


def crossner(root: str, which: str, part: str, peoples: set[str]) -> list[Doc]:
    """CoNLL-2003 or politics; sentences in a row become documents of up to twelve lines."""
    sentences, tokens = [], []
    for line in open(f"{root}/crossner/ner_data/{which}/{part}.txt", encoding="utf-8").read().split("\n") + [""]:
        cells = line.split("\t")
        if len(cells) < 2:
            if tokens:
                sentences.append(tokens)
            tokens = []
        else:
            tokens.append((cells[0], cells[1]))
    docs, at = [], 0
    while at < len(sentences):
        n = at + 1
        while n < len(sentences) and n - at < 12 and which == "conll2003" and not heading(sentences[n]):
            n += 1
        text, names = "", []
        for sentence in sentences[at:n]:
            line, spans = together([t for t, _ in sentence])
            base, kind, start, end = len(text), None, 0, 0
            for (a, b), (_, tag) in zip(spans + [(0, 0)], sentence + [("", "O")]):
                if kind and tag != "I-" + kind:
                    label = CROSSNER[kind]
                    if label == "other" and line[start:end].lower() in peoples:
                        label = "group"
                    names.append((label, base + start, base + end))
                    kind = None
                if tag.startswith("B-"):
                    kind, start = tag[2:], a
                end = b
            text += line + "\n"
        docs.append(Doc(f"{which}-{part}-{at}", which, text, names=names))
        at = n
    return docs


def heading(sentence) -> bool:
    words = [t for t, _ in sentence if t.isalpha()]
    return len(words) > 2 and all(w.isupper() for w in words) and sentence[-1][0] != "."


TITLES = set(
    "president prime minister secretary state defence defense foreign general gen. gen lt. lt col. col colonel major maj. capt. captain sgt. staff brig. "
    "brigadier admiral vice deputy ambassador envoy special chief commander spokesman spokeswoman spokesperson senator sen. rep. king queen prince "
    "mr mr. mrs mrs. ms ms. dr dr. sir lord sheikh ayatollah sultan leader chancellor us u.s. uk british american russian syrian iraqi turkish iranian "
    "french german un of the for and".split()
)
JOINERS = set("of the and for al bin de la ibn el du al- & in to on".split())


def re3d(root: str, peoples: set[str]) -> list[Doc]:
    docs = []
    for folder in sorted(glob.glob(f"{root}/re3d/*/")):
        found = {}
        for line in open(folder + "entities.json", encoding="utf-8"):
            if line.strip():
                e = json.loads(line)
                found.setdefault(e["documentId"], []).append(e)
        for line in open(folder + "documents.json", encoding="utf-8"):
            if not line.strip():
                continue
            d = json.loads(line)
            doc = Doc(d["_id"], "re3d", d["text"], names=[])
            doc.origin = os.path.basename(folder[:-1])
            marked = [e for e in found.get(doc.id, []) if e["type"] in ("Person", "Organisation", "Location", "Nationality") and e["confidence"] >= 0.5 or e["type"] in ("Nationality", "Location")]
            order = {"Nationality": 0, "Location": 1, "Person": 2, "Organisation": 3}
            taken = []
            for e in sorted(marked, key=lambda e: (-(e["end"] - e["begin"]), order[e["type"]], e["begin"])):
                a, b = proper(doc.text, e["begin"], e["end"], e["type"] == "Person")
                if a >= b or any(x < b and a < y for x, y in taken):
                    continue
                taken.append((a, b))
                kind = {"Person": "person", "Organisation": "organisation", "Location": "place", "Nationality": "group"}[e["type"]]
                if kind in ("organisation", "person") and doc.text[a:b].lower() in peoples:
                    kind = "group"
                doc.names.append((kind, a, b))
            doc.names.sort(key=lambda n: n[1])
            docs.append(doc)
    return docs


def proper(text: str, a: int, b: int, person: bool) -> Span:
    """The capitalised core of a mention, or an empty span where it is a description."""
    words = [(m.start() + a, m.end() + a) for m in re.finditer(r"\S+", text[a:b])]
    while words and (text[slice(*words[0])].lower() in JOINERS | {"a", "an", "his", "her", "their", "its", "this"} or person and len(words) > 1 and text[slice(*words[0])].lower() in TITLES):
        words.pop(0)
    if not words or not all(text[x].isupper() or text[x].isdigit() or text[x:y].lower() in JOINERS for x, y in words):
        return 0, 0
    if not any(text[x].isupper() for x, _ in words) or text[slice(*words[-1])].lower() in JOINERS:
        return 0, 0
    x, y = words[0][0], words[-1][1]
    while y > x and text[y - 1] in ".,;:'\"’”)":
        y -= 1
    return x, y


MEANTIME_TYPES = {"PER": "person", "ORG": "organisation", "LOC": "place", "PRO": "other", "FIN": "other", "MIX": "other"}


def meantime(root: str, peoples: set[str]) -> list[Doc]:
    docs = []
    for path in sorted(glob.glob(f"{root}/meantime/intra_cross-doc_annotation/*/*.xml")):
        tree = ET.parse(path).getroot()
        sentences = {}
        for t in tree.iter("token"):
            if int(t.get("sentence")) <= 5:
                sentences.setdefault(int(t.get("sentence")), []).append((t.get("t_id"), t.text or ""))
        text, place = "", {}
        for s in sorted(sentences):
            line, spans = together([w for _, w in sentences[s]])
            for (key, _), (a, b) in zip(sentences[s], spans):
                place[key] = (len(text) + a, len(text) + b)
            text += line + "\n"
        doc = Doc(os.path.basename(path)[:-4], "meantime", text, names=[], events=[])
        kinds = {e.get("m_id"): e.get("ent_type") for e in tree.iter("ENTITY")}
        of = {}
        for r in tree.iter("REFERS_TO"):
            target = r.find("target")
            for s in r.findall("source"):
                if target is not None:
                    of[s.get("m_id")] = kinds.get(target.get("m_id"))
        names = []
        for m in tree.iter("ENTITY_MENTION"):
            spots = [place[t.get("t_id")] for t in m.findall("token_anchor") if t.get("t_id") in place]
            if not spots:
                continue
            a, b = min(s[0] for s in spots), max(s[1] for s in spots)
            kind = MEANTIME_TYPES.get(of.get(m.get("m_id")) or "")
            if m.get("syntactic_type") in ("NAM", "PRE.NAM") and kind:
                if text[a:b].lower() in peoples:
                    kind = "group"
                if text[a : a + 4].lower() == "the ":
                    a += 4
                names.append((kind, a, b))
            elif m.get("syntactic_type") == "" and text[a].isupper():
                doc.unsure.append((a, b))
        taken = []
        for kind, a, b in sorted(names, key=lambda n: n[1] - n[2]):
            if not any(x < b and a < y for x, y in taken):
                taken.append((a, b))
                doc.names.append((kind, a, b))
        doc.names.sort(key=lambda n: n[1])
        for m in tree.iter("EVENT_MENTION"):
            spots = [place[t.get("t_id")] for t in m.findall("token_anchor") if t.get("t_id") in place]
            if not spots:
                continue
            time = {"FUTURE": True, "NON_FUTURE": False}.get(m.get("time"))
            certain = {"CERTAIN": True, "POSSIBLE": False, "PROBABLE": False}.get(m.get("certainty"))
            negated = {"NEG": True, "POS": False}.get(m.get("polarity"))
            doc.events.append(Event((spots[0][0], spots[-1][1]), time, m.get("tense") or None, negated, certain))
        docs.append(doc)
    return docs


def timeml(root: str, folder: str) -> list[Doc]:
    docs = []
    for path in sorted(glob.glob(f"{root}/tempeval3/{folder}/*.tml")):
        raw = open(path, encoding="utf-8").read()
        tree = ET.fromstring(raw)
        body = tree.find("TEXT")
        made = {m.get("eventID"): m for m in tree.iter("MAKEINSTANCE")}
        dct = {}
        for link in tree.iter("TLINK"):
            if link.get("relatedToTime") == "t0" and link.get("eventInstanceID"):
                dct[link.get("eventInstanceID")] = link.get("relType")
        text, events = [], []
        size = 0

        def walk(node):
            nonlocal size
            start = size
            for piece in (node.text,):
                if piece:
                    text.append(piece)
                    size += len(piece)
            for child in node:
                walk(child)
                if child.tail:
                    text.append(child.tail)
                    size += len(child.tail)
            if node.tag == "EVENT":
                events.append((node.get("eid"), start, size))

        walk(body)
        plain = re.sub(r"(?<!\n)\n(?!\s*\n)", " ", "".join(text))
        doc = Doc(os.path.basename(path)[:-4], "timeml", plain, events=[])
        for eid, a, b in events:
            m = made.get(eid)
            if m is None:
                doc.events.append(Event((a, b), None, None, None, None))
                continue
            tense, rel = m.get("tense"), dct.get(m.get("eiid"))
            modality = (m.get("modality") or "").lower()
            modal = modality not in ("", "none")
            future = None
            if rel == "AFTER" or tense == "FUTURE" and rel is None:
                future = True
            elif rel is not None or tense in ("PAST", "PRESENT") and not modal:
                future = False
            doc.events.append(Event((a, b), future, tense, m.get("polarity") == "NEG", not modal))
        docs.append(doc)
    return docs


def plover(root: str) -> list[Doc]:
    docs = []
    for row in csv.DictReader(open(f"{root}/plover-zsp/datasets/PLV_train.tsv", encoding="utf-8"), delimiter="\t"):
        marked, text, spans, open_ = row["marked_sentence"], "", {}, {}
        for cell in re.split(r"(</?[st]>)", marked):
            m = re.fullmatch(r"<(/?)([st])>", cell)
            if not m:
                text += cell
            elif m[1]:
                spans[m[2]] = (open_[m[2]], len(text))
            else:
                open_[m[2]] = len(text)
        if "s" in spans and "t" in spans:
            docs.append(Doc("plover-" + row["sentence_id"], "plover", text, pairs=[(spans["s"], spans["t"], row["gold_root"])]))
    return docs


def peoples(wordnet: str) -> set[str]:
    """Words for peoples, faiths and parties (Greek, Greeks, Muslim ...) out of WordNet."""
    nouns, words, pointers = {}, {}, {}
    for line in open(f"{wordnet}/data.noun", encoding="utf-8"):
        if line[0] == " ":
            continue
        head = line.split(" | ")[0].split()
        n = int(head[3], 16)
        words[head[0]] = [head[4 + 2 * i].replace("_", " ") for i in range(n)]
        rest = head[5 + 2 * n :]
        pointers[head[0]] = [rest[i + 1] for i in range(0, len(rest) - 3, 4) if rest[i] in ("@", "@i") and rest[i + 2] == "n"]
        for w in words[head[0]]:
            nouns.setdefault(w.lower(), []).append(head[0])
    roots = {nouns[w][0] for w in ("inhabitant", "religious person", "ethnic group", "christian", "politician", "militant", "extremist", "national") if w in nouns}
    memo = {}

    def below(key):
        if key not in memo:
            memo[key] = False
            memo[key] = key in roots or any(below(p) for p in pointers.get(key, []))
        return memo[key]

    found = {w.lower() for key, ws in words.items() if below(key) for w in ws if w[0].isupper() and " " not in w}
    for line in open(f"{wordnet}/data.adj", encoding="utf-8"):
        if line[0] == " ":
            continue
        head, _, gloss = line.partition(" | ")
        cells = head.split()
        for i in range(int(cells[3], 16)):
            w = re.sub(r"\(.*?\)", "", cells[4 + 2 * i])
            if w[0].isupper() and "_" not in w and re.match(r"(of or|relating|belonging|characteristic|being|pertaining)", gloss):
                found.add(w.lower())
    return found | {w + "s" for w in found if not w.endswith("s")}


GSR_ROOTS = {"DEMAND": "REQUEST", "CONCEDE": "YIELD", "RETREAT": "YIELD", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}


def gsr(root: str) -> list[Doc]:
    """The gold records of PLOVER: marked source, target and event in one or two sentences."""
    docs = []
    for record in json.load(open(f"{root}/plover-gsr/gold_standard_records/PLOVER_GSR_CAMEO.txt", encoding="utf-8")):
        text, spans, at = "", {}, 0
        info = record.get("textInfo")
        markup = info.get("markup", "") if isinstance(info, dict) else ""
        for m in re.finditer(r"\((SRC/TAR|SRC|TAR|EVT): ?([^()]*)\)", markup):
            text += markup[at : m.start()]
            for role in m[1].split("/"):
                spans.setdefault(role, []).append((len(text), len(text) + len(m[2])))
            text += m[2]
            at = m.end()
        text += markup[at:]
        sources, targets = spans.get("SRC", []), spans.get("TAR", [])
        pairs = [(s, t) for s in sources[:2] for t in targets[:2] if s != t]
        if pairs:
            root_code = GSR_ROOTS.get(record["event"], record["event"])
            docs.append(Doc(record["id"], "gsr", text, pairs=[(s, t, root_code) for s, t in pairs]))
    return docs
