#!/bin/sh
# What archives ask for: the data inside the document, when that is asked for.
. tests/cli/lib
p=$scratch/p
x=$scratch/x
"$generate" "$x" >/dev/null
run 0 init "$p" --name "Plein" --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
run 0 --project "$p" import "$x"/*/Jul-*.csv "$x/tellingen.csv"
ok "a project"

# ---- PDF/A-3a: the tables inside
report=$scratch/with/2026-06_maandrapport_plein
run 0 --project "$p" report monthly --period 2026-06 --format pdf,csv --archive 3a --output "$scratch/with"
ok "a report with its tables inside"
qpdf --check "$report.pdf" >"$scratch/out" 2>&1 && ! grep -qi warning "$scratch/out"
ok "the file is sound"
qpdf --list-attachments "$report.pdf" | sed 's/ -> .*//' >"$scratch/inside"
(cd "$report" && LC_ALL=C ls -- *.csv) >"$scratch/beside"
cmp "$scratch/inside" "$scratch/beside" && [ "$(wc -l <"$scratch/inside")" -ge 5 ]
ok "it lists every table that stands beside it, and no other file"
same=0
while read -r name; do
	qpdf --show-attachment="$name" "$report.pdf" | cmp - "$report/$name" && same=$((same + 1))
done <"$scratch/inside"
[ $same = "$(wc -l <"$scratch/inside")" ]
ok "each byte by byte the same"
qpdf --qdf --object-streams=disable "$report.pdf" "$scratch/plain.pdf" && tables=$(wc -l <"$scratch/inside")
[ "$(grep -ac '/AFRelationship /Data' "$scratch/plain.pdf")" = "$tables" ] && [ "$(grep -ac '/Subtype /text#2fcsv' "$scratch/plain.pdf")" = "$tables" ] &&
	grep -aq '^  /AF \[' "$scratch/plain.pdf"
ok "all as data of the document, as text/csv"
grep -aq '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>' "$scratch/plain.pdf"
ok "it says that it is PDF/A-3a and PDF/UA-1"
if command -v verapdf >/dev/null; then
	verapdf -f 3a "$report.pdf" | grep -q 'isCompliant="true"' && verapdf -f ua1 "$report.pdf" | grep -q 'isCompliant="true"'
	ok "veraPDF finds no failure"
else
	skip "veraPDF finds no failure" "verapdf is not installed"
fi
run 0 --project "$p" report monthly --period 2026-06 --format pdf --archive 3a --output "$scratch/twice" && cmp "$report.pdf" "$scratch/twice/2026-06_maandrapport_plein.pdf"
ok "the same bytes once more, whether the tables are written or not"

# ---- PDF/A-2a: nothing inside
run 0 --project "$p" report monthly --period 2026-06 --format pdf --output "$scratch/without"
run 0 --project "$p" report monthly --period 2026-06 --format pdf --archive 2a --output "$scratch/2a"
cmp "$scratch/without/2026-06_maandrapport_plein.pdf" "$scratch/2a/2026-06_maandrapport_plein.pdf" &&
	qpdf --list-attachments "$scratch/2a/2026-06_maandrapport_plein.pdf" | grep -q "no embedded files"
ok "without it nothing is inside"

# ---- made again
rm -rf "$p/reports"
run 0 --project "$p" report monthly --period 2026-05 --format pdf,json --archive 3a && run 0 --project "$p" report monthly --period 2026-06 --format pdf &&
	run 0 --project "$p" verify && says "Alles klopt"
ok "verify makes each as it was"
number=$(sqlite3 "$p/spiegel.db" "SELECT run_id FROM report_file WHERE format = 'pdf-3a' ORDER BY run_id DESC LIMIT 1")
run 0 --project "$p" report --again "$number" && cmp "$p/reports/run-$number/2026-05_maandrapport_plein.pdf" "$p/reports/2026-05_maandrapport_plein.pdf"
ok "and so does --again"
run 0 --project "$p" report --again "$number" --format pdf --output "$scratch/again" && cmp "$scratch/again/2026-05_maandrapport_plein.pdf" "$p/reports/2026-05_maandrapport_plein.pdf"
ok "also of the PDF alone"

