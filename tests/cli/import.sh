#!/bin/sh
# Taking files in: what is stored, what is refused and with which words, that nothing is counted twice and nothing half stored.
. tests/cli/lib

p=$scratch/p
run 0 init "$p" --name Plein --region GM0344 --from-age 15 --yes
ok "a project"
mkdir "$scratch/x"
"$generate" "$scratch/x"
ok "the example's exports"
facebook=$(echo "$scratch"/x/facebook/Jul-*.csv)
store() { # what one SQL statement says of the store
	sqlite3 "$p/spiegel.db" "$1"
}
facts='SELECT count(*), sum(views), sum(comments) FROM post_current; SELECT * FROM month_total; SELECT count(*), sum(value) FROM audience_cell'

run 0 --project "$p" import "$facebook" && says "264 van 264"
ok "posts of a year"
before=$(store "$facts")
run 0 --project "$p" import "$facebook" && says "al ingelezen" && [ "$(store "$facts")" = "$before" ]
ok "the same file again changes nothing"
says "nummer 2" && ! says "undo" && run 0 --project "$p" import --channel facebook "$facebook" && says "nummer 2" && says "spiegel --project $p undo 2"
ok "and tells which import has it; who wants it read otherwise hears how"
sed '1s/Aangepaste labels/Stemming/' "$facebook" >"$scratch/more.csv"
run 0 --project "$p" import --dry-run "$scratch/more.csv" && complains "niet ingelezen: Stemming"
ok "a column that is not known is named"
run 2 --project "$p" import --as-of 2026-07-02 "$scratch"/x/facebook/Jun-*.csv && complains "De dag bij --as-of, 2026-07-02, moet nog komen: volgens deze computer is het nu 2026-07-01"
ok "no file was made on a day to come, whose figures would stand before all later ones"
SOURCE_DATE_EPOCH=1785492000 run 0 --project "$p" import --as-of 2026-07-31 "$scratch"/x/facebook/Jun-*.csv && says "nieuwere cijfers"
ok "a newer export of the last month"
[ "$(store 'SELECT count(*) FROM post_current')" = 264 ] && [ "$(store 'SELECT count(*) FROM post_reading')" -gt 264 ]
ok "adds readings, not posts"
[ "$(store 'SELECT sum(views) FROM post_current')" -gt "$(store "SELECT sum(views) FROM post_reading WHERE import_id = 2")" ]
ok "and the newest figures count"

for order in "Follows Jul" "Jul Follows"; do
	run 0 init "$scratch/q" --name x --region GM0344 --yes
	files=
	for f in $order; do files="$files $(echo "$scratch"/x/facebook/"$f"*.csv)"; done
	# shellcheck disable=SC2086 # the names have no blanks
	run 0 --project "$scratch/q" import $files
	ok "a daily series finds its channel, in the order $order"
	rm -rf "$scratch/q"
done
run 3 --project "$p" import "$scratch/x/facebook/Audience.csv" && complains "--as-of"
ok "an audience without a day asks for one"
run 0 --project "$p" import --channel facebook --as-of 2026-06-30 "$scratch/x/facebook/Audience.csv"
ok "and is taken with it"
run 0 --project "$p" import "$scratch/x/tellingen.csv"
ok "counted participants"

# refused files leave no trace
before=$(store "$facts")
printf 'naam;bedrag\na;1\n' >"$scratch/odd.csv"
run 3 --project "$p" import "$scratch/odd.csv" && complains "odd.csv"
ok "an unknown file is refused by name"
head -c 20100 "$facebook" >"$scratch/cut.csv"
run 3 --project "$p" import "$scratch/cut.csv" && complains "cut.csv:"
ok "a file cut inside quotes is refused at its row"
printf '\377\376' >"$scratch/half.csv"
run 3 --project "$p" import "$scratch/half.csv" "$scratch/none.csv" /dev/null
ok "an empty one, a missing one, a device"
[ "$(store "$facts")" = "$before" ]
ok "and the store is as it was"

# zips and workbooks
run 3 --project "$p" import tests/data/workbooks/cells.xls && complains "cells.xls: Formule:2:3"
ok "a workbook is refused with worksheet, row and column"
run 3 --project "$p" import --part cellen tests/data/workbooks/cells.xls && complains "cells.xls: Cellen:"
ok "of one worksheet alone its own reason is told"
run 3 --project "$p" import --part Blad1 tests/data/workbooks/cells.xls && complains "Cellen, Formule, Leeg"
ok "and what there is instead of one that is not there"

# a wrong cell of a count says where, and refuses the file: without its people the verdict would be firmer than it is
{
	echo 'activity,date,kind,online,sex,age_from,age_to,first_time,count'
	echo 'Inloop,2026-06-20,meeting,no,F,25,34,yes,12'
	echo 'Inloop,2026-06-20,meeting,no,M,25,34,yes,twaalf'
} >"$scratch/counts.csv"
run 3 --project "$p" import "$scratch/counts.csv" && complains "counts.csv:3:9" && complains "Een telling waarin mensen ontbreken" &&
	[ "$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM activity WHERE name = 'Inloop'")" = 0 ]
ok "a word for a number: file, row, column; counts come in whole or not at all; status 3"
printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\nAvond,28-02-2026,meeting,no,F,15,24,yes,3\nAvond,31-02-2026,meeting,no,F,25,34,yes,3\n' >"$scratch/februari.csv"
run 3 --project "$p" import "$scratch/februari.csv" && tr '\n' ' ' <"$scratch/err" | grep -q "februari.csv:3:2: rij geweigerd: In de kolom 'date' staat '31-02-2026'. Die dag bestaat niet. Kijk na welke dag het was en schrijf die als 30-06-2026. \[cell-day-unreal\]"
ok "a day that no month has: which column, that there is none, and how to write it"
run 0 --project "$p" import --dry-run "$scratch"/x/instagram/Jul-*.csv && says "niets bewaard" && [ "$(store 'SELECT count(*) FROM channel')" = 1 ]
ok "a dry run stores nothing"

