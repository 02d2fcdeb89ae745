#!/usr/bin/env bash
# J3, the caller: a score of both sides and its receipt; the same key again; another body; the same payment as pacs.008; without the
# payee's bank another score; no scorer; no authorisation.
# Needs a demo in which a joint model and a payers' one are in use (docs/journeys/activate.sh makes one). Usage: docs/journeys/j3-caller.sh [DIR of a running demo]
journey=J3
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
keep=${KEEP:-$demo/journeys}
mkdir -p "$keep"

gzip -dc "$demo/simulated/stream/requests.csv.gz" >"$work/requests.csv"

row() { # number: a payment of one of Harbour's customers to one of Meadow's, from the simulator's stream
  IFS=, read -r id at _ _ payer payee cents _ < <(awk -F, -v number="$1" '$3 == "bank-1" && $4 == "bank-2" && ++n == number' "$work/requests.csv")
  at=$(date -u -d "@$at" +%Y-%m-%dT%H:%M:%SZ)
}

payment() { # number: as a JSON request
  row "$1"
  cat <<JSON
{"purpose": "fraud-detection", "deadlineMs": 2000, "explain": 3, "payment": {"paymentId": "$id", "initiatedAt": "$at", "scheme": "credit-transfer",
 "amount": {"currency": "EUR", "minorUnits": $cents}, "payer": {"institution": "HarbourMSP", "account": "$payer"},
 "payee": {"institution": "MeadowMSP", "account": "$payee"}}}
JSON
}

message() { # number: the same payment as a pacs.008 message
  row "$1"
  cat <<XML
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pacs.008.001.10"><FIToFICstmrCdtTrf><GrpHdr><MsgId>m-$1</MsgId><CreDtTm>$at</CreDtTm>
<NbOfTxs>1</NbOfTxs></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>e-$1</EndToEndId><TxId>$id</TxId></PmtId>
<IntrBkSttlmAmt Ccy="EUR">$((cents / 100)).$(printf %02d $((cents % 100)))</IntrBkSttlmAmt>
<DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>HarbourMSP</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt>
<DbtrAcct><Id><Othr><Id>$payer</Id></Othr></Id></DbtrAcct>
<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>MeadowMSP</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt>
<CdtrAcct><Id><Othr><Id>$payee</Id></Othr></Id></CdtrAcct></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>
XML
}

curl_as_caller() { # path, options of curl: what the integration guide shows, without any program of ours
  local path=$1
  shift
  curl -sS --fail-with-body --tlsv1.3 --cacert "$demo/nodes/harbour/keys/authority.pem" --cert "$demo/people/harbour/caller.pem" \
    --key "$demo/people/harbour/caller.key" "https://127.0.0.1:$(($(people_port 0) + 1))$path" "$@"
}

step "from the contract to the first score: three commands of curl"
payment 9 >"$work/payment.json" # the payee's bank is asked about one payment three times at most
curl_as_caller /api/v1/openapi.json >"$work/openapi.json"
grep -q '"createScore"' "$work/openapi.json" || die "no operation createScore in the contract"
curl_as_caller /api/v1/sandbox/scores -H 'Content-Type: application/json' --data-binary "@$work/payment.json" >"$work/sandbox.json"
grep -q '"sbx_' "$work/sandbox.json" || die "no sandbox receipt: $(cat "$work/sandbox.json")"
try=0
by_curl() { # another key each time: a refusal stands under its key
  try=$((try + 1))
  curl_as_caller /api/v1/scores -H 'Content-Type: application/json' -H "Idempotency-Key: curl-$$-$try" --data-binary "@$work/payment.json"
}
eventually 60 "a score" by_curl
grep -q '"outcome":"scored"' "$work/out" || die "no score: $(cat "$work/out")"

step "both banks give their half, once each has a session with the scorer"
tried=20
both() { # another payment each time: the payee's bank answers about one three times at most
  tried=$((tried + 1))
  payment "$tried" >"$work/both.json"
  as harbour caller score one "$work/both.json" --format csv >"$work/both" && [ "$(value sides <"$work/both")" = both ]
}
eventually 60 "a score of both sides" both
printf '    %s ppm by %s\n' "$(value scorePpm <"$work/both")" "$(value modelVersion <"$work/both")"

payment 1 >"$work/payment.json"
step "the programs of the integration guide: shell, Java, Python, all for the same payment and key: one receipt"
export GATEWAY=https://127.0.0.1:$(($(people_port 0) + 1)) CA=$demo/nodes/harbour/keys/authority.pem CERT=$demo/people/harbour/caller.pem \
  KEY=$demo/people/harbour/caller.key
