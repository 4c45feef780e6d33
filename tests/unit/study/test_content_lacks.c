/* What cannot be compared names the file that would help; what leads on likes alone is said to. */
#include "content_desk.h"
#include "reports/content_model.h"
#include "reports/out_text.h"

static const struct period spring = { 20513, 20604 }; /* 2026-03-01 to 2026-05-31 */

/* Forty posts from 1 March on, one a day: photos and reels by turns, of 1,000 views and 20 comments each; reels have 60 likes, photos 20. */
static const char *posts(struct mem *m)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reach,Reactions,Comments,Shares\n");
	for (int i = 0; i < 40; i++) {
		bool reel = i % 2 == 1;
		str_addf(&s, "%d,9,Plein,Bericht #plein,%02d/%02d/2026 05:00,https://example.org/%d,%s,Lifetime,1000,800,%d,%d,0\n", i + 1,
		         i < 31 ? 3 : 4, i < 31 ? i + 1 : i - 30, i + 1, reel ? "Reels" : "Photos", (reel ? 60 : 20) + i % 3, 20 + i % 4);
	}
	return s.s;
}

static const char *tags(struct mem *m, const char *theme, const char *other)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, "bericht;type;thema\n");
	for (int i = 1; i <= 40; i++)
		str_addf(&s, "%d;;%s\n", i, i / 2 % 2 ? theme : other); /* photos and reels have both */
	return s.s;
}

static const char *told(struct desk *d, enum content_by by, enum lang lang)
{
	struct content_rows rows;
	struct content_model model;
	struct doc doc;
	struct str s;
	if (!content_rows_read(d->mem, d->store, d->trajectory, (struct period){ spring.from - 400, spring.to }, INT64_MAX, &rows, &d->e) ||
	    !desk_model(d, &rows, spring, by, lang, CONTENT_WHOLE, &model))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	doc_init(&doc, d->mem, lang);
	doc_heading(&doc, 1, "message", content_model_message(&doc, &model));
	content_model_answer(&doc, &model);
	content_model_tables(&doc, &model);
	str_init(&s, d->mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	return s.s;
}

T_CASE(without_tags_the_file_is_named)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem), "facebook-posts", NULL, day_make(2026, 5, 20));
	const char *text = told(&d, BY_THEME, LANG_NL);
	t_true(strstr(text, "Bij geen bericht in deze periode staat een thema.") && strstr(text, "spiegel kinds --template tags"));
	t_true(strstr(text, "Vul de kolom ‘thema’ in") && !strstr(text, "te weinig berichten") && !strstr(text, "soort"));
	t_true(strstr(told(&d, BY_AUDIENCE, LANG_EN), "Fill in its column 'audience'") != NULL);
	t_true(strstr(told(&d, BY_LEVEL, LANG_FR), "Remplissez la colonne «\u00a0niveau\u00a0»") != NULL);
	desk_take_text(&d, tags(d.mem, "water", ""), "tags");
	text = told(&d, BY_THEME, LANG_NL);
	t_true(strstr(text, "Alle berichten waarvan dit bekend is, zijn berichten over water.") && strstr(text, "Vul de kolom ‘thema’ in"));
	desk_take_text(&d, tags(d.mem, "water", "groen"), "tags");
	text = told(&d, BY_THEME, LANG_NL);
	t_true(!strstr(text, "Vul de kolom") && strstr(text, "tussen thema's") && !strstr(text, "soorten"));
	desk_close(&d);
}
T_END

T_CASE(a_property_goes_by_its_own_name)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem), "facebook-posts", NULL, day_make(2026, 5, 20));
	const char *text = told(&d, BY_LENGTH, LANG_NL);
	t_true(strstr(text, "Alle berichten waarvan dit bekend is, zijn berichten van 0 tot 80 tekens. Er is dus niets te vergelijken") !=
	       NULL);
	t_true(strstr(told(&d, BY_HOUR, LANG_NL), " uur") && !strstr(told(&d, BY_HOUR, LANG_NL), "soort"));
	desk_close(&d);
}
T_END

T_CASE(a_lead_in_likes_alone)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem), "facebook-posts", NULL, day_make(2026, 5, 20));
	const char *text = told(&d, BY_TYPE, LANG_NL);
	t_true(strstr(text, "korte video's kregen") && strstr(text, "dit telt likes en emoji's mee. In actieve interacties"));
	t_true(strstr(text, "geen voorsprong aangetoond: 1,0 keer gemiddeld") && strstr(text, "Actieve en lichte interacties per 1.000"));
	t_true(strstr(told(&d, BY_TYPE, LANG_EN), "no lead was shown") &&
	       strstr(told(&d, BY_TYPE, LANG_FR), "aucune avance n'est démontrée"));
	desk_close(&d);
}
T_END

T_MAIN("study/content_lacks", without_tags_the_file_is_named, a_property_goes_by_its_own_name, a_lead_in_likes_alone)
