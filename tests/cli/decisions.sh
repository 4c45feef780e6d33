#!/bin/sh
# What was advised about a group, beside its share of the participants up to the month before and up to the month after.
. tests/cli/lib
p=$scratch/p
run 0 init "$p" --name Plein --region GM0344 --start 2026-01-01 --end 2026-12-31 --yes
{
	echo 'activity,date,kind,online,sex,age_from,age_to,first_time,count'
	count() { # count DATE PEOPLE...: one number for each group of ages
		day=$1
		shift
		for ages in 15,24 25,34 35,44 45,54 55,64 '65,'; do
			echo "Avond,$day,meeting,no,,$ages,yes,$1"
			shift
		done
	}
	count 2026-03-10 20 20 60 20 20 20
	count 2026-05-10 180 20 20 20 20 20
	count 2026-06-05 10 10 10 10 10 10
} >"$scratch/tellingen.csv"
run 0 --project "$p" import "$scratch/tellingen.csv"
followed() { # followed ADVICE...: what the report of June says of these, in one line
	rm -rf "$scratch/q" && cp -r "$p" "$scratch/q"
	printf '%s\n' 'datum;advies;gedaan' "$@" >"$scratch/besluiten.csv"
	"$spiegel" --project "$scratch/q" import "$scratch/besluiten.csv" >/dev/null
	"$spiegel" --project "$scratch/q" report monthly --period 2026-06 --format text >/dev/null
	tr '\n' ' ' <"$(echo "$scratch"/q/reports/*.txt)" | tr -s ' ' >"$scratch/out"
}

followed '2-4-2026;Zoek jongeren op.;ja' '2-4-2026;Bel mensen van 65 jaar en ouder.;' '2-4-2026;Minder moeite voor 35–44 jaar;nee'
# 20 of 160 up to March; 200 of 440 up to May
says "Zoek jongeren op. Gedaan. Jongeren tot 25 jaar: 12,5%" && says "van de deelnemers tot en met maart 2026, 45,5%" && says "Dat is daarna meer"
ok "a group that has grown"
says "Niet gedaan. Mensen van 35 tot en met 44 jaar: 37,5%" && says "18,2%" && says "Dat is daarna minder" # 60 of 160, 80 of 440
ok "one that has shrunk, named as a table names it"
says "ouder. Niet bekend of het gedaan is. 65-plussers: 12,5%" && says "9,1%" && says "Een verschil is niet aangetoond" # 20 of 160, 40 of 440
ok "one of which that cannot be told, named in full"
followed '2-4-2026;Zet koffie.;ja' '2-6-2026;Nodig 65-plussers uit.;ja'
says "Zet koffie. Gedaan. Hier hoort geen cijfer bij"
ok "an advice that names nobody"
says "Nodig 65-plussers uit. Gedaan. 65-plussers: te vroeg om te zeggen; van juli 2026 is nog niet alles bekend"
ok "the month after is still to come"
finish
