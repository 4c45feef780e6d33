#include "importers/cbs_words.h"
#include "taken.h"

#define CODED "\"ID\";\"Geslacht\";\"Leeftijd\";\"RegioS\";\"Perioden\";\"BevolkingOp1Januari_1\"\n"
#define KWB "WijkenEnBuurten;SoortRegio_2;AantalInwoners_5;Mannen_6;Vrouwen_7;k_0Tot15Jaar_8;k_15JaarOfOuder_9\n"

static const char sums[] = "SELECT c.region, c.sex, c.age_from, c.age_to, CAST(c.n AS INTEGER), c.state FROM baseline_cell c "
                           "ORDER BY c.region, c.sex, c.age_from";

static void refused(const char *name, const char *text, const char *why)
{
	struct taken t;
	taken_begin(&t);
	if (taken_text(&t, name, text))
		t_fail("taken in: %s", text);
	if (strncmp(taken_why(&t), why, strlen(why)) != 0)
		t_fail("%s, expected %s", taken_why(&t), why);
	t_text(taken_rows(&t, "SELECT (SELECT count(*) FROM import), (SELECT count(*) FROM baseline)"), "0|0");
	taken_end(&t);
}

T_CASE(codes_and_labels)
{
	static const struct {
		const char *code;
		int from, to;
	} ages[] = { { "10010", 0, 0 },    { "10100", 1, 1 },       { "19900", 99, 99 }, { "19901", 100, 100 },
		     { "22000", 95, 999 }, { "22300  ", 105, 999 }, { "70100", 0, 4 },   { "72000", 95, 99 },
		     { "10000", 0, 999 },  { "52052", 15, 74 },     { "99999", -1, -1 }, { "0 tot 5 jaar", 0, 4 } };
	struct mem *m = mem_new();
	int from, to, day;
	bool provisional;
	char sex;
	for (size_t i = 0; i < sizeof ages / sizeof *ages; i++)
		if (!cbs_read_age(m, ages[i].code, &from, &to) || from != ages[i].from || to != ages[i].to)
			t_fail("%s: %d to %d", ages[i].code, from, to);
	t_false(cbs_read_age(m, "53050", &from, &to)); /* not in the list: refused rather than guessed */
	t_true(cbs_read_sex(m, "4000   ", &sex) && sex == 'F');
	t_true(cbs_read_sex(m, "Totaal mannen en vrouwen", &sex) && sex == 0);
	t_false(cbs_read_sex(m, "5000", &sex));
	t_true(cbs_read_period(m, "2021KW02", &day, &provisional) && day == day_make(2021, 4, 1) && !provisional);
	t_true(cbs_read_period(m, "2021 2e kwartaal", &day, &provisional) && day == day_make(2021, 4, 1));
	t_true(cbs_read_period(m, "2025*", &day, &provisional) && day == day_make(2025, 1, 1) && provisional);
	t_true(cbs_read_period(m, "2016 april", &day, &provisional) && day == day_make(2016, 4, 1));
	t_true(cbs_read_period(m, "2016MM04", &day, &provisional) && day == day_make(2016, 4, 1));
	t_false(cbs_read_period(m, "2018SJ00", &day, &provisional)); /* a school year is no day */
	t_text(cbs_read_category(m, "T001040"), "");
	t_true(cbs_read_category(m, "2012605") == NULL);
	t_text(cbs_read_category(m, "2012655"), "Westerse migratieachtergrond");
	t_text(cbs_read_category(m, " 3 Hoog onderwijsniveau"), "3 Hoog onderwijsniveau");
	mem_free(m);
}
T_END

/* Before 2015 there is nothing behind 95+: its parts are empty. */
T_CASE(classes_that_do_not_exist_yet_give_way_to_the_wider_one)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "b.csv",
	                  CODED
	                  "1;T001038;10000;GM9999;2014JJ00;30\n2;T001038;52052;GM9999;2014JJ00;20\n"
	                  "3;T001038;71600;GM9999;2014JJ00;1\n4;T001038;71700;GM9999;2014JJ00;1\n5;T001038;71800;GM9999;2014JJ00;1\n"
	                  "6;T001038;71900;GM9999;2014JJ00;1\n7;T001038;22000;GM9999;2014JJ00;6\n8;T001038;72000;GM9999;2014JJ00;\n"
	                  "9;T001038;19901;GM9999;2014JJ00;\n10;T001038;19902;GM9999;2014JJ00;\n11;T001038;19903;GM9999;2014JJ00;\n"
	                  "12;T001038;19904;GM9999;2014JJ00;\n13;T001038;19905;GM9999;2014JJ00;\n14;T001038;22300;GM9999;2014JJ00;\n"
	                  "15;T001038;70100;GM9999;2014JJ00;0\n16;T001038;70200;GM9999;2014JJ00;0\n17;T001038;70300;GM9999;2014JJ00;0\n"));
	t_text(taken_rows(&t, "SELECT count(*), CAST(sum(n) AS INTEGER), max(age_from) FROM baseline_cell"), "9|30|95");
	taken_end(&t);
}
T_END

