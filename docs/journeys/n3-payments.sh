#!/usr/bin/env bash
# N3, a payment team's first hour with curl alone: sandbox, mistakes and what they are told, a score, a retry, twenty more, the receipt.
# Needs a demo in which a model is in use (docs/journeys/activate.sh makes one). Usage: docs/journeys/n3-payments.sh [DIR of a running demo]
# shellcheck disable=SC2034,SC2154
journey=N3
# shellcheck source=docs/journeys/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

call() { # path, options of curl: body in $work/body, headers in $work/head; prints the status
  local path=$1
  shift
  curl -sS --tlsv1.3 --cacert "$demo/nodes/harbour/keys/authority.pem" --cert "$demo/people/harbour/caller.pem" --key "$demo/people/harbour/caller.key" \
    -D "$work/head" -o "$work/body" -w '%{http_code}' "https://127.0.0.1:$(($(people_port 0) + 1))$path" "$@"
}

post() { # path, file, key
  call "$1" -H 'Content-Type: application/json' -H "Idempotency-Key: $3" --data-binary "@$2"
}

payment() { # number
  cat <<JSON
{"purpose": "fraud-detection", "deadlineMs": 2000, "payment": {"paymentId": "n3-$$-$1", "initiatedAt": "2026-03-02T09:15:27.401Z",
 "scheme": "credit-transfer", "amount": {"currency": "EUR", "minorUnits": $((1000 + $1))},
 "payer": {"institution": "HarbourMSP", "account": "GB00NEWCOMER"}, "payee": {"institution": "MeadowMSP", "account": "FR00NEWCOMER"}}}
JSON
}

step "the contract, without reading a page"
is "status" 200 "$(call /api/v1/openapi.json)"
grep -q createScore "$work/body" || die "no createScore"

step "the sandbox: a score that proves nothing, and says so"
payment 0 >"$work/payment.json"
is "status" 200 "$(post /api/v1/sandbox/scores "$work/payment.json" sandbox)"
grep -q '"sbx_' "$work/body" || die "not a sandbox receipt: $(cat "$work/body")"

step "a field that does not exist: 400, and why; the wrong name is not repeated"
sed 's/"deadlineMs"/"deadline"/' "$work/payment.json" >"$work/wrong.json"
is "status" 400 "$(post /api/v1/scores "$work/wrong.json" "n3-wrong-$$")"
grep -q unknown_field "$work/body" || die "no reason: $(cat "$work/body")"

step "another bank's customer as payer: 400"
sed 's/HarbourMSP/MeadowMSP/' "$work/payment.json" >"$work/other.json"
is "status" 400 "$(post /api/v1/scores "$work/other.json" "n3-other-$$")"

step "a score"
scored() { [ "$(post /api/v1/scores "$work/payment.json" "n3-$$")" = 200 ]; }
eventually 60 "a score" scored
grep -q '"outcome":"scored"' "$work/body" || die "no score: $(cat "$work/body")"
receipt=$(grep -o 'rcp_[0-9A-Z]*' "$work/body" | head -n 1)

step "the answer got lost: the same again gives the same receipt, and says that it does"
is "status" 200 "$(post /api/v1/scores "$work/payment.json" "n3-$$")"
is "receipt" "$receipt" "$(grep -o 'rcp_[0-9A-Z]*' "$work/body" | head -n 1)"
grep -qi '^idempotency-replayed: *true' "$work/head" || die "no Idempotency-Replayed"

step "another payment under the used key: 422"
payment 1 >"$work/second.json"
is "status" 422 "$(post /api/v1/scores "$work/second.json" "n3-$$")"

step "twenty payments, twenty receipts"
for ((i = 2; i < 22; i++)); do
  payment "$i" >"$work/more.json"
  more() { [ "$(post /api/v1/scores "$work/more.json" "n3-$$-$i")" = 200 ]; }
  eventually 60 "score $i" more
  grep -o 'rcp_[0-9A-Z]*' "$work/body" | head -n 1 >>"$work/receipts"
done
is "receipts" 20 "$(sort -u "$work/receipts" | grep -c .)"

step "the receipt, once it is published"
published() { [ "$(call "/api/v1/receipts/$receipt")" = 200 ] && grep -q '"state":"published"' "$work/body"; }
eventually 120 "the anchor" published

step "without a certificate nobody gets in"
! curl -sS --tlsv1.3 --cacert "$demo/nodes/harbour/keys/authority.pem" "https://127.0.0.1:$(($(people_port 0) + 1))/api/v1/me" >"$work/out" 2>&1 \
  || die "answered: $(cat "$work/out")"
done_now
