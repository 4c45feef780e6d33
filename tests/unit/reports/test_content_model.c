/* The words follow the figures: one model by hand, then its parts changed. */
#include "base/num.h"
#include "json_check.h"
#include "monthly_fixture.h"
#include "reports/content_model.h"
#include "reports/out_csv.h"
#include "reports/out_json.h"
#include "reports/out_text.h"

struct made {
	struct content_kind kind[2];
	struct content_part part[2];
	struct effect_kind slot[CONTENT_SLOTS];
	struct content_stood_out best, worst;
	struct content_model model;
};

static struct effect_kind kind_at(size_t n, double rate, double ratio, double best, enum effect_advice advice)
{
	return (struct effect_kind){ .n = n,
		                     .events = rate * (double)n,
		                     .exposure = 1000 * (double)n,
		                     .rate = rate,
		                     .interval = { rate - 2, rate + 2 },
		                     .ratio = ratio,
		                     .ratio_interval = { ratio - 0.2, ratio + 0.2 },
		                     .shrunk = ratio,
		                     .shrunk_interval = { ratio - 0.2, ratio + 0.2 },
		                     .best = best,
		                     .advice = advice };
}

static void make(struct made *m)
{
	static const struct effect_kind none = { .rate = NAN, .interval = { NAN, NAN }, .ratio = NAN, .shrunk = NAN, .best = NAN };
	*m = (struct made){ .model = { .period = { 20513, 20604 }, .n_parts = 1, .n_times = 40 } };
	m->kind[0] = (struct content_kind){ .code = "image", .words = "foto's", .label = "foto's", .active = none, .light = NAN };
	m->kind[1] = (struct content_kind){
		.code = "video_short", .words = "korte video's", .label = "korte video's", .active = none, .light = NAN
	};
	m->kind[0].all = kind_at(20, 12, 0.6, 0.001, EFFECT_NO_PREFERENCE);
	m->kind[1].all = kind_at(22, 40, 1.4, 0.999, EFFECT_MORE);
	m->part[0] = (struct content_part){
		.platform = "facebook", .platform_title = "Facebook", .name = "Plein", .n = 42, .n_months = 3, .n_kinds = 2, .kind = m->kind
	};
	m->part[0].all = (struct effect){ .n = 42,
		                          .n_shown = 2,
		                          .model = EFFECT_NEGBIN,
		                          .theta = 5,
		                          .dispersion = 1,
		                          .overall = 28.6,
		                          .n_months = 3,
		                          .n_slots = 6,
		                          .tau2 = 0.2,
		                          .differ = true,
		                          .n_each = 20,
		                          .detectable = 1.6,
		                          .kind = NULL };
	for (size_t i = 0; i < CONTENT_SLOTS; i++)
		m->slot[i] = none;
	m->slot[3] = kind_at(12, 20, 1.1, 0.3, EFFECT_NO_PREFERENCE);
	m->slot[4] = kind_at(28, 22, 1.0, 0.3, EFFECT_NO_PREFERENCE);
	m->model.times = m->part[0].all;
	m->model.times.kind = m->slot;
	m->model.part = m->part;
	m->model.scored_month = month_make(2026, 5);
	m->model.n_scored = 12;
	m->best = m->worst = (struct content_stood_out){ .post = fixture_posts[0],
		                                         .asks = true,
		                                         .comments = 9,
		                                         .usual_comments = 3,
		                                         .shares = 1,
		                                         .usual_shares = 1,
		                                         .age = 30,
		                                         .usual_age = 30 };
	m->best.score = (struct score){ .n = 31, .rate = 40, .median = 20, .lo = 15, .hi = 25, .distance = 1, .sure = true };
	m->worst.score = (struct score){ .n = 31, .rate = 9, .median = 20, .lo = 15, .hi = 25, .distance = -0.5 };
	m->model.best = &m->best;
	m->model.worst = &m->worst;
	m->model.n_best = m->model.n_worst = 1;
}

static const char *printed(struct mem *m, const struct content_model *c, enum lang lang)
{
	struct doc d;
	struct str s;
	doc_init(&d, m, lang);
	content_blocks(&d, &fixture_content, c);
	content_model_method(&d, c);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	return s.s;
}

static bool holds(const char *text, const char *what)
{
	return strstr(text, what) != NULL;
}

