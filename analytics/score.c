#include "score.h"
#include "rate.h"
#include <string.h>

static const double conf = 0.95;

/* Where a value stands in the sorted list, or would stand: the number of values below it. */
static size_t place_of(const struct score_window *w, double rate)
{
	size_t lo = 0, hi = w->n;
	while (lo < hi) {
		size_t mid = lo + (hi - lo) / 2;
		if (w->sorted[mid] < rate)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

void score_push(struct score_window *w, double rate)
{
	if (w->n == SCORE_WINDOW) {
		size_t gone = place_of(w, w->came[w->next]);
		w->n--;
		memmove(w->sorted + gone, w->sorted + gone + 1, (w->n - gone) * sizeof *w->sorted);
	}
	size_t at = place_of(w, rate);
	memmove(w->sorted + at + 1, w->sorted + at, (w->n - at) * sizeof *w->sorted);
	w->sorted[at] = rate;
	w->came[w->next] = rate;
	w->next = (w->next + 1) % SCORE_WINDOW;
	w->n++;
}

static double quantile(const struct score_window *w, double level)
{
	double at = level * (double)(w->n - 1);
	size_t below = (size_t)at;
	double part = at - (double)below;
	return below + 1 < w->n ? w->sorted[below] + part * (w->sorted[below + 1] - w->sorted[below]) : w->sorted[below];
}

bool score_place(const struct score_window *w, double rate, struct score *out)
{
	*out = (struct score){ .n = w->n, .rate = rate, .median = MISSING, .lo = MISSING, .hi = MISSING, .distance = MISSING };
	out->own = (struct interval){ MISSING, MISSING };
	if (w->n < SCORE_LEAST)
		return false;
	out->lo = quantile(w, 0.25);
	out->median = quantile(w, 0.5);
	out->hi = quantile(w, 0.75);
	if (!(out->hi > out->lo))
		return false;
	out->distance = (rate - out->median) / (out->hi - out->lo);
	return true;
}

bool score_bound(double y, double exposure, double per, struct score *out, struct err *e)
{
	struct rate rate;
	if (!rate_exact(y, exposure, conf, &rate, e))
		return false;
	out->own = (struct interval){ per * rate.interval.lo, per * rate.interval.hi };
	out->sure = out->own.lo > out->hi || out->own.hi < out->lo;
	double nearer = fmin(fmax(out->median, out->own.lo), out->own.hi);
	out->distance = (nearer - out->median) / (out->hi - out->lo);
	return true;
}
