/* What changed since last month, by hand. */
#include "desk.h"
#include "reports/out_text.h"
#include "study/content_model.h"
#include "study/content_movers.h"

#define HEADER "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n"

/* May 2026: four Photos of 100 interactions, two Reels of 50. 1-10 June: two Photos of 20, a Link of 30. */
static const char posts[] = HEADER "1,9,Plein,a,05/04/2026 05:00,,Photos,Lifetime,1000,90,10,0\n"
                                   "2,9,Plein,a,05/08/2026 05:00,,Photos,Lifetime,1000,90,10,0\n"
                                   "3,9,Plein,a,05/12/2026 05:00,,Photos,Lifetime,1000,100,0,0\n"
                                   "4,9,Plein,a,05/16/2026 05:00,,Photos,Lifetime,1000,80,10,10\n"
                                   "5,9,Plein,a,05/20/2026 05:00,,Reels,Lifetime,1000,50,0,0\n"
                                   "6,9,Plein,a,05/24/2026 05:00,,Reels,Lifetime,1000,50,0,0\n"
                                   "7,9,Plein,a,06/01/2026 05:00,,Photos,Lifetime,1000,20,0,0\n"
                                   "8,9,Plein,a,06/03/2026 05:00,,Photos,Lifetime,1000,15,5,0\n"
                                   "9,9,Plein,a,06/10/2026 05:00,,Links,Lifetime,1000,30,0,0\n";

struct asked {
	struct content_model model;
	struct content_movers movers;
};

static struct asked ask(struct desk *d)
{
	static const struct period year = { 20271, 20634 }; /* 1 July 2025 to 30 June 2026 */
	struct content_rows rows;
	struct asked a;
	if (!content_rows_read(d->mem, d->store, d->trajectory, (struct period){ year.from - 400, year.to }, INT64_MAX, &rows, &d->e) ||
	    !study_content_model(d->mem, d->store, d->trajectory, LANG_NL, &rows, year, INT64_MAX, BY_TYPE, &a.model, &d->e) ||
	    !study_content_movers(d->mem, d->store, d->trajectory, LANG_NL, &rows, INT64_MAX, &a.model, &a.movers, &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return a;
}

static const char *printed(struct desk *d, const struct asked *a, enum lang lang)
{
	struct doc doc;
	struct str s;
	doc_init(&doc, d->mem, lang);
	content_movers_blocks(&doc, &a->model, &a->movers);
	str_init(&s, d->mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	return s.s;
}

static bool holds(const char *text, const char *what)
{
	return strstr(text, what) != NULL;
}

T_CASE(a_month_that_is_over)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts, "facebook-posts", NULL, day_make(2026, 7, 20));
	struct asked a = ask(&d);
	const struct content_movers *m = &a.movers;
	t_false(m->unfinished);
	t_int(m->before, 500);
	t_int(m->counted, 70);
	t_near("whole", m->scaled, 70, 1e-12);
	t_int(m->n, 3);
	t_text(m->row[0].code, "image"); /* 400 to 40 */
	t_near("photos", m->row[0].change, -360, 1e-12);
	t_text(m->row[1].code, "video_short"); /* 100 to none */
	t_near("reels", m->row[1].change, -100, 1e-12);
	t_text(m->row[2].code, "link"); /* none to 30 */
	const char *text = printed(&d, &a, LANG_NL);
	t_true(holds(text, "kregen 70 interacties, dat is 86% minder dan die van mei 2026 (500)"));
	t_true(holds(text, "De grootste stijging: links op Facebook, +30 interacties."));
	t_true(holds(text, "De grootste daling: foto's op Facebook, −360 interacties."));
	t_true(holds(text, "nieuw") && !holds(text, "+100%") && holds(text, "geen berichten"));
	t_true(holds(text, "−72,0%") && holds(text, "4 → 2")); /* 360 of 500 */
	desk_close(&d);
}
T_END

/* Exported on 10 June: ten of thirty days, so three times what was counted. */
T_CASE(an_unfinished_month_is_scaled_and_marked)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts, "facebook-posts", NULL, day_make(2026, 6, 10));
	struct asked a = ask(&d);
	const struct content_movers *m = &a.movers;
	t_true(m->unfinished);
	t_int(m->until, day_make(2026, 6, 10));
	t_int(m->counted, 70);
	t_near("scaled", m->scaled, 210, 1e-9);
	t_near("photos", m->row[0].change, 3 * 40 - 400, 1e-9);
	t_near("links", m->row[2].change, 90, 1e-9);
	const char *text = printed(&d, &a, LANG_NL);
	t_true(holds(text, "210* interacties") && holds(text, "geteld tot en met 10 juni 2026 (70 interacties)") && holds(text, "120*"));
	for (int lang = 0; lang < LANG_N; lang++)
		t_false(holds(printed(&d, &a, (enum lang)lang), "nan"));
	desk_close(&d);
}
T_END

T_CASE(too_few_days_are_not_scaled)
{
	struct desk d;
	desk_open(&d, "nowhere");
	/* the last post is of 3 June, and so is the export */
	desk_take_text_of(&d, mem_text_n(d.mem, posts, (size_t)(strstr(posts, "9,9,Plein") - posts)), "facebook-posts", NULL,
	                  day_make(2026, 6, 3));
	struct asked a = ask(&d);
	t_int(a.movers.n, 0);
	t_int(a.movers.n_left_out, 1);
	t_text(a.movers.left_out[0], "Facebook, Plein");
	t_true(holds(printed(&d, &a, LANG_NL), "Van minstens 7 dagen van juni 2026 is er nog geen export"));
	desk_close(&d);
}
T_END

T_MAIN("study/content_movers", a_month_that_is_over, an_unfinished_month_is_scaled_and_marked, too_few_days_are_not_scaled)