T_CASE(each_advice_has_its_words)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Op Facebook deden korte video's het duidelijk beter\n===="));
	t_true(holds(
	        text,
	        "Facebook: korte video's kregen 1,4 keer zo veel interacties per 1.000 weergaven als het gemiddelde bericht, dat "
	        "er 28,6 kreeg (tussen 1,2 en 1,6 keer). We hebben rekening gehouden met de maand, het weekend en het dagdeel. Advies"));
	x.part[0].all.n_slots = 21;
	t_true(holds(printed(m, &x.model, LANG_NL), "met de maand, de dag van de week en het dagdeel."));
	x.part[0].all.n_slots = x.part[0].all.n_months = 1; /* too few posts for any of it */
	t_false(holds(printed(m, &x.model, LANG_NL), "rekening gehouden"));
	t_true(holds(text, "> 99%") && holds(text, "< 1%") && holds(text, "38,0–42,0"));
	t_true(holds(text, "niet door loting"));
	x.kind[1].all = kind_at(22, 40, 1.4, 0.7, EFFECT_TRY);
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Nog niet zeker welke soorten berichten het best werken"));
	t_true(holds(text, "Facebook: korte video's lijken het best te werken") && holds(text, "Advies: proberen."));
	t_false(holds(text, "duidelijk beter"));
	x.kind[1].all = kind_at(22, 13, 1.02, 0.7, EFFECT_NO_PREFERENCE);
	t_true(holds(printed(m, &x.model, LANG_NL),
	             "Facebook: er lijken verschillen te zijn tussen soorten berichten, maar niets springt eruit."));
	x.part[0].all.q_p = 0.3; /* no more than chance */
	t_true(holds(printed(m, &x.model, LANG_NL), "Facebook: geen aantoonbaar verschil tussen"));
	x.part[0].all.differ = false;
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Geen aantoonbaar verschil tussen soorten berichten"));
	t_true(holds(text, "Met 20 berichten per soort zien we een verschil hier pas vanaf 1,6 keer zo veel."));
	struct effect_kind some = x.kind[0].all;
	x.kind[0].all.events = 0;
	x.kind[0].all.rate = NAN;
	x.kind[0].all.interval = (struct interval){ 0, 1.3 };
	x.kind[1].all.events = 500;
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text,
	             "Facebook: foto's kregen geen enkele interactie (hoogstens 1,3 per 1.000 weergaven), duidelijk minder dan andere."));
	t_true(holds(text, "als beste aan te wijzen") && !holds(text, "Geen aantoonbaar verschil tussen soorten berichten"));
	x.kind[0].all = some;
	x.kind[0].all.advice = x.kind[1].all.advice = EFFECT_TOO_FEW;
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "te weinig berichten voor een advies: 42 berichten in 3 maanden"));
	t_true(holds(text, "Nog niet te zeggen wat werkte"));
	mem_free(m);
}
T_END

/* Kinds over several platforms have ratios, each within its own account, and no rate; an account that shares no kind is named. */
T_CASE(all_together_has_no_rate)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	struct content_part part[3] = { x.part[0], x.part[0], x.part[0] };
	part[1].platform = "x";
	part[1].platform_title = "X";
	part[1].apart = true;
	part[2].platform = part[2].platform_title = part[2].name = NULL;
	x.model.part = part;
	x.model.n_parts = 3;
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Alle kanalen samen: korte video's kregen naar verhouding 1,4 keer zo veel interacties als het gemiddelde "
	                   "bericht (tussen 1,2 en 1,6 keer), berekend alsof elke soort op dezelfde kanalen stond. We hebben rekening "
	                   "gehouden met het kanaal, de maand,"));
	t_true(holds(text, "X telt hier niet mee: dat kanaal heeft geen soorten berichten met de andere gemeen."));
	const char *table = strstr(text, "Alle kanalen samen: elke soort tegen");
	t_true(table && holds(table, "keer gemiddeld") && !strstr(table, "38,0–42,0"));
	t_true(strstr(text, "38,0–42,0") < table);
	mem_free(m);
}
T_END

static void swarm_fill(struct content_kind *k, const double rate[], size_t n, double median, double lo, double hi)
{
	k->rate = rate;
	k->n_rates = n;
	k->median = median;
	k->median_interval = (struct interval){ lo, hi };
}

