#include "taken.h"

#define HEADER "geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source\n"
#define ROW(sex, ages, count) "GM9999,Voorbeeldstad,2025-01-01," sex "," ages "," count ",final,Invented\n"

static const char cells[] = "SELECT b.name, c.region, c.sex, c.age_from, c.age_to, c.dimension, c.category, CAST(c.n AS INTEGER), c.state "
                            "FROM baseline b JOIN baseline_cell c ON c.baseline_id = b.id ORDER BY b.id, c.category, c.sex, c.age_from";

/* The totals that CBS publishes for these regions and dates. */
static const struct shipped {
	const char *file, *says;
} shipped[] = {
	{ "data/baseline_utrecht_2021.csv", "Utrecht|2021-01-01|CBS 03759ned|final|212|359370|176554" },
	{ "data/baseline_amsterdam_2021.csv", "Amsterdam|2021-01-01|CBS 03759ned|final|212|873338|433550" },
	{ "data/baseline_den-haag_2021.csv", "'s-Gravenhage|2021-01-01|CBS 03759ned|final|212|548320|272686" },
	{ "data/baseline_nederland_2023.csv", "Nederland|2023-01-01|CBS 03759ned/7461bev|final|212|17811291|8850309" },
	{ "data/baseline_nederland_2024.csv", "Nederland|2024-01-01|CBS 03759ned/7461bev|final|212|17942942|8920768" },
	{ "data/baseline_nederland_2025.csv", "Nederland|2025-01-01|CBS 03759ned/7461bev|final|212|18044027|8978451" },
};

T_CASE(the_shipped_baselines_have_the_published_totals)
{
	for (size_t i = 0; i < sizeof shipped / sizeof *shipped; i++) {
		struct taken t;
		taken_begin(&t);
		if (!taken_file(&t, shipped[i].file))
			t_fail("%s", taken_why(&t));
		t_int(t.result.rows_stored, 212);
		t_text(taken_messages(&t), "");
		t_text(taken_rows(&t, "SELECT b.name, date(b.ref_date * 86400, 'unixepoch'), b.source, b.exactness, count(*), "
		                      "CAST(sum(c.n) AS INTEGER), CAST(sum(c.n) FILTER (WHERE c.sex = 'M') AS INTEGER) "
		                      "FROM baseline b JOIN baseline_cell c ON c.baseline_id = b.id GROUP BY b.id"),
		       shipped[i].says);
		taken_end(&t);
	}
}
T_END

/* Totals of 1 January 2021 as CBS publishes them; the shipped sums over postcode areas are estimates within 1 %. */
T_CASE(the_shipped_estimates_are_within_one_per_cent)
{
	static const struct {
		const char *region;
		double total;
	} published[] = { { "GM0014", 233273 }, { "GM0344", 359370 }, { "GM0537", 65995 }, { "GM0599", 651631 } };
	struct taken t;
	taken_begin(&t);
	if (!taken_file(&t, "data/baseline_gemeenten_2021.csv"))
		t_fail("%s", taken_why(&t));
	t_text(taken_rows(&t, "SELECT count(*), count(DISTINCT name), min(exactness), max(exactness) FROM baseline"),
	       "343|343|estimated|estimated");
	for (size_t i = 0; i < sizeof published / sizeof *published; i++) {
		const char *sum =
		        taken_rows(&t, mem_printf(t.mem, "SELECT sum(n) FROM baseline_cell WHERE region = '%s'", published[i].region));
		t_near(published[i].region, strtod(sum, NULL), published[i].total, 0.01);
	}
	taken_end(&t);
}
T_END

T_CASE(an_empty_last_age_is_open_and_withheld_is_not_zero)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv",
	                  HEADER ROW("F", "0,64", "10") ROW("M", "0,64", "0")
	                          ROW("M", "65,", "7") "GM9999,Voorbeeldstad,2025-01-01,F,65,,,suppressed,Invented\n"));
	t_text(taken_rows(&t, cells), "Voorbeeldstad|GM9999|F|0|64|||10|given Voorbeeldstad|GM9999|F|65|999|||-|withheld "
	                              "Voorbeeldstad|GM9999|M|0|64|||0|given Voorbeeldstad|GM9999|M|65|999|||7|given");
	taken_end(&t);
}
T_END

