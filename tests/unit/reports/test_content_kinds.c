/* Kinds of posts, and posts that stood out, as charts and tables. */
#include "base/num.h"
#include "content_fixture.h"

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
	x.worst.post.usual.age = 3;
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
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	t_false(holds(s.s, "even kort online stonden"));
	x.worst.post.usual.n_at_age = 8;
	doc_init(&d, m, LANG_NL);
	content_model_posts_short(&d, &x.model);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	t_true(holds(s.s, "tellen van de andere zo veel mogelijk de cijfers van toen zij even kort online stonden."));
	x.model.n_best = x.model.n_worst = 0;
	doc_init(&d, m, LANG_NL);
	content_model_posts_short(&d, &x.model);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	t_true(holds(s.s, "Geen bericht viel duidelijk op") && !holds(s.s, "▲"));
	mem_free(m);
}
T_END

T_MAIN("reports/content_kinds", kinds_of_all_accounts_are_one_table, kinds_by_account_are_cells, posts_that_stood_out_are_one_table,
       every_post_is_a_dot, many_posts_are_drawn_by_lot)