T_CASE(every_post_is_a_dot)
{
	static const double few[] = { 0, 10, 12, 20, 40, 50, 60 }, five[] = { 20, 30, 40, 41, 42 };
	struct mem *m = mem_new();
	struct made x;
	struct doc d;
	make(&x);
	swarm_fill(&x.kind[0], few, 7, 20, 10, 50);
	swarm_fill(&x.kind[1], five, 5, 40, NAN, NAN);
	doc_init(&d, m, LANG_NL);
	content_model_swarm(&d, &x.model);
	const struct figure *f = figure_of(&d, "swarm");
	t_true(f && f->chart->kind == CHART_SWARM && f->chart->n_rows == 2);
	t_text(f->chart->row[0].label, "Korte video's"); /* the highest middle first; one account needs no name */
	t_true(f->chart->row[0].n_dots == 5 && f->chart->row[1].n_dots == 7);
	t_near("the middle", f->chart->row[1].value, 20, 0);
	t_true(holds(f->chart->alt, "Korte video's: het middelste bericht 40,0 (5 berichten, van 20,0 tot 42,0)."));
	t_true(holds(f->chart->alt, "Foto's: het middelste bericht 20,0 (tussen 10,0 en 50,0; 7 berichten, van 0,0 tot 60,0)."));
	t_true(holds(f->caption, "berichten zonder interacties") && !holds(f->caption, "startgetal"));
	x.kind[1].n_rates = 4; /* too few for a place */
	x.kind[0].rate = few + 1;
	x.kind[0].n_rates = 6;
	doc_init(&d, m, LANG_NL);
	content_model_swarm(&d, &x.model);
	f = figure_of(&d, "swarm");
	t_true(f->chart->n_rows == 1 && !holds(f->caption, "zonder interacties"));
	x.part[0].paid = true;
	doc_init(&d, m, LANG_NL);
	content_model_swarm(&d, &x.model);
	t_true(!find_figure(&d, "swarm"));
	mem_free(m);
}
T_END

T_CASE(many_posts_are_drawn_by_lot)
{
	enum { MANY = 3000, SOME = 500 };
	static double many[MANY];
	struct mem *m = mem_new();
	struct made x;
	struct doc d;
	for (size_t i = 0; i < MANY; i++)
		many[i] = 1 + (double)i;
	make(&x);
	swarm_fill(&x.kind[0], many, SOME, 250.5, 230, 270);
	swarm_fill(&x.kind[1], many, MANY, 1500.5, 1450, 1550);
	doc_init(&d, m, LANG_EN);
	content_model_swarm(&d, &x.model);
	const struct chart *c = figure_of(&d, "swarm")->chart;
	t_int(c->row[0].n_dots, 1500); /* 2,000 in all, and a kind of few keeps every post */
	t_int(c->row[1].n_dots, SOME);
	t_true(c->row[0].dot[0] > 0 && c->row[0].dot[1499] <= MANY);
	t_true(holds(c->row[0].right, "3,000")); /* n is that of all */
	t_true(holds(figure_of(&d, "swarm")->caption, "Of kinds with more than 1,500 posts 1,500 are drawn, chosen by lot (seed 1)"));
	swarm_fill(&x.kind[0], many, 1000, 500.5, 450, 550);
	swarm_fill(&x.kind[1], many, 1000, 500.5, 450, 550);
	doc_init(&d, m, LANG_EN);
	content_model_swarm(&d, &x.model);
	t_true(!holds(figure_of(&d, "swarm")->caption, "by lot"));
	mem_free(m);
}
T_END

/* Two accounts with the kinds of the first, and all together. */
static void make_accounts(struct made *x, struct content_part part[3], struct content_kind kind[2], struct content_kind all[2])
{
	make(x);
	memcpy(kind, x->kind, sizeof x->kind);
	memcpy(all, x->kind, sizeof x->kind);
	part[0] = part[1] = part[2] = x->part[0];
	part[1].platform = "instagram";
	part[1].platform_title = "Instagram";
	part[1].kind = kind;
	part[2].platform = part[2].platform_title = part[2].name = NULL;
	part[2].kind = all;
	kind[0].all = kind_at(4, 12, 0.6, 0.001, EFFECT_TOO_FEW); /* fewer than EFFECT_SHOW */
	kind[0].all.rate = kind[0].all.ratio = kind[0].all.shrunk = NAN;
	all[0].all = kind_at(24, 12, 0.7, 0.001, EFFECT_NO_PREFERENCE);
	x->model.part = part;
	x->model.n_parts = 3;
}

