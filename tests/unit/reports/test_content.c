#include "json_check.h"
#include "monthly_fixture.h"
#include "reports/out_csv.h"
#include "reports/out_json.h"
#include "reports/out_text.h"

static struct type_result type(enum content_type t, size_t n, double rate, double lo, double hi)
{
	return (struct type_result)FIXTURE_TYPE(t, n, n, 1000 * (int64_t)n, (int64_t)(rate * (double)n), rate, lo, hi);
}

static const struct type_result *best_of(const struct type_result t[], size_t n)
{
	return content_best(&(struct content_channel){ .platform = "x", .platform_title = "X", .name = "x", .n_types = n, .type = t });
}

T_CASE(better_only_where_intervals_part)
{
	struct type_result t[] = { type(TYPE_IMAGE, 9, 8, 6, 10), type(TYPE_VIDEO_SHORT, 9, 20, 15, 26), type(TYPE_TEXT, 9, 4, 3, 6) };
	t_true(best_of(t, 3) == &t[1]);
	t[0].rate_interval.hi = 15; /* they touch */
	t_true(best_of(t, 3) == NULL);
	t[0].rate_interval.hi = 14.99;
	t_true(best_of(t, 3) == &t[1]);
	t_true(best_of(&t[1], 1) == NULL); /* nothing to compare with */
	t_true(best_of(t, 0) == NULL);
}
T_END

T_CASE(few_posts_and_unknown_kinds_are_not_compared)
{
	struct type_result t[] = { type(TYPE_IMAGE, 9, 8, 6, 10), type(TYPE_VIDEO_SHORT, 4, 20, 15, 26) };
	t_true(best_of(t, 2) == NULL);
	t[1] = type(TYPE_UNKNOWN, 9, 20, 15, 26);
	t_true(best_of(t, 2) == NULL);
	t[1] = type(TYPE_VIDEO, 9, 20, NAN, NAN);
	t_true(best_of(t, 2) == NULL);
	t[1] = type(TYPE_VIDEO, 9, 20, 15, 26);
	t_true(best_of(t, 2) == &t[1]);
}
T_END

static const char *printed(struct mem *m, const struct content_input *c, enum lang lang)
{
	struct doc d;
	struct str s;
	doc_init(&d, m, lang);
	content_blocks(&d, c, NULL);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	return s.s;
}

T_CASE(words_say_what_the_figures_say)
{
	struct mem *m = mem_new();
	const char *text = printed(m, &fixture_content, LANG_NL);
	t_true(strstr(text, "Op Instagram deden korte video's het beter dan de vergeleken soorten\n====") != NULL);
	/* counts of both accounts; a rate of each */
	t_true(strstr(text, "Samen kregen ze 115.900 weergaven en 1.602 interacties") != NULL);
	t_true(strstr(text, "Interacties per 1.000 weergaven: 15,7 op Instagram en 5,9 op Facebook.") != NULL);
	t_true(strstr(text, "13,8") == NULL);
	t_true(strstr(text, "De onzekerheden van de soorten op Facebook overlappen; we wijzen geen soort aan als beste.") != NULL);
	t_true(strstr(text, "Op Instagram deden korte video's het beter dan de andere soorten met minstens 5 berichten: 21,8 interacties "
	                    "per 1.000 weergaven (tussen 16,1 en 28,0). Daarna kwamen foto's, met 8,0 (tussen 6,4 en 9,9).") != NULL);
	t_true(strstr(text, "Van 3 berichten ontbreken") != NULL);
	t_true(strstr(text, "Buiten het traject vielen 12 berichten") != NULL);
	t_true(strstr(text, "niet door loting") != NULL);
	struct content_channel few = fixture_channels[1];
	struct content_input c = fixture_content;
	few.n_types = 1;
	c.channel = &few;
	c.n_channels = 1;
	text = printed(m, &c, LANG_NL);
	t_true(strstr(text, "Nog niet te zeggen wat werkte") != NULL);
	t_true(strstr(text, "Op Facebook is er maar één soort met minstens 5 berichten; er is niets om mee te vergelijken.") != NULL);
	few.n_types = 0;
	t_true(strstr(printed(m, &c, LANG_NL), "te weinig berichten om soorten te vergelijken (per soort minstens 5)") != NULL);
	few.n_types = 2;
	t_true(strstr(printed(m, &c, LANG_NL), "Geen soort bericht is als beste aan te wijzen") != NULL);
	mem_free(m);
}
T_END

