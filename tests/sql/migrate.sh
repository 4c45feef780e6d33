#!/bin/sh
# Bringing an older store forward: the store is compiled twice, as it is and with an invented next version, and a file goes from one to the other.
set -u
LC_ALL=C
export LC_ALL
n=0
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT INT TERM
db=$scratch/spiegel.db

ok() { # ok NAME: the status of the command before decides
	[ $? -eq 0 ] && word=ok || word="not ok"
	n=$((n + 1))
	echo "$word $n - $1"
}

cat >"$scratch/drive.c" <<'END'
#include "sql/store.h"
#include <stdio.h>

int main(int argc, char **argv)
{
	struct err e = { 0 };
	struct store *s;
	bool ok = argc == 3 && store_open(&s, argv[1], argv[2][0] == 'c' ? STORE_CREATE : argv[2][0] == 'w' ? STORE_WRITE : STORE_READ, &e);
	if (ok)
		store_close(s);
	struct mem *m = mem_new();
	puts(ok ? "ok" : word_code(m, e.word));
	mem_free(m);
	return 0;
}
END

# program NAME: sql/ of $scratch/NAME made into $scratch/NAME/drive
program() {
	(cd "$scratch/$1" && find sql -name '*.sql' | sort | xargs awk -v ids=sql_id.h -v text=sql_text.h -f "$OLDPWD/sql/embed.awk") &&
		${CC:-cc} -std=c17 -D_XOPEN_SOURCE=700 -w -I"$scratch/$1" -Ibuild/gen -I. -o "$scratch/$1/drive" "$scratch/drive.c" sql/store_sqlite.c \
			base/*.c -lsqlite3 -lutf8proc -lnettle -lm
}

# copy NAME: a set of .sql files to change
copy() {
	mkdir -p "$scratch/$1/sql/migrate"
	cp sql/*.sql "$scratch/$1/sql/"
	cp sql/migrate/*.sql "$scratch/$1/sql/migrate/" 2>/dev/null || true
}

# next NAME STATEMENT: the version after this one, which STATEMENT makes of a store and which has a new column in its schema
next() {
	copy "$1"
	version=$(sed -n 's/^PRAGMA user_version = \([0-9]*\);.*/\1/p' sql/schema.sql)
	sed -e "s/^PRAGMA user_version = $version;/PRAGMA user_version = $((version + 1));/" \
		-e 's/^  starts INTEGER, ends INTEGER$/  starts INTEGER, ends INTEGER, note TEXT/' sql/schema.sql >"$scratch/$1/sql/schema.sql"
	printf '%s\nPRAGMA user_version = %d;\n' "$2" $((version + 1)) >"$scratch/$1/sql/migrate/$(printf %03d $((version + 1)))_note.sql"
	program "$1"
}

copy now && program now
ok "this version compiles"
next next 'ALTER TABLE trajectory ADD COLUMN note TEXT;'
ok "an invented next version compiles"
next wrong 'ALTER TABLE trajectory ADD COLUMN remark TEXT;' && next broken 'ALTER TABLE nothing ADD COLUMN note TEXT;'
ok "and two that go wrong"

[ "$("$scratch/now/drive" "$db" create)" = ok ] &&
	sqlite3 "$db" "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL)"
before=$(cksum <"$db")
[ "$("$scratch/now/drive" "$db" write)" = ok ] && [ "$(cksum <"$db")" = "$before" ]
ok "opening a store of this version changes nothing"
[ "$("$scratch/broken/drive" "$db" write)" = store-altered ] && [ "$(cksum <"$db")" = "$before" ]
ok "a migration that fails leaves the store as it was"
[ "$("$scratch/wrong/drive" "$db" write)" = store-altered ] && [ "$(cksum <"$db")" = "$before" ]
ok "so does one that does not lead to the schema"
[ "$("$scratch/next/drive" "$db" read)" = ok ] && [ "$(sqlite3 "$db" 'PRAGMA user_version')" = $((version + 1)) ]
ok "a sound one brings the store forward, also for a reader"
[ "$(sqlite3 "$db" 'SELECT slug, note IS NULL FROM trajectory')" = 'dijk|1' ] && [ ! -e "$db-journal" ]
ok "its rows are kept"
before=$(cksum <"$db")
[ "$("$scratch/next/drive" "$db" write)" = ok ] && [ "$(cksum <"$db")" = "$before" ]
ok "the second opening changes nothing"
[ "$("$scratch/now/drive" "$db" write)" = store-newer ] && [ "$(cksum <"$db")" = "$before" ]
ok "the version before refuses it and leaves it alone"
rm "$db"
[ "$("$scratch/next/drive" "$db" create)" = ok ] && [ "$("$scratch/next/drive" "$db" write)" = ok ]
ok "a new store is of the new version at once"