T_CASE(kinds_of_all_accounts_are_one_table)
{
	static const double seven[] = { 0, 10, 12, 20, 40, 50, 60 }, five[] = { 20, 30, 40, 41, 42 };
	struct mem *m = mem_new();
	struct made x;
	struct content_part part[3];
	struct content_kind kind[2], all[2];
	struct doc d;
	make_accounts(&x, part, kind, all);
	swarm_fill(&x.kind[0], seven, 7, 20, 10, 50);
	swarm_fill(&x.kind[1], five, 5, 40, NAN, NAN);
	doc_init(&d, m, LANG_NL);
	content_model_swarm(&d, &x.model);
	content_model_kinds(&d, &x.model);
	const struct table *t = table_of(&d, "kinds_of_accounts");
	t_true(t && t->readers_only && t->n_rows == 4); /* all together is in the cells */
	t_text(t->cell[1].shown, "korte video's"); /* the highest middle first, as in the chart */
	t_text(t->cell[3].shown, num_fixed(m, figure_of(&d, "swarm")->chart->row[0].value, 1, LANG_NL));
	t_text(t->cell[t->n_columns + 3].shown, "20,0");
	t_text(t->cell[2 * t->n_columns + 3].shown, "–"); /* no posts of its own here */
	/* what it has no room for is data: every table of the screen */
	static const char *const data[] = { "kinds", "kinds_2", "kinds_3" };
	for (size_t i = 0; i < 3; i++) {
		const struct table *k = table_of(&d, data[i]);
		t_true(k && k->data_only && !k->readers_only && !k->title);
	}
	struct str s, text;
	str_init(&text, m);
	out_text(&text, &d, (struct text_style){ .width = 2000 });
	t_true(holds(text.s,
	             "de streep in de figuur; een paar berichten met heel veel interacties veranderen dat niet. Bijgesteld per 1.000") &&
	       holds(text.s, "in het cijfer van het hele kanaal tellen veel bekeken berichten zwaarder."));
	str_init(&s, m);
	out_json(&s, &d);
	t_true(!holds(s.s, "kinds_of_accounts") && holds(s.s, "\"kinds_3\"") && holds(s.s, "\"median_high\": 50"));
	mem_free(m);
}
T_END

T_CASE(kinds_by_account_are_cells)
{
	struct mem *m = mem_new();
	struct made x;
	struct content_part part[3];
	struct content_kind kind[2], all[2];
	struct doc d;
	make_accounts(&x, part, kind, all);
	doc_init(&d, m, LANG_NL);
	content_model_heat(&d, &x.model);
	const struct chart *c = figure_of(&d, "kinds")->chart;
	t_true(c->n_rows == 2 && c->n_columns == 3);
	t_text(c->row[0].label, "Korte video's");
	t_text(c->column[2], "alle kanalen");
	t_text(c->cell[0].shown, "×1,4 (22)");
	t_true(c->cell[0].strong && c->cell[3].strong); /* 1,2 to 1,6 and 0,4 to 0,8 */
	t_true(c->cell[4].few && isnan(c->cell[4].ratio) && !c->cell[4].strong);
	t_text(c->cell[4].shown, "(4)");
	t_text(c->key[KEY_FEW], "minder dan 5 berichten");
	/* every cell is told */
	t_true(holds(c->alt, "Korte video's, Facebook: 1,4 keer (22 berichten)."));
	t_true(holds(c->alt, "Foto's, alle kanalen: 0,7 keer (24 berichten)."));
	t_true(holds(c->alt, "Foto's, Instagram: minder dan 5 berichten (4)."));
	const struct table *t = table_of(&d, "kinds_by_account");
	t_true(t && t->not_on_paper && t->readers_only);
	/* what does not differ more than by chance has its number alone: an average in each cell would tell nothing */
	part[0].all.differ = false;
	doc_init(&d, m, LANG_NL);
	content_model_heat(&d, &x.model);
	c = figure_of(&d, "kinds")->chart;
	t_text(c->cell[0].shown, "(22)");
	t_true(!c->cell[0].strong && !c->cell[0].few && isnan(c->cell[0].ratio));
	t_true(holds(c->alt, "Korte video's, Facebook: 22 berichten.") && holds(c->alt, "Foto's, Instagram: minder dan 5 berichten (4)."));
	t_true(holds(d.block[d.n - 1].text.span[d.block[d.n - 1].text.n - 1].text,
	             "Op Facebook is tussen soorten geen verschil aangetoond"));
	x.model.n_parts = 1; /* nothing to compare accounts with */
	doc_init(&d, m, LANG_NL);
	content_model_heat(&d, &x.model);
	t_int(d.n, 0);
	mem_free(m);
}
T_END

