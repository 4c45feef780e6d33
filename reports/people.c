#include "people.h"
#include "analytics/disclose.h"
#include "analytics/distance.h"
#include "analytics/interval.h"
#include "analytics/represent.h"
#include "base/num.h"
#include "ledger.h"
#include <assert.h>

/* ---- from results to counts */

static int64_t whole(double people)
{
	return llround(people);
}

static const struct dimension_result *side_of(const struct people_cut *cut, enum ledger_column c, size_t dimension)
{
	if (c == LEDGER_TOTAL)
		return &cut->verdict->dimension[dimension];
	return c == LEDGER_HALL ? &cut->hall[dimension] : &cut->online[dimension];
}

static bool same_group(struct group a, struct group b)
{
	return a.sex == b.sex && a.age_from == b.age_from && a.age_to == b.age_to;
}

/* Hall and online can stand apart if they are known in every month and add up to the total. */
static bool has_sides(const struct people_input *in, size_t dimension)
{
	for (size_t t = 0; t < in->n_cuts; t++) {
		const struct people_cut *cut = &in->cut[t];
		if (!cut->hall || !cut->online)
			return false;
		const struct dimension_result *all = side_of(cut, LEDGER_TOTAL, dimension);
		const struct dimension_result *hall = side_of(cut, LEDGER_HALL, dimension),
		                              *online = side_of(cut, LEDGER_ONLINE, dimension);
		assert(hall->k == all->k && online->k == all->k);
		for (size_t i = 0; i < all->k; i++)
			if (whole(hall->group[i].x) + whole(online->group[i].x) != whole(all->group[i].x))
				return false;
	}
	return true;
}

static void release(struct mem *m, struct ledger *l, const struct people_cut *cut, size_t dimension)
{
	int64_t *x[LEDGER_COLUMNS] = { NULL };
	for (int c = 0; c < (l->has_sides ? LEDGER_COLUMNS : LEDGER_HALL); c++) {
		const struct dimension_result *d = side_of(cut, (enum ledger_column)c, dimension);
		x[c] = mem_array(m, l->k, sizeof *x[c]);
		for (size_t i = 0; i < l->k; i++)
			x[c][i] = whole(d->group[i].x);
	}
	ledger_release(l, (const int64_t *const[]){ x[LEDGER_TOTAL], x[LEDGER_HALL], x[LEDGER_ONLINE] });
}

/* ---- the state of a hidden group: "clearly too few" may be said when that leaves its size as unknown as it was */

/* The largest count that the verdict calls "under", -1 if none; the verdict's own rule (represent.h), its limit as a function of the count. */
static int64_t most_under(const struct people_input *in, const struct verdict_result *v, const struct dimension_result *d,
                          const struct group_result *g)
{
	const struct agreement *a = &in->facts.criterion.agreement;
	int64_t lo = -1, hi = whole(d->known);
	if (d->gate != GATE_PASSED || g->population_se > 0)
		return -1;
	while (lo < hi) { /* under at lo, not known above hi */
		int64_t mid = lo + (hi - lo + 1) / 2;
		double limit = interval_exact_upper((double)mid / a->deff, d->known / a->deff, a->alpha / (2 * v->n_tests));
		if (limit < g->population - g->tolerance)
			lo = mid;
		else
			hi = mid - 1;
	}
	return lo;
}

static void tell_states(struct mem *m, const struct people_input *in, const struct people_cut *cut, size_t dimension, struct ledger *l,
                        bool tells[])
{
	const struct dimension_result *d = &cut->verdict->dimension[dimension];
	int64_t *limit = mem_array(m, l->k, sizeof *limit);
	for (size_t i = 0; i < l->k; i++) {
		limit[i] = most_under(in, cut->verdict, d, &d->group[i]);
		if ((whole(d->group[i].x) <= limit[i]) != (d->group[i].state == STATE_UNDER))
			limit[i] = -1; /* on the very edge: the verdict's word stands, and nothing is told */
	}
	ledger_tell(l, limit, tells);
}

/* ---- the view */

double people_told(bool for_public, double n)
{
	return for_public ? disclose_round(n, PEOPLE_PUBLIC_STEP) : n;
}

