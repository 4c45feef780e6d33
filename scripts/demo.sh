#!/bin/sh
# Make the demonstration project from nothing: the exports of the invented trajectory of examples/, taken in, checked and reported.
# demo.sh BUILD DIR: BUILD has the programs, DIR is made anew; a folder that this script did not make is left alone.
set -eu
build=$1
demo=$2
mark=$demo/made-by-make-demo
exports=$demo/exports

if [ -e "$demo" ]; then
	[ -e "$mark" ] || { echo "demo: '$demo' was not made by this script; move it away first" >&2; exit 1; }
	rm -rf "$demo"
fi
mkdir "$demo"
touch "$mark"
"$build/examples/generate" "$exports"

spiegel() { # shown as it could be typed
	printf '\n$ spiegel'
	for word; do
		case $word in
		*[!A-Za-z0-9_./,-]*) printf " '%s'" "$word" ;;
		*) printf ' %s' "$word" ;;
		esac
	done
	echo
	"$build/spiegel" "$@"
}

# the agreement is of before the start, the imports are of after the end; the clock of this machine has no part in it
export SOURCE_DATE_EPOCH=1750752000
spiegel init "$demo" --name 'Groene Singel' --region Utrecht --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
# what init leaves open: which posts belong to the trajectory, its phases, targets, a note of the project lead
printf '\n$ cp examples/spiegel.ini %s\n' "$demo"
cp examples/spiegel.ini "$demo"
spiegel --project "$demo" criterion set

export SOURCE_DATE_EPOCH=1785492000
spiegel --project "$demo" import "$exports"/*/Jul-*.csv "$exports/tellingen.csv" examples/gebeurtenissen.csv
spiegel --project "$demo" import --as-of 2026-07-31 "$exports"/*/Jun-*.csv
for platform in facebook instagram; do
	spiegel --project "$demo" import --as-of 2026-06-30 --channel $platform "$exports/$platform"/[AFV]*.csv
done

spiegel --project "$demo" check
spiegel --project "$demo" content
for report in monthly representativeness content; do
	spiegel --project "$demo" report $report --period 2026-06
done

printf '\nThe project:\n'
ls "$demo/spiegel.ini" "$demo/spiegel.db"
printf 'The reports:\n'
find "$demo/reports" -type f | LC_ALL=C sort