T_CASE(sexes_together_are_leaves_alone_and_a_check_beside_women_and_men)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv", HEADER ROW("*", "0,64", "10") ROW("*", "65,", "7")));
	t_text(taken_rows(&t, cells), "Voorbeeldstad|GM9999||0|64|||10|given Voorbeeldstad|GM9999||65|999|||7|given");
	taken_end(&t);

	/* the total may be of wider bands */
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv",
	                  HEADER ROW("F", "0,64", "6") ROW("M", "0,64", "4") ROW("F", "65,", "5") ROW("M", "65,", "2")
	                          ROW("*", "0,", "17")));
	t_text(taken_messages(&t), "census-totals 6:4");
	t_int(t.result.rows_stored, 5);
	t_text(taken_rows(&t, "SELECT count(*), sum(n) FROM baseline_cell"), "4|17.0");
	taken_end(&t);

	/* nothing can be checked where one of the three is withheld */
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv",
	                  HEADER ROW("F", "0,", "6") ROW("*", "0,", "17") "GM9999,Voorbeeldstad,2025-01-01,M,0,,,suppressed,Invented\n"));
	t_text(taken_rows(&t, "SELECT count(*), sum(n) FROM baseline_cell"), "2|6.0");
	taken_end(&t);
}
T_END

/* Every ten years is a band, the working age is one, all ages are one; and 90+ is there beside its parts. */
T_CASE(totals_of_ages_are_checked_and_dropped)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv",
	                  HEADER ROW("*", "0,", "21") ROW("*", "0,14", "1") ROW("*", "15,74", "6") ROW("*", "15,64", "2")
	                          ROW("*", "65,74", "4") ROW("*", "75,", "14") ROW("*", "75,89", "6") ROW("*", "90,", "8")
	                                  ROW("*", "65,", "18")));
	t_text(taken_messages(&t), "census-totals 2:4");
	t_text(taken_rows(&t, cells), "Voorbeeldstad|GM9999||0|14|||1|given Voorbeeldstad|GM9999||15|64|||2|given "
	                              "Voorbeeldstad|GM9999||65|74|||4|given Voorbeeldstad|GM9999||75|89|||6|given "
	                              "Voorbeeldstad|GM9999||90|999|||8|given");
	taken_end(&t);
}
T_END

/* A margin by sex and one by age: both are kept, and they are of the same people. */
T_CASE(two_margins)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv",
	                  HEADER ROW("F", "0,", "6") ROW("M", "0,", "5") ROW("*", "0,64", "8") ROW("*", "65,", "3") ROW("*", "0,", "11")));
	t_text(taken_rows(&t, cells), "Voorbeeldstad|GM9999||0|64|||8|given Voorbeeldstad|GM9999||65|999|||3|given "
	                              "Voorbeeldstad|GM9999|F|-1|-1|||6|given Voorbeeldstad|GM9999|M|-1|-1|||5|given");
	taken_end(&t);

	taken_begin(&t);
	t_false(taken_text(&t, "b.csv", HEADER ROW("F", "0,", "6") ROW("M", "0,", "4") ROW("*", "0,64", "8") ROW("*", "65,", "3")));
	if (!strstr(taken_why(&t), "census-sum 4:7") || !strstr(taken_why(&t), "10 together, but this row says 11"))
		t_fail("%s", taken_why(&t));
	taken_end(&t);
}
T_END

T_CASE(each_region_and_day_is_a_baseline_of_its_own)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv",
	                  HEADER "PV99,Voorbeeldstad,2025-01-01,*,0,,100,estimated,Invented\n"
	                         "GM9999,Voorbeeldstad,2025-01-01,*,0,,10,final,Invented\n"
	                         "GM9999,Voorbeeldstad,2024-01-01,*,0,,9,provisional,Invented\n"));
	t_text(taken_rows(&t, "SELECT name, date(ref_date * 86400, 'unixepoch'), exactness FROM baseline ORDER BY id"),
	       "Voorbeeldstad|2024-01-01|provisional Voorbeeldstad|2025-01-01|final Voorbeeldstad (PV99)|2025-01-01|estimated");
	t_text(taken_rows(&t, "SELECT date(as_of * 86400, 'unixepoch') FROM import"), "2025-01-01");
	taken_end(&t);
}
T_END

