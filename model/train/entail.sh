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

learn() { # folder, more options
  local out=$work/$1
  shift
  [ -f "$out/final.pt" ] || "$python" entailtrain.py "${common[@]}" --out "$out" --threads "$threads" "$@"
}

read=(--verdicts "$verdicts" --dev)
learn first --epochs 1.6
learn second --start "$work/first/final.pt" "${read[@]}" --epochs 3 --rate 8e-5 --old 900
learn third --start "$work/second/final.pt" "${read[@]}" --epochs 1 --rate 6e-5 --share 0.45 --old 300 --changed 2000 --seed 7
learn fourth --start "$work/third/final.pt" "${read[@]}" --epochs 1 --rate 5e-5 --share 0.9 --old 900 --changed 2200 --seed 9
"$python" average.py --out "$work/mean.pt" "$work/second/final.pt" "$work/fourth/final.pt"
"$python" entailexport.py "${common[@]}" --weights "$work/mean.pt" --verdicts "$verdicts" --out "$work/entailment"
if [ "${INSTALL:-}" ]; then
  cp "$work/entailment/entailment.onnx" "$work/entailment/entailment.json" "$here/../src/main/resources/org/rapporteur/model/"
  "$python" entailreference.py --model "$work/entailment/entailment.onnx" --labels "$work/entailment/entailment.json" --tokenizer "$tokenizer" \
    --out "$here/../entailment-reference.json"
fi
