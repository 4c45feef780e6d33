#include "mix.h"
#include "check.h"
#include "distance.h"
#include "draw.h"
#include "linear.h"
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sort.h>

enum { MOST_SETS = 531441 }; /* 3^12 */
static const double MOST_PEOPLE = 1e9; /* of a profile drawn again */
static const double ROUNDING = 1e-9, RIDGE = 1e-8, SAME_SHARE = 1e-6;

enum place { PLACE_FREE, PLACE_LOWER, PLACE_UPPER };

/* The channels with all shares normalised, and room for the equations of one set. */
struct plan {
	size_t n, k;
	double *p, *pi, *lo, *up;
	double *h; /* n x n: sum over groups of p p' / pi */
	double ridge; /* weight on the sum of squared w: 0, or just enough to tell equally good mixes apart */
	enum place *place; /* n */
	size_t *free; /* the channels in between their limits */
	double *kkt, *right, *step; /* (n + 1)^2, n + 1, n + 1 */
	size_t *permutation;
};

static bool normalise(const double v[], size_t k, double out[], struct err *e)
{
	double sum = 0;
	if (!check_counts(v, k, e))
		return false;
	for (size_t i = 0; i < k; i++)
		sum += v[i];
	if (!(sum > 0) || isinf(sum))
		return check_refuse(e, W_STAT_PROFILE, sum, 0);
	for (size_t i = 0; i < k; i++)
		out[i] = v[i] / sum;
	return true;
}

static bool limits_check(const struct plan *p, struct err *e)
{
	double low = 0, high = 0, n_sets = 1;
	for (size_t c = 0; c < p->n; c++) {
		if (!(p->lo[c] >= 0) || !(p->up[c] <= 1) || !(p->lo[c] <= p->up[c]))
			return check_refuse(e, W_STAT_LIMITS, p->lo[c], p->up[c]);
		low += p->lo[c];
		high += p->up[c];
		n_sets *= p->up[c] < 1 ? 3 : 2;
	}
	if (low > 1 + ROUNDING || high < 1 - ROUNDING)
		return check_refuse(e, W_STAT_LIMITS_SUM, low, high);
	return n_sets <= MOST_SETS || check_refuse(e, W_STAT_CHANNELS, (double)p->n, 0);
}

static bool plan_start(struct mem *m, const struct mix_channels *in, struct plan *p, struct err *e)
{
	size_t n = in->n_channels, k = in->n_groups;
	if (!check_groups(k, e) || (n == 0 && !check_refuse(e, W_STAT_CHANNELS, 0, 0)))
		return false;
	*p = (struct plan){ .n = n, .k = k };
	p->p = mem_array(m, n * k, sizeof(double));
	p->pi = mem_array(m, k, sizeof(double));
	p->lo = mem_array(m, n, sizeof(double));
	p->up = mem_array(m, n, sizeof(double));
	p->h = mem_array(m, n * n, sizeof(double));
	p->place = mem_array(m, n, sizeof *p->place);
	p->free = mem_array(m, n, sizeof(size_t));
	p->kkt = mem_array(m, (n + 1) * (n + 1), sizeof(double));
	p->right = mem_array(m, n + 1, sizeof(double));
	p->step = mem_array(m, n + 1, sizeof(double));
	p->permutation = mem_array(m, n + 1, sizeof(size_t));
	if (!normalise(in->population, k, p->pi, e))
		return false;
	for (size_t c = 0; c < n; c++) {
		p->lo[c] = in->lower ? in->lower[c] : 0;
		p->up[c] = in->upper ? in->upper[c] : 1;
		if (!normalise(in->profile + c * k, k, p->p + c * k, e))
			return false;
		for (size_t g = 0; g < k; g++)
			if (!(p->pi[g] > 0) && p->p[c * k + g] > 0)
				return check_refuse(e, W_STAT_NOT_IN_POPULATION, (double)(g + 1), 0);
	}
	for (size_t i = 0; i < n * n; i++)
		for (size_t g = 0; g < k; g++)
			p->h[i] += p->pi[g] > 0 ? p->p[i / n * k + g] * p->p[i % n * k + g] / p->pi[g] : 0;
	return limits_check(p, e) && (!in->cost || check_counts(in->cost, n, e));
}

