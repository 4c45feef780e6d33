# Turns the .sql files into two C headers: `ids`, an enum of the named statements, and `text`, the schema, the migrations and
# the statements themselves.      awk -v ids=FILE -v text=FILE -f embed.awk schema.sql migrate/002_what.sql import.sql ...
# `-- name: what_it_does many` makes a second statement, what_it_does_many, with its VALUES group SQL_MANY times: parameter $k of row r,
# r = 0.., is $(k + r * parameters of one row).
# Comments go and blanks shrink to what ALTER TABLE would leave, so that a store's recorded schema changes neither with its comments nor
# with the way in which it got its columns. Plain POSIX awk.

function fail(what) {
	print FILENAME ":" FNR ": " what > "/dev/stderr"
	failed = 1
	exit 1
}

# The line without its comment and without needless blanks; within quotes everything stays as it is.
function bare(line,   i, c, quoted, out) {
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (c == "'")
			quoted = !quoted
		if (!quoted && substr(line, i, 2) == "--")
			break
		if (!quoted && (c == " " || c == "\t")) {
			if (out == "" || out ~ /[ (]$/)
				continue
			c = " "
		}
		if (!quoted && (c == ")" || c == ","))
			sub(/ $/, "", out)
		out = out c
	}
	if (quoted)
		fail("a text must end on the line it begins")
	sub(/ $/, "", out)
	return out
}

function literal(s,   i, c, out) {
	# the shortest literal that a C compiler must take, less the closing NUL
	if (length(s) > 4095)
		fail("longer than 4095 characters: " substr(s, 1, 40) "...")
	for (i = 1; i <= length(s); i++) {
		c = substr(s, i, 1)
		out = out (c == "\\" || c == "\"" ? "\\" : "") c
	}
	return "\"" out "\""
}

# The statement with its one VALUES group written out for MANY rows.
function for_many(text,   group, n, r, k, row, out, rest) {
	if (!match(text, /VALUES \([^()]*\)/))
		fail("many rows need a group VALUES (...) without calls in it: " text)
	group = substr(text, RSTART + 7, RLENGTH - 7)
	n = gsub(/\$/, "$", group)
	for (r = 0; r < MANY; r++) {
		row = ""
		for (rest = group; match(rest, /\$[0-9]+/); rest = substr(rest, RSTART + RLENGTH)) {
			k = substr(rest, RSTART + 1, RLENGTH - 1)
			row = row substr(rest, 1, RSTART - 1) "$" (k + r * n)
		}
		out = out (r ? ", " : "") row rest
	}
	match(text, /VALUES \([^()]*\)/)
	return substr(text, 1, RSTART + 6) out substr(text, RSTART + RLENGTH)
}

function add_statement(name, file, text) {
	enum[n_named] = "\tSQL_" toupper(name) ","
	named[n_named++] = "\t{ \"" name "\", \"" file "\", " literal(text) " },"
}

# The text gathered so far goes to its list.
function close_text(   file) {
	file = current
	sub(/.*\//, "", file)
	if (kind == "named" && name != "") {
		if (gathered == "")
			fail("no text under the name " name)
		add_statement(name, file, gathered)
		if (many)
			add_statement(name "_many", file, for_many(gathered))
	} else if (kind == "schema" && gathered != "")
		schema[n_schema++] = "\t" literal(gathered) ","
	else if (kind == "migrate" && gathered != "")
		migration[n_migrations++] = "\t{ " version ", " literal(gathered) " },"
	gathered = name = ""
	many = 0
}

function close_file() {
	if (kind != "named" && gathered != "")
		fail("the statement before the end of " current " lacks its semicolon")
	if (kind == "migrate" && stated != version)
		fail(current " must end with PRAGMA user_version = " version)
	if (kind == "schema")
		schema_version = stated
	stated = 0
	close_text()
}

BEGIN {
	MANY = 16 # more gain nothing
	version = 1
	n_named = n_schema = n_migrations = stated = 0
}

FNR == 1 {
	close_file()
	current = FILENAME
	kind = "named"
	if (current ~ /(^|\/)schema\.sql$/)
		kind = "schema"
	if (current ~ /(^|\/)migrate\/[0-9][0-9][0-9]_[^\/]*$/) {
		kind = "migrate"
		number = current
		sub(/.*\//, "", number)
		if (number + 0 != version + 1)
			fail("migrations must be numbered 002, 003, ... without gaps")
		version++
	}
}

kind == "named" && /^-- name: / {
	close_text()
	name = $3
	many = NF == 4 && $4 == "many"
	if (NF != 3 + many || name !~ /^[a-z][a-z0-9_]*$/)
		fail("a name is lower case letters, digits and underscores: " $0)
	if (name in seen)
		fail(name " is named already in " seen[name])
	seen[name] = FILENAME
	next
}

{
	line = bare($0)
	if (line == "")
		next
	if (kind == "named" && name == "")
		fail("a statement needs a line `-- name: what_it_does` above it")
	gathered = gathered (gathered == "" || gathered ~ /\($/ || line ~ /^[),]/ ? "" : " ") line
	if (kind != "named" && line ~ /;$/) {
		sub(/;$/, "", gathered)
		if (kind == "schema" && gathered ~ /^PRAGMA application_id = /)
			application = substr(gathered, 25)
		if (gathered ~ /^PRAGMA user_version = /)
			stated = substr(gathered, 23) + 0
		close_text()
	}
}

END {
	if (failed)
		exit 1
	close_file()
	if (application == "" || schema_version != version)
		fail("schema.sql must set application_id, and user_version " version)
	print "/* made by sql/embed.awk */\n#ifndef SQL_ID_H\n#define SQL_ID_H\nenum sql_id {" > ids
	for (i = 0; i < n_named; i++)
		print enum[i] > ids
	print "\tSQL_N\n};\nenum { SQL_MANY = " MANY " }; /* rows of a ..._MANY statement */\n#endif" > ids

	print "/* made by sql/embed.awk */\n#ifndef SQL_TEXT_H\n#define SQL_TEXT_H\n#include \"sql_id.h\"\n#include <stddef.h>\n" > text
	print "enum { SCHEMA_APPLICATION = " application ", SCHEMA_VERSION = " version " };\n" > text
	print "static const struct sql_text {\n\tconst char *name, *file, *text;\n} sql_text[SQL_N] = {" > text
	for (i = 0; i < n_named; i++)
		print named[i] > text
	print "};\n\nstatic const char *const sql_schema[] = {" > text
	for (i = 0; i < n_schema; i++)
		print schema[i] > text
	print "};\n\n/* the statements that lead to each version after the first; ends with version 0 */" > text
	print "static const struct sql_migration {\n\tint version;\n\tconst char *text;\n} sql_migration[] = {" > text
	for (i = 0; i < n_migrations; i++)
		print migration[i] > text
	print "\t{ 0, NULL },\n};\n#endif" > text
}
