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
	regions_load(d->mem, "data", LANG_NL, &d->all);
	t_true(d->all.n > 1500);
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

static const char *region_above(const struct desk *d, const struct region *r)
{
	while (r->level != REGION_REGION)
		r = regions_by_code(&d->all, r->part_of);
	return r->code;
}

/* Statbel: 589 municipalities until 2018, 581 from 2019, 565 from 2025 (news of the mergers of 1 January 2019 and 2025; 308, 300 and 285 of
 * Flanders, 262 and 261 of Wallonia, 19 of Brussels). */
T_CASE(as_many_municipalities_as_belgium_has)
{
	static const struct {
		int year;
		size_t flemish, walloon, districts;
	} years[] = {
		{ 2000, 308, 262, 43 }, { 2018, 308, 262, 43 }, { 2019, 300, 262, 43 }, { 2024, 300, 262, 43 }, { 2025, 285, 261, 43 }
	};
	struct desk d;
	desk_open(&d);
	for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
		int day = day_make(years[i].year, 1, 1);
		size_t n[3] = { 0 }, districts = 0;
		for (size_t k = 0; k < d.all.n; k++) {
			const struct region *r = &d.all.item[k];
			bool counts = !str_starts(r->code, "GM") && r->from <= day && day < r->to;
			districts += counts && r->level == REGION_DISTRICT;
			if (counts && r->level == REGION_MUNICIPALITY)
				n[region_above(&d, r)[1] - '2']++;
		}
		t_int(n[0], years[i].flemish);
		t_int(n[1], years[i].walloon);
		t_int(n[2], 19);
		t_int(districts, years[i].districts);
	}
	mem_free(d.mem);
}
T_END

/* A code's first two digits are those of its district: that is how Statbel numbers, and why places that moved got another code. */
T_CASE(belgian_codes_tell_the_district)
{
	struct desk d;
	desk_open(&d);
	for (size_t i = 0; i < d.all.n; i++) {
		const struct region *r = &d.all.item[i];
		if (r->level == REGION_MUNICIPALITY && !str_starts(r->code, "GM"))
			ck_assert_msg(strncmp(r->code, r->part_of, 2) == 0 && str_ends(r->part_of, "000") && strlen(r->code) == 5, "%s",
			              r->code);
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
		{ "Bruxelles", "04000" }, /* people mean the region; the city has a name of its own */
		{ "Ville de Bruxelles", "21004" },
		{ "stad brussel", "21004" },
		{ "Gent", "44021" },
		{ "Li\xc3\xa8ge", "62063" },
		{ "l\xc3\xbcttich", "62063" },
		{ "province de Liege", "60000" },
		{ "Provincie Antwerpen", "10000" },
		{ "Antwerpen", "11002" },
		{ "arrondissement d'Anvers", "11000" },
		{ "Sint Niklaas", "46021" },
		{ "Mons", "53053" },
		{ "Sankt Vith", "63067" },
		{ "Tielt", "37022" }, /* 37015 ended */
		{ "Beveren", "46003" },
		{ "Hasselt", "71072" }, /* the one in Overijssel ended in 2001 */
		{ "Tongeren", "73083" }, /* the town of before the merger, not its district */
		{ "Tongres", "73083" },
		{ "Flandre", "02000" },
		{ "gemeente Limburg", "63046" },
		{ "stad Gent", "44021" },
		{ "De Stad Antwerpen", "11002" },
		{ "Ville de Mons", "53053" },
		{ "la ville de Li\xc3\xa8ge", "62063" },
		{ "City of Ghent", "44021" },
		{ "Gemeente 's-Gravenhage", "GM0518" },
		{ "\xe2\x80\x99s-Gravenhage", "GM0518" },
		{ "s Gravenhage", "GM0518" },
		{ "Gemeente Den Haag", "GM0518" },
		{ "St-Niklaas", "46021" },
		{ "St. Niklaas", "46021" },
		{ "St Truiden", "71053" },
		{ "St-Hubert", "84059" },
		{ "Bergen NH", "GM0373" },
		{ "Stad Delden", "GM0179" }, /* a name, no city called Delden */
		{ "Sint Anthonis", "GM1702" },
		{ "St. Anthonis", "GM1691" },
		{ "Utrecht (gemeente)", "GM0344" },
		{ "province of Antwerp", "10000" },
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
	mem_free(d.mem);
}
T_END

T_CASE(names_of_several)
{
	static const struct {
		const char *text, *which;
	} names[] = {
		{ "Bergen", "Bergen (L.) (GM0893, Limburg), Bergen (NH.) (GM0373, Noord-Holland), Bergen (53053, Henegouwen)" },
		{ "Limburg", "Limburg (PV31, Zuid-Nederland), Limburg (70000, Vlaams Gewest), Limburg (63046, Luik)" },
		{ "provincie Limburg", "Limburg (PV31, Zuid-Nederland), Limburg (70000, Vlaams Gewest)" },
		{ "Zwijndrecht", "Zwijndrecht (GM0642, Zuid-Holland), Zwijndrecht (11056, Antwerpen)" },
		{ "Saint-Nicolas", "Sint-Niklaas (46021, Oost-Vlaanderen), Saint-Nicolas (62093, Luik)" },
	};
	struct desk d;
	desk_open(&d);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct region *r;
		struct err e = { .code = ERR_NONE };
		t_false(regions_find(d.mem, &d.all, names[i].text, &r, &e));
		t_int(e.code, ERR_USAGE);
		t_text(e.arg[1], names[i].which);
	}
	mem_free(d.mem);
}
T_END

