#!/usr/bin/env bash
# N2, a regulator who trusts nobody's gateway, its own neither: verifies the ledger itself, keeps a head, sees what is new, and gets a pack of a
# period. Usage: docs/journeys/n2-regulator.sh [DIR of a running demo]
# shellcheck disable=SC2034,SC2154
journey=N2
# shellcheck source=docs/journeys/lib.sh
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

step "the ledger as a peer delivers it, verified block by block, and kept"
"$riskmesh" audit verify --peer --data "$demo/ledger" --keep "$work/kept" >"$work/out" 2>&1 || die "audit verify --peer: $(tail -n 5 "$work/out")"
tail -n 2 "$work/out" | sed 's/^/    /'

step "the kept copy verifies without any process"
"$riskmesh" audit verify "$work/kept" >"$work/out" 2>&1 || die "the copy: $(tail -n 5 "$work/out")"

step "one bit of the copy is turned: exit 3"
block=$(find "$work/kept" -type f -printf '%s %p\n' | sort -rn | head -n 1 | cut -d' ' -f2-)
byte=$(dd if="$block" bs=1 skip=1500 count=1 2>/dev/null | od -An -tu1 | tr -d ' ')
# shellcheck disable=SC2059
printf "$(printf '\\x%02x' $((byte ^ 1)))" | dd of="$block" bs=1 seek=1500 conv=notrunc 2>/dev/null
status=0
"$riskmesh" audit verify "$work/kept" >"$work/out" 2>&1 || status=$?
[ "$status" = 3 ] || die "audit verify ended with $status"

step "a pack of everything until now, made by the authority's gateway, verified by the command line alone"
as regulator auditor audit export --out "$work/pack" --until "$(date -u +%Y-%m-%dT%H:%M:%SZ)" >/dev/null 2>"$work/err" || die "no pack: $(cat "$work/err")"
"$riskmesh" audit verify "$work/pack" >"$work/out" 2>&1 || die "the pack: $(tail -n 5 "$work/out")"
tail -n 2 "$work/out" | sed 's/^/    /'

step "who allowed what: every authorisation of the timeline has a party, and every party is a member"
as regulator auditor audit timeline --kind DataUseAuthorization --format jsonl >"$work/grants"
[ -s "$work/grants" ] || die "no authorisation"
grep -o '"[A-Z][a-z]*MSP"' "$work/grants" | sort -u | tr -d '"' >"$work/parties"
while read -r party; do
  case " ${banks[*]} " in *" $party "*) ;; *) die "$party is no member" ;; esac
done <"$work/parties"
printf '    %d authorisations of %d parties\n' "$(grep -c . "$work/grants")" "$(grep -c . "$work/parties")"

step "the regulator can change nothing"
refused 3 forbidden regulator auditor auth revoke HarbourMSP.g1
done_now
