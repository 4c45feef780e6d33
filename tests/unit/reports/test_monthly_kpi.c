/* The key figures of a month: their columns, notes and differences, and whether a target was met. */
#include "monthly_fixture.h"
#include <gsl/gsl_errno.h>

enum { KPI_NOW = 1, KPI_PREVIOUS, KPI_DIFFERENCE, KPI_YEAR_BEFORE, KPI_TARGET, KPI_FINDING, KPI_HISTORY, KPI_COLUMNS };

/* Posts of one of the two periods had more time: the differences in what posts gather with time are marked, and no others. */
T_CASE(differences_that_may_come_from_time)
{
	static const char *const word[] = { "De berichten van mei 2026 stonden langer online",
		                            "Posts of May 2026 had been online for longer",
		                            "Certaines publications (mai 2026) étaient en ligne" };
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	for (int lang = 0; lang < LANG_N; lang++) {
		struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
		t_true(strstr(every_output(m, built(m, &in, (enum lang)lang)), word[lang]) == NULL);
		in.older = period_of_months(month_make(2026, 5), 1);
		struct doc *d = built(m, &in, (enum lang)lang);
		const struct table *t = table_of(d, "kpi");
		size_t marked = 0;
		for (size_t i = 0; i < t->n_rows; i++) {
			const struct kpi *k = &in.kpi[i];
			const struct cell *c = &t->cell[i * t->n_columns + KPI_DIFFERENCE];
			bool grows = str_eq(k->code, "views") || k->unit == KPI_RATE, is = c->note != NULL;
			t_true(is == (grows && c->state != CELL_MISSING));
			marked += is;
		}
		t_true(marked >= 2);
		t_true(strstr(every_output(m, d), word[lang]) != NULL);
	}
	mem_free(m);
}
T_END

/* Of a trajectory that began in February the lines show five months: the head of their column and the words for a screen reader say so. */
T_CASE(lines_show_so_many_months)
{
	static const char *const head[] = { "5 maanden", "5 months", "5 mois" }, *const alt[] = { "Verloop over 3 maanden: van 7 naar 9.",
		                                                                                  "Course over 3 months: from 7 to 9.",
		                                                                                  "Évolution sur 3 mois\u00a0: de 7 à 9." };
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	struct kpi k[] = { fixture_kpis[0], fixture_kpis[0], fixture_kpis[0] };
	for (int i = 0; i < KPI_MONTHS; i++) {
		k[0].history[i] = i < KPI_MONTHS - 5 ? NAN : 3;
		k[1].history[i] = i < KPI_MONTHS - 4 || i == KPI_MONTHS - 1 ? NAN : i == KPI_MONTHS - 4 ? 7 : 9;
		k[2].history[i] = i == 0 ? 3 : NAN; /* one month is no line */
	}
	k[0].target = k[1].target = NAN;
	in.kpi = k;
	in.n_kpis = 3;
	for (int lang = 0; lang < LANG_N; lang++) {
		const struct table *t = table_of(built(m, &in, (enum lang)lang), "kpi");
		t_text(t->column[KPI_HISTORY].title, head[lang]);
		t_text(t->cell[t->n_columns + KPI_HISTORY].chart->alt, alt[lang]);
		t_true(t->cell[2 * t->n_columns + KPI_HISTORY].chart == NULL);
	}
	mem_free(m);
}
T_END

static const char *finding(struct mem *m, struct monthly_input in, double now, double target, bool at_most)
{
	struct kpi k = { .code = "x", .label = "x", .unit = KPI_RATE, .source = KPI_GIVEN, .target = target, .at_most = at_most };
	for (int i = 0; i < KPI_MONTHS; i++)
		k.history[i] = now;
	in.kpi = &k;
	in.n_kpis = 1;
	const struct cell *c = &table_of(built(m, &in, LANG_NL), "kpi")->cell[KPI_FINDING];
	return c->state == CELL_GIVEN ? c->machine : "";
}

T_CASE(targets_are_met_nearly_met_or_missed)
{
	static const struct {
		double now, target;
		bool at_most;
		const char *want;
	} row[] = {
		{ 10, 10, false, "met" }, { 9.999, 10, false, "nearly" }, { 9, 10, false, "nearly" },    { 8.999, 10, false, "missed" },
		{ 10, 10, true, "met" },  { 10.5, 10, true, "nearly" },   { 11.01, 10, true, "missed" }, { 0, 10, true, "met" },
		{ NAN, 10, false, "" },   { 10, NAN, false, "" },
	};
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, 1);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++)
		t_text(finding(m, in, row[i].now, row[i].target, row[i].at_most), row[i].want);
	mem_free(m);
}
T_END

