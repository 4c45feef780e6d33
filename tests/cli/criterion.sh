#!/bin/sh
# The agreement made beforehand: shown, recorded, replaced with a reason, and its page.
. tests/cli/lib
p=$scratch/p

versions() { # versions PROJECT: version|reason of each agreement
	sqlite3 "$1/spiegel.db" 'SELECT version, reason FROM criterion ORDER BY version' | tr '\n' ' '
}
one_page() { # one_page FILE
	[ "$(pdfinfo "$1" | awk '/^Pages:/ { print $2 }')" = 1 ]
}

run 0 init "$p" --name "Groene Singel" --region GM0344 --end 2027-06-30 --yes
run 0 --project "$p" criterion show && says "standaardafspraak, ongewijzigd" && says "na 30 juni 2027" && says "Wat past bij hoeveel mensen?"
ok "the default agreement is shown, with what fits how many people"
hash=$(sqlite3 "$p/spiegel.db" 'SELECT sha256 FROM criterion')
says "$hash"
ok "with its hash"
[ "$(sqlite3 "$p/spiegel.db" 'SELECT canonical_text FROM criterion' | sha256sum | cut -c1-64)" = "$hash" ] ||
	[ "$(sqlite3 "$p/spiegel.db" 'SELECT canonical_text FROM criterion' | head -c -1 | sha256sum | cut -c1-64)" = "$hash" ]
ok "which anybody can compute from the text"

run 0 --project "$p" criterion set && says "versie 2" && [ "$(versions "$p")" = "1|default 2|own " ]
ok "adopting the default makes it one's own"
one_page "$p/reports/afspraak_versie_2.pdf"
ok "its page is one page"
pdftotext -layout "$p/reports/afspraak_versie_2.pdf" "$scratch/out"
says "vooraf zelf vastgesteld" && says "$hash" && says "Dezelfde afspraak als versie 1" && ! says "Vervangt versie" && says "Nog niet zeker"
ok "which says what was agreed, when, and by which hash"
qpdf --check "$p/reports/afspraak_versie_2.pdf" >"$scratch/out" 2>&1
ok "and is a sound PDF"

run 0 --project "$p" criterion set && says "niet veranderd" && [ "$(versions "$p")" = "1|default 2|own " ]
ok "recording the same again changes nothing"
sed -i 's/^tolerantie = ruim/tolerantie = 25, 1, 6/' "$p/spiegel.ini"
run 0 --project "$p" criterion show && complains "iets anders dan vooraf is vastgelegd" && says "40%"
ok "what spiegel.ini says since does not count"
run 2 --project "$p" criterion set && complains "--reason" && [ "$(versions "$p")" = "1|default 2|own " ]
ok "a change needs a reason"
run 0 --project "$p" criterion set --reason "raad wil 25%" && [ "$(versions "$p")" = "1|default 2|own 3|raad wil 25% " ]
ok "and then is a new version"
run 0 --project "$p" criterion show && says "25%" && says "raad wil 25%" && says "zelf vastgesteld" && says "minstens 1 en hoogstens 6"
ok "own figures, with the reason and the versions before"

# 15 to 24 are 17.6 of 100 in the census that comes along; a quarter is 4.4, within 1 and 6
run 0 --project "$p" criterion show --format csv && says "15–24 jaar,17.6" && grep -q '^"\{0,1\}15–24 jaar"\{0,1\},17\.6[0-9]*,13\.2[0-9]*,22\.0*' "$scratch/out"
ok "the room of a group is a quarter of its share"

"$generate" "$scratch/exports"
run 0 --project "$p" import "$scratch"/exports/tellingen.csv
run 0 --project "$p" criterion set && says "niet veranderd"
ok "after data the same agreement stays"
run 0 --project "$p" criterion show && ! says "Wat past bij hoeveel mensen?"
ok "there is nothing left to choose"
sed -i 's/^tolerantie = .*/tolerantie = ruim/' "$p/spiegel.ini"
SOURCE_DATE_EPOCH=$((SOURCE_DATE_EPOCH + 60))
run 0 --project "$p" criterion set --reason "bij nader inzien" && says "achteraf gewijzigd"
ok "a later change says so"
pdftotext "$p/reports/afspraak_versie_4.pdf" "$scratch/out" && says "Afspraak, achteraf gewijzigd"
ok "so does its page"
run 0 --project "$p" check && says "achteraf gewijzigd" && run 0 --project "$p" check --format csv && says "De afspraak is achteraf gewijzigd."
ok "and every answer"
cp -r "$p" "$scratch/aim" && sed -i 's/^doel = .*/doel = belangen/' "$scratch/aim/spiegel.ini"
run 0 --project "$scratch/aim" check && complains "iets anders dan vooraf is vastgelegd" && says "Van elke 100 deelnemers"
ok "another aim does not count until it is recorded"
run 0 --project "$scratch/aim" criterion set --reason "toch belangen" && says "achteraf gewijzigd" && run 0 --project "$scratch/aim" check &&
	! says "Van elke 100 deelnemers"
ok "and then it was recorded afterwards"
# an agreement from before the aim was part of it
old=$(sqlite3 "$p/spiegel.db" "SELECT canonical_text FROM criterion WHERE version = 4" | sed '/^aim/d')
cp -r "$p" "$scratch/old" && sqlite3 "$scratch/old/spiegel.db" "UPDATE criterion SET sha256 = '$(printf '%s\n' "$old" | sha256sum | cut -d' ' -f1)',
	canonical_text = '$old' || char(10) WHERE version = 4"
