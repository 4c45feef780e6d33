/* From an export to an advice. The posts are made by rule, so that what each kind brings is known beforehand. */
#include "content_desk.h"
#include "study/content.h"
#include "study/content_by.h"
#include "study/content_model_posts.h"
#include "study/content_plan.h"

#define HEADER "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reactions,Comments,Shares\n"

/* `n` posts, one a day from 1 March 2026 on at five in the morning in California, which is early in the afternoon here, Reels and Photos in turn: 50 and 20 interactions for 1,000 views, times
 * 0.8, 1 or 1.2; a fifth of them comments, a tenth shares. */
static const char *posts(struct mem *m, const char *header, int n)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, header);
	for (int i = 0; i < n; i++) {
		int day = day_make(2026, 3, 1) + i, year, month, dom, reel = i % 2 == 0, views = 1000 + 100 * (i % 7);
		day_split(day, &year, &month, &dom);
		int interactions = views * (reel ? 50 : 20) * (8 + 2 * (i % 3)) / 10000;
		str_addf(&s, "%d,9,Plein,bericht %d,%02d/%02d/%d 05:00,https://example.org/%d,%s,Lifetime,%d,%d,%d,%d\n", i + 1, i + 1,
		         month, dom, year, i + 1, reel ? "Reels" : "Photos", views, interactions - interactions / 5 - interactions / 10,
		         interactions / 5, interactions / 10);
	}
	return s.s;
}

static struct content_model ask_as(struct desk *d, struct period period, enum content_by by, enum content_depth depth)
{
	struct content_rows rows;
	struct content_model model;
	struct period needed = { content_model_from(period), period.to };
	bool fine = content_rows_read(d->mem, d->store, d->trajectory, needed, INT64_MAX, &rows, &d->e) &&
	            desk_model(d, &rows, period, by, LANG_NL, depth, &model);
	if (!fine)
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return model;
}

static struct content_model ask(struct desk *d, struct period period, enum content_by by)
{
	return ask_as(d, period, by, CONTENT_WHOLE);
}

static const struct content_kind *kind_of(const struct content_part *p, const char *code)
{
	for (size_t i = 0; i < p->n_kinds; i++)
		if (str_eq(p->kind[i].code, code))
			return &p->kind[i];
	t_fail("no %s", code);
	return NULL;
}

static const struct period spring = { 20513, 20604 }; /* 1 March to 31 May 2026 */

T_CASE(the_kind_that_brings_more_is_advised)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text(&d, posts(d.mem, HEADER, 70), "facebook-posts");
	struct content_model m = ask(&d, spring, BY_TYPE);
	t_int(m.n_parts, 1); /* one account: nothing to put together */
	const struct content_part *p = &m.part[0];
	/* the newest day of the file is that of the export: the last seven posts are younger than seven days */
	t_int(p->n_young, 7);
	t_int(p->n, 63);
	t_int(p->n_months, 3);
	t_int(p->measure, MEASURE_VIEWS);
	const struct content_kind *reels = kind_of(p, "video_short"), *photos = kind_of(p, "image");
	t_int(reels->all.n, 32);
	t_int(photos->all.n, 31);
	t_true(fabs(reels->all.rate - 50) < 2 && fabs(photos->all.rate - 20) < 1);
	t_true(reels->all.interval.lo < reels->all.rate && reels->all.rate < reels->all.interval.hi);
	t_int(reels->all.advice, EFFECT_MORE);
	t_int(photos->all.advice, EFFECT_NO_PREFERENCE);
	t_true(fabs(reels->active.rate - 15) < 1); /* three tenths are comments and shares */
	t_true(fabs(reels->light - 35) < 2);
	/* 11 reels of 40, 10 of 50 and 11 of 60 for 1,000; of 32 tosses 9 heads or fewer have a chance of 0.010, 10 of 0.0251: the limits are
	 * the 10th and the 23rd post */
	t_int(reels->n_rates, 32);
	t_near("lowest", reels->rate[0], 40, 1e-12);
	t_near("middle", reels->median, 50, 1e-12);
	t_near("low", reels->median_interval.lo, 40, 1e-12);
	t_near("high", reels->median_interval.hi, 60, 1e-12);
	t_true(p->has_rank && p->rank.p < 0.001);
	/* reels bring about 40, 50 and 60 for 1,000, photos 16, 20 and 24: half of the posts on either side of the gap */
	t_true(p->median.n == 63 && p->median.taken == 63 && p->median.draws == BOOT_DRAWS);
	t_true(1000 * p->median.boot.theta > 20 && 1000 * p->median.boot.theta < 50);
	t_true(p->median.boot.bca.lo < p->median.boot.theta && p->median.boot.theta <= p->median.boot.bca.hi);
	t_int(m.n_times, 63);
	t_false(m.times.differ);
	/* who asks for the advice alone gets the same, without the model of what takes more than a tap */
	struct content_model short_one = ask_as(&d, spring, BY_TYPE, CONTENT_ADVICE);
	const struct content_kind *same = kind_of(&short_one.part[0], "video_short");
	t_near("rate", same->all.rate, reels->all.rate, 0);
	t_near("chance", same->all.best, reels->all.best, 0);
	t_true(isnan(same->active.rate) && same->active.n == 0);
	desk_close(&d);
}
T_END