/* A column without a figure says nothing; a note is there when what it explains is. */
/* The only target is one that no lottery reaches: its column is there, its note says why there is no finding. */
T_CASE(a_target_that_is_not_judged_says_why)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	struct kpi k = { .code = "mirror_age",
		         .unit = KPI_SCORE,
		         .source = KPI_MIRROR,
		         .dimension = DIM_AGE,
		         .target = NAN,
		         .refused = 99,
		         .lottery = 97.1 };
	in.kpi = &k;
	in.n_kpis = 1;
	const struct table *t = table_of(built(m, &in, LANG_NL), "kpi");
	t_true(t->column[KPI_TARGET].width >= 0);
	t_text(t->cell[KPI_TARGET].shown, "99");
	t_true(t->cell[KPI_TARGET].note != NULL);
	t_int(t->cell[KPI_FINDING].state, CELL_MISSING);
	t_true(strstr(every_output(m, built(m, &in, LANG_NL)), "een eerlijke loting met zo veel mensen haalt gemiddeld 97.") != NULL);
	mem_free(m);
}
T_END

T_CASE(columns_and_notes_are_there_when_they_say_something)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	struct kpi k[2] = { { .code = "x", .label = "x", .unit = KPI_RATE, .source = KPI_GIVEN, .target = NAN },
		            { .code = "mirror_age", .unit = KPI_SCORE, .source = KPI_MIRROR, .dimension = DIM_AGE, .target = NAN } };
	for (int i = 0; i < KPI_MONTHS; i++)
		k[0].history[i] = 9.5;
	in.kpi = k;
	in.n_kpis = 2;
	const struct table *t = table_of(built(m, &in, LANG_NL), "kpi");
	t_true(t->column[KPI_TARGET].width < 0 && t->column[KPI_FINDING].width < 0);
	t_int(t->notes.n, 1); /* of whom the score is */
	t_true(t->cell[KPI_COLUMNS].note == t->notes.span[0].defines && t->cell[0].note == NULL);
	k[0].target = 10; /* nearly, and a line in the course */
	t = table_of(built(m, &in, LANG_NL), "kpi");
	t_true(t->column[KPI_TARGET].width >= 0 && t->column[KPI_FINDING].width >= 0);
	t_int(t->notes.n, 5);
	t_true(table_head_note(t, KPI_HISTORY) == t->notes.span[0].defines && t->cell[KPI_FINDING].note == t->notes.span[4].defines);
	in.people = fixture_monthly(m, fixture_growth, 0).people; /* nobody was counted */
	k[0].target = 9;
	t = table_of(built(m, &in, LANG_NL), "kpi");
	t_int(t->notes.n, 1);
	t_true(t->cell[KPI_COLUMNS].note == NULL && t->cell[KPI_FINDING].note == NULL);
	mem_free(m);
}
T_END

static const char *notes_of(struct mem *m, const struct table *t)
{
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < t->notes.n; i++)
		str_add(&s, t->notes.span[i].text);
	return s.s;
}

/* A dash beside a figure has a word; where nothing before is known there is no column of dashes. */
T_CASE(what_has_nothing_before_it_says_so)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, 1);
	struct kpi k[2] = { { .code = "a", .label = "a", .unit = KPI_RATE, .source = KPI_GIVEN, .target = NAN },
		            { .code = "b", .label = "b", .unit = KPI_RATE, .source = KPI_GIVEN, .target = NAN } };
	for (int i = 0; i < KPI_MONTHS; i++)
		k[0].history[i] = k[1].history[i] = i + 1 < KPI_MONTHS ? (double)NAN : 9.5;
	in.kpi = k;
	in.n_kpis = 2;
	const struct table *t = table_of(built(m, &in, LANG_NL), "kpi");
	t_true(t->column[KPI_PREVIOUS].width < 0 && t->column[KPI_DIFFERENCE].width < 0 && t->column[KPI_HISTORY].width < 0);
	t_true(strstr(notes_of(m, t), "Niet vergeleken met mei 2026: daarvan zijn er geen cijfers") != NULL);
	k[0].history[KPI_MONTHS - 2] = 9;
	t = table_of(built(m, &in, LANG_NL), "kpi");
	t_true(t->column[KPI_PREVIOUS].width >= 0);
	t_true(strstr(notes_of(m, t), "Een streepje: van mei 2026 is dit cijfer er niet, of niet compleet.") != NULL);
	k[1].history[KPI_MONTHS - 2] = 9;
	t_int(table_of(built(m, &in, LANG_NL), "kpi")->notes.n, 0);
	mem_free(m);
}
T_END

