#!/bin/sh
# embed.awk: what it makes of the .sql files, and what it refuses.
set -u
LC_ALL=C
export LC_ALL
n=0
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT INT TERM

# ok NAME: the status of the command before decides
ok() {
	[ $? -eq 0 ] && word=ok || word="not ok"
	n=$((n + 1))
	echo "$word $n - $1"
}

# embed: the schema and the statements in $scratch, with their headers beside them
embed() {
	(cd "$scratch" && awk -v ids=id.h -v text=text.h -f "$OLDPWD/sql/embed.awk" schema.sql migrate/*.sql named.sql 2>err)
}

# fresh: a small set that embeds
fresh() {
	rm -rf "$scratch/migrate"
	mkdir "$scratch/migrate"
	printf '%s\n' 'PRAGMA application_id = 0x41; -- mark' 'PRAGMA user_version = 2;' 'CREATE TABLE t ( -- first' \
		"  a   TEXT DEFAULT '--  ( x', -- why" '  CHECK ( a <> 1 )' ') STRICT;' >"$scratch/schema.sql"
	printf '%s\n' 'ALTER TABLE t ADD COLUMN a TEXT;' 'PRAGMA user_version = 2;' >"$scratch/migrate/002_a.sql"
	printf '%s\n' '-- about both' '-- name: one' '-- what it does' "SELECT \"a\", 'it''s'" '  FROM t;   -- end' '' '-- name: two_3' 'SELECT 2;' \
		>"$scratch/named.sql"
}

# refused WORDS: embed fails and says so
refused() {
	! embed && grep -q -e "$1" "$scratch/err"
}

fresh
embed
ok "embeds"
grep -q 'SQL_ONE,' "$scratch/id.h" && grep -q 'SQL_TWO_3,' "$scratch/id.h" && grep -q 'SQL_N$' "$scratch/id.h"
ok "every name has an id"
grep -q '{ "one", "named.sql", "SELECT \\"a\\", '"'it''s'"' FROM t;" }' "$scratch/text.h"
ok "comments and needless blanks go, quotes are kept"
grep -q "\"CREATE TABLE t (a TEXT DEFAULT '--  ( x', CHECK (a <> 1)) STRICT\"," "$scratch/text.h"
ok "what looks like a comment within a text stays"
grep -q 'SCHEMA_APPLICATION = 0x41, SCHEMA_VERSION = 2' "$scratch/text.h"
ok "mark and version come from the schema"
grep -q '{ 2, "ALTER TABLE t ADD COLUMN a TEXT" }' "$scratch/text.h"
ok "migrations carry their version"

fresh
echo '-- name: one
SELECT 3;' >>"$scratch/named.sql"
refused 'named.sql:9: one is named already'
ok "a name twice is refused, with file and line"
fresh
echo 'SELECT 1;' >"$scratch/named.sql"
refused 'needs a line'
ok "a statement without a name is refused"
fresh
echo '-- name: Two words' >>"$scratch/named.sql"
refused 'a name is lower case'
ok "an odd name is refused"
fresh
printf '%s\n' '-- name: put many' "INSERT INTO t(a, b, c) VALUES (\$1, 'x', \$2) ON CONFLICT DO NOTHING;" >>"$scratch/named.sql"
embed && grep -q '^	SQL_PUT_MANY,' "$scratch/id.h" && grep -q 'SQL_MANY = 16' "$scratch/id.h" &&
	grep -q "VALUES (\$1, 'x', \$2) ON" "$scratch/text.h" &&
	grep -q "VALUES (\$1, 'x', \$2), (\$3, 'x', \$4), .*, (\$31, 'x', \$32) ON" "$scratch/text.h"
ok "an insert for many rows is written out"
fresh
printf '%s\n' '-- name: put many' "INSERT INTO t SELECT \$1;" >>"$scratch/named.sql"
refused 'many rows need a group VALUES'
ok "a statement that cannot be for many rows is refused"
fresh
echo '-- name: three' >>"$scratch/named.sql"
refused 'no text under the name three'
ok "a name without a statement is refused"
fresh
printf '%s\n' "-- name: three" "SELECT 'a" "b';" >>"$scratch/named.sql"
refused 'must end on the line'
ok "a text over two lines is refused"
fresh
{
	echo '-- name: three'
	awk 'BEGIN { for (i = 0; i < 500; i++) print "SELECT 1;" }'
} >>"$scratch/named.sql"
refused 'longer than 4095'
ok "a literal that a compiler need not take is refused"
fresh
echo 'CREATE TABLE u (a)' >>"$scratch/schema.sql"
refused 'lacks its semicolon'
ok "a schema cut short is refused"
fresh
mv "$scratch/migrate/002_a.sql" "$scratch/migrate/003_a.sql"
refused 'without gaps'
ok "a gap in the migrations is refused"
fresh
echo 'ALTER TABLE t ADD COLUMN b TEXT;' >"$scratch/migrate/002_a.sql"
refused 'must end with PRAGMA user_version = 2'
ok "a migration that does not tell its version is refused"
fresh
sed 's/user_version = 2/user_version = 1/' "$scratch/schema.sql" >"$scratch/s" && mv "$scratch/s" "$scratch/schema.sql"
refused 'user_version 2'
ok "a schema behind its migrations is refused"
echo "1..$n"
