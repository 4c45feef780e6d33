/* What worked, asked in two ways: from the posts and from the month totals. Both must say the same, and both what is added up by hand. */
#include "tests/t.h"
#include "desk.h"
#include "study/content.h"

/* Post ID, Page ID, Page name, Title, Publish time (US Pacific), Post type, Date, Views, Reactions, Comments, Shares */
static const char export[] = "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n"
                             "1,9,Plein,een,06/02/2026 01:00,https://example.org/1,Reels,Lifetime,1000,30,5,5\n"
                             "2,9,Plein,twee,06/03/2026 01:00,https://example.org/2,Reels,Lifetime,3000,90,15,15\n"
                             "3,9,Plein,drie,06/04/2026 01:00,https://example.org/3,Photos,Lifetime,500,5,,\n"
                             "4,9,Plein,vier,06/05/2026 01:00,https://example.org/4,Photos,Lifetime,,7,1,0\n" /* views not reported */
                             "5,9,Plein,vijf,05/31/2026 22:00,https://example.org/5,Photos,Lifetime,800,8,0,0\n" /* 1 June in Dutch time */
                             "6,9,Plein,zes,05/30/2026 10:00,https://example.org/6,Links,Lifetime,400,1,1,0\n";

static void open_with_posts(struct desk *d)
{
	desk_open(d, "nowhere");
	desk_take_text(d, export, "facebook-posts");
}

static const struct type_result *type_of(const struct content_input *c, enum content_type type)
{
	for (size_t i = 0; i < c->n_types; i++)
		if (c->type[i].type == type)
			return &c->type[i];
	return NULL;
}

T_CASE(a_month_by_hand)
{
	struct desk d;
	struct content_input c;
	struct period june = { month_first_day(month_make(2026, 6)), month_last_day(month_make(2026, 6)) };
	open_with_posts(&d);
	t_true(study_content(d.mem, d.store, d.trajectory, &d.project, june, INT64_MAX, &c, &d.e));
	t_int(c.all.n, 5);
	t_int(c.all.n_exposed, 4); /* one post does not say how often it was seen */
	t_int(c.all.views, 5300);
	t_int(c.all.interactions, 40 + 120 + 5 + 8);
	t_near("rate", c.all.rate, 1000.0 * 173 / 5300, 1e-12);
	const struct type_result *reels = type_of(&c, TYPE_VIDEO_SHORT), *photos = type_of(&c, TYPE_IMAGE);
	t_true(reels && photos);
	t_near("reels", reels->rate, 40, 1e-12);
	t_near("photos", photos->rate, 1000.0 * 13 / 1300, 1e-12);
	t_int(photos->n, 3);
	t_true(type_of(&c, TYPE_LINK) == NULL);
	t_int(c.n_channels, 1);
	t_text(c.channel[0].name, "Plein");
	t_int(c.n_top, 5);
	t_text(c.top[0].title, "twee");
	t_int(c.top[0].interactions, 120);
	t_int(c.top[0].day, day_make(2026, 6, 3));
	desk_close(&d);
}
T_END

T_CASE(posts_and_totals_agree)
{
	struct desk d;
	struct content_input a, b;
	open_with_posts(&d);
	for (int month = month_make(2026, 4); month <= month_make(2026, 7); month++) {
		struct period p = { month_first_day(month), month_last_day(month) };
		t_true(study_content(d.mem, d.store, d.trajectory, &d.project, p, INT64_MAX, &a, &d.e));
		t_true(study_content_months(d.mem, d.store, d.trajectory, &d.project, month, month, &b, &d.e));
		t_int(a.n_types, b.n_types);
		t_int(a.n_channels, b.n_channels);
		t_int(a.all.n, b.all.n);
		t_near("rate", a.all.rate, b.all.rate, 1e-12);
		for (size_t i = 0; i < a.n_types; i++) {
			t_int(a.type[i].n, b.type[i].n);
			t_int(a.type[i].n_exposed, b.type[i].n_exposed);
			t_int(a.type[i].views, b.type[i].views);
			t_int(a.type[i].interactions, b.type[i].interactions);
			t_near("rate", a.type[i].rate, b.type[i].rate, 1e-12);
			t_near("low", a.type[i].rate_interval.lo, b.type[i].rate_interval.lo, 1e-9);
			t_near("high", a.type[i].rate_interval.hi, b.type[i].rate_interval.hi, 1e-9);
		}
		t_int(a.n_top < 5 ? a.n_top : 5, b.n_top);
		for (size_t i = 0; i < b.n_top; i++)
			t_text(a.top[i].title, b.top[i].title);
	}
	desk_close(&d);
}
T_END

T_CASE(months_before_the_first_post_have_nothing)
{
	struct desk d;
	struct month_sums s[3];
	struct content_account *account;
	size_t n;
	open_with_posts(&d);
	t_true(study_accounts_by_posts(d.mem, d.store, d.trajectory, month_make(2026, 4), month_make(2026, 6), &account, &n, &d.e));
	t_true(study_month_sums(d.store, d.trajectory, month_make(2026, 4), month_make(2026, 6), account[0].id, s, &d.e));
	t_int(s[0].posts, 0);
	t_true(isnan(month_rate(&s[0])));
	t_int(s[1].posts, 1);
	t_near("May", month_rate(&s[1]), 5, 1e-12);
	t_int(s[2].posts, 5);
	t_int(s[2].exposed, 4);
	desk_close(&d);
}
T_END

