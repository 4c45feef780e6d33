# A larger file out of a small one: its first `head` lines, then the lines `from` to `to` `rows` times, each time with the `changes`
# OLD>NEW (between tabs) made to them. In NEW, ##### is the number of the time in as many digits, and @ stands for OLD as a date: that
# many days after 1 January 2005, written as OLD is.
BEGIN {
	n_changes = split(changes, change, "\t")
	split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", month_name, " ")
	split("Sat Sun Mon Tue Wed Thu Fri", weekday, " ") # 1 January 2005 was a Saturday
	split("31 28 31 30 31 30 31 31 30 31 30 31", days_in, " ")
	year = 2005
	month = day = 1
}

function next_day() {
	if (++day > days_in[month] + (month == 2 && year % 4 == 0)) {
		day = 1
		if (++month > 12) {
			month = 1
			year++
		}
	}
}

function as_written(old, i) {
	if (old ~ /^[0-9]+-[0-9]+-[0-9]+$/ && old ~ /^....-/)
		return sprintf("%04d-%02d-%02d", year, month, day)
	if (old ~ /^[0-9]+-[0-9]+-[0-9]+$/)
		return day "-" month "-" year
	if (old ~ /^..\/..\/....$/)
		return sprintf("%02d/%02d/%04d", month, day, year)
	return sprintf("%s, %s %d, %d", weekday[i % 7 + 1], month_name[month], day, year)
}

function filled(new, old, i,   out) {
	if (new == "@")
		return as_written(old, i)
	while (match(new, /#+/)) {
		out = out substr(new, 1, RSTART - 1) (10 ^ (RLENGTH - 1) + i)
		new = substr(new, RSTART + RLENGTH)
	}
	return out new
}

function replaced(text, old, new,   out, at) {
	while ((at = index(text, old)) > 0) {
		out = out substr(text, 1, at - 1) new
		text = substr(text, at + length(old))
	}
	return out text
}

NR <= head
NR >= from && NR <= to { block = block $0 "\n" }

END {
	for (i = 0; i < rows; i++) {
		text = block
		for (c = 1; c <= n_changes; c++) {
			split(change[c], part, ">")
			text = replaced(text, part[1], filled(part[2], part[1], i))
		}
		printf "%s", text
		next_day()
	}
}
