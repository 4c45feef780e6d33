#include "analytics/band.h"
#include "tests/t.h"

static bool same_group(const struct group *g, char sex, int from, int to)
{
	return g->sex == sex && g->age_from == from && g->age_to == to;
}

T_CASE(presets_start_at_the_minimum_age)
{
	struct group g[BAND_MOST];
	t_int(band_groups(BAND_SEX, 15, g), 2);
	t_true(same_group(&g[0], 'F', 15, AGE_OPEN) && same_group(&g[1], 'M', 15, AGE_OPEN));
	t_int(band_groups(BAND_AGE_3, 18, g), 3);
	t_true(same_group(&g[0], 0, 18, 34) && same_group(&g[1], 0, 35, 64) && same_group(&g[2], 0, 65, AGE_OPEN));
	t_int(band_groups(BAND_AGE_6, 0, g), 6);
	t_true(same_group(&g[0], 0, 0, 24) && same_group(&g[5], 0, 65, AGE_OPEN));
	t_int(band_groups(BAND_AGE_6, 25, g), 5);
	t_true(same_group(&g[0], 0, 25, 34));
	t_int(band_groups(BAND_AGE_6, 64, g), 2);
	t_true(same_group(&g[0], 0, 64, 64) && same_group(&g[1], 0, 65, AGE_OPEN));
	t_int(band_groups(BAND_AGE_6, 70, g), 1);
	t_true(same_group(&g[0], 0, 70, AGE_OPEN));
}
T_END

T_CASE(groups_from_first_ages)
{
	struct group g[BAND_MOST];
	struct err e = { 0 };
	const int good[] = { 15, 30, 65 }, falling[] = { 30, 15 }, equal[] = { 15, 15 }, negative[] = { -1, 15 }, beyond[] = { AGE_OPEN };
	t_true(band_groups_from(good, 3, g, &e));
	t_true(same_group(&g[0], 0, 15, 29) && same_group(&g[1], 0, 30, 64) && same_group(&g[2], 0, 65, AGE_OPEN));
	const struct {
		const int *first;
		size_t k;
	} bad[] = { { falling, 2 }, { equal, 2 }, { negative, 2 }, { beyond, 1 }, { good, 0 }, { good, BAND_MOST + 1 } };
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		e = (struct err){ 0 };
		t_false(band_groups_from(bad[i].first, bad[i].k, g, &e));
		t_int(e.code, ERR_INPUT);
	}
}
T_END

/* Single years of both sexes: every group, from every minimum age, must be the plain sum over its years. */
T_CASE(single_years_add_up_exactly)
{
	struct band_cell cell[2 * 106];
	size_t n = 0;
	for (int age = 0; age <= 105; age++) {
		cell[n++] = (struct band_cell){ 'F', age, age < 105 ? age : AGE_OPEN, 1000 + 7 * (age % 13), 0 };
		cell[n++] = (struct band_cell){ 'M', age, age < 105 ? age : AGE_OPEN, 1100 - 5 * (age % 11), 0 };
	}
	static const enum band_preset preset[] = { BAND_SEX, BAND_AGE_3, BAND_AGE_6 };
	for (size_t p = 0; p < 3; p++)
		for (int min_age = 0; min_age < 105; min_age++) {
			struct group g[BAND_MOST];
			double count[BAND_MOST], too_young = 0;
			struct band_rest rest;
			struct err e = { 0 };
			size_t k = band_groups(preset[p], min_age, g);
			t_true(band_tally(cell, n, g, k, min_age, count, &rest, &e));
			for (size_t i = 0; i < k; i++) {
				double want = 0;
				for (size_t c = 0; c < n; c++)
					if (cell[c].age_from >= g[i].age_from && cell[c].age_from <= g[i].age_to &&
					    cell[c].age_from >= min_age && (!g[i].sex || g[i].sex == cell[c].sex))
						want += cell[c].n;
				t_near("group", count[i], want, 0);
			}
			for (size_t c = 0; c < n; c++)
				too_young += cell[c].age_from < min_age ? cell[c].n : 0;
			t_near("too young", rest.too_young, too_young, 0);
			t_true(band_is_exact(&rest, min_age));
		}
}
T_END

