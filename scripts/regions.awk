# data/regions.csv from the code lists of the statistical offices; scripts/regions.sh runs it. Reads, in this order:
#   regions_also.csv       code,also,name,name_fr: what people call a region besides its official name, divided by |; and where our list should
#                          call it otherwise than the office does
#   regions_ended.csv      Belgian codes that are no more, and which got their people; new: yes when the successor began that day
#   the code list RegioS of CBS, as its OData v4 service gives it (JSON: Identifier, Title, Description, DimensionGroupId)
#   the REFNIS list of Statbel (its columns in French and in Dutch): of the day, without dates; each region
#                          is followed by its provinces, each province by its districts, each district by its municipalities
# The Description of a Dutch municipality tells in Dutch when it began and ended and who got its inhabitants.

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
		complain("the name of " code " is \"" name "\"")
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
}

# --- Belgium ---

# A region of the list of the day. Its first other name is the French one.
function add(code, nl, fr, what, parent) {
	sub(/^Arrondissement /, "", nl)
	sub(/^Provincie /, "", nl)
	sub(/^Arrondissement (de |d.)/, "", fr)
	sub(/^Province (de |du |d.)/, "", fr)
	if (match(fr, / (Flamand|Wallon|Occidentale|Orientale)$/))
		fr = substr(fr, 1, RSTART) tolower(substr(fr, RSTART + 1))
	if (called[code] != "")
		nl = called[code]
	if (called_fr[code] != "")
		fr = called_fr[code]
	also_french(code, nl, fr)
	row(code, nl, what, begun[code], "", parent, "")
	seen[code] = 1
}

function also_french(code, nl, fr) {
	if (fr != "" && fr != nl)
		also[code] = fr (also[code] == "" ? "" : "|" also[code])
}

# What of the list a code is, and in what it lies: its place in the order tells.
function belgian(code, fr, nl) {
	if (code ~ /^0/) {
		region = code
		province = ""
		if (code == "01000")
			add(code, "België", "Belgique", "country", "")
		else if (code == "02000")
			add(code, "Vlaams Gewest", "Région flamande", "region", "01000")
		else if (code == "03000")
			add(code, "Waals Gewest", "Région wallonne", "region", "01000")
		else
			add(code, "Brussels Hoofdstedelijk Gewest", "Région de Bruxelles-Capitale", "region", "01000")
	} else if (code ~ /0000$/ || fr ~ /^Province /) {
		province = code
		add(code, nl, fr, "province", region)
	} else if (code ~ /000$/) {
		district = code
		add(code, nl, fr, "district", province == "" ? region : province)
	} else {
		if (substr(code, 1, 2) != substr(district, 1, 2))
			complain(code " stands under district " district)
		add(code, nl, fr, "municipality", district)
	}
}

function complain(text) {
	print "regions.awk: " text >"/dev/stderr"
	wrong = 1
}

function ended(   i, v) {
	for (i = 1; i <= n_ended; i++) {
		split(gone[i], v, ",")
		if (!(v[7] in seen))
			complain(v[7] ", the successor of " v[1] ", is not in the list")
		if (v[1] in seen)
			complain(v[1] " is in the list, and is said to be no more")
		if (v[1] == "")
			continue
		also_french(v[1], v[2], v[3])
		row(v[1], v[2], v[4], "", v[6], v[5], v[7])
	}
}

FILENAME ~ /_also\.csv$/ {
	if (FNR > 1) {
		n = split($0, v, ",")
		also[v[1]] = v[2]
		called[v[1]] = v[3]
		called_fr[v[1]] = v[4]
	}
	next
}

FILENAME ~ /_ended\.csv$/ {
	if (FNR > 1) {
		gone[++n_ended] = $0
		split($0, v, ",")
		if (v[8] == "yes")
			begun[v[7]] = v[6]
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
	separator = match($0, /[|;,\t]/) ? substr($0, RSTART, 1) : "|"
	split("", column)
	n = split($0, head, "[" separator "]")
	for (i = 1; i <= n; i++)
		column[head[i]] = i
	if (!("Administratieve eenheden" in column) || !("Code NIS" in column)) {
		complain(FILENAME " is not the REFNIS list of Statbel")
		exit 1
	}
	next
}

{
	sub(/\r$/, "")
	gsub(/’/, "'")
	split($0, v, "[" separator "]")
	code = v[column["Code NIS"]]
	if (code ~ /^[0-9][0-9][0-9][0-9][0-9]$/)
		belgian(code, v[column["Entités administratives"]], v[column["Administratieve eenheden"]])
}

END {
	dutch()
	if (length(seen))
		ended()
	if (wrong)
		exit 1
}
