/* The rates of accounts month by month, in words and figures: nothing is claimed that intervals do not part. */
#include "base/day.h"
#include "base/str.h"
#include "doc_parts.h"
#include "reports/account_months.h"
#include <math.h>

enum { MOST = 8, NOW = TREND_MONTHS - 1 };

static const struct interval nothing = { NAN, NAN };

/* No month has figures yet. */
static void fresh(struct account_months x[], size_t n)
{
	static const char *const words[MOST] = { "A", "B", "C", "D", "E", "F", "G", "H" };
	for (size_t k = 0; k < n; k++) {
		x[k] = (struct account_months){ .platform = "x", .name = words[k], .words = words[k] };
		for (int i = 0; i < TREND_MONTHS; i++) {
			x[k].rate[i] = NAN;
			x[k].interval[i] = nothing;
		}
	}
}

static void set(struct account_months *x, int at, double rate, double lo, double hi)
{
	x->posts[at] = 5;
	x->rate[at] = rate;
	x->interval[at] = (struct interval){ lo, hi };
}

static const struct doc *built(struct mem *m, const struct account_months x[], size_t n, enum lang lang)
{
	struct doc *d = mem_alloc(m, sizeof *d);
	const struct accounts a = { .month = month_make(2026, 6), .n = n, .account = x };
	doc_init(d, m, lang);
	accounts_figure(d, &a);
	return d;
}

T_CASE(the_title_claims_what_intervals_part)
{
	struct mem *m = mem_new();
	static const struct {
		double lo, hi; /* of June, beside 10 to 20 in May */
		const char *title;
	} row[] = {
		{ 19, 30, "Figuur 1. Interacties per weergave: geen duidelijk verschil tussen mei 2026 en juni 2026" },
		{ 20.1, 30, "Figuur 1. Interacties per weergave: in juni 2026 meer dan in mei 2026 op A" },
		{ 2, 9.9, "Figuur 1. Interacties per weergave: in juni 2026 minder dan in mei 2026 op A" },
		{ NAN, NAN, "Figuur 1. Interacties per 1.000 weergaven, per maand" },
	};
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct account_months x[1];
		fresh(x, 1);
		set(x, NOW - 1, 15, 10, 20);
		set(x, NOW, 15, row[i].lo, row[i].hi);
		t_text(figure_of(built(m, x, 1, LANG_NL), "account_months")->title, row[i].title);
	}
	mem_free(m);
}
T_END

/* A report of a quarter compares quarters, whatever its last two months did. */
T_CASE(the_title_is_of_the_period)
{
	static const struct {
		enum lang lang;
		double lo, hi; /* of the quarter, beside 10 to 20 in the one before */
		const char *title;
	} row[] = {
		{ LANG_NL, 19, 30,
		  "Figuur 1. Interacties per weergave: geen duidelijk verschil tussen het eerste kwartaal van 2026 en het tweede kwartaal "
		  "van 2026" },
		{ LANG_NL, 21, 30,
		  "Figuur 1. Interacties per weergave: in het tweede kwartaal van 2026 meer dan in het eerste kwartaal van 2026 op A" },
		{ LANG_NL, NAN, NAN, "Figuur 1. Interacties per 1.000 weergaven, per maand" },
		{ LANG_EN, 1, 9,
		  "Figure 1. Interactions per view: fewer in the second quarter of 2026 than in the first quarter of 2026 on A" },
		{ LANG_FR, 19, 30,
		  "Figure 1. Interactions par vue au deuxième trimestre 2026 : pas de différence nette avec le trimestre précédent" },
		{ LANG_FR, 21, 30, "Figure 1. Interactions par vue : plus au deuxième trimestre 2026 qu'au premier trimestre 2026 sur A" },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct account_months x[1];
		struct doc d;
		const struct accounts a = { .month = month_make(2026, 6),
			                    .now = period_of_months(month_make(2026, 4), 3),
			                    .before = period_of_months(month_make(2026, 1), 3),
			                    .n = 1,
			                    .account = x };
		fresh(x, 1);
		set(&x[0], NOW - 1, 90, 80, 95);
		set(&x[0], NOW, 15, 10, 20);
		x[0].now = (struct interval){ row[i].lo, row[i].hi };
		x[0].before = (struct interval){ 10, 20 };
		doc_init(&d, m, row[i].lang);
		accounts_figure(&d, &a);
		const char *title = figure_of(&d, "account_months")->title;
		struct str plain;
		str_init(&plain, m);
		for (const char *c = title; *c; c++) /* spaces that do not break */
			if ((unsigned char)c[0] == 0xc2 && (unsigned char)c[1] == 0xa0)
				str_add_char(&plain, ' '), c++;
			else
				str_add_char(&plain, *c);
		t_text(plain.s, row[i].title);
	}
	mem_free(m);
}
T_END

