#!/bin/sh
# What an import of each kind costs, against `sqlite3 .import` of the same text into bare text columns; nothing passes or fails here.
#   tests/bench/kinds.sh [KIND...]      default: every kind that `spiegel kinds` lists
# The files are grown from tests/data/KIND/sample.csv as kinds.tsv says (for sqlite3 UTF-16 becomes UTF-8); BUILD, WORK and RUNS (default 3) as in bench.sh.
# Run from the project's root after `make all tools`; `make bench` does both.
set -eu
LC_ALL=C
export LC_ALL
build=${BUILD:-build/plain}
work=${WORK:-build/bench}
runs=${RUNS:-3}
# shellcheck source=tests/bench/cost.sh
. tests/bench/cost.sh
. tests/sample_options
mkdir -p "$work"

spiegel=$build/spiegel
project=$work/project
tab=$(printf '\t')

row() {
	printf '%-24s %8s %6s %8s %9s %8s %6s\n' "$@"
}
no_plain_database() {
	rm -f "$work/plain.db"
}
# what $known names must be there before the file can come in
new_project() {
	rm -rf "$project"
	"$spiegel" init "$project" --name bench --region GM0344 --yes >"$work/out" 2>&1 || true
	[ -z "$known" ] || "$spiegel" --project "$project" --quiet import --channel "$known" tests/data/meta-daily/sample.csv >"$work/out" 2>&1
}
ours() {
	# shellcheck disable=SC2086 # options are words
	once new_project "$spiegel" --project "$project" --quiet import $options "$file"
}
theirs() {
	once no_plain_database sqlite3 "$work/plain.db" '.mode csv' ".separator '$mark'" ".import --skip $((head - 1)) $text line"
}

# utf16 FILE: is it?
utf16() {
	[ "$(head -c 2 "$1" | od -An -tx1)" = ' ff fe' ]
}

# measure SAMPLE: the file that $line of kinds.tsv makes of it
measure() {
	text=$work/kind.txt file=$work/kind.csv
	IFS=$tab read -r kind times head from to mark more changes <<-EOF
		$line
	EOF
	set_options "${1%.csv}.expected"
	[ "$more" = - ] || options="$options $more"
	if utf16 "$1"; then iconv -f UTF-16 -t UTF-8 "$1"; else cat "$1"; fi |
		awk -v rows="$times" -v head="$head" -v from="$from" -v to="$to" -v changes="$changes" -f tests/bench/grow.awk >"$text"
	if utf16 "$1"; then iconv -f UTF-8 -t UTF-16 "$text"; else cat "$text"; fi >"$file"
	pair ours theirs
	rows=-
	[ "$seconds" = - ] || rows=$(sqlite3 "$project/spiegel.db" 'SELECT rows_stored FROM import ORDER BY id DESC LIMIT 1')
	row "$kind" "$rows" "$(wc -c <"$file" | awk '{ printf "%.1f", $1 / 1000000 }')" "$seconds" \
		"$(over "$rows" "$seconds" | cut -d. -f1)" "$other" "$ratio"
	rm -rf "$text" "$file" "$work/plain.db" "$project"
}

row kind rows file import rows .import ratio
row '' '' MB s /s s ''
# shellcheck disable=SC2046 # names are words
[ $# -gt 0 ] || set -- $("$spiegel" kinds --format csv | awk -F , 'NR > 1 { print $1 }')
for kind in "$@"; do
	sample=tests/data/$kind/sample.csv
	line=$(grep "^$kind$tab" tests/bench/kinds.tsv) || line=
	if [ -n "$line" ]; then
		measure "$sample"
	else
		printf '%-24s sample of %s bytes, which has no more rows\n' "$kind" "$(wc -c <"$sample")"
	fi
done
echo "import: spiegel, into a new project, as rows per second too; .import: sqlite3 of the same text; ratio: the first over the second, median of $runs pairs."
