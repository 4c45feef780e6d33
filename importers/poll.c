/* Our template of polls: votes by option, as a whole or by sex and age. Counts only, no persons. */
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "own.h"
#include "votes.h"
#include <stdlib.h>
#include <string.h>

enum { POLL, OPTION, VOTES, SEX, AGE_FROM, AGE_TO, ACTIVITY, DATE, POST, N_COLUMNS };
enum { MOST_ROWS = 100000, NO_DAY = -1 };

static const struct column columns[N_COLUMNS] = {
	[POLL] = { .cell = CELL_TEXT,
	           .required = true,
	           .filled = true,
	           .explain = W_TEMPLATE_POLL,
	           .header = { "poll", "peiling", "sondage" } },
	[OPTION] = { .cell = CELL_TEXT,
	             .required = true,
	             .filled = true,
	             .explain = W_TEMPLATE_OPTION,
	             .header = { "option", "antwoord", "réponse", "optie" } },
	[VOTES] = { .cell = CELL_COUNT,
	            .required = true,
	            .filled = true,
	            .explain = W_TEMPLATE_VOTES,
	            .header = { "votes", "stemmen", "voix" } },
	[SEX] = { .cell = CELL_LABEL, .labels = audience_sexes, .explain = W_TEMPLATE_POLL_SEX, .header = { "sex", "geslacht", "sexe" } },
	[AGE_FROM] = { .cell = CELL_COUNT, .explain = W_TEMPLATE_AGE_FROM, .header = OWN_AGE_FROM },
	[AGE_TO] = { .cell = CELL_COUNT, .explain = W_TEMPLATE_AGE_TO, .header = OWN_AGE_TO },
	[ACTIVITY] = { .cell = CELL_TEXT, .explain = W_TEMPLATE_POLL_ACTIVITY, .header = { "activity", "activiteit", "activité" } },
	[DATE] = { .cell = CELL_DAY, .explain = W_TEMPLATE_POLL_DATE, .header = { "date", "datum", "date" } },
	[POST] = { .cell = CELL_ID, .explain = W_TEMPLATE_POLL_POST, .header = { "post", "bericht", "publication" } },
};

/* Whom a row counts. */
enum who {
	WHO_TOTAL, /* neither sex nor age: everybody, or a total of the other rows */
	WHO_UNKNOWN, /* "unknown" as sex and no age: people of whom nothing is known; goes with each of the next */
	WHO_SEX,
	WHO_AGE,
	WHO_BOTH
};

/* Key first: rows that agree on it count the same votes. */
struct answer {
	const char *question, *activity, *post;
	int day;
	const char *option;
	enum who who;
	const char *sex;
	int age_from, age_to;
	int64_t votes;
	long line;
};

struct answers {
	struct answer *item;
	size_t n, cap;
	int64_t n_totals;
};

static bool polls_open(struct intake *in, struct err *e)
{
	(void)e;
	in->state = mem_alloc(in->mem, sizeof(struct answers));
	return true;
}

static enum who who_of(const struct value *sex, int age_from)
{
	if (age_from == AGE_UNKNOWN)
		return !sex->given ? WHO_TOTAL : *sex->code ? WHO_SEX : WHO_UNKNOWN;
	return sex->given ? WHO_BOTH : WHO_AGE;
}

static bool polls_row(struct intake *in, const struct table_row *row, struct err *e)
{
	struct answers *all = in->state;
	const struct value *v = row->value;
	struct answer a = {
		.post = v[POST].given ? mem_text(in->mem, v[POST].text) : "",
		.day = v[DATE].given ? (int)v[DATE].n : NO_DAY,
		.sex = v[SEX].given ? v[SEX].code : "",
		.votes = v[VOTES].n,
		.line = row->line,
	};
	if (!own_text(in, row, POLL, &a.question) || !own_text(in, row, OPTION, &a.option) || !own_text(in, row, ACTIVITY, &a.activity) ||
	    !audience_ages(in, row, AGE_FROM, AGE_TO, &a.age_from, &a.age_to))
		return true;
	if (all->n == MOST_ROWS)
		return intake_refuse(in, row->line, 0, e, W_COUNTS_TOO_MANY, num_plain_int(in->mem, MOST_ROWS), NULL, NULL);
	a.who = who_of(&v[SEX], a.age_from);
	all->item = mem_grow(in->mem, all->item, all->n, &all->cap, sizeof *all->item);
	all->item[all->n++] = a;
	if (a.day != NO_DAY)
		intake_day(in, a.day);
	in->rows_stored++;
	return true;
}

