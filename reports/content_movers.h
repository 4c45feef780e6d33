/* What changed since last month: which kinds of posts brought more interactions, which fewer, and how much that matters to the whole. */
#ifndef REPORTS_CONTENT_MOVERS_H
#define REPORTS_CONTENT_MOVERS_H
#include "content_model.h"

enum { MOVERS_SHOWN = 8, MOVERS_LEAST_DAYS = 7 };

struct mover { /* one kind of one account */
	struct content_part account; /* its names and whether it was paid for alone */
	const char *code, *words, *label; /* of the kind, as in the model */
	size_t posts_before, posts; /* with interactions known, as counted */
	int64_t before, counted; /* interactions of the month before and of the month, as counted */
	double scaled; /* of the month, had it gone on as it began; as counted when it was over */
	double change; /* scaled - before */
};

struct mover_part { /* "Facebook, Plein", known for so many days of the month, up to one of them */
	const char *name;
	int days, until;
};

struct content_movers {
	int month; /* the one after month - 1 */
	struct period older; /* the month whose posts had clearly more time to be seen; to 0: neither */
	size_t n_posts_before, n_posts;
	int64_t before, counted; /* all kinds and accounts that are compared */
	double scaled;
	size_t n;
	const struct mover *row; /* the MOVERS_SHOWN with the largest change, rises and falls, largest first */
	size_t n_more;
	size_t n_parts;
	const struct mover_part *part; /* whose month is known in part, and scaled to the whole */
	size_t n_left_out, n_no_before;
	const char *const *left_out; /* accounts of which so many days of the month are not known: "Facebook, Plein" */
	const char *const *no_before; /* accounts of which not the whole month before is known */
};

/* A section, "Wat veranderde er?"; nothing when neither month has posts.     Test: tests/unit/study/test_content_movers.c */
void content_movers_blocks(struct doc *d, const struct content_model *c, const struct content_movers *in);
#endif
