#!/bin/sh
# Reports of three months, kept by somebody who works out what they hide (tests/audit/auditor.c). AUDITS: how many invented histories.
. tests/cli/lib
auditor=$PWD/$build/tests/audit/auditor
audits=${AUDITS:-8}

make_reports() { # make_reports SEED OPTION...: $scratch/SEED/{counts.csv,reports}
	seed=$1
	shift
	mkdir -p "$scratch/$seed"
	"$auditor" counts "$seed" >"$scratch/$seed/counts.csv"
	run 0 init "$scratch/$seed/p" --name x --region GM0344 --yes &&
		run 0 --project "$scratch/$seed/p" import "$scratch/$seed/counts.csv" || return 1
	for month in 2026-01 2026-02 2026-03; do
		run 0 --project "$scratch/$seed/p" report monthly --period $month --format csv --output "$scratch/$seed/reports" "$@" || return 1
	done
}

attack() { # attack SEED
	"$auditor" attack "$scratch/$1/counts.csv" 10 "$scratch/$1"/reports/2026-0[123]_maandrapport_x >"$scratch/out" 2>"$scratch/err"
}

seed=1
hidden=0
while [ $seed -le "$audits" ]; do
	{ make_reports "$seed" && attack "$seed"; } || break
	hidden=$((hidden + $(cut -d' ' -f1 "$scratch/out")))
	seed=$((seed + 1))
done
[ $seed -gt "$audits" ]
ok "of $audits histories no report tells of a small group, alone or with the others ($hidden numbers hidden)"
[ "$hidden" -gt $((5 * audits)) ]
ok "there was something to hide"

# the same reports, but for one number that protects another
show() { # show SEED MONTH: print the largest hidden number of that month's report
	table=$scratch/$1/reports/${2}_maandrapport_x/people_age.csv
	awk -F, -v OFS=, -v counts="$scratch/$1/counts.csv" -v month="$2" '
		BEGIN {
			while ((getline row < counts) > 0) {
				split(row, f, ",")
				if (f[6] != "" && substr(f[2], 1, 7) <= month)
					n[f[6]] += f[9]
			}
		}
		{ line[NR] = $0; split($1, age, /[-+]/) }
		NR == 1 { while ($(++c) != "participants"); }
		$c == "" && n[age[1]] > most { most = n[age[1]]; at = NR }
		END { for (i = 1; i <= NR; i++) { $0 = line[i]; if (i == at) $c = most; print } }' \
		"$table" >"$scratch/shown" && mv "$scratch/shown" "$table"
}
caught=0
seed=1
while [ $seed -le "$audits" ]; do
	show "$seed" 2026-01 && show "$seed" 2026-01
	attack "$seed"
	[ $? -eq 1 ] && caught=$((caught + 1))
	seed=$((seed + 1))
done
[ "$caught" -ge $((audits / 2)) ]
ok "the auditor notices when two numbers more are shown ($caught of $audits)"

# 215 of known age and sex, 4 of an unknown age and later 3 of whom nobody asked whether they had been there: what nobody knows is no trait, and
# hidden it would be a total less its parts
mkdir "$scratch/rest"
{
	echo activity,date,kind,online,sex,age_from,age_to,first_time,count
	for ages in 15,24,18 25,34,17 35,44,17 45,54,17 55,64,17; do
		printf 'Avond,2026-03-01,meeting,no,%s,%s,yes,%d\n' F "${ages%,*}" "${ages##*,}" M "${ages%,*}" "${ages##*,}"
	done
	printf 'Avond,2026-03-01,meeting,no,%s\n' F,65,,yes,21 M,65,,yes,22 F,,,yes,4
	echo Middag,2026-03-02,meeting,no,F,65,,unknown,3
} >"$scratch/rest.csv"
p=$scratch/rest/p
run 0 init "$p" --name x --region GM0344 --yes && run 0 --project "$p" import "$scratch/rest.csv" &&
	run 0 --project "$p" report representativeness --period 2026-03 --format text,csv,json,html,xlsx,pdf &&
	run 0 --project "$p" report representativeness --period 2026-03 --format text,csv,json,html,xlsx,pdf --publiek openbaar
