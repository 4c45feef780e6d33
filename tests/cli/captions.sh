#!/bin/sh
# Captions in other scripts, with emoji, and with characters that turn the text around: found again in every form, and harmless there.
. tests/cli/lib
p=$scratch/p

"$generate" "$scratch/x" >/dev/null
run 0 init "$p" --name Proef --region GM0344 --yes
for file in "$scratch"/x/facebook/Jul-*.csv; do
	# the override first, so that a formula would come to stand in front; the isolate is never closed
	sed 's/De uitslag, omgeroepen door de halve buurt tegelijk\./\xe2\x80\xae=SOM(A1) מה نعم ⵜⴰⵎⴰ 参与 👨‍👩‍👧‍👦 \xe2\x81\xa7einde./' "$file" >"$scratch/$(basename "$file")"
	run 0 --project "$p" import "$scratch/$(basename "$file")" || exit 1
done
run 0 --project "$p" report monthly --period 2026-06 && run 0 --project "$p" report content --period 2026-06
ok "the reports are made"

turns=$(printf '\342\200\256|\342\201\247')
holds() { # holds FILE TEXT: the text, and nothing that turns
	grep -qF -- "$2" "$1" && ! LC_ALL=C grep -qE "$turns" "$1"
}
pdftotext -raw "$p/reports/2026-06_maandrapport_proef.pdf" "$scratch/pdf"
holds "$scratch/pdf" '=SOM(A1)' && holds "$scratch/pdf" 'ⵜⴰⵎⴰ' && holds "$scratch/pdf" '参与' && holds "$scratch/pdf" '👨‍👩‍👧‍👦' && holds "$scratch/pdf" 'einde.'
ok "PDF: each script and the emoji can be copied, and nothing is turned around"
pdftotext -layout "$p/reports/2026-06_maandrapport_proef.pdf" "$scratch/pdf" # the marks of direction are those of pdftotext
grep -qF 'מה نعم' "$scratch/pdf"
ok "PDF: words that run from right to left keep their letters and their order"
holds "$p/reports/2026-06_maandrapport_proef.html" '=SOM(A1) מה نعم ⵜⴰⵎⴰ 参与 👨‍👩‍👧‍👦 einde.'
ok "HTML"
unzip -p "$p/reports/2026-06_contentmix_proef.xlsx" xl/sharedStrings.xml >"$scratch/strings" && holds "$scratch/strings" '<t>=SOM(A1) מה نعم ⵜⴰⵎⴰ 参与 👨‍👩‍👧‍👦 einde.'
ok "workbook: a text, no formula"
holds "$p/reports/2026-06_contentmix_proef/top_posts.csv" "\"'=SOM(A1) מה نعم ⵜⴰⵎⴰ 参与 👨‍👩‍👧‍👦 einde."
ok "CSV: what would come to stand in front is guarded"

# the project leader's own words stay in the language of the project, whatever that of the report is
sed -i 's/^toelichting =.*/toelichting = De avond was druk bezocht./' "$p/spiegel.ini"
run 0 --project "$p" import "$scratch/x/tellingen.csv"
tongues() { # tongues LANG: whether Spans of the PDF say that they are Dutch, and what HTML says of these words
	mkdir "$scratch/$1"
	run 0 --project "$p" report "$2" --period 2026-06 --lang "$1" --format pdf,html --output "$scratch/$1"
	qpdf --qdf --object-streams=disable "$scratch/$1"/*.pdf "$scratch/tree" && LC_ALL=C awk '/^<<$/ { span = dutch = 0 } /\/S \/Span/ { span = 1 } /\/Lang \(nl-NL\)/ { dutch = 1 }
		/^>>$/ { n += span && dutch } END { print (n > 0) }' "$scratch/tree"
	cat "$scratch/$1"/*.html | tr '\n' ' ' | grep -o '<bdi lang="nl-NL" xml:lang="nl-NL">De avond was druk bezocht' | wc -l
	rm -r "$scratch/${1:?}"
}
for kind in monthly representativeness; do
	[ "$(tongues fr "$kind" | tr '\n' ' ')" = "1 1 " ] && [ "$(tongues en "$kind" | tr '\n' ' ')" = "1 1 " ]
	ok "$kind: in French and English the words of the project leader are Dutch, to a screen reader too"
	[ "$(tongues nl "$kind" | tr '\n' ' ')" = "0 0 " ]
	ok "$kind: in Dutch they need no sign"
done
finish
