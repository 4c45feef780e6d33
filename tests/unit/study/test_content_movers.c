/* What changed since last month, by hand. */
#include "content_desk.h"
#include "reports/out_text.h"
#include "study/content_movers.h"
#include "study/coverage.h"

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

/* Take in a text that is of all days of a period, also of those without posts. */
static void take_of_period(struct desk *d, const char *text, const char *kind, const char *channel, struct period period, int as_of)
{
	const char *path = mem_printf(d->mem, "%s/file.csv", d->folder);
	struct import_results r;
	struct import_options o = {
		.trajectory_id = d->trajectory, .kind = kind, .channel = channel, .period = &period, .as_of = as_of, .tool_version = "test"
	};
	FILE *f = fopen(path, "w");
	t_true(f != NULL);
	fputs(text, f);
	fclose(f);
	ck_assert_msg(import_file(d->store, path, &o, d->mem, &r, &d->e), "%s", err_sentence(d->mem, &d->e, LANG_EN));
	unlink(path);
}

/* Lines from..to of the posts above, counted from 1, under their header. */
static const char *only(struct desk *d, int from, int to)
{
	struct str s;
	str_init(&s, d->mem);
	str_addf(&s, "%s", HEADER);
	const char *at = posts + strlen(HEADER);
	for (int i = 1; *at; i++) {
		size_t n = strcspn(at, "\n") + 1;
		if (i >= from && i <= to)
			str_addf(&s, "%.*s", (int)n, at);
		at += n;
	}
	return s.s;
}

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
	    !desk_model(d, &rows, year, BY_TYPE, LANG_NL, CONTENT_WHOLE, &a.model) ||
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

/* Exports of X do not say whose they are: what they list is of the only account of that platform. */
T_CASE(an_export_that_names_no_account)
{
	struct desk d;
	struct content_rows rows;
	struct coverage *coverage;
	int until = 0;
	desk_open(&d, "nowhere");
	desk_take_text(
	        &d,
	        "Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,Replies,Reposts,Profile visits,"
	        "Detail expands,Url clicks,Hashtag clicks,Permalink clicks\n"
	        "2028398781526966273,Mon Mar 02 2026,a,,120,4,9,1,0,0,2,3,1,5,2,0,0\n"
	        "2029848332989366273,Fri Mar 06 2026,b,,120,4,9,1,0,0,2,3,1,5,2,0,0\n",
	        "x-posts");
	t_true(content_rows_read(d.mem, d.store, d.trajectory, (struct period){ day_make(2026, 3, 1), day_make(2026, 3, 31) }, INT64_MAX,
	                         &rows, &d.e));
	t_true(coverage_read(d.mem, d.store, d.trajectory, &rows, INT64_MAX, &coverage, &d.e));
	t_int(rows.n_channels, 1);
	t_int(coverage[0].n, 1);
	t_int(coverage_days(&coverage[0], (struct period){ day_make(2026, 3, 2), day_make(2026, 3, 31) }, &until), 5);
	t_int(until, day_make(2026, 3, 6));
	desk_close(&d);
}
T_END

T_CASE(a_month_that_is_over)
{
	struct desk d;
	desk_open(&d, "nowhere");
	take_of_period(&d, posts, "facebook-posts", NULL, (struct period){ day_make(2026, 5, 1), day_make(2026, 6, 30) }, INT_MIN);
	struct asked a = ask(&d);
	const struct content_movers *m = &a.movers;
	t_int(m->n_parts, 0);
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

/* The last day of the export is 10 June, whenever it was made: ten of thirty days, so three times what was counted. */
T_CASE(an_unfinished_month_is_scaled_and_marked)
{
	const int made[] = { day_make(2026, 6, 10), day_make(2026, 6, 30), day_make(2026, 7, 20), INT_MIN };
	for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
		struct desk d;
		desk_open(&d, "nowhere");
		desk_take_text_of(&d, posts, "facebook-posts", NULL, made[i]);
		struct asked a = ask(&d);
		const struct content_movers *m = &a.movers;
		t_int(m->n_parts, 1);
		t_int(m->part[0].days, 10);
		t_int(m->part[0].until, day_make(2026, 6, 10));
		t_int(m->counted, 70);
		t_near("scaled", m->scaled, 210, 1e-9);
		t_near("photos", m->row[0].change, 3 * 40 - 400, 1e-9);
		t_near("links", m->row[2].change, 90, 1e-9);
		const char *text = printed(&d, &a, LANG_NL);
		t_true(holds(text, "kregen naar schatting 210 interacties") && holds(text, "120*"));
		t_true(holds(text, "Facebook, Plein: 10 van de 30 dagen, tot en met 10 juni 2026") &&
		       holds(text, "Het getelde (70 interacties)"));
		t_true(holds(printed(&d, &a, LANG_EN), "had an estimated 210 interactions"));
		t_true(holds(printed(&d, &a, LANG_FR), "ont reçu environ 210 interactions"));
		for (int lang = 0; lang < LANG_N; lang++)
			t_false(holds(printed(&d, &a, (enum lang)lang), "nan"));
		desk_close(&d);
	}
}
T_END

