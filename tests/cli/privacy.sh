#!/bin/sh
# Privacy by design, seen from outside: the store has no place for a person, keeps no file, opens to its owner alone, and nothing goes out.
. tests/cli/lib

p=$scratch/p
umask 000
run 0 init "$p" --name Plein --region GM0344 --yes
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 --project "$p" import "$scratch"/x/*/Jul-*.csv "$scratch/x/tellingen.csv"
run 0 --project "$p" report monthly --period 2026-06
ok "a project with data and a report"

# channel: names are those of the organisation's own pages; external ids are of pages and posts
columns=$(sqlite3 "$p/spiegel.db" "SELECT m.name || '.' || c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type IN ('table', 'view')")
echo "$columns" >"$scratch/out"
[ "$(echo "$columns" | wc -l)" -gt 150 ] &&
	! echo "$columns" | grep -iE '\.(.*(handle|e_?mail|phone|device|avatar|author|follower_|user|birth|postal|street|gender_of).*|ip|ip_.*|address|person.*|profile.*|url)$'
ok "no column of the store is for a person"

# the register of processing comes out of the store's own structure
sqlite3 "$p/spiegel.db" "SELECT m.name || '|' || group_concat(c.name, ', ') FROM sqlite_schema m JOIN pragma_table_info(m.name) c
	WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' GROUP BY m.rowid ORDER BY m.rowid" >"$scratch/tables"
sed -i 's/^grondslag = .*/grondslag = artikel 6 lid 1 onder e, Gemeentewet/; s/^kleinste_groep = .*/kleinste_groep = 12/' "$p/spiegel.ini"
for lang in nl en fr; do
	run 0 --project "$p" privacy --lang $lang --format csv
	tr -d '\r' <"$scratch/out" >"$scratch/told"
	missing=0
	while IFS='|' read -r table columns; do
		grep -qE "^$table,\"?[^,\"].*,\"?$columns\"?,\$" "$scratch/told" || missing=$((missing + 1))
	done <"$scratch/tables"
	[ $missing = 0 ] && [ "$(wc -l <"$scratch/tables")" -gt 30 ]
	ok "privacy: each table and column of the store, and what it holds, in $lang"
	run 0 --project "$p" privacy --lang $lang && says Gemeentewet && says 12 && says "post_reading"
	ok "and what the settings say"
done

[ -z "$(find "$p" ! -type l -perm /077)" ]
ok "whatever the umask, nobody else may read the project or its reports"
find "$scratch/x" -type f -exec sha256sum {} + | cut -d' ' -f1 | sort >"$scratch/in"
find "$p" -type f -exec sha256sum {} + | cut -d' ' -f1 | sort >"$scratch/kept"
[ -s "$scratch/in" ] && [ -z "$(comm -12 "$scratch/in" "$scratch/kept")" ] && [ "$(find "$p" -maxdepth 1 -type f | wc -l)" = 2 ]
ok "an imported file is not copied: the project is its settings, its store and its reports"
! grep -qaF "$scratch" "$p/spiegel.db"
ok "and the store does not know in which folder the file was"

if strace -o "$scratch/t" true 2>/dev/null; then
	sockets=0
	for words in "import $scratch/x/instagram/Follows.csv --channel instagram" "check" "content" "report monthly --period 2026-05 --format pdf,html,csv,json,xlsx"; do
		# shellcheck disable=SC2086 # words of a command
		ASAN_OPTIONS=detect_leaks=0 strace -f -qq -e trace=network -o "$scratch/net" "$spiegel" --project "$p" $words >"$scratch/out" 2>"$scratch/err" || sockets=999
		sockets=$((sockets + $(grep -c -E 'AF_INET|sendto|connect' "$scratch/net")))
	done
	[ $sockets = 0 ]
	ok "no command opens a connection"
else
	skip "no command opens a connection" "strace is not here or may not trace"
fi
finish