T_CASE(posts_that_stood_out_are_one_table)
{
	struct mem *m = mem_new();
	struct made x;
	struct doc d;
	struct str s;
	make(&x);
	x.worst.age = 3;
	doc_init(&d, m, LANG_NL);
	content_model_posts_short(&d, &x.model);
	const struct table *t = table_of(&d, "posts_that_stood_out");
	t_true(t && t->readers_only && t->n_rows == 2);
	t_true(holds(t->cell[0].shown, "Denk jij mee") && str_eq(t->cell[0].lang, "nl"));
	t_text(t->cell[1].shown, "Instagram, korte video's");
	t_text(t->cell[2].uri, "https://example.org/p/1");
	t_true(holds(t->cell[3].shown, "▲") && holds(t->cell[t->n_columns + 3].shown, "▼"));
	t_text(t->cell[4].shown, "15,0–25,0");
	t_text(t->cell[5].shown, "duidelijk; stelt een vraag, 3,0 keer zo veel opmerkingen als gewoon");
	t_text(t->cell[t->n_columns + 5].shown, "kan toeval zijn; pas 3 dagen online");
	t_true(table_of(&d, "stood_out")->data_only);
	x.model.n_best = x.model.n_worst = 0;
	doc_init(&d, m, LANG_NL);
	content_model_posts_short(&d, &x.model);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	t_true(holds(s.s, "Geen bericht viel duidelijk op") && !holds(s.s, "▲"));
	mem_free(m);
}
T_END

T_CASE(the_rest_of_the_page)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	x.part[0].n_young = 7;
	x.part[0].n_before_break = 20;
	x.part[0].break_day = 20513;
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Facebook: 7 berichten waren bij de export jonger dan 7 dagen."));
	t_true(holds(text, "Facebook: 20 berichten van vóór 1 maart 2026 tellen niet mee"));
	t_true(holds(text, "Van de 12 korte video's ervoor op dit kanaal haalde de helft tussen 8,3 en 14,6 per 1.000. Het stelt een vraag "
	                   "en kreeg 3,0 keer zo veel "
	                   "opmerkingen als gewoon."));
	t_true(holds(text, "haalde de helft tussen 8,3 en 14,6 per 1.000. Dit kan toeval zijn."));
	t_true(holds(text, "×1,1 (12)") && holds(text, "×1,0 (28)"));
	t_true(holds(text, "theta 5,00"));
	x.part[1] = x.part[0];
	x.part[1].name = "Jongeren";
	x.part[1].paid = true;
	x.model.n_parts = 2;
	t_true(holds(printed(m, &x.model, LANG_NL), "Facebook (Jongeren, betaald)"));
	mem_free(m);
}
T_END

/* Where days do not differ, the chart tells when there were posts, and no ratio: ×1,0 in every cell looks like a finding. */
T_CASE(days_that_do_not_differ_have_numbers_alone)
{
	struct mem *m = mem_new();
	struct made x;
	struct doc d;
	make(&x);
	x.model.times.differ = false;
	doc_init(&d, m, LANG_NL);
	content_model_times(&d, &x.model);
	const struct figure *f = figure_of(&d, "times");
	t_text(f->title, "Figuur 1. Aantal berichten per dag en dagdeel");
	t_text(f->chart->cell[4].shown, "28");
	t_true(isnan(f->chart->cell[4].ratio) && f->chart->cell[4].weight > f->chart->cell[3].weight && f->chart->cell[3].weight > 0);
	t_true(f->chart->cell[0].shown == NULL);
	t_true(holds(f->chart->alt, "dinsdag, middag: 28 berichten.") && !holds(f->chart->alt, "keer") && !holds(f->chart->alt, "rand"));
	const struct table *t = table_of(&d, "times");
	t_true(t && t->not_on_paper && t->readers_only); /* hours.csv has each moment with its ratio as observed */
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Dagen en dagdelen maakten geen aantoonbaar verschil."));
	t_true(!holds(text, "×1") && !holds(text, "een factor"));
	mem_free(m);
}
T_END

/* A kind without any interaction has an upper limit and no rate; nothing prints a number that is none. */
T_CASE(missing_figures_read_well)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	x.kind[0].all = (struct effect_kind){ .n = 6,
		                              .exposure = 900,
		                              .rate = NAN,
		                              .interval = { 0, 4.1 },
		                              .ratio = NAN,
		                              .shrunk = NAN,
		                              .ratio_interval = { NAN, NAN },
		                              .shrunk_interval = { NAN, NAN },
		                              .best = NAN };
	t_true(holds(printed(m, &x.model, LANG_NL), "hoogstens 4,1"));
	x.model.times.n_shown = 1;
	t_true(holds(printed(m, &x.model, LANG_NL), "Te weinig berichten met een tijdstip"));
	for (int lang = 0; lang < LANG_N; lang++)
		t_false(holds(printed(m, &x.model, (enum lang)lang), " nan"));
	mem_free(m);
}
T_END