/* A property that has nothing to do with how posts do: their length is not known here, so that all are one kind. */
T_CASE(other_properties_stand_beside_the_type)
{
	struct desk d;
	enum content_by by;
	desk_open(&d, "nowhere");
	desk_take_text(&d, posts(d.mem, HEADER, 70), "facebook-posts");
	t_false(content_by_parse("colour", &by));
	t_true(content_by_parse("hour", &by) && by == BY_HOUR);
	struct content_model m = ask(&d, spring, BY_HOUR);
	t_int(m.part[0].n_kinds, 1); /* wherever the clock was put forward */
	t_text(m.part[0].kind[0].code, "12-15");
	t_true(isnan(m.part[0].kind[0].all.best));
	m = ask(&d, spring, BY_THEME);
	t_int(m.part[0].n_kinds, 1);
	t_text(m.part[0].kind[0].code, "");
	desk_take_text(&d, "post,type,theme\n1,,fietsen\n2,,fietsen\n3,,groen\n", "tags");
	m = ask(&d, spring, BY_THEME);
	t_int(m.part[0].n_kinds, 3);
	t_int(kind_of(&m.part[0], "fietsen")->all.n, 2);
	t_text(kind_of(&m.part[0], "groen")->words, "berichten over groen");
	t_int(kind_of(&m.part[0], "")->all.n, 60);
	desk_take_text(&d, "post,type,theme\n2,,groen\nhttps://example.org/4,,fietsen\n",
	               "tags"); /* the newer word, and a post by its link */
	m = ask(&d, spring, BY_THEME);
	t_int(kind_of(&m.part[0], "fietsen")->all.n, 2);
	t_int(kind_of(&m.part[0], "groen")->all.n, 2);
	desk_close(&d);
}
T_END

/* Impressions until the 15th of April, views from then on: only what is counted alike is compared. */
T_CASE(a_break_ends_the_comparison)
{
	struct desk d;
	desk_open(&d, "nowhere");
	struct str s;
	struct mem *own = mem_new(); /* outlives the first desk */
	str_init(&s, own);
	str_add(&s, "Post ID,Page ID,Page name,Publish time,Post type,Date,Impressions,Reach,Reactions,Comments\n");
	for (int i = 1; i <= 20; i++)
		str_addf(&s, "9%d,9,Plein,03/%02d/2026 03:00,Photos,Lifetime,1000,800,3,1\n", i, i);
	desk_take_text(&d, s.s, NULL);
	desk_take_text(&d, posts(d.mem, HEADER, 70), "facebook-posts");
	struct content_model m = ask(&d, spring, BY_TYPE);
	t_int(m.n_parts, 1);
	/* the first day with views is 1 March, with impressions 1 March too: no break, and the posts with impressions alone have no views */
	t_int(m.part[0].n_before_break, 0);
	t_int(m.part[0].n_without, 13);
	t_int(m.part[0].n_young, 14); /* seven of each export */
	desk_close(&d);
	desk_open(&d, "nowhere");
	for (char *at = s.s; (at = strstr(at, "/2026")) != NULL; at++)
		memcpy(at, "/2025", 5);
	desk_take_text(&d, s.s, NULL);
	desk_take_text(&d, posts(d.mem, HEADER, 70), "facebook-posts");
	m = ask(&d, (struct period){ day_make(2025, 1, 1), spring.to }, BY_TYPE);
	t_int(m.part[0].n_before_break, 20);
	t_int(m.part[0].break_day, day_make(2026, 3, 1));
	t_int(m.part[0].n, 63);
	desk_close(&d);
	mem_free(own);
}
T_END

