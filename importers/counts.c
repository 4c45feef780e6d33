#include "counts.h"
#include "base/num.h"
#include "base/str.h"
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 100000 }; /* in 64 MiB */

struct tallies {
	struct intake *in;
	struct tally_places places;
	struct tally *item;
	size_t n, cap;
};

struct tallies *tallies_new(struct intake *in, struct tally_places places)
{
	struct tallies *all = mem_alloc(in->mem, sizeof *all);
	*all = (struct tallies){ .in = in, .places = places };
	return all;
}

static int compare_activities(const struct tally *a, const struct tally *b)
{
	int c = strcmp(a->activity, b->activity);
	return c ? c : (a->day > b->day) - (a->day < b->day);
}

static int compare_keys(const struct tally *a, const struct tally *b)
{
	int c = compare_activities(a, b);
	c = c ? c : strcmp(a->first_time, b->first_time);
	c = c ? c : strcmp(a->sex, b->sex);
	c = c ? c : (a->age_from > b->age_from) - (a->age_from < b->age_from);
	return c ? c : (a->age_to > b->age_to) - (a->age_to < b->age_to);
}

static int compare_rows(const void *x, const void *y)
{
	const struct tally *a = x, *b = y;
	int c = compare_keys(a, b);
	return c ? c : (a->line > b->line) - (a->line < b->line);
}

/* What two rows may not say of the same people or the same activity. Sorted rows. */
static bool check_rows(const struct tallies *all, struct err *e)
{
	struct intake *in = all->in;
	for (size_t i = 1; i < all->n; i++) {
		const struct tally *a = &all->item[i - 1], *b = &all->item[i];
		const struct tally *first = a->line < b->line ? a : b, *second = first == a ? b : a;
		if (compare_activities(a, b) != 0)
			continue;
		const char *line = num_plain_int(in->mem, first->line);
		if (!str_eq(a->kind, b->kind))
			return intake_refuse(in, second->line, all->places.kind, e, W_COUNTS_TWO_KINDS, b->activity, line, NULL);
		if (a->online != b->online)
			return intake_refuse(in, second->line, all->places.online, e, W_COUNTS_TWO_WAYS, b->activity, line, NULL);
		if (compare_keys(a, b) == 0)
			return intake_refuse(in, second->line, 0, e, W_COUNTS_TWICE, line, NULL, NULL);
		if (str_eq(a->first_time, b->first_time) && str_eq(a->sex, b->sex) && a->age_from >= 0 && b->age_from <= a->age_to)
			return intake_refuse(in, second->line, all->places.age, e, W_COUNTS_OVERLAP, line, NULL, NULL);
	}
	return true;
}

/* The activity in the store, made when it is new. An earlier import may have called it something else: then nobody knows which is right. */
static bool find_activity(const struct tallies *all, const struct tally *t, int64_t *id, struct err *e)
{
	struct intake *in = all->in;
	struct stmt *s;
	bool found;
	if (!store_statement(in->store, SQL_ACTIVITY_FIND, &s, e))
		return false;
	stmt_int(s, 1, in->options->trajectory_id);
	stmt_text(s, 2, t->activity);
	stmt_int(s, 3, t->day);
	if (!stmt_next(s, &found, e))
		return false;
	if (found) {
		bool same = str_eq(stmt_get_text(s, 1), t->kind) && (stmt_get_int(s, 2) != 0) == t->online;
		*id = stmt_get_int(s, 0);
		stmt_reset(s);
		if (!same)
			return intake_refuse(in, t->line, all->places.kind, e, W_COUNTS_OTHER_BEFORE, t->activity, day_iso(in->mem, t->day),
			                     NULL);
		intake_note(in, MSG_WARNING, t->line, 0, W_COUNTS_REPLACED, t->activity, day_iso(in->mem, t->day), NULL);
		return true;
	}
	if (!store_statement(in->store, SQL_ACTIVITY_NEXT_ID, &s, e) || !stmt_one_int(s, id, e) ||
	    !store_statement(in->store, SQL_ACTIVITY_INSERT, &s, e))
		return false;
	stmt_int(s, 1, *id);
	stmt_int(s, 2, in->options->trajectory_id);
	stmt_text(s, 3, t->activity);
	stmt_text(s, 4, t->kind);
	stmt_int(s, 5, t->day);
	stmt_int(s, 6, t->online);
	return stmt_run(s, e);
}

/* Each activity an audience for each "first time" answer. Its as-of day is the activity's own, not the file's, so that the newest import of
 * an activity counts: a later file with corrections may hold only some of them. */
static bool store_rows(const struct tallies *all, struct err *e)
{
	struct intake *in = all->in;
	int64_t activity = 0, audience = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct tally *t = &all->item[i], *last = i ? t - 1 : NULL;
		bool new_activity = !last || compare_activities(last, t) != 0;
		if (new_activity && !find_activity(all, t, &activity, e))
			return false;
		struct audience a = {
			.subject = "activity",
			.subject_id = activity,
			.base = "participants",
			.unit = "count",
			.first_time = t->first_time,
			.as_of = t->day,
			.period = { t->day, t->day },
		};
		if ((new_activity || !str_eq(last->first_time, t->first_time)) && !audience_add(in, &a, &audience, e))
			return false;
		struct audience_cell c = {
			.sex = t->sex,
			.age_from = t->age_from,
			.age_to = t->age_to,
			.dimension = "",
			.category = "",
			.value = (double)t->n,
			.unknown = t->age_from == AGE_UNKNOWN || !*t->sex,
		};
		if (!audience_add_cell(in, audience, &c, e))
			return false;
	}
	return true;
}

bool tallies_add(struct tallies *all, const struct tally *t, bool join, struct err *e)
{
	struct intake *in = all->in;
	if (t->day > 0)
		intake_day(in, t->day);
	intake_total(in, "people", (double)t->n);
	for (size_t i = 0; join && i < all->n; i++)
		if (compare_keys(&all->item[i], t) == 0) {
			all->item[i].n += t->n;
			return true;
		}
	if (all->n == MOST_ROWS)
		return intake_refuse(in, t->line, 0, e, W_COUNTS_TOO_MANY, num_plain_int(in->mem, MOST_ROWS), NULL, NULL);
	all->item = mem_grow(in->mem, all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n++] = *t;
	return true;
}

void tallies_set_day(struct tallies *all, int day)
{
	for (size_t i = 0; i < all->n; i++)
		all->item[i].day = day;
}

bool tallies_store(struct tallies *all, struct err *e)
{
	struct intake *in = all->in;
	if (all->n == 0)
		return true;
	qsort(all->item, all->n, sizeof *all->item, compare_rows);
	return check_rows(all, e) && intake_as_of(in, in->period.to, e) && store_rows(all, e);
}

bool tallies_store_whole(struct tallies *all, struct err *e)
{
	struct intake *in = all->in;
	if (in->rows_rejected > 0 && in->rows_stored > 0)
		return intake_refuse(in, 0, 0, e, W_COUNTS_HOLES, num_plain_int(in->mem, in->rows_rejected), NULL, NULL);
	return tallies_store(all, e);
}
