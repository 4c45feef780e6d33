#include "analytics/special.h"
#include "analytics/start.h"
#include "tests/t.h"

/* ln x! - (x ln x - x + ln(2 pi x) / 2), from Loader's table */
T_CASE(special_stirling_table)
{
	static const struct {
		double x, error;
	} row[] = {
		{ 0.5, 0.1534264097200273452913848 }, { 1, 0.0810614667953272582196702 },    { 2, 0.0413406959554092940938221 },
		{ 5, 0.01664469118982119216319487 },  { 10, 0.008330563433362871256469318 }, { 15, 0.005554733551962801371038690 },
	};
	analytics_start();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_near("stirling", special_stirling(row[i].x), row[i].error, 1e-11);
	for (double x = 16; x < 1e6; x *= 1.7) /* ln x! = ln (x - 1)! + ln x */
		t_near("step", special_stirling(x + 1) - special_stirling(x), 1 - (x + 0.5) * log1p(1 / x), 1e-9);
}
T_END

T_CASE(special_binomial_sums)
{
	static const double n[] = { 1, 7, 60, 5000 }, p[] = { 0.001, 0.2, 0.5, 0.93 };
	analytics_start();
	for (size_t i = 0; i < 4; i++)
		for (size_t j = 0; j < 4; j++) {
			double sum = 0, mean = 0;
			for (double x = 0; x <= n[i]; x++) {
				sum += special_binomial(x, n[i], p[j]);
				mean += x * special_binomial(x, n[i], p[j]);
			}
			t_near("all outcomes", sum, 1, 1e-12);
			t_near("mean", mean, n[i] * p[j], 1e-12);
		}
	t_near("3 of 7", special_binomial(3, 7, 0.2), 35 * 0.008 * 0.4096, 1e-13);
	/* with 4e14 people the normal density is right to eight digits at the mean */
	t_near("trillions", special_binomial(2e14, 4e14, 0.5), 1 / sqrt(2 * acos(-1) * 1e14), 1e-12);
	t_near("two sd off", special_binomial(2e14 + 2e7, 4e14, 0.5), exp(-2) / sqrt(2 * acos(-1) * 1e14), 1e-7);
}
T_END

/* Whatever the size, a quantile has its probability by the normal distribution with skewness (Hald 1952): limits of counts do not jump where
 * the method changes. */
T_CASE(special_beta_large)
{
	static const double z[] = { -3.2905267314918945, -1.6448536269514722, -0.2533471031357997, 1.959963984540054 };
	static const double level[] = { 0.0005, 0.05, 0.4, 0.975 };
	static const double share[] = { 0.5, 0.3, 0.02 };
	analytics_start();
	for (double n = 1e6; n <= 1e13; n *= 10)
		for (size_t i = 0; i < 3; i++)
			for (size_t j = 0; j < 4; j++) {
				double a = share[i] * n, b = n - a, sd = sqrt(share[i] * (1 - share[i]) / (n + 1));
				double skew = 2 * (b - a) * sqrt(n + 1) / ((n + 2) * sqrt(a * b));
				double q = special_beta_quantile(a, b, level[j], false);
				double got = (q - share[i]) / sd, want = z[j] + skew * (z[j] * z[j] - 1) / 6;
				ck_assert_msg(fabs(got - want) < 60 / (share[i] * n) + 1e-15 / sd,
				              "n %g share %g level %g: %.10f, not %.10f", n, share[i], level[j], got, want);
				t_near("back", special_beta_below(q, a, b), level[j], 1e-7 + 1e-14 / sd);
				t_near("complement", special_beta_above(q, a, b), 1 - level[j], 1e-7 + 1e-14 / sd);
				t_near("other side", special_beta_quantile(b, a, level[j], true), 1 - q, 1e-12);
			}
}
T_END

/* The same by halving alone, which needs no density. */
static double by_halves(double a, double b, double level, bool above)
{
	double lo = -745, hi = 745;
	for (int i = 0; i < 70; i++) {
		double z = lo + (hi - lo) / 2, q = 1 / (1 + exp(-z));
		*((above ? special_beta_above(q, a, b) > level : special_beta_below(q, a, b) < level) ? &lo : &hi) = z;
	}
	return 1 / (1 + exp(-lo));
}

T_CASE(special_beta_beside_halving)
{
	static const double count[] = { 0.02, 0.5, 1, 3.5, 48, 822.7, 1e5, 3e8 };
	static const double level[] = { 1e-6, 0.0005, 0.05, 0.5, 0.975, 0.9999 };
	enum { N = sizeof count / sizeof *count, M = sizeof level / sizeof *level };
	analytics_start();
	for (size_t i = 0; i < N * N * M * 2; i++) {
		double a = count[i % N], b = count[i / N % N], at = level[i / N / N % M];
		bool above = i >= N * N * M;
		char row[80];
		snprintf(row, sizeof row, "%g %g %g %d", a, b, at, above);
		t_near(row, special_beta_quantile(a, b, at, above), by_halves(a, b, at, above), 1e-9);
	}
	/* the quantile is so near to 1 that a double cannot tell: all steps end at the same chance */
	t_near("at the end", special_beta_quantile(4143.9, 0.05, 1 - 1e-10, false), 1, 1e-15);
}
T_END

T_CASE(special_undefined)
{
	analytics_start();
	t_true(isnan(special_beta_below(0.5, 0, 1)) && isnan(special_beta_above((double)NAN, 1, 1)));
	/* where the library fails beside a b below 1 there is no peak to step away from: that gave 0 instead of 0.01272 (1 - Beta is about
	 * Gamma(b) / a there), and took minutes for a quantile */
	double p = special_beta_below(0.99999999999995537, 2.43e13, 0.0625);
	t_true(isnan(p) || fabs(p - 0.01272) < 1e-5);
	p = special_beta_quantile(129878622317.00587, 2.9409036333854798e-11, 0.99793369502646401, false);
	t_true(isnan(p) || (p >= 0 && p <= 1));
	t_true(isnan(special_beta_below(0.5, 1, (double)INFINITY)) && isnan(special_beta_quantile(1, 1, 1.5, false)));
	t_true(isnan(special_gamma_quantile(0, 0.5, false)) && isnan(special_gamma_quantile(1, -1, false)));
	t_near("level 0", special_beta_quantile(2, 3, 0, false), 0, 0);
	t_near("level 0 above", special_beta_quantile(2, 3, 0, true), 1, 0);
	t_near("level 1", special_beta_quantile(2, 3, 1, false), 1, 0);
	t_true(isinf(special_gamma_quantile(2, 0, true)));
	t_near("gamma level 0", special_gamma_quantile(2, 0, false), 0, 0);
	t_near("exponential", special_gamma_quantile(1, 0.025, true), -log(0.025), 1e-12);
}
T_END

T_MAIN("analytics/special", special_stirling_table, special_binomial_sums, special_beta_large, special_beta_beside_halving,
       special_undefined)