T_CASE(a_total_that_is_not_its_parts_is_refused_and_named)
{
	refused("b.csv", CODED "1;T001038;10000;GM9999;2019JJ00;5\n2;3000;10000;GM9999;2019JJ00;2\n3;4000;10000;GM9999;2019JJ00;2\n",
	        "census-sum 2:6: ");
	refused("b.csv", CODED "1;T001038;10000;GM9999;2019JJ00;5\n2;T001038;10000;GM9999;2019JJ00;5\n", "census-twice 3:6: ");
	refused("b.csv", CODED "1;T001038;53050;GM9999;2019JJ00;5\n", "import-no-rows");
	refused("b.csv", CODED "1;T001038;10000;GM9999;2019JJ00;1.204\n", "census-incomplete 0:0: ");
	refused("b.csv",
	        "\"Geslacht\";\"Leeftijd\";\"Regio's\";\"Perioden\";\"Gemiddelde bevolking (aantal)\"\nMannen;Totaal;Utrecht;2019;5\n",
	        "cbs-no-people 1:0: ");
	refused("b.csv", KWB "GM9999;Gemeente;10;4;6;3;7\n", "census-year 0:0: ");
}
T_END

T_CASE(neighbourhoods_are_rounded_and_none_is_summed)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "kwb-2023.csv", KWB "GM9999;Gemeente;10;4;6;3;7\nBU99990001;Buurt;10;5;10;5;10\n"));
	t_text(taken_messages(&t), "census-year-of-name 0:0 census-totals 2:0 census-largest 0:0");
	t_text(taken_rows(&t, sums), "BU99990001||0|14|5|given BU99990001||15|999|10|given BU99990001|F|-1|-1|10|given "
	                             "BU99990001|M|-1|-1|5|given GM9999||0|14|3|given GM9999||15|999|7|given GM9999|F|-1|-1|6|given "
	                             "GM9999|M|-1|-1|4|given");
	taken_end(&t);
	refused("kwb-2023.csv", KWB "GM9999;Gemeente;10;5;10;5;10\n", "census-total 2:3: "); /* a municipality is exact */
}
T_END

/* Regional key figures: ages and sexes are not crossed; the second column of a stem is a share of it. */
T_CASE(regional_key_figures_are_two_margins)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "70072ned_UntypedDataSet.csv",
	                  "\"ID\";\"RegioS\";\"Perioden\";\"TotaleBevolking_1\";\"Mannen_2\";\"Vrouwen_3\";\"JongerDan5Jaar_4\";"
	                  "\"k_5Tot80Jaar_5\";\"k_80JaarOfOuder_6\";\"JongerDan5Jaar_7\";\"k_80JaarOfOuder_8\";\"Geboorte_9\"\n"
	                  "\"1\";\"GM9999\";\"2024JJ00\";\"100\";\"48\";\"52\";\"7\";\"87\";\"6\";\"7.0\";\"6.0\";\"9.5\"\n"));
	t_text(taken_messages(&t), "cbs-topics 1:0 census-totals 2:0");
	t_text(taken_rows(&t, sums), "GM9999||0|4|7|given GM9999||5|79|87|given GM9999||80|999|6|given GM9999|F|-1|-1|52|given "
	                             "GM9999|M|-1|-1|48|given");
	t_text(taken_rows(&t, "SELECT source FROM baseline"), "CBS 70072ned");
	taken_end(&t);
}
T_END

/* Years rounded to 5 and a total of five of them, which is 5 more; an exact table may not be off. */
T_CASE(a_rounded_table_is_seen_by_its_counts)
{
	struct taken t;
	struct str rounded, exact;
	taken_begin(&t);
	str_init(&rounded, t.mem);
	str_init(&exact, t.mem);
	str_add(&rounded, CODED);
	str_add(&exact, CODED);
	for (int age = 1; age < 100; age++) {
		str_addf(&rounded, "%d;T001038;%d;GM9999;2021JJ00;10\n", age, 10000 + 100 * age);
		str_addf(&exact, "%d;T001038;%d;GM9999;2021JJ00;%d\n", age, 10000 + 100 * age, age == 7 ? 11 : 10);
	}
	str_add(&rounded, "100;T001038;10010;GM9999;2021JJ00;5\n101;T001038;70100;GM9999;2021JJ00;50\n");
	str_add(&exact, "100;T001038;10010;GM9999;2021JJ00;5\n101;T001038;70100;GM9999;2021JJ00;50\n");
	t_true(taken_text(&t, "a.csv", rounded.s));
	t_text(taken_messages(&t), "census-rounded 0:0 census-totals 102:0");
	t_false(taken_text(&t, "b.csv", exact.s));
	if (strncmp(taken_why(&t), "census-total 102:6", 18) != 0)
		t_fail("%s", taken_why(&t));
	taken_end(&t);
}
T_END

T_CASE(two_years_in_the_name_tell_none)
{
	refused("kwb-2022-2023.csv", KWB "GM9999;Gemeente;10;4;6;3;7\n", "census-year 0:0: ");
}
T_END

T_MAIN("cbs", codes_and_labels, classes_that_do_not_exist_yet_give_way_to_the_wider_one, a_total_that_is_not_its_parts_is_refused_and_named,
       neighbourhoods_are_rounded_and_none_is_summed, regional_key_figures_are_two_margins, a_rounded_table_is_seen_by_its_counts,
       two_years_in_the_name_tell_none)
