#!/bin/sh
# The report for the communications lead: a first page with a plan to adopt, six pages at most in every language, the numbers of `content`.
. tests/cli/lib
p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 init "$p" --name Plein --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
cp examples/spiegel.ini "$p/"
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv "$scratch/x/tellingen.csv"

run 0 --project "$p" report content
ok "the report, in every form"
report=$p/reports/2026-06_contentmix_plein
for end in .pdf .html .json .xlsx /plan.csv; do
	[ -s "$report$end" ] || echo "# no $end"
done >"$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "PDF, HTML, JSON, workbook and CSV are there"
pages=$(pdfinfo "$report.pdf" | awk '/^Pages/ { print $2 }')
[ "$pages" -ge 4 ] && [ "$pages" -le 6 ]
ok "at most six pages ($pages)"
pdfinfo "$report.pdf" | grep -q '^Tagged: *yes' && qpdf --check "$report.pdf" >/dev/null
ok "tagged, and sound to another program"
pdftotext -f 1 -l 1 "$report.pdf" "$scratch/first"
grep -q '^Plan voor juli 2026' "$scratch/first" && grep -q 'waarom' "$scratch/first" && grep -q 'korte video' "$scratch/first"
ok "the first page is a plan, with why"
run 0 --project "$p" content --plan --format csv
[ "$(wc -l <"$report/plan.csv")" -gt 5 ] && ! grep -vxFf "$scratch/out" "$report/plan.csv"
ok "it is the plan of the screen"
run 0 --project "$p" report content --period 2026-01..2026-06 --format text --lang en
grep -q 'Plan for July 2026' "$p/reports/2026-01..2026-06_content-mix_plein.txt"
ok "of half a year, in English"
for one in en:content-mix fr:mix-de-contenus; do
	run 0 --project "$p" report content --lang "${one%%:*}" --format pdf
	pages=$(pdfinfo "$p/reports/2026-06_${one#*:}_plein.pdf" | awk '/^Pages/ { print $2 }')
	[ "$pages" -le 6 ] || echo "# $pages pages in ${one%%:*}"
done >"$scratch/longer"
cat "$scratch/longer"
[ ! -s "$scratch/longer" ]
ok "six pages in the other languages too"
run 0 --project "$p" report content --lang fr --format text && grep -q 'Plan pour juillet 2026' "$p/reports/2026-06_mix-de-contenus_plein.txt"
ok "in French"
run 0 --project "$p" report content --period 2026 --format text && tr -s ' \n' ' ' <"$p/reports/2026_contentmix_plein.txt" >"$scratch/flat"
grep -q 'Plan voor juli 2026' "$scratch/flat" && grep -q 'Berichten van 1 januari tot en met 30 juni 2026: 198' "$scratch/flat"
ok "of a year that is not over it is of the months that the exports list"
# its reader has no terminal: what would help is named in words; the screen names the command too
for one in nl:contentmix en:content-mix fr:mix-de-contenus; do
	run 0 --project "$p" report content --period 2026-06 --lang "${one%%:*}" --format text,csv --output "$scratch/words"
	grep -E 'spiegel (kinds|channels|check|report|import|baseline|content)|--[a-z]' "$scratch/words/2026-06_${one#*:}_plein.txt"
done >"$scratch/commands"
[ ! -s "$scratch/commands" ]
ok "no command in the report, in any language"
run 0 --project "$p" content && tr "\n" " " <"$scratch/out" | tr -s " " | grep -qF "(spiegel --project $p kinds --template webcare)" && says "zie spiegel "
ok "on the screen there is"
run 0 --project "$p" report content --period 2026-06 --format text --output "$scratch/words"
tr -s ' \n' ' ' <"$scratch/words/2026-06_contentmix_plein.txt" >"$scratch/out"
says "3 activiteiten op een plek en 2 online (geteld op 6 dagen), in 4 kwartalen van het traject" && says "van de 100. Richtwaarde: Facebook 1–2" && says "alle bijdragen samen zijn de verandering van het geheel"
ok "activities that are open for weeks are one, counted on several days; contributions are called so"
awk -F, 'NR > 1 { sum += $11 } END { exit !(NR > 5 && sum > 32.5 && sum < 33.5) }' "$scratch"/words/2026-06_contentmix_plein/movers.csv
ok "and they add up to the 33% of the sentence"
! says "naar schatting"
ok "a month is whole up to the end of the period that the export is named after"

