#!/bin/sh
# Another choice of posts ([scope]) after files were read: what is in follows it only when it is read again, and everyone is told.
. tests/cli/lib
p=$scratch/p
x=$scratch/x
"$generate" "$x" >/dev/null
run 0 init "$p" --name "Plein" --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
run 0 --project "$p" import "$x"/instagram/Jul-*.csv && run 0 --project "$p" import examples/gebeurtenissen.csv
posts() { # the import of posts
	sqlite3 "$p/spiegel.db" 'SELECT id FROM import WHERE undone_at IS NULL AND kind = "instagram-posts"'
}
told="De keuze van berichten is veranderd ([scope] in spiegel.ini) na het inlezen van 1 bestand (nummer $(posts))"
tells() { # tells FILE: without line ends
	tr '\n' ' ' <"$1" | tr -s ' ' | grep -qF "$told"
}
everywhere() { # everywhere STATUS: told (0) or not (1) by all of them
	for what in status "content --period 2026-06" "report monthly --period 2026-06 --format text --output $scratch/m" "report content --period 2026-06 --format text --output $scratch/c"; do
		# shellcheck disable=SC2086 # the words of a command
		run 0 --project "$p" $what
		cat "$scratch"/[mc]/*.txt >>"$scratch/out" 2>/dev/null
		tells "$scratch/out"
		[ $? -eq "$1" ] || { echo "# $what" && return 1; }
		rm -rf "$scratch/m" "$scratch/c"
	done
}
everywhere 1
ok "nothing is told of the choice that was read with"
sed -i 's/^hashtags = .*/hashtags = groenesingel/' "$p/spiegel.ini"
everywhere 0
ok "another choice is told by status, content and the reports, of the file of posts alone"
run 0 --project "$p" --lang en status && tr "\n" " " <"$scratch/out" | tr -s " " | grep -q "import it again"
ok "in English"
run 0 --project "$p" undo "$(posts)" && everywhere 1
ok "of a file taken away nothing is told"
run 0 --project "$p" import "$x"/instagram/Jul-*.csv && everywhere 1
ok "nor of one read again"
sed -i 's/^hashtags = .*/hashtags = #GroeneSingel, groenesingel/' "$p/spiegel.ini" && everywhere 1
ok "the same choice written otherwise is no other"
sed -i 's/^hashtags = .*/hashtags =/' "$p/spiegel.ini" && told="(nummer $(posts))" && everywhere 0
ok "no choice at all is another"
sqlite3 "$p/spiegel.db" 'DELETE FROM import_scope' && told="keuze van berichten is veranderd" && everywhere 1
ok "what was read before it was recorded is not known, and nothing is said"
finish
