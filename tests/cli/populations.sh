#!/bin/sh
# Other populations beside that of the agreement; counts whose age bands fit badly; interests; and the size below which groups are hidden.
# shellcheck disable=SC2317 # the functions that print rows are run by counts()
. tests/cli/lib

people() { # people FROM TO COUNT : one row of men and one of women, all for the first time
	printf 'Avond,2026-03-01,meeting,no,F,%s,%s,yes,%s\nAvond,2026-03-01,meeting,no,M,%s,%s,yes,%s\n' "$1" "$2" "$3" "$1" "$2" "$3"
}
counts() { # counts ROW... > FILE
	echo activity,date,kind,online,sex,age_from,age_to,first_time,count
	"$@"
}
project() { # project NAME [INIT OPTION...]
	p=$scratch/$1
	shift
	run 0 init "$p" --name x --region GM0344 "$@" --yes
}
ages() { # the groups of the age table and their counts
	"$spiegel" --project "$p" check --format csv 2>/dev/null | awk -F, '/^group,/ { n++ } n == 1 && $2 == "age" { print $1 "=" $6 }' | tr '\n' ' '
}

fitting() {
	people 15 24 60; people 25 34 90; people 35 44 60; people 45 54 50; people 55 64 40; people 65 "" 40
}
counts fitting >"$scratch/fitting.csv"
project one
run 0 --project "$p" import "$scratch/fitting.csv"
run 0 --project "$p" check && cp "$scratch/out" "$scratch/first"
ok "the agreement's own population"
printf '[bevolking Nederland]\nregio = NL01\n[bevolking Vanaf 25]\nvanaf_leeftijd = 25\n' >>"$p/spiegel.ini"
run 0 --project "$p" baseline add NL01
run 0 --project "$p" check && ! says "Vergeleken met" && complains "iets anders dan vooraf is vastgelegd"
ok "another population counts once it is recorded"
run 0 --project "$p" criterion set --reason "ook landelijk" && run 0 --project "$p" check && says "Vergeleken met: Nederland"
ok "then it stands beside the first"
run 0 --project "$p" criterion show && tr "\n" " " <"$scratch/out" | grep -qF "Nederland (NL01, 15+)" && [ "$(pdfinfo "$p"/reports/*_2.pdf | awk '/^Pages:/ { print $2 }')" = 1 ]
ok "and on the page of the agreement"
run 0 --project "$p" check
says "afgesproken. De afspraak is achteraf gewijzigd." && head -n 60 "$scratch/first" >"$scratch/a" &&
	head -n 60 "$scratch/out" | sed 's/ De afspraak is achteraf gewijzigd\.//' >"$scratch/b" && cmp -s "$scratch/a" "$scratch/b"
ok "whose answer stays what it was, but for the word that the agreement was changed"
# 120 people are from 15 to 24: those from 25 on are 560
says "Utrecht van 25 jaar en ouder" && "$spiegel" --project "$p" check --format csv | grep -q "^25-34,age,0.32[0-9]*,[^,]*,[^,]*,180,"
ok "people below the age of a population are not counted in it"
"$spiegel" --project "$p" check --format csv >"$scratch/out" && says "population,Vanaf 25" && says "from_age,25" && [ "$(grep -c "^verdict,observed" "$scratch/out")" = 3 ]
ok "the data say of which population the tables are, with an answer for each"

few() {
	fitting
	people 15 15 2
}
counts few | sed 's/,15,24,yes,60/,16,24,yes,60/' >"$scratch/few.csv"
project two
printf '[bevolking Vanaf 16]\nvanaf_leeftijd = 16\n' >>"$p/spiegel.ini"
run 0 --project "$p" criterion set
run 0 --project "$p" import "$scratch/few.csv"
run 0 --project "$p" check && says "zouden ze iets zeggen over" && ! says "van 16 jaar en ouder zijn dat"
ok "a table that beside the first tells of 4 people is hidden"

crossing() {
	people 15 24 60; people 25 34 90; people 35 44 60; people 45 54 50; people 55 64 40; people 65 "" 40
}
counts crossing >"$scratch/crossing.csv"
project three --from-age 18
run 0 --project "$p" import "$scratch/crossing.csv"
run 0 --project "$p" check && says "waarin 18 jaar" && ! says "duidelijk te weinig jongeren" && [ "$(ages | tr -d '0-9+-')" = "= = = = = = " ]
ok "people who may be too young are not taken for a shortage"

