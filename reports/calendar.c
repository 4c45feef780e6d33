#include "calendar.h"
#include "base/day.h"
#include <string.h>

/* A line, folded before its 76th byte and never inside a character. */
static void add_line(struct str *out, const char *line)
{
	enum { MOST = 75 };
	size_t column = 0;
	while (*line) {
		size_t n = 1;
		while (((unsigned char)line[n] & 0xC0) == 0x80)
			n++;
		if (column + n > MOST) {
			str_add(out, "\r\n ");
			column = 1;
		}
		str_add_n(out, line, n);
		column += n;
		line += n;
	}
	str_add(out, "\r\n");
}

static const char *escaped(struct mem *m, const char *text)
{
	struct str out;
	str_init(&out, m);
	for (; *text; text++) {
		if (strchr("\\,;", *text))
			str_add_char(&out, '\\');
		str_add_char(&out, *text);
	}
	return out.s;
}

static const char *plain_day(struct mem *m, int day)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	return mem_printf(m, "%04d%02d%02d", year, month, dom);
}

void calendar_begin(struct str *out, struct mem *m)
{
	str_init(out, m);
	add_line(out, "BEGIN:VCALENDAR");
	add_line(out, "VERSION:2.0");
	add_line(out, "PRODID:-//spiegel//plan//NL");
}

void calendar_event(struct str *out, const char *uid, int stamped, int day, const char *summary, const char *description)
{
	struct mem *m = out->mem;
	add_line(out, "BEGIN:VEVENT");
	add_line(out, mem_printf(m, "UID:%s@spiegel", uid));
	add_line(out, mem_printf(m, "DTSTAMP:%sT000000Z", plain_day(m, stamped)));
	add_line(out, mem_printf(m, "DTSTART;VALUE=DATE:%s", plain_day(m, day)));
	add_line(out, mem_printf(m, "DTEND;VALUE=DATE:%s", plain_day(m, day + 1)));
	add_line(out, mem_printf(m, "SUMMARY:%s", escaped(m, summary)));
	add_line(out, mem_printf(m, "DESCRIPTION:%s", escaped(m, description)));
	add_line(out, "END:VEVENT");
}

const char *calendar_end(struct str *out)
{
	add_line(out, "END:VCALENDAR");
	return out->s;
}
