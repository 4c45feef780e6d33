#include "day.h"
#include "num.h"
#include "str.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { DAYS_400 = 146097, DAYS_TO_1970 = 719468, /* from 1 March of the year 0 */ HOUR = 3600, DAY = 24 * HOUR };
enum { DAY_FIRST = -719162, DAY_LAST = 2932896 }; /* 0001-01-01, 9999-12-31 */

static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
	return month == 2 && leap ? 29 : days[month - 1];
}

bool day_is_real(int year, int month, int day)
{
	return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= month_days(year, month);
}

/* Years are counted from March, so that the leap day comes last; 153 days are five months from March or August on.
 * Source: Richards (2013) in Explanatory Supplement to the Astronomical Almanac, 15.11. */
int day_make(int year, int month, int day)
{
	assert(day_is_real(year, month, day));
	int y = month > 2 ? year : year - 1;
	int from_march = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	return 365 * y + y / 4 - y / 100 + y / 400 + from_march - DAYS_TO_1970;
}

void day_split(int day, int *year, int *month, int *dom)
{
	int z = (day < DAY_FIRST ? DAY_FIRST : day > DAY_LAST ? DAY_LAST : day) + DAYS_TO_1970;
	int era = (int)floor_div(z, DAYS_400);
	int in_era = z - era * DAYS_400;
	int y = (in_era - in_era / 1460 + in_era / 36524 - in_era / (DAYS_400 - 1)) / 365;
	int from_march = in_era - (365 * y + y / 4 - y / 100);
	int k = (5 * from_march + 2) / 153;
	*dom = from_march - (153 * k + 2) / 5 + 1;
	*month = (k + 2) % 12 + 1;
	*year = era * 400 + y + (*month <= 2);
}

int day_weekday(int day)
{
	return day + 3 - 7 * (int)floor_div(day + 3, 7);
}

/* n digits at s as a number; -1 if one of them is not a digit */
static int digits(const char *s, int n)
{
	int v = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = 10 * v + s[i] - '0';
	}
	return v;
}

bool day_parse(const char *s, int *out)
{
	if (strlen(s) != strlen("YYYY-MM-DD") || s[4] != '-' || s[7] != '-')
		return false;
	int year = digits(s, 4), month = digits(s + 5, 2), dom = digits(s + 8, 2);
	if (!day_is_real(year, month, dom))
		return false;
	*out = day_make(year, month, dom);
	return true;
}

char *day_iso(struct mem *m, int day)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	return mem_printf(m, "%04d-%02d-%02d", year, month, dom);
}

/* "3 juni", the beginning of a date in words */
static const char *dom_words(struct mem *m, int day, enum lang lang)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	const char *number = dom == 1 ? word_text(lang, W_FIRST_OF_MONTH) : mem_printf(m, "%d", dom);
	return mem_printf(m, "%s %s", number, month_name(month_of_day(day), lang));
}

char *day_words(struct mem *m, int day, enum lang lang)
{
	return mem_printf(m, "%s %d", dom_words(m, day, lang), month_year(month_of_day(day)));
}

int month_make(int year, int month)
{
	assert(day_is_real(year, month, 1));
	return year * 12 + month;
}

int month_of_day(int day)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	return month_make(year, month);
}

/* From January of the year 0, so that it divides into years and months. */
static int months_from_0(int month)
{
	enum { FIRST = 12 + 1, LAST = 9999 * 12 + 12 };
	return (month < FIRST ? FIRST : month > LAST ? LAST : month) - 1;
}

int month_year(int month)
{
	return months_from_0(month) / 12;
}

int month_number(int month)
{
	return months_from_0(month) % 12 + 1;
}

int month_first_day(int month)
{
	return day_make(month_year(month), month_number(month), 1);
}

int month_last_day(int month)
{
	return month_first_day(month) + month_days(month_year(month), month_number(month)) - 1;
}

bool month_parse(const char *s, int *out)
{
	if (strlen(s) != strlen("YYYY-MM") || s[4] != '-')
		return false;
	int year = digits(s, 4), month = digits(s + 5, 2);
	if (!day_is_real(year, month, 1))
		return false;
	*out = month_make(year, month);
	return true;
}

char *month_iso(struct mem *m, int month)
{
	return mem_printf(m, "%04d-%02d", month_year(month), month_number(month));
}

char *month_words(struct mem *m, int month, enum lang lang)
{
	return mem_printf(m, "%s %d", month_name(month, lang), month_year(month));
}

const char *month_name(int month, enum lang lang)
{
	return word_after(W_JANUARY, month_number(month) - 1, lang);
}

const char *month_short(int month, enum lang lang)
{
	return word_after(W_SHORT_JANUARY, month_number(month) - 1, lang);
}

struct period period_of_months(int month, int n)
{
	return (struct period){ month_first_day(month), month_last_day(month + n - 1) };
}

