#include "propensity_model.h"
#include "check.h"
#include "glm.h"
#include <string.h>

enum { MOST_STRATA = 20 };

/* The fitted model, and what both bias and variance need. */
struct fitted {
	const struct propensity_cells *c;
	size_t p;
	double *weight; /* n: of one person; never NULL */
	double *people; /* n: weight times persons, the population behind the cell */
	double n, all; /* persons, population */
	double *x, *rho, *covariance;
	double *z; /* n x p: slope of rho in beta */
	double mean;
};

static bool cells_check(const struct propensity_cells *c, struct err *e)
{
	double n = 0;
	if (!check_counts(c->invited, c->n, e) || !check_counts(c->took_part, c->n, e) || (c->weight && !check_counts(c->weight, c->n, e)))
		return false;
	for (size_t i = 0; i < c->n; i++) {
		if (c->took_part[i] > c->invited[i])
			return check_refuse(e, W_STAT_SHARE, c->took_part[i], c->invited[i]);
		n += c->invited[i] * (c->weight ? c->weight[i] : 1);
	}
	for (size_t t = 0; t < c->n_traits; t++)
		for (size_t i = 0; i < c->n; i++)
			if (c->trait[t].level[i] >= c->trait[t].k)
				return check_refuse(e, W_STAT_COUNT, (double)c->trait[t].level[i], 0);
	return (n > 0 && isfinite(n)) || check_refuse(e, W_STAT_PROFILE, n, 0);
}

/* A column of ones, then one for every level but the first. */
static void design(struct mem *m, struct fitted *f)
{
	const struct propensity_cells *c = f->c;
	f->p = 1;
	for (size_t t = 0; t < c->n_traits; t++)
		f->p += c->trait[t].k > 0 ? c->trait[t].k - 1 : 0;
	f->x = mem_array(m, c->n * f->p, sizeof(double));
	for (size_t i = 0; i < c->n; i++) {
		double *x = f->x + i * f->p;
		size_t first = 0;
		x[0] = 1;
		for (size_t t = 0; t < c->n_traits; first += c->trait[t++].k - 1)
			if (c->trait[t].level[i] > 0)
				x[first + c->trait[t].level[i]] = 1;
	}
}

static bool fit(struct mem *m, const struct propensity_cells *c, struct fitted *f, struct err *e)
{
	*f = (struct fitted){ .c = c, .weight = mem_array(m, c->n, sizeof(double)), .people = mem_array(m, c->n, sizeof(double)) };
	double *prior = mem_array(m, c->n, sizeof(double));
	for (size_t i = 0; i < c->n; i++) {
		f->weight[i] = c->weight ? c->weight[i] : 1;
		f->people[i] = f->weight[i] * c->invited[i];
		f->n += c->invited[i];
		f->all += f->people[i];
	}
	for (size_t i = 0; i < c->n; i++)
		prior[i] = f->weight[i] * f->n / f->all;
	design(m, f);
	struct glm g = { GLM_LOGIT, c->n, f->p, f->x, c->took_part, c->invited, prior };
	struct glm_fit r;
	if (!glm_fit(m, &g, &r, e))
		return false;
	f->rho = r.mean;
	f->covariance = r.covariance;
	f->z = mem_array(m, c->n * f->p, sizeof(double));
	for (size_t i = 0; i < c->n; i++) {
		f->mean += f->people[i] * f->rho[i] / f->all;
		for (size_t j = 0; j < f->p; j++)
			f->z[i * f->p + j] = f->rho[i] * (1 - f->rho[i]) * f->x[i * f->p + j];
	}
	return true;
}

/* ---- how much the sample itself adds */

/* Variance of the total of y over a random sample of the cells with this weight. */
static double stratum_variance(const struct fitted *f, const double y[], double weight)
{
	double n = 0, sum = 0, square = 0;
	for (size_t i = 0; i < f->c->n; i++)
		if (!(fabs(f->weight[i] - weight) > 0)) {
			n += f->c->invited[i];
			sum += f->c->invited[i] * y[i];
		}
	for (size_t i = 0; i < f->c->n; i++)
		if (!(fabs(f->weight[i] - weight) > 0))
			square += f->c->invited[i] * (y[i] - sum / n) * (y[i] - sum / n);
	double all = n * weight;
	return n > 1 ? all * all * fmax(0, 1 - n / all) * square / (n - 1) / n : 0;
}

/* The same where every person has a chance of their own. */
static double unequal_variance(const struct fitted *f, const double y[])
{
	double sum = 0, square = 0;
	for (size_t i = 0; i < f->c->n; i++)
		sum += f->people[i] * y[i];
	for (size_t i = 0; i < f->c->n; i++) {
		double off = f->n * y[i] * f->weight[i] - sum;
		square += f->c->invited[i] * off * off;
	}
	return f->n > 1 ? square / f->n / (f->n - 1) : 0;
}

static double sample_variance(const struct fitted *f, const double y[])
{
	double sum = 0;
	size_t n_strata = 0;
	for (size_t i = 0; i < f->c->n; i++) {
		bool seen = !(f->people[i] > 0);
		for (size_t j = 0; j < i && !seen; j++)
			seen = f->people[j] > 0 && !(fabs(f->weight[j] - f->weight[i]) > 0);
		if (seen)
			continue;
		if (++n_strata > MOST_STRATA)
			return unequal_variance(f, y);
		sum += stratum_variance(f, y, f->weight[i]);
	}
	return sum;
}

/* ---- bias and variance of the squared spread */

static double form(const double a[], const double matrix[], const double b[], size_t p)
{
	double sum = 0;
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
			sum += a[i] * matrix[i * p + j] * b[j];
	return sum;
}

