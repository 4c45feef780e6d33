#include "disclose.h"
#include "check.h"

/* What is hidden so far. */
struct shadow {
	size_t n;
	int64_t sum;
};

/* The other hidden cells hold `least` or more each; one can be anything up to what they leave. */
static bool protects(const struct shadow *s, const struct disclose_rule *rule)
{
	return s->n == 0 || (s->n >= 2 && s->sum - (int64_t)(s->n - 1) * rule->least >= rule->threshold - 1);
}

bool disclose_rule_check(const struct disclose_rule *rule, struct err *e)
{
	if (rule->threshold < 1)
		return check_refuse(e, W_STAT_COUNT, (double)rule->threshold, 0);
	if (rule->least != 0 && rule->least != 1)
		return check_refuse(e, W_STAT_COUNT, (double)rule->least, 0);
	return true;
}

static bool counts_check(const int64_t x[], size_t k, struct err *e)
{
	int64_t sum = 0;
	for (size_t i = 0; i < k; i++) {
		if (x[i] < 0)
			return check_refuse(e, W_STAT_COUNT, (double)x[i], 0);
		if (x[i] > INT64_MAX - sum)
			return check_refuse(e, W_STAT_TOO_LARGE, (double)x[i], 0);
		sum += x[i];
	}
	return true;
}

bool disclose_one_way(const int64_t x[], size_t k, const struct disclose_rule *rule, bool hidden[], struct err *e)
{
	if (!disclose_rule_check(rule, e) || !counts_check(x, k, e))
		return false;
	struct shadow shadow = { 0 };
	size_t n_filled = 0, smallest = k; /* smallest: of the cells still shown */
	for (size_t i = 0; i < k; i++) {
		hidden[i] = x[i] > 0 && x[i] < rule->threshold;
		n_filled += x[i] > 0;
		if (hidden[i]) {
			shadow.n++;
			shadow.sum += x[i];
		} else if (x[i] > 0 && (smallest == k || x[i] < x[smallest])) {
			smallest = i;
		}
	}
	if (!protects(&shadow, rule) && smallest < k) {
		hidden[smallest] = true;
		shadow.n++;
		shadow.sum += x[smallest];
	}
	bool everybody_in_one = !rule->full_is_shown && rule->threshold > 1 && k >= 2 && n_filled == 1;
	if (everybody_in_one || !protects(&shadow, rule))
		for (size_t i = 0; i < k; i++)
			hidden[i] = true;
	return true;
}

double disclose_round(double x, double base)
{
	return isfinite(x) && base > 0 ? base * floor(x / base + 0.5) : MISSING;
}
