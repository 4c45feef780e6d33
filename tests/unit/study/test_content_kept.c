/* What became of a plan, what it costs, and of what was advised, by hand. */
#include "content_desk.h"
#include "reports/out_text.h"
#include "study/content_plan.h"
#include "study/decisions.h"
#include <math.h>

/* A post a day from 1 March 2026 to the last day, at most 30 June: Reels on even days, Photos on odd ones, alike; in June only Photos, and a Link on the last day. */
static const char *posts(struct mem *m, int last)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n");
	for (int day = day_make(2026, 3, 1); day <= last; day++) {
		int year, month, dom;
		day_split(day, &year, &month, &dom);
		str_addf(&s, "%d,9,Plein,a,%02d/%02d/%d 05:00,,%s,Lifetime,1000,%d,0,0\n", day, month, dom, year,
		         month == 6 ? dom == 30 ? "Links" : "Photos"
		         : day % 2  ? "Photos"
		                    : "Reels",
		         month == 3 ? 40 : 50);
	}
	return s.s;
}

T_CASE(planned_and_posted)
{
	static const struct period before = { 20240, 20604 }; /* up to 31 May 2026 */
	struct desk d;
	struct content_rows rows;
	struct content_model model;
	struct content_kept kept;
	struct plan_costs costs;
	struct doc doc;
	struct str s;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem, day_make(2026, 6, 30)), "facebook-posts", NULL, day_make(2026, 7, 20));
	desk_take_text(&d, "maand;kanaal;euro;uren\n2026-02;facebook;999;\n2026-03;facebook;46;\n2026-05;facebook;46;9:12\n", "costs");
	t_true(content_rows_read(d.mem, d.store, d.trajectory, (struct period){ before.from - 400, 20634 }, INT64_MAX, &rows, &d.e));
	t_true(desk_model(&d, &rows, before, BY_TYPE, LANG_NL, CONTENT_WHOLE, &model));
	study_content_kept(d.mem, (struct content_known){ &rows, NULL }, (struct content_known){ &rows, NULL }, &model, &kept);
	kept.made = day_make(2026, 6, 3);
	/* 92 days: 46 of each in three months, so that each has about 15 a month; in June 29 Photos were posted, no Reels, and a Link */
	t_int(kept.plan.month, month_make(2026, 6));
	t_int(kept.plan.n, 2);
	t_int(kept.plan.row[0].posted, 29);
	t_int(kept.plan.row[1].posted, 0);
	t_int(kept.plan.row[0].next, 15); /* 46 / 3, as they are: equal kinds stay equal */
	t_int(kept.plan.row[1].next, 15);
	t_int(kept.other, 1);
	t_true(study_plan_costs(d.mem, d.store, d.trajectory, &rows, &kept.plan, INT64_MAX, &costs, &d.e));
	t_int(costs.n, 1);
	t_int(costs.item[0].cents, 9200); /* of March to May */
	t_int(costs.item[0].minutes, 552);
	t_int(costs.item[0].posts_cents, 62); /* of March and May: what April cost is not known */
	t_int(costs.item[0].posts_minutes, 31); /* of May alone */
	t_int(costs.item[0].next, 30);
	doc_init(&doc, d.mem, LANG_NL);
	content_kept_blocks(&doc, &kept);
	content_plan_costs(&doc, &model, &costs);
	str_init(&s, d.mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	t_true(strstr(s.s, "Wat kwam er van het plan voor juni 2026?") && strstr(s.s, "niet in dit plan stonden: 1."));
	t_true(strstr(s.s, "het plan in het contentmix-rapport tot en met mei 2026, dat op 3 juni 2026 is gemaakt.") != NULL);
	t_true(strstr(s.s, "92,00 voor 62 berichten") && strstr(s.s, "9,2 uur voor 31 berichten"));
	t_true(strstr(s.s, "de 30 berichten van het plan") && strstr(s.s, "44,52") &&
	       strstr(s.s, "van het plan 8,9 uur")); /* 30 of 62, and of 31 */
	desk_close(&d);
}
T_END

