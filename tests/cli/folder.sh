#!/bin/sh
# Importing a whole folder: what is known goes in, in whatever order the disk has it; what is not is told, with the reason.
. tests/cli/lib

p=$scratch/p
x=$scratch/x
run 0 init "$p" --name Plein --region GM0344 --yes
mkdir "$x" "$scratch/plain"
"$generate" "$x"
rm -f "$x"/*/Audience.csv "$x"/*/Views.csv
cp "$x"/facebook/*.csv "$x/tellingen.csv" "$scratch/plain"
store() { # what one SQL statement says of the store of a project
	sqlite3 "$1/spiegel.db" "$2"
}
views='SELECT external_id, views, reactions, content_type FROM post p JOIN post_current c ON c.post_id = p.id ORDER BY 1;
	SELECT c.platform, d.metric, d.day, d.value FROM channel_day_current d JOIN channel c ON c.id = d.channel_id ORDER BY 1, 2, 3;
	SELECT sum(value) FROM audience_cell;'

# what does not belong there
mkdir -p "$x/mailing/.trash"
printf 'naam;bedrag\na;1\n' >"$x/mailing/odd.csv"
printf 'naam;bedrag\na;2\n' >"$x/mailing/odder.csv"
printf '%%PDF-1.4\n' >"$x/mailing/letter.pdf"
cp "$x/tellingen.csv" "$x/.tellingen.csv"
cp "$x/tellingen.csv" "$x/mailing/.trash/"
mkdir "$scratch/elsewhere"
printf 'Facebook visits\nDate,Primary\n2026-06-01T00:00:00,999999\n' >"$scratch/elsewhere/v.csv"
ln -s "$scratch/elsewhere" "$x/elsewhere"
ln -s "$scratch/elsewhere/v.csv" "$x/v.csv"
mkfifo "$x/pipe"

run 0 --project "$p" import "$x"
ok "a folder with all kinds of files: status 0"
says "Facebook-berichten – Facebook, Utrecht Oost (voorbeeld); 264 van 264" && says "Instagram-berichten – Instagram, utrechtoost_voorbeeld; 168 van 168" && says "Telling; 333 van 333"
ok "takes in what it knows"
says "Overgeslagen, geen soort die spiegel kent: $x/mailing/odd.csv, $x/mailing/odder.csv" && says "$x/mailing/letter.pdf"
ok "tells in one line for each reason what it does not know"
says "verborgen: $x/.tellingen.csv, $x/mailing/.trash" && says "andere plek: $x/elsewhere, $x/v.csv" && says "geen gewoon bestand: $x/pipe"
ok "passes over what is hidden, links, and what is no file"
[ "$(store "$p" 'SELECT count(*) FROM channel_day WHERE value = 999999')" = 0 ]
ok "and does not follow a link"
taken=$(store "$p" "SELECT count(*) FROM import WHERE kind <> 'baseline'")
says "Samen $((taken + 8)) bestanden: $taken ingelezen, 0 waren al ingelezen, 0 geweigerd, 8 overgeslagen."
ok "and accounts for every file"
run 0 --project "$p" import "$x" && says "0 ingelezen, $taken waren al ingelezen" && [ "$(store "$p" 'SELECT count(*) FROM import')" = $((taken + 1)) ]
ok "again: nothing changes"

# the same files in other orders and other places
i=0
for files in "$x" "$x/tellingen.csv $x/instagram $x/facebook" "$x/facebook $x" "$(find "$x/facebook" "$x/instagram" -name '*.csv' | sort -r | tr '\n' ' ') $x/tellingen.csv"; do
	i=$((i + 1))
	run 0 init "$scratch/q$i" --name Plein --region GM0344 --yes
	# shellcheck disable=SC2086 # the names have no blanks
	run 0 --project "$scratch/q$i" import $files && [ "$(store "$scratch/q$i" "$views")" = "$(store "$p" "$views")" ]
	ok "order $i gives the same answers"
done

# two accounts of one platform: a file that names none is not given to the one that happens to be read first
{
	echo 'Post ID,Page ID,Page name,Publish time,Post type,Views,Reach,Reactions,Comments,Shares'
	echo '9,88,Ander,06/05/2026 10:00,Photos,70,60,3,1,0'
} >"$scratch/plain/zzz.csv"
run 0 init "$scratch/two" --name Plein --region GM0344 --yes
run 3 --project "$scratch/two" import "$scratch/plain" && complains "--channel" && [ "$(store "$scratch/two" 'SELECT count(*) FROM channel_day')" = 0 ]
ok "which account a file is of is not guessed before all files are in"

run 3 --project "$p" import "$x/mailing/odd.csv" && complains "odd.csv"
ok "an unknown file that is named is refused"
run 3 --project "$p" import "$x/mailing" && complains "spiegel --project $p kinds"
ok "a folder without anything known is refused with words"
mkdir "$scratch/cut"
head -c 20100 "$x"/facebook/Jul-*.csv >"$scratch/cut/cut.csv"
run 3 --project "$p" import "$scratch/cut" && complains "cut.csv:" && says "1 geweigerd"
ok "a damaged file of a known kind is refused, also in a folder"
run 3 --project "$p" import "$scratch/none" && complains "none"
ok "a folder that is not there"
run 0 --project "$p" import --quiet "$x" && [ ! -s "$scratch/out" ]
ok "quietly nothing is said of what goes well"
finish