/* Made on the 16th, six days after the last post: nothing was posted in between. */
T_CASE(a_few_days_without_posts_are_days)
{
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text_of(&d, posts, "facebook-posts", NULL, day_make(2026, 6, 16));
	struct asked a = ask(&d);
	t_int(a.movers.part[0].days, 16);
	t_near("scaled", a.movers.scaled, 70 * 30 / 16.0, 1e-9);
	desk_close(&d);
}
T_END

T_CASE(too_few_days_are_not_scaled)
{
	struct desk d;
	desk_open(&d, "nowhere");
	/* the last post is of 3 June, and so is the export */
	desk_take_text_of(&d, only(&d, 1, 8), "facebook-posts", NULL, day_make(2026, 6, 3));
	struct asked a = ask(&d);
	t_int(a.movers.n, 0);
	t_int(a.movers.n_left_out, 1);
	t_text(a.movers.left_out[0], "Facebook, Plein");
	t_true(holds(printed(&d, &a, LANG_NL), "De exports gaan over minder dan 7 dagen van juni 2026: dat is een gat in de gegevens"));
	desk_close(&d);
}
T_END

static const char of_may[] = HEADER "21,8,Dijk,a,05/02/2026 05:00,,Photos,Lifetime,1000,200,0,0\n"
                                    "22,8,Dijk,a,05/30/2026 05:00,,Photos,Lifetime,1000,100,0,0\n";

/* The export of another account ends with May, though it was made in July: nobody knows what it did in June. */
T_CASE(a_missing_file_is_a_gap)
{
	struct desk d;
	desk_open(&d, "nowhere");
	take_of_period(&d, posts, "facebook-posts", NULL, (struct period){ day_make(2026, 5, 1), day_make(2026, 6, 30) }, INT_MIN);
	take_of_period(&d, of_may, "facebook-posts", NULL, period_of_months(month_make(2026, 5), 1), day_make(2026, 7, 20));
	struct asked a = ask(&d);
	t_int(a.movers.before, 500); /* of Plein alone */
	t_int(a.movers.n_left_out, 1);
	t_text(a.movers.left_out[0], "Facebook, Dijk");
	desk_close(&d);
}
T_END

/* It was taken in for June as well, and has no post of June. */
T_CASE(a_month_without_posts_is_a_zero)
{
	struct desk d;
	desk_open(&d, "nowhere");
	take_of_period(&d, posts, "facebook-posts", NULL, (struct period){ day_make(2026, 5, 1), day_make(2026, 6, 30) }, INT_MIN);
	take_of_period(&d, of_may, "facebook-posts", NULL, (struct period){ day_make(2026, 5, 1), day_make(2026, 6, 30) }, INT_MIN);
	struct asked a = ask(&d);
	t_int(a.movers.before, 800);
	t_int(a.movers.n_left_out, 0);
	t_int(a.movers.n_parts, 0);
	t_near("to nothing", a.movers.row[1].change, -300, 1e-9);
	t_true(holds(printed(&d, &a, LANG_NL), "geen berichten"));
	desk_close(&d);
}
T_END

/* Plein is the platform's only account: a file of June without a row is of it. */
T_CASE(a_file_without_rows_is_a_zero)
{
	struct desk d;
	desk_open(&d, "nowhere");
	take_of_period(&d, only(&d, 1, 6), "facebook-posts", NULL, (struct period){ day_make(2026, 5, 1), day_make(2026, 5, 31) }, INT_MIN);
	take_of_period(&d, HEADER, "facebook-posts", NULL, (struct period){ day_make(2026, 6, 1), day_make(2026, 6, 30) }, INT_MIN);
	struct asked a = ask(&d);
	t_int(a.movers.before, 500);
	t_int(a.movers.counted, 0);
	t_int(a.movers.n_left_out, 0);
	t_near("photos", a.movers.row[0].change, -400, 1e-9);
	desk_close(&d);
}
T_END

