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

step spiegel init "$demo" --name "'Groene Singel'" --region Utrecht --expected 600 --start 2025-07-01 --end 2026-06-30 --yes
"$build/spiegel" init "$demo" --name "Groene Singel" --region Utrecht --expected 600 --start 2025-07-01 --end 2026-06-30 --yes

# what init leaves open: which posts belong to the trajectory, targets, a note of the project lead
step cp examples/spiegel.ini "$demo"
cp examples/spiegel.ini "$demo"

spiegel import "$demo"/exports/facebook/Jul-*.csv "$demo"/exports/instagram/Jul-*.csv "$demo"/exports/tellingen.csv
spiegel import --as-of 2026-07-31 "$demo"/exports/facebook/Jun-*.csv "$demo"/exports/instagram/Jun-*.csv
for platform in facebook instagram; do
	spiegel import --channel $platform --as-of 2026-06-30 "$demo"/exports/$platform/[AFV]*.csv
done

spiegel check
spiegel content
spiegel report monthly --period 2026-06

printf '\nmade:\n'
find "$demo" -maxdepth 1 -name 'spiegel.*' -o -path "$demo/reports/*" -type f | LC_ALL=C sort | sed 's/^/  /'
