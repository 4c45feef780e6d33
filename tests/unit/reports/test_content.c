#include "json_check.h"
#include "monthly_fixture.h"
#include "reports/content_model.h"
#include "reports/out_csv.h"
#include "reports/out_json.h"
#include "reports/out_text.h"

static const char *printed(struct mem *m, const struct content_input *c, enum lang lang)
{
	struct doc d;
	struct str s;
	doc_init(&d, m, lang);
	content_blocks(&d, c, &(struct content_model){ .period = c->period });
	content_table(&d, c);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	return s.s;
}

T_CASE(words_say_what_the_figures_say)
{
	struct mem *m = mem_new();
	const char *text = printed(m, &fixture_content, LANG_NL);
	/* counts of both accounts; a rate of each */
	t_true(strstr(text, "Samen kregen ze 115.900 weergaven en 1.602 interacties") != NULL);
	t_true(strstr(text, "Interacties per 1.000 weergaven: 15,7 op Instagram en 5,9 op Facebook.") != NULL);
	t_true(strstr(text, "13,8") == NULL);
	t_true(strstr(text, "Van 3 berichten ontbreken") != NULL);
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
	content_blocks(&d, &fixture_content, &(struct content_model){ .period = fixture_content.period });
	content_table(&d, &fixture_content);
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
	str_init(&text, m);
	out_text(&text, &d, (struct text_style){ .width = 2000 });
	t_true(strstr(text.s, "weergaven: 15,7 op Instagram.") && !strstr(text.s, "Facebook"));
	t_int(content_table(&d, &c)->n_rows, 3 + 1 + 2 + 1);
	mem_free(m);
}
T_END

T_MAIN("content", words_say_what_the_figures_say, accounts_of_one_platform_are_told_apart, nothing_and_no_views_read_well,
       data_hold_both_ends_and_disarm_captions, the_busiest_account_is_told_of)
