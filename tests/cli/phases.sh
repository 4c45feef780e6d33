#!/bin/sh
# Phases of a trajectory: refused where they are wrong, part of the agreement, each with an answer by its own aim, the whole first.
. tests/cli/lib
p=$scratch/p

wrong() { # wrong LINE TEXT LINES... : a project whose spiegel.ini ends with these lines is refused at that line, with that text
	cp "$scratch/ini" "$p/spiegel.ini"
	at=$(($(wc -l <"$scratch/ini") + $1))
	text=$2
	shift 2
	printf '%s\n' "$@" >>"$p/spiegel.ini"
	run 3 --project "$p" check && complains "spiegel.ini:$at: " && complains "$text"
}
phase() { # phase NAME FROM TO KEY=VALUE...
	printf '[fase %s]\nvan = %s\ntot = %s\n' "$1" "$2" "$3"
	shift 3
	for pair; do printf '%s\n' "$pair"; done
}

SOURCE_DATE_EPOCH=1765800000 # 15 December 2025, before the first phase
run 0 init "$p" --name x --region GM0344 --start 2026-01-01 --end 2026-12-31 --yes && cp "$p/spiegel.ini" "$scratch/ini"
wrong 2 "trede van de participatieladder" '[fase A]' 'niveau = praten' &&
	wrong 3 "eindigt voordat zij begint" '[fase A]' 'van = 2026-03-01' 'tot = 2026-02-01' &&
	wrong 6 "hebben dagen gemeen" '[fase A]' 'van = 2026-03-01' 'tot = 2026-04-01' '[fase B]' 'van = 2026-04-01' 'tot = 2026-05-01' &&
	wrong 1 "ontbreekt een dag" '[fase A]' 'van = 2026-03-01' &&
	wrong 1 "buiten het traject" '[fase A]' 'van = 2025-12-31' 'tot = 2026-04-01' &&
	wrong 2 "bestaat 'start' niet" '[fase A]' 'start = 2026-03-01' &&
	wrong 1 "heeft een naam nodig" '[fase]' 'van = 2026-03-01'
ok "phases that are wrong are refused, with the line and what to do"

cp "$scratch/ini" "$p/spiegel.ini"
hash=$(sqlite3 "$p/spiegel.db" 'SELECT sha256 FROM criterion')
{
	phase Denken 2026-01-01 2026-03-31 'niveau = meedenken'
	phase Doen 2026-04-01 2026-06-30 'doel = bepaalde groep' 'doelgroep = 65+'
	phase Horen 2026-07-01 2026-08-31 'doel = belangen'
	phase Later 2026-10-01 2026-10-31
} >>"$p/spiegel.ini"
run 0 --project "$p" criterion show && complains "iets anders dan vooraf is vastgelegd" && ! says "Welke fasen"
ok "phases count once they are recorded"
run 0 --project "$p" criterion set && run 0 --project "$p" criterion show && says "Welke fasen zijn er?" && says "meedenken"
ok "then they stand in the agreement"
[ "$(sqlite3 "$p/spiegel.db" 'SELECT sha256 FROM criterion WHERE version = 1')" = "$hash" ] &&
	[ "$(sqlite3 "$p/spiegel.db" 'SELECT sha256 FROM criterion WHERE version = 2')" != "$hash" ]
ok "whose hash is another one"
SOURCE_DATE_EPOCH=1782900000
pdftotext -layout "$p"/reports/afspraak_versie_2.pdf "$scratch/out" && says "Denken: 1 januari 2026 t/m 31 maart 2026. Niveau: meedenken. Doel: afspiegeling" &&
	says "Later: 1 oktober 2026 t/m 31 oktober 2026. Doel: afspiegeling" &&
	[ "$(pdfinfo "$p"/reports/afspraak_versie_2.pdf | awk '/^Pages:/ { print $2 }')" = 1 ] &&
	qpdf --check "$p"/reports/afspraak_versie_2.pdf >/dev/null
ok "on its one page"

