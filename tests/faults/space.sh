#!/bin/sh
# No room: a disk that is full (where this machine lets a small one be made), a limit to the size of files, a folder for scrap files that is full
# or not there.
. tests/faults/lib

begin
kib() { # kib PROJECT: of its store
	echo $(($(wc -c <"$1/spiegel.db") / 1024))
}
small=$(kib "$p") large=$(kib "$q")

# ---- a limit to the size of files, in KiB: the signal that comes with it must not end the program
step=$(every $((large + 400)) 12)
limit=1
while [ $limit -le $((large + 400)) ]; do
	again
	at="files of at most $limit KiB"
	# shellcheck disable=SC3045 # dash has it
	(ulimit -f $((limit * 2)) && in_q import "$facebook" && echo "$status" >"$scratch/status") 2>/dev/null
	read -r status <"$scratch/status"
	tried=$((tried + 1))
	stands
	limit=$((limit + step))
done
told "an import, with a limit to the size of files up to $limit KiB"

# ---- scrap files
mkdir "$scratch/tmp"
for folder in "$scratch/none" /dev/full "$scratch/tmp"; do
	again
	at="scrap files in $folder"
	by="env TMPDIR=$folder SQLITE_TMPDIR=$folder"
	redo
	by=''
	tried=$((tried + 1))
	stands
done
told "an import, without a good folder for scrap files" calm

# ---- a disk: it needs the right to mount one
mkdir "$scratch/disk"
if ! mount -t tmpfs -o size=64k tmpfs "$scratch/disk" 2>/dev/null; then
	skip "a disk that is full" "no small disk can be made here"
	finish_faults
fi
umount "$scratch/disk"
q=$scratch/disk/q
size=$((small + 40))
step=$(every $((3 * large)) 12)
[ "$step" != 1 ] || step=16
while [ $size -le $((3 * large)) ]; do
	mount -t tmpfs -o size=${size}k tmpfs "$scratch/disk" || exit 1
	at="a disk of $size KiB"
	if cp -r "$p" "$q" 2>/dev/null; then
		redo
		tried=$((tried + 1))
		ended_well
		now=$(state "$q")
		[ "$now" = "$before" ] || [ "$now" = "$after" ] || wrong "neither before nor after"
		mount -o remount,size=$((8 * large))k "$scratch/disk" && redo # with room again
		[ "$(state "$q")" = "$after" ] || wrong "not usable when there was room again"
	fi
	umount "$scratch/disk"
	size=$((size + step))
done
told "an import on a disk that is full"

# the report of before stays until there is room for the new one
q=$scratch/r
again && in_q report monthly --period 2026-06 --format pdf && p=$scratch/old && cp -r "$q" "$p" && old=$(files "$p")
"$spiegel" --project "$p" import "$facebook" >/dev/null
q=$scratch/s && again && in_q report monthly --period 2026-06 --format pdf && new=$(files "$q")
[ "$old" != "$new" ]
ok "a report that will be another one"
q=$scratch/disk/q
size=$((large + 40))
most=$((large + 600))
step=$(every 600 12)
[ "$step" != 1 ] || step=8
while [ $size -le $most ]; do
	mount -t tmpfs -o size=${size}k tmpfs "$scratch/disk" || exit 1
	at="a report on a disk of $size KiB"
	if cp -r "$p" "$q" 2>/dev/null; then
		in_q report monthly --period 2026-06 --format pdf
		tried=$((tried + 1))
		ended_well
		now=$(files "$q")
		[ "$now" = "$old" ] || [ "$now" = "$new" ] || wrong "neither the old report nor the new one"
		[ "$status" != 0 ] || [ "$now" = "$new" ] || wrong "said to be done"
		mount -o remount,size=$((8 * large))k "$scratch/disk" && in_q report monthly --period 2026-06 --format pdf
		[ "$(files "$q")" = "$new" ] || wrong "not usable when there was room again"
	fi
	umount "$scratch/disk"
	size=$((size + step))
done
told "a report on a disk that is full"
finish_faults
