/* Everything the report on the content mix rests on, which is what `spiegel content` shows. */
#ifndef STUDY_CONTENT_MIX_H
#define STUDY_CONTENT_MIX_H
#include "project.h"
#include "reports/content_mix.h"
#include "sql/store.h"

/* Of the posts of a period; one month alone is too little for an advice, so that the twelve months to its end are taken then.
 * Errors: ERR_STORE, ERR_INPUT.      Memory: from m; working space is linear in the posts.      Test: tests/cli/content_mix.sh */
bool study_content_mix(struct mem *m, struct store *s, int64_t trajectory, const struct project *p, struct period period,
                       struct content_mix_input *out, struct err *e);
#endif
