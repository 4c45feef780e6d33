/* Figures of a channel by the day: what the rows of every daily export become. */
#ifndef IMPORTERS_SERIES_H
#define IMPORTERS_SERIES_H
#include "table.h"

enum series_field { /* struct column, field */
	            SERIES_FIGURE, /* a column with a metric: COUNT, SIGNED, SECONDS or REAL (rounded) */
	            SERIES_DAY, /* CELL_DAY, required and filled */
	            SERIES_WHOLE, /* a figure that those in SERIES_PART columns behind it are part of */
	            SERIES_PART /* a figure that is not reported where the whole is not, whatever its cell says */
};

/* A table with a day in each row and figures beside it. Days without a year get the last that is possible on --as-of or in --period; the
 * order of the rows tells which of them is the newest. A cell that is not given is no zero and is not stored.
 * Test: tests/unit/importers/test_series.c */
extern const struct facts facts_series;

struct series;

/* For sheets: gather points of the running import, then store them for a channel. Memory: from in->mem. */
struct series *series_new(struct intake *in);
/* One figure. metric is not copied.      Errors: ERR_INPUT when there are too many. */
bool series_add(struct series *s, long line, int day, const char *metric, int64_t value, struct err *e);
/* The same, added to what the day already has of this figure. */
bool series_add_up(struct series *s, long line, int day, const char *metric, int64_t value, struct err *e);
/* Days get their years, a day that is there twice refuses the file, the rest goes into the store; adds to the control totals when `totals`.
 * Errors: ERR_INPUT, ERR_STORE. */
bool series_store(struct series *s, int64_t channel_id, bool totals, struct err *e);
/* For a table: the same for the file's channel; nothing when there are no points. */
bool series_close(struct intake *in, struct series *s, struct err *e);
#endif
