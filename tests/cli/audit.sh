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
	"$auditor" attack "$scratch/$1/counts.csv" 10 "$scratch/$1"/reports/2026-0[123]_maandrapport >"$scratch/out" 2>"$scratch/err"
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
	table=$scratch/$1/reports/${2}_maandrapport/people_age.csv
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
finish
