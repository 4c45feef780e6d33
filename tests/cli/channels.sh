#!/bin/sh
# Whom we miss, and which channels and activities reach them, held against sums made here from the same files.
. tests/cli/lib
p=$scratch/p

"$generate" "$scratch/exports"
run 0 init "$p" --name "Groene Singel" --region GM0344 --yes
run 3 --project "$p" channels && complains "nog geen berichten, tellingen of belangen"
ok "without data it says what to do"
run 0 --project "$p" import "$scratch/exports/tellingen.csv"
run 0 --project "$p" channels && says "We missen vooral jongeren tot 25 jaar" && says "nog geen gegevens over volgers"
ok "with people alone it asks for the followers"
for platform in facebook instagram; do
	run 0 --project "$p" import --channel $platform/singel --as-of 2026-06-30 "$scratch/exports/$platform/Audience.csv" || exit 1
done
run 0 --project "$p" channels --format csv
ok "with counts and followers it answers"
cp "$scratch/out" "$scratch/channels.csv"

# residents of Utrecht by age from the file that comes along: ages FROM TO
residents() {
	awk -F, -v from="$1" -v to="$2" '$1 == "GM0344" && $5 >= from && $6 <= to { n += $7 } END { print n }' data/baseline_utrecht_2021.csv
}
# followers from 18 to 24, of all, as the export says them
young() {
	tr -d '\000\377\376\r"' <"$scratch/exports/$1/Audience.csv" | awk -F, '
		/^18-24/ { for (i = 2; i <= NF; i++) { gsub(/%/, "", $i); x += $i } }
		/^[0-9][0-9][-+]/ { for (i = 2; i <= NF; i++) { gsub(/%/, "", $i); all += $i } }
		END { printf "%.6f", x / all }'
}
for platform in Facebook Instagram; do
	share=$(young "$(echo $platform | tr 'FI' 'fi')")
	want=$(awk -v s="$share" -v a="$(residents 18 24)" -v b="$(residents 18 999)" 'BEGIN { printf "%.4f", s / (a / b) }')
	got=$(grep "^$platform,followers," "$scratch/channels.csv" | cut -d, -f5)
	awk -v a="$want" -v b="$got" 'BEGIN { exit !(a > 0 && a - b < 0.0005 && b - a < 0.0005) }'
	ok "$platform: $got times as many from 18 to 24 as among residents ($want)"
done

