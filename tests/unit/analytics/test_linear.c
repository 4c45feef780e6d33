#include "analytics/linear.h"
#include "tests/t.h"

static struct linear_result minimise(struct mem *m, size_t n_rows, size_t n_columns, const double a[], const double b[],
                                     const double cost[])
{
	struct linear p = linear_new(m, n_rows, n_columns);
	for (size_t i = 0; i < n_rows * n_columns; i++)
		p.a[i] = a[i];
	for (size_t i = 0; i < n_rows; i++)
		p.b[i] = b[i];
	for (size_t i = 0; i < n_columns; i++)
		p.cost[i] = cost[i];
	struct linear_result r;
	struct err e = { 0 };
	t_true(linear_minimise(m, &p, &r, &e));
	return r;
}

/* Dantzig's example: at most 3x + 5y with x <= 4, 2y <= 12, 3x + 2y <= 18 is 36, at (2, 6). */
T_CASE(a_program_of_the_textbooks)
{
	struct mem *m = mem_new();
	static const double a[] = { 1, 0, 1, 0, 0, 0, 2, 0, 1, 0, 3, 2, 0, 0, 1 }, b[] = { 4, 12, 18 }, cost[] = { -3, -5, 0, 0, 0 };
	struct linear_result r = minimise(m, 3, 5, a, b, cost);
	t_int(r.state, LINEAR_SOLVED);
	t_near("value", r.value, -36, 1e-12);
	t_near("x", r.x[0], 2, 1e-12);
	t_near("y", r.x[1], 6, 1e-12);
	mem_free(m);
}
T_END

/* Beale (1955): the usual choice of pivots goes round for ever. The least is -1/20. */
T_CASE(degenerate_steps_do_not_go_round)
{
	struct mem *m = mem_new();
	static const double a[] = { 0.25, -60, -1.0 / 25, 9, 1, 0, 0, 0.5, -90, -1.0 / 50, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1 };
	static const double b[] = { 0, 0, 1 }, cost[] = { -0.75, 150, -1.0 / 50, 6, 0, 0, 0 };
	struct linear_result r = minimise(m, 3, 7, a, b, cost);
	t_int(r.state, LINEAR_SOLVED);
	t_near("value", r.value, -0.05, 1e-9);
	mem_free(m);
}
T_END

T_CASE(no_answer_is_an_answer)
{
	struct mem *m = mem_new();
	static const double apart[] = { 1, 1, 1, 1 }, one_two[] = { 1, 2 }, difference[] = { 1, -1 }, ones[] = { 1, 1 },
	                    minus[] = { -1, 0 };
	static const double zero[] = { 0 }, negative[] = { -1 };
	t_int(minimise(m, 2, 2, apart, one_two, ones).state, LINEAR_INFEASIBLE);
	t_int(minimise(m, 1, 2, ones, negative, ones).state, LINEAR_INFEASIBLE); /* x >= 0 */
	t_int(minimise(m, 1, 2, difference, zero, minus).state, LINEAR_UNBOUNDED);
	t_true(isnan(minimise(m, 1, 2, difference, zero, minus).value));
	t_near("turned round", minimise(m, 1, 2, difference, negative, ones).value, 1, 1e-12);
	mem_free(m);
}
T_END

T_CASE(equations_that_repeat_others)
{
	struct mem *m = mem_new();
	static const double a[] = { 1, 1, 0, 2, 2, 0, 0, 0, 0, 0, 1, 1 }, b[] = { 3, 6, 0, 2 }, cost[] = { 1, 2, -1 };
	struct linear_result r = minimise(m, 4, 3, a, b, cost);
	t_int(r.state, LINEAR_SOLVED);
	t_near("value", r.value, 1, 1e-12); /* 3, 0, 2 */
	mem_free(m);
}
T_END

/* Transport between two rows and three columns: every whole table is tried. */
T_CASE(tables_with_totals_against_every_table)
{
	struct mem *m = mem_new();
	static const double a[] = { 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1 };
	unsigned seed = 1;
	for (int trial = 0; trial < 200; trial++) {
		int x[6];
		double cost[6], least = 1e9;
		for (size_t i = 0; i < 6; i++) {
			seed = seed * 1103515245u + 12345u;
			x[i] = (int)(seed >> 16) % 6;
			cost[i] = (int)(seed >> 20) % 9 - 4;
		}
		double b[] = { x[0] + x[1] + x[2], x[3] + x[4] + x[5], x[0] + x[3], x[1] + x[4], x[2] + x[5] };
		for (int p = 0; p <= 10; p++)
			for (int q = 0; q <= 10; q++) {
				double y[] = { p, q, b[0] - p - q, b[2] - p, b[3] - q, b[4] - (b[0] - p - q) }, value = 0, low = 0;
				for (size_t i = 0; i < 6; i++) {
					value += cost[i] * y[i];
					low = fmin(low, y[i]);
				}
				if (low >= 0)
					least = fmin(least, value);
			}
		t_near("least", minimise(m, 5, 6, a, b, cost).value, least, 0);
	}
	mem_free(m);
}
T_END

/* Three billion and five: no rounding hides the five. */
T_CASE(large_counts_stay_exact)
{
	struct mem *m = mem_new();
	static const double a[] = { 1, 1, 0, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0, 1, 0, 1 }, b[] = { 3e9 + 5, 4e9, 3e9 + 4, 4e9 + 1 };
	static const double first[] = { 1, 0, 0, 0 }, most[] = { -1, 0, 0, 0 };
	t_near("least", minimise(m, 4, 4, a, b, first).value, 0, 0);
	t_near("most", minimise(m, 4, 4, a, b, most).value, -(3e9 + 4), 0);
	mem_free(m);
}
T_END

T_CASE(numbers_that_are_none_are_refused)
{
	struct mem *m = mem_new();
	for (size_t i = 0; i < 3; i++) {
		struct linear p = linear_new(m, 1, 1);
		struct linear_result r;
		struct err e = { 0 };
		*(i == 0 ? p.a : i == 1 ? p.b : p.cost) = i == 1 ? (double)INFINITY : (double)NAN;
		t_false(linear_minimise(m, &p, &r, &e));
		t_int(e.code, ERR_INPUT);
	}
	struct linear none = linear_new(m, 0, 0);
	struct linear_result r;
	struct err e = { 0 };
	t_true(linear_minimise(m, &none, &r, &e));
	t_near("nothing to do", r.value, 0, 0);
	mem_free(m);
}
T_END

T_MAIN("analytics/linear", a_program_of_the_textbooks, degenerate_steps_do_not_go_round, no_answer_is_an_answer,
       equations_that_repeat_others, tables_with_totals_against_every_table, large_counts_stay_exact, numbers_that_are_none_are_refused)
