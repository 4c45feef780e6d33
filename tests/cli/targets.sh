#!/bin/sh
# A target that cannot be is refused when spiegel.ini is read; one that no lottery reaches stands in the key figures with the reason why it is not judged.
. tests/cli/lib
p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 init "$p" --name Plein --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
cp examples/spiegel.ini "$p/"
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch/x/tellingen.csv"
target() { # target KEY VALUE
	sed "s/^$1 = .*/$1 = $2/" examples/spiegel.ini >"$p/spiegel.ini"
}
for one in spiegelscore=101 spiegelscore=100,5 spiegelscore=-1 leeftijd_onbekend_hoogstens=101 berichten_per_maand=-3 weergaven_per_maand=veel; do
	target "${one%%=*}" "${one#*=}"
	line=$(grep -n "^${one%%=*} =" "$p/spiegel.ini" | cut -d: -f1)
	{ run 3 --project "$p" status && complains "/spiegel.ini:$line: '${one%%=*} = ${one#*=}'" && complains Schrijf; } || cat "$scratch/err"
done >"$scratch/let"
cat "$scratch/let"
[ ! -s "$scratch/let" ]
ok "the file, the line, the key, the value and what to do"
target spiegelscore 100
run 0 --project "$p" status
ok "100 is a score"

target spiegelscore 99
for one in "nl:haalt gemiddeld 97. Daarom is er geen oordeel." "en:gets 97 on average. So it is not judged." "fr:obtient 97 en moyenne. Elle n'est donc pas jugée."; do
	{ run 0 --project "$p" report monthly --period 2026-06 --lang "${one%%:*}" --format text,csv --output "$scratch/${one%%:*}" &&
		tr -s ' \n' ' ' <"$(ls "$scratch/${one%%:*}"/*.txt)" >"$scratch/out" && says "${one#*:}" &&
		[ "$(awk -F, '$1 == "mirror_age" { print $6 "," $7 }' "$scratch/${one%%:*}"/*/kpi.csv)" = "99," ]; } || echo "# ${one%%:*}"
done >"$scratch/lacks"
cat "$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "above the line of the lottery it stands there without a finding, and why"
target spiegelscore 85
run 0 --project "$p" report monthly --period 2026-06 --format text,csv --output "$scratch/below" && ! grep -q 'Niet te halen' "$scratch"/below/*.txt &&
	[ "$(awk -F, '$1 == "mirror_age" { print $6 "," $7 }' "$scratch"/below/*/kpi.csv)" = "85,nearly" ]
ok "below it is judged"
finish
