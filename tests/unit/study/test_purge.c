/* The term of data: months are counted on the calendar. */
#include "study/purge.h"
#include "tests/t.h"

T_CASE(months_end_on_the_same_day_or_the_last)
{
	static const struct {
		const char *day;
		int months;
		const char *later;
	} cases[] = {
		{ "2026-06-30", 12, "2027-06-30" }, { "2026-08-31", 6, "2027-02-28" }, { "2027-08-31", 6, "2028-02-29" },
		{ "2028-02-29", 12, "2029-02-28" }, { "2026-12-31", 1, "2027-01-31" }, { "2026-01-15", 240, "2046-01-15" },
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int day, later;
		if (!day_parse(cases[i].day, &day) || !day_parse(cases[i].later, &later))
			t_fail("%s", cases[i].day);
		t_int(purge_months_later(day, cases[i].months), later);
	}
}
T_END

T_MAIN("study/purge", months_end_on_the_same_day_or_the_last)
