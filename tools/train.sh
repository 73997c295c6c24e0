#!/usr/bin/env bash
# Makes model/weights.bin from the labelled policies, which are not part of this checkout; the figures it prints are of policies
# that the weights have not seen.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

CORPUS=../shared/corpus
[[ -d $CORPUS/policies ]] || { say "train: skipped: the labelled policies ($CORPUS) are not here"; exit 0; }
mkdir -p target/tmp
gunzip --stdout "$CORPUS/extra/unlabelled-en.jsonl.gz" > target/tmp/open-terms-archive.jsonl
target/release/train "$CORPUS/policies" --more model/labels/open-terms-archive.jsonl target/tmp/open-terms-archive.jsonl --write
