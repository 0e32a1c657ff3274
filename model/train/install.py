"""Puts a graph and its label file where the program reads them.

`python install.py --model reader.onnx --labels labels.json --out FOLDER` writes FOLDER/reader.onnx and FOLDER/reader.json. The label file
gets the version that the program reads and the checksum of the graph, so that no graph is read with the labels of another.
"""

import argparse
import hashlib
import json
import os
import shutil

VERSION = 2  # as in ReaderModel.java


def main():
    a = argparse.ArgumentParser(description=__doc__)
    for name in ("model", "labels", "out"):
        a.add_argument("--" + name, required=True)
    o = a.parse_args()
    with open(o.model, "rb") as f:
        checksum = hashlib.sha256(f.read()).hexdigest()
    with open(o.labels, encoding="utf8") as f:
        labels = json.load(f)
    labels |= {"version": VERSION, "sha256": checksum}
    os.makedirs(o.out, exist_ok=True)
    shutil.copyfile(o.model, os.path.join(o.out, "reader.onnx"))
    with open(os.path.join(o.out, "reader.json"), "w", encoding="utf8") as f:
        json.dump(labels, f)
    print(o.out, checksum)


if __name__ == "__main__":
    main()