/* In April a Reel does as Photos do, and a Photo as Reels; both against those of their own kind before them. */
T_CASE(posts_that_stand_out)
{
	struct desk d;
	desk_open(&d, "nowhere");
	struct str s;
	str_init(&s, d.mem);
	str_add(&s, posts(d.mem, HEADER, 31));
	str_add(&s, "101,9,Plein,flop,04/01/2026 03:00,https://example.org/101,Reels,Lifetime,1000,9,1,0\n"
	            "102,9,Plein,hit,04/02/2026 03:00,https://example.org/102,Photos,Lifetime,1000,60,30,10\n"
	            "103,9,Plein,gewoon,04/03/2026 03:00,https://example.org/103,Photos,Lifetime,1000,14,4,2\n"
	            "104,9,Plein,laat,04/30/2026 03:00,https://example.org/104,Links,Lifetime,1000,14,4,2\n");
	desk_take_text(&d, s.s, "facebook-posts");
	struct content_model m = ask(&d, (struct period){ day_make(2026, 3, 1), day_make(2026, 4, 30) }, BY_TYPE);
	t_int(m.scored_month, month_make(2026, 4));
	t_int(m.n_scored, 3);
	t_int(m.n_unscored, 0); /* the link is too young to be asked */
	t_int(m.n_best, 1);
	t_text(m.best[0].post.title, "hit");
	t_int(m.best[0].score.n, 15);
	t_int(m.best[0].post.usual.n, 15);
	t_near("half of them, from", m.best[0].post.usual.lo, m.best[0].score.lo, 0);
	t_true(m.best[0].score.sure && m.best[0].score.distance > 0);
	t_near("comments", m.best[0].comments, 30, 1e-9);
	t_int(m.n_worst, 1);
	t_text(m.worst[0].post.title, "flop");
	t_int(m.worst[0].score.n, 16);
	desk_close(&d);
}
T_END

/* 35 Reels and 35 Photos in three months; the Reels may take half as many again, the Photos keep half: 17.5 and 5.8 of 23.3 a month. */
T_CASE(a_plan_follows_what_works)
{
	struct desk d;
	struct content_rows rows;
	struct content_plan plan;
	desk_open(&d, "nowhere");
	desk_take_text(&d, posts(d.mem, HEADER, 70), "facebook-posts");
	struct content_model m = ask(&d, spring, BY_TYPE);
	struct period needed = { content_model_from(spring), spring.to };
	t_true(content_rows_read(d.mem, d.store, d.trajectory, needed, INT64_MAX, &rows, &d.e));
	study_content_plan(d.mem, &rows, NULL, &m, &plan);
	t_int(plan.month, month_make(2026, 6));
	t_int(plan.n, 2);
	t_text(plan.row[0].kind->code, "image");
	t_near("now", plan.row[0].now, 35.0 / 3, 1e-12);
	t_int(plan.row[0].next, 6);
	t_int(plan.row[0].why, PLAN_ROOM);
	t_int(plan.row[1].next, 17);
	t_int(plan.row[1].why, PLAN_MORE);
	desk_close(&d);
}
T_END

/* 60 Photos and 60 Reels a month by and large, and 12 Links in three months, all doing as well: a tenth of the posts is more than links have.
 */
T_CASE(a_kind_hardly_used_is_tried)
{
	struct desk d;
	struct content_rows rows;
	struct content_plan plan;
	struct str s;
	desk_open(&d, "nowhere");
	str_init(&s, d.mem);
	str_add(&s, HEADER);
	for (int month = 3; month <= 5; month++)
		for (int day = 1; day <= 28; day++)
			for (int k = 0; k < 3; k++)
				if (k < 2 || day % 7 == 0)
					str_addf(&s,
					         "%d,9,Plein,bericht,%02d/%02d/2026 "
					         "05:00,https://example.org/%d%02d%d,%s,Lifetime,10000,%d,0,0\n",
					         1000 * month + 10 * day + k, month, day, month, day, k,
					         (const char *[]){ "Photos", "Reels", "Links" }[k], 300 + 20 * (day % 5));
	desk_take_text_of(&d, s.s, "facebook-posts", NULL, day_make(2026, 7, 1));
	struct content_model m = ask(&d, spring, BY_TYPE);
	struct period needed = { content_model_from(spring), spring.to };
	t_true(content_rows_read(d.mem, d.store, d.trajectory, needed, INT64_MAX, &rows, &d.e));
	study_content_plan(d.mem, &rows, NULL, &m, &plan);
	t_int(plan.n, 3);
	t_false(m.part[0].all.differ);
	for (size_t i = 0; i < 3; i++) {
		const struct plan_row *r = &plan.row[i];
		bool link = str_eq(r->kind->code, "link");
		t_near(r->kind->code, r->now, link ? 4 : 28, 1e-12);
		t_int(r->next, link ? 6 : 27); /* a tenth of 60, which is half as many again */
		t_int(r->why, link ? PLAN_LEARN : PLAN_EVEN); /* no kind does better, so that none is given room */
	}
	desk_close(&d);
}
T_END

