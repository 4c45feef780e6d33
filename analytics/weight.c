#include "weight.h"
#include "base/num.h"
#include "calibrate.h"
#include "check.h"
#include "ipf.h"
#include "result.h"
#include <string.h>

static const double CAP = 5, FLOOR = 0.2;
enum { MOST_TRIMS = 10000 };

/* Numbers pairs (cell so far, group of the next trait) in the order in which they come. */
struct pairs {
	size_t size; /* a power of 2 */
	uint64_t *key; /* pair + 1; 0: free */
	size_t *id;
	size_t n;
};

static struct pairs pairs_new(struct mem *m, size_t most)
{
	struct pairs p = { .size = 16 };
	while (p.size < 2 * most)
		p.size *= 2;
	p.key = mem_array(m, p.size, sizeof *p.key);
	p.id = mem_array(m, p.size, sizeof *p.id);
	return p;
}

static size_t pairs_number(struct pairs *p, uint64_t pair)
{
	uint64_t hash = (pair + 1) * UINT64_C(0x9E3779B97F4A7C15);
	size_t at = (size_t)(hash >> 20) & (p->size - 1);
	while (p->key[at] && p->key[at] != pair + 1)
		at = (at + 1) & (p->size - 1);
	if (!p->key[at]) {
		p->key[at] = pair + 1;
		p->id[at] = p->n++;
	}
	return p->id[at];
}

static bool split_by(struct mem *m, const struct weight_trait *t, struct weight_cells *c, struct err *e)
{
	struct pairs p = pairs_new(m, c->n_people);
	for (size_t i = 0; i < c->n_people; i++) {
		if (t->group[i] >= t->k)
			return check_refuse(e, W_STAT_COUNT, (double)t->group[i], 0);
		c->of[i] = pairs_number(&p, (uint64_t)c->of[i] * t->k + t->group[i]);
	}
	c->n = p.n;
	return true;
}

static void gather(struct mem *m, const struct weight_trait t[], size_t n_traits, const double base[], struct weight_cells *c)
{
	c->group = mem_array(m, n_traits * c->n, sizeof(size_t));
	c->base = mem_array(m, c->n, sizeof(double));
	c->square = mem_array(m, c->n, sizeof(double));
	c->least = mem_array(m, c->n, sizeof(double));
	c->most = mem_array(m, c->n, sizeof(double));
	for (size_t i = 0; i < c->n; i++)
		c->least[i] = INFINITY;
	for (size_t i = 0; i < c->n_people; i++) {
		size_t own = c->of[i];
		double w = base ? base[i] : 1;
		for (size_t j = 0; j < n_traits; j++)
			c->group[j * c->n + own] = t[j].group[i];
		c->base[own] += w;
		c->square[own] += w * w;
		c->least[own] = fmin(c->least[own], w);
		c->most[own] = fmax(c->most[own], w);
	}
}

bool weight_collapse(struct mem *m, const struct weight_trait t[], size_t n_traits, const double base[], size_t n_people,
                     struct weight_cells *out, struct err *e)
{
	if (base && !check_counts(base, n_people, e))
		return false;
	*out = (struct weight_cells){ .n = n_people > 0, .n_people = n_people, .of = mem_array(m, n_people, sizeof(size_t)) };
	for (size_t j = 0; j < n_traits; j++) {
		struct mem *scratch = mem_new();
		bool ok = split_by(scratch, &t[j], out, e);
		mem_free(scratch);
		if (!ok)
			return false;
	}
	gather(m, t, n_traits, base, out);
	return true;
}

static double total(const double v[], size_t n)
{
	double sum = 0;
	for (size_t i = 0; i < n; i++)
		sum += v[i];
	return sum;
}

/* "jongeren", or the number of the group as a person counts */
static const char *name_of(struct mem *m, const struct weight_trait *t, size_t group)
{
	return t->name ? t->name[group] : num_plain_int(m, (int64_t)group + 1);
}

static bool refuse_group(struct weight_fit *out, const struct weight_trait t[], struct weight_refused r, struct err *e)
{
	static const enum word word[] = {
		[WEIGHT_EMPTY] = W_WEIGHT_EMPTY, [WEIGHT_BEYOND] = W_WEIGHT_SCARCE, [WEIGHT_NO_FIT] = W_WEIGHT_NO_FIT
	};
	struct mem *m = mem_new();
	out->refused = r;
	err_set(e, ERR_INPUT, word[r.why], name_of(m, &t[r.trait], r.group), num_plain(m, round(r.has * 1000) / 10),
	        num_plain(m, round(r.needs * 1000) / 10));
	mem_free(m);
	return false;
}

