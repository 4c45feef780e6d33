#include "base/day.h"
#include "tests/t.h"
#include <limits.h>
#include <time.h>
#include <unistd.h>

enum { HOUR = 3600, DAY = 24 * HOUR };

/* Whole years, the first of which begins on a Monday. */
static void check_years(int from, int to)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	int day = day_make(from, 1, 1), weekday = 0;
	for (int year = from; year <= to; year++) {
		bool leap = (year % 4 == 0) - (year % 100 == 0) + (year % 400 == 0);
		for (int month = 1; month <= 12; month++) {
			int n = days[month - 1] + (month == 2 && leap);
			for (int dom = 1; dom <= n; dom++, day++, weekday = (weekday + 1) % 7) {
				int y, mo, d;
				day_split(day, &y, &mo, &d);
				if (y != year || mo != month || d != dom || day_make(year, month, dom) != day ||
				    day_weekday(day) != weekday)
					t_fail("%d-%d-%d: day %d, split as %d-%d-%d, weekday %d", year, month, dom, day, y, mo, d,
					       day_weekday(day));
			}
			t_true(day_is_real(year, month, n));
			t_false(day_is_real(year, month, n + 1));
		}
	}
}

/* A number that is no day of the years 1 to 9999, out of a store that somebody altered, is the nearest that is one. */
T_CASE(every_number_has_a_month)
{
	t_int(month_of_day(INT_MIN), month_make(1, 1));
	t_int(month_of_day(day_make(1, 1, 1) - 1), month_make(1, 1));
	t_int(month_of_day(day_make(9999, 12, 31) + 1), month_make(9999, 12));
	t_int(month_of_day(INT_MAX), month_make(9999, 12));
	t_int(month_first_day(INT_MIN), day_make(1, 1, 1));
	t_int(month_first_day(month_make(1, 1) - 1), day_make(1, 1, 1));
	t_int(month_last_day(month_make(9999, 12) + 1), day_make(9999, 12, 31));
	t_int(month_last_day(INT_MAX), day_make(9999, 12, 31));
}
T_END

/* The calendar and its weekdays come back every 400 years. */
T_CASE(days_count_on_through_the_calendar)
{
	t_int(day_make(1970, 1, 1), 0);
	check_years(1, 400);
	check_years(1601, 2400);
	check_years(9601, 9999);
	t_false(day_is_real(2026, 0, 1));
	t_false(day_is_real(2026, 13, 1));
	t_false(day_is_real(2026, 1, 0));
	t_false(day_is_real(0, 1, 1));
	t_false(day_is_real(10000, 1, 1));
}
T_END

T_CASE(known_days)
{
	t_int(day_make(2000, 3, 1), 11017);
	t_int(day_make(2026, 7, 1) - day_make(2026, 1, 1), 181);
	t_int(day_weekday(day_make(1970, 1, 1)), 3); /* a Thursday */
	t_int(day_weekday(day_make(1945, 5, 5)), 5); /* a Saturday */
	t_int(day_weekday(day_make(2026, 6, 29)), 0); /* a Monday */
	t_int(day_weekday(day_make(2026, 6, 28)), 6);
}
T_END

T_CASE(dates_are_read_and_written)
{
	struct mem *m = mem_new();
	int day = -1;
	t_true(day_parse("2024-02-29", &day));
	t_text(day_iso(m, day), "2024-02-29");
	t_true(day_parse("0001-01-01", &day));
	t_text(day_iso(m, day), "0001-01-01");
	t_true(day_parse("9999-12-31", &day));
	t_text(day_iso(m, day), "9999-12-31");
	static const char *const wrong[] = { "",           "2023-02-29", "2024-2-29",   "2024-02-29 ", "24-02-29",   "2024/02/29",
		                             "2024-02/29", "2024/02-29", "2024-02-:9",  "2024-13-01",  "2024-00-10", "2024-01-00",
		                             "2024-04-31", "0000-01-01", " 2024-02-29", "+024-02-29",  "2024-02-3x", "2024-02" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int v = 99;
		if (day_parse(wrong[i], &v))
			t_fail("'%s' is read as a date", wrong[i]);
		t_int(v, 99);
	}
	mem_free(m);
}
T_END

