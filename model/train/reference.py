"""Writes the reference that the Java side is tested against: a text of our own, its pieces, and what comes out.

`python reference.py --model reader.onnx --labels labels.json --tokenizer tokenizer.json --out reference.json`
"""

import argparse
import json

import numpy as np

import score
from decode import Reading, plan
from evaluate import onnx_runner
from labels import KINDS
from text import WordPieces

TEXT = """PORT CELESTE (Haven News) — Haven will reopen the northern harbour on Friday, Foreign Minister Ann Roe said.
“We have waited long enough,” Ms. Roe told reporters in Port Celeste. “The ships must sail.”
A senior official of the O'Neill government, who asked not to be named, denied that 1,200 soldiers had crossed the border.
"Nobody crossed," he said.

📷 Zoë Roe / Haven Press"""


def main():
    a = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "labels", "tokenizer", "out"):
        a.add_argument("--" + name, required=True)
    o = a.parse_args()
    wp, run, config = WordPieces(o.tokenizer), onnx_runner(o.model), json.load(open(o.labels))
    p = wp.read(TEXT)
    r = Reading(p, run, config)
    place = lambda s: [*score.chars(p, s)]
    out = {
        "text": TEXT,
        "pieces": [
            {"piece": wp.tokenizer.id_to_token(int(p.ids[t])), "id": int(p.ids[t]), "start": int(p.start[t]), "end": int(p.end[t]), "feature": int(p.feature[t]), "paragraph": int(p.paragraph[t])}
            for t in range(len(p))
        ],
        "windows of 600 pieces": plan([0] * 600),
        "windows of 600 pieces in paragraphs of 45": plan([t // 45 for t in range(600)]),
        "tags": np.round(r.tags.astype(float), 2).tolist(),
        "names": np.round(r.names.astype(float), 2).tolist(),
        "events": np.round(r.events.astype(float), 2).tolist(),
        "sentence mean": np.round(r.sentence.mean(0)[:16].astype(float), 3).tolist(),
        "name spans": [[k, *place((i, j)), round(q, 2)] for k, i, j, q in r.name_spans()],
        "tag spans": [[k, *place((i, j))] for k, i, j in r.tag_spans()],
        "attributions": [
            {
                "parts": [place(s) for s in x.parts], "source": place(x.source) if x.source else None, "cue": place(x.cue) if x.cue else None,
                "source probability": round(x.source_probability, 2), "cue probability": round(x.cue_probability, 2),
                "features": [round(float(f), 2) for f in x.features], "confidence": round(x.confidence, 2),
            }
            for x in r.attributions()
        ],
    }
    names = [(i, j) for k, i, j, _ in r.name_spans()]
    if len(names) >= 2:
        out["root of the first and second name"] = {"source": place(names[0]), "target": place(names[1]), "probabilities": np.round(r.root(names[0], names[1]), 2).tolist()}
    triggers = np.where(r.events[:, 1] > r.events[:, 0])[0]
    out["event pieces"] = [{"piece": int(t), **{k: np.round(v.astype(float), 2).tolist() for k, v in r.event_groups(t, t + 1).items()}} for t in triggers]
    json.dump(out, open(o.out, "w"), ensure_ascii=False, indent=None, separators=(",", ":"))


if __name__ == "__main__":
    main()
