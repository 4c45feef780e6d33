#include "taken.h"

#define TSV "indic_de,age,sex,geo\\time\t2016 \t2017 \n"
#define SDMX "freq,unit,age,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"

static const char cells[] = "SELECT c.region, date(b.ref_date * 86400, 'unixepoch'), b.exactness, c.age_from, c.age_to, "
                            "coalesce(CAST(c.n AS INTEGER), c.state) FROM baseline b JOIN baseline_cell c ON c.baseline_id = b.id "
                            "ORDER BY 1, 2, 4";

/* The same row cut at tabs or, where commas are more, at these; an average is no population; a wide class stands in for those missing. */
T_CASE(packed_rows_come_out_the_same_however_they_were_cut)
{
	struct taken t;
	taken_begin(&t);
	t_true(taken_text(&t, "e.tsv",
	                  TSV "JAN,Y_LT85,T,BE\t10 b\t20 e\nJAN,Y_GE85,T,BE\t3 \t4 p\nJAN,Y85-89,T,BE\t: \t3 \nJAN,Y_GE90,T,BE\t: \t1 \n"
	                      "AVG,TOTAL,T,BE\t99 \t99 \n"));
	t_text(taken_messages(&t), "eurostat-other 0:0 census-totals 3:0 census-largest 0:0");
	t_text(taken_rows(&t, cells), "BE|2016-01-01|final|0|84|10 BE|2016-01-01|final|85|999|3 "
	                              "BE|2017-01-01|estimated|0|84|20 BE|2017-01-01|estimated|85|89|3 BE|2017-01-01|estimated|90|999|1");
	taken_end(&t);

	taken_begin(&t);
	t_true(taken_text(&t, "e.tsv", "indic_de,geo\\time\t2015 \t2016 \t2017 \nJAN,BE\t1 \t2 \t3 bep\n"));
	t_text(taken_messages(&t), "eurostat-no-age 1:0 census-largest 0:0");
	t_text(taken_rows(&t, cells), "BE|2015-01-01|final|0|999|1 BE|2016-01-01|final|0|999|2 BE|2017-01-01|estimated|0|999|3");
	taken_end(&t);
}
T_END

T_CASE(period_chooses_the_years)
{
	static const struct period year = { 17167, 17531 }, none = { 20000, 20001 };
	struct taken t;
	taken_begin(&t);
	t.options.period = &year;
	t_true(taken_text(&t, "e.tsv", "indic_de,geo\\time\t2016 \t2017 \nJAN,BE\t2 \t3 \n"));
	t_text(taken_rows(&t, cells), "BE|2017-01-01|final|0|999|3");
	t.options.period = &none;
	t_false(taken_text(&t, "f.tsv", "indic_de,geo\\time\t2016 \t2017 \nJAN,BE\t2 \t4 \n"));
	if (strncmp(taken_why(&t), "eurostat-no-year", 16) != 0)
		t_fail("%s", taken_why(&t));
	taken_end(&t);
}
T_END

static const struct {
	const char *text, *why;
} refusals[] = {
	{ SDMX "A,NR,Y5-3,T,BE,2024,1,\nA,NR,TOTAL,T,BE,2024,1,\n", "census-incomplete" },
	{ SDMX "A,NR,TOTAL,X,BE,2024,1,\nA,NR,TOTAL,T,BE,2024,1,\n", "census-incomplete" },
	{ SDMX "A,NR,TOTAL,T,BE,2024,\"1,2\",\nA,NR,TOTAL,T,BE,2024,1,\n", "census-incomplete" },
	{ SDMX "A,NR,TOTAL,T,BE,2024,1,\nA,NR,TOTAL,T,BE,2024,1,\n", "census-twice 3:7: " },
	{ SDMX "A,NR,TOTAL,T,BE,2024,:,\n", "census-nothing" },
	{ TSV "JAN,TOTAL,T\t1 \t2 \nJAN,TOTAL,T,BE\t1 \t2 \n", "census-incomplete" },
};

T_CASE(what_is_not_whole_is_refused)
{
	struct taken t;
	taken_begin(&t);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		t_false(taken_text(&t, "e.csv", refusals[i].text));
		if (strncmp(taken_why(&t), refusals[i].why, strlen(refusals[i].why)) != 0)
			t_fail("case %zu: %s", i, taken_why(&t));
	}
	taken_end(&t);
}
T_END

T_MAIN("eurostat", packed_rows_come_out_the_same_however_they_were_cut, period_chooses_the_years, what_is_not_whole_is_refused)
