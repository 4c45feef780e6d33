#!/bin/sh
# Last year's report can be made again, to the byte, whatever came in since; where it cannot, it says why.
. tests/cli/lib
p=$scratch/p
x=$scratch/x
"$generate" "$x" >/dev/null
line() { # line out|err: on one line
	tr '\n' ' ' <"$scratch/$1" | tr -s ' '
}

run 0 init "$p" --name "Groene Singel" --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
cp examples/spiegel.ini "$p/"
run 0 --project "$p" criterion set
run 0 --project "$p" import "$x"/*/Jul-*.csv "$x/tellingen.csv" examples/gebeurtenissen.csv
ok "a project with a year of figures"

# ---- runs in two languages, for both audiences, of all kinds; kept aside, since later reports take their place
made=0
for kind in monthly representativeness content; do
	run 0 --project "$p" report $kind --period 2026-06 && made=$((made + 1))
done
[ $made = 3 ] && run 0 --project "$p" report monthly --period 2026-06 --lang fr && run 0 --project "$p" report monthly --period 2026-06 --publiek openbaar &&
	run 0 --project "$p" report content --period 2026-04-03..2026-06-20 --format json,csv && cp -r "$p/reports" "$scratch/then"
ok "six reports"
[ "$(sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM report_input WHERE run_id = 6')" = "$(sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM import')" ] &&
	sqlite3 "$p/spiegel.db" 'SELECT versions FROM report_run WHERE id = 1' >"$scratch/out" && says "schema $(sqlite3 "$p/spiegel.db" 'PRAGMA user_version')" && says "cairo" && says "Inter" &&
	[ "$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM report_file WHERE run_id = 1 AND sha256 = ''")" = 0 ]
ok "what they rest on is written down: imports, versions, fonts, files"
sqlite3 "$p/spiegel.db" "SELECT sha256 || '  ' || name FROM report_file WHERE run_id IN (1, 2, 3, 4, 5)" >"$scratch/sums" &&
	(cd "$p/reports" && sha256sum --quiet -c "$scratch/sums")
ok "with the hashes that another program finds"
run 0 --project "$p" verify && line out | grep -q "Alles klopt. 6 rapporten nagegaan. 6 zijn precies zo opnieuw te maken."
ok "at once all are what they were"

# ---- newer, older and overlapping exports; other words in spiegel.ini; another agreement; another name of a channel
sed -e 's/,[0-9][0-9]*,/,7,/3' "$x"/facebook/Jul-*.csv >"$scratch/older.csv"
SOURCE_DATE_EPOCH=1785492000 run 0 --project "$p" import --as-of 2026-07-31 "$x"/*/Jun-*.csv
run 0 --project "$p" import --as-of 2026-05-31 "$scratch/older.csv"
run 0 --project "$p" import --as-of 2026-06-30 --channel facebook "$x"/facebook/[AFV]*.csv
sed 's/,[0-9]*$/,9/' "$x/tellingen.csv" >"$scratch/tellingen-verbeterd.csv"
run 0 --project "$p" import "$scratch/tellingen-verbeterd.csv"
ok "exports that came later: newer, older, overlapping, corrected"
sed -i 's/^berichten_per_maand = .*/berichten_per_maand = 99/; s/^tolerantie = .*/tolerantie = streng/' "$p/spiegel.ini"
run 0 --project "$p" criterion set --reason "strenger"
sqlite3 "$p/spiegel.db" "UPDATE month_total SET views = views + 1000"
run 1 --project "$p" verify && says "check_month_total" && ! says "niet gelijk"
ok "a damaged derived table is told, and hurts no report of the past"
cp "$p/spiegel.db" "$scratch/damaged.db"
run 0 --project "$p" rebuild && run 0 --project "$p" verify && says "Alles klopt"
ok "after all of that each is made again as it was"
run 0 --project "$p" report --again 1 --format json,csv && says "gelijk aan toen"
cmp "$p/reports/run-1/2026-06_maandrapport_groene-singel.json" "$scratch/then/2026-06_maandrapport_groene-singel.json" &&
	diff -r "$p/reports/run-1/2026-06_maandrapport_groene-singel" "$scratch/then/2026-06_maandrapport_groene-singel"
ok "the results are the same, number by number"
run 0 --project "$p" report --again 4 --output "$scratch/again" && cmp "$scratch/again/2026-06_rapport-mensuel_groene-singel.pdf" "$scratch/then/2026-06_rapport-mensuel_groene-singel.pdf" &&
	cmp "$scratch/again/2026-06_rapport-mensuel_groene-singel.xlsx" "$scratch/then/2026-06_rapport-mensuel_groene-singel.xlsx"
ok "and the French one to the byte"
run 0 --project "$p" report monthly --period 2026-06 --output "$scratch/now" --format json
! cmp -s "$scratch/now/2026-06_maandrapport_groene-singel.json" "$scratch/then/2026-06_maandrapport_groene-singel.json"
ok "a report made now is another"
[ "$(sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM report_run')" = 7 ] && [ "$(sqlite3 "$p/spiegel.db" "SELECT folder FROM report_run WHERE id = 7")" = "" ]
ok "making one again is not written down, and a folder elsewhere is not named"

