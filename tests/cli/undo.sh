#!/bin/sh
# Undoing an import: the answers are those of a project that never had it, byte for byte.
. tests/cli/lib

mkdir "$scratch/x"
"$generate" "$scratch/x"
first=$(echo "$scratch"/x/facebook/Jul-*.csv)
newer=$(echo "$scratch"/x/facebook/Jun-*.csv)
insta=$(echo "$scratch"/x/instagram/Jul-*.csv)
counts=$scratch/x/tellingen.csv

answers() { # answers PROJECT NAME: what its commands and its monthly report say, without the list of imports
	"$spiegel" --project "$1" check --format json >"$scratch/$2.check" &&
		"$spiegel" --project "$1" content --period 2026-06 --format csv >"$scratch/$2.content" &&
		"$spiegel" --project "$1" content --period 2026-06 --format json >"$scratch/$2.json" &&
		"$spiegel" --project "$1" report monthly --period 2026-06 --format csv --output "$scratch/$2" >/dev/null &&
		rm -f "$scratch/$2"/*/sources.csv
}

same() { # same NAME NAME: the two said the same
	cmp "$scratch/$1.check" "$scratch/$2.check" && cmp "$scratch/$1.content" "$scratch/$2.content" &&
		cmp "$scratch/$1.json" "$scratch/$2.json" && diff -r "$scratch/$1" "$scratch/$2"
}

p=$scratch/p
q=$scratch/q
for project in "$p" "$q"; do
	run 0 init "$project" --name Plein --region GM0344 --from-age 15 --yes
done
run 0 --project "$p" import --as-of 2026-07-01 "$first" && run 0 --project "$p" import --as-of 2026-07-31 "$newer" "$insta" "$counts"
ok "four files"
run 0 --project "$q" import --as-of 2026-07-01 "$first" && run 0 --project "$q" import --as-of 2026-07-31 "$insta" "$counts"
ok "the same without one"
answers "$p" all && answers "$q" never && ! same all never >/dev/null
ok "say something else"
number=$("$spiegel" --project "$p" sources --format csv | awk -F, '/Jun-01/ { print $1 }')
run 0 --project "$p" undo "$number" && says "22 rijen"
ok "undo by number"
answers "$p" undone && same undone never >"$scratch/out"
ok "and the answers are the same"
run 0 --project "$p" undo "$number" && says "al ongedaan gemaakt"
ok "undoing it again says so"
run 0 --project "$p" sources && says "ongedaan"
ok "sources still tells of it"
run 0 --project "$p" import --as-of 2026-07-31 "$newer" && answers "$p" again && same again all >"$scratch/out"
ok "it can be imported again, to what it was"
run 0 --project "$p" undo tellingen.csv && run 0 --project "$p" status
ok "undo by the name of the file"
run 3 --project "$p" undo tellingen && complains "spiegel sources" && run 3 --project "$p" undo 99 && run 2 --project "$p" undo
ok "what is not there is refused with words"
finish
