/* What goes into the statistics: counts of people by group beside census counts, and figures of posts. */
#ifndef ANALYTICS_SAMPLE_H
#define ANALYTICS_SAMPLE_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum dimension { DIM_SEX, DIM_AGE, DIM_N };

enum { AGE_OPEN = 999 }; /* age_to of an open-ended band */

/* One group of a dimension: a sex, or an age band with both ends included. */
struct group {
	char sex; /* 'F', 'M', or 0: not broken down */
	int age_from, age_to;
};

/* Participants and population of one dimension, groups in the same order. */
struct composition {
	enum dimension dimension;
	size_t k;
	const struct group *group; /* k */
	const double *x; /* k participants counted in each group; fractional where shares were turned into counts */
	double unknown; /* participants of whom the trait is not known */
	double crossing; /* of these: people of the first group, or too young to count, since a band of the counts crosses the minimum age */
	bool unfit; /* some of the unknown were counted in bands that fit no groups: who they are like is known to be unknown, so that nothing is judged */
	const double *population; /* k census counts; NULL: no baseline for this dimension */
	const double *population_se; /* k standard errors of the population shares, 0..1, where the baseline is a survey; NULL: a census */
	bool not_persons; /* x counts views or actions: described, never judged */
};

enum tolerance { TOLERANCE_STRICT, TOLERANCE_STANDARD, TOLERANCE_BROAD };

/* What was agreed beforehand. */
struct agreement {
	double share, least, most; /* delta = clamp(share * pi, least, most) */
	double alpha; /* chance of either mistake */
	double deff; /* design effect: people who count as one, at least 1 */
	double max_unknown; /* share of participants, per dimension */
	double min_known; /* effective number of people */
};

/* The shared vocabulary; platform labels are mapped by the importers. */
enum content_type {
	TYPE_UNKNOWN,
	TYPE_TEXT,
	TYPE_IMAGE,
	TYPE_CAROUSEL,
	TYPE_VIDEO,
	TYPE_VIDEO_SHORT,
	TYPE_LIVE,
	TYPE_STORY,
	TYPE_LINK,
	TYPE_DOCUMENT,
	TYPE_ARTICLE,
	TYPE_POLL,
	TYPE_EVENT,
	TYPE_AUDIO,
	TYPE_OTHER,
	TYPE_N
};

/* The code of a type in the store and in CSV and JSON ("video_short"); a code that is not known is TYPE_UNKNOWN. */
const char *content_type_code(enum content_type type);
enum content_type content_type_parse(const char *code);

enum { COUNT_MISSING = -1 }; /* a counter that the platform did not report; never the same as 0 */

/* The newest figures of one post. Counters are >= 0 or COUNT_MISSING. */
struct post_sample {
	enum content_type type;
	int64_t views, reach;
	int64_t reactions, comments, shares, saves;
	bool paid; /* somebody paid for it to be shown, wholly or in part */
};
#endif
