#!/usr/bin/env bash
# N1, an operator who has never seen a gateway: what is set, is it well, what is watched, what happens when it dies, and how it stops.
# Usage: docs/journeys/n1-operator.sh [DIR of a running demo]
# shellcheck disable=SC2034,SC2154
journey=N1
# shellcheck source=docs/journeys/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
root=$(cd -P "$here" && cd ../.. && pwd) # a test links only docs beside its launcher
config=$demo/nodes/orchard/gateway.yaml
ops=http://127.0.0.1:$(($(people_port 2) + 1021))

step "every setting in force has an origin, and no secret is among them"
"$riskmesh" node config --effective --config "$config" >"$work/effective" || die "node config"
[ "$(grep -c . "$work/effective")" -gt 40 ] || die "only $(grep -c . "$work/effective") settings"
! grep -q 'BEGIN .*PRIVATE KEY' "$work/effective" || die "a key is printed"

step "a setting that nobody knows stops the start and is named"
{ cat "$config"; echo 'scorring: {maxInFlight: 1}'; } >"$work/wrong.yaml"
status=0
"$riskmesh" node config --config "$work/wrong.yaml" >"$work/out" 2>"$work/err" || status=$?
[ "$status" = 2 ] || die "exit $status"
grep -q scorring "$work/err" || die "not named: $(cat "$work/err")"

step "the doctor finds nothing to mend, and all three probes say yes"
"$riskmesh" node doctor --config "$config" >"$work/doctor" || die "node doctor: $(cat "$work/doctor")"
"$riskmesh" node status --config "$config" >"$work/status" || die "node status: $(cat "$work/status")"
for probe in live ready; do
  curl -fsS "$ops/$probe" >"$work/$probe" || die "/$probe"
done

step "every metric that an alert asks for is there, and every alert has a page"
curl -fsS "$ops/metrics" >"$work/metrics"
missing=0
for metric in $(grep -oE 'riskmesh_[a-z_]+' "$root/monitoring/prometheus/gateway.rules.yml" | sort -u); do
  grep -q "^$metric" "$work/metrics" || { echo "    no $metric" >&2; missing=$((missing + 1)); }
done
is "metrics that are missing" 0 "$missing"
pages=0
for alert in $(sed -n 's/^ *- alert: //p' "$root/monitoring/prometheus/gateway.rules.yml"); do
  [ -f "$root/docs/runbooks/$alert.md" ] || die "no page of $alert"
  pages=$((pages + 1))
done
printf '    %d alerts\n' "$pages"

step "the gateway dies (kill -9): the demo says so"
kill -KILL "$(pid_of orchard)"
gone() { ! curl -fsS --max-time 2 "$ops/live"; }
eventually 30 "the end of the process" gone
status=0
"$riskmesh" demo status --dir "$demo" >"$work/out" 2>&1 || status=$?
[ "$status" = 3 ] || die "demo status ended with $status"

step "started again it is ready, and knows what it knew"
"$riskmesh" demo up --dir "$demo" >/dev/null 2>&1 || die "demo up"
ready() { curl -fsS --max-time 2 "$ops/ready"; }
eventually 90 "readiness" ready
as orchard operator auth list | grep -q 'trust: single operator' || die "no answer"

step "a polite end takes no longer than it may, with exit 0 of the listeners: no port answers"
pid=$(pid_of orchard)
began_stop=$SECONDS
kill -TERM "$pid"
# A process that ended and that nobody waited for is a zombie: it runs no more.
while [ -d "/proc/$pid" ] && ! grep -q '^State:.Z' "/proc/$pid/status"; do
  [ $((SECONDS - began_stop)) -lt 60 ] || die "runs after 60 s"
  sleep 0.2
done
gone || die "a port answers"
"$riskmesh" demo up --dir "$demo" >/dev/null 2>&1 || die "demo up"
eventually 90 "readiness" ready
done_now
