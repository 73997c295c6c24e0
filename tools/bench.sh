#!/usr/bin/env bash
# Speed: the core and the reader natively, the command line on many documents, and everything in the browser.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

say "bench: native"
# Without features: cargo would build the programs for it too, with another way to panic.
cargo bench --quiet --no-default-features --bench core
node benches/batch.mjs
say "bench: in the browser"
node benches/browser.mjs
