/* Calendars (RFC 5545) in UTF-8 with CRLF, of whole days. Nothing in them comes from the clock.
 * Test: tests/unit/reports/test_content_plan.c */
#ifndef REPORTS_CALENDAR_H
#define REPORTS_CALENDAR_H
#include "base/str.h"

void calendar_begin(struct str *out, struct mem *m);
/* uid: without "@spiegel"; stamped: the day that the event is of record. */
void calendar_event(struct str *out, const char *uid, int stamped, int day, const char *summary, const char *description);
const char *calendar_end(struct str *out);
#endif
