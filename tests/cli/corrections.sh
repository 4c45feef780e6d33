#!/bin/sh
# Figures of past months that are others by now stand in the next report; those of few people do not in the public one.
. tests/cli/lib
p=$scratch/p
x=$scratch/x
may=24317 # 2026 * 12 + 5
"$generate" "$x" >/dev/null
run 0 init "$p" --name "Plein" --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\nMarkt,2026-05-06,meeting,no,,,,yes,%s\nAvond,2026-05-20,meeting,no,,,,yes,12\nBrunch,2026-06-14,meeting,no,,,,yes,30\n' 48 >"$scratch/counts.csv"
run 0 --project "$p" import --as-of 2026-05-31 "$x"/instagram/Jul-*.csv && run 0 --project "$p" import "$scratch/counts.csv"
ok "figures of a year"

sum() { # sum COLUMN: what the posts of May that were seen add up to, asked another way than the program does
	sqlite3 "$p/spiegel.db" "SELECT sum($1) FROM (SELECT views, coalesce(reactions, 0) + coalesce(comments, 0) + coalesce(shares, 0) + coalesce(saves, 0) AS interactions
		FROM post_current WHERE month = $may AND views > 0 AND (reactions IS NOT NULL OR comments IS NOT NULL))"
}
line() { # line FILE: without line ends
	tr '\n' ' ' <"$1" | tr -s ' '
}

for audience in intern openbaar; do
	run 0 --project "$p" report monthly --period 2026-05 --format text,csv --publiek $audience
	run 0 --project "$p" report content --period 2026-05 --format text,csv --publiek $audience
done
old=$p/reports/2026-05_maandrapport_plein
[ ! -e "$old/corrections.csv" ] && ! grep -q "vorige rapport zijn veranderd" "$old.txt"
ok "the first report has nothing to correct"
run 0 --project "$p" report monthly --period 2026-06 --format text,csv && [ ! -e "$p/reports/2026-06_maandrapport_plein/corrections.csv" ]
ok "nor has the next when nothing changed"
views=$(sum views)

# the platform takes a quarter of the views back, of posts of May; someone counted better: 48 become 51
header=$(head -1 "$x"/instagram/Jul-*.csv | tr ',' '\n' | grep -n 'Views\|Weergaven' | head -1 | cut -d: -f1)
echo "# views stand in column $header" >"$scratch/note"
sqlite3 "$p/spiegel.db" "SELECT max(views) FROM post_current WHERE month = $may" >"$scratch/most"
most=$(cat "$scratch/most")
sed "s/,$most,/,$((most - 1000)),/" "$x"/instagram/Jul-*.csv >"$scratch/newer.csv"
! cmp -s "$scratch/newer.csv" "$x"/instagram/Jul-*.csv && run 0 --project "$p" import --as-of 2026-06-30 "$scratch/newer.csv" && [ "$(sum views)" = $((views - 1000)) ]
ok "a newer export takes 1,000 views back"
sed 's/,48$/,51/' "$scratch/counts.csv" >"$scratch/better.csv" && run 0 --project "$p" import "$scratch/better.csv"
ok "and more people are counted in May"

for audience in intern openbaar; do
	run 0 --project "$p" report monthly --period 2026-06 --format text,csv --publiek $audience
	run 0 --project "$p" report content --period 2026-06 --format text,csv --publiek $audience
done
new=$p/reports/2026-06_maandrapport_plein
dots() { # 12345: 12.345
	echo "$1" | sed ':a; s/\([0-9]\)\([0-9]\{3\}\)\($\|\.\)/\1.\2\3/; ta'
}
grep -q "^2026-05,.*,views,$views,$((views - 1000)),newer.csv" "$new/corrections.csv" && grep -q "^2026-05,,participants,60,63,better.csv" "$new/corrections.csv"
ok "both are corrections in the next monthly report, with month, file, old and new"
[ "$(wc -l <"$new/corrections.csv")" = 3 ]
ok "and nothing else is"
line "$new.txt" | grep -q "mei 2026: eerst $(dots "$views"), nu $(dots $((views - 1000))) (newer.csv)"
ok "in plain words too"
for report in monthly representativeness content; do
	run 0 --project "$p" report $report --period 2026-06 --output "$scratch/all"
done
[ "$(find "$scratch/all" -name '*.xlsx' | wc -l)" = 3 ] && [ "$(find "$scratch/all" -name '.spiegel-*' | wc -l)" = 0 ]
ok "in every form of every report"
grep -q "^2026-05,.*,views,$views,$((views - 1000)),newer.csv" "$p/reports/2026-06_contentmix_plein/corrections.csv" && ! grep -q participants "$p/reports/2026-06_contentmix_plein/corrections.csv"
ok "the content report corrects what it told"
grep -q "views,$views" "${new}_openbaar/corrections.csv" && grep -q "^2026-05,,participants,60,65,better.csv" "${new}_openbaar/corrections.csv"
ok "the public one rounds people to fives, not views of posts"

# of 60 people 58 turn out to be no people of the trajectory: 5 are left, and the public is not told how many
sed 's/,48$/,5/; /Avond/d' "$scratch/counts.csv" >"$scratch/few.csv"
run 0 --project "$p" undo counts.csv && run 0 --project "$p" undo better.csv && run 0 --project "$p" import "$scratch/few.csv"
run 0 --project "$p" report monthly --period 2026-06 --format text,csv --publiek openbaar
grep -q "^2026-05,,participants,60,,few.csv" "${new}_openbaar/corrections.csv" && ! grep -q "participants,60,5" "${new}_openbaar/corrections.csv"
ok "of too few people no number"

run 0 --project "$p" undo newer.csv
run 0 --project "$p" report monthly --period 2026-06 --format csv && ! grep -q "views" "$new/corrections.csv"
ok "what was undone is no correction any more"
run 0 --project "$p" undo "$(sqlite3 "$p/spiegel.db" 'SELECT min(id) FROM import WHERE undone_at IS NULL AND kind LIKE "instagram%"')"
run 0 --project "$p" report monthly --period 2026-06 --format text,csv && grep -q "^2026-05,.*,views,$views,,," "$new/corrections.csv" && line "$new.txt" | grep -q "nu geen cijfer (een bestand is ongedaan gemaakt)"
ok "a figure that is gone is told as gone"
finish
