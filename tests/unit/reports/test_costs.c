/* The table of costs, by hand. */
#include "base/str.h"
#include "doc_parts.h"
#include "reports/costs.h"

static const struct doc *told(struct doc *d, struct mem *m, const struct practice_figures *f)
{
	doc_init(d, m, LANG_NL);
	costs_blocks(d, f);
	return d;
}

static const struct cell *cell_at(const struct table *t, size_t row, size_t column)
{
	return &t->cell[row * t->n_columns + column];
}

static const char *shown(const struct table *t, size_t row, size_t column)
{
	return cell_at(t, row, column)->shown;
}

static const char *data(const struct table *t, size_t row, size_t column)
{
	return cell_at(t, row, column)->machine;
}

enum { WHO, WHAT, SPENT, REACHED, INTERACTION, CLICK, PARTICIPATION };

/* The federal recruitment example: 1,200 euro for 5,600 clicks is 0.21 euro a click; for 60,000 reached 20 euro a thousand. 130 hours are
 * 130 minutes a thousand reached and 1.4 a click. Clicks of one account are not divided into the costs of another. */
T_CASE(each_account_and_all_together)
{
	struct mem *m = mem_new();
	struct doc d;
	struct practice_cost cost[] = { { .name = "Facebook, Plein", .spent = { 120000, 7800 } },
		                        { .name = "X, plein", .spent = { 5000, COUNT_MISSING } } };
	struct practice_figures f = { .n_costs = 2, .cost = cost, .all = { .name = "", .spent = { 125000, 7800 } } };
	for (size_t k = 0; k < SPENT_N; k++) {
		cost[0].brought[k][PRACTICE_CLICKS] = 5600;
		cost[0].brought[k][PRACTICE_REACH] = 60000;
	}
	f.all.brought[SPENT_CENTS][PRACTICE_PARTICIPATIONS] = 1000;
	const struct table *t = table_of(told(&d, m, &f), "costs");
	if (!t)
		t_fail("no table");
	t_int(t->n_rows, 5); /* money and work of the first, money of the second, both of all */
	t_text(shown(t, 0, SPENT), "€ 1.200,00");
	t_text(shown(t, 0, REACHED), "€ 20,00");
	t_text(shown(t, 0, CLICK), "€ 0,21");
	t_text(shown(t, 1, SPENT), "130,0 uur");
	t_text(shown(t, 1, REACHED), "2,2 uur");
	t_text(shown(t, 1, CLICK), "1,4 min.");
	t_text(data(t, 1, REACHED), "130");
	t_int(cell_at(t, 0, PARTICIPATION)->state, CELL_MISSING);
	t_int(cell_at(t, 2, CLICK)->state, CELL_MISSING);
	t_text(data(t, 3, WHO), "all");
	t_text(shown(t, 3, PARTICIPATION), "€ 1,25");
	t_int(cell_at(t, 3, CLICK)->state, CELL_MISSING);
	t_int(cell_at(t, 4, PARTICIPATION)->state, CELL_MISSING);
	mem_free(m);
}
T_END

/* 90 minutes of March are set against March's 30 interactions, 24 euro of March and April against the 120 of both. */
T_CASE(hours_of_some_months_only)
{
	struct mem *m = mem_new();
	struct doc d;
	struct practice_cost cost = { .name = "Facebook, Plein", .spent = { 2400, 90 }, .lacks = { false, true } };
	cost.brought[SPENT_CENTS][PRACTICE_INTERACTIONS] = 120;
	cost.brought[SPENT_MINUTES][PRACTICE_INTERACTIONS] = 30;
	cost.brought[SPENT_CENTS][PRACTICE_CLICKS] = 10; /* none of them in March */
	struct practice_figures f = { .n_costs = 1, .cost = &cost, .all = cost };
	const struct table *t = table_of(told(&d, m, &f), "costs");
	if (!t)
		t_fail("no table");
	t_int(t->n_rows, 2); /* one account, and no participations: all together would say the same */
	t_text(shown(t, 0, INTERACTION), "€ 0,20");
	t_text(shown(t, 0, CLICK), "€ 2,40");
	t_text(shown(t, 1, INTERACTION), "3,0 min.");
	t_int(cell_at(t, 1, CLICK)->state, CELL_MISSING);
	f.n_costs = 0;
	t_true(find_table(told(&d, m, &f), "costs") == NULL);
	mem_free(m);
}
T_END

T_MAIN("costs", each_account_and_all_together, hours_of_some_months_only)