T_CASE(dates_in_words)
{
	struct mem *m = mem_new();
	int day = day_make(2026, 6, 30);
	t_text(day_words(m, day, LANG_NL), "30 juni 2026");
	t_text(day_words(m, day, LANG_EN), "30 June 2026");
	t_text(day_words(m, day, LANG_FR), "30 juin 2026");
	day = day_make(2026, 8, 1);
	t_text(day_words(m, day, LANG_NL), "1 augustus 2026");
	t_text(day_words(m, day, LANG_FR), "1er août 2026");
	mem_free(m);
}
T_END

T_CASE(months)
{
	struct mem *m = mem_new();
	static const char *const nl[] = { "januari", "februari", "maart",     "april",   "mei",      "juni",
		                          "juli",    "augustus", "september", "oktober", "november", "december" };
	static const char *const short_nl[] = { "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec" };
	for (int k = 1; k <= 12; k++) {
		int month = month_make(2026, k);
		t_int(month, 2026 * 12 + k);
		t_int(month_year(month), 2026);
		t_int(month_number(month), k);
		t_text(month_name(month, LANG_NL), nl[k - 1]);
		t_text(month_short(month, LANG_NL), short_nl[k - 1]);
		t_int(month_first_day(month), day_make(2026, k, 1));
		t_int(month_last_day(month) + 1, k < 12 ? day_make(2026, k + 1, 1) : day_make(2027, 1, 1));
		t_int(month_of_day(month_first_day(month)), month);
		t_int(month_of_day(month_last_day(month)), month);
		int back = 0;
		t_true(month_parse(month_iso(m, month), &back));
		t_int(back, month);
	}
	t_text(month_iso(m, month_make(2026, 6)), "2026-06");
	t_text(month_words(m, month_make(2025, 12), LANG_FR), "décembre 2025");
	t_text(month_short(month_make(2025, 2), LANG_FR), "févr.");
	t_int(month_last_day(month_make(2024, 2)), day_make(2024, 2, 29));
	static const char *const wrong[] = { "", "2026", "2026-6", "2026-13", "2026-00", "2026-06-01", "2026-Q1", "0000-01", "2026/06" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		int v;
		if (month_parse(wrong[i], &v))
			t_fail("'%s' is read as a month", wrong[i]);
	}
	mem_free(m);
}
T_END

T_CASE(periods_are_read)
{
	static const struct {
		const char *text, *from, *to;
	} row[] = {
		{ "2026-06", "2026-06-01", "2026-06-30" },
		{ "2024-02", "2024-02-01", "2024-02-29" },
		{ "2026-Q1", "2026-01-01", "2026-03-31" },
		{ "2026-Q4", "2026-10-01", "2026-12-31" },
		{ "2026", "2026-01-01", "2026-12-31" },
		{ "2026-06-03..2026-07-09", "2026-06-03", "2026-07-09" },
		{ "2026-06..2026-08", "2026-06-01", "2026-08-31" },
		{ "2025-12..2026-02-03", "2025-12-01", "2026-02-03" },
		{ "2026-06-03..2026-06-03", "2026-06-03", "2026-06-03" },
		{ "2026-06-03", "2026-06-03", "2026-06-03" },
		{ "2025..2026-Q2", "2025-01-01", "2026-06-30" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct period p = { 0 };
		if (!period_parse(row[i].text, &p))
			t_fail("'%s' is not read", row[i].text);
		t_text(day_iso(m, p.from), row[i].from);
		t_text(day_iso(m, p.to), row[i].to);
	}
	static const char *const wrong[] = { "",
		                             "..",
		                             "2026-",
		                             "2026-Q0",
		                             "2026-Q5",
		                             "2026-q1",
		                             "26",
		                             "20266",
		                             "2026-6",
		                             "2026-Q11",
		                             "2026/Q1",
		                             "2026-K1",
		                             "2026-06-03..2026-06-0",
		                             "2026-07..2026-06",
		                             "2026-06..",
		                             "..2026-06",
		                             "2026-06...2026-07",
		                             "2026-06 .. 2026-07",
		                             "2026-06-31",
		                             "2026-06-03..2026-06-02",
		                             "2026-06..2026-07..2026-08",
		                             "juni 2026",
		                             "0000",
		                             "2026-06-03-04-05",
		                             "2026-06-03T00:00:00..2026-07-01T00:00:00" };
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		struct period p = { 98, 99 };
		if (period_parse(wrong[i], &p))
			t_fail("'%s' is read as a period", wrong[i]);
		t_true(p.from == 98 && p.to == 99);
	}
	mem_free(m);
}
T_END

