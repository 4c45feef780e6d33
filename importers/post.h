/* One post between the parsing and the storing thread. For posts_read.c and posts_store.c only. */
#ifndef IMPORTERS_POST_H
#define IMPORTERS_POST_H
#include "caption.h"
#include "posts.h"
#include <limits.h>

enum { FIGURES = POST_FIELDS - POST_VIEWS, NOT_REPORTED = -1 };

struct post_metric {
	const char *name;
	double value;
};

struct post {
	const char *id, *account_id, *account_name, *permalink, *title, *type, *type_raw, *language, *pair;
	bool type_inferred;
	int paid; /* 1, 0; NOT_REPORTED */
	const char *campaign; /* "": none; NULL: rows of a post are not parts of it */
	int day; /* 0: the figures are of its whole life */
	bool counted; /* for the control totals: its figures are not in those of another row */
	int64_t published; /* UTC; of a day without a time its noon; INT64_MIN: not known */
	int local_day, local_hour; /* INT_MIN, NOT_REPORTED: not known */
	struct caption caption;
	bool false_zero; /* no views, and yet a reach */
	bool garbled; /* its text has Ã© for é */
	int64_t figure[FIGURES]; /* POST_VIEWS first; NOT_REPORTED */
	struct post_metric *metric;
	size_t n_metrics;
	const char *other_id; /* under which the store may know it; NULL: none */
	const struct wide_value *wide; /* who saw it */
	size_t n_wide;
};

static inline int64_t post_figure(const struct post *p, enum post_field field)
{
	return p->figure[field - POST_VIEWS];
}

/* The functions of facts_posts. */
const char *posts_metric_of(const struct column *column);
bool posts_refine(struct refine *r, struct table_row *row);
bool posts_open(struct intake *in, struct err *e);
bool posts_rows(struct intake *in, const struct table_row *row, size_t n, struct err *e);
bool posts_close(struct intake *in, struct err *e);

/* posts_parts.c: rows that are parts of one post. */

struct post_part {
	int64_t post_id;
	int day, paid;
	const char *campaign;
	int64_t figure[FIGURES];
	int64_t sum[FIGURES]; /* of the post's parts of that day, up to this one */
	size_t next, next_of_post; /* in its buckets: place + 1; 0: it is the last */
};
enum { POST_PARTS_BUCKETS = 4096 };
struct post_parts {
	struct post_part *item;
	size_t n, cap;
	size_t bucket[POST_PARTS_BUCKETS], of_post[POST_PARTS_BUCKETS]; /* place + 1 of the newest, by part and by post; 0: none */
};
/* Remember a row.      Memory: from in->mem. */
void posts_keep_part(struct intake *in, struct post_parts *all, int64_t post_id, const struct post *p);
/* The row that told of the same part before; NULL: none. */
const struct post_part *posts_find_part(const struct post_parts *all, int64_t post_id, const struct post *p);
/* With the row of p, which was kept last, is the sum of each figure one that an import stores? Reach is not added.
 * Errors: ERR_INPUT.      Test: tests/unit/importers/test_linkedin.c */
bool posts_check_sum(struct intake *in, const struct post_parts *all, const struct post *p, long line, struct err *e);
/* How many posts have only what was paid for in this import and only what was not in another, or the other way round: of those with an id below
 * first_new, which the store knew.      Errors: ERR_STORE. */
bool posts_count_divided(struct intake *in, const struct post_parts *all, int64_t first_new, int64_t *n, struct err *e);
/* Add a row's figures to what this import says of the post. People are not added: they may be the same.      Errors: ERR_STORE. */
bool posts_add_part(struct intake *in, int64_t post_id, const struct post *p, struct err *e);

/* posts_people.c. Errors of each: ERR_STORE. */

/* Give p the id under which the store knows the post, if it does. Memory: from m. */
bool posts_settle_id(struct intake *in, int64_t channel_id, struct post *p, struct mem *m, struct err *e);
/* Who saw the post, as the columns say that importer->wide knows. */
bool posts_add_people(struct intake *in, int64_t post_id, const struct post *p, int as_of, struct err *e);
/* Did this import say it before, and how many were they? */
bool posts_have_people(struct intake *in, int64_t post_id, bool *have, int64_t *sum, struct err *e);
/* in->as_of is known now. */
bool posts_date_people(struct intake *in, struct err *e);
#endif
