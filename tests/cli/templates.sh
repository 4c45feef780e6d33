#!/bin/sh
# Blank templates and the tally sheet: what they are written with, that nothing is overwritten, and that they come back.
. tests/cli/lib

at=$(mktemp -d "$scratch/at.XXXXXX")
store() { # what one SQL statement says of the store
	sqlite3 "$p/spiegel.db" "$1"
}
part() { # part WORKBOOK NUMBER: the XML of a sheet, its texts in place
	unzip -p "$1" xl/sharedStrings.xml | sed 's/<si>/\n<si>/g' | sed -n 's/^<si><t[^>]*>\(.*\)<\/t><\/si>.*/\1/p' >"$scratch/strings"
	unzip -p "$1" "xl/worksheets/sheet$2.xml"
}

# without a project
for name in counts polls tags costs webcare conversation decisions interests events; do
	(cd "$at" && run 0 kinds --template $name) && [ -s "$at/$name.xlsx" ] && part "$at/$name.xlsx" 1 >"$scratch/sheet" &&
		grep -q '<pane .*state="frozen"' "$scratch/sheet"
	ok "$name"
done
part "$at/counts.xlsx" 1 >"$scratch/sheet" && grep -qx 'eerste keer' "$scratch/strings" && grep -qx 'vragenlijst' "$scratch/strings" &&
	grep -q "<formula1>'Keuzes'" "$scratch/sheet" && grep -qx 'Wijkavond Noord' "$scratch/strings"
ok "headings, choices and example are Dutch"
(cd "$at" && run 0 --lang fr kinds --template coûts --output frais.xlsx) && part "$at/frais.xlsx" 1 >/dev/null && grep -qx heures "$scratch/strings"
ok "a title in French, a workbook in French"
before=$(cksum <"$at/counts.xlsx")
(cd "$at" && run 3 kinds --template counts) && complains "er al" && [ "$(cksum <"$at/counts.xlsx")" = "$before" ]
ok "what is there is not overwritten"
run 0 kinds --template counts --output "$at/again.xlsx" && cmp -s "$at/counts.xlsx" "$at/again.xlsx"
ok "the same template, the same bytes"
run 0 kinds --template belangen --output "$at/b.csv" && [ "$(od -An -tx1 -N3 "$at/b.csv")" = " ef bb bf" ] &&
	[ "$(tail -c +4 "$at/b.csv")" = "$(printf 'belang;gehoord;waar\r')" ]
ok "as CSV for a Dutch Excel"
run 2 kinds --template nope && complains "counts, polls" && run 2 kinds --template counts --format pdf && run 2 kinds --output "$at/x"
ok "what there is not is refused"
run 5 kinds --template counts --output "$at/none/counts.xlsx" && complains "none/counts.xlsx" && [ "$(find "$at" -name '.spiegel*' | wc -l)" = 0 ]
ok "a folder that is not there"

# with a project
p=$scratch/p
run 0 init "$p" --name "Groene Singel" --region GM0344 --from-age 15 --yes
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv
ok "a project with posts"
run 0 --project "$p" kinds --template tags --output "$at/t.xlsx" && says 264 && part "$at/t.xlsx" 1 >"$scratch/sheet" &&
	grep -qx 'facebook/.*' "$scratch/strings" && ! grep -q '<f>' "$scratch/sheet"
ok "tags begin with the posts that have none; no text became a formula"
run 0 --project "$p" kinds --template tags --output "$at/t.csv" && [ "$(grep -c . "$at/t.csv")" = 265 ]
ok "also as CSV"
before=$(store "SELECT content_type, sum(posts) FROM month_total GROUP BY 1")
awk -F';' -v OFS=';' 'NR == 1 || NR > 3 { print } NR == 2 || NR == 3 { $6 = "live"; print }' "$at/t.csv" | iconv -t CP1252//TRANSLIT >"$at/tags.csv"
run 0 --project "$p" import "$at/tags.csv" && [ "$(store "SELECT sum(posts) FROM month_total WHERE content_type = 'live'")" = 2 ] &&
	[ "$(store "SELECT content_type, sum(posts) FROM month_total GROUP BY 1")" != "$before" ]
ok "filled in and saved by Excel: content follows the tags"
run 0 --project "$p" content --period 2026 --format csv
ok "content"
run 0 --project "$p" kinds --template tags --output "$at/t2.csv" && [ "$(grep -c . "$at/t2.csv")" = 263 ]
ok "the next template leaves out what has tags"
run 0 --project "$p" undo tags.csv && [ "$(store "SELECT content_type, sum(posts) FROM month_total GROUP BY 1")" = "$before" ]
ok "undone"
channel=$(store "SELECT name FROM channel")
printf 'kanaal;maand;euro;uren\r\nInstagrampagina;2026-06;10;\r\n%s;jun-26;1.250,50;1:30\r\n' "$channel" >"$at/kosten.csv"
run 1 --project "$p" import "$at/kosten.csv" && complains "facebook/$channel" && [ "$(store "SELECT cents, minutes FROM cost_current")" = "125050|90" ]
ok "a channel that is not known is told with those that are"

# the tally sheet
run 0 --project "$p" kinds --template telstaat --output "$at/tel.pdf" && pdftotext -layout "$at/tel.pdf" "$scratch/tel" &&
	[ "$(pdfinfo "$at/tel.pdf" | awk '/^Pages/ { print $2 }')" = 1 ] && grep -q 'Groene Singel' "$scratch/tel" && grep -q 'jonger dan 15' "$scratch/tel" &&
	grep -q '65 jaar en ouder' "$scratch/tel" && grep -q 'al eerder mee' "$scratch/tel"
ok "one page with the groups of the agreement"
run 0 --project "$p" kinds --template telstaat --output "$at/tel2.pdf" && cmp -s "$at/tel.pdf" "$at/tel2.pdf"
ok "the same bytes again"
run 0 --lang fr kinds --template telstaat --output "$at/fr.pdf" && [ "$(pdfinfo "$at/fr.pdf" | awk '/^Pages/ { print $2 }')" = 1 ]
ok "in French without a project"
run 0 kinds --template telstaat --format xlsx --output "$at/tel.xlsx" && part "$at/tel.xlsx" 1 >"$scratch/sheet" && grep -q 'fitToHeight\|fitToPage' "$scratch/sheet"
ok "as a workbook on one page"
finish
