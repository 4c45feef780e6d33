#!/bin/sh
# A letterbox for colleagues without a terminal, and the reports that are due: safe to call each day.
. tests/cli/lib
umask 022
p=$scratch/p
"$generate" "$scratch/x" >/dev/null
run 0 init "$p" --name Plein --region GM0344 --start 2025-07-01 --yes
grep -q '^\[schedule\]' "$p/spiegel.ini"
ok "a new project file explains the schedule"
run 0 --project "$p" run && says "niets te doen"
ok "without a letterbox and data there is nothing to do"
sed -i 's|^inbox = .*|inbox = postvak/|' "$p/spiegel.ini"
run 3 --project "$p" run && complains "postvak"
ok "a folder that is not there is named"

mkdir -p "$p/postvak/insta"
run 0 --project "$p" run && [ -s "$p/postvak/GELEZEN.html" ] && grep -q 'Er zijn nog geen gegevens' "$p/postvak/GELEZEN.html"
ok "an empty letterbox says what to put into it"
cp "$scratch"/x/facebook/Jul-*.csv "$p/postvak/"
cp "$scratch"/x/instagram/Jul-*.csv "$p/postvak/insta/"
cp "$scratch/x/tellingen.csv" "$p/postvak/"
echo "notitie <b>van mij</b>" >"$p/postvak/notitie.txt"
head -c 3000 "$scratch"/x/facebook/Jul-*.csv >"$p/postvak/kapot.csv"
run 1 --project "$p" run && says "bewaard"
ok "what can be read is read; one file was refused"
for kind in maandrapport representativiteit contentmix; do
	[ -s "$p/reports/2026-06_${kind}_plein.pdf" ] || echo "# no $kind"
done >"$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "the three reports are made"
box=$p/postvak/GELEZEN.html
grep -q 'href="../reports/2026-06_maandrapport_plein.pdf"' "$box" && grep -q 'kapot.csv' "$box" && grep -q 'Het bestand is niet heel' "$box"
ok "GELEZEN.html tells what was refused and why, and leads to the reports"
grep -q 'Geweigerde bestanden: 1\. Hun cijfers' "$box" && ! grep -q 'Er ontbreekt niets' "$box"
ok "and that its figures are still missing"
[ "$(stat -c %a "$box")" = 644 ] && [ "$(stat -c %a "$p/reports/2026-06_maandrapport_plein.pdf")" = 644 ] && [ "$(stat -c %a "$p/spiegel.db")" = 600 ]
ok "colleagues may read the page and the reports, not the database"
! grep -q "$scratch" "$box"
ok "no folder of this machine stands in it"
grep -q 'notitie.txt' "$box" && ! grep -q 'GELEZEN' "$box" && ! grep -q '<b>van' "$box"
ok "and what was not recognised, but not of itself"

rm "$p/postvak/kapot.csv"
cp "$p/reports/2026-06_maandrapport_plein.pdf" "$scratch/before.pdf"
sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM report_run' >"$scratch/made"
run 0 --project "$p" run && says "niets te doen"
[ "$(sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM report_run')" = "$(cat "$scratch/made")" ]
ok "once more the same day: nothing is made again"
rm "$p"/postvak/*.csv "$p"/postvak/insta/*.csv
run 0 --project "$p" run && grep -q 'Gelezen bestanden: <strong>0</strong>' "$box"
ok "files that were read may go"

# a count taken back: what rests on it is made anew
run 0 --project "$p" undo 3
run 0 --project "$p" run && says "Gemaakt" && says "2026-06_maandrapport_plein.pdf"
ok "after a change the reports are due again"
sed -i 's|^talen = .*|talen = fr|; s|^rapporten = .*|rapporten = monthly|' "$p/spiegel.ini"
run 0 --project "$p" run && [ -s "$p/reports/2026-06_rapport-mensuel_plein.pdf" ]
ok "in another language"
rm -r "$p/reports"
run 0 --project "$p" run && [ -s "$p/reports/2026-06_rapport-mensuel_plein.pdf" ]
ok "reports that were thrown away are made again"
sed -i 's|^rapporten = .*|rapporten = maand|' "$p/spiegel.ini"
run 3 --project "$p" run && complains "maand"
ok "a report that does not exist is named"

printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\nAvond,2026-03-01,meeting,no,,,,yes,40\n' >"$scratch/one.csv"
run 0 init "$scratch/q" --name Een --region GM0344 --yes
run 0 --project "$scratch/q" import "$scratch/one.csv"
run 0 --project "$scratch/q" run && says "niets te doen"
ok "no report of a month before the first data, nor of one that has just begun"
run 2 --project "$p" report representativeness --period 2026-06-05..2026-06-09 && complains "hele maanden"
ok "a report on whole months takes no days"
finish
