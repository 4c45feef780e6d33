#!/bin/sh
# The data dictionary beside the tables of a report: every column of every table and nothing else, in the language of the report.
. tests/cli/lib
p=$scratch/p
"$generate" "$scratch/x" >/dev/null
run 0 init "$p" --name "Plein" --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
cp examples/spiegel.ini "$p/"
run 0 --project "$p" import "$scratch"/x/*/Jul-*.csv "$scratch/x/tellingen.csv" examples/gebeurtenissen.csv
run 0 --project "$p" import --channel facebook --as-of 2026-06-30 "$scratch"/x/facebook/[AFV]*.csv

first_row() { # first_row FILE: "table column" for each column of its header
	head -1 "$1" | tr -d '\r"' | tr ',' '\n' | sed "s|^|$(basename "$1" .csv) |"
}

for lang in nl en fr; do
	for kind in monthly representativeness content; do
		for audience in intern openbaar; do
			case $lang$audience in enopenbaar | fropenbaar) continue ;; esac
			out=$scratch/$lang-$kind-$audience
			run 0 --project "$p" report $kind --period 2026-06 --lang $lang --publiek $audience --format csv --output "$out"
			for table in "$out"/*/*.csv; do
				case $table in
				*/dictionary.csv) ;;
				*) first_row "$table" ;;
				esac
			done | LC_ALL=C sort >"$scratch/want"
			tail -n +2 "$out"/*/dictionary.csv | cut -d, -f1,2 | tr -d '"' | tr ',' ' ' | LC_ALL=C sort >"$scratch/got"
			[ -s "$scratch/want" ] && diff "$scratch/want" "$scratch/got" >"$scratch/out"
			ok "$kind in $lang, $audience: each column is explained, and no other"
			# no field is empty, and no heading stands in for a meaning that is only its code
			tail -n +2 "$out"/*/dictionary.csv | grep -E ',(""|),|,\r?$' >"$scratch/out"
			[ ! -s "$scratch/out" ]
			ok "$kind in $lang, $audience: with a meaning and a unit"
		done
	done
done
cut -d, -f4- "$scratch"/nl-monthly-intern/*/dictionary.csv | sort -u >"$scratch/nl"
cut -d, -f4- "$scratch"/fr-monthly-intern/*/dictionary.csv | sort -u >"$scratch/fr"
! cmp -s "$scratch/nl" "$scratch/fr" && grep -q 'interacties per 1.000' "$scratch/nl" && grep -q 'interactions pour 1 000' "$scratch/fr"
ok "in the words of the report's language"
grep -q '^sources,sha256,.*SHA-256' "$scratch"/nl-monthly-intern/*/dictionary.csv && grep -q '^kpi,history,.*een cijfer per maand' "$scratch"/nl-monthly-intern/*/dictionary.csv && grep -q '^kpi,now,.*per rij anders' "$scratch"/nl-monthly-intern/*/dictionary.csv
ok "units are told"

# a heading that a spreadsheet would take for a formula comes from the project: the name of a phase
sed -i 's/^\[fase .*/[fase =1+1]/;' "$p/spiegel.ini"
sed -n '/^\[fase/,/^\[/p' "$p/spiegel.ini" | head -20 >"$scratch/phases"
awk '/^\[fase/ { if (seen++) exit } { print }' "$p/spiegel.ini" >"$scratch/ini" && cp "$scratch/ini" "$p/spiegel.ini"
run 0 --project "$p" criterion set --reason "andere fase"
run 0 --project "$p" report representativeness --period 2026-06 --format csv --output "$scratch/formula"
! grep -Eq '(^|[,;])"?[=+@]' "$scratch"/formula/*/dictionary.csv
ok "no field begins as a formula"
run 0 --project "$p" report representativeness --period 2026-06 --format csv --output "$scratch/repr"
grep -q '^age_and_sex,women_residents,vrouwen: inwoners,' "$scratch"/repr/*/dictionary.csv
ok "a column under a head over several has both in its meaning"
finish
