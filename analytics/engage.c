#include "engage.h"
#include "check.h"
#include "interval.h"
#include <gsl/gsl_cdf.h>
#include <stdlib.h>

static const double per = 1000;
static const double conf_95 = 0.95;
static const double largest_exact = 9007199254740992; /* 2^53: up to here a double counts every one */
static const struct interval no_interval = { MISSING, MISSING };

int64_t engage_interactions(const struct post_sample *p)
{
	const int64_t counter[] = { p->reactions, p->comments, p->shares, p->saves };
	int64_t sum = 0;
	if (p->reactions == COUNT_MISSING && p->comments == COUNT_MISSING)
		return COUNT_MISSING;
	for (size_t i = 0; i < sizeof counter / sizeof *counter; i++)
		sum += counter[i] == COUNT_MISSING ? 0 : counter[i];
	return sum;
}

void engage_sums_add(struct engage_sums *s, double views, double interactions)
{
	s->n++;
	s->v += views;
	s->y += interactions;
	s->vv += views * views;
	s->yy += interactions * interactions;
	s->vy += views * interactions;
}

enum why engage_rate(const struct engage_sums *s, double conf, double *rate, struct interval *interval)
{
	*rate = MISSING;
	*interval = no_interval;
	if (!(s->n > 0))
		return WHY_NO_DATA;
	if (!(s->v > 0))
		return WHY_NO_EXPOSURE;
	double r = s->y / s->v, a = (1 - conf) / 2;
	*rate = per * r;
	if (s->n < 2)
		return WHY_NONE;
	double residual2 = fmax(0, s->yy - 2 * r * s->vy + r * r * s->vv), poisson2 = s->y;
	double se = sqrt(fmax(s->n / (s->n - 1) * residual2, poisson2)) / s->v;
	double half = gsl_cdf_tdist_Qinv(a, s->n - 1) * se;
	*interval = (struct interval){ per * fmax(0, r - half), per * (s->y > 0 ? r + half : -log(a) / s->v) };
	return WHY_NONE;
}

enum why engage_pairs(const struct engage_pair pair[], size_t n, double conf, double *ratio, struct interval *interval)
{
	double y[2] = { 0 }, v[2] = { 0 }, sum = 0;
	*ratio = MISSING;
	*interval = no_interval;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < 2; k++) {
			y[k] += pair[i].y[k];
			v[k] += pair[i].v[k];
		}
	if (n == 0)
		return WHY_NO_DATA;
	if (!(v[0] > 0 && v[1] > 0))
		return WHY_NO_EXPOSURE;
	if (!(y[0] > 0 && y[1] > 0))
		return WHY_UNDEFINED;
	*ratio = y[0] / v[0] / (y[1] / v[1]);
	if (n < 2)
		return WHY_NONE;
	for (size_t i = 0; i < n; i++) {
		double a = pair[i].y[0] / y[0] - pair[i].v[0] / v[0], b = pair[i].y[1] / y[1] - pair[i].v[1] / v[1];
		sum += (a - b) * (a - b);
	}
	double se = sqrt(fmax((double)n / ((double)n - 1) * sum, 1 / y[0] + 1 / y[1]));
	double half = gsl_cdf_tdist_Qinv((1 - conf) / 2, (double)n - 1) * se;
	*interval = (struct interval){ *ratio * exp(-half), *ratio * exp(half) };
	return WHY_NONE;
}

void engage_median(const double sorted[], size_t n, double conf, double *median, struct interval *interval)
{
	*median = MISSING;
	*interval = no_interval;
	if (n == 0)
		return;
	*median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
	/* the median lies below the r-th smallest value with probability P(Bin(n, 1/2) < r): take the largest r that keeps it within a tail */
	double a = (1 - conf) / 2;
	size_t r = 0, beyond = n / 2 + 1;
	while (beyond - r > 1) {
		size_t mid = r + (beyond - r) / 2;
		if (interval_tail_most((double)mid - 1, (double)n, 0.5) <= a)
			r = mid;
		else
			beyond = mid;
	}
	if (r > 0)
		*interval = (struct interval){ sorted[r - 1], sorted[n - r] };
}

/* One content type while its posts are read. */
struct tally {
	size_t n, n_viewed; /* posts; those with views > 0 */
	struct engage_sums sums; /* of those with a rate */
	double *rate;
	size_t n_rate;
};

