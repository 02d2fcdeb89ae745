#!/usr/bin/env bash
# From a demo that is up to a model in use: authorisations, a short run, approvals by two persons and a quorum, activation.
# Usage: docs/journeys/activate.sh [DIR of a running demo]
journey=S
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

sign() { # member, approval: what was signed before stays signed; proposal and file may come to a bank a moment later
  as "$1" approver approval approve "$2" --wait 2>"$work/sign" || grep -q 'this bank has decided' "$work/sign" \
    || { cat "$work/sign" >&2; return 1; }
}

signed() { # kind, beginning of the subject: approved at Harbour by a second person, then by the other banks
  local kind=$1 subject=$2 id=
  find_it() {
    id=$(as harbour approver approval list --kind "$kind" --format jsonl | grep "\"subject\":\"$subject" | head -n 1 \
      | grep -o '"approvalId":"[^"]*"' | cut -d'"' -f4)
    [ -n "$id" ]
  }
  eventually 60 "a proposal of kind $kind" find_it
  find_it
  for member in harbour meadow orchard; do
    eventually 60 "$member's approval of $kind" sign "$member" "$id"
  done
  enough() { [[ "$(field state harbour approver approval show "$id")" =~ ^(quorum_reached|effective)$ ]]; }
  eventually 60 "the quorum for $kind" enough
  printf '    %s: %s\n' "$kind" "$(field sentence harbour approver approval show "$id")"
}

step "authorisations to train"
for bank in "${banks[@]}"; do
  printf '    %s\n' "$(grant "$bank" TRAIN)"
done

step "a run"
run=$(start_run "${ROUNDS:-8}" 7)
as harbour scientist run watch "$run" --wait 5m >/dev/null || die "the run"

step "version, policy and image, each by two persons at Harbour and a quorum"
signed model_version fraud.1
signed scoring_policy ''
signed reference_values ''

step "in use"
as harbour operator model activate fraud@1 --wait >/dev/null

step "authorisations to score in that image"
image=$(as harbour approver approval list --kind reference_values --format jsonl | head -n 1 | grep -o '"subject":"[^"]*"' | cut -d'"' -f4)
for bank in "${banks[@]}"; do
  printf '    %s\n' "$(grant "$bank" SCORE "$image")"
done
echo "a model is in use"
