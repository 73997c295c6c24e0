#!/usr/bin/env bash
# Installs what is missing and nothing else; says what it does, or what a person must do.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

# program (or font file pattern) → Debian package that brings it
PROGRAMS="cc:build-essential chromium:chromium chromedriver:chromium-driver firefox-esr:firefox-esr fc-list:fontconfig"
FONTS="NotoSansCJK:fonts-noto-cjk NotoSans-Regular:fonts-noto-core"

main() {
  need_rust
  need_node
  system_packages
  wasm_target
  cargo_tool wasm-bindgen wasm-bindgen-cli "$(locked_version wasm-bindgen)"
  cargo_tool geckodriver geckodriver ""
  npm_packages
}

need_rust() {
  has cargo || die "cargo is missing. Install Rust (https://rustup.rs), then run this again."
  has rustfmt && has cargo-clippy && return
  has rustup || die "rustfmt or clippy is missing. Install both with your Rust toolchain."
  say "setup: rustfmt and clippy"
  quietly setup-rust rustup component add rustfmt clippy
}

need_node() {
  has npm || die "npm is missing. Install Node.js 20 or newer with npm, then run this again."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  ((major >= 20)) || die "Node.js $(node -v) is too old. Install version 20 or newer."
}

system_packages() {
  local missing
  missing=$(missing_packages)
  [[ -z $missing ]] && return
  has apt-get || die "missing on this system: $missing (Debian's names). Install them with your package manager, then run this again."
  say "setup: installing$missing"
  # shellcheck disable=SC2086 # a list of package names
  as_root apt-get install -y --no-install-recommends $missing
}

missing_packages() {
  local pair list=""
  for pair in $PROGRAMS; do
    has "${pair%%:*}" || list+=" ${pair#*:}"
  done
  for pair in $FONTS; do
    has fc-list && fc-list | grep "${pair%%:*}" >/dev/null || list+=" ${pair#*:}"
  done
  printf '%s' "$list"
}

# as_root apt-get …: directly, by sudo, or by telling a person what to type.
as_root() {
  local run=()
  if ((EUID != 0)); then
    may_sudo || die "this needs an administrator. Run:  sudo apt-get update && sudo $*   then run this again."
    run=(sudo)
  fi
  quietly setup-apt-update "${run[@]}" apt-get update
  quietly setup-apt "${run[@]}" env DEBIAN_FRONTEND=noninteractive "$@"
}

may_sudo() {
  has sudo || return 1
  sudo -n true 2>/dev/null && return
  [[ -t 0 && -t 1 && -z ${CI:-} ]] && sudo -v
}

wasm_target() {
  [[ -d $(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown ]] && return
  has rustup || die "the Rust target wasm32-unknown-unknown is missing. Install it with your Rust toolchain (Debian: libstd-rust-dev-wasm32)."
  say "setup: the Rust target wasm32-unknown-unknown"
  quietly setup-target rustup target add wasm32-unknown-unknown
}

# cargo_tool PROGRAM CRATE VERSION: into the cache that all checkouts share. Debug builds: they take half the time
# to build, and what the tools do takes a second either way. Not --locked: their lock files name yanked versions.
cargo_tool() {
  local program=$1 crate=$2 version=$3
  [[ -x $TOOLS/bin/$program ]] && [[ -z $version || $("$TOOLS/bin/$program" --version) == *" $version" ]] && return
  say "setup: $crate $version (built once, a few minutes; kept in $TOOLS)"
  CARGO_TARGET_DIR=$CACHE/build quietly "setup-$crate" \
    cargo install "$crate" ${version:+--version "$version"} --debug --force --root "$TOOLS"
  rm -rf "$CACHE/build"
}

# locked_version CRATE: the version in Cargo.lock; border code and border tool must be of the same.
locked_version() {
  awk -v name="\"$1\"" '$1 == "name" { hit = $3 == name } hit && $1 == "version" { gsub("\"", "", $3); print $3; exit }' Cargo.lock
}

npm_packages() {
  local stamp=node_modules/.clauselight-lock want
  want="$(sha256sum <package-lock.json) $(node -v)"
  [[ -f $stamp && $(<"$stamp") == "$want" ]] && return
  say "setup: npm packages"
  quietly setup-npm npm ci --no-progress --no-audit --no-fund
  printf '%s' "$want" >"$stamp"
}

main