static void profile_of(const struct plan *p, const double w[], double q[])
{
	for (size_t g = 0; g < p->k; g++) {
		q[g] = 0;
		for (size_t c = 0; c < p->n; c++)
			q[g] += w[c] * p->p[c * p->k + g];
	}
}

/* Half the squared coefficient of variation. */
static double objective_of(const struct plan *p, const double w[])
{
	double sum = 0;
	for (size_t g = 0; g < p->k; g++) {
		double gap = -p->pi[g];
		for (size_t c = 0; c < p->n; c++)
			gap += w[c] * p->p[c * p->k + g];
		sum += p->pi[g] > 0 ? gap * gap / p->pi[g] : 0;
	}
	return sum / 2;
}

static double penalty_of(const struct plan *p, const double w[])
{
	double sum = 0;
	for (size_t c = 0; c < p->n; c++)
		sum += w[c] * w[c];
	return p->ridge * sum / 2;
}

/* Put the channels that are at a limit there; the rest is free. False when they already take more than everything. */
static bool set_fix(struct plan *p, double w[], size_t *n_free, double *left)
{
	*n_free = 0;
	*left = 1;
	for (size_t c = 0; c < p->n; c++) {
		if (p->place[c] == PLACE_FREE)
			p->free[(*n_free)++] = c;
		w[c] = p->place[c] == PLACE_FREE ? 0 : p->place[c] == PLACE_LOWER ? p->lo[c] : p->up[c];
		*left -= w[c];
	}
	return *left >= -ROUNDING;
}

/* The KKT equations of the free channels: their marginal cost is equal, and they share what is left. On the simplex the linear term of the
 * objective is a constant, since every profile adds up to 1. */
static void set_equations(struct plan *p, const double w[], size_t n_free, double left)
{
	size_t size = n_free + 1;
	for (size_t i = 0; i < n_free; i++) {
		const double *h = p->h + p->free[i] * p->n;
		p->right[i] = 0;
		for (size_t c = 0; c < p->n; c++)
			p->right[i] -= h[c] * w[c];
		for (size_t j = 0; j < n_free; j++)
			p->kkt[i * size + j] = h[p->free[j]] + (i == j ? p->ridge : 0);
		p->kkt[i * size + n_free] = p->kkt[n_free * size + i] = 1;
	}
	p->kkt[n_free * size + n_free] = 0;
	p->right[n_free] = left;
}

/* Solve them; false when they are singular, and then a smaller set has the same optimum. */
static bool set_solve(struct plan *p, size_t size)
{
	gsl_matrix_view a = gsl_matrix_view_array(p->kkt, size, size);
	gsl_vector_view right = gsl_vector_view_array(p->right, size), step = gsl_vector_view_array(p->step, size);
	gsl_permutation permutation = { size, p->permutation };
	double least = INFINITY, most = 0;
	int sign;
	if (gsl_linalg_LU_decomp(&a.matrix, &permutation, &sign))
		return false;
	for (size_t i = 0; i < size; i++) {
		least = fmin(least, fabs(p->kkt[i * size + i]));
		most = fmax(most, fabs(p->kkt[i * size + i]));
	}
	return least > 1e-13 * most && !gsl_linalg_LU_solve(&a.matrix, &permutation, &right.vector, &step.vector);
}