T_CASE(accounts_of_one_platform_are_told_apart)
{
	struct mem *m = mem_new();
	struct content_channel two[2] = { fixture_channels[0], fixture_channels[0] };
	two[1].name = "jongerenraad";
	struct content_input c = fixture_content;
	c.channel = two;
	const char *text = printed(m, &c, LANG_NL);
	t_true(strstr(text, "Instagram (gemeente)") != NULL);
	t_true(strstr(text, "(jongerenraad)") != NULL);
	mem_free(m);
}
T_END

T_CASE(nothing_and_no_views_read_well)
{
	struct mem *m = mem_new();
	struct content_input none = { .trajectory = "Dijk Oost",
		                      .period = fixture_content.period,
		                      .all = { .rate = NAN, .why = WHY_NO_DATA } };
	struct content_input blind = fixture_content;
	blind.all = (struct type_result){ .n = 9, .rate = NAN, .rate_interval = { NAN, NAN }, .median = NAN, .why = WHY_NO_EXPOSURE };
	for (int lang = 0; lang < LANG_N; lang++) {
		t_true(strstr(printed(m, &none, (enum lang)lang), " export ") != NULL);
		t_true(strstr(printed(m, &none, (enum lang)lang), " nan") == NULL);
		t_true(strstr(printed(m, &blind, (enum lang)lang), " nan") == NULL);
	}
	t_true(strstr(printed(m, &blind, LANG_NL), "Kies bij het exporteren ook de kolom met weergaven.") != NULL);
	mem_free(m);
}
T_END

T_CASE(data_hold_both_ends_and_disarm_captions)
{
	struct mem *m = mem_new();
	struct doc d;
	struct str csv, json;
	doc_init(&d, m, LANG_NL);
	content_blocks(&d, &fixture_content, NULL);
	str_init(&csv, m);
	str_init(&json, m);
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].table)
			out_csv(&csv, d.block[i].table);
	out_json(&json, &d);
	t_true(json_is_valid(json.s));
	t_true(strstr(csv.s, "Instagram,video_short,9,9,52300,1140,21.8,16.1,28,21.8,\r\n") != NULL);
	t_true(strstr(csv.s, "Instagram,story,3,0,,,,,,,\r\n") != NULL);
	t_true(strstr(csv.s, "\"'=HYPERLINK(\"\"x\"\")\"") != NULL);
	t_true(strstr(json.s, "\"type\": \"video_short\"") != NULL);
	mem_free(m);
}
T_END

T_CASE(figures_and_labels_agree)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	content_figure(&d, &fixture_content);
	const struct chart *c = d.block[0].figure->chart;
	t_int(c->n_rows, 4); /* stories have no views */
	t_text(c->row[0].label, "Korte video's, Instagram");
	t_text(c->row[0].right, "n = 9");
	t_near("first dot", c->row[0].value, 21.8, 1e-12);
	t_true(strstr(c->alt, "Korte video's, Instagram: 21,8 (tussen 16,1 en 28,0; 9 berichten).") != NULL);
	mem_free(m);
}
T_END

/* Where only some are told of, they are those with most posts, and the words say so; the table has all. */
T_CASE(the_busiest_account_is_told_of)
{
	struct mem *m = mem_new();
	struct doc d;
	struct str text;
	struct content_input c = fixture_content;
	c.n_told = 1;
	doc_init(&d, m, LANG_NL);
	content_lead(&d, TEXT_BODY, &c);
	content_answer(&d, TEXT_BODY, &c);
	str_init(&text, m);
	out_text(&text, &d, (struct text_style){ .width = 2000 });
	t_true(strstr(text.s, "weergaven: 15,7 op Instagram.") && strstr(text.s, "Op Instagram deden") && !strstr(text.s, "Facebook"));
	t_true(strstr(text.s, "Dit is het kanaal met de meeste berichten; de tabel heeft alle kanalen.") != NULL);
	content_figure(&d, &c);
	t_int(d.block[d.n - 1].figure->chart->n_rows, 2);
	t_int(content_table(&d, &c)->n_rows, 3 + 1 + 2 + 1);
	c.n_told = 2;
	doc_init(&d, m, LANG_NL);
	content_answer(&d, TEXT_BODY, &c);
	str_init(&text, m);
	out_text(&text, &d, (struct text_style){ .width = 2000 });
	t_true(strstr(text.s, "Facebook") && !strstr(text.s, "Dit "));
	mem_free(m);
}
T_END

T_MAIN("content", better_only_where_intervals_part, few_posts_and_unknown_kinds_are_not_compared, words_say_what_the_figures_say,
       accounts_of_one_platform_are_told_apart, nothing_and_no_views_read_well, data_hold_both_ends_and_disarm_captions,
       figures_and_labels_agree, the_busiest_account_is_told_of)
