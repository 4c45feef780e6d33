#!/bin/sh
# The version for publication: numbers of people in fives, nothing by two traits at once, the answer of the exact numbers.
. tests/cli/lib
p=$scratch/p

run 0 init "$p" --name x --region GM0344 --yes
{
	echo activity,date,kind,online,sex,age_from,age_to,first_time,count
	men=41
	for ages in 15,24 25,34 35,44 45,54 55,64 '65,'; do
		printf 'Avond,2026-03-01,meeting,no,F,%s,yes,%d\nAvond,2026-03-01,meeting,no,M,%s,yes,%d\n' $ages $((men + 17)) $ages $men
		men=$((men + 1))
	done
} >"$scratch/counts.csv"
run 0 --project "$p" import "$scratch/counts.csv"
run 0 --project "$p" check --format csv
cp "$scratch/out" "$scratch/intern"
run 0 --project "$p" check --publiek intern --format csv && cmp -s "$scratch/intern" "$scratch/out"
ok "intern is what it is without a word"
grep -q '^15-24,.*,99,' "$scratch/intern" && grep -q '^15-24,0\.' "$scratch/intern"
ok "it has exact numbers, and age and sex together"

run 0 --project "$p" check --publiek openbaar --format csv
cp "$scratch/out" "$scratch/public"
# column 6 of the tables of a trait: participants
awk -F, '/^group,trait,/ { on = 1; next } /^$/ || /^[a-z_]+,[a-z_]+,/ { on = 0 } on && $6 != "" { n++; bad += $6 % 5 } END { exit !(n == 8 && bad == 0) }' "$scratch/public"
ok "openbaar: all eight numbers of the groups are multiples of five"
! grep -q '^15-24,.*,99,' "$scratch/public" && ! grep -q '^15-24,0\.' "$scratch/public"
ok "no exact number, no table by two traits"
run 0 --project "$p" check --publiek openbaar && says "openbare versie" && says "Er deden ongeveer 625 mensen mee"
ok "it says so, and rounds the sentences too (624 people)"
intern=$(grep -A1 '^verdict,' "$scratch/intern" | tail -n 1 | cut -d, -f1)
public=$(grep -A1 '^verdict,' "$scratch/public" | tail -n 1 | cut -d, -f1)
[ -n "$intern" ] && [ "$intern" = "$public" ]
ok "the answer is the same ($public)"

# one woman more, and everything still rounds to the same: nothing that is printed may tell them apart
sed 's/,F,15,24,yes,58$/,F,15,24,yes,59/' "$scratch/counts.csv" >"$scratch/twin.csv"
! cmp -s "$scratch/counts.csv" "$scratch/twin.csv"
ok "a twin with 625 people instead of 624"
run 0 init "$scratch/q" --name x --region GM0344 --yes
run 0 --project "$scratch/q" import "$scratch/twin.csv"
run 0 --project "$scratch/q" check --publiek openbaar --format csv && cmp "$scratch/public" "$scratch/out"
ok "the public tables of both are the same"
for twin in p q; do
	run 0 --project "$scratch/$twin" report representativeness --publiek openbaar --period 2026-03 --format text,csv --output "$scratch/reports_$twin"
done
mkdir "$scratch/same"
for twin in p q; do
	# but for the names of the files
	cat "$scratch/reports_$twin"/*.txt "$scratch/reports_$twin"/*/*.csv | sed 's/twin\.csv  /counts.csv/; s/twin\.csv/counts.csv/' >"$scratch/same/$twin"
done
grep -q 'openbare versie' "$scratch/same/p" && diff "$scratch/same/p" "$scratch/same/q"
ok "so are the public reports on representativeness of both"
# the same people in one phase, others in a second one that has not ended: the answers, and no group that a month beside it would tell of
for twin in counts twin; do
	t=$scratch/phases_$twin
	run 0 init "$t" --name x --region GM0344 --yes
	printf '[fase %s]\nvan = 2026-%s\ntot = 2026-%s\n' Lente 03-01 03-31 Zomer 06-01 08-31 >>"$t/spiegel.ini"
	{
		cat "$scratch/$twin.csv"
		printf 'Markt,2026-06-02,meeting,no,%s,%s,yes,%s\n' F 15,24 31 M 15,24 31 F 65, 40 M 65, 42
	} >"$scratch/phases.csv"
	run 0 --project "$t" criterion set && run 0 --project "$t" import "$scratch/phases.csv" &&
		"$spiegel" --project "$t" check --publiek openbaar --format csv >"$scratch/phases_$twin.out"
