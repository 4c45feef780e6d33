/* Posts and their figures: what the rows of every platform's post export become. */
#ifndef IMPORTERS_POSTS_H
#define IMPORTERS_POSTS_H
#include "table.h"

enum post_field { /* struct column, field */
	          POST_NOTHING,
	          POST_ID, /* CELL_ID; without it the rules find it in the permalink */
	          POST_ACCOUNT_ID, /* CELL_ID */
	          POST_ACCOUNT_NAME, /* CELL_TEXT: the channel's name */
	          POST_ACCOUNT_TITLE, /* CELL_TEXT: its name when there is no other */
	          POST_CAPTION, /* CELL_TEXT */
	          POST_PUBLISHED, /* CELL_TIME, or CELL_DAY when the export gives no more; without a year only a check on the id */
	          POST_PERMALINK, /* CELL_TEXT */
	          POST_TYPE, /* CELL_LABEL: content type codes */
	          POST_LABELS, /* CELL_TEXT: the platform's own labels, "a, b" */
	          POST_DAY, /* CELL_DAY: the day the figures are of; a label: of the post's whole life */
	          POST_AS_OF, /* CELL_DAY: the day of the export; without a year the first that is possible */
	          POST_SUM, /* CELL_COUNT: the platform's own sum of reactions, comments and shares, to check */
	          POST_LANGUAGE, /* CELL_TEXT or CELL_LABEL: the code where it is given, "nl" */
	          POST_PAIR, /* CELL_ID: the same message in another language */
	          POST_PAID, /* CELL_LABEL: "paid", "organic" */
	          POST_CAMPAIGN, /* CELL_TEXT: with POST_PAID it tells which part of the post's figures a row has (post_rules.parts) */
	          POST_METRIC, /* a number of any sort, kept in post_metric under column.metric */
	          POST_VIEWS, /* CELL_COUNT or CELL_REAL from here on, in the order of the store's columns */
	          POST_IMPRESSIONS,
	          POST_REACH,
	          POST_REACTIONS,
	          POST_COMMENTS,
	          POST_SHARES,
	          POST_SAVES,
	          POST_CLICKS,
	          POST_LINK_CLICKS,
	          POST_WATCH_SECONDS,
	          POST_FOLLOWS,
	          POST_FIELDS
};

struct post;

/* What a platform's posts need beyond their columns: importer->posts. Each may be NULL. They run in the parsing thread. */
struct post_rules {
	/* The publish time that an id carries; false: it carries none. It goes before the cell's, which is checked against it. */
	bool (*published)(const char *id, int64_t *utc);
	/* The id as other exports of the platform write it, of a cell that has the account's in front; *account stays when it has none.
	 * Memory: from m. */
	const char *(*id_of_cell)(struct mem *m, const char *cell, const char **account);
	/* The id in a permalink, for exports without a column for it; NULL: none. Memory: from m. */
	const char *(*id_of_link)(struct mem *m, const char *link);
	/* The id under which another export of the platform may know the post, told by its permalink; NULL: there is none. Memory: from m. */
	const char *(*other_id)(struct mem *m, const char *link);
	/* The export tells more of posts that another gives in full: what it says adds figures and people to a post, found by the id in its
	 * permalink too, and never a reading, so that no month counts it twice. Its importer has `wide`. */
	bool adds;
	const char *base; /* of the people in the columns that importer->wide knows */
	/* The content type where no column says it; it counts as inferred. NULL: it cannot be told. */
	const char *(*type)(const struct post *p);
	/* The figures are of the period that was chosen for the export, not of the post's whole life. So the export must tell its day; and where
	 * its period is known, posts from before it are left out and told of: their figures are a part only. */
	bool of_period;
	/* A post may have a row for what was not paid for and one for each campaign: its figures are their sums. */
	bool parts;
};

/* The time in an id whose bits from `shift` on count milliseconds since `epoch_ms` (1970: 0).   Test: tests/unit/importers/test_samples.c, test_outside.c */
bool post_id_time(const char *id, int shift, int64_t epoch_ms, int64_t *utc);

/* The importer's table needs POST_ID or POST_PERMALINK with rules that find the id in it. A post without account columns is of the file's
 * channel (channels.h); one without a publish time is kept, but is in no month.
 * Test: tests/unit/importers/test_import.c, test_samples.c, test_parts.c */
extern const struct facts facts_posts;
#endif
