#!/bin/sh
# Up to when a report says that its figures go: no later than any file, and no day that was still to come when the files were read.
. tests/cli/lib
p=$scratch/p
run 0 init "$p" --name Proef --region GM0344 --start 2026-05-01 --end 2026-12-31 --expected 600 --yes
echo activity,date,kind,online,sex,age_from,age_to,first_time,count >"$scratch/counts.csv"
for ages in 15,24 25,34 35,44 45,54 55,64 '65,'; do
	printf 'Avond,2026-05-20,meeting,no,F,%s,yes,20\nAvond,2026-05-20,meeting,no,M,%s,yes,20\n' $ages $ages >>"$scratch/counts.csv"
done
posts() { # posts FILE DAY...: a Facebook export with a post on each
	file=$1
	shift
	echo '"Post ID","Page ID","Page name","Title","Publish time","Permalink","Post type","Date","Views","Reactions","Comments","Shares"' >"$file"
	for day in "$@"; do
		id=$((id + 1))
		echo "\"$id\",\"9\",\"Plein\",\"Bericht $id\",\"$(echo "$day" | sed 's,\(....\)-\(..\)-\(..\),\2/\3/\1,') 12:00\",\"https://www.facebook.com/9/posts/$id\",\"Photos\",\"Lifetime\",\"1000\",\"10\",\"5\",\"5\""
	done >>"$file"
}
id=100
posts "$scratch/Jun-01-2026_Jun-27-2026.csv" 2026-06-02 2026-06-10 2026-06-18 2026-06-24
SOURCE_DATE_EPOCH=1782648000 # 28 June 2026
run 0 --project "$p" import "$scratch/counts.csv" "$scratch"/Jun-*.csv
ok "a project of 28 June"
report() { # report LANGUAGE PERIOD FORMAT
	rm -rf "$scratch/made"
	run 0 --project "$p" report monthly --period "$2" --lang "$1" --format "$3" --output "$scratch/made" && cat "$scratch"/made/*.txt | sed 's/\xc2\xa0/ /g' | tr -s ' \n' ' ' >"$scratch/out"
}
report nl 2026-06 text && says "Cijfers tot en met 27 juni 2026" && ! says "30 juni"
ok "a month that was not over when its files were read has no figures up to its end"
report nl 2026-06 text && says "Van alle deelnemers tot en met mei 2026." && says "Geen telling ingelezen van juni 2026, wel 4.000 weergaven"
ok "people are told of up to the newest count, and that none of the month was read is no statement that nobody came"
for year in "nl:ie deed mee tot en met mei 2026?" "en:took part up to and including May 2026?" "fr:participé jusqu'à mai 2026 inclus ?"; do
	report "${year%%:*}" 2026 digest && says "${year#*:}" || echo "# $year"
done >"$scratch/lacks"
cat "$scratch/lacks"
[ ! -s "$scratch/lacks" ]
ok "the short version of the year does not speak of months to come"
SOURCE_DATE_EPOCH=1783080000 # 3 July 2026
posts "$scratch/Jun-20-2026_Jun-29-2026.csv" 2026-06-22 2026-06-28
run 0 --project "$p" import "$scratch"/Jun-20*.csv
report nl 2026-06 text && says "Cijfers tot en met 30 juni 2026"
ok "one that was over may have had nothing in its last days"
finish
