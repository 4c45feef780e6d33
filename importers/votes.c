#include "votes.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

/* So many different answers are looked at, and none that is longer: a closed question has fewer and shorter ones. */
enum { MOST_OPTIONS = 100, LONGEST = 120 };

const char votes_others[] = "…";

/* ---- into the store */

bool votes_insert_poll(struct intake *in, const char *question, const char *activity, int day, const char *post, int64_t *id, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_POLL_NEXT_ID, &t, e) || !stmt_one_int(t, id, e) ||
	    !store_statement(in->store, SQL_POLL_INSERT, &t, e))
		return false;
	stmt_int(t, 1, *id);
	stmt_int(t, 2, in->options->trajectory_id);
	stmt_int(t, 3, in->import_id);
	stmt_text(t, 4, activity);
	stmt_int(t, 5, day);
	stmt_text(t, 6, post);
	stmt_text(t, 7, question);
	return stmt_run(t, e);
}

bool votes_insert_option(struct intake *in, int64_t poll, int64_t number, const char *text, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_POLL_OPTION_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, poll);
	stmt_int(t, 3, number);
	stmt_text(t, 4, text);
	return stmt_run(t, e);
}

bool votes_insert(struct intake *in, int64_t poll, int64_t option, const char *sex, int age_from, int age_to, int64_t n, struct err *e)
{
	struct stmt *t;
	if (!store_statement(in->store, SQL_POLL_ANSWER_INSERT, &t, e))
		return false;
	stmt_int(t, 1, in->options->trajectory_id);
	stmt_int(t, 2, poll);
	stmt_int(t, 3, option);
	stmt_text(t, 4, sex);
	stmt_int(t, 5, age_from);
	stmt_int(t, 6, age_to);
	stmt_int(t, 7, n);
	intake_total(in, "votes", (double)n);
	return stmt_run(t, e);
}

/* ---- counting */

struct group_votes {
	const char *sex;
	int age_from, age_to;
	int64_t n;
};

struct option {
	const char *text;
	bool named; /* by a label of the column */
	int64_t n;
	struct group_votes *group;
	size_t n_groups, cap;
};

struct question {
	struct option option[MOST_OPTIONS];
	size_t n_options;
	struct option others;
};

struct votes {
	struct intake *in;
	struct question *of[TABLE_COLUMNS]; /* by column; NULL: nobody answered */
};

struct votes *votes_new(struct intake *in)
{
	struct votes *v = mem_alloc(in->mem, sizeof *v);
	*v = (struct votes){ .in = in };
	return v;
}

static void count(struct mem *m, struct option *o, const char *sex, int age_from, int age_to, int64_t n)
{
	size_t i = 0;
	o->n += n;
	while (i < o->n_groups && !(str_eq(o->group[i].sex, sex) && o->group[i].age_from == age_from && o->group[i].age_to == age_to))
		i++;
	if (i == o->n_groups) {
		o->group = mem_grow(m, o->group, o->n_groups, &o->cap, sizeof *o->group);
		o->group[o->n_groups++] = (struct group_votes){ mem_text(m, sex), age_from, age_to, 0 };
	}
	o->group[i].n += n;
}

/* What the map says that this answer means; NULL: nothing. Memory: m works. */
static const char *meaning_of(struct mem *m, const struct column *column, const char *answer)
{
	const char *key = utf8_key(m, answer);
	for (const struct label *l = column->labels; l && l->label; l++)
		if (str_eq(utf8_key(m, l->label), key))
			return l->code;
	return NULL;
}

static struct option *find_option(struct votes *v, struct question *q, size_t c, const char *answer)
{
	struct mem *work = mem_new();
	const char *meaning = meaning_of(work, &v->in->importer->column[c], answer);
	const char *text = meaning ? meaning : str_trim(work, utf8_nfc(work, answer, strlen(answer)));
	struct option *found = NULL;
	for (size_t i = 0; i < q->n_options && !found; i++)
		if (str_eq(q->option[i].text, text))
			found = &q->option[i];
	if (!found && (q->n_options == MOST_OPTIONS || utf8_width(text) > LONGEST))
		found = &q->others;
	if (!found) {
		found = &q->option[q->n_options++];
		*found = (struct option){ .text = mem_text(v->in->mem, text), .named = meaning != NULL };
	}
	mem_free(work);
	return found;
}

void votes_add(struct votes *v, size_t c, const char *answer, const char *sex, int age_from, int age_to)
{
	if (!v->of[c]) {
		v->of[c] = mem_alloc(v->in->mem, sizeof *v->of[c]);
		*v->of[c] = (struct question){ .others = { .text = votes_others } };
	}
	count(v->in->mem, find_option(v, v->of[c], c, answer), sex, age_from, age_to, 1);
}

static int compare_options(const void *a, const void *b)
{
	return strcmp(((const struct option *)a)->text, ((const struct option *)b)->text);
}

static int compare_groups(const void *x, const void *y)
{
	const struct group_votes *a = x, *b = y;
	int c = strcmp(a->sex, b->sex);
	c = c ? c : (a->age_from > b->age_from) - (a->age_from < b->age_from);
	return c ? c : (a->age_to > b->age_to) - (a->age_to < b->age_to);
}

/* Answers of few people join the others. */
static void join_few(struct mem *m, struct question *q)
{
	size_t n = 0;
	for (size_t i = 0; i < q->n_options; i++) {
		const struct option *o = &q->option[i];
		if (o->named || o->n >= VOTES_LEAST)
			q->option[n++] = *o;
		else
			for (size_t g = 0; g < o->n_groups; g++)
				count(m, &q->others, o->group[g].sex, o->group[g].age_from, o->group[g].age_to, o->group[g].n);
	}
	q->n_options = n;
	if (n > 1)
		qsort(q->option, n, sizeof *q->option, compare_options);
}

static bool store_option(struct intake *in, int64_t poll, int64_t number, struct option *o, struct err *e)
{
	if (o->n_groups > 1)
		qsort(o->group, o->n_groups, sizeof *o->group, compare_groups);
	if (!votes_insert_option(in, poll, number, o->text, e))
		return false;
	for (size_t g = 0; g < o->n_groups; g++)
		if (!votes_insert(in, poll, number, o->group[g].sex, o->group[g].age_from, o->group[g].age_to, o->group[g].n, e))
			return false;
	return true;
}

static bool store_question(struct votes *v, size_t c, const char *activity, int day, struct err *e)
{
	struct intake *in = v->in;
	struct question *q = v->of[c];
	const struct column *column = &in->importer->column[c];
	const char *text = column->title ? column->title : column->header[0];
	int64_t poll, number = 0;
	join_few(in->mem, q);
	if (q->n_options + (q->others.n > 0) < 2) {
		intake_note(in, MSG_WARNING, 0, in->place[c], W_SURVEY_OPEN, text, num_plain_int(in->mem, VOTES_LEAST), NULL);
		return true;
	}
	if (!votes_insert_poll(in, text, activity, day, "", &poll, e))
		return false;
	for (size_t i = 0; i < q->n_options; i++)
		if (!store_option(in, poll, ++number, &q->option[i], e))
			return false;
	intake_note(in, MSG_NOTE, 0, in->place[c], W_SURVEY_QUESTION, text, NULL, NULL);
	return q->others.n == 0 || store_option(in, poll, ++number, &q->others, e);
}

bool votes_store(struct votes *v, const char *activity, int day, struct err *e)
{
	for (size_t c = 0; c < v->in->importer->n_columns; c++)
		if (v->of[c] && !store_question(v, c, activity, day, e))
			return false;
	return true;
}