static bool span_parse(const char *s, struct period *out)
{
	int day, month, year = strlen(s) >= 4 ? digits(s, 4) : -1;
	if (day_parse(s, &day))
		*out = (struct period){ day, day };
	else if (month_parse(s, &month))
		*out = period_of_months(month, 1);
	else if (!day_is_real(year, 1, 1))
		return false;
	else if (strlen(s) == strlen("YYYY"))
		*out = period_of_months(month_make(year, 1), 12);
	else if (strlen(s) == strlen("YYYY-Qn") && s[4] == '-' && s[5] == 'Q' && s[6] >= '1' && s[6] <= '4')
		*out = period_of_months(month_make(year, 1) + 3 * (s[6] - '1'), 3);
	else
		return false;
	return true;
}

bool period_parse(const char *s, struct period *out)
{
	char first[16];
	struct period from, to;
	const char *dots = strstr(s, "..");
	size_t n = dots ? (size_t)(dots - s) : strlen(s);
	if (n >= sizeof first)
		return false;
	memcpy(first, s, n);
	first[n] = '\0';
	if (!span_parse(first, &from) || !span_parse(dots ? dots + 2 : first, &to) || from.from > to.to)
		return false;
	*out = (struct period){ from.from, to.to };
	return true;
}

static char *days_words(struct mem *m, struct period p, enum lang lang)
{
	int from = month_of_day(p.from), to = month_of_day(p.to);
	const char *first = dom_words(m, p.from, lang);
	if (from == to)
		first = mem_text_n(m, first, strcspn(first, " "));
	else if (month_year(from) != month_year(to))
		first = day_words(m, p.from, lang);
	return word_say(m, lang, W_PERIOD_DAYS, first, day_words(m, p.to, lang), NULL);
}

enum period_kind period_kind(struct period p)
{
	int first = month_of_day(p.from), last = month_of_day(p.to), n = last - first + 1;
	if (p.from != month_first_day(first) || p.to != month_last_day(last))
		return PERIOD_DAYS;
	if (n == 3 && month_number(first) % 3 == 1)
		return PERIOD_QUARTER;
	if (n == 12 && month_number(first) == 1)
		return PERIOD_YEAR;
	return n == 1 ? PERIOD_MONTH : PERIOD_MONTHS;
}

/* The year of the first month is told when it is another than that of the last. */
static char *first_month(struct mem *m, int first, int last, enum lang lang)
{
	return month_year(first) == month_year(last) ? mem_text(m, month_name(first, lang)) : month_words(m, first, lang);
}

static enum word quarter_word(int month)
{
	return (enum word)((int)W_QUARTER_1 + month_number(month) / 3);
}

char *period_words(struct mem *m, struct period p, enum lang lang)
{
	int first = month_of_day(p.from);
	if (p.from == p.to)
		return day_words(m, p.from, lang);
	switch (period_kind(p)) {
	case PERIOD_MONTH:
		return month_words(m, first, lang);
	case PERIOD_QUARTER:
		return word_say(m, lang, quarter_word(first), mem_printf(m, "%d", month_year(first)), NULL);
	case PERIOD_YEAR:
		return mem_printf(m, "%d", month_year(first));
	case PERIOD_MONTHS:
	case PERIOD_DAYS:
	default:
		break;
	}
	return days_words(m, p, lang);
}

char *period_iso(struct mem *m, struct period p)
{
	int first = month_of_day(p.from), year = month_year(first);
	switch (period_kind(p)) {
	case PERIOD_MONTH:
		return month_iso(m, first);
	case PERIOD_QUARTER:
		return mem_printf(m, "%04d-Q%d", year, 1 + month_number(first) / 3);
	case PERIOD_YEAR:
		return mem_printf(m, "%04d", year);
	case PERIOD_MONTHS:
		return mem_printf(m, "%s..%s", month_iso(m, first), month_iso(m, month_of_day(p.to)));
	case PERIOD_DAYS:
	default:
		break;
	}
	return mem_printf(m, "%s..%s", day_iso(m, p.from), day_iso(m, p.to));
}

char *period_short(struct mem *m, struct period p, bool year, enum lang lang)
{
	int first = month_of_day(p.from), last = month_of_day(p.to);
	const char *of = year ? mem_printf(m, " %d", month_year(last)) : "";
	switch (period_kind(p)) {
	case PERIOD_MONTH:
		return mem_printf(m, "%s%s", month_name(first, lang), of);
	case PERIOD_QUARTER:
		return mem_printf(m, "%s%s", word_say(m, lang, W_QUARTER_SHORT, mem_printf(m, "%d", 1 + month_number(first) / 3), NULL),
		                  of);
	case PERIOD_YEAR:
		return mem_printf(m, "%d", month_year(first));
	case PERIOD_MONTHS:
	case PERIOD_DAYS:
	default:
		break;
	}
	if (month_year(first) != month_year(last))
		return mem_printf(m, "%s %d–%s %d", month_short(first, lang), month_year(first), month_short(last, lang), month_year(last));
	return mem_printf(m, "%s–%s%s", month_short(first, lang), month_short(last, lang), of);
}