/* Fewer than the threshold stay as they are: they are printed as "fewer than 10", never as 0. */
static int64_t told(const struct people_input *in, int64_t n)
{
	return n == COUNT_MISSING || n < in->threshold ? n : whole(people_told(in->for_public, (double)n));
}

/* Made from the counts as they are told, which may each stand for half a step more or less; n is the sum of k of them. */
static struct interval told_interval(const struct people_input *in, const struct group_result *g, int64_t x, int64_t n, size_t k)
{
	const struct agreement *a = &in->facts.criterion.agreement;
	double half = PEOPLE_PUBLIC_STEP / 2.0, most = (double)n + half * (double)k,
	       least = fmax((double)x + half, (double)n - half * (double)k);
	if (isnan(g->interval.lo))
		return g->interval;
	struct interval low = represent_limits(fmax(0, (double)x - half) / a->deff, most / a->deff, g->population_se, a->alpha);
	struct interval high = represent_limits(fmin(least, (double)x + half) / a->deff, least / a->deff, g->population_se, a->alpha);
	return (struct interval){ low.lo, high.hi };
}

/* Does the state stand whoever the unknowns are? From the counts as they are told, at their worst, so that it tells nothing more: for the
 * public each may stand for half a step more or less, and fewer unknowns than the threshold for as many as that allows. */
static bool is_sure(const struct people_input *in, const struct people_table *t, const struct people_group *v, const struct group_result *g,
                    double n_tests)
{
	const struct agreement *a = &in->facts.criterion.agreement;
	double half = in->for_public ? PEOPLE_PUBLIC_STEP / 2.0 : 0, apart = half * fmax(2, (double)t->k - 1);
	double x = (double)v->x, others = (double)(t->known - v->x), low = fmax(0, x - half), rest = fmax(0, others - apart);
	double unknown = in->for_public && t->unknown < in->threshold ? (double)(in->threshold - 1) : (double)t->unknown + half,
	       high = x + half + unknown;
	if (t->unknown == 0)
		return true;
	return represent_state(g, low, low + others + apart + unknown, a, n_tests) == v->state &&
	       represent_state(g, high, high + rest, a, n_tests) == v->state;
}

/* n_tests: of the verdict; 0: there is none. */
static struct people_group group_view(const struct people_input *in, const struct people_table *t, const struct group_result *g,
                                      bool hidden, double n_tests)
{
	struct people_group v = { .group = g->group,
		                  .population = g->population,
		                  .tolerance = g->tolerance,
		                  .hidden = hidden,
		                  .x = COUNT_MISSING,
		                  .share = MISSING,
		                  .interval = { MISSING, MISSING },
		                  .state = STATE_OPEN };
	if (hidden || t->gate == GATE_BANDS) /* who is old enough is not known, so that no count is right */
		return v;
	v.x = told(in, whole(g->x));
	v.has_state = n_tests > 0 && t->gate == GATE_PASSED;
	v.state = v.has_state ? g->state : STATE_OPEN;
	v.sure = v.has_state && is_sure(in, t, &v, g, n_tests);
	if (t->percentages) {
		v.share = in->for_public ? fmin(1, (double)v.x / (double)t->known) : g->share;
		v.interval = in->for_public ? told_interval(in, g, v.x, t->known, t->k) : g->interval;
	}
	return v;
}

static double r_score_of(struct mem *m, const struct dimension_result *d)
{
	double *x = mem_array(m, d->k, sizeof *x), *population = mem_array(m, d->k, sizeof *population);
	for (size_t i = 0; i < d->k; i++) {
		x[i] = d->group[i].x;
		population[i] = d->group[i].population;
	}
	return distance_r_score(x, population, d->k);
}

struct gate_run {
	struct mem *mem;
	const struct people_input *in;
	struct ledger *ledger; /* one for each dimension */
	size_t n_dimensions;
	const bool **tells; /* n_cuts x n_dimensions: of each group, is the state of the hidden one told? */
};

/* Rule 9: a group that is hidden now is hidden in the months before it too. More is hidden than the ledger asks for, so what that answers
 * for stands. */
static bool is_hidden(const struct ledger *l, enum ledger_column c, size_t month, size_t i)
{
	return ledger_is_hidden(l, c, month, i) || ledger_is_hidden(l, c, l->n - 1, i);
}