done
cmp "$scratch/phases_counts.out" "$scratch/phases_twin.out" && grep -q '^Lente,.*,625,625,not_shown,' "$scratch/phases_counts.out" &&
	grep -q '^Zomer,.*,145,145,not_representative,' "$scratch/phases_counts.out" && grep -q '^table,phase_1_people_age' "$scratch/phases_counts.out" &&
	! grep -q '^table,phase_2' "$scratch/phases_counts.out"
ok "phases: the answers of both twins are the same, groups only of a phase that is over"
run 0 --project "$t" check --publiek openbaar && says "pas als de fase"
ok "and it says why"
grep -q '^Lente .* ongeveer 625 ' "$scratch/out" && grep -q '^Zomer .* ongeveer 145 ' "$scratch/out"
ok "a number in fives is about so many, also beside each other"

printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\nKoffie,2026-03-01,meeting,no,,,,yes,2\n' >"$scratch/two.csv"
run 0 init "$scratch/r" --name x --region GM0344 --yes
run 0 --project "$scratch/r" import "$scratch/two.csv"
run 0 --project "$scratch/r" check --publiek openbaar && says "minder dan 10" && ! grep -Eq 'deden [0-9] mensen|zijn [0-9] deelnames' "$scratch/out"
ok "two people are fewer than ten, not none"
"$spiegel" --project "$scratch/r" check --publiek openbaar --format csv >"$scratch/out" && grep -q '^participations,,' "$scratch/out"
ok "also in data"

run 2 --project "$p" check --publiek iedereen && complains "geen publiek"
ok "another word is refused"

run 0 --project "$p" report monthly --period 2026-03 --format json,text
run 0 --project "$p" report monthly --period 2026-03 --format json,text --publiek openbaar
[ -e "$p/reports/2026-03_maandrapport_x.txt" ] && grep -q 'openbare versie' "$p/reports/2026-03_maandrapport_x_openbaar.txt"
ok "the reports of both stand beside each other"
run 0 --project "$p" report monthly --period 2026-03 --format digest
cp "$p/reports/2026-03_in-het-kort_x.txt" "$scratch/digest"
run 0 --project "$p" report monthly --period 2026-03 --format digest --publiek openbaar
[ -s "$p/reports/2026-03_in-het-kort_x_openbaar.txt" ] && cmp "$scratch/digest" "$p/reports/2026-03_in-het-kort_x.txt"
ok "and so do their texts to paste"
! grep -Eq '(^|[^0-9.])(624|99|101)([^0-9.]|$)' "$p/reports/2026-03_maandrapport_x_openbaar.txt" &&
	grep -Eq '(^|[^0-9.])624([^0-9.]|$)' "$p/reports/2026-03_maandrapport_x.txt"
ok "no exact number of people in the public report"
for report in monthly representativeness content; do
	run 0 --project "$p" report $report --period 2026-03 --format text --publiek openbaar --output "$scratch/rounded" &&
		run 0 --project "$p" report $report --period 2026-03 --format text --output "$scratch/exact" || echo $report
done >"$scratch/failed"
[ ! -s "$scratch/failed" ] && for file in "$scratch"/rounded/*.txt; do
	tr -s ' \n' ' ' <"$file" | grep -q 'Aantallen mensen zijn hier afgerond op een veelvoud van 5' || echo "$file"
done >"$scratch/failed"
set -- "$scratch"/rounded/*.txt
[ ! -s "$scratch/failed" ] && [ $# = 3 ] && ! grep -q 'veelvoud' "$scratch"/exact/*.txt
ok "each of the three says beside its numbers that they are rounded, and the internal ones do not"
finish
