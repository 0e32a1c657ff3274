"""What the judge of lines says of a few sentences: `python linereference.py --model line.onnx --tokenizer tokenizer.json --out FILE`."""

import argparse
import json

import numpy as np
import onnxruntime

import entailnet
from linetrain import pieces

LINES = [
    (["Ferries collide off Haven", "Twelve dead in ferry crash", "Haven mourns"], "Two ferries collided off Haven on Monday, killing 12 people, the coast guard said."),
    (["Ferries collide off Haven", "Twelve dead in ferry crash", "Haven mourns"], "He said the offer still stood."),
    (["Ferries collide off Haven", "Twelve dead in ferry crash", "Haven mourns"], "The port of Haven was built in 1890 and has been enlarged twice since."),
    (["Ferries collide off Haven", "Twelve dead in ferry crash", "Haven mourns"], "“It is a dark day for all of us,” a passenger said."),
    (["Norland to shut its border"], "Norland will shut its border with Kestrel on Friday, its interior minister said."),
    ([""], "At least 40 people were killed when a dam burst above Kestrel on Sunday."),
    (["Élite naïvely hopes 🛳", "Kestrel waits"], "Norland's élite naïvely hoped for co-operation; O'Neill didn't. 🛳"),
    (["Ferries collide off Haven", "Twelve dead in ferry crash", "Haven mourns"], "The ferry left the quay and " * 40),
]

if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--model", required=True)
    a.add_argument("--tokenizer", required=True)
    a.add_argument("--out", required=True)
    o = a.parse_args()
    tokenizer = entailnet.open_tokenizer(o.tokenizer)
    session = onnxruntime.InferenceSession(o.model)
    rows = []
    for headlines, text in LINES:
        ids, features = pieces(tokenizer, {"headlines": headlines, "text": text})
        y = session.run(["judged"], {"input_ids": np.array([ids]), "features": np.array([features])})[0][0]
        said = {"right": y[0] - np.log(np.exp(y[1:7]).sum()), "worth": y[7], "good": y[8]}
        rows.append({"headlines": headlines, "text": text, **{k: round(float(v), 2) for k, v in said.items()}})
    with open(o.out, "w", encoding="utf-8") as file:
        json.dump(rows, file, indent=1, ensure_ascii=False)
        file.write("\n")
