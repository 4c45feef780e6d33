#!/bin/sh
# Several at once: imports of different files and of the same one, one of them killed, a report meanwhile. What comes out is as if they had come one
# after the other.
. tests/faults/lib

"$generate" "$scratch/x" >/dev/null
facebook=$(echo "$scratch"/x/facebook/Jul-*.csv)
set -- "$facebook" "$(echo "$scratch"/x/instagram/Jul-*.csv)" "$scratch/x/tellingen.csv" "$(echo "$scratch"/x/facebook/Jun-*.csv)"
run 0 init "$p" --name Plein --region GM0344 --yes
facts() { # what the store tells, whichever file came first, but for which reports were made
	"$spiegel" --project "$q" check --format csv 2>&1
	"$spiegel" --project "$q" content --period 2025-07..2026-06 --format csv 2>&1 | grep -v -e '^archive,' -e '^share,'
	sqlite3 "$q/spiegel.db" "PRAGMA integrity_check; SELECT count(*), total(views), total(comments) FROM post_current;
		SELECT count(*), count(DISTINCT sha256) FROM import WHERE kind <> 'baseline'"
}
again
for file; do in_q import "$file"; done
want=$(facts)
[ "$(echo "$want" | tail -n 1)" = '4|4' ]
ok "four imports, one after the other"

[ "${FAULTS:-some}" = all ] && rounds=25 || rounds=2
# start NUMBER FILE: an import in the background; its end goes to a file
start() {
	(
		"$spiegel" --project "$q" import "$2" >"$scratch/out.$1" 2>"$scratch/err.$1"
		echo $? >"$scratch/status.$1"
	) &
}
ends() { # ends N: N imports ended of themselves: done, or refused with words since the store was held for long
	for i in $(seq "$1"); do
		read -r status <"$scratch/status.$i"
		cp "$scratch/err.$i" "$scratch/err"
		case $status in
		0) ;;
		4) [ -s "$scratch/err" ] || wrong "no words" ;;
		*) wrong "no end of its own" ;;
		esac
	done
}
settle() { # who was refused comes again; then all is there
	for file; do
		in_q import "$file"
		[ "$status" = 0 ] || wrong "does not come in afterwards"
	done
	[ "$(facts)" = "$want" ] || wrong "not as one after the other"
	tried=$((tried + 1))
}

for round in $(seq "$rounds"); do
	at="four files at once, round $round"
	again
	i=0
	for file; do i=$((i + 1)) && start $i "$file"; done
	wait
	ends 4
	settle "$@"
done
told "four files at once" calm

for round in $(seq "$rounds"); do
	at="one file four times at once, round $round"
	again
	for i in 1 2 3 4; do start $i "$facebook"; done
	wait
	ends 4
	[ "$(sqlite3 "$q/spiegel.db" 'SELECT count(DISTINCT sha256) = count(*) FROM import WHERE kind LIKE '"'facebook%'")" = 1 ] || wrong "it is in twice"
	settle "$@"
done
told "one file four times at once" calm

for round in $(seq "$rounds"); do
	at="one of three killed, round $round"
	again
	"$spiegel" --project "$q" import "$1" >/dev/null 2>&1 &
	killed=$!
	start 1 "$2"
	start 2 "$3"
	sleep "0.0$((round % 10))"
	kill -9 $killed 2>/dev/null && stopped=$((stopped + 1))
	wait
	ends 2
	settle "$@"
done
told "one of three imports killed" calm

for round in $(seq "$rounds"); do
	at="reports while files come in, round $round"
	again
	in_q import "$1"
	start 1 "$2"
	start 2 "$3"
	(in_q report monthly --period 2026-06 --format csv,json && echo "$status" >"$scratch/status.3" && cp "$scratch/err" "$scratch/err.3")
	wait
	ends 3
	settle "$@"
	in_q report monthly --period 2026-06 --format csv,json && in_q verify
	[ "$status" = 0 ] || wrong "the report is not in order"
done
told "reports while files come in" calm
finish_faults