pages() { # pages FILE.pdf: its words, by blanks
	pdftotext "$1" - | tr '\n\302\240' '   ' | tr -s ' '
}
of_report() { # of_report NAME: every word and number of a report in each form
	{
		cat "$1.txt" "$1.json" "$1.html" "$1"/*.csv
		pages "$1.pdf"
		unzip -p "$1.xlsx" 'xl/sharedStrings.xml' 'xl/worksheets/*.xml'
	} | tr '\n' ' ' | tr -s ' '
}
name=$(ls "$p"/reports/*_openbaar.pdf)
name=${name%_openbaar.pdf}
tr ' ' '\n' <"$name/measures.csv" | grep -q '^age,215,4,' && grep -q '^participations,222,' "$name/about.csv" && grep -q '^first_time_unknown,3,' "$name/about.csv" &&
	of_report "$name" >"$scratch/out" && ! says "leeftijd van minder dan 10" && says "de leeftijd van 4 mensen" && says "Van 3 deelnames" &&
	pages "$name.pdf" >"$scratch/out" && says "de leeftijd van 4 mensen"
ok "of how many something is not known, reports say what subtraction gives, in every form"
grep -q '^age,220,,' "${name}_openbaar/measures.csv" && grep -q '^participations,220,' "${name}_openbaar/about.csv" &&
	of_report "${name}_openbaar" >"$scratch/out" && says "de leeftijd van minder dan 10 mensen" && ! says "van 4 mensen" && ! says "Van 3 deelnames"
ok "and to the public in fives (35 + 4 x 35 + 45), and fewer than ten as that"

# what check says of phases, beside the whole and its activities: with few small groups, so that there are phases to show
phases() { # phases N: one of four ways to divide the months
	case $(($1 % 4)) in
	0) printf '[fase %s]\nvan = 2026-%s\ntot = 2026-%s\n' A 01-01 01-31 C 03-01 03-31 ;;
	1) printf '[fase %s]\nvan = 2026-%s\ntot = 2026-%s\n' A 01-01 02-28 C 03-01 03-31 ;;
	2) printf '[fase %s]\nvan = 2026-%s\ntot = 2026-%s\n' A 01-01 01-31 C 03-01 03-31 B 02-01 02-28 && printf 'doel = bepaalde groep\ndoelgroep = 65+\n' ;;
	3) printf '[fase %s]\nvan = 2026-%s\ntot = 2026-%s\ndoel = bepaalde groep\ndoelgroep = 15-24\n' B 02-01 02-28 ;;
	esac
}
ask() { # ask SEED [large]: what check says after each month, to those who make the trajectory and to the public
	d=$scratch/phases$1
	mkdir -p "$d" && "$auditor" counts "$@" >"$d/counts.csv" && run 0 init "$d/p" --name x --region GM0344 --yes || return 1
	sed -i 's/^kenmerken = .*/kenmerken = leeftijd/' "$d/p/spiegel.ini" && phases "$1" >>"$d/p/spiegel.ini"
	run 0 --project "$d/p" criterion set && run 0 --project "$d/p" import "$d/counts.csv" || return 1
	for month in 2026-01 2026-02 2026-03; do
		"$spiegel" --project "$d/p" check --period $month --format csv >"$d/$month" &&
			"$spiegel" --project "$d/p" check --period $month --publiek openbaar --format csv >"$d/$month.public" || return 1
	done
}
shown=0 told=0 asked=0
for seed in 2 3 4 5 9 34; do
	# shellcheck disable=SC2046
	ask $seed $([ $seed = 5 ] || [ $seed = 34 ] || echo large) || break
	for month in 2026-01 2026-02 2026-03; do
		"$auditor" check "$d/counts.csv" 10 exact "$d/$month" >"$scratch/out" 2>"$scratch/err" || break 2
		shown=$((shown + $(cut -d' ' -f1 "$scratch/out")))
	done
	"$auditor" check "$d/counts.csv" 10 fives "$d"/*.public >"$scratch/out" 2>"$scratch/err" || break
	told=$((told + $(cut -d' ' -f1 "$scratch/out")))
	asked=$((asked + 1))
done
[ $asked = 6 ] && [ "$told" -gt 5 ] && [ "$shown" -gt 5 ]
ok "no phase tells of a small group, alone, beside the whole or from month to month ($shown shown, $told to the public)"

# the groups of a hidden phase, but for its small ones: beside how many there were they tell of those
d=$scratch/phases5
{
	cat "$d/2026-03"
	printf '\ntable,phase_1_people_age\ngroup,participants,hidden\n'
	awk -F, '$2 < "2026-03" && $6 != "" { n[$6] += $9; to[$6] = $7 } END { for (a in n) if (n[a] >= 10) print a (to[a] ? "-" to[a] : "+") "," n[a] "," }' "$d/counts.csv"
	printf '\ntable,phase_1_measures\ntrait,known,unknown,hidden\n'
	awk -F, '$2 < "2026-03" { if ($6 != "") k += $9; else if (NR > 1) u += $9 } END { print "age," k "," u "," }' "$d/counts.csv"
} >"$scratch/loose"
! "$auditor" check "$d/counts.csv" 10 exact "$scratch/loose" >"$scratch/out" 2>"$scratch/err" && complains "known to be between"
ok "the auditor notices when the other groups of a hidden phase are shown"
finish
