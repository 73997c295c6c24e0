#!/usr/bin/env bash
# Formatting, lints, types, documentation. All parts run; the end names those that failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

FAILED=()

part() {
  local name=$1
  shift
  say "check: $name"
  quietly "check-$name" "$@" || FAILED+=("$name")
}

part format cargo fmt --all --check
part eslint npx --no-install eslint .
part types npx --no-install tsc -p .
part clippy cargo clippy --all-targets -- -D warnings
part clippy-wasm cargo clippy --lib --target wasm32-unknown-unknown -- -D warnings
RUSTDOCFLAGS="-D warnings" part documentation cargo doc --no-deps --lib

((${#FAILED[@]} == 0)) || die "check failed: ${FAILED[*]}"
say "check: all passed"
