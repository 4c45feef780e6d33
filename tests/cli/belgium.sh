#!/bin/sh
# Belgian municipalities: found by name in Dutch and French, and figures of Statbel under codes that are no more.
. tests/cli/lib

statbel() { # the invented file of a year, with few of Statbel's columns: of each "CODE NAME N" N women and N men of each age from 0 to 100
	file="$scratch/TF_SOC_POP_STRUCT_$1.txt"
	shift
	for place in "$@"; do
		echo "$place"
	done | awk 'BEGIN { print "CD_REFNIS|TX_DESCR_NL|CD_RGN_REFNIS|TX_RGN_DESCR_NL|CD_SEX|CD_AGE|MS_POPULATION" } {
		split($0, p, " ")
		for (i = 0; i <= 201; i++)
			printf "%s|%s|02000|Vlaams Gewest|%s|%d|%d\n", p[1], p[2], i % 2 ? "F" : "M", int(i / 2), p[3]
	}' >"$file"
}
store() {
	sqlite3 "$1/spiegel.db" "$2"
}
project() { # $scratch/NAME about a region
	run 0 init "$scratch/$1" --name "$1" --region "$2" --yes
}

project gent Gand && grep -q "^regio = 44021$" "$scratch/gent/spiegel.ini" && says "Bevolkingscijfers van Gent"
ok "Ghent by its French name, with the figures that come along"
project luik Liege && grep -q "^regio = 62063$" "$scratch/luik/spiegel.ini"
ok "Liege, without accents"
project brussel Bruxelles && says "het gewest" && grep -q "^regio = 04000$" "$scratch/brussel/spiegel.ini"
ok "Brussels is the region, and that is said"
run 2 init "$scratch/limburg" --name x --region Limburg --yes && complains PV31 && complains 70000 && complains "Vlaams Gewest"
ok "a province of both countries is asked for"
run 2 init "$scratch/zwijndrecht" --name x --region Zwijndrecht --yes && complains GM0642 && complains 11056
ok "a municipality of both countries is asked for"
run 2 --lang fr init "$scratch/st" --name x --region Saint-Nicolas --yes && complains "Saint-Nicolas (46021" && complains "Li"
ok "two of one name in Belgium, in French"

# --- figures under codes of then ---
statbel 2021 "44012 Pinte 10" "44048 Nazareth 20" "11002 Antwerpen 30" "44021 Gent 40" "55022 Louviere 50" "11007 Borsbeek 1"
project np "Nazareth-De Pinte" && run 0 --project "$scratch/np" import "$scratch/TF_SOC_POP_STRUCT_2021.txt" &&
	says "bestaat sinds 1 januari 2025" && says "De Pinte, Nazareth" && says "gebruikt deze cijfers vanaf nu"
ok "a file of before the merger serves the municipality of now"
[ "$(store "$scratch/np" "SELECT sum(n), count(*) FROM baseline_cell WHERE region = '44086'")" = "6060.0|202" ] &&
	[ "$(store "$scratch/np" "SELECT exactness, ref_date, source FROM baseline WHERE name LIKE 'Nazareth-%'" | sed 's/.*|18628|//')" = \
		"Statbel TF_SOC_POP_STRUCT (44012 Pinte, 44048 Nazareth)" ]
ok "with the people of both"
run 0 --project "$scratch/np" import "$scratch/TF_SOC_POP_STRUCT_2021.txt" && ! says "De Pinte, Nazareth"
ok "once"
cat >"$scratch/tellingen.csv" <<'CSV'
activity,date,kind,online,sex,age_from,age_to,first_time,count
Avond,2026-05-01,meeting,no,F,15,24,yes,20
Avond,2026-05-01,meeting,no,M,35,44,yes,40
CSV
run 0 --project "$scratch/np" import "$scratch/tellingen.csv" && run 0 --project "$scratch/np" check && says "41,9%" # 36 of the 86 years from 15 to 100
ok "and a check in 2026 judges by them"
statbel 2022 "44012 Pinte 11" "44048 Nazareth 20"
run 0 --project "$scratch/np" import "$scratch/TF_SOC_POP_STRUCT_2022.txt" && says "De Pinte, Nazareth" &&
	[ "$(store "$scratch/np" "SELECT group_concat(n) FROM (SELECT CAST(sum(n) AS INTEGER) AS n FROM baseline_cell WHERE region = '44086'
		GROUP BY baseline_id ORDER BY n)")" = 6060,6262 ]
ok "a newer file serves it again"
statbel 2025 "44086 Nazareth-De-Pinte 33"
run 0 --project "$scratch/np" import "$scratch/TF_SOC_POP_STRUCT_2025.txt" && ! says "De Pinte, Nazareth"
ok "a file of after the merger has the municipality itself"
run 0 --project "$scratch/np" import "$scratch/TF_SOC_POP_STRUCT_2021.txt" && ! says "De Pinte, Nazareth"
ok "and an older one changes nothing then"