/* Twelve posts of one kind, numbered from `first` on: `rate` interactions for 1,000 views, times 0.9 or 1.1. */
static void add_posts(struct str *s, int first, int page, const char *kind, int rate)
{
	for (int i = 0; i < 12; i++)
		str_addf(s, "%d,%d,Pagina %d,bericht,03/%02d/2026 05:00,https://example.org/%d,%s,Lifetime,10000,%d,0,0\n", first + i, page,
		         page, 1 + 2 * i, first + i, kind, rate * (9 + 2 * (i % 2)));
}

/* Pages 1 and 2 have photos in common, 2 and 3 links; page 4 has nothing in common with any, and does ten times better. */
T_CASE(what_no_kind_links_is_not_put_together)
{
	const struct period march = { day_make(2026, 3, 1), day_make(2026, 3, 31) };
	struct desk d;
	struct str s;
	desk_open(&d, "nowhere");
	str_init(&s, d.mem);
	str_add(&s, HEADER);
	add_posts(&s, 100, 1, "Photos", 20);
	add_posts(&s, 200, 2, "Photos", 40);
	add_posts(&s, 300, 2, "Links", 20);
	add_posts(&s, 400, 3, "Links", 10);
	add_posts(&s, 500, 4, "Reels", 400);
	desk_take_text_of(&d, s.s, "facebook-posts", NULL, day_make(2026, 5, 1));
	struct content_model m = ask(&d, march, BY_TYPE);
	t_int(m.n_parts, 5);
	for (size_t i = 0; i < 4; i++)
		t_true(m.part[i].apart == (i == 3));
	const struct content_part *all = &m.part[4];
	t_true(all->platform == NULL);
	t_int(all->n, 48);
	t_int(all->n_kinds, 2);
	/* photos do twice as well as links on page 2, which is all that can tell: r and 2 r, half of the posts each, around their mean */
	t_near("photos to links", kind_of(all, "image")->all.ratio / kind_of(all, "link")->all.ratio, 2, 0.02);
	desk_close(&d);
}
T_END

/* Each page a kind of its own: nothing to be told of kinds, and none is called apart from the rest. */
T_CASE(pages_without_a_link_are_left_together)
{
	const struct period march = { day_make(2026, 3, 1), day_make(2026, 3, 31) };
	struct desk d;
	struct str s;
	desk_open(&d, "nowhere");
	str_init(&s, d.mem);
	str_add(&s, HEADER);
	add_posts(&s, 100, 1, "Photos", 20);
	add_posts(&s, 200, 2, "Links", 40);
	desk_take_text_of(&d, s.s, "facebook-posts", NULL, day_make(2026, 5, 1));
	struct content_model m = ask(&d, march, BY_TYPE);
	t_int(m.n_parts, 3);
	t_false(m.part[0].apart || m.part[1].apart);
	t_int(m.part[2].n, 24);
	t_true(isnan(m.part[2].kind[0].all.ratio) && isnan(m.part[2].kind[1].all.ratio));
	desk_close(&d);
}
T_END

T_CASE(no_posts_no_model)
{
	struct desk d;
	desk_open(&d, "nowhere");
	struct content_model m = ask(&d, spring, BY_TYPE);
	t_int(m.n_parts, 0);
	t_int(m.n_scored, 0);
	t_int(m.n_times, 0);
	desk_close(&d);
}
T_END

/* Twenty photos of the first days of March, exported when about eleven days old and again four weeks later, with three times as much by then;
 * and one of 1 April, eleven days old at the second export. */
