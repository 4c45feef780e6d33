#!/bin/sh
# The list of rejected rows: all of them, in the order of the file, and nothing that the messages do not say.
. tests/cli/lib

p=$scratch/p
list=$scratch/list.csv
run 0 init "$p" --name Plein --region GM0344 --yes
head='date,event'
row() { # row DAY [EVENT]
	echo "$1,${2:-Inloop}"
}

# one refused by the parsing side, one by the storing side, in the order of the file
{
	echo "$head"
	row 2026-06-12
	row twaalf
	row 2026-06-13 "$(printf 'a%.0s' $(seq 501))"
	row '=SUM'
} >"$scratch/=days.csv"
run 1 --project "$p" import --rejects "$list" "$scratch/=days.csv" && says "1 van 4"
ok "a file with rejected rows: status 1"
printf 'file,row,column,code,message\r\n' >"$scratch/head"
head -n 1 "$list" | cmp -s - "$scratch/head" && [ "$(wc -l <"$list")" = 4 ] && [ "$(cut -d, -f2,3,4 "$list" | tail -n +2)" = "3,1,cell-date-template
4,2,own-text-long
5,1,cell-date-template" ]
ok "each is in the list, with row, column and code, in the order of the file"
grep -q "$(sed -n '2s/.*cell-date-template,"*//p' "$list" | cut -c 1-30)" "$scratch/err" && ! grep -q Inloop "$list"
ok "in the words of the screen, and nothing else of the row"
(cd "$scratch" && run 0 --project "$p" --lang en import --rejects "$list" "=days.csv") && says "already" && grep -q "^\"'=days.csv\"," "$list" && grep -q 'Write the date' "$list"
ok "also of a file that was imported before, in the language asked for; what a spreadsheet would take for a formula is guarded"
[ "$(stat -c %a "$list")" = 600 ] && [ "$(find "$scratch" -maxdepth 1 -name '.spiegel*' | wc -l)" = 0 ]
ok "the file is its owner's, and nothing else is left"

# thousands, of several files
{
	echo "$head"
	row 2026-06-12 Start
	i=0
	while [ $i -lt 3000 ]; do
		i=$((i + 1))
		row x
	done
} >"$scratch/many.csv"
sed -e 's/Inloop/Markt/' "$scratch/many.csv" >"$scratch/more.csv"
run 1 --project "$p" import --rejects "$list" "$scratch/many.csv" "$scratch/more.csv" &&
	complains "(ook in andere rijen: 2.999)" && [ "$(grep -c cell-date-template "$scratch/err")" = 2 ]
ok "the screen says once what 3000 rows have"
[ "$(wc -l <"$list")" = 6001 ] && [ "$(awk -F, 'NR > 1 { print $2 }' "$list" | tr '\n' ' ')" = "$(seq 3 3002 | tr '\n' ' ')$(seq 3 3002 | tr '\n' ' ')" ]
ok "every row of 6000 in the list"
printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\nInloop,2026-06-20,feest,no,F,25,34,yes,2\nInloop,2026-06-20,feest,no,M,25,34,yes,2\n' >"$scratch/words.csv"
run 3 --project "$p" import --rejects "$list" "$scratch/words.csv" && [ "$(grep -c cell-label "$scratch/err")" = 1 ] &&
	complains "Wel bekend: meeting, bijeenkomst, " && complains "(ook in andere rijen: 1)"
ok "a word that is not known, with those that are"

# a refused file stands in the list with what was wrong in it; a file that is tried twice is told once
printf '%s\n%s\n%s\n' "$head" "$(row x)" "$(row y)" >"$scratch/bad.csv"
run 3 --project "$p" import --rejects "$list" "$scratch/bad.csv"
[ "$(cut -d, -f2,4 "$list" | tail -n +2)" = "2,cell-date-template
3,cell-date-template
,import-no-rows" ]
ok "a refused file: its rows once, and the refusal"
printf '%s\n%s\n' "$head" "$(row 2026-06-14)" >"$scratch/good.csv"
run 0 --project "$p" import --rejects "$list" "$scratch/good.csv" && cmp -s "$list" "$scratch/head"
ok "nothing is rejected: the list has its header alone"

mkdir "$scratch/folder"
cp "$scratch/bad.csv" "$scratch/folder"
printf 'naam;bedrag\na;1\n' >"$scratch/folder/odd.csv"
run 3 --project "$p" import --rejects "$list" "$scratch/folder" && ! grep -q odd.csv "$list" && grep -q bad.csv "$list"
ok "what a folder has of other things is not in the list"

# places that cannot be
before=$(cksum <"$scratch/many.csv")
run 2 --project "$p" import --rejects "$scratch/many.csv" "$scratch/bad.csv" && complains "many.csv" && [ "$(cksum <"$scratch/many.csv")" = "$before" ]
ok "a file of something else is not replaced"
imports=$(sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM import')
sed -e 's/Inloop/Fietstocht/' "$scratch/=days.csv" >"$scratch/new.csv"
run 5 --project "$p" import --rejects "$scratch/none/list.csv" "$scratch/new.csv" && run 5 --project "$p" import --rejects "$scratch/folder" "$scratch/new.csv" &&
	[ "$(sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM import')" = "$imports" ]
ok "a place where no file can be is told before anything is imported"
finish
