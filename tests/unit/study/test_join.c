/* Adding up census counts of several regions; every expected number is worked out by hand. */
#include "study/join.h"
#include "tests/t.h"

static void add(struct mem *m, struct join_part *p, char sex, int from, int to, double n)
{
	p->cell = mem_grow(m, p->cell, p->n, &p->cap, sizeof *p->cell);
	p->cell[p->n++] = (struct band_cell){ .sex = sex, .age_from = from, .age_to = to, .n = n };
}

static void t_cell(const struct joined *j, size_t i, char sex, int from, int to, double n)
{
	t_true(i < j->n);
	t_int(j->cell[i].sex, sex);
	t_int(j->cell[i].age_from, from);
	t_int(j->cell[i].age_to, to);
	t_near("count", j->cell[i].n, n, 0);
}

T_CASE(single_years_stay)
{
	struct mem *m = mem_new();
	struct join_part part[2] = { { 0 } };
	struct joined j;
	size_t wrong;
	for (int k = 0; k < 2; k++)
		for (int s = 0; s < 2; s++)
			for (int age = 0; age <= 2; age++)
				add(m, &part[k], "FM"[s], age, age == 2 ? AGE_OPEN : age, 100 * k + 10 * s + age);
	t_int(join_parts(m, part, 2, &j, &wrong), JOIN_FINE);
	t_int(j.n, 6);
	t_cell(&j, 0, 'F', 0, 0, 100);
	t_cell(&j, 2, 'F', 2, AGE_OPEN, 104);
	t_cell(&j, 4, 'M', 1, 1, 122);
	t_near("persons", j.persons, 3 * 2 * 100 + 2 * 3 * 10 + 4 * 3, 0);
	t_false(j.merged);
	t_false(j.sexes_lost);
	mem_free(m);
}
T_END

T_CASE(other_bands_become_those_that_all_share)
{
	struct mem *m = mem_new();
	struct join_part part[2] = { { 0 } };
	struct joined j;
	size_t wrong;
	for (int s = 0; s < 2; s++) {
		add(m, &part[0], "FM"[s], 0, 14, 10);
		add(m, &part[0], "FM"[s], 15, 24, 20);
		add(m, &part[0], "FM"[s], 25, AGE_OPEN, 30);
		add(m, &part[1], "FM"[s], 0, 9, 1);
		add(m, &part[1], "FM"[s], 10, 14, 2);
		add(m, &part[1], "FM"[s], 15, 29, 3); /* crosses 25 */
		add(m, &part[1], "FM"[s], 30, AGE_OPEN, 4);
	}
	t_int(join_parts(m, part, 2, &j, &wrong), JOIN_FINE);
	t_int(j.n, 4);
	t_cell(&j, 0, 'F', 0, 14, 13);
	t_cell(&j, 1, 'F', 15, AGE_OPEN, 57);
	t_cell(&j, 3, 'M', 15, AGE_OPEN, 57);
	t_true(j.merged);
	mem_free(m);
}
T_END

T_CASE(what_is_withheld_stays_withheld)
{
	struct mem *m = mem_new();
	struct join_part part[2] = { { 0 } };
	struct joined j;
	size_t wrong;
	for (int k = 0; k < 2; k++) {
		add(m, &part[k], 0, 0, 17, k ? (double)NAN : 5);
		add(m, &part[k], 0, 18, AGE_OPEN, 7);
	}
	t_int(join_parts(m, part, 2, &j, &wrong), JOIN_FINE);
	t_cell(&j, 0, 0, 0, 17, (double)NAN);
	t_cell(&j, 1, 0, 18, AGE_OPEN, 14);
	t_true(isnan(j.persons));
	mem_free(m);
}
T_END

/* Districts come as two tables of the same people: by sex, and by age. A municipality that crosses them is folded to the same two. */
T_CASE(two_tables_of_the_same_people)
{
	struct mem *m = mem_new();
	struct join_part part[2] = { { 0 } };
	struct joined j;
	size_t wrong;
	add(m, &part[0], 'F', -1, -1, 40);
	add(m, &part[0], 'M', -1, -1, 60);
	add(m, &part[0], 0, 0, 14, 30);
	add(m, &part[0], 0, 15, AGE_OPEN, 75); /* rounded: 105 beside 100 */
	for (int s = 0; s < 2; s++)
		for (int age = 0; age <= 20; age++)
			add(m, &part[1], "FM"[s], age, age == 20 ? AGE_OPEN : age, s ? 2 : 1);
	t_int(join_parts(m, part, 2, &j, &wrong), JOIN_FINE);
	t_int(j.n, 4);
	t_cell(&j, 0, 0, 0, 14, 30 + 15 * 3);
	t_cell(&j, 1, 0, 15, AGE_OPEN, 75 + 6 * 3);
	t_cell(&j, 2, 'F', 0, AGE_OPEN, 40 + 21);
	t_cell(&j, 3, 'M', 0, AGE_OPEN, 60 + 42);
	t_near("persons", j.persons, 105 + 63, 0);
	t_true(j.merged);
	t_false(j.sexes_lost);
	mem_free(m);
}
T_END

T_CASE(a_part_without_sexes)
{
	struct mem *m = mem_new();
	struct join_part part[2] = { { 0 } };
	struct joined j;
	size_t wrong;
	add(m, &part[0], 0, 0, AGE_OPEN, 10);
	add(m, &part[1], 'F', 0, AGE_OPEN, 3);
	add(m, &part[1], 'M', 0, AGE_OPEN, 4);
	t_int(join_parts(m, part, 2, &j, &wrong), JOIN_FINE);
	t_int(j.n, 1);
	t_cell(&j, 0, 0, 0, AGE_OPEN, 17);
	t_true(j.sexes_lost);
	t_false(j.merged);
	mem_free(m);
}
T_END

T_CASE(what_does_not_fit)
{
	struct mem *m = mem_new();
	struct join_part part[2] = { { 0 } };
	struct joined j;
	size_t wrong;
	add(m, &part[0], 0, 0, AGE_OPEN, 10);
	t_int(join_parts(m, part, 2, &j, &wrong), JOIN_EMPTY);
	t_int(wrong, 1);
	add(m, &part[1], 0, 15, AGE_OPEN, 3);
	t_int(join_parts(m, part, 2, &j, &wrong), JOIN_OTHER_AGES);
	t_int(wrong, 1);
	part[1].cell[0] = (struct band_cell){ .age_to = 64, .n = 3 };
	t_int(join_parts(m, part, 2, &j, &wrong), JOIN_OTHER_AGES);
	mem_free(m);
}
T_END

T_MAIN("study/join", single_years_stay, other_bands_become_those_that_all_share, what_is_withheld_stays_withheld,
       two_tables_of_the_same_people, a_part_without_sexes, what_does_not_fit)
