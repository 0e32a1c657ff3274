"""The vocabulary without the cutting and padding that its file sets: `python vocabulary.py --tokenizer FILE --out FILE`."""

import argparse
import json

a = argparse.ArgumentParser(description=__doc__)
a.add_argument("--tokenizer", required=True)
a.add_argument("--out", required=True)
o = a.parse_args()
content = json.load(open(o.tokenizer, encoding="utf-8"))
content["truncation"] = content["padding"] = None
json.dump(content, open(o.out, "w", encoding="utf-8"), ensure_ascii=False, separators=(",", ":"))