/* In French a Belgian place is called by its French name, and still found by the other. */
T_CASE(french_names)
{
	struct desk d = { .mem = mem_new() };
	regions_load(d.mem, "data", LANG_FR, &d.all);
	t_text(find(&d, "62063")->name, "Li\xc3\xa8ge");
	t_text(find(&d, "Luik")->code, "62063");
	t_text(find(&d, "Vlaams Gewest")->name, "R\xc3\xa9gion flamande");
	t_text(find(&d, "44088")->name, "Merelbeke-Melle");
	t_text(find(&d, "PV21")->name, "Frysl\xc3\xa2n");
	/* a census in Dutch, one in French, one of somebody who joined regions under this code, one of no listed region */
	t_text(regions_called(d.mem, "data", "04000", "Brussels Hoofdstedelijk Gewest", LANG_FR), "R\xc3\xa9gion de Bruxelles-Capitale");
	t_text(regions_called(d.mem, "data", "04000", "Brussels Hoofdstedelijk Gewest", LANG_NL), "Brussels Hoofdstedelijk Gewest");
	t_text(regions_called(d.mem, "data", "04000", "Brussels Hoofdstedelijk Gewest", LANG_EN), "Brussels Hoofdstedelijk Gewest");
	t_text(regions_called(d.mem, "data", "04000", "Bruxelles", LANG_FR), "Bruxelles");
	t_text(regions_called(d.mem, "data", "04000", "Brussels", LANG_FR), "Brussels");
	t_text(regions_called(d.mem, "data", "99999", "Proef", LANG_FR), "Proef");
	t_text(regions_called(d.mem, "data", "GM0344", "Utrecht", LANG_FR), "Utrecht");
	t_text(regions_called(d.mem, NULL, "04000", "Brussels Hoofdstedelijk Gewest", LANG_FR), "Brussels Hoofdstedelijk Gewest");
	mem_free(d.mem);
}
T_END

