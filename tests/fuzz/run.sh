#!/bin/sh
# run.sh SECONDS TARGET...: each fuzz target for so long, from the inputs that are kept and those that earlier runs gathered.
# Prints how many inputs were tried. What breaks a law is left beside the targets' inputs and fails the run.
set -u
seconds=$1
shift
failed=0
for target; do
	name=${target##*/}
	work=build/fuzz/inputs/$name
	mkdir -p "$work" "tests/fuzz/seeds/$name"
	"$target" -max_total_time="$seconds" -timeout=10 -print_final_stats=1 -artifact_prefix="build/fuzz/$name-" "$work" "tests/fuzz/seeds/$name" \
		>"build/fuzz/$name.log" 2>&1
	status=$?
	tried=$(sed -n 's/^stat::number_of_executed_units: *//p' "build/fuzz/$name.log")
	printf '%-20s %10s inputs  %s\n' "$name" "${tried:-?}" "$([ $status = 0 ] && echo "no law broken" || echo "FAILED, see build/fuzz/$name.log")"
	[ $status = 0 ] || failed=1
done
exit $failed