static const char *photos_at(struct mem *m, int times, bool with_april)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, HEADER);
	for (int i = 0; i < 20; i++)
		str_addf(&s, "%d,9,Plein,bericht,03/%02d/2026 05:00,https://example.org/%d,Photos,Lifetime,100000,%d,0,0\n", i + 1,
		         1 + i / 4, i + 1, times * 100 * (10 + i));
	if (with_april)
		str_add(&s, "99,9,Plein,april,04/01/2026 05:00,https://example.org/99,Photos,Lifetime,100000,3500,0,0\n");
	return s.s;
}

T_CASE(a_young_post_is_held_against_others_of_its_age)
{
	const struct period april = { day_make(2026, 3, 1), day_make(2026, 4, 30) };
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, photos_at(d.mem, 3, true), "facebook-posts", NULL, day_make(2026, 4, 12));
	struct content_model m = ask(&d, april, BY_TYPE);
	t_int(m.n_scored, 1);
	/* the middle half of 30, 33, ..., 87 for 1,000 begins at 44.25: beside figures of older posts 35 is little */
	t_int(m.n_worst, 1);
	t_int(m.n_best, 0);
	t_int(m.worst[0].post.usual.n_at_age, 0);
	desk_close(&d);
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, photos_at(d.mem, 1, false), "facebook-posts", NULL, day_make(2026, 3, 14));
	desk_take_text_of(&d, photos_at(d.mem, 3, true), "facebook-posts", NULL, day_make(2026, 4, 12));
	m = ask(&d, april, BY_TYPE);
	t_int(m.n_best, 1);
	t_int(m.n_worst, 0);
	/* of 10, 11, ..., 29 for 1,000 the quartiles are 14.75 and 24.25 */
	t_near("from", m.best[0].score.lo, 14.75, 1e-9);
	t_near("to", m.best[0].score.hi, 24.25, 1e-9);
	t_near("rate", m.best[0].score.rate, 35, 1e-9);
	t_int(m.best[0].post.usual.n_at_age, 20);
	t_int(m.best[0].post.usual.age, 11);
	t_int(m.best[0].post.usual.age_of_others, 11); /* 9 to 13 days */
	desk_close(&d);
}
T_END

/* What is usual for a post that is told of is what it is held against among those that stand out; a post with too few before it has nothing. */
T_CASE(what_is_usual_for_a_post)
{
	const struct period april = { day_make(2026, 3, 1), day_make(2026, 4, 30) };
	struct content_rows rows;
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, photos_at(d.mem, 1, false), "facebook-posts", NULL, day_make(2026, 3, 14));
	desk_take_text_of(&d, photos_at(d.mem, 3, true), "facebook-posts", NULL, day_make(2026, 4, 12));
	t_true(content_rows_read(d.mem, d.store, d.trajectory, april, INT64_MAX, &rows, &d.e));
	t_int(rows.n, 21);
	struct content_post post[] = { { .id = rows.row[20].post }, { .id = rows.row[0].post }, { .id = rows.row[15].post } };
	t_true(study_content_usual(d.mem, d.store, &rows, INT64_MAX, post, 3, &d.e));
	t_int(post[0].usual.n, 20);
	t_near("from", post[0].usual.lo, 14.75, 1e-9);
	t_near("to", post[0].usual.hi, 24.25, 1e-9);
	t_int(post[0].usual.n_at_age, 20); /* of the export of when they were as old */
	t_int(post[0].usual.age, 11);
	t_int(post[0].usual.age_of_others, 11);
	t_int(post[1].usual.n, 0);
	/* 30, 33, ..., 72 for 1,000 before it */
	t_int(post[2].usual.n, 15);
	t_near("from", post[2].usual.lo, 40.5, 1e-9);
	t_near("to", post[2].usual.hi, 61.5, 1e-9);
	desk_close(&d);
}
T_END

T_MAIN("study/content_model", the_kind_that_brings_more_is_advised, other_properties_stand_beside_the_type, a_break_ends_the_comparison,
       posts_that_stand_out, a_plan_follows_what_works, a_kind_hardly_used_is_tried, what_no_kind_links_is_not_put_together,
       pages_without_a_link_are_left_together, no_posts_no_model, what_is_usual_for_a_post, a_young_post_is_held_against_others_of_its_age)
