/* The same message in two languages, side by side; and how posts fit the level of participation that is aimed at. */
#ifndef REPORTS_CONTENT_PAIRS_H
#define REPORTS_CONTENT_PAIRS_H
#include "content_model.h"

struct content_pairs { /* pairs of one platform in two languages */
	const char *platform_title;
	enum content_measure measure;
	const char *language[2]; /* the one with the higher rate first */
	size_t n;
	double ratio; /* rate of the first over that of the second; NaN: too few pairs, or no interactions */
	struct interval interval; /* 95 %, a pair counting as one */
};

struct pairs_result {
	size_t n;
	const struct content_pairs *item; /* by platform and languages */
	size_t n_lone; /* posts that name another one that is not among the posts that can be compared */
};

struct ladder_row {
	const char *code, *label;
	bool aimed;
	int64_t posts, interactions;
};

struct content_ladder {
	const char *aim; /* NULL: none was set */
	size_t n;
	const struct ladder_row *row; /* levels with posts, and the one aimed at; upwards */
	int64_t posts, interactions; /* with a level */
	int64_t untagged; /* posts without one */
};

/* Sections for --by language and --by level.      Test: tests/unit/study/test_content_pairs.c */
void content_pairs_blocks(struct doc *d, const struct pairs_result *in);
void content_ladder_blocks(struct doc *d, const struct content_ladder *in);
#endif
