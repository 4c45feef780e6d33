#!/bin/sh
# Prove the layer rules, in TAP. What may include what is checked twice: from the #include lines, and from the symbols that the
# compiled objects in $BUILD ask for. tests/layers.sh shows that each check can fail.
set -eu
export LC_ALL=C
build=${BUILD:-build/plain}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# folder, and what its files may include of the project besides their own
cat >"$work/folders" <<'END'
base
sql        base
analytics  base
importers  base sql/store.h sql_id.h
reports    base analytics
study      base analytics reports importers sql sql_id.h
cli        base analytics reports importers sql study
END

# library, the pattern of its headers, the files that may use it
cat >"$work/libraries" <<'END'
utf8proc        ^utf8proc\.h$    ^base/
nettle          ^nettle/         ^base/
sqlite3         ^sqlite3\.h$     ^sql/store_sqlite[._]
gsl             ^gsl/            ^analytics/
gslcblas        ^gsl_cblas       ^analytics/
csv             ^csv\.h$         ^importers/rows_csv\.
jansson         ^jansson\.h$     ^importers/rows_json\.
zip             ^zip\.h$         ^importers/rows_zip\.
expat           ^expat\.h$       ^importers/rows_xlsx\.
freexl          ^freexl\.h$      ^importers/rows_xls\.
plplot          ^plplot           ^reports/
cairo           ^cairo           ^reports/
pango-1.0       ^pango/          ^reports/
pangocairo-1.0  ^pango/          ^reports/
gobject-2.0     ^glib-object     ^reports/
glib-2.0        ^glib            ^reports/
qpdf            ^qpdf/           ^reports/
qrencode        ^qrencode\.h$    ^reports/qr\.
hyphen          ^hyphen\.h$      ^reports/
xlsxwriter      ^xlsxwriter      ^reports/out_xlsx\.
fontconfig      ^fontconfig/     ^reports/(versions|font)\.
freetype        ^ft2build\.h$    ^reports/(versions|font)\.
harfbuzz        ^hb\.h$          ^reports/versions\.
z               ^zlib\.h$        ^reports/versions\.
inih            ^ini\.h$         ^study/
END

# platform, the files that may name it; the words that users see name all of them
cat >"$work/platforms" <<'END'
facebook   ^importers/(facebook|meta)
instagram  ^importers/(instagram|meta)
linkedin   ^importers/linkedin
youtube    ^importers/youtube
tiktok     ^importers/tiktok
twitter    ^importers/x[._]
matomo     ^importers/website
google     ^importers/website
END

folders=$(awk '{ print $1 }' "$work/folders")
# shellcheck disable=SC2086 # lists of words, here and below
sources=$(find $folders -name '*.[ch]' -o -name '*.def' | sort)
# shellcheck disable=SC2086
objects=$(find $folders -name '*.c' | sort | sed "s|^|$build/|; s|c\$|o|")

n=0
found=$work/found
result() { # result "what holds": $found has the places where it does not
	n=$((n + 1))
	if [ -s "$found" ]; then
		echo "not ok $n - $1"
		sed 's/^/#   /' "$found"
	else
		echo "ok $n - $1"
	fi
}

# --- from the #include lines ---

# shellcheck disable=SC2086
awk '/^[ \t]*#[ \t]*include/ && match($0, /["<][^">]+/) {
	print FILENAME, FNR, substr($0, RSTART, 1), substr($0, RSTART + 1, RLENGTH - 1)
}' $sources >"$work/includes"

awk -v rules="$work/folders" '
BEGIN {
	while ((getline line < rules) > 0) {
		k = split(line, w, " ")
		for (i = 1; i <= k; i++)
			may[w[1], w[i]] = 1
	}
	may["sql", "sql_id.h"] = may["sql", "sql_text.h"] = 1
	may["base", "words_text.def"] = 1
}
$3 == "\"" {
	folder = $1; sub(/\/.*/, "", folder)
	target = $4; sub(/\/.*/, "", target)
	if (!((target, target) in may) && target !~ /^(sql_(id|text)\.h|words_text\.def)$/)
		target = folder
	if (!((folder, target) in may) && !((folder, $4) in may))
		print $1 ":" $2 ": includes " $4
}' "$work/includes" >"$found"
result "a folder includes itself and what lies below it"

awk -v rules="$work/libraries" '
BEGIN {
	while ((getline line < rules) > 0) {
		split(line, w, " ")
		header[++k] = w[2]; files[k] = w[3]
	}
	plain = "^(assert|ctype|dirent|errno|fcntl|fenv|float|getopt|glob|iconv|inttypes|langinfo|limits|linux/[a-z_]+|locale|math|poll"
	plain = plain "|pthread|sched|signal|spawn|std(align|arg|bool|def|int|io|lib|noreturn)|strings?|sys/[a-z]+|termios|time|unistd|wchar|wctype)\\.h$"
}
$3 == "<" && $4 !~ plain {
	known = allowed = 0
	for (i = 1; i <= k; i++)
		if ($4 ~ header[i]) {
			known = 1
			allowed = allowed || $1 ~ files[i]
		}
	if (!known)
		print $1 ":" $2 ": <" $4 "> is of no library that scripts/layers.sh names"
	else if (!allowed)
		print $1 ":" $2 ": includes <" $4 ">"
}' "$work/includes" >"$found"
result "a library's headers are included only where the library belongs"

