# Reads the .def files of words and prints what words.c takes in: W(CODE, "nl", "en", "fr", "nl with thin spaces between thousands"),
# and with spaces in the French that do not break over a line: before : ; ? ! » % and €, behind «,
# and between the thousands of a number. So whoever writes a word types plain spaces. The thin one is only for numbers, as num.c writes them:
# Windows-1252, in which Excel saves a filled in template, has no other than the wide one.      awk -f words_text.awk words/*.def
# In W(CODE, "nl", "en", "fr") commas outside of texts part the languages. Plain POSIX awk, on bytes.

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

function spaced(s) {
	while (match(s, /[0-9]\.000/))
		s = substr(s, 1, RSTART) thin substr(s, RSTART + 2)
	return s
}

{
	line = $0
	out = ""
	if (line ~ /^W\(/) {
		commas = 0
		dutch = ""
	}
	while (line != "") {
		if (match(line, /^"([^"\\]|\\.)*"/)) {
			text = substr(line, 1, RLENGTH)
			line = substr(line, RLENGTH + 1)
			if (commas == 1)
				dutch = dutch spaced(text)
			out = out (commas == 3 ? unbroken(text) : text)
			continue
		}
		c = substr(line, 1, 1)
		if (c == ",")
			commas++
		if (c == ")" && commas == 3) {
			out = out ", " dutch
			commas = 0
		}
		out = out c
		line = substr(line, 2)
	}
	print out
}
