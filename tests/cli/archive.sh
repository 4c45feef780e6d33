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
while read -r name; do
	qpdf --show-attachment="$name" "$report.pdf" | cmp - "$report/$name" || break
done <"$scratch/inside"
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

run 2 --project "$p" report monthly --archive 1b && complains "1b" && complains "3a"
ok "a kind that there is not"
run 2 --project "$p" report monthly --archive 3a --format html,csv && complains "pdf"
ok "without a PDF there is nothing to put them in"
run 2 --project "$p" report --again "$number" --archive 3a
ok "--again has no choice"
finish
