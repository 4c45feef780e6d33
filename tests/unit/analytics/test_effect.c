#include "tests/t.h"
#include "analytics/effect.h"
#include "analytics/start.h"

enum { POSTS = 48 };

/* 48 posts of three types in four months; luck repeats every seven posts. */
struct sample {
	double y[POSTS], exposure[POSTS];
	size_t type[POSTS], month[POSTS];
};

static const int differing[POSTS] = { 4,  41, 12, 15, 16, 30, 17, 10, 17, 16, 33, 8, 42, 49, 5,  31, 48, 22, 11, 92, 6,  8,  70, 24,
	                              16, 17, 25, 6,  12, 25, 18, 36, 7,  11, 15, 6, 33, 49, 18, 11, 31, 10, 8,  74, 20, 23, 7,  17 };
static const int alike[POSTS] = { 4,  19, 15, 15, 8, 30, 17, 5,  21, 16, 16, 8, 32, 18, 5,  24, 17, 17, 9, 34, 6,  6,  26, 19,
	                          18, 9,  35, 7,  6, 28, 20, 19, 9,  12, 8,  7, 30, 21, 20, 10, 13, 9,  8, 32, 23, 21, 3,  15 };

static struct effect_posts posts_of(struct sample *s, const int y[POSTS])
{
	static const size_t types[6] = { 0, 1, 2, 0, 1, 0 };
	for (size_t i = 0; i < POSTS; i++) {
		s->y[i] = y[i];
		s->exposure[i] = 400 + (double)((i * 137) % 900);
		s->type[i] = types[i % 6];
		s->month[i] = i / 12;
	}
	return (struct effect_posts){
		.n = POSTS, .y = s->y, .exposure = s->exposure, .k = 3, .kind = s->type, .n_months = 4, .month = s->month
	};
}

static struct effect estimate(struct mem *m, const struct effect_posts *p)
{
	struct effect out;
	struct err e = { 0 };
	if (!effect_estimate(m, p, &out, &e))
		t_fail("%s", err_sentence(m, &e, LANG_EN));
	return out;
}

/* R 4.2.2 with MASS 7.3-58.2: glm.nb taken to the joint maximum of effects and theta; rates averaged over the posts; Student's t with 42
 * degrees of freedom; standard errors times the root of Pearson's dispersion; quasi-variances solved from the three differences;
 * DerSimonian and Laird; the chance to be the best by integrate(). */
T_CASE(as_r_has_it)
{
	analytics_start();
	struct mem *m = mem_new();
	struct sample s;
	struct effect_posts p = posts_of(&s, differing);
	struct effect r = estimate(m, &p);
	static const double rate[] = { 21.0232051856, 44.7783488414, 17.1038743003 },
	                    lo[] = { 16.9584869241, 35.0292465223, 11.6761634376 }, hi[] = { 26.0621810338, 57.2407551983, 25.054678075 },
	                    ratio[] = { 0.743174994041, 1.58292462256, 0.604625772759 },
	                    ratio_lo[] = { 0.614435092907, 1.36886147249, 0.415886367119 },
	                    shrunk[] = { 0.749678729143, 1.53197810594, 0.636844489629 },
	                    shrunk_lo[] = { 0.61180491082, 1.21696961433, 0.451171280897 },
	                    best[] = { 2.52474257052e-06, 0.999980920301, 1.65549562764e-05 };
	t_int(r.model, EFFECT_NEGBIN);
	t_near("theta", r.theta, 5.57060028772, 1e-6);
	t_near("dispersion", r.dispersion, 1.10821504778, 1e-6);
	t_near("overall", r.overall, 28.28836459, 1e-6);
	t_near("Q", r.q, 28.8956760146, 1e-6);
	t_near("tau2", r.tau2, 0.237618783081, 1e-6);
	for (size_t j = 0; j < 3; j++) {
		const struct effect_kind *k = &r.kind[j];
		t_near("rate", k->rate, rate[j], 1e-6);
		t_near("low", k->interval.lo, lo[j], 1e-6);
		t_near("high", k->interval.hi, hi[j], 1e-6);
		t_near("ratio", k->ratio, ratio[j], 1e-6);
		t_near("low", k->ratio_interval.lo, ratio_lo[j], 1e-6);
		t_near("shrunk", k->shrunk, shrunk[j], 1e-6);
		t_near("low", k->shrunk_interval.lo, shrunk_lo[j], 1e-6);
		t_true(fabs(k->best - best[j]) < 1e-6);
	}
	t_int(r.kind[1].advice, EFFECT_MORE);
	t_int(r.kind[0].advice, EFFECT_NO_PREFERENCE);
	t_int(r.kind[2].advice, EFFECT_TOO_FEW); /* eight posts */
	t_int(r.n_each, 16);
	t_near("detectable", r.detectable, 1.59521244193, 1e-6);
	mem_free(m);
}
T_END

