#!/bin/sh
# What imports and reports cost, as ratios within one run; nothing passes or fails here.
#   tests/bench/bench.sh [POSTS...]     sizes; default 10000 100000 1000000
# BUILD=build/plain holds the programs, WORK=build/bench the files (a disk, not a memory file system), RUNS=5: so many times each. Seconds are
# of the fastest; the ratio is the median of so many pairs, one import of each kind beside the other.
# Run from the project's root after `make all tools`; `make bench` does both.
set -eu
LC_ALL=C
export LC_ALL
build=${BUILD:-build/plain}
work=${WORK:-build/bench}
runs=${RUNS:-5}
year=2025-07..2026-06 # all the posts that the generator writes
month=2026-06
[ $# -gt 0 ] || set -- 10000 100000 1000000

mkdir -p "$work"

# shellcheck source=tests/bench/cost.sh
. tests/bench/cost.sh

row() {
	printf '%9s %6s %8s %8s %6s %5s %8s %6s %8s %6s\n' "$@"
}

spiegel=$build/spiegel
project=$work/project
as_it_is() {
	:
}
no_plain_database() {
	rm -f "$work/plain.db"
}
new_project() {
	rm -rf "$project"
	"$spiegel" init "$project" --name bench --region GM0344 --yes >"$work/out" 2>&1 || true
}
ours() {
	once new_project "$spiegel" --project "$project" import "$file"
}
# bare text columns, made from the header line; a database file, as ours is
theirs() {
	once no_plain_database sqlite3 "$work/plain.db" '.mode csv' ".import $file post"
}

row posts file import .import ratio peak content growth report growth
row '' MB s s '' MiB s '' s ''
first_content=- first_report=-
for n in "$@"; do
	file=$work/posts_$n.csv
	[ -n "$(find "$file" -newer "$build/examples/generate" 2>/dev/null)" ] || "$build/examples/generate" --posts "$n" "$file"
	sync # what the disk still writes of it would be counted for whoever comes first
	megabytes=$(wc -c <"$file" | awk '{ printf "%.0f", $1 / 1000000 }')

	pair ours theirs
	import=$seconds plain=$other against=$ratio
	cost as_it_is "$spiegel" --project "$project" content --period $year
	content=$seconds
	cost as_it_is "$spiegel" --project "$project" report monthly --period $month --format pdf
	report=$seconds

	[ "$first_content" != - ] || first_content=$content
	[ "$first_report" != - ] || first_report=$report
	row "$n" "$megabytes" "$import" "$plain" "$against" "$peak" \
		"$content" "$(over "$content" "$first_content")" "$report" "$(over "$report" "$first_report")"
	rm -rf "$work/plain.db" "$project"
done
echo "import: spiegel; .import: sqlite3 $(sqlite3 --version | cut -d' ' -f1) into bare text columns; ratio: the first over the second, median of $runs pairs."
echo "content: of $year; report: monthly PDF of $month; growth: against the smallest size."
