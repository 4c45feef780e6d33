#!/bin/sh
# scripts/layers.sh must see what it is there to see: plant one violation of each kind in a copy, and look for each in its findings.
set -eu
build=${BUILD:-build/plain}
folders="base sql analytics importers reports study cli"
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
for folder in $folders; do
	mkdir -p "$copy/$build/$folder"
	cp -R "$folder" "$copy/"
	cp "$build/$folder"/*.o "$copy/$build/$folder/"
done

header() { # header FILE TEXT
	printf '%s\n' "$2" >>"$copy/$1"
}
compiled() { # compiled FILE TEXT: an object as well
	printf '%s\n' "$2" >"$copy/$1"
	${CC:-cc} -w -c -o "$copy/$build/${1%.c}.o" "$copy/$1"
}

header base/planted.h '#include "sql/store.h"'
header analytics/planted.h '#include "sql/store.h"'
header importers/planted.h '#include "reports/doc.h"'
header reports/planted.h '#include "sql_id.h"'
header study/planted.h '#include "cli/cmd.h"'
header reports/planted.h '#include <sqlite3.h>'
header sql/planted.h '#include <sqlite3.h>'
header study/planted.h '#include <gsl/gsl_cdf.h>'
header importers/planted.h '#include <csv.h>'
header cli/planted.h '#include <cairo.h>'
header base/planted.h '#include <bzlib.h>'
compiled analytics/planted.c 'int store_begin(void); int planted_1(void) { return store_begin(); }'
compiled reports/planted.c 'int store_commit(void); int planted_2(void) { return store_commit(); }'
compiled sql/planted.c 'int sqlite3_open(void); int planted_3(void) { return sqlite3_open(); }'
compiled base/planted.c 'int gsl_sf_beta(void); int planted_4(void) { return gsl_sf_beta(); }'
compiled importers/planted.c 'int csv_parse(void); int planted_5(void) { return csv_parse(); }'
compiled study/planted.c 'int cairo_create(void); int planted_6(void) { return cairo_create(); } char *planted_7 = "SELECT id FROM post";'
compiled cli/planted.c 'int ini_parse(void); int frobnicate(void); int planted_8(void) { return ini_parse() + frobnicate(); } int csv_free;'
header reports/planted.h 'char *planted_9 = "facebook", *planted_10 = "#ff0000";'
header reports/planted.h '/* a comment may say facebook, #ff0000 and'
header reports/planted.h '"SELECT id FROM post" */'

root=$PWD
findings=$(cd "$copy" && BUILD=$build "$root/scripts/layers.sh")

n=0
expect() {
	n=$((n + 1))
	if printf '%s\n' "$findings" | grep -qF -e "$1"; then
		echo "ok $n - found: $1"
	else
		echo "not ok $n - not found: $1"
	fi
}
expect 'base/planted.h:1: includes sql/store.h'
expect 'analytics/planted.h:1: includes sql/store.h'
expect 'importers/planted.h:1: includes reports/doc.h'
expect 'reports/planted.h:1: includes sql_id.h'
expect 'study/planted.h:1: includes cli/cmd.h'
expect 'reports/planted.h:2: includes <sqlite3.h>'
expect 'sql/planted.h:1: includes <sqlite3.h>'
expect 'study/planted.h:2: includes <gsl/gsl_cdf.h>'
expect 'importers/planted.h:2: includes <csv.h>'
expect 'cli/planted.h:1: includes <cairo.h>'
expect 'base/planted.h:2: <bzlib.h> is of no library'
expect 'analytics/planted.o: calls store_begin of sql/store_sqlite.o'
expect 'reports/planted.o: calls store_commit of sql/store_sqlite.o'
expect 'sql/planted.o: calls sqlite3_open of libsqlite3'
expect 'base/planted.o: calls gsl_sf_beta of libgsl'
expect 'importers/planted.o: calls csv_parse of libcsv'
expect 'study/planted.o: calls cairo_create of libcairo'
expect 'cli/planted.o: calls ini_parse of libinih'
expect 'cli/planted.o: frobnicate is of no library'
expect 'cli/planted.o: csv_free is also a symbol of libcsv'
expect 'study/planted.c:1:int cairo_create(void); int planted_6(void) { return cairo_create(); } char *planted_7 = "SELECT'
expect 'reports/planted.h:3:char *planted_9 = "facebook"'
expect 'not ok 8 - colours'
for rule in 1 2 3 4 5 6 7; do
	expect "not ok $rule"
done

n=$((n + 1))
if printf '%s\n' "$findings" | grep -qE 'planted.h:[45]'; then
	echo "not ok $n - a comment was taken for code"
else
	echo "ok $n - comments are left out"
fi
echo "1..$n"
