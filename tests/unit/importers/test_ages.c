#include "importers/ages.h"
#include "importers/audience.h"
#include "tests/t.h"

static const struct {
	const char *label;
	int from, to;
} labels[] = {
	{ "0 jaar", 0, 0 },
	{ "1 jaar", 1, 1 },
	{ "Less than 1 year", 0, 0 },
	{ "1 year", 1, 1 },
	{ "100 years and more", 100, AGE_AND_OVER },
	{ "100 ans et plus", 100, AGE_AND_OVER },
	{ "Moins de 1 an", 0, 0 },
	{ "Jonger dan 5 jaar", 0, 4 },
	{ "0 tot 5 jaar", 0, 4 },
	{ "15 tot 20 jaar", 15, 19 },
	{ "95 jaar of ouder", 95, AGE_AND_OVER },
	{ "15 t/m 19 jaar", 15, 19 },
	{ "15 tot en met 19", 15, 19 },
	{ "18–24", 18, 24 },
	{ "65+", 65, AGE_AND_OVER },
	{ "vanaf 65 jaar", 65, AGE_AND_OVER },
	{ "Van 15 tot 20 jaar", 15, 19 },
	{ "Totaal", 0, AGE_AND_OVER },
	{ "Totaal leeftijd", 0, AGE_AND_OVER },
	{ "Totaal 15 jaar of ouder", 15, AGE_AND_OVER },
	{ "Onbekend", AGE_UNKNOWN, AGE_UNKNOWN },
	{ "130", 130, 130 },
};

T_CASE(labels_of_ages)
{
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
		int from = -9, to = -9;
		if (!ages_read(m, labels[i].label, AGES_TO_EXCLUSIVE, &from, &to) || from != labels[i].from || to != labels[i].to)
			t_fail("%s: %d to %d", labels[i].label, from, to);
	}
	int from, to;
	t_true(ages_read(m, "15 to 19 years", AGES_TO_INCLUSIVE, &from, &to));
	t_int(from, 15);
	t_int(to, 19);
	mem_free(m);
}
T_END

T_CASE(what_is_no_age)
{
	static const char *const texts[] = { "",    "Mannen", "2019",       "15 tot", "20 tot 15 jaar",
		                             "131", "15-200", "0 jaar oud", "-5",     "jonger dan 0 jaar" };
	struct mem *m = mem_new();
	int from, to;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (ages_read(m, texts[i], AGES_TO_EXCLUSIVE, &from, &to))
			t_fail("\"%s\" is taken for %d to %d", texts[i], from, to);
	mem_free(m);
}
T_END

T_MAIN("ages", labels_of_ages, what_is_no_age)