static double bias_of(const struct fitted *f)
{
	double sum = 0;
	for (size_t i = 0; i < f->c->n; i++)
		sum += f->people[i] * form(f->z + i * f->p, f->covariance, f->z + i * f->p, f->p);
	return (sum - sample_variance(f, f->rho) / f->all) / f->all;
}

/* trace of (b s)^2 for symmetric b and s */
static double trace_squared(struct mem *m, const double b[], const double s[], size_t p)
{
	double *bs = mem_array(m, p * p, sizeof(double)), sum = 0;
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
			for (size_t k = 0; k < p; k++)
				bs[i * p + j] += b[i * p + k] * s[k * p + j];
	for (size_t i = 0; i < p; i++)
		for (size_t j = 0; j < p; j++)
			sum += bs[i * p + j] * bs[j * p + i];
	return sum;
}

static double variance_of_r(struct mem *m, const struct fitted *f, double square)
{
	size_t p = f->p;
	double *middle = mem_array(m, p, sizeof(double)), *a = mem_array(m, p, sizeof(double)), *b = mem_array(m, p * p, sizeof(double));
	double *off2 = mem_array(m, f->c->n, sizeof(double));
	for (size_t i = 0; i < f->c->n; i++)
		for (size_t j = 0; j < p; j++)
			middle[j] += f->people[i] / f->all * f->z[i * p + j];
	for (size_t i = 0; i < f->c->n; i++) {
		double off = f->rho[i] - f->mean, part = f->people[i] / f->all;
		const double *z = f->z + i * p;
		off2[i] = off * off;
		for (size_t j = 0; j < p; j++) {
			a[j] += part * off * (z[j] - middle[j]);
			for (size_t k = 0; k < p; k++)
				b[j * p + k] += part * (z[j] - middle[j]) * (z[k] - middle[k]);
		}
	}
	double sum = 4 * form(a, f->covariance, a, p) + 2 * trace_squared(m, b, f->covariance, p);
	return (sum + sample_variance(f, off2) / (f->all * f->all)) / square;
}

/* ---- partial indicators */

/* Cells that are alike in all traits but one. */
static bool alike_but(const struct propensity_cells *c, size_t but, size_t i, size_t j)
{
	for (size_t t = 0; t < c->n_traits; t++)
		if (t != but && c->trait[t].level[i] != c->trait[t].level[j])
			return false;
	return true;
}

static double spread_within(const struct fitted *f, size_t trait)
{
	double sum = 0;
	for (size_t i = 0; i < f->c->n; i++) {
		double people = 0, rho = 0;
		for (size_t j = 0; j < f->c->n; j++)
			if (alike_but(f->c, trait, i, j)) {
				people += f->people[j];
				rho += f->people[j] * f->rho[j];
			}
		double off = people > 0 ? f->rho[i] - rho / people : 0;
		sum += f->people[i] / f->all * off * off;
	}
	return sqrt(sum);
}

static void partial(struct mem *m, const struct fitted *f, size_t trait, double left, struct propensity_partial *out)
{
	const struct propensity_trait *t = &f->c->trait[trait];
	double *people = mem_array(m, t->k, sizeof(double)), *rho = mem_array(m, t->k, sizeof(double)), sum = 0;
	out->level_unadjusted = mem_array(m, t->k, sizeof(double));
	for (size_t i = 0; i < f->c->n; i++) {
		people[t->level[i]] += f->people[i];
		rho[t->level[i]] += f->people[i] * f->rho[i];
	}
	for (size_t l = 0; l < t->k; l++) {
		double off = people[l] > 0 ? rho[l] / people[l] - f->mean : 0;
		out->level_unadjusted[l] = sqrt(people[l] / f->all) * off;
		sum += people[l] / f->all * off * off;
	}
	out->alone_unadjusted = sqrt(sum);
	out->within_unadjusted = spread_within(f, trait);
	out->alone = out->alone_unadjusted * left;
	out->within = out->within_unadjusted * left;
}

bool propensity_fit(struct mem *m, const struct propensity_cells *c, struct propensity_model *out, struct err *e)
{
	struct fitted f;
	if (!cells_check(c, e))
		return false;
	struct mem *scratch = mem_new();
	bool ok = fit(scratch, c, &f, e);
	double sum = 0;
	for (size_t i = 0; ok && i < c->n; i++)
		sum += f.people[i] * (f.rho[i] - f.mean) * (f.rho[i] - f.mean);
	if (ok && !(sqrt(sum / f.all) > 1e-9 * f.mean))
		sum = 0;
	if (ok) {
		double square = f.all > 1 ? sum / (f.all - 1) : 0, bias = bias_of(&f);
		double left = square > 0 ? sqrt(fmax(0, 1 - bias / square)) : 0, s = sqrt(square);
		double variance = sum > 0 ? variance_of_r(scratch, &f, sum / f.all) : MISSING;
		*out = (struct propensity_model){ f.mean,     1 - 2 * s * left, 1 - 2 * s, sqrt(variance), s * left / f.mean,
			                          s / f.mean, MISSING,          NULL };
		bool some = f.mean > 1e-12; /* a model never says 0 */
		out->cv = some ? out->cv : MISSING;
		out->cv_unadjusted = some ? out->cv_unadjusted : MISSING;
		if (some)
			out->se_cv = sqrt(variance / 4 / (f.mean * f.mean) + pow(out->cv, 4) / f.n);
		out->trait = mem_array(m, c->n_traits, sizeof *out->trait);
		for (size_t t = 0; t < c->n_traits; t++)
			partial(m, &f, t, left, &out->trait[t]);
	}
	mem_free(scratch);
	return ok;
}
