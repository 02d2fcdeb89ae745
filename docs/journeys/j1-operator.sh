#!/usr/bin/env bash
# J1, the operator: asks for an authorisation, cannot approve it, a second person does; one person revokes, and nothing starts.
# Usage: docs/journeys/j1-operator.sh [DIR of a running demo]
journey=J1
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

step "the operator's doctor finds nothing wrong"
"$riskmesh" node doctor --config "$demo/nodes/harbour/gateway.yaml" >"$work/doctor" || die "node doctor: $(cat "$work/doctor")"
printf '    %s checks, %s warnings\n' "$(tail -n +2 "$work/doctor" | grep -c .)" "$(grep -c ' warn ' "$work/doctor" || true)"

step "the operator is who they say, and the gateway says what the ledger is worth"
as harbour operator auth list | grep -q 'trust: single operator' || die "no trust line"

step "the other banks let all train; Harbour's operator asks for one more authorisation"
granting=("${banks[@]:1}")
grants TRAIN payments
cat >"$work/own.json" <<JSON
{"assigner": "HarbourMSP", "assignees": ["${all//,/\", \"}"], "dataset": "payments",
 "actions": ["TRAIN"], "purpose": "fraud-detection", "validFrom": "$(date -u -d '-1 hour' +%Y-%m-%dT%H:%M:%SZ)",
 "validUntil": "$(date -u -d '+30 days' +%Y-%m-%dT%H:%M:%SZ)", "maxRounds": 500, "minContributors": 3, "legalBasis": "contract"}
JSON
id=$(field id harbour operator2 auth request "$work/own.json")
is "state" second_person "$(field state harbour operator2 approval show "$id")"

step "this operator may approve what others ask for, not what they asked for themselves: four eyes"
refused 3 four_eyes harbour operator2 approval approve "$id"

step "a second person approves; signed, in a block"
is "state" effective "$(field state harbour approver approval approve "$id" --wait 2>/dev/null)"
own=$(field subject harbour approver approval show "$id" | sed 's/\.[0-9]*$//')

step "the same block at three gateways, at most 2 s later"
block=$(field block harbour approver auth show "$own")
for member in meadow orchard; do
  eventually 4 "$own at $member" as "$member" approver auth show "$own" --format csv
  is "block at $member" "$block" "$(value block <"$work/out")"
done
printf '    %s: block %s\n' "$own" "$block"

step "one person alone revokes"
as harbour approver auth revoke "$own" --wait >/dev/null
is "state" revoked "$(field state harbour approver auth show "$own")"

step "a run start is refused"
refused 3 authorisation_revoked harbour scientist run start --model fraud --dataset payments --purpose fraud-detection --params CONS \
  --set rounds=2 --seed 1 --banks "$all"

step "the code has a page that says what to do"
curl -fsS "http://127.0.0.1:$(people_port 0)/problems/authorisation_revoked" | grep -qi 'revoked' || die "no page"
done_now