project lalou "La Louviere" && run 0 --project "$scratch/lalou" baseline import "$scratch/TF_SOC_POP_STRUCT_2021.txt" && says "toen was de code 55022" &&
	[ "$(store "$scratch/lalou" "SELECT sum(n) FROM baseline_cell WHERE region = '58001'")" = 10100.0 ]
ok "a municipality that got another code"
project antw Antwerpen && run 0 --project "$scratch/antw" import "$scratch/TF_SOC_POP_STRUCT_2021.txt" && says "zonder Borsbeek"
ok "a municipality that took in another since lacks it, and that is said"
run 0 --project "$scratch/antw" baseline compose --name "Antwerpen nu" --regions Antwerpen,Borsbeek && says "6.262 inwoners" && ! says "zonder Borsbeek"
ok "together they are the one of now"
run 0 --project "$scratch/antw" baseline add "Nazareth-De Pinte" && says "6.060 inwoners"
ok "any other municipality of now out of a file of then"
run 0 --project "$scratch/antw" baseline compose --name "Twee" --regions "Gand,Nazareth-De Pinte" && says "14.140 inwoners"
ok "and in a joined population"

# --- which area was meant, also where nothing is known of it ---
run 0 init "$scratch/prov" --name prov --region "provincie Antwerpen" --yes && says "Antwerpen (10000): de provincie" && says "Voor 10000"
ok "the province is named, though there are no figures of it"
run 0 init "$scratch/kortrijk" --name k --region Kortrijk --yes && says "Kortrijk (34022): de gemeente"
ok "and a municipality"

# --- larger regions: the sum of their municipalities ---
# the arrondissement of Eeklo: Assenede, Eeklo, Kaprijke, Maldegem, Sint-Laureins, Zelzate until 2024
project eeklo "arrondissement Eeklo"
statbel 2021 "43002 Assenede 1" "43005 Eeklo 2" "43007 Kaprijke 3" "43010 Maldegem 4" "43014 Laureins 5"
run 0 --project "$scratch/eeklo" import "$scratch/TF_SOC_POP_STRUCT_2021.txt" && says "som van 6 gemeenten" && says "geen cijfers: Zelzate" &&
	[ "$(store "$scratch/eeklo" "SELECT count(*) FROM baseline_cell WHERE region = '43000'")" = 0 ]
ok "a file without one of them gives no sum, and that one is named"
run 2 --project "$scratch/eeklo" baseline add 43000 && says "Zelzate" && run 2 --project "$scratch/eeklo" baseline compose --name x --regions 43000,44021 &&
	complains "Zelzate"
ok "also when the sum is asked for"
statbel 2021 "43018 Zelzate 6"
run 0 --project "$scratch/eeklo" baseline import "$scratch/TF_SOC_POP_STRUCT_2021.txt" && says "som van de 6 gemeenten" && says "4.242 inwoners" &&
	[ "$(store "$scratch/eeklo" "SELECT sum(n), count(*) FROM baseline_cell WHERE region = '43000'")" = "4242.0|202" ]
ok "with the last of them there is a sum" # 202 rows of 1 + 2 + ... + 6 people
statbel 2022 "43002 Assenede 9"
run 0 --project "$scratch/eeklo" import "$scratch/TF_SOC_POP_STRUCT_2022.txt" &&
	[ "$(store "$scratch/eeklo" "SELECT count(DISTINCT baseline_id) FROM baseline_cell WHERE region = '43000'")" = 1 ]
ok "years are not mixed"
project deelfusie "Nazareth-De Pinte"
statbel 2021 "44012 Pinte 10"
run 0 --project "$scratch/deelfusie" import "$scratch/TF_SOC_POP_STRUCT_2021.txt" && says "geen cijfers: Nazareth"
ok "a file that lacks one partner of a merger says which"

# a file of a whole country without one of them, and one of a few
awk -F, '$3 == "municipality" && $1 ~ /^[0-9]/ && ($4 == "" || $4 <= "2021-01-01") && ($5 == "" || $5 > "2021-01-01") && $1 != 44048 { print $1, "P" $1, 1 }' \
	data/regions.csv >"$scratch/places"
lines=$(wc -l <"$scratch/places")
project land Gent && {
	old=$IFS
	IFS='
'
	# shellcheck disable=SC2046 # a line is a word
	statbel 2021 $(cat "$scratch/places")
	IFS=$old
} && [ "$lines" = 580 ] && run 0 --project "$scratch/land" import "$scratch/TF_SOC_POP_STRUCT_2021.txt" && complains "deze ontbreken: Nazareth (44048)."
ok "a file of all municipalities but one names that one"

