#!/bin/sh
# The path from exports to a report: what stands in it, that it comes out the same, and that nothing old is lost when it cannot be made.
. tests/cli/lib

p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 init "$p" --name Plein --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
cp examples/spiegel.ini "$p/"
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv "$scratch/x/tellingen.csv"
ok "a project with a year of data"

run 0 --project "$p" check && says "jonger dan 25" && says "duidelijk te weinig"
ok "check: the fact, then the answer"
run 0 --project "$p" check --lang en && says "under 25"
ok "in English"
run 0 --project "$p" check --lang fr && says "moins de 25"
ok "in French"
run 0 --project "$p" check --format json && grep -q '^{' "$scratch/out"
ok "as JSON"
run 0 --project "$p" content --period 2025-07..2026-06 && says "korte video"
ok "content over a year"
run 0 --project "$p" content && says "keer zo veel interacties" && says "vaker inzetten" && says "Dagen en dagdelen maakten geen aantoonbaar verschil"
ok "content of the last twelve months: short films do better, hours do not"
cp "$scratch/out" "$scratch/newest" && run 0 --project "$p" content --period 2026-06 && cmp "$scratch/out" "$scratch/newest" && tr -s ' \n' ' ' <"$scratch/newest" >"$scratch/out" &&
	says "gaat dit over de berichten van 1 juli 2025 tot en met 30 juni 2026, net als het contentmix-rapport van juni 2026." &&
	run 0 --project "$p" report content --period 2026-06 --format csv,json --output "$scratch/mix" &&
	run 0 --project "$p" content --period 2026-06 --format json && grep '"figure": "\(from\|to\|best_kinds\|best_from\)"' "$scratch/out" >"$scratch/ours" &&
	[ "$(wc -l <"$scratch/ours")" -eq 4 ] && grep -q '2025-07-01' "$scratch/ours" &&
	grep -h '"figure": "\(from\|to\|best_kinds\|best_from\)"' "$scratch"/mix/*.json | cmp - "$scratch/ours"
ok "content of a month is of the twelve months to its end, as the report is, and says so"
run 0 --project "$p" content --period 2026-05..2026-06 && ! says "te weinig. Daarom"
ok "of two months it is of these"
for words in check channels content "content --plan"; do
	# shellcheck disable=SC2086 # words of a command
	run 0 --project "$p" $words && cp "$scratch/out" "$scratch/numbered.${words#content --}"
done
for kind in monthly representativeness content; do
	run 0 --project "$p" report $kind --period 2026-06 --format text --output "$scratch/numbered"
done
for one in "$scratch"/numbered.* "$scratch"/numbered/*.txt; do
	awk -v file="$one" '/^(Figuur|Tabel) [0-9]+\./ { n[$1]++; if ($2 != n[$1] ".") print "# " file ": " $0; seen = 1 } !NF && !before { print "# " file ": two blank lines" }
		{ before = NF } END { if (!seen) print "# " file ": nothing numbered" }' before=1 "$one"
done >"$scratch/skipped"
cat "$scratch/skipped"
[ ! -s "$scratch/skipped" ]
ok "on the screen figures and tables are numbered one after the other"
run 0 --project "$p" content --by hashtags && says "aantoonbaar verschil tussen aantallen hashtags"
ok "content by hashtags: an honest no"
run 0 --project "$p" content && says "In orde – wees regelmatig aanwezig" && says "Niet te meten – antwoord op tijd" && says "--template webcare"
ok "content ends with the check of the way of working"
run 0 --project "$p" content --plan && says "Plan voor juli 2026" && says "doet het duidelijk beter"
ok "the plan for next month"
cp "$scratch/out" "$scratch/plan" && run 0 --project "$p" content --plan --period 2026-06 && cmp -s "$scratch/out" "$scratch/plan"
ok "the plan of a month rests on the twelve to its end, as the report's does"
run 0 --project "$p" content --plan --format ics && says "BEGIN:VCALENDAR" && says "SUMMARY:Instagram: korte video's"
ok "the plan as a calendar"
run 0 --project "$p" content --plan && ! says "Wat kwam er van het plan" && says "geen kosten ingelezen"
ok "a plan that nobody saw is not looked back on; without costs it says so"
run 0 --project "$p" content && says "Wat veranderde er in juni 2026" && says "per kanaal en soort" && says "verandering"
ok "what changed since last month"
run 0 --project "$p" content --by level && says "Geen bericht heeft een niveau" && run 0 --project "$p" content --by language && says "Dezelfde boodschap in twee talen"
ok "the ladder and pairs of languages ask for tags"
run 0 init "$scratch/days" --name Dagen --region GM0344 --yes
awk 'BEGIN { print "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,Video views,Media views"
	for (i = 1; i <= 30; i++) printf "2026-06-%02d,%d,0,0,0,0,0,0,0,0,0,0,0,0\n", i, i == 15 ? 1000 : 100 }' >"$scratch/days.csv"
run 0 --project "$scratch/days" import --as x-daily "$scratch/days.csv"
run 0 --project "$scratch/days" content && says "Opvallende dagen" && says "$(printf '15\302\240juni')" && says "1.000" && says "geen berichten van"
ok "daily figures alone: the day that stands apart"
run 0 --project "$scratch/days" content --plan && says "Er zijn geen berichten"
ok "and no plan"
run 3 --project "$scratch/days" report monthly --format csv
ok "a report takes more than that"
run 2 --project "$p" content --format ics
ok "a calendar is of a plan"
run 2 --project "$p" content --by kleur && complains "kleur"
ok "content by what is no property"
run 0 --project "$p" content --format csv && says "video_short,Instagram,views,"
ok "content as csv"
run 2 --project "$p" content --period juni && complains "juni"
ok "a period that is none is named"
run 0 --project "$p" check --period 2025-08
ok "check before anybody took part"

for command in check content status sources kinds; do
	run 0 --project "$p" $command
	awk '{ gsub(/[\200-\277]/, ""); if (length($0) > 80) { print "# " length($0) ": " $0; wide = 1 } } END { exit wide }' "$scratch/out"
	ok "$command fits a terminal of 80 columns"
done

run 0 --project "$p" report monthly --period 2026-06
ok "the monthly report"
report=$p/reports/2026-06_maandrapport_plein
[ -s "$report.pdf" ] && [ -s "$report.json" ] && [ -s "$report/kpi.csv" ] && [ -s "$report.xlsx" ]
ok "as PDF, JSON, CSV and a workbook"
run 0 show "$report.xlsx" --format csv && says "indicator"
ok "the workbook can be read"
[ "$(pdfinfo "$report.pdf" | awk '/^Pages/ { print $2 }')" = 4 ]
ok "has four pages"
pdfinfo "$report.pdf" | grep -q '^Tagged: *yes' && qpdf --check "$report.pdf" >/dev/null
ok "is tagged, and sound to another program"
[ "$(stat -c %s "$report.pdf")" -le 300000 ]
ok "is at most 300 kB"
pdftotext "$report.pdf" - | grep -q "jongeren\|Jongeren"
ok "names the group that is missed"
if command -v verapdf >/dev/null; then
	verapdf -f 2a "$report.pdf" | grep -q 'isCompliant="true"' && verapdf -f ua1 "$report.pdf" | grep -q 'isCompliant="true"'
	ok "veraPDF finds no failure"
else
	skip "veraPDF finds no failure" "verapdf is not installed"
fi

# what works is told by one rule: kind by kind the figures are those of the report on the content mix of the same period
pdftotext -layout "$report.pdf" - >"$scratch/monthly.txt"
for period in 2026-06 2026-Q2; do
	run 0 --project "$p" report monthly --period $period --format csv --output "$scratch/one"
	run 0 --project "$p" report content --period $period --format csv --output "$scratch/one"
	awk -F, 'FNR > 1 && $7 != "" { print $2 "," $1 "," $4 "," $7 "," $8 "," $9 "," }' "$scratch/one/${period}_contentmix_plein"/kinds.csv \
		"$scratch/one/${period}_contentmix_plein"/kinds_2.csv | tr -d '\r' >"$scratch/content.csv"
	sed '1d; s/\r//' "$scratch/one/$period"_*rapport_plein/kinds_of_accounts.csv >"$scratch/told.csv"
	[ -s "$scratch/told.csv" ] && diff "$scratch/content.csv" "$scratch/told.csv"
	ok "which kinds worked in $period: the same in both reports"
done
grep -q "Dit is bijgesteld" "$scratch/monthly.txt" && grep -q "Figuur 4. Bijgestelde interacties" "$scratch/monthly.txt"
ok "and it says that they are adjusted"

first=$(cat "$report.pdf" "$report.json" "$report"/*.csv | sha256sum)
TZ=Pacific/Auckland HOME=/nonexistent LC_ALL=C run 0 --project "$p" report monthly --period 2026-06
[ "$(cat "$report.pdf" "$report.json" "$report"/*.csv | sha256sum)" = "$first" ]
ok "again, in another zone, home and locale: the same bytes"
for lang in en fr; do
	run 0 --project "$p" report monthly --period 2026-06 --lang $lang --output "$scratch/$lang" --format pdf,text
	ok "in $lang"
done

# what fails leaves the old report as it was
PLPLOT_DRV_DIR=/nonexistent run 0 --project "$p" report monthly --period 2026-06 --format pdf
ok "a stray PLplot variable does no harm"
(ulimit -f 20 && run 5 --project "$p" report monthly --period 2026-06 --format pdf)
ok "no room for the file: words and status 5"
[ "$(cat "$report.pdf" "$report.json" "$report"/*.csv | sha256sum)" = "$first" ]
ok "and the old report is untouched"
run 0 --project "$p" report monthly --period 2026-06 --format digest --output "$scratch/no/such/folder" && [ -s "$scratch/no/such/folder/2026-06_in-het-kort_plein.txt" ]
ok "the folder is made, with those above it"
cp -r "$report" "$scratch/tables" && rm "$report/sources.csv" && mkdir "$report/sources.csv" && touch "$report/old.csv"
run 5 --project "$p" report monthly --period 2026-06 --format csv && [ -e "$report/old.csv" ] && [ -s "$report/kpi.csv" ]
ok "no table goes before the new ones are there"
rmdir "$report/sources.csv"
run 0 --project "$p" report monthly --period 2026-06 --format csv && diff -r "$report" "$scratch/tables"
ok "then those that the report no longer has go"
touch "$scratch/file"
run 5 --project "$p" report monthly --period 2026-06 --output "$scratch/file/folder" && complains "Hier moet een map komen"
ok "a folder that cannot be made"
rm -f "$p/reports/2026-06_in-het-kort_plein.txt"
run 0 --project "$p" report monthly --period 2026-06 --format digest && [ "$(wc -w <"$p/reports/2026-06_in-het-kort_plein.txt")" -le 121 ]
ok "a digest of 120 words at most (and the line under its title)"
run 2 --project "$p" report yearly && complains "yearly"
ok "a report that does not exist is named"
run 2 --project "$p" report monthly --period 2026-06-01..2026-06-20 && complains "hele maanden"
ok "a report for management of days"
run 2 --project "$p" report monthly --period 2026-06 --output "$scratch/juni.pdf" && complains "juni.pdf' lijkt een bestand" && complains "zoals '$scratch'" &&
	[ ! -e "$scratch/juni.pdf" ] && mkdir "$scratch/map.pdf" &&
	run 0 --project "$p" report monthly --period 2026-06 --format text --output "$scratch/map.pdf" && [ -f "$scratch/map.pdf/2026-06_maandrapport_plein.txt" ]
ok "--output with the name of a file is refused before a folder of that name is made; a folder may have any name"
for period in 2026-Q2 2026 2026-04..2026-05; do
	for lang in nl en fr; do
		run 0 --project "$p" report monthly --period $period --lang $lang --format pdf,csv --output "$scratch/long_$lang"
		[ "$(pdfinfo "$scratch/long_$lang/${period}"_*.pdf | awk '/^Pages:/ { print $2 }')" = 4 ]
		ok "of $period in $lang: four pages"
	done
done
pdftotext -layout "$scratch"/long_nl/2026-Q2_kwartaalrapport_plein.pdf - | tr -s ' \n' ' ' >"$scratch/out" && says "Kwartaalrapport participatie" && says "1e kwartaal" && says "vorig kwartaal" && ! says "vorige maand"
ok "a quarter is called one"
[ -f "$scratch/long_fr/2026_rapport-annuel_plein.pdf" ] && [ -f "$scratch/long_en/2026-04..2026-05_period-report_plein.pdf" ]
ok "names of files begin with the period and sort"
kpi() { # PERIOD CODE COLUMN
	awk -F, -v code="$2" -v column="$3" '$1 == code { print $column }' "$scratch"/long_nl/"$1"_*/kpi.csv
}
sum=0
for month in 04 05 06; do
	run 0 --project "$p" report monthly --period 2026-$month --format csv --output "$scratch/long_nl"
	sum=$((sum + $(kpi 2026-$month posts 2)))
