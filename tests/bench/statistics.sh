#!/bin/sh
# What the statistics cost, and raking beside R's survey::rake and the model of posts beside MASS::glm.nb on the same data where R has them;
# nothing passes or fails here.
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
printf '%-58s %10s s\n' 'negative binomial model of 1,000,000 posts' "$(took model)"
printf '%-58s %10s s\n' 'negative binomial model of 100,000 posts' "$(took model_tenth)"

if command -v Rscript >/dev/null && Rscript -e 'library(MASS)' >/dev/null 2>&1; then
	"$build/tests/bench/statistics" --posts "$work/posts.csv" 100000
	theirs=$(Rscript tests/bench/model.R "$work/posts.csv")
	printf '%-58s %10s s\n' "MASS::glm.nb, the same 100,000 posts" "$theirs"
	awk -v a="$(took model_tenth)" -v b="$theirs" 'BEGIN { printf "%-58s %10.4f\n", "ratio: spiegel over MASS::glm.nb", a / b }'
else
	echo 'MASS::glm.nb: skipped, R with its package MASS is not here (Debian: r-cran-mass)'
fi

if ! command -v Rscript >/dev/null || ! Rscript -e 'library(survey)' >/dev/null 2>&1; then
	echo 'survey::rake: skipped, R with its package survey is not here (Debian: r-cran-survey)'
	exit 0
fi
"$build/tests/bench/statistics" --people "$work/people.csv" "$work/targets.csv"
theirs=$(Rscript tests/bench/rake.R "$work/people.csv" "$work/targets.csv")
printf '%-58s %10s s\n' "survey::rake, the same people, in R's memory already" "$theirs"
awk -v a="$(took rake)" -v b="$theirs" 'BEGIN { printf "%-58s %10.4f\n", "ratio: spiegel over survey::rake", a / b }'
