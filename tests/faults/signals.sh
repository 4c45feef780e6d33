#!/bin/sh
# Signals in the middle of an import and of a report, and streams that are full, closed or broken.
. tests/faults/lib

begin
run 0 --project "$p" report monthly --period 2026-06 --format pdf
old=$(files "$p")
before=$(state "$p")
again && redo && after=$(state "$q")
[ "${FAULTS:-some}" = all ] && rounds=40 || rounds=2

# lasts: how many seconds what redo does takes here
lasts() {
	again
	started=$(date +%s%N)
	redo
	seconds=$(awk -v a="$started" -v b="$(date +%s%N)" 'BEGIN { printf "%.3f", (b - a) / 1e9 }')
}
# when_of ROUND: spread over that time
when_of() {
	awk -v i="$1" -v n="$rounds" -v t="$seconds" 'BEGIN { printf "%.3f", t * (i - 0.5) / n }'
}
# signalled SIGNAL WAIT ARGUMENT...: spiegel gets the signal after so many seconds
signalled() {
	signal=$1 wait=$2
	shift 2
	at="$signal after $wait s"
	again
	timeout -s "$signal" -k 60 "$wait" "$spiegel" --project "$q" "$@" >"$scratch/out" 2>"$scratch/err"
	status=$?
	tried=$((tried + 1))
}
lasts
for signal in INT TERM HUP QUIT PIPE ALRM USR1; do
	round=1
	while [ "$round" -le "$rounds" ]; do
		signalled "$signal" "$(when_of "$round")" import "$facebook"
		stands_killed
		round=$((round + 1))
	done
done
told "an import, with signals"

"$spiegel" --project "$p" import "$facebook" >/dev/null
again && in_q report monthly --period 2026-06 --format pdf && new=$(files "$q")
[ "$old" != "$new" ]
ok "a report that will be another one"
redo() {
	in_q report monthly --period 2026-06 --format pdf
}
lasts
for signal in INT TERM HUP QUIT PIPE ALRM USR1; do
	round=1
	while [ "$round" -le "$rounds" ]; do
		signalled "$signal" "$(when_of "$round")" report monthly --period 2026-06 --format pdf
		[ "$status" = 0 ] || stopped=$((stopped + 1))
		now=$(files "$q")
		case $signal in QUIT | ALRM | USR1) now=$(echo "$now" | grep -v '/\.[^/]*$') ;; esac # they end it at once; the next run takes the scrap away
		[ "$now" = "$old" ] || [ "$now" = "$new" ] || wrong "neither the old report nor the new one"
		in_q report monthly --period 2026-06 --format pdf
		[ "$(files "$q")" = "$new" ] || wrong "not the second time"
		round=$((round + 1))
	done
done
told "a report, with signals"

redo() {
	in_q import "$facebook"
}
# ---- streams: what is asked is done or not, and lost words are no success
p=$scratch/u && run 0 init "$p" --name Plein --region GM0344 --yes && run 0 --project "$p" import "$scratch"/x/instagram/Jul-*.csv
p=$scratch/u before=$(state "$scratch/u")
again && redo && after=$(state "$q")
streams() { # streams NAME COMMAND...: the command is a line of the shell, with the program in $S
	at=$1
	again
	S="$spiegel" P="$q" F="$facebook" timeout 60 sh -c "$2" 2>/dev/null
	status=$?
	tried=$((tried + 1))
	[ "$status" -le 5 ] || [ "$status" = 141 ] || wrong "no end of its own"
	[ "$status" = 0 ] || stopped=$((stopped + 1))
	now=$(state "$q")
	[ "$now" = "$before" ] || [ "$now" = "$after" ] || wrong "neither before nor after"
	[ "$status" != 0 ] || [ "$now" = "$after" ] || wrong "said to be done"
}
# shellcheck disable=SC2016 # the words are of the shell that is started
{
	streams 'output full' '"$S" --project "$P" import "$F" >/dev/full'
	[ "$status" != 0 ] || wrong "its words were lost, and it said to be done"
	streams 'output closed' '"$S" --project "$P" import "$F" >&-'
	streams 'errors closed' '"$S" --project "$P" import "$F" >/dev/null 2>&-'
	streams 'input closed' '"$S" --project "$P" import "$F" >/dev/null <&-'
	streams 'all closed' '"$S" --project "$P" import "$F" <&- >&- 2>&-'
	streams 'errors full' '"$S" --project "$P" import "$F" >/dev/null 2>/dev/full'
	streams 'a pipe that nobody reads' '"$S" --project "$P" import "$F" | true'
}
told "an import, with streams that are full, closed or broken"
# shellcheck disable=SC2016
for command in 'check' 'content --period 2026-06' 'sources' 'status' 'kinds' 'help' 'version' 'selftest'; do
	for stream in '>/dev/full' '>&-' '| true' '<&- >&- 2>&-'; do
		at="$command $stream"
		S="$spiegel" P="$scratch/u" timeout 60 sh -c "\"\$S\" --project \"\$P\" $command $stream" >/dev/null 2>&1
		status=$?
		tried=$((tried + 1))
		[ "$status" = 0 ] || stopped=$((stopped + 1))
		[ "$status" -le 5 ] || [ "$status" = 141 ] || wrong "no end of its own"
		[ "$stream" != '>/dev/full' ] || [ "$status" != 0 ] || wrong "its words were lost, and it said to be done"
	done
done
told "what commands say, with streams that are full, closed or broken"
finish_faults
