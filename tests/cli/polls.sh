#!/bin/sh
# Polls: what was answered, what weighting makes of it, and why it may not; held against sums made here from the census that comes along.
. tests/cli/lib
p=$scratch/p

# residents of Utrecht from FROM to TO
residents() {
	awk -F, -v from="$1" -v to="$2" '$1 == "GM0344" && $5 >= from && $6 <= to { n += $7 } END { print n }' data/baseline_utrecht_2021.csv
}

run 0 init "$p" --name "Groene Singel" --region GM0344 --yes
"$generate" "$scratch/exports"
run 0 --project "$p" import "$scratch/exports/tellingen.csv"
run 0 --project "$p" check && ! says "Peilingen"
ok "without polls there is no word of them"
cat >"$scratch/peilingen.csv" <<'END'
peiling;antwoord;stemmen;geslacht;leeftijd van;leeftijd tot en met;activiteit;datum
Plein autovrij?;ja;96;;15;34;Wijkavond;12-3-2026
Plein autovrij?;ja;60;;35;64;Wijkavond;12-3-2026
Plein autovrij?;ja;28;;65;;Wijkavond;12-3-2026
Plein autovrij?;nee;24;;15;34;Wijkavond;12-3-2026
Plein autovrij?;nee;80;;35;64;Wijkavond;12-3-2026
Plein autovrij?;nee;112;;65;;Wijkavond;12-3-2026
Welke route?;park;41;;;;Wijkavond;12-3-2026
Welke route?;water;58;;;;Wijkavond;12-3-2026
Stalling?;ja;10;;15;34;;
Stalling?;nee;390;;35;;;
Hond?;ja;50;;15;34;;
Hond?;nee;50;;35;64;;
Water?;ja;41;vrouw;;;;
Water?;ja;3;man;;;;
Water?;nee;52;vrouw;;;;
Water?;nee;16;man;;;;
END
run 0 --project "$p" import --as polls "$scratch/peilingen.csv"
run 0 --project "$p" check && says "Peilingen" && says "modelmatige onzekerheid (95%)" && says "41 van de 99"
ok "check has a section of polls"
run 0 --project "$p" report representativeness --format html,pdf --lang nl,fr --output "$scratch/languages" &&
	tr '\n' ' ' <"$(echo "$scratch"/languages/*representativite_*.html)" | grep -q '<caption>Tableau [0-9]*\. <bdi lang="nl-NL" xml:lang="nl-NL">Plein autovrij?</bdi>' &&
	! grep -q 'aria-label="[^"]*Plein autovrij' "$scratch"/languages/*representativite_*.html && ! grep -q '<bdi lang="nl-NL"' "$scratch"/languages/*representativiteit_*.html &&
	qpdf --qdf --object-streams=disable "$scratch"/languages/*representativite_*.pdf - |
	LC_ALL=C awk '/ 0 obj$/ { id = $1 } $1 == "/P" { parent[id] = $2 } /\/S \/H3/ { title[id] = 1 } /\/Lang \(nl-NL\)/ { own[id] = 1 } END { for (i in own) n += title[parent[i]]; exit !n }'
ok "a question keeps the language of the project in a report in another, in HTML and in the tags of the PDF"
run 0 --project "$p" check && says "is niet naar leeftijd of geslacht gevraagd"
ok "a poll without groups says so"
percent() { # percent PART WHOLE
	awk -v a="$1" -v b="$2" 'BEGIN { printf "%.0f", 100 * a / b }'
}
tr '\n' ' ' <"$scratch/out" | grep -q "3% van de antwoorden is van mensen jonger dan 35\. Dat kan niet voor $(percent "$(residents 15 34)" "$(residents 15 999)")% meetellen."
ok "too few of a group are refused"
says "er antwoordden geen 65-plussers"
ok "a group without answers is refused"
says "wat een klein groepje" && ! grep -q "^ja .*44.*39%.*%" "$scratch/out"
ok "what tells of three men is not shown"

run 0 --project "$p" check --format csv && grep -q "^Stalling?,,,400,weights_too_large,.*,15-34,10,0\.4" "$scratch/out"
ok "the reason is in the data too"

# 120, 140 and 140 answers weighted to the residents of their age
run 0 --project "$p" check --format csv
sums=$(awk -v a="$(residents 15 34)" -v b="$(residents 35 64)" -v c="$(residents 65 999)" 'BEGIN {
	n = a + b + c; x = a / n; y = b / n; z = c / n
	printf "%.2f %.0f", x * 96 / 120 + y * 60 / 140 + z * 28 / 140, 1 / (x * x / 120 + y * y / 140 + z * z / 140) }')
grep -q "^ja,Plein autovrij?,184,0.46,${sums% *}," "$scratch/out" && grep -q "^Plein autovrij?,Wijkavond,2026-03-12,400,weighted,yes,no,0,${sums#* }," "$scratch/out"
ok "weighted shares and effective answers are those of the census ($sums)"
run 0 --project "$p" check --format json && grep -q "\"weighted_share\": ${sums% *}" "$scratch/out" && grep -q "\"effective\": ${sums#* }" "$scratch/out"
ok "the same as JSON"
run 0 --project "$p" check --format csv && ! grep "autovrij" "$scratch/out" | grep -qE ",(96|60|28|24|80|112|120|140)(,|$)"
ok "nobody reads what a group answered"
for lang in nl en fr; do
	run 0 --project "$p" --lang $lang check && [ "$(LC_ALL=C.UTF-8 wc -L <"$scratch/out")" -le 80 ] && ! grep -qi "foutmarge\|margin of error\|marge d'erreur\|±" "$scratch/out"
	ok "80 columns, and no margin of error, in $lang"
done
# where and when, as far as it is known; one trait of the two may have too few
cp -r "$p" "$scratch/places"
cat >"$scratch/more.csv" <<'END'
peiling;antwoord;stemmen;geslacht;leeftijd van;leeftijd tot en met;activiteit;datum
Straat?;ja;30;;;;Buurtfeest;
Straat?;nee;20;;;;Buurtfeest;
Boom?;ja;30;;;;;1-3-2026
Boom?;nee;20;;;;;1-3-2026
Fiets?;ja;60;vrouw;15;34;;
Fiets?;nee;60;vrouw;15;34;;
Fiets?;ja;70;vrouw;35;64;;
Fiets?;nee;70;vrouw;35;64;;
Fiets?;ja;70;vrouw;65;;;
Fiets?;nee;70;vrouw;65;;;
Fiets?;ja;3;man;35;64;;
Fiets?;nee;2;man;35;64;;
END
run 0 --project "$scratch/places" import --as polls "$scratch/more.csv" && run 0 --project "$scratch/places" check
says 'Buurtfeest. 50 antwoorden.' && says '1 maart 2026. 50 antwoorden.'
ok "a poll of which only the place or the day is known"
tr '\n' ' ' <"$scratch/out" | grep -q 'Niet op geslacht: daarvan heeft een groep minder dan 10 antwoorden\.'
ok "a trait of which a group is too small is left out of the weighting, and named"
sed 's/^Plein autovrij?;ja;96/Plein autovrij?;ja;97/' "$scratch/peilingen.csv" >"$scratch/later.csv"
run 0 --project "$p" import --as polls "$scratch/later.csv" && run 0 --project "$p" check && says "401 antwoorden"
ok "a corrected file takes the place of the first"
run 0 --project "$p" check --period 2026-02 && ! says "Plein autovrij?"
ok "a poll of later does not count yet"

# a survey of persons with a closed question, half of each age women: 60 of 20 (40 yes), 60 of 50 (20 yes), 80 of 70 (10 yes); none of 15 to 17
q=$scratch/survey
run 0 init "$q" --name x --region GM0344 --yes
sed -i 's/^leeftijdsgroepen_vanaf = .*/leeftijdsgroepen_vanaf = 15, 35, 65/' "$q/spiegel.ini" && run 0 --project "$q" criterion set
printf '@kind\tsurvey\n@activity\tPleinenquête\ndag\tday\nsekse\tsex\nleeftijd\tage\nvrij\tquestion\tPlein autovrij?\n' >"$scratch/map.tsv"
awk 'BEGIN {
	print "dag,sekse,leeftijd,vrij"
	for (i = 0; i < 200; i++)
		print "2026-03-02," (i % 2 ? "vrouw" : "man") "," (i < 60 ? 20 : i < 120 ? 50 : 70) "," (i < 40 || (i >= 60 && i < 80) || i >= 190 ? "ja" : "nee")
}' >"$scratch/enquete.csv"
run 0 --project "$q" import --map "$scratch/map.tsv" "$scratch/enquete.csv"
[ "$(sqlite3 "$q/spiegel.db" "SELECT count(*), sum(votes), min(votes) FROM poll_answer")" = "12|200|5" ]
ok "the closed question of a survey is counted by group, and nothing of a person is there"
run 0 --project "$q" sources --format csv && says "Vragenlijst volgens een eigen kaart" && ! says "own-survey"
ok "sources call it by its title"
# both sexes answered alike, so that their weights change nothing
weighted=$(awk -v a="$(residents 15 34)" -v b="$(residents 35 64)" -v c="$(residents 65 999)" 'BEGIN {
	printf "%.2f", (a * 40 / 60 + b * 20 / 60 + c * 10 / 80) / (a + b + c) }')
run 0 --project "$q" check --format csv && grep -q "^ja,Plein autovrij?,70,0.35,$weighted," "$scratch/out"
ok "and weighted to the groups of the agreement ($weighted instead of 0.35)"
run 0 --project "$q" check && says "Pleinenquête" && says "modelmatige onzekerheid"
ok "in words too"
finish
