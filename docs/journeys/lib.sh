# Sourced by the journeys. Everything goes through the documented API by the command line; nothing looks into a gateway's files.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
riskmesh=${RISKMESH_LAUNCHER:-$here/../../riskmesh}
demo=${1:-riskmesh-consortium}
banks=(HarbourMSP MeadowMSP OrchardMSP SummitMSP)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0

step() { # what happens now
  number=$((number + 1))
  printf '[%s.%d] %s\n' "$journey" "$number" "$*"
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

eventually() { # seconds, what, command: until it succeeds
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

grant() { # MSP id, action, enclave image: two persons of that bank let all banks do it; prints the grant's name
  local bank=$1 action=$2 image=${3:-} member id images=
  [ -z "$image" ] || images="\"referenceValues\": [\"$image\"],"
  member=$(word_of "$bank")
  cat >"$work/request.json" <<JSON
{"assigner": "$bank", "assignees": ["HarbourMSP", "MeadowMSP", "OrchardMSP", "SummitMSP"], "dataset": "payments",
 $images "actions": ["$action"], "purpose": "fraud-detection", "validFrom": "$(date -u -d '-1 hour' +%Y-%m-%dT%H:%M:%SZ)",
 "validUntil": "$(date -u -d '+30 days' +%Y-%m-%dT%H:%M:%SZ)", "maxRounds": 500, "minContributors": 3, "legalBasis": "contract"}
JSON
  id=$(field id "$member" operator auth request "$work/request.json")
  as "$member" approver approval approve "$id" --wait >/dev/null 2>&1 || die "$bank's approver could not approve $id"
  eventually 30 "the grant of $bank" effective "$member" "$id"
  field subject "$member" approver approval show "$id" | sed 's/\.[0-9]*$//'
}

effective() { # member, approval
  [ "$(field state "$1" approver approval show "$2")" = effective ]
}

start_run() { # rounds, seed: starts a run of all banks at Harbour; prints its id
  field id harbour scientist run start --model fraud --dataset payments --purpose fraud-detection --params CONS --set "rounds=$1" \
    --seed "$2" --banks HarbourMSP,MeadowMSP,OrchardMSP,SummitMSP
}
