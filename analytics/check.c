#include "check.h"
#include "base/num.h"
#include <math.h>

static const char *number(struct mem *m, double v)
{
	if (isnan(v))
		return "NaN";
	if (isinf(v))
		return v > 0 ? "inf" : "-inf";
	return num_plain(m, v);
}

bool check_refuse(struct err *e, enum word word, double a, double b)
{
	struct mem *m = mem_new();
	err_set(e, ERR_INPUT, word, number(m, a), number(m, b), NULL);
	mem_free(m);
	return false;
}

bool check_count(double v, struct err *e)
{
	return (isfinite(v) && v >= 0) || check_refuse(e, W_STAT_COUNT, v, 0);
}

bool check_counts(const double v[], size_t k, struct err *e)
{
	for (size_t i = 0; i < k; i++)
		if (!check_count(v[i], e))
			return false;
	return true;
}

bool check_numbers(const double v[], size_t k, struct err *e)
{
	for (size_t i = 0; i < k; i++)
		if (!isfinite(v[i]))
			return check_refuse(e, W_STAT_NUMBER, v[i], 0);
	return true;
}

bool check_whole(const double v[], size_t k, struct err *e)
{
	if (!check_counts(v, k, e))
		return false;
	for (size_t i = 0; i < k; i++) {
		if (v[i] > 0x1p53)
			return check_refuse(e, W_STAT_TOO_LARGE, v[i], 0);
		if (v[i] > floor(v[i]))
			return check_refuse(e, W_STAT_WHOLE, v[i], 0);
	}
	return true;
}

bool check_share(double x, double n, struct err *e)
{
	return (isfinite(n) && n > 0 && x >= 0 && x <= n) || check_refuse(e, W_STAT_SHARE, x, n);
}

bool check_positive(double v, struct err *e)
{
	return (isfinite(v) && v > 0) || check_refuse(e, W_STAT_POSITIVE, v, 0);
}

bool check_population(const double v[], size_t k, struct err *e)
{
	if (!check_counts(v, k, e))
		return false;
	for (size_t i = 0; i < k; i++)
		if (v[i] <= 0)
			return check_refuse(e, W_STAT_NO_POPULATION, 0, 0);
	return true;
}

bool check_level(double level, struct err *e)
{
	return (level > 0 && level < 1) || check_refuse(e, W_STAT_LEVEL, level, 0);
}

bool check_groups(size_t k, struct err *e)
{
	return k >= 2 || check_refuse(e, W_STAT_GROUPS, (double)k, 0);
}

bool check_at_most(size_t k, size_t most, struct err *e)
{
	return k <= most || check_refuse(e, W_STAT_TOO_MANY, (double)k, (double)most);
}