# 47 of 869 people are younger than 25, and 17.64 of 100 residents from 15 on
want=$(awk -v a="$(residents 15 24)" -v b="$(residents 15 999)" 'BEGIN { m = 869 * a / b; printf "%.0f,%.0f", m, m - 47 }')
grep -q "^jonger dan 25,47,$want," "$scratch/channels.csv"
ok "the people missed are those of a mirror less those who came ($want)"
grep -q "^Startbijeenkomst,2025-09-18,less" "$scratch/channels.csv" && grep -q "^Keuzeavond,2026-04-14,," "$scratch/channels.csv"
ok "an activity tells only what many enough people show"
! grep -q "TikTok.*2017" "$scratch/channels.csv" && grep -q "TikTok,55,daily,15-19,2024" "$scratch/channels.csv"
ok "surveys of use are the newest"
# 15 to 19 lies within 15 to 24; half of 20 to 29 does not
grep ',daily,.*Newcom' "$scratch/channels.csv" | cut -d, -f2,5 | tr '\n' ' ' >"$scratch/out"
says "Snapchat,15-19 TikTok,15-19 Instagram,15-19 WhatsApp,20-29 Facebook,20-29 "
ok "ages of the group alone come first, whatever others use more"
run 0 --project "$p" channels && says "20⁠–⁠29¹" && says "Die leeftijden vallen deels buiten deze groep" && ! says "15⁠–⁠19¹"
ok "other ages have a note"
run 0 --project "$p" report representativeness --format text --output "$scratch/advice" && cat "$scratch"/advice/*.txt | tr '\n' ' ' >"$scratch/out"
says "jongeren tot 25 jaar ook aan Snapchat" && ! says "ook aan WhatsApp"
ok "the advice rests on those of the group"
run 0 --project "$p" channels && says "15⁠–⁠19"
ok "their ages are a range to readers"

# half the summed gap between the shares of the followers and of the residents of the same ages, from 18 on
mirror() {
	tr -d '\000\377\376\r"' <"$scratch/exports/$1/Audience.csv" | awk -F, '
		NR == FNR { if ($1 == "GM0344") n[$5] += $7; next }
		/^[0-9][0-9][-+]/ && $1 + 0 >= 18 { x = 0; for (i = 2; i <= NF; i++) { gsub(/%/, "", $i); x += $i }
			split($1, age, /[-+]/); to = $1 ~ /[+]/ ? 200 : age[2]; k++; part[k] = x; all += x
			for (a = age[1] + 0; a <= to; a++) there[k] += n[a]; total += there[k] }
		END { for (i = 1; i <= k; i++) { d = part[i] / all - there[i] / total; sum += d < 0 ? -d : d }; printf "%.3f", sum / 2 }' \
		data/baseline_utrecht_2021.csv -
}
run 0 --project "$p" check --format csv
for platform in Facebook Instagram; do
	want=$(mirror "$(echo $platform | tr 'FI' 'fi')")
	row=$(grep "^$platform,followers,2026-06-30,share,," "$scratch/out")
	awk -v row="$row" -v want="$want" 'BEGIN { split(row, x, ","); exit !(want > 0 && x[8] - want < 0.001 && want - x[8] < 0.001) }'
	ok "check tells how far followers of $platform are from the residents ($want)"
done
run 0 --project "$p" check && says "Een indicatie" && says "alleen aandelen" && says "Dit is geen oordeel" && ! says "Weergaven tellen keren"
ok "as an indication, and that there are shares alone"

# followers of whom nothing is known come first in the store; whom the others are compared with must not depend on them
q=$scratch/q
run 0 init "$q" --name x --region GM0344 --yes
{
	echo activity,date,kind,online,sex,age_from,age_to,first_time,count
	for group in 15,24,90 25,34,130 35,44,90 45,54,75 55,64,60; do
		printf 'Avond,2026-03-01,meeting,no,F,%s,yes,%s\n' "${group%,*}" "${group##*,}"
	done
	printf 'Avond,2026-03-01,meeting,no,F,65,,yes,65\nAvond,2026-03-01,meeting,no,M,25,34,yes,40\n'
} >"$scratch/women.csv"
run 0 --project "$q" import "$scratch/women.csv"
run 0 --project "$q" import --channel facebook/singel --as-of 2026-06-30 "$scratch/exports/facebook/Audience.csv"
men() { # the share of men among the followers over that among residents
	"$spiegel" --project "$q" channels --format csv | tr -d '\r' | awk -F, '/^channel,/ { for (i = 1; i <= NF; i++) if ($i == "M") at = i } /^Facebook,/ && at { print $at }'
}
before=$(men)
sqlite3 "$q/spiegel.db" "INSERT INTO audience_cell SELECT trajectory_id, id, '', -1, -1, '', '', 0.1, 'unknown' FROM audience
	WHERE subject_kind = 'channel' AND EXISTS (SELECT 1 FROM audience_cell c WHERE c.audience_id = id AND c.dimension = '' AND c.sex = 'M')"
[ -n "$before" ] && [ "$(men)" = "$before" ]
ok "people of whom nothing is known change no ratio ($before)"

run 0 --project "$p" channels && tr '\n' ' ' <"$scratch/out" | grep -q "Van Facebook en Instagram hebben we alleen percentages" && ! says "startgetal"
ok "of how many followers is not known, so neither how sure the mix is"
cp -r "$p" "$scratch/many" && p=$scratch/many
sqlite3 "$p/spiegel.db" "UPDATE audience SET base_n = 4000 WHERE subject_kind = 'channel'"
seed=$(printf '%d' "0x$(sqlite3 "$p/spiegel.db" 'SELECT substr(sha256, 1, 8) FROM criterion ORDER BY version DESC LIMIT 1')")
run 0 --project "$p" channels && tr '\n' ' ' <"$scratch/out" | grep -q "Facebook 45% (tussen [0-9]*% en [0-9]*%) en Instagram 55% (tussen" && says "startgetal" && says "$seed" && ! says "duidelijke voorkeur"
ok "with their number each share has a range, and the seed of its draws"
"$spiegel" --project "$p" channels --format csv >"$scratch/out" && grep -q "^Facebook,followers,0.4[0-9]*,0.[0-9]*,0.[0-9]*,$seed,90\.6" "$scratch/out" &&
	"$spiegel" --project "$p" channels --format csv | cmp -s - "$scratch/out"
ok "as data as well, and the same each time"
sqlite3 "$p/spiegel.db" "UPDATE audience SET base_n = 99 WHERE subject_kind = 'channel'"
run 0 --project "$p" channels && ! says "startgetal" && tr '\n' ' ' <"$scratch/out" | grep -q "Van Facebook en Instagram gaan de cijfers van de vergeleken leeftijden over minder dan 100 mensen" && ! says percentages
ok "which a hundred people are needed for"
# 4,000 on each, but on Facebook all but one in a hundred are under 18, an age that Instagram does not tell
sqlite3 "$p/spiegel.db" "UPDATE audience SET base_n = 4000 WHERE subject_kind = 'channel';
	INSERT INTO audience_cell SELECT a.trajectory_id, a.id, 'F', 13, 17, '', '',
			99 * (SELECT sum(value) FROM audience_cell c WHERE c.audience_id = a.id AND c.age_from >= 18), 'given'
		FROM audience a JOIN channel c ON c.id = a.subject_id AND c.platform = 'facebook' WHERE a.subject_kind = 'channel'
			AND EXISTS (SELECT 1 FROM audience_cell x WHERE x.audience_id = a.id AND x.age_from >= 18)"
run 0 --project "$p" channels && ! says "startgetal" && tr '\n' ' ' <"$scratch/out" | grep -q "Van Facebook gaan de cijfers van de vergeleken leeftijden over minder dan 100 mensen"
ok "of the ages that are compared: of 4,000 people 40 are too few, and the channel is named that has them"
sqlite3 "$p/spiegel.db" "DELETE FROM audience_cell WHERE age_from = 13 AND age_to = 17"
# followers of Facebook nearly as those of Instagram: then either will do
sqlite3 "$p/spiegel.db" "UPDATE audience SET base_n = 200 WHERE subject_kind = 'channel';
	UPDATE audience_cell SET value = 0.1 * value + 0.9 * (SELECT o.value FROM audience_cell o JOIN audience a ON a.id = o.audience_id
			JOIN channel c ON c.id = a.subject_id AND c.platform = 'instagram'
		WHERE a.subject_kind = 'channel' AND o.sex = audience_cell.sex AND o.age_from = audience_cell.age_from AND o.dimension = '' AND o.category = '')
	WHERE dimension = '' AND category = '' AND audience_id IN (SELECT a.id FROM audience a JOIN channel c ON c.id = a.subject_id
		WHERE a.subject_kind = 'channel' AND c.platform = 'facebook')"
run 0 --project "$p" channels && says "Een duidelijke"
ok "channels that reach the same people give no clear preference"
p=$scratch/p

for lang in nl en fr; do
	run 0 --project "$p" --lang $lang channels && [ "$(LC_ALL=C.UTF-8 wc -L <"$scratch/out")" -le 80 ]
	ok "80 columns in $lang"
done
run 0 --project "$p" channels --format json && grep -q '"missed"' "$scratch/out"
ok "the same as JSON"

# a platform leaves small groups out: that is told, and is no zero
g=$scratch/g
run 0 init "$g" --name "Groene Singel" --region GM0344 --yes
run 0 --project "$g" import "$scratch"/exports/instagram/Jul-*.csv "$scratch/exports/tellingen.csv"
printf 'sep=,\n"Age & gender"\n"","Women","Men"\n"25-34","30.2","29.8"\n"35-44","23","17"\n\n' >"$scratch/Audience.csv"
run 0 --project "$g" import --channel instagram --as-of 2026-06-30 "$scratch/Audience.csv" && run 0 --project "$g" channels &&
	grep -q '^Instagram .*volgers.* –$' "$scratch/out" && tr -s '\n ' '  ' <"$scratch/out" | grep -q 'het platform geeft van deze leeftijden geen cijfer' &&
	tr -s '\n ' '  ' <"$scratch/out" | grep -q 'niet hetzelfde als nul'
ok "what the platform does not give is a dash with its reason"
run 0 --project "$g" channels --format csv && grep -q '^Instagram,followers,2026-06-30,,,' "$scratch/out"
ok "and empty in CSV"

# kinds of posts: followers hold for every kind of their channel
r=$scratch/r
run 0 init "$r" --name "Groene Singel" --region GM0344 --yes
run 0 --project "$r" import "$scratch"/exports/facebook/Jul-*.csv "$scratch"/exports/instagram/Jul-*.csv "$scratch/exports/tellingen.csv"
run 0 --project "$r" content && says "We missen vooral jongeren tot 25 jaar" && says "wie dit kanaal bereikt" && says "Advies: vaker"
ok "content without followers: whom it reaches is not known"
for platform in facebook instagram; do
	run 0 --project "$r" import --channel $platform --as-of 2026-06-30 "$scratch/exports/$platform/Audience.csv" || exit 1
done
run 0 --project "$r" content && says "niet vaker" && tr '\n' ' ' <"$scratch/out" | grep -q "maar niet op Facebook: daar bereiken we naar verhouding te weinig jongeren tot 25 jaar"
ok "content: what reaches few of those missed is not advised"
run 0 --project "$r" content --plan && tr -s '\n ' '  ' <"$scratch/out" | grep -q "bereikt te weinig" && says "Wie we missen: jongeren tot 25 jaar" && says "blijft zoals nu" && says "doet het duidelijk beter"
ok "nor planned; elsewhere it is"
run 0 --project "$r" content --plan --format csv && says ",held" && says ",stay"
ok "the same as CSV"
run 0 --project "$r" content --format csv && awk -F, -v x="$(young facebook)" -v c="$(residents 18 24)" -v all="$(residents 18 200)" '
	/^Facebook,all,followers,channel,/ { found = ($7 - x / (c / all)) ^ 2 < 1e-6 } END { exit !found }' "$scratch/out"
ok "by the same sums as channels"
finish
