#include "overlap.h"
#include "check.h"
#include "glm.h"

static const double ROUNDING = 1e-9, Z = 1.96;

/* ---- union bounds */

static double largest(const double v[], size_t k)
{
	double most = 0;
	for (size_t i = 0; i < k; i++)
		most = fmax(most, v[i]);
	return most;
}

static bool reach_check(const double n[], size_t k, double population, const double both[], struct err *e)
{
	if (k == 0)
		return check_refuse(e, W_STAT_CHANNELS, 0, 0);
	if (!check_counts(n, k, e) || (!isnan(population) && !check_count(population, e)))
		return false;
	if (largest(n, k) > population)
		return check_refuse(e, W_STAT_SHARE, largest(n, k), population);
	for (size_t i = 0; both && i < k; i++)
		for (size_t j = 0; j < k; j++) {
			double o = both[i * k + j];
			if (i == j)
				continue;
			if (!check_count(o, e))
				return false;
			if (fabs(o - both[j * k + i]) > 0 || o > fmin(n[i], n[j]) || n[i] + n[j] - o > population)
				return check_refuse(e, W_STAT_OVERLAP, (double)(i + 1), (double)(j + 1));
		}
	return true;
}

/* The largest sum of overlaps along a tree that joins all channels (Prim). */
static double spanning_tree(struct mem *m, const double both[], size_t k)
{
	bool *in = mem_array(m, k, sizeof(bool));
	double *best = mem_array(m, k, sizeof(double)), sum = 0;
	for (size_t step = 0; step < k; step++) {
		size_t next = k;
		for (size_t i = 0; i < k; i++)
			if (!in[i] && (next == k || best[i] > best[next]))
				next = i;
		in[next] = true;
		sum += best[next];
		for (size_t i = 0; i < k; i++)
			best[i] = i == next ? 0 : fmax(best[i], both[next * k + i]);
	}
	return sum;
}

/* From how many people are counted on channels (s1) and on each two of them (s2). */
static void pair_bounds(const double n[], size_t k, const double both[], struct overlap_reach *out)
{
	double s1 = 0, s2 = 0, most = 0;
	for (size_t i = 0; i < k; i++) {
		double row = 0;
		for (size_t j = 0; j < k; j++)
			row += i == j ? 0 : both[i * k + j];
		s1 += n[i];
		s2 += row / 2;
		most = fmax(most, row);
	}
	double theta = s1 > 0 ? floor(2 * s2 / s1) + 1 : 1;
	struct mem *m = mem_new();
	out->dawson_sankoff = 2 * s1 / (theta + 1) - 2 * s2 / (theta * (theta + 1));
	out->kounias = s1 - most;
	out->hunter = s1 - spanning_tree(m, both, k);
	mem_free(m);
}

