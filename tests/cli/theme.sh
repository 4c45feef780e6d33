#!/bin/sh
# A house style: colours and a logo in the report, refused with its figure when it cannot be seen; and reports in two languages at once.
. tests/cli/lib
p=$scratch/p

run 0 init "$p" --name Singel --region GM0344 --yes
"$generate" "$scratch/x" >/dev/null
run 0 --project "$p" import "$scratch/x/tellingen.csv"
report() { # report STATUS: the monthly report of June in PDF and HTML
	run "$1" --project "$p" report monthly --period 2026-06 --format pdf,html
}
report 0
cp "$p/reports/2026-06_maandrapport_singel.html" "$scratch/neutral.html"
sed -i 's/^thema = .*/thema = huisstijl.ini/' "$p/spiegel.ini"
report 3 && complains huisstijl.ini
ok "a theme that is not there is told"

theme() { # theme LINE...: the file
	printf '%s\n' "$@" >"$p/huisstijl.ini"
}
theme '[kleuren]' 'titel = #5b0b3a'
report 0 && pdftotext "$p/reports/2026-06_maandrapport_singel.pdf" "$scratch/text" && grep -q '#5b0b3a' "$p/reports/2026-06_maandrapport_singel.html" &&
	! grep -q '#5b0b3a' "$scratch/neutral.html"
ok "a colour is in the report"
cp "$p/reports/2026-06_maandrapport_singel.pdf" "$scratch/one.pdf"
report 0 && cmp "$scratch/one.pdf" "$p/reports/2026-06_maandrapport_singel.pdf"
ok "with the same bytes each time"
[ "$(sqlite3 "$p/spiegel.db" "SELECT theme FROM report_run ORDER BY id DESC LIMIT 1")" = "$(sha256sum <"$p/huisstijl.ini" | cut -d ' ' -f 1)" ]
ok "what was made is recorded with the hash of the theme"

# contrast on white, by the formula of WCAG 2.1 in awk: #999999 has 2.85
figure=$(awk 'BEGIN { l = 0.6; l = ((l + 0.055) / 1.055) ^ 2.4; printf "%.2f", int(100 * 1.05 / (l + 0.05)) / 100 }' | tr . ,)
theme '[kleuren]' 'titel = #999999'
report 3 && complains titel && complains "$figure" && complains 4,5 && cmp "$scratch/one.pdf" "$p/reports/2026-06_maandrapport_singel.pdf"
ok "a colour that cannot be seen is refused with its contrast ($figure), and the old report stays"
theme '[kleuren]' 'meer = #8c8c8c'
report 0
ok "a mark may be paler than a text"
theme '[kleuren]' 'titel = blauw'
report 3 && complains huisstijl.ini:2 && complains "'blauw'"
ok "what is no colour is told with its line"
theme '[kleuren]' 'titel = #5b0b3a' 'achtergrond = #000000'
report 3 && complains achtergrond
ok "a key that there is not"
theme '[kleuren]' 'titel = #5b0b3a' 'titel = #5b0b3a'
report 3 && complains huisstijl.ini:3
ok "a key that stands twice"

# 2 by 1 pixels, one half transparent
printf '\211PNG\r\n\032\n\000\000\000\rIHDR\000\000\000\002\000\000\000\001\010\006\000\000\000\364\042\177\212\000\000\000\020IDATx\234c\370\317\300\360\237\201\001\110\002\000\030\372\003\000' >"$p/half.png"
cp docs/page-1.png "$p/logo.png"
theme '[thema]' 'logo = logo.png'
report 3 && complains logo_tekst
ok "a logo without words is refused"
theme '[thema]' 'organisatie = Waterschap Oost' 'logo = logo.png' 'logo_tekst = Logo van Waterschap Oost'
report 0 && pdfimages -list "$p/reports/2026-06_maandrapport_singel.pdf" | grep -q image && qpdf --check "$p/reports/2026-06_maandrapport_singel.pdf" >/dev/null
ok "a logo is in the PDF"
run 0 --project "$p" report monthly --period 2026-06 --format html,pdf --lang nl,fr --output "$scratch/languages" &&
	grep -q 'alt="Logo van Waterschap Oost" lang="nl-NL" xml:lang="nl-NL"' "$scratch"/languages/*rapport-mensuel*.html && grep -q 'alt="Logo van Waterschap Oost" src' "$scratch"/languages/*maandrapport*.html &&
	qpdf --qdf --object-streams=disable "$scratch"/languages/*rapport-mensuel*.pdf - | grep -a -A9 '/Alt (Logo van Waterschap Oost)' | sed '/endobj/q' | grep -q '/Lang (nl-NL)'
ok "its words are in the language of the project, also in a report in another"
pdfinfo -struct-text "$p/reports/2026-06_maandrapport_singel.pdf" | head -4 | grep -q Figure && pdfinfo "$p/reports/2026-06_maandrapport_singel.pdf" | grep -q 'Author: *Waterschap Oost'
ok "as a figure at the head, and the organisation is its author"
grep -q 'alt="Logo van Waterschap Oost"' "$p/reports/2026-06_maandrapport_singel.html"
ok "and in the page, with its words"
if command -v verapdf >/dev/null; then
	verapdf --format text --flavour ua1 "$p/reports/2026-06_maandrapport_singel.pdf" | grep -q ^PASS && verapdf --format text --flavour 2a "$p/reports/2026-06_maandrapport_singel.pdf" | grep -q ^PASS
	ok "veraPDF finds no failure"
else
	skip "veraPDF finds no failure" "verapdf is not installed"
fi
cp "$p/reports/2026-06_maandrapport_singel.pdf" "$scratch/logo.pdf"
theme '[thema]' 'logo = half.png' 'logo_tekst = x'
report 5 && complains logo && cmp "$scratch/logo.pdf" "$p/reports/2026-06_maandrapport_singel.pdf"
ok "a logo that breaks off is told, and the old report stays"
printf '<svg xmlns="http://www.w3.org/2000/svg"/>' >"$p/logo.svg"
theme '[thema]' 'logo = logo.svg' 'logo_tekst = x'
report 3 && complains PNG
ok "another kind of picture is told"
head -c 1100000 /dev/zero >"$p/large.png"
theme '[thema]' 'logo = large.png' 'logo_tekst = x'
report 3 && complains large.png
ok "a file that is too large is told"

fonts() { # fonts FILE: the typefaces in a PDF, without the letters of a subset
	pdffonts "$1" | sed -n '3,$s/^\([A-Z]*+\)\{0,1\}\([^ ]*\).*/\2/p' | sort -u
}
theme '[thema]' 'lettertype = Noto Sans'
report 0 && fonts "$p/reports/2026-06_maandrapport_singel.pdf" | grep -q '^NotoSans-Bold$' && ! fonts "$p/reports/2026-06_maandrapport_singel.pdf" | grep -q Inter &&
	grep -q 'family:"Noto Sans"' "$p/reports/2026-06_maandrapport_singel.html"
