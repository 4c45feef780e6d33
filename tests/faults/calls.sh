#!/bin/sh
# Killed while it writes, and refused a system call, once or from there on: an import, and a report.
. tests/faults/lib

if ! may_trace; then
	skip "killed and refused at its system calls" "strace is not here or may not trace"
	finish
fi
if sanitized; then
	skip "killed and refused at its system calls" "the sanitizers make calls of their own"
	finish_faults
fi
begin

# calls NAME ARGUMENT...: how often the call is made, over all threads and children
calls() {
	call=$1
	shift
	again
	strace -f -qq -e trace="$call" -o "$scratch/calls" "$spiegel" --project "$q" "$@" >/dev/null 2>&1
	most=$(grep -c "$call(" "$scratch/calls")
}
# inject FAULT K ARGUMENT...: run with it at the K-th call; "K+" means from there on
inject() {
	name=${1%%:*} injection=$1:when=$2
	shift 2
	at=$injection
	again
	by="strace -f -qq -o $scratch/calls -e trace=$name -e inject=$injection" # what is not traced is not injected either
	in_q "$@"
	by=''
	tried=$((tried + 1))
}

# loaded NAME: how often the call is made before the program itself begins; what fails then is told by the loader
loaded() {
	strace -f -qq -e trace="$1" -o "$scratch/calls" "$spiegel" help help help >/dev/null 2>&1
	most_loaded=$(grep -c "$1(" "$scratch/calls")
}

done=0
for fault in pwrite64:signal=KILL fdatasync:signal=KILL pwrite64:error=ENOSPC pwrite64:error=EIO fdatasync:error=EIO pread64:error=EIO \
	read:error=EIO openat:error=EMFILE openat:error=EACCES unlink:error=EIO ftruncate:error=EIO mmap:error=ENOMEM; do
	loaded "${fault%%:*}"
	calls "${fault%%:*}" import "$facebook"
	step=$(every $((most - most_loaded)) 6)
	for on in '' +; do
		case $fault$on in *KILL+ | unlink*+) continue ;; esac # a second kill finds nobody; a journal that never goes is settled by the next
		k=$((most_loaded + 1))
		while [ "$k" -le "$most" ]; do
			inject "$fault" "$k$on" import "$facebook"
			case $fault in
			*KILL | unlink*) stands_killed ;;
			*) stands ;;
			esac
			k=$((k + step))
		done
	done
	[ "$most" -le "$most_loaded" ] || told "an import, $fault, of $most calls"
done

# of each kind, killed at its writes
for expected in tests/data/*/sample.expected; do
	kind=$(basename "$(dirname "$expected")")
	sample=$(find "tests/data/$kind" -name 'sample.*' ! -name '*.expected')
	set_options "$expected"
	rm -rf "$p" && "$spiegel" init "$p" --name Plein --region GM0344 --yes >/dev/null
	[ -z "$known" ] || "$spiegel" --project "$p" --quiet import --channel "$known" tests/data/meta-daily/sample.csv >/dev/null 2>&1
	redo() {
		# shellcheck disable=SC2086 # options are words
		in_q import $options "$sample"
	}
	before=$(state "$p")
	again && redo && done=$status
	after=$(state "$q")
	[ "$before" != "$after" ] || continue # refused for want of a map
	# shellcheck disable=SC2086
	calls pwrite64 import $options "$sample"
	[ "${FAULTS:-some}" = all ] && step=1 || step=$most
	k=$(((most + 1) / 2))
	[ "$step" != 1 ] || k=1
	while [ "$k" -le "$most" ]; do
		# shellcheck disable=SC2086
		inject pwrite64:signal=KILL "$k" import $options "$sample"
		at="$kind, $at"
		stands_killed
		k=$((k + step))
	done
done
told "an import of each kind, killed at its writes"

# while a report is drawn others may write; it is made again then, so that it tells of what they brought
rm -rf "$p" && run 0 init "$p" --name Plein --region GM0344 --yes
run 0 --project "$p" import "$scratch"/x/instagram/Jul-*.csv
again
strace -f -qq -o "$scratch/calls" -e trace=rename -e inject=rename:delay_enter=4000000:when=1 "$spiegel" --project "$q" report monthly --period 2026-06 --format pdf,json \
	>/dev/null 2>&1 &
drawing=$!
while [ -z "$(find "$q" -path '*/reports/*')" ] && kill -0 $drawing 2>/dev/null; do sleep 0.1; done
run 0 --project "$q" import "$facebook" && kill -0 $drawing
ok "an import does not wait for a report that is being drawn"
wait $drawing && [ "$(sqlite3 "$q/spiegel.db" 'SELECT count(*), max(last_import_id) = (SELECT max(id) FROM import) FROM report_run')" = '1|1' ] &&
	run 0 --project "$q" verify
ok "and the report tells of it"

# the report of before stays until the new one is whole; the second time it is there, and no scrap of the first
run 0 --project "$p" report monthly --period 2026-06 --format pdf
old=$(files "$p")
run 0 --project "$p" import "$facebook"
redo() {
	in_q report monthly --period 2026-06 --format pdf
}
done=0
again && redo && new=$(files "$q")
[ "$old" != "$new" ]
ok "a report that will be another one"
for fault in write:signal=KILL fsync:signal=KILL rename:signal=KILL write:error=ENOSPC fsync:error=EIO rename:error=EACCES openat:error=EMFILE \
	openat:error=EACCES clone3:error=EAGAIN; do
	loaded "${fault%%:*}"
	calls "${fault%%:*}" report monthly --period 2026-06 --format pdf
	step=$(every $((most - most_loaded)) 4)
	k=$((most_loaded + 1))
	while [ "$k" -le "$most" ]; do
		inject "$fault" "$k" report monthly --period 2026-06 --format pdf
		now=$(files "$q")
		case $fault in
		*KILL) # what it leaves begins with a dot, and the next run takes it away
			[ "$status" = 0 ] || stopped=$((stopped + 1))
			now=$(echo "$now" | grep -v '/\.[^/]*$')
			;;
		write:*) # its words are a write too
			[ "$status" = 0 ] || stopped=$((stopped + 1))
			;;
		*) ended_well ;;
		esac
		[ "$now" = "$old" ] || [ "$now" = "$new" ] || wrong "neither the old report nor the new one"
		[ "$status" != 0 ] || [ "$now" = "$new" ] || wrong "said to be done"
		redo
		[ "$(files "$q")" = "$new" ] || wrong "not the second time"
		k=$((k + step))
	done
	[ "$most" -le "$most_loaded" ] || told "a report, $fault, of $most calls"
done
finish_faults
