/* Posts and their figures: what the rows of every platform's post export become. */
#ifndef IMPORTERS_POSTS_H
#define IMPORTERS_POSTS_H
#include "table.h"

enum post_field { /* struct column, field */
	          POST_NOTHING,
	          POST_ID, /* CELL_ID */
	          POST_ACCOUNT_ID, /* CELL_ID */
	          POST_ACCOUNT_NAME, /* CELL_TEXT: the channel's name */
	          POST_ACCOUNT_TITLE, /* CELL_TEXT: its name when there is no other */
	          POST_CAPTION, /* CELL_TEXT */
	          POST_PUBLISHED, /* CELL_TIME */
	          POST_PERMALINK, /* CELL_TEXT */
	          POST_TYPE, /* CELL_LABEL: content type codes */
	          POST_LABELS, /* CELL_TEXT: the platform's own labels, "a, b" */
	          POST_DAY, /* CELL_DAY: the day the figures are of; a label: of the post's whole life */
	          POST_SUM, /* CELL_COUNT: the platform's own sum of reactions, comments and shares, to check */
	          POST_METRIC, /* CELL_COUNT or CELL_REAL, kept in post_metric under column.metric */
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

/* The importer's table needs POST_ID, POST_PUBLISHED and POST_ACCOUNT_ID or POST_ACCOUNT_NAME.
 * Test: tests/unit/importers/test_import.c, test_samples.c */
extern const struct facts facts_posts;
#endif
