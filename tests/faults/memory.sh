#!/bin/sh
# Memory that is refused: at its n-th request, once or from there on. The program then ends with words of its own, the store says what it said
# before or all that the import brings, the report of before is whole, nothing is left behind, and the same command then succeeds.
# FAULTS=all: an import at each of its requests, a report at many (make faults).
. tests/faults/lib

shim=$PWD/$build/tests/fail_malloc.so
run 0 init "$p" --name Plein --region GM0344 --yes
refused_at='' ever=''
go() { # go WHAT: spiegel does it to $q; refused_at, and ever, tell the shim what to refuse
	case $1 in
	import) set -- import tests/data/facebook-posts/sample.csv ;;
	report) set -- report monthly --period 2026-06 --format pdf,csv ;;
	esac
	by="env ${refused_at:+LD_PRELOAD=$shim FAIL_AT=$refused_at} ${ever:+FAIL_FOR_EVER=1} FAIL_COUNT=$scratch/count"
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
	if files "$q" | sort | comm -23 - "$scratch/either" | grep -q .; then
		drawn_otherwise || wrong "a file that is neither old nor new"
	fi
	[ "$(find "$q" ! -name '*.db-*' | wc -l)" = "$n_files" ] || wrong "something left behind"
	[ "$status" != "$done" ] || [ "$(files "$q" | without_pdf)" = "$(echo "$new" | without_pdf)" ] || wrong "said to be done"
	(refused_at='' && ever='' && go report)
	[ "$(files "$q")" = "$new" ] || wrong "not the second time"
}
# faults WHAT DONE STEP: DONE is the status of a run that does what is asked
faults() {
	done=$2
	head -c 8 /dev/zero >"$scratch/count" && again
	refused_at=-1 ever='' && go "$1"
	most=$(od -An -td8 "$scratch/count" | tr -d ' ')
	[ "$status" = "$done" ] && [ "$most" -gt 1000 ]
	ok "$1: asks for memory $most times, with its children"
	for ever in '' 1; do
		refused_at=1
		while [ $refused_at -le "$most" ]; do
			again
			go "$1"
			case $1 in import) stands ;; report) check_report ;; esac
			tried=$((tried + 1))
			refused_at=$((refused_at + $3))
		done
		told "$1, of $most requests${ever:+ and all later ones}"
	done
	refused_at='' ever=''
}

otherwise=0
[ "${FAULTS:-some}" = all ] && step=1 || step=499
before=$(state "$p")
again
go import
after=$(state "$q")
[ "$before" != "$after" ]
ok "an import changes the store"
faults import 1 "$step"

again && go import && p=$scratch/r && cp -r "$q" "$p" # the report of before is of fewer posts
q=$p && go report && q=$scratch/q
files "$p" >"$scratch/old"
"$spiegel" --project "$p" import tests/data/instagram-posts/sample.csv >/dev/null 2>&1
again && go report
new=$(files "$q") n_files=$(find "$q" ! -name '*.db-*' | wc -l)
files "$q" | sort - "$scratch/old" >"$scratch/either"
[ $status = 0 ] && ! cmp -s "$scratch/old" "$scratch/either" && [ "$(echo "$new" | wc -l)" -gt 5 ]
ok "a report that will be another one"
[ "$step" = 1 ] && step=401 || step=20011
faults report 0 "$step"
echo "# $otherwise PDFs drawn with less"
finish_faults