/* Two posts of one page, one of another that does ten times better: counts are of both, the rate is of the first alone. */
T_CASE(a_rate_is_of_one_account)
{
	struct desk d;
	struct month_sums s;
	struct content_account *account;
	size_t n;
	const int may = month_make(2026, 5), june = month_make(2026, 6);
	desk_open(&d, "GM0344");
	desk_take_text(&d,
	               "Post ID,Page ID,Page name,Publish time,Post type,Date,Views,Reach,Reactions,Comments\n"
	               "1,9,Plein,05/05/2026 12:00,Photos,Lifetime,1000,80,8,2\n2,9,Plein,05/06/2026 12:00,Photos,Lifetime,3000,80,20,10\n"
	               "3,5,Aan zee,05/06/2026 12:00,Photos,Lifetime,1000,80,90,10\n",
	               NULL);
	t_true(study_accounts_by_posts(d.mem, d.store, d.trajectory, may, june, &account, &n, &d.e) && n == 2);
	t_text(account[0].name, "Plein"); /* two posts, though 'Aan zee' comes first by name */
	t_text(account[1].name, "Aan zee");
	t_true(study_month_sums(d.store, d.trajectory, may, may, account[0].id, &s, &d.e));
	t_int(s.posts, 3);
	t_int(s.views, 5000);
	t_int(s.interactions, 140);
	t_near("40 of 4,000", month_rate(&s), 10, 1e-12);
	t_true(study_month_sums(d.store, d.trajectory, may, may, account[1].id, &s, &d.e));
	t_near("100 of 1,000", month_rate(&s), 100, 1e-12);
	t_int(s.posts, 3); /* counts are of both still */
	t_true(study_month_sums(d.store, d.trajectory, june, june, account[0].id, &s, &d.e) && s.posts == 0);
	t_true(study_accounts_by_posts(d.mem, d.store, d.trajectory, june, june, &account, &n, &d.e) && n == 0);
	desk_close(&d);
}
T_END

/* Facebook does not say who paid for a post, but how many it reached by being boosted. */
T_CASE(a_boosted_post_is_a_paid_one)
{
	struct desk d;
	struct content_rows rows;
	desk_open(&d, "GM0344");
	desk_take_text(
	        &d,
	        "Post ID,Page ID,Page name,Publish time,Post type,Date,Views,Reach,Reactions,Comments,Reach from Boosted posts\n"
	        "1,9,Plein,05/05/2026 12:00,Photos,Lifetime,1000,80,8,2,0\n2,9,Plein,05/06/2026 12:00,Photos,Lifetime,9000,800,20,10,700\n"
	        "3,9,Plein,05/07/2026 12:00,Photos,Lifetime,1000,80,9,1,\n",
	        NULL);
	t_true(content_rows_read(d.mem, d.store, d.trajectory, (struct period){ day_make(2026, 5, 1), day_make(2026, 5, 31) }, INT64_MAX,
	                         &rows, &d.e));
	t_int(rows.n, 3);
	t_false(rows.row[0].sample.paid || rows.row[2].sample.paid);
	t_true(rows.row[1].sample.paid);
	desk_close(&d);
}
T_END

/* Ten in a thousand twice over, and a boosted post with one in a thousand: rates are of what was not bought, sums are of all. The same
 * from posts and from month totals. */
T_CASE(what_was_bought_stands_apart)
{
	struct desk d;
	struct month_sums s;
	struct content_account *account;
	size_t n;
	const int may = month_make(2026, 5);
	struct content_input from_posts, from_months;
	const struct content_input *const both[] = { &from_posts, &from_months };
	desk_open(&d, "GM0344");
	desk_take_text(
	        &d,
	        "Post ID,Page ID,Page name,Publish time,Post type,Date,Views,Reach,Reactions,Comments,Reach from Boosted posts\n"
	        "1,9,Plein,05/05/2026 12:00,Photos,Lifetime,1000,80,8,2,0\n2,9,Plein,05/06/2026 12:00,Photos,Lifetime,9000,800,9,0,700\n"
	        "3,9,Plein,05/07/2026 12:00,Photos,Lifetime,2000,80,19,1,\n",
	        NULL);
	t_true(study_content(d.mem, d.store, d.trajectory, &d.project, (struct period){ day_make(2026, 5, 1), day_make(2026, 5, 31) },
	                     INT64_MAX, &from_posts, &d.e));
	t_true(study_content_months(d.mem, d.store, d.trajectory, &d.project, month_make(2026, 5), month_make(2026, 5), &from_months,
	                            &d.e));
	for (size_t i = 0; i < 2; i++) {
		const struct content_channel *c = &both[i]->channel[0];
		t_int(both[i]->paid.n, 1);
		t_int(both[i]->all.views, 12000);
		t_int(c->organic.n, 2);
		t_near("30 of 3,000", c->organic.rate, 10, 1e-12);
		t_near("9 of 9,000", c->paid.rate, 1, 1e-12);
		t_int(c->n_types, 1);
		t_near("its one type", c->type[0].rate, 10, 1e-12);
	}
	t_true(study_accounts_by_posts(d.mem, d.store, d.trajectory, may, may, &account, &n, &d.e));
	t_true(study_month_sums(d.store, d.trajectory, may, may, account[0].id, &s, &d.e));
	t_int(s.posts, 3);
	t_near("of the month too", month_rate(&s), 10, 1e-12);
	desk_close(&d);
}
T_END