# --- from the symbols ---

exported() { # exported NAME FILE: "lib NAME symbol" for each symbol that a shared library gives
	nm -D -P --defined-only "$2" | awk -v name="$1" '$1 !~ /^_/ && $2 != "A" { sub(/@.*/, "", $1); print "lib", name, $1 }'
}
{
	for name in c m; do
		exported system "$(${CC:-cc} -print-file-name=lib$name.so.6)"
	done
	awk '{ print $1 }' "$work/libraries" | while read -r name; do
		exported "$name" "$(${CC:-cc} -print-file-name=lib"$name".so)"
	done
	# shellcheck disable=SC2086
	nm -A -P -g $objects 2>"$work/unreadable" | awk -v build="$build/" '{
		object = $1; sub(/:$/, "", object); object = substr(object, length(build) + 1)
		print $3 == "U" || $3 == "w" ? "use" : "def", object, $2
	}'
} >"$work/symbols"

awk -v rules="$work/folders" '
BEGIN {
	while ((getline line < rules) > 0) {
		k = split(line, w, " ")
		for (i = 1; i <= k; i++) {
			sub(/\/.*/, "", w[i])
			may[w[1], w[i]] = 1
		}
	}
}
$1 == "def" { home[$3] = $2 }
$1 == "use" { user[++n] = $2; name[n] = $3 }
END {
	for (i = 1; i <= n; i++) {
		from = user[i]; sub(/\/.*/, "", from)
		to = home[name[i]]; sub(/\/.*/, "", to)
		if (to != "" && !((from, to) in may))
			print user[i] ": calls " name[i] " of " home[name[i]]
	}
}' "$work/symbols" >"$found"
cat "$work/unreadable" >>"$found"
result "an object asks symbols of its own folder and of those below it"

awk -v rules="$work/libraries" '
BEGIN {
	while ((getline line < rules) > 0) {
		split(line, w, " ")
		files[w[1]] = w[3]
	}
}
$1 == "lib" && !($3 in lib) { lib[$3] = $2; given[$2] = 1 }
$1 == "def" { home[$3] = $2 }
$1 == "use" && $3 !~ /^_/ { user[++n] = $2; name[n] = $3 }
END {
	for (f in files)
		if (!(f in given))
			print "lib" f ".so: gave no symbols"
	for (i = 1; i <= n; i++) {
		from = lib[name[i]]
		if (name[i] in home || from == "system")
			continue
		if (from == "")
			print user[i] ": " name[i] " is of no library that scripts/layers.sh names"
		else if (user[i] !~ files[from])
			print user[i] ": calls " name[i] " of lib" from
	}
}' "$work/symbols" >"$found"
result "a library's symbols are asked only where the library belongs"

awk '$1 == "lib" { lib[$3] = $2 }
$1 == "def" && ($3 in lib) { print $2 ": " $3 " is also a symbol of lib" lib[$3] }
$1 == "def" && ($3 in home) { print $2 ": " $3 " is also a symbol of " home[$3] }
$1 == "def" { home[$3] = $2 }' "$work/symbols" >"$found"
result "no symbol of ours has the name of another"

# --- from the text, comments left out ---

# shellcheck disable=SC2086
awk 'FNR == 1 { comment = 0 }
{
	text = ""
	for (rest = $0; rest != ""; ) {
		at = index(rest, comment ? "*/" : "/*")
		if (!comment)
			text = text (at ? substr(rest, 1, at - 1) : rest)
		rest = at ? substr(rest, at + 2) : ""
		if (at)
			comment = !comment
	}
	print FILENAME ":" FNR ":" text
}' $sources >"$work/text"

grep -E '"[ \t(]*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|WITH|ATTACH|VACUUM) [^"]' "$work/text" >"$found" || true
result "SQL text stands in .sql files only"

awk -v rules="$work/platforms" '
BEGIN {
	while ((getline line < rules) > 0) {
		split(line, w, " ")
		files[w[1]] = w[2]
	}
}
!/^(base\/words|importers\/registry)/ {
	for (p in files)
		if (index(tolower($0), p) && $0 !~ files[p])
			print $0
}' "$work/text" >"$found"
result "a platform is named in its importer and in words only"

grep -v -e '^reports/theme' -e '^base/words' "$work/text" | grep -E -e '"[^"]*#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})[^0-9a-zA-Z]' \
	-e '^(reports|cli).*0x[0-9a-fA-F]{6}[^0-9a-fA-F]' -e 'set_source_rgba?\([^,]*, *[0-9]' >"$found" || true
result "colours stand in reports/theme only"

echo "1..$n"
