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
cp -r "$p" "$scratch/away"
run 0 --project "$scratch/away" import "$scratch"/x/instagram/Jul-*.csv
run 3 --project "$scratch/away" run && complains "postvak" && [ -s "$scratch/away/reports/2026-06_maandrapport_plein.pdf" ]
ok "and what is due is made all the same"

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
says "Niet gelezen in het postvak: 1 geweigerd, 1 niet herkend. Wat en waarom staat in $p/postvak/GELEZEN.html."
ok "how many were not read, and where it stands which"
for kind in maandrapport representativiteit contentmix; do
	[ -s "$p/reports/2026-06_${kind}_plein.pdf" ] || echo "# no $kind"
done >"$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "the three reports are made"
box=$p/postvak/GELEZEN.html
grep -q 'href="../reports/2026-06_maandrapport_plein.pdf"' "$box" && grep -q 'kapot.csv' "$box" && grep -q 'Het bestand is niet heel' "$box"
ok "GELEZEN.html tells what was refused and why, and leads to the reports"
grep -q 'Geweigerde bestanden: 1\. Daaruit is niets gelezen' "$box" && ! grep -q 'Er ontbreekt niets' "$box"
ok "and that its figures are still missing"
[ "$(stat -c %a "$box")" = 644 ] && [ "$(stat -c %a "$p/reports/2026-06_maandrapport_plein.pdf")" = 644 ] && [ "$(stat -c %a "$p/spiegel.db")" = 600 ]
ok "colleagues may read the page and the reports, not the database"
! grep -q "$scratch" "$box"
ok "no folder of this machine stands in it"
grep -q 'notitie.txt' "$box" && ! grep -q 'GELEZEN' "$box" && ! grep -q '<b>van' "$box"
ok "and what was not recognised, but not of itself"

rm "$p/postvak/kapot.csv"

# files that do not say whose they are, or of which day
b=$scratch/b
run 0 init "$b" --name Plein --region GM0344 --start 2025-07-01 --yes
sed -i 's|^inbox = .*|inbox = postvak/|; s|^rapporten = .*|rapporten =|' "$b/spiegel.ini"
cp -r "$scratch/x" "$b/postvak"
mv "$b/postvak/facebook/Audience.csv" "$b/postvak/facebook/2026-06-30 Audience.csv"
mv "$b/postvak/instagram/Views.csv" "$b/postvak/"
run 1 --project "$b" run
box=$b/postvak/GELEZEN.html
[ "$(sqlite3 "$b/spiegel.db" "SELECT DISTINCT c.platform, date(a.as_of * 86400, 'unixepoch')
	FROM audience a JOIN channel c ON c.id = a.subject_id WHERE a.subject_kind = 'channel'")" = "facebook|2026-06-30" ]
ok "the folder tells whose figures they are, the name of which day"
grep -q 'De dag van de cijfers, 2026-06-30, komt uit de naam van het bestand\. Dit bestand noemt geen account' "$box"
ok "and the page says what was supposed"
grep -q "<td[^>]*>In dit bestand staat niet van welke dag de cijfers zijn\. Zet die dag vooraan in de naam, bijvoorbeeld &#39;2026-06-30 Audience.csv&#39;" "$box" &&
	grep -q '<td[^>]*>Dit bestand zegt niet van welke pagina of welk account het is\. Leg het in een map met de naam' "$box"
ok "who must do something, hears what, in words that need no terminal"
! sed 's/<style>.*//; /<style>/,/<\/style>/d' "$box" | grep -e ' --[a-z]' -e 'spiegel [a-z]* *--' -e 'spiegel\.ini'
ok "and nothing that only who types commands can do"
[ "$(grep -c '^W(' base/words/letter.def)" -gt 10 ] && ! sed 1d base/words/letter.def | grep -e ' --' -e 'spiegel [a-z]* *--' -e 'spiegel\.ini' -e "'spiegel "
ok "nor do the other words for them"
mv "$b/postvak/Views.csv" "$b/postvak/instagram/"
mv "$b/postvak/instagram/Audience.csv" "$b/postvak/instagram/Audience 2026-07-01.csv"
run 0 --project "$b" run && grep -q 'Geweigerd: <strong>0</strong>' "$box"
ok "with that done, everything is read"

