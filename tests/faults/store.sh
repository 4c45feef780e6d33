#!/bin/sh
# The store cannot be had: it is locked, read only, something else, of another version; or the one of before was cut off in its writing.
. tests/faults/lib

begin

# ---- something else under its name: refused, and not touched
other() { # other NAME: what now stands at $q/spiegel.db is refused by an import and by a question
	sum=$(cksum "$q/spiegel.db" 2>&1)
	for command in import check; do
		at="$1, $command"
		case $command in import) in_q import "$facebook" ;; check) in_q check ;; esac
		tried=$((tried + 1)) stopped=$((stopped + 1))
		case $status in [2-5]) ;; *) wrong "taken for a store, or no end of its own" ;; esac
		[ -s "$scratch/err" ] || wrong "no words"
		[ "$(cksum "$q/spiegel.db" 2>&1)" = "$sum" ] || wrong "it was touched"
		[ -z "$(find "$q" -name '*.db-*')" ] || wrong "something was put beside it"
	done
}
again && rm "$q/spiegel.db" && other "no store"
again && : >"$q/spiegel.db" && other "an empty file"
again && cp "$facebook" "$q/spiegel.db" && other "an export"
again && rm "$q/spiegel.db" && mkdir "$q/spiegel.db" && other "a folder"
again && rm "$q/spiegel.db" && sqlite3 "$q/spiegel.db" 'CREATE TABLE places(url)' && other "a store of another program"
again && sqlite3 "$q/spiegel.db" 'PRAGMA user_version = 2147483000' && other "a store of a later version"
again && rm "$q/spiegel.db" && mkfifo "$q/spiegel.db" && {
	for command in import check; do
		at="a pipe, $command"
		case $command in import) in_q import "$facebook" ;; check) in_q check ;; esac
		tried=$((tried + 1)) stopped=$((stopped + 1))
		case $status in [2-5]) ;; *) wrong "taken for a store, or no end of its own" ;; esac
	done
}
again && rm "$q/spiegel.db" && ln -s spiegel.db "$q/spiegel.db" && {
	at="a link to itself"
	in_q check
	tried=$((tried + 1)) stopped=$((stopped + 1))
	case $status in [2-5]) ;; *) wrong "taken for a store, or no end of its own" ;; esac
}
told "something else in its place"

# ---- damaged: cut, overwritten, longer; the question has an answer or words, and nothing is written
size=$(wc -c <"$p/spiegel.db")
step=$(every 64 12)
k=0
while [ $k -lt 64 ]; do
	for how in cut bytes; do
		again
		at="$how at $k/64"
		place=$((size * k / 64))
		case $how in
		cut) truncate -s $place "$q/spiegel.db" ;;
		bytes) printf '\377\000\252\125\377\377\377\377' | dd of="$q/spiegel.db" bs=1 seek=$place conv=notrunc 2>/dev/null ;;
		esac
		sum=$(cksum <"$q/spiegel.db")
		in_q check --format json
		tried=$((tried + 1))
		[ "$status" = 0 ] || stopped=$((stopped + 1))
		[ "$status" -le 5 ] || wrong "no end of its own"
		[ "$status" = 0 ] || [ -s "$scratch/err" ] || wrong "no words"
		[ "$(cksum <"$q/spiegel.db")" = "$sum" ] || wrong "it was touched"
	done
	k=$((k + step))
done
told "a store that is damaged"

# ---- locked by another program: for a second, and for good
hold() { # hold SECONDS
	{ echo 'BEGIN EXCLUSIVE;'; sleep "$1"; } | sqlite3 "$q/spiegel.db" &
	sleep 0.3
}
again && hold 1.3 && redo
at="locked for a second" done=0
tried=$((tried + 1))
stands
wait
if [ "${FAULTS:-some}" = all ]; then # a quarter of a minute; tests/unit/sql/test_store_busy.c looks at it in the short form
	again && hold 25 && holder=$! && redo
	at="locked for good"
	tried=$((tried + 1)) stopped=$((stopped + 1))
	[ "$status" = 4 ] || wrong "not refused"
	[ -s "$scratch/err" ] || wrong "no words"
	kill "$holder" 2>/dev/null
	wait 2>/dev/null
fi
told "a store that is locked" calm

# ---- read only
again
if mount --bind "$q" "$q" 2>/dev/null && mount -o remount,ro,bind "$q"; then
	at="a disk that is read only"
	redo
	tried=$((tried + 1)) stopped=$((stopped + 1))
	[ "$status" = 4 ] || wrong "not refused"
	[ -s "$scratch/err" ] || wrong "no words"
	in_q check
	[ "$status" = 0 ] || wrong "what only reads does not work"
	umount "$q"
	[ "$(state "$q")" = "$before" ] || wrong "something changed"
	told "a store on a disk that is read only"
else
	skip "a store on a disk that is read only" "no disk can be made read only here"
fi

if ! may_trace; then
	skip "two faults, one after the other" "strace is not here or may not trace"
	finish_faults
fi
kill_at() { # kill_at K ARGUMENT...: killed at its K-th write
	nth=$1
	shift
	by="strace -f -qq -o $scratch/calls -e trace=pwrite64 -e inject=pwrite64:signal=KILL:when=$nth"
	in_q "$@"
	by=''
}
# killed in its writing: then a question is asked first, or the one who settles it is killed or refused too
again && strace -f -qq -e trace=pwrite64 -o "$scratch/calls" "$spiegel" --project "$q" import "$facebook" >/dev/null 2>&1
most=$(grep -c 'pwrite64(' "$scratch/calls")
step=$(every "$most" 5)
nth=$most
while [ "$nth" -gt 0 ]; do
	again && kill_at "$nth" import "$facebook"
	nth=$((nth - step))
	[ -n "$(find "$q" -name '*.db-*')" ] || continue
	cp -r "$q" "$scratch/hot"
	before_it=$((nth + step))
	at="killed at write $before_it, then a report"
	in_q report monthly --period 2026-06 --format json
	tried=$((tried + 1)) stopped=$((stopped + 1))
	[ "$status" = 0 ] || wrong "the report does not work"
	for second in 1 2 3; do
		for fault in signal=KILL error=ENOSPC error=EIO; do
			rm -rf "$q" && cp -r "$scratch/hot" "$q"
			at="killed at write $before_it, then $fault at write $second"
			by="strace -f -qq -o $scratch/calls -e trace=pwrite64 -e inject=pwrite64:$fault:when=$second"
			redo
			by=''
			tried=$((tried + 1))
			stands_killed
		done
	done
	rm -rf "$scratch/hot"
done
told "two faults, one after the other"

finish_faults
