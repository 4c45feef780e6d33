#!/bin/sh
# Who is named in a post of the organisation is named nowhere after it was read: not in the store, on the terminal, in any form of any report or in
# the words that stand for a picture. And every report tells how small groups are kept out of it.
. tests/cli/lib
p=$scratch/p

"$generate" "$scratch/x" >/dev/null
run 0 init "$p" --name Proef --region GM0344 --yes
mkdir "$scratch/y"
for file in "$scratch"/x/facebook/Jul-*.csv; do
	# the post that stands highest, with all that can name a person
	sed 's/De uitslag, omgeroepen door de halve buurt tegelijk\./Zwaluw @kanarie.vogel, @[100:2:Kanarie Vogel] of kanarie.vogel@example.org, 06-98765432, 0687 65 43 21 en +31 6 76543219./' \
		"$file" >"$scratch/y/$(basename "$file")"
	! cmp -s "$file" "$scratch/y/$(basename "$file")"
	ok "a post with names in it"
	run 0 --project "$p" import "$scratch/y/$(basename "$file")"
done
run 0 --project "$p" import "$scratch/x/tellingen.csv"

named() { # named FILE...: where a person can be read; digits also with blanks or dashes between them
	grep -laiE 'kanarie|vogel@|0?6[ .-]*9[ .-]*8[ .-]*7[ .-]*6[ .-]*5[ .-]*4|0?6[ .-]*8[ .-]*7[ .-]*6[ .-]*5[ .-]*4|6[ .-]*7[ .-]*6[ .-]*5[ .-]*4[ .-]*3' "$@"
}
# what is searched with finds it where it is
named "$scratch"/y/*.csv >/dev/null
ok "the search finds them in the file"
: >"$scratch/all"
for words in "content --period 2026-06" "check" "show 1" "template tags" "template decisions" "status" "sources"; do
	# shellcheck disable=SC2086 # words of a command
	"$spiegel" --project "$p" $words >>"$scratch/all" 2>&1
done
grep -q Zwaluw "$scratch/all" && [ -z "$(named "$scratch/all")" ]
ok "terminal"
[ -z "$(named "$p/spiegel.db")" ] && grep -qa Zwaluw "$p/spiegel.db"
ok "store"

for lang in nl en fr; do
	for report in monthly representativeness content; do
		run 0 --project "$p" report $report --period 2026-06 --lang $lang --format text,csv,json,html,xlsx,pdf --output "$scratch/$lang"
	done
	n_files=0
	mkdir -p "$scratch/plain/$lang"
	for file in "$scratch/$lang"/* "$scratch/$lang"/*/*.csv; do
		[ -f "$file" ] || continue
		to=$scratch/plain/$lang/$(echo "${file#"$scratch/$lang/"}" | tr / _)
		case $file in
		*.pdf) pdftotext "$file" "$to" && qpdf --json "$file" >"$to.json" && pdfinfo "$file" >"$to.info" ;; # alt texts are in the objects
		*.xlsx) unzip -p "$file" >"$to" ;;
		*) cp "$file" "$to" ;;
		esac
		n_files=$((n_files + 1))
	done
	grep -q '"/Alt"' "$scratch/plain/$lang"/*.pdf.json
	ok "$lang: the PDFs have alt texts"
	[ $n_files -gt 40 ] && [ -z "$(named "$scratch/plain/$lang"/*)" ]
	ok "$lang: in none of $n_files files, nor in the alt texts of the PDF"
	seen=0
	for form in txt json html xlsx pdf csv; do
		grep -qa Zwaluw "$scratch/plain/$lang"/*."$form" && seen=$((seen + 1)) || echo "# no post in $form"
	done
	[ $seen = 6 ] && grep -qE 'Zwaluw @…, @… of( …|  )' "$scratch/plain/$lang"/*.txt
	ok "$lang: the post is there in each form, with a mark for who is left out"
	case $lang in
	nl) names='opmerkingen van mensen worden niet bewaard' small='minstens 10 mensen' method='^Methode|Hoe is dit berekend' ;;
	en) names='comments of people are not kept' small='at least 10 people' method='^Method|How was this computed' ;;
	fr) names='commentaires de personnes ne sont pas conservés' small="au moins 10 personnes" method='^Méthode|Comment est-ce calcul' ;;
	esac
	told=0
	for file in "$scratch/plain/$lang"/*.txt; do
		tr -s '\n ' '  ' <"$file" >"$scratch/line"
		if grep -q "$small" "$scratch/line" && grep -q "$names" "$scratch/line" && grep -qE "$method" "$file"; then told=$((told + 1)); fi
	done
	[ $told = 3 ]
	ok "$lang: every report has its method and a note on privacy ($told)"
done
finish