/* The least-norm solution of the same equations, whatever their rank. */
static bool set_solve_even(struct mem *m, struct plan *p, size_t size)
{
	gsl_matrix_view a = gsl_matrix_view_array(p->kkt, size, size);
	gsl_matrix_view v = gsl_matrix_view_array(mem_array(m, size * size, sizeof(double)), size, size);
	gsl_vector_view s = gsl_vector_view_array(mem_array(m, size, sizeof(double)), size);
	gsl_vector_view work = gsl_vector_view_array(mem_array(m, size, sizeof(double)), size);
	gsl_vector_view right = gsl_vector_view_array(p->right, size), step = gsl_vector_view_array(p->step, size);
	if (gsl_linalg_SV_decomp(&a.matrix, &v.matrix, &s.vector, &work.vector))
		return false;
	for (size_t i = 0; i < size; i++)
		if (gsl_vector_get(&s.vector, i) < 1e-11 * gsl_vector_get(&s.vector, 0))
			gsl_vector_set(&s.vector, i, 0);
	return !gsl_linalg_SV_solve(&a.matrix, &v.matrix, &s.vector, &right.vector, &step.vector);
}

/* Give the free channels their solution; false when one goes over its limits. */
static bool set_take(const struct plan *p, size_t n_free, double w[])
{
	for (size_t i = 0; i < n_free; i++) {
		size_t c = p->free[i];
		if (!(p->step[i] >= p->lo[c] - ROUNDING) || !(p->step[i] <= p->up[c] + ROUNDING))
			return false;
		w[c] = fmin(fmax(p->step[i], p->lo[c]), p->up[c]);
	}
	return true;
}

static bool set_try(struct plan *p, double w[])
{
	size_t n_free;
	double left;
	if (!set_fix(p, w, &n_free, &left))
		return false;
	if (n_free == 0)
		return left <= ROUNDING;
	set_equations(p, w, n_free, left);
	return set_solve(p, n_free + 1) && set_take(p, n_free, w);
}

static bool next_set(struct plan *p)
{
	for (size_t c = 0; c < p->n; c++) {
		enum place last = p->up[c] < 1 ? PLACE_UPPER : PLACE_LOWER;
		if (p->place[c] != last) {
			p->place[c] = p->place[c] == PLACE_FREE ? PLACE_LOWER : PLACE_UPPER;
			return true;
		}
		p->place[c] = PLACE_FREE;
	}
	return false;
}

/* The best point of all faces; p->place is left at the set that has it. */
static bool search(struct mem *m, struct plan *p, double best[], struct err *e)
{
	double *w = mem_array(m, p->n, sizeof(double)), least = INFINITY;
	enum place *kept = mem_array(m, p->n, sizeof *kept);
	for (size_t c = 0; c < p->n; c++)
		p->place[c] = PLACE_FREE;
	do {
		if (!set_try(p, w))
			continue;
		double value = objective_of(p, w) + penalty_of(p, w);
		if (value < least) {
			least = value;
			for (size_t c = 0; c < p->n; c++) {
				best[c] = w[c];
				kept[c] = p->place[c];
			}
		}
	} while (next_set(p));
	for (size_t c = 0; c < p->n; c++)
		p->place[c] = kept[c];
	return isfinite(least) || check_refuse(e, W_STAT_NO_END, (double)MOST_SETS, 0);
}

/* Of the mixes that are as good as w, the most even one: the ridge finds its set, the least-norm solution its exact place. */
static bool make_even(struct mem *m, struct plan *p, double w[], struct err *e)
{
	double *even = mem_array(m, p->n, sizeof(double)), left;
	size_t n_free;
	p->ridge = RIDGE;
	if (!search(m, p, even, e))
		return false;
	p->ridge = 0;
	set_fix(p, even, &n_free, &left);
	set_equations(p, even, n_free, left);
	bool fits = set_solve_even(m, p, n_free + 1) && set_take(p, n_free, even);
	if (fits && objective_of(p, even) <= objective_of(p, w) + 1e-14)
		for (size_t c = 0; c < p->n; c++)
			w[c] = even[c];
	return true;
}

/* Columns: what each channel has above its lower limit, the slack below each upper limit, and `more` others. Rows: a group each, then the
 * upper limits, then everything together. */
