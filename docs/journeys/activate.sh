#!/usr/bin/env bash
# From a demo that is up to a model in use: authorisations, a short run, approvals by two persons and a quorum, activation.
# Usage: docs/journeys/activate.sh [DIR of a running demo]
journey=S
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

signed() { # kind, beginning of the subject: approved at Harbour by a second person, then by the other banks
  local kind=$1 subject=$2 id=
  find_it() {
    id=$(as harbour approver approval list --kind "$kind" --format jsonl | grep "\"subject\":\"$subject" | head -n 1 \
      | grep -o '"approvalId":"[^"]*"' | cut -d'"' -f4)
    [ -n "$id" ]
  }
  eventually 60 "a proposal of kind $kind" find_it
  find_it
  for member in harbour meadow orchard ${3:-}; do
    eventually 60 "$member's approval of $kind" as "$member" approver approval approve "$id" --wait
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
signed reference_values '' summit # no bank scores in an image that it did not approve itself

step "in use"
as harbour operator model activate fraud@1 --wait >/dev/null

step "authorisations to score in that image"
image=$(as harbour approver approval list --kind reference_values --format jsonl | head -n 1 | grep -o '"subject":"[^"]*"' | cut -d'"' -f4)
for bank in "${banks[@]}"; do
  printf '    %s\n' "$(grant "$bank" SCORE "$image")"
done
echo "a model is in use"
