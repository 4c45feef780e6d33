#!/bin/sh
# Another trajectory beside this one: its project folder, a folder next door by its name, and the JSON of every report; else words.
. tests/cli/lib
p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 init "$p" --name Plein --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv "$scratch/x/tellingen.csv"
run 0 init "$scratch/dijk" --name Dijk --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
sed -i 's/^toon *=.*/toon = je en jij/' "$scratch/dijk/spiegel.ini"
run 0 --project "$scratch/dijk" import "$scratch"/x/facebook/Jul-*.csv "$scratch/x/tellingen.csv"

# beside WHICH [LANG]: what content says of the two
beside() { run 0 --project "$p" --lang "${2:-nl}" content --against "$1" && tr -s ' \n' ' ' <"$scratch/out" >"$scratch/flat"; }
# value FIGURE SIDE: as data
value() { run 0 --project "$p" content --against dijk --format json && sqlite3 :memory: "SELECT json_extract(value, '\$.$2') FROM json_each(CAST(readfile('$scratch/out') AS TEXT), '\$.tables.against.rows') WHERE json_extract(value, '\$.figure') = '$1'"; }

beside dijk && grep -q 'Naast Dijk' "$scratch/flat" && grep -q 'je en jij' "$scratch/flat" && grep -q "Facebook: korte video's" "$scratch/flat"
ok "the folder next door, by its name: figures, the kind that did better, the texts"
cp "$scratch/flat" "$scratch/by_name"
beside "$scratch/dijk" && cmp -s "$scratch/flat" "$scratch/by_name"
ok "its path gives the same"
[ "$(value posts own)" -gt "$(value posts other)" ] && [ "$(value participants own)" = "$(value participants other)" ] && [ "$(value mirror_score_age own)" = "$(value mirror_score_age other)" ]
ok "more posts with a channel more; the same participants and mirror score"
awk -v low="$(value rate_low other)" -v rate="$(value interactions_per_1000_views other)" -v high="$(value rate_high other)" 'BEGIN { exit !(low > 0 && low < rate && rate < high) }'
ok "a rate with its interval"
for kind in content monthly representativeness; do
	run 0 --project "$scratch/dijk" report $kind --format json --output "$scratch/$kind"
	beside "$(ls "$scratch/$kind"/*.json)" && grep -q 'Naast Dijk' "$scratch/flat" && grep -q 'spiegelscore leeftijd' "$scratch/flat"
	ok "the JSON of the report $kind"
done
# the report of June takes its best kinds from the twelve months to its end; content of two months has these alone
run 0 --project "$scratch/dijk" report monthly --period 2026-06 --format json --output "$scratch/june"
run 0 --project "$p" content --period 2026-05..2026-06 --against "$(ls "$scratch/june"/*.json)" && tr -s ' \n' ' ' <"$scratch/out" >"$scratch/flat" &&
	grep -q 'welke soort het beter deed, komt uit berichten van andere dagen dan de cijfers: bij Dijk uit die van 1 juli 2025 tot en met 30 juni 2026\.' "$scratch/flat"
ok "best kinds of other days are told of"
beside dijk && ! grep -q 'andere dagen dan' "$scratch/flat"
ok "and are not when they are of the same"
beside dijk en && grep -q 'mirror score on age' "$scratch/flat" && beside dijk fr && grep -q "score miroir selon l'âge" "$scratch/flat"
ok "in English and French"
echo '{"name": "x"}' >"$scratch/no.json"
run 3 --project "$p" content --against "$scratch/no.json" && complains "geen resultaten van spiegel"
ok "JSON of something else is told in words"
run 2 --project "$p" content --against nergens && complains "nergens"
ok "a name of nothing"
run 2 --project "$p" content --against "$p" && complains "dit traject zelf"
ok "itself"
finish