# ---- rebuild changes no figure
dump() { # dump DATABASE FILE: every view and derived table
	for view in $(sqlite3 "$1" "SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name") month_total month_top channel_measure channel; do
		echo "-- $view" && sqlite3 "$1" "SELECT * FROM $view" | LC_ALL=C sort
	done >"$2"
}
dump "$p/spiegel.db" "$scratch/before"
run 0 --project "$p" rebuild && dump "$p/spiegel.db" "$scratch/after" && cmp "$scratch/before" "$scratch/after"
ok "rebuild changes nothing in any view of a sound store"
dump "$scratch/damaged.db" "$scratch/damaged" && ! cmp -s "$scratch/before" "$scratch/damaged"
sqlite3 "$p/spiegel.db" "DELETE FROM month_total WHERE month % 2; UPDATE month_top SET interactions = 1; DELETE FROM channel_measure;
	INSERT INTO month_total VALUES (1, 999, 24318, 'reel', 0, 1, 1, 1, 1, 1, 1, 1); INSERT INTO month_total VALUES (5, 1, 24318, 'reel', 0, 1, 1, 1, 1, 1, 1, 1)" &&
	run 0 --project "$p" rebuild && dump "$p/spiegel.db" "$scratch/after" && cmp "$scratch/before" "$scratch/after"
ok "and repairs one whose derived tables were damaged"
run 2 --project "$p" rebuild now
ok "it takes no operand"

# ---- names of files that are made otherwise now: until a quarter had a name of its own, it was told by its months
run 0 --project "$p" report content --period 2026-Q2 --format pdf,csv,json
sqlite3 "$p/spiegel.db" "UPDATE report_file SET name = replace(name, '2026-Q2_', '2026-04..2026-06_') WHERE name LIKE '2026-Q2\_%' ESCAPE '\'" &&
	for name in "$p"/reports/2026-Q2_*; do mv "$name" "$(echo "$name" | sed 's/2026-Q2_/2026-04..2026-06_/')"; done
run 0 --project "$p" verify && says "Alles klopt"
ok "a file of then is known by the name of then"
number=$(sqlite3 "$p/spiegel.db" "SELECT max(id) FROM report_run")
run 0 --project "$p" report --again "$number" && cmp "$p/reports/run-$number/2026-04..2026-06_contentmix_groene-singel.pdf" "$p/reports/2026-04..2026-06_contentmix_groene-singel.pdf"
ok "and is made under it"
sqlite3 "$p/spiegel.db" "DELETE FROM report_file WHERE run_id = $number; DELETE FROM report_input WHERE run_id = $number;
	DELETE FROM report_figure WHERE run_id = $number; DELETE FROM report_run WHERE id = $number"
run 1 --project "$p" verify && ! says "Alles klopt" && [ "$(line out | grep -o 'hoort bij geen rapport' | wc -l)" = 3 ] &&
	line out | grep -q 'reports/2026-04\.\.2026-06_contentmix_groene-singel hoort bij geen' && line out | grep -q 'singel\.pdf hoort bij geen'
ok "files that no record tells of are named, a folder of tables once"
rm -r "$p"/reports/2026-04..2026-06_contentmix_groene-singel*
touch "$p/reports/notitie.txt" "$p/reports/2026 jaarplan.docx"
run 0 --project "$p" verify && says "Alles klopt"
ok "what others put there is not looked at"

# ---- files that are not what they were
file=$p/reports/2026-06_contentmix_groene-singel.html
cp "$file" "$scratch/whole.html"
echo "<!-- x -->" >>"$file"
run 1 --project "$p" verify 3 && says "veranderd" && says "2026-06_contentmix_groene-singel.html"
ok "a file that was altered is named"
rm "$file"
run 1 --project "$p" verify 3 && line out | grep -q "is er niet meer"
ok "and one that is missing"
ln -s "$scratch/whole.html" "$file"
run 1 --project "$p" verify 3 && line out | grep -q "is er niet meer"
ok "a link is not the file"
rm "$file" && cp "$scratch/whole.html" "$file" && run 0 --project "$p" verify 3
ok "put back, it is well"
run 0 --project "$p" verify --format json && grep -q '"outcome": "same"' "$scratch/out"
ok "the answer is there for machines too"

