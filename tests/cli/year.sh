#!/bin/sh
# A trajectory of more than a year: the monthly report lays a month beside the same one a year before, held against sums made here.
. tests/cli/lib
p=$scratch/p

run 0 init "$p" --name Proef --region GM0344 --start 2025-05-01 --end 2026-12-31 --yes
echo activity,date,kind,online,sex,age_from,age_to,first_time,count >"$scratch/counts.csv"
i=0
for month in 2025-05 2025-06 2025-07 2025-08 2025-09 2025-10 2025-11 2025-12 2026-01 2026-02 2026-03 2026-04 2026-05 2026-06; do
	i=$((i + 1))
	for ages in 15,24 25,34 35,44 45,54 55,64 '65,'; do
		printf 'Avond %s,%s-15,meeting,no,F,%s,yes,%s\n' $i $month $ages $((10 + i)) >>"$scratch/counts.csv"
	done
done
run 0 --project "$p" import "$scratch/counts.csv"
before=$(awk -F, '$2 ~ /^2025-06/ { n += $9 } END { print n }' "$scratch/counts.csv")
run 0 --project "$p" report monthly --period 2026-06 --format csv,html
grep -q "^participants,[0-9]*,[0-9]*,6,$before," "$p"/reports/2026-06_*/kpi.csv && grep -q '>juni 2025<' "$p"/reports/2026-06_*.html
ok "the figure of the year before stands beside the others ($before)"
run 0 --project "$p" report monthly --period 2026-04 --format csv,html
grep -Eq '^participants,[0-9]+,[0-9]+,6,,' "$p"/reports/2026-04_*/kpi.csv && ! grep -q '>april 2025<' "$p"/reports/2026-04_*.html
ok "before there is one, there is no column for it"
# the last data are of 15 June 2026: neither words nor axes go on to December
run 0 --project "$p" report monthly --period 2026 --format text,csv --output "$scratch/y"
cat "$scratch"/y/*.txt | tr -s ' \n' ' ' >"$scratch/flat"
grep -q 'Van alle deelnemers tot en met 15 juni 2026' "$scratch/flat" && grep -q 'Stand tot en met 15 juni 2026' "$scratch/flat" && sed 's/de einddag, 31 december 2026//' "$scratch/flat" | grep -v -q 'december 2026' &&
	grep -q 'Tussenstand: de cijfers stoppen vóór de einddag, 31 december 2026' "$scratch/flat"
ok "a report of a year that is not over says until which day the data go"
run 0 --project "$p" report monthly --period 2026 --format digest --output "$scratch/d"
tr -s ' \n' ' ' <"$(ls "$scratch"/d/*.txt)" | grep -q 'ie deed mee tot en met 15 juni 2026?'
ok "and so does its digest"
run 0 --project "$p" --lang fr report monthly --period 2026 --format digest --output "$scratch/d-fr"
tr -s ' \n' ' ' <"$(ls "$scratch"/d-fr/*.txt)" | grep -q "jusqu'au 15 juin 2026 inclus"
ok "also in French"
run 0 --project "$p" report representativeness --period 2026 --format text --output "$scratch/z"
cat "$scratch"/z/*.txt | tr -s ' \n' ' ' >"$scratch/flat"
grep -q 'tot en met 15 juni 2026' "$scratch/flat" && sed 's/de einddag, 31 december 2026//' "$scratch/flat" | grep -v -q '31 december' &&
	grep -q 'Tussenstand: de cijfers stoppen vóór de einddag, 31 december 2026' "$scratch/flat"
ok "and so does the report for the evaluator"
run 3 --project "$p" content --period 2019-03 && complains "de oudste zijn van"
ok "a month before the data is told, and when these begin"
finish
