#!/usr/bin/env bash
# J2, the scientist: plans, starts, loses a bank, resumes, gets the same model; exports what stock XGBoost reads.
# Usage: docs/journeys/j2-scientist.sh [DIR of a running demo]
journey=J2
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
rounds=${ROUNDS:-8}

step "the plan says what would be opened to whom, what it costs, and whether the model can be scored jointly"
"$riskmesh" plan explain --params CONS --set "rounds=$rounds" --banks 4 --features 21 --rows 40000 --seed 1 >"$work/plan"
grep -qi 'bytes' "$work/plan" || die "no cost in the plan"

step "with two banks the answer is no"
status=0
"$riskmesh" plan explain --params CONS --banks 2 --features 21 --seed 1 >/dev/null 2>"$work/err" || status=$?
is "exit" 3 "$status"
grep -q too_few_banks "$work/err" || die "expected too_few_banks"

step "every bank lets all train"
for bank in "${banks[@]}"; do
  printf '    %s\n' "$(grant "$bank" TRAIN)"
done

step "an undisturbed run"
first=$(start_run "$rounds" 7)
as harbour scientist run watch "$first" --wait 5m >/dev/null 2>"$work/watch" || die "the run: $(tail -n 3 "$work/watch")"
digest=$(field modelDigest harbour scientist run show "$first")

step "the same run again; Summit is killed in the middle"
second=$(start_run "$rounds" 7)
as harbour scientist run watch "$second" --until 'tree 2/' --wait 2m >/dev/null 2>&1 || die "the run did not get to tree 2"
kill -9 "$(sed -n 's/^summit \([0-9]*\) .*/\1/p' "$demo/processes")"
as harbour scientist run watch "$second" --until 'waiting for SummitMSP' --wait 10s >/dev/null 2>"$work/watch" \
  || grep -q failed "$work/watch" || die "nobody waits for Summit: $(tail -n 3 "$work/watch")"

step "Summit comes back; the run goes on"
"$riskmesh" demo up --dir "$demo" >/dev/null 2>&1 || die "Summit did not start again"
as harbour scientist run watch "$second" --wait 3m >"$work/end" 2>"$work/watch" || {
  [ "$(field failed.resumable harbour scientist run show "$second")" = true ] || die "the run: $(tail -n 3 "$work/watch")"
  as harbour scientist run resume "$second" >/dev/null
  as harbour scientist run watch "$second" --wait 3m >/dev/null 2>"$work/watch" || die "resumed: $(tail -n 3 "$work/watch")"
}
found=$(field modelDigest harbour scientist run show "$second")
if [ "$found" = "$digest" ]; then
  printf '    the same model, bit for bit: %s\n' "$digest"
else # a bank that stays away for longer than a round may last is left out of what it missed, and the ledger says so
  lost=$(as harbour scientist run logs "$second" --format csv | grep bank_lost) || die "another model although no bank was lost: $found"
  printf '    a bank was away for too long, its tree goes without it: %s\n' "$lost"
fi

step "a row per tree"
rows=$(as harbour scientist run metrics "$first" --format csv | tail -n +2 | grep -c .)
is "rows" "$rounds" "$rows"
as harbour scientist run compare "$first" "$second"
echo "J2 done"