# ---- metadata by MDTO
run 0 --project "$p" report monthly --period 2026-06 --output "$scratch/mdto" && says "*.mdto.xml"
set -- "$scratch"/mdto/*.bestand.mdto.xml
[ $# = 4 ] && [ -s "$scratch/mdto/2026-06_maandrapport_plein.mdto.xml" ]
ok "one of the report and one of each document"
if command -v xmllint >/dev/null; then
	xmllint --noout --schema tests/data/mdto.xsd "$scratch"/mdto/*.mdto.xml >"$scratch/out" 2>&1
	ok "as the schema of MDTO wants them"
else
	skip "as the schema of MDTO wants them" "xmllint is not installed"
fi
names_right() { # of a document and the metadata beside it
	about=${1%.bestand.mdto.xml}
	grep -q "<checksumWaarde>$(sha256sum <"$about" | cut -d' ' -f1)<" "$1" && grep -q "<omvang>$(wc -c <"$about")<" "$1" &&
		grep -q "<naam>$(basename "$about")<" "$1" && grep -q "<verwijzingNaam>$(basename "$about")<" "$scratch/mdto/2026-06_maandrapport_plein.mdto.xml"
}
wrong=
for file; do
	names_right "$file" || wrong="$wrong $file"
done
[ $# -gt 0 ] && [ -z "$wrong" ]
ok "with size and checksum of each, and the report names them all"
grep -q "fmt/476" "$scratch/mdto/2026-06_maandrapport_plein.pdf.bestand.mdto.xml" && run 0 --project "$p" report monthly --period 2026-06 --format pdf,mdto --archive 3a --output "$scratch/mdto3" &&
	grep -q "fmt/479" "$scratch/mdto3/2026-06_maandrapport_plein.pdf.bestand.mdto.xml"
ok "a PDF/A-3a is told apart"
sed -i 's/^naam = .*/naam = Plein <\&> "Zuid"/; s/^organisatie =.*/organisatie = Gemeente <A> \& B/' "$p/spiegel.ini"
run 0 --project "$p" report monthly --period 2026-06 --lang fr --publiek openbaar --format pdf,mdto --output "$scratch/marks" &&
	grep -q "<verwijzingNaam>Gemeente &lt;A&gt; &amp; B<" "$scratch"/marks/*public.mdto.xml && grep -q "<taal>fr<" "$scratch"/marks/*public.mdto.xml &&
	grep -q "om openbaar te zijn" "$scratch"/marks/*public.mdto.xml && { ! command -v xmllint >/dev/null || xmllint --noout "$scratch"/marks/*.mdto.xml; }
ok "marks are escaped, and it says for whom the report is"

# ---- the own posts
q=$scratch/q
run 0 init "$q" --name "Dijk" --region GM0344 --start 2026-03-01 --end 2026-06-30 --expected 600 --yes
posts() { # posts DAY...: an export of X with a post on each day since 2 March
	head -1 tests/data/x-posts/sample.csv
	for day; do # the time of a post is in its number
		id=$((2028398781526966273 + day * 362387865600000))
		echo "$id,$(LC_ALL=C date -u -d "2026-03-02 + $day days" '+%a %b %d %Y'),Praat mee,https://x.com/voorbeeldstad/status/$id,120,4,9,1,0,0,2,3,1,5,2,0,0"
	done
}
posts 0 7 14 21 28 >"$scratch/maart.csv"
posts 7 21 28 35 49 >"$scratch/april.csv" # that of day 0 may only lie before it; that of day 14 is gone
posts 35 49 70 >"$scratch/mei.csv"
taken=0
for month in maart:2026-03-31 april:2026-04-30 mei:2026-05-31; do
	run 0 --project "$q" import --channel x/voorbeeldstad --as-of "${month#*:}" "$scratch/${month%:*}.csv" && taken=$((taken + 1))
done
[ $taken = 3 ]
ok "three exports"
run 0 --project "$q" report monthly --period 2026-03 --format csv,pdf --archive 3a
list=$q/reports/2026-03_maandrapport_dijk/archieflijst.csv
cut -d, -f4-6 "$list" | tr -d '\r' >"$scratch/got"
cat >"$scratch/want" <<'END'
day,last_listed,gone_since
2026-03-02,2026-03-31,
2026-03-09,2026-04-30,
2026-03-16,2026-03-31,2026-04-30
2026-03-23,2026-04-30,
2026-03-30,2026-04-30,
END
diff "$scratch/want" "$scratch/got" >"$scratch/out"
ok "gone since the first export that goes around it without it; else nothing is said"
[ "$(grep -c 'https://x.com/voorbeeldstad/status/' "$list")" = 5 ] && qpdf --show-attachment=archieflijst.csv "$q/reports/2026-03_maandrapport_dijk.pdf" | cmp - "$list"
ok "with their addresses, also inside the document"
run 0 --project "$q" report content --period 2026-03..2026-05 --format csv && [ "$(cat "$q/reports"/*contentmix*/archieflijst.csv | wc -l)" = 9 ] &&
	run 0 --project "$q" report representativeness --period 2026-04 --format csv && [ "$(cat "$q/reports"/*representativiteit*/archieflijst.csv | wc -l)" = 8 ]
ok "the period is that of the report"
run 0 --project "$q" undo 3 && run 0 --project "$q" report monthly --period 2026-03 --format csv --output "$scratch/undone" && ! grep -q 2026-04-30 "$scratch"/undone/*/archieflijst.csv
ok "an export that was taken back tells nothing"
posts 7 21 28 35 49 | sed '$s/,Praat/x,Praat/' >"$scratch/refused.csv"
run 1 --project "$q" import --channel x/voorbeeldstad --as-of 2026-04-30 "$scratch/refused.csv" && run 0 --project "$q" report monthly --period 2026-03 --format csv --output "$scratch/refused" &&
	! grep -q '2026-03-31,2026' "$scratch"/refused/*/archieflijst.csv
ok "nor does one of which a row was refused: it may be that one"

run 2 --project "$p" report monthly --archive 1b && complains "1b" && complains "3a"
ok "a kind that there is not"
run 2 --project "$p" report monthly --archive 3a --format html,csv && complains "pdf"
ok "without a PDF there is nothing to put them in"
run 2 --project "$p" report --again "$number" --archive 3a
ok "--again has no choice"
finish