static struct linear program_start(struct mem *m, const struct plan *p, size_t more)
{
	struct linear l = linear_new(m, p->k + p->n + 1, 2 * p->n + more);
	size_t last = p->k + p->n;
	l.b[last] = 1;
	for (size_t c = 0; c < p->n; c++) {
		for (size_t g = 0; g < p->k; g++)
			linear_set(&l, g, c, p->p[c * p->k + g]);
		linear_set(&l, p->k + c, c, 1);
		linear_set(&l, p->k + c, p->n + c, 1);
		l.b[p->k + c] = p->up[c] - p->lo[c];
		linear_set(&l, last, c, 1);
		l.b[last] -= p->lo[c];
	}
	return l;
}

/* How much of `target` each group still needs above the lower limits. */
static void program_aim(struct linear *l, const struct plan *p, const double target[])
{
	for (size_t g = 0; g < p->k; g++) {
		l->b[g] = target[g];
		for (size_t c = 0; c < p->n; c++)
			l->b[g] -= p->lo[c] * p->p[c * p->k + g];
	}
}

static bool least_tvd(struct mem *m, const struct plan *p, double *out, struct err *e)
{
	struct linear l = program_start(m, p, 2 * p->k);
	struct linear_result r;
	program_aim(&l, p, p->pi);
	for (size_t g = 0; g < p->k; g++) {
		size_t over = 2 * p->n + g, under = over + p->k;
		linear_set(&l, g, over, -1);
		linear_set(&l, g, under, 1);
		l.cost[over] = l.cost[under] = 0.5;
	}
	if (!linear_minimise(m, &l, &r, e))
		return false;
	*out = fmax(0, r.value);
	return r.state == LINEAR_SOLVED || check_refuse(e, W_STAT_LIMITS_SUM, 0, 0);
}

/* The smallest and largest share of each channel among the mixes with profile q. */
static bool ranges(struct mem *m, const struct plan *p, const struct mix *mix, struct interval out[], bool *unique, struct err *e)
{
	struct linear l = program_start(m, p, 0);
	program_aim(&l, p, mix->q);
	*unique = true;
	for (size_t c = 0; c < p->n; c++) {
		double end[2];
		for (size_t side = 0; side < 2; side++) {
			struct linear_result r;
			l.cost[c] = side == 0 ? 1 : -1;
			if (!linear_minimise(m, &l, &r, e))
				return false;
			end[side] = r.state == LINEAR_SOLVED ? p->lo[c] + r.x[c] : mix->w[c];
		}
		l.cost[c] = 0;
		out[c] = (struct interval){ fmin(end[0], mix->w[c]), fmax(end[1], mix->w[c]) };
		*unique = *unique && end[1] - end[0] < SAME_SHARE;
	}
	return true;
}

static double *budget_of(struct mem *m, const double w[], const double cost[], size_t n)
{
	double *b = mem_array(m, n, sizeof(double)), all = 0;
	for (size_t c = 0; c < n; c++)
		all += w[c] * cost[c];
	for (size_t c = 0; c < n; c++)
		b[c] = all > 0 ? w[c] * cost[c] / all : MISSING;
	return b;
}

static void describe(struct mem *m, const struct plan *p, struct mix *out)
{
	out->unreachable = mem_array(m, p->k, sizeof(bool));
	out->best_single_tvd = INFINITY;
	for (size_t c = 0; c < p->n; c++) {
		double tvd = distance_tvd(p->p + c * p->k, p->pi, p->k);
		if (tvd < out->best_single_tvd - 1e-12) {
			out->best_single = c;
			out->best_single_tvd = tvd;
		}
	}
	for (size_t g = 0; g < p->k; g++) {
		double most = 0;
		for (size_t c = 0; c < p->n; c++)
			most = fmax(most, p->p[c * p->k + g]);
		out->unreachable[g] = most < p->pi[g] - 1e-12;
	}
	out->objective = objective_of(p, out->w);
	out->cohen_w = sqrt(2 * out->objective);
	out->tvd = distance_tvd(out->q, p->pi, p->k);
}

