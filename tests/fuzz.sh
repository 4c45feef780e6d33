#!/bin/sh
# Every input that fuzzing found or began with, through its target once more.
n=0
for target in "${BUILD:-build/plain}"/tests/fuzz/*_*; do
	name=${target##*/}
	case $name in *.*) continue ;; esac
	n=$((n + 1))
	if said=$("$target" tests/fuzz/seeds/"$name"/* 2>&1); then
		echo "ok $n - $name: $said inputs"
	else
		echo "not ok $n - $name"
		echo "$said" | head -20 | sed 's/^/# /'
	fi
done
echo "1..$n"