people() { # people ACTIVITY DAY FIRST COUNT... : so many men and women of each age group
	activity=$1 day=$2 first=$3
	shift 3
	for ages in 15,24 25,34 35,44 45,54 55,64 '65,'; do
		printf '%s,%s,meeting,no,F,%s,%s,%s\n%s,%s,meeting,no,M,%s,%s,%s\n' "$activity" "$day" "$ages" "$first" "$1" "$activity" "$day" "$ages" "$first" "$1"
		shift
	done
}
{
	echo activity,date,kind,online,sex,age_from,age_to,first_time,count
	people Avond 2026-02-01 yes 5 60 40 40 40 60
	people Middag 2026-05-01 no 20 20 20 20 20 30
	people Ochtend 2026-07-01 yes 10 10 10 10 10 10
} >"$scratch/tellingen.csv"
printf 'belang;gehoord;waar\nwinkeliers;ja;ochtend\nscholen;ja;avond\nvissers;nee;\n' >"$scratch/belangen.csv"
run 0 --project "$p" import "$scratch/tellingen.csv" "$scratch/belangen.csv"
run 0 --project "$p" check
awk '/^Hoe is geteld/ { counted = NR } /^Per fase/ { phases = NR } /^Methode/ { method = NR } END { exit !(counted < phases && phases < method) }' "$scratch/out"
ok "phases come after the whole trajectory"
# 490 people in February, 10 of them young: 2 of 100; 260 in May, who all came before, 60 of them 65 or over: 23 of 100
tr '\n' ' ' <"$scratch/out" >"$scratch/line"
grep -q "Fase: Denken .*te weinig jongeren tot 25 jaar.* (2 van de 100 deelnemers.*Er deden 490 mensen mee.*Fase: Doen" "$scratch/line"
ok "a phase that aims at a mirror gets a verdict"
grep -q "Fase: Doen .*bedoeld voor 65-plussers. Er deden 60 van hen mee. Dat zijn er 23 van de 100.*Fase: Horen" "$scratch/line" &&
	! grep -q "Fase: Doen .*spiegelscore.*Fase: Horen" "$scratch/line"
ok "one for a group gets the number of that group, and no verdict"
grep -q "Fase: Horen .*gehoord: 1 van de 3" "$scratch/line" && grep -Eq "winkeliers +ja +ochtend" "$scratch/out" && grep -Eq "scholen +nee +avond" "$scratch/out"
ok "one about interests tells what was heard at its own activities"
grep -q "Fase: Later .*nog niet begonnen" "$scratch/line"
ok "one that has not begun says so"
grep -q "Dit is vooraf vastgelegd" "$scratch/line" && ! grep -q "achteraf" "$scratch/line"
ok "all were recorded before the data of their days"

"$spiegel" --project "$p" check --format csv >"$scratch/out"
says "Denken,2026-01-01,2026-03-31,consult,mirror,beforehand,490,490,not_representative,," &&
	says "Doen,2026-04-01,2026-06-30,,65+,beforehand,260,260,counted,60," &&
	says "Horen,2026-07-01,2026-08-31,,interests,beforehand,120,120,heard,,1" && says "Later,2026-10-01,2026-10-31,,mirror,beforehand,,,not_begun,,"
ok "the data have them all"
says "phase,Denken" && says "until,2026-03-31" && says "answer,\"Nee: duidelijk te weinig jongeren"
ok "and say of which phase the tables are"
json() { # json PATH: what the tables have there
	sqlite3 :memory: "SELECT json_extract(readfile('$scratch/json'), '\$.tables.$1')"
}
"$spiegel" --project "$p" check --format json >"$scratch/json"
[ "$(json 'phase_1_people_age.rows[1].participants')" = 120 ] && [ "$(json 'phase_1_people_age.rows[0].state')" = under ] &&
	[ -n "$(json 'phase_1_verdict.rows[0].deff_star')" ] && [ -n "$(json 'phase_1_measures.rows[1].lottery')" ] &&
	[ -z "$(json phase_2_verdict)" ] && [ "$(json 'phase_2_people_age.rows[5].participants')" = 60 ]
ok "with the figures that each answer rests on"

# of 20 people at an evening of June it is not known whether they had come before: the phase has 260 people at least
printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\nAvond twee,2026-06-01,meeting,no,F,15,24,unknown,20\n' >"$scratch/again.csv"
run 0 --project "$p" import "$scratch/again.csv"
run 0 --project "$p" check && grep -Eq "^Doen .* minstens 260 +65-plussers: minstens 60" "$scratch/out" && tr -s '\n ' '  ' <"$scratch/out" | grep -q "Er deden minstens 60 van hen mee"
ok "a number that is the least it can be says so, in the table too"
"$spiegel" --project "$p" check --format csv >"$scratch/out"
says "Doen,2026-04-01,2026-06-30,,65+,beforehand,260,280,counted,60,"
ok "and is a number in the data"
run 0 --project "$p" undo "$(sqlite3 "$p/spiegel.db" 'SELECT max(id) FROM import')"