/* The targets of every trait, brought to the total of the first. */
static bool margins_of(struct mem *m, const struct weight_cells *c, const struct weight_trait t[], size_t n_traits, struct ipf_margin **out,
                       struct err *e)
{
	struct ipf_margin *margin = mem_array(m, n_traits, sizeof *margin);
	if (n_traits == 0)
		return check_refuse(e, W_STAT_GROUPS, 0, 0);
	if (!(total(c->base, c->n) > 0))
		return check_refuse(e, W_STAT_PROFILE, 0, 0);
	for (size_t j = 0; j < n_traits; j++) {
		double *target = mem_array(m, t[j].k, sizeof(double)), sum = total(t[j].target, t[j].k);
		if (!check_counts(t[j].target, t[j].k, e) || (!(sum > 0) && !check_refuse(e, W_STAT_NO_POPULATION, 0, 0)))
			return false;
		for (size_t g = 0; g < t[j].k; g++)
			target[g] = t[j].target[g] * (total(t[0].target, t[0].k) / sum);
		margin[j] = (struct ipf_margin){ t[j].k, c->group + j * c->n, target };
	}
	*out = margin;
	return true;
}

static struct weight_summary summarise(double n, double sum, double square, double least, double most)
{
	struct weight_summary s = { n, sum, n * square / (sum * sum), sum * sum / square, least * n / sum, most * n / sum };
	if (!(fabs(sum) > 0))
		s.deff = s.n_eff = s.min = s.max = MISSING;
	return s;
}

static struct weight_summary summarise_cells(const struct weight_cells *c, const double factor[])
{
	double sum = 0, square = 0, least = INFINITY, most = 0;
	for (size_t i = 0; i < c->n; i++) {
		sum += factor[i] * c->base[i];
		square += factor[i] * factor[i] * c->square[i];
		least = fmin(least, factor[i] * c->least[i]);
		most = fmax(most, factor[i] * c->most[i]);
	}
	return summarise((double)c->n_people, sum, square, least, most);
}

bool weight_summarise(const double w[], size_t n, struct weight_summary *out, struct err *e)
{
	double sum = 0, square = 0, least = INFINITY, most = -INFINITY;
	if (!check_numbers(w, n, e))
		return false;
	for (size_t i = 0; i < n; i++) {
		sum += w[i];
		square += w[i] * w[i];
		least = fmin(least, w[i]);
		most = fmax(most, w[i]);
	}
	*out = summarise((double)n, sum, square, least, most);
	return true;
}

bool weight_rake(struct mem *m, const struct weight_cells *c, const struct weight_trait t[], size_t n_traits, struct weight_fit *out,
                 struct err *e)
{
	struct ipf_margin *margin;
	struct ipf_result r;
	*out = (struct weight_fit){ .factor = mem_array(m, c->n, sizeof(double)) };
	if (!margins_of(m, c, t, n_traits, &margin, e))
		return false;
	memcpy(out->factor, c->base, c->n * sizeof(double));
	if (!ipf_fit(out->factor, c->n, margin, n_traits, &r, e))
		return false;
	if (r.state != IPF_MET)
		return refuse_group(
		        out, t, (struct weight_refused){ r.state == IPF_EMPTY ? WEIGHT_EMPTY : WEIGHT_NO_FIT, r.margin, r.group, 0, 0 }, e);
	for (size_t i = 0; i < c->n; i++)
		out->factor[i] = c->base[i] > 0 ? out->factor[i] / c->base[i] : 0;
	out->summary = summarise_cells(c, out->factor);
	return true;
}

double *weight_dummies(struct mem *m, const struct weight_cells *c, const struct weight_trait t[], size_t n_traits, size_t *n_columns)
{
	size_t p = 0, first = 0;
	for (size_t j = 0; j < n_traits; j++)
		p += t[j].k;
	double *x = mem_array(m, c->n * p, sizeof(double));
	for (size_t j = 0; j < n_traits; first += t[j++].k)
		for (size_t i = 0; i < c->n; i++)
			x[i * p + first + c->group[j * c->n + i]] = 1;
	*n_columns = p;
	return x;
}

/* A group that even at the limit cannot reach its share of the population. One with too few people is named before one with too many:
 * "3 % cannot count for 27 %" is what a reader understands. */