# ---- facts and versions that are not what they were
cp "$p/spiegel.db" "$scratch/good.db"
sqlite3 "$p/spiegel.db" "UPDATE audience_cell SET value = value + 1 WHERE audience_id = (SELECT min(id) FROM audience WHERE base = 'participants') AND state = 'given'"
run 1 --project "$p" verify 2 && line out >"$scratch/line" && grep -q "feiten in *spiegel.db" "$scratch/line" && grep -q "Toen:" "$scratch/line"
ok "a fact that somebody changed: told, with the first number that differs"
cp "$scratch/good.db" "$p/spiegel.db"
sqlite3 "$p/spiegel.db" "UPDATE report_run SET versions = replace(versions, 'cairo 1.', 'cairo 0.'), output_sha256 = 'x' WHERE id = 1"
run 1 --project "$p" verify 1 && line out | grep -q "andere versie van: cairo (toen 0"
ok "another version is named as the reason"
cp "$scratch/good.db" "$p/spiegel.db"
sqlite3 "$p/spiegel.db" "UPDATE criterion SET sha256 = 'x' WHERE version = (SELECT criterion_version FROM report_run WHERE id = 2)"
run 1 --project "$p" verify 2 && says "afspraak"
ok "an agreement that was altered"
cp "$scratch/good.db" "$p/spiegel.db"
sqlite3 "$p/spiegel.db" "UPDATE report_run SET project_text = replace(project_text, '[traject]', '[trajekt]') WHERE id = 2"
run 1 --project "$p" verify && line out | grep -q "trajekt"
ok "a project text that cannot be read is told, and the other reports are looked at"
cp "$scratch/good.db" "$p/spiegel.db"

# ---- a store that may only be read; root may write everywhere unless it gives that up
powerless='setpriv --inh-caps=-all --bounding-set=-all'
[ "$(id -u)" -eq 0 ] || powerless='env'
if $powerless true 2>/dev/null; then
	printf '#!/bin/sh\nexec %s "%s" "$@"\n' "$powerless" "$spiegel" >"$scratch/reader" && chmod 700 "$scratch/reader"
	n_runs=$(sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM report_run')
	chmod 400 "$p/spiegel.db" && chmod 500 "$p"
	all=$spiegel spiegel=$scratch/reader
	run 0 --project "$p" verify && run 0 --project "$p" report --again 1 --output "$scratch/readonly"
	ok "on a disk that cannot be written"
	run 0 --project "$p" report monthly --period 2026-05 --format json --output "$scratch/readonly" && complains 'niet vastgelegd' &&
		[ -s "$scratch/readonly/2026-05_maandrapport_groene-singel.json" ]
	ok "a report made there is whole, and that it is not recorded is told"
	chmod 700 "$p" && chmod 600 "$p/spiegel.db"
	spiegel=$all
	[ "$(sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM report_run')" = "$n_runs" ]
	ok "and it is not"
else
	skip "on a disk that cannot be written" "root may write everywhere here"
fi

# ---- undone: it refuses, and says why
count=$(sqlite3 "$p/spiegel.db" "SELECT id FROM import WHERE file_name = 'tellingen.csv'")
run 0 --project "$p" undo "$count"
run 3 --project "$p" report --again 1 && line err >"$scratch/line" && grep -q "tellingen.csv (nummer $count)" "$scratch/line" && grep -q "alleen het bewaarde document" "$scratch/line"
ok "a report whose file was undone is not made again, with the reason"
run 1 --project "$p" verify 2 && line out >"$scratch/line" && grep -q "1 rapport nagegaan. 1 is niet meer te maken, omdat een bestand ongedaan is gemaakt. Hieronder staat wat er is." "$scratch/line" &&
	grep -q "Dat bestand is ongedaan gemaakt op 1 juli 2026" "$scratch/line" && ! grep -q "gewist" "$scratch/line" && run 1 --project "$p" verify 2 --format json && says '"outcome": "undone"'
ok "verify tells that it was undone, not erased, in words and in data"
run 1 --project "$p" --lang en verify 2 && line out | grep -q "1 report checked. 1 cannot be made again, because a file was undone." &&
	run 1 --project "$p" --lang fr verify 2 && line out | grep -q "1 rapport vérifié. 1 ne peut plus être refait, car un fichier a été annulé."
ok "in three languages"
mv "$p" "$scratch/de dijk" && run 1 --project "$scratch/de dijk" verify 2 && advice=$(line out | sed -n 's/.*maakt: spiegel \(.*--publiek intern\).*/\1/p') &&
	eval "set -- $advice" && run 0 "$@" && mv "$scratch/de dijk" "$p" && [ "$(sqlite3 "$p/spiegel.db" "SELECT kind FROM report_run ORDER BY id DESC LIMIT 1")" = representativeness ]
ok "and the command that makes another, as it can be pasted"
run 0 --project "$p" verify 2 && line out | grep -q "ongedaan is gemaakt. Er hoeft niets te gebeuren." && line out | grep -q "nieuwer rapport"
ok "once that is there, nothing has to be done"
sqlite3 "$p/spiegel.db" "PRAGMA foreign_keys = OFF; DELETE FROM import WHERE id = $count"
run 3 --project "$p" report --again 1 && line err | grep -q "nummer $count) dat er niet meer is"
ok "an import that is gone"

run 3 --project "$p" report --again 99 && line err | grep -q "spiegel --project $p verify"
ok "a number that no report has"
run 2 --project "$p" report --again 1 --period 2026-06 && run 2 --project "$p" report monthly --again 1
ok "--again goes with no other period or kind"
run 3 --project "$p" verify 99 && run 2 --project "$p" verify 1 2
ok "verify takes one number"
finish