done
[ "$(kpi 2026-Q2 posts 2)" = $sum ] && [ "$(kpi 2026-Q2 posts 6)" = 90 ] && [ "$(kpi 2026-Q2 participants 6)" = 240 ]
ok "a quarter has the posts of its months ($sum), and three times the target of a month"
[ "$(kpi 2026 posts 6)" = 180 ] && [ "$(kpi 2026 participants 6)" = 480 ] && [ -z "$(kpi 2026 posts 4)" ] && [ -z "$(kpi 2026 participants 4)" ]
ok "half a year is held against the targets of six months, and is compared with nothing"
# the trajectory ended in June: nothing grows any more, and no file tells of July, however late it was made
pdftotext "$scratch"/long_nl/2026_*.pdf - | tr -s ' \n' ' ' >"$scratch/out"
[ "$(kpi 2026 participants 7)" = missed ] && ! says "groeit nog" && says "wel van januari tot en met juni 2026. Het traject eindigde op" && ! says "31 juli" && says "Er zijn geen gaten"
ok "of a year that goes on after the end of the trajectory, what there was is judged"
cp -r "$p" "$scratch/open"
sed -i 's/^einde = .*/einde =/' "$scratch/open/spiegel.ini"
run 0 --project "$scratch/open" report monthly --period 2026 --format pdf,csv --output "$scratch/long_nl/open"
[ -z "$(awk -F, '$1 == "participants" { print $7 }' "$scratch"/long_nl/open/2026_*/kpi.csv)" ] && pdftotext "$scratch"/long_nl/open/*.pdf - | tr -s ' \n' ' ' >"$scratch/out" && says "groeit nog" && says "het jaar is niet compleet"
ok "without an end, what still grows is not judged"
pdftotext -l 1 -layout "$scratch"/long_nl/2026_*.pdf "$scratch/out" && says "2026" && ! says "Geen nieuwe" && ! says "vorig jaar"
ok "it does not say that nobody came since June, nor compares with a year that has figures of its second half alone"
"$spiegel" --project "$p" check >/dev/full 2>"$scratch/err"
[ $? -eq 5 ] && complains "uitvoer"
ok "output that is lost is noticed"

printf 'datum;gebeurtenis\n2025-06-01;Te vroeg\n2026-04-14;Keuzeavond\n2026-06-12;Vragenlijst dicht\n2026-07-02;Te laat\n' >"$scratch/gebeurtenissen.csv"
run 0 --project "$p" import "$scratch/gebeurtenissen.csv" && run 0 --project "$p" report monthly --period 2026-06 --format pdf,csv --output "$scratch/events"
pdftotext -l 1 -layout "$scratch/events"/*.pdf "$scratch/out" && says "1 14 apr: Keuzeavond. 2 12 jun: Vragenlijst dicht." && ! says "Te "
ok "events stand below the trend, on the first page"
[ "$(wc -l <"$(echo "$scratch"/events/*/events.csv)")" = 3 ] && [ "$(pdfinfo "$scratch"/events/*.pdf | awk '/^Pages:/ { print $2 }')" = 4 ]
ok "in a table of their own, and the pages stay four"
run 0 --project "$p" undo gebeurtenissen.csv

