#!/bin/sh
# Erasing for good: what was imported is in no byte of the project any more, what rested on it says so, and nothing of it comes back by itself.
. tests/cli/lib
p=$scratch/p
x=$scratch/x
line() { # line out|err: on one line
	tr '\n' ' ' <"$scratch/$1" | tr -s ' '
}
found() { # found WORD...: names the files of the project that hold one of the words
	for word in "$@"; do
		grep -rlaiF -- "$word" "$p" | sed "s/^/# $word in /"
	done
}

# ---- a project with words that stand nowhere else
"$generate" "$x" >/dev/null
mkdir "$x/own"
facebook=$x/own/Zwanenzang.csv
sed -e 's/Denk mee/Kiekendief mee/g; s/[Ss]ingel/Roerdomp/g' "$(echo "$x"/facebook/Jul-*.csv)" >"$facebook"
printf 'activity,date,kind,online,sex,age_from,age_to,first_time,count\nPurperreiger,2026-06-03,meeting,no,F,25,34,yes,30\nPurperreiger,2026-06-03,meeting,no,M,65,,yes,40\n' >"$x/own/Wielewaal.csv"
printf 'date,event\n2026-06-04,Lepelaar opent de dijk\n' >"$x/own/IJsvogel.csv"
run 0 init "$p" --name Plein --region GM0344 --from-age 15 --end 2026-06-30 --yes
run 0 --project "$p" import --as-of 2026-07-01 "$facebook" && run 0 --project "$p" import "$x/own/Wielewaal.csv" "$x/own/IJsvogel.csv" "$(echo "$x"/instagram/Jul-*.csv)"
ok "a project with a few files"
[ "$(found Roerdomp Purperreiger Lepelaar Zwanenzang Wielewaal | wc -l)" -ge 5 ]
ok "whose words are in the store"
run 0 --project "$p" report monthly --period 2026-06 --format pdf,csv,json && cp "$p/spiegel.db" "$scratch/before.db" && cp -r "$p" "$scratch/q"
ok "and a report"

# ---- the term
run 0 --project "$p" status && line out | grep -q "Bewaren tot en met 30 juni 2027: 12 maanden na het einde van het traject, 30 juni 2026"
ok "status tells until when, and from what that is counted"
run 0 --project "$p" purge && line out | grep -q "niets te wissen: de gegevens mogen blijven tot en met 30 juni 2027" && [ "$(found Roerdomp | wc -l)" -ge 1 ]
ok "before that, nothing is erased"
SOURCE_DATE_EPOCH=1814313600 # 30 June 2027
run 0 --project "$p" status && ! says "bewaartermijn is voorbij"
ok "the last day is still one"
SOURCE_DATE_EPOCH=1814400000 # 1 July 2027
run 0 --project "$p" status && line out | grep -q "bewaartermijn is voorbij sinds 30 juni 2027" && says "purge"
ok "a day later status warns"
sed -i 's/^bewaren_maanden = .*/bewaren_maanden = 13/' "$p/spiegel.ini"
run 0 --project "$p" status && says "30 juli 2027"
ok "spiegel.ini says how many months"
sed -i 's/^bewaren_maanden = .*/bewaren_maanden = nooit/' "$p/spiegel.ini"
run 3 --project "$p" status && complains "1 tot en met 240"
ok "and is told what it may say"
sed -i 's/^bewaren_maanden = .*/bewaren_maanden = 12/; s/^einde = .*/einde =/' "$p/spiegel.ini"
run 0 --project "$p" status && line out | grep -q "na de laatste dag met gegevens, .* want in spiegel.ini staat geen einde"
ok "without an end it is counted from the last day of data"
sed -i 's/^einde =.*/einde = 2026-06-30/' "$p/spiegel.ini"

