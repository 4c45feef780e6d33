#!/bin/sh
# The manual against the program: commands, options, project keys, kinds, codes; and every example runs.
. tests/cli/lib
manual=cli/spiegel.1

same() { # same "what": $scratch/want and $scratch/got have the same lines
	sort -u "$scratch/want" >"$scratch/want.sorted"
	sort -u "$scratch/got" >"$scratch/got.sorted"
	[ -s "$scratch/want.sorted" ] && diff "$scratch/want.sorted" "$scratch/got.sorted" >"$scratch/out" 2>&1
	ok "$1"
}

commands=$("$spiegel" help | awk '$1 == "spiegel" { print $2 }')
printf '%s\n' "$commands" >"$scratch/want"
awk '$1 == ".It" && $2 == "Nm" { print $4 }' $manual >"$scratch/got"
same "each command is explained, and no other"

for command in $commands; do
	"$spiegel" help "$command" | awk -v command="$command" '/ $/ || ($0 == "" && last == "") { print "# " command ": line " NR } { last = $0 }'
done >"$scratch/out"
cat "$scratch/out"
[ ! -s "$scratch/out" ]
ok "no help has a blank at the end of a line, or an empty line too many"

# "command --option VALUE"; those of every command stand under "every"
for command in $commands; do
	"$spiegel" --lang en help "$command" | awk -v command="$command" '
	/^With every/ { command = "every" }
	/^  --/ { print command, $1, substr($0, 3 + length($1) + 1, 1) == " " ? "" : $2 }'
done >"$scratch/want"
awk '
/^\.It Nm Cm/ { command = $4 }
/^\.Ss/ { command = "every" }
/^\.It Fl -/ { print command, "-" $3, $5 }' $manual >"$scratch/got"
same "each option is explained where it belongs, with its value"

run 0 init "$scratch/a" --name x --region GM0344 --yes
sed -n 's/^\([a-z0-9_]*\) =.*/\1/p' "$scratch/a/spiegel.ini" >"$scratch/want"
printf '%s\n' van tot niveau >>"$scratch/want" # of [fase NAME], which a new file does not have
sed -n '/^\.Sh FILES/,/^\.It Pa spiegel\.db/s/^\.It Li //p' $manual | sed 's/ , /\n/g' >"$scratch/got"
same "each key of the project file is explained"

sed -n 's/^	\.name = "\([a-z0-9-]*\)",$/\1/p' importers/*.c >"$scratch/want"
sed -n '/^\.Ss Kinds/,/^\.Sh/s/^\.It Cm //p' $manual | sed 's/ , /\n/g' >"$scratch/got"
same "each kind of file is explained"

"$spiegel" --lang en kinds --format csv | awk -F, 'NR > 1 && $(NF - 1) != "" { print $1 }' >"$scratch/want"
awk '
/^\.It Cm/ { n = split(substr($0, 8), kind, / , /) }
/^Not yet seen/ { for (i = 1; i <= n; i++) print kind[i] }' $manual >"$scratch/got"
same "what no real file was seen of is said, and of no other"

# a code is a word that an importer uses for a message or a refusal
sed -n 's/^W(\([A-Z0-9_]*\),.*/\1/p' base/words/*.def | sort -u >"$scratch/words"
grep -oh 'W_[A-Z0-9_]*' importers/*.c | sed 's/^W_//' | sort -u | comm -12 - "$scratch/words" | grep -vE '^(KIND|OUT|METRIC|TEMPLATE|UNSEEN)_' |
	tr 'A-Z_' 'a-z-' >"$scratch/want"
sed -n '/^\.Sh DIAGNOSTICS/,$s/^\.It Sy //p' $manual | sed 's/ , Sy /\n/g' >"$scratch/got"
same "each code of a message is explained, and no other"
notes=$scratch/notes
sed -n '/^\.Ss Notes and warnings/,/^\.Ss Rejected/s/^\.It Sy //p' $manual | sed 's/ , Sy /\n/g' | sort -u >"$notes"
codes() { # codes FUNCTIONS BEFORE: that stand, on their line, behind a call of one of these and what else comes before
	grep -ohE "($1)\($2 W_[A-Z0-9_]+" importers/*.c | sed 's/.* W_//' | tr 'A-Z_' 'a-z-' | sort -u
}
codes 'intake_note|intake_named_day' '[^;"]*' | comm -23 - "$notes" >"$scratch/out"
codes '[a-z_]*(reject|refuse)|err_set' '[^;"]*' | comm -12 - "$notes" >>"$scratch/out"
sed 's/^/# in the wrong list: /' "$scratch/out"
[ ! -s "$scratch/out" ]
ok "notes and warnings, and no others, stand as such"

"$generate" "$scratch/exports"
mkdir "$scratch/desk"
cp "$scratch"/exports/facebook/*.csv "$scratch/exports/tellingen.csv" "$scratch/desk/"
sed -n 's/^\.Dl spiegel /spiegel /p' $manual >"$scratch/examples"
while read -r example; do
	(cd "$scratch/desk" && PATH="$(dirname "$spiegel"):$PATH" sh -c "$example") >"$scratch/out" 2>"$scratch/err"
	ok "example: $example"
done <"$scratch/examples"
finish
