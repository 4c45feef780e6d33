/* Which kind of post brings more, on which account, and how sure is that? Posts in, the model of analytics asked, structs for the report out. */
#ifndef STUDY_CONTENT_MODEL_H
#define STUDY_CONTENT_MODEL_H
#include "content_rows.h"
#include "project.h"
#include "reports/content_model.h"

/* What it all is about: a period of a trajectory, as of an import. */
struct content_query {
	struct store *store;
	int64_t trajectory, last_import;
	const struct project *project;
	enum lang lang;
	struct period period, asked, /* before study_content_read ended it with the lists of posts; what is not of posts is of this one */
	        wanted, /* before study_content_period made it long enough for an advice */
	        told; /* study_content_read: up to the last day that lists of posts tell of; what is said to be of posts is of this one */
	enum content_by by;
	struct content_rows rows; /* study_content_read */
};

/* The first day whose posts are needed: a year before the month whose posts are told of, so that they have others to be held against. */
int content_model_from(struct period period);

enum content_depth {
	CONTENT_ADVICE, /* which kinds do better, and what to do: what other reports tell of it */
	CONTENT_WHOLE /* also what only the report on the content mix tells: ranks, the middle post, times, posts that stood out */
};

/* Of the query's posts, which are all from content_model_from(period) to its end (content_rows_read). Left out of the model, and counted: posts younger than
 * CONTENT_YOUNG days when they were last exported, those before a break in the counting of their channel, and those without figures. What a
 * post is a rate of is the first of views, impressions and reach that its channel reports.
 * Errors: ERR_STORE; ERR_INPUT from the model (effect_estimate).      Memory: from m, linear in the posts.
 * Test: tests/unit/study/test_content_model.c */
bool study_content_model(struct mem *m, const struct content_query *q, enum content_depth depth, struct content_model *out, struct err *e);
#endif
