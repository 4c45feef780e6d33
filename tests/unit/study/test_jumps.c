/* Forty days of 100 views, of which one has 1,000 and one has 20. */
#include "desk.h"
#include "study/jumps.h"
#include "tests/t.h"

/* The ids carry their time: 20 March 2026. */
static const char posts[] =
        "Post id,Date,Post text,Link,Impressions,Likes,Engagements,Bookmarks,Share,New follows,Replies,Reposts,Profile visits,"
        "Detail expands,Url clicks,Hashtag clicks,Permalink clicks\n"
        "2034921763107766273,Fri Mar 20 2026,Rondje om de singel,,700,1,1,0,0,0,0,0,0,0,0,0,0\n"
        "2034936862602166273,Fri Mar 20 2026,Wat er nog komt,,200,1,1,0,0,0,0,0,0,0,0,0,0\n";

static void take_days(struct desk *d, int hole)
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, "Date,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Unfollows,Replies,Reposts,Profile visits,Create Post,"
	            "Video views,Media views\n");
	for (int i = 0; i < 40; i++) {
		int day = day_make(2026, 3, 1) + i;
		if (i != hole)
			str_addf(&s, "%s,%d,0,0,0,0,0,0,0,0,0,0,0,0\n", day_iso(d->mem, day), i == 20 ? 1000 : i == 30 ? 20 : 100);
	}
	desk_take_text(d, s.s, "x-daily");
}

static struct period days(int from, int to)
{
	return (struct period){ day_make(2026, 3, 1) + from, day_make(2026, 3, 1) + to };
}

static struct jumps ask(struct desk *d, struct period period)
{
	struct jumps j;
	if (!study_jumps(d->mem, d->store, d->trajectory, LANG_NL, period, INT64_MAX, &j, &d->e))
		t_fail("%s", err_sentence(d->mem, &d->e, LANG_NL));
	return j;
}

T_CASE(a_day_is_told_with_what_was_going_on)
{
	struct desk d;
	desk_open(&d, "nowhere");
	struct jumps j = ask(&d, days(0, 39));
	t_true(!j.known && j.n == 0);
	take_days(&d, -1);
	desk_take_text(&d, posts, "x-posts");
	desk_take_text(&d, "datum;gebeurtenis\n20-3-2026;Opening van de brug\n21-3-2026;Markt op de kade\n", "events");
	j = ask(&d, days(0, 39));
	t_true(j.known);
	t_int(j.n, 2);
	t_int(j.n_more, 0);
	t_int(j.row[0].day, day_make(2026, 3, 21));
	t_text(j.row[0].metric, "views");
	t_text(j.row[0].what, "weergaven");
	t_int(j.row[0].value, 1000);
	t_near("usual", j.row[0].usual, 100, 1e-9);
	t_text(j.row[0].post, "Rondje om de singel"); /* of the day before, and seen most */
	t_text(j.row[0].event, "Markt op de kade"); /* of the day itself */
	t_int(j.row[1].value, 20);
	t_text(j.row[1].post, ""); /* none of that day or the day before */
	j = ask(&d, days(25, 39)); /* the days around belong to the comparison, not to the answer */
	t_int(j.n, 1);
	t_int(j.row[0].day, day_make(2026, 3, 31));
	desk_close(&d);
}
T_END

/* A day that the file lacks is not a day of nothing: the days on either side are compared apart, and are too few. */
T_CASE(a_hole_parts_the_days)
{
	struct desk d;
	desk_open(&d, "nowhere");
	take_days(&d, 19);
	struct jumps j = ask(&d, days(0, 39));
	t_true(!j.known && j.n == 0);
	t_int(j.n_passed, 1);
	t_true(strncmp(j.passed[0], "X", 1) == 0);
	desk_close(&d);
	desk_open(&d, "nowhere");
	take_days(&d, -1);
	t_int(ask(&d, days(0, 39)).n_passed, 0);
	desk_close(&d);
}
T_END

T_MAIN("jumps", a_day_is_told_with_what_was_going_on, a_hole_parts_the_days)