T_CASE(periods_in_words)
{
	static const struct {
		const char *text, *nl, *en, *fr;
	} row[] = {
		{ "2026-06", "juni 2026", "June 2026", "juin 2026" },
		{ "2026-06-01..2026-06-30", "juni 2026", "June 2026", "juin 2026" },
		{ "2026-Q1", "eerste kwartaal 2026", "first quarter of 2026", "premier trimestre 2026" },
		{ "2026-Q2", "tweede kwartaal 2026", "second quarter of 2026", "deuxième trimestre 2026" },
		{ "2026-Q3", "derde kwartaal 2026", "third quarter of 2026", "troisième trimestre 2026" },
		{ "2026-Q4", "vierde kwartaal 2026", "fourth quarter of 2026", "quatrième trimestre 2026" },
		{ "2026", "2026", "2026", "2026" },
		{ "2026-06-03..2026-07-09", "3 juni tot en met 9 juli 2026", "3 June to 9 July 2026", "du 3 juin au 9 juillet 2026" },
		{ "2026-06-01..2026-06-09", "1 tot en met 9 juni 2026", "1 to 9 June 2026", "du 1er au 9 juin 2026" },
		{ "2025-12-01..2026-01-31", "1 december 2025 tot en met 31 januari 2026", "1 December 2025 to 31 January 2026",
		  "du 1er décembre 2025 au 31 janvier 2026" },
		{ "2026-02..2026-04", "1 februari tot en met 30 april 2026", "1 February to 30 April 2026",
		  "du 1er février au 30 avril 2026" },
		{ "2025-07..2026-06", "1 juli 2025 tot en met 30 juni 2026", "1 July 2025 to 30 June 2026",
		  "du 1er juillet 2025 au 30 juin 2026" },
		{ "2025..2026", "1 januari 2025 tot en met 31 december 2026", "1 January 2025 to 31 December 2026",
		  "du 1er janvier 2025 au 31 décembre 2026" },
		{ "2026-06-03", "3 juni 2026", "3 June 2026", "3 juin 2026" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct period p;
		t_true(period_parse(row[i].text, &p));
		t_text(period_words(m, p, LANG_NL), row[i].nl);
		t_text(period_words(m, p, LANG_EN), row[i].en);
		t_text(period_words(m, p, LANG_FR), row[i].fr);
	}
	struct period quarter = period_of_months(month_make(2026, 4), 3);
	t_text(period_the(m, quarter, LANG_NL), "het tweede kwartaal van 2026");
	t_text(period_the(m, quarter, LANG_EN), "the second quarter of 2026");
	t_text(period_the(m, period_of_months(month_make(2026, 1), 3), LANG_NL), "het eerste kwartaal van 2026");
	t_text(period_the(m, period_of_months(month_make(2026, 10), 3), LANG_FR), "quatrième trimestre 2026");
	t_text(period_the(m, period_of_months(month_make(2026, 4), 1), LANG_NL), "april 2026");
	mem_free(m);
}
T_END

T_CASE(periods_are_written_the_shortest_way)
{
	static const struct {
		const char *text, *iso;
		enum period_kind kind;
	} row[] = {
		{ "2026-06", "2026-06", PERIOD_MONTH },
		{ "2024-02-01..2024-02-29", "2024-02", PERIOD_MONTH },
		{ "2026-Q1", "2026-Q1", PERIOD_QUARTER },
		{ "2026-04..2026-06", "2026-Q2", PERIOD_QUARTER },
		{ "2026-10-01..2026-12-31", "2026-Q4", PERIOD_QUARTER },
		{ "2026-05..2026-07", "2026-05..2026-07", PERIOD_MONTHS }, /* three months, but no quarter */
		{ "2026-Q1..2026-Q2", "2026-01..2026-06", PERIOD_MONTHS },
		{ "2026-Q1..2026-Q4", "2026", PERIOD_YEAR },
		{ "0999", "0999", PERIOD_YEAR },
		{ "2025-02..2026-01", "2025-02..2026-01", PERIOD_MONTHS }, /* twelve months, but no year */
		{ "2025..2026", "2025-01..2026-12", PERIOD_MONTHS },
		{ "2026-06-02..2026-06-30", "2026-06-02..2026-06-30", PERIOD_DAYS },
		{ "2026-06-01..2026-06-29", "2026-06-01..2026-06-29", PERIOD_DAYS },
		{ "2026-06-03", "2026-06-03..2026-06-03", PERIOD_DAYS },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct period p, back;
		t_true(period_parse(row[i].text, &p));
		t_text(period_iso(m, p), row[i].iso);
		if (period_kind(p) != row[i].kind)
			t_fail("%s: kind %d", row[i].text, (int)period_kind(p));
		t_true(period_parse(period_iso(m, p), &back));
		t_true(back.from == p.from && back.to == p.to);
	}
	mem_free(m);
}
T_END

T_CASE(days_within_a_sentence)
{
	static const struct {
		const char *text;
		enum lang lang;
		const char *within;
	} row[] = {
		{ "2025-07-01..2026-06-16", LANG_NL, "van 1 juli 2025 tot en met 16 juni 2026" },
		{ "2026-06-01..2026-06-16", LANG_EN, "from 1 to 16 June 2026" },
		{ "2026-06-01..2026-06-16", LANG_FR, "du 1er au 16 juin 2026" },
		{ "2026-06-01..2026-06-01", LANG_FR, "le 1er juin 2026" },
		{ "2026-06-01..2026-06-01", LANG_NL, "op 1 juni 2026" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct period p;
		t_true(period_parse(row[i].text, &p));
		t_text(period_within(m, p, row[i].lang), row[i].within);
	}
	mem_free(m);
}
T_END

/* In a column without and with its year, and within a sentence; the words as a reader writes them. */
T_CASE(periods_of_whole_months_in_few_words)
{
	static const struct {
		const char *text;
		enum lang lang;
		const char *bare, *dated, *within;
	} row[] = {
		{ "2026-06", LANG_NL, "juni", "juni 2026", "in juni 2026" },
		{ "2026-12", LANG_FR, "décembre", "décembre 2026", "en décembre 2026" },
		{ "2026-Q1", LANG_NL, "1e kwartaal", "1e kwartaal 2026", "in het eerste kwartaal van 2026" },
		{ "2026-Q2", LANG_EN, "Q2", "Q2 2026", "in the second quarter of 2026" },
		{ "2026-Q3", LANG_FR, "T3", "T3 2026", "au troisième trimestre 2026" },
		{ "2026-Q4", LANG_NL, "4e kwartaal", "4e kwartaal 2026", "in het vierde kwartaal van 2026" },
		{ "2026", LANG_NL, "2026", "2026", "in 2026" },
		{ "2026-04..2026-05", LANG_NL, "apr–mei", "apr–mei 2026", "van april tot en met mei 2026" },
		{ "2025-12..2026-01", LANG_NL, "dec 2025–jan 2026", "dec 2025–jan 2026", "van december 2025 tot en met januari 2026" },
		{ "2025-02..2026-01", LANG_EN, "Feb 2025–Jan 2026", "Feb 2025–Jan 2026", "from February 2025 to January 2026" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct period p;
		t_true(period_parse(row[i].text, &p));
		t_text(period_short(m, p, false, row[i].lang), row[i].bare);
		t_text(period_short(m, p, true, row[i].lang), row[i].dated);
		t_text(period_within(m, p, row[i].lang), row[i].within);
	}
	mem_free(m);
}
T_END

static int64_t from_wall(int year, int month, int dom, int hour, int minute, enum zone zone)
{
	return time_from_wall(day_make(year, month, dom), hour * HOUR + minute * 60, zone);
}

/* Dates of the change as published: EU for 2026, US for 2006 (the old rule), 2007 (the first of the new) and 2026. */
T_CASE(summer_time_changes)
{
	static const struct {
		enum zone zone;
		int year, month, dom, hour, minute;
		const char *utc;
	} row[] = {
		{ ZONE_AMSTERDAM, 2026, 3, 29, 1, 59, "2026-03-29T00:59:00Z" },
		{ ZONE_AMSTERDAM, 2026, 3, 29, 2, 0, "2026-03-29T01:00:00Z" }, /* does not occur: forward by the gap, 03:00 */
		{ ZONE_AMSTERDAM, 2026, 3, 29, 2, 30, "2026-03-29T01:30:00Z" },
		{ ZONE_AMSTERDAM, 2026, 3, 29, 3, 0, "2026-03-29T01:00:00Z" },
		{ ZONE_AMSTERDAM, 2026, 10, 25, 1, 59, "2026-10-24T23:59:00Z" },
		{ ZONE_AMSTERDAM, 2026, 10, 25, 2, 0, "2026-10-25T00:00:00Z" }, /* occurs twice: the first */
		{ ZONE_AMSTERDAM, 2026, 10, 25, 2, 59, "2026-10-25T00:59:00Z" },
		{ ZONE_AMSTERDAM, 2026, 10, 25, 3, 0, "2026-10-25T02:00:00Z" },
		{ ZONE_AMSTERDAM, 2026, 7, 1, 8, 0, "2026-07-01T06:00:00Z" },
		{ ZONE_AMSTERDAM, 2026, 1, 1, 0, 30, "2025-12-31T23:30:00Z" },
		{ ZONE_PACIFIC, 2006, 4, 2, 1, 59, "2006-04-02T09:59:00Z" },
		{ ZONE_PACIFIC, 2006, 4, 2, 2, 30, "2006-04-02T10:30:00Z" },
		{ ZONE_PACIFIC, 2006, 4, 2, 3, 0, "2006-04-02T10:00:00Z" },
		{ ZONE_PACIFIC, 2006, 10, 29, 1, 30, "2006-10-29T08:30:00Z" },
		{ ZONE_PACIFIC, 2006, 10, 29, 2, 0, "2006-10-29T10:00:00Z" },
		{ ZONE_PACIFIC, 2007, 3, 11, 2, 0, "2007-03-11T10:00:00Z" },
		{ ZONE_PACIFIC, 2007, 11, 4, 1, 0, "2007-11-04T08:00:00Z" },
		{ ZONE_PACIFIC, 2026, 3, 8, 3, 0, "2026-03-08T10:00:00Z" },
		{ ZONE_PACIFIC, 2026, 11, 1, 1, 59, "2026-11-01T08:59:00Z" },
		{ ZONE_PACIFIC, 2026, 11, 1, 2, 0, "2026-11-01T10:00:00Z" },
		{ ZONE_PACIFIC, 2026, 12, 31, 23, 0, "2027-01-01T07:00:00Z" },
		{ ZONE_UTC, 2026, 3, 29, 2, 30, "2026-03-29T02:30:00Z" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(time_iso(m, from_wall(row[i].year, row[i].month, row[i].dom, row[i].hour, row[i].minute, row[i].zone)), row[i].utc);
	t_text(time_iso(m, -1), "1969-12-31T23:59:59Z");
	mem_free(m);
}
T_END

T_CASE(the_ends_of_the_calendar_are_no_trap)
{
	static const enum zone zone[] = { ZONE_UTC, ZONE_PACIFIC, ZONE_AMSTERDAM };
	for (size_t i = 0; i < sizeof zone / sizeof *zone; i++) {
		int day, second, last = day_make(9999, 12, 31);
		time_to_wall(time_from_wall(last, DAY - 1, zone[i]), zone[i], &day, &second);
		t_int(day, last);
		t_int(second, DAY - 1);
		time_from_wall(day_make(1, 1, 1), 0, zone[i]);
	}
}
T_END

/* One moment in both directions, against the machine's time zone data (TZ is set). */
static void check_moment(int64_t utc, enum zone zone)
{
	time_t t = (time_t)utc;
	struct tm tm;
	localtime_r(&t, &tm);
	int day, second;
	time_to_wall(utc, zone, &day, &second);
	if (day != day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday) || second != tm.tm_hour * HOUR + tm.tm_min * 60 + tm.tm_sec)
		t_fail("%lld: %d s %d, the system says %d-%d-%d %d:%d", (long long)utc, day, second, tm.tm_year + 1900, tm.tm_mon + 1,
		       tm.tm_mday, tm.tm_hour, tm.tm_min);
	int64_t back = time_from_wall(day, second, zone);
	time_t hour_before = t - HOUR;
	struct tm before;
	localtime_r(&hour_before, &before);
	bool second_of_two = before.tm_hour == tm.tm_hour;
	t_int(back, second_of_two ? utc - HOUR : utc);
}

/* Every hour of the days around a change, and its last and first seconds. */
static void check_around(int64_t change, enum zone zone)
{
	for (int64_t t = change - 3 * DAY; t <= change + 3 * DAY; t += HOUR)
		check_moment(t, zone);
	for (int64_t t = change - 2 * HOUR; t <= change + 2 * HOUR; t += HOUR / 2)
		for (int64_t near = t - 1; near <= t + 1; near++)
			check_moment(near, zone);
}

/* A wall time in the spring gap: mktime told "winter" moves it forward by the gap. */
static void check_gap(int64_t change, enum zone zone)
{
	int day, second;
	time_to_wall(change - 1, zone, &day, &second);
	for (int inside = 0; inside < HOUR; inside += 60) {
		int year, month, dom, wall = second + 1 + inside;
		day_split(day, &year, &month, &dom);
		struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = dom, .tm_sec = wall, .tm_isdst = 0 };
		t_int(time_from_wall(day, wall, zone), mktime(&tm));
		t_int(time_from_wall(day, wall, zone), change + inside);
	}
}

static bool is_summer(int64_t utc)
{
	time_t t = (time_t)utc;
	struct tm tm;
	localtime_r(&t, &tm);
	return tm.tm_isdst > 0;
}

static void check_zone(enum zone zone, const char *name)
{
	char path[100];
	snprintf(path, sizeof path, "/usr/share/zoneinfo/%s", name);
	if (access(path, R_OK) != 0) {
		printf("# skipped: %s is not here\n", path);
		return;
	}
	setenv("TZ", name, 1);
	tzset();
	int n_changes = 0;
	bool was_summer = false;
	int64_t first = (int64_t)day_make(2000, 1, 1) * DAY, end = (int64_t)day_make(2101, 1, 1) * DAY;
	for (int64_t t = first; t < end; t += HOUR) {
		if (is_summer(t) != was_summer) {
			n_changes++;
			check_around(t, zone);
			if (!was_summer)
				check_gap(t, zone);
			was_summer = !was_summer;
		} else if (is_summer(t + DAY) == was_summer) { /* nothing happens today */
			check_moment(t, zone);
			t += DAY;
		}
	}
	t_int(n_changes, zone == ZONE_UTC ? 0 : 202);
}

T_CASE(zones_agree_with_the_system)
{
	check_zone(ZONE_AMSTERDAM, "Europe/Amsterdam");
	check_zone(ZONE_AMSTERDAM, "Europe/Brussels");
	check_zone(ZONE_PACIFIC, "America/Los_Angeles");
	check_zone(ZONE_UTC, "UTC");
}
T_END

T_CASE(now)
{
	setenv("SOURCE_DATE_EPOCH", "1782885600", 1);
	t_int(time_now(), 1782885600);
	static const char *const wrong[] = { "", "soon", "1782885600 " };
	for (size_t i = 0; i <= sizeof wrong / sizeof *wrong; i++) {
		if (i < sizeof wrong / sizeof *wrong)
			setenv("SOURCE_DATE_EPOCH", wrong[i], 1);
		else
			unsetenv("SOURCE_DATE_EPOCH");
		int64_t before = (int64_t)time(NULL), got = time_now();
		t_true(before <= got && got <= (int64_t)time(NULL));
	}
}
T_END

T_MAIN("base/day", every_number_has_a_month, days_count_on_through_the_calendar, known_days, dates_are_read_and_written, dates_in_words,
       months, periods_are_read, periods_in_words, periods_are_written_the_shortest_way, periods_of_whole_months_in_few_words,
       days_within_a_sentence, summer_time_changes, the_ends_of_the_calendar_are_no_trap, zones_agree_with_the_system, now)
