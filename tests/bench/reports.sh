#!/bin/sh
# What the reports of the demonstration project cost, beside a browser that prints the same pages; and the monthly report of a year of many
# posts beside that of a year of few, and of ten years beside that of one. Nothing passes or fails here.
# BUILD=build/plain holds the programs, WORK=build/bench the files, RUNS=5: so many times each. A time is that of new processes, until the last
# file is written. Run from the project's root after `make all tools`; `make bench` does both.
set -eu
LC_ALL=C
SOURCE_DATE_EPOCH=1785492000
export LC_ALL SOURCE_DATE_EPOCH
build=${BUILD:-build/plain}
work=${WORK:-build/bench}
runs=${RUNS:-5}
mkdir -p "$work"

# shellcheck source=tests/bench/cost.sh
. tests/bench/cost.sh

demo=$work/demo
scripts/demo.sh "$build" "$demo" >"$work/out"

as_it_is() {
	:
}
write() { # write FORMATS KIND...: the reports of these kinds, one after the other
	# shellcheck disable=SC2016 # the words are those of the shell that is started
	once as_it_is sh -c 'spiegel=$1 demo=$2 formats=$3; shift 3
		for kind; do "$spiegel" --project "$demo" report "$kind" --period 2026-06 --format "$formats" || exit 1; done' \
		- "$build/spiegel" "$demo" "$@"
}
print() { # print NAME...: the same reports as pages, printed by a browser
	# shellcheck disable=SC2016
	once as_it_is sh -c 'demo=$1 out=$2; shift 2
		for name; do chromium --headless --no-sandbox --disable-gpu --print-to-pdf="$out" "file://$demo/reports/2026-06_${name}_groene-singel.html" || exit 1; done' \
		- "$(realpath "$demo")" "$work/page.pdf" "$@"
}
monthly() {
	write pdf monthly
}
monthly_printed() {
	print maandrapport
}
everything() {
	write pdf,html,csv,json,xlsx monthly representativeness content
}
everything_printed() {
	print maandrapport representativiteit contentmix
}

row() { # row WHAT A B: a line, with the ratio when there is a browser
	if command -v chromium >/dev/null; then
		pair "$2" "$3"
	else
		other=skipped ratio=-
		"$2"
		seconds=$s
		peak=$(awk -v kib="$kib" 'BEGIN { printf "%.0f", kib / 1024 }')
	fi
	printf '%-44s %8s %9s %7s %9s\n' "$1" "$seconds" "$other" "$ratio" "$peak"
}
of_posts() { # of_posts PROJECT
	# shellcheck disable=SC2016
	once as_it_is sh -c '"$1" --project "$2" report monthly --period 2026-06 --format pdf' - "$build/spiegel" "$work/posts_$1"
}
this() {
	of_posts "$project"
}
that() {
	of_posts "$beside"
}
# growth PROJECT BESIDE WHAT: a line, with the ratio to another project: how far the time depends on the number of posts
growth() {
	project=$1 beside=$2
	pair this that
	printf '%-44s %8s %9s %7s %9s\n' "$3" "$seconds" "$other" "$ratio" "$peak"
}
project_of() { # project_of N YEARS: so many posts of so many years, the last of which is the year that a monthly report tells of
	rm -rf "$work/posts_$1_$2"
	"$build/spiegel" init "$work/posts_$1_$2" --name bench --region GM0344 --yes >"$work/out" 2>&1 || true
	"$build/examples/generate" --posts "$1" "$2" "$work/posts.csv"
	"$build/spiegel" --project "$work/posts_$1_$2" --quiet import "$work/posts.csv" >"$work/out"
}
printf '%-44s %8s %9s %7s %9s\n' reports 'spiegel' 'chromium' ratio 'peak MiB'
row 'monthly, PDF' monthly monthly_printed
row 'all three in PDF, HTML, CSV, JSON and XLSX' everything everything_printed
echo "chromium: $(chromium --version 2>/dev/null || echo 'skipped, it is not here') prints the HTML of the same reports, PDF alone. Seconds are of the fastest."
rm -rf "$demo"

for n in 400 2000 5000 20000 40000; do
	project_of $n 1
done
project_of 20000 10
printf '%-44s %8s %9s %7s %9s\n' '' 'spiegel' '400 posts' ratio 'peak MiB'
for n in 2000 5000 20000 40000; do
	growth ${n}_1 400_1 "monthly, PDF, of $n posts in a year"
done
echo 'Beyond 5000 posts in twelve months the report on the content mix tells which kinds did better.'
printf '%-44s %8s %9s %7s %9s\n' '' 'spiegel' '1 year' ratio 'peak MiB'
growth 20000_10 2000_1 'monthly, PDF, of 2000 posts a year, 10 years'
rm -rf "$work/posts.csv" "$work"/posts_*_*