# a file in the wrong folder: read for the wrong account, and put right by who can only move files
m=$scratch/m
run 0 init "$m" --name Plein --region GM0344 --start 2025-07-01 --yes
sed -i 's|^inbox = .*|inbox = postvak/|; s|^rapporten = .*|rapporten =|' "$m/spiegel.ini"
mkdir -p "$m/postvak/facebook" "$m/postvak/instagram"
box=$m/postvak/GELEZEN.html
for platform in facebook instagram; do
	cp "$scratch/x/$platform"/Jul-*.csv "$m/postvak/$platform/"
done
cp "$scratch/x/instagram/Audience.csv" "$m/postvak/facebook/2026-06-30 Audience.csv"
followers() { # whose followers the store tells of, and how often
	sqlite3 "$m/spiegel.db" "SELECT c.platform, count(*) FROM audience a JOIN channel c ON c.id = a.subject_id
		WHERE a.subject_kind = 'channel' GROUP BY 1" | tr '\n' ' '
}
run 0 --project "$m" run && [ "$(followers)" = "facebook|1 " ]
ok "a file in the wrong folder is read for the wrong account"
run 0 --project "$m" run && grep -q 'De cijfers horen bij facebook/.* Klopt dat niet? Leg het bestand in een map met de naam van het goede account' "$box"
ok "the page says for which, and how to put it right"
cp "$m/postvak/facebook/2026-06-30 Audience.csv" "$m/postvak/instagram/"
run 0 --project "$m" run && [ "$(followers)" = "facebook|1 " ] && grep -q 'De cijfers horen bij facebook/.*, en dat blijft zo, ook al ligt dit bestand in een map van instagram/' "$box"
ok "a copy in another folder changes nothing, and that is said"
rm "$m/postvak/facebook/2026-06-30 Audience.csv"
number=$(sqlite3 "$m/spiegel.db" 'SELECT import_id FROM audience')
run 0 --project "$m" run && [ "$(followers)" = "facebook|1 " ] && grep -q "Vraag dan wie spiegel beheert om nummer $number ongedaan te maken; daarna leest spiegel dit bestand voor instagram/" "$box"
ok "nor does a file that is moved: it is said whom to ask"
run 0 --project "$m" undo "$number" && run 0 --project "$m" run && [ "$(followers)" = "instagram|1 " ]
ok "with that done its figures belong to the other account, and count once"
run 0 --project "$m" import "$m/postvak/instagram/2026-06-30 Audience.csv" && says "De cijfers horen bij instagram/"
ok "who types commands is told whose they are"
mkdir -p "$scratch/elders/facebook" && cp "$m/postvak/instagram/2026-06-30 Audience.csv" "$scratch/elders/facebook/"
run 0 --project "$m" import "$scratch/elders/facebook/2026-06-30 Audience.csv" && says "maar dit bestand ligt in een map van facebook/" && says "spiegel --project $m undo" && [ "$(followers)" = "instagram|1 " ]
ok "and nothing is moved for them"

# the same bytes once more where nothing says whose they are, or of which day: they were read
c=$scratch/c
run 0 init "$c" --name Plein --region GM0344 --start 2025-07-01 --yes
sed -i 's|^inbox = .*|inbox = postvak/|; s|^rapporten = .*|rapporten =|' "$c/spiegel.ini"
mkdir -p "$c/postvak/facebook" "$c/postvak/instagram"
for platform in facebook instagram; do
	cp "$scratch/x/$platform"/Jul-*.csv "$scratch/x/$platform/Views.csv" "$c/postvak/$platform/"
done
cp "$scratch/x/facebook/Audience.csv" "$c/postvak/facebook/2026-06-30 Audience.csv"
run 0 --project "$c" run && cp "$scratch/x/facebook/Audience.csv" "$scratch/x/instagram/Views.csv" "$c/postvak/" &&
	run 0 --project "$c" run && ! [ -s "$scratch/err" ] && run 0 --project "$c" run && says "niets te doen" &&
	[ "$(grep -c 'Al gelezen (nummer [0-9]*); er is niets veranderd' "$c/postvak/GELEZEN.html")" -ge 2 ] && grep -q 'Geweigerd: <strong>0</strong>' "$c/postvak/GELEZEN.html"