/* For the public the sum of what is told of the groups, so that shares add up to 100; of an earlier month as its own report told it. */
static int64_t told_known(const struct people_input *in, const struct ledger *l, enum ledger_column c, size_t month,
                          const struct dimension_result *d)
{
	int64_t sum = 0;
	if (!in->for_public || ledger_n_hidden(l, c, month) > 0)
		return told(in, whole(d->known));
	for (size_t i = 0; i < d->k; i++)
		sum += told(in, whole(d->group[i].x));
	return sum;
}

static void table_view(const struct gate_run *run, size_t month, enum ledger_column c, size_t dimension, struct people_table *t)
{
	const struct people_input *in = run->in;
	const struct ledger *l = &run->ledger[dimension];
	const struct dimension_result *d = side_of(&in->cut[month], c, dimension);
	size_t n_hidden = 0;
	for (size_t i = 0; i < d->k; i++)
		n_hidden += is_hidden(l, c, month, i);
	*t = (struct people_table){ .dimension = d->dimension,
		                    .gate = d->gate,
		                    .k = d->k,
		                    .known = told_known(in, l, c, month, d),
		                    .unknown = told(in, whole(d->unknown)),
		                    .mirror = MISSING,
		                    .tvd = MISSING,
		                    .r_score = MISSING,
		                    .lottery = in->for_public ? round(d->lottery) : d->lottery, /* it follows from the number of people */
		                    .n_hidden = n_hidden };
	t->percentages = whole(d->known) >= PEOPLE_PERCENT_BASE;
	t->group = mem_array(run->mem, t->k, sizeof *t->group);
	for (size_t i = 0; i < t->k; i++)
		t->group[i] =
		        group_view(in, t, &d->group[i], is_hidden(l, c, month, i), c == LEDGER_TOTAL ? in->cut[month].verdict->n_tests : 0);
	if (t->n_hidden == 0 && t->percentages && people_bands_fit(t)) {
		t->mirror = in->for_public ? round(d->mirror) : d->mirror;
		t->tvd = in->for_public ? disclose_round(d->tvd, 0.01) : d->tvd;
		t->r_score = in->for_public ? MISSING : r_score_of(run->mem, d);
	}
}

static const struct people_table *sides_view(const struct gate_run *run, size_t month, enum ledger_column c)
{
	struct people_table *t = mem_array(run->mem, run->n_dimensions, sizeof *t);
	for (size_t i = 0; i < run->n_dimensions; i++) {
		if (!run->ledger[i].has_sides)
			return NULL;
		table_view(run, month, c, i, &t[i]);
	}
	return t;
}

/* Told only when every group is: it follows from the count of its group. */
static void tipping_view(const struct verdict_result *v, bool all_shown, struct people_month *out)
{
	out->tipping = MISSING;
	for (size_t i = 0; all_shown && v->tipping.group && i < v->n_dimensions; i++) {
		const struct dimension_result *d = &v->dimension[i];
		if (v->tipping.group < d->group || v->tipping.group >= d->group + d->k)
			continue;
		out->tipping = v->tipping.share;
		out->tipping_at_least = !v->tipping.at_most;
		out->tipping_dimension = d->dimension;
		out->tipping_group = v->tipping.group->group;
	}
}

static double people_of(const struct dimension_result *d)
{
	return d->known + d->unknown;
}

