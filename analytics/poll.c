#include "poll.h"
#include "check.h"
#include "result.h"
#include "weight.h"
#include <stdlib.h>
#include <string.h>

enum { OLDEST = 99, MOST_SEXES = 2, NO_GROUP = -1 };
static const char sexes[MOST_SEXES] = { 'F', 'M' };

/* ---- the age groups that can be told apart */

/* Age groups one after another, with how many answered in each and how many people there are. */
struct bands {
	size_t n;
	struct group *group;
	int64_t *votes;
	double *people;
};

static struct bands bands_new(struct mem *m, size_t most)
{
	return (struct bands){ 0, mem_array(m, most, sizeof(struct group)), mem_array(m, most, sizeof(int64_t)),
		               mem_array(m, most, sizeof(double)) };
}

static void bands_remove(struct bands *b, size_t i)
{
	b->n--;
	memmove(b->group + i, b->group + i + 1, (b->n - i) * sizeof *b->group);
	memmove(b->votes + i, b->votes + i + 1, (b->n - i) * sizeof *b->votes);
	memmove(b->people + i, b->people + i + 1, (b->n - i) * sizeof *b->people);
}

/* Join the group with the fewest votes with the neighbour that has fewer. */
static void bands_join_smallest(struct bands *b)
{
	size_t i = 0;
	for (size_t g = 1; g < b->n; g++)
		if (b->votes[g] < b->votes[i])
			i = g;
	if (i == b->n - 1 || (i > 0 && b->votes[i - 1] < b->votes[i + 1]))
		i--;
	b->group[i].age_to = b->group[i + 1].age_to;
	b->votes[i] += b->votes[i + 1];
	b->people[i] += b->people[i + 1];
	bands_remove(b, i + 1);
}

static int compare_ages(const void *x, const void *y)
{
	const struct poll_vote *a = x, *b = y;
	return a->age_from != b->age_from ? (a->age_from > b->age_from) - (a->age_from < b->age_from)
	                                  : (a->age_to > b->age_to) - (a->age_to < b->age_to);
}

static void bands_append(struct bands *b, int from, int to, int64_t votes)
{
	b->group[b->n] = (struct group){ 0, from, to };
	b->votes[b->n++] = votes;
}

size_t poll_ages(struct mem *m, const struct poll_vote vote[], size_t n, int min_age, struct group out[])
{
	struct poll_vote *v = mem_array(m, n + 1, sizeof *v);
	struct bands b = bands_new(m, 2 * n + 1);
	if (n)
		memcpy(v, vote, n * sizeof *v);
	if (n > 1)
		qsort(v, n, sizeof *v, compare_ages);
	for (size_t i = 0; i < n; i++) {
		int from = v[i].age_from > min_age ? v[i].age_from : min_age, to = v[i].age_to >= OLDEST ? AGE_OPEN : v[i].age_to;
		struct group *last = b.n ? &b.group[b.n - 1] : NULL;
		if (v[i].age_from < 0 || to < min_age)
			continue;
		if (last && from <= last->age_to) {
			last->age_to = to > last->age_to ? to : last->age_to;
			b.votes[b.n - 1] += v[i].n;
			continue;
		}
		if (last && from > last->age_to + 1)
			bands_append(&b, last->age_to + 1, from - 1, 0);
		bands_append(&b, from, to, v[i].n);
	}
	if (b.n && b.group[b.n - 1].age_to < AGE_OPEN)
		bands_append(&b, b.group[b.n - 1].age_to + 1, AGE_OPEN, 0);
	while (b.n > POLL_MOST_AGES)
		bands_join_smallest(&b);
	memcpy(out, b.group, b.n * sizeof *out);
	return b.n;
}

/* ---- whom the weights can use */

static int sex_of(const struct poll_vote *v)
{
	for (int i = 0; i < MOST_SEXES; i++)
		if (v->sex == sexes[i])
			return i;
	return NO_GROUP;
}

static int age_of(const struct poll_vote *v, const struct group age[], size_t n)
{
	int to = v->age_to >= OLDEST ? AGE_OPEN : v->age_to;
	for (size_t i = 0; i < n && v->age_from >= 0; i++)
		if (to >= age[i].age_from && to <= age[i].age_to)
			return (int)i;
	return NO_GROUP;
}

/* Of whom each trait used is known. */
static bool is_known(const struct poll_vote *v, bool by_sex, bool by_age, const struct bands *b)
{
	return (!by_sex || sex_of(v) != NO_GROUP) && (!by_age || age_of(v, b->group, b->n) != NO_GROUP);
}

/* Both sexes are large enough. */
static bool sexes_are_enough(const struct poll_vote vote[], size_t n, bool by_age, const struct bands *b, int64_t threshold)
{
	int64_t count[MOST_SEXES] = { 0 };
	for (size_t i = 0; i < n; i++)
		if (is_known(&vote[i], true, by_age, b))
			count[sex_of(&vote[i])] += vote[i].n;
	return count[0] >= threshold && count[1] >= threshold;
}

