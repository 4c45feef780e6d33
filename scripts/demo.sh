#!/bin/sh
# Make the demonstration project from nothing: invented exports of one year, taken in, checked and reported.
# demo.sh BUILD DIR: BUILD has the programs, DIR is made anew; a folder that this script did not make is left alone.
set -eu
build=$1
demo=$2
mark=$demo/made-by-make-demo

if [ -e "$demo" ]; then
	[ -e "$mark" ] || { echo "demo: '$demo' was not made by this script; move it away first" >&2; exit 1; }
	rm -rf "$demo"
fi
mkdir "$demo"
touch "$mark"

step() {
	printf '\n$ %s\n' "$*"
}
spiegel() {
	step spiegel --project "$demo" "$@"
	"$build/spiegel" --project "$demo" "$@"
}

mkdir "$demo/exports"
"$build/examples/generate" "$demo/exports"

step spiegel init "$demo" --name "'Groene Singel'" --organisation "'Gemeente Utrecht'" --region GM0344 --yes
"$build/spiegel" init "$demo" --name "Groene Singel" --organisation "Gemeente Utrecht" --region GM0344 --yes

# shellcheck disable=SC2046 # the names have no blanks
spiegel import $(find "$demo/exports" -name '*.csv' | LC_ALL=C sort)

spiegel check
spiegel content
spiegel report monthly --period 2026-06

printf '\nmade:\n'
find "$demo" -maxdepth 1 -name 'spiegel.*' -o -path "$demo/reports/*" -type f | LC_ALL=C sort | sed 's/^/  /'
