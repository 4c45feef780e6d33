#!/bin/sh
# The table of privacy rules in SECURITY.md: each rule is there, and each test that it names exists and has in it what the table says.
# shellcheck source=tests/cli/lib
n=0
failed=0
say() { # say STATUS WHAT
	n=$((n + 1))
	[ "$1" = 0 ] || { failed=1 && printf 'not '; }
	echo "ok $n - $2"
}
rules=$(sed -n '/^## Privacy rules/,/^## /p' SECURITY.md | grep '^| P')
rule=1
while [ $rule -le 18 ]; do
	line=$(echo "$rules" | grep "^| P$rule |")
	[ "$(echo "$line" | wc -l)" = 1 ] && [ -n "$line" ]
	say $? "P$rule is in the table once"
	# shellcheck disable=SC2016 # the marks of the table
	tests=$(echo "$line" | awk -F'|' '{ print $(NF - 1) }' | grep -o '`[^`]*`' | tr -d '`')
	missing=0
	[ -n "$tests" ] || missing=1
	IFS='
'
	for test in $tests; do # "file: words of one of its tests"
		file=${test%%: *}
		words=${test#*: }
		if [ ! -f "$file" ] || ! grep -qF -- "$words" "$file"; then
			echo "# P$rule: no '$words' in $file"
			missing=1
		fi
	done
	unset IFS
	say $missing "P$rule: its tests are there"
	rule=$((rule + 1))
done
echo "1..$n"
exit $failed