wide() {
	people 15 34 150; people 35 44 60; people 45 54 50; people 55 64 40; people 65 "" 40
}
counts wide >"$scratch/wide.csv"
project four
run 0 --project "$p" import "$scratch/wide.csv"
[ "$(ages)" = "15-34=300 35-44=120 45-54=100 55-64=80 65+=80 " ]
ok "a band across two groups joins them"
why() { # the output of check, on one line, says which of the two lacks a group
	run 0 --project "$p" check && tr -s ' \n' ' ' <"$scratch/out" >"$scratch/flat" && grep -qF "Leeftijdsgroepen die $1 niet apart geven, zijn samengenomen." "$scratch/flat"
}
why "de tellingen van deelnemers" && ! grep -q "die de bevolkingscijfers niet apart" "$scratch/flat"
ok "and it is the counts that are said to lack it, not the census"
odd() {
	fitting
	people 20 39 1 | sed 's/^Avond,2026-03-01/Ochtend,2026-03-02/'
}
counts odd >"$scratch/odd.csv"
project five
run 0 --project "$p" import "$scratch/odd.csv"
[ "$(ages)" = "15-24=120 25-34=180 35-44=120 45-54=100 55-64=80 65+=80 " ]
ok "a few people in such a band join nothing"
run 0 --project "$p" check && says "de leeftijd van 2 mensen"
ok "and are told as unknown"

small() {
	people 15 24 3; people 25 34 90; people 35 44 60; people 45 54 50; people 55 64 40; people 65 "" 40
}
counts small >"$scratch/small.csv"
project six
run 0 --project "$p" import "$scratch/small.csv"
case $(ages) in *=6*) false ;; *) true ;; esac
ok "6 people are hidden"
sed -i 's/^kleinste_groep = 10/kleinste_groep = 5/' "$p/spiegel.ini"
case $(ages) in "15-24=6 "*) true ;; *) false ;; esac
ok "unless the smallest group to show is set to 5"
sed -i 's/^kleinste_groep = 5/kleinste_groep = 4/' "$p/spiegel.ini"
run 3 --project "$p" check && complains "van 5 tot en met 100"
ok "which is the least"

twice() {
	people 15 24 60; people 25 34 90; people 35 44 60; people 45 54 50; people 55 64 40; people 65 "" 40
	fitting | sed 's/^Avond,2026-03-01/Middag,2026-03-02/'
	people 15 24 20 | sed 's/^Avond,2026-03-01/Ochtend,2026-03-03/'
}
counts twice | sed 's/,yes,/,unknown,/' >"$scratch/twice.csv"
project eight
run 0 --project "$p" import "$scratch/twice.csv"
run 0 --project "$p" check && says "hoogstens" && tr "\n" " " <"$scratch/out" | grep -q "minstens 680 en hoogstens 1.400" && says "Niet te zeggen: we weten hoe vaak"
ok "people who may have come twice are bounded, and not judged together"
"$spiegel" --project "$p" check --format csv | grep -q "^Avond,2026-03-01,no,680,representative" &&
	"$spiegel" --project "$p" check --format csv | grep -q "^Ochtend,2026-03-03,no,40,,"
ok "each activity is judged by itself, unless one of its groups is too small"

project seven --aim belangen
run 3 --project "$p" check && complains "tellingen of belangen"
ok "nothing at all: words that tell what to read"
printf 'belang;gehoord;waar\nwinkeliers;ja;avond\nscholen;nee;\n' >"$scratch/belangen.csv"
run 0 --project "$p" import "$scratch/belangen.csv"
run 0 --project "$p" check && says "Gehoord: 1 van de 2" && grep -Eq "scholen +nee" "$scratch/out" && ! says "tellijst" && ! says "40%"
ok "interests alone are enough for an answer"
"$spiegel" --project "$p" check --format csv | grep -q "^winkeliers,yes,avond" && run 0 --project "$p" report monthly --format pdf,text
ok "also as data, and for a monthly report"
run 0 --project "$p" undo belangen.csv && run 3 --project "$p" check
ok "undone, there is nothing again"
run 0 --project "$p" import "$scratch/belangen.csv" "$scratch/fitting.csv"
run 0 --project "$p" check && says "winkeliers" && says "scholen" && ! says "geen afspiegeling"
ok "a trajectory about interests tells which were heard"
finish
