#!/bin/sh
# The demonstration project: every file that a project can have, and a report for management that keeps to its four pages.
. tests/cli/lib

demo=$scratch/demo
scripts/demo.sh "$build" "$demo" >"$scratch/out" 2>&1
ok "the demonstration is made"
for period in 2026-06 2026-Q2 2026; do
	for lang in nl en fr; do
		run 0 --project "$demo" report monthly --period $period --lang $lang --format pdf --output "$scratch/${period}_$lang"
		[ "$(pdfinfo "$scratch/${period}_$lang"/*.pdf | awk '/^Pages:/ { print $2 }')" = 4 ]
		ok "the report for management of $period in $lang: four pages"
	done
done
finish