T_CASE(one_further_dimension)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv",
	                  "geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source,dim,category\n"
	                  "GM9999,Voorbeeldstad,2025-01-01,*,15,,60,final,Invented,opleiding,laag\n"
	                  "GM9999,Voorbeeldstad,2025-01-01,*,15,,40,final,Invented,opleiding,hoog\n"
	                  "GM9999,Voorbeeldstad,2025-01-01,*,15,,100,final,Invented,*,*\n"));
	t_text(taken_rows(&t, cells), "Voorbeeldstad|GM9999||15|999|||100|given Voorbeeldstad|GM9999||15|999|opleiding|hoog|40|given "
	                              "Voorbeeldstad|GM9999||15|999|opleiding|laag|60|given");
	taken_end(&t);
}
T_END

static const struct refused {
	const char *rows, *why;
} refusals[] = {
	{ ROW("F", "0,64", "1") ROW("F", "65,", "1") ROW("F", "65,", "1"), "census-twice 4:5" },
	{ ROW("*", "0,64", "1") ROW("*", "60,", "1"), "census-overlap 3:5" },
	{ ROW("*", "0,", "3") ROW("*", "0,64", "1") ROW("*", "65,", "1"), "census-total 2:7: \f2 together, but it says 3" },
	{ ROW("*", "0,14", "1") ROW("*", "18,", "1"), "census-hole 3:5: \f15 to 17" },
	{ ROW("F", "0,", "1"), "census-one-sex 2:4" },
	{ ROW("F", "0,64", "1") ROW("F", "65,", "1") ROW("M", "0,64", "1"), "census-other-ages 4:5" },
	{ ROW("F", "0,", "6") ROW("M", "0,", "4") ROW("*", "0,", "11"), "census-sum 4:7: \f10 together" },
	{ ROW("*", "0,64", "1") ROW("*", "65,", ""), "census-incomplete 0:0" },
	{ ROW("*", "0,64", "1") ROW("*", "65,", "1.204"), "census-incomplete 0:0" },
	{ ROW("*", "0,64", "1") "GM9999,Voorbeeldstad,2025-01-01,*,65,,3,suppressed,Invented\n", "census-incomplete 0:0" },
	{ ROW("*", "0,64", "1") ROW("*", "200,", "1"), "census-incomplete 0:0" },
};

T_CASE(what_is_no_partition_is_refused_with_its_row)
{
	struct taken t;
	taken_begin(&t);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		const char *why = refusals[i].why, *also = strchr(why, '\f');
		t_false(taken_text(&t, "b.csv", mem_printf(t.mem, HEADER "%s", refusals[i].rows)));
		size_t n = also ? (size_t)(also - why) - 2 : strlen(why);
		if (strncmp(taken_why(&t), why, n) != 0 || (also && !strstr(taken_why(&t), also + 1)))
			t_fail("case %zu: %s", i, taken_why(&t));
		t_text(taken_rows(&t, "SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM baseline)"), "0|0");
	}
	taken_end(&t);
}
T_END

/* 105 by age, 100 by sex: right when counts are rounded to fives, an error when they are exact. */
T_CASE(totals_of_rounded_counts_may_differ)
{
#define ROUNDED(to)                                                                                                                        \
	"geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source,rounding\n"                                                    \
	"X1,A,2025-01-01,F,0,,40,final,S," to "\nX1,A,2025-01-01,M,0,,60,final,S," to "\n"                                                 \
	"X1,A,2025-01-01,*,0,14,30,final,S," to "\nX1,A,2025-01-01,*,15,,75,final,S," to "\n"
	static const char *const files[] = { ROUNDED("5"), ROUNDED(""), ROUNDED("0") };
	for (size_t i = 0; i < 3; i++) {
		struct taken t;
		taken_begin(&t);
		t_int(taken_text(&t, "b.csv", files[i]), i == 0);
		taken_end(&t);
	}
}
T_END

T_CASE(the_row_that_makes_it_incomplete_is_named)
{
	struct taken t;
	taken_begin(&t);
	t_false(taken_text(&t, "b.csv", HEADER ROW("*", "0,64", "1") ROW("*", "65,", "")));
	t_text(taken_messages(&t), "census-no-count 3:7");
	taken_end(&t);
}
T_END

T_MAIN("census", the_shipped_baselines_have_the_published_totals, the_shipped_estimates_are_within_one_per_cent,
       totals_of_ages_are_checked_and_dropped, two_margins, an_empty_last_age_is_open_and_withheld_is_not_zero,
       sexes_together_are_leaves_alone_and_a_check_beside_women_and_men, each_region_and_day_is_a_baseline_of_its_own,
       one_further_dimension, what_is_no_partition_is_refused_with_its_row, totals_of_rounded_counts_may_differ,
       the_row_that_makes_it_incomplete_is_named)
