# Reads the .def files of words and prints them with spaces in the French that do not break over a line: before : ; ? ! » % and €, behind «,
# and between the thousands of a number. So whoever writes a word types plain spaces. The thin one is only for numbers, as num.c writes them:
# Windows-1252, in which Excel saves a filled in template, has no other than the wide one.      awk -f words_fr.awk words/*.def
# W(CODE, "nl", "en", "fr"): a text is French behind the third comma that stands outside of a text. Plain POSIX awk, on bytes.

BEGIN {
	wide = "\302\240" # U+00A0
	thin = "\342\200\257" # U+202F
}

function unbroken(s) {
	gsub(/ :/, wide ":", s)
	gsub(/ »/, wide "»", s)
	gsub(/« /, "«" wide, s)
	gsub(/ ;/, wide ";", s)
	gsub(/ \?/, wide "?", s)
	gsub(/ !/, wide "!", s)
	gsub(/ %/, thin "%", s)
	gsub(/ €/, wide "€", s)
	while (match(s, /[0-9] [0-9][0-9][0-9]([^0-9]|$)/))
		s = substr(s, 1, RSTART) thin substr(s, RSTART + 2)
	return s
}

{
	line = $0
	out = ""
	if (line ~ /^W\(/)
		commas = 0
	while (line != "") {
		if (match(line, /^"([^"\\]|\\.)*"/)) {
			text = substr(line, 1, RLENGTH)
			line = substr(line, RLENGTH + 1)
			out = out (commas == 3 ? unbroken(text) : text)
			continue
		}
		c = substr(line, 1, 1)
		if (c == ",")
			commas++
		out = out c
		line = substr(line, 2)
	}
	print out
}
