#!/usr/bin/env bash
# Every test, or those named. All parts run whatever happens to one; the end names those that failed.
# What a runner says goes to target/logs/; its closing lines are shown here, all of it where it failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

PARTS="size lint native node wasm pages chromium firefox reproducible"
FAILED=()

part_size() { node tools/size.mjs; }
part_lint() { npx --no-install web-ext lint --source-dir target/extension-firefox --warnings-as-errors; }
part_native() { cargo test; }
part_node() { node_tests tests/*.test.mjs; }
# Without features: tests build all programs, and those are native.
part_wasm() { RUST_BACKTRACE=0 CHROMEDRIVER=$(command -v chromedriver) cargo test --no-default-features --features objects --test browser --target wasm32-unknown-unknown; }
part_pages() { node_tests tests/e2e/pages.test.mjs; }
part_chromium() { BROWSER=chromium node_tests $(extension_tests); }
part_firefox() { BROWSER=firefox node_tests $(extension_tests); }

# Every file of end-to-end tests but the one that needs no extension.
extension_tests() { ls tests/e2e/*.test.mjs | grep -v /pages.test.mjs; }
part_reproducible() { tools/reproducible.sh; }

# One file after the other: each starts a browser, and two fill the machine.
node_tests() {
  [[ -e $1 ]] || die "there is no $1"
  node --test --test-concurrency=1 --test-reporter=spec "$@"
}

# The lines a runner closes with, and whatever was skipped.
CLOSING='^test result:|^ℹ (tests|pass|fail|cancelled|skipped|todo) |passed, [0-9]+ failed|[Ss]kipped:|# SKIP|﹣|^(errors|notices|warnings) +[0-9]'

run_part() {
  local name=$1 log=$LOGS/test-$1.log started=$SECONDS
  say "test: $name"
  if (part_"$name") >"$log" 2>&1 </dev/null; then
    grep -E "$CLOSING" "$log"
  else
    cat "$log"
    FAILED+=("$name")
  fi
  say "test: $name took $((SECONDS - started)) s"
}

mkdir -p "$LOGS"
for name in ${*:-$PARTS}; do
  [[ " $PARTS " == *" $name "* ]] || die "there is no test part '$name'; there are: $PARTS"
  run_part "$name"
done

((${#FAILED[@]} == 0)) || die "test failed: ${FAILED[*]}"
say "test: all parts passed (${*:-$PARTS})"