ok "a copy of what was read is no failure, also where it could not have been read"
if command -v zip >/dev/null; then
	cp "$scratch/x/instagram/Audience.csv" "$scratch/Onbekend.csv"
	(cd "$scratch" && zip -qj "$c/postvak/juni.zip" x/instagram/Views.csv x/facebook/Jul-*.csv Onbekend.csv)
	run 1 --project "$c" run
	tr '\n' ' ' <"$c/postvak/GELEZEN.html" | grep -q 'juni\.zip<.*>Views\.csv: Al gelezen (nummer [0-9]*); er is niets veranderd\. Jul-[^ ]*: Al gelezen (nummer [0-9]*); er is niets veranderd\. Onbekend\.csv: Dit bestand zegt niet van welke pagina'
	ok "of a box that is refused for one part, that part is named, and what is known of the others is told"
	(cd "$scratch" && rm "$c/postvak/juni.zip" && zip -qj "$c/postvak/juni.zip" x/instagram/Views.csv x/facebook/Jul-*.csv "$c/postvak/facebook/2026-06-30 Audience.csv")
	run 0 --project "$c" run && says 'juni.zip: Views.csv: dit bestand is al ingelezen'
	ok "one whose parts were all read is read"
fi

# what is supposed is said: a day in a name, also within a box and of days without a year; the only account that is known
cp tests/data/tiktok-overview/sample.csv "$m/postvak/Overview 2025-01-31.csv"
cp "$scratch/x/facebook/Follows.csv" "$m/postvak/"
cp "$scratch/x/facebook/Visits.csv" "$m/postvak/facebook/"
if command -v zip >/dev/null; then
	cp "$scratch/x/facebook/Audience.csv" "$scratch/2026-05-31 Audience.csv"
	cp "$scratch/x/facebook/Audience.csv" "$scratch/Audience.csv"
	(cd "$scratch" && zip -q "$m/postvak/instagram/los.zip" Audience.csv)
	run 1 --project "$m" run
	cp "$box" "$scratch/page.html"
	grep -q 'bijvoorbeeld &#39;2026-06-30 los.zip&#39;' "$box" && ! grep -q 'zip: Audience.csv&#39;' "$box"
	ok "and to put the day in front of a name, the name of the box is given"
	run 0 init "$scratch/z" --name Plein --region GM0344 --yes
	mkdir "$scratch/facebook"
	(cd "$scratch" && zip -q facebook/juni.zip "2026-05-31 Audience.csv" && zip -qj facebook/juni.zip x/facebook/Jul-*.csv)
	run 0 --project "$scratch/z" import "$scratch/facebook/juni.zip" && complains 'De dag van de cijfers, 2026-05-31, komt uit de naam van het bestand' &&
		[ "$(sqlite3 "$scratch/z/spiegel.db" "SELECT date(as_of * 86400, 'unixepoch') FROM audience")" = 2026-05-31 ]
	ok "the day in a name within a box counts, whatever the newest day of the box is, and that is said"
else
	run 0 --project "$m" run
	cp "$box" "$scratch/page.html"
	skip "a day in a name within a box" "there is no zip"
fi
grep -q 'Dit bestand noemt geen account\. Alleen facebook/.* is bekend, dus daar hoort het nu bij' "$scratch/page.html" && grep -q "Het ligt in de map &#39;facebook&#39; en hoort dus bij facebook/" "$scratch/page.html"
ok "of a file that names no account it is said why it belongs to the only one that is known"
grep -q 'De dagen in dit bestand hebben geen jaar\. Volgens de naam van het bestand lopen ze tot en met 2025-01-31\.' "$scratch/page.html"
ok "days without a year have it from the name, and that is said"

box=$p/postvak/GELEZEN.html
cp "$p/reports/2026-06_maandrapport_plein.pdf" "$scratch/before.pdf"
sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM report_run' >"$scratch/made"
run 0 --project "$p" run && says "0 geweigerd, 1 niet herkend" && ! says "niets te doen"
ok "a letterbox with a note alone that is new: it is told, with status 0"
rm "$p/postvak/notitie.txt"
run 0 --project "$p" run && says "niets te doen" && ! says "niet herkend"
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
run 0 --project "$p" report monthly --period 2026-06 --lang fr --format json
rm "$p"/reports/2026-06_rapport-mensuel_plein.xlsx
run 0 --project "$p" run && [ -s "$p/reports/2026-06_rapport-mensuel_plein.xlsx" ]
ok "one of the same results in fewer forms does not stand in for it"
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

