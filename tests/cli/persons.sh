#!/bin/sh
# Answers of people, taken in by a map: they are counted, and no word of a person is left in the project, the list of rejected rows or on the
# screen. The canaries stand wherever a person's words can come to stand, also where a number, a date or a choice belongs.
. tests/cli/lib

p=$scratch/p
list=$scratch/list.csv
run 0 init "$p" --name Plein --region GM0344 --yes

silent() { # no canary in what was printed, in the list, or in any byte of the project
	! grep -rqaiE 'kanari|k.a.n.a.r.i.e' "$p" "$list" "$scratch/out" "$scratch/err"
}
participants() { # of an activity, as the store has them
	sqlite3 "$p/spiegel.db" "SELECT CAST(sum(value) AS INTEGER) FROM audience_cell c JOIN audience a ON a.id = c.audience_id
		JOIN activity t ON t.id = a.subject_id WHERE a.subject_kind = 'activity' AND t.name = '$1'"
}

# --- Microsoft Forms: with times, address and name of who answered, and open questions ---
cat >"$scratch/forms.tsv" <<'TSV'
@kind	survey
@activity	Vragenlijst plein
@dates	us-short
Tijd van voltooien	time
Wat is uw geslacht?	sex
Wat is uw leeftijd?	age
TSV
{
	printf '\357\273\277'
	cat <<'CSV'
ID,Begintijd,Tijd van voltooien,E-mail,Naam,Tijd van laatste wijziging,Wat is uw geslacht?,Wat is uw leeftijd?,Wat vindt u?,"Kanarie-vraag, van wie?"
1,3/2/26 10:00:00,3/2/26 10:04:12,kanarie1@example.org,Kanarie Een,,Man,52,"Groen; KANARIE, ""mooi""",Kanarie
2,3/2/26 11:00:00,3/2/26 11:04:12,kanarie2@example.org,Kanarie Twee,,Vrouw,34,"regel
KANARIE",
3,3/3/26 10:00:00,3/3/26 10:04:12,kanarie3@example.org,Kanarie Drie,,Kanarie Achternaam,41,Leuk,Kanarie
4,3/3/26 10:00:00,3/3/26 10:04:12,kanarie4@example.org,Kanarie Vier,,Vrouw,kanarie4@example.org,Leuk,
5,3/3/26 10:00:00,kanarie op 3 maart,kanarie5@example.org,Kanarie Vijf,,Vrouw,27,Leuk,
6,3/3/26 10:00:00,3/3/26 10:09:12,,Kanarie Zes,,"Anders, namelijk Kanarie 1987",61,Leuk,
7,3/3/26 10:00:00,3/3/26 10:09:12,kanarie7@example.org,Kanarie Zeven,,Man,Kanarie37,Leuk,
8,3/3/26 10:00:00,3/3/26 10:09:12,kanarie8@example.org,Kanarie Acht,,Man,,,,te,veel,cellen,Kanarie
9,3/3/26 10:00:00,3/3/26 10:09:12,kanarie9@example.org,Kanarie Negen,,Vrouw,45,Leuk,
CSV
} >"$scratch/kanarie-antwoorden.csv"
run 1 --project "$p" --verbose import --map "$scratch/forms.tsv" --rejects "$list" "$scratch/kanarie-antwoorden.csv"
told() { # without the file's name and the questions of the organisation, which may be told
	for f in "$list" "$scratch/out" "$scratch/err"; do
		sed -i 's/kanarie-antwoorden//g; s/Kanarie-vraag, van wie//g' "$f"
	done
}
told
says "5 van 9" && [ "$(participants 'Vragenlijst plein')" = 5 ] && says "mensen: minder dan 10"
ok "Forms: who answered is counted" # two of them with a sex in their own words, which counts as unknown
[ "$(tail -n +2 "$list" | cut -d, -f2,4 | tr '\n' ' ')" = "6,cell-count 7,cell-time-us 9,cell-count 10,row-too-long " ] && complains ":5:7: let op"
ok "what cannot be read is told, row by row"
sqlite3 "$p/spiegel.db" "SELECT file_name FROM import" | grep -q kanarie-antwoorden # so that the search would find one
sqlite3 "$p/spiegel.db" "UPDATE import SET file_name = 'antwoorden.csv'; VACUUM"
silent
ok "no word of them is kept, listed or told"

# --- LimeSurvey: semicolons, every cell quoted, lines in answers ---
cat >"$scratch/lime.tsv" <<'TSV'
@kind	survey
@activity	Vragenlijst park
submitdate	time
sekse	sex
sekse_other	skip
gebjaar	birth_year
eerder	first_time
@word	eerder	Ja	no
@word	eerder	Nee	yes
TSV
{
	printf '\357\273\277'
	cat <<'CSV'
"id";"submitdate";"lastpage";"startlanguage";"ipaddr";"sekse";"sekse_other";"gebjaar";"eerder";"naam";"mening"
"1";"2026-03-02 10:00:00";"3";"nl";"192.0.2.7";"Vrouw";"";"1990";"Nee";"Kanarie Een";"KANARIE
over regels; met ""kanaries"""
"2";"2026-03-03 10:00:00";"3";"nl";"192.0.2.8";"Anders";"Kanarie-eigen";"1980";"Ja";"Kanarie Twee";""
"3";"2026-03-03 10:00:00";"3";"nl";"192.0.2.9";"Man";"";"in kanarie 1970";"Nee";"Kanarie Drie";""
"4";"2026-03-04 10:00:00";"3";"nl";"192.0.2.10";"Man";"";"1970";"soms, zegt Kanarie";"Kanarie Vier";""
"5";"";"1";"nl";"192.0.2.11";"";"";"";"";"Kanarie Vijf";""

CSV
} | sed 's/$/\r/' >"$scratch/kanarie-antwoorden2.csv"
run 1 --project "$p" --verbose import --map "$scratch/lime.tsv" --rejects "$list" "$scratch/kanarie-antwoorden2.csv"
told
sqlite3 "$p/spiegel.db" "UPDATE import SET file_name = 'antwoorden.csv'; VACUUM"
[ "$(participants 'Vragenlijst park')" = 3 ] && complains survey-unfinished && silent && ! grep -rqa '192\.0\.2' "$p" "$list" "$scratch/out" "$scratch/err"
ok "LimeSurvey: the same"

# --- what is made of it, and what is refused ---
run 0 --project "$p" check && silent && run 0 --project "$p" report monthly --format csv,json,html --output "$scratch/r" && silent &&
	! grep -rqai kanari "$scratch/r"
ok "reports have none"
{ cat "$scratch/kanarie-antwoorden.csv" && printf '\r\n'; } >"$scratch/kanarie-antwoorden3.csv"
run 3 --project "$p" import --rejects "$list" "$scratch/kanarie-antwoorden3.csv" && told && complains "map BESTAND" && silent
ok "without a map it is refused, as silently"
cp "$scratch/forms.tsv" "$scratch/wrong.tsv"
sed -i 's/Wat is uw geslacht/Wat is uw sekse/' "$scratch/wrong.tsv"
sed 's/Leuk/Mooi/' "$scratch/kanarie-antwoorden.csv" >"$scratch/kanarie-antwoorden3.csv"
run 1 --project "$p" import --map "$scratch/wrong.tsv" --rejects "$list" "$scratch/kanarie-antwoorden3.csv"
told
sqlite3 "$p/spiegel.db" "UPDATE import SET file_name = 'antwoorden.csv'; VACUUM"
complains "niet in het bestand: Wat is uw sekse?" && silent
ok "a question that the map spells otherwise is told"
finish