# --- a code that is newer than our list ---
project oud 44099 && grep -q "^regio = 44099$" "$scratch/oud/spiegel.ini"
ok "a code that is newer than our list is taken"
statbel 2026 "44099 Nieuwstad 10"
run 0 --project "$scratch/oud" import "$scratch/TF_SOC_POP_STRUCT_2026.txt" && complains "lijst van gebieden: 44099" && complains "nieuw"
ok "and its figures too, with a question"
[ "$(store "$scratch/oud" "SELECT sum(n) FROM baseline_cell WHERE region = '44099'")" = 2020.0 ]
ok "they are found"

# --- the list is made of the lists of the offices ---
cat >"$scratch/REFNIS_2099.csv" <<'CSV'
Code INS|Entités administratives|Langue|Code NIS|Administratieve eenheden|Taal|||
01000|ROYAUME||01000|HET RIJK||||
04000|RÉGION DE BRUXELLES-CAPITALE||04000|BRUSSELS HOOFDSTEDELIJK GEWEST||||
21000|Arrondissement de Bruxelles-Capitale||21000|Arrondissement Brussel Hoofdstad||||
21004|Bruxelles|FN|21004|Brussel|NF|||
02000|RÉGION FLAMANDE||02000|VLAAMS GEWEST||||
10000|Province d'Anvers||10000|Provincie Antwerpen||||
11000|Arrondissement d'Anvers||11000|Arrondissement Antwerpen||||
11990|Villevieux|N|11990|Oudstad|N|||
CSV
printf 'code,also,name,name_fr\n01000,Belgium\n' >"$scratch/regions_also.csv"
printf 'code,name,also,level,part_of,until,successors,new\n11991,Dorp,Hameau,municipality,11000,2019-01-01,11990,yes\n' >"$scratch/regions_ended.csv"
echo '{}' >"$scratch/none.json"
awk -f scripts/regions.awk "$scratch/regions_also.csv" "$scratch/regions_ended.csv" "$scratch/none.json" "$scratch/REFNIS_2099.csv" >"$scratch/made.csv"
cat >"$scratch/wanted.csv" <<'CSV'
code,name,level,valid_from,valid_to,part_of,successors,also
01000,België,country,,,,,Belgique|Belgium
04000,Brussels Hoofdstedelijk Gewest,region,,,01000,,Région de Bruxelles-Capitale
21000,Brussel Hoofdstad,district,,,04000,,Bruxelles-Capitale
21004,Brussel,municipality,,,21000,,Bruxelles
02000,Vlaams Gewest,region,,,01000,,Région flamande
10000,Antwerpen,province,,,02000,,Anvers
11000,Antwerpen,district,,,10000,,Anvers
11990,Oudstad,municipality,2019-01-01,,11000,,Villevieux
11991,Dorp,municipality,,2019-01-01,11000,11990,Hameau
CSV
cmp "$scratch/wanted.csv" "$scratch/made.csv"
ok "an invented list in Statbel's form"
tr '|' ';' <"$scratch/REFNIS_2099.csv" | sed 's/$/\r/' >"$scratch/dos.csv"
awk -f scripts/regions.awk "$scratch/regions_also.csv" "$scratch/regions_ended.csv" "$scratch/none.json" "$scratch/dos.csv" | cmp - "$scratch/wanted.csv"
ok "with semicolons and CRLF"
sed 's/,11990,yes/,11999,yes/' "$scratch/regions_ended.csv" >"$scratch/wrong_ended.csv"
! awk -f scripts/regions.awk "$scratch/regions_also.csv" "$scratch/wrong_ended.csv" "$scratch/none.json" "$scratch/REFNIS_2099.csv" >/dev/null 2>"$scratch/err" &&
	grep -q "11999, the successor of 11991, is not in the list" "$scratch/err"
ok "a successor that the list lacks stops it"
# the list that comes along, written back in Statbel's form, gives itself
awk -F, 'BEGIN { print "Code INS|Entités administratives|Langue|Code NIS|Administratieve eenheden|Taal" }
	/^[0-9]/ && $5 == "" {
		split($8, also, "|")
		fr = also[1] == "" || also[1] ~ /^(Antwerp|Ghent)$/ ? $2 : also[1]
		front = $3 == "province" ? "Provincie " : $3 == "district" ? "Arrondissement " : ""
		front_fr = $3 == "province" ? "Province de " : $3 == "district" ? "Arrondissement de " : ""
		print $1 "|" front_fr fr "||" $1 "|" front $2 "|"
	}' data/regions.csv >"$scratch/REFNIS_own.csv"
grep '^[0-9]' data/regions.csv >"$scratch/own.csv"
scripts/regions.sh "$scratch/none.json" "$scratch/REFNIS_own.csv" | sed 1d | cmp - "$scratch/own.csv"
ok "the Belgian part of the list is what its script makes of it"
finish
