#include "trend.h"
#include "interval.h"

bool trend_change(double x_now, double n_now, double x_before, double n_before, double conf, enum trend *trend, struct comparison *out,
                  struct err *e)
{
	struct estimate now, before;
	if (!interval_exact(x_now, n_now, conf, &now.interval, e) || !interval_exact(x_before, n_before, conf, &before.interval, e))
		return false;
	now.value = x_now / n_now;
	before.value = x_before / n_before;
	if (!compare_estimates(&now, &before, out, e))
		return false;
	*trend = out->difference_interval.lo > 0 ? TREND_HIGHER : out->difference_interval.hi < 0 ? TREND_LOWER : TREND_NOT_SHOWN;
	return true;
}