static void month_view(const struct gate_run *run, size_t month, struct people_month *out)
{
	const struct people_cut *cut = &run->in->cut[month];
	struct people_table *total = mem_array(run->mem, run->n_dimensions, sizeof *total);
	bool all_shown = true;
	for (size_t i = 0; i < run->n_dimensions; i++) {
		table_view(run, month, LEDGER_TOTAL, i, &total[i]);
		for (size_t j = 0; j < total[i].k; j++)
			if (run->tells[month * run->n_dimensions + i][j]) {
				total[i].group[j].has_state = true;
				total[i].group[j].state = STATE_UNDER;
				total[i].group[j].sure = total[i].unknown == 0;
			}
		all_shown = all_shown && total[i].n_hidden == 0;
	}
	bool exact = all_shown && !run->in->for_public; /* these would tell the exact counts */
	*out = (struct people_month){ .month = cut->month,
		                      .verdict = cut->verdict->verdict,
		                      .observed_inside = cut->verdict->observed_inside,
		                      .robust_to_unknowns = cut->verdict->robust_to_unknowns,
		                      .total = total,
		                      .enough_came = isfinite(cut->needed) && people_of(&cut->verdict->dimension[0]) >= cut->needed,
		                      .deff_star = exact ? cut->verdict->deff_star : MISSING,
		                      .needed = exact && isfinite(cut->needed) ? cut->needed : MISSING,
		                      .hall = sides_view(run, month, LEDGER_HALL),
		                      .online = sides_view(run, month, LEDGER_ONLINE) };
	tipping_view(cut->verdict, exact, out);
}

static void release_all(const struct gate_run *run)
{
	for (size_t t = 0; t < run->in->n_cuts; t++)
		for (size_t i = 0; i < run->n_dimensions; i++) {
			struct ledger *l = &run->ledger[i];
			bool *tells = mem_array(run->mem, l->k, sizeof *tells);
			release(run->mem, l, &run->in->cut[t], i);
			tell_states(run->mem, run->in, &run->in->cut[t], i, l, tells);
			run->tells[t * run->n_dimensions + i] = tells;
		}
}

static bool none_or_enough(int64_t n, int64_t threshold)
{
	return n == 0 || n >= threshold;
}

static int64_t n_unknown(const struct people_input *in, enum dimension d)
{
	const struct verdict_result *now = in->n_cuts ? in->cut[in->n_cuts - 1].verdict : NULL;
	for (size_t i = 0; now && i < now->n_dimensions; i++)
		if (now->dimension[i].dimension == d)
			return whole(now->dimension[i].unknown);
	return 0;
}

/* Rule 11. Beside fewer unknowns than the threshold that there are such people at all would tell that they are as few: of ages nothing is said
 * then, and of another sex the same whether there are any or not. */
static void gate_apart(const struct people_input *in, struct people_facts *f)
{
	bool open = !in->for_public && !f->part;
	int64_t least = in->threshold, unknown = n_unknown(in, DIM_SEX), aged = n_unknown(in, DIM_AGE);
	if (!open || !none_or_enough(f->crossing, least) || !none_or_enough(f->crossing_sexed, least) ||
	    !none_or_enough(f->crossing - f->crossing_sexed, least)) {
		bool some = (aged ? aged : unknown) >= least;
		f->crossing = some && f->crossing ? COUNT_MISSING : 0;
		f->crossing_sexed = some && f->crossing_sexed ? COUNT_MISSING : 0;
	}
	unknown -= f->crossing_sexed == COUNT_MISSING ? 0 : f->crossing_sexed;
	if (unknown > 0 && unknown < least)
		f->other_sex = COUNT_MISSING;
	else if (f->other_sex && (!open || f->other_sex < least || unknown - f->other_sex < least))
		f->other_sex = COUNT_MISSING;
}

static void facts_view(struct mem *m, const struct people_input *in, struct people_facts *f)
{
	*f = in->facts;
	int64_t *const count[] = { &f->participations, &f->persons, &f->persons_least, &f->persons_most, &f->first_time_unknown };
	struct activity_row *row = mem_array(m, f->n_activities, sizeof *row);
	for (size_t i = 0; i < sizeof count / sizeof *count; i++)
		*count[i] = told(in, *count[i]);
	for (size_t i = 0; i < f->n_activities; i++) {
		row[i] = f->activity[i];
		row[i].n = told(in, row[i].n);
	}
	f->activity = row;
	gate_apart(in, f);
}

static void check_groups(const struct people_input *in)
{
	const struct verdict_result *first = in->cut[0].verdict;
	for (size_t t = 1; t < in->n_cuts; t++) {
		const struct verdict_result *v = in->cut[t].verdict;
		assert(in->cut[t].month > in->cut[t - 1].month && v->n_dimensions == first->n_dimensions);
		for (size_t i = 0; i < v->n_dimensions; i++) {
			assert(v->dimension[i].k == first->dimension[i].k);
			for (size_t j = 0; j < v->dimension[i].k; j++)
				assert(same_group(v->dimension[i].group[j].group, first->dimension[i].group[j].group));
		}
	}
}

