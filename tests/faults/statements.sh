#!/bin/sh
# What the program asks of its database cannot be had: a statement that is not prepared, a first step, a later one. Each command then ends with words of
# its own, prints what it prints without faults or fails, changes all that it should or nothing, and does it the second time.
# FAULTS=all: at every place of the program that asks (make faults).
. tests/faults/lib

if sanitized; then
	skip "statements refused" "the sanitizers do not let another library come first"
	finish_faults
fi
shim=$PWD/$build/tests/fail_statement.so
export SOURCE_DATE_EPOCH=1785492000
"$generate" "$scratch/x" >/dev/null
everything() { # a project that knows something of everything
	run 0 init "$p" --name Plein --region Utrecht --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
	cp examples/spiegel.ini "$p"
	printf '[schedule]\ninbox = inbox\nrapporten = monthly\n' >>"$p/spiegel.ini"
	run 0 --project "$p" criterion set
	mkdir "$p/inbox" && cp tests/data/facebook-posts/sample.csv "$p/inbox"
	run 0 --project "$p" import "$scratch"/x/*/Jul-*.csv "$scratch/x/tellingen.csv" examples/gebeurtenissen.csv
	for platform in facebook instagram; do
		run 0 --project "$p" import --as-of 2026-06-30 --channel $platform "$scratch/x/$platform"/[AFV]*.csv
	done
	for expected in tests/data/*/sample.expected; do
		sample=$(find "${expected%/*}" -name 'sample.*' ! -name '*.expected')
		set_options "$expected"
		# shellcheck disable=SC2086 # options are words
		"$spiegel" --project "$p" import $options "$sample" >/dev/null 2>&1 # a few ask for a choice, that is no matter here
	done
	run 0 --project "$p" report monthly --period 2026-06 --format json
}

all_of() { # all_of PROJECT: its store, which files there are and what the reports say
	state "$1"
	files "$1"
}
refused_at=''
go() {
	by="env ${refused_at:+LD_PRELOAD=$shim FAIL_AT=$refused_at}${places:+ FAIL_PLACES=$places FAIL_SEEN=$scratch/seen}"
	in_q "$@"
	by=''
}
places=''
# What reads files and makes reports, or takes them away after the data they rest on, does so one by one; and how what is left is asked for.
in_parts() {
	case "$*" in run | purge*--reports*) true ;; *) false ;; esac
}
once_more() {
	case "$*" in purge*--reports*) go purge --reports --yes ;; *) go "$@" ;; esac
}
# faulty NAME ARGUMENT...: the command without faults, then with one at each place that no command before asked from
faulty() {
	name=$1
	shift
	again
	refused_at=-1 places=$scratch/places && go "$@"
	places='' done=$status after=$(all_of "$q")
	cp "$scratch/out" "$scratch/out_whole"
	n_places=$(od -An -td8 -N 8 "$scratch/places" | tr -d ' ')
	od -An -v -td8 -w8 -j 8 -N $((8 * n_places)) "$scratch/places" | awk -v step="$step" '(NR + '"$all_places"') % step == 0' >"$scratch/requests"
	all_places=$((all_places + n_places))
	while read -r refused_at; do
		again
		at="$name, request $refused_at"
		go "$@"
		tried=$((tried + 1))
		ended_well
		refused_at=''
		[ "$status" != "$done" ] || cmp -s "$scratch/out" "$scratch/out_whole" || wrong "it says something else"
		untouched && [ "$before" != "$after" ] && [ "$status" != "$done" ] && continue
		now=$(all_of "$q")
		[ "$now" = "$before" ] || [ "$now" = "$after" ] || in_parts "$@" || wrong "neither before nor after"
		[ "$status" != "$done" ] || [ "$now" = "$after" ] || wrong "said to be done"
		[ "$now" = "$after" ] || [ "$now" != "$before" ] || { go "$@" && [ "$(all_of "$q")" = "$after" ]; } || wrong "not the second time"
		[ "$now" = "$after" ] || [ "$now" = "$before" ] || { once_more "$@" && [ "$(all_of "$q")" = "$after" ]; } || wrong "not what was left of it"
	done <"$scratch/requests"
}

# imports of each kind into a project that knows little, then the rest of the commands on one that knows everything
all_places=0 step=$(every 2000 40)
run 0 init "$p" --name Plein --region GM0344 --yes
before=$(all_of "$p")
for expected in tests/data/*/sample.expected; do
	sample=$(find "${expected%/*}" -name 'sample.*' ! -name '*.expected')
	set_options "$expected"
	# shellcheck disable=SC2086 # options are words
	faulty "import of ${expected#tests/data/}" import $options "$sample"
done
told "imports, of $all_places places that ask"

rm -rf "$p" && everything
before=$(all_of "$p") all_places=0
while read -r arguments; do
	eval "set -- $arguments"
	faulty "$arguments" "$@"
done <<-'END'
	check
	check --publiek openbaar --format json
	channels --format json
	channels
	content
	content --format csv
	content --by theme
	content --by level
	content --by audience
	content --by hour
	content --by hashtags
	content --plan --format ics
	content --experiment
	content --against "$q"
	criterion show
	baseline list
	baseline list Utrecht --format json
	baseline show
	sources
	status
	privacy
	kinds
	verify
	link https://voorbeeld.test/ --channel facebook
END
told "questions, of $all_places places that ask"

all_places=0
while read -r arguments; do
	eval "set -- $arguments"
	faulty "$arguments" "$@"
done <<-'END'
	undo 3
	purge 2 --reports --yes
	purge --all --reports --yes
	criterion set --reason 'De raad wil het strenger.'
	baseline add Gent
	baseline compose --name Samen --regions GM0344,GM0363
	rebuild
	report monthly --period 2026-06 --format json
	report monthly --period 2026-Q2 --format csv,html,digest
	report representativeness --period 2026-06 --format json,mdto
	report representativeness --period 2026-06 --publiek openbaar --format csv
	report content --period 2026-06 --format json,xlsx
	report monthly --again 1 --format json
	run
END
told "changes and reports, of $all_places places that ask"
finish_faults
