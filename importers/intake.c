/* What the facts of every kind need while a file is taken in: messages, days, channels. */
#include "base/path.h"
#include "base/str.h"
#include "table.h"
#include <limits.h>

static long place_of(const long *place, int column)
{
	return column >= 0 ? place[column] : 0;
}

bool refine_reject(struct refine *r, const struct table_row *row, int column, enum word word, const char *arg1, const char *arg2,
                   const char *arg3)
{
	refine_note(r, MSG_REJECT, row, column, word, arg1, arg2, arg3);
	return false;
}

void refine_note(struct refine *r, enum msg_level level, const struct table_row *row, int column, enum word word, const char *arg1,
                 const char *arg2, const char *arg3)
{
	msg_add(r->messages, level, r->file, row->line, place_of(r->place, column), word, arg1, arg2, arg3);
}

bool intake_reject(struct intake *in, long line, long column, enum word word, const char *arg1, const char *arg2, const char *arg3)
{
	in->rows_rejected++;
	intake_note(in, MSG_REJECT, line, column, word, arg1, arg2, arg3);
	return false;
}

void intake_note(struct intake *in, enum msg_level level, long line, long column, enum word word, const char *arg1, const char *arg2,
                 const char *arg3)
{
	msg_add(&in->messages, level, in->file, line, column, word, arg1, arg2, arg3);
}

bool intake_refuse(const struct intake *in, long line, long column, struct err *e, enum word word, const char *arg1, const char *arg2,
                   const char *arg3)
{
	err_set(e, ERR_INPUT, word, arg1, arg2, arg3);
	return err_at(e, in->file, line, column);
}

void intake_day(struct intake *in, int day)
{
	bool empty = in->period.from > in->period.to;
	if (empty || day < in->period.from)
		in->period.from = day;
	if (empty || day > in->period.to)
		in->period.to = day;
	if (day > in->newest_day)
		in->newest_day = day;
}

/* Platforms are of this century, and figures of tomorrow do not exist: a slip in a name must not become a day. */
static bool can_be(int day)
{
	return day >= day_make(2000, 1, 1) && day <= day_today();
}

bool intake_named_day(struct intake *in, enum word note, int *day, struct err *e)
{
	*day = place_day(in->mem, in->at);
	if (*day == INT_MIN)
		return true;
	if (!can_be(*day))
		return intake_refuse(in, 0, 0, e, W_INTAKE_DAY_WRONG, day_iso(in->mem, *day), NULL, NULL);
	intake_note(in, MSG_WARNING, 0, 0, note, day_iso(in->mem, *day), NULL, NULL);
	return true;
}

bool intake_as_of(struct intake *in, int known, struct err *e)
{
	if (in->options->as_of != INT_MIN)
		in->as_of = in->options->as_of;
	else if (in->options->period)
		in->as_of = in->options->period->to;
	else if (known != INT_MIN)
		in->as_of = known;
	else if (!intake_named_day(in, W_INTAKE_DAY_OF_NAME, &in->as_of, e))
		return false;
	else if (in->as_of == INT_MIN && in->shared)
		in->as_of = in->shared->newest_day;
	return in->as_of != INT_MIN || intake_refuse(in, 0, 0, e, W_INTAKE_AS_OF, path_name(in->at.file), NULL, NULL);
}

bool intake_period(struct intake *in, struct err *e)
{
	if (in->options->period)
		in->period = *in->options->period;
	else if (in->shared && in->shared->period.from <= in->shared->period.to)
		in->period = in->shared->period;
	else
		return intake_refuse(in, 0, 0, e, W_INTAKE_PERIOD, NULL, NULL, NULL);
	return true;
}

/* The channel under this key; *id is 0 when there is none. */
static bool find_channel(struct intake *in, enum sql_id by, const char *platform, const char *key, int64_t *id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, by, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_text(t, 2, platform);
	stmt_text(t, 3, key);
	return stmt_one_int(t, id, e);
}