run 0 --project "$scratch/old" check && ! complains "iets anders" && says "Van elke 100 deelnemers" && run 0 --project "$scratch/old" criterion set && says "niet veranderd"
ok "an agreement that does not tell the aim still holds"
run 0 --project "$p" undo 2 && run 0 --project "$p" criterion show && says "achteraf gewijzigd"
ok "taking the data away again does not put the agreement before them"

cp -r "$p" "$scratch/early" && SOURCE_DATE_EPOCH=1000000000
sed -i 's/^hoogstens_onbekend = .*/hoogstens_onbekend = 30/' "$scratch/early/spiegel.ini"
run 0 --project "$scratch/early" criterion set --reason "klok terug" && says "achteraf gewijzigd"
ok "nor does a clock that was set back"
SOURCE_DATE_EPOCH=1900000000
run 0 init "$scratch/late" --name x --region GM0344 --yes
run 0 --project "$scratch/late" criterion set
SOURCE_DATE_EPOCH=1782900000
run 0 --project "$scratch/late" import "$scratch/exports/tellingen.csv"
run 0 --project "$scratch/late" check --format csv && ! says "agreement,changed_after" && says "agreement,set_after_start" && says "toen de activiteiten al waren begonnen"
ok "an agreement before the data stays before them, though the clock ran ahead"
run 0 --project "$scratch/late" criterion set && says "niet veranderd" && pdftotext "$scratch/late/reports/afspraak_versie_2.pdf" "$scratch/out" &&
	says "Afspraak, vastgesteld na het begin" && says "zelf vastgesteld nadat de activiteiten begonnen" && ! says "vooraf"
ok "but the first import is later than the activities in it, so nothing says that it was made beforehand, not even its page"

# the day of setting, against the first activity of the counts, 18 September 2025: noon of the day before, of the day, of the day after
for day in 1758103200,set_before 1758189600,set_before 1758276000,set_after_start; do
	t=$scratch/set_${day%,*}
	SOURCE_DATE_EPOCH=${day%,*}
	run 0 init "$t" --name x --region GM0344 --yes && run 0 --project "$t" criterion set
	SOURCE_DATE_EPOCH=1782900000
	run 0 --project "$t" import "$scratch/exports/tellingen.csv"
	run 0 --project "$t" check --format csv && says "agreement,${day#*,}"
	ok "set at ${day%,*}: ${day#*,}"
done
# init with a number of people chooses groups and tolerance: after the start nothing says that this is just the default
for day in 1758103200,default 1758276000,set_after_start; do
	t=$scratch/expected_${day%,*}
	SOURCE_DATE_EPOCH=${day%,*}
	run 0 init "$t" --name x --region GM0344 --expected 350 --yes
	SOURCE_DATE_EPOCH=1782900000
	run 0 --project "$t" import "$scratch/exports/tellingen.csv"
	run 0 --project "$t" check --format csv && says "agreement,${day#*,}"
	ok "chosen by the number of people at ${day%,*}: ${day#*,}"
done
run 0 --project "$t" criterion show && says "zelf vastgesteld nadat de activiteiten begonnen"
ok "and the page of the second says so"
t=$scratch/default_late
SOURCE_DATE_EPOCH=1758276000
run 0 init "$t" --name x --region GM0344 --expected 600 --yes
SOURCE_DATE_EPOCH=1782900000
run 0 --project "$t" import "$scratch/exports/tellingen.csv"
run 0 --project "$t" check --format csv && says "agreement,default"
ok "a number that leaves the default as it is chooses nothing"
# the clock ran ahead, but what was imported after it, and before the first activity, shows that the agreement is older than that
printf 'datum;gebeurtenis\n2025-07-01;Folder\n' >"$scratch/events.csv"
SOURCE_DATE_EPOCH=1758103200
run 0 init "$scratch/ahead" --name x --region GM0344 --yes
SOURCE_DATE_EPOCH=1900000000
run 0 --project "$scratch/ahead" criterion set
SOURCE_DATE_EPOCH=1758103300
run 0 --project "$scratch/ahead" import "$scratch/events.csv"
SOURCE_DATE_EPOCH=1782900000
run 0 --project "$scratch/ahead" import "$scratch/exports/tellingen.csv"
run 0 --project "$scratch/ahead" check --format csv && says "agreement,set_before"
ok "a clock that ran ahead is held against the imports that followed"
# and one that was set back against those before it
run 0 init "$scratch/back" --name x --region GM0344 --yes
SOURCE_DATE_EPOCH=1000000000
run 0 --project "$scratch/back" criterion set
SOURCE_DATE_EPOCH=1782900000
run 0 --project "$scratch/back" import "$scratch/exports/tellingen.csv"
run 0 --project "$scratch/back" check --format csv && says "agreement,set_after_start"
ok "a clock that was set back is held against the imports before"

run 0 init "$scratch/q" --name x --region XX9999 --yes
run 0 --project "$scratch/q" criterion set && says "Er is nog geen bevolking" && one_page "$scratch/q/reports/afspraak_versie_2.pdf"
ok "without a census the page says that it lacks"
for lang in en fr; do
	run 0 --project "$p" --lang $lang criterion set --output "$scratch/$lang" && one_page "$scratch/$lang"/*.pdf
	ok "one page in $lang"
done
run 2 --project "$p" criterion && complains "criterion show"
ok "without show or set it says what to type"
finish