static int compare_polls(const struct answer *a, const struct answer *b)
{
	int c = strcmp(a->question, b->question);
	c = c ? c : strcmp(a->activity, b->activity);
	c = c ? c : (a->day > b->day) - (a->day < b->day);
	return c ? c : strcmp(a->post, b->post);
}

static int compare_groups(const struct answer *a, const struct answer *b)
{
	int c = (a->who > b->who) - (a->who < b->who);
	c = c ? c : strcmp(a->sex, b->sex);
	c = c ? c : (a->age_from > b->age_from) - (a->age_from < b->age_from);
	return c ? c : (a->age_to > b->age_to) - (a->age_to < b->age_to);
}

static int compare_answers(const void *x, const void *y)
{
	const struct answer *a = x, *b = y;
	int c = compare_polls(a, b);
	c = c ? c : strcmp(a->option, b->option);
	c = c ? c : compare_groups(a, b);
	return c ? c : (a->line > b->line) - (a->line < b->line);
}

/* Where the run that begins at i ends: rows of the same poll, and of the same option too. */
static size_t run_end(const struct answers *all, size_t i, bool option)
{
	size_t end = i + 1;
	while (end < all->n && compare_polls(&all->item[i], &all->item[end]) == 0 &&
	       (!option || str_eq(all->item[i].option, all->item[end].option)))
		end++;
	return end;
}

/* Two rows that count the same people, in full or in part. Neighbours in order. */
static bool check_neighbours(struct intake *in, const struct answer *a, const struct answer *b, struct err *e)
{
	const struct answer *first = a->line < b->line ? a : b, *second = first == a ? b : a;
	const char *line = num_plain_int(in->mem, first->line);
	if (compare_groups(a, b) == 0)
		return intake_refuse(in, second->line, 0, e, W_POLL_TWICE, line, NULL, NULL);
	if (a->who >= WHO_SEX && b->who > a->who)
		return intake_refuse(in, second->line, 0, e, W_POLL_MIXED, line, NULL, NULL);
	if (a->who == b->who && str_eq(a->sex, b->sex) && a->age_from >= 0 && b->age_from <= a->age_to)
		return intake_refuse(in, second->line, in->place[AGE_FROM], e, W_COUNTS_OVERLAP, line, NULL, NULL);
	return true;
}

/* The votes of one option: no group twice, one way of splitting, and a total that agrees. *n_skip: how many rows of its beginning are a
 * total that is not kept. */
static bool check_option(struct intake *in, const struct answer a[], size_t n, size_t *n_skip, struct err *e)
{
	int64_t sum = 0;
	for (size_t i = 1; i < n; i++) {
		if (!check_neighbours(in, &a[i - 1], &a[i], e))
			return false;
		sum += a[i].votes;
	}
	*n_skip = n > 1 && a[0].who == WHO_TOTAL;
	if (*n_skip && a[0].votes != sum)
		return intake_refuse(in, a[0].line, in->place[VOTES], e, W_POLL_SUM, a[0].option, num_plain_int(in->mem, a[0].votes),
		                     num_plain_int(in->mem, sum));
	return true;
}

/* Is this option no answer but the sum of the others, as people write it below them? */
static bool is_total(struct mem *m, const char *option)
{
	static const char *const words[] = { "totaal", "total", "totals", "eindtotaal", "grand total", "samen", "total général" };
	const char *key = utf8_key(m, option);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(key, words[i]))
			return true;
	return false;
}