bool people_pass(struct mem *m, const struct people_input *in, struct people *out, struct err *e)
{
	if (in->threshold < PEOPLE_THRESHOLD_LEAST)
		return err_set(e, ERR_INPUT, W_PEOPLE_THRESHOLD_LOW, num_plain_int(m, in->threshold),
		               num_plain_int(m, PEOPLE_THRESHOLD_LEAST), NULL);
	*out = (struct people){ .threshold = in->threshold, .for_public = in->for_public, .n_months = in->n_cuts };
	facts_view(m, in, &out->facts);
	if (in->n_cuts == 0)
		return true;
	check_groups(in);
	out->n_dimensions = in->cut[0].verdict->n_dimensions;
	struct gate_run run = { .mem = m, .in = in, .n_dimensions = out->n_dimensions };
	run.ledger = mem_array(m, run.n_dimensions, sizeof *run.ledger);
	for (size_t i = 0; i < run.n_dimensions; i++)
		ledger_init(&run.ledger[i], m, in->cut[0].verdict->dimension[i].k, in->n_cuts, in->threshold, has_sides(in, i),
		            in->for_public);
	run.tells = mem_array(m, in->n_cuts * run.n_dimensions, sizeof *run.tells);
	release_all(&run);
	struct people_month *month = mem_array(m, in->n_cuts, sizeof *month);
	for (size_t t = 0; t < in->n_cuts; t++)
		month_view(&run, t, &month[t]);
	out->month = month;
	return true;
}

/* ---- looking */

const struct people_month *people_now(const struct people *p)
{
	return p->n_months ? &p->month[p->n_months - 1] : NULL;
}

const struct people_month *people_at(const struct people *p, int month)
{
	for (size_t i = p->n_months; i-- > 0;)
		if (p->month[i].month <= month)
			return &p->month[i];
	return NULL;
}

const struct people_month *people_shown_at(const struct people *p, int month)
{
	return p->facts.starts && month < month_of_day(p->facts.starts) ? NULL : people_at(p, month);
}

const struct people_month *people_month_before(const struct people *p)
{
	return people_shown_at(p, month_of_day(p->facts.until) - 1);
}

/* How many participants in a hundred a group falls short; of a hidden group at least so many. */
static double shortage(const struct people *p, const struct people_table *t, const struct people_group *g)
{
	int64_t most = g->hidden ? p->threshold - 1 : g->x;
	return t->known > 0 ? g->population - (double)most / (double)t->known : 0;
}

/* How far the interval of an open group goes beyond what was agreed; of a base too small for percentages, how far the group falls short. */
static double doubt(const struct people *p, const struct people_table *t, const struct people_group *g)
{
	if (isnan(g->interval.lo))
		return shortage(p, t, g);
	return fmax(g->population - g->tolerance - g->interval.lo, g->interval.hi - g->population - g->tolerance);
}

const struct people_group *people_weakest(const struct people *p, const struct people_month *month, const struct people_table **table)
{
	enum rank { NOT, SHORT, OPEN, UNDER };
	const struct people_group *worst = NULL;
	enum rank best = NOT;
	double most = 0;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		const struct people_table *t = &month->total[i];
		for (size_t j = 0; t->gate == GATE_PASSED && j < t->k; j++) {
			const struct people_group *g = &t->group[j];
			bool shown = !g->hidden && g->x != COUNT_MISSING;
			enum rank rank = g->has_state && g->state == STATE_UNDER           ? UNDER
			                 : shown && g->has_state && g->state == STATE_OPEN ? OPEN
			                 : shown && shortage(p, t, g) > 0                  ? SHORT
			                                                                   : NOT;
			double now = rank == OPEN ? doubt(p, t, g) : shortage(p, t, g);
			if (rank == NOT || rank < best || (rank == best && now <= most))
				continue;
			worst = g;
			best = rank;
			most = now;
			*table = t;
		}
	}
	return worst;
}

bool people_bands_fit(const struct people_table *t)
{
	return t->gate != GATE_BANDS && t->gate != GATE_UNFIT;
}
