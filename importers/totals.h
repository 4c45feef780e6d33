/* The derived tables month_total, month_top and channel_measure: kept current while posts stream into the store, and made again from the facts. */
#ifndef IMPORTERS_TOTALS_H
#define IMPORTERS_TOTALS_H
#include "base/mem.h"
#include "sql/store.h"

enum { TOTALS_MISSING = -1 }; /* a figure that was not reported */

struct totals_post {
	int64_t id;
	const char *external_id; /* borrowed */
	int64_t published; /* UTC seconds */
	int day; /* published, local */
	int64_t views, reactions, comments, shares, saves; /* >= 0 or TOTALS_MISSING */
	bool impressions; /* reported */
	bool paid; /* somebody paid for it to be shown */
};

struct totals;

/* An empty sum over the posts of one trajectory. Memory: all of it is from m. */
struct totals *totals_new(struct mem *m, struct store *s, int64_t trajectory_id);
/* Count a post that the store did not know. type: content type code, copied. */
void totals_add(struct totals *t, int64_t channel_id, const char *type, const struct totals_post *post);
/* A known post got another reading: its channel must be summed anew. */
void totals_touch(struct totals *t, int64_t channel_id);
/* Bring the derived tables up to date, inside the caller's transaction and after its last reading. */
bool totals_store(struct totals *t, struct err *e);

/* Make the derived tables of a trajectory anew from its facts, inside the caller's transaction: after readings were taken away, or for
 * `spiegel rebuild`. Gives the same rows as the imports left.      Errors: ERR_STORE.      Test: tests/unit/importers/test_import.c */
bool totals_rebuild(struct store *s, int64_t trajectory_id, struct err *e);
#endif
