"""The mean of several checkpoints' weights: `python average.py --out FILE CHECKPOINT...`."""

import argparse

import torch

a = argparse.ArgumentParser(description=__doc__)
a.add_argument("--out", required=True)
a.add_argument("checkpoints", nargs="+")
o = a.parse_args()
nets = [torch.load(c, map_location="cpu")["net"] for c in o.checkpoints]
torch.save({"net": {k: sum(n[k] for n in nets) / len(nets) for k in nets[0]}}, o.out)
