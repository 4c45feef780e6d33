#!/bin/sh
# What the program gives up before it reads: other files than those it was named, and system calls it never needs.
. tests/cli/lib

p=$scratch/p
elsewhere=/var/lib/dpkg/status # readable for all, and none of ours
run 0 init "$p" --name Plein --region GM0344 --yes
run 0 version --lang en && says "spiegel " && says "confined"
ok "version says how far it is confined"
run 0 version --lang en --no-sandbox && says "not confined: --no-sandbox"
ok "and that it is not when asked so"

run 0 show $elsewhere --lang en
ok "a file that is named is read wherever it lies"

mkdir "$scratch/style" "$scratch/post"
printf '[thema]\nlogo = %s/logo.png\nlogo_tekst = Logo\n' "$scratch/post" >"$scratch/style/stijl.ini"
mkdir "$scratch/x" && "$generate" "$scratch/x"
cp "$scratch/x/tellingen.csv" docs/page-1.png "$scratch/post"
mv "$scratch/post/page-1.png" "$scratch/post/logo.png"
sed -i "s|^thema = .*|thema = $scratch/style/stijl.ini|; s|^inbox = .*|inbox = $scratch/post|" "$p/spiegel.ini"
mkdir "$scratch/nowhere"
export TMPDIR="$scratch/nowhere"
run 0 --project "$p" import "$scratch"/x/*/Jul-*.csv
run 0 --project "$p" run && [ -s "$scratch/post/GELEZEN.html" ]
ok "the letterbox and the theme outside the project are within reach"
run 0 --project "$p" report monthly --period 2026-06 --format pdf --output "$scratch/new folder"
[ -s "$(find "$scratch/new folder" -name '*.pdf')" ]
ok "so is a folder for reports that is still to be made"

if strace -o "$scratch/t" true 2>/dev/null; then
	strace -f -qq -o "$scratch/calls" "$spiegel" --project "$p" check >/dev/null 2>&1
	awk '/landlock_restrict_self|seccomp\(SECCOMP_SET_MODE_FILTER/ { shut++ } /spiegel\.db/ { exit } END { exit shut < 2 }' "$scratch/calls"
	ok "all of it before the store is opened"
else
	skip "all of it before the store is opened" "strace is not here or may not trace"
fi
finish
