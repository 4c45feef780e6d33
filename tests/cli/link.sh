#!/bin/sh
# Links and QR codes, and the way back: visits that GA4 counts by their labels stand with the post that brought them.
. tests/cli/lib
p=$scratch/p
mkdir "$scratch/x"
"$generate" "$scratch/x"
run 0 init "$p" --name 'Groene Singel' --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
run 0 --project "$p" import "$scratch"/x/facebook/Jul-*.csv "$scratch"/x/instagram/Jul-*.csv

run 0 --project "$p" link --channel facebook --post 2026-06-18 'https://denkmee.example/singel?lang=nl#meedoen' &&
	[ "$(cat "$scratch/out")" = 'https://denkmee.example/singel?lang=nl&utm_source=facebook&utm_medium=social&utm_campaign=groene-singel&utm_content=facebook-2026-06-18#meedoen' ] &&
	[ ! -s "$scratch/err" ]
ok "the link alone, with query and fragment kept"
run 0 --project "$p" link --activity 'Wandeling' https://a.example/ --qr "$scratch/a.svg" && complains 'minstens' &&
	grep -q '^<svg ' "$scratch/a.svg" && ! grep -q 'QR' "$scratch/out"
ok "a QR code as SVG, and how wide to print it"
run 0 --project "$p" link --activity 'Wandeling' https://a.example/ --qr "$scratch/a.png" &&
	[ "$(head -c 4 "$scratch/a.png" | od -An -c | tr -d ' ')" = '211PNG' ]
ok "as PNG"
run 0 --project "$p" link --activity 'Wandeling' https://a.example/ --qr - && says '▀▀▀▀▀▀▀' && awk 'length > 200 { exit 1 }' "$scratch/out"
ok "on the screen"
run 0 --project "$p" --lang en link --channel nieuwsbrief --content voorpagina https://a.example/ && complains 'No posts of'
ok "a place without posts is told of"
run 2 --project "$p" link --channel facebook a.example && complains 'webadres' && run 2 --project "$p" link --channel facebook &&
	run 2 --project "$p" link https://a.example/ && complains 'channel' &&
	run 2 --project "$p" link --activity Wandeling https://a.example/ --qr x.gif && complains 'x.gif'
ok "what is no address, no place or no form of a code is refused"

printf '# Denk mee\n# Start date: 20260601\n# End date: 20260630\nSession campaign,Session manual ad content,Sessions\n' >"$scratch/ga4.csv"
printf 'groene-singel,facebook-2026-06-18,61\ngroene-singel,instagram-2026-06-07,12\ngroene-singel,poster,5\n' >>"$scratch/ga4.csv"
run 0 --project "$p" import "$scratch/ga4.csv" && run 0 --project "$p" content && tr '\n' ' ' <"$scratch/out" >"$scratch/line" &&
	grep -q "campagne .groene-singel.*: 78. Bij een bericht of activiteit gezet: 73" "$scratch/line"
ok "visits stand with their posts"
run 0 --project "$p" content --format csv && grep -q '^"*De uitslag, .*,facebook-2026-06-18,.*,2026-06-18,61,' "$scratch/out" &&
	grep -q '^poster,5,no_post' "$scratch/out"
ok "in CSV, and what is joined to nothing with the reason"
run 0 --project "$p" report content --format text --lang fr && grep -q 'amené des visiteurs' "$p"/reports/*.txt
ok "in the report, in French"
finish
