# Shared by build.sh and the scripts beside this file: where things are, how we speak.
# shellcheck shell=bash

CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/clauselight
TOOLS=$CACHE/tools
LOGS=target/logs
export PATH="$TOOLS/bin:$PATH"

# The core must come out the same wherever the checkout and the crates stand: panic messages carry file paths.
# One value for every wasm32 build, so that checking, testing and building share their artefacts.
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo --remap-path-prefix=$PWD=/clauselight"
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner

say() { printf '%s\n' "$*"; }

die() {
  printf 'error: %s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# quietly NAME COMMAND…: runs the command with its output in a log, which is shown only if it fails.
quietly() {
  local name=$1 log=$LOGS/$1.log
  shift
  mkdir -p "$LOGS"
  "$@" >"$log" 2>&1 </dev/null && return
  local code=$?
  cat "$log" >&2
  printf 'error: %s failed (exit %s): %s\n' "$name" "$code" "$*" >&2
  return "$code"
}