T_CASE(kinds_alike_are_not_ranked)
{
	analytics_start();
	struct mem *m = mem_new();
	struct sample s;
	struct effect_posts p = posts_of(&s, alike);
	struct effect r = estimate(m, &p);
	t_false(r.differ);
	t_near("tau2", r.tau2, 0, 0);
	for (size_t j = 0; j < 3; j++) {
		t_true(isnan(r.kind[j].best) && isnan(r.kind[j].shrunk));
		t_true(r.kind[j].advice == (j == 2 ? EFFECT_TOO_FEW : EFFECT_NO_PREFERENCE));
	}
	mem_free(m);
}
T_END

T_CASE(a_kind_without_events_has_an_upper_limit)
{
	analytics_start();
	struct mem *m = mem_new();
	struct sample s;
	struct effect_posts p = posts_of(&s, differing);
	double exposure = 0;
	for (size_t i = 0; i < POSTS; i++)
		if (s.type[i] == 2) {
			s.y[i] = 0;
			exposure += s.exposure[i];
		}
	struct effect r = estimate(m, &p);
	t_true(isnan(r.kind[2].rate) && isnan(r.kind[2].best));
	t_near("low", r.kind[2].interval.lo, 0, 0);
	t_near("high", r.kind[2].interval.hi, -1000 * log(0.025) / exposure, 1e-9); /* Garwood, no events */
	t_true(r.kind[1].rate > r.kind[0].rate && r.kind[1].best > 0.9);
	mem_free(m);
}
T_END

T_CASE(few_posts_show_and_advise_nothing)
{
	analytics_start();
	struct mem *m = mem_new();
	struct sample s;
	struct effect_posts p = posts_of(&s, differing);
	p.n = 12; /* one month: six, four and two posts */
	p.n_months = 1;
	struct effect r = estimate(m, &p);
	t_int(r.n_shown, 1);
	t_true(!isnan(r.kind[0].rate) && isnan(r.kind[1].rate) && isnan(r.kind[2].rate));
	t_true(isnan(r.kind[0].best) && isnan(r.detectable));
	for (size_t j = 0; j < 3; j++)
		t_int(r.kind[j].advice, EFFECT_TOO_FEW);
	p.n = 0;
	r = estimate(m, &p);
	t_int(r.model, EFFECT_NONE);
	t_true(isnan(r.overall) && isnan(r.kind[0].rate));
	p.n = 36; /* enough posts, and said to be of one month */
	for (size_t i = 0; i < p.n; i++)
		s.month[i] = 0;
	r = estimate(m, &p);
	t_true(r.kind[1].best > 0.9);
	t_int(r.kind[1].advice, EFFECT_TOO_FEW);
	mem_free(m);
}
T_END

/* 48 posts bear the weekend or not, and no more; hours that are not known are apart. */
T_CASE(slots_are_kept_apart_as_far_as_posts_go)
{
	analytics_start();
	struct mem *m = mem_new();
	struct sample s;
	int slot[POSTS];
	struct effect_posts p = posts_of(&s, differing);
	for (size_t i = 0; i < POSTS; i++)
		slot[i] = (int)(i * 5 % 21);
	p.slot = slot;
	t_int(estimate(m, &p).n_slots, 2);
	for (size_t i = 0; i < POSTS; i++)
		slot[i] = i < 3 ? 20 : 1; /* three posts on Sunday evening are too few for a slot */
	t_int(estimate(m, &p).n_slots, 1);
	mem_free(m);
}
T_END

T_CASE(shares_move_at_most_by_half)
{
	struct mem *m = mem_new();
	double out[3];
	const double now[] = { 0.5, 0.3, 0.2 }, best[] = { 0.02, 0.95, 0.03 }, level[] = { NAN, NAN, NAN };
	effect_reallocate(m, best, now, 3, 0.10, 0.5, out);
	/* at least 25, 15, 10 and at most 75, 45, 30 of 100: the second takes 45; the others, 2 and 3, share the 50 left as 5 to 2 */
	t_near("first", out[0], 0.02 + 0.5 * 5 / 7, 1e-9);
	t_near("second", out[1], 0.45, 1e-9);
	t_near("third", out[2], 0.03 + 0.5 * 2 / 7, 1e-9);
	effect_reallocate(m, level, now, 3, 0.10, 0.5, out);
	for (size_t i = 0; i < 3; i++)
		t_near("nothing known, nothing moved", out[i], now[i], 1e-9);
	const double none[] = { 1, 0, 0 };
	effect_reallocate(m, level, none, 3, 0.10, 0.5, out);
	t_near("what is not posted now is tried", out[2], 0.10, 1e-9);
	t_near("and the rest stays", out[0], 0.80, 1e-9);
	mem_free(m);
}
T_END

T_MAIN("analytics/effect", as_r_has_it, kinds_alike_are_not_ranked, a_kind_without_events_has_an_upper_limit,
       few_posts_show_and_advise_nothing, slots_are_kept_apart_as_far_as_posts_go, shares_move_at_most_by_half)
