"""Labels open texts with a trained reader: `python silver.py --model reader.onnx --labels labels.json --out silver.jsonl ...`.

Only texts under CC0, CC BY, CC BY-SA, OGL or in the public domain. What comes out is a reading, not a gold
standard: it carries what the teacher learned. The model card says so.
"""

import argparse
import glob
import json
import xml.etree.ElementTree as ET

import torch

import score
import sets
from decode import Reading
from evaluate import onnx_runner
from labels import TENSES
from text import WordPieces

LEAST = 0.35  # attributions less sure than this are left out


def texts(data: str):
    for path in sorted(glob.glob(f"{data}/ua-official-statements/messages*-en.jsonl")):
        for line in open(path, encoding="utf-8"):
            d = json.loads(line)
            if sum(c.isascii() for c in d["text"]) > 0.95 * len(d["text"]):
                yield d["id"], d["text"]
    for path in sorted(glob.glob(f"{data}/meantime/intra_cross-doc_annotation/*/*.xml")):
        lines = {}
        for t in ET.parse(path).getroot().iter("token"):
            lines.setdefault(int(t.get("sentence")), []).append(t.text or "")
        key = path.rsplit("/", 1)[1][:-4]
        if sets.share(key, 3) != 0:
            yield "meantime-" + key, "\n".join(sets.together(lines[s])[0] for s in sorted(lines))
    for folder in sorted(glob.glob(f"{data}/re3d/*/")):
        if "BBC" not in folder:
            for line in open(folder + "documents.json", encoding="utf-8"):
                if line.strip():
                    d = json.loads(line)
                    if sets.share(d["_id"], 4) != 0:
                        yield "re3d-" + d["_id"], d["text"]


def main():
    a = argparse.ArgumentParser(description=__doc__)
    for name in ("data", "tokenizer", "model", "labels", "out"):
        a.add_argument("--" + name, required=True)
    o = a.parse_args()
    torch.set_num_threads(1)
    wp, run, config = WordPieces(o.tokenizer), onnx_runner(o.model), json.load(open(o.labels))
    with open(o.out, "w", encoding="utf-8") as out:
        for key, text in texts(o.data):
            p = wp.read(text)
            if not len(p):
                continue
            r = Reading(p, run, config)
            place = lambda s: score.chars(p, s)
            found = [
                {"parts": [place(s) for s in sorted(x.parts)], "source": [place(x.source)] if x.source else None, "cue": [place(x.cue)] if x.cue else None}
                for x in r.attributions() if x.confidence >= LEAST
            ]
            events = []
            yes = r.events[:, 1] > r.events[:, 0]
            t = 0
            while t < len(p):
                if yes[t]:
                    e = t + 1
                    while e < len(p) and p.word[e] == p.word[t]:
                        e += 1
                    g = {k: int(v.argmax()) for k, v in r.event_groups(t, e).items()}
                    events.append({"span": place((t, e)), "future": bool(g["time"]), "tense": TENSES[g["tense"]], "negated": bool(g["polarity"]), "certain": not g["certainty"]})
                    t = e
                else:
                    t += 1
            names = [(k, *place((i, j))) for k, i, j, _ in r.name_spans()]
            out.write(json.dumps({"id": key, "text": text, "attributions": found, "names": names, "events": events}) + "\n")


if __name__ == "__main__":
    main()
