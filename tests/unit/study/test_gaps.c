/* Whom channels reach: what is withheld of a profile with few people in it. */
#include "study/gaps.h"
#include "tests/t.h"
#include <math.h>

static const struct group age[] = { { 0, 15, 24 }, { 0, 25, 64 }, { 0, 65, AGE_OPEN } };
static const double census[] = { 200, 500, 300 };

/* Of 350 people: 50, 100 and 200. 50 of 350 beside 200 of 1,000 is 0.714. */
T_CASE(all_ages_of_a_profile_with_a_small_one_are_withheld)
{
	static const struct {
		bool counts;
		double x[3];
		bool few;
	} cases[] = { { true, { 50, 100, 200 }, false },
		      { true, { 9, 100, 200 }, true },
		      { true, { 10, 100, 200 }, false },
		      { true, { 50, 0, 200 }, true },
		      { false, { 5, 10, 20 }, false } };
	struct missed group[3];
	for (size_t i = 0; i < 3; i++)
		group[i] = (struct missed){ .dimension = DIM_AGE, .group = age[i] };
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct profile p = {
			.counts = cases[i].counts, .dimension = DIM_AGE, .k = 3, .group = age, .x = cases[i].x, .census = census
		};
		const struct profile *const by[DIM_N] = { [DIM_AGE] = &p };
		struct reach_cell cell[3];
		gaps_reach_all(by, group, 3, 10, cell);
		for (size_t g = 0; g < 3; g++)
			ck_assert_msg(cell[g].few == cases[i].few && isnan(cell[g].ratio) == cases[i].few, "case %zu, group %zu", i, g);
		if (!cases[i].few && cases[i].x[0] > 10)
			t_near("under 25", cell[0].ratio, 50.0 / 350 / 0.2, 1e-12);
	}
}
T_END

T_CASE(a_channel_that_tells_nothing_of_a_trait_withholds_nothing)
{
	const struct missed sex = { .dimension = DIM_SEX, .group = { 'F', 0, AGE_OPEN } };
	const struct profile *const by[DIM_N] = { NULL };
	struct reach_cell cell;
	gaps_reach_all(by, &sex, 1, 10, &cell);
	t_true(isnan(cell.ratio) && !cell.few);
}
T_END

T_MAIN("gaps", all_ages_of_a_profile_with_a_small_one_are_withheld, a_channel_that_tells_nothing_of_a_trait_withholds_nothing)
