#!/bin/sh
# The results as JSON against their published schema: with a validator where there is one, and always with the engine's own JSON functions,
# which take the names from the schema, so that neither can change alone.
. tests/cli/lib
p=$scratch/p
schema=data/results.schema.json
"$generate" "$scratch/x" >/dev/null
run 0 init "$p" --name "Plein" --region GM0344 --start 2025-07-01 --end 2026-06-30 --expected 600 --yes
cp examples/spiegel.ini "$p/"
run 0 --project "$p" import "$scratch"/x/*/Jul-*.csv "$scratch/x/tellingen.csv" examples/gebeurtenissen.csv

ask() { # ask FILE SQL: over s, the schema, and j, the results
	sqlite3 :memory: "CREATE TABLE t(s, j); INSERT INTO t VALUES (CAST(readfile('$schema') AS TEXT), CAST(readfile('$1') AS TEXT)); $2"
}

plainly() { # plainly FILE: true if nothing in it is outside of the schema
	ask "$1" "
		SELECT 'member', j.key FROM t, json_each(t.j) j WHERE j.key NOT IN (SELECT key FROM t, json_each(t.s, '\$.properties'));
		SELECT 'lacks', r.value FROM t, json_each(t.s, '\$.required') r WHERE r.value NOT IN (SELECT key FROM t, json_each(t.j));
		SELECT 'language', t.j ->> '\$.language' FROM t WHERE t.j ->> '\$.language' NOT IN (SELECT value FROM t, json_each(t.s, '\$.properties.language.enum'));
		SELECT 'kind', x.value FROM t, json_each(t.j, '\$.text') x WHERE x.value ->> '\$.kind' NOT IN (SELECT value FROM t, json_each(t.s, '\$.\"\$defs\".text.properties.kind.enum'));
		SELECT 'in text', y.key FROM t, json_each(t.j, '\$.text') x, json_each(x.value) y WHERE y.key NOT IN (SELECT key FROM t, json_each(t.s, '\$.\"\$defs\".text.properties'));
		SELECT 'in table', y.key FROM t, json_each(t.j, '\$.tables') x, json_each(x.value) y WHERE y.key NOT IN (SELECT key FROM t, json_each(t.s, '\$.\"\$defs\".table.properties'));
		SELECT 'in figure', y.key FROM t, json_each(t.j, '\$.figures') x, json_each(x.value) y WHERE y.key NOT IN (SELECT key FROM t, json_each(t.s, '\$.\"\$defs\".figure.properties'));
		SELECT 'in line', z.key FROM t, json_each(t.j, '\$.figures') x, json_each(x.value, '\$.lines') l, json_each(l.value) z
			WHERE z.key NOT IN (SELECT key FROM t, json_each(t.s, '\$.\"\$defs\".figure.properties.lines.items.properties'));
		SELECT 'column', x.key, c.key FROM t, json_each(t.j, '\$.tables') x, json_each(x.value, '\$.rows') r, json_each(r.value) c
			WHERE json_type(x.value, '\$.columns.\"' || c.key || '\"') IS NULL;
		SELECT 'value', x.key, c.key, c.type FROM t, json_each(t.j, '\$.tables') x, json_each(x.value, '\$.rows') r, json_each(r.value) c
			WHERE c.type NOT IN ('integer', 'real', 'text', 'null', 'array') AND c.value <> '{\"state\":\"hidden\"}';" >"$scratch/out" 2>&1
	[ ! -s "$scratch/out" ]
}

for kind in monthly representativeness content; do
	for lang in nl fr; do
		for audience in intern openbaar; do
			run 0 --project "$p" report $kind --period 2026-06 --lang $lang --publiek $audience --format json --output "$scratch/$lang$kind$audience"
			plainly "$scratch/$lang$kind$audience"/*.json
			ok "$kind in $lang, $audience: as the schema says"
		done
	done
done
for change in 's/"report":/"verslag":/' 's/"kind": "heading"/"kind": "kop"/' 's/"columns":/"kolommen":/' 's/"alt":/"altijd":/'; do
	sed "$change" "$scratch"/nlmonthlyintern/*.json >"$scratch/bad.json"
	! plainly "$scratch/bad.json"
	ok "the check sees $change"
done
if python3 -c 'import jsonschema' 2>/dev/null; then
	for file in "$scratch"/nl*/*.json "$scratch"/fr*/*.json; do
		python3 - "$schema" "$file" <<'END' || echo "# $file"
import json, sys, jsonschema
schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
jsonschema.Draft202012Validator(schema).validate(json.load(open(sys.argv[2])))
END
	done >"$scratch/out" 2>&1
	[ ! -s "$scratch/out" ]
	ok "a validator of draft 2020-12 agrees"
else
	skip "a validator of draft 2020-12 agrees" "python3-jsonschema is not installed"
fi
finish