examples=$(cd "$here/../examples/caller" && pwd)
absolute() { case $1 in /*) echo "$1" ;; *) echo "$PWD/$1" ;; esac; }
CA=$(absolute "$CA") CERT=$(absolute "$CERT") KEY=$(absolute "$KEY")
(cd "$work" && bash "$examples/score.sh" "$work/payment.json" "guide-$$") >"$work/by-shell" || die "score.sh: $(cat "$work/by-shell")"
one=$(grep -o 'rcp_[0-9A-Z]*' "$work/by-shell")
"$java" "$examples/ScorePayment.java" "$work/payment.json" "guide-$$" >"$work/by-java" || die "ScorePayment.java: $(cat "$work/by-java")"
is "receipt of ScorePayment.java" "$one" "$(grep -o 'rcp_[0-9A-Z]*' "$work/by-java")"
if command -v python3 >/dev/null; then
  is "receipt of score_payment.py" "$one" "$(python3 "$examples/score_payment.py" "$work/payment.json" "guide-$$" | grep -o 'rcp_[0-9A-Z]*')"
else
  echo "    SKIPPED: score_payment.py, no python3 here"
fi
printf '    %s\n' "$one"

step "the same by the command line"
as harbour caller score one "$work/payment.json" --key "j3-$$" --format csv >"$work/score"
receipt=$(value receipt.receiptId <"$work/score")
printf '    %s ppm, %s, receipt %s\n' "$(value scorePpm <"$work/score")" "$(value decisionBand <"$work/score")" "$receipt"

step "the same key and body: the same receipt"
is "receipt" "$receipt" "$(field receipt.receiptId harbour caller score one "$work/payment.json" --key "j3-$$")"

step "the same key, another body: refused"
sed 's/"explain": 3/"explain": 2/' "$work/payment.json" >"$work/other.json"
refused 3 idempotency_key_reused harbour caller score one "$work/other.json" --key "j3-$$"

step "the same payment as a pacs.008 message: the same score"
message 1 >"$work/message.xml"
is "score" "$(value scorePpm <"$work/score")" "$(field scorePpm harbour caller score iso "$work/message.xml" --key "j3-iso-$$")"

step "the receipt, once it is anchored"
published() { [ "$(field state harbour caller receipt show "$receipt")" = published ]; }
eventually 60 "the anchor" published
as harbour caller receipt show "$receipt" --format json --output "$keep/receipt.json"
as harbour caller receipt verify "$keep/receipt.json" >/dev/null || die "the receipt does not verify"

step "nobody else's caller reads it"
refused 3 not_found meadow caller receipt show "$receipt"

step "no account and no payment in any gateway's log"
row 1
for account in "$payer" "$payee" "$id"; do
  ! grep -rq -- "$account" "$demo"/nodes/*/gateway.log || die "an account stands in a log"
done

step "the payee's bank does not answer any more: the one-sided model's score, in time, and another one"
stopped=$(pid_of meadow)
for payment in 4 5 6 7; do
  payment "$payment" >"$work/late.json"
  as harbour caller score one "$work/late.json" --format csv >"$work/joint" || die "no score"
  kill -STOP "$stopped"
  trap 'kill -CONT "$stopped"; rm -rf "$work"' EXIT
  as harbour caller score one "$work/late.json" --format csv >"$work/late" || die "no score without the payee"
  kill -CONT "$stopped"
  trap 'rm -rf "$work"' EXIT
  is "sides" "both, payer-only" "$(value sides <"$work/joint"), $(value sides <"$work/late")"
  printf '    payment %s: %s ppm by %s of both sides; %s ppm by %s of the payer'"'"'s alone, in %s ms\n' "$payment" "$(value scorePpm <"$work/joint")" \
    "$(value modelVersion <"$work/joint")" "$(value scorePpm <"$work/late")" "$(value modelVersion <"$work/late")" "$(value latencyMs <"$work/late")"
  [ "$(value scorePpm <"$work/joint")" = "$(value scorePpm <"$work/late")" ] || break
done
[ "$(value scorePpm <"$work/joint")" != "$(value scorePpm <"$work/late")" ] || die "the payee's half changed no score"

step "the scorer is stopped: no score now, try later"
"$riskmesh" tee scorer stop --data "$demo/scorer" >/dev/null
payment 2 >"$work/second.json"
refused 4 score_unavailable harbour caller score one "$work/second.json"

step "the scorer is back"
"$riskmesh" demo up --dir "$demo" >/dev/null 2>&1 || die "demo up"
eventually 90 "a score" as harbour caller score one "$work/second.json"

step "one person at Harbour revokes the authorisation to score: refused"
grant=$(as harbour approver auth list --format jsonl | grep '"SCORE"' | grep '"HarbourMSP"' | grep -o '"grant":"HarbourMSP[^"]*"' | head -n 1 | cut -d'"' -f4)
[ -n "$grant" ] || die "no grant to score"
as harbour approver auth revoke "$grant" --wait >/dev/null
payment 3 >"$work/third.json"
refused 3 authorisation_revoked harbour caller score one "$work/third.json"
done_now
