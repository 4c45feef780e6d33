/* A desk that asks which kinds of posts do better. */
#ifndef TESTS_UNIT_STUDY_CONTENT_DESK_H
#define TESTS_UNIT_STUDY_CONTENT_DESK_H
#include "desk.h"
#include "study/content_model.h"

/* Of these rows, as of every import. */
static inline bool desk_model(struct desk *d, const struct content_rows *rows, struct period period, enum content_by by, enum lang lang,
                              enum content_depth depth, struct content_model *out)
{
	const struct content_query q = { .store = d->store,
		                         .trajectory = d->trajectory,
		                         .last_import = INT64_MAX,
		                         .project = &d->project,
		                         .lang = lang,
		                         .period = period,
		                         .told = period,
		                         .by = by,
		                         .rows = *rows };
	return study_content_model(d->mem, &q, depth, out, &d->e);
}
#endif