# thin data still reads well
run 0 init "$scratch/q" --name Leeg --region GM0344 --yes
run 3 --project "$scratch/q" report monthly && complains "import"
ok "no data at all: words that tell what to do"
run 0 --project "$scratch/q" import "$scratch/x/tellingen.csv" && run 0 --project "$scratch/q" report monthly --period 2026-06 --format pdf,text
ok "participants without posts"
run 0 init "$scratch/r" --name Berichten --region XX9999 --yes
run 0 --project "$scratch/r" import "$scratch"/x/facebook/Jul-*.csv && run 0 --project "$scratch/r" report monthly --period 2026-06 --format pdf,text
ok "posts without participants or census"
run 3 --project "$scratch/r" report monthly --period 2024-01 --format pdf && complains "oudste"
ok "a month before the data is refused, in words"
# a channel of which no file tells of the month: its posts are not simply fewer
q=$scratch/silent
run 0 init "$q" --name x --region GM0344 --yes
run 1 --project "$q" import tests/data/facebook-posts/sample.csv tests/data/instagram-posts/sample.csv
run 0 --project "$q" report monthly --period 2026-02 --format text
grep -q '^Berichten geplaatst¹ ' "$q/reports/2026-02_maandrapport_x.txt" &&
	grep -q 'Zonder Instagram (singelbuurt) en Instagram (voorbeeldstad): daarvan kennen we$' "$q/reports/2026-02_maandrapport_x.txt" &&
	! grep -q 'Niets geplaatst' "$q/reports/2026-02_maandrapport_x.txt"
