#!/usr/bin/env bash
# Makes the learned weights from the labelled policies, which are not part of this checkout; the figures it prints are of policies
# that the weights have not seen. With `--figures` it prints them and writes nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source tools/common.sh

CORPUS=../shared/corpus
LABELS=model/labels
[[ -d $CORPUS/policies ]] || { say "train: skipped: the labelled policies ($CORPUS) are not here"; exit 0; }
mkdir -p target/tmp
more=()
for source in unlabelled-en:open-terms-archive capp130:capp130; do
  texts=target/tmp/${source#*:}.jsonl
  gunzip --stdout "$CORPUS/extra/${source%:*}.jsonl.gz" > "$texts"
  more+=(--more "$LABELS/${source#*:}.jsonl" "$texts")
done

# The texts of these are nobody's to pass on: whoever has them says where they are (model/CARD.md).
public=${1:-}
[[ $public == --figures ]] && public=""
if [[ -n $public ]]; then
  [[ -f $public ]] || die "there is no $public: the texts of $LABELS/public-policies.jsonl, JSON lines with source and markdown"
  more+=(--more "$LABELS/public-policies.jsonl" "$public" --write)
else
  say "train: without the texts of $LABELS/public-policies.jsonl: figures only, no weights are written (./build.sh train FILE)"
fi
target/release/train "$CORPUS/policies" "${more[@]}"
