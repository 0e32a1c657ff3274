#!/bin/sh
# build.sh FOLDER: makes FOLDER/desk.js of src/, if it is older than its sources.
# Without npm, or without its packages, it says so in one line and makes nothing: the pages work without script.
cd "$(dirname "$0")" || exit 1
out=${1:?the folder for desk.js}
built=$out/desk.js
[ -f "$built" ] && [ -z "$(find src package-lock.json vite.config.ts tsconfig.json -newer "$built")" ] && exit 0
without() {
  echo "desk/web: $1; the desk's pages are built without script" >&2
  exit 0
}
command -v npm >/dev/null 2>&1 || without "no npm"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if [ ! -d node_modules ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci >"$log" 2>&1 || without "npm ci failed ($(grep -m 1 -E 'ERR|error' "$log"))"
fi
npm run --silent build >"$log" 2>&1 || {
  cat "$log" >&2
  without "npm run build failed"
}
mkdir -p "$out" && cp dist/desk.js "$built"
