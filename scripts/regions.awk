# data/regions.csv from the code lists of the statistical offices; scripts/regions.sh runs it. Reads, in this order:
#   regions_also.csv       code,also: what people call a region besides its official name, divided by |
#   the code list RegioS of CBS, as its OData v4 service gives it (JSON: Identifier, Title, Description, DimensionGroupId)
#   TF_SOC_POP_STRUCT_<year>.txt of Statbel (columns divided by |), any number of files
# The Description of a municipality tells in Dutch when it began and ended and who got its inhabitants.

BEGIN {
	OFS = ","
	split("NL country LD part PV province CR corop GM municipality", w, " ")
	for (i = 1; i < 10; i += 2)
		level[w[i]] = w[i + 1]
	print "code", "name", "level", "valid_from", "valid_to", "part_of", "successors", "also"
}

function quoted(text) {
	return text ~ /[",]/ ? "\"" text "\"" : text
}

function row(code, name, what, from, to, parent, successors) {
	if (name == "" || name ~ /\\/) {
		print "regions.awk: the name of " code " is \"" name "\"" >"/dev/stderr"
		wrong = 1
	}
	print code, quoted(name), what, from, to, parent, successors, quoted(also[code])
}

function iso(text) { # the first dd-mm-yyyy in it
	match(text, /[0-9][0-9]-[0-9][0-9]-[0-9][0-9][0-9][0-9]/)
	return substr(text, RSTART + 6, 4) "-" substr(text, RSTART + 3, 2) "-" substr(text, RSTART, 2)
}

# The next JSON string of `json` from `at`; moves `at` behind it.
function string(   start, out) {
	start = ++at
	while (substr(json, at, 1) != "\"")
		at += substr(json, at, 1) == "\\" ? 2 : 1
	out = substr(json, start, at - start)
	at++
	gsub(/\\r/, "", out)
	gsub(/\\n/, "\n", out)
	gsub(/\\"/, "\"", out)
	return out
}

function text_after(key,   n) { # the string that follows "key": behind `at`
	n = index(substr(json, at), "\"" key "\"")
	if (n == 0)
		return ""
	at += n + length(key) + 1
	at += index(substr(json, at), "\"") - 1
	return string()
}

# When a region began and ended and who got its inhabitants ("GM0757:2149 GM0824:5827"), from its description.
function history(text,   line, n, i, ends) {
	from = to = successors = ""
	ends = 0
	n = split(text, line, "\n")
	for (i = 1; i <= n; i++) {
		if (line[i] ~ /^Begindatum/)
			from = line[i] ~ /voor/ ? "" : iso(line[i])
		else if (line[i] ~ /^Ontstaan per /)
			from = iso(line[i]) # the newest municipalities have no Begindatum
		else if (line[i] ~ /^Opgeheven per /) {
			to = iso(line[i])
			ends = 1
		} else if (line[i] ~ /^nieuwe naam: /) {
			to = iso(line[i - 1])
			match(line[i], /GM[0-9]+/)
			successors = substr(line[i], RSTART, RLENGTH)
		} else if (ends && line[i] ~ /^- /) {
			match(line[i], /GM[0-9]+/)
			successors = successors (successors ? " " : "") substr(line[i], RSTART, RLENGTH)
		} else if (ends && match(line[i], /[0-9]+ inwoner/))
			successors = successors ":" substr(line[i], RSTART, RLENGTH - 8)
		else if (line[i] !~ /^\.\.\. /)
			ends = 0
	}
}

# A part of the country names its provinces: "Noord-Nederland: Groningen, Fryslân, Drenthe".
function members(text, part,   line, n, i, name, k) {
	n = split(text, line, "\n")
	for (i = 1; i <= n; i++)
		if (line[i] ~ /^[A-Z][a-z]+-Nederland: /) {
			sub(/^[^:]*: /, "", line[i])
			k = split(line[i], name, ", ")
			while (k > 0)
				part_of[name[k--]] = part
		}
}

function dutch(   code, name, text, group, kind) { # once, when the whole list was read
	if (done++)
		return
	at = 1
	while ((code = text_after("Identifier")) != "") {
		name = text_after("Title")
		text = text_after("Description")
		group = text_after("DimensionGroupId")
		kind = substr(code, 1, 2)
		if (!(kind in level) || group == "OVERIG")
			continue
		sub(/ \((LD|PV|CR|gemeente)\)$/, "", name)
		history(text)
		if (kind == "LD")
			members(text, code)
		parent = kind == "NL" ? "" : kind == "LD" ? "NL01" : kind == "PV" ? part_of[name] : substr(group, 3)
		row(code, name, level[kind], from, to, parent, successors)
	}
	add("01000", "België", "Belgique", "country", "")
	add("02000", "Vlaams Gewest", "Région flamande", "region", "01000")
	add("03000", "Waals Gewest", "Région wallonne", "region", "01000")
	add("04000", "Brussels Hoofdstedelijk Gewest", "Région de Bruxelles-Capitale", "region", "01000")
}

function add(code, nl, fr, what, parent) {
	if (code == "" || code in seen)
		return
	seen[code] = 1
	sub(/^Arrondissement /, "", nl)
	sub(/^Provincie /, "", nl)
	sub(/^Arrondissement (de |d.)/, "", fr)
	sub(/^Province (de |d.)/, "", fr)
	if (fr != nl)
		also[code] = fr (also[code] == "" ? "" : "|" also[code])
	row(code, nl, what, "", "", parent, "")
}

FILENAME ~ /_also\.csv$/ {
	if (FNR > 1) {
		comma = index($0, ",")
		also[substr($0, 1, comma - 1)] = substr($0, comma + 1)
	}
	next
}

FILENAME ~ /\.json$/ {
	json = json $0 "\n"
	next
}

FNR == 1 {
	dutch()
	sub(/^\xef\xbb\xbf/, "")
	sub(/\r$/, "")
	n = split($0, head, "|")
	for (i = 1; i <= n; i++)
		column[head[i]] = i
	next
}

{
	gsub(/’/, "'")
	split($0, v, "|")
	region = v[column["CD_RGN_REFNIS"]]
	province = v[column["CD_PROV_REFNIS"]]
	district = v[column["CD_DSTR_REFNIS"]]
	add(region, v[column["TX_RGN_DESCR_NL"]], v[column["TX_RGN_DESCR_FR"]], "region", "01000")
	add(province, v[column["TX_PROV_DESCR_NL"]], v[column["TX_PROV_DESCR_FR"]], "province", region)
	add(district, v[column["TX_ADM_DSTR_DESCR_NL"]], v[column["TX_ADM_DSTR_DESCR_FR"]], "district", province == "" ? region : province)
	add(v[column["CD_REFNIS"]], v[column["TX_DESCR_NL"]], v[column["TX_DESCR_FR"]], "municipality", district)
}

END {
	dutch()
	if (wrong)
		exit 1
}
