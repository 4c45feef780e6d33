# awk -f coverage_goals.awk FS='\t' coverage_goals.tsv FS=, CSV of gcovr: each goal and what was reached; fails when less was than the goals accept.
FILENAME != before { before = FILENAME; n_files++ }
n_files == 1 && !/^#/ { name[++n] = $1; least[$1] = $2; goal[$1] = $3 }
n_files == 2 && FNR > 1 {
	all[$1] = $5; taken[$1] = $6
	all["lines"] += $2; taken["lines"] += $3
	all["branches"] += $5; taken["branches"] += $6
}
END {
	for (i = 1; i <= n; i++) {
		of = name[i]
		per_cent = all[of] ? 100 * taken[of] / all[of] : 0
		short = per_cent < least[of]
		bad += short
		printf "%-30s %6d of %6d  %5.1f %%  goal %3d %%%s\n", of, taken[of], all[of], per_cent, goal[of],
		    short ? "  less than the " least[of] " % it must have" : per_cent < goal[of] ? "  not yet" : ""
	}
	exit bad > 0 || n == 0
}