bool overlap_reach(const double n[], size_t k, double population, const double both[], struct overlap_reach *out, struct err *e)
{
	double sum = 0, missed = 1;
	if (!reach_check(n, k, population, both, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		sum += n[i];
		missed *= population > 0 ? 1 - n[i] / population : 1;
	}
	*out = (struct overlap_reach){
		largest(n, k), fmin(sum, population), population * (1 - missed), MISSING, MISSING, MISSING, { 0, 0 }
	};
	if (both)
		pair_bounds(n, k, both, out);
	out->bounds = (struct interval){ fmax(out->least, out->dawson_sankoff), fmin(out->most, fmin(out->kounias, out->hunter)) };
	if (out->bounds.lo > out->bounds.hi * (1 + ROUNDING))
		return check_refuse(e, W_STAT_OVERLAP_TOTAL, out->bounds.lo, out->bounds.hi);
	return true;
}

bool overlap_composition(const double n[], const double population[], size_t n_channels, size_t n_groups, struct overlap_group out[],
                         struct err *e)
{
	double all = 0, least = 0, most = 0;
	if (n_groups == 0)
		return check_refuse(e, W_STAT_GROUPS, 0, 0);
	if (n_channels == 0)
		return check_refuse(e, W_STAT_CHANNELS, 0, 0);
	if (!check_counts(n, n_channels * n_groups, e) || (population && !check_counts(population, n_groups, e)))
		return false;
	for (size_t g = 0; g < n_groups; g++) {
		double sum = 0, top = 0, people = population ? population[g] : (double)INFINITY;
		for (size_t c = 0; c < n_channels; c++) {
			sum += n[c * n_groups + g];
			top = fmax(top, n[c * n_groups + g]);
		}
		if (top > people)
			return check_refuse(e, W_STAT_SHARE, top, people);
		out[g] = (struct overlap_group){ { top, fmin(sum, people) }, sum, { MISSING, MISSING } };
		all += sum;
		least += top;
		most += out[g].people.hi;
	}
	for (size_t g = 0; g < n_groups; g++) {
		struct interval own = out[g].people;
		double others_most = most - own.hi, others_least = least - own.lo;
		out[g].share_summed = all > 0 ? out[g].share_summed / all : MISSING;
		if (all > 0) /* 0 / 0 where only this group can have people */
			out[g].share = (struct interval){ own.lo > 0 ? own.lo / (own.lo + others_most) : 0,
				                          own.hi > 0 ? own.hi / (own.hi + others_least) : 0 };
	}
	return true;
}

/* ---- estimates from persons */

bool overlap_two_lists(double n1, double n2, double m, struct overlap_two *out, struct err *e)
{
	if (!check_count(n1, e) || !check_count(n2, e) || !check_count(m, e))
		return false;
	if (m > fmin(n1, n2))
		return check_refuse(e, W_STAT_SHARE, m, fmin(n1, n2));
	double seen = n1 + n2 - m, chapman = (n1 + 1) * (n2 + 1) / (m + 1) - 1, unseen = fmax(0, chapman - seen);
	double variance = (n1 + 1) * (n2 + 1) * (n1 - m) * (n2 - m) / ((m + 1) * (m + 1) * (m + 2));
	double wide = unseen > 0 ? exp(Z * sqrt(log1p(variance / (unseen * unseen)))) : 1;
	*out = (struct overlap_two){
		seen, m > 0 ? n1 * n2 / m : MISSING, chapman, sqrt(variance), { seen + unseen / wide, seen + unseen * wide }
	};
	return true;
}

/* lambda with lambda / (1 - exp(-lambda)) = mean, which is above 1 */
static double truncated_lambda(double mean)
{
	double lo = 0, hi = mean;
	for (int i = 0; i < 200 && hi - lo > 1e-16 * hi; i++) {
		double mid = (lo + hi) / 2;
		if (mid / -expm1(-mid) < mean)
			lo = mid;
		else
			hi = mid;
	}
	return (lo + hi) / 2;
}

bool overlap_repeats(const double f[], size_t k, struct overlap_repeats *out, struct err *e)
{
	double n = 0, times = 0;
	if (!check_counts(f, k, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		n += f[i];
		times += (double)(i + 1) * f[i];
	}
	if (!check_share(0, n, e))
		return false;
	double f1 = f[0], f2 = k > 1 ? f[1] : 0;
	*out = (struct overlap_repeats){ n, MISSING, n + fmax(0, f1 * (f1 - 1)) / (2 * (f2 + 1)), MISSING, MISSING, MISSING };
	if (f2 > 0 || !(f1 > 0))
		out->chao = n + (f1 > 0 ? f1 * f1 / (2 * f2) : 0);
	if (f2 > 0)
		out->zelterman = f1 > 0 ? n / -expm1(-2 * f2 / f1) : n;
	if (times > n) { /* seen once each: any number of others may be unseen */
		out->lambda = truncated_lambda(times / n);
		out->poisson = n / -expm1(-out->lambda);
	}
	return true;
}

static bool lists_check(const double on[], const double f[], size_t n_histories, size_t n_lists, const size_t pair[][2], size_t n_pairs,
                        struct err *e)
{
	if (!check_counts(f, n_histories, e))
		return false;
	for (size_t h = 0; h < n_histories; h++) {
		double sum = 0;
		for (size_t i = 0; i < n_lists; i++) {
			double v = on[h * n_lists + i];
			if (!check_share(v, 1, e) || (v > 0 && v < 1 && !check_refuse(e, W_STAT_SHARE, v, 1)))
				return false;
			sum += v;
		}
		if (!(sum > 0))
			return check_refuse(e, W_STAT_SHARE, 0, 0);
	}
	for (size_t p = 0; p < n_pairs; p++)
		if (pair[p][0] >= n_lists || pair[p][1] >= n_lists)
			return check_refuse(e, W_STAT_COUNT, (double)n_lists, 0);
	return true;
}

bool overlap_lists(const double on[], const double f[], size_t n_histories, size_t n_lists, const size_t pair[][2], size_t n_pairs,
                   struct overlap_model *out, struct err *e)
{
	if (!lists_check(on, f, n_histories, n_lists, pair, n_pairs, e))
		return false;
	struct mem *m = mem_new();
	size_t p = 1 + n_lists + n_pairs;
	double *x = mem_array(m, n_histories * p, sizeof(double)), sum = 0;
	for (size_t h = 0; h < n_histories; h++) {
		double *row = x + h * p;
		row[0] = 1;
		for (size_t i = 0; i < n_lists; i++)
			row[1 + i] = on[h * n_lists + i];
		for (size_t i = 0; i < n_pairs; i++)
			row[1 + n_lists + i] = on[h * n_lists + pair[i][0]] * on[h * n_lists + pair[i][1]];
		sum += f[h];
	}
	struct glm_fit fit;
	struct glm g = { .family = GLM_LOG, .n = n_histories, .p = p, .x = x, .y = f };
	bool ok = glm_fit(m, &g, &fit, e), told = ok && fit.converged;
	for (size_t j = 0; told && j < p; j++) /* a repeated column: the intercept could be anything */
		told = fit.covariance[j * p + j] > 0;
	if (ok)
		*out = (struct overlap_model){ told ? sum + exp(fit.beta[0]) : MISSING, fit.deviance, told ? WHY_NONE : WHY_TOO_FEW };
	mem_free(m);
	return ok;
}
