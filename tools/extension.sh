#!/usr/bin/env bash
# The extension from its sources: core to WebAssembly, then folders and packages for both browsers.
# Needs target/release/gate-words, the program that prints the lexicon's words for the gate.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

tools/core.sh
say "build: extension"
node tools/extension.mjs