/* An export made on 15 June lists 76 of the 91 days from April on, with a post each: 91 posts in three months by that measure. */
T_CASE(a_month_that_is_not_over)
{
	static const struct period before = { 20240, 20604 }, now = { 20271, 20634 }; /* up to 31 May, and up to 30 June 2026 */
	struct desk d;
	struct content_rows rows;
	struct content_model model;
	struct content_kept kept;
	struct content_plan plan;
	struct coverage *coverage;
	struct doc doc;
	struct str s;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem, day_make(2026, 6, 15)), "facebook-posts", NULL, day_make(2026, 6, 15));
	t_true(content_rows_read(d.mem, d.store, d.trajectory, (struct period){ before.from - 400, 20634 }, INT64_MAX, &rows, &d.e));
	t_true(coverage_read(d.mem, d.store, d.trajectory, &rows, INT64_MAX, &coverage, &d.e));
	t_true(desk_model(&d, &rows, now, BY_TYPE, LANG_NL, CONTENT_WHOLE, &model));
	study_content_plan(d.mem, &rows, coverage, &model, &plan);
	t_int(plan.n, 2);
	t_near("posts a month", plan.row[0].now + plan.row[1].now, 91.0 / 3, 1e-12);
	t_int(plan.row[0].next + plan.row[1].next, 30);
	t_int(plan.row[0].until, day_make(2026, 6, 15));
	t_true(desk_model(&d, &rows, before, BY_TYPE, LANG_NL, CONTENT_WHOLE, &model));
	study_content_kept(d.mem, (struct content_known){ &rows, coverage }, (struct content_known){ &rows, coverage }, &model, &kept);
	t_int(kept.plan.n, 2);
	t_int(kept.plan.row[0].posted, 15);
	t_int(kept.plan.row[0].until, day_make(2026, 6, 15));
	doc_init(&doc, d.mem, LANG_NL);
	content_plan_table(&doc, &model, &plan);
	content_kept_blocks(&doc, &kept);
	str_init(&s, d.mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	t_true(strstr(s.s, "‘Nu’ is een schatting voor Facebook (15 juni 2026)") != NULL);
	t_true(strstr(s.s, "Nog niet de hele maand is bekend: Facebook (15 juni 2026).") != NULL);
	desk_close(&d);
}
T_END

T_CASE(advice_and_what_followed)
{
	struct desk d;
	struct decisions x;
	struct doc doc;
	struct str s;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts(d.mem, day_make(2026, 6, 30)), "facebook-posts", NULL, day_make(2026, 7, 20));
	desk_take_text(&d,
	               "datum;advies;gedaan\n4-4-2026;Plaats vaker korte video's.;nee\n4-5-2026;Minder reels op "
	               "Facebook.;ja\n20-5-2026;Houd een inloopavond.;\n1-12-2026;Later.;ja\n",
	               "decisions");
	desk_take_text(&d, "datum;advies;gedaan\n4-4-2026;Plaats vaker korte video's.;ja\n", "decisions"); /* the newer word */
	t_true(study_decisions(d.mem, d.store, d.trajectory, NULL, day_make(2026, 1, 1), day_make(2026, 5, 31), INT64_MAX, &x, &d.e));
	t_int(x.n, 3);
	t_int(x.item[0].row.done, DONE_YES);
	t_int(x.item[0].n_figures, 1); /* of the kind it names alone */
	const struct decision_figure *f = x.item[0].figure;
	t_int(f->type, TYPE_VIDEO_SHORT);
	t_text(f->platform_title, "Facebook");
	t_near("March", f->before, 40, 1e-9);
	t_near("May", f->after, 50, 1e-9);
	t_int(f->found, DECISION_MORE); /* 40 and 50, by Poisson with t at 14: 36.5 to 43.5, 46.1 to 53.9 */
	t_near("low", f->before_interval.lo, 40 - 2.144787 * sqrt(600) / 15, 1e-6);
	t_int(x.item[1].figure->found, DECISION_EARLY); /* June is after the last day */
	t_int(x.item[2].row.done, DONE_UNKNOWN);
	t_int(x.item[2].n_figures, 0); /* an evening in a hall: nothing here belongs to it */
	for (int lang = 0; lang < LANG_N; lang++) {
		doc_init(&doc, d.mem, (enum lang)lang);
		decisions_blocks(&doc, &x);
		str_init(&s, d.mem);
		out_text(&s, &doc, (struct text_style){ .width = 1000 });
		t_true(strstr(s.s, word_text((enum lang)lang, W_DECISION_NO_FIGURE)) && !strstr(s.s, "nan"));
	}
	t_true(study_decisions(d.mem, d.store, d.trajectory, NULL, day_make(2026, 1, 1), day_make(2026, 5, 30), INT64_MAX, &x, &d.e));
	t_int(x.item[0].figure->found, DECISION_EARLY); /* May is not over */
	t_true(study_decisions(d.mem, d.store, d.trajectory, NULL, day_make(2026, 1, 1), day_make(2026, 6, 30), INT64_MAX, &x, &d.e));
	t_int(x.item[1].n_figures, 1);
	t_int(x.item[1].figure->type, TYPE_VIDEO_SHORT);
	t_int(x.item[1].figure->found, DECISION_FEW); /* in June there were photos, and no Reels */
	desk_close(&d);
}
T_END

T_MAIN("study/content_kept", planned_and_posted, a_month_that_is_not_over, advice_and_what_followed)
