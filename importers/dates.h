/* Days and times as platforms and people write them. The kind of file decides the form, never the locale. */
#ifndef IMPORTERS_DATES_H
#define IMPORTERS_DATES_H
#include "base/day.h"
#include <stddef.h>

/* Forms, which a kind of file may combine with |. Years 2000..2099. ISO is understood everywhere, since a workbook holds dates without a
 * form and they come out of it as ISO: 2026-06-30, 2026-06-30 14:05[:00], with T, and with Z, +02:00 or +0200 behind it. */
enum dates {
	DATES_ISO = 0,
	DATES_US = 1, /* 06/30/2026, 06/30/2026 14:05 */
	DATES_US_SHORT = 2, /* the same, also 6/30/26, and with AM or PM behind it */
	DATES_EUROPE = 4, /* 30-06-2026, 30/06/2026, 1-6-2026: our own templates, as a Dutch or Belgian Excel writes them */
	DATES_WORDS = 8, /* Jun 30, 2026; Tue Jun 30 2026; Tue, Jun 30, 2026; 30 juni 2026; 30 de junio de 2026 */
	DATES_YEARLESS = 16, /* June 30; 30 juni: comes out as DATE_YEARLESS - month * 100 - day */
	DATES_COMPACT = 32, /* 20260630 */
	DATES_SLASHES = 64 /* 2026/06/30 */
};

#define DATE_YEARLESS (-1000000)

/* A day of n bytes; a time of day behind it must be well-formed and is left out. Without a year (see DATES_YEARLESS) the facts of the kind
 * must find it. False: it is no such day.      Memory: none that stays.      Test: tests/unit/importers/test_cells.c */
bool dates_read_day(enum dates dates, const char *s, size_t n, int *day);
/* A day and a time of day, in the zone unless an offset stands behind it, to UTC seconds. *skipped: no clock of the zone ever showed it, since
 * summer time begins there; an hour later is meant then (base/day.h). */
bool dates_read_time(enum dates dates, enum zone zone, const char *s, size_t n, int64_t *utc, bool *skipped);
/* What a yearless day says: month 1..12 and day of the month. False: it has a year. */
bool dates_is_yearless(int64_t day, int *month, int *dom);
/* Would it be a day in one of the forms, if only its month had as many days?      Test: tests/unit/importers/test_cells.c */
bool dates_is_unreal(enum dates dates, const char *s, size_t n);
/* A day as the first of the forms writes it. */
const char *dates_example(enum dates dates);
/* The word that says which form was expected. */
enum word dates_why(enum dates dates, bool clock);
#endif
