/* The figures of the check, added up by hand from small files. */
#include "desk.h"
#include "study/practice.h"
#include "study/record.h"

static struct practice_figures look(struct desk *d, struct period period)
{
	struct content_rows rows;
	struct practice_figures f;
	bool fine = content_rows_read(d->mem, d->store, d->trajectory, period, INT64_MAX, &rows, &d->e) &&
	            study_practice(d->mem, d->store, d->trajectory, &d->project, LANG_NL, &rows, period, INT64_MAX, &f, &d->e);
	if (!fine)
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_EN));
	return f;
}

static const char export[] = "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reach,Reactions,Comments,Shares\n"
                             "1,9,Plein,Wat vindt u? #plein,03/01/2026 05:00,https://example.org/1,Photos,Lifetime,1000,800,3,5,2\n"
                             "2,9,Plein,Nieuws #a #b #c,03/11/2026 05:00,https://example.org/2,Reels,Lifetime,3000,1200,70,15,5\n"
                             "3,9,Plein,Dank #plein #buurt,03/15/2026 05:00,https://example.org/3,Photos,Lifetime,500,400,5,0,0\n";

T_CASE(a_month_added_up)
{
	struct desk d;
	struct period march = { day_make(2026, 3, 1), day_make(2026, 3, 31) };
	desk_open(&d, "nowhere");
	desk_take_text(&d, export, "facebook-posts");
	struct practice_figures f = look(&d, march);
	t_int(f.n_posts, 3);
	t_near("a week of the 15 days that the export lists", f.posts_per_week, 21.0 / 15, 1e-12);
	t_int(f.silence_days, 10); /* from the 1st to the 11th; what came after the 15th no export tells */
	t_text(f.silence_of, "Facebook, Plein");
	t_int(f.weeks_without, 1); /* that of 2 March */
	t_int(f.n_asking, 1);
	t_near("comments", f.comments_per_post, 20.0 / 3, 1e-12);
	t_near("share", f.comments_share, 20.0 / 105, 1e-12);
	t_int(f.n_hashtags, 3);
	t_int(f.n_fitting, 2); /* one and two; three is more than Facebook's range */
	t_near("of the account", f.hashtags_least, 2.0 / 3, 1e-12);
	t_text(f.hashtags, "Facebook, Plein: 2 van de 3, meestal 2, passend is 1–2");
	t_int(f.n_formats, 2);
	t_text(f.largest, "korte video's");
	t_near("its interactions", f.largest_interactions, 90.0 / 105, 1e-12);
	t_int(f.received, COUNT_MISSING);
	t_int(f.n_costs, 0);
	t_int(f.n_feedback, COUNT_MISSING);
	t_int(f.n_months, 1);
	t_int(f.n_reported, 0);
	t_true(f.criterion_known && f.criterion_before);
	t_near("guide", f.guide[PRACTICE_RHYTHM], 14, 0);
	d.project.ends = day_make(2026, 3, 20);
	d.project.practice[PRACTICE_RHYTHM] = 30;
	f = look(&d, march);
	t_int(f.silence_days, 10); /* nothing is asked after the end */
	t_near("set", f.guide[PRACTICE_RHYTHM], 30, 0);
	desk_close(&d);
}
T_END

/* Instagram lists the 10th alone, Facebook the 1st to the 15th: four posts in fifteen days, and no account that posts each day. */
T_CASE(a_short_list_sets_no_pace)
{
	static const char other[] =
	        "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,"
	        "Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
	        "7,8,plein,Plein,Kijk,0,03/10/2026 05:00,https://example.org/7,IG image,Lifetime,100,80,3,0,0,0,0\n";
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text(&d, export, "facebook-posts");
	desk_take_text(&d, other, "instagram-posts");
	struct practice_figures f = look(&d, (struct period){ day_make(2026, 3, 1), day_make(2026, 3, 31) });
	t_int(f.n_posts, 4);
	t_near("a week", f.posts_per_week, 28.0 / 15, 1e-12);
	desk_close(&d);
}
T_END