sed -i 's/^hashtags = $/hashtags = groenesingel/' "$p/spiegel.ini"
run 0 --project "$p" import "$scratch"/x/instagram/Jul-*.csv && says "niet bij dit traject horen: 12 "
ok "posts outside the trajectory's scope are counted and left out"
run 0 --project "$p" sources --format csv && says "Facebook-berichten"
ok "sources tells what is in"
run 0 --project "$p" status && says "264"
[ "$(store 'SELECT count(*) FROM import')" -gt 5 ]
ok "status"

# the agreement is from 15
ages() { # ages COUNT_8_14 COUNT_12_17: a file of them and of people of 25-34
	printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\n'
	printf 'Jong,2026-06-20,meeting,no,F,8,11,yes,%s\nJong,2026-06-20,meeting,no,M,12,17,yes,%s\nJong,2026-06-20,meeting,no,F,15,,yes,41\n' "$1" "$2"
}
run 0 init "$scratch/young" --name x --region GM0344 --yes
ages 12 60 >"$scratch/young.csv" && run 0 --project "$scratch/young" import "$scratch/young.csv" &&
	says "Jonger dan 15 jaar, de laagste leeftijd van de afspraak: 12 mensen" && says "waar 15 jaar middenin ligt, de laagste leeftijd van de afspraak: 60 mensen"
ok "who is too young for the agreement, or may be, is told at import"
ages 9 9 >"$scratch/young.csv" && run 0 --project "$scratch/young" import "$scratch/young.csv" && [ "$(grep -c 'afspraak: minder dan 10 mensen' "$scratch/out")" = 2 ]
ok "not how few"
ages 0 0 >"$scratch/young.csv" && run 0 --project "$scratch/young" import "$scratch/young.csv" && ! says "laagste leeftijd"
ok "and nothing where all are old enough"

# figures that no import makes: of a store that somebody else filled
altered() { # altered SQL COMMAND...: what a command does with a copy of the store after this; true when it ends by itself
	rm -rf "$scratch/altered" && cp -r "$p" "$scratch/altered" && sqlite3 "$scratch/altered/spiegel.db" "$1" && shift || return 1
	"$spiegel" --project "$scratch/altered" "$@" >"$scratch/out" 2>"$scratch/err"
	got=$?
	{ [ "$got" -le 5 ] && ! complains 'runtime error'; } || ! echo "# status $got: spiegel $*"
}
altered 'PRAGMA foreign_keys = OFF; DELETE FROM channel' content --period 2026-06 && [ "$got" = 4 ] && complains "beschadigd"
ok "posts of an account that is not there"
altered 'UPDATE post_reading SET local_day = 2000000000' rebuild && altered 'UPDATE post_reading SET local_day = -2147483648' rebuild
ok "days that are in no calendar"
altered 'UPDATE post_reading SET views = 9223372036854775807, reactions = 9223372036854775807' rebuild && [ "$got" = 4 ]
ok "more views than can be"
altered 'UPDATE month_total SET posts = 9223372036854775807, views = 9223372036854775807, interactions = -9223372036854775808;
	UPDATE import SET rows_stored = 9223372036854775807, imported_at = 9223372036854775807' report monthly --period 2026-06 --format json
ok "or more of all together"
altered 'UPDATE OR IGNORE month_total SET month = 2000000000' report content --period 2026-06 --format json && [ "$got" = 0 ] &&
	altered 'UPDATE OR IGNORE month_total SET month = -1' status && [ "$got" = 0 ]
ok "months that are in no calendar"
altered 'UPDATE audience_cell SET value = 9e18' report representativeness --period 2026-06 --format json
ok "and more people"

# cut within its last row: refused or told wherever that is, and whole with a line end it is neither
printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\nKoffie,2026-03-01,meeting,no,F,15,24,yes,41\n' >"$scratch/begun.csv"
printf 'Thee,2026-03-02,meeting,no,F,15,24,yes,41928\n' >"$scratch/row.csv"
run 0 init "$scratch/cut" --name x --region GM0344 --yes
bytes=1
while [ $bytes -lt 45 ]; do
	{ cat "$scratch/begun.csv" && head -c $bytes "$scratch/row.csv"; } >"$scratch/tellingen.csv"
	"$spiegel" --project "$scratch/cut" import --dry-run "$scratch/tellingen.csv" >"$scratch/out" 2>"$scratch/err"
	[ -s "$scratch/err" ] || echo "cut after $bytes bytes"
	bytes=$((bytes + 1))
done >"$scratch/silent"
[ ! -s "$scratch/silent" ] && [ "$(wc -c <"$scratch/row.csv")" = 45 ] && complains '[file-ends-in-number]'
ok "a file that was cut within its last row is told, also within its last number"
cat "$scratch/begun.csv" "$scratch/row.csv" >"$scratch/tellingen.csv"
run 0 --project "$scratch/cut" import "$scratch/tellingen.csv" && [ ! -s "$scratch/err" ]
ok "and not one that ends as it should"

if [ -d "$shared/samples/meta" ]; then
	run 0 init "$scratch/real" --name x --region GM0344 --yes
	run 0 --project "$scratch/real" import --as-of 2026-01-31 "$shared"/samples/meta/page-nl/*.csv
	ok "a real Dutch export"
	run 0 --project "$scratch/real" report monthly --period 2026-01 --format pdf,json
	ok "and its report"
else
	skip "a real Dutch export" "the sample files are not here"
	skip "and its report" "the sample files are not here"
fi
finish
