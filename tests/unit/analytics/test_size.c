#include "analytics/people.h"
#include "analytics/size.h"
#include "analytics/start.h"
#include "tests/t.h"

static struct err e;

T_CASE(size_ends)
{
	double n0, n;
	analytics_start();
	t_true(size_share((double)INFINITY, 0.5, 0.05, 0.95, &n0, &n, &e));
	t_near("an endless population", n, n0, 0);
	t_true(size_share(1, 0.5, 0.05, 0.95, &n0, &n, &e));
	t_near("of one person, one", n, 1, 1e-12);
	t_true(size_share(100, 0, 0.05, 0.95, &n0, &n, &e));
	t_near("nothing to be unsure of", n, 0, 0);
	t_false(size_share(0, 0.5, 0.05, 0.95, &n0, &n, &e));
	e = (struct err){ .code = ERR_NONE };
	t_false(size_share(100, 0.5, 0, 0.95, &n0, &n, &e));
}
T_END

T_CASE(size_power_and_back)
{
	static const double w[] = { 0.01, 0.1, 0.5, 3 }, level[] = { 0.06, 0.5, 0.8, 0.999 };
	double n, power;
	analytics_start();
	for (size_t i = 0; i < 4; i++)
		for (size_t j = 0; j < 4; j++) {
			t_true(size_chisq_people(w[i], 6, level[j], 0.05, &n, &e) && size_chisq_power(w[i], 6, n, 0.05, &power, &e));
			t_near("power", power, level[j], 1e-9);
		}
	t_true(size_chisq_power(0, 3, 1e9, 0.05, &power, &e));
	t_near("without an effect", power, 0.05, 1e-12);
	t_true(size_chisq_people(0, 3, 0.8, 0.05, &n, &e) && isinf(n));
	t_false(size_chisq_people(0.1, 3, 0.01, 0.05, &n, &e));
	t_int(e.word, W_STAT_POWER);
}
T_END

/* The quick formula beside the exact power at its answer. */
T_CASE(size_band_is_near)
{
	double n;
	analytics_start();
	t_true(size_band(0.494, 0.05, 0.05, 0.2, &n, &e));
	double power = people_power(ceil(n), 0.494, 0.05, 0.05, 0.494);
	ck_assert_msg(power > 0.77 && power < 0.83, "%g", power);
}
T_END

T_MAIN("analytics/size", size_ends, size_power_and_back, size_band_is_near)
