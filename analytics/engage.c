#include "engage.h"
#include "check.h"
#include "interval.h"
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>

static const double per = 1000;
static const double conf_95 = 0.95;
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
	struct type_result result;
	struct engage_sums sums;
	size_t n_viewed; /* posts with views > 0 */
	double *rate;
	size_t n_rate;
};

static bool post_check(const struct post_sample *p, struct err *e)
{
	const int64_t counter[] = { p->views, p->reach, p->reactions, p->comments, p->shares, p->saves };
	for (size_t i = 0; i < sizeof counter / sizeof *counter; i++) {
		if (counter[i] < COUNT_MISSING)
			return check_refuse(e, W_STAT_COUNT, (double)counter[i], 0);
		if (counter[i] > INT64_MAX / 8) /* so that a post's own sum fits */
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
	t->result.n++;
	t->n_viewed += p->views > 0;
	if (!is_exposed(p))
		return true;
	int64_t interactions = engage_interactions(p);
	if (p->views > INT64_MAX - t->result.views || interactions > INT64_MAX - t->result.interactions)
		return check_refuse(e, W_STAT_TOO_LARGE, (double)t->result.views, 0);
	t->result.n_exposed++;
	t->result.views += p->views;
	t->result.interactions += interactions;
	engage_sums_add(&t->sums, (double)p->views, (double)interactions);
	return true;
}

static void tally_finish(struct tally *t)
{
	struct type_result *r = &t->result;
	gsl_sort(t->rate, 1, t->n_rate);
	engage_median(t->rate, t->n_rate, conf_95, &r->median, &r->median_interval);
	r->why = engage_rate(&t->sums, conf_95, &r->rate, &r->rate_interval);
	if (r->why != WHY_NONE && r->n > 0)
		r->why = t->n_viewed > 0 ? WHY_NOT_REPORTED : WHY_NO_EXPOSURE;
	r->why_rate_interval = r->why == WHY_NONE && isnan(r->rate_interval.lo) ? WHY_TOO_FEW : r->why;
	r->why_median_interval = r->why == WHY_NONE && isnan(r->median_interval.lo) ? WHY_TOO_FEW : r->why;
}

bool engage_by_type(struct mem *m, const struct post_sample post[], size_t n, struct engage_result *out, struct err *e)
{
	struct tally tally[TYPE_N + 1] = { 0 }, *all = &tally[TYPE_N];
	for (size_t i = 0; i < n; i++)
		if (!post_check(&post[i], e) || !tally_add(&tally[post[i].type], &post[i], e) || !tally_add(all, &post[i], e))
			return false;
	for (size_t t = 0; t <= TYPE_N; t++)
		tally[t].rate = mem_array(m, tally[t].result.n_exposed, sizeof(double));
	for (size_t i = 0; i < n; i++) {
		if (!is_exposed(&post[i]))
			continue;
		struct tally *of = &tally[post[i].type];
		double rate = per * (double)engage_interactions(&post[i]) / (double)post[i].views;
		of->rate[of->n_rate++] = rate;
		all->rate[all->n_rate++] = rate;
	}
	for (size_t t = 0; t <= TYPE_N; t++)
		tally_finish(&tally[t]);
	for (size_t t = 0; t < TYPE_N; t++) {
		out->type[t] = tally[t].result;
		out->type[t].type = (enum content_type)t;
	}
	out->all = all->result;
	return true;
}
