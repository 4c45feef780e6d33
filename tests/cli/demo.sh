#!/bin/sh
# The demonstration project: every file that a project can have, and a report for management that keeps to its four pages.
. tests/cli/lib

demo=$scratch/demo
made=$scratch/made
scripts/demo.sh "$build" "$demo" >"$made" 2>&1
ok "the demonstration is made"
for period in 2026-06 2026-Q2 2026; do
	for lang in nl en fr; do
		run 0 --project "$demo" report monthly --period $period --lang $lang --format pdf --output "$scratch/${period}_$lang"
		[ "$(pdfinfo "$scratch/${period}_$lang"/*.pdf | awk '/^Pages:/ { print $2 }')" = 4 ]
		ok "the report for management of $period in $lang: four pages"
	done
done

# tables and figures are numbered in the order in which a reader meets them, without a gap
for lang in nl en fr; do
	run 0 --project "$demo" report content --period 2026-06 --lang $lang --format pdf --output "$scratch/2026-06_$lang"
	for pdf in "$scratch/2026-06_$lang"/*.pdf; do
		for what in 'Tab[a-z]*' Figu[a-z]*; do
			pdftotext -layout "$pdf" - | grep -oE "(^|   )(Tabel|Table|Tableau|Figuur|Figure) [0-9]+\." | grep -o "$what [0-9]*" | awk -v pdf="$pdf" '$2 != NR { print "# " pdf ": " $0 " is number " NR }'
		done
	done
done >"$scratch/numbers"
[ ! -s "$scratch/numbers" ] || cat "$scratch/numbers"
[ ! -s "$scratch/numbers" ]
ok "tables and figures are numbered without a gap"
# the newest export of posts is of 31 July, a month after the last day that people are told of
for pdf in "$scratch"/2026-06_nl/*maandrapport*.pdf "$scratch"/2026-06_nl/*contentmix*.pdf; do
	pdftotext "$pdf" - | tr -s '\n ' ' ' | grep -c 'Cijfers tot en met 30 juni 2026; van berichten zoals geteld in bestanden tot en met 31 juli 2026\.'
	pdfinfo "$pdf" | grep -c '^CreationDate: .*Jul 31 .*2026'
done | sort -u >"$scratch/out"
[ "$(cat "$scratch/out")" = 1 ]
ok "the reports tell when posts were counted"
pdftotext -layout "$scratch"/2026-06_nl/*maandrapport*.pdf - | grep -c '^Audience.csv .* 30 jun 2026 .* 31 jul 2026' >"$scratch/out"
[ "$(cat "$scratch/out")" = 2 ]
ok "a snapshot of followers stands with its day"
for of in Facebook Instagram; do
	for file in Audience Follows Views Visits; do
		pdftotext -layout "$scratch"/2026-06_nl/*maandrapport*.pdf - | grep -c "^$file.csv ($of) " || echo 0
	done
done | sort -u >"$scratch/out"
[ "$(cat "$scratch/out")" = 1 ] && [ "$(grep -c '^Audience.csv,.*,"Facebook, Utrecht Oost (voorbeeld)"' "$demo"/reports/*/sources.csv | sed 's/.*://' | tr -d '\n')" = 111 ] &&
	[ "$(grep -c '^Audience.csv,.*,"Instagram, utrechtoost_voorbeeld"' "$demo"/reports/*/sources.csv | sed 's/.*://' | tr -d '\n')" = 111 ] &&
	grep -q '^Audience.csv: Volgers (Meta) – Instagram, utrechtoost_voorbeeld; 8 van 8' "$made"
ok "files of one name are told apart by their accounts"

