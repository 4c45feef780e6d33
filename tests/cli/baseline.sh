#!/bin/sh
# Census figures: found by name, added, joined into one population that `check` judges by, and refused with words.
. tests/cli/lib

p=$scratch/p
store() { # what one SQL statement says of the store
	sqlite3 "$p/spiegel.db" "$1"
}
columns() { # the output fits a terminal of so many columns
	[ "$(LC_ALL=C.UTF-8 wc -L <"$scratch/out")" -le "$1" ]
}

run 0 init "$p" --name Dijk --region SAMEN:dijk-en-oever --yes && says "baseline compose"
ok "a project about a population that is still to be joined"
run 0 --project "$p" status && says "compose --name NAAM --regions" && columns 80
ok "status says how"
run 0 --project "$p" baseline list && says "Groningen en nog 342" && says "platform_use_nl_be.csv" && columns 80
ok "the list fits the screen"
run 0 --project "$p" baseline list --format csv && [ "$(grep -c shipped "$scratch/out")" = 354 ]
ok "as data it has every region"
run 0 --project "$p" baseline list gemert && says GM1652 && ! says GM0014
ok "regions by a part of their name"
run 0 --project "$p" baseline list qqq && says "Niets voor 'qqq'"
ok "and none"

run 0 --project "$p" baseline compose --name "Dijk en oever" --regions "GM0344,de bilt,Nieuwegein" &&
	says "466.615 inwoners op 1 januari 2021, schatting, samengevoegd uit 3 gebieden" && says "andere leeftijdsgroepen"
