#!/usr/bin/env bash
# J4, the regulator: from a receipt to what allowed it; a pack verified by the verifier alone, without any network; every flipped byte
# found; what a bank discloses opens the receipt; no writing. Needs the receipt that j3-caller.sh kept.
# Usage: docs/journeys/j4-regulator.sh [DIR of a running demo]
journey=J4
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
keep=${KEEP:-$demo/journeys}
flips=${FLIPS:-10}
pack="$work/pack"

verify() { # folder: by the command line, which calls no gateway for it
  "$riskmesh" audit verify "$1" >"$work/out" 2>&1
}

step "what stands on the ledger, from the authority's own gateway"
as regulator auditor audit timeline --format jsonl >"$work/timeline"
for kind in Consortium DataUseAuthorization TrainingRun ModelVersion Activation Anchor; do
  grep -q "$kind" "$work/timeline" || die "no $kind in the timeline"
done
printf '    %s entries\n' "$(grep -c . "$work/timeline")"

step "what J3's receipt says of itself leads to authorisation, model and approvals"
receipt=$(grep -o '"receiptId":"[^"]*"' "$keep/receipt.json" | cut -d'"' -f4)
for name in grant modelVersion; do
  value=$(grep -o "\"$name\":\"[^\"]*\"" "$keep/receipt.json" | head -n 1 | cut -d'"' -f4)
  [ -n "$value" ] || die "no $name in the receipt"
  grep -q -- "${value%%@*}" "$work/timeline" || die "no $value in the timeline"
  printf '    %s %s\n' "$name" "$value"
done

step "the pack about this receipt, which came without what opens it"
sed 's/"opening":{[^}]*}/"opening":null/' "$keep/receipt.json" >"$work/closed.json"
as regulator auditor audit export --out "$pack" --receipt "$work/closed.json" >/dev/null 2>"$work/err" || die "no pack: $(cat "$work/err")"
sed 's/^/    /' "$work/err"

step "without any gateway: blocks, signatures, facts and the receipt verify from the pack alone"
verify "$pack" || die "the pack does not verify: $(cat "$work/out")"
grep -q "^receipts/$receipt.json: partly_verified" "$work/out" || die "nothing said of the receipt: $(cat "$work/out")"
grep -q '8 opening: NOT_CHECKED(there is no opening)' "$work/out" || die "opened without a disclosure: $(cat "$work/out")"
sed -n '/^pack: /,$p' "$work/out" | sed 's/^/    /'

jars=${VERIFIER_CLASS_PATH:-}
verifier=$here/../../chaincode/verifier/target
if [ -z "$jars" ] && [ -f "$verifier/runtime-classpath.txt" ]; then
  jars=$(find "$verifier" -maxdepth 1 -name 'riskmesh-*.jar' ! -name '*-sources.jar' -print -quit):$(cat "$verifier/runtime-classpath.txt")
fi
step "the same by the verifier's jars alone, without anything of a bank"
if [ -z "$jars" ]; then
  echo "    SKIPPED: the verifier's jars are not built here"
else
  "$java" -cp "$jars" io.riskmesh.verifier.process.VerifierMain "$pack" >"$work/alone" 2>"$work/err" || die "the verifier alone: $(cat "$work/alone")"
  cmp "$work/alone" "$work/out" || die "the verifier alone says something else"
  tail -n 1 "$work/alone"
fi

step "Harbour discloses what opens the receipt: now the score is the committed one"
as regulator auditor audit export --out "$work/opened" --receipt "$keep/receipt.json" >/dev/null 2>&1
verify "$work/opened" || die "the disclosed pack does not verify: $(cat "$work/out")"
grep -q "^receipts/$receipt.json: verified" "$work/out" || die "not verified in full: $(cat "$work/out")"
grep '8 opening' "$work/out"

step "$flips random one-byte flips in any file of the pack, each found and located (seed ${SEED:-1})"
RANDOM=${SEED:-1}
mapfile -t files < <(find "$pack" -type f | sort)
for ((i = 0; i < flips; i++)); do
  file=${files[$(((RANDOM * 32768 + RANDOM) % ${#files[@]}))]}
  size=$(stat -c %s "$file")
  at=$(((RANDOM * 32768 + RANDOM) % size))
  cp "$file" "$work/kept"
  byte=$(dd if="$file" bs=1 skip="$at" count=1 2>/dev/null | od -An -tu1 | tr -d ' ')
  # shellcheck disable=SC2059
  printf "$(printf '\\x%02x' $((byte ^ 1)))" | dd of="$file" bs=1 seek="$at" conv=notrunc 2>/dev/null
  status=0
  verify "$pack" || status=$?
  [ "$status" = 3 ] || die "byte $at of $(basename "$file") was flipped, and audit verify ended with $status"
  grep -E "FAILED (${file#"$pack"/}|pack\.sha256) \(" "$work/out" | head -n 1 || die "the file is not named: $(cat "$work/out")"
  cp "$work/kept" "$file"
done

step "every write is refused"
echo '{}' >"$work/empty.json"
refused 3 forbidden regulator auditor auth revoke HarbourMSP.g1
refused 3 forbidden regulator auditor model activate fraud@1
refused 3 forbidden regulator auditor run cancel run_01ARZ3NDEKTSV4RRFFQ69G5FAV
refused 3 forbidden regulator auditor score one "$work/empty.json"
done_now