static bool post_check(const struct post_sample *p, struct err *e)
{
	const int64_t counter[] = { p->views, p->reach, p->reactions, p->comments, p->shares, p->saves };
	for (size_t i = 0; i < sizeof counter / sizeof *counter; i++) {
		if (counter[i] < COUNT_MISSING)
			return check_refuse(e, W_STAT_COUNT, (double)counter[i], 0);
		if ((double)counter[i] > largest_exact)
			return check_refuse(e, W_STAT_TOO_LARGE, (double)counter[i], 0);
	}
	return true;
}

static bool is_exposed(const struct post_sample *p)
{
	return p->views > 0 && engage_interactions(p) != COUNT_MISSING;
}

static bool tally_add(struct tally *t, const struct post_sample *p, struct err *e)
{
	t->n++;
	t->n_viewed += p->views > 0;
	if (!is_exposed(p))
		return true;
	engage_sums_add(&t->sums, (double)p->views, (double)engage_interactions(p));
	return (t->sums.v <= largest_exact && t->sums.y <= largest_exact) ||
	       check_refuse(e, W_STAT_TOO_LARGE, fmax(t->sums.v, t->sums.y), 0);
}

struct type_result engage_from_sums(enum content_type type, size_t n, const struct engage_sums *s)
{
	struct type_result r = { .type = type, .n = n, .n_exposed = (size_t)s->n, .views = (int64_t)s->v, .interactions = (int64_t)s->y };
	r.median = MISSING;
	r.median_interval = no_interval;
	r.why = engage_rate(s, conf_95, &r.rate, &r.rate_interval);
	if (r.why == WHY_NO_DATA && n > 0)
		r.why = WHY_NO_EXPOSURE;
	r.why_rate_interval = r.why == WHY_NONE && isnan(r.rate_interval.lo) ? WHY_TOO_FEW : r.why;
	r.why_median_interval = r.why == WHY_NONE ? WHY_NOT_REPORTED : r.why;
	return r;
}

static int by_number(const void *a, const void *b)
{
	const double *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static struct type_result tally_result(struct tally *t, enum content_type type)
{
	struct type_result r = engage_from_sums(type, t->n, &t->sums);
	if (t->n_rate) /* of a million, half the time of gsl_sort */
		qsort(t->rate, t->n_rate, sizeof *t->rate, by_number);
	engage_median(t->rate, t->n_rate, conf_95, &r.median, &r.median_interval);
	if (r.why == WHY_NO_EXPOSURE && t->n_viewed > 0)
		r.why = r.why_rate_interval = WHY_NOT_REPORTED;
	r.why_median_interval = r.why == WHY_NONE && isnan(r.median_interval.lo) ? WHY_TOO_FEW : r.why;
	return r;
}

enum { ORGANIC = TYPE_N, PAID, ALL, TALLIES, TALLIES_OF_POST = 3 };

/* Where a post counts; returns in how many places: types are of organic posts alone. */
static size_t tallies_of(const struct post_sample *p, struct tally tally[TALLIES], struct tally *of[TALLIES_OF_POST])
{
	of[0] = &tally[ALL];
	of[1] = &tally[p->paid ? PAID : ORGANIC];
	of[2] = &tally[p->type];
	return p->paid ? 2 : 3;
}

bool engage_by_type(struct mem *m, const struct post_sample post[], size_t n, struct engage_result *out, struct err *e)
{
	struct tally tally[TALLIES] = { 0 }, *of[TALLIES_OF_POST];
	for (size_t i = 0; i < n; i++) {
		size_t n_of = tallies_of(&post[i], tally, of);
		if (!post_check(&post[i], e))
			return false;
		for (size_t k = 0; k < n_of; k++)
			if (!tally_add(of[k], &post[i], e))
				return false;
	}
	for (size_t t = 0; t < TALLIES; t++)
		tally[t].rate = mem_array(m, (size_t)tally[t].sums.n, sizeof(double));
	for (size_t i = 0; i < n; i++) {
		size_t n_of = is_exposed(&post[i]) ? tallies_of(&post[i], tally, of) : 0;
		for (size_t k = 0; k < n_of; k++)
			of[k]->rate[of[k]->n_rate++] = per * (double)engage_interactions(&post[i]) / (double)post[i].views;
	}
	for (size_t t = 0; t < TYPE_N; t++)
		out->type[t] = tally_result(&tally[t], (enum content_type)t);
	out->organic = tally_result(&tally[ORGANIC], TYPE_UNKNOWN);
	out->paid = tally_result(&tally[PAID], TYPE_UNKNOWN);
	out->all = tally_result(&tally[ALL], TYPE_UNKNOWN);
	return true;
}
