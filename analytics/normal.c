#include "normal.h"
#include <math.h>
#include <string.h>

static const double DEPENDENT = 1e-10;

struct normal normal_new(struct mem *m, size_t p)
{
	return (struct normal){ p, mem_array(m, p * p, sizeof(double)), mem_array(m, p, sizeof(double)) };
}

void normal_clear(struct normal *n)
{
	memset(n->a, 0, n->p * n->p * sizeof(double));
	memset(n->b, 0, n->p * sizeof(double));
}

void normal_add(struct normal *n, const double x[], double weight, double weight_b)
{
	for (size_t i = 0; i < n->p; i++) {
		if (!(fabs(x[i]) > 0))
			continue;
		for (size_t j = 0; j < n->p; j++)
			n->a[i * n->p + j] += weight * x[i] * x[j];
		n->b[i] += weight_b * x[i];
	}
}

/* Lower triangle of the scaled matrix in place; a diagonal of 0 marks a dependent column. scale: 1 / sqrt of the old diagonal. */
static void factor(double a[], size_t p, double scale[])
{
	for (size_t i = 0; i < p; i++)
		scale[i] = a[i * p + i] > 0 ? 1 / sqrt(a[i * p + i]) : 0;
	for (size_t i = 0; i < p; i++) {
		for (size_t j = 0; j <= i; j++) {
			double sum = a[i * p + j] * scale[i] * scale[j];
			for (size_t k = 0; k < j; k++)
				sum -= a[i * p + k] * a[j * p + k];
			if (i == j)
				a[i * p + i] = sum > DEPENDENT ? sqrt(sum) : 0;
			else
				a[i * p + j] = a[j * p + j] > 0 ? sum / a[j * p + j] : 0;
		}
		if (!(a[i * p + i] > 0))
			memset(a + i * p, 0, i * sizeof(double));
	}
}

static void substitute(const double l[], size_t p, const double scale[], const double b[], double x[])
{
	for (size_t i = 0; i < p; i++) {
		double sum = b[i] * scale[i], own = l[i * p + i];
		for (size_t k = 0; k < i; k++)
			sum -= l[i * p + k] * x[k];
		x[i] = own > 0 ? sum / own : 0;
	}
	for (size_t i = p; i-- > 0;) {
		double sum = x[i], own = l[i * p + i];
		for (size_t k = i + 1; k < p; k++)
			sum -= l[k * p + i] * x[k];
		x[i] = own > 0 ? sum / own : 0;
	}
	for (size_t i = 0; i < p; i++)
		x[i] *= scale[i];
}

void normal_solve(struct normal *n, double x[], double inverse[])
{
	size_t p = n->p;
	struct mem *m = mem_new();
	double *scale = mem_array(m, p, sizeof(double)), *unit = mem_array(m, p, sizeof(double));
	factor(n->a, p, scale);
	substitute(n->a, p, scale, n->b, x);
	for (size_t i = 0; inverse && i < p; i++) {
		unit[i] = 1;
		substitute(n->a, p, scale, unit, inverse + i * p);
		unit[i] = 0;
		if (!(n->a[i * p + i] > 0)) /* a dependent column has no row either */
			memset(inverse + i * p, 0, p * sizeof(double));
	}
	mem_free(m);
}
