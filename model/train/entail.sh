#!/usr/bin/env bash
# Makes the judge of sentences from the unpacked data sets: entail.sh DATA_DIR WORK_DIR
# A step that is done is not done again. Environment: PYTHON, THREADS, INSTALL=1 (copies the result into the resources of the module).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=${1:?data folder} work=${2:?work folder}
python=${PYTHON:-python3} threads=${THREADS:-2}
export MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=2147483648 PYTHONUNBUFFERED=1 OMP_NUM_THREADS=$threads
verdicts=$here/../../eval/verdicts/retellings.tsv
. "$here/base.sh" "$work/base"
cd "$here"
common=(--data "$data" --base "$base" --tokenizer "$tokenizer")
[ -f "$work/first/final.pt" ] || "$python" entailtrain.py "${common[@]}" --out "$work/first" --epochs 1.6 --threads "$threads"
[ -f "$work/second/final.pt" ] || "$python" entailtrain.py "${common[@]}" --out "$work/second" --start "$work/first/final.pt" --verdicts "$verdicts" --dev \
  --epochs 3 --rate 8e-5 --old 900 --threads "$threads"
"$python" entailexport.py "${common[@]}" --weights "$work/second/final.pt" --verdicts "$verdicts" --out "$work/entailment"
if [ "${INSTALL:-}" ]; then
  cp "$work/entailment/entailment.onnx" "$work/entailment/entailment.json" "$here/../src/main/resources/org/rapporteur/model/"
  "$python" entailreference.py --model "$work/entailment/entailment.onnx" --labels "$work/entailment/entailment.json" --tokenizer "$tokenizer" \
    --out "$here/../entailment-reference.json"
fi
