# Sourced by bench.sh and kinds.sh: what a command costs. They set build (the programs), work (a folder for files) and runs (the fastest of so many).
# shellcheck shell=sh disable=SC2154 # set by who sources it

# cost BEFORE COMMAND...: run COMMAND $runs times, each time after the shell function BEFORE; sets seconds and peak (MiB), or "-" if it failed
cost() {
	before=$1
	shift
	seconds=- peak=-
	k=0
	while [ $k -lt "$runs" ]; do
		k=$((k + 1))
		"$before"
		"$build/tests/bench/run" "$work/cost" "$@" >"$work/out" 2>"$work/err" </dev/null
		read -r s kib status <"$work/cost"
		if [ "$status" -ne 0 ]; then
			printf '%s: status %s: %s\n' "$*" "$status" "$(head -n 1 "$work/err")" >&2
			seconds=- peak=-
			return
		fi
		peak=$(awk -v a="$peak" -v b="$kib" 'BEGIN { b /= 1024; printf "%.0f", (a == "-" || b > a) ? b : a }')
		seconds=$(awk -v a="$seconds" -v b="$s" 'BEGIN { print a == "-" || b < a ? b : a }')
	done
}

# over A B: A / B with two decimals, "-" when there is nothing to divide
over() {
	awk -v a="$1" -v b="$2" 'BEGIN { if (a == "-" || b == "-" || b + 0 == 0) print "-"; else printf "%.2f\n", a / b }'
}
