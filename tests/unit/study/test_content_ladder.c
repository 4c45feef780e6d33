/* The ladder: posts made by rule, added up by hand. */
#include "desk.h"
#include "reports/out_text.h"
#include "study/content_ladder.h"

static const struct period spring = { 20513, 20604 }; /* 2026-03-01 to 2026-05-31 */

/* Posts 1..24, one a day from 1 March on; each has ten interactions. */
static const char *posts(struct mem *m)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reach,Reactions,Comments,Shares\n");
	for (int i = 1; i <= 24; i++)
		str_addf(&s, "%d,9,Plein,Bericht,03/%02d/2026 05:00,https://example.org/%d,Photos,Lifetime,1000,800,7,2,1\n", i, i, i);
	return s.s;
}

/* 1..6 inform, 7..20 consult; 21..24 nothing. */
static const char *tags(struct mem *m)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, "bericht;type;niveau\n");
	for (int i = 1; i <= 20; i++)
		str_addf(&s, "%d;;%s\n", i, i <= 6 ? "informeren" : "meedenken");
	return s.s;
}

static struct content_ladder climb(struct desk *d, struct period period)
{
	struct content_rows rows;
	struct content_ladder out;
	if (!content_rows_read(d->mem, d->store, d->trajectory, period, INT64_MAX, &rows, &d->e) ||
	    !study_content_ladder(d->mem, d->store, d->trajectory, &d->project, LANG_NL, &rows, period, INT64_MAX, &out, &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return out;
}

static const char *printed(struct desk *d, const struct content_ladder *ladder, enum lang lang)
{
	struct doc doc;
	struct str s;
	doc_init(&doc, d->mem, lang);
	content_ladder_blocks(&doc, ladder);
	str_init(&s, d->mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	return s.s;
}

static void add_phase(struct desk *d, const char *name, int from, int to, enum level level)
{
	d->project.phase[d->project.n_phases++] =
	        (struct project_phase){ .name = name, .from = from, .to = to, .level = level, .target_group = "" };
}

T_CASE(one_phase)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem), "facebook-posts", NULL, day_make(2026, 5, 20));
	struct content_ladder l = climb(&d, spring);
	t_int(l.posts, 0);
	t_int(l.untagged, 24);
	t_true(strstr(printed(&d, &l, LANG_NL), "Geen bericht heeft een niveau") != NULL);
	desk_take_text(&d, tags(d.mem), "tags");
	l = climb(&d, spring);
	t_true(strstr(printed(&d, &l, LANG_NL), "staat niet in spiegel.ini") != NULL);
	add_phase(&d, "Denken", day_make(2026, 1, 1), day_make(2026, 12, 31), LEVEL_CONSULT);
	l = climb(&d, spring);
	t_int(l.n, 2);
	t_int(l.row[0].posts, 6);
	t_int(l.row[1].posts, 14);
	t_int(l.row[1].interactions, 140);
	t_true(l.row[0].phases == NULL);
	t_text(l.row[1].phases, "Denken");
	t_int(l.untagged, 4);
	t_int(l.outside, 0);
	t_near("share", content_ladder_least(&l), 14.0 / 20, 1e-12);
	const char *text = printed(&d, &l, LANG_NL);
	t_true(strstr(text,
	              "Fase Denken mikt op meedenken. Op dat niveau zijn 14 van de 20 berichten met een niveau; zij kregen 140 van de "
	              "200 interacties.") != NULL);
	t_true(strstr(text, "4 van de 24 berichten") && !strstr(text, "fasen met een eigen niveau"));
	for (int lang = 0; lang < LANG_N; lang++)
		t_true(!strstr(printed(&d, &l, (enum lang)lang), "nan"));
	desk_close(&d);
}
T_END

/* Inform until 10 March (6 of its 10 posts), nothing on 11 and 12, consult until the 18th (6 of 6), decide from June on. */
T_CASE(each_post_counts_with_the_phase_of_its_day)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem), "facebook-posts", NULL, day_make(2026, 5, 20));
	desk_take_text(&d, tags(d.mem), "tags");
	add_phase(&d, "Start", day_make(2026, 1, 1), day_make(2026, 3, 10), LEVEL_INFORM);
	add_phase(&d, "Denken", day_make(2026, 3, 13), day_make(2026, 3, 18), LEVEL_CONSULT);
	add_phase(&d, "Rust", day_make(2026, 3, 19), day_make(2026, 4, 30), LEVEL_NONE);
	add_phase(&d, "Besluit", day_make(2026, 6, 1), day_make(2026, 12, 31), LEVEL_DECIDE);
	struct content_ladder l = climb(&d, spring);
	t_int(l.n_phases, 2);
	t_int(l.phase[0].posts, 10);
	t_int(l.phase[0].posts_at, 6);
	t_int(l.phase[0].interactions_at, 60);
	t_int(l.phase[1].posts, 6);
	t_int(l.phase[1].posts_at, 6);
	t_int(l.outside, 4); /* 11, 12, 19 and 20 March */
	t_near("the phase with enough posts", content_ladder_least(&l), 0.6, 1e-12);
	const char *text = printed(&d, &l, LANG_NL);
	t_true(strstr(text, "In deze periode liggen 2 fasen met een eigen niveau") && strstr(text, "Fase Start mikt op informeren"));
	t_true(strstr(text, "Bij geen fase geteld: 4 berichten") && !strstr(text, "Besluit"));
	/* the period decides, not the newest phase that began before its end */
	l = climb(&d, (struct period){ day_make(2026, 3, 1), day_make(2026, 3, 10) });
	t_int(l.n_phases, 1);
	t_text(l.phase[0].name, "Start");
	l = climb(&d, (struct period){ day_make(2026, 3, 11), day_make(2026, 3, 12) });
	t_int(l.n_phases, 0);
	t_true(isnan(content_ladder_least(&l)));
	t_true(strstr(printed(&d, &l, LANG_NL), "In deze periode ligt geen fase met een niveau") != NULL);
	desk_close(&d);
}
T_END

T_MAIN("study/content_ladder", one_phase, each_post_counts_with_the_phase_of_its_day)
