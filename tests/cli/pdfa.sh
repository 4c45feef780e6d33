#!/bin/sh
# What two validators of PDF/A that others wrote find in every report in every language: Preflight of PDFBox and the checks of iText. They want
# what `make validate` installs.
. tests/cli/lib
demo=$scratch/demo

what="two validators of PDF/A find nothing in the reports"
jars='' missing=''
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging javax.activation jaxb-api itext5 itext5-pdfa; do
	[ -e "/usr/share/java/$jar.jar" ] || missing="$missing $jar"
	jars=$jars/usr/share/java/$jar.jar:
done
if [ -n "$missing" ] || ! command -v javac >/dev/null; then
	skip "$what" "make validate installs them"
	finish
fi
validate() { # validate FILE...: true when nothing is found; what is found is in $scratch/out
	java -cp "$jars" tests/pdfa.java "$@" >"$scratch/out" 2>"$scratch/err"
}

scripts/demo.sh "$build" "$demo" >"$scratch/made" 2>&1
ok "the demonstration is made"
cp docs/page-1.png "$demo/logo.png"
printf '[thema]\nlogo = logo.png\nlogo_tekst = Logo\n[kleuren]\ntitel = #5b0b3a\n' >"$demo/stijl.ini"
for lang in nl en fr; do
	for report in monthly content representativeness; do
		run 0 --project "$demo" --lang $lang report $report --period 2026-06 --format pdf --output "$scratch/intern" &&
			run 0 --project "$demo" --lang $lang report $report --period 2026-06 --publiek openbaar --format pdf --output "$scratch/openbaar" ||
			echo "$lang $report" >>"$scratch/failed"
	done
	run 0 --project "$demo" --lang $lang criterion set --output "$scratch/afspraak_$lang" || echo "$lang criterion" >>"$scratch/failed"
done
[ ! -e "$scratch/failed" ]
ok "with all reports and the agreement in three languages"
validate "$scratch"/intern/*.pdf "$scratch"/openbaar/*.pdf "$scratch"/afspraak_*/*.pdf
ok "$what"
sed -i 's/^thema = .*/thema = stijl.ini/' "$demo/spiegel.ini"
run 0 --project "$demo" report monthly --period 2026-06 --format pdf --archive 3a --output "$scratch/inside" && validate "$scratch"/inside/*.pdf
ok "nor in one with files inside, a logo and other colours"

# the validators themselves: a file that is wrong in one place; what takes its place is as long, so that nothing else changes
qpdf --qdf --object-streams=disable "$scratch"/intern/2026-06_maandrapport_*.pdf "$scratch/plain.pdf"
while IFS=: read -r from to said; do
	LC_ALL=C sed "s,$from,$to,g" "$scratch/plain.pdf" >"$scratch/wrong.pdf"
	! cmp -s "$scratch/plain.pdf" "$scratch/wrong.pdf" && ! validate "$scratch/wrong.pdf" && says "$said"
	ok "a file with $to is refused"
done <<'END'
/Marked true:/Marked null:MarkInfo
/FontFile3:/FontFile9:FontFile entry is missing
/OutputIntents:/OutputIntentz:Color space
/Metadata :/Metadatx :Metadata
/F 4$:/F 2:Flags of Link annotation
END
finish
