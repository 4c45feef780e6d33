#include "posterior.h"
#include "check.h"
#include "draw.h"
#include "special.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>

/* k distributions on a line, and one of them that is integrated over. */
struct field {
	const double *a, *b; /* mean and sd, or alpha and beta */
	size_t k, at;
	double middle, scale; /* of the one at `at` */
	double (*density)(const struct field *f, double x);
	double (*below)(const struct field *f, size_t j, double x);
};

static double normal_density(const struct field *f, double x)
{
	return gsl_ran_gaussian_pdf(x - f->a[f->at], f->b[f->at]);
}

static double normal_below(const struct field *f, size_t j, double x)
{
	return gsl_cdf_ugaussian_P((x - f->a[j]) / f->b[j]);
}

/* ln(1 / (1 + exp(-z))) */
static double log_logistic(double z)
{
	return z >= 0 ? -log1p(exp(-z)) : z - log1p(exp(z));
}

static double beta_density(const struct field *f, double z)
{
	double a = f->a[f->at], b = f->b[f->at];
	return exp(a * log_logistic(z) + b * log_logistic(-z) - gsl_sf_lnbeta(a, b));
}

static double beta_below(const struct field *f, size_t j, double z)
{
	return special_beta_below(exp(log_logistic(z)), f->a[j], f->b[j]);
}

static double integrand(double t, void *params)
{
	const struct field *f = params;
	double x = f->middle + f->scale * t, v = f->scale * f->density(f, x);
	for (size_t j = 0; j < f->k && v > 0; j++)
		if (j != f->at)
			v *= f->below(f, j, x);
	return v;
}

/* In parts, so that the peak about 0 is seen however far the tails reach. NaN on failure. */
static double integral(struct field *f, double lo, double hi, gsl_integration_cquad_workspace *w)
{
	gsl_function g = { integrand, f };
	const double end[] = { lo, -8, 0, 8, hi };
	double sum = 0;
	for (size_t i = 0; i < 4; i++) {
		double part, error;
		size_t n;
		if (end[i] >= end[i + 1])
			continue;
		int status = gsl_integration_cquad(&g, end[i], end[i + 1], 1e-13, 1e-10, w, &part, &error, &n);
		if (status != GSL_SUCCESS && !(error < 1e-9))
			return MISSING;
		sum += part;
	}
	return sum;
}

/* Range in units of `scale`: a beta's tails on the logit scale fall as exp(alpha z) and exp(-beta z). */
static void field_aim(struct field *f, size_t at, double *lo, double *hi)
{
	double a = f->a[at], b = f->b[at];
	f->at = at;
	*lo = -12;
	*hi = 12;
	if (f->below == normal_below) {
		f->middle = a;
		f->scale = b;
		return;
	}
	f->middle = log(a / b);
	f->scale = sqrt(1 / a + 1 / b);
	*lo -= 40 / a / f->scale;
	*hi += 40 / b / f->scale;
}

static void best(struct field *f, double out[], enum why *why)
{
	gsl_integration_cquad_workspace *w = gsl_integration_cquad_workspace_alloc(200);
	double sum = 0;
	for (size_t i = 0; i < f->k; i++) {
		double lo, hi;
		field_aim(f, i, &lo, &hi);
		out[i] = w ? integral(f, lo, hi, w) : MISSING;
		sum += out[i];
	}
	gsl_integration_cquad_workspace_free(w);
	*why = f->k == 0 ? WHY_NO_DATA : fabs(sum - 1) <= 1e-6 ? WHY_NONE : WHY_UNDEFINED;
	for (size_t i = 0; i < f->k; i++)
		out[i] = *why == WHY_NONE ? out[i] : MISSING;
}

static bool above_zero(const double v[], size_t k, enum word word, struct err *e)
{
	for (size_t i = 0; i < k; i++)
		if (!isfinite(v[i]) || v[i] <= 0)
			return check_refuse(e, word, v[i], 0);
	return true;
}

bool posterior_best_normal(const double mean[], const double sd[], size_t k, double out[], enum why *why, struct err *e)
{
	if (!check_at_most(k, POSTERIOR_MOST, e) || !check_numbers(mean, k, e) || !above_zero(sd, k, W_STAT_SE, e))
		return false;
	struct field f = { .a = mean, .b = sd, .k = k, .density = normal_density, .below = normal_below };
	best(&f, out, why);
	return true;
}

bool posterior_best_beta(const double alpha[], const double beta[], size_t k, double out[], enum why *why, struct err *e)
{
	if (!check_at_most(k, POSTERIOR_MOST, e) || !above_zero(alpha, k, W_STAT_PRIOR, e) || !above_zero(beta, k, W_STAT_PRIOR, e))
		return false;
	struct field f = { .a = alpha, .b = beta, .k = k, .density = beta_density, .below = beta_below };
	best(&f, out, why);
	return true;
}

bool posterior_within(struct mem *m, const double x[], const double population[], const double tolerance[], size_t k, size_t draws,
                      unsigned long seed, double *out, struct err *e)
{
	if (!check_groups(k, e) || !check_at_most(k, POSTERIOR_MOST, e) || !check_counts(x, k, e) || !check_counts(population, k, e) ||
	    !check_counts(tolerance, k, e))
		return false;
	if (draws < 1 || draws > POSTERIOR_MOST_DRAWS)
		return check_refuse(e, W_STAT_DRAWS, (double)draws, POSTERIOR_MOST_DRAWS);
	double all = 0, *alpha = mem_array(m, k, sizeof *alpha), *p = mem_array(m, k, sizeof *p);
	for (size_t i = 0; i < k; i++) {
		all += population[i];
		alpha[i] = x[i] + 0.5;
	}
	if (!(all > 0))
		return check_refuse(e, W_STAT_NO_POPULATION, 0, 0);
	gsl_rng *r = draw_open(m, seed);
	size_t within = 0;
	for (size_t b = 0; b < draws; b++) {
		size_t i = 0;
		gsl_ran_dirichlet(r, k, alpha, p);
		while (i < k && fabs(p[i] - population[i] / all) <= tolerance[i])
			i++;
		within += i == k;
	}
	*out = (double)within / (double)draws;
	return true;
}