run 0 --project "$p" status && grep -Eq "^Denken +1 januari 2026 +31 maart 2026 +meedenken +afspiegeling" "$scratch/out" &&
	grep -Eq "^Doen .* 65-plussers" "$scratch/out" && run 0 --project "$p" status --format json && says '"to": "2026-08-31"'
ok "status tells which phases were agreed on"
for month in 2026-02 2026-05 2026-07; do
	run 0 --project "$p" report monthly --period $month --format csv,text --output "$scratch/monthly"
done
line() { # line MONTH TEXT: the report of that month says it
	tr '\n' ' ' <"$scratch/monthly/$1_maandrapport_x.txt" | grep -q "$2"
}
line 2026-02 "Fase Denken (loopt tot en met 31 maart 2026), tot nu toe: geen afspiegeling" && ! line 2026-02 "Fase Doen" &&
	line 2026-05 "Fase Doen (loopt tot en met 30 juni 2026), tot nu toe: 65-plussers: 60" && line 2026-07 "Fase Horen .*tot nu toe: 1 van de 3 gehoord"
ok "the monthly report tells of the phase of its month"
grep -q "^Denken,2026-01-01,2026-03-31,consult,mirror,beforehand,490,490,not_representative,," "$scratch/monthly/2026-02_maandrapport_x/phases.csv" &&
	grep -q "^Doen,.*,not_begun,," "$scratch/monthly/2026-02_maandrapport_x/phases.csv"
ok "and has them all as data"

for lang in en fr; do
	run 0 --project "$p" --lang $lang check && ! grep -q '{[0-9]}' "$scratch/out"
	ok "also in $lang"
done

sed -i 's/^tot = 2026-08-31/tot = 2026-09-15/' "$p/spiegel.ini"
run 0 --project "$p" criterion set --reason "een maand langer" && says "alleen de fasen veranderden"
ok "a phase changed after the data"
run 0 --project "$p" check && tr '\n' ' ' <"$scratch/out" >"$scratch/line" && grep -q "Fase: Horen .*Dit is achteraf vastgelegd" "$scratch/line" &&
	grep -q "Fase: Denken .*Dit is vooraf vastgelegd.*Fase: Doen" "$scratch/line" && grep -q "(vooraf zelf vastgesteld)" "$scratch/line"
ok "is afterwards, and the rest stays as it was"

# rules of December, phases of 15 February, two weeks after the first activity; the data came in later
t=$scratch/started
SOURCE_DATE_EPOCH=1765800000
run 0 init "$t" --name x --region GM0344 --yes && run 0 --project "$t" criterion set
{
	phase Denken 2026-01-01 2026-03-31
	phase Doen 2026-04-01 2026-06-30
} >>"$t/spiegel.ini"
SOURCE_DATE_EPOCH=1771150000
run 0 --project "$t" criterion set --reason "fasen erbij"
SOURCE_DATE_EPOCH=1782900000
run 0 --project "$t" import "$scratch/tellingen.csv"
run 0 --project "$t" check --format csv && grep -q "^Denken,.*,after_start," "$scratch/out" && grep -q "^Doen,.*,beforehand," "$scratch/out"
ok "a phase recorded after its activities began says so, though its data came in later"
says "agreement,set_before,"
ok "and the rules, which stood before, are not called late for it"
run 0 --project "$t" check && says "Dit is vastgelegd op 15 februari 2026"
ok "its words name the day"

# a third phase, of too few people for shares
tr '\n' ' ' <"$scratch/out" | grep -q "naast de inwoners" && ! says "staat er niet bij"
ok "phases that can be compared stand beside each other"
phase Delen 2026-08-01 2026-08-31 >>"$t/spiegel.ini"
run 0 --project "$t" criterion set --reason "nog een fase"
{
	echo activity,date,kind,online,sex,age_from,age_to,first_time,count
	people Slot 2026-08-10 yes 8 8 8 8 8 8
} >"$scratch/few.csv"
run 0 --project "$t" check && ! says "staat er niet bij"
ok "also before the next phase begins"
SOURCE_DATE_EPOCH=1788000000
run 0 --project "$t" import "$scratch/few.csv"
run 0 --project "$t" check && tr -s '\n ' '  ' <"$scratch/out" | grep -q "Een fase waarvan we geen aandelen kunnen tonen, staat er niet bij"
ok "and one that cannot is told to be left out"
finish