T_CASE(data_hold_it_all)
{
	struct mem *m = mem_new();
	struct made x;
	struct doc d;
	struct str csv, json;
	make(&x);
	doc_init(&d, m, LANG_NL);
	content_blocks(&d, &fixture_content, &x.model);
	str_init(&csv, m);
	str_init(&json, m);
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].table)
			out_csv(&csv, d.block[i].table);
	out_json(&json, &d);
	t_true(json_is_valid(json.s));
	t_true(holds(csv.s, "video_short,Facebook,views,22,22000,880,40,38,42,1.4,1.2,1.6,1.4,1.2,1.6,0.999,more,"));
	t_true(holds(csv.s, "\r\n2,morning,12,1.1,"));
	mem_free(m);
}
T_END

/* The young are missed, and short films reach few of them: the fact stays, the advice does not. Photos reach more. */
T_CASE(who_is_reached_has_its_words)
{
	static struct people_group young = {
		.group = { .age_from = 15, .age_to = 24 }, .population = 0.2, .share = 0.05, .has_state = true, .state = STATE_UNDER
	};
	static const struct people_table table = { .dimension = DIM_AGE, .k = 1, .group = &young };
	static const struct people_month month = { .total = &table };
	static const struct people people = { .threshold = 10, .n_dimensions = 1, .n_months = 1, .month = &month };
	static const struct missed gap = { .dimension = DIM_AGE, .group = { .age_from = 15, .age_to = 24 }, .under = true };
	static const struct reach_cell less = { REACH_LESS, 0.3, { 0.2, 0.4 }, { .age_from = 18, .age_to = 24 }, false },
	                               more = { REACH_MORE, 1.8, { 1.5, 2.1 }, { .age_from = 18, .age_to = 24 }, false },
	                               few = { REACH_LESS, 0.3, { NAN, NAN }, { .age_from = 18, .age_to = 24 }, false };
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	t_false(holds(printed(m, &x.model, LANG_NL), "wie we missen")); /* nobody asked */
	x.model.people = &people;
	x.model.gap = &gap;
	x.model.n_gaps = 1;
	x.kind[1].held = true;
	x.kind[1].reach = (struct content_reach){ PUBLIC_POSTS, "views", 20604, 22, 80, &less };
	x.kind[0].reach = (struct content_reach){ PUBLIC_POSTS, "views", 20604, 20, 85, &more };
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "korte video's kregen 1,4 keer zo veel interacties per 1.000 weergaven als"));
	t_true(holds(text, "het advies: niet vaker. Onder wie deze berichten zag, zijn er minder"));
	t_false(holds(text, "vaker inzetten."));
	t_true(holds(text, "zien we bij: foto's op Facebook."));
	t_true(holds(text, "van 42 berichten weten we wie ze zag"));
	t_true(holds(text, "0,3 keer (0,2–0,4)") && holds(text, "1,8 keer (1,5–2,1)"));
	t_true(holds(text, "18–24 jaar vergeleken"));
	x.kind[0].reach = x.kind[1].reach = (struct content_reach){ PUBLIC_CHANNEL, "followers", 20604, 0, 80, &few };
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "Onder de volgers van dit kanaal") && holds(text, "Wie losse berichten zag, weten we niet."));
	t_true(holds(text, "Van geen soort is aan te tonen") && holds(text, "Voor elke soort geldt daarom"));
	x.kind[0].reach.from = x.kind[1].reach.from = PUBLIC_UNKNOWN;
	x.kind[0].held = x.kind[1].held = false;
	text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "is niet te zeggen") && holds(text, "wie dit kanaal bereikt, weten we niet") && holds(text, "vaker inzetten."));
	for (int lang = 0; lang < LANG_N; lang++)
		t_false(holds(printed(m, &x.model, (enum lang)lang), " nan"));
	mem_free(m);
}
T_END

