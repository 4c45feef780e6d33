/* The posts of a period as the content studies read them: numbers only, so that a million fit in memory; words are fetched for the few
 * posts that are told of. */
#ifndef STUDY_CONTENT_ROWS_H
#define STUDY_CONTENT_ROWS_H
#include "analytics/sample.h"
#include "base/day.h"
#include "base/mem.h"
#include "sql/store.h"

enum { CONTENT_NO_HOUR = -1, CONTENT_NO_TIME = -1 };

struct content_row {
	int64_t post;
	int64_t published; /* UTC seconds; CONTENT_NO_TIME: not known */
	int64_t impressions, link_clicks; /* these and those of `sample`: COUNT_MISSING when not reported */
	struct post_sample sample;
	int day, as_of; /* of publication, and of the newest export that has the post */
	int hour; /* CONTENT_NO_HOUR: not known */
	int hashtags, chars; /* COUNT_MISSING: not known */
	unsigned channel, language; /* places in the lists below */
	bool asks;
};

struct content_account {
	int64_t id;
	const char *platform, *name; /* code; the account's own name */
	int break_day; /* the last day within the period on which it began to be counted in views instead of impressions; INT_MIN: none */
};

struct content_rows {
	struct content_row *row; /* n, by day, then by time of publication */
	size_t n;
	struct content_account *channel; /* by platform and name */
	size_t n_channels;
	const char **language; /* BCP 47; "" not known */
	size_t n_languages;
	bool read_again; /* a post was in more than one export */
};

/* Posts published in a period, each as it stood after an import. Paid: so the newest export says that tells, or some of its figures were bought.
 * Errors: ERR_STORE.      Memory: from m, linear in the posts.      Test: tests/unit/study/test_content.c */
bool content_rows_read(struct mem *m, struct store *s, int64_t trajectory, struct period period, int64_t last_import,
                       struct content_rows *out, struct err *e);

/* The day on which the trajectory starts, when a post of the period is of before it; else 0. starts: INT_MIN when it is not told. */
int content_rows_start(const struct content_rows *rows, int starts, struct period period);

/* The lifetime figures of a post at each export up to an import, the oldest first; in `row` what does not change with time, and in each
 * reading what does.      Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_model.c */
bool content_rows_readings(struct mem *m, struct store *s, const struct content_row *row, int64_t last_import, struct content_row **out,
                           size_t *n, struct err *e);

/* What a post says, as it stood after an import. Texts from m. */
struct content_words {
	const char *title, *permalink, *external_id; /* "" none; the platform's own id */
};
bool content_rows_words(struct mem *m, struct store *s, int64_t post, int64_t last_import, struct content_words *out, struct err *e);
#endif
