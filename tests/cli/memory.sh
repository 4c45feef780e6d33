#!/bin/sh
# Memory that is refused: at its n-th request, once or from there on. The program then ends with words of its own, the store says what it said
# before or all that the import brings, the report of before is whole, nothing is left behind, and the same command then succeeds.
# FAULTS=all: an import at each of its requests, a report at many (make faults).
. tests/cli/lib

shim=$PWD/$build/tests/fail_malloc.so
p=$scratch/p
q=$scratch/q
run 0 init "$p" --name Plein --region GM0344 --yes
state() { # state PROJECT: every fact of its store, and which files there are
	sqlite3 "$1/spiegel.db" 'PRAGMA integrity_check; SELECT id, sha256, rows_stored, undone_at IS NULL FROM import;
		SELECT * FROM post_current ORDER BY post_id; SELECT * FROM month_total ORDER BY 1, 2, 3, 4; SELECT count(*) FROM channel' | sha256sum
	find "$1" ! -name '*.db-*' | sed "s|^$1||" | LC_ALL=C sort # a journal that was left is settled by who writes next
}
again() {
	rm -rf "$q" && cp -r "$p" "$q"
}
go() { # go WHAT: spiegel does it to $q; refused_at, and ever, tell the shim what to refuse
	case $1 in
	import) set -- import tests/data/facebook-posts/sample.csv ;;
	report) set -- report monthly --period 2026-06 --format pdf,csv ;;
	esac
	timeout 60 env ${refused_at:+LD_PRELOAD="$shim" FAIL_AT="$refused_at"} ${ever:+FAIL_FOR_EVER=1} FAIL_COUNT="$scratch/count" \
		"$spiegel" --project "$q" "$@" >"$scratch/out" 2>"$scratch/err"
	status=$?
}
wrong() { # wrong WHY
	bad=$((bad + 1))
	[ "$bad" -gt 5 ] || echo "# request $refused_at${ever:+ and later}: $1, status $status: $(tail -n 1 "$scratch/err")"
}
ended_well() { # no signal, and words of its own unless it did what was asked
	[ "$status" -le 5 ] || wrong "no end of its own"
	[ "$status" = "$done" ] || grep -q '^spiegel: ' "$scratch/err" || wrong "no words"
}
check_import() {
	ended_well
	"$spiegel" --project "$q" sources >/dev/null 2>&1 || wrong "the store does not open"
	now=$(state "$q")
	[ "$now" = "$before" ] || [ "$now" = "$after" ] || wrong "neither before nor after"
	[ "$status" != "$done" ] || [ "$now" = "$after" ] || wrong "said to be done"
	[ "$now" = "$after" ] || { (refused_at='' && ever='' && go import) && [ "$(state "$q")" = "$after" ]; } || wrong "not the second time"
}
files() { # files PROJECT: the files of reports, with what they say
	(cd "$1" && find . -path './reports*' -type f -exec sha256sum {} + | LC_ALL=C sort -k 2)
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
	refused_at=-1 && ever='' && go "$1"
	most=$(od -An -td8 "$scratch/count" | tr -d ' ')
	[ "$status" = "$done" ] && [ "$most" -gt 1000 ]
	ok "$1: asks for memory $most times, with its children"
	for ever in '' 1; do
		refused_at=1 tried=0 bad=0
		while [ $refused_at -le "$most" ]; do
			again
			go "$1"
			case $1 in import) check_import ;; report) check_report ;; esac
			tried=$((tried + 1))
			refused_at=$((refused_at + $3))
		done
		injected=$((injected + tried)) all_bad=$((all_bad + bad))
		[ $tried -gt 0 ] && [ $bad = 0 ]
		ok "$1: $tried of $most requests${ever:+, and all later ones,} refused: $bad wrong"
	done
	refused_at='' ever=''
}

refused_at='' ever='' done=0 injected=0 all_bad=0 otherwise=0
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
echo "# $injected faults injected, $all_bad failed; $otherwise PDFs drawn with less"
finish