/* Of all accounts together a kind is advised, but one of them holds it: the cell says what the words say, in every language; in data as a code. */
T_CASE(an_advice_that_one_account_holds)
{
	static const struct {
		const char *words, *cell, *trying;
	} row[LANG_N] = { { "maar niet op Facebook", "vaker, niet op Facebook", "proberen, niet op Facebook" },
		          { "but not on Facebook", "more often, not on Facebook", "try, not on Facebook" },
		          { "mais pas sur Facebook", "plus souvent, pas sur Facebook", "essayer, pas sur Facebook" } };
	static struct people_group young = {
		.group = { .age_from = 15, .age_to = 24 }, .population = 0.2, .share = 0.05, .has_state = true, .state = STATE_UNDER
	};
	static const struct people_table table = { .dimension = DIM_AGE, .k = 1, .group = &young };
	static const struct people_month month = { .total = &table };
	static const struct people people = { .threshold = 10, .n_dimensions = 1, .n_months = 1, .month = &month };
	static const struct missed gap = { .dimension = DIM_AGE, .group = { .age_from = 15, .age_to = 24 }, .under = true };
	struct mem *m = mem_new();
	struct made x;
	struct content_part part[3];
	struct content_kind kind[2], all[2];
	make_accounts(&x, part, kind, all);
	x.model.people = &people;
	x.model.gap = &gap;
	x.model.n_gaps = 1;
	x.kind[1].held = true;
	x.kind[1].reach.base = "followers";
	for (int lang = 0; lang < LANG_N; lang++) {
		struct doc d;
		doc_init(&d, m, (enum lang)lang);
		content_model_answer(&d, &x.model);
		content_model_tables(&d, &x.model);
		struct str s;
		str_init(&s, m);
		out_text(&s, &d, (struct text_style){ .width = 1000 });
		t_true(holds(s.s, row[lang].words) && holds(s.s, row[lang].cell));
		s.n = 0;
		out_json(&s, &d);
		t_true(holds(s.s, "\"advice\": \"more_but\"") && holds(s.s, "\"advice\": \"held\"") && holds(s.s, "\"advice\": \"more\""));
		all[1].all.advice = EFFECT_TRY;
		t_true(holds(printed(m, &x.model, (enum lang)lang), row[lang].trying));
		all[1].all.advice = EFFECT_MORE;
	}
	all[1].held = true; /* where each holds it, so do all together */
	t_false(holds(printed(m, &x.model, LANG_NL), "vaker, niet op"));
	mem_free(m);
}
T_END

T_CASE(a_young_post_among_older_ones)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	x.best.age = x.worst.age = 12;
	x.best.usual_age = x.worst.usual_age = 24;
	t_true(holds(printed(m, &x.model, LANG_NL), "Het stond bij de export 12 dagen online, de andere meestal 24"));
	x.best.usual_age = x.worst.usual_age = 23;
	t_false(holds(printed(m, &x.model, LANG_NL), "dagen online"));
	x.best.age = x.worst.age = CONTENT_SETTLED;
	x.best.usual_age = x.worst.usual_age = 400;
	t_false(holds(printed(m, &x.model, LANG_NL), "dagen online"));
	t_false(holds(printed(m, &x.model, LANG_NL), "daarvan tellen"));
	x.best.n_at_age = 12;
	t_true(holds(printed(m, &x.model, LANG_NL), "Van 12 daarvan tellen de cijfers van toen"));
	mem_free(m);
}
T_END

/* A middle post of which no interval can be given: it is said why. */
T_CASE(a_median_without_bca_says_why)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	struct interval none = { NAN, NAN };
	struct boot_sampled *b = &x.part[0].median;
	*b = (struct boot_sampled){ .n = 63, .taken = 63, .draws = 9999, .seed = 1 };
	b->boot = (struct boot){ .theta = 0.02, .percentile = { 0.01, 0.02 }, .levels = none, .bca = none, .why = WHY_NONE };
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(strstr(text, "haalde 20,0 per 1.000 (tussen 10,0 en 20,0; bootstrap van 9.999") &&
	       strstr(text, "BCa is hier niet te berekenen"));
	b->boot.why = WHY_UNDEFINED;
	text = printed(m, &x.model, LANG_NL);
	t_true(strstr(text, "haalde 20,0 per 1.000. Een onzekerheid is niet te geven") != NULL);
	*b = (struct boot_sampled){ .n = 0 };
	t_true(holds(printed(m, &x.model, LANG_NL), "onzekerheid van het middelste bericht zijn er te weinig berichten"));
	mem_free(m);
}
T_END

/* Nothing could be estimated: that is not the same as no difference. */
T_CASE(kinds_that_coincide_with_channels)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	for (int i = 0; i < 2; i++) {
		x.kind[i].all.rate = x.kind[i].all.ratio = NAN;
		x.kind[i].all.advice = EFFECT_NO_PREFERENCE;
	}
	x.part[0].all.differ = false;
	const char *text = printed(m, &x.model, LANG_NL);
	t_true(holds(text, "soorten berichten zijn hier niet te vergelijken"));
	t_false(holds(text, "geen aantoonbaar verschil"));
	mem_free(m);
}
T_END

