#!/bin/sh
# Showing how a file is read: what is told, the rows that come out, and that it takes every text without a project.
. tests/cli/lib

f=$scratch/f.csv
rows() { # rows "expected lines": what --rows makes of $f; \r is left out
	# shellcheck disable=SC2059 # the lines have escapes
	run 0 show --rows "$f" && tr -d '\r' <"$scratch/out" >"$scratch/got" && printf "$1" | cmp -s - "$scratch/got"
}

printf 'dag;aantal;wat\n2025-01-02;3;"een; twee"\n2025-01-03;4;drie\n' >"$f"
run 0 show "$f" && says puntkomma && says "dag · aantal · wat" && says "Alles past" && says "regel 1"
ok "a plain file"
rows 'dag,aantal,wat\n2025-01-02,3,een; twee\n2025-01-03,4,drie\n'
ok "its rows"
[ "$(tail -c 2 "$scratch/out" | od -An -tx1 | tr -d ' ')" = 0d0a ]
ok "end with CRLF"
printf 'a,b\n1,\033]0;x\007y\302\233z\n' >"$scratch/obeyed.csv"
"$spiegel" show --rows "$scratch/obeyed.csv" | tr -d '\r' | cmp -s - "$scratch/obeyed.csv"
ok "with every character of the file's own"
if : | script -qec true /dev/null >/dev/null 2>&1; then
	: | script -qec "'$spiegel' show --rows '$scratch/obeyed.csv'" /dev/null | tr -d '\r' >"$scratch/out"
	[ "$(cat "$scratch/out")" = "$(printf 'a,b\n1,]0;xyz')" ]
	ok "on a terminal without those that it would obey"
else
	skip "on a terminal without those that it would obey" "no script(1)"
fi
run 0 --lang en show "$f" && says semicolon && says "Everything fits"
ok "in English"
run 0 --lang fr show "$f" && says point-virgule
ok "in French"
run 0 show --format json "$f" && says '"delimiter"' && says '"aantal"'
ok "as JSON"
run 0 show --format csv "$f" && says 'rows,2' && says 'line_ends'
ok "as CSV"
run 0 show tests/data/facebook-posts/sample.csv && says "facebook-posts: Facebook-berichten"
ok "a kind that import knows"
run 0 show "$f" && says "We herkennen dit bestand niet"
ok "and one that it does not"

printf 'Rapport\n\na,b,c\n1,2,3\n4,5\n6,"7"8,9\n\nBron: wij\n' >"$f"
run 0 show "$f" && says "boven de kop" && says "Te weinig velden: 1× (regel 5)" && says "Aanhalingsteken dat niet sluit: 1× (regel 6)" && says "onder de tabel"
ok "what stands above and below, and what does not fit"
rows 'a,b,c\n1,2,3\n4,5\n6,"""7""8",9\n'
ok "is read as it stands"
printf 'a,b,c\n1,2,3\n4,5,6\n\nx,y\n7,8\n9,10\n' >"$f"
run 0 show "$f" && says "De tabellen in dit bestand" && run 0 show --rows "$f" && complains "tabel 1 van 2"
ok "two tables"
run 0 show --rows --table 2 "$f" && [ "$(tr -d '\r' <"$scratch/out" | tr '\n' ' ')" = "x,y 7,8 9,10 " ]
ok "the second"
run 2 show --rows --table 3 "$f" && complains "geen tabel 3"
ok "there is no third"
run 2 show --rows --table x "$f" && complains "'x'"
ok "a table that is no number"

printf '\377\376a\0;\0b\0\n\0\351\0;\0001\0\n\0' >"$f"
run 0 show "$f" && says UTF-16LE && rows 'a,b\n\303\251,1\n'
ok "UTF-16"
tail -c +3 "$f" >"$f.2" && mv "$f.2" "$f"
run 0 show "$f" && says UTF-16LE && rows 'a,b\n\303\251,1\n'
ok "UTF-16 without a mark"
printf 'naam,n\ncaf\351,1\nth\351,2\n' >"$f"
run 0 show "$f" && says Windows-1252 && rows 'naam,n\ncaf\303\251,1\nth\303\251,2\n'
ok "Windows-1252"
printf 'naam,n\ncaf\303\251,1\nth\303\251,2\nx\377,3\ny\0,4\n' >"$f"
run 0 show "$f" && says "Geen letter in UTF-8: 1 bytes" && says "Lege tekens (nul): 1" && rows 'naam,n\ncaf\303\251,1\nth\303\251,2\nx\357\277\275,3\ny\357\277\275,4\n'
ok "wrong bytes and NUL are shown and told"
printf 'a\033[31m,b\n1,2\n' >"$f"
run 0 show "$f" && says '\x1b' && ! grep -q "$(printf '\033')" "$scratch/out"
ok "no control character reaches the terminal"
: >"$f"
run 0 show "$f" && says "leeg" && rows ''
ok "an empty file"

run 3 show "$scratch/none.csv" && complains none.csv && run 3 show "$scratch"
ok "no file"
printf 'PK\003\004' >"$f"
run 3 show "$f" && complains f.csv
ok "no text"
if command -v zip >/dev/null; then
	mkdir "$scratch/box" && cp tests/data/events/sample.csv "$scratch/box/events.csv" && cp tests/data/costs/sample.csv "$scratch/box/costs.csv"
	(cd "$scratch/box" && zip -q ../two.zip events.csv costs.csv)
	run 2 show --rows "$scratch/two.zip" && complains 'Kies er een met --part: events.csv, costs.csv'
	ok "rows of a box: which part is asked, with their names"
	run 0 show --rows --part costs.csv "$scratch/two.zip" && "$spiegel" show --rows tests/data/costs/sample.csv | cmp - "$scratch/out"
	ok "one of them"
	run 3 show --rows --part kosten.csv "$scratch/two.zip" && complains "'kosten.csv' zit niet in dit bestand" && complains 'events.csv, costs.csv'
	ok "one that is not in it"
	run 3 show --rows --part a "$scratch/box/events.csv" && complains 'laat --part weg'
	ok "a part of what has none"
else
	skip "parts of a box" "zip is not installed"
fi
run 2 show && run 2 show "$f" "$f"
ok "one file at a time"
run 2 show --encoding x tests/data/facebook-posts/sample.csv && complains x
ok "an encoding that is not known"
[ ! -e spiegel.db ] && [ ! -e "$scratch/spiegel.db" ]
ok "nothing is stored"
finish
