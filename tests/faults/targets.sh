#!/bin/sh
# A report that cannot be written where it should: the one of before stays, nothing half made is left, and there are words.
. tests/faults/lib

"$generate" "$scratch/x" >/dev/null
run 0 init "$p" --name Plein --region GM0344 --yes
run 0 --project "$p" import "$scratch"/x/instagram/Jul-*.csv
before=$(state "$p")
long=$(head -c 300 /dev/zero | tr '\0' x)
folder=$scratch/o
mkdir "$folder"
echo text >"$folder/file"
ln -s loop "$folder/loop"
to() { # to FOLDER: a report there is refused
	at="to $1"
	again
	in_q report monthly --period 2026-06 --format pdf,csv,json --output "$1"
	tried=$((tried + 1)) stopped=$((stopped + 1))
	case $status in [2-5]) ;; *) wrong "made, or no end of its own" ;; esac
	[ -s "$scratch/err" ] || wrong "no words"
	! grep -q "$(printf '\033')" "$scratch/err" || wrong "its name steers the terminal"
	[ "$(state "$q")" = "$before" ] || wrong "the store changed"
}
for name in "$folder/file/deeper/still" "$folder/file" /dev/full /proc/spiegel "$folder/$long" "$folder/loop" "$(printf '%s/file/a\033[31m\n/b' "$folder")"; do
	to "$name"
done
told "folders that are none"

# the usual name of the PDF is something else
pdf=reports/2026-06_maandrapport_plein.pdf
mkdir -p "$p/$pdf" && before=$(state "$p")
again && in_q report monthly --period 2026-06 --format pdf
at="a folder stands where the PDF should"
tried=$((tried + 1)) stopped=$((stopped + 1))
case $status in [2-5]) ;; *) wrong "made, or no end of its own" ;; esac
[ "$(state "$q")" = "$before" ] || wrong "something changed"
rm -r "$p/reports" && mkdir "$p/reports" && echo precious >"$scratch/precious" && ln -s "$scratch/precious" "$p/$pdf"
again && in_q report monthly --period 2026-06 --format pdf
at="a link stands where the PDF should"
tried=$((tried + 1))
[ "$(cat "$scratch/precious")" = precious ] || wrong "written through the link"
rm -r "$p/reports"
told "names that are taken"

# a name with what a shell would run
# shellcheck disable=SC2016 # that is what must not be run
again && in_q report monthly --period 2026-06 --format pdf --output "$(printf '%s/a b\n;$(touch pwned)`touch pwned`' "$folder")"
at="a folder with marks of the shell" done=0
tried=$((tried + 1))
[ "$status" = 0 ] || wrong "refused"
[ ! -e pwned ] || wrong "a shell ran the name"
told "a name with marks of the shell" calm

# folders that nobody may write to: by rights, or by a disk that is read only
again && in_q report monthly --period 2026-06 --format pdf && old=$(files "$q") && rm -rf "$p" && cp -r "$q" "$p"
"$spiegel" --project "$p" import "$scratch"/x/facebook/Jul-*.csv >/dev/null
again
if mount --bind "$q/reports" "$q/reports" 2>/dev/null && mount -o remount,ro,bind "$q/reports"; then
	at="a disk that is read only"
	in_q report monthly --period 2026-06 --format pdf
	tried=$((tried + 1)) stopped=$((stopped + 1))
	case $status in [2-5]) ;; *) wrong "made, or no end of its own" ;; esac
	[ -s "$scratch/err" ] || wrong "no words"
	[ "$(files "$q")" = "$old" ] || wrong "the old report is not as it was"
	umount "$q/reports"
	in_q report monthly --period 2026-06 --format pdf
	[ "$status" = 0 ] && [ "$(files "$q")" != "$old" ]
	ok "and when it may be written to, it is"
	told "a disk that is read only"
else
	skip "a disk that is read only" "no disk can be made read only here"
fi
again
at="the typeface is not there"
by="env FONTCONFIG_FILE=/nonexistent FONTCONFIG_PATH=/nonexistent HOME=/nonexistent"
in_q report monthly --period 2026-06 --format pdf
by=''
tried=$((tried + 1)) stopped=$((stopped + 1))
[ "$status" = 0 ] || { [ -s "$scratch/err" ] && [ "$(files "$q")" = "$old" ]; } || wrong "no words, or the old report is not as it was"
told "no typefaces"
finish_faults
