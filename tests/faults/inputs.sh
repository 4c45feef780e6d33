#!/bin/sh
# The export itself misbehaves: cut at a byte, changing while it is read, a pipe whose writer goes, no plain file at all.
. tests/faults/lib

"$generate" "$scratch/x" >/dev/null
facebook=$(echo "$scratch"/x/facebook/Jul-*.csv)
run 0 init "$p" --name Plein --region GM0344 --yes
before=$(state "$p")
file=$scratch/in.csv

# ---- cut at every byte: a cut is refused, or told, or leaves whole rows alone; nothing is half taken in
cp tests/data/facebook-posts/sample.csv "$scratch/whole.csv"
most=$(wc -c <"$scratch/whole.csv")
step=$(every "$most" 40)
n_cut=0
while [ $n_cut -lt "$most" ]; do
	at="cut at byte $n_cut"
	head -c $n_cut "$scratch/whole.csv" >"$file"
	again
	in_q import "$file"
	tried=$((tried + 1))
	[ "$status" -le 5 ] || wrong "no end of its own"
	[ "$status" = 0 ] || stopped=$((stopped + 1))
	rows=$(sqlite3 "$q/spiegel.db" 'SELECT count(*) FROM post_current')
	case $status in
	0 | 1) ;;
	*)
		[ "$(state "$q")" = "$before" ] || wrong "refused, but stored something"
		[ -s "$scratch/err" ] || wrong "no words"
		;;
	esac
	# an end in the middle of a row is told; one at the end of a row cannot be told from a file that ends without a line end, as some do, and of
	# a row of which only the first cell began nothing is known
	commas=$(awk -F '' '{ for (i = 1; i <= NF; i++) { quoted = quoted != ($i == "\""); n += $i == "," && !quoted } } !quoted { last = n; n = 0 } END { print quoted ? n : last + 0 }' "$file")
	[ -s "$scratch/err" ] || [ "$rows" = 0 ] || [ "$(tail -c 1 "$file" | od -An -tx1 | tr -d ' ')" = 0a ] || [ "$commas" -ge 26 ] || [ "$commas" = 0 ] ||
		wrong "a row that was cut came in without a word"
	n_cut=$((n_cut + step))
done
told "an export that is cut, of $most places"

# ---- no plain file
redo() {
	in_q import "$facebook"
}
again && redo && after=$(state "$q")
[ "$before" != "$after" ]
ok "an import changes the store"
mkdir "$scratch/dir.csv"
ln -s loop.csv "$scratch/loop.csv"
truncate -s 16G "$scratch/sparse.csv"
odd=$(printf 'na\033[31mme\n.csv')
echo nonsense >"$scratch/$odd"
for name in "$scratch/dir.csv" /dev/zero /dev/null "$scratch/none.csv" "$scratch/loop.csv" "$scratch/sparse.csv" "$scratch/$odd" ''; do
	again
	at="import $(basename "$name" | head -n 1)"
	# shellcheck disable=SC3045 # dash has it
	(sanitized || ulimit -v 2000000
		in_q import "$name"
		echo "$status" >"$scratch/status")
	read -r status <"$scratch/status"
	tried=$((tried + 1))
	stopped=$((stopped + 1))
	case $status in [2-5]) ;; *) wrong "taken in, or no end of its own" ;; esac
	[ -s "$scratch/err" ] || wrong "no words"
	! grep -q "$(printf '\033')" "$scratch/err" || wrong "its name steers the terminal"
	[ "$(state "$q")" = "$before" ] || wrong "stored something"
done
told "what is no plain file"

# ---- changing while it is read: what comes in is one version of it
for round in 1 2 3 4 5; do
	for change in grow shrink replace delete overwrite; do
		at="$change, round $round"
		cp "$facebook" "$file"
		again
		(
			sleep "0.0$((round * 2))"
			case $change in
			grow) tail -n 5 "$facebook" >>"$file" ;;
			shrink) truncate -s 3000 "$file" ;;
			replace) echo x >"$file.new" && mv "$file.new" "$file" ;;
			delete) rm -f "$file" ;;
			overwrite) printf '\0\0\0\0' | dd of="$file" bs=1 seek=5000 conv=notrunc 2>/dev/null ;;
			esac
		) &
		in_q import "$file"
		wait $!
		tried=$((tried + 1))
		ended_well
		now=$(sqlite3 "$q/spiegel.db" 'SELECT count(*), total(views), total(comments) FROM post_current')
		[ "$now" = "$(sqlite3 "$p/spiegel.db" 'SELECT count(*), total(views), total(comments) FROM post_current')" ] || [ "$status" = 0 ] ||
			[ "$status" = 1 ] || wrong "refused, but stored something"
		rm -f "$file"
		[ "$status" != 0 ] || { redo && true; } # the same rows again, from the file as it was
		[ "$status" = 0 ] || redo
		[ "$(sqlite3 "$q/spiegel.db" 'PRAGMA integrity_check') $status" = 'ok 0' ] || wrong "the whole file does not come in afterwards"
	done
done
told "an export that changes while it is read"

# ---- a pipe whose writer goes
mkfifo "$scratch/pipe.csv"
again
at="a pipe whose writer goes"
head -c 5000 "$facebook" >"$scratch/pipe.csv" &
in_q import "$scratch/pipe.csv"
kill $! 2>/dev/null
wait
tried=$((tried + 1))
ended_well
[ "$(state "$q")" = "$before" ] || wrong "stored something"
told "a pipe"
finish_faults
