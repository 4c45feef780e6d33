/* Posting plans drawn by lot, in the store. For experiment.c. */
#ifndef STUDY_EXPERIMENT_STORE_H
#define STUDY_EXPERIMENT_STORE_H
#include "base/day.h"
#include "reports/experiment.h"
#include "sql/store.h"

struct experiment_stored {
	int64_t id, made_at, last_import;
	int month;
	uint32_t seed;
	const char *sha256;
};

/* Those of months from..to, by month, the last drawn of each first.      Errors: ERR_STORE.      Memory: from m. */
bool experiments_known(struct mem *m, struct store *s, int64_t trajectory, struct period months, struct experiment_stored **out, size_t *n,
                       struct err *e);
bool experiment_slots(struct mem *m, struct store *s, int64_t id, struct experiment_slot **out, size_t *n, struct err *e);
/* Store a new plan and fill in its sum and its time. Begins and ends a transaction. */
bool experiment_store(struct mem *m, struct store *s, int64_t trajectory, struct experiment_plan *p, struct err *e);
/* The words that each place's account goes by, "Facebook", or "Facebook (Plein)" where there are more. */
void experiment_name_channels(struct mem *m, struct experiment_slot slot[], size_t n);
#endif
