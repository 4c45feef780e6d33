#!/bin/sh
# What no file lists is not known: months that lie between files, and a channel whose file of a month lacks. Neither is a zero, a target that was
# missed, or something to compare with; reports, their short versions and the status name both. Posts are of the days given here.
. tests/cli/lib
posts() { # posts PLATFORM FILE DAY...: an export with a post on each
	platform=$1
	file=$2
	shift 2
	if [ "$platform" = facebook ]; then
		echo '"Post ID","Page ID","Page name","Title","Publish time","Permalink","Post type","Date","Views","Reactions","Comments","Shares"'
	else
		echo '"Post ID","Account ID","Account username","Account name","Description","Duration (sec)","Publish time","Permalink","Post type","Data comment","Date","Views","Reach","Likes","Shares","Follows","Comments","Saves"'
	fi >"$file"
	for day in "$@"; do
		id=$((id + 1))
		at="$(echo "$day" | sed 's,\(....\)-\(..\)-\(..\),\2/\3/\1,') 12:00"
		if [ "$platform" = facebook ]; then
			echo "\"$id\",\"9\",\"Plein\",\"Bericht $id\",\"$at\",\"https://www.facebook.com/9/posts/$id\",\"Photos\",\"Lifetime\",\"1000\",\"10\",\"5\",\"5\""
		else
			echo "\"$id\",\"8\",\"plein\",\"Plein\",\"Bericht $id\",0,\"$at\",\"https://www.instagram.com/p/$id/\",\"IG image\",\"\",\"Lifetime\",1000,900,10,5,0,5,0"
		fi
	done >>"$file"
}
report() { # report PERIOD FORMAT [OPTION...]: of $p, its text in one line
	period=$1
	format=$2
	shift 2
	rm -rf "$scratch/made"
	run 0 --project "$p" report monthly --period "$period" --format "$format" --output "$scratch/made" "$@" &&
		cat "$scratch"/made/*.txt | sed 's/\xc2\xa0/ /g' | tr -s ' \n' ' ' | sed 's/$/\n/' >"$scratch/out"
}
figure() { # figure CODE COLUMN: in the data of the report made
	awk -F, -v code="$1" -v column="$2" '$1 == code { print $column }' "$scratch"/made/*/kpi.csv
}
begin() { # begin FOLDER
	p=$scratch/$1
	run 0 init "$p" --name Plein --region GM0344 --start 2026-05-01 --end 2026-12-31 --expected 600 --yes &&
		sed -i 's/^berichten_per_maand = .*/berichten_per_maand = 5/; s/^weergaven_per_maand = .*/weergaven_per_maand = 3000/' "$p/spiegel.ini"
}
id=100
SOURCE_DATE_EPOCH=1796000000 # 29 November 2026
posts facebook "$scratch/May-01-2026_May-31-2026_f.csv" 2026-05-02 2026-05-12 2026-05-20 2026-05-28
posts facebook "$scratch/Jun-01-2026_Jun-30-2026_f.csv" 2026-06-02 2026-06-12 2026-06-20 2026-06-28
posts facebook "$scratch/Sep-01-2026_Sep-30-2026_f.csv" 2026-09-02 2026-09-12 2026-09-20 2026-09-28
posts instagram "$scratch/May-01-2026_May-31-2026_i.csv" 2026-05-03 2026-05-18
posts instagram "$scratch/Jul-01-2026_Jul-31-2026_i.csv" 2026-07-03 2026-07-18

# July and August lie between the files of a page
begin between && run 0 --project "$p" import "$scratch"/May*_f.csv "$scratch"/Jun*_f.csv "$scratch"/Sep*_f.csv
ok "a page with files of May, June and September"
report 2026-07 text,csv && [ "$(figure posts 2),$(figure posts 4),$(figure posts 7),$(figure views 2)" = ",,," ]
ok "a month of which no file lists posts has no number of them, and no finding"
says "Van juli 2026 is geen bestand met berichten ingelezen. Hoeveel het er waren, is niet bekend." &&
	says "Berichten van juli 2026: geen bestand ingelezen." && ! says "niet gehaald" && ! says "geen berichten in juli 2026"