T_CASE(other_files_are_joined)
{
	struct desk d;
	struct period march = { day_make(2026, 3, 1), day_make(2026, 3, 31) };
	desk_open(&d, "nowhere");
	desk_take_text(&d, export, "facebook-posts");
	desk_take_text(&d, "datum;kanaal;ontvangen;beantwoord;binnen 24 uur\n12-3-2026;Plein;9;8;7\n2-4-2026;Plein;5;5;5\n", "webcare");
	desk_take_text(&d, "kanaal;maand;euro;uren\nPlein;2026-03;24,00;1:30\nPlein;2026-04;100,00;2\n", "costs");
	desk_take_text(&d, "bericht;type;niveau;terugkoppeling\n1;;meedenken;nee\n2;;informeren;ja\n", "tags");
	desk_take_text(&d,
	               "activity,date,kind,online,sex,age_from,age_to,first_time,count\n"
	               "Avond,2026-03-12,meeting,no,,,,yes,30\nVragenlijst,2026-03-20,survey,yes,,,,yes,50\n",
	               "counts");
	struct practice_figures f = look(&d, march);
	t_int(f.received, 9);
	t_int(f.within_24h, 7);
	t_int(f.n_costs, 1);
	t_int(f.cost[0].spent[SPENT_CENTS], 2400);
	t_int(f.cost[0].spent[SPENT_MINUTES], 90);
	t_int(f.cost[0].brought[SPENT_CENTS][PRACTICE_REACH], 2400);
	t_int(f.cost[0].brought[SPENT_CENTS][PRACTICE_INTERACTIONS], 105);
	t_int(f.all.brought[SPENT_CENTS][PRACTICE_PARTICIPATIONS], 80);
	/* April has costs too, and no posts: what March's posts brought is not set against April's euros */
	f = look(&d, (struct period){ day_make(2026, 3, 1), day_make(2026, 5, 31) });
	t_int(f.cost[0].spent[SPENT_CENTS], 12400);
	t_int(f.cost[0].brought[SPENT_CENTS][PRACTICE_REACH], 2400);
	/* February has activities and no costs */
	desk_take_text(&d,
	               "activity,date,kind,online,sex,age_from,age_to,first_time,count\n"
	               "Start,2026-02-12,meeting,no,,,,yes,500\n",
	               "counts");
	f = look(&d, (struct period){ day_make(2026, 2, 1), day_make(2026, 3, 31) });
	t_int(f.cost[0].spent[SPENT_CENTS], 2400);
	t_int(f.all.brought[SPENT_CENTS][PRACTICE_PARTICIPATIONS], 80);
	f = look(&d, march);
	t_int(f.ladder.posts, 2);
	t_int(f.n_asking, 1); /* the same post asks and is tagged so */
	t_int(f.n_feedback, 1);
	t_int(f.feedback_days, 20);
	t_int(f.n_offline, 1);
	t_int(f.n_online, 1);
	t_int(f.n_input_months, 1);
	t_int(f.n_quarters, 1);
	desk_close(&d);
}
T_END

/* A year with one activity, in March: what a trajectory that began in December had is December to February, and March. */
T_CASE(quarters_are_those_of_the_trajectory)
{
	const struct {
		int starts, ends;
		int64_t quarters;
	} row[] = { { PROJECT_NO_DAY, PROJECT_NO_DAY, 4 },
		    { day_make(2024, 1, 1), day_make(2027, 1, 1), 4 },
		    { day_make(2025, 12, 20), PROJECT_NO_DAY, 2 },
		    { day_make(2026, 1, 15), day_make(2026, 3, 31), 1 },
		    { PROJECT_NO_DAY, day_make(2025, 6, 30), 4 }, /* the activity came later all the same */
		    { day_make(2026, 3, 20), PROJECT_NO_DAY, 1 }, /* or before */
		    { day_make(2025, 7, 1), day_make(2025, 9, 30), 3 } };
	struct desk d;
	desk_open(&d, "nowhere");
	desk_take_text(&d,
	               "activity,date,kind,online,sex,age_from,age_to,first_time,count\n"
	               "Avond,2026-03-12,meeting,no,,,,yes,30\n",
	               "counts");
	for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
		d.project.starts = row[i].starts;
		d.project.ends = row[i].ends;
		struct practice_figures f = look(&d, (struct period){ day_make(2025, 4, 1), day_make(2026, 3, 31) });
		t_int(f.n_quarters, row[i].quarters);
	}
	d.project.starts = day_make(2026, 6, 1); /* not yet, and no activity */
	t_int(look(&d, (struct period){ day_make(2026, 4, 1), day_make(2026, 5, 31) }).n_quarters, 0);
	desk_close(&d);
}
T_END

