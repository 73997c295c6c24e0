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
part clippy cargo clippy --all-targets -- -D warnings
part clippy-wasm cargo clippy --lib --features objects --target wasm32-unknown-unknown -- -D warnings
RUSTDOCFLAGS="-D warnings" part documentation cargo doc --no-deps --lib

# The types of the core come from the core: it is built for them, and the tests use it afterwards.
part build ./build.sh build
part types npx --no-install tsc -p .

((${#FAILED[@]} == 0)) || die "check failed: ${FAILED[*]}"
say "check: all passed"
