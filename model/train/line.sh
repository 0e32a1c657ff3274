#!/usr/bin/env bash
# Makes the judge of lines from the sentences read by eye: line.sh DATA_DIR WORK_DIR
# What was trained is not trained again. Environment: PYTHON, THREADS, INSTALL=1 (copies the result into the resources of the module). Behind it
# LineWorthTrainer (module eval) has to make line-worth.tsv anew: what the judge's word weighs beside the signs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=$(cd "${1:?data folder}" && pwd) work=${2:?work folder}
mkdir -p "$work"
work=$(cd "$work" && pwd)
python=${PYTHON:-python3} threads=${THREADS:-2}
export MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=2147483648 PYTHONUNBUFFERED=1 OMP_NUM_THREADS=$threads
. "$here/base.sh" "$work/base"
(cd "$here/../.." && RAPPORTEUR_MAIN=org.rapporteur.eval.LineTexts ./rapporteur "$data" "$work/lines.jsonl")
cd "$here"
[ -f "$work/line/line.json" ] || "$python" linetrain.py --texts "$work/lines.jsonl" --base "$base" --tokenizer "$tokenizer" --out "$work/line" --threads "$threads"
if [ "${INSTALL:-}" ]; then
  cp "$work/line/line.onnx" "$work/line/line.json" "$here/../src/main/resources/org/rapporteur/model/"
  "$python" linereference.py --model "$work/line/line.onnx" --tokenizer "$tokenizer" --out "$here/../line-reference.json"
fi
