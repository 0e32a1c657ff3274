"""What the judge of pairs says of a few sentences: `python entailreference.py --model entailment.onnx --labels entailment.json ...`."""

import argparse
import json

import numpy as np
import onnxruntime

import entailexport
import entailnet
import entailsets

PAIRS = [
    ("Police arrested two men on Friday over the theft of the harbour bell.", "Two suspects in the bell theft have been detained, police in Kestrel said."),
    ("Holt, who was arrested on Friday, told reporters that he was innocent.", "Holt was arrested on Friday."),
    ("The dam will stay shut until spring, the ministry said.", "The dam was opened on Monday, a year after the flood."),
    ("At least 40 people were killed when a ferry sank off Kestrel.", "A ferry disaster near Kestrel has left 14 dead."),
    ("“We will not sign a treaty that closes the quay,” Voss said.", "Mara Voss said her country would refuse any treaty closing the quay."),
    ("Norland's élite naïvely hoped for co-operation; O'Neill didn't. 🛳", "O'NEILL DID NOT HOPE FOR COOPERATION"),
    ("Ministers of both countries meet in Haven on 3 March.", "The ferry company moved its office to Haven."),
    ("The ferry left the quay and " * 40, "The ferry left the quay."),
]

if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--model", required=True)
    a.add_argument("--labels", required=True)
    a.add_argument("--tokenizer", required=True)
    a.add_argument("--out", required=True)
    o = a.parse_args()
    tokenizer = entailnet.open_tokenizer(o.tokenizer)
    with open(o.labels) as file:
        labels = json.load(file)
    found = entailexport.logits(onnxruntime.InferenceSession(o.model), tokenizer, [entailsets.Pair("", *p) for p in PAIRS])
    chances = 1 / (1 + np.exp(-(found[:, :2] * labels["scale"] + labels["shift"])))
    rows = [{"first": a, "second": b, "chances": [round(float(x), 2) for x in c]} for (a, b), c in zip(PAIRS, chances)]
    with open(o.out, "w", encoding="utf-8") as file:
        json.dump(rows, file, indent=1, ensure_ascii=False)
        file.write("\n")
