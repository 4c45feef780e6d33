#!/bin/bash
# Completion in bash proposes the commands and options of the program's own help.
. tests/cli/lib
export PATH=${spiegel%/*}:$PATH
. cli/spiegel.bash

proposed() { # proposed WORD... : what completion makes of the last word
	COMP_WORDS=("$@")
	COMP_CWORD=$(($# - 1))
	COMPREPLY=()
	_spiegel
	printf '%s\n' "${COMPREPLY[@]}" | sort >"$scratch/out"
}

run 0 help && awk '$1 == "spiegel" { print $2 }' "$scratch/out" | sort >"$scratch/want"
proposed spiegel "" && [ -s "$scratch/want" ] && cmp -s "$scratch/want" "$scratch/out"
ok "every command"
proposed spiegel --project x stat && [ "$(cat "$scratch/out")" = status ]
ok "a command behind an option"
run 0 help init && grep -oE '^ +--[a-z-]+' "$scratch/out" | tr -d ' ' | sort >"$scratch/want"
proposed spiegel init -- && [ -s "$scratch/want" ] && cmp -s "$scratch/want" "$scratch/out"
ok "every option of a command"
proposed spiegel check --dry && [ -z "$(cat "$scratch/out")" ]
ok "no option of another command"
finish
