#include "calibrate.h"
#include "check.h"
#include "normal.h"
#include <math.h>

enum { MOST_STEPS = 200, MOST_HALVINGS = 30 };
static const double MET = 1e-9, DONE = 1e-14;

struct search {
	double *lambda, *step, *tried; /* p */
	double *miss; /* p: what each total still lacks */
	double *size; /* p: the size of each total, to measure by */
	struct normal normal;
};

/* g and its slope for u = x' lambda */
static double g_of(const struct calibrate *c, double u, double *slope)
{
	double low = c->lower, up = c->upper, a = (up - low) / ((1 - low) * (up - 1));
	switch (c->method) {
	case CALIBRATE_LINEAR:
		*slope = 1;
		return 1 + u;
	case CALIBRATE_RAKING:
		*slope = exp(fmin(u, 500));
		return *slope;
	case CALIBRATE_LOGIT:
	default:
		break;
	}
	double grow = exp(fmin(fmax(a * u, -500), 500)), below = (up - 1) + (1 - low) * grow;
	double g = (low * (up - 1) + up * (1 - low) * grow) / below;
	*slope = (g - low) * (up - g) / ((1 - low) * (up - 1));
	return g;
}

static double dot(const double a[], const double b[], size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += a[i] * b[i];
	return sum;
}

/* What the totals lack under lambda: the largest part of any. */
static double misfit(const struct calibrate *c, const double lambda[], double miss[], const double size[])
{
	double worst = 0, slope;
	for (size_t j = 0; j < c->p; j++)
		miss[j] = c->total[j];
	for (size_t i = 0; i < c->n; i++) {
		const double *x = c->x + i * c->p;
		double w = c->weight[i] * g_of(c, dot(x, lambda, c->p), &slope);
		for (size_t j = 0; j < c->p; j++)
			miss[j] -= w * x[j];
	}
	for (size_t j = 0; j < c->p; j++)
		worst = fmax(worst, size[j] > 0 ? fabs(miss[j]) / size[j] : 0);
	return worst;
}

/* One step of Newton, halved until it comes nearer; returns the new misfit, or the old one when no step helps. */
static double improve(const struct calibrate *c, struct search *s, double before)
{
	normal_clear(&s->normal);
	for (size_t i = 0; i < c->n; i++) {
		const double *x = c->x + i * c->p;
		double slope;
		g_of(c, dot(x, s->lambda, c->p), &slope);
		normal_add(&s->normal, x, c->weight[i] * slope, 0);
	}
	for (size_t j = 0; j < c->p; j++)
		s->normal.b[j] = s->miss[j];
	normal_solve(&s->normal, s->step, NULL);
	double length = 1;
	for (int k = 0; k < MOST_HALVINGS; k++) {
		for (size_t j = 0; j < c->p; j++)
			s->tried[j] = s->lambda[j] + length * s->step[j];
		double after = misfit(c, s->tried, s->miss, s->size);
		length /= 2;
		if (!(after < before))
			continue;
		for (size_t j = 0; j < c->p; j++)
			s->lambda[j] = s->tried[j];
		return after;
	}
	return before;
}

static bool input_check(const struct calibrate *c, struct err *e)
{
	if (!check_counts(c->weight, c->n, e) || !check_numbers(c->x, c->n * c->p, e) || !check_numbers(c->total, c->p, e))
		return false;
	bool around = c->lower >= 0 && c->lower < 1 && c->upper > 1 && isfinite(c->upper);
	return c->method != CALIBRATE_LOGIT || around || check_refuse(e, W_STAT_WEIGHT_LIMITS, c->lower, c->upper);
}

bool calibrate_fit(const struct calibrate *c, double g[], bool *met, struct err *e)
{
	if (!input_check(c, e))
		return false;
	struct mem *m = mem_new();
	struct search s = { mem_array(m, c->p, sizeof(double)), mem_array(m, c->p, sizeof(double)), mem_array(m, c->p, sizeof(double)),
		            mem_array(m, c->p, sizeof(double)), mem_array(m, c->p, sizeof(double)), normal_new(m, c->p) };
	for (size_t j = 0; j < c->p; j++) {
		s.size[j] = fabs(c->total[j]);
		for (size_t i = 0; i < c->n; i++)
			s.size[j] = fmax(s.size[j], c->weight[i] * fabs(c->x[i * c->p + j]));
	}
	double now = misfit(c, s.lambda, s.miss, s.size), before = INFINITY;
	for (int k = 0; k < MOST_STEPS && now > DONE && now < before; k++) {
		before = now;
		now = improve(c, &s, before);
	}
	*met = now <= MET;
	for (size_t i = 0; i < c->n; i++) {
		double slope;
		g[i] = g_of(c, dot(c->x + i * c->p, s.lambda, c->p), &slope);
	}
	mem_free(m);
	return true;
}
