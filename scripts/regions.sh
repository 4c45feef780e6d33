#!/bin/sh
# Make data/regions.csv: scripts/regions.sh CODES.json REFNIS.csv >data/regions.csv
# CODES.json is https://datasets.cbs.nl/odata/v1/CBS/03759ned/RegioSCodes; REFNIS.csv is Statbel's list of administrative units with their codes
# (statbel.fgov.be, Open data, REFNIS), of the newest year. When Belgian municipalities merge, first add the codes that ended to regions_ended.csv.
set -eu
export LC_ALL=C
here=$(dirname "$0")
awk -f "$here/regions.awk" "$here/regions_also.csv" "$here/regions_ended.csv" "$@"
