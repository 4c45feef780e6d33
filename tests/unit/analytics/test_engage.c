#include "analytics/engage.h"
#include "analytics/start.h"
#include "tests/t.h"

static struct post_sample post(enum content_type type, int64_t views, int64_t reactions)
{
	return (struct post_sample){ type, views, COUNT_MISSING, reactions, COUNT_MISSING, COUNT_MISSING, COUNT_MISSING, false };
}

static struct engage_result measure(struct mem *m, const struct post_sample p[], size_t n)
{
	struct engage_result r;
	struct err e = { 0 };
	analytics_start();
	if (!engage_by_type(m, p, n, &r, &e))
		t_fail("refused");
	return r;
}

T_CASE(interactions_are_what_is_reported)
{
	const int64_t no = COUNT_MISSING;
	const struct {
		struct post_sample p;
		int64_t want;
	} row[] = {
		{ { TYPE_TEXT, 10, no, 1, 20, 300, 4000, false }, 4321 }, { { TYPE_TEXT, 10, no, 1, no, no, no, false }, 1 },
		{ { TYPE_TEXT, 10, no, no, 20, 300, no, false }, 320 },   { { TYPE_TEXT, 10, no, no, no, 300, 4000, false }, no },
		{ { TYPE_TEXT, 10, no, no, no, no, no, false }, no },     { { TYPE_TEXT, 10, no, 0, no, no, no, false }, 0 },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_int(engage_interactions(&row[i].p), row[i].want);
}
T_END

/* Ten posts; the interval from its definition, with the 97.5 % point of Student's t at 9 degrees of freedom from a table. */
static const double ten_views[] = { 1200, 800, 4000, 150, 2300, 990, 60, 3100, 700, 1800 };
static const double ten_interactions[] = { 36, 10, 200, 9, 41, 33, 0, 70, 35, 12 };

T_CASE(rate_interval_takes_posts_as_clusters)
{
	analytics_start();
	struct engage_sums s = { 0 };
	double v = 0, y = 0, residual2 = 0, rate;
	struct interval i;
	for (size_t k = 0; k < 10; k++) {
		engage_sums_add(&s, ten_views[k], ten_interactions[k]);
		v += ten_views[k];
		y += ten_interactions[k];
	}
	for (size_t k = 0; k < 10; k++)
		residual2 += pow(ten_interactions[k] - y / v * ten_views[k], 2);
	double half = 2.2621571628 * sqrt(10.0 / 9 * residual2) / v;
	t_int(engage_rate(&s, 0.95, &rate, &i), WHY_NONE);
	t_near("rate", rate, 1000 * y / v, 1e-12);
	t_near("lower", i.lo, 1000 * (y / v - half), 1e-9);
	t_near("upper", i.hi, 1000 * (y / v + half), 1e-9);
}
T_END

T_CASE(month_totals_give_the_same_interval)
{
	analytics_start();
	struct engage_sums all = { 0 }, month[2] = { 0 };
	for (size_t k = 0; k < 10; k++) {
		engage_sums_add(&all, ten_views[k], ten_interactions[k]);
		engage_sums_add(&month[k / 4 > 0], ten_views[k], ten_interactions[k]);
	}
	struct engage_sums both = { month[0].n + month[1].n,   month[0].v + month[1].v,   month[0].y + month[1].y,
		                    month[0].vv + month[1].vv, month[0].yy + month[1].yy, month[0].vy + month[1].vy };
	double a, b;
	struct interval ia, ib;
	engage_rate(&all, 0.95, &a, &ia);
	engage_rate(&both, 0.95, &b, &ib);
	t_near("rate", a, b, 1e-12);
	t_near("lower", ia.lo, ib.lo, 1e-9);
	t_near("upper", ia.hi, ib.hi, 1e-9);
}
T_END

T_CASE(equal_posts_are_not_certain)
{
	analytics_start();
	struct engage_sums s = { 0 };
	double rate;
	struct interval i;
	for (int k = 0; k < 5; k++)
		engage_sums_add(&s, 1000, 9);
	t_int(engage_rate(&s, 0.95, &rate, &i), WHY_NONE);
	t_near("rate", rate, 9, 1e-12);
	t_near("half width: t at 4 degrees of freedom times the Poisson error", i.hi - rate, 2.7764451052 * sqrt(45) / 5, 1e-9);
}
T_END

T_CASE(no_interaction_at_all_has_an_upper_limit)
{
	analytics_start();
	struct engage_sums s = { 0 };
	double rate;
	struct interval i;
	for (int k = 0; k < 3; k++)
		engage_sums_add(&s, 1000, 0);
	t_int(engage_rate(&s, 0.95, &rate, &i), WHY_NONE);
	t_near("rate", rate, 0, 0);
	t_near("lower", i.lo, 0, 0);
	t_near("upper: exp(-m) = 0.025", i.hi, 3.688879454 / 3, 1e-9);
}
T_END

T_CASE(a_rate_is_never_below_zero)
{
	analytics_start();
	struct engage_sums s = { 0 };
	double rate;
	struct interval i;
	engage_sums_add(&s, 1000, 100);
	engage_sums_add(&s, 1000, 0);
	t_int(engage_rate(&s, 0.95, &rate, &i), WHY_NONE);
	t_near("lower", i.lo, 0, 0);
	t_true(i.hi > 500); /* two posts that differ so much tell little */
}
T_END

T_CASE(too_little_is_said_not_guessed)
{
	analytics_start();
	struct engage_sums s = { 0 };
	double rate;
	struct interval i;
	t_int(engage_rate(&s, 0.95, &rate, &i), WHY_NO_DATA);
	t_true(isnan(rate) && isnan(i.lo) && isnan(i.hi));
	engage_sums_add(&s, 0, 0);
	t_int(engage_rate(&s, 0.95, &rate, &i), WHY_NO_EXPOSURE);
	t_true(isnan(rate) && isnan(i.lo));
	s = (struct engage_sums){ 0 };
	engage_sums_add(&s, 200, 4);
	t_int(engage_rate(&s, 0.95, &rate, &i), WHY_NONE);
	t_near("rate", rate, 20, 1e-12);
	t_true(isnan(i.lo) && isnan(i.hi));
}
T_END

/* Ranks as values, so that the interval shows which were taken; the chance that they hold the median, by adding binomial terms. */
static double chance_between(size_t n, double lo_rank, double hi_rank)
{
	double sum = 0;
	for (size_t below = 0; below <= n; below++)
		if ((double)below >= lo_rank && (double)below < hi_rank)
			sum += exp(lgamma((double)n + 1) - lgamma((double)below + 1) - lgamma((double)(n - below) + 1) -
			           (double)n * log(2));
	return sum;
}

T_CASE(median_interval_is_the_narrowest_that_covers)
{
	analytics_start();
	double rank[200], median;
	struct interval i;
	for (size_t k = 0; k < 200; k++)
		rank[k] = (double)k + 1;
	for (size_t n = 1; n <= 200; n++) {
		engage_median(rank, n, 0.95, &median, &i);
		t_near("median", median, ((double)n + 1) / 2, 1e-12);
		if (n < 6) {
			t_true(isnan(i.lo) && isnan(i.hi));
			t_true(chance_between(n, 1, (double)n) < 0.95);
			continue;
		}
		t_true(chance_between(n, i.lo, i.hi) >= 0.95);
		t_true(chance_between(n, i.lo + 1, i.hi - 1) < 0.95);
	}
	engage_median(rank, 0, 0.95, &median, &i);
	t_true(isnan(median) && isnan(i.lo));
}
T_END

/* Types are of what was not bought; 20 of 2,000 that were not, 1 of 1,000 that was. */
T_CASE(what_was_paid_for_is_in_no_type)
{
	struct mem *m = mem_new();
	struct post_sample p[] = { post(TYPE_VIDEO, 1000, 12), post(TYPE_VIDEO, 1000, 1), post(TYPE_IMAGE, 1000, 8) };
	p[1].paid = true;
	struct engage_result r = measure(m, p, 3);
	t_int(r.type[TYPE_VIDEO].n, 1);
	t_near("one video", r.type[TYPE_VIDEO].rate, 12, 1e-12);
	t_int(r.organic.n, 2);
	t_near("20 of 2,000", r.organic.rate, 10, 1e-12);
	t_near("their middle", r.organic.median, 10, 1e-12);
	t_int(r.paid.n, 1);
	t_near("1 of 1,000", r.paid.rate, 1, 1e-12);
	t_int(r.all.n, 3);
	t_near("21 of 3,000", r.all.rate, 7, 1e-12);
	mem_free(m);
}
T_END

T_CASE(types_are_kept_apart_and_add_up)
{
	struct mem *m = mem_new();
	const struct post_sample p[] = { post(TYPE_VIDEO, 1000, 10), post(TYPE_IMAGE, 500, 10), post(TYPE_VIDEO, 3000, 20),
		                         post(TYPE_UNKNOWN, 10, 1) };
	struct engage_result r = measure(m, p, 4);
	t_int(r.type[TYPE_VIDEO].type, TYPE_VIDEO);
	t_int(r.type[TYPE_VIDEO].n, 2);
	t_near("sum over sum", r.type[TYPE_VIDEO].rate, 7.5, 1e-12);
	t_near("middle of 10 and 6.67", r.type[TYPE_VIDEO].median, (10 + 20 / 3.0) / 2, 1e-12);
	t_int(r.type[TYPE_IMAGE].why, WHY_NONE);
	t_int(r.type[TYPE_IMAGE].why_rate_interval, WHY_TOO_FEW);
	t_int(r.type[TYPE_VIDEO].why_rate_interval, WHY_NONE);
	t_int(r.type[TYPE_VIDEO].why_median_interval, WHY_TOO_FEW);
	t_int(r.type[TYPE_POLL].why, WHY_NO_DATA);
	t_true(isnan(r.type[TYPE_POLL].rate) && isnan(r.type[TYPE_POLL].median));
	t_int(r.all.n, 4);
	t_int(r.all.views, 4510);
	t_int(r.all.interactions, 41);
	t_near("all", r.all.rate, 41000.0 / 4510, 1e-12);
	mem_free(m);
}
T_END

T_CASE(sums_give_what_the_posts_give_but_the_median)
{
	struct mem *m = mem_new();
	struct post_sample p[10];
	struct engage_sums s = { 0 }, none = { 0 };
	for (size_t k = 0; k < 10; k++) {
		p[k] = post(TYPE_LIVE, (int64_t)ten_views[k], (int64_t)ten_interactions[k]);
		engage_sums_add(&s, ten_views[k], ten_interactions[k]);
	}
	struct engage_result posts = measure(m, p, 10);
	struct type_result sums = engage_from_sums(TYPE_LIVE, 10, &s);
	const struct type_result *want = &posts.type[TYPE_LIVE];
	t_int(sums.type, want->type);
	t_int(sums.n_exposed, want->n_exposed);
	t_int(sums.views, want->views);
	t_int(sums.interactions, want->interactions);
	t_near("rate", sums.rate, want->rate, 1e-12);
	t_near("lower", sums.rate_interval.lo, want->rate_interval.lo, 1e-9);
	t_int(sums.why, WHY_NONE);
	t_true(isnan(sums.median) && !isnan(want->median));
	t_int(sums.why_median_interval, WHY_NOT_REPORTED);
	sums = engage_from_sums(TYPE_LIVE, 3, &none);
	t_int(sums.why, WHY_NO_EXPOSURE);
	t_int(engage_from_sums(TYPE_LIVE, 0, &none).why, WHY_NO_DATA);
	none = (struct engage_sums){ 0 };
	engage_sums_add(&none, 100, 2);
	t_int(engage_from_sums(TYPE_LIVE, 1, &none).why_rate_interval, WHY_TOO_FEW);
	mem_free(m);
}
T_END

T_CASE(missing_is_never_zero)
{
	struct mem *m = mem_new();
	const int64_t no = COUNT_MISSING;
	const struct post_sample p[] = {
		post(TYPE_TEXT, 0, 5),     post(TYPE_TEXT, no, 5), post(TYPE_TEXT, 100, no), /* none of these has a rate */
		post(TYPE_TEXT, 100, 2), /* this one does */
		post(TYPE_LINK, 0, 5),     post(TYPE_LINK, no, 5), /* nobody saw them, or nobody knows */
		post(TYPE_STORY, 100, no), /* seen, but nothing reported */
	};
	struct engage_result r = measure(m, p, sizeof p / sizeof *p);
	t_int(r.type[TYPE_TEXT].n, 4);
	t_int(r.type[TYPE_TEXT].n_exposed, 1);
	t_near("rate", r.type[TYPE_TEXT].rate, 20, 1e-12);
	t_int(r.type[TYPE_LINK].why, WHY_NO_EXPOSURE);
	t_int(r.type[TYPE_STORY].why, WHY_NOT_REPORTED);
	t_true(isnan(r.type[TYPE_LINK].rate) && isnan(r.type[TYPE_STORY].rate));
	t_int(r.type[TYPE_STORY].views, 0);
	r = measure(m, NULL, 0);
	t_int(r.all.why, WHY_NO_DATA);
	mem_free(m);
}
T_END

/* Posts that differ among themselves, 20 of them, many times over: the interval must hold the long-run rate about as often as it says. */
T_CASE(interval_keeps_its_promise)
{
	analytics_start();
	unsigned seed = 20260630;
	int held = 0, rounds = 4000;
	for (int round = 0; round < rounds; round++) {
		struct engage_sums s = { 0 };
		for (int k = 0; k < 20; k++) {
			seed = seed * 1664525 + 1013904223;
			double views = 200 + (seed >> 20); /* 200..4,295 */
			seed = seed * 1664525 + 1013904223;
			double liked = (seed >> 8) / 16777216.0; /* a post's own rate: 0..40 per 1,000, 20 on average */
			engage_sums_add(&s, views, floor(views * 0.04 * liked + 0.5));
		}
		double rate;
		struct interval i;
		engage_rate(&s, 0.95, &rate, &i);
		held += i.lo <= 20 && 20 <= i.hi;
	}
	t_true(held > 0.93 * rounds && held < 0.97 * rounds);
}
T_END

T_CASE(counters_that_cannot_be_are_refused)
{
	struct mem *m = mem_new();
	const struct post_sample bad[][2] = {
		{ post(TYPE_TEXT, -2, 5) },
		{ post(TYPE_TEXT, 100, -5) },
		{ post(TYPE_TEXT, INT64_MAX, 5) },
		{ post(TYPE_TEXT, 100, INT64_MAX / 4) },
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct engage_result r;
		struct err e = { 0 };
		t_false(engage_by_type(m, bad[i], 1, &r, &e));
		t_int(e.code, ERR_INPUT);
	}
	struct post_sample many[9];
	for (size_t i = 0; i < 9; i++)
		many[i] = post(TYPE_TEXT, (int64_t)1 << 50, 5);
	struct engage_result r;
	struct err e = { 0 };
	t_true(engage_by_type(m, many, 8, &r, &e));
	t_true(r.all.views == (int64_t)1 << 53);
	t_false(engage_by_type(m, many, 9, &r, &e));
	t_int(e.code, ERR_INPUT);
	mem_free(m);
}
T_END

/* R: the log ratio differentiated by each pair's weight, numerically; its sum of squares times 5/4, and qt(0.975, 4). */
T_CASE(two_rates_in_pairs)
{
	struct engage_pair pair[5] = {
		{ { 30, 20 }, { 1000, 1000 } }, { { 42, 30 }, { 1200, 1100 } }, { { 18, 15 }, { 900, 950 } },
		{ { 55, 28 }, { 1500, 1400 } }, { { 25, 22 }, { 800, 900 } },
	};
	double ratio;
	struct interval i;
	analytics_start();
	/* few events: Poisson's own noise is the larger one */
	t_int(engage_pairs(pair, 5, 0.95, &ratio, &i), WHY_NONE);
	t_near("ratio", ratio, 1.4645732689, 1e-9);
	t_near("low", i.lo, 1.04742793, 1e-7);
	t_near("high", i.hi, 2.04784959, 1e-7);
	for (size_t k = 0; k < 5; k++)
		pair[k].y[0] *= 10, pair[k].y[1] *= 10;
	t_int(engage_pairs(pair, 5, 0.95, &ratio, &i), WHY_NONE);
	t_near("low", i.lo, 1.15610757, 1e-7);
	t_near("high", i.hi, 1.85534193, 1e-7);
	t_int(engage_pairs(pair, 1, 0.95, &ratio, &i), WHY_NONE);
	t_near("one pair", ratio, 1.5, 1e-12);
	t_true(isnan(i.lo));
	t_int(engage_pairs(pair, 0, 0.95, &ratio, &i), WHY_NO_DATA);
	pair[0].y[1] = 0;
	t_int(engage_pairs(pair, 1, 0.95, &ratio, &i), WHY_UNDEFINED);
	pair[0].v[0] = 0;
	t_int(engage_pairs(pair, 1, 0.95, &ratio, &i), WHY_NO_EXPOSURE);
	t_true(isnan(ratio) && isnan(i.hi));
}
T_END

T_MAIN("analytics/engage", two_rates_in_pairs, interactions_are_what_is_reported, rate_interval_takes_posts_as_clusters,
       month_totals_give_the_same_interval, what_was_paid_for_is_in_no_type, equal_posts_are_not_certain,
       no_interaction_at_all_has_an_upper_limit, a_rate_is_never_below_zero, too_little_is_said_not_guessed,
       median_interval_is_the_narrowest_that_covers, types_are_kept_apart_and_add_up, sums_give_what_the_posts_give_but_the_median,
       missing_is_never_zero, interval_keeps_its_promise, counters_that_cannot_be_are_refused)
