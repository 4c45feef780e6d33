#include "special.h"
#include <gsl/gsl_sf_psi.h>
#include <math.h>

double special_psi_step(double y, double a)
{
	if (!(y > 0))
		return 0;
	if (a < 1000)
		return gsl_sf_psi(a + y) - gsl_sf_psi(a);
	double b = a + y; /* psi(x) = ln x - 1 / 2x - 1 / 12x^2 + ..., term by term */
	return log1p(y / a) + y / (2 * a * b) + y * (a + b) / (12 * a * a * b * b);
}
