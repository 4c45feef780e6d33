/* Groups, one a row: shares that add up, names that are the same, zeros that hide something, days and periods. */
#include "taken.h"

#define CELLS "SELECT category, round(value, 6), state FROM audience_cell ORDER BY category, sex, age_from"
#define COUNTS                                                                                                                             \
	"SELECT category, date(period_from * 86400, 'unixepoch'), date(period_to * 86400, 'unixepoch'), value FROM channel_count"          \
	" ORDER BY category, period_from"

static void begin(struct taken *t)
{
	taken_begin(t);
	t->options.as_of = day_make(2026, 3, 31);
}

static const char *refused(struct taken *t, const char *text)
{
	return taken_text(t, "x.csv", text) ? "" : mem_printf(t->mem, "%s %ld", word_code(t->mem, t->err.word), t->err.row);
}

T_CASE(shares_add_up_as_far_as_rounding_lets_them)
{
	struct taken t;
	begin(&t);
	t_text(refused(&t, "Viewer gender,Views (%)\nFemale,33.56\nMale,65.77\nUser-specified,0.66\n"), ""); /* 99.99 */
	t_text(taken_rows(&t, "SELECT base, unit, rounding FROM audience"), "views|share|5.0e-05");
	t_text(refused(&t, "Viewer gender,Views (%)\nFemale,33.56\nMale,65.77\n"), "breakdown-sum 2");
	t_text(refused(&t, "Viewer gender,Views (%)\nFemale,43.56\nMale,65.77\n"), "breakdown-sum 2");
	/* decimals that are not written are 0: "0" and "41" beside "58.9" */
	t_text(refused(&t, "Viewer gender,Views (%)\nFemale,58.9\nMale,41\nUser-specified,0\n"), "");
	t_text(taken_rows(&t, "SELECT max(rounding) FROM audience"), "0.0005");
	t_text(refused(&t, "Viewer gender,Views (%)\nFemale,58.9\nMale,41.4\nUser-specified,0\n"), "breakdown-sum 2");
	/* all in whole numbers: half a percent each */
	t_text(refused(&t, "Viewer gender,Views (%)\nFemale,58\nMale,41\nUser-specified,0\n"), "");
	t_text(taken_rows(&t, "SELECT max(rounding) FROM audience"), "0.005");
	taken_end(&t);
}
T_END

T_CASE(a_group_stands_once)
{
	struct taken t;
	begin(&t);
	t_text(refused(&t, "Geography,Views\nNL,20\nBE,30\nNL,20\n"), "breakdown-twice 4");
	t_text(refused(&t, "Geography,Views\nNL,20\n NL ,20\n"), "breakdown-twice 3");
	t_text(refused(&t, "Date,Geography,Views\n2026-03-01,NL,20\n2026-03-02,NL,20\n2026-03-01,NL,21\n"), "breakdown-twice 4");
	t_text(refused(&t, "Cities,City name,Views\n0x1,Bergen,20\n0x1,Bergen,20\n"), "breakdown-twice 3");
	taken_end(&t);
}
T_END

T_CASE(places_of_one_name_are_told_apart)
{
	struct taken t;
	begin(&t);
	t_text(refused(&t, "Cities,City name,Views\n0x2,Bergen,20\n0x3,Arnhem,50\n0x1,Bergen,30\n0x4,,10\n"), "");
	t_text(taken_rows(&t, CELLS), "0x4|10.0|given Arnhem|50.0|given Bergen (0x1)|30.0|given Bergen (0x2)|20.0|given");
	taken_end(&t);
}
T_END

/* Of places no number below ten is given; an empty cell says nothing at all; of sources zero is zero. */
T_CASE(a_zero_may_hide_something)
{
	struct taken t;
	struct period march = { day_make(2026, 3, 1), day_make(2026, 3, 31) };
	begin(&t);
	t_text(refused(&t, "Geography,Views\nNL,20\nBE,0\nDE,\n"), "");
	t_text(taken_rows(&t, CELLS), "BE|-|withheld NL|20.0|given");
	t.options.period = &march;
	t_text(refused(&t, "Traffic source,Views\nExternal,0\nYouTube search,7\nNotifications,\n"), "");
	t_text(taken_rows(&t, COUNTS), "External|2026-03-01|2026-03-31|0 YouTube search|2026-03-01|2026-03-31|7");
	taken_end(&t);
}
T_END

T_CASE(counts_need_a_period_or_days)
{
	struct taken t;
	taken_begin(&t);
	t_text(refused(&t, "Geography,Views\nNL,20\n"), "intake-as-of 0");
	t.options.as_of = day_make(2026, 3, 31);
	t_text(refused(&t, "Traffic source,Views\nExternal,3\n"), "intake-period 0");
	t.options.as_of = INT_MIN;
	t_text(refused(&t, "Date,Traffic source,Views\n2026-03-02,External,3\n2026-03-01,External,4\n"), "");
	t_int(t.result.as_of, day_make(2026, 3, 2));
	t_int(t.result.period.from, day_make(2026, 3, 1));
	t_text(taken_rows(&t, COUNTS), "External|2026-03-01|2026-03-01|4 External|2026-03-02|2026-03-02|3");
	t_true(taken_text(&t, "y.csv", "Date,Traffic source,Views\n,External,3\n2026-03-03,External,4\n"));
	t_int(t.result.rows_rejected, 1);
	t_text(taken_messages(&t), "cell-empty 2:1");
	taken_end(&t);
}
T_END

T_MAIN("breakdown", shares_add_up_as_far_as_rounding_lets_them, a_group_stands_once, places_of_one_name_are_told_apart,
       a_zero_may_hide_something, counts_need_a_period_or_days)
