#!/bin/sh
# Control totals: what import says the rows add up to is what they add up to, and no small number of people is among it.
. tests/cli/lib

p=$scratch/p
run 0 init "$p" --name Plein --region GM0344 --yes
mkdir "$scratch/x"
"$generate" "$scratch/x"
facebook=$(echo "$scratch"/x/facebook/Jul-*.csv)

# the sums by another program
sed '1s/^\xef\xbb\xbf//' "$facebook" >"$scratch/t.csv"
sqlite3 "$scratch/t.db" ".import --csv $scratch/t.csv t" 2>/dev/null
sum() { # sum COLUMN
	sqlite3 "$scratch/t.db" "SELECT sum(CAST(\"$1\" AS INTEGER)) FROM t"
}
grouped() { # 1234567 as 1.234.567
	echo "$1" | sed -e :a -e 's/\([0-9]\)\([0-9]\{3\}\)\($\|\.\)/\1.\2\3/;ta'
}

run 0 --project "$p" import "$facebook"
says "weergaven: $(grouped "$(sum Weergaven)")" && says "opmerkingen: $(grouped "$(sum Opmerkingen)")" && says "gedeeld: $(grouped "$(sum Deelacties)")" &&
	says "klikken: $(grouped "$(sum 'Totaal aantal klikken')")"
ok "totals are the sums of the columns"
says "1 juli 2025 tot en met 29 juni 2026. Opgeteld" && ! says "bereik"
ok "with the days of the posts; reach is of people, and not added up"
run 0 --project "$p" --lang en sources --format csv && says "2,views,$(sum Weergaven)," && says "2,comments,$(sum Opmerkingen),"
ok "sources keeps them"
run 0 --project "$p" --lang en sources --format json && says "\"metric\": \"views\", \"total\": $(sum Weergaven)"
ok "as numbers"
run 0 --project "$p" import "$scratch/x/tellingen.csv" && says "mensen: 1." && run 0 --project "$p" sources --format csv && ! says people
ok "people are told at the import, and not again"
printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\nInloop,2026-06-20,meeting,no,F,25,34,yes,7\n' >"$scratch/few.csv"
run 0 --project "$p" import "$scratch/few.csv" && says "mensen: minder dan 10" && ! says ": 7"
ok "a few people are not told"
run 0 --project "$p" undo 2 && run 0 --project "$p" sources --format csv && ! says "views"
ok "what is undone adds up to nothing"
finish