/* Half of a year has figures: the page says of which months, and that the trajectory ended. */
T_CASE(months_without_figures_are_told)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	const int january = month_make(2026, 1);
	struct kpi k[2] = { { .code = "participants", .label = "a", .unit = KPI_COUNT, .source = KPI_GIVEN, .target = 80, .now = 414 },
		            { .code = "posts", .label = "b", .unit = KPI_COUNT, .source = KPI_GIVEN, .target = 30, .now = 198 } };
	for (size_t i = 0; i < 2; i++) {
		k[i].before = 100;
		k[i].months = 6;
		k[i].from = january;
	}
	in.kpi = k;
	in.n_kpis = 2;
	in.month = month_make(2026, 12);
	in.n_months = 12;
	in.ended = day_make(2026, 6, 30);
	const struct table *t = table_of(built(m, &in, LANG_NL), "kpi");
	const char *notes = notes_of(m, t);
	t_true(strstr(notes, "Niet van elke maand zijn er cijfers, wel van januari tot en met juni 2026. Het traject eindigde op 30") !=
	       NULL);
	t_true(strstr(notes, "maal 6 maanden.") != NULL);
	t_text(t->cell[KPI_TARGET].shown, "480");
	k[0].months = k[1].months = 1;
	t_true(strstr(notes_of(m, table_of(built(m, &in, LANG_NL), "kpi")), "maal 1 maand.") != NULL);
	k[1].months = 6;
	k[0].months = 4;
	k[0].from = january + 2;
	notes = notes_of(m, table_of(built(m, &in, LANG_NL), "kpi"));
	t_true(strstr(notes, "Wel van deelnemers van maart tot en met juni 2026, en van berichten van januari tot en met juni 2026.") !=
	       NULL);
	t_true(strstr(notes, "4 voor deelnemers, 6 voor berichten.") != NULL);
	mem_free(m);
}
T_END

static const char *difference(struct mem *m, struct monthly_input in, enum kpi_unit unit, double before, double now)
{
	struct kpi k = { .code = "x", .label = "x", .unit = unit, .source = KPI_GIVEN, .target = NAN };
	for (int i = 0; i < KPI_MONTHS; i++)
		k.history[i] = i + 1 < KPI_MONTHS ? before : now;
	in.kpi = &k;
	in.n_kpis = 1;
	return table_of(built(m, &in, LANG_NL), "kpi")->cell[KPI_DIFFERENCE].shown;
}

T_CASE(a_difference_is_that_of_the_figures_shown)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, 1);
	t_text(difference(m, in, KPI_RATE, 7.36, 7.74), "+0,3"); /* 7,4 and 7,7; else +0,4 */
	t_text(difference(m, in, KPI_SHARE, 0.0736, 0.0774), "+0,3");
	t_text(difference(m, in, KPI_RATE, 1.0, 1.15), "+0,2"); /* 1,2 */
	t_text(difference(m, in, KPI_SCORE, 87.6, 88.4), "0");
	t_text(difference(m, in, KPI_COUNT, 12, 9), "−3");
	struct kpi k = { .code = "x", .label = "x", .unit = KPI_SHARE, .source = KPI_GIVEN, .target = NAN };
	for (int i = 0; i < KPI_MONTHS; i++)
		k.history[i] = i + 1 < KPI_MONTHS ? 0.0736 : 0.0774;
	in.kpi = &k;
	in.n_kpis = 1;
	t_true(fabs(atof(table_of(built(m, &in, LANG_NL), "kpi")->cell[KPI_DIFFERENCE].machine) - 0.0038) <
	       1e-12); /* data have the figures' own unit */
	mem_free(m);
}
T_END

/* Of half of the people the age is not known: their score cannot reach a target. */
T_CASE(a_score_that_nothing_rests_on_meets_no_target)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct fixture_month month = fixture_growth[2];
	struct kpi k = { .code = "mirror_age", .unit = KPI_SCORE, .source = KPI_MIRROR, .dimension = DIM_AGE, .target = 60 };
	for (int unknown = 0; unknown < 2; unknown++) {
		month.unknown_age += unknown ? 2000 : 0;
		struct monthly_input in = fixture_monthly(m, &month, 1);
		in.kpi = &k;
		in.n_kpis = 1;
		const struct table *t = table_of(built(m, &in, LANG_NL), "kpi");
		t_int(t->cell[KPI_NOW].state, CELL_GIVEN);
		t_int(t->cell[KPI_FINDING].state, unknown ? CELL_MISSING : CELL_GIVEN);
	}
	mem_free(m);
}
T_END

