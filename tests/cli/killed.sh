#!/bin/sh
# Killed while it writes, and refused a system call: the store says what it said before, or all that the import brings; the same command then
# succeeds; nothing is left behind. FAULTS=all tries every call instead of some (make faults).
. tests/cli/lib

if ! strace -o "$scratch/t" true 2>/dev/null; then
	skip "killed and refused at its system calls" "strace is not here or may not trace"
	finish
fi
mkdir "$scratch/x"
"$generate" "$scratch/x"
facebook=$(echo "$scratch"/x/facebook/Jul-*.csv)
run 0 init "$scratch/p" --name Plein --region GM0344 --yes
run 0 --project "$scratch/p" import "$scratch"/x/instagram/Jul-*.csv
state() { # state PROJECT: every fact of its store, and what files it is of
	sqlite3 "$1/spiegel.db" 'PRAGMA integrity_check; SELECT id, sha256, rows_stored, undone_at IS NULL FROM import;
		SELECT * FROM post_current ORDER BY post_id; SELECT * FROM month_total ORDER BY 1, 2, 3, 4; SELECT count(*) FROM channel' | sha256sum
	find "$1" ! -name '*.db-*' | sed "s|^$1||" | LC_ALL=C sort
}
before=$(state "$scratch/p")
cp -r "$scratch/p" "$scratch/q"
run 0 --project "$scratch/q" import "$facebook" && after=$(state "$scratch/q") && [ "$before" != "$after" ]
ok "an import changes the store"

# how often each call is made; both are counted over all threads
calls() { # calls NAME
	rm -rf "$scratch/q" && cp -r "$scratch/p" "$scratch/q"
	strace -f -qq -e trace="$1" -o "$scratch/calls" "$spiegel" --project "$scratch/q" import "$facebook" >/dev/null 2>&1
	grep -c "$1(" "$scratch/calls"
}

# faults NAME INJECTION WORDS: once for each time that the call is made, or for some of them; WORDS: an end that is no kill has words
faults() {
	most=$(calls "$1")
	step=1
	[ "${FAULTS:-some}" = all ] || step=$((most / 6 + 1))
	k=1
	tried=0
	wrong=0
	while [ $k -le "$most" ]; do
		rm -rf "$scratch/q" && cp -r "$scratch/p" "$scratch/q"
		strace -f -qq -o "$scratch/calls" -e trace=none -e inject="$1:$2:when=$k" "$spiegel" --project "$scratch/q" import "$facebook" \
			>"$scratch/out" 2>"$scratch/err"
		status=$?
		"$spiegel" --project "$scratch/q" sources >/dev/null 2>&1 || wrong=$((wrong + 1)) # also settles what a killed one left
		now=$(state "$scratch/q")
		[ "$now" = "$before" ] || [ "$now" = "$after" ] || wrong=$((wrong + 1))
		[ $status -ne 0 ] || [ "$now" = "$after" ] || wrong=$((wrong + 1))
		[ $status -eq 0 ] || [ "$3" != words ] || [ -s "$scratch/err" ] || wrong=$((wrong + 1))
		"$spiegel" --project "$scratch/q" import "$facebook" >"$scratch/out" 2>"$scratch/err" && [ "$(state "$scratch/q")" = "$after" ] ||
			wrong=$((wrong + 1))
		[ $wrong = 0 ] || echo "# $1:$2 at call $k: status $status"
		tried=$((tried + 1))
		k=$((k + step))
	done
	[ "$tried" -gt 0 ] && [ $wrong = 0 ]
	ok "$1 $2: $tried of $most, $wrong wrong"
}

faults pwrite64 signal=KILL no
faults fdatasync signal=KILL no
faults pwrite64 error=ENOSPC words
faults pwrite64 error=EIO words
faults fdatasync error=EIO words
faults pread64 error=EIO words
faults read error=EIO words
faults openat error=EMFILE words
faults unlink error=EIO no

# while a report is drawn others may write; it is made again then, so that it tells of what they brought
rm -rf "$scratch/q" && cp -r "$scratch/p" "$scratch/q"
strace -f -qq -o "$scratch/calls" -e trace=rename -e inject=rename:delay_enter=4000000:when=1 "$spiegel" --project "$scratch/q" report monthly --period 2026-06 --format pdf,json \
	>/dev/null 2>&1 &
drawing=$!
while [ -z "$(find "$scratch/q" -path '*/reports/*')" ] && kill -0 $drawing 2>/dev/null; do sleep 0.1; done
run 0 --project "$scratch/q" import "$facebook" && kill -0 $drawing
ok "an import does not wait for a report that is being drawn"
wait $drawing && [ "$(sqlite3 "$scratch/q/spiegel.db" 'SELECT count(*), max(last_import_id) = (SELECT max(id) FROM import) FROM report_run')" = '1|1' ] &&
	run 0 --project "$scratch/q" verify
ok "and the report tells of it"

# the report of before stays until the new one is whole; the second time it is there, and no scrap of the first
run 0 --project "$scratch/p" report monthly --period 2026-06 --format pdf
old=$(sha256sum <"$(echo "$scratch"/p/reports/*.pdf)")
run 0 --project "$scratch/p" import "$facebook"
cp -r "$scratch/p" "$scratch/q"
run 0 --project "$scratch/q" report monthly --period 2026-06 --format pdf
new=$(sha256sum <"$(echo "$scratch"/q/reports/*.pdf)")
[ "$old" != "$new" ]
ok "a report that will be another one"
for fault in write:signal=KILL fsync:signal=KILL rename:signal=KILL write:error=ENOSPC fsync:error=EIO rename:error=EACCES; do
	rm -rf "$scratch/q" && cp -r "$scratch/p" "$scratch/q"
	strace -f -qq -e trace="${fault%%:*}" -o "$scratch/calls" "$spiegel" --project "$scratch/q" report monthly --period 2026-06 --format pdf >/dev/null
	most=$(grep -c "${fault%%:*}(" "$scratch/calls")
	[ "${FAULTS:-some}" = all ] && step=1 || step=$((most / 4 + 1))
	k=1
	wrong=0
	tried=0
	while [ $k -le "$most" ]; do
		rm -rf "$scratch/q" && cp -r "$scratch/p" "$scratch/q"
		strace -f -qq -o "$scratch/calls" -e trace=none -e inject="$fault:when=$k" "$spiegel" --project "$scratch/q" report monthly \
			--period 2026-06 --format pdf >"$scratch/out" 2>"$scratch/err"
		status=$?
		now=$(sha256sum <"$(echo "$scratch"/q/reports/*.pdf)")
		[ "$now" = "$old" ] || [ "$now" = "$new" ] || wrong=$((wrong + 1))
		[ $status -ne 0 ] || [ "$now" = "$new" ] || wrong=$((wrong + 1))
		"$spiegel" --project "$scratch/q" report monthly --period 2026-06 --format pdf >"$scratch/out" 2>"$scratch/err" || wrong=$((wrong + 1))
		[ "$(sha256sum <"$(echo "$scratch"/q/reports/*.pdf)")" = "$new" ] || wrong=$((wrong + 1))
		[ $wrong = 0 ] || echo "# $fault at call $k: status $status"
		tried=$((tried + 1))
		k=$((k + step))
	done
	[ "$tried" -gt 0 ] && [ $wrong = 0 ]
	ok "a report, $fault: $tried of $most, $wrong wrong"
done
finish
