#!/usr/bin/env bash
# The one command runner: people and CI call the same verbs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
source tools/common.sh

main() {
  local verb=${1:-help}
  shift || true
  case $verb in
    setup | build | demo | shots | www | test | check | eval | bench | size | help) "verb_$verb" "$@" ;;
    *) die "there is no '$verb'. ./build.sh help lists what there is." ;;
  esac
}

verb_help() {
  cat <<'TEXT'
./build.sh VERB

  demo     builds everything, opens Chromium with the extension on our sample policies
  shots    takes the pictures of docs/pictures/ from the real extension; 'shots NAME…' takes some
  www      builds the playground and serves it on localhost
  build    the extension for both browsers (target/dist/), the command line (target/release/clauselight)
  test     every test; 'test NAME…' runs some: native wasm node pages chromium firefox lint size reproducible
  check    formatting, lints, types, documentation
  eval     scores against the labelled policies in ../shared, where they are
  train    makes the learned weights anew, where the labelled policies are
  bench    speed, in the browser and native
  size     what the parts weigh, against their budgets
  setup    installs what is missing (the other verbs do so by themselves)
TEXT
}

verb_setup() { tools/setup.sh; }

verb_build() {
  verb_setup
  say "build: command line"
  quietly build-native cargo build --release --bins
  tools/core.sh playground
  tools/extension.sh
}

verb_demo() {
  verb_build
  node tools/demo.mjs "$@"
}

verb_shots() {
  verb_build
  node tools/shots.mjs "$@"
}

verb_www() {
  verb_build
  node tools/www.mjs "$@"
}

verb_test() {
  verb_build
  tools/test.sh "$@"
}

verb_check() {
  verb_setup
  tools/check.sh
}

verb_eval() {
  verb_setup
  quietly build-native cargo build --release --bins
  tools/eval.sh
}

verb_train() {
  verb_setup
  quietly build-native cargo build --release --bins
  tools/train.sh "$@"
}

verb_bench() {
  verb_build
  tools/bench.sh
}

verb_size() {
  verb_build
  node tools/size.mjs
}

main "$@"