ok "and says why"
[ "$(figure posts 8)" = "NA NA NA NA NA NA NA NA NA 4 4 NA" ]
ok "nor has its line a zero"
report 2026-09 text,csv && [ "$(figure posts 2),$(figure posts 3),$(figure posts 8)" = "4,,NA NA NA NA NA NA NA 4 4 NA NA 4" ]
ok "the month after two of these is not laid beside them"
report 2026-05..2026-09 text,csv && [ "$(figure posts 2),$(figure posts 6)" = "12,15" ] && says "van mei tot en met juni 2026 en in september 2026" &&
	says "Berichten van 1 juli tot en met 31 augustus 2026: geen bestand ingelezen."
ok "a longer period names the months that it has and those that it lacks"
report 2026-07 digest && ! says "plaatsten we" && ! says "Geen soort bericht"
ok "its short version says nothing of posts"
run 0 --project "$p" status && tr -s ' \n' ' ' <"$scratch/out" >"$scratch/flat" && grep -q "Berichten van 1 juli tot en met 31 augustus 2026: geen bestand ingelezen" "$scratch/flat"
ok "the status names the months"
for one in "en:No file with posts of July 2026 was imported" "fr:Aucun fichier de publications importé (juillet 2026)"; do
	report 2026-07 text --lang "${one%%:*}" && says "${one#*:}" || echo "# $one"
done >"$scratch/let"
cat "$scratch/let"
[ ! -s "$scratch/let" ]
ok "in the other languages too"

# a list that goes over a month without posts: there were none
begin quiet && posts facebook "$scratch/f.csv" 2026-05-12 2026-06-12 2026-08-12 && run 0 --project "$p" import --as-of 2026-08-31 "$scratch/f.csv" &&
	report 2026-07 text,csv && [ "$(figure posts 2),$(figure posts 4),$(figure posts 7)" = "0,-1,missed" ]
ok "a month that a file goes over has a zero, which is compared and judged"

# Instagram has no file of June
begin channel && run 0 --project "$p" import "$scratch"/May*.csv "$scratch"/Jun*_f.csv "$scratch"/Jul*_i.csv
for edition in intern openbaar; do
	report 2026-06 text,csv --publiek $edition && [ "$(figure posts 2),$(figure posts 3),$(figure posts 4),$(figure posts 7)" = "4,6,," ] &&
		[ "$(figure views 2),$(figure views 4),$(figure views 7)" = "4000,,met" ] &&
		says "Niet alle berichten: van Instagram (plein) is geen bestand ingelezen, of niet van alle dagen. Alleen beoordeeld als het al gehaald is. Niet vergeleken." ||
		echo "# $edition"
done >"$scratch/let"
cat "$scratch/let"
[ ! -s "$scratch/let" ]
ok "without a channel a number is not compared, and no target was missed; one that is reached stands"
report 2026-07 text,csv && [ "$(figure posts 2),$(figure posts 3),$(figure posts 7)" = "2,,"  ]
ok "nor is the next month laid beside one that lacks a channel"
report 2026-05..2026-06 text,csv && [ "$(figure posts 2),$(figure posts 7),$(figure views 7)" = "10,met,met" ] && says "Niet alle berichten: van Instagram" &&
	says "Instagram (plein): van juni 2026 is geen bestand met berichten ingelezen" && ! says "geen gaten in de gegevens"
ok "a longer period names it as the month does"
says "Berichten van 1 mei tot en met 30 juni 2026: 10, op 2 kanalen. Het kunnen er meer zijn, want er ontbreken cijfers: Instagram (plein), juni 2026."
ok "also where it tells how many there were"
report 2026-06 digest && ! says "plaatsten we"
ok "the short version of the month says no number"
rm -rf "$scratch/made"
run 0 --project "$p" report content --period 2026-06 --format digest --output "$scratch/made" && cat "$scratch"/made/*.txt >"$scratch/out" &&
	says "Van mei tot en met juni 2026 plaatsten we 10 berichten" && says "Het kunnen er meer zijn, want er ontbreken cijfers: Instagram (plein), juni 2026."
ok "that of a year of posts is of the months since the first file, and names what lacks"
run 0 --project "$p" status && tr -s ' \n' ' ' <"$scratch/out" >"$scratch/flat" && grep -q "Instagram (plein): van juni 2026 is geen bestand" "$scratch/flat"
ok "so does the status"
finish
