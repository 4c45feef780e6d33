/* What a file's name and folder tell when its content does not. */
#include "base/day.h"
#include "importers/place.h"
#include "tests/t.h"
#include <limits.h>

T_CASE(a_day_in_the_name)
{
	static const struct {
		struct file_place at;
		const char *day; /* NULL: none */
	} names[] = {
		{ { "2026-06-30 Audience.csv", "" }, "2026-06-30" },
		{ { "postvak/2026-06-30_Audience.csv", "" }, "2026-06-30" },
		{ { "Audience-2026-06-30.csv", "" }, "2026-06-30" },
		{ { "2026-06-30-Audience (2026-06-30).csv", "" }, "2026-06-30" },
		{ { "2026-06-30 alles.zip", "Audience.csv" }, "2026-06-30" },
		{ { "x/2026-06-30 alles.zip", "export/facebook/Audience.csv" }, "2026-06-30" },
		{ { "2026-06-30 alles.zip", "export/2026-05-31 Audience.csv" }, "2026-05-31" },
		{ { "2026-07-31 2026-06-01_2026-06-30 Audience.csv", "" }, "2026-07-31" },
		{ { "2026-06-30 juni: mei.csv", "" }, "2026-06-30" },
		{ { "2026-06-30: mei/Audience.csv", "" }, NULL },
		{ { "dijk: 2026-06-30/alles.zip", "Audience.csv" }, NULL },
		{ { "2026-06-30: alles.zip", "2025: juni/Audience.csv" }, "2026-06-30" },
		{ { "2026-06-30/Audience.csv", "" }, NULL },
		{ { "2026-06-01_2026-06-30.csv", "" }, NULL },
		{ { "2026-06-31 Audience.csv", "" }, NULL },
		{ { "12026-06-30.csv", "" }, NULL },
		{ { "2026-06-301.csv", "" }, NULL },
		{ { "2026-06", "" }, NULL },
		{ { "", "" }, NULL },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		int day = place_day(m, names[i].at), expected = INT_MIN;
		if (names[i].day)
			day_parse(names[i].day, &expected);
		if (day != expected)
			t_fail("%s: %s", names[i].at.file, names[i].at.part);
	}
	mem_free(m);
}
T_END

T_CASE(the_end_of_a_period_in_the_name)
{
	int day;
	day_parse("2026-06-30", &day);
	t_int(place_until((struct file_place){ "x/Jun-01-2026_Jun-30-2026_1019820000000042.csv", "" }), day);
	t_int(place_until((struct file_place){ "Jul-01-2025_Jun-30-2026.csv", "" }), day);
	t_int(place_until((struct file_place){ "x/alles.zip", "Jun-01-2026_Jun-30-2026_1.csv" }), day);
	t_int(place_until((struct file_place){ "Jun-30-2026_Jun-01-2026_1.csv", "" }), INT_MIN);
	t_int(place_until((struct file_place){ "Jun-01-2026_Jun-31-2026_1.csv", "" }), INT_MIN);
	t_int(place_until((struct file_place){ "Jun-01-2026_unJ-30-2026_1.csv", "" }), INT_MIN);
	t_int(place_until((struct file_place){ "Jun-01-2026-Jun-30-2026_1.csv", "" }), INT_MIN);
	t_int(place_until((struct file_place){ "Jun-01-2026", "" }), INT_MIN);
	t_int(place_until((struct file_place){ "Jun-1-2026_Jun-30-2026_1.csv", "" }), INT_MIN);
}
T_END

T_CASE(a_year_in_the_name)
{
	t_int(place_year((struct file_place){ "2019/baseline 2021.csv", "" }), 2021);
	t_int(place_year((struct file_place){ "2021 en 2021.csv", "" }), 2021);
	t_int(place_year((struct file_place){ "2020-2021.csv", "" }), 0);
	t_int(place_year((struct file_place){ "12021.csv", "" }), 0);
	t_int(place_year((struct file_place){ "1989.csv", "" }), 0);
	t_int(place_year((struct file_place){ "2019.zip", "2021.csv" }), 2021);
	t_int(place_year((struct file_place){ "2019.zip", "map/Blad1" }), 2019);
	t_int(place_year((struct file_place){ "x: 2019/a.zip", "map/Blad1" }), 0);
	t_int(place_year((struct file_place){ "1990.csv", "" }), 1990);
	t_int(place_year((struct file_place){ "2100.csv", "" }), 0);
}
T_END

T_CASE(the_folder_of_a_file)
{
	struct mem *m = mem_new();
	t_text(place_folder(m, (struct file_place){ "Audience.csv", "" }), "");
	t_text(place_folder(m, (struct file_place){ "/Audience.csv", "" }), "");
	t_text(place_folder(m, (struct file_place){ "facebook/Audience.csv", "" }), "facebook");
	t_text(place_folder(m, (struct file_place){ "/srv/post vak/Groene Singel/Audience.csv", "" }), "Groene Singel");
	t_text(place_folder(m, (struct file_place){ "/srv/alles.zip", "instagram/Audience.csv" }), "instagram");
	t_text(place_folder(m, (struct file_place){ "/srv/juni: facebook/Audience.csv", "" }), "juni: facebook");
	t_text(place_folder(m, (struct file_place){ "/srv/alles.zip", "juni: instagram/Audience.csv" }), "juni: instagram");
	t_text(place_folder(m, (struct file_place){ "x/alles.zip", "Audience.csv" }), "x");
	mem_free(m);
}
T_END

T_MAIN("place", the_end_of_a_period_in_the_name, a_day_in_the_name, a_year_in_the_name, the_folder_of_a_file)