/* What the other options of the poll got of the people that this total counts; *n: how many options there are. */
static int64_t votes_of_others(struct intake *in, const struct answers *all, size_t from, size_t end, const struct answer *total, size_t *n)
{
	int64_t sum = 0;
	*n = 0;
	for (size_t i = from, next; i < end; i = next) {
		next = run_end(all, i, true);
		if (is_total(in->mem, all->item[i].option))
			continue;
		++*n;
		bool whole = all->item[i].who == WHO_TOTAL; /* stands first, and what follows is in it */
		for (size_t k = i; k < next; k++)
			if (total->who == WHO_TOTAL ? !whole || k == i : compare_groups(&all->item[k], total) == 0)
				sum += all->item[k].votes;
	}
	return sum;
}

/* The rows from i up to next are of one option: do they add up all others? Then they must be right. */
static bool check_total(struct intake *in, const struct answers *all, size_t from, size_t end, size_t i, size_t next, bool *total,
                        struct err *e)
{
	*total = is_total(in->mem, all->item[i].option);
	for (size_t k = i; *total && k < next; k++) {
		const struct answer *a = &all->item[k];
		size_t n_others;
		int64_t sum = votes_of_others(in, all, from, end, a, &n_others);
		if (n_others == 0) /* then it is the name of an answer */
			*total = false;
		else if (sum != a->votes)
			return intake_refuse(in, a->line, in->place[VOTES], e, W_POLL_TOTAL, a->option, num_plain_int(in->mem, a->votes),
			                     num_plain_int(in->mem, sum));
	}
	return true;
}

/* The rows from `from` up to `end`. Options are numbered in the order of their words, so that the order of the rows does not matter. */
static bool store_poll(struct intake *in, size_t from, size_t end, struct err *e)
{
	struct answers *all = in->state;
	const struct answer *first = &all->item[from];
	int64_t poll, number = 0;
	if (!votes_insert_poll(in, first->question, first->activity, first->day, first->post, &poll, e))
		return false;
	for (size_t i = from, next; i < end; i = next) {
		size_t n_skip;
		bool total;
		next = run_end(all, i, true);
		if (!check_total(in, all, from, end, i, next, &total, e))
			return false;
		if (total) {
			all->n_totals += (int64_t)(next - i);
			continue;
		}
		if (!check_option(in, &all->item[i], next - i, &n_skip, e) ||
		    !votes_insert_option(in, poll, ++number, all->item[i].option, e))
			return false;
		all->n_totals += (int64_t)n_skip;
		for (size_t k = i + n_skip; k < next; k++) {
			const struct answer *a = &all->item[k];
			if (!votes_insert(in, poll, number, a->sex, a->age_from, a->age_to, a->votes, e))
				return false;
		}
	}
	return true;
}

static bool polls_close(struct intake *in, struct err *e)
{
	struct answers *all = in->state;
	if (in->rows_rejected > 0 && all->n > 0)
		return intake_refuse(in, 0, 0, e, W_POLL_HOLES, num_plain_int(in->mem, in->rows_rejected), NULL, NULL);
	if (all->n > 1)
		qsort(all->item, all->n, sizeof *all->item, compare_answers);
	for (size_t i = 0, end; i < all->n; i = end) {
		end = run_end(all, i, false);
		if (!store_poll(in, i, end, e))
			return false;
	}
	if (all->n_totals)
		intake_note(in, MSG_NOTE, 0, 0, W_POLL_TOTALS, num_plain_int(in->mem, all->n_totals), NULL, NULL);
	return true;
}

static const struct facts polls_facts = { .open = polls_open, .row = polls_row, .close = polls_close };

const struct importer poll_votes = {
	.name = "polls",
	.title = W_KIND_POLLS,
	.platform = "",
	.column = columns,
	.n_columns = N_COLUMNS,
	.zone = ZONE_AMSTERDAM,
	.dates = DATES_EUROPE,
	.template = true,
	.example = W_TEMPLATE_EXAMPLE_POLLS,
	.facts = &polls_facts,
};
