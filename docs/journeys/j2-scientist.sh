#!/usr/bin/env bash
# J2, the scientist: plans, starts, loses a bank, resumes, gets the same model; baselines; exports what stock XGBoost reads.
# Usage: docs/journeys/j2-scientist.sh [DIR of a running demo]
journey=J2
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
rounds=${ROUNDS:-8}
keep=${KEEP:-$demo/journeys}
mkdir -p "$keep"

plan() { # file, options: the plan of a run
  local file=$1
  shift
  "$riskmesh" plan explain --params CONS --set "rounds=$rounds" --features 21 --rows 40000 --seed 1 "$@" >"$work/$file" 2>"$work/err"
}

step "the plan says what would be opened to whom, what it costs, and whether the model can be scored jointly"
plan plan --banks "${#banks[@]}"
grep -qi 'bytes' "$work/plan" || die "no cost in the plan"
grep '^jointly scorable *yes' "$work/plan" || die "the plan does not say that the model can be scored jointly"

step "with trees of nine levels it says no"
plan deep --banks "${#banks[@]}" --set maxDepth=9
grep '^jointly scorable *no, model_not_scorable' "$work/deep" || die "expected model_not_scorable: $(cat "$work/deep")"

step "with two banks the answer is no"
status=0
plan two --banks 2 || status=$?
is "exit" 3 "$status"
grep -q too_few_banks "$work/err" || die "expected too_few_banks"

step "every bank lets all train"
grants TRAIN payments

step "an undisturbed run"
first=$(start_run "$rounds" 7)
as harbour scientist run watch "$first" --wait 5m >/dev/null 2>"$work/watch" || die "the run: $(tail -n 3 "$work/watch")"
digest=$(field modelDigest harbour scientist run show "$first")

step "the same run again; $last is killed in the middle, and is waited for"
second=$(start_run "$rounds" 7)
as harbour scientist run watch "$second" --until 'tree 1/' --wait 2m >/dev/null 2>&1 || die "the run did not get to tree 1"
kill -9 "$(pid_of "$(word_of "$last")")"
killed=${EPOCHREALTIME/[.,]/}
as harbour scientist run watch "$second" --until "waiting for $last" --wait 10s >/dev/null 2>"$work/watch" \
  || grep -q failed "$work/watch" || die "nobody waits for $last: $(tail -n 3 "$work/watch")"
printf '    waiting for %s is seen %s s after the kill\n' "$last" "$(took "$killed")"

step "$last comes back; the run goes on"
"$riskmesh" demo up --dir "$demo" >/dev/null 2>"$work/err" || die "$last did not start again: $(tail -n 2 "$work/err")"
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
  printf '    a bank was away for too long, its tree goes without it: %s\n' "$(head -n 1 <<<"$lost")"
fi

step "a row per tree"
is "rows" "$rounds" "$(as harbour scientist run metrics "$first" --format csv | tail -n +2 | grep -c .)"
as harbour scientist run compare "$first" "$second" | sed 's/^/    /'

step "baselines: each bank alone, the average of their models, the federation, the pooled rows; the network's model is this one, bit for bit"
# Only here, where one owner holds all rows, as they are the simulator's.
tables=$demo/simulated/lab
rm -rf "$work/lab"
"$riskmesh" lab train --data "$tables/train_payer.csv.gz" --test "$tables/test_payer.csv.gz" --label y --id payment_id --banks column:bank \
  --split-salt demo --params CONS --set "rounds=$rounds" --seed 7 --out "$work/lab" >"$work/baselines" 2>"$work/err" || die "lab train: $(tail -n 3 "$work/err")"
for row in 'each bank alone, mean' 'average of local models' 'federated ' 'pooled rows, our trainer' 'pooled rows, XGBoost'; do
  grep -- "^$row" "$work/baselines" | sed 's/^/    /' | grep . || die "no baseline '$row'"
done
is "model of the run" "$(sed -n 's/.*"fileDigest" *: *"\([0-9a-f]*\)".*/\1/p' "$work/lab/report.json" | head -n 1)" "$digest"

step "that very file gives equal margins in stock XGBoost"
cp "$work/lab/model.ubj" "$keep/model.ubj"
"$riskmesh" predict --model "$keep/model.ubj" --data "$tables/test_payer.csv.gz" --id payment_id --stock --out "$work/margins.csv" >"$work/stock" 2>"$work/err" \
  || die "stock XGBoost differs: $(tail -n 2 "$work/stock" "$work/err")"
grep 'stock XGBoost' "$work/stock" | sed 's/^/    /'
done_now
