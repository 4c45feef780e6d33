#include "analytics/overlap.h"
#include "tests/t.h"

/* Random people on four channels: whatever they do, they lie within every bound. */
T_CASE(bounds_hold_for_real_people)
{
	uint64_t seed = 9;
	for (int trial = 0; trial < 300; trial++) {
		enum { K = 4, PEOPLE = 60 };
		double n[K] = { 0 }, both[K * K] = { 0 }, different = 0;
		for (int person = 0; person < PEOPLE; person++) {
			bool on[K], any = false;
			for (size_t c = 0; c < K; c++) {
				seed = seed * 6364136223846793005u + 1442695040888963407u;
				on[c] = (seed >> 40) % 10 < (uint64_t)(trial % 8 + 1);
				any = any || on[c];
				n[c] += on[c];
			}
			different += any;
			for (size_t i = 0; i < K * K; i++)
				both[i] += on[i / K] && on[i % K];
		}
		struct overlap_reach r;
		struct err e = { 0 };
		t_true(overlap_reach(n, K, PEOPLE, both, &r, &e));
		t_true(r.bounds.lo <= different + 1e-9 && different <= r.bounds.hi + 1e-9);
		t_true(r.hunter <= r.kounias + 1e-9 && r.least <= different && different <= r.most);
		t_true(overlap_reach(n, K, (double)NAN, NULL, &r, &e));
		t_true(isnan(r.by_chance) && isnan(r.hunter) && r.bounds.hi >= different);
	}
}
T_END

T_CASE(two_channels_are_exact)
{
	static const double n[] = { 30, 20 }, both[] = { 0, 5, 5, 0 };
	struct overlap_reach r;
	struct err e = { 0 };
	t_true(overlap_reach(n, 2, 100, both, &r, &e));
	t_near("lower", r.bounds.lo, 45, 1e-12);
	t_near("upper", r.bounds.hi, 45, 1e-12);
	t_near("by chance", r.by_chance, 44, 1e-12);
}
T_END

