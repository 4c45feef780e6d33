#include "taken.h"

#define HEADER "CD_REFNIS|TX_DESCR_NL|CD_RGN_REFNIS|TX_RGN_DESCR_NL|CD_SEX|CD_NATLTY|CD_CIV_STS|CD_AGE|MS_POPULATION\n"
#define PLACE "99999|Voorbeeldstad|02000|Vlaams Gewest|"
#define REGIONS "CD_RGN_REFNIS;TX_RGN_DESCR_NL;CD_SEX;CD_AGE;MS_POPULATION;CD_YEAR\n"

static const char sums[] = "SELECT region, CAST(sum(n) AS INTEGER), count(*) FROM baseline_cell GROUP BY region ORDER BY region";

T_CASE(the_year_is_asked_for_when_nothing_tells_it)
{
	static const struct period year = { 18628, 18992 };
	struct taken t;
	taken_begin(&t);
	t_false(taken_text(&t, "b.txt", HEADER PLACE "M|BEL|1|3|1\n"));
	if (!strstr(taken_why(&t), "--period 2021"))
		t_fail("%s", taken_why(&t));
	t.options.period = &year;
	t_true(taken_text(&t, "b.txt", HEADER PLACE "M|BEL|1|3|1\n"));
	t_text(taken_rows(&t, "SELECT ref_date FROM baseline"), "18628");
	taken_end(&t);
}
T_END

T_CASE(a_row_that_comes_twice_is_refused_but_not_in_the_oldest_class)
{
	struct taken t;
	taken_begin(&t);
	t_false(taken_text(&t, "b_2021.txt", HEADER PLACE "M|BEL|1|3|1\n" PLACE "M|ETR|1|3|1\n" PLACE "M|BEL|1|3|1\n"));
	if (strncmp(taken_why(&t), "statbel-twice 4:0", 17) != 0)
		t_fail("%s", taken_why(&t));
	t_true(taken_text(&t, "b_2021.txt", HEADER PLACE "M|BEL|1|3|1\n" PLACE "M|BEL|1|100|1\n" PLACE "M|BEL|1|100|3\n"));
	t_text(taken_rows(&t, sums), "99999|5|202");
	taken_end(&t);
}
T_END

/* A spreadsheet cuts the zero off; three regions are the whole country, two are not. */
T_CASE(the_country_is_added_up_when_all_of_it_is_there)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv",
	                  REGIONS
	                  "2000;Vlaams Gewest;M;3;5;2015\n3000;Waals Gewest;F;4;6;2015\n4000;Brussels Hoofdstedelijk Gewest;F;4;7;2015\n"));
	t_text(taken_rows(&t, sums), "01000|18|202 02000|5|202 03000|6|202 04000|7|202");
	taken_end(&t);

	taken_begin(&t);
	t_true(taken_text(&t, "b.csv", REGIONS "2000;Vlaams Gewest;M;3;5;2015\n3000;Waals Gewest;F;4;6;2015\n"));
	t_text(taken_messages(&t), "statbel-part 0:0 census-largest 0:0");
	t_text(taken_rows(&t, sums), "02000|5|202 03000|6|202");
	t_false(taken_text(&t, "c.csv", REGIONS "2000;Vlaams Gewest;M;3;5;2015\n2000;Vlaams Gewest;M;3;5;2016\n"));
	if (strncmp(taken_why(&t), "statbel-years", 13) != 0)
		t_fail("%s", taken_why(&t));
	taken_end(&t);
}
T_END

T_MAIN("statbel", the_year_is_asked_for_when_nothing_tells_it, a_row_that_comes_twice_is_refused_but_not_in_the_oldest_class,
       the_country_is_added_up_when_all_of_it_is_there)
