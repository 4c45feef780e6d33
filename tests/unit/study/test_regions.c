/* The list of regions that comes with the program: which codes there were when, who followed whom, and what a person means by a name. */
#include "base/day.h"
#include "base/str.h"
#include "study/regions.h"
#include "tests/t.h"
#include <limits.h>

struct desk {
	struct mem *mem;
	struct regions all;
	struct err e;
};

static void desk_open(struct desk *d)
{
	*d = (struct desk){ .mem = mem_new() };
	regions_load(d->mem, "data", &d->all);
	t_true(d->all.n > 800);
}

static const struct region *find(struct desk *d, const char *text)
{
	const struct region *r;
	ck_assert_msg(regions_find(d->mem, &d->all, text, &r, &d->e), "%s", err_sentence(d->mem, &d->e, LANG_EN));
	ck_assert_msg(r != NULL, "%s", text);
	return r;
}

/* CBS publishes a population for so many municipalities on 1 January of each year (StatLine 03759ned). */
T_CASE(as_many_municipalities_as_the_census_counts)
{
	static const struct {
		int year;
		size_t n;
	} years[] = {
		{ 2019, 355 }, { 2020, 355 }, { 2021, 352 }, { 2022, 345 }, { 2023, 342 }, { 2024, 342 }, { 2025, 342 }, { 2026, 342 }
	};
	struct desk d;
	desk_open(&d);
	for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
		int day = day_make(years[i].year, 1, 1);
		size_t n = 0;
		for (size_t k = 0; k < d.all.n; k++) {
			const struct region *r = &d.all.item[k];
			n += str_starts(r->code, "GM") && r->from <= day && day < r->to;
		}
		t_int(n, years[i].n);
	}
	mem_free(d.mem);
}
T_END

/* The same, code by code, in the table itself. */
T_CASE(the_same_codes_as_the_census)
{
	struct desk d;
	desk_open(&d);
	const char *shared = getenv("SPIEGEL_SHARED");
	char line[512];
	FILE *f = fopen(mem_printf(d.mem, "%s/baselines/raw/nl_gemeente_total_2019_2026_03759ned.csv", shared ? shared : ""), "r");
	size_t n = 0;
	if (!f) {
		printf("# the census table is not here: skipped\n");
		mem_free(d.mem);
		return;
	}
	while (fgets(line, sizeof line, f)) {
		if (!str_starts(line, "GM"))
			continue;
		const char *year = strstr(line, ";20") + 1;
		int day = day_make(atoi(year), 1, 1);
		line[strcspn(line, ";")] = '\0';
		const struct region *r = regions_by_code(&d.all, line);
		bool counted = strstr(year, ";None") != NULL;
		if (!r && !counted)
			continue; /* not a municipality: the register of persons without one */
		ck_assert_msg(r && counted == (r->from <= day && day < r->to), "%s %.4s", line, year);
		n += counted;
	}
	fclose(f);
	t_int(n, 355 + 355 + 352 + 345 + 4 * 342);
	mem_free(d.mem);
}
T_END

T_CASE(every_region_has_its_place)
{
	struct desk d;
	desk_open(&d);
	for (size_t i = 0; i < d.all.n; i++) {
		const struct region *r = &d.all.item[i];
		struct region_heir *heir;
		ck_assert_msg(*r->name && !strchr(r->name, '\\') && r->level != REGION_OTHER, "%s", r->code);
		ck_assert_msg(!*r->part_of == (r->level == REGION_COUNTRY), "%s", r->code);
		ck_assert_msg(!*r->part_of || regions_by_code(&d.all, r->part_of), "%s", r->code);
		ck_assert_msg(r->from < r->to, "%s", r->code);
		ck_assert_msg((r->to == INT_MAX) == (*r->successors == '\0'), "%s", r->code);
		size_t n = regions_heirs(d.mem, &d.all, r, &heir), spaces = 0;
		for (const char *c = r->successors; *c; c++)
			spaces += *c == ' ';
		ck_assert_msg(n == (*r->successors ? spaces + 1 : 0), "%s: a successor is not in the list", r->code);
		ck_assert_msg(regions_by_code(&d.all, r->code) == r, "%s twice", r->code);
	}
	mem_free(d.mem);
}
T_END

T_CASE(what_people_mean)
{
	static const struct {
		const char *text, *code;
	} names[] = {
		{ "Utrecht", "GM0344" },
		{ "provincie utrecht", "PV26" },
		{ "Utrecht (PV)", "PV26" },
		{ "GRONINGEN", "GM0014" },
		{ "gm0344", "GM0344" },
		{ " Gemeente De Bilt ", "GM0310" },
		{ "Den Haag", "GM0518" },
		{ "'s-Gravenhage", "GM0518" },
		{ "\xe2\x80\x99s-Gravenhage (gemeente)", "GM0518" },
		{ "the hague", "GM0518" },
		{ "Noardeast-Fryslan", "GM1970" },
		{ "friesland", "PV21" },
		{ "Hengelo", "GM0164" }, /* the other one ended in 2005 */
		{ "Sluis", "GM1714" },
		{ "nuenen", "GM0820" },
		{ "Weesp", "GM0457" },
		{ "Nederland", "NL01" },
		{ "belgie", "01000" },
		{ "Belgique", "01000" },
		{ "wallonie", "03000" },
		{ "Ixelles", "21009" },
		{ "gand", "44021" },
		{ "Bruxelles", "04000" },
	};
	struct desk d;
	desk_open(&d);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		t_text(find(&d, names[i].text)->code, names[i].code);
	const struct region *r;
	t_true(regions_find(d.mem, &d.all, "Nergenshuizen", &r, &d.e));
	t_true(r == NULL);
	t_true(regions_find(d.mem, &d.all, "", &r, &d.e));
	t_true(r == NULL);
	t_false(regions_find(d.mem, &d.all, "Bergen", &r, &d.e));
	t_int(d.e.code, ERR_USAGE);
	t_text(d.e.arg[1], "Bergen (L.) (GM0893), Bergen (NH.) (GM0373)");
	mem_free(d.mem);
}
T_END

