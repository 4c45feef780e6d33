#!/bin/sh
# Make the tables of this folder from a folder with the reference cases (aNN_*.json and cases.csv):  tests/ref/make_ref.sh FOLDER
set -eu
from=${1:?folder with the reference cases}
here=$(dirname "$0")

table() { # area, keep, skip
	awk -v keep="$2" -v skip="$3" -f "$here/make_ref.awk" "$from/$1"_*.json "$from/cases.csv" >"$here/$1.tsv"
}

table a01 '' ''
table a02 '' ''
table a05 '' ''
table a06 '' ' (eps|wellek|ostrovski)'
table a07 '' ''
table a08 '^(tost|verdict_n|chisq_power)_' ' n_approx'
table a11 '^(manski|tipping|suppressed|rounded)_' ''
table a19 '^(one_way|round|income)_' ''
table a20 '^(qbeta|pbeta|pbinom|pchisq)_' ''