# ---- one file, by its number
number=$("$spiegel" --project "$p" sources --format csv | awk -F, '/Wielewaal/ { print $1 }')
run 2 --project "$p" purge "$number" && says "Wielewaal" && complains "--yes" && [ "$(found Wielewaal Purperreiger | wc -l)" -ge 2 ]
ok "with nobody to ask nothing is erased"
run 0 --project "$p" purge "$number" --yes && says "met 2 rijen" && line out | grep -q "rapport 1 (maandrapport, juni 2026, nl)" && says "$p/reports/2026-06_maandrapport_plein.pdf"
ok "one import is erased, and the report that rests on it is named"
! grep -qaiE 'Wielewaal|Purperreiger' "$p"/spiegel.db* && [ "$(found Roerdomp | wc -l)" -ge 1 ]
ok "its words are in no byte of the store; those of the others are"
run 0 --project "$p" sources && says "gewist" && run 0 --project "$p" rebuild && run 0 --project "$p" undo "$number" && says "gewist"
ok "sources tells that there was one"
[ "$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM report_figure")" = 0 ] && [ "$(sqlite3 "$p/spiegel.db" "SELECT reason FROM erasure")" = asked ]
ok "what the report told of it is gone too"
run 0 --project "$p" verify && line out | grep -q "Bronnen gewist op 1 juli 2027; alleen het bewaarde document geldt" && line out | grep -q "1 rapport nagegaan. 1 is niet meer te maken, omdat gegevens zijn gewist. Er hoeft niets te gebeuren." &&
	run 0 --project "$p" verify --format json && says '"outcome": "erased"'
ok "verify says so, and is content"
run 3 --project "$p" report --again 1 && line err | grep -q "Bronnen gewist op 1 juli 2027; alleen het bewaarde document geldt"
ok "so does making it again"
run 3 --project "$p" report --again 1 --format json 2>/dev/null
run 0 --project "$p" --lang en verify && line out | grep -q "Sources erased on 1 July 2027" && run 0 --project "$p" --lang fr verify && line out | grep -q "Sources effacées le"
ok "in three languages"
run 0 --project "$p" purge "$number" --yes && says "niets te wissen"
ok "a second time there is nothing to erase"
run 3 --project "$p" purge 99 --yes && complains "spiegel --project $p sources" && run 2 --project "$p" purge 1 --all --yes && run 2 --project "$p" purge 1 2
ok "what is not there is refused with words"

# ---- all that is past its term; census figures are published and stay
run 0 --project "$p" baseline add GM0344 || run 0 --project "$p" baseline import data/baseline_utrecht_2021.csv
census=$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM baseline")
run 0 --project "$p" purge --yes && line out | grep -q "Gewist: 3 ingelezen bestanden"
ok "past the term all is erased"
[ "$census" -gt 0 ] && [ "$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM baseline")" = "$census" ] && says "Bevolkingscijfers blijven"
ok "but for census figures"
run 0 --project "$p" purge && says "niets te wissen"
ok "once more: there is nothing"
run 0 --project "$p" purge --reports --yes && says "bestanden van rapporten" && [ ! -e "$p/reports/2026-06_maandrapport_plein.pdf" ]
ok "the files of reports go when asked"
run 0 --project "$p" verify && line out | grep -q "Er hoeft niets te gebeuren"
ok "and are not missed"
[ -z "$(found Roerdomp Kiekendief Purperreiger Lepelaar Zwanenzang Wielewaal IJsvogel)" ] || { found Roerdomp Kiekendief Purperreiger Lepelaar Zwanenzang Wielewaal IJsvogel && false; }
ok "no word of what was imported is in any byte of the project"
run 0 --project "$p" status && ! says "bewaartermijn" && run 0 --project "$p" purge --all --yes && [ "$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM baseline")" = 0 ]
ok "--all takes the census figures as well"

