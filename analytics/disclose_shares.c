#include "disclose_shares.h"
#include "check.h"
#include "linear.h"

static const double ROUNDING = 1e-6; /* of a person */

/* The totals, as people: of each option, of each cell, of all. */
struct totals {
	double *option, *cell, all;
	double weighted; /* of all */
};

static bool totals_of(struct mem *m, const struct disclose_shares *s, struct totals *out, struct err *e)
{
	*out = (struct totals){ .option = mem_array(m, s->n_options, sizeof(double)), .cell = mem_array(m, s->n_cells, sizeof(double)) };
	for (size_t o = 0; o < s->n_options; o++) {
		const struct interval *w = &s->window[o];
		if (!isfinite(w->lo) || !isfinite(w->hi) || w->lo > w->hi)
			return check_refuse(e, W_STAT_NUMBER, w->lo, 0);
		for (size_t c = 0; c < s->n_cells; c++) {
			double x = (double)s->x[o * s->n_cells + c];
			if (!check_count(x, e) || !check_count(s->weight[c], e))
				return false;
			out->option[o] += x;
			out->cell[c] += x;
			out->all += x;
			out->weighted += x * s->weight[c];
		}
	}
	if (!(out->all < 0x1p53))
		return check_refuse(e, W_STAT_TOO_LARGE, out->all, 0);
	if (out->all > 0 && !(out->weighted > 0))
		return check_refuse(e, W_STAT_PROFILE, 0, 0);
	return true;
}

/* Every table with these totals and with weighted shares inside the windows. The columns after the counts are the room that each window
 * leaves below and above. */
static struct linear program_of(struct mem *m, const struct disclose_shares *s, const struct totals *t)
{
	size_t n = s->n_options * s->n_cells, first = s->n_options + s->n_cells;
	struct linear p = linear_new(m, first + 2 * s->n_options, n + 2 * s->n_options);
	for (size_t o = 0; o < s->n_options; o++) {
		size_t low = first + 2 * o, high = low + 1;
		for (size_t c = 0; c < s->n_cells; c++) {
			size_t at = o * s->n_cells + c;
			double counts_for = s->weight[c] / t->weighted * t->all;
			linear_set(&p, o, at, 1);
			linear_set(&p, s->n_options + c, at, 1);
			linear_set(&p, low, at, counts_for);
			linear_set(&p, high, at, counts_for);
		}
		linear_set(&p, low, n + 2 * o, -1);
		linear_set(&p, high, n + 2 * o + 1, 1);
		p.b[o] = t->option[o];
		p.b[low] = s->window[o].lo * t->all;
		p.b[high] = s->window[o].hi * t->all;
	}
	for (size_t c = 0; c < s->n_cells; c++)
		p.b[s->n_options + c] = t->cell[c];
	return p;
}

/* The least (sign 1) or the most (-1) that a count can be; NaN when the search gives up, which compares as unsafe. */
static double extreme(const struct linear *p, size_t at, double sign)
{
	struct mem *m = mem_new();
	struct linear_result r;
	struct err e = { 0 };
	double out = MISSING;
	p->cost[at] = sign;
	if (linear_minimise(m, p, &r, &e) && r.state == LINEAR_SOLVED)
		out = sign * r.value;
	p->cost[at] = 0;
	mem_free(m);
	return out;
}

static bool count_is_safe(const struct disclose_shares *s, const struct totals *t, const struct linear *p, const struct disclose_rule *rule,
                          size_t option, size_t cell)
{
	size_t at = option * s->n_cells + cell;
	double x = (double)s->x[at], most = (double)(rule->threshold - 1);
	double at_least = fmax(0, t->option[option] + t->cell[cell] - t->all), at_most = fmin(t->option[option], t->cell[cell]);
	bool small = x > 0 && x <= most, everybody = rule->threshold > 1 && x > 0 && !(x < t->cell[cell]);
	if (!small && !everybody)
		return true;
	double low = fmax(small ? 1 : x - 1, at_least);
	if (everybody)
		low = fmin(low, fmax(x - 1, at_least));
	return extreme(p, at, 1) <= low + ROUNDING && (!small || extreme(p, at, -1) >= fmin(most, at_most) - ROUNDING);
}

bool disclose_shares_safe(const struct disclose_shares *s, const struct disclose_rule *rule, bool *safe, struct err *e)
{
	struct mem *m = mem_new();
	struct totals t;
	size_t n = s->n_options * s->n_cells;
	bool ok = disclose_rule_check(rule, e) && totals_of(m, s, &t, e);
	*safe = ok && n <= DISCLOSE_SHARES_MOST;
	if (*safe && t.all > 0) {
		struct linear p = program_of(m, s, &t);
		for (size_t i = 0; i < n && *safe; i++)
			*safe = count_is_safe(s, &t, &p, rule, i / s->n_cells, i % s->n_cells);
	}
	mem_free(m);
	return ok;
}
