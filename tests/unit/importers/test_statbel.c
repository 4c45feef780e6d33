#include "base/str.h"
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

enum { TOWN_GROUPS = 2 * 2 * 4 };

/* Which rows of a town are gone: those of a group (-1: any), from one age to another. */
struct cut {
	int sex, nationality, status, from, to;
};
static const struct cut nothing = { 9, 9, 9, 0, -1 };

static bool is_cut(const struct cut *c, int sex, int nationality, int status, int age)
{
	return (c->sex < 0 || c->sex == sex) && (c->nationality < 0 || c->nationality == nationality) &&
	       (c->status < 0 || c->status == status) && age >= c->from && age <= c->to;
}

/* 2 sexes, 2 nationalities, 4 civil statuses, and the ages below `ages`; so many people in each row. */
static const char *town(struct mem *m, int ages, int people, const struct cut *cut)
{
	struct str s;
	str_init(&s, m);
	str_add(&s, HEADER);
	for (int k = 0; k < TOWN_GROUPS * ages; k++) {
		int age = k % ages, sex = k / ages % 2, nationality = k / ages / 2 % 2, status = k / ages / 4;
		if (!is_cut(cut, sex, nationality, status, age))
			str_addf(&s, PLACE "%c|%s|%d|%d|%d\n", "MF"[sex], nationality ? "ETR" : "BEL", 1 + status, age, people);
	}
	return s.s;
}

T_CASE(a_cut_file_is_refused_where_its_numbers_can_tell)
{
	static const struct {
		int ages, people;
		struct cut cut;
		const char *why; /* NULL: taken in */
	} cases[] = {
		{ 100, 20, { 1, 1, 2, 50, 50 }, "statbel-hole" }, /* a part of the women lacks an age */
		{ 100, 20, { 1, 1, 2, 0, 40 }, NULL }, /* the young of a group may not exist, as among the married */
		{ 100, 20, { 1, 1, 2, 0, 99 }, NULL }, /* nor a whole group, when its sex has the status otherwise */
		{ 100, 20, { 1, -1, -1, 0, 40 }, "statbel-hole" }, /* but girls do */
		{ 100, 14, { 1, 1, 2, 50, 50 }, NULL }, /* where 14 are expected there may be none */
		{ 100, 15, { 1, 1, 2, 50, 50 }, "statbel-hole" },
		{ 100, 20, { 1, -1, -1, 0, 99 }, "statbel-group" }, /* all women */
		{ 100, 20, { 0, 1, -1, 0, 99 }, "statbel-group" },
		{ 100, 20, { 0, -1, 2, 0, 99 }, "statbel-group" },
		{ 50, 1, { 0, 1, -1, 0, 99 }, NULL }, /* a hamlet may have no men from abroad */
		{ 50, 1, { 0, -1, 2, 0, 99 }, NULL },
		{ 50, 1, { 9, 9, 9, 0, -1 }, NULL },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct taken t;
		taken_begin(&t);
		bool taken = taken_text(&t, "b_2021.txt", town(t.mem, cases[i].ages, cases[i].people, &cases[i].cut));
		if (taken != (cases[i].why == NULL) || (!taken && strncmp(taken_why(&t), cases[i].why, strlen(cases[i].why)) != 0))
			t_fail("case %zu: %s", i, taken ? "taken" : taken_why(&t));
		t_text(taken_rows(&t, "SELECT count(*) FROM baseline"), taken ? "1" : "0");
		taken_end(&t);
	}
}
T_END

T_CASE(a_whole_town_is_taken_in)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "b_2021.txt", town(t.mem, 100, 20, &nothing)));
	t_text(taken_rows(&t, sums), "99999|32000|202");
	taken_end(&t);
}
T_END

T_MAIN("statbel", a_cut_file_is_refused_where_its_numbers_can_tell, a_whole_town_is_taken_in, the_year_is_asked_for_when_nothing_tells_it,
       a_row_that_comes_twice_is_refused_but_not_in_the_oldest_class, the_country_is_added_up_when_all_of_it_is_there)
