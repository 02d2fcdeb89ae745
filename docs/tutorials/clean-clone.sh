#!/usr/bin/env bash
# Plays docs/quickstart.md as a stranger does: a fresh account, a clean clone, JDK 25 and Maven, nothing else. Every bash block of the page, in
# its order, as it stands. Asserts the time. Usage: docs/tutorials/clean-clone.sh [most seconds, 600]
# As root it makes an account (riskmesh-newcomer) and removes it; otherwise it takes an empty home folder.
set -euo pipefail

root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
most=${1:-600}
user=riskmesh-newcomer
as_newcomer() { # script on standard input
  if [ "$home" != "/home/$user" ]; then
    (cd "$home" && env -i HOME="$home" PATH="$PATH" LANG=C.UTF-8 bash -euo pipefail)
  else
    (cd "$home" && env -i PATH="$PATH" LANG=C.UTF-8 setpriv --reuid="$user" --regid="$user" --init-groups env HOME="$home" bash -euo pipefail)
  fi
}

if [ "$(id -u)" = 0 ] && command -v useradd setpriv >/dev/null && useradd --create-home "$user" 2>/dev/null; then
  home=/home/$user
  trap 'userdel --remove "$user" 2>/dev/null || rm -rf "$home"' EXIT
else
  home=$(mktemp -d)
  trap 'rm -rf "$home"' EXIT
fi
echo "account: $(echo 'id -un; pwd' | as_newcomer | tr '\n' ' ')"

git clone -q --no-hardlinks "$root" "$home/riskmesh"
[ "$home" != "/home/$user" ] || chown -R "$user:$user" "$home"
sed -n '/^```bash$/,/^```$/{/^```/!p}' "$home/riskmesh/docs/quickstart.md" >"$home/commands"
count=$(grep -c '^\./riskmesh ' "$home/commands")
[ "$count" -ge 6 ] || { echo "only $count commands on the page" >&2; exit 1; }

began=$SECONDS
{
  echo 'cd riskmesh'
  while read -r line; do
    printf 'echo "\$ %s"\n%s </dev/null\n' "$line" "$line"
  done < <(grep . "$home/commands")
} | as_newcomer
took=$((SECONDS - began))
echo "quickstart: $count commands in $took s"
[ "$took" -le "$most" ] || { echo "expected at most $most s" >&2; exit 3; }