T_CASE(a_cell_across_a_boundary_is_reported_not_split)
{
	static const struct band_cell cell[] = {
		{ 'F', 18, 24, 10, 0 },          { 'F', 20, 29, 100, 0 }, /* across 25 */
		{ 'M', 13, 17, 1000, 0 }, /* across the minimum age */
		{ 'M', 60, AGE_OPEN, 10000, 0 }, /* across 65 */
		{ 'M', 0, 12, 100000, 0 },
	};
	struct group g[BAND_MOST];
	double count[BAND_MOST];
	struct band_rest rest;
	struct err e = { 0 };
	size_t k = band_groups(BAND_AGE_6, 15, g);
	t_true(band_tally(cell, 5, g, k, 15, count, &rest, &e));
	t_near("18-24", count[0], 10, 0);
	for (size_t i = 1; i < k; i++)
		t_near("others", count[i], 0, 0);
	t_near("crossing", rest.crossing, 11100, 0);
	t_int(rest.n_crossing, 3);
	t_near("too young", rest.too_young, 100000, 0);
	t_false(band_is_exact(&rest, 15));
	k = band_groups(BAND_SEX, 15, g);
	t_true(band_tally(cell, 5, g, k, 15, count, &rest, &e));
	t_near("women", count[0], 110, 0);
	t_near("men", count[1], 10000, 0);
	t_near("crossing", rest.crossing, 1000, 0);
}
T_END

T_CASE(the_unknown_and_the_others_are_kept_apart)
{
	static const struct band_cell cell[] = {
		{ 'F', 30, 34, 1, 0 },    { 'X', 30, 34, 10, 0 },  { 0, 30, 34, 100, 0 },
		{ 'M', -1, -1, 1000, 0 }, { 0, -1, -1, 10000, 0 }, { 'X', -1, -1, 100000, 0 },
	};
	struct group g[BAND_MOST];
	double count[BAND_MOST];
	struct band_rest rest;
	struct err e = { 0 };
	t_true(band_tally(cell, 6, g, band_groups(BAND_SEX, 18, g), 18, count, &rest, &e));
	t_near("women", count[0], 1, 0);
	t_near("men, of any age", count[1], 1000, 0);
	t_near("unknown", rest.unknown, 10100, 0);
	t_near("other", rest.other, 100010, 0);
	t_near("ageless", rest.ageless, 1000, 0);
	t_true(band_is_exact(&(struct band_rest){ .ageless = 1000 }, 0) && !band_is_exact(&(struct band_rest){ .ageless = 1000 }, 18));
	size_t k = band_groups(BAND_AGE_3, 18, g);
	t_true(band_tally(cell, 6, g, k, 18, count, &rest, &e));
	t_near("18-34", count[0], 111, 0);
	t_near("unknown", rest.unknown, 111000, 0);
	t_near("other", rest.other, 0, 0);
}
T_END

T_CASE(two_margins_count_the_same_people_once)
{
	static const struct band_cell margins[] = {
		{ 'F', -1, -1, 60, 0 }, { 'M', -1, -1, 40, 0 }, { 0, 18, 34, 30, 0 }, { 0, 35, 64, 50, 0 }, { 0, 65, AGE_OPEN, 20, 0 }
	};
	struct group g[BAND_MOST];
	double count[BAND_MOST];
	struct band_rest rest;
	struct err e = { 0 };
	size_t k = band_groups(BAND_AGE_3, 18, g);
	t_true(band_tally(margins, 5, g, k, 18, count, &rest, &e));
	t_near("ages", count[0] + count[1] + count[2], 100, 0);
	t_near("unknown", rest.unknown, 0, 0);
	t_true(band_tally(margins, 5, g, band_groups(BAND_SEX, 18, g), 18, count, &rest, &e));
	t_near("sexes", count[0] + count[1], 100, 0);
	t_near("unknown", rest.unknown, 0, 0);

	/* one margin alone: of everybody the other trait is unknown */
	t_true(band_tally(margins + 2, 3, g, band_groups(BAND_SEX, 18, g), 18, count, &rest, &e));
	t_near("sexes", count[0] + count[1], 0, 0);
	t_near("unknown", rest.unknown, 100, 0);
}
T_END

