#!/bin/sh
# Commands that are advised say which project they are for, so that they can be pasted as they stand.
. tests/cli/lib

p="$scratch/de dijk"
flat() { # the lines of the output, or of the errors, as one
	tr '\n' ' ' <"$scratch/$1" | tr -s ' '
}
run 0 init "$p" --name Dijk --region GM0344 --yes && flat out | grep -qF "spiegel --project '$p' import BESTAND" && flat out | grep -qF "spiegel --project '$p' status"
ok "from the first message on"
printf 'een;twee\n1;2\n' >"$scratch/spiegel import.csv"
run 3 --project "$p" import "$scratch/spiegel import.csv" && complains "'spiegel --project '$p' kinds'" && complains "'spiegel show'" && complains "/spiegel import.csv"
ok "an error does; a command that needs no project does not, nor is the name of a file changed"
run 0 --project "$p" status && flat out | grep -qF "spiegel --project '$p' import BESTAND..." && ! flat out | grep -q "spiegel import"
ok "and a document on the terminal"
(cd "$p" && "$spiegel" status) >"$scratch/out" && says "spiegel import BESTAND..." && ! says "--project"
ok "in the project's own folder there is nothing to say"
run 2 --project "$p" undo && complains "spiegel --project '$p' undo IMPORT"
ok "how a command is used, too"
run 0 --project "$p" help undo && says "spiegel undo [OPTION]..."
ok "but not its help, which tells of the option"
finish
