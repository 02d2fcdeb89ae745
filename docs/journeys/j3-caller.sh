#!/usr/bin/env bash
# J3, the caller: a score and its receipt; the same key again; another body; the same payment as pacs.008; no scorer; no authorisation.
# Needs a demo in which a model is in use (docs/journeys/activate.sh makes one). Usage: docs/journeys/j3-caller.sh [DIR of a running demo]
journey=J3
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
keep=${KEEP:-$demo/journeys}
mkdir -p "$keep"

payment() { # account of the payee: a payment of one of Harbour's customers to Meadow, as JSON; from the simulator's stream
  gzip -dc "$demo/simulated/stream/requests.csv.gz" | awk -F, -v number="$1" '
    $3 == "bank-1" && $4 == "bank-2" && ++n == number {
      printf "{\"purpose\": \"fraud-detection\", \"deadlineMs\": 2000, \"explain\": 3, \"payment\": {\"paymentId\": \"%s\",", $1
      printf " \"initiatedAt\": \"%s\", \"scheme\": \"%s\",", strftime("%Y-%m-%dT%H:%M:%SZ", $2, 1), $8
      printf " \"amount\": {\"currency\": \"EUR\", \"minorUnits\": %s},", $7
      printf " \"payer\": {\"institution\": \"HarbourMSP\", \"account\": \"%s\"},", $5
      printf " \"payee\": {\"institution\": \"MeadowMSP\", \"account\": \"%s\"}}}\n", $6
      exit
    }'
}

message() { # the same payment as pacs.008
  gzip -dc "$demo/simulated/stream/requests.csv.gz" | awk -F, -v number="$1" '
    $3 == "bank-1" && $4 == "bank-2" && ++n == number {
      printf "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.008.001.10\"><FIToFICstmrCdtTrf><GrpHdr><MsgId>m-%s</MsgId>", number
      printf "<CreDtTm>%s</CreDtTm><NbOfTxs>1</NbOfTxs></GrpHdr><CdtTrfTxInf><PmtId><EndToEndId>e-%s</EndToEndId>", strftime("%Y-%m-%dT%H:%M:%SZ", $2, 1), number
      printf "<TxId>%s</TxId></PmtId><PmtTpInf><LclInstrm><Prtry>%s</Prtry></LclInstrm></PmtTpInf>", $1, $8
      printf "<IntrBkSttlmAmt Ccy=\"EUR\">%.2f</IntrBkSttlmAmt>", $7 / 100
      printf "<DbtrAgt><FinInstnId><ClrSysMmbId><MmbId>HarbourMSP</MmbId></ClrSysMmbId></FinInstnId></DbtrAgt><DbtrAcct><Id><Othr><Id>%s</Id></Othr></Id></DbtrAcct>", $5
      printf "<CdtrAgt><FinInstnId><ClrSysMmbId><MmbId>MeadowMSP</MmbId></ClrSysMmbId></FinInstnId></CdtrAgt><CdtrAcct><Id><Othr><Id>%s</Id></Othr></Id></CdtrAcct>", $6
      printf "</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>\n"
      exit
    }'
}

step "a payment, the first score"
payment 1 >"$work/payment.json"
eventually 60 "a score" as harbour caller score one "$work/payment.json"
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
for account in $(sed -n 's/.*"account": "\([^"]*\)".*"account": "\([^"]*\)".*/\1 \2/p' "$work/payment.json"); do
  ! grep -rq -- "$account" "$demo"/nodes/*/gateway.log || die "an account stands in a log"
done

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
echo "J3 done"
