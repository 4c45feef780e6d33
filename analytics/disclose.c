#include "disclose.h"
#include "check.h"
#include "result.h"

/* What is hidden so far. */
struct shadow {
	size_t n;
	int64_t sum;
};

/* Each hidden cell holds 1 or more, so one alone can be anything from 1 to sum - (n - 1). */
static bool protects(const struct shadow *s, int64_t threshold)
{
	return s->n == 0 || (s->n >= 2 && s->sum - (int64_t)(s->n - 1) >= threshold - 1);
}

static bool table_check(const int64_t x[], size_t k, int64_t threshold, struct err *e)
{
	int64_t sum = 0;
	if (threshold < 1)
		return check_refuse(e, W_STAT_COUNT, (double)threshold, 0);
	for (size_t i = 0; i < k; i++) {
		if (x[i] < 0)
			return check_refuse(e, W_STAT_COUNT, (double)x[i], 0);
		if (x[i] > INT64_MAX - sum)
			return check_refuse(e, W_STAT_TOO_LARGE, (double)x[i], 0);
		sum += x[i];
	}
	return true;
}

bool disclose_one_way(const int64_t x[], size_t k, int64_t threshold, bool hidden[], struct err *e)
{
	if (!table_check(x, k, threshold, e))
		return false;
	struct shadow shadow = { 0 };
	size_t n_filled = 0, smallest = k; /* smallest: of the cells still shown */
	for (size_t i = 0; i < k; i++) {
		hidden[i] = x[i] > 0 && x[i] < threshold;
		n_filled += x[i] > 0;
		if (hidden[i]) {
			shadow.n++;
			shadow.sum += x[i];
		} else if (x[i] > 0 && (smallest == k || x[i] < x[smallest])) {
			smallest = i;
		}
	}
	if (!protects(&shadow, threshold) && smallest < k) {
		hidden[smallest] = true;
		shadow.n++;
		shadow.sum += x[smallest];
	}
	bool everybody_in_one = threshold > 1 && k >= 2 && n_filled == 1;
	if (everybody_in_one || !protects(&shadow, threshold))
		for (size_t i = 0; i < k; i++)
			hidden[i] = true;
	return true;
}

double disclose_round(double x, double base)
{
	return isfinite(x) && base > 0 ? base * floor(x / base + 0.5) : MISSING;
}