# a plan is called planned only if a report had it before the month was over
kept() { # STATUS: what `content --plan` says of the plan for June
	run 0 --project "$p" content --plan && says "Wat kwam er van het plan voor juni 2026"
}
! kept
ok "of June no plan was made in May or June: nothing is looked back on"
run 0 --project "$p" report content --period 2026-05 --format csv --output "$scratch/may"
! kept
ok "a report of May that is made in July planned nothing for June"
cp "$scratch/may/2026-05_contentmix_plein/plan.csv" "$scratch/late.csv"
SOURCE_DATE_EPOCH=1780480800 run 0 --project "$p" report content --period 2026-05 --format csv --output "$scratch/may" # 3 June
kept && tr -s ' \n' ' ' <"$scratch/out" | grep -q 'tot en met mei 2026, dat op 3.juni 2026 is gemaakt'
ok "made on 3 June it did"
run 0 --project "$p" report content --period 2026-06 --format csv --output "$scratch/june"
cut -d, -f1,2,4 "$scratch/may/2026-05_contentmix_plein/plan.csv" | sed 1d >"$scratch/planned"
cut -d, -f1-3 "$scratch/june/2026-06_contentmix_plein/kept.csv" | sed 1d | diff - "$scratch/planned"
ok "and what was planned is what that report says"
# exports that end on 16 June: nothing is said of the posts of a later day, in any report or language
mkdir -p "$scratch/early/facebook" "$scratch/early/instagram"
for one in facebook instagram; do
	awk 'function put() { if (record !~ /"06\/(1[7-9]|2[0-9]|30)\/2026 /) printf "%s", record; record = "" }
		/^[0-9]+,[0-9]+,/ { put() } { record = record $0 "\n" } END { put() }' "$scratch/x/$one"/Jul-*.csv >"$scratch/early/$one/posts.csv"
done
run 0 init "$scratch/half" --name Plein --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
cp examples/spiegel.ini "$scratch/half/"
run 0 --project "$scratch/half" import --as-of 2026-06-17 "$scratch"/early/*/posts.csv && SOURCE_DATE_EPOCH=1781697600 run 0 --project "$scratch/half" import "$scratch/x/tellingen.csv"
for one in nl:30.juni en:30.June fr:30.juin; do
	for kind in monthly content; do
		run 0 --project "$scratch/half" report $kind --period 2026-06 --lang "${one%%:*}" --format text,digest,json --output "$scratch/half/${one%%:*}/$kind"
		cat "$scratch/half/${one%%:*}/$kind"/*.txt | tr -s ' \302\240\n' ' ' >"$scratch/flat"
		grep -oE ".{0,60}${one#*:}.{9}" "$scratch/flat" | grep -v Kiezen
		[ "$(grep -oE "16.${one#*.} 2026" "$scratch/flat" | wc -l)" -ge 3 ] || echo "# not often enough: $one $kind"
	done
done >"$scratch/later"
cat "$scratch/later"
[ ! -s "$scratch/later" ]
ok "posts that files list until the 16th are said to be of days until the 16th"
[ "$(cat "$scratch"/half/*/*/*.json | grep -c '"figure": "\(posts\|best\)_to", "value": "2026-06-16"')" -eq 12 ]
ok "in the data too"
tr -s ' \n' ' ' <"$(ls "$scratch"/half/nl/content/*in-het-kort*)" >"$scratch/out" && says "Van 1 juli 2025 tot en met 16 juni 2026 plaatsten we"
ok "and in short"
run 0 init "$scratch/q" --name Leeg --region GM0344 --yes
run 0 --project "$scratch/q" import "$scratch/x/tellingen.csv"
run 0 --project "$scratch/q" report content --format text
ok "without posts it is made, and says so"
run 0 init "$scratch/r" --name Leeg --region GM0344 --yes
run 0 --project "$scratch/r" import "$scratch"/x/facebook/Jul-*.csv
for one in "$scratch/q" "$scratch/r"; do
	for kind in monthly representativeness content; do
		run 0 --project "$one" report $kind --period 2026-06 --format pdf --output "$one/paper"
	done
	for pdf in "$one"/paper/*.pdf; do
		pages=$(pdfinfo "$pdf" | awk '/^Pages/ { print $2 }')
		for page in $(seq "$pages"); do # the footer has two lines
			[ "$(pdftotext -f "$page" -l "$page" "$pdf" - | grep -c '[[:alnum:]]')" -gt 2 ] || echo "# $pdf, page $page"
		done
	done
done >"$scratch/blank"
cat "$scratch/blank"
[ ! -s "$scratch/blank" ]
ok "no page of any report is blank where posts or people are all there is"
run 0 --project "$scratch/q" report content --format text --output "$scratch/words" && tr -s ' \n' ' ' <"$(ls "$scratch/words"/*_leeg.txt)" >"$scratch/out" &&
	says 'Lees een nieuwe export van een kanaal in.' && says 'Lees een export van een kanaal in.'
ok "and where there is nothing it says what to do"
finish
