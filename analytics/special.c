#include "special.h"
#include <gsl/gsl_sf_gamma.h>
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

double special_negbin_log(double y, double mu, double theta)
{
	double y_log_share = y > 0 ? y * log(isinf(theta) ? mu : mu / (mu + theta)) : 0;
	if (isinf(theta))
		return y_log_share - mu - gsl_sf_lngamma(y + 1);
	return gsl_sf_lngamma(y + theta) - gsl_sf_lngamma(theta) - gsl_sf_lngamma(y + 1) - theta * log1p(mu / theta) + y_log_share;
}

double special_negbin_score(double y, double mu, double theta)
{
	return special_psi_step(y, theta) - log1p(mu / theta) + (mu - y) / (theta + mu);
}
