#!/bin/sh
# One small meeting hides groups in the public edition: who makes it learns on the screen which meeting, and what helps; the report tells nothing of it.
. tests/cli/lib
counts() { # counts NAME DAY N STEP: so many of each sex and age, and of each next age so many more
	n=$3
	for ages in 15,24 25,34 35,44 45,54 55,64 '65,'; do
		printf '%s,%s,meeting,no,F,%s,yes,%d\n%s,%s,meeting,no,M,%s,yes,%d\n' "$1" "$2" "$ages" "$n" "$1" "$2" "$ages" "$n"
		n=$((n + $4))
	done
}
project() { # project FOLDER: reads counts from the standard input
	run 0 init "$1" --name Plein --region GM0344 --yes &&
		{ echo activity,date,kind,online,sex,age_from,age_to,first_time,count && cat; } >"$1.csv" && run 0 --project "$1" import "$1.csv"
}
hidden() { # hidden FOLDER MONTH: how many groups are hidden in the public edition
	run 0 --project "$1" report representativeness --period "$2" --publiek openbaar --format text,csv --output "$1/public" &&
		cat "$1"/public/*/people_age.csv "$1"/public/*/people_sex.csv | grep -c ',participants share'
}
p=$scratch/p
{ counts Avond 2026-03-01 41 1 && counts Keukentafel 2026-04-20 1 1; } | project "$p"
before=$(hidden "$p" 2026-04)
[ "$before" -gt 0 ] && run 0 --project "$p" report monthly --period 2026-04 --publiek openbaar --format text --output "$p/public" &&
	complains "Zonder Keukentafel (20 april 2026) waren het er minder." && complains "tel Keukentafel (20 april 2026) in het tellingenbestand samen met Avond (1 maart 2026)" &&
	complains "Doe dit niet als er al een openbare versie is gepubliceerd" && complains "minstens 10 mensen bij zijn gekomen"
ok "the meeting, and what helps ($before groups are hidden)"
! grep -rq -e 'Zonder Keukentafel' -e 'tel Keukentafel' "$p/public"
ok "no word of it in the report"
for one in "en:Without Keukentafel (20 April 2026) there would be fewer." "fr:Sans Keukentafel (20 avril 2026), il y en aurait moins."; do
	{ run 0 --project "$p" report representativeness --period 2026-04 --publiek openbaar --lang "${one%%:*}" --format text --output "$p/public" && complains "${one#*:}"; } || echo "# $one"
done >"$scratch/lacks"
cat "$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "in the other languages too"
run 0 --project "$p" report monthly --period 2026-04 --format text && ! complains Zonder
ok "the internal edition hides otherwise, and says nothing of it"
run 0 --project "$p" --quiet report monthly --period 2026-04 --publiek openbaar --format text && [ ! -s "$scratch/err" ]
ok "who asks for silence has it"

counts Avond 2026-03-01 42 2 | project "$scratch/q"
[ "$(hidden "$scratch/q" 2026-03)" -lt "$before" ]
ok "what is advised helps"
counts Avond 2026-04-01 41 1 | project "$scratch/r"
[ "$(hidden "$scratch/r" 2026-04)" -eq 0 ] && [ ! -s "$scratch/err" ]
ok "where nothing is hidden nothing is said"
counts Avond 2026-04-01 1 1 | project "$scratch/s"
hidden "$scratch/s" 2026-04 >"$scratch/n"
complains "ze zijn te klein" && ! complains "waren het er" && complains "minstens 10 mensen"
ok "of one meeting alone it is said why in general"
# each trial costs as much as a report: of many activities the smallest are tried
{
	for day in $(seq 10 31); do
		counts "Avond $day" "2026-03-$day" 41 1
	done
	counts Keukentafel 2026-04-20 1 1
} | project "$scratch/t"
hidden "$scratch/t" 2026-04 >"$scratch/n"
complains "Zonder Keukentafel (20 april 2026) waren het er minder."
ok "among many activities the small one is found"
finish
