# Completion of commands and options for bash. Both come from the program's own help, so there is no second list to keep.
_spiegel()
{
	local program=${COMP_WORDS[0]} current=${COMP_WORDS[COMP_CWORD]} commands command='' word
	commands=$("$program" help 2>/dev/null | awk '$1 == "spiegel" { print $2 }')
	for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		if grep -qxF -e "$word" <<<"$commands"; then
			command=$word
			break
		fi
	done
	if [[ $current == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$("$program" help ${command:+"$command"} 2>/dev/null | grep -oE '^ +--[a-z-]+')" -- "$current")
	elif [[ -z $command ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$current")
	fi
}
complete -o default -F _spiegel spiegel
