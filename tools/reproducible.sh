#!/usr/bin/env bash
# Builds the extension a second time, elsewhere, from nothing, in another time zone, and wants the same bytes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

copy_sources() {
  local path
  git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' path; do
    [[ -e $path ]] && printf '%s\0' "$path"
  done | xargs -0 cp --parents -t "$copy"
  ln -s "$PWD/node_modules" "$copy/node_modules"
  mkdir -p "$copy/target/release"
  cp target/release/gate-words target/release/words "$copy/target/release/"
}

compare() {
  local file failed=0 passed=0
  for file in target/dist/*.zip; do
    if cmp "$file" "$copy/$file"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
  done
  sha256sum target/dist/*.zip
  say "reproducible: $passed passed, $failed failed"
  ((failed == 0 && passed == 2))
}

copy_sources
(umask 077 && TZ=Pacific/Auckland "$copy/tools/extension.sh")
compare
