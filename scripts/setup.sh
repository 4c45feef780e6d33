#!/bin/sh
# Install what is missing of the named parts of packages.txt: setup.sh build test
# Installs nothing, and needs no rights, when everything is there.
set -eu

list=$(dirname "$0")/packages.txt
wanted=
for part; do
	names=$(awk -v part="$part" '$1 == part { print $2 }' "$list")
	[ -n "$names" ] || { echo "setup: no part '$part' in $list" >&2; exit 2; }
	wanted="$wanted $names"
done

fail() {
	echo "setup: $1" >&2
	echo "setup: spiegel is built on Debian 12 with these packages ($list says what each is for):" >&2
	# shellcheck disable=SC2086
	echo $wanted | fold -s -w 100 | sed 's/^/    /' >&2
	echo "setup: when they are there by other means, pass SETUP=: to make" >&2
	exit 1
}

command -v apt-get >/dev/null || fail "this system has no apt-get"

missing=
for name in $wanted; do
	status=$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) || status=
	[ "$status" = installed ] || missing="$missing $name"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
	command -v sudo >/dev/null || fail "missing:$missing; installing needs root or sudo"
	as_root="sudo"
fi

install() {
	# shellcheck disable=SC2086
	$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing
}

echo "setup: installing$missing"
# a fresh machine has no package lists, an old one may have stale lists
install || { echo "setup: fetching the package lists first" && $as_root apt-get update -qq && install; } ||
	fail "apt-get could not install$missing"
