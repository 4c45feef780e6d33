#include "glm.h"
#include "check.h"
#include "normal.h"
#include <math.h>

enum { MOST_STEPS = 100, MOST_HALVINGS = 30 };
static const double SAME = 1e-13;
static const double FAR = 30, AWAY = 15; /* of eta: exp(-30) is no chance at all; one of exp(-15) is on its way there */

static double weight_of(const struct glm *g, size_t i)
{
	return g->weight ? g->weight[i] : 1;
}

static bool input_check(const struct glm *g, struct err *e)
{
	if (!check_counts(g->y, g->n, e) || (g->weight && !check_counts(g->weight, g->n, e)))
		return false;
	if (g->family == GLM_LOGIT && !check_counts(g->size, g->n, e))
		return false;
	for (size_t i = 0; g->family == GLM_LOGIT && i < g->n; i++)
		if (g->y[i] > g->size[i])
			return check_refuse(e, W_STAT_SHARE, g->y[i], g->size[i]);
	return check_numbers(g->x, g->n * g->p, e);
}

/* v log(v / m), 0 where nothing was counted */
static double surprise(double v, double m)
{
	return v > 0 ? v * log(v / m) : 0;
}

static double deviance_of(const struct glm *g, const double mean[])
{
	double sum = 0;
	for (size_t i = 0; i < g->n; i++) {
		double y = g->y[i], all = g->family == GLM_LOGIT ? g->size[i] : 0;
		if (g->family == GLM_LOGIT)
			sum += weight_of(g, i) * (surprise(y, all * mean[i]) + surprise(all - y, all * (1 - mean[i])));
		else
			sum += weight_of(g, i) * (surprise(y, mean[i]) - (y - mean[i]));
	}
	return 2 * sum;
}

/* Rows of the least squares for these means: weight, and weight times working response. */
static void add_rows(const struct glm *g, const double eta[], const double mean[], struct normal *normal)
{
	normal_clear(normal);
	for (size_t i = 0; i < g->n; i++) {
		double size = g->family == GLM_LOGIT ? g->size[i] : 1;
		double slope = g->family == GLM_LOGIT ? mean[i] * (1 - mean[i]) : mean[i];
		double w = weight_of(g, i) * size * slope;
		double miss = weight_of(g, i) * (g->y[i] - size * mean[i]);
		normal_add(normal, g->x + i * g->p, w, w * eta[i] + miss);
	}
}

static void predict(const struct glm *g, const double beta[], double eta[], double mean[])
{
	for (size_t i = 0; i < g->n; i++) {
		eta[i] = 0;
		for (size_t j = 0; j < g->p; j++)
			eta[i] += g->x[i * g->p + j] * beta[j];
		if (g->family == GLM_LOGIT)
			eta[i] = fmin(fmax(eta[i], -FAR), FAR);
		else
			eta[i] = fmin(fmax(eta[i], -FAR), 700);
		mean[i] = g->family == GLM_LOGIT ? 1 / (1 + exp(-eta[i])) : exp(eta[i]);
	}
}

/* One step, halved until it comes nearer. False: no step does. */
static bool improve(const struct glm *g, struct normal *normal, double eta[], double step[], struct glm_fit *out)
{
	double before = out->deviance;
	add_rows(g, eta, out->mean, normal);
	normal_solve(normal, step, NULL);
	for (size_t j = 0; j < g->p; j++)
		step[j] -= out->beta[j];
	for (int k = 0; k < MOST_HALVINGS; k++) {
		for (size_t j = 0; j < g->p; j++)
			out->beta[j] += step[j];
		predict(g, out->beta, eta, out->mean);
		out->deviance = deviance_of(g, out->mean);
		if (out->deviance <= before + SAME * (before + 0.1))
			return true;
		for (size_t j = 0; j < g->p; j++) {
			out->beta[j] -= step[j];
			step[j] /= 2;
		}
	}
	predict(g, out->beta, eta, out->mean);
	out->deviance = before;
	return false;
}

static void start(const struct glm *g, double eta[], double mean[])
{
	for (size_t i = 0; i < g->n; i++) {
		mean[i] = g->family == GLM_LOGIT ? (g->y[i] + 0.5) / (g->size[i] + 1) : g->y[i] + 0.1;
		eta[i] = g->family == GLM_LOGIT ? log(mean[i] / (1 - mean[i])) : log(mean[i]);
	}
}

bool glm_fit(struct mem *m, const struct glm *g, struct glm_fit *out, struct err *e)
{
	if (!input_check(g, e))
		return false;
	struct mem *scratch = mem_new();
	struct normal normal = normal_new(scratch, g->p);
	double *eta = mem_array(scratch, g->n, sizeof(double)), *step = mem_array(scratch, g->p, sizeof(double));
	*out = (struct glm_fit){ mem_array(m, g->p, sizeof(double)), mem_array(m, g->p * g->p, sizeof(double)),
		                 mem_array(m, g->n, sizeof(double)), INFINITY, false };
	start(g, eta, out->mean);
	for (int k = 0; k < MOST_STEPS && !out->converged; k++) {
		double before = out->deviance;
		if (!improve(g, &normal, eta, step, out))
			break;
		out->converged = fabs(out->deviance - before) <= SAME * (fabs(out->deviance) + 0.1);
	}
	for (size_t i = 0; i < g->n; i++)
		out->converged = out->converged && eta[i] > -AWAY && (g->family == GLM_LOG || eta[i] < AWAY);
	add_rows(g, eta, out->mean, &normal);
	normal_solve(&normal, step, out->covariance); /* at the final means */
	mem_free(scratch);
	return true;
}