T_CASE(nothing_was_imported)
{
	struct desk d;
	desk_open(&d, "nowhere");
	struct practice_figures f = look(&d, (struct period){ day_make(2026, 3, 1), day_make(2026, 3, 31) });
	t_int(f.n_posts, 0);
	t_int(f.silence_days, 0);
	t_true(isnan(f.comments_per_post));
	t_int(f.n_formats, 0);
	desk_close(&d);
}
T_END

/* March has 2,400 reached and 105 interactions, April 1,000 and 40; hours are known of April alone, euros of March alone. */
T_CASE(hours_against_the_months_with_hours)
{
	struct desk d;
	struct period spring = { day_make(2026, 3, 1), day_make(2026, 4, 30) };
	desk_open(&d, "nowhere");
	desk_take_text(&d, export, "facebook-posts");
	desk_take_text(&d,
	               "Post ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,Reach,Reactions,Comments,Shares\n"
	               "4,9,Plein,Stem mee,04/01/2026 05:00,https://example.org/4,Photos,Lifetime,1500,1000,30,5,5\n",
	               "facebook-posts");
	desk_take_text(&d, "kanaal;maand;euro;uren\nPlein;2026-03;24,00;\nPlein;2026-04;;2\n", "costs");
	struct practice_figures f = look(&d, spring);
	t_int(f.cost[0].spent[SPENT_CENTS], 2400);
	t_int(f.cost[0].spent[SPENT_MINUTES], 120);
	t_int(f.cost[0].brought[SPENT_CENTS][PRACTICE_REACH], 2400);
	t_int(f.cost[0].brought[SPENT_CENTS][PRACTICE_INTERACTIONS], 105);
	t_int(f.cost[0].brought[SPENT_MINUTES][PRACTICE_REACH], 1000);
	t_int(f.cost[0].brought[SPENT_MINUTES][PRACTICE_INTERACTIONS], 40);
	t_true(f.cost[0].lacks[SPENT_CENTS] && f.cost[0].lacks[SPENT_MINUTES]);
	desk_close(&d);
}
T_END

/* A report keeps spiegel.ini: the newest from before the period tells what the targets were then. */
T_CASE(targets_bear_the_date_of_a_report)
{
	struct desk d;
	struct period march = { day_make(2026, 3, 1), day_make(2026, 3, 31) };
	struct report_run run = { .kind = "monthly",
		                  .period = { day_make(2026, 1, 1), day_make(2026, 1, 31) },
		                  .audience = "intern",
		                  .criterion_sha256 = "",
		                  .theme = "",
		                  .versions = "",
		                  .results_sha256 = "",
		                  .folder = "" };
	struct account none = { .dated = 0 };
	desk_open(&d, "nowhere");
	d.project.target[TARGET_POSTS] = 30;
	run.project_text = project_ini_text(d.mem, &d.project);
	struct practice_figures f = look(&d, march);
	t_int(f.n_targets, 1);
	t_int(f.targets, TARGETS_UNTOLD);
	run.created_at = time_from_wall(day_make(2026, 3, 1), 0, ZONE_AMSTERDAM); /* on the first day, not before it */
	t_true(record_write(d.store, d.trajectory, &run, &none, NULL, 0, &d.e));
	t_int(look(&d, march).targets, TARGETS_UNTOLD);
	run.created_at--;
	t_true(record_write(d.store, d.trajectory, &run, &none, NULL, 0, &d.e));
	f = look(&d, march);
	t_int(f.targets, TARGETS_BEFORE);
	t_int(f.targets_day, day_make(2026, 2, 28));
	d.project.target[TARGET_POSTS] = 20; /* lowered since */
	t_int(look(&d, march).targets, TARGETS_CHANGED);
	d.project.target[TARGET_POSTS] = 30;
	d.project.target[TARGET_VIEWS] = 1000; /* added since */
	t_int(look(&d, march).targets, TARGETS_CHANGED);
	desk_close(&d);
}
T_END

T_MAIN("study/practice", a_month_added_up, a_short_list_sets_no_pace, other_files_are_joined, quarters_are_those_of_the_trajectory,
       nothing_was_imported, hours_against_the_months_with_hours, targets_bear_the_date_of_a_report)
