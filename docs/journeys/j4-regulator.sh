#!/usr/bin/env bash
# J4, the regulator: from a receipt to what allowed it; the pack verified without any network; every flipped byte found; no writing.
# Needs the receipt that j3-caller.sh kept. Usage: docs/journeys/j4-regulator.sh [DIR of a running demo]
journey=J4
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
keep=${KEEP:-$demo/journeys}
flips=${FLIPS:-10}
pack="$work/pack"

step "what stands on the ledger, from the authority's own gateway"
as regulator auditor audit timeline --format jsonl >"$work/timeline"
for kind in Consortium DataUseAuthorization TrainingRun ModelVersion Activation Anchor; do
  grep -q "$kind" "$work/timeline" || die "no $kind in the timeline"
done

step "J3's receipt leads to its model"
model=$(as regulator auditor model list --format jsonl | head -n 1)
grep -q '"stage"' <<<"$model" || die "no model"

step "the bank's own gateway says that the receipt verifies; the authority does not take its word"
as harbour operator receipt verify "$keep/receipt.json" >/dev/null || die "the receipt does not verify"

step "the pack"
as regulator auditor audit export --out "$pack" >/dev/null

step "without any gateway: ledger and receipt verify from the pack alone"
"$riskmesh" audit verify "$pack" >/dev/null || die "the pack does not verify"
"$riskmesh" receipt verify "$keep/receipt.json" --blocks "$pack" >"$work/steps" || die "the receipt does not verify: $(cat "$work/steps")"
cat "$work/steps"

step "$flips random one-byte flips, each found (seed ${SEED:-1})"
RANDOM=${SEED:-1}
mapfile -t files < <(find "$pack/blocks" -type f | sort)
[ "${#files[@]}" -gt 0 ] || die "no blocks in the pack"
for ((i = 0; i < flips; i++)); do
  file=${files[$(((RANDOM * 32768 + RANDOM) % ${#files[@]}))]}
  size=$(stat -c %s "$file")
  at=$(((RANDOM * 32768 + RANDOM) % size))
  cp "$file" "$work/kept"
  byte=$(dd if="$file" bs=1 skip="$at" count=1 2>/dev/null | od -An -tu1 | tr -d ' ')
  # shellcheck disable=SC2059
  printf "$(printf '\\x%02x' $((byte ^ 1)))" | dd of="$file" bs=1 seek="$at" conv=notrunc 2>/dev/null
  status=0
  "$riskmesh" audit verify "$pack" >"$work/out" 2>&1 || status=$?
  [ "$status" = 3 ] || die "byte $at of $(basename "$file") was flipped, and audit verify ended with $status"
  cp "$work/kept" "$file"
done

step "every write is refused"
echo '{}' >"$work/empty.json"
refused 3 forbidden regulator auditor auth revoke HarbourMSP.g1
refused 3 forbidden regulator auditor model activate fraud@1
refused 3 forbidden regulator auditor run cancel run_01ARZ3NDEKTSV4RRFFQ69G5FAV
refused 3 forbidden regulator auditor score one "$work/empty.json"
echo "J4 done"
