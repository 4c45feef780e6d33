/* How posts fit the level of participation that is aimed at: each post is held against the aim of the phase that its day lies in. */
#ifndef REPORTS_CONTENT_LADDER_H
#define REPORTS_CONTENT_LADDER_H
#include "doc.h"
#include <stdint.h>

/* From so many posts with a level on, a phase is judged: one post at the right level would be all of them, or none. */
enum { LADDER_LEAST = 10 };

struct ladder_row {
	const char *code, *label;
	const char *phases; /* those of the period that aim at it: "Verkennen, Kiezen"; NULL: none */
	int64_t posts, interactions;
};

struct ladder_phase { /* a phase that the period lies in, and that has an aim */
	const char *name, *aim;
	int64_t posts, interactions; /* of its days, with a level */
	int64_t posts_at, interactions_at; /* at the level aimed at */
};

struct content_ladder {
	size_t n;
	const struct ladder_row *row; /* levels with posts, and those aimed at; upwards */
	int64_t posts, interactions; /* with a level */
	int64_t untagged; /* posts without one */
	size_t n_phases;
	const struct ladder_phase *phase; /* in the order of their days */
	int64_t outside; /* posts with a level, of days of no such phase */
	bool has_aim; /* a phase of the trajectory has a level, be it of other days */
};

/* The smallest share of posts at the level of their phase, of phases with LADDER_LEAST posts or more; NaN: there is none. */
double content_ladder_least(const struct content_ladder *in);

/* The section for --by level.      Test: tests/unit/study/test_content_ladder.c */
void content_ladder_blocks(struct doc *d, const struct content_ladder *in);
#endif