T_CASE(one_up_and_one_down)
{
	struct mem *m = mem_new();
	struct account_months x[3];
	fresh(x, 3);
	for (int k = 0; k < 3; k++)
		set(&x[k], NOW - 1, 15, 10, 20);
	set(&x[0], NOW, 40, 30, 50);
	set(&x[1], NOW, 2, 1, 3);
	set(&x[2], NOW, 40, 30, 50);
	t_text(figure_of(built(m, x, 3, LANG_EN), "account_months")->title,
	       "Figure 1. Interactions per view: more in June 2026 than in May 2026 on A and C, fewer on B");
	x[0].break_at = x[2].break_at = NOW; /* counted otherwise since: no more, no fewer */
	t_text(figure_of(built(m, x, 3, LANG_EN), "account_months")->title,
	       "Figure 1. Interactions per view: fewer in June 2026 than in May 2026 on B");
	mem_free(m);
}
T_END

T_CASE(the_alt_text_carries_the_findings)
{
	struct mem *m = mem_new();
	struct account_months x[2];
	fresh(x, 2);
	set(&x[0], 1, 30.1, 20, 40); /* August */
	set(&x[0], 3, 12.5, 9, 16); /* October; no figure of September, and of seven later months */
	set(&x[0], NOW, 33.7, 25.1, 42.3);
	set(&x[1], 4, 50, NAN, NAN); /* one post */
	x[0].break_at = 3;
	const struct figure *f = figure_of(built(m, x, 2, LANG_NL), "account_months");
	t_text(f->chart->alt, "Lijndiagrammen naast elkaar, één per kanaal, van interacties per 1.000 weergaven per maand. "
	                      "A: van 30,1 in augustus 2025 naar 33,7 in juni 2026 (tussen 25,1 en 42,3); het laagst was 12,5 in oktober "
	                      "2025, het hoogst 33,7 in "
	                      "juni 2026; geen cijfer in 8 maanden. Vanaf oktober 2025 telt het platform anders. "
	                      "B: 50,0 in november 2025.");
	t_true(strstr(f->caption, "Grijs: de andere kanalen") && strstr(f->caption, "Streeplijn"));
	t_text(f->chart->line[0].newest, "33,7");
	t_text(f->chart->x_label[0], "jul ’25");
	t_true(isnan(f->chart->line[0].value[2])); /* nothing is made up between */
	mem_free(m);
}
T_END

T_CASE(too_little_is_no_chart)
{
	struct mem *m = mem_new();
	struct account_months x[1];
	fresh(x, 1);
	t_int(built(m, x, 0, LANG_FR)->n, 0);
	t_int(built(m, x, 1, LANG_FR)->n, 0);
	set(x, 5, 10, 5, 15);
	t_int(built(m, x, 1, LANG_FR)->n, 0);
	set(x, 6, 10, 5, 15);
	t_int(built(m, x, 1, LANG_FR)->n, 2);
	t_true(strstr(figure_of(built(m, x, 1, LANG_FR), "account_months")->caption, "Gris") == NULL);
	mem_free(m);
}
T_END

/* Six are drawn, those with most posts, in their own order; the data have them all. */
T_CASE(the_busiest_accounts_are_drawn)
{
	struct mem *m = mem_new();
	struct account_months x[MOST];
	fresh(x, MOST);
	for (int k = 0; k < MOST; k++) {
		set(&x[k], 5, 10, 5, 15);
		set(&x[k], 6, 10, 5, 15);
	}
	x[0].posts[5] = 1;
	x[7].posts[5] = 9;
	const struct doc *d = built(m, x, MOST, LANG_NL);
	const struct figure *f = figure_of(d, "account_months");
	t_int(f->chart->n_lines, 6);
	t_text(f->chart->line[0].label, "B");
	t_text(f->chart->line[4].label, "F");
	t_text(f->chart->line[5].label, "H");
	t_true(strstr(f->caption, "de 6 kanalen met de meeste berichten") != NULL);
	const struct table *t = d->block[1].table;
	t_true(t->data_only);
	t_int(t->n_rows, MOST * TREND_MONTHS);
	struct str csv;
	str_init(&csv, m);
	out_csv(&csv, t);
	t_true(str_starts(csv.s + 3 * (csv.s[0] == '\xef'), "channel,platform,month,posts,rate,low,high,hidden\r\nA,x,2025-07,0,,,,\r\n"));
	t_true(strstr(csv.s, "\r\nH,x,2025-12,9,10,5,15,\r\n") != NULL);
	mem_free(m);
}
T_END

T_MAIN("account_months", the_title_claims_what_intervals_part, the_title_is_of_the_period, one_up_and_one_down,
       the_alt_text_carries_the_findings, too_little_is_no_chart, the_busiest_accounts_are_drawn)
