/* The conversation as tallied, by hand. */
#include "desk.h"
#include "reports/out_text.h"
#include "study/talk.h"

static const char posts[] = "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n"
                            "11,9,Plein,a,05/04/2026 05:00,https://example.org/p/11,Photos,Lifetime,1000,90,10,0\n"
                            "12,9,Plein,a,05/08/2026 05:00,https://example.org/p/12,Photos,Lifetime,1000,90,10,0\n"
                            "13,9,Plein,a,03/08/2026 05:00,https://example.org/p/13,Photos,Lifetime,1000,90,10,0\n";

static struct talk ask(struct desk *d)
{
	struct talk x;
	if (!study_talk(d->mem, d->store, d->trajectory, (struct period){ day_make(2026, 5, 1), day_make(2026, 5, 31) }, INT64_MAX, &x,
	                &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return x;
}

static const char *printed(struct desk *d, const struct talk *x, enum lang lang)
{
	struct doc doc;
	struct str s;
	doc_init(&doc, d->mem, lang);
	talk_blocks(&doc, x);
	str_init(&s, d->mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	return s.s;
}

T_CASE(days_posts_and_links)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts, "facebook-posts", NULL, day_make(2026, 7, 1));
	struct talk x = ask(&d);
	t_int(x.n, 0);
	t_int(x.unplaced, 0);
	t_text(printed(&d, &x, LANG_NL), "");
	/* a day, a post by id and one by link; not a day and a post of another month, nor a post that is not known */
	desk_take_text(&d,
	               "datum;kanaal;bericht;onderbouwd;positief;negatief;verwijderd\n"
	               "5-5-2026;facebook;;3;10;4;1\n;facebook;11;2;5;1;\n;facebook;https://example.org/p/12;1;0;2;2\n"
	               "5-4-2026;facebook;;100;100;100;100\n;facebook;13;100;100;100;\n;facebook;99;7;7;7;7\n",
	               "conversation");
	desk_take_text(&d,
	               "datum;kanaal;ontvangen;beantwoord;binnen 24 "
	               "uur\n6-5-2026;facebook;9;8;5\n7-5-2026;facebook;4;2;1\n8-6-2026;facebook;50;50;0\n",
	               "webcare");
	x = ask(&d);
	t_int(x.n, 1);
	t_text(x.row[0].platform, "Facebook");
	t_int(x.all.substantiated, 6);
	t_int(x.all.positive, 15);
	t_int(x.all.negative, 7);
	t_int(x.all.removed, 3);
	t_int(x.all.received, 13);
	t_int(x.all.answered, 10);
	t_int(x.all.within_24h, 6);
	t_int(x.unplaced, 1);
	const char *text = printed(&d, &x, LANG_NL);
	t_true(strstr(text, "Van de 22 opmerkingen met een duidelijke toon waren er 15 positief en 7 negatief") != NULL);
	t_true(strstr(text, "Het middelste antwoord kwam dus binnen 24 uur") != NULL); /* 6 of 10 */
	t_true(strstr(text, "die dus niet meetellen: 1.") != NULL);
	x.all.within_24h = 5; /* as many on either side: where the middle lies is not known */
	t_true(!strstr(printed(&d, &x, LANG_NL), "middelste"));
	x.all.within_24h = 4;
	t_true(strstr(printed(&d, &x, LANG_NL), "langer dan 24 uur") != NULL);
	desk_close(&d);
}
T_END

/* Each day holds what an import takes: their sum is a figure too, however large. */
T_CASE(sums_have_no_bound_of_their_own)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts, "facebook-posts", NULL, day_make(2026, 7, 1));
	desk_take_text(&d,
	               "datum;kanaal;ontvangen;beantwoord;binnen 24 uur\n"
	               "6-5-2026;facebook;600000000000;8;5\n7-5-2026;facebook;600000000000;2;1\n",
	               "webcare");
	t_int(ask(&d).all.received, 1200000000000);
	desk_close(&d);
}
T_END

T_MAIN("study/talk", days_posts_and_links, sums_have_no_bound_of_their_own)
