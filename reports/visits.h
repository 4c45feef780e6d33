/* Visits to the website that came through links of the trajectory, by the post or activity that the link was on. */
#ifndef REPORTS_VISITS_H
#define REPORTS_VISITS_H
#include "analytics/sample.h"
#include "doc.h"

struct visits_row {
	const char *label;
	const char *title, *link; /* of the post, or the name of the activity; link NULL: none */
	const char *platform_title, *platform; /* "" of an activity */
	const char *language; /* of the title; "" not known */
	int day;
	int64_t visits, views; /* views: COUNT_MISSING not reported */
};

enum visits_why { VISITS_NO_POST, VISITS_MORE_POSTS, VISITS_NO_LABEL, VISITS_WHY_N };

struct visits_lost {
	const char *label; /* "": the link had none */
	enum visits_why why;
	int64_t visits;
};

struct visits {
	const char *campaign;
	bool by_campaign; /* labels of other campaigns are told apart */
	size_t n, n_lost;
	struct visits_row *row; /* most visits first */
	struct visits_lost *lost; /* most visits first */
	int64_t joined, all; /* visits */
	size_t n_outside; /* stretches of files that overlap others or reach outside the period: left out */
	const char *other; /* another program that counted such visits, which are not added; NULL: none */
};

/* A section; nothing where there are no such visits.      Test: tests/cli/link.sh */
void visits_blocks(struct doc *d, const struct visits *in);
#endif
