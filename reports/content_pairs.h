/* The same message in two languages, side by side. */
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

/* The section for --by language.      Test: tests/unit/study/test_content_pairs.c */
void content_pairs_blocks(struct doc *d, const struct pairs_result *in);
#endif