T_CASE(overlaps_that_cannot_be)
{
	static const double n[] = { 30, 20, 25 }, none[] = { 0, 0, 0, 0, 0, 0, 0, 0, 0 };
	static const double large[] = { 0, 21, 0, 21, 0, 0, 0, 0, 0 }, skew[] = { 0, 5, 0, 6, 0, 0, 0, 0, 0 };
	static const double chain[] = { 0, 20, 25, 20, 0, 0, 25, 0, 0 }; /* the first has both others, who share nobody: 45 of 30 */
	const double *const both[] = { large, skew, chain };
	struct overlap_reach r;
	for (size_t i = 0; i < 3; i++) {
		struct err e = { 0 };
		t_false(overlap_reach(n, 3, 100, both[i], &r, &e));
		t_int(e.word, i < 2 ? W_STAT_OVERLAP : W_STAT_OVERLAP_TOTAL);
	}
	struct err e = { 0 };
	t_false(overlap_reach(n, 3, 45, none, &r, &e)); /* 30 + 20 different people of 45 */
	e = (struct err){ 0 };
	t_false(overlap_reach(n, 3, 29, NULL, &r, &e));
	e = (struct err){ 0 };
	t_false(overlap_reach(n, 0, 29, NULL, &r, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

T_CASE(composition_of_the_different_people)
{
	static const double n[] = { 10, 30, 20, 5 }, population[] = { 100, 32 };
	struct overlap_group g[2];
	struct err e = { 0 };
	t_true(overlap_composition(n, population, 2, 2, g, &e));
	t_near("young", g[0].people.lo, 20, 0);
	t_near("young", g[0].people.hi, 30, 0);
	t_near("no more than there are", g[1].people.hi, 32, 0);
	t_near("summed", g[0].share_summed, 30.0 / 65, 1e-12);
	t_near("least", g[0].share.lo, 20.0 / 52, 1e-12);
	t_near("most", g[0].share.hi, 30.0 / 60, 1e-12);
	static const double none[] = { 0, 0, 0, 0 }, small[] = { 100, 20 };
	t_true(overlap_composition(none, NULL, 2, 2, g, &e));
	t_true(isnan(g[0].share.lo) && isnan(g[0].share_summed));
	t_false(overlap_composition(n, small, 2, 2, g, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

/* Seber (1982) p. 107: 2389.9 and 2382.8. */
T_CASE(two_lists_of_persons)
{
	struct overlap_two r;
	struct err e = { 0 };
	t_true(overlap_two_lists(948, 421, 167, &r, &e));
	t_true(fabs(r.lincoln_petersen - 2389.9) < 0.05 && fabs(r.chapman - 2382.8) < 0.05);
	t_near("seen", r.observed, 1202, 0);
	t_true(r.interval.lo > 1202 && r.interval.lo < r.chapman && r.chapman < r.interval.hi);
	t_true(overlap_two_lists(20, 30, 0, &r, &e));
	t_true(isnan(r.lincoln_petersen));
	t_near("still an estimate", r.chapman, 21 * 31 - 1, 1e-12);
	t_true(overlap_two_lists(20, 20, 20, &r, &e));
	t_near("the same people", r.interval.hi, 20, 1e-12);
	t_near("no error", r.se, 0, 0);
	t_false(overlap_two_lists(20, 30, 21, &r, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

/* van der Heijden et al. (2003): 7,080. */
T_CASE(how_often_each_person_was_seen)
{
	static const double f[] = { 1645, 183, 37, 13, 1, 1 }, once[] = { 50 }, never_once[] = { 0, 10 }, none[] = { 0, 0 };
	struct overlap_repeats r;
	struct err e = { 0 };
	t_true(overlap_repeats(f, 6, &r, &e));
	t_true(fabs(r.poisson - 7080) < 0.5);
	t_near("Chao", r.chao, 1880 + 1645.0 * 1645 / (2 * 183), 1e-12);
	t_near("Zelterman", r.zelterman, 1880 / (1 - exp(-2.0 * 183 / 1645)), 1e-12);
	t_near("its equation", r.lambda / (1 - exp(-r.lambda)), 2185.0 / 1880, 1e-12);
	t_true(overlap_repeats(once, 1, &r, &e));
	t_true(isnan(r.chao) && isnan(r.zelterman) && isnan(r.poisson));
	t_near("corrected", r.chao_corrected, 50 + 50 * 49 / 2.0, 1e-12);
	t_true(overlap_repeats(never_once, 2, &r, &e));
	t_near("nobody unseen", r.chao, 10, 1e-12);
	t_near("nobody unseen", r.zelterman, 10, 1e-12);
	t_false(overlap_repeats(none, 2, &r, &e));
	t_int(e.code, ERR_INPUT);
}
T_END

/* Two lists without interaction are Lincoln-Petersen: n1 n2 / m. With the interaction nothing is left to tell. */
T_CASE(models_of_lists)
{
	static const double on[] = { 1, 0, 0, 1, 1, 1 }, f[] = { 30, 60, 20 }, nowhere[] = { 0, 0, 0, 1, 1, 1 },
	                    part[] = { 0.5, 1, 0, 1, 1, 1 };
	static const size_t pair[][2] = { { 0, 1 } }, out[][2] = { { 0, 2 } };
	struct overlap_model r;
	struct err e = { 0 };
	t_true(overlap_lists(on, f, 3, 2, NULL, 0, &r, &e));
	t_near("n1 n2 / m", r.n, 50.0 * 80 / 20, 1e-9);
	t_near("fits", r.deviance, 0, 1e-9);
	t_true(overlap_lists(on, f, 3, 2, pair, 1, &r, &e));
	t_true(isnan(r.n) && r.why == WHY_TOO_FEW);
	t_false(overlap_lists(nowhere, f, 3, 2, NULL, 0, &r, &e));
	e = (struct err){ 0 };
	t_false(overlap_lists(part, f, 3, 2, NULL, 0, &r, &e));
	e = (struct err){ 0 };
	t_false(overlap_lists(on, f, 3, 2, out, 1, &r, &e));
	t_int(e.code, ERR_INPUT);
	/* three independent lists of 1,000 persons: exactly what is expected of each history */
	static const double three[] = { 1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1 };
	e = (struct err){ 0 };
	double q[7], p[] = { 0.5, 0.2, 0.4 };
	for (size_t h = 0; h < 7; h++) {
		q[h] = 1000;
		for (size_t i = 0; i < 3; i++)
			q[h] *= three[h * 3 + i] > 0 ? p[i] : 1 - p[i];
	}
	t_true(overlap_lists(three, q, 7, 3, NULL, 0, &r, &e));
	t_near("everybody", r.n, 1000, 1e-9);
}
T_END

T_MAIN("analytics/overlap", bounds_hold_for_real_people, two_channels_are_exact, overlaps_that_cannot_be,
       composition_of_the_different_people, two_lists_of_persons, how_often_each_person_was_seen, models_of_lists)
