#!/bin/sh
# One small mistake at a time in the modules that everything rests on (mutate.c), and their own unit tests: how many do they notice?
# `make mutation` tells how things are compiled: COMPILE, ARCHIVES_x and LIBS_x, CFLAGS_x of each folder. STEP=7 tries each seventh, MODULE=num one.
set -u
work=build/mutation/work
mkdir -p "$work"
step=${STEP:-1}
goal=80 # per cent of the mistakes that the tests of a module must notice
modules="
num        base/num.c                   base/test_num
day        base/day.c                   base/test_day
file       base/file.c                  base/test_file
decode     importers/source.c           importers/test_source
dates      importers/dates.c            importers/test_cells
cells      importers/cells.c            importers/test_cells
disclose   analytics/disclose.c         analytics/test_disclose
table      analytics/disclose_table.c   analytics/test_disclose_table
shares     analytics/disclose_shares.c  analytics/test_disclose_shares
utf8       base/utf8.c                  base/test_utf8
csv        reports/out_csv.c            reports/test_out_csv
html       reports/out_html.c           reports/test_out_html
"
setting() { # setting NAME FOLDER: the variable of that name
	eval "echo \"\$$1_$2\""
}
notices() { # notices FOLDER: the test, with the module as it now is, fails
	# shellcheck disable=SC2046 # lists of words
	$LINK -o "$work/test" "$work/test.o" "$work/module.o" $(setting ARCHIVES "$1") $(setting LIBS "$1") 2>/dev/null || return 0
	# shellcheck disable=SC3045 # dash has both; a test that never ends is stopped by its own use of the processor, in whatever process it runs
	! (ulimit -v 4000000 && ulimit -t 20 && timeout 60 "$work/test" >"$work/out" 2>&1)
}
: >"$work/scores"
echo "$modules" | while read -r name source test; do
	case $name in "${MODULE:-$name}") [ -n "$name" ] || continue ;; *) continue ;; esac
	folder=${source%%/*}
	# shellcheck disable=SC2046
	$COMPILE $(setting CFLAGS "$folder") -o "$work/test.o" "tests/unit/$test.c" || exit 1
	# shellcheck disable=SC2046
	$COMPILE $(setting CFLAGS "$folder") -o "$work/module.o" "$source" || exit 1
	if notices "$folder"; then
		echo "$test fails without any mistake"
		exit 1
	fi
	most=$("$MUTATE" "$source")
	k=1 tried=0 caught=0
	: >"$work/$name.missed"
	while [ "$k" -le "$most" ]; do
		"$MUTATE" "$source" $k >"$work/module.c" 2>"$work/what"
		# shellcheck disable=SC2046
		if $COMPILE $(setting CFLAGS "$folder") -iquote "$folder" -o "$work/module.o" "$work/module.c" 2>/dev/null; then
			tried=$((tried + 1))
			if notices "$folder"; then caught=$((caught + 1)); else cat "$work/what" >>"$work/$name.missed"; fi
		fi
		k=$((k + step))
	done
	[ $tried -eq 0 ] && tried=1
	echo "$caught $tried" >>"$work/scores"
	printf '%-30s %4d of %4d noticed  %3d %%  goal %d %%  (missed: %s)\n' "$source" $caught $tried $((100 * caught / tried)) $goal "$work/$name.missed"
done || exit 1
awk -v goal=$goal '{ caught += $1; tried += $2; short += 100 * $1 < goal * $2 }
	END {
		if (NR)
			printf "%-30s %4d of %4d noticed  %3d %%  below the goal: %d of %d modules\n", "together", caught, tried, 100 * caught / tried, short, NR
		exit short > 0 || NR == 0
	}' "$work/scores"
