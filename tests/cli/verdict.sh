#!/bin/sh
# From the first count to the final verdict: what a period after the figures gets, what is missing, and that what is advised works.
. tests/cli/lib
p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
people_until() { # people_until DAY: the counts of before that day
	awk -F, -v day="$1" 'NR == 1 || $2 < day' "$scratch/x/tellingen.csv" >"$scratch/until-$1.csv"
	printf '%s\n' "$scratch/until-$1.csv"
}
interim() { grep -qF 'Tussenstand' "$scratch/out"; }
project() { # project NAME OPTION...: of which nobody is counted after January
	name=$1
	shift
	run 0 init "$scratch/$name" --name Plein --region GM0344 --start 2025-07-01 --expected 600 --yes "$@"
	run 0 --project "$scratch/$name" import "$(people_until 2026-02-01)"
}
project p --end 2026-06-30

run 0 --project "$p" check && interim && says '30 juni 2026' && says 'stand tot en met 22 januari 2026'
ok "before the end day the answer is an interim one, of the newest month"
cp "$scratch/out" "$scratch/newest"
run 0 --project "$p" check --period 2026 && cmp "$scratch/out" "$scratch/newest"
ok "a year that goes on after the figures is no final verdict, but the same answer"
run 0 --project "$p" report representativeness --period 2026 --format text --output "$scratch/year" && cp "$scratch"/year/*.txt "$scratch/out" && interim
ok "nor in the report of that year"
for period in 2026-03 2026-06 2026-07 2027; do
	run 3 --project "$p" check --period $period && complains 'de nieuwste zijn van januari 2026' && complains 'tot en met de einddag, 30 juni 2026' &&
		complains '0 mensen op die dag' && complains '--period 2026-01' || echo "# $period"
done >"$scratch/lacks"
cat "$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "after the figures it says which are missing, and what to ask instead"
run 0 --project "$p" check --period 2026-01 && cmp "$scratch/out" "$scratch/newest"
ok "what it says to ask is answered"
run 3 --project "$p" channels --period 2026-06 && complains '--period 2026-01' && run 3 --project "$p" report representativeness --period 2026-06 && complains '--period 2026-01'
ok "so do channels and the report"

# nobody after April, said by the day of the export
run 0 --project "$p" import "$(people_until 2026-04-15)" --as-of 2026-06-29
run 0 --project "$p" check && interim && run 3 --project "$p" check --period 2026-06 && complains 'de nieuwste zijn van april 2026'
ok "figures that stop a day before the end day give no final verdict"
run 0 --project "$p" undo "$(sqlite3 "$p/spiegel.db" 'SELECT max(id) FROM import')"
run 0 --project "$p" import "$scratch/until-2026-04-15.csv" --as-of 2026-07-01
run 0 --project "$p" check && ! interim && says 'stand tot en met 30 juni 2026'
ok "with files that go on until the end day the final verdict is there, though nobody came since April"
cp "$scratch/out" "$scratch/final"
run 0 --project "$p" check --period 2026-06 && cmp "$scratch/out" "$scratch/final"
ok "also when its month is asked for"
run 0 --project "$p" check --period 2026 && cmp "$scratch/out" "$scratch/final"
ok "or its year"
run 0 --project "$p" check --period 2026-01 && interim
ok "the months before keep their interim answers"
for lang in nl:'eindigde op 30 juni 2026' en:'ended on 30 June 2026' fr:"terminé le 30 juin 2026"; do
	run 3 --project "$p" check --period 2026-09 --lang "${lang%%:*}" && complains "${lang#*:}" && complains '--period 2026-06' || echo "# $lang"
done >"$scratch/lacks"
cat "$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "after the end it names the last day and the period of the final verdict"
run 0 --project "$p" report representativeness --format text,csv --output "$scratch/last" && cp "$scratch"/last/2026-06_representativiteit_plein.txt "$scratch/out" && ! interim
ok "the report is of the end month, and final"

run 0 --project "$p" run && [ -s "$p/reports/2026-06_representativiteit_plein.json" ] && grep -q '"final", "value": "yes"' "$p/reports/2026-06_representativiteit_plein.json" &&
	[ -s "$p/reports/2026-04_maandrapport_plein.pdf" ] && run 0 --project "$p" run && says 'niets te doen'
ok "run makes that report too, once; that for management is of the newest month with figures"

# nobody after January, said by a count of 0
project q --end 2026-06-30
printf '%s\nSlotdag,2026-06-30,meeting,no,,,,yes,0\n' "$(head -n 1 "$scratch/x/tellingen.csv")" >"$scratch/none.csv"
run 0 --project "$scratch/q" import "$scratch/none.csv" && run 0 --project "$scratch/q" check && ! interim && says 'stand tot en met 30 juni 2026'
ok "a count of 0 people on the end day gives the final verdict"

project r
run 0 --project "$scratch/r" check && interim && run 3 --project "$scratch/r" check --period 2026-06 && complains 'nieuwste gegevens zijn van januari 2026' &&
	complains '--period 2026-01' && ! complains 'einddag'
ok "without an end day there is no final verdict to ask for"
finish
