#!/bin/sh
# Killed while it writes, and refused a system call, once or from there on: an import, and a report.
. tests/faults/lib

if ! may_trace; then
	skip "killed and refused at its system calls" "strace is not here or may not trace"
	finish
fi
mkdir "$scratch/x"
"$generate" "$scratch/x"
facebook=$(echo "$scratch"/x/facebook/Jul-*.csv)
run 0 init "$p" --name Plein --region GM0344 --yes
run 0 --project "$p" import "$scratch"/x/instagram/Jul-*.csv
before=$(state "$p")
redo() {
	in_q import "$facebook"
}
again && redo && after=$(state "$q")
[ "$status" = 0 ] && [ "$before" != "$after" ]
ok "an import changes the store"

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
	injection=$1:when=$2
	shift 2
	at=$injection
	again
	by="strace -f -qq -o $scratch/calls -e trace=none -e inject=$injection"
	in_q "$@"
	by=''
	tried=$((tried + 1))
}

done=0
for fault in pwrite64:signal=KILL fdatasync:signal=KILL pwrite64:error=ENOSPC pwrite64:error=EIO fdatasync:error=EIO pread64:error=EIO \
	read:error=EIO openat:error=EMFILE openat:error=EACCES unlink:error=EIO ftruncate:error=EIO mmap:error=ENOMEM; do
	calls "${fault%%:*}" import "$facebook"
	step=$(every "$most" 6)
	for on in '' +; do
		case $fault$on in *KILL+ | unlink*+) continue ;; esac # a second kill finds nobody; a journal that never goes is settled by the next
		k=1
		while [ "$k" -le "$most" ]; do
			inject "$fault" "$k$on" import "$facebook"
			case $fault in
			*KILL | unlink*) stands_killed ;;
			*) stands ;;
			esac
			k=$((k + step))
		done
	done
	[ "$most" = 0 ] || told "an import, $fault, of $most calls"
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
	openat:error=EACCES mmap:error=ENOMEM clone3:error=EAGAIN pread64:error=EIO; do
	calls "${fault%%:*}" report monthly --period 2026-06 --format pdf
	step=$(every "$most" 4)
	k=1
	while [ "$k" -le "$most" ]; do
		inject "$fault" "$k" report monthly --period 2026-06 --format pdf
		case $fault in *KILL) ;; *) ended_well ;; esac
		now=$(files "$q" | grep -v '/\.[^/]*$') # what a killed one leaves begins with a dot, and the next run takes it away
		case $fault in *KILL) ;; *) now=$(files "$q") ;; esac
		[ "$now" = "$old" ] || [ "$now" = "$new" ] || wrong "neither the old report nor the new one"
		[ "$status" != 0 ] || [ "$now" = "$new" ] || wrong "said to be done"
		redo
		[ "$(files "$q")" = "$new" ] || wrong "not the second time"
		k=$((k + step))
	done
	[ "$most" = 0 ] || told "a report, $fault, of $most calls"
done
finish_faults