ok "another typeface is in text and charts, and first in the page's list"
sqlite3 "$p/spiegel.db" "SELECT versions FROM report_run ORDER BY id DESC LIMIT 1" >"$scratch/versions" && grep -q '^font-Noto Sans-80 NotoSans-Regular' "$scratch/versions" &&
	grep -q '^font-Inter-80 ' "$scratch/versions"
ok "and among the versions that are recorded"
for wrong in 'Gemeentesans' 'Noto Sans, Inter' 'x" } body { color: red'; do
	theme '[thema]' "lettertype = $wrong"
	report 3 && complains "'$wrong'" && complains fc-list || exit 1
done
ok "one that is not there is refused by its name"
theme '[kleuren]' 'titel = #5b0b3a'
run 0 --project "$p" report monthly --period 2026-06 --format xlsx && unzip -p "$p/reports/2026-06_maandrapport_singel.xlsx" xl/styles.xml | grep -qi 'rgb="FF1B1F24"'
ok "a workbook has its headings in the theme's ink"
theme '[kleuren]' 'tekst = #2b0b3a'
run 0 --project "$p" report monthly --period 2026-06 --format xlsx && unzip -p "$p/reports/2026-06_maandrapport_singel.xlsx" xl/styles.xml >"$scratch/styles" &&
	grep -qi 'rgb="FF2B0B3A"' "$scratch/styles" && ! grep -qi 'rgb="FF1B1F24"' "$scratch/styles"
ok "which follows the theme"

# thousands in Dutch, as the project says
theme '[kleuren]' 'titel = #5b0b3a'
thin=$(printf '\342\200\257')
numbers() { # numbers LANG STYLE: the report in a language, with thousands so
	sed -i "s/^getallen = .*/getallen = $2/" "$p/spiegel.ini" && run 0 --project "$p" report representativeness --period 2026-06 --format html,json --lang "$1"
}
numbers nl punt && cp "$p/reports/2026-06_representativiteit_singel.json" "$scratch/point.json" && grep -q '1\.411' "$p/reports/2026-06_representativiteit_singel.html" &&
	! grep -q "1${thin}411" "$p/reports/2026-06_representativiteit_singel.html"
ok "thousands have a point in Dutch"
numbers nl spatie && grep -q "1${thin}411" "$p/reports/2026-06_representativiteit_singel.html" && ! grep -q '[0-9]\.000' "$p/reports/2026-06_representativiteit_singel.html" && ! grep -q '1\.411' "$p/reports/2026-06_representativiteit_singel.html" &&
	grep -q 'lang="nl-NL"' "$p/reports/2026-06_representativiteit_singel.html"
ok "or a thin space"
numbers en spatie && grep -q '1,411' "$p"/reports/2026-06_representativeness_singel.html
ok "English keeps its comma"
numbers nl komma >"$scratch/said"
[ "$got" = 3 ] && complains spiegel.ini && complains "'komma'"
ok "another way is refused with what there is"
sed -i 's/^getallen = .*/getallen = punt/' "$p/spiegel.ini"

run 0 --project "$p" report monthly --period 2026-06 --format html --lang nl,fr && [ -s "$p/reports/2026-06_maandrapport_singel.html" ] &&
	[ -s "$p/reports/2026-06_rapport-mensuel_singel.html" ] && grep -q 'lang="fr-FR"' "$p/reports/2026-06_rapport-mensuel_singel.html"
ok "--lang nl,fr makes both"
for wrong in nl,nl nl,de "nl," ",nl"; do
	run 2 --project "$p" report monthly --lang "$wrong" || exit 1
done
run 2 --project "$p" check --lang nl,fr
ok "languages that there are not, twice the same, and two for a command with one answer are refused"
finish
