/* Two trajectories side by side: figures, and what their project files say of the approach. Honest about what differs in period and meaning. */
#ifndef REPORTS_AGAINST_H
#define REPORTS_AGAINST_H
#include "base/day.h"
#include "doc.h"

enum against_figure {
	AGAINST_CHANNELS,
	AGAINST_POSTS,
	AGAINST_POSTS_A_WEEK,
	AGAINST_VIEWS,
	AGAINST_INTERACTIONS,
	AGAINST_RATE, /* interactions for 1,000 views */
	AGAINST_RATE_LOW, /* the ends of its interval (95 %) */
	AGAINST_RATE_HIGH,
	AGAINST_PARTICIPATIONS,
	AGAINST_PEOPLE, /* different people, where they are known */
	AGAINST_PER_1000, /* participations for 1,000 inhabitants */
	AGAINST_MIRROR_AGE, /* the mirror scores of the participants, 0 to 100 */
	AGAINST_MIRROR_SEX,
	AGAINST_FIGURES
};
enum against_text { AGAINST_GROUPS, AGAINST_MESSAGE, AGAINST_KEYWORDS, AGAINST_TONE, AGAINST_PRACTICE, AGAINST_TEXTS };

#define AGAINST_NOT_ASKED "?" /* no model of the posts was made */

struct against_side {
	const char *name;
	struct period period, posts; /* the posts go no further than the exports that list them */
	double value[AGAINST_FIGURES]; /* NaN: not known */
	const char *meaning[AGAINST_FIGURES]; /* codes; the same code, the same definition */
	const char *platforms; /* "Facebook, Instagram" */
	/* Of the first account of each: the kind that did better, by its code, "" where none did, AGAINST_NOT_ASKED; the rate, and the ends of its
	 * interval: "Facebook=video_short=41.2=38.6=43.7;Instagram===="  */
	const char *best;
	struct period best_period; /* whose posts that kind comes from: often longer than that of the figures */
	const char *text[AGAINST_TEXTS]; /* "": not said */
};

/* What a figure means, as a code that changes when the definition does. */
const char *against_meaning(enum against_figure figure);
const char *against_figure_code(enum against_figure figure); /* "posts" */
const char *against_text_code(enum against_text text); /* "core_message" */

/* The figures of one side, in CSV and JSON alone: what another project's --against reads.      Test: tests/unit/study/test_against.c */
void against_data(struct doc *d, const struct against_side *own);
void against_blocks(struct doc *d, const struct against_side *own, const struct against_side *other);
#endif
