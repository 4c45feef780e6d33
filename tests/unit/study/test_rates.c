/* Interactions by what they are divided by, by hand. */
#include "desk.h"
#include "reports/out_text.h"
#include "study/rates.h"
#include <math.h>

static const struct period may = { 20574, 20604 }; /* 2026-05 */

/* Facebook: 30 interactions of 3,000 views and 1,000 reached, of two posts; a boosted one apart. 500 followers: 30 of 2 x 500. */
T_CASE(views_reach_and_followers)
{
	struct desk d;
	struct content_rows rows;
	struct rates r;
	struct doc doc;
	struct str s;
	desk_open(&d, "GM0344");
	desk_take_text(
	        &d,
	        "Post ID,Page ID,Page name,Publish time,Post type,Date,Views,Reach,Reactions,Comments,Reach from Boosted posts\n"
	        "1,9,Plein,05/05/2026 12:00,Photos,Lifetime,1000,400,8,2,0\n2,9,Plein,05/06/2026 12:00,Photos,Lifetime,9000,3000,9,0,700\n"
	        "3,9,Plein,05/07/2026 12:00,Photos,Lifetime,2000,600,19,1,\n4,9,Plein,06/07/2026 12:00,Photos,Lifetime,2000,600,90,1,\n",
	        NULL);
	t_true(content_rows_read(d.mem, d.store, d.trajectory, (struct period){ may.from, may.to + 30 }, INT64_MAX, &rows, &d.e));
	const struct inhabitants_channel plein = { .id = rows.channel[0].id, .followers = { 500, day_make(2026, 5, 31) } };
	const struct inhabitants known = { .n = 1, .channel = &plein };
	study_rates(d.mem, &rows, may, &known, &r);
	t_int(r.n, 2);
	const struct rates_account *organic = &r.account[0], *paid = &r.account[1];
	t_text(organic->name, "Facebook, Plein");
	t_true(!organic->paid && paid->paid);
	t_near("30 of 3,000 views", organic->per[PER_VIEWS].rate, 10, 1e-12);
	t_near("30 of 1,000 reached", organic->per[PER_REACH].rate, 30, 1e-12);
	t_int(organic->per[PER_IMPRESSIONS].posts, 0);
	t_near("9 of 9,000 views that were bought", paid->per[PER_VIEWS].rate, 1, 1e-12);
	t_int(paid->per[PER_FOLLOWERS].posts, 0);
	t_near("30 of twice 500 followers", organic->per[PER_FOLLOWERS].rate, 30, 1e-12);
	t_int(organic->followers_day, day_make(2026, 5, 31));
	doc_init(&doc, d.mem, LANG_NL);
	rates_blocks(&doc, &r);
	str_init(&s, d.mem);
	out_text(&s, &doc, (struct text_style){ .width = 1000 });
	t_true(strstr(s.s, "Facebook, Plein (betaald)") && strstr(s.s, "volgers (31 mei 2026)"));
	doc_init(&doc, d.mem, LANG_NL);
	rates_sentences(&doc, &r);
	str_init(&s, d.mem);
	out_text(&s, &doc, (struct text_style){ .width = 2000 });
	t_true(strstr(s.s, "Interacties per 1.000 bereikte mensen: 30,0 op Facebook")); /* the only account of Facebook needs no name */
	t_true(strstr(s.s, "Interacties per 1.000 volgers: 30,0 op Facebook") && strstr(s.s, "telt drie keer mee"));
	t_true(!strstr(s.s, "per 1.000 weergaven: ")); /* the sentences above it have that */
	study_rates(d.mem, &rows, (struct period){ may.from - 60, may.from - 30 }, &known, &r);
	doc_init(&doc, d.mem, LANG_NL);
	rates_blocks(&doc, &r);
	t_int(doc.n, 0);
	desk_close(&d);
}
T_END

T_MAIN("rates", views_reach_and_followers)
