#!/bin/sh
# Memory that is refused: at its n-th request, once or from there on. The program then ends with words of its own, the store says what it said
# before or all that the import brings, the report of before is whole, nothing is left behind, and the same command then succeeds.
# FAULTS=all: at one request of each place in the program that asks (make faults).
. tests/faults/lib
SOURCE_DATE_EPOCH=1785492000 # 31 July 2026: the sample has a post of the night to 2 July

if sanitized; then
	skip "memory refused" "the sanitizers do not let another library come first"
	finish_faults
fi
shim=$PWD/$build/tests/fail_malloc.so
run 0 init "$p" --name Plein --region GM0344 --yes
refused_at='' ever=''
go() { # go WHAT: spiegel does it to $q; refused_at, and ever, tell the shim what to refuse
	case $1 in
	import) set -- import tests/data/facebook-posts/sample.csv ;;
	report) set -- report monthly --period 2026-06 --format pdf,csv ;;
	esac
	by="env ${refused_at:+LD_PRELOAD=$shim FAIL_AT=$refused_at} ${ever:+FAIL_FOR_EVER=1} FAIL_COUNT=$scratch/count${FAIL_PLACES:+ FAIL_PLACES=$FAIL_PLACES}"
	at="request $refused_at${ever:+ and later}"
	in_q "$@"
	by=''
}
redo() {
	(refused_at='' ever='' && go import)
}
without_pdf() {
	grep -v '\.pdf$'
}
# The libraries that draw may go on without a piece of memory that they were refused (a cache, a shape of a letter) and tell nobody: such a PDF is whole
# and sound, but not the same bytes. That is counted, and allowed of nothing else.
drawn_otherwise() {
	files "$q" | without_pdf | sort | comm -23 - "$scratch/either" | grep -q . && return 1
	qpdf --check "$q"/reports/*.pdf >/dev/null 2>&1 || return 1
	otherwise=$((otherwise + 1))
}
check_report() {
	ended_well
	[ "$status" = "$done" ] || ! untouched || return 0
	if files "$q" | sort | comm -23 - "$scratch/either" | grep -q .; then
		drawn_otherwise || wrong "a file that is neither old nor new"
	fi
	[ "$(find "$q" ! -name '*.db-*' | wc -l)" = "$n_files" ] || wrong "something left behind"
	[ "$status" != "$done" ] || [ "$(files "$q" | without_pdf)" = "$(echo "$new" | without_pdf)" ] || wrong "said to be done"
	(refused_at='' && ever='' && go report)
	[ "$(files "$q")" = "$new" ] || wrong "not the second time"
}
# faults WHAT DONE PARTS: DONE is the status of a run that does what is asked; at so many places, or all of them
faults() {
	done=$2
	head -c 8 /dev/zero >"$scratch/count" && again
	refused_at=-1 ever='' && go "$1"
	most=$(od -An -td8 "$scratch/count" | tr -d ' ')
	[ "$status" = "$done" ] && [ "$most" -gt 1000 ]
	ok "$1: asks for memory $most times, with its children"
	again
	refused_at=-1 && FAIL_PLACES=$scratch/places go "$1"
	n_places=$(od -An -td8 -N 8 "$scratch/places" | tr -d ' ')
	od -An -v -td8 -w8 -j 8 -N $((8 * n_places)) "$scratch/places" | awk -v step="$(every "$n_places" "$3")" 'NR % step == 0' >"$scratch/requests"
	for ever in '' 1; do
		while read -r refused_at; do
			again
			go "$1"
			case $1 in import) stands ;; report) check_report ;; esac
			tried=$((tried + 1))
		done <"$scratch/requests"
		told "$1, of $n_places places that ask${ever:+, and all later requests}"
	done
	refused_at='' ever=''
}

otherwise=0
before=$(state "$p")
again
go import
after=$(state "$q")
[ "$before" != "$after" ]
ok "an import changes the store"
faults import 1 33

again && go import && p=$scratch/r && cp -r "$q" "$p" # the report of before is of fewer posts
q=$p && go report && q=$scratch/q
files "$p" >"$scratch/old"
"$spiegel" --project "$p" import tests/data/instagram-posts/sample.csv >/dev/null 2>&1
again && go report
new=$(files "$q") n_files=$(find "$q" ! -name '*.db-*' | wc -l)
files "$q" | sort - "$scratch/old" >"$scratch/either"
[ $status = 0 ] && ! cmp -s "$scratch/old" "$scratch/either" && [ "$(echo "$new" | wc -l)" -gt 5 ]
ok "a report that will be another one"
faults report 0 12
echo "# $otherwise PDFs drawn with less"
finish_faults
