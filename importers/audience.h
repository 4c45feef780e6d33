/* Tables of people on their way into the store: who followed a channel, who took part in an activity. */
#ifndef IMPORTERS_AUDIENCE_H
#define IMPORTERS_AUDIENCE_H
#include "table.h"

enum { AGE_UNKNOWN = -1, AGE_AND_OVER = 999, AGE_LIMIT = 130 };

/* Ages as platforms write them: "18-24", "13–17 years", "65+", "75 ans et plus"; words for not known (unknown, onbekend, _blank) give
 * AGE_UNKNOWN twice. False: no such thing.      Test: tests/unit/importers/test_cells.c */
bool band_parse(struct mem *m, const char *text, int *from, int *to);

/* Is it a word for "not known": unknown, onbekend, _blank, ...? */
bool audience_is_unknown(struct mem *m, const char *text);

/* What people call a sex, to F, M, X, or "" for not known; in the order that own.h asks for. */
extern const struct label audience_sexes[];
/* The code for such a word; NULL: it is none of them. */
const char *audience_sex(struct mem *m, const char *label);

/* The ages of a row of our own templates, in columns `from` and `to` of the importer: both empty is not known, the first alone is "and over".
 * False: the row is rejected and it was said why. */
bool audience_ages(struct intake *in, const struct table_row *row, int from, int to, int *age_from, int *age_to);

struct audience {
	const char *subject; /* "channel", "activity" */
	int64_t subject_id;
	const char *base; /* "followers", "participants", ... */
	const char *unit; /* "count" or "share" */
	double rounding; /* half a unit of the last digit, as a share; 0: exact */
	const char *first_time; /* "yes", "no", "unknown"; "" when it was not asked */
	int as_of;
	struct period period; /* from > to: none */
};

struct audience_cell {
	const char *sex; /* F, M, X; "": not known or not broken down */
	int age_from, age_to; /* AGE_UNKNOWN twice: not known or not broken down; age_to AGE_AND_OVER: open */
	const char *dimension, *category; /* "" twice: none */
	double value; /* people, or a share 0..1 */
	bool unknown; /* a trait of these people is not known */
	bool withheld; /* the platform does not say how many; value does not count */
};

/* Add an audience of the running import; *id is for its cells.      Errors: ERR_STORE.      Memory: none.
 * Test: tests/unit/importers/test_meeting.c, test_meta.c */
bool audience_add(struct intake *in, const struct audience *a, int64_t *id, struct err *e);
bool audience_add_cell(struct intake *in, int64_t id, const struct audience_cell *c, struct err *e);

/* A count of a channel by something that is no trait of people: dimension, category and value of the cell.      Errors: ERR_STORE. */
bool channel_count_add(struct intake *in, int64_t channel_id, const char *metric, const struct audience_cell *c, struct period period,
                       struct err *e);
#endif
