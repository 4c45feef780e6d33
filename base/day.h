/* The calendar: days since 1970-01-01, months as year*12+month (month 1..12), UTC seconds, and three zones with their own
 * daylight-saving rules for 2000-2100. Nothing here looks at the machine's clock or time zone but time_now.
 * Functions that read a text are false, and leave *out alone, when it is anything else.      Test: tests/unit/base/test_day.c */
#ifndef BASE_DAY_H
#define BASE_DAY_H
#include "mem.h"
#include "words.h"
#include <stdbool.h>
#include <stdint.h>

int day_make(int year, int month, int day); /* proleptic Gregorian; arguments must name a real date */
bool day_is_real(int year, int month, int day); /* years 1..9999 */
void day_split(int day, int *year, int *month, int *dom); /* years 1..9999; of a day outside them the nearest that is in them */
int day_weekday(int day); /* 0 = Monday */
bool day_parse(const char *s, int *out); /* exactly YYYY-MM-DD, a real date */
char *day_iso(struct mem *m, int day); /* 2026-06-30 */
char *day_words(struct mem *m, int day, enum lang lang); /* 30 juni 2026 */

int month_make(int year, int month);
int month_of_day(int day);
int month_year(int month); /* 1..9999; of a month outside them the nearest that is in them, also below */
int month_number(int month); /* 1..12 */
int month_first_day(int month);
int month_last_day(int month);
bool month_parse(const char *s, int *out); /* exactly YYYY-MM */
char *month_iso(struct mem *m, int month); /* 2026-06 */
char *month_words(struct mem *m, int month, enum lang lang); /* juni 2026 */
const char *month_name(int month, enum lang lang); /* juni */
const char *month_short(int month, enum lang lang); /* jun */

/* A period of whole days, both ends included. Read from YYYY-MM, YYYY-Qn, YYYY, YYYY-MM-DD, and from A..B with one of these on each side:
 * from the first day of A to the last of B. */
struct period {
	int from, to;
};
bool period_parse(const char *s, struct period *out);
/* juni 2026; tweede kwartaal 2026; 2026; else the days: 3 juni tot en met 9 juli 2026 */
char *period_words(struct mem *m, struct period p, enum lang lang);
struct period period_of_months(int month, int n); /* n months from this one on */
/* A range of whole months is told from one of days; a quarter and a year are those of the calendar. */
enum period_kind { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, PERIOD_MONTHS, PERIOD_DAYS };
enum period_kind period_kind(struct period p);
/* As period_parse reads it, the shortest way: 2026-06; 2026-Q2; 2026; 2026-04..2026-05; 2026-06-03..2026-07-09. */
char *period_iso(struct mem *m, struct period p);
/* For a narrow column, of whole months: juni; 2e kwartaal; 2026; apr–mei; with its year where asked: juni 2026. */
char *period_short(struct mem *m, struct period p, bool year, enum lang lang);
/* After "van": juni 2026; het tweede kwartaal van 2026; 2026. */
char *period_the(struct mem *m, struct period p, enum lang lang);
/* Within a sentence, of whole months: in juni 2026; in het tweede kwartaal van 2026; in 2026; van april tot en met mei 2026. */
char *period_within(struct mem *m, struct period p, enum lang lang);

enum zone { ZONE_UTC, ZONE_PACIFIC, ZONE_AMSTERDAM };
/* Wall clock to UTC seconds. A time that occurs twice (autumn) is taken as the first one; a time that does not occur (spring)
 * moves forward by the gap.   Source: US Energy Policy Act 2005 and the rule before it; EU directive 2000/84/EC. */
int64_t time_from_wall(int day, int second_of_day, enum zone zone);
void time_to_wall(int64_t utc, enum zone zone, int *day, int *second_of_day);
char *time_iso(struct mem *m, int64_t utc); /* 2026-07-01T06:00:00Z */
int day_today(void); /* here, by time_now */
int64_t time_now(void); /* the one place that reads the clock, for imported_at and the like; SOURCE_DATE_EPOCH wins */
#endif