/* The first export begins on 20 May: what it did before is not known, and "nieuw" would be a guess. */
T_CASE(a_month_before_known_in_part_is_not_compared)
{
	struct desk d;
	desk_open(&d, "nowhere");
	take_of_period(&d, only(&d, 5, 9), "facebook-posts", NULL, (struct period){ day_make(2026, 5, 20), day_make(2026, 6, 30) },
	               INT_MIN);
	struct asked a = ask(&d);
	t_int(a.movers.n, 0);
	t_int(a.movers.n_no_before, 1);
	t_true(holds(printed(&d, &a, LANG_NL), "Er is geen export van heel mei 2026"));
	desk_close(&d);
}
T_END

/* May is 1 to 31 May, June 1 to 30 June. Of one export made on 5 July, May had a month more; of two, each made five days after its month, neither;
 * when May was exported soon and June late, June. The words are there only when a month had more. An export that does not tell when it was made may
 * have been made later than its last day, so it had perhaps as much time; of one alone May had more, whenever that was. */
T_CASE(what_was_longer_online)
{
	const struct {
		int may, june; /* the days on which the exports were made; 0: all in one; INT_MIN: not told */
		int month, counted;
	} row[] = {
		{ 0, day_make(2026, 7, 5), 5, day_make(2026, 7, 5) },
		{ day_make(2026, 6, 5), day_make(2026, 7, 5), 0, day_make(2026, 7, 5) },
		{ day_make(2026, 6, 5), day_make(2026, 7, 11), 0, day_make(2026, 7, 11) },
		{ day_make(2026, 6, 5), day_make(2026, 7, 12), 6, day_make(2026, 7, 12) },
		{ day_make(2026, 6, 12), day_make(2026, 7, 4), 5, day_make(2026, 7, 4) },
		{ INT_MIN, day_make(2026, 7, 12), 0, day_make(2026, 7, 12) },
		{ day_make(2026, 6, 12), INT_MIN, 0, day_make(2026, 6, 30) },
		{ 0, INT_MIN, 5, day_make(2026, 6, 30) },
	};
	const struct period may = period_of_months(month_make(2026, 5), 1), june = period_of_months(month_make(2026, 6), 1);
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		struct desk d;
		int counted;
		desk_open(&d, "nowhere");
		if (row[i].may)
			take_of_period(&d, only(&d, 1, 6), "facebook-posts", NULL, may, row[i].may);
		take_of_period(&d, row[i].may ? only(&d, 7, 9) : posts, "facebook-posts", NULL,
		               (struct period){ row[i].may ? june.from : may.from, june.to }, row[i].june);
		struct asked a = ask(&d);
		t_int(a.movers.older.to, row[i].month ? month_last_day(month_make(2026, row[i].month)) : 0);
		const char *text = printed(&d, &a, LANG_NL);
		t_true(holds(text, "langer online") == (row[i].month != 0));
		if (row[i].month)
			t_true(holds(text, row[i].month == 5 ? "De berichten van mei 2026 stonden langer online toen ze werden geteld"
			                                     : "De berichten van juni 2026 stonden langer online toen ze werden geteld"));
		t_true(coverage_counted(d.store, d.trajectory, june, INT64_MAX, &counted, &d.e));
		t_int(counted, row[i].counted);
		t_true(coverage_counted(d.store, d.trajectory, period_of_months(month_make(2026, 7), 1), INT64_MAX, &counted, &d.e));
		t_int(counted, INT_MIN);
		desk_close(&d);
	}
}
T_END

T_MAIN("study/content_movers", an_export_that_names_no_account, a_month_that_is_over, an_unfinished_month_is_scaled_and_marked,
       a_few_days_without_posts_are_days, too_few_days_are_not_scaled, a_missing_file_is_a_gap, a_month_without_posts_is_a_zero,
       a_file_without_rows_is_a_zero, a_month_before_known_in_part_is_not_compared, what_was_longer_online)