/* As the totals of the month say, account by account; what was paid for is left out, and a month without posts has nothing. */
T_CASE(accounts_have_rates_of_their_months)
{
	struct desk d;
	struct accounts a;
	struct content_input may;
	desk_open(&d, "GM0344");
	desk_take_text(
	        &d,
	        "Post ID,Page ID,Page name,Publish time,Post type,Date,Views,Reach,Reactions,Comments,Reach from Boosted posts\n"
	        "1,9,Plein,05/05/2026 12:00,Photos,Lifetime,1000,80,8,2,0\n2,9,Plein,05/06/2026 12:00,Photos,Lifetime,9000,800,9,0,700\n"
	        "3,9,Plein,05/07/2026 12:00,Links,Lifetime,2000,80,19,7,\n4,5,Aan zee,03/07/2026 12:00,Photos,Lifetime,500,80,4,1,\n",
	        NULL);
	t_true(study_account_months(d.mem, d.store, d.trajectory, month_make(2026, 6), 0, &a, &d.e));
	t_true(study_content_months(d.mem, d.store, d.trajectory, &d.project, month_make(2026, 5), month_make(2026, 5), &may, &d.e));
	t_int(a.n, 2);
	t_int(a.month, month_make(2026, 6));
	t_text(a.account[0].name, "Aan zee");
	t_text(a.account[1].words, "Facebook (Plein)");
	const struct account_months *plein = &a.account[1], *zee = &a.account[0];
	const struct type_result *whole = &may.channel[0].organic;
	t_int(plein->posts[10], 2);
	t_near("36 of 3,000", plein->rate[10], 12, 1e-12);
	t_near("low", plein->interval[10].lo, whole->rate_interval.lo, 1e-12);
	t_near("high", plein->interval[10].hi, whole->rate_interval.hi, 1e-12);
	t_true(isnan(plein->rate[9]) && isnan(plein->rate[11]) && plein->posts[11] == 0);
	t_near("5 of 500", zee->rate[8], 10, 1e-12);
	t_true(isnan(zee->interval[8].lo)); /* of one post it is not known how sure it is */
	desk_close(&d);
}
T_END

/* A page that was counted in impressions until November and in views from then on. */
T_CASE(a_break_in_the_counting_is_told)
{
	struct desk d;
	struct content_input c;
	desk_open(&d, "GM0344");
	desk_take_text(&d,
	               "Post ID,Page ID,Page name,Publish time,Post type,Date,Impressions,Reach,Reactions,Comments\n"
	               "1,9,Plein,10/03/2025 12:00,Photos,Lifetime,100,80,3,1\n",
	               NULL);
	t_true(study_content_months(d.mem, d.store, d.trajectory, &d.project, month_make(2025, 11), month_make(2025, 11), &c, &d.e));
	t_int(c.n_breaks, 0);
	desk_take_text(&d,
	               "Post ID,Page ID,Page name,Publish time,Post type,Date,Views,Reach,Reactions,Comments\n"
	               "2,9,Plein,11/05/2025 12:00,Photos,Lifetime,300,90,4,1\n3,9,Plein,11/09/2025 12:00,Photos,Lifetime,200,90,4,1\n",
	               NULL);
	t_true(study_content_months(d.mem, d.store, d.trajectory, &d.project, month_make(2025, 11), month_make(2025, 11), &c, &d.e));
	t_int(c.n_breaks, 1);
	t_int(c.breaks[0].day, day_make(2025, 11, 5));
	struct accounts a;
	t_true(study_account_months(d.mem, d.store, d.trajectory, month_make(2025, 12), 0, &a, &d.e));
	t_int(a.account[0].break_at, 10); /* January is 0 */
	t_true(study_account_months(d.mem, d.store, d.trajectory, month_make(2025, 10), 0, &a, &d.e));
	t_int(a.account[0].break_at, 0);
	t_text(c.breaks[0].channel, "Facebook (Plein)");
	t_true(study_content_months(d.mem, d.store, d.trajectory, &d.project, month_make(2025, 12), month_make(2025, 12), &c, &d.e));
	t_int(c.n_breaks, 0);
	desk_close(&d);
}
T_END

T_MAIN("content", a_month_by_hand, posts_and_totals_agree, months_before_the_first_post_have_nothing, a_rate_is_of_one_account,
       a_boosted_post_is_a_paid_one, what_was_bought_stands_apart, accounts_have_rates_of_their_months, a_break_in_the_counting_is_told)