# ---- it does not come back by itself
mkdir "$p/postvak" && cp "$x/own/IJsvogel.csv" "$p/postvak/" && sed -i 's/^inbox = .*/inbox = postvak/' "$p/spiegel.ini"
run 0 --project "$p" run
[ "$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM event")" = 0 ] && grep -q "gewist (nummer" "$p/postvak/GELEZEN.html"
ok "the letterbox does not take in again what was erased, and says so"
run 0 --project "$p" import "$x/own/IJsvogel.csv" && [ "$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM event")" = 1 ]
ok "who asks for it may"

# ---- asked on a terminal, which script(1) is here
terminal() { # terminal ARGUMENT...: spiegel with what comes in as what is typed
	script -qec "'$spiegel' --project '$p' $*" /dev/null >"$scratch/out" 2>&1
}
if : | script -qec true /dev/null >/dev/null 2>&1; then
	sum=$(cksum <"$p/spiegel.db")
	kept=0
	for answer in nee '' j; do
		echo "$answer" | terminal purge --all && says "Er is niets gewist" && [ "$(cksum <"$p/spiegel.db")" = "$sum" ] && kept=$((kept + 1))
	done
	[ $kept = 3 ]
	ok "anything but a yes keeps all"
	printf '\004' | terminal purge --all && says "Er is niets gewist" && [ "$(cksum <"$p/spiegel.db")" = "$sum" ]
	ok "and so does no answer"
	echo OUI | terminal purge --all && says "Gewist: 1 ingelezen bestand" && [ "$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM event")" = 0 ]
	ok "a yes in any of the languages erases"
	terminal import tests/data/events/sample.csv </dev/null && grep -q 'sample.csv 100%' "$scratch/out"
	ok "and how far an import is, is shown there"
else
	skip "asked on a terminal" "no terminal can be had"
fi

# ---- reports that were made elsewhere, or once more
q=$scratch/q
run 0 --project "$q" report content --period 2026-06 --format pdf,csv --output "$scratch/elsewhere" && run 0 --project "$q" report --again 1 --format pdf,csv && cp -r "$q" "$scratch/r"
run 0 --project "$q" purge --all --yes && line out >"$scratch/line" &&
	grep -q "rapport 2 (contentmix, juni 2026, nl) buiten de map van het project gemaakt, op een plaats die niet is vastgelegd; wis zelf: 2026-06_contentmix_plein.pdf, 2026-06_contentmix_plein rapport 1" "$scratch/line" &&
	grep -q "$q/reports/run-1/2026-06_maandrapport_plein.pdf" "$scratch/line"
ok "a report elsewhere is named by its files, one made again by its place"
run 0 --project "$q" purge --reports --yes && [ -z "$(find "$q/reports" -type f)" ] && [ ! -e "$q/reports/run-1" ] && [ -e "$scratch/elsewhere/2026-06_contentmix_plein.pdf" ]
ok "of these only what is in the project goes"

# ---- the file cannot be tidied: the last that is asked of the database
if sanitized; then
	skip "a file that cannot be tidied" "the sanitizers do not let another library come first"
else
	rm -r "$q" && cp -r "$scratch/r" "$q"
	shim=$PWD/$build/tests/fail_statement.so
	FAIL_COUNT=$scratch/count LD_PRELOAD=$shim "$spiegel" --project "$q" purge --all --reports --yes >/dev/null && last=$(od -An -td8 "$scratch/count" | tr -d ' ')
	rm -r "$q" && cp -r "$scratch/r" "$q"
	FAIL_AT=$last LD_PRELOAD=$shim "$spiegel" --project "$q" purge --all --reports --yes >"$scratch/out" 2>"$scratch/err"
	[ $? = 4 ] && line err | grep -q "Gewist, maar spiegel.db is nog niet opgeruimd ([^)]*[a-z][^)]*)\. .* geef dan: spiegel --project $q purge" && says "Gewist: 5 ingelezen bestanden" && says "bestanden van rapporten" &&
		[ -z "$(find "$q/reports" -type f)" ] && run 0 --project "$q" purge
	ok "a file that cannot be tidied: why, and what to do; the rest is done"
fi

# ---- killed in the middle: before or after, never between
if strace -o "$scratch/t" true 2>/dev/null; then
	wrong=0
	for call in pwrite64 fsync fdatasync unlink ftruncate; do
		for k in 1 2 3 5 8 13 21; do
			cp "$scratch/before.db" "$p/spiegel.db"
			rm -f "$p/spiegel.db-journal"
			strace -f -qq -o "$scratch/t" -e inject=$call:signal=KILL:when=$k "$spiegel" --project "$p" purge --all --yes >/dev/null 2>&1
			"$spiegel" --project "$p" status >/dev/null 2>&1 || wrong=$((wrong + 1))
			left=$(sqlite3 "$p/spiegel.db" "SELECT count(*) FROM import WHERE file_name <> ''")
			[ "$left" = 0 ] || [ "$left" = "$(sqlite3 "$scratch/before.db" "SELECT count(*) FROM import")" ] || wrong=$((wrong + 1))
			"$spiegel" --project "$p" purge --all --yes >/dev/null 2>&1 || wrong=$((wrong + 1))
			! grep -qaiE 'Roerdomp|Purperreiger|Lepelaar|Zwanenzang' "$p"/spiegel.db* || wrong=$((wrong + 1))
		done
	done
	[ $wrong = 0 ]
	ok "killed while it erases, the store is as before or as after, and the next time leaves no word"
else
	skip "killed while it erases" "strace is not here or may not trace"
fi
finish
