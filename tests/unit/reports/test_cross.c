/* Age and sex together: what is hidden, what is shown, and that an outsider finds nothing of the small cells. */
#include "analytics/disclose.h"
#include "analytics/start.h"
#include "reports/cross.h"
#include "tests/t.h"
#include <stdlib.h>

enum { AGES = 3, CELLS = AGES * CROSS_SEXES, K = PEOPLE_THRESHOLD };

static const struct group ages[AGES] = { { 0, 15, 34 }, { 0, 35, 64 }, { 0, 65, AGE_OPEN } };
static const double residents[CELLS] = { 150, 150, 200, 200, 160, 140 };

/* People behind their gate, with the margins of x shown where they are K or more. */
struct shown {
	struct people_group age[AGES], sex[CROSS_SEXES];
	struct people_table table[2];
	struct people_month month;
	struct people people;
};

static struct people_group group_of(struct group g, double x, double n)
{
	bool hidden = x > 0 && x < K;
	return (struct people_group){ .group = g,
		                      .population = 0.5,
		                      .hidden = hidden,
		                      .x = hidden ? COUNT_MISSING : (int64_t)x,
		                      .share = hidden ? (double)NAN : x / n };
}

static void show(struct shown *s, const double x[CELLS])
{
	double n = 0, sex[CROSS_SEXES] = { 0 };
	*s = (struct shown){ .people = { .threshold = K, .n_dimensions = 2, .n_months = 1 } };
	for (size_t i = 0; i < CELLS; i++) {
		n += x[i];
		sex[i % CROSS_SEXES] += x[i];
	}
	for (size_t i = 0; i < AGES; i++)
		s->age[i] = group_of(ages[i], x[2 * i] + x[2 * i + 1], n);
	for (size_t i = 0; i < CROSS_SEXES; i++)
		s->sex[i] = group_of((struct group){ .sex = "FM"[i], .age_to = AGE_OPEN }, sex[i], n);
	s->table[0] =
	        (struct people_table){ .dimension = DIM_AGE, .k = AGES, .group = s->age, .known = (int64_t)n, .percentages = n >= 100 };
	s->table[1] = (struct people_table){ .dimension = DIM_SEX, .k = 2, .group = s->sex, .known = (int64_t)n, .percentages = n >= 100 };
	for (size_t i = 0; i < AGES; i++)
		s->table[0].n_hidden += s->age[i].hidden;
	for (size_t i = 0; i < CROSS_SEXES; i++)
		s->table[1].n_hidden += s->sex[i].hidden;
	s->month.total = s->table;
	s->people.facts.criterion.agreement = (struct agreement){ .deff = 1, .alpha = 0.1 };
	s->people.month = &s->month;
}

static struct cross pass(struct mem *m, struct shown *s, const double x[CELLS], bool together)
{
	struct err e = { .code = ERR_NONE };
	struct cross out;
	struct cross_input in = { &s->people, AGES, ages, together ? x : NULL, residents };
	analytics_start();
	show(s, x);
	in.people = &s->people;
	t_true(cross_pass(m, &in, &out, &e));
	return out;
}

T_CASE(large_cells_are_shown_beside_the_residents)
{
	struct mem *m = mem_new();
	struct shown s;
	const double x[CELLS] = { 20, 30, 40, 50, 25, 35 };
	struct cross c = pass(m, &s, x, true);
	t_int(c.kind, CROSS_TABLE);
	t_int(c.known, 200);
	t_int(c.cell[3].x, 50);
	t_near("share", c.cell[3].share, 0.25, 1e-12);
	t_near("residents", c.cell[3].population, 0.2, 1e-12);
	mem_free(m);
}
T_END

/* Whose age is known came to other activities than whose age is not: together they are like nobody. */
T_CASE(nothing_is_shown_where_ages_fit_no_groups)
{
	static const enum gate gates[] = { GATE_UNFIT, GATE_BANDS };
	const double x[CELLS] = { 20, 30, 40, 50, 25, 35 };
	for (size_t i = 0; i < sizeof gates / sizeof *gates; i++) {
		struct mem *m = mem_new();
		struct shown s;
		struct cross out;
		struct err e = { .code = ERR_NONE };
		analytics_start();
		show(&s, x);
		s.table[0].gate = gates[i];
		t_true(cross_pass(m, &(struct cross_input){ &s.people, AGES, ages, x, residents }, &out, &e));
		t_int(out.kind, CROSS_NOTHING);
		mem_free(m);
	}
}
T_END

T_CASE(nothing_is_shown_of_few_people_or_of_one_sex)
{
	struct mem *m = mem_new();
	struct shown s;
	const double few[CELLS] = { 10, 20, 15, 15, 20, 19 }, women[CELLS] = { 60, 2, 80, 2, 60, 1 };
	t_int(pass(m, &s, few, true).kind, CROSS_NOTHING);
	t_int(pass(m, &s, women, true).kind, CROSS_NOTHING);
	mem_free(m);
}
T_END

