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
finish