T_CASE(figures_of_people_come_through_the_gate)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, ALL_MONTHS);
	const struct table *t = table_of(built(m, &in, LANG_NL), "kpi");
	t_text(t->cell[3 * KPI_COLUMNS + KPI_NOW].shown, "88"); /* mirror score: 100 (1 - 0.120) */
	t_text(t->cell[4 * KPI_COLUMNS + KPI_NOW].shown, "4,3%"); /* 28 of 656 */
	t_text(t->cell[4 * KPI_COLUMNS + KPI_PREVIOUS].shown, "4,7%"); /* 16 of 338 */
	t_text(t->cell[4 * KPI_COLUMNS + KPI_DIFFERENCE].shown, "−0,4"); /* of the figures as shown, though 4.27 and 4.73 differ by 0.47 */
	t_text(t->cell[5 * KPI_COLUMNS + KPI_NOW].shown, "3,2%"); /* 22 of 678 */
	t_text(t->cell[5 * KPI_COLUMNS + KPI_TARGET].shown, "≤ 10%");

	struct fixture_month few = fixture_growth[2];
	few.hall[0] = 1;
	few.online[0] = 3;
	in = fixture_monthly(m, &few, 1);
	t = table_of(built(m, &in, LANG_NL), "kpi");
	t_int(t->cell[3 * KPI_COLUMNS + KPI_NOW].state, CELL_HIDDEN);
	t_int(t->cell[4 * KPI_COLUMNS + KPI_NOW].state, CELL_HIDDEN);
	t_int(t->cell[4 * KPI_COLUMNS + KPI_HISTORY].state, CELL_MISSING); /* no course either */
	t_int(t->cell[5 * KPI_COLUMNS + KPI_NOW].state, CELL_GIVEN); /* how many are unknown is no trait */
	few.unknown_age = 9; /* nor when they are few: they are the total less those known */
	in = fixture_monthly(m, &few, 1);
	t_int(table_of(built(m, &in, LANG_NL), "kpi")->cell[5 * KPI_COLUMNS + KPI_NOW].state, CELL_GIVEN);
	struct people public = *in.people;
	public.for_public = true; /* in fives they would be another number */
	in.people = &public;
	t_int(table_of(built(m, &in, LANG_NL), "kpi")->cell[5 * KPI_COLUMNS + KPI_NOW].state, CELL_HIDDEN);
	mem_free(m);
}
T_END

/* A figure of the month before that was withheld is not said to be missing; one of too few people was never there. */
T_CASE(a_figure_withheld_before_is_not_missing)
{
	static const char missing[] = "Een streepje: van mei 2026";
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct fixture_month x[2] = { fixture_growth[1], fixture_growth[2] };
	x[0].hall[0] = 1;
	x[0].online[0] = 3;
	struct monthly_input in = fixture_monthly(m, x, 2);
	struct doc *d = built(m, &in, LANG_NL);
	const struct table *t = table_of(d, "kpi");
	t_text(t->cell[3 * KPI_COLUMNS + KPI_PREVIOUS].shown, "geheim");
	t_int(t->cell[3 * KPI_COLUMNS + KPI_DIFFERENCE].state, CELL_MISSING);
	t_true(strstr(every_output(m, d), missing) == NULL);

	x[0] = (struct fixture_month){ { 5, 5, 5, 5, 5, 5 }, { 8, 8, 8, 8, 8, 8 }, 15, 24, 0, 0 }; /* 78 of them */
	in = fixture_monthly(m, x, 2);
	d = built(m, &in, LANG_NL);
	t_int(table_of(d, "kpi")->cell[3 * KPI_COLUMNS + KPI_PREVIOUS].state, CELL_MISSING);
	t_true(strstr(every_output(m, d), missing) != NULL);
	mem_free(m);
}
T_END

T_MAIN("monthly_kpi", differences_that_may_come_from_time, lines_show_so_many_months, targets_are_met_nearly_met_or_missed,
       a_target_that_is_not_judged_says_why, columns_and_notes_are_there_when_they_say_something, what_has_nothing_before_it_says_so,
       months_without_figures_are_told, a_difference_is_that_of_the_figures_shown, a_score_that_nothing_rests_on_meets_no_target,
       figures_of_people_come_through_the_gate, a_figure_withheld_before_is_not_missing)
