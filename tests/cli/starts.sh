#!/bin/sh
# A trajectory that starts on 1 March 2026, with posts and activities of before: no month before the start is shown as one of it, in any language.
. tests/cli/lib
p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
begin() { # begin FOLDER START
	run 0 init "$1" --name Plein --region GM0344 --start "$2" --end 2026-12-31 --expected 600 --yes && sed "s/^start = .*/start = $2/; s/^einde = .*/einde = 2026-12-31/; /^\[fase/,\$d" examples/spiegel.ini >"$1/spiegel.ini" &&
		run 0 --project "$1" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv "$scratch/x/tellingen.csv"
}
report() { # report KIND MONTH LANGUAGE: its words in one line
	run 0 --project "$p" report "$1" --period "$2" --lang "$3" --format text,csv,json --output "$scratch/$3/$1/$2" &&
		cat "$scratch/$3/$1/$2"/*.txt | sed 's/\xc2\xa0/ /g' | tr -s ' \n' ' ' | sed 's/$/\n/' >"$scratch/out"
}
begin "$p" 2026-03-01
ok "a project"

report monthly 2026-06 nl && says "Ook wie meedeed vóór de start van het traject (1 maart 2026) telt mee; de eerste activiteit was op 18 september 2025." &&
	[ "$(grep -o 'De maanden van vóór de start (1 maart 2026) staan er niet in.' "$scratch/out" | wc -l)" -eq 2 ]
ok "the monthly report says that participants of before count, and which months its figures leave out"
cut -d, -f3 "$scratch"/nl/monthly/2026-06/*/account_months.csv | sort -u | tr '\n' ' ' | grep -qx '2026-03 2026-04 2026-05 2026-06 month '
ok "accounts have no month before the start, in the data either"
[ "$(awk -F, '$1 == "posts" { print $8 }' "$scratch"/nl/monthly/2026-06/*/kpi.csv)" = "NA NA NA NA NA NA NA NA 33 33 33 33" ]
ok "key figures go back to the start"
report representativeness 2026-06 nl && says "maart 2026" && grep -q '"from", "value": "2025-09-18"' "$scratch"/nl/representativeness/2026-06/*.json &&
	head -1 "$scratch"/nl/representativeness/2026-06/*/slope_age.csv | grep -q "then" &&
	[ "$(grep -o 'De maanden van vóór de start (1 maart 2026) staan er niet in.' "$scratch/out" | wc -l)" -eq 3 ]
ok "the report on whether they are a mirror compares with the start, and says from which day people count"
for one in "en:The months before the start (1 March 2026) are left out." "fr:Les mois d'avant le début (1er mars 2026) n'y figurent pas."; do
	for kind in monthly representativeness; do
		report $kind 2026-06 "${one%%:*}" && says "${one#*:}" || echo "# $kind: $one"
	done
done >"$scratch/lacks"
cat "$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "in the other languages too"

# beside the first month stands none of before
report monthly 2026-03 nl && says "Niet vergeleken met februari 2026: het traject begon op 1 maart 2026." && ! says "vorige maand"
ok "the first month is not laid beside one of before the start, and says why"
report monthly 2026 nl && [ "$(awk -F, '$1 == "posts" { print $2 }' "$scratch"/nl/monthly/2026/*/kpi.csv)" = 132 ]
ok "a year has the posts of the months since the start: 33 in each of four"

report monthly 2026-02 nl && says "februari 2026, vóór de start op 1 maart 2026 · Groene Singel" && says "Berichten van februari 2026, vóór de start op 1 maart 2026: 33"
ok "a report of a month before the start says so"

# kinds of posts are told apart by a year of posts, of before the start too: that is said with each of their periods
report monthly 2026-06 nl && says "Berichten van juni 2026: 33" && says "(1 juli 2025 tot en met 30 juni 2026, ook van vóór de start op 1 maart 2026)"
ok "the monthly report says of which posts kinds are"
report content 2026-03 nl && says "Berichten van 1 april 2025 tot en met 31 maart 2026, ook van vóór de start op 1 maart 2026: 297" &&
	says "De berichten van februari 2026 zijn van vóór de start van het traject (1 maart 2026)."
ok "so does the report on the content mix, and of the month that it lays beside"
report content 2026-06 nl && ! says "zijn van vóór de start van het traject"
ok "which it does not say of a month after the start"
for one in "en:also of before the start on 1 March 2026" "fr:aussi d'avant le début le 1er mars 2026"; do
	report content 2026-06 "${one%%:*}" && says "${one#*:}" || echo "# $one"
done >"$scratch/lacks"
cat "$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "in the other languages too"
run 0 --project "$p" report content --period 2026-06 --format digest --output "$scratch/short" && cat "$scratch"/short/*.txt >"$scratch/out" &&
	says "Daarbij zijn berichten van vóór 1 maart 2026, toen het traject begon."
ok "and in short"

p=$scratch/q
begin "$p" 2025-07-01 && report monthly 2026-06 nl && ! says "vóór de start"
ok "of a trajectory that starts before all of them nothing is said"
finish