/* Exact limits at 0.1 / 12, from R: qbeta(a, 20, 181), qbeta(1 - a, 21, 180). The figures frame the cells whose limits leave the residents'
 * share out, and no cell that is hidden has a number. */
T_CASE(pictures_frame_what_is_certain)
{
	struct mem *m = mem_new();
	struct shown s;
	struct doc d;
	const double x[CELLS] = { 20, 60, 40, 40, 26, 14 }, small[CELLS] = { 2, 60, 40, 40, 40, 18 };
	struct cross c = pass(m, &s, x, true);
	t_near("low", c.cell[0].interval.lo, 0.055555547232, 1e-9);
	t_near("high", c.cell[0].interval.hi, 0.161937210698, 1e-9);
	doc_init(&d, m, LANG_NL);
	cross_blocks(&d, &c);
	const struct chart *heat = NULL, *pyramid = NULL;
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].kind == BLOCK_FIGURE)
			*(d.block[i].figure->chart->kind == CHART_HEAT ? &heat : &pyramid) = d.block[i].figure->chart;
	t_true(heat && pyramid && heat->n_rows == AGES && pyramid->n_rows == CELLS);
	t_true(!heat->cell[0].strong && heat->cell[1].strong && !heat->cell[2].strong);
	t_text(heat->cell[0].shown, "×0,67"); /* 10 of 100 against 15 of 100 */
	t_text(heat->cell[1].shown, "×2,00");
	t_true(strstr(heat->alt, "15–34 jaar, mannen: 2,00 keer.") && !strstr(heat->alt, "15–34 jaar, vrouwen"));
	t_true(strstr(pyramid->alt, "15–34 jaar, vrouwen: 10,0%; bevolking 15,0%.") != NULL);
	c = pass(m, &s, small, true);
	doc_init(&d, m, LANG_NL);
	cross_blocks(&d, &c);
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].kind == BLOCK_FIGURE && d.block[i].figure->chart->kind == CHART_HEAT)
			heat = d.block[i].figure->chart;
	t_true(heat->cell[0].hidden && !heat->cell[0].shown && isnan(heat->cell[0].ratio));
	t_true(strstr(heat->alt, "15–34 jaar (vrouwen)") != NULL);
	mem_free(m);
}
T_END

/* Only men of 15-34 and women of 65 and over: both margins fit, nobody fits. Residents: 15 %, 15 %, 20 %, 20 %, 16 %, 14 %. */
T_CASE(two_margins_are_bounded)
{
	struct mem *m = mem_new();
	struct shown s;
	const double x[CELLS] = { 0, 300, 200, 200, 300, 0 };
	struct cross c = pass(m, &s, x, false);
	t_int(c.kind, CROSS_BOUNDS);
	t_near("least", c.least, 0.01, 1e-9); /* half of the residents are men, 49 of 100: the margin itself is off by 1 */
	t_true(c.most > 0.28 && c.most <= 1);
	mem_free(m);
}
T_END

/* Whatever the table: every small cell may hold 1 to K-1 people for all that somebody knows who sees the rest and both margins. */
T_CASE(an_attack_finds_nothing)
{
	struct mem *m = mem_new();
	unsigned seed = 12345;
	int tables = 0;
	for (int round = 0; round < 400; round++, mem_reset(m)) {
		struct shown s;
		double x[CELLS];
		int64_t whole[CELLS];
		bool hidden[CELLS];
		struct interval found[CELLS];
		struct err e = { .code = ERR_NONE };
		for (size_t i = 0; i < CELLS; i++) {
			seed = seed * 1103515245u + 12345u;
			whole[i] = (seed >> 16) % ((seed >> 8) % 3 == 0 ? 15 : 60);
			x[i] = (double)whole[i];
		}
		struct cross c = pass(m, &s, x, true);
		if (c.kind != CROSS_TABLE || s.table[0].n_hidden) /* a hidden margin is known to nobody */
			continue;
		size_t n_hidden = 0;
		for (size_t i = 0; i < CELLS; i++)
			n_hidden += hidden[i] = c.cell[i].hidden;
		if (n_hidden == CELLS) /* then only the margins tell, as they did before */
			continue;
		tables++;
		t_true(disclose_attack(&(struct disclose_table){ AGES, CROSS_SEXES, whole }, hidden, 0, found, &e));
		for (size_t i = 0; i < CELLS; i++)
			if (whole[i] > 0 && whole[i] < K)
				t_true(hidden[i] && found[i].lo <= 1 && found[i].hi >= K - 1);
	}
	t_true(tables > 100);
	mem_free(m);
}
T_END

T_MAIN("cross", large_cells_are_shown_beside_the_residents, pictures_frame_what_is_certain, nothing_is_shown_where_ages_fit_no_groups,
       nothing_is_shown_of_few_people_or_of_one_sex, two_margins_are_bounded, an_attack_finds_nothing)
