#include "trend.h"

bool trend_change(double x_now, double n_now, double x_before, double n_before, double conf, enum trend *trend, struct comparison *out,
                  struct err *e)
{
	if (!compare_shares(x_now, n_now, x_before, n_before, conf, out, e))
		return false;
	*trend = out->difference_interval.lo > 0 ? TREND_HIGHER : out->difference_interval.hi < 0 ? TREND_LOWER : TREND_NOT_SHOWN;
	return true;
}
