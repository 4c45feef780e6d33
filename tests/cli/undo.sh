#!/bin/sh
# Undoing an import: the answers are those of a project that never had it, byte for byte.
. tests/cli/lib

mkdir "$scratch/x"
"$generate" "$scratch/x"
first=$(echo "$scratch"/x/facebook/Jul-*.csv)
newer=$(echo "$scratch"/x/facebook/Jun-*.csv)
insta=$(echo "$scratch"/x/instagram/Jul-*.csv)
counts=$scratch/x/tellingen.csv

p=$scratch/p
q=$scratch/q
for project in "$p" "$q"; do
	run 0 init "$project" --name Plein --region GM0344 --from-age 15 --yes
done
run 0 --project "$p" import --as-of 2026-07-01 "$first" && SOURCE_DATE_EPOCH=1785492000 run 0 --project "$p" import --as-of 2026-07-31 "$newer" "$insta" "$counts"
ok "four files"
run 0 --project "$q" import --as-of 2026-07-01 "$first" && SOURCE_DATE_EPOCH=1785492000 run 0 --project "$q" import --as-of 2026-07-31 "$insta" "$counts"
ok "the same without one"
answers "$p" all && answers "$q" never && ! same_answers all never >/dev/null
ok "say something else"
number=$("$spiegel" --project "$p" sources --format csv | awk -F, '/Jun-01/ { print $1 }')
run 0 --project "$p" undo "$number" && says "22 rijen"
ok "undo by number"
answers "$p" undone && same_answers undone never >"$scratch/out"
ok "and the answers are the same"
run 0 --project "$p" undo "$number" && says "al ongedaan gemaakt"
ok "undoing it again says so"
run 0 --project "$p" sources && says "ongedaan"
ok "sources still tells of it"
SOURCE_DATE_EPOCH=1785492000 run 0 --project "$p" import --as-of 2026-07-31 "$newer" && answers "$p" again && same_answers again all >"$scratch/out"
ok "it can be imported again, to what it was"
run 0 --project "$p" undo tellingen.csv && run 0 --project "$p" status
ok "undo by the name of the file"
run 3 --project "$p" undo tellingen && complains "spiegel --project $p sources" && run 3 --project "$p" undo 99 && run 2 --project "$p" undo
ok "what is not there is refused with words"
cp "$counts" "$scratch/juni: telling.csv" && run 0 --project "$p" import "$scratch/juni: telling.csv" && run 3 --project "$p" undo juni && run 0 --project "$p" undo "juni: telling.csv"
ok "a file with a colon in its name is no part of another"

# ---- a project below a folder with a colon in its name
b="$scratch/2025-01-01: facebook/p"
mkdir "${b%/p}" && run 0 init "$b" --name Plein --region GM0344 --from-age 15 --yes && run 0 --project "$b" import --as-of 2026-06-30 "$first" "$insta"
cp "$(echo "$scratch"/x/instagram/Audience*.csv)" "$b/Audience.csv"
run 3 --project "$b" import --channel instagram "$b/Audience.csv" && tr '\n' ' ' <"$scratch/err" | grep -q "bijvoorbeeld '2026-06-30 Audience.csv'"
ok "a folder with a colon in its name tells no day"
finish