static void count_ages(const struct poll_vote vote[], size_t n, bool by_sex, struct bands *b)
{
	memset(b->votes, 0, b->n * sizeof *b->votes);
	for (size_t i = 0; i < n; i++)
		if (is_known(&vote[i], by_sex, true, b))
			b->votes[age_of(&vote[i], b->group, b->n)] += vote[i].n;
	for (size_t i = b->n; i-- > 0;) /* nobody lives there and nobody answered */
		if (b->votes[i] == 0 && !(b->people[i] > 0))
			bands_remove(b, i);
}

/* Groups that are large enough, neighbours joined where they are not. False: there are no two. *empty: the first group of which nobody
 * answered; it cannot be joined, for then others would speak for it. Where all are of one group nobody else is named. */
static bool make_ages(struct bands *b, int64_t threshold, bool *joined, const struct group **empty)
{
	size_t n_filled = 0;
	*empty = NULL;
	for (size_t i = 0; i < b->n; i++) {
		n_filled += b->votes[i] > 0;
		if (b->votes[i] == 0 && !*empty)
			*empty = &b->group[i];
	}
	if (n_filled < 2)
		*empty = NULL;
	if (*empty || n_filled < 2)
		return false;
	for (;;) {
		int64_t least = INT64_MAX;
		for (size_t i = 0; i < b->n; i++)
			least = b->votes[i] < least ? b->votes[i] : least;
		if (b->n < 2 || least >= threshold)
			return b->n >= 2;
		bands_join_smallest(b);
		*joined = true;
	}
}

/* Which traits are used, and in which groups; a refusal in out unless one is left. */
static struct bands choose_traits(struct mem *m, const struct poll_vote vote[], size_t n, const struct poll_population *p,
                                  const struct poll_rule *rule, struct poll_weights *out)
{
	struct bands b = bands_new(m, POLL_MOST_AGES);
	bool asked_sex = false, asked_age = false;
	for (size_t i = 0; i < n; i++) {
		asked_sex |= vote[i].sex != 0;
		asked_age |= vote[i].age_from >= 0;
	}
	bool can_sex = asked_sex && p->has_sex, can_age = asked_age && p->has_age;
	if (can_age) {
		b.n = p->n_ages;
		memcpy(b.group, p->age, b.n * sizeof *b.group);
		memcpy(b.people, p->by_age, b.n * sizeof *b.people);
	}
	out->by_sex = can_sex && sexes_are_enough(vote, n, can_age, &b, rule->threshold);
	if (can_age) {
		const struct group *empty;
		count_ages(vote, n, out->by_sex, &b);
		out->by_age = make_ages(&b, rule->threshold, &out->joined, &empty);
		out->refusal = empty ? POLL_EMPTY : POLL_WEIGHTED;
		out->group = empty ? *empty : out->group;
	}
	if (!out->by_age)
		out->joined = false;
	out->sex_dropped = can_sex && !out->by_sex;
	out->age_dropped = can_age && !out->by_age;
	if (out->refusal == POLL_WEIGHTED && !out->by_sex && !out->by_age)
		out->refusal = !asked_sex && !asked_age ? POLL_NO_GROUPS
		               : !p->found              ? POLL_NO_CENSUS
		               : !can_sex && !can_age   ? POLL_NO_FIT_CENSUS
		                                        : POLL_FEW;
	return b;
}

/* ---- the weights */

/* The cells that hold somebody, and what they chose. */
struct table {
	size_t n_cells;
	size_t *sex, *age; /* of each cell */
	int64_t *x; /* n_options x n_cells */
	double *people;
};

static struct table tabulate(struct mem *m, const struct poll_vote vote[], size_t n, size_t n_options, const struct bands *b,
                             struct poll_weights *out)
{
	size_t n_ages = out->by_age ? b->n : 1, most = MOST_SEXES * n_ages;
	struct table t = { 0, mem_array(m, most, sizeof(size_t)), mem_array(m, most, sizeof(size_t)), NULL,
		           mem_array(m, most, sizeof(double)) };
	size_t *cell = mem_array(m, most, sizeof *cell);
	int64_t *all = mem_array(m, most, sizeof *all);
	for (size_t pass = 0; pass < 2; pass++) { /* first how many are in each, then what the filled ones chose */
		for (size_t i = 0; i < n; i++) {
			bool known = is_known(&vote[i], out->by_sex, out->by_age, b);
			size_t sex = known && out->by_sex ? (size_t)sex_of(&vote[i]) : 0;
			size_t age = known && out->by_age ? (size_t)age_of(&vote[i], b->group, b->n) : 0, at = sex * n_ages + age;
			if (pass == 0)
				*(known ? &all[at] : &out->left_out) += vote[i].n;
			else if (known && vote[i].n > 0)
				t.x[vote[i].option * t.n_cells + cell[at]] += vote[i].n;
		}
		for (size_t at = 0; at < most && pass == 0; at++) {
			if (all[at] == 0)
				continue;
			t.sex[t.n_cells] = at / n_ages;
			t.age[t.n_cells] = at % n_ages;
			t.people[t.n_cells] = (double)all[at];
			cell[at] = t.n_cells++;
			out->n += all[at];
		}
		t.x = pass == 0 ? mem_array(m, n_options * t.n_cells, sizeof *t.x) : t.x;
	}
	return t;
}

