#include "analytics/jump.h"
#include "tests/t.h"
#include <gsl/gsl_errno.h>

enum { DAYS = 60 };

static size_t find(struct mem *m, const double y[], size_t k, struct jump **out)
{
	struct err e = { 0 };
	size_t n;
	t_true(jump_find(m, y, k, out, &n, &e));
	return n;
}

/* 100 a day, but for one day. On the scale of square roots 100 is 20.04: 150 is 24.52, further than 4 and not twice as many; 200 is 28.31;
 * 50 is 14.20 and half of it; 51 is 14.34 and more than half. */
T_CASE(a_day_apart_is_far_and_worth_a_word)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	static const struct {
		double value;
		size_t n;
	} want[] = { { 100, 0 }, { 150, 0 }, { 199, 0 }, { 200, 1 }, { 5000, 1 }, { 51, 0 }, { 50, 1 }, { 0, 1 } };
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		double y[DAYS];
		struct jump *j;
		for (size_t k = 0; k < DAYS; k++)
			y[k] = 100;
		y[0] = y[40] = want[i].value; /* also at the end, where the window is cut off */
		size_t n = find(m, y, DAYS, &j);
		t_int(n, 2 * want[i].n);
		if (n) {
			t_true(j[0].at == 0 && j[1].at == 40);
			t_near("usual", j[1].usual, 100, 1e-9);
		}
	}
	mem_free(m);
}
T_END

/* What a week does is no jump: 300 on working days and 60 at the weekend stands beside many like it. Small counts may triple by chance. */
T_CASE(what_is_usual_is_no_jump)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	double week[DAYS], few[DAYS];
	struct jump *j;
	for (size_t k = 0; k < DAYS; k++) {
		week[k] = k % 7 < 4 ? 300 : 60;
		few[k] = 1;
	}
	few[20] = 3;
	t_int(find(m, week, DAYS, &j), 0);
	t_int(find(m, few, DAYS, &j), 0);
	few[20] = 12; /* 7.03 against 2.35 */
	t_int(find(m, few, DAYS, &j), 1);
	week[30] = 150; /* a Wednesday with half of what it has */
	t_int(find(m, week, DAYS, &j), 1);
	t_near("a Wednesday", j[0].usual, 300, 1e-9);
	mem_free(m);
}
T_END

/* A level that changes for good is a jump for nobody once it is the usual one. */
T_CASE(a_new_level_is_told_around_its_beginning_only)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	double y[DAYS];
	struct jump *j;
	for (size_t k = 0; k < DAYS; k++)
		y[k] = k < 30 ? 100 : 1000;
	size_t n = find(m, y, DAYS, &j);
	for (size_t i = 0; i < n; i++)
		t_true(j[i].at >= 30 - JUMP_REACH && j[i].at < 30 + JUMP_REACH);
	mem_free(m);
}
T_END

T_CASE(what_cannot_be_judged)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	double y[JUMP_LEAST_DAYS] = { 0 };
	struct jump *j;
	struct err e = { 0 };
	size_t n;
	y[3] = 1000;
	t_int(find(m, y, JUMP_LEAST_DAYS - 1, &j), 0);
	t_int(find(m, y, JUMP_LEAST_DAYS, &j), 1);
	t_int(find(m, y, 0, &j), 0);
	y[3] = -1;
	t_true(!jump_find(m, y, JUMP_LEAST_DAYS, &j, &n, &e) && e.code == ERR_INPUT);
	mem_free(m);
}
T_END

T_MAIN("jump", a_day_apart_is_far_and_worth_a_word, what_is_usual_is_no_jump, a_new_level_is_told_around_its_beginning_only,
       what_cannot_be_judged)
