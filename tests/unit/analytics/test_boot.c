#include "tests/t.h"
#include "analytics/boot.h"
#include "analytics/start.h"
#include <gsl/gsl_cdf.h>

static struct boot all(struct mem *m, const double x[], size_t n, double conf)
{
	struct boot_sample s = { .n = n, .x = x, .statistic = boot_mean };
	struct boot b;
	struct err e = { 0 };
	t_true(boot_all(m, &s, conf, &b, &e));
	return b;
}

/* Efron & Tibshirani (1993) tables 2.1 and 2.2: treated mice, the standard error of their mean for infinitely many resamples */
T_CASE(mice_as_printed)
{
	analytics_start();
	struct mem *m = mem_new();
	const double mice[] = { 94, 197, 16, 38, 99, 141, 23 };
	struct boot b = all(m, mice, 7, 0.9);
	t_true(fabs(b.theta - 86.86) < 5e-3);
	t_true(fabs(b.se - 23.36) < 5e-3);
	mem_free(m);
}
T_END

T_CASE(two_things_by_hand)
{
	analytics_start();
	struct mem *m = mem_new();
	const double x[] = { 0, 2 };
	struct boot b = all(m, x, 2, 0.8); /* 0 a quarter of the time, 1 half, 2 a quarter */
	t_near("se", b.se, sqrt(0.5), 1e-14);
	t_near("z0", b.z0, 0, 0);
	t_near("a", b.a, 0, 0);
	t_near("low", b.percentile.lo, 0, 0);
	t_near("high", b.bca.hi, 2, 0);
	b = all(m, x, 2, 0.4); /* levels 0.3 and 0.7 */
	t_near("low", b.percentile.lo, 1, 0);
	mem_free(m);
}
T_END

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

/* All 5^5 resamples one by one, in whole numbers so that sums are exact. */
T_CASE(every_resample_of_five)
{
	analytics_start();
	struct mem *m = mem_new();
	const double x[] = { 12, 18, 25, 90, 44 };
	double sum[3125], square = 0, below = 0, cube = 0, dd = 0;
	for (int r = 0; r < 3125; r++) {
		sum[r] = 0;
		for (int i = 0, code = r; i < 5; i++, code /= 5)
			sum[r] += x[code % 5];
		square += (sum[r] / 5 - 37.8) * (sum[r] / 5 - 37.8);
		below += sum[r] < 189 ? 1 : sum[r] > 189 ? 0 : 0.5;
	}
	qsort(sum, 3125, sizeof *sum, by_value);
	for (int i = 0; i < 5; i++) {
		double d = (x[i] - 37.8) / 4; /* mean of the leave-one-out means minus each */
		dd += d * d;
		cube += d * d * d;
	}
	struct boot b = all(m, x, 5, 0.9);
	double z0 = gsl_cdf_ugaussian_Pinv(below / 3125), a = cube / (6 * pow(dd, 1.5)), z = 1.6448536269514722;
	double low = gsl_cdf_ugaussian_P(z0 + (z0 - z) / (1 - a * (z0 - z))),
	       high = gsl_cdf_ugaussian_P(z0 + (z0 + z) / (1 - a * (z0 + z)));
	t_near("se", b.se, sqrt(square / 3125), 1e-12);
	t_near("z0", b.z0, z0, 1e-12);
	t_near("a", b.a, a, 1e-12);
	t_near("percentile", b.percentile.lo, sum[(int)ceil(0.05 * 3125) - 1] / 5, 1e-12);
	t_near("percentile", b.percentile.hi, sum[(int)ceil(0.95 * 3125) - 1] / 5, 1e-12);
	t_near("level", b.levels.lo, low, 1e-10);
	t_near("bca", b.bca.lo, sum[(int)ceil(low * 3125) - 1] / 5, 1e-12);
	t_near("bca", b.bca.hi, sum[(int)ceil(high * 3125) - 1] / 5, 1e-12);
	mem_free(m);
}
T_END

/* Efron & Tibshirani (1993) table 3.1: law schools; correlation 0.776, standard error 0.13 */
T_CASE(law_schools_as_printed)
{
	analytics_start();
	struct mem *m = mem_new();
	const double lsat[] = { 576, 635, 558, 578, 666, 580, 555, 661, 651, 605, 653, 575, 545, 572, 594 };
	const double gpa[] = { 3.39, 3.30, 2.81, 3.03, 3.44, 3.07, 3.00, 3.43, 3.36, 3.13, 3.12, 2.74, 2.76, 2.88, 2.96 };
	struct boot_sample s = { .n = 15, .x = lsat, .y = gpa, .statistic = boot_correlation };
	struct boot b, again, other;
	struct err e = { 0 };
	t_true(boot_draw(m, &s, 0.95, BOOT_DRAWS, 1, &b, &e));
	t_true(fabs(b.theta - 0.776) < 5e-4);
	t_true(fabs(b.se - 0.13) < 5e-3);
	t_true(b.bca.lo < b.percentile.lo && b.bca.hi < b.percentile.hi); /* skew to the left moves both down */
	t_true(boot_draw(m, &s, 0.95, BOOT_DRAWS, 1, &again, &e) && boot_draw(m, &s, 0.95, BOOT_DRAWS, 2, &other, &e));
	t_near("the same seed", again.bca.lo, b.bca.lo, 0);
	t_true(fabs(other.se - b.se) > 0);
	mem_free(m);
}
T_END