char *period_the(struct mem *m, struct period p, enum lang lang)
{
	int first = month_of_day(p.from);
	if (period_kind(p) != PERIOD_QUARTER)
		return period_words(m, p, lang);
	return word_say(m, lang, (enum word)((int)W_THE_QUARTER_1 + month_number(first) / 3), mem_printf(m, "%d", month_year(first)), NULL);
}

char *period_within(struct mem *m, struct period p, enum lang lang)
{
	int first = month_of_day(p.from), last = month_of_day(p.to);
	const char *year = mem_printf(m, "%d", month_year(first));
	if (period_kind(p) == PERIOD_QUARTER)
		return word_say(m, lang, (enum word)((int)W_IN_QUARTER_1 + month_number(first) / 3), year, NULL);
	if (period_kind(p) == PERIOD_MONTHS)
		return word_say(m, lang, W_IN_MONTHS, first_month(m, first, last, lang), month_words(m, last, lang), NULL);
	if (period_kind(p) == PERIOD_DAYS)
		return word_say(m, lang, p.from == p.to ? W_ON_DAY : W_IN_DAYS, period_words(m, p, lang), NULL);
	return word_say(m, lang, W_IN_PERIOD, period_words(m, p, lang), NULL);
}

enum { LAST = 5 };

/* Daylight-saving rules: the nth Sunday of a month (LAST: its last one), and the moment of that day in UTC. */
struct change {
	int month, nth, utc_seconds;
};

/* Of a zone, the newest rule stands first. */
static const struct rule {
	enum zone zone;
	int since; /* year */
	int offset; /* of winter time, seconds east of UTC */
	struct change start, end;
} rules[] = {
	{ ZONE_PACIFIC, 2007, -8 * HOUR, { 3, 2, 10 * HOUR }, { 11, 1, 9 * HOUR } },
	{ ZONE_PACIFIC, 1, -8 * HOUR, { 4, 1, 10 * HOUR }, { 10, LAST, 9 * HOUR } },
	{ ZONE_AMSTERDAM, 1, HOUR, { 3, LAST, HOUR }, { 10, LAST, HOUR } },
};

static const struct rule *rule_of(enum zone zone, int year)
{
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		if (rules[i].zone == zone && rules[i].since <= year)
			return &rules[i];
	return NULL;
}

static int64_t change_moment(struct change c, int year)
{
	int month = month_make(year, c.month);
	int day = c.nth == LAST ? month_last_day(month) - 6 : month_first_day(month) + 7 * (c.nth - 1);
	day += 6 - day_weekday(day);
	return (int64_t)day * DAY + c.utc_seconds;
}

/* Seconds east of UTC at that moment. Winter lasts over New Year in both zones, so the year may be taken in UTC. */
static int offset_at(int64_t utc, enum zone zone)
{
	int year, month, dom;
	day_split((int)floor_div(utc, DAY), &year, &month, &dom);
	const struct rule *r = rule_of(zone, year);
	if (!r)
		return 0;
	bool summer = change_moment(r->start, year) <= utc && utc < change_moment(r->end, year);
	return r->offset + (summer ? HOUR : 0);
}

int64_t time_from_wall(int day, int second_of_day, enum zone zone)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	int64_t wall = (int64_t)day * DAY + second_of_day;
	const struct rule *r = rule_of(zone, year);
	if (!r)
		return wall;
	/* Summer time first: it is the first of two. If that moment is not in summer, winter time counts, also in the spring gap. */
	int64_t as_summer = wall - r->offset - HOUR;
	return offset_at(as_summer, zone) > r->offset ? as_summer : wall - r->offset;
}

void time_to_wall(int64_t utc, enum zone zone, int *day, int *second_of_day)
{
	int64_t wall = utc + offset_at(utc, zone);
	*day = (int)floor_div(wall, DAY);
	*second_of_day = (int)(wall - (int64_t)*day * DAY);
}

char *time_iso(struct mem *m, int64_t utc)
{
	int day, second;
	time_to_wall(utc, ZONE_UTC, &day, &second);
	return mem_printf(m, "%sT%02d:%02d:%02dZ", day_iso(m, day), second / HOUR, second / 60 % 60, second % 60);
}

int day_today(void)
{
	int today, second;
	time_to_wall(time_now(), ZONE_AMSTERDAM, &today, &second);
	return today;
}

int64_t time_now(void)
{
	const char *fixed = getenv("SOURCE_DATE_EPOCH");
	int64_t t;
	if (fixed && num_parse_int(fixed, strlen(fixed), &t))
		return t;
	return (int64_t)time(NULL);
}
