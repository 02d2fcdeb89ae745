# What the scripts beside this file share: who is on the network, at which ports, and how a process is started, asked and stopped.
# Sourced, never run.
# shellcheck shell=bash disable=SC2034

banks=(BankA BankB BankC) # --banks names others; templates know these
regulator=Regulator
orderer_organisation=OrdererOrg
channel=riskmesh
majority=
base_ports=(6050 6051 6052 6053 7051 7052 7053 7054 7055 7056 7057 7058
  9443 9444 9445 9446 9543 9544 9545 9546 9547 9548 9549 9550
  9981 9982 9983 9984 9985 9986 9991 9992 9993 9994 9995 9996)

here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
home=$(cd "$here/../.." && pwd)

# Set by `options` or read from the folder of a network.
data=riskmesh-fabric
orderers=
shift_by=0
conformance=no
delete=no

# Two of the three banks' peers; not the regulator's.
set_banks() { # three names
  banks=("$@")
  majority="OutOf(2,'$1.peer','$2.peer','$3.peer')"
}

read_banks() { # three names, comma between them
  local names
  IFS=, read -r -a names <<<"$1"
  set_banks "${names[@]}"
}

set_banks "${banks[@]}"

fail() { # message, exit code
  echo "riskmesh fabric: $1" >&2
  exit "$2"
}

usage() { # what is wrong, usage
  echo "riskmesh fabric: $1" >&2
  echo "usage: $2" >&2
  exit 2
}