bool mix_best(struct mem *m, const struct mix_channels *in, struct mix *out, struct err *e)
{
	struct plan p;
	if (!plan_start(m, in, &p, e))
		return false;
	*out = (struct mix){ .w = mem_array(m, p.n, sizeof(double)), .q = mem_array(m, p.k, sizeof(double)) };
	out->range = mem_array(m, p.n, sizeof *out->range);
	if (!search(m, &p, out->w, e))
		return false;
	profile_of(&p, out->w, out->q);
	if (!ranges(m, &p, out, out->range, &out->unique, e) || !least_tvd(m, &p, &out->least_tvd, e))
		return false;
	if (!out->unique && !make_even(m, &p, out->w, e))
		return false;
	profile_of(&p, out->w, out->q);
	describe(m, &p, out);
	if (in->cost)
		out->budget = budget_of(m, out->w, in->cost, p.n);
	return true;
}

/* --- how sure the shares are --- */

static bool check_spread(const struct mix_channels *in, const double n[], double conf, size_t draws, struct err *e)
{
	if (!check_level(conf, e))
		return false;
	if (draws < 1 || draws > MIX_MOST_DRAWS)
		return check_refuse(e, W_STAT_DRAWS, (double)draws, MIX_MOST_DRAWS);
	for (size_t c = 0; c < in->n_channels; c++)
		if (!(n[c] >= 1 && n[c] <= MOST_PEOPLE))
			return check_refuse(e, n[c] > 1 ? W_STAT_TOO_LARGE : W_STAT_POSITIVE, n[c], 0);
	return true;
}

/* The profiles of another n people of each channel, mixed anew. */
static bool mix_again(struct mem *m, const struct mix_channels *in, const double n[], gsl_rng *r, double w[], struct err *e)
{
	struct plan p;
	struct mix_channels drawn = *in;
	double *profile = mem_array(m, in->n_channels * in->n_groups, sizeof *profile);
	unsigned *count = mem_array(m, in->n_groups, sizeof *count);
	for (size_t c = 0; c < in->n_channels; c++) {
		gsl_ran_multinomial(r, in->n_groups, (unsigned)lround(n[c]), in->profile + c * in->n_groups, count);
		for (size_t g = 0; g < in->n_groups; g++)
			profile[c * in->n_groups + g] = count[g];
	}
	drawn.profile = profile;
	return plan_start(m, &drawn, &p, e) && search(m, &p, w, e);
}

static double drawn_at(const double sorted[], size_t n, double level)
{
	size_t at = (size_t)ceil(level * (double)n - 1e-9);
	return sorted[at > 0 ? at - 1 : 0];
}

bool mix_spread(const struct mix_channels *in, const double n[], double conf, size_t draws, unsigned long seed, struct interval out[],
                struct err *e)
{
	struct plan p;
	struct mem *m = mem_new(), *scratch = mem_new();
	bool ok = plan_start(m, in, &p, e) && check_spread(in, n, conf, draws, e);
	double *all = ok ? mem_array(m, draws * in->n_channels, sizeof *all) : NULL,
	       *w = ok ? mem_array(m, in->n_channels, sizeof *w) : NULL;
	gsl_rng *r = draw_open(m, seed);
	for (size_t d = 0; ok && d < draws; d++) {
		mem_reset(scratch);
		ok = mix_again(scratch, in, n, r, w, e);
		for (size_t c = 0; ok && c < in->n_channels; c++)
			all[c * draws + d] = w[c];
	}
	for (size_t c = 0; ok && c < in->n_channels; c++) {
		double *of = all + c * draws;
		gsl_sort(of, 1, draws);
		out[c] = (struct interval){ drawn_at(of, draws, (1 - conf) / 2), drawn_at(of, draws, (1 + conf) / 2) };
	}
	mem_free(scratch);
	mem_free(m);
	return ok;
}