static bool add_channel(struct intake *in, const char *platform, const char *external_id, const char *name, bool online, int64_t *id,
                        struct err *e)
{
	struct stmt *next, *insert;
	if (!store_statement(in->store, SQL_CHANNEL_NEXT_ID, &next, e) || !stmt_one_int(next, id, e) ||
	    !store_statement(in->store, SQL_CHANNEL_INSERT, &insert, e))
		return false;
	stmt_int(insert, 1, *id);
	stmt_int(insert, 2, in->options->trajectory_id);
	stmt_text(insert, 3, platform);
	stmt_text(insert, 4, external_id);
	stmt_text(insert, 5, name);
	stmt_int(insert, 6, online);
	return stmt_run(insert, e);
}

bool intake_name_channel(struct intake *in, int64_t id, const char *external_id, const char *name, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_CHANNEL_NAME_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->import_id);
	stmt_int(t, 2, id);
	stmt_text(t, 3, external_id);
	stmt_text(t, 4, name);
	stmt_int(t, 5, in->options->trajectory_id);
	return stmt_run(t, e);
}

static bool set_external_id(struct intake *in, int64_t id, const char *external_id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_CHANNEL_SET_EXTERNAL_ID, &t, e))
		return false;
	stmt_int(t, 1, id);
	stmt_text(t, 2, external_id);
	return stmt_run(t, e);
}

/* A file without an id made a channel of this name before, and its account turns out to have another: nobody can tell whose figures are
 * whose, so it is told how to put it right. */
static bool note_twin(struct intake *in, const char *platform, const char *external_id, const char *name, int64_t id, struct err *e)
{
	int64_t twin = 0;
	if (!*external_id || !*name || str_eq(external_id, name))
		return true;
	if (!find_channel(in, SQL_CHANNEL_BY_EXTERNAL_ID, platform, name, &twin, e))
		return false;
	if (twin != 0 && twin != id)
		intake_note(in, MSG_WARNING, 0, 0, W_CHANNEL_TWIN, name, NULL, NULL);
	return true;
}

bool intake_channel(struct intake *in, const char *platform, const char *external_id, const char *name, bool online, int64_t *id,
                    struct err *e)
{
	*id = 0;
	bool ok = !*external_id || find_channel(in, SQL_CHANNEL_BY_EXTERNAL_ID, platform, external_id, id, e);
	if (ok && *id != 0)
		ok = note_twin(in, platform, external_id, name, *id, e);
	if (ok && *id == 0 && *name) { /* known from a file that gave no id */
		ok = find_channel(in, SQL_CHANNEL_BY_EXTERNAL_ID, platform, name, id, e);
		if (ok && *id != 0 && *external_id)
			ok = set_external_id(in, *id, external_id, e);
	}
	if (ok && *id == 0 && !*external_id)
		ok = find_channel(in, SQL_CHANNEL_BY_NAME, platform, name, id, e);
	if (ok && *id == 0)
		ok = add_channel(in, platform, *external_id ? external_id : name, *name ? name : external_id, online, id, e);
	return ok && intake_name_channel(in, *id, external_id, name, e);
}

bool intake_unnamed_channel(struct intake *in, const char *platform, int64_t *id, struct err *e)
{
	const char *title = import_platform_title(platform);
	if (!find_channel(in, SQL_CHANNEL_BY_EXTERNAL_ID, platform, "", id, e))
		return false;
	if (*id != 0)
		return true;
	intake_note(in, MSG_NOTE, 0, 0, W_CHANNEL_UNNAMED, title, platform, NULL);
	return add_channel(in, platform, "", title, true, id, e);
}

void intake_total(struct intake *in, const char *metric, double value)
{
	for (size_t i = 0; i < in->n_totals; i++)
		if (str_eq(in->total[i].metric, metric)) {
			in->total[i].value += value;
			return;
		}
	in->total = mem_grow(in->mem, in->total, in->n_totals, &in->cap_totals, sizeof *in->total);
	in->total[in->n_totals++] = (struct import_total){ metric, value };
}