options() { # usage, arguments
  local text=$1
  shift
  while [ $# -gt 0 ]; do
    case "$1 ${2:-}" in
      "--data "?*) data=$2; shift 2 ;;
      "--orderers raft1" | "--orderers raft3" | "--orderers bft4") orderers=$2; shift 2 ;;
      "--orderers "*) usage "--orderers is raft1, raft3 or bft4, got '${2:-}'" "$text" ;;
      "--port-shift "*)
        if ! [[ ${2:-} =~ ^[0-9]{1,5}$ ]] || [ "$((10#$2))" -gt 55000 ]; then
          usage "--port-shift lies within 0..55000, got '${2:-}'" "$text"
        fi
        shift_by=$((10#$2)); shift 2 ;;
      "--banks "*)
        [[ ${2:-} =~ ^[A-Za-z][A-Za-z0-9]*(,[A-Za-z][A-Za-z0-9]*){2}$ ]] || usage "--banks is three names, got '${2:-}'" "$text"
        read_banks "$2"; shift 2 ;;
      "--regulator "*)
        [[ ${2:-} =~ ^[A-Za-z][A-Za-z0-9]*$ ]] || usage "--regulator is a name, got '${2:-}'" "$text"
        regulator=$2; shift 2 ;;
      "--conformance "*) conformance=yes; shift ;;
      "--delete "*) delete=yes; shift ;;
      *) usage "'$1' is no option, or its value is missing" "$text" ;;
    esac
  done
  case $data in
    /*) ;;
    *) data=$PWD/$data ;;
  esac
  # The folder's path goes into YAML and into the chaincode's class path unquoted.
  [[ $data =~ ^[A-Za-z0-9/._-]+$ ]] || usage "--data is a path of letters, digits and /._- , got '$data'" "$text"
}

# What `up` wrote down about the network in the folder; false if there is none.
recall() {
  local name value
  [ -f "$data/network" ] || return 1
  while IFS='=' read -r name value; do
    case $name in
      orderers) orderers=$value ;;
      port-shift) shift_by=$value ;;
      conformance) conformance=$value ;;
      banks) read_banks "$value" ;;
      regulator) regulator=$value ;;
    esac
  done <"$data/network"
}

port() { echo $(($1 + shift_by)); } # of the plain network

orderer_count() {
  case $orderers in
    raft1) echo 1 ;;
    raft3) echo 3 ;;
    bft4) echo 4 ;;
  esac
}

# The regulator runs the fourth: then no three banks together can sign a block without one that is no bank.
orderer_member() { # number
  if [ "$1" = 3 ]; then echo "$regulator"; else echo "$orderer_organisation"; fi
}

orderer_numbers() { seq 0 $(($(orderer_count) - 1)); }

peers() { printf '%s\n' "${banks[@]}" "$regulator"; }

peer_number() { # member
  case $1 in
    "${banks[0]}") echo 0 ;;
    "${banks[1]}") echo 1 ;;
    "${banks[2]}") echo 2 ;;
    "$regulator") echo 3 ;;
  esac
}

peer_port() { port $((7051 + 2 * $(peer_number "$1"))); }

chaincodes() {
  echo riskmesh
  if [ "$conformance" = yes ]; then echo conformance; fi
}

# Each process of a chaincode serves one peer: riskmesh from 9991 on, conformance three higher.
chaincode_offset() { # chaincode, bank
  local first=0
  if [ "$1" = conformance ]; then first=3; fi
  echo $((first + $(peer_number "$2")))
}

chaincode_port() { port $((9991 + $(chaincode_offset "$1" "$2"))); }

health_port() { port $((9981 + $(chaincode_offset "$1" "$2"))); }

identity() { echo "$data/organisations/$1/identities/$2"; } # member, name

tls_root() { echo "$data/organisations/$1/msp/tlscacerts/tlsca-cert.pem"; } # member

# A package's id is its label and the SHA-256 of its bytes.
package_id() { # chaincode
  local sum
  sum=$(sha256sum <"$data/config/$1.tar.gz")
  echo "$1:${sum%% *}"
}

# --- processes: run/<name>.pid holds the id and, against an id that was given away anew, when the process began ---

# In ticks since the machine's start; nothing for a process that is gone or only waits to be buried.
began() { # process id
  local stat fields
  { read -r stat; } 2>/dev/null <"/proc/$1/stat" || return 0
  read -r -a fields <<<"${stat##*) }" # past the name, which may hold anything
  if [ "${fields[0]}" != Z ]; then echo "${fields[19]}"; fi
}

running() { # name
  local id start
  { read -r id && read -r start; } 2>/dev/null <"$data/run/$1.pid" || return 1
  [ -n "$start" ] && [ "$(began "$id")" = "$start" ]
}

process_id() { head -n 1 "$data/run/$1.pid"; } # name

start() { # name, command
  local name=$1
  shift
  mkdir -p "$data/run" "$data/logs"
  # A session of its own: the end of the terminal does not end it; no open file of ours stays open in it.
  setsid "$@" </dev/null >>"$data/logs/$name.log" 2>&1 9>&- &
  printf '%s\n%s\n' "$!" "$(began $!)" >"$data/run/$name.pid"
}

stop() { # name
  local id tries
  if running "$1"; then
    id=$(process_id "$1")
    kill -TERM "$id" 2>/dev/null || true
    for ((tries = 0; tries < 100; tries++)); do
      running "$1" || break
      sleep 0.1
    done
    if running "$1"; then kill -KILL "$id" 2>/dev/null || true; fi
  fi
  rm -f "$data/run/$1.pid"
}

# Asks 127.0.0.1 without any other program; a page that does not answer within 2 s is not healthy.
healthy() { # port
  local line
  line=$(
    exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
    printf 'GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n' >&3
    IFS= read -r -t 2 answer <&3 && printf '%s' "$answer"
  ) || return 1
  [[ $line == HTTP/1.?\ 200* ]]
}

await_health() { # name, port, seconds
  local end=$((SECONDS + $3))
  until healthy "$2"; do
    running "$1" || fail "$1 ended before it was healthy; its log: $data/logs/$1.log" 4
    [ "$SECONDS" -lt "$end" ] || fail "$1 is not healthy after $3 s; its log: $data/logs/$1.log" 5
    sleep 0.2
  done
}

# name, health port of every process of the network, in the order of their start
processes() {
  local number member chaincode
  for number in $(orderer_numbers); do echo "orderer$number $(port $((9543 + number)))"; done
  for member in $(peers); do echo "peer-$member $(port $((9547 + $(peer_number "$member"))))"; done
  for chaincode in $(chaincodes); do
    for member in "${banks[@]}"; do echo "$chaincode-$member $(health_port "$chaincode" "$member")"; done
  done
}

# --- Java ---

java_program() {
  local java=${RISKMESH_JAVA_HOME:-${JAVA_HOME:-}}
  if [ -n "$java" ]; then echo "$java/bin/java"; else command -v java || fail "needs JDK 25: set RISKMESH_JAVA_HOME to it" 4; fi
}

class_path() { # module directory
  local jar
  if [ -n "${RISKMESH_FABRIC_CLASSPATH:-}" ]; then
    echo "$RISKMESH_FABRIC_CLASSPATH"
    return
  fi
  jar=$(find "$home/$1/target" -maxdepth 1 -name 'riskmesh-*.jar' ! -name '*-sources.jar' -print -quit 2>/dev/null)
  if [ -z "$jar" ] || [ ! -f "$home/$1/target/runtime-classpath.txt" ]; then
    fail "$1 is not built: ./riskmesh fabric up builds it" 4
  fi
  echo "$jar:$(cat "$home/$1/target/runtime-classpath.txt")"
}

start_chaincode() { # chaincode, bank
  local class path
  case $1 in
    riskmesh) class=io.riskmesh.contract.process.ChaincodeMain; path=$(class_path chaincode/contract) ;;
    conformance)
      class=io.riskmesh.embedded.conformance.ConformanceChaincodeMain
      path=$home/chaincode/embedded-ledger/target/test-classes:$(class_path chaincode/embedded-ledger) ;;
  esac
  start "$1-$2" env \
    CORE_CHAINCODE_ID_NAME="$(package_id "$1")" \
    CHAINCODE_SERVER_ADDRESS="127.0.0.1:$(chaincode_port "$1" "$2")" \
    RISKMESH_CC_HEALTH_ADDRESS="127.0.0.1:$(health_port "$1" "$2")" \
    TP_CORE_POOL_SIZE=16 TP_MAX_POOL_SIZE=32 CORE_CHAINCODE_LOGGING_LEVEL=WARNING \
    "$(java_program)" -Xmx128m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Dfile.encoding=UTF-8 -cp "$path" "$class"
}