T_CASE(draws_come_near_all_resamples)
{
	analytics_start();
	struct mem *m = mem_new();
	const double x[] = { 12, 18, 25, 31, 90, 44, 7 };
	struct boot ideal = all(m, x, 7, 0.95), b;
	struct boot_sample s = { .n = 7, .x = x, .statistic = boot_mean };
	struct err e = { 0 };
	double width = ideal.bca.hi - ideal.bca.lo;
	t_true(boot_draw(m, &s, 0.95, BOOT_DRAWS, 3, &b, &e));
	t_near("se", b.se, ideal.se, 0.03);
	t_near("a", b.a, ideal.a, 1e-12);
	t_true(fabs(b.bca.lo - ideal.bca.lo) < 0.05 * width && fabs(b.bca.hi - ideal.bca.hi) < 0.05 * width);
	s.statistic = boot_median;
	t_true(boot_draw(m, &s, 0.95, BOOT_DRAWS, 3, &b, &e));
	t_near("median", b.theta, 25, 0);
	t_true(b.percentile.lo >= 7 && b.percentile.hi <= 90 && b.se > 0);
	mem_free(m);
}
T_END

T_CASE(nothing_to_learn_from)
{
	analytics_start();
	struct mem *m = mem_new();
	const double same[] = { 0.1, 0.1, 0.1, 0.1 }, x[] = { 1, 2, 3, 4 }, bad[] = { 1, INFINITY };
	struct boot b = all(m, same, 4, 0.95);
	t_true(b.why == WHY_UNDEFINED && isnan(b.z0) && isnan(b.bca.lo) && b.se < 1e-15);
	t_near("its own value", b.percentile.lo, 0.1, 1e-12);
	t_int(all(m, x, 0, 0.95).why, WHY_NO_DATA);
	b = all(m, x, 1, 0.95);
	t_true(b.why == WHY_TOO_FEW && b.theta > 0 && isnan(b.se));
	struct boot_sample flat = { .n = 4, .x = x, .y = same, .statistic = boot_correlation },
	                   line = { .n = 4, .x = x, .y = x, .statistic = boot_correlation },
	                   wrong = { .n = 2, .x = bad, .statistic = boot_mean };
	struct err e = { 0 };
	t_true(boot_draw(m, &flat, 0.95, 99, 1, &b, &e));
	t_true(b.why == WHY_UNDEFINED && isnan(b.theta));
	t_true(boot_all(m, &line, 0.95, &b, &e));
	t_near("four alike of 256 have no correlation", b.undefined, 4 / 256.0, 1e-12);
	t_false(boot_all(m, &wrong, 0.95, &b, &e));
	e = (struct err){ 0 };
	wrong.n = BOOT_ALL_MOST + 1;
	t_false(boot_all(m, &wrong, 0.95, &b, &e));
	t_false(boot_draw(m, &line, 0.95, 0, 1, &b, &e));
	t_false(boot_draw(m, &line, 1, 99, 1, &b, &e));
	mem_free(m);
}
T_END

/* 0 to 9,999: the median of 2,000 of them has the standard deviation 10,000 / (2 sqrt(2,000)) = 111.8, so that 95 % spans about 438. */
T_CASE(many_are_sampled)
{
	analytics_start();
	struct mem *m = mem_new();
	double *x = mem_array(m, 10000, sizeof *x);
	struct boot_sampled a, b;
	struct boot whole;
	struct err e = { 0 };
	for (size_t i = 0; i < 10000; i++)
		x[i] = (double)((7919 * i) % 10000);
	t_true(boot_median_sampled(m, x, 10000, 0.95, 1, &a, &e));
	t_true(a.n == 10000 && a.taken == BOOT_SAMPLE && a.draws == 5000);
	t_true(fabs(a.boot.theta - 4999.5) < 4 * 111.8);
	double width = a.boot.bca.hi - a.boot.bca.lo;
	t_true(width > 438 / 1.4 && width < 438 * 1.4);
	t_true(boot_median_sampled(m, x, 10000, 0.95, 1, &b, &e));
	t_near("the same seed", b.boot.bca.lo, a.boot.bca.lo, 0);
	/* few are all taken */
	t_true(boot_median_sampled(m, x, 50, 0.95, 3, &b, &e));
	struct boot_sample s = { .n = 50, .x = x, .statistic = boot_median };
	t_true(b.taken == 50 && b.draws == BOOT_DRAWS && boot_draw(m, &s, 0.95, BOOT_DRAWS, 3, &whole, &e));
	t_near("low", b.boot.bca.lo, whole.bca.lo, 0);
	t_true(boot_median_sampled(m, x, 0, 0.95, 1, &b, &e));
	t_int(b.boot.why, WHY_NO_DATA);
	mem_free(m);
}
T_END

T_CASE(a_pick_keeps_the_order)
{
	enum { N = 100, TAKE = 20, TIMES = 2000 };
	struct mem *m = mem_new();
	double x[N], some[N], again[N], seen[N] = { 0 };
	for (size_t i = 0; i < N; i++)
		x[i] = (double)i;
	for (unsigned long seed = 1; seed <= TIMES; seed++) {
		boot_pick(m, x, N, TAKE, seed, some);
		for (size_t i = 0; i < TAKE; i++) {
			t_true(i == 0 || some[i] > some[i - 1]);
			seen[(size_t)some[i]]++;
		}
	}
	for (size_t i = 0; i < N; i++) /* 400 times on average, with a deviation of 18 */
		t_true(fabs(seen[i] - TIMES * (double)TAKE / N) < 5 * 18);
	boot_pick(m, x, N, TAKE, TIMES, again);
	t_true(memcmp(some, again, TAKE * sizeof *some) == 0);
	boot_pick(m, x, N, N + 1, 1, some);
	t_true(memcmp(some, x, sizeof x) == 0);
	mem_free(m);
}
T_END

T_MAIN("analytics/boot", a_pick_keeps_the_order, many_are_sampled, mice_as_printed, two_things_by_hand, every_resample_of_five,
       law_schools_as_printed, draws_come_near_all_resamples, nothing_to_learn_from)
