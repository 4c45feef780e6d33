#!/bin/sh
# The laws of import, seen by who uses the program: however the same exports come in, check, content and the monthly report say the same,
# byte for byte. tests/unit/importers/test_laws.c tries each law on every kind.
. tests/cli/lib

run 0 init "$scratch/empty" --name Plein --region GM0344 --from-age 15 --yes
x=$scratch/x
mkdir "$x"
"$generate" "$x"
facebook=$(echo "$x"/facebook/Jul-*.csv)
newer=$(echo "$x"/facebook/Jun-*.csv)
insta=$(echo "$x"/instagram/Jul-*.csv)
counts=$x/tellingen.csv
audience=$x/facebook/Audience.csv

rewrite() { # rewrite FILE NEW DELIMITER ORDER: the table again, its rows in the order of an SQL expression of their number
	rm -f "$scratch/t.db"
	sed '1s/^\xef\xbb\xbf//' "$1" >"$scratch/t.csv"
	sqlite3 "$scratch/t.db" ".import --csv $scratch/t.csv t" 2>/dev/null
	columns=$(sqlite3 "$scratch/t.db" "SELECT group_concat('\"c' || cid || '\"') FROM pragma_table_info('t')")
	sqlite3 "$scratch/t.db" "CREATE TABLE r($columns);" ".import --csv $scratch/t.csv r" 2>/dev/null # short rows are filled
	sqlite3 "$scratch/t.db" ".mode csv" ".separator \"$3\" \"\\r\\n\"" "SELECT * FROM r ORDER BY rowid > 1, $4" >"$2"
}

part() { # part FILE NEW CONDITION: the rows whose number n, of all, meets a condition
	rewrite "$1" "$2" , rowid
	sqlite3 "$scratch/t.db" ".mode csv" ".separator , \"\\r\\n\"" "SELECT * FROM r WHERE rowid = 1 OR $3" >"$2"
}

project() { # project NAME: one without data
	rm -rf "${scratch:?}/$1"
	cp -r "$scratch/empty" "$scratch/$1"
}

take() { # take PROJECT FILE...
	taken=$1
	shift
	"$spiegel" --project "$scratch/$taken" import --as-of 2026-07-01 "$@" >"$scratch/out" 2>"$scratch/err"
}

take_newer() {
	SOURCE_DATE_EPOCH=1785492000 "$spiegel" --project "$scratch/$1" import --as-of 2026-07-31 "$newer" >"$scratch/out" 2>"$scratch/err"
}

take_followers() {
	"$spiegel" --project "$scratch/$1" import --as-of 2026-06-30 --channel facebook "$audience" >"$scratch/out" 2>"$scratch/err"
}

law() { # law "what" PROJECT: it says what the first one said
	answers "$scratch/$2" "$2.said" && same_answers "$2.said" first.said >>"$scratch/out"
	ok "$1"
}

project first
take first "$facebook" "$insta" "$counts" && take_newer first && take_followers first
answers "$scratch/first" first.said && grep -q '"views"' "$scratch/first.said.json"
ok "a project"

project p
take p "$counts" "$insta" "$facebook" && take_newer p && take_followers p
law "the files in another order" p
take p "$insta" "$facebook" "$counts" && take_newer p && take_followers p
law "the same files again" p
cp "$facebook" "$scratch/copy.csv"
take p "$scratch/copy.csv"
law "a copy under another name" p

project p
take_newer p && take p "$facebook" "$insta" "$counts" && take_followers p
law "older figures after newer ones" p

project p
for f in "$facebook" "$insta" "$counts"; do
	rewrite "$f" "$scratch/$(basename "$(dirname "$f")").reversed.csv" ';' '-rowid'
done
take p "$scratch"/*.reversed.csv && take_newer p && take_followers p
law "rows from last to first, with semicolons" p

project p
for f in "$facebook" "$insta" "$counts"; do
	part "$f" "$scratch/$(basename "$(dirname "$f")").one.csv" 'rowid % 3 < 2'
	part "$f" "$scratch/$(basename "$(dirname "$f")").two.csv" 'rowid % 3 > 0'
done
take p "$scratch/facebook.two.csv" "$scratch/instagram.one.csv" "$scratch/facebook.one.csv" "$scratch/instagram.two.csv" "$counts" &&
	take_newer p && take_followers p
law "parts that overlap, in any order" p

project p
rewrite "$insta" "$scratch/tabs.csv" '\t' rowid
for f in "$facebook" "$scratch/tabs.csv" "$counts"; do
	{
		printf '\377\376'
		sed '1s/^\xef\xbb\xbf//' "$f" | iconv -f UTF-8 -t UTF-16LE
	} >"$scratch/$(basename "$f" .csv).wide.csv"
done
take p "$scratch"/*.wide.csv && take_newer p && take_followers p
law "UTF-16, with tabs" p

project p
part "$facebook" "$scratch/other.csv" 'rowid % 2'
sed -i 's/Plein/Ander/' "$scratch/other.csv"
printf '\r\n\r\n' >>"$scratch/other.csv"
take p "$facebook" "$insta" "$counts" && take_newer p && take_followers p && take p "$scratch/other.csv" "$scratch/facebook.one.csv"
for i in $(sqlite3 "$scratch/p/spiegel.db" "SELECT id FROM import WHERE file_name IN ('other.csv', 'facebook.one.csv')"); do
	run 0 --project "$scratch/p" undo "$i"
done
law "what was undone" p
finish
