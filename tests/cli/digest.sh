#!/bin/sh
# The digest for a newsletter: 120 words at most in every language, with what worked and its interval, and nothing that is not so.
. tests/cli/lib
p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 init "$p" --name 'Groene Singel' --region Utrecht --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
cp examples/spiegel.ini "$p/"
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv "$scratch/x/tellingen.csv"

# words KIND LANG [PERIOD]: the words of its digest, without the line under the title
words() {
	rm -rf "$scratch/o"
	run 0 --project "$p" --lang "$2" report "$1" --period "${3:-2026-06}" --format digest --output "$scratch/o"
	cat "$scratch"/o/*.txt >"$scratch/digest"
	count=$(sed '/^=*$/d' "$scratch/digest" | wc -w)
}
# digest KIND LANG POSTS KINDS INTERVAL: these words are in it
digest() {
	words "$1" "$2"
	[ "$count" -le 120 ] && [ "$count" -gt 60 ] && grep -q "$3" "$scratch/digest" && grep -q "$4" "$scratch/digest" && grep -q "$5" "$scratch/digest" && { [ "$1" = monthly ] || grep -q 'Instagram' "$scratch/digest"; }
	ok "$1, $2: $count words, with the posts and what worked"
}
digest monthly nl 'plaatsten we 33 berichten' "Op Facebook kregen korte video's 1,9 keer" '(tussen [0-9,]* en [0-9,]* keer). (Over 12 maanden, bijgesteld'
digest monthly en 'we posted 33 messages' 'On Facebook short videos had 1.9 times' '(between [0-9.]* and [0-9.]* times). (Over 12 months, adjusted'
digest monthly fr 'nous avons publié 33 messages' 'Sur Facebook, les vidéos courtes ont reçu 1,9 fois' '(entre [0-9,]* et [0-9,]* fois). (Sur 12 mois, ajusté'
digest content nl 'plaatsten we 396 berichten' "Op Facebook kregen korte video's" '(tussen [0-9,]* en [0-9,]* keer)'
digest content en 'we posted 396 messages' 'On Facebook short videos had' '(between [0-9.]* and [0-9.]* times)'
digest content fr 'nous avons publié 396 messages' 'Sur Facebook, les vidéos courtes ont reçu' '(entre [0-9,]* et [0-9,]* fois)'
words monthly nl 2026-05
[ "$count" -le 120 ] && grep -q 'We horen graag meer jongeren' "$scratch/digest" && grep -q 'als de onbekenden op de bekenden lijken' "$scratch/digest"
ok "who is missed is asked to come, and the answer keeps its condition"
words content nl
! grep -qi 'deelnemers\|afspiegeling' "$scratch/digest" && grep -q 'hoeft niet door de soort te komen' "$scratch/digest"
ok "of posts alone it speaks of posts alone, and claims no cause"
run 0 init "$scratch/q" --name Leeg --region GM0344 --yes
run 0 --project "$scratch/q" import "$scratch/x/tellingen.csv"
run 0 --project "$scratch/q" report content --format digest && grep -q 'We plaatsten geen berichten' "$scratch"/q/reports/*_berichten-in-het-kort_leeg.txt
ok "without posts it says so"
finish
