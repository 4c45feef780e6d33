#include "size.h"
#include "check.h"
#include "distance.h"
#include <gsl/gsl_cdf.h>

bool size_share(double N, double share, double margin, double conf, double *n0, double *n, struct err *e)
{
	if (!check_share(share, 1, e) || !check_positive(margin, e) || !check_level(conf, e))
		return false;
	if (!(N >= 1))
		return check_refuse(e, W_STAT_SHARE, 1, N);
	double z = gsl_cdf_ugaussian_Qinv((1 - conf) / 2);
	*n0 = z * z * share * (1 - share) / (margin * margin);
	*n = *n0 / (1 + (*n0 - 1) / N);
	return true;
}

bool size_composition(double alpha, double *n_d2, double *m, struct err *e)
{
	if (!check_level(alpha, e))
		return false;
	*n_d2 = *m = 0;
	for (int k = 2; k <= 100; k++) { /* the maximum lies at 2 to 6 and what follows only falls */
		double groups = k, z = gsl_cdf_ugaussian_Qinv(alpha / (2 * groups)), value = z * z / groups * (1 - 1 / groups);
		if (value > *n_d2)
			*n_d2 = value, *m = groups;
	}
	return true;
}

static bool chisq_usable(double w, double df, double alpha, struct err *e)
{
	return check_count(w, e) && check_positive(df, e) && check_level(alpha, e);
}

bool size_chisq_power(double w, double df, double n, double alpha, double *power, struct err *e)
{
	if (!chisq_usable(w, df, alpha, e) || !check_count(n, e))
		return false;
	*power = distance_noncentral_chisq(gsl_cdf_chisq_Qinv(alpha, df), df, n * w * w);
	return true;
}

bool size_chisq_people(double w, double df, double power, double alpha, double *n, struct err *e)
{
	if (!chisq_usable(w, df, alpha, e) || !check_level(power, e))
		return false;
	if (power < alpha)
		return check_refuse(e, W_STAT_POWER, power, alpha);
	double critical = gsl_cdf_chisq_Qinv(alpha, df), few = 0, enough = 1; /* noncentralities */
	while (distance_noncentral_chisq(critical, df, enough) < power)
		few = enough, enough *= 2;
	while (enough - few > 1e-12 * enough) {
		double mid = few + (enough - few) / 2;
		if (distance_noncentral_chisq(critical, df, mid) < power)
			few = mid;
		else
			enough = mid;
	}
	*n = w > 0 ? enough / w / w : (double)INFINITY;
	return true;
}

bool size_band(double pi, double delta, double alpha, double beta, double *n, struct err *e)
{
	if (!check_share(pi, 1, e) || !check_positive(delta, e) || !check_level(alpha, e) || !check_level(beta, e))
		return false;
	double z = gsl_cdf_ugaussian_Qinv(alpha) + gsl_cdf_ugaussian_Qinv(beta / 2);
	*n = pi * (1 - pi) * z * z / (delta * delta);
	return true;
}