/* Mergers and new codes of 1 January 2019 and 2025, as Statbel told them. */
T_CASE(what_became_of_belgian_ones)
{
	static const struct {
		const char *old, *new;
		int year;
	} became[] = {
		{ "12030", "12041", 2019 }, /* Puurs */
		{ "12034", "12041", 2019 }, { "44029", "44084", 2019 }, /* Knesselare to Aalter */
		{ "44049", "44083", 2019 }, /* Nevele to Deinze */
		{ "44036", "44085", 2019 }, /* Lovendegem to Lievegem */
		{ "45017", "45068", 2019 }, /* Kruishoutem to Kruisem */
		{ "71047", "72042", 2019 }, /* Opglabbeek to Oudsbergen, in another district */
		{ "72025", "72043", 2019 }, /* Neerpelt to Pelt */
		{ "55022", "58001", 2019 }, /* La Louviere, another code */
		{ "54007", "57096", 2019 }, /* Mouscron, another code */
		{ "55010", "51067", 2019 }, /* Enghien, another code */
		{ "11056", "46030", 2025 }, /* Zwijndrecht, in another province */
		{ "46003", "46030", 2025 }, { "46013", "46030", 2025 }, { "11007", "11002", 2025 }, /* Borsbeek to Antwerp */
		{ "44045", "46029", 2025 }, /* Moerbeke to Lokeren */
		{ "23023", "23106", 2025 }, { "73040", "71072", 2025 }, /* Kortessem to Hasselt */
		{ "71069", "71071", 2025 }, { "73083", "73111", 2025 }, { "82005", "82039", 2025 },
	};
	struct desk d;
	const struct region **old;
	bool unsure;
	desk_open(&d);
	for (size_t i = 0; i < sizeof became / sizeof *became; i++) {
		const struct region *r = find(&d, became[i].old), *now = regions_now(d.mem, &d.all, r);
		ck_assert_msg(now && str_eq(now->code, became[i].new), "%s", r->code);
		t_int(r->to, day_make(became[i].year, 1, 1));
	}
	t_int(regions_made_of(d.mem, &d.all, find(&d, "46030"), &old), 3);
	t_int(regions_made_of(d.mem, &d.all, find(&d, "44085"), &old), 3);
	t_int(regions_made_of(d.mem, &d.all, find(&d, "58001"), &old), 1);
	t_text(old[0]->code, "55022");
	t_int(regions_made_of(d.mem, &d.all, find(&d, "58000"), &old), 0);
	t_text(regions_gained(d.mem, &d.all, find(&d, "11002"), day_make(2024, 1, 1))->code, "11007");
	t_true(regions_gained(d.mem, &d.all, find(&d, "11002"), day_make(2025, 1, 1)) == NULL);
	t_true(regions_gained(d.mem, &d.all, find(&d, "46030"), day_make(2021, 1, 1)) == NULL);
	/* Zwijndrecht was in the province of Antwerp, and is in East Flanders */
	t_true(regions_within(d.mem, &d.all, "11056", "10000", day_make(2021, 1, 1), &unsure));
	t_false(regions_within(d.mem, &d.all, "11056", "10000", day_make(2025, 1, 1), &unsure));
	t_true(regions_within(d.mem, &d.all, "11056", "40000", day_make(2025, 1, 1), &unsure));
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
	regions_load(m, NULL, LANG_NL, &all);
	t_int(all.n, 0);
	regions_load(m, "tests", LANG_NL, &all);
	t_int(all.n, 0);
	mem_free(m);
}
T_END

T_CASE(codes_whose_form_is_that_of_a_list)
{
	/* a Belgian municipality to come; then codes of other countries, and of no list */
	static const char *const listed[] = { "GM9999", "PV99", "LD09", "CR41", "05000", "44099", "82040" };
	static const char *const others[] = { "",      "GM03440",    "GM034",    "gm9999",     "4402",    "440211", "75056",
		                              "99999", "BU03440101", "WK034401", "SAMEN:dijk", "Utrecht", "440 1",  "44o21" };
	struct desk d;
	struct regions none = { .n = 0 };
	desk_open(&d);
	for (size_t i = 0; i < sizeof listed / sizeof *listed; i++)
		t_true(regions_should_list(&d.all, listed[i]));
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		t_false(regions_should_list(&d.all, others[i]));
	t_false(regions_should_list(&none, "44099"));
	mem_free(d.mem);
}
T_END

T_MAIN("study/regions", codes_whose_form_is_that_of_a_list, as_many_municipalities_as_the_census_counts,
       as_many_municipalities_as_belgium_has, belgian_codes_tell_the_district, the_same_codes_as_the_census, every_region_has_its_place,
       what_people_mean, names_of_several, french_names, what_became_of_them, what_became_of_belgian_ones, what_lies_in_what, no_list)