ok "the figures of posts say which channel is not in them"
# the same in a month that is not over: the year's exports of July to May, and of June one channel's, up to the 14th
rm -rf "$q" && run 0 init "$q" --name x --region GM0344 --yes
without() { # without PATTERN FILE: its rows, which may be of several lines, but those that have it
	awk -v pattern="$1" '{ row = row $0 "\n"; quotes += gsub(/"/, "&") } quotes % 2 == 0 { if (row !~ pattern) printf "%s", row; row = "" }' "$2"
}
without '06/(1[5-9]|[23][0-9])/2026' "$scratch"/x/facebook/Jul-*.csv >"$scratch/facebook.csv"
without '06/[0-9][0-9]/2026' "$scratch"/x/instagram/Jul-*.csv >"$scratch/may.csv"
run 0 --project "$q" import "$scratch/facebook.csv" "$scratch/may.csv"
run 0 --project "$q" report monthly --period 2026-06 --format text
sed -n '/^Berichten geplaatst¹ .*²/,/^Wat valt/p' "$q/reports/2026-06_maandrapport_x.txt" | tr '\n' ' ' >"$scratch/out"
says 'Dit aantal groeit nog.' && says 'Niet alle berichten: van Instagram'
ok "also where the month is not complete"

# which kinds did better takes a model of every post: of very many, the report on the content mix tells it
elsewhere='staat in het contentmix-rapport'
for posts in 4800 6000; do
	"$generate" --posts $posts "$scratch/posts.csv" && run 0 init "$scratch/n$posts" --name x --region GM0344 --yes && run 0 --project "$scratch/n$posts" import "$scratch/posts.csv" &&
		run 0 --project "$scratch/n$posts" report monthly --period 2026-06 --format text || echo $posts >>"$scratch/unmade"
done
[ ! -e "$scratch/unmade" ] && ! grep -qF "$elsewhere" "$scratch"/n4800/reports/*.txt && grep -qF "$elsewhere" "$scratch"/n6000/reports/*.txt
ok "the kinds of posts in the report of a month, up to 5,000 posts in twelve months"
run 0 --project "$scratch/n6000" report monthly --period 2025-07..2026-06 --format text,json --output "$scratch/year" &&
	cp "$scratch"/year/*_perioderapport_*.txt "$scratch/out" && says "$elsewhere" && ! says 'te weinig ingelezen'
ok "and nothing is said to be missing of a year with more"
run 0 --project "$scratch/n4800" content --period 2026-06 --against "$scratch"/year/*.json && says uitgezocht && ! says 'geen aangetoond'
ok "nor that no kind of its did better"

finish