/* ---- in another report */

static const char *in_short(struct mem *m, const struct content_model *c, size_t at_most)
{
	struct doc d;
	struct str s;
	doc_init(&d, m, LANG_NL);
	bool item = content_model_item(&d, c);
	content_model_short(&d, TEXT_BODY, c, at_most);
	content_model_dots(&d, c, at_most);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].figure)
			str_add(&s, d.block[i].figure->chart->alt);
	str_add(&s, item ? "named" : "none named");
	return s.s;
}

/* Two documents of one month say one thing: no kind is named where the model names none, however far rates lie apart. */
T_CASE(another_report_says_the_same)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	const char *best =
	        "Op Facebook kregen korte video's 1,4 keer zo veel interacties per 1.000 weergaven als gemiddeld (tussen 1,2 en 1,6 keer).";
	const char *text = in_short(m, &x.model, 0);
	t_true(holds(text, best) && holds(text, "vaker inzetten.") && holds(text, "named") && !holds(text, "none named"));
	t_true(holds(text, "Dit is bijgesteld") && holds(text, "Bijgestelde interacties per 1.000 weergaven, per soort"));
	t_true(holds(text,
	             "als alle berichten van het kanaal. Hierin telt elk bericht even zwaar, ook in het gemiddelde; in het cijfer van het "
	             "hele kanaal tellen veel bekeken berichten zwaarder. Lijn:"));
	t_true(holds(text, "Korte video's: 40,0 (tussen 38,0 en 42,0; 22 berichten)."));
	x.kind[1].held = true;
	t_true(holds(in_short(m, &x.model, 0), "Toch is het advies: niet vaker"));
	x.kind[1].held = false;
	x.kind[1].all.advice = EFFECT_TRY;
	text = in_short(m, &x.model, 0);
	t_true(holds(text, "zeker is dat nog niet") && holds(text, "proberen.") && !holds(text, "vaker inzetten"));
	x.kind[0].all.advice = x.kind[1].all.advice = EFFECT_TOO_FEW;
	text = in_short(m, &x.model, 0);
	t_true(holds(text, "nog niet te vergelijken") && holds(text, "Nodig zijn er 30, waarvan 10 van een soort, in minstens 2 maanden"));
	t_true(holds(text, "none named") && !holds(text, "bijgesteld:"));
	mem_free(m);
}
T_END

/* Of many accounts those with most posts are told of, and what was paid for is not among them. */
T_CASE(the_largest_accounts_are_told_of)
{
	struct mem *m = mem_new();
	struct made x;
	make(&x);
	struct content_part part[3] = { x.part[0], x.part[0], x.part[0] };
	part[1].platform = "instagram";
	part[1].platform_title = "Instagram";
	part[1].n = 60;
	part[2].platform = "x";
	part[2].platform_title = "X";
	part[2].n = 90;
	part[2].paid = true;
	x.model.part = part;
	x.model.n_parts = 3;
	t_false(content_part_is_told(&x.model, 0, 1));
	t_true(content_part_is_told(&x.model, 1, 1) && content_part_is_told(&x.model, 0, 2));
	t_false(content_part_is_told(&x.model, 2, 0));
	const char *text = in_short(m, &x.model, 1);
	t_true(strstr(text, "Op Instagram kregen") <
	       strstr(text, "Op Facebook was dat 1,4 keer (tussen 1,2 en 1,6).")); /* of two with a best kind the larger goes first */
	t_true(holds(text, "Dit is het kanaal met de meeste berichten") && !holds(text, "Op X"));
	mem_free(m);
}
T_END

T_MAIN("reports/content_model", days_that_do_not_differ_have_numbers_alone, another_report_says_the_same, the_largest_accounts_are_told_of,
       who_is_reached_has_its_words, an_advice_that_one_account_holds, each_advice_has_its_words, all_together_has_no_rate,
       the_rest_of_the_page, kinds_of_all_accounts_are_one_table, kinds_by_account_are_cells, posts_that_stood_out_are_one_table,
       every_post_is_a_dot, many_posts_are_drawn_by_lot, missing_figures_read_well, data_hold_it_all, a_median_without_bca_says_why,
       a_young_post_among_older_ones, kinds_that_coincide_with_channels)
