#!/bin/sh
# The report for the evaluator: a first page that stands alone, ten pages at most, the same words and numbers as check.
. tests/cli/lib
p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 init "$p" --name Plein --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
cp examples/spiegel.ini "$p/"
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv "$scratch/x/tellingen.csv" examples/gebeurtenissen.csv
run 0 --project "$p" criterion set --reason "fasen erbij"

run 0 --project "$p" report representativeness --period 2026-06 --format pdf,html,csv,json,text
ok "the report, in every form"
report=$p/reports/2026-06_representativiteit_plein
pages=$(pdfinfo "$report.pdf" | awk '/^Pages/ { print $2 }')
[ "$pages" -ge 8 ] && [ "$pages" -le 10 ]
ok "eight to ten pages ($pages)"
pdfinfo "$report.pdf" | grep -q '^Tagged: *yes' && qpdf --check "$report.pdf" >/dev/null
ok "tagged, and sound to another program"
pdftotext -f 1 -l 1 "$report.pdf" "$scratch/first"
for part in Vraag Afspraak Antwoord 'Wie missen we?' 'Wat doen we?' 'Dit kunt u zeggen' 'Dit kunt u niet zeggen'; do
	grep -q "^$part" "$scratch/first" || echo "# no $part"
done >"$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "the first page has question, agreement, answer, who is missed, what to do, and what can be said"
tr '\n' ' ' <"$scratch/first" | grep -q 'hoeft niet te zijn wat alle inwoners vinden'
ok "and all of it: its last sentence is there"
run 0 --project "$p" check --period 2026-06 --format csv
for table in people_age people_sex hall_online_age age_and_sex measures phases phases_shares; do
	[ -s "$report/$table.csv" ] && grep -vxFf "$scratch/out" "$report/$table.csv" | sed "s/^/# $table: /"
done >"$scratch/lacks"
[ ! -s "$scratch/lacks" ] && [ "$(wc -l <"$report/people_age.csv")" -eq 7 ]
ok "its tables are those of check"
tr '\n' ' ' <"$report.html" | grep -q 'Vet: in die fase duidelijk te weinig, of duidelijk meer dan verwacht' && grep -q 'class="end under"' "$report.html"
ok "what is bold beside the phases has its words"
run 0 --project "$p" report representativeness --period 2026-04..2026-06 --format csv
[ -s "$p/reports/2026-Q2_representativiteit_plein/bounds_age.csv" ]
ok "of a quarter, as of its end"
for lang in en fr; do
	run 0 --project "$p" --lang $lang report representativeness --period 2026-06 --format text --output "$scratch/$lang" && ls "$scratch/$lang" >"$scratch/out"
	ok "in $lang"
done
run 2 --project "$p" report representativeness --format digest && complains "digest"
ok "it has no digest"
run 0 --project "$p" report representativeness --period 2026-06 --format pdf --output "$scratch/again"
cmp -s "$report.pdf" "$scratch/again/2026-06_representativiteit_plein.pdf"
ok "the same bytes again"
# too few people for shares: no interval of nothing, and the finding stays
run 0 init "$scratch/few" --name Plein --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
head -14 "$scratch/x/tellingen.csv" >"$scratch/few.csv"
run 0 --project "$scratch/few" import "$scratch/few.csv"
run 0 --project "$scratch/few" report representativeness --period 2025-09 --format csv,text --output "$scratch/small"
cat "$scratch"/small/*.txt >"$scratch/out"
says "Mannen: er deden 11 mensen mee; bij een spiegel waren het er 48. Dat is" && says "11 van de 99 deelnemers, 49 van de" && ! says "Uit deze cijfers" &&
	! says "tussen 0 en 0" && ! says "0–0" &&
	grep -q '^mannen,11,48,37,,,,under,' "$scratch"/small/*/missed.csv
ok "fewer than a hundred participants: clearly too few, without a range"
run 0 init "$scratch/none" --name Plein --region GM0344 --start 2025-07-01 --yes
sed -i 's/^toelichting =.*/toelichting = De tellijst van juni komt later./' "$scratch/none/spiegel.ini"
run 0 --project "$scratch/none" import "$scratch"/x/facebook/Jul-*.csv
run 0 --project "$scratch/none" report representativeness --period 2026-06 --format text --output "$scratch/none" && cat "$scratch"/none/*.txt >"$scratch/out"
says "De tellijst van juni komt later."
ok "what the project leader has to say stands there also when nobody was counted"
# ---- one of every fifty residents, of each sex and age: a mirror, and of what it is one
m=$scratch/mirror
run 0 init "$m" --name Spiegelbeeld --region GM0344 --start 2026-01-01 --end 2026-06-30 --expected 6000 --yes
{
	echo 'activity,date,kind,online,sex,age_from,age_to,first_time,count'
	sqlite3 -separator , "$m/spiegel.db" "SELECT 'Vragenlijst', '2026-06-30', 'survey', 'yes', sex, lo, CASE WHEN hi < 999 THEN hi END, 'yes', CAST(round(sum(n) / 50) AS INTEGER)
		FROM baseline_cell JOIN (SELECT 15 lo, 24 hi UNION SELECT 25, 34 UNION SELECT 35, 44 UNION SELECT 45, 54 UNION SELECT 55, 64 UNION SELECT 65, 999) ON age_from BETWEEN lo AND hi
		WHERE dimension = '' AND region = 'GM0344' AND sex <> '' GROUP BY sex, lo"
} >"$scratch/mirror.csv"
[ "$(grep -c . "$scratch/mirror.csv")" = 13 ]
ok "figures of twelve groups"
run 0 --project "$m" import "$scratch/mirror.csv"
for lang in nl en fr; do
	run 0 --project "$m" report representativeness --period 2026-06 --format text --lang $lang
done
tr '\n' ' ' <"$m/reports/2026-06_representativiteit_spiegelbeeld.txt" | tr -s ' ' >"$scratch/out"
says 'De deelnemers zijn een afspiegeling op leeftijd en geslacht ===' && says 'Ja, een afspiegeling op leeftijd en geslacht.'
ok "the headline of a mirror names what was compared"
says '“De deelnemers waren op leeftijd en geslacht een afspiegeling van de inwoners' && says '“De deelnemers zijn in alles een afspiegeling.” Alleen leeftijd en geslacht zijn vergeleken.'
ok "what may be said of it, and what may not"
head -n 4 "$m/reports/2026-06_representativeness_spiegelbeeld.txt" | grep -qx 'By age and sex, the participants mirror the population' &&
	head -n 4 "$m/reports/2026-06_representativite_spiegelbeeld.txt" | grep -qx "Selon l'âge et le sexe, les participants reflètent la population"
ok "in each language"
finish