static bool reach_check(const struct weight_cells *c, const struct ipf_margin margin[], const struct weight_trait t[], size_t n_traits,
                        double lower, double upper, struct weight_fit *out, struct err *e)
{
	struct mem *scratch = mem_new();
	double all = total(c->base, c->n), target = total(margin[0].target, margin[0].k);
	struct weight_refused found = { .why = WEIGHT_FITS };
	for (size_t j = 0; j < n_traits; j++) {
		double *has = mem_array(scratch, t[j].k, sizeof(double));
		for (size_t i = 0; i < c->n; i++)
			has[margin[j].group[i]] += c->base[i] / all;
		for (size_t g = 0; g < t[j].k; g++) {
			double needs = margin[j].target[g] / target;
			bool scarce = needs > has[g] * upper + 1e-12, abundant = needs < has[g] * lower - 1e-12;
			if ((scarce && !(found.needs > found.has)) || (abundant && found.why == WEIGHT_FITS))
				found = (struct weight_refused){ has[g] > 0 ? WEIGHT_BEYOND : WEIGHT_EMPTY, j, g, has[g], needs };
		}
	}
	mem_free(scratch);
	return found.why == WEIGHT_FITS || refuse_group(out, t, found, e);
}

bool weight_bounded(struct mem *m, const struct weight_cells *c, const struct weight_trait t[], size_t n_traits, double lower, double upper,
                    struct weight_fit *out, struct err *e)
{
	struct ipf_margin *margin;
	*out = (struct weight_fit){ .bounded = true, .factor = mem_array(m, c->n, sizeof(double)) };
	if (!margins_of(m, c, t, n_traits, &margin, e) || !reach_check(c, margin, t, n_traits, lower, upper, out, e))
		return false;
	double *base = mem_array(m, c->n, sizeof(double)), to_total = total(margin[0].target, t[0].k) / total(c->base, c->n);
	struct calibrate in = { .n = c->n, .weight = base, .method = CALIBRATE_LOGIT, .lower = lower, .upper = upper };
	in.x = weight_dummies(m, c, t, n_traits, &in.p);
	double *target = mem_array(m, in.p, sizeof(double));
	for (size_t j = 0, first = 0; j < n_traits; first += t[j++].k)
		memcpy(target + first, margin[j].target, t[j].k * sizeof(double));
	in.total = target;
	for (size_t i = 0; i < c->n; i++)
		base[i] = c->base[i] * to_total;
	bool met;
	if (!calibrate_fit(&in, out->factor, &met, e))
		return false;
	if (!met)
		return refuse_group(out, t, (struct weight_refused){ WEIGHT_NO_FIT, 0, 0, 0, 0 }, e);
	for (size_t i = 0; i < c->n; i++)
		out->factor[i] *= to_total;
	out->summary = summarise_cells(c, out->factor);
	return true;
}

bool weight_people(struct mem *m, const struct weight_cells *c, const struct weight_trait t[], size_t n_traits, struct weight_fit *out,
                   struct err *e)
{
	if (!weight_rake(m, c, t, n_traits, out, e))
		return false;
	return out->summary.max <= CAP || weight_bounded(m, c, t, n_traits, FLOOR, CAP, out, e);
}

bool weight_trim(double w[], size_t n, double lower, double upper, struct err *e)
{
	struct weight_summary s;
	if (!weight_summarise(w, n, &s, e))
		return false;
	if (!(lower <= upper) || !(s.sum >= lower * s.n) || !(s.sum <= upper * s.n))
		return check_refuse(e, W_STAT_WEIGHT_LIMITS, lower, upper);
	for (int k = 0; k < MOST_TRIMS; k++) {
		double excess = 0, n_inside = 0;
		for (size_t i = 0; i < n; i++) {
			double cut = fmin(fmax(w[i], lower), upper);
			excess += w[i] - cut;
			n_inside += !(w[i] < lower) && !(w[i] > upper);
		}
		if (!(fabs(excess) > 1e-12 * fabs(s.sum)))
			break;
		bool all = n_inside < 1; /* then everybody shares it, from their limit on */
		double share = excess / (all ? s.n : n_inside);
		for (size_t i = 0; i < n; i++) {
			double cut = fmin(fmax(w[i], lower), upper);
			w[i] = all || (!(w[i] < lower) && !(w[i] > upper)) ? cut + share : cut;
		}
	}
	for (size_t i = 0; i < n; i++)
		w[i] = fmin(fmax(w[i], lower), upper);
	return true;
}
