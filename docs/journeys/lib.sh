# Sourced by the journeys. Everything goes through the documented API by the command line; nothing looks into a gateway's files.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
command -v curl >/dev/null || { echo "the journeys need curl" >&2; exit 4; }
riskmesh=${RISKMESH_LAUNCHER:-$here/../../riskmesh}
java=${RISKMESH_JAVA_HOME:-${JAVA_HOME:-}}
java=${java:+$java/bin/}java
demo=${1:-riskmesh-consortium}
banks=(HarbourMSP MeadowMSP OrchardMSP SummitMSP WillowMSP)
banks=("${banks[@]:0:$(sed -n 's/.*"banks" : \([0-9]*\).*/\1/p' "$demo/demo.json")}")
granting=("${banks[@]}")
last=${banks[-1]}
all=$(IFS=, && echo "${banks[*]}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
began=${EPOCHREALTIME/[.,]/}
step_began=$began

took() { # microseconds since the epoch: seconds since then
  local micros=$((${EPOCHREALTIME/[.,]/} - $1))
  printf '%d.%d' $((micros / 1000000)) $((micros / 100000 % 10))
}

step() { # what happens now; says how long the step before took
  [ "$number" = 0 ] || printf '    %s s\n' "$(took "$step_began")"
  number=$((number + 1))
  step_began=${EPOCHREALTIME/[.,]/}
  printf '[%s.%d] %s\n' "$journey" "$number" "$*"
}

done_now() { # the journey is over, every step as it should be
  printf '    %s s\n' "$(took "$step_began")"
  printf '%s done: %d steps in %s s\n' "$journey" "$number" "$(took "$began")"
}

die() {
  printf 'FAILED at [%s.%d]: %s\n' "$journey" "$number" "$*" >&2
  exit 1
}

as() { # member, person, command of riskmesh
  local member=$1 person=$2
  shift 2
  "$riskmesh" "$@" --profile "$demo/people/$member/$person.yaml"
}

value() { # name of a field: its value, of `--format csv` on standard input
  sed -n "s/^$1,//p" | head -n 1 | sed 's/^"\(.*\)"$/\1/'
}

field() { # name, member, person, command: a field of the answer
  local name=$1 member=$2 person=$3
  shift 3
  as "$member" "$person" "$@" --format csv | value "$name"
}

is() { # what, expected, found
  [ "$2" = "$3" ] || die "$1: expected $2, found $3"
}

refused() { # exit status, code, member, person, command: expects to be told no, with that code
  local status=$1 code=$2 found=0
  shift 2
  as "$@" >"$work/out" 2>"$work/err" || found=$?
  [ "$found" = "$status" ] || die "expected exit $status of $*, found $found: $(cat "$work/err")"
  grep -q -- "$code" "$work/err" || die "expected $code of $*, found $(cat "$work/err")"
  printf '    refused as expected: %s\n' "$(tail -n 1 "$work/err")"
}

eventually() { # seconds, what, command: until it succeeds; what it printed stays in $work/out
  local limit=$1 what=$2 end=$((SECONDS + $1))
  shift 2
  until "$@" >"$work/out" 2>"$work/err"; do
    [ "$SECONDS" -lt "$end" ] || die "$what did not come within $limit s: $(tail -n 1 "$work/err")"
    sleep 0.2
  done
}

people_port() { # number of a gateway, from 0
  local first
  first=$(sed -n 's/.*"firstPort" : \([0-9]*\).*/\1/p' "$demo/demo.json")
  echo $((first + 10 * $1))
}

word_of() { # MSP id
  local name=${1%MSP}
  echo "${name,,}"
}

grant() { # MSP id, action, data set, enclave images: two persons of that bank let all banks do it; prints the grant's name
  local bank=$1 action=$2 dataset=$3 member id images='' duties='' request="$work/request-$1.json"
  shift 3
  [ $# = 0 ] || images="\"referenceValues\": [$(printf '"%s",' "$@" | sed 's/,$//')],"
  # With this duty the authorisation quotes, word for word, who learns what in training on both sides.
  [ "$dataset" = payments ] || duties='"duties": [{"code": "joint-training", "value": "accepted"}],'
  member=$(word_of "$bank")
  cat >"$request" <<JSON
{"assigner": "$bank", "assignees": ["${all//,/\", \"}"], "dataset": "$dataset",
 $images $duties "actions": ["$action"], "purpose": "fraud-detection", "validFrom": "$(date -u -d '-1 hour' +%Y-%m-%dT%H:%M:%SZ)",
 "validUntil": "$(date -u -d '+30 days' +%Y-%m-%dT%H:%M:%SZ)", "maxRounds": 500, "minContributors": 3, "legalBasis": "contract"}
JSON
  id=$(field id "$member" operator auth request "$request")
  is "state of $bank's grant" effective "$(field state "$member" approver approval approve "$id" --wait 2>/dev/null)"
  printf '    %s\n' "$(field subject "$member" approver approval show "$id" | sed 's/\.[0-9]*$//')"
}

granted() { # MSP id, action, data set, enclave images; the authorisations in $live: whether one in force lets all do that with all of these images
  local image found
  found=$(grep '"state":"active"' <<<"$live" | grep "\"assigner\":\"$1\"" | grep "\"actions\":\[\"$2\"\]" | grep "\"dataset\":\"$3\"") || return 1
  shift 3
  for image in "$@"; do
    found=$(grep "\"$image\"" <<<"$found") || return 1
  done
}

grants() { # action, data set, enclave images: a grant of each bank of `$granting` that has none in force, all at the same time
  local bank live pids=() pid
  live=$(as harbour operator auth list --format jsonl)
  for bank in "${granting[@]}"; do
    granted "$bank" "$@" && continue
    grant "$bank" "$@" &
    pids+=($!)
  done
  for pid in ${pids[@]+"${pids[@]}"}; do
    wait "$pid" || die "a grant to $1"
  done
}

effective() { # member, approval
  [ "$(field state "$1" approver approval show "$2")" = effective ]
}

start_run() { # rounds, seed, name of the model, data set, options: starts a run of all banks at Harbour; prints its id
  local rounds=$1 seed=$2 model=${3:-fraud} dataset=${4:-payments}
  shift $(($# < 4 ? $# : 4))
  field id harbour scientist run start --model "$model" --dataset "$dataset" --purpose fraud-detection --params CONS --set "rounds=$rounds" \
    --seed "$seed" --banks "$all" "$@"
}

pid_of() { # member: number of its gateway's process
  sed -n "s/^$1 \([0-9]*\) .*/\1/p" "$demo/processes"
}