rm "$db"
copy first && cp tests/sql/version_1.sql "$scratch/first/sql/schema.sql" && rm -f "$scratch"/first/sql/migrate/*.sql && program first
[ "$("$scratch/first/drive" "$db" create)" = ok ] && sqlite3 "$db" "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL)"
[ "$("$scratch/now/drive" "$db" read)" = ok ] && [ "$(sqlite3 "$db" 'SELECT slug FROM trajectory')" = dijk ]
ok "a store of version 1 comes forward, with its rows"
# killed at each of its writes on the way, or refused there: it is of the old version or of the new, and comes forward the next time
if strace -o "$scratch/calls" true 2>/dev/null; then
	rm "$db" && "$scratch/first/drive" "$db" create >/dev/null && sqlite3 "$db" "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL)"
	cp "$db" "$scratch/old.db" && strace -qq -e trace=pwrite64 -o "$scratch/calls" "$scratch/now/drive" "$db" write >/dev/null
	sqlite3 "$db" .dump >"$scratch/new"
	most=$(grep -c 'pwrite64(' "$scratch/calls")
	[ "${FAULTS:-some}" = all ] && step=1 || step=$((most / 12 + 1))
	tried=0 wrong=0
	for fault in signal=KILL error=ENOSPC error=EIO; do
		k=1
		while [ $k -le "$most" ]; do
			rm -f "$db" "$db"-* && cp "$scratch/old.db" "$db"
			strace -qq -o "$scratch/calls" -e trace=pwrite64 -e inject=pwrite64:$fault:when=$k "$scratch/now/drive" "$db" write >/dev/null 2>&1
			case $(sqlite3 "$db" 'PRAGMA user_version; PRAGMA integrity_check' | tr '\n' ' ') in
			'1 ok ' | "$version ok ") ;;
			*) wrong=$((wrong + 1)) ;;
			esac
			{ [ "$("$scratch/now/drive" "$db" write)" = ok ] && sqlite3 "$db" .dump | cmp -s - "$scratch/new"; } || wrong=$((wrong + 1))
			tried=$((tried + 1))
			k=$((k + step))
		done
	done
	[ $tried -gt 30 ] && [ $wrong = 0 ]
	ok "it comes forward, killed or refused at its $most writes: $tried faults, $wrong wrong"
fi
rm "$db"
row() { # row ID SECOND : an import
	echo "INSERT INTO import VALUES ($1, 1, 'som$1', 'f', 1, 'counts', 'utf-8', ',', NULL, NULL, NULL, 1, 1, 0, 0, $2, NULL, 't');"
}
[ "$("$scratch/first/drive" "$db" create)" = ok ] && sqlite3 "$db" "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL);
	$(row 1 100) $(row 2 200) $(row 3 300)
	INSERT INTO criterion VALUES (1, 1, 1, 't', 's', 100, 'default'), (2, 1, 2, 't', 's', 250, 'own');"
[ "$("$scratch/now/drive" "$db" write)" = ok ] && [ "$(sqlite3 "$db" 'SELECT group_concat(last_import_id) FROM criterion')" = 0,2 ]
ok "of its agreements the clock tells which imports there were: one of the same second came later"
rm "$db"
post() { # post ID PAID VIEWS REACTIONS BOUGHT : published 2026-05-01
	echo "INSERT INTO post VALUES ($1, 1, 1, '$1');
		INSERT INTO post_reading(trajectory_id, post_id, import_id, day, as_of, local_day, content_type, content_type_raw, type_inferred, paid,
			language, pair_id, permalink, title, views, reactions) VALUES (1, $1, 1, 0, 20600, 20574, 'image', '', 0, $2, '', '', '', '', $3, $4);
		INSERT INTO post_metric VALUES (1, $1, 1, 'reach_paid', $5);"
}
[ "$("$scratch/first/drive" "$db" create)" = ok ] && sqlite3 "$db" "INSERT INTO trajectory VALUES (1, 'dijk', 'Dijk', 'GM0014', 'Europe/Amsterdam', NULL, NULL);
	$(row 1 100) INSERT INTO channel VALUES (1, 1, 'facebook', '10', 'Pagina', 1);
	$(post 1 NULL 1000 10 0) $(post 2 NULL 9000 9 700) $(post 3 0 500 5 700) $(post 4 NULL 70 NULL 0)
	INSERT INTO month_total VALUES (1, 1, 24317, 'image', 4, 3, 10500, 24, 82250000.0, 206.0, 93500.0);"
[ "$("$scratch/now/drive" "$db" write)" = ok ] &&
	[ "$(sqlite3 "$db" "SELECT paid, posts, exposed, views, interactions, views_sq FROM month_total ORDER BY paid" | tr '\n' ' ')" = \
		'0|3|2|1500|15|1250000.0 1|1|1|9000|9|81000000.0 ' ]
ok "a post that was bought for, as its figures tell, stands apart in the month; one that is said to be organic does not"
rm "$db"
[ "$("$scratch/first/drive" "$db" create)" = ok ] && sqlite3 "$db" "DROP VIEW post_current"
before=$(cksum <"$db")
[ "$("$scratch/now/drive" "$db" write)" = store-altered ] && [ "$(cksum <"$db")" = "$before" ]
ok "one that is not as version 1 made it is said to be altered"
echo "1..$n"
