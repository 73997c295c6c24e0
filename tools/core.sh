#!/usr/bin/env bash
# The core as WebAssembly, in target/core/; with `playground` the one that also explains, in target/core-playground/.
# Needs target/release/words, the program that writes the words of each language.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

name=core${1:+-$1}
features=${1:+--features objects}
say "build: $name"
# shellcheck disable=SC2086 # none or two words
quietly "build-$name" cargo build --profile wasm --target wasm32-unknown-unknown --lib $features
node tools/core.mjs "$@"
