#!/usr/bin/env bash
# Scores against hand-labelled policies, which are not part of this checkout.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

SCORES=../shared/eval
[[ -x $SCORES/score.py ]] || { say "eval: skipped: the labelled policies ($SCORES) are not here"; exit 0; }
has python3 || die "python3 is missing. Install it with your package manager."
say "eval: answers and facts (the clauses' figures here are of policies that the weights have seen)"
python3 "$SCORES/score.py" --cli target/release/clauselight
say "eval: which pages are policies, and where a site keeps its own"
python3 "$SCORES/pages.py" --cli target/release/clauselight
say "eval: clauses, cross-validated by policy; some minutes"
tools/train.sh --figures
