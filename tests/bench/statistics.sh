#!/bin/sh
# What the statistics cost, and raking beside R's survey::rake on the same people where R has it; nothing passes or fails here.
# BUILD=build/plain holds the programs, WORK=build/bench the files. Run from the project's root after `make all tools`; `make bench` does both.
set -eu
LC_ALL=C
export LC_ALL
build=${BUILD:-build/plain}
work=${WORK:-build/bench}
mkdir -p "$work"

"$build/tests/bench/statistics" >"$work/statistics"
took() {
	awk -v what="$1" '$1 == what { print $2 }' "$work/statistics"
}
printf '%-58s %10s s\n' 'verdict, 12 dimensions of 50 groups' "$(took verdict)"
printf '%-58s %10s s\n' 'raking 1,000,000 people on 5 margins' "$(took rake)"
printf '%-58s %10s s\n' 'bootstrap of a median, 9,999 times 1,000 posts' "$(took bootstrap)"

if ! command -v Rscript >/dev/null || ! Rscript -e 'library(survey)' >/dev/null 2>&1; then
	echo 'survey::rake: skipped, R with its package survey is not here (Debian: r-cran-survey)'
	exit 0
fi
"$build/tests/bench/statistics" --people "$work/people.csv" "$work/targets.csv"
theirs=$(Rscript tests/bench/rake.R "$work/people.csv" "$work/targets.csv")
printf '%-58s %10s s\n' "survey::rake, the same people, in R's memory already" "$theirs"
awk -v a="$(took rake)" -v b="$theirs" 'BEGIN { printf "%-58s %10.4f\n", "ratio: spiegel over survey::rake", a / b }'
