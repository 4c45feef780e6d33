# One area of the reference cases as a TSV. Usage:
#   awk -v keep=REGEX -v skip=REGEX -f make_ref.awk AREA.json cases.csv > AREA.tsv
# keep, skip (both optional) are matched with "case key". The JSON file gives the sources, cases.csv the numbers.

BEGIN { OFS = "\t" }

# the string value of a line of JSON like   "command": "R: ...",
function json_text(line)
{
	sub(/^[^:]*: *"/, "", line)
	sub(/",? *$/, "", line)
	gsub(/\\"/, "\"", line)
	gsub(/\\\\/, "\\", line)
	return line
}

function add_source(text)
{
	if (id in source)
		text = source[id] "; " text
	source[id] = text
}

# the fields of a CSV line, quotes removed
function csv_fields(line, field,    n, c, i, quoted)
{
	n = 1
	split("", field)
	for (i = 1; i <= length(line); i++) {
		c = substr(line, i, 1)
		if (c == "\"")
			quoted = !quoted
		else if (c == "," && !quoted)
			n++
		else
			field[n] = field[n] c
	}
	return n
}

FILENAME ~ /\.json$/ && /^  "area": / { area = json_text($0) }
FILENAME ~ /\.json$/ && /^  "title": / { title = json_text($0) }
FILENAME ~ /\.json$/ && /^      "id": / { id = json_text($0) }
FILENAME ~ /\.json$/ && /^        "(command|published)": / { add_source(json_text($0)) }
FILENAME ~ /\.json$/ { next }

{
	csv_fields($0, f)
	if (f[1] != area)
		next
	name = f[2] " " f[4]
	if ((keep != "" && name !~ keep) || (skip != "" && name ~ skip))
		next
	if (!n++) {
		print "# " area ": " title
		print "# case", "side", "key", "type", "value", "tolerance"
	}
	if (f[2] != last)
		print "# " f[2] " = " source[f[2]]
	last = f[2]
	print f[2], f[3], f[4], f[5], f[6], f[7]
}
