#!/bin/sh
# Starting a project: with flags, with answers on a terminal, and what is refused.
. tests/cli/lib

run 0 init "$scratch/a" --name "Groene Singel" --region GM0344 --yes
ok "init with flags"
says "Bevolkingscijfers van Utrecht (2021-01-01)"
ok "the shipped census of the region is taken in"
[ -f "$scratch/a/spiegel.ini" ] && [ -f "$scratch/a/spiegel.db" ]
ok "project file and store are there"
[ "$(stat -c %a "$scratch/a/spiegel.db")" = 600 ] && [ "$(stat -c %a "$scratch/a")" = 700 ]
ok "only the owner may read them"
grep -q '^tolerantie = ruim$' "$scratch/a/spiegel.ini"
ok "the default agreement is the broad one"
[ "$(sqlite3 "$scratch/a/spiegel.db" 'SELECT count(*), max(version), max(reason) FROM criterion')" = "1|1|default" ]
ok "the agreement is recorded at once"

before=$(cksum <"$scratch/a/spiegel.db")
run 3 init "$scratch/a" --name x --region GM0344 --yes
ok "a second project in the same folder is refused"
[ "$(cksum <"$scratch/a/spiegel.db")" = "$before" ]
ok "and the first stays as it is"

run 0 init "$scratch/b" --name x --region Utrecht --expected 500 --yes
grep -q '^leeftijdsgroepen_vanaf = 15, 35, 65$' "$scratch/b/spiegel.ini"
ok "500 people: three age groups"
run 0 init "$scratch/c" --name x --region utrecht --expected 150 --yes && says "ongeveer 225 mensen is de kans minstens 80 op 100" && says "U verwacht er 150" && ! says "geen afspiegeling"
ok "150 people: that the chance of a proof is smaller than 80 in 100, not that there is none"
run 0 init "$scratch/d" --name x --region GM0344 --expected 5000 --yes
grep -q '^tolerantie = standaard$' "$scratch/d/spiegel.ini"
ok "5,000 people: the standard tolerance"
run 0 init "$scratch/e" --name x --region XX9999 --yes && says "geen bevolkingscijfers"
ok "a region without a census is told so"
run 0 init "$scratch/f" --name x --region GM0344 --tolerance streng --yes
[ "$(sqlite3 "$scratch/f/spiegel.db" 'SELECT reason FROM criterion')" = own ]
ok "a tolerance of one's own is recorded as such"

# asked on a terminal, which script(1) is here: what cannot be used is asked once more
asked() { # asked FOLDER OPTION...: init with the answers that come in
	folder=$1
	shift
	script -qec "'$spiegel' init '$folder' $*" /dev/null >"$scratch/out" 2>&1
}
if : | script -qec true /dev/null >/dev/null 2>&1; then
	printf '%s\n' '' Plein 'Gemeente Utrecht' Nergens utrecht veel 16 gisteren 2026-01-01 2025-01-01 2026-12-31 duizend 5000 iets belangen soepel streng |
		asked "$scratch/t"
	ok "a project made by answering"
	says "Zonder antwoord kunnen we niet beginnen" && says "'Nergens' kent spiegel niet" && says "'veel' is geen leeftijd" && says "'gisteren' is geen datum" &&
		says "einde van het traject ligt" && says "'duizend' is geen aantal" && says "'iets' is geen doel" && says "'soepel' is geen tolerantie"
	ok "each answer that cannot be used is told why"
	! says ' --name'
	ok "and no option is named to who is asked"
	missing=''
	for line in 'naam = Plein' 'organisatie = Gemeente Utrecht' 'regio = GM0344' 'start = 2026-01-01' 'einde = 2026-12-31' 'doel = belangen' 'vanaf_leeftijd = 16' 'tolerantie = streng'; do
		grep -qx "$line" "$scratch/t/spiegel.ini" || missing="$missing $line;"
	done
	[ -z "$missing" ] || { echo "#$missing" && false; }
	ok "the project file has the answers"
	printf 'Plein\n\004' | asked "$scratch/u" --region GM0344
	[ $? -eq 2 ] && says "Gestopt" && [ ! -e "$scratch/u" ]
	ok "whoever stops answering has made nothing"