/* People of a cell are alike, so that it can stand for them. */
static struct weight_cells cells_of(struct mem *m, const struct table *t, const struct poll_weights *w)
{
	struct weight_cells c = { .n = t->n_cells, .n_people = (size_t)w->n, .base = t->people, .square = t->people };
	c.group = mem_array(m, 2 * t->n_cells, sizeof *c.group);
	c.least = mem_array(m, t->n_cells, sizeof(double));
	if (w->by_sex)
		memcpy(c.group, t->sex, t->n_cells * sizeof *c.group);
	if (w->by_age)
		memcpy(c.group + (w->by_sex ? t->n_cells : 0), t->age, t->n_cells * sizeof *c.group);
	for (size_t i = 0; i < t->n_cells; i++)
		c.least[i] = 1;
	c.most = c.least;
	return c;
}

static void tell_refusal(const struct weight_refused *r, const struct table *t, const struct bands *b, struct poll_weights *out)
{
	bool sex = out->by_sex && r->trait == 0;
	double has = 0;
	for (size_t i = 0; i < t->n_cells; i++)
		has += (sex ? t->sex : t->age)[i] == r->group ? t->people[i] : 0;
	out->refusal = r->why == WEIGHT_BEYOND ? POLL_BEYOND : r->why == WEIGHT_EMPTY ? POLL_EMPTY : POLL_NO_WEIGHTS;
	out->group = sex ? (struct group){ sexes[r->group], 0, AGE_OPEN } : b->group[r->group];
	out->has = (int64_t)has;
	out->needs = r->needs;
}

static bool weigh(struct mem *m, const struct table *t, const struct bands *b, const struct poll_population *p, size_t n_options,
                  struct poll_weights *out, struct err *e)
{
	struct weight_trait trait[2];
	struct weight_fit fit;
	struct err refusal = { 0 };
	size_t n_traits = 0;
	struct weight_cells cells = cells_of(m, t, out);
	if (out->by_sex)
		trait[n_traits++] = (struct weight_trait){ MOST_SEXES, NULL, p->sex, NULL };
	if (out->by_age)
		trait[n_traits++] = (struct weight_trait){ b->n, NULL, b->people, NULL };
	if (!weight_people(m, &cells, trait, n_traits, &fit, &refusal)) {
		if (fit.refused.why == WEIGHT_FITS)
			*e = refusal;
		else
			tell_refusal(&fit.refused, t, b, out);
		return fit.refused.why != WEIGHT_FITS;
	}
	double *weight = mem_array(m, t->n_cells, sizeof *weight), *share = mem_array(m, n_options, sizeof *share);
	for (size_t i = 0; i < t->n_cells; i++)
		weight[i] = fit.factor[i] * fit.summary.n / fit.summary.sum;
	for (size_t i = 0; i < n_options * t->n_cells; i++)
		share[i / t->n_cells] += weight[i % t->n_cells] * (double)t->x[i] / fit.summary.n;
	out->bounded = fit.bounded;
	out->n_cells = t->n_cells;
	out->x = t->x;
	out->weight = weight;
	out->share = share;
	out->n_eff = fit.summary.n_eff;
	out->max = fit.summary.max;
	return true;
}

bool poll_weigh(struct mem *m, const struct poll_vote vote[], size_t n, size_t n_options, const struct poll_population *p,
                const struct poll_rule *rule, struct poll_weights *out, struct err *e)
{
	*out = (struct poll_weights){ .n_eff = MISSING, .max = MISSING };
	for (size_t i = 0; i < n; i++) {
		if (vote[i].option >= n_options || vote[i].n < 0)
			return check_refuse(e, W_STAT_COUNT, vote[i].n < 0 ? (double)vote[i].n : (double)vote[i].option, 0);
	}
	struct bands b = choose_traits(m, vote, n, p, rule, out);
	if (out->by_age) {
		out->n_ages = b.n;
		memcpy(out->age, b.group, b.n * sizeof *b.group);
	}
	if (out->refusal != POLL_WEIGHTED)
		return true;
	struct table t = tabulate(m, vote, n, n_options, &b, out);
	if ((double)out->left_out > rule->max_unknown * (double)(out->n + out->left_out)) {
		out->refusal = POLL_UNKNOWN;
		return true;
	}
	return weigh(m, &t, &b, p, n_options, out, e);
}
