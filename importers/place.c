#include "place.h"
#include "base/day.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"

const char *place_name(const char *file)
{
	const char *slash = strrchr(file, '/');
	return slash ? slash + 1 : file;
}

int place_year(const char *file)
{
	int year = 0;
	for (const char *s = place_name(file); *s;) {
		size_t n = strspn(s, DIGITS);
		int found = n == 4 ? (int)strtol(s, NULL, 10) : 0;
		if (found >= 1990 && found < 2100) {
			if (year && year != found)
				return 0;
			year = found;
		}
		s += n ? n : 1;
	}
	return year;
}

int place_day(struct mem *m, const char *file)
{
	enum { LENGTH = sizeof "2026-06-30" - 1 };
	int day = INT_MIN, found;
	for (const char *name = place_name(file), *s = name; *s; s++) {
		bool begins = s == name || s[-1] < '0' || s[-1] > '9';
		if (!begins || strlen(s) < LENGTH || (s[LENGTH] >= '0' && s[LENGTH] <= '9') || !day_parse(mem_text_n(m, s, LENGTH), &found))
			continue;
		if (day != INT_MIN && day != found)
			return INT_MIN;
		day = found;
	}
	return day;
}

const char *place_folder(struct mem *m, const char *file)
{
	const char *end = place_name(file), *from;
	if (end == file)
		return "";
	for (from = --end; from > file && from[-1] != '/' && (from < file + 2 || strncmp(from - 2, ": ", 2) != 0);)
		from--;
	return mem_text_n(m, from, (size_t)(end - from));
}