/* Whatever the cells are, nobody is lost and nobody counts twice. */
T_CASE(everybody_is_somewhere_once)
{
	static const char sex[] = { 'F', 'M', 'X', 0 };
	static const enum band_preset preset[] = { BAND_SEX, BAND_AGE_3, BAND_AGE_6 };
	unsigned seed = 1;
	for (int round = 0; round < 2000; round++) {
		struct band_cell cell[9] = { { 'F', 40, 44, 1, 0 } }; /* one joint cell, so that these are not two margins */
		double total = 1, found = 0;
		for (size_t i = 1; i < 9; i++) {
			seed = seed * 1664525 + 1013904223;
			int from = (int)(seed >> 8 & 127) % 100 - 1, width = (int)(seed >> 16 & 15);
			cell[i] = (struct band_cell){ sex[seed >> 28 & 3], from,
				                      from < 0     ? -1
				                      : width > 12 ? AGE_OPEN
				                                   : from + width,
				                      1 << i, 0 };
			total += cell[i].n;
		}
		struct group g[BAND_MOST];
		double count[BAND_MOST];
		struct band_rest rest;
		struct err e = { 0 };
		size_t k = band_groups(preset[round % 3], round % 40, g);
		t_true(band_tally(cell, 9, g, k, round % 40, count, &rest, &e));
		for (size_t i = 0; i < k; i++)
			found += count[i];
		t_near("people", found + rest.crossing + rest.unknown + rest.too_young + rest.other, total, 0);
	}
}
T_END

T_CASE(small_age_groups_join_a_neighbour)
{
	struct group g[BAND_MOST];
	double first[] = { 1, 30, 30, 39 }, last[] = { 40, 30, 29, 1 }, middle[] = { 40, 1, 30, 29 }, all[] = { 1, 1, 1, 1 };
	const int ages[] = { 24, 25, 45, 65 };
	struct err e = { 0 };
	t_true(band_groups_from(ages, 4, g, &e));
	t_int(band_join_small(g, first, 4, 0.02), 3);
	t_true(same_group(&g[0], 0, 24, 44) && same_group(&g[1], 0, 45, 64) && same_group(&g[2], 0, 65, AGE_OPEN));
	t_near("joined", first[0], 31, 0);
	t_near("moved up", first[2], 39, 0);
	t_true(band_groups_from(ages, 4, g, &e));
	t_int(band_join_small(g, last, 4, 0.02), 3);
	t_true(same_group(&g[2], 0, 45, AGE_OPEN));
	t_true(band_groups_from(ages, 4, g, &e));
	t_int(band_join_small(g, middle, 4, 0.02), 3);
	t_true(same_group(&g[1], 0, 25, 64));
	t_true(band_groups_from(ages, 4, g, &e));
	t_int(band_join_small(g, all, 4, 2), 1);
	t_true(same_group(&g[0], 0, 24, AGE_OPEN));
	t_near("all", all[0], 4, 0);
}
T_END

T_CASE(bad_cells_are_refused)
{
	static const struct band_cell bad[] = { { 'F', 30, 20, 1, 0 },
		                                { 'F', -1, 20, 1, 0 },
		                                { 'F', 20, 30, -1, 0 },
		                                { 'F', 20, 30, (double)NAN, 0 },
		                                { 'F', 20, 30, (double)INFINITY, 0 } };
	struct group g[BAND_MOST];
	double count[BAND_MOST];
	struct band_rest rest;
	size_t k = band_groups(BAND_SEX, 0, g);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct err e = { 0 };
		t_false(band_tally(&bad[i], 1, g, k, 0, count, &rest, &e));
		t_int(e.code, ERR_INPUT);
	}
	struct err e = { 0 };
	t_false(band_tally(bad, 0, g, 0, 0, count, &rest, &e));
	e = (struct err){ 0 };
	t_true(band_tally(bad, 0, g, k, 0, count, &rest, &e));
	t_near("nobody", count[0] + count[1], 0, 0);
}
T_END

T_MAIN("analytics/band", presets_start_at_the_minimum_age, groups_from_first_ages, single_years_add_up_exactly,
       a_cell_across_a_boundary_is_reported_not_split, the_unknown_and_the_others_are_kept_apart, two_margins_count_the_same_people_once,
       everybody_is_somewhere_once, small_age_groups_join_a_neighbour, bad_cells_are_refused)
