/* A posting plan drawn by lot, and what it showed once it was kept: only then is a difference an effect. */
#ifndef REPORTS_EXPERIMENT_H
#define REPORTS_EXPERIMENT_H
#include "content_model.h"

struct experiment_slot {
	int64_t channel_id;
	const char *platform, *name; /* code; the account's own name */
	const char *channel; /* as people call it: "Facebook" */
	int day;
	int third; /* of the day: 0 morning, 1 afternoon, 2 evening; -1: not said */
	enum content_type type;
};

struct experiment_left { /* an account without a lot */
	const char *channel;
	size_t n_posts, n_kinds; /* a month */
};

struct experiment_plan {
	int month;
	uint32_t seed;
	int64_t made_at; /* UTC seconds */
	const char *sha256; /* of its canonical text */
	bool stored_before; /* it was drawn earlier */
	bool late; /* drawn when its month had begun, or posts of it were in: no effect can come of it */
	int ends; /* the trajectory ended before the month, on this day; COUNT_MISSING: it did not */
	size_t n_drawn; /* plans of this month, with this one */
	size_t n;
	struct experiment_slot *slot; /* by account, then by day */
	size_t n_left;
	struct experiment_left *left;
	double detectable; /* the smallest ratio of two kinds that such a month would show four times out of five, of the best account; NaN */
	size_t n_each; /* posts of a kind there */
};

enum experiment_state {
	EXPERIMENT_KEPT,
	EXPERIMENT_AHEAD, /* its month is not over, or its posts are too young at the export */
	EXPERIMENT_AFTERWARDS, /* drawn when posts of its month were there already, or its month had begun */
	EXPERIMENT_PAID, /* some of its posts were paid for */
	EXPERIMENT_OTHERWISE, /* too many posts of another kind or on another day, or beside the plan */
	EXPERIMENT_STATES
};

struct experiment_past {
	int month;
	uint32_t seed;
	enum experiment_state state;
	size_t n_slots, n_kept, n_beside; /* places of the plan; those with a post as planned; posts beside it */
	size_t n_drawn;
};

struct experiment_effect {
	const char *channel;
	size_t n; /* posts of plans that were kept */
	struct effect all; /* interactions a post: views may follow from the kind, so they are no denominator here */
	size_t k;
	enum content_type *type; /* of each kind */
};

struct experiment_result {
	size_t n;
	struct experiment_past *past; /* by month */
	size_t n_effects;
	struct experiment_effect *effect; /* by account */
};

/* At least so many of a hundred places as planned, and at most ten posts beside them for every hundred. */
enum { EXPERIMENT_LEAST = 90 };

void experiment_plan_blocks(struct doc *d, const struct experiment_plan *p);
/* Memory: from the document's.      Test: tests/unit/study/test_experiment.c */
const char *experiment_calendar(struct doc *d, const struct experiment_plan *p);
/* A section; nothing where no plan was drawn. */
void experiment_blocks(struct doc *d, const struct experiment_result *r);
#endif
