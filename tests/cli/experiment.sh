#!/bin/sh
# A posting plan drawn by lot: stored, the same with the same seed, and no effect is named before it was kept.
. tests/cli/lib
p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 init "$p" --name 'Groene Singel' --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv

run 0 --project "$p" content --experiment && says 'Proef voor juli 2026' && says 'Vastgelegd in de database' &&
	! says 'is al begonnen' && says 'het traject eindigt op 30 juni 2026' &&
	[ "$(sqlite3 "$p/spiegel.db" 'SELECT count(*), length(min(sha256)) FROM experiment')" = '1|64' ]
ok "a plan is drawn and stored"
run 0 --project "$p" content --experiment --format csv && cp "$scratch/out" "$scratch/first" &&
	run 0 --project "$p" content --experiment && says 'was al vastgelegd' && [ "$(sqlite3 "$p/spiegel.db" 'SELECT count(*) FROM experiment')" = 1 ]
ok "asked again, it is the one that was stored"
seed=$(sqlite3 "$p/spiegel.db" 'SELECT seed FROM experiment')
run 0 --project "$p" content --experiment --seed 7 && run 0 --project "$p" content --experiment --seed 8 --format csv &&
	! cmp -s "$scratch/out" "$scratch/first" && run 0 --project "$p" content --experiment --seed "$seed" --format csv && cmp "$scratch/out" "$scratch/first"
ok "another seed gives another plan, the same seed the same"
run 0 --project "$p" content --experiment && says 'is 3 keer geloot'
ok "it is said that the lot was drawn more than once"
run 0 --project "$p" content --experiment --format ics && grep -c 'BEGIN:VEVENT' "$scratch/out" >"$scratch/events" &&
	[ "$(cat "$scratch/events")" = "$(($(wc -l <"$scratch/first") - 1))" ]
ok "as a calendar"
run 0 --project "$p" content --period 2025-07..2026-07 && tr '\n' ' ' <"$scratch/out" >"$scratch/line" && grep -q 'juli 2026: de maand was bij de export nog niet voorbij' "$scratch/line" &&
	grep -q 'geen aangetoond effect' "$scratch/line" && ! grep -q 'effect aangetoond van' "$scratch/line"
ok "before its month is over nothing is called an effect"
run 2 --project "$p" content --experiment --plan && run 2 --project "$p" content --experiment --by theme && run 2 --project "$p" content --seed 1 &&
	run 2 --project "$p" content --experiment --seed -1 && complains 'startgetal'
ok "what does not go together is refused"
SOURCE_DATE_EPOCH=1785000000 run 0 --project "$p" content --experiment --seed 9 && says 'juli 2026 is al begonnen'
ok "drawn in the month itself, it is said that no effect can come of it"
finish
