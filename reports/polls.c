/* The gate of the polls: rounds, makes from rounded figures whatever follows, and tries what can still be worked out. */
#include "polls.h"
#include "analytics/disclose_shares.h"
#include "analytics/interval.h"

static const double DIFFERS = 0.05, CONFIDENCE = 0.95;

/* In how many parts a share of n people is shown. */
static double parts_of(int64_t n)
{
	return n >= PEOPLE_PERCENT_BASE ? 100 : (double)n;
}

static double rounded(double share, int64_t n)
{
	return round(share * parts_of(n)) / parts_of(n);
}

static bool is_safe(struct mem *m, const struct poll_weights *w, size_t n_options, int64_t threshold, bool *safe, struct err *e)
{
	struct interval *window = mem_array(m, n_options, sizeof *window);
	const struct disclose_shares s = { n_options, w->n_cells, w->x, w->weight, window };
	const struct disclose_rule rule = { .threshold = threshold };
	for (size_t o = 0; o < n_options; o++) {
		double shown = rounded(w->share[o], w->n), half = 0.5 / parts_of(w->n);
		window[o] = (struct interval){ shown - half, shown + half };
	}
	return disclose_shares_safe(&s, &rule, safe, e);
}

static bool weighted_option(const struct poll_weights *w, double share, double unweighted, struct poll_result *r, struct poll_option *out,
                            struct err *e)
{
	out->weighted = rounded(share, w->n);
	out->differs = fabs(out->weighted - rounded(unweighted, w->n)) > DIFFERS + 1e-9;
	return interval_wilson(out->weighted * (double)r->n_eff, (double)r->n_eff, CONFIDENCE, &out->interval, e);
}

static bool pass_poll(struct mem *m, const struct poll_input *in, int64_t threshold, struct poll_result *out, struct err *e)
{
	const struct poll_weights *w = &in->weights;
	struct poll_option *option = mem_array(m, in->facts.n_options + 1, sizeof *option);
	bool safe = true;
	*out = (struct poll_result){ .facts = in->facts, .refusal = w->refusal, .group = w->group, .has = w->has, .needs = w->needs };
	out->by_sex = w->by_sex;
	out->by_age = w->by_age;
	out->sex_dropped = w->sex_dropped;
	out->age_dropped = w->age_dropped;
	out->joined = w->joined;
	out->n_ages = w->n_ages;
	out->age = w->age;
	out->n_weighted = w->n;
	out->left_out = w->left_out;
	out->n_eff = COUNT_MISSING;
	out->max = MISSING;
	out->option = option;
	for (size_t o = 0; o < in->facts.n_options; o++)
		out->n += in->facts.votes[o];
	if (w->refusal == POLL_WEIGHTED && !is_safe(m, w, in->facts.n_options, threshold, &safe, e))
		return false;
	if (!safe)
		out->refusal = POLL_REVEALS;
	if (out->refusal == POLL_WEIGHTED) {
		out->bounded = w->bounded;
		out->n_eff = llround(w->n_eff);
		out->max = round(w->max * 10) / 10;
	}
	for (size_t o = 0; o < in->facts.n_options; o++) {
		double share = (double)in->facts.votes[o] / (double)out->n;
		option[o] = (struct poll_option){ .votes = in->facts.votes[o],
			                          .share = out->n >= PEOPLE_PERCENT_BASE ? share : MISSING,
			                          .weighted = MISSING,
			                          .interval = { MISSING, MISSING } };
		if (out->refusal == POLL_WEIGHTED && !weighted_option(w, w->share[o], share, out, &option[o], e))
			return false;
	}
	return true;
}

bool polls_pass(struct mem *m, const struct poll_input in[], size_t n, int64_t threshold, double max_unknown, struct polls *out,
                struct err *e)
{
	struct poll_result *poll = mem_array(m, n + 1, sizeof *poll);
	for (size_t i = 0; i < n; i++)
		if (!pass_poll(m, &in[i], threshold, &poll[i], e))
			return false;
	*out = (struct polls){ threshold, max_unknown, n, poll };
	return true;
}
