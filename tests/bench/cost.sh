# Sourced by bench.sh and kinds.sh: what a command costs. They set build (the programs), work (a folder for files) and runs (so many times each).
# shellcheck shell=sh disable=SC2154,SC2034 # set by, or for, who sources it

# once BEFORE COMMAND...: run COMMAND after the shell function BEFORE; sets s (seconds) and kib (peak), or says why not and is false
once() {
	"$1"
	shift
	"$build/tests/bench/run" "$work/cost" "$@" >"$work/out" 2>"$work/err" </dev/null
	read -r s kib status <"$work/cost"
	[ "$status" -ne 0 ] || return 0
	printf '%s: status %s: %s\n' "$*" "$status" "$(head -n 1 "$work/err")" >&2
	return 1
}

# cost BEFORE COMMAND...: the fastest of $runs; sets seconds, or "-" if it failed
cost() {
	seconds=-
	k=0
	while [ $k -lt "$runs" ]; do
		k=$((k + 1))
		once "$@" || {
			seconds=-
			return 0
		}
		seconds=$(awk -v a="$seconds" -v b="$s" 'BEGIN { print a == "-" || b < a ? b : a }')
	done
}

# pair A B: two shell functions that end in `once`, $runs times one beside the other, since the speed of a machine drifts; who goes first
# changes, so that neither always finds the disk as the other left it. Sets seconds (fastest of A), other (fastest of B), peak (MiB of A) and
# ratio, the median of A / B over the pairs; "-" each if one failed.
pair() {
	seconds=- other=- peak=- ratio=-
	: >"$work/pairs"
	k=0
	while [ $k -lt "$runs" ]; do
		k=$((k + 1))
		if [ $((k % 2)) -eq 1 ]; then
			"$1" || return 0
			a=$s most=$kib
			"$2" || return 0
			b=$s
		else
			"$2" || return 0
			b=$s
			"$1" || return 0
			a=$s most=$kib
		fi
		awk -v a="$a" -v b="$b" -v kib="$most" 'BEGIN { print a / (b > 0 ? b : 0.001), a, b, kib / 1024 }' >>"$work/pairs"
	done
	sort -n "$work/pairs" >"$work/cost"
	awk '{ ratio[NR] = $1 } NR == 1 || $2 < a { a = $2 } NR == 1 || $3 < b { b = $3 } $4 > peak { peak = $4 }
		END { printf "%s %s %.0f %.2f\n", a, b, peak, (ratio[int((NR + 1) / 2)] + ratio[int((NR + 2) / 2)]) / 2 }' "$work/cost" >"$work/pairs"
	read -r seconds other peak ratio <"$work/pairs"
}

# over A B: A / B with two decimals, "-" when there is nothing to divide
over() {
	awk -v a="$1" -v b="$2" 'BEGIN { if (a == "-" || b == "-" || b + 0 == 0) print "-"; else printf "%.2f\n", a / b }'
}