ok "three municipalities joined"
says "gebruikt deze cijfers vanaf nu"
ok "the agreement names them"
[ "$(store "SELECT sum(n), count(*), min(age_to - age_from) FROM baseline_cell")" = "466615.0|40|4" ]
ok "in the bands that all share: five years"
[ "$(store "SELECT name, source, exactness FROM baseline")" = "Dijk en oever|CBS 03759ned (GM0344 Utrecht); CBS 83502NED summed over PC4 (GM0310 De Bilt, GM0356 Nieuwegein)|estimated" ]
ok "with the sources of the parts"
[ "$(store "SELECT kind, file_name, length(sha256) FROM import")" = "baseline|samen-dijk-en-oever.csv|64" ] && [ "$(ls -A "$p")" = "spiegel.db
spiegel.ini" ]
ok "an import of its own, and nothing else in the folder"
run 0 --project "$p" baseline compose --name "Dijk en oever" --regions GM0344,GM0310,GM0356 && says "niets veranderd"
ok "the same again changes nothing"
run 0 --project "$p" status && says "voor een deel een" && columns 80
ok "status says how to get exact figures"

cat >"$scratch/tellingen.csv" <<'CSV'
activity,date,kind,online,sex,age_from,age_to,first_time,count
Avond,2026-05-01,meeting,no,F,15,24,yes,20
Avond,2026-05-01,meeting,no,M,35,44,yes,40
CSV
run 0 --project "$p" import "$scratch/tellingen.csv"
ok "people who took part"
young=$(awk -F, '(/^GM0344/ && FILENAME ~ /utrecht/) || (/^GM(0310|0356)/ && FILENAME ~ /gemeenten/) {
	if ($5 >= 15) all += $7
	if ($5 >= 15 && $5 < 25) young += $7
} END { printf "%.1f", 100 * young / all }' data/baseline_utrecht_2021.csv data/baseline_gemeenten_2021.csv | tr . ,)
run 0 --project "$p" check && grep -q "^jonger dan 25 *$young%" "$scratch/out"
ok "check judges by the joined population"
run 0 --project "$p" undo 1 && run 0 --project "$p" baseline show && ! says SAMEN
ok "undo takes it away"

run 0 --project "$p" baseline add weesp && says "bestaat niet meer sinds 24 maart 2022" && says "20.450 inwoners"
ok "a municipality that is no more has its own figures of then"
run 0 --project "$p" baseline add Amsterdam && says "zonder Weesp"
ok "one that grew since is told"
run 0 --project "$p" baseline compose --name Samen --regions Amsterdam,Weesp && says "893.788 inwoners"
ok "together they are the one of now"
run 0 --project "$p" baseline add GM1982 && says "Boxmeer, Cuijk, Grave, Mill en Sint Hubert, Sint Anthonis" &&
	[ "$(store "SELECT sum(n) FROM baseline_cell WHERE region = 'GM1982'")" = \
		"$(awk -F, '/^GM(0756|1684|0786|0815|1702),/ { n += $7 } END { print n ".0" }' data/baseline_gemeenten_2021.csv)" ]
ok "a new municipality is the sum of those it was made of"
run 2 --project "$p" baseline add Haaren && complains "verdeeld over Boxtel (GM0757): 2.149, Oisterwijk (GM0824): 5.827"
ok "one that was divided has no successor"
run 2 --project "$p" baseline add Ferwerderadeel && complains "Van Noardeast-Fryslân (GM1970) heeft spiegel geen bevolkingscijfers"
ok "one without figures, under its code of now"
run 2 --project "$p" baseline add Bergen && complains "GM0893" && complains "GM0373"
ok "a name of two"
run 2 --project "$p" baseline add Nergenshuizen && complains Nergenshuizen
ok "a name of none"
run 0 --project "$p" baseline add Nuenen && says "23.700 inwoners op 1 januari 2021, schatting"
ok "a name with a comma in it"
run 0 --project "$p" baseline add belgique && says "11.521.238 inwoners" && says "het hele land"
ok "Belgium, by its French name"
run 0 --project "$p" baseline add Gand && says "Gent (44021): 263.703 inwoners op 1 januari 2021, definitief"
ok "Ghent"
run 0 --project "$p" baseline compose --name "Vlaanderen en Brussel" --regions Vlaanderen,Bruxelles && says "7.873.032 inwoners"
ok "two regions of Belgium"
[ "$(store "SELECT count(*) FROM baseline_cell WHERE region = 'SAMEN:vlaanderen-en-brussel'")" = 202 ]
ok "single years stay single years"

run 2 --project "$p" baseline compose --name x --regions GM0344,Utrecht && complains "telt twee keer mee"
ok "a region twice"
run 2 --project "$p" baseline compose --name x --regions GM0344,NL01 && complains "GM0344 ligt in NL01"
ok "a region in another"
run 2 --project "$p" baseline compose --name x --regions GM0344 && complains "2 tot"
ok "one alone"
run 2 --project "$p" baseline compose --name x --regions SAMEN:samen,GM0344 && complains "zelf samengevoegd"
ok "one that was joined"
run 2 --project "$p" baseline compose --regions GM0344,GM0310 && complains -- "--name"
ok "no name"
run 2 --project "$p" baseline list --regions GM0344 && complains "baseline compose"
ok "regions without compose"

run 0 init "$scratch/q" --name x --region GM0068 --yes && says "hoort nu bij Noardeast-Fryslân" &&
	grep -q '^regio = GM1970$' "$scratch/q/spiegel.ini"
ok "init with an old code takes the one of now"
run 0 init "$scratch/r" --name x --region "Dijk en Waard" --yes && says "de som van de gemeenten van toen"
ok "init with a new municipality"
run 0 init "$scratch/s" --name x --region Elsene --yes && run 0 --project "$scratch/s" status && says "statbel.fgov.be" && tr "\n" " " <"$scratch/out" | tr -s " " | grep -q "spiegel --project $scratch/s import BESTAND" && columns 80
ok "status in Belgium"

if [ -f "$shared/baselines/raw/03759ned_codes-RegioS.json" ]; then
	grep -v '^[0-9]' data/regions.csv >"$scratch/dutch.csv"
	scripts/regions.sh "$shared/baselines/raw/03759ned_codes-RegioS.json" | cmp - "$scratch/dutch.csv"
	ok "the Dutch part of data/regions.csv is what its script makes of the code list"
else
	skip "the Dutch part of data/regions.csv is what its script makes of the code list" "it is not here"
fi

run 0 init "$scratch/office" --name x --region GM0344 --yes &&
	run 0 --project "$scratch/office" --lang en baseline import tests/data/cbs-statline/sample.csv &&
	says 'Table of CBS StatLine; 30 of 30 rows'
ok "a table of a statistical office goes in as it is"
if command -v zip >/dev/null; then
	echo x >"$scratch/uitleg.pdf"
	zip -qj "$scratch/cbs.zip" tests/data/cbs-statline/sample.csv "$scratch/uitleg.pdf"
	run 0 --project "$scratch/office" baseline import "$scratch/cbs.zip" && complains "uitleg.pdf"
	ok "and what its zip holds beside it is told"
else
	skip "and what its zip holds beside it is told" "there is no zip"
fi
run 0 init "$scratch/codes" --name Codes --region GM0344 --yes && run 0 --project "$scratch/codes" import tests/data/baseline/sample.csv &&
	complains "niet in onze lijst van gebieden: GM9999."
ok "a code that no list knows is told"
sed 's/^GM9999/GM0344/' tests/data/baseline/sample.csv >"$scratch/bekend.csv"
run 0 --project "$scratch/codes" import "$scratch/bekend.csv" && ! complains "lijst van gebieden"
ok "and one that it knows is not"
finish