T_CASE(what_became_of_them)
{
	struct desk d;
	struct region_heir *heir;
	const struct region **old;
	desk_open(&d);
	t_text(regions_now(d.mem, &d.all, find(&d, "Weesp"))->code, "GM0363");
	t_int(find(&d, "Weesp")->to, day_make(2022, 3, 24));
	/* Muiden went to Gooise Meren with all its people; land without people went to Weesp */
	t_text(regions_now(d.mem, &d.all, find(&d, "Muiden"))->code, "GM1942");
	/* Ferwerderadeel became Ferwerderadiel and then part of Noardeast-Frysl\xc3\xa2n */
	t_text(regions_now(d.mem, &d.all, find(&d, "GM0068"))->code, "GM1970");
	t_true(regions_now(d.mem, &d.all, find(&d, "Haaren")) == NULL);
	t_int(regions_heirs(d.mem, &d.all, find(&d, "Haaren"), &heir), 4);
	t_text(heir[1].region->name, "Oisterwijk");
	t_int(heir[1].inhabitants, 5827);
	t_true(regions_now(d.mem, &d.all, find(&d, "Utrecht")) == find(&d, "Utrecht"));
	t_int(regions_made_of(d.mem, &d.all, find(&d, "Land van Cuijk"), &old), 5);
	t_text(old[0]->code, "GM0756");
	t_int(regions_made_of(d.mem, &d.all, find(&d, "Utrecht"), &old), 0);
	t_text(regions_gained(d.mem, &d.all, find(&d, "Amsterdam"), day_make(2021, 1, 1))->code, "GM0457");
	t_true(regions_gained(d.mem, &d.all, find(&d, "Amsterdam"), day_make(2023, 1, 1)) == NULL);
	mem_free(d.mem);
}
T_END

T_CASE(what_lies_in_what)
{
	struct desk d;
	bool unsure;
	int day = day_make(2021, 1, 1), later = day_make(2023, 1, 1);
	desk_open(&d);
	t_true(regions_within(d.mem, &d.all, "GM0344", "GM0344", day, &unsure));
	t_true(regions_within(d.mem, &d.all, "BU03440101", "WK034401", day, &unsure));
	t_true(regions_within(d.mem, &d.all, "BU03440101", "GM0344", day, &unsure));
	t_true(regions_within(d.mem, &d.all, "WK034401", "PV26", day, &unsure));
	t_true(regions_within(d.mem, &d.all, "GM0344", "NL01", day, &unsure));
	t_false(regions_within(d.mem, &d.all, "GM0344", "PV27", day, &unsure));
	t_false(regions_within(d.mem, &d.all, "WK034401", "WK034402", day, &unsure));
	t_false(regions_within(d.mem, &d.all, "GM0344", "BU03440101", day, &unsure));
	t_true(regions_within(d.mem, &d.all, "44021", "02000", day, &unsure));
	t_true(regions_within(d.mem, &d.all, "21009", "01000", day, &unsure));
	t_false(regions_within(d.mem, &d.all, "21009", "02000", day, &unsure));
	/* Amsterdam has the people of Weesp since 2022 */
	t_false(regions_within(d.mem, &d.all, "GM0457", "GM0363", day, &unsure));
	t_true(regions_within(d.mem, &d.all, "GM0457", "GM0363", later, &unsure));
	t_false(unsure);
	t_false(regions_within(d.mem, &d.all, "GM0344", "CR17", day, &unsure));
	t_true(unsure); /* an area of the same province */
	t_false(regions_within(d.mem, &d.all, "GM0344", "CR23", day, &unsure));
	t_false(unsure);
	mem_free(d.mem);
}
T_END

T_CASE(no_list)
{
	struct mem *m = mem_new();
	struct regions all;
	regions_load(m, NULL, &all);
	t_int(all.n, 0);
	regions_load(m, "tests", &all);
	t_int(all.n, 0);
	mem_free(m);
}
T_END

T_CASE(codes_whose_form_is_that_of_a_list)
{
	static const char *const listed[] = { "GM9999", "PV99", "LD09", "CR41", "05000" };
	static const char *const others[] = {
		"", "GM03440", "GM034", "gm9999", "44021", "BU03440101", "WK034401", "SAMEN:dijk", "Utrecht"
	};
	for (size_t i = 0; i < sizeof listed / sizeof *listed; i++)
		t_true(regions_should_list(listed[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		t_false(regions_should_list(others[i]));
}
T_END

T_MAIN("study/regions", codes_whose_form_is_that_of_a_list, as_many_municipalities_as_the_census_counts, the_same_codes_as_the_census,
       every_region_has_its_place, what_people_mean, what_became_of_them, what_lies_in_what, no_list)