# rows that were refused stay told of, and their file is not to be deleted
r=$scratch/r
run 0 init "$r" --name Plein --region GM0344 --start 2026-01-01 --yes
sed -i 's|^inbox = .*|inbox = postvak/|; s|^rapporten = .*|rapporten =|' "$r/spiegel.ini"
mkdir "$r/postvak"
box=$r/postvak/GELEZEN.html
head='Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reach,Reactions,Comments,Shares'
line() { # line ID VIEWS
	echo "$1,9,Plein,Nieuws,03/01/2026 05:00,https://example.org/$1,Photos,Lifetime,$2,800,3,5,2"
}
{ echo "$head"; line 1 1000; line 2 veel; line 3 x; } >"$r/postvak/half.csv"
run 1 --project "$r" run && grep -q 'Bestanden met geweigerde rijen: <strong>1</strong>. Gooi dat nog niet weg' "$box" && ! grep -q 'mag u weggooien' "$box"
ok "a file with refused rows is not to be deleted"
run 0 --project "$r" run && grep -q 'Toen zijn 2 rijen geweigerd' "$box" && grep -q 'Gooi dat nog niet weg' "$box" && ! grep -q 'mag u weggooien' "$box"
ok "nor when it was read before: how many rows, and what to do, stays told"
{ echo "$head"; line 4 1000; line 4 1000; } >"$r/postvak/heel.csv"
run 0 --project "$r" run && grep -q 'Bestanden waarvan alle rijen zijn gelezen, mag u weggooien' "$box" && grep -q 'Toen zijn 2' "$box"
ok "another file may be deleted"
says "2 van 2 rijen bewaard" && cat "$scratch/err" >>"$scratch/out" && tr '\n' ' ' <"$scratch/out" | grep -q 'Ze tellen één keer; bij de bewaarde rijen tellen ze mee'
ok "rows that are there twice are among those stored, and so it is said"
! grep -q 'Daarna is' "$box"
ok "a later file with fewer rows cannot have the refused ones: the advice stays"
{ echo "$head"; for id in 1 2 3; do line $id 1000 | sed 's/,9,Plein/,8,Markt/'; done; } >"$r/postvak/ander account.csv"
run 0 --project "$r" run && ! grep -q 'Daarna is' "$box" && grep -q 'Gooi dat nog niet weg' "$box"
ok "nor has one of another account"
{ echo "$head"; line 1 1000; line 2 1200; line 3 900; } >"$r/postvak/verbeterd.csv"
run 0 --project "$r" run && grep -q 'Daarna is verbeterd.csv gelezen (nummer [0-9]*), van dezelfde soort en over dezelfde dagen, met alle rijen' "$box" &&
	! grep -q 'Gooi dat nog niet weg' "$box" && grep -q 'Bestanden waarvan alle rijen zijn gelezen, mag u weggooien' "$box" && ! grep -q 'Toen zijn 2' "$box"
ok "when a later file that was read whole can have them, the page says so, and how to be rid of the line: in the same run"
run 0 --project "$r" undo verbeterd.csv && rm "$r/postvak/verbeterd.csv" "$r/postvak/ander account.csv" && run 0 --project "$r" run && grep -q 'Toen zijn 2' "$box" && grep -q 'Gooi dat nog niet weg' "$box"
ok "not when that file was undone"
number=$(sqlite3 "$r/spiegel.db" "SELECT id FROM import WHERE file_name = 'heel.csv'")
mv "$r/postvak/heel.csv" "$r/postvak/anders.csv"
run 0 --project "$r" undo "$number" && complains "ligt nog in het postvak: $r/postvak/anders.csv." && ! complains "half.csv"
ok "undo names a file that lies in the letterbox, for the next run takes it in again"
rm "$r/postvak/half.csv" && run 0 --project "$r" undo half.csv && ! complains "postvak"
ok "and says nothing when it is gone"
finish
