#!/bin/sh
# Locale, time zone, clock and environment: whatever they say, the same is stored, and told in the same bytes.
. tests/faults/lib

"$generate" "$scratch/x" >/dev/null
facebook=$(echo "$scratch"/x/facebook/Jul-*.csv)
run 0 init "$p" --name Plein --region GM0344 --yes
run 0 --project "$p" import "$scratch"/x/instagram/Jul-*.csv "$scratch/x/tellingen.csv"
told_so() { # what is stored and told, in one sum
	sqlite3 "$q/spiegel.db" .dump | sha256sum
	"$spiegel" --project "$q" check --format csv 2>&1 | sha256sum
	"$spiegel" --project "$q" content --period 2026-06 --format json 2>&1 | sha256sum
	files "$q"
}
# place NAME VARIABLE=VALUE...: the same import and reports there
place() {
	at=$1
	shift
	again
	by="env $*"
	in_q import "$facebook"
	[ "$status" = 0 ] || wrong "the import"
	in_q report monthly --period 2026-06 --format "$formats"
	[ "$status" = 0 ] || wrong "the report"
	by=''
	now=$(told_so)
	[ "$now" = "$want" ] || wrong "something else is stored or told"
	tried=$((tried + 1))
}
formats=csv,json,text
[ "${FAULTS:-some}" != all ] || formats=pdf,html,csv,json,xlsx,text
again
in_q import "$facebook" && in_q report monthly --period 2026-06 --format "$formats" && want=$(told_so)
[ "$(echo "$want" | wc -l)" -gt 5 ]
ok "an import and a report"

for locale in C C.UTF-8 POSIX nl_NL.UTF-8 nl_BE.UTF-8 de_DE.UTF-8 fr_BE.UTF-8 tr_TR.UTF-8 nl_NL.ISO-8859-15 xx_XX.UTF-8 ''; do
	place "locale '$locale'" LC_ALL="$locale"
done
place "numbers of another locale" LC_NUMERIC=nl_NL.UTF-8 LANG=nl_NL.UTF-8
told "locales (those that this machine has not are as C)" calm
for zone in UTC Europe/Amsterdam America/New_York Asia/Kathmandu Pacific/Kiritimati Pacific/Apia Nonsense/Zone :/etc/passwd; do
	place "zone $zone" TZ=$zone
done
told "time zones" calm
# the clock says when something came in, and nothing else: here it is told by the environment
clock() { # clock SECONDS: with the days taken out that tell when
	at="clock $1"
	again
	by="env SOURCE_DATE_EPOCH=$1 TZ=Europe/Amsterdam"
	in_q import "$facebook"
	[ "$status" = 0 ] || wrong "the import"
	by=''
	now=$(sqlite3 "$q/spiegel.db" 'SELECT * FROM post_current; SELECT * FROM month_total' | sha256sum)
	[ "$now" = "$posts" ] || wrong "something else is stored"
	tried=$((tried + 1))
}
again && in_q import "$facebook" && posts=$(sqlite3 "$q/spiegel.db" 'SELECT * FROM post_current; SELECT * FROM month_total' | sha256sum)
for seconds in 1782900000 1803211200 1806195600 1792974600 1798757999 1798758000 2147483648 4102444800; do
	clock $seconds
done
told "clocks: leap days, summer time, the turn of a year, 2100" calm
long=$(head -c 100000 /dev/zero | tr '\0' x)
place 'no home' -u HOME
place 'no terminal' -u TERM
place 'no path' -u PATH
place 'no variable at all' -i "SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH"
place 'a folder for scrap that is not there' TMPDIR=/nonexistent
place 'odd columns' COLUMNS=-1
place 'a long environment' JUNK="$long"
place 'no colour' NO_COLOR=1
place 'variables of PLplot' PLPLOT_LIB=/nonexistent PLPLOT_DRV_DIR=/nonexistent PLPLOT_DEV=xwin
place 'variables of GSL' GSL_RNG_SEED=7 GSL_RNG_TYPE=ranlux
place 'variables of SQLite' SQLITE_TMPDIR=/nonexistent SQLITE_HISTORY=/x
told "environments" calm
finish_faults
