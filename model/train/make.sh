#!/usr/bin/env bash
# Makes the reader from the unpacked data sets: make.sh DATA_DIR WORK_DIR [full|open]
# Stopped at any time, the same command goes on from the last checkpoint.
# Environment: PYTHON (an interpreter with requirements.txt), WORDNET (folder with data.noun ...), STEPS, THREADS, INSTALL=1
#   (copies the result into the resources of the module and writes the card).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
data=${1:?data folder} work=${2:?work folder} variant=${3:-full}
python=${PYTHON:-python3} wordnet=${WORDNET:-/usr/share/wordnet} threads=${THREADS:-1}
# memory that is kept rather than given back makes training a tenth faster
export MALLOC_MMAP_THRESHOLD_=1073741824 MALLOC_TRIM_THRESHOLD_=2147483648 PYTHONUNBUFFERED=1 OMP_NUM_THREADS=$threads
. "$here/base.sh" "$work/base"
common=(--data "$data" --tokenizer "$tokenizer" --wordnet "$wordnet")
cd "$here"

learn() { # folder, variant, more options
  local out=$work/$1 variant=$2
  shift 2
  [ -f "$out/final.pt" ] || "$python" train.py "${common[@]}" --work "$out" --base "$base" --variant "$variant" --threads "$threads" "$@"
}

finish() { # folder, variant
  local out=$work/$1
  [ -f "$out/reader.onnx" ] || "$python" export.py --weights "$out/final.pt" --out "$out/reader.onnx"
  [ -f "$out/figures.json" ] || {
    "$python" evaluate.py "${common[@]}" --weights "$out/final.pt" --model "$out/reader.onnx" --variant "$2" \
      --labels "$out/labels.json" --figures "$out/figures.json.new" ${silver:+--silver "$silver"}
    mv "$out/figures.json.new" "$out/figures.json"
  }
}

silver=
learn first full --steps "${STEPS:-1500}" --seed 11 --encoder-rate 2.5e-4
learn second full --steps "${MORE:-650}" --start "$work/first/final.pt" --seed 12 --encoder-rate 1.6e-4 --head-rate 6e-4 --decay 0.94
mkdir -p "$work/full"
cat "$work/first/log.jsonl" "$work/second/log.jsonl" > "$work/full/log.jsonl"
[ -f "$work/full/final.pt" ] || "$python" average.py --out "$work/full/final.pt" "$work/first/final.pt" "$work/second/final.pt"
finish full full
if [ "$variant" = open ]; then
  silver=$work/silver.jsonl
  [ -f "$silver" ] || "$python" silver.py --data "$data" --tokenizer "$tokenizer" --model "$work/full/reader.onnx" --labels "$work/full/labels.json" --out "$silver"
  learn open open --steps "${OPEN_STEPS:-450}" --silver "$silver"
  finish open open
fi

if [ "${INSTALL:-}" ]; then
  resources=$here/../src/main/resources/org/rapporteur/model
  "$python" install.py --model "$work/$variant/reader.onnx" --labels "$work/$variant/labels.json" --out "$resources"
  "$python" vocabulary.py --tokenizer "$tokenizer" --out "$resources/tokenizer.json"
  "$python" reference.py --model "$resources/reader.onnx" --labels "$resources/reader.json" --tokenizer "$resources/tokenizer.json" --out "$here/../reference.json"
  "$python" card.py --work "$work" --shipped "$variant" --out "$here/.."
fi
