#!/usr/bin/env bash
# From a demo that is up to models in use: authorisations, short runs on the payers' side and on both sides of payments, approvals by
# two persons and a quorum, activation of both: the joint model's policy names the other one for when the payee's bank is late.
# Usage: docs/journeys/activate.sh [DIR of a running demo]
journey=S
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

sign() { # member, approval: what was signed before stays signed; proposal and file may come to a bank a moment later
  as "$1" approver approval approve "$2" --wait 2>"$work/sign-$1" || grep -qE 'this bank has decided|the approval is effective' "$work/sign-$1" \
    || { cat "$work/sign-$1" >&2; return 1; }
}

signed() { # kind, pattern of the subject, approvals that are not meant: approved at Harbour by a second person, then by the other banks
  local kind=$1 pattern=$2 not=${3:-no such approval}
  id=
  find_it() {
    as harbour approver approval list --kind "$kind" --format jsonl | grep "\"subject\":\"$pattern" | grep -v -- "$not"
  }
  eventually 60 "a proposal of kind $kind" find_it
  id=$(head -n 1 "$work/out" | grep -o '"approvalId":"[^"]*"' | cut -d'"' -f4)
  subject=$(head -n 1 "$work/out" | grep -o '"subject":"[^"]*"' | cut -d'"' -f4)
  # Others see it once Harbour's second person has signed.
  eventually 60 "Harbour's approval of $kind" sign harbour "$id"
  local pids=() pid
  for member in meadow orchard; do
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

completed() { # name of a model: the ledger's name of its oldest completed run
  as harbour scientist run list --format jsonl | grep '"state":"completed"' | grep -o "\"ledgerRun\":\"$1\.[0-9]*\"" | tail -n 1 | cut -d'"' -f4
}

trained() { # id of a run: waits for its end; prints the ledger's name
  as harbour scientist run watch "$1" --wait 5m >/dev/null 2>"$work/watch" || die "the run: $(tail -n 3 "$work/watch")"
  field ledgerRun harbour scientist run show "$1"
}

in_use() { # version, policies that are not meant: approved and activated; its image and policy stay in $image and $policy
  local run=${1/@/.}
  signed model_version "$run\""
  signed scoring_policy '' "${2:-no such approval}"
  policy=$id
  signed reference_values "scorer-$run\""
  image=$subject
  # What is in use already cannot be activated again.
  as harbour operator model activate "$1" --wait >/dev/null 2>"$work/activate" || grep -q not_current "$work/activate" || die "$(cat "$work/activate")"
  is "stage of $1" active "$(field stage harbour operator model show "$1")"
}

step "authorisations to train, alone and on both sides of payments"
grants TRAIN payments
grants TRAIN payments-joint
run=$(completed fraud || true)
joint=$(completed fraud-joint || true)
if [ -z "$run" ]; then
  step "a run on the payers' side"
  id=$(start_run "${ROUNDS:-8}" 7)
  run=$(trained "$id")
fi
if [ -z "$joint" ]; then
  step "a run on both sides begins, in large steps: a few trees of small ones tell nothing apart yet"
  running=$(start_run "${ROUNDS:-8}" 7 fraud-joint payments-joint --set eta=1 --set minChildWeight=1)
fi

step "meanwhile: version, policy and image of the payers' model, each by two persons at Harbour and a quorum; in use"
version=fraud@${run#fraud.}
in_use "$version"
alone=$image

step "the scientist exports it: the file has the digest that stands on the ledger"
mkdir -p "$demo/journeys"
as harbour scientist model export "$version" --out "$demo/journeys/exported.ubj" >/dev/null
printf '    %s\n' "$(sha256sum <"$demo/journeys/exported.ubj" | cut -d' ' -f1)"
[ ! -f "$demo/journeys/model.ubj" ] || cmp "$demo/journeys/exported.ubj" "$demo/journeys/model.ubj" || die "another file than J2's"

step "the joint model: the same"
[ -n "$joint" ] || joint=$(trained "$running")
in_use "fraud-joint@${joint#fraud-joint.}" "$policy"

step "authorisations to score in that image"
grants SCORE payments "$alone" "$image"
done_now
