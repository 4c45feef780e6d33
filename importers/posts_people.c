/* Who saw a post, and which post of the store that is: exports of one platform may know it under different ids. */
#include "audience.h"
#include "post.h"

/* The id of the post that the statement finds; p keeps its own when there is none. */
static bool take_id(struct post *p, struct stmt *t, struct mem *m, struct err *e)
{
	bool row;
	if (!stmt_next(t, &row, e))
		return false;
	if (row && stmt_get_text(t, 0) && *stmt_get_text(t, 0))
		p->id = mem_text(m, stmt_get_text(t, 0));
	while (row)
		if (!stmt_next(t, &row, e))
			return false;
	return true;
}

bool posts_settle_id(struct intake *in, int64_t channel_id, struct post *p, struct mem *m, struct err *e)
{
	const struct post_rules *rules = in->importer->posts;
	struct stmt *t;
	if (p->other_id) {
		if (!store_statement(in->store, SQL_POST_OTHER_ID, &t, e))
			return false;
		stmt_int(t, 1, channel_id);
		stmt_text(t, 2, p->other_id);
		stmt_text(t, 3, p->id);
		return take_id(p, t, m, e);
	}
	if (!rules || !rules->adds || p->local_day == INT_MIN)
		return true;
	if (!store_statement(in->store, SQL_POST_ID_IN_LINK, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, p->local_day);
	stmt_int(t, 3, channel_id);
	stmt_text(t, 4, p->id);
	return take_id(p, t, m, e);
}

bool posts_add_people(struct intake *in, int64_t post_id, const struct post *p, int as_of, struct err *e)
{
	struct audience a = { .subject = "post",
		              .subject_id = post_id,
		              .base = in->importer->posts->base,
		              .unit = "count",
		              .first_time = "",
		              .as_of = as_of,
		              .period = { 0, -1 } };
	int64_t id;
	if (!audience_add(in, &a, &id, e))
		return false;
	for (size_t i = 0; i < p->n_wide; i++) {
		struct audience_cell c = *p->wide[i].column->cell;
		c.value = (double)p->wide[i].n;
		if (!audience_add_cell(in, id, &c, e))
			return false;
	}
	return true;
}

bool posts_have_people(struct intake *in, int64_t post_id, bool *have, int64_t *sum, struct err *e)
{
	struct stmt *t;
	int64_t n;
	if (!store_statement(in->store, SQL_POST_AUDIENCES, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, post_id);
	stmt_int(t, 3, in->import_id);
	if (!stmt_one_int(t, &n, e))
		return false;
	*have = n > 0;
	if (!store_statement(in->store, SQL_POST_PEOPLE, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, post_id);
	stmt_int(t, 3, in->import_id);
	return stmt_one_int(t, sum, e);
}

bool posts_date_people(struct intake *in, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_AUDIENCE_SET_AS_OF, &t, e))
		return false;
	stmt_int(t, 1, in->import_id);
	stmt_int(t, 2, in->as_of);
	return stmt_run(t, e);
}
