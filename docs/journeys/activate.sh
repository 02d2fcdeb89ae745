#!/usr/bin/env bash
# From a demo that is up to a model in use: authorisations, a short run, approvals by two persons and a quorum, activation.
# Usage: docs/journeys/activate.sh [DIR of a running demo]
journey=S
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

sign() { # member, approval: what was signed before stays signed; proposal and file may come to a bank a moment later
  as "$1" approver approval approve "$2" --wait 2>"$work/sign-$1" || grep -qE 'this bank has decided|the approval is effective' "$work/sign-$1" \
    || { cat "$work/sign-$1" >&2; return 1; }
}

signed() { # kind, beginning of the subject: approved at Harbour by a second person, then by the other banks
  local kind=$1 subject=$2 id=
  find_it() {
    as harbour approver approval list --kind "$kind" --format jsonl | grep "\"subject\":\"$subject"
  }
  eventually 60 "a proposal of kind $kind" find_it
  id=$(head -n 1 "$work/out" | grep -o '"approvalId":"[^"]*"' | cut -d'"' -f4)
  local pids=() pid
  for member in harbour meadow orchard; do
    (work=$work/$member; mkdir -p "$work"; eventually 60 "$member's approval of $kind" sign "$member" "$id") &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do
    wait "$pid" || die "$kind was not signed by all"
  done
  enough() { as harbour approver approval show "$id" --format csv | tee "$work/shown" | grep -E '^state,(quorum_reached|effective)$'; }
  eventually 60 "the quorum for $kind" enough
  printf '    %s: %s\n' "$kind" "$(value sentence <"$work/shown")"
}

run=$(as harbour scientist run list --format jsonl | grep '"state":"completed"' | tail -n 1 | grep -o '"ledgerRun":"[^"]*"' | cut -d'"' -f4 || true)
if [ -z "$run" ]; then
  step "authorisations to train"
  grants TRAIN '' "${banks[@]}"
  step "a run"
  id=$(start_run "${ROUNDS:-8}" 7)
  as harbour scientist run watch "$id" --wait 5m >/dev/null 2>"$work/watch" || die "the run: $(tail -n 3 "$work/watch")"
  run=$(field ledgerRun harbour scientist run show "$id")
fi

step "version, policy and image, each by two persons at Harbour and a quorum"
signed model_version "$run"
signed scoring_policy ''
signed reference_values scorer-

step "in use"
version=fraud@${run#fraud.}
[ "$(field stage harbour operator model show "$version")" = active ] || as harbour operator model activate "$version" --wait >/dev/null
is "stage of $version" active "$(field stage harbour operator model show "$version")"

step "the scientist exports it: the file has the digest that stands on the ledger"
mkdir -p "$demo/journeys"
as harbour scientist model export "$version" --out "$demo/journeys/exported.ubj" >/dev/null
printf '    %s\n' "$(sha256sum <"$demo/journeys/exported.ubj" | cut -d' ' -f1)"
[ ! -f "$demo/journeys/model.ubj" ] || cmp "$demo/journeys/exported.ubj" "$demo/journeys/model.ubj" || die "another file than J2's"

step "authorisations to score in that image"
image=$(as harbour approver approval list --kind reference_values --format jsonl | grep '"subject":"scorer-' | head -n 1 | grep -o '"subject":"[^"]*"' | cut -d'"' -f4)
grants SCORE "$image" "${banks[@]}"
done_now
