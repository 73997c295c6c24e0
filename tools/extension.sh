#!/usr/bin/env bash
# The extension from its sources: core to WebAssembly, then folders and packages for both browsers.
# Needs target/release/gate-words, the program that prints the lexicon's words for the gate.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

core() { cargo build --profile wasm --target wasm32-unknown-unknown --lib "$@"; }

say "build: core"
quietly build-core-playground core --features objects
node tools/core.mjs playground
quietly build-core core
node tools/core.mjs
say "build: extension"
node tools/extension.mjs
