#!/bin/sh
# What validators of others find in every report in every language: veraPDF, by PDF/A-2a or 3a and PDF/UA-1; Preflight of PDFBox and the checks of
# iText, by PDF/A. They want what `make validate` installs; SPIEGEL_VERAPDF is the class path of veraPDF.
. tests/cli/lib
demo=$scratch/demo

what="three validators find nothing in the reports"
jars='' missing=''
for jar in preflight pdfbox2 fontbox2 xmpbox commons-logging javax.activation jaxb-api itext5 itext5-pdfa; do
	[ -e "/usr/share/java/$jar.jar" ] || missing="$missing $jar"
	jars=$jars/usr/share/java/$jar.jar:
done
if [ -n "$missing" ] || [ -z "${SPIEGEL_VERAPDF:-}" ] || ! command -v javac >/dev/null; then
	skip "$what" "make validate installs them"
	finish
fi
verapdf() { # verapdf FILE...: true when nothing is found; what is found is in $scratch/out
	java -cp "$SPIEGEL_VERAPDF" tests/verapdf.java "$@" >"$scratch/out" 2>"$scratch/err"
}
others() {
	java -cp "$jars" tests/pdfa.java "$@" >"$scratch/out" 2>"$scratch/err"
}
validate() { # validate FILE...
	verapdf "$@" && cp "$scratch/out" "$scratch/verapdf" && others "$@"
}
checks() { # how much veraPDF looked at in the files of before
	awk '{ n += $(NF - 1) } END { print "# " NR / 2 " files, " n " checks of veraPDF" }' "$scratch/verapdf"
}

scripts/demo.sh "$build" "$demo" >"$scratch/made" 2>&1
ok "the demonstration is made"
cp docs/page-1.png "$demo/logo.png"
printf '[thema]\nlogo = logo.png\nlogo_tekst = Logo\n[kleuren]\ntitel = #5b0b3a\n' >"$demo/stijl.ini"
for lang in nl en fr; do
	for report in monthly content representativeness; do
		for period in 2026-06 2026-Q2 2025-07..2026-06; do
			for set in intern openbaar; do
				run 0 --project "$demo" --lang $lang report $report --period $period --publiek $set --format pdf --output "$scratch/$set" ||
					echo "$lang $report $period $set" >>"$scratch/failed"
			done
		done
	done
	for set in intern openbaar; do mv "$scratch/$set" "$scratch/${set}_$lang"; done
	run 0 --project "$demo" --lang $lang criterion set --output "$scratch/afspraak_$lang" || echo "$lang criterion" >>"$scratch/failed"
	run 0 --project "$demo" --lang $lang kinds --template telstaat --output "$scratch/afspraak_$lang/telstaat.pdf" || echo "$lang telstaat" >>"$scratch/failed"
done
[ ! -e "$scratch/failed" ]
ok "with all reports, the agreement and the form for counting in three languages"
validate "$scratch"/intern_*/*.pdf "$scratch"/openbaar_*/*.pdf "$scratch"/afspraak_*/*.pdf
ok "$what"
checks
printf '\n[rapport]\nthema = stijl.ini\n' >>"$demo/spiegel.ini"
run 0 --project "$demo" report monthly --period 2026-06 --format pdf --archive 3a --output "$scratch/inside" &&
	qpdf --json "$scratch"/inside/*.pdf | grep -q '"u:Logo"' && validate "$scratch"/inside/*.pdf
ok "nor in one with files inside, a logo and other colours"
checks

p=$scratch/proef
"$generate" "$scratch/x" >/dev/null
run 0 init "$p" --name "$(printf 'Proef \342\200\256 \360\237\232\262')" --region GM0344 --yes
for file in "$scratch"/x/facebook/Jul-*.csv; do
	sed 's/De uitslag, omgeroepen door de halve buurt tegelijk\./\xe2\x80\xae=SOM(A1) מה نعم ⵜⴰⵎⴰ 参与 👨‍👩‍👧‍👦 \xef\x82\xb7\xef\xa3\xbf\xf3\xb0\x80\x80 \x1b[31m \xe2\x81\xa7einde./' "$file" >"$scratch/$(basename "$file")"
	run 0 --project "$p" import "$scratch/$(basename "$file")" || echo "$file" >>"$scratch/failed"
done
for report in monthly content representativeness; do
	run 0 --project "$p" report $report --period 2026-06 --format pdf --output "$scratch/scripts" || echo $report >>"$scratch/failed"
done
[ ! -e "$scratch/failed" ] && validate "$scratch"/scripts/*.pdf
ok "nor in ones with captions in other scripts, with emoji and with characters that turn the text, and without any people"
checks

# the validators themselves: a file that is wrong in one place; what takes its place is as long, so that nothing else changes
qpdf --qdf --object-streams=disable "$scratch"/intern_nl/2026-06_maandrapport_*.pdf "$scratch/plain.pdf"
while IFS=: read -r who from to said; do
	LC_ALL=C sed "s,$from,$to,g" "$scratch/plain.pdf" >"$scratch/wrong.pdf"
	! cmp -s "$scratch/plain.pdf" "$scratch/wrong.pdf" && ! $who "$scratch/wrong.pdf" && says "$said"
	ok "$who refuses a file with $to"
done <<'END'
others:/Marked true:/Marked null:MarkInfo
others:/FontFile3:/FontFile9:FontFile entry is missing
others:/OutputIntents:/OutputIntentz:Color space
others:/Metadata :/Metadatx :Metadata
others:/F 4$:/F 2:Flags of Link annotation
verapdf:/Marked true:/Marked null:MarkInfo
verapdf:/FontFile3:/FontFile9:shall be embedded
verapdf:/Metadata :/Metadatx :says that it is
verapdf:/Alt :/Alx :alternative representation
verapdf:/Lang :/Lanh :Natural language
verapdf:/Scope :/Scopx :Scope attribute
verapdf:/S /H2:/S /H4:heading tags
verapdf:/Tabs /S:/Tabs /R:key Tabs
END
finish