# the report on representativeness: eight to ten pages; each after the first begins with a heading or a title, never with the end of something,
# and the list of contents tells where its headings are
for lang in nl en fr; do
	out=$scratch/mirror_$lang
	run 0 --project "$demo" report representativeness --period 2026-06 --lang $lang --format pdf,html --output "$out"
	pages=$(pdfinfo "$out"/*.pdf | awk '/^Pages:/ { print $2 }')
	[ "$pages" -ge 8 ] && [ "$pages" -le 10 ]
	ok "the report on representativeness in $lang: $pages pages"
	grep -o '<h2[^>]*>[^<]*' "$out"/*.html | sed 's/.*>//; s/&#39;/'"'"'/g; s/\xc2\xa0/ /g' >"$scratch/heads"
	page=1 other=0
	while [ "$page" -lt "$pages" ]; do
		page=$((page + 1))
		pdftotext -layout -f $page -l $page "$out"/*.pdf - | sed 's/\xc2\xa0/ /g; s/^ *//; s/ *$//' | grep . >"$scratch/page_$page"
		first=$(head -n 1 "$scratch/page_$page")
		echo "$first" | grep -Eq '^(Figuur|Tabel|Figure|Table|Tableau) [0-9]+\.|^(In dit rapport|In this report|Dans ce rapport)$' ||
			grep -qxF -- "$first" "$scratch/heads" || other=$((other + 1))
	done
	[ "$page" = "$pages" ] && [ "$other" = 0 ]
	ok "each page in $lang begins with a title"
	awk 'NR > 1 && !/[^ ]  +[0-9]+  +[^ ].*  [0-9]+$/ { exit } NR > 1' "$scratch/page_2" |
		sed 's/  *\([0-9][0-9]*\)   */ \1\n/; s/  *\([0-9][0-9]*\)$/ \1/' >"$scratch/listed"
	told=0 wrong=0
	while read -r line; do
		told=$((told + 1))
		grep -qxF -- "${line% *}" "$scratch/page_${line##* }" || wrong=$((wrong + 1))
	done <"$scratch/listed"
	[ "$told" -ge 10 ] && [ "$wrong" = 0 ]
	ok "the list of contents in $lang: $told headings, each on its page"
done

# under the heading of the project leader stands what the project leader wrote, and nothing of ours
for audience in intern openbaar; do
	run 0 --project "$demo" report representativeness --period 2026-06 --publiek $audience --format text --output "$scratch/told_$audience"
	awk '/^ *Toelichting van de projectleider/ { on = 1; next } on && /^ *(Figuur|Tabel) [0-9]/ { exit } on && /[a-z]/ { print }' "$scratch/told_$audience"/*.txt | tr -s '\n ' ' ' >"$scratch/theirs"
	[ "$(cat "$scratch/theirs")" = "In juni sloot de keuzevragenlijst. In september laten we zien wat er met de antwoorden is gedaan. " ]
	ok "the words of the project leader stand apart ($audience)"
done

# names of activities, phases and events are in the language of the project; in a report in another they say so, in HTML and in the tags of the PDF
for lang in nl fr; do
	out=$scratch/mirror_$lang
	tr '\n' ' ' <"$(echo "$out"/*.html)" | grep -o '<bdi lang="nl-NL" xml:lang="nl-NL">[^<]*' | sed 's/.*>//' | sort -u >"$scratch/own_$lang"
	qpdf --qdf --object-streams=disable "$out"/*.pdf - | grep -ac '/Lang (nl-NL)' >"$scratch/tags_$lang"
done
[ ! -s "$scratch/own_nl" ] && ! grep -vxF -e "$(printf '%s\n' Verkennen Ontwerpen Kiezen Startbijeenkomst Vragenlijst Keuzeavond Ontwerpavond Keuzevragenlijst \
	'Startbijeenkomst in het buurthuis.' Ontwerpavond. Keuzeavond. 'Keuzevragenlijst gesloten.' 'raadsstuk 2025-041 (verzonnen)' \
	'In juni sloot de keuzevragenlijst. In september laten we zien wat er met de antwoorden is gedaan.')" "$scratch/own_fr" &&
	[ "$(wc -l <"$scratch/own_fr")" = 14 ] && [ "$(cat "$scratch/tags_nl")" = 1 ] && [ "$(cat "$scratch/tags_fr")" -gt 14 ]
ok "what people of the project wrote keeps its language in a report in another"

# a report of a quarter compares quarters; the year has none before it
for period in 2026-06 2026-Q2 2026; do
	pdftotext "$scratch/${period}_nl"/*rapport*.pdf - | tr -s ' \n' ' ' | grep -oE 'Figuur 5\. Interacties per [^.]*[.0-9]* [^F]*' | head -n 1
done >"$scratch/out"
head -n 1 "$scratch/out" | grep -q 'tussen mei 2026 en juni 2026' && sed -n 2p "$scratch/out" | grep -q 'tussen het eerste kwartaal van 2026 en het tweede kwartaal van 2026' &&
	sed -n 3p "$scratch/out" | grep -q '1\.000 weergaven, per maand'
ok "the figure of the accounts compares the period of the report"

# a rate is of one account: each has its row and is judged on its own
sed 's/\r//' "$demo/reports/2026-06_maandrapport_groene-singel/kpi.csv" | awk -F, '$1 ~ /^interaction_rate/ { printf "%s %.1f %s\n", $1, $2, $7 }' >"$scratch/out"
printf 'interaction_rate 33.7 missed\ninteraction_rate_2 52.9 met\n' | diff - "$scratch/out"
ok "the rate of Facebook missed the target, that of Instagram met it: a row for each"

# the posts were exported a month after the end of the trajectory: no figure is of that month
pdftotext "$scratch/2026_nl"/*.pdf - | tr -s ' \n' ' ' | sed 's/geteld in bestanden tot en met 31 juli//' >"$scratch/out"
! says "31 juli" && says "Het traject eindigde op" && says "Berichten van 1 januari tot en met"
ok "the year is told until the end of the trajectory, not until the day of the export"
pdftotext "$scratch/2026_fr"/*.pdf - | tr -s ' \n' ' ' >"$scratch/out"
says "jusqu'au 30" && ! grep -q "jusqu'à [0-9]" "$scratch/out"
ok "in French a day has its article"

"$generate" --posts 3 20 "$scratch/posts.csv" && [ "$(grep -c '^11871' "$scratch/posts.csv")" -eq 3 ] &&
	grep -q '"07/01/2006 ' "$scratch/posts.csv"
ok "so many posts of so many years are made"
for wrong in "0" "-1" "x" "100000001" "99999999999999999999" "3 0" "3 21" "3 x"; do
	# shellcheck disable=SC2086 # one argument or two
	! "$generate" --posts $wrong "$scratch/none.csv" 2>/dev/null && [ ! -e "$scratch/none.csv" ] || echo "# --posts $wrong"
done >"$scratch/wrong"
cat "$scratch/wrong"
[ ! -s "$scratch/wrong" ]
ok "and not of numbers that cannot be meant"

# seven accounts: the charts of six, a row for each, the words of one
"$generate" "$scratch/x"
run 0 init "$scratch/many" --name Plein --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
for k in 1 2 3; do
	sed "s/100000000000042/10000000000009$k/; s/Utrecht Oost (voorbeeld)/Wijkteam $k/; s/^1187/11$k$k/" "$scratch"/x/facebook/Jul-*.csv >"$scratch/facebook_$k.csv"
	sed "s/17841400000000042/1784140000000009$k/; s/utrechtoost_voorbeeld/wijkteam_$k/; s/^1806/18$k$k/" "$scratch"/x/instagram/Jul-*.csv >"$scratch/instagram_$k.csv"
done
run 0 --project "$scratch/many" import "$scratch"/facebook_?.csv "$scratch"/instagram_?.csv "$scratch"/x/facebook/Jul-*.csv "$scratch/x/tellingen.csv"
for period in 2026-06 2026; do
	run 0 --project "$scratch/many" report monthly --period $period --format pdf,csv --output "$scratch/many_$period"
	[ "$(pdfinfo "$scratch/many_$period"/*.pdf | awk '/^Pages:/ { print $2 }')" = 4 ] && [ "$(wc -l <"$(echo "$scratch/many_$period"/*/channels.csv)")" = 8 ] &&
		[ "$(wc -l <"$(echo "$scratch/many_$period"/*/account_months.csv)")" = 85 ]
	ok "seven accounts in $period: four pages still, and all in the data"
done
pdftotext -f 3 -l 3 "$scratch/many_2026"/*.pdf - | tr '\n' ' ' >"$scratch/out"
says "de 6 kanalen met de meeste berichten" && says "Instagram (wijkteam_3)" && says "de tabel heeft alle kanalen"
ok "the page tells which are drawn"
pdftotext -f 1 -l 1 "$scratch/many_2026-06"/*.pdf - | tr '\n' ' ' >"$scratch/out"
says "De andere kanalen: " && says "op Instagram (wijkteam_3)"
ok "and the first page has the rates of the five accounts that have no row"
finish
