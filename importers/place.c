#include "place.h"
#include "base/day.h"
#include "base/path.h"
#include "base/str.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define DIGITS "0123456789"

/* The name of the table itself, without folders. */
static const char *own_name(struct file_place at)
{
	return path_name(*at.part ? at.part : at.file);
}

static int year_of(const char *name)
{
	int year = 0;
	for (const char *s = name; *s;) {
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

int place_year(struct file_place at)
{
	int year = year_of(own_name(at));
	return year ? year : year_of(path_name(at.file));
}

enum { DAY_LENGTH = sizeof "2026-06-30" - 1 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The day in a name; when it is in front, whatever follows. */
static int day_of(struct mem *m, const char *name)
{
	int day = INT_MIN, found;
	for (const char *s = name; *s; s++) {
		if ((s > name && is_digit(s[-1])) || strlen(s) < DAY_LENGTH || is_digit(s[DAY_LENGTH]) ||
		    !day_parse(mem_text_n(m, s, DAY_LENGTH), &found))
			continue;
		if (s == name && s[DAY_LENGTH] == ' ')
			return found;
		if (day != INT_MIN && day != found)
			return INT_MIN;
		day = found;
	}
	return day;
}

int place_day(struct mem *m, struct file_place at)
{
	int day = day_of(m, own_name(at));
	return day != INT_MIN ? day : day_of(m, path_name(at.file));
}

/* "Jun-30-2026" */
static bool meta_day(const char *s, int *day)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
	enum { N = sizeof months / sizeof *months };
	int month = 0;
	while (month < N && !str_starts(s, months[month]))
		month++;
	if (month == N || s[3] != '-' || strspn(s + 4, DIGITS) != 2 || s[6] != '-' || strspn(s + 7, DIGITS) != 4)
		return false;
	int dom = (int)strtol(s + 4, NULL, 10), year = (int)strtol(s + 7, NULL, 10);
	if (!day_is_real(year, month + 1, dom))
		return false;
	*day = day_make(year, month + 1, dom);
	return true;
}

int place_until(struct file_place at)
{
	enum { LENGTH = sizeof "Jun-30-2026" - 1 };
	const char *name = own_name(at);
	int from, until;
	if (strlen(name) <= (size_t)2 * LENGTH || name[LENGTH] != '_' || !meta_day(name, &from) || !meta_day(name + LENGTH + 1, &until) ||
	    from > until)
		return INT_MIN;
	return until;
}

const char *place_folder(struct mem *m, struct file_place at)
{
	const char *whole = path_name(at.part) == at.part ? at.file : at.part, *end = path_name(whole), *from;
	if (end == whole)
		return "";
	for (from = --end; from > whole && from[-1] != '/';)
		from--;
	return mem_text_n(m, from, (size_t)(end - from));
}
