#!/bin/sh
# Make data/regions.csv: scripts/regions.sh CODES.json [TF_SOC_POP_STRUCT_YEAR.txt]... >data/regions.csv
# CODES.json is https://datasets.cbs.nl/odata/v1/CBS/03759ned/RegioSCodes, the TF files are Statbel's open data on population by place.
set -eu
export LC_ALL=C
here=$(dirname "$0")
awk -f "$here/regions.awk" "$here/regions_also.csv" "$@"
