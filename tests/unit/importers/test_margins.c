#include "taken.h"

#define HEADER "geo_code,ref_date,variable,category,count,percent\n"
#define ROW(variable, category, figures) "GM9999,2025-01-01," variable "," category "," figures "\n"

static const struct {
	const char *rows, *why;
} refusals[] = {
	{ ROW("age", "0-64", ",60") ROW("age", "65+", ",40"), "margins-total 2:6: " },
	{ ROW("total", "", "10,") ROW("age", "0-64", ",60") ROW("age", "65+", ",38"), "margins-sum 3:6: " },
	{ ROW("total", "", "10,") ROW("age", "0-64", ",60.2") ROW("age", "65+", ",39.6"), "margins-sum 3:6: " },
	{ ROW("sex", "F", "5,") "GM9998,2025-01-01,sex,M,4,\n", "margins-one 3:1: " },
	{ ROW("sex", "F", "5,") "GM9999,2024-01-01,sex,M,4,\n", "margins-one 3:2: " },
	{ ROW("sex", "F", "5,") ROW("sex", "X", "4,"), "census-incomplete" },
	{ ROW("sex", "F", "5,") ROW("sex", "M", "4,") ROW("age", "0-64", "5,") ROW("age", "65+", "5,"), "census-sum 4:5: " },
	{ ROW("age", "0-64", "5,") ROW("age", "65 and a bit", "5,"), "census-incomplete" },
	{ ROW("sex", "F", "5,") ROW("sex", "M", ","), "census-incomplete" },
};

T_CASE(what_does_not_add_up_is_refused_with_its_row)
{
	struct taken t;
	taken_begin(&t);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		t_false(taken_text(&t, "m.csv", mem_printf(t.mem, HEADER "%s", refusals[i].rows)));
		if (strncmp(taken_why(&t), refusals[i].why, strlen(refusals[i].why)) != 0)
			t_fail("case %zu: %s", i, taken_why(&t));
	}
	t_text(taken_rows(&t, "SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM baseline)"), "0|0");
	taken_end(&t);
}
T_END

/* Thirds: 33.3 three times is 99.9, as near to 100 as tenths allow. */
T_CASE(rounded_shares_are_people_of_the_total)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "m.csv",
	                  HEADER ROW("total", "", "3000,") ROW("age", "0-17", ",\"33,3\"") ROW("age", "18-64", ",33.3")
	                          ROW("age", "65+", ",33.3%")));
	t_text(taken_rows(&t, "SELECT age_from, age_to, CAST(round(n) AS INTEGER) FROM baseline_cell ORDER BY 1"),
	       "0|17|1000 18|64|1000 65|999|1000");
	t_text(taken_rows(&t, "SELECT exactness, name FROM baseline"), "estimated|GM9999");
	taken_end(&t);
}
T_END

T_CASE(the_day_is_asked_for_when_there_is_none)
{
	struct taken t;
	taken_begin(&t);
	t_false(taken_text(&t, "m.csv", "geo_code,variable,category,count\nGM9999,sex,F,5\nGM9999,sex,M,4\n"));
	if (strncmp(taken_why(&t), "census-year", 11) != 0)
		t_fail("%s", taken_why(&t));
	t_false(taken_text(&t, "m.csv", "geo_code,ref_date,variable,category\nGM9999,2025-01-01,sex,F\n"));
	if (strncmp(taken_why(&t), "margins-no-figures", 18) != 0)
		t_fail("%s", taken_why(&t));
	taken_end(&t);
}
T_END

T_MAIN("margins", what_does_not_add_up_is_refused_with_its_row, rounded_shares_are_people_of_the_total,
       the_day_is_asked_for_when_there_is_none)