else
	skip "a project made by answering" "no terminal can be had"
fi

run 0 init "$scratch/h" --name x --region GM0344 --tolerance '25, 1, 6' --yes && says 'tolerantie 25, 1, 6' && grep -qx 'tolerantie = 25, 1, 6' "$scratch/h/spiegel.ini"
ok "a tolerance in three numbers, as the refusal of another says"
run 3 init "$scratch/g" --name x --region GM0344 --tolerance '25, 6, 1' --yes && complains "'25, 6, 1' is geen tolerantie" && [ ! -e "$scratch/g" ]
ok "a least that is more than the most is refused"
run 0 init "$scratch/i" --name x --region GM0344 --tolerance '0.5, 0.001, 0.002' --expected 1000 --yes
tr '\n' ' ' <"$scratch/out" | grep -q 'is geen aantal mensen genoeg'
ok "where no number of people is enough, that is said"
run 2 init "$scratch/g" --region GM0344 --yes && complains -- --name && [ ! -e "$scratch/g" ]
ok "without a name nothing is made"
run 2 init "$scratch/g" --name x --region GM0344 --from-age veel --yes && complains "veel"
ok "an age that is none is named"
run 5 init "$scratch/no/such/folder" --name x --region GM0344 --yes
ok "a folder that cannot be made"
run 2 init --name x
ok "without a folder"

run 0 --lang en help && says "start a project"
ok "help in English"
run 0 init --help --lang fr && says "--region"
ok "help of one command"
run 5 init "$scratch/none/here" --name x --region GM0344 --yes && complains "de map $scratch/none bestaat niet" && ! complains "No such file"
ok "a folder in none is told of in the language of the reader"
run 2 initt && complains "initt"
ok "an unknown command is named"
run 2 init "$scratch/g" --nmae x && complains "nmae"
ok "an unknown option is named"
run 0 version && says "spiegel "
ok "version"
run 0 init "$scratch/empty" --name Leeg --region GM0344 --yes && run 0 --project "$scratch/empty" status && ! says age_from && tr '\n' ' ' <"$scratch/out" | tr -s ' ' | grep -q "spiegel --project $scratch/empty kinds --template counts"
ok "status says how to get an empty tally sheet, and names no column in another language"
run 3 --project "$scratch/none" status && complains "spiegel.ini"
ok "a folder that is no project"
name=$(printf 'Plein\nregio = GM9999\n[privacy]\nkleinste_groep = 5 \033[31m')
run 0 init "$scratch/line" --name "$name" --organisation "$name" --region GM0344 --yes && run 0 --project "$scratch/line" status &&
	grep -qxF 'naam = Plein regio = GM9999 [privacy] kleinste_groep = 5 \x1b[31m' "$scratch/line/spiegel.ini" && grep -qx 'kleinste_groep = 10' "$scratch/line/spiegel.ini"
ok "a name is one line of the project file, whatever stands in it"
esc=$(printf '\033')
sed -i "s/^naam = .*/naam = Plein ${esc}[31m/" "$scratch/line/spiegel.ini" && run 0 --project "$scratch/line" privacy --format csv && ! grep -qF "$esc" "$scratch/out"
ok "and holds nothing that a terminal or a workbook cannot bear"
run 2 init "$scratch/far" --name Ver --region GM0344 --end 9999-12-31 --yes && complains "9999-12-31"
ok "no trajectory ends where the calendar does: its term would be behind it"
sed -i 's/^einde = .*/einde = 9999-12-31/' "$scratch/line/spiegel.ini" && run 3 --project "$scratch/line" status && complains "'9999-12-31' is geen datum"
ok "nor by the project file"
finish
