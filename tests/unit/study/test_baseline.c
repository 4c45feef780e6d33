/* Joining the census figures of a project. The data folder is not beside the test programs: regions are those that the tests take in. */
#include "desk.h"
#include "study/baseline.h"
#include "study/census.h"

#define HEADER "geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source\n"

static double cell(struct desk *d, const char *region, const char *sex, int age_from)
{
	struct census c;
	t_true(census_find(d->mem, d->store, d->trajectory, INT64_MAX, region, &c, &d->e));
	t_true(c.found);
	for (size_t i = 0; i < c.cells.n; i++)
		if (c.cells.cell[i].sex == *sex && c.cells.cell[i].age_from == age_from)
			return c.cells.cell[i].n;
	t_fail("no cell %s %s %d", region, sex, age_from);
	return 0;
}

static void compose(struct desk *d, const char *name, const char *areas, struct baseline_result *r)
{
	ck_assert_msg(baseline_compose(d->mem, d->store, d->trajectory, &d->project, name, areas, r, &d->e), "%s",
	              err_sentence(d->mem, &d->e, LANG_EN));
}

static void refused(struct desk *d, const char *name, const char *areas, enum word word)
{
	struct baseline_result r;
	t_false(baseline_compose(d->mem, d->store, d->trajectory, &d->project, name, areas, &r, &d->e));
	ck_assert_msg(d->e.word == word, "%s", err_sentence(d->mem, &d->e, LANG_EN));
	d->e = (struct err){ .code = ERR_NONE };
}

T_CASE(two_of_them)
{
	struct desk d;
	struct baseline_result r;
	desk_open(&d, "SAMEN:dijk-en-oever");
	desk_take_text(&d,
	               HEADER "XX01,Dijk,2024-01-01,F,0,17,10,final,Bureau A\nXX01,Dijk,2024-01-01,F,18,,20,final,Bureau A\n"
	                      "XX01,Dijk,2024-01-01,M,0,17,11,final,Bureau A\nXX01,Dijk,2024-01-01,M,18,,21,final,Bureau A\n"
	                      "XX02,Oever,2023-01-01,F,0,,5,provisional,Bureau B\nXX02,Oever,2023-01-01,M,0,,6,provisional,Bureau B\n",
	               "baseline");
	compose(&d,
	        "Dijk & \xc3\x96"
	        "ever",
	        " xx01, XX02", &r);
	t_text(r.code, "SAMEN:dijk-oever");
	t_int(r.day, day_make(2023, 1, 1));
	t_true(r.other_days && r.merged && !r.sexes_lost && !r.already);
	t_text(r.exactness, "provisional");
	t_near("persons", r.persons, 73, 0);
	t_int(r.n_parts, 2);
	t_near("women", cell(&d, "SAMEN:dijk-oever", "F", 0), 35, 0);
	t_near("men", cell(&d, "SAMEN:dijk-oever", "M", 0), 38, 0);
	struct census c;
	t_true(census_find(d.mem, d.store, d.trajectory, INT64_MAX, "SAMEN:dijk-oever", &c, &d.e));
	t_text(c.source, "Bureau A (XX01 Dijk); Bureau B (XX02 Oever)");
	compose(&d,
	        "Dijk & \xc3\x96"
	        "ever",
	        "XX01,XX02", &r);
	t_true(r.already);
	desk_close(&d);
}
T_END

/* Districts, rounded to fives, come as ages and as sexes that do not quite agree: both are kept, and taken in as rounded. */
T_CASE(two_tables_of_the_same_people)
{
	struct desk d;
	struct baseline_result r;
	desk_open(&d, "SAMEN:strook");
	desk_take_text(&d,
	               "geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source,rounding\n"
	               "WK990001,Noord,2024-01-01,F,0,,45,final,B,5\nWK990001,Noord,2024-01-01,M,0,,60,final,B,5\n"
	               "WK990001,Noord,2024-01-01,*,0,14,30,final,B,5\nWK990001,Noord,2024-01-01,*,15,,70,final,B,5\n"
	               "WK990002,Zuid,2024-01-01,F,0,,10,final,B,5\nWK990002,Zuid,2024-01-01,M,0,,10,final,B,5\n"
	               "WK990002,Zuid,2024-01-01,*,0,14,5,final,B,5\nWK990002,Zuid,2024-01-01,*,15,,15,final,B,5\n",
	               "baseline");
	compose(&d, "Strook", "WK990001,WK990002", &r);
	t_near("persons", r.persons, 120, 0);
	t_near("young", cell(&d, "SAMEN:strook", "", 0), 35, 0);
	t_near("older", cell(&d, "SAMEN:strook", "", 15), 85, 0);
	t_near("women", cell(&d, "SAMEN:strook", "F", -1), 55, 0);
	t_near("men", cell(&d, "SAMEN:strook", "M", -1), 70, 0);
	desk_close(&d);
}
T_END

T_CASE(withheld)
{
	struct desk d;
	struct baseline_result r;
	struct census c;
	desk_open(&d, "SAMEN:x");
	desk_take_text(&d,
	               HEADER "XX01,A,2024-01-01,*,0,17,,suppressed,B\nXX01,A,2024-01-01,*,18,,20,final,B\n"
	                      "XX02,B,2024-01-01,*,0,17,5,final,B\nXX02,B,2024-01-01,*,18,,6,final,B\n",
	               "baseline");
	compose(&d, "x", "XX01,XX02", &r);
	t_true(isnan(r.persons));
	t_true(census_find(d.mem, d.store, d.trajectory, INT64_MAX, "SAMEN:x", &c, &d.e));
	t_true(c.cells.withheld);
	t_int(c.cells.n, 2);
	t_near("known", cell(&d, "SAMEN:x", "", 18), 26, 0);
	desk_close(&d);
}
T_END

T_CASE(what_is_refused)
{
	struct desk d;
	desk_open(&d, "XX01");
	desk_take_text(
	        &d,
	        HEADER
	        "XX01,A,2024-01-01,*,0,,20,final,B\nXX02,B,2024-01-01,*,15,,6,final,B\n"
	        "GM0001,C,2024-01-01,*,0,,20,final,B\nWK000101,D,2024-01-01,*,0,,6,final,B\nBU00010101,E,2024-01-01,*,0,,6,final,B\n",
	        "baseline");
	refused(&d, "x", "XX01", W_COMPOSE_COUNT);
	refused(&d, "x", "", W_COMPOSE_COUNT);
	refused(&d, "x", "XX01,XX09", W_BASELINE_UNKNOWN);
	refused(&d, "x", "XX01,XX01", W_COMPOSE_TWICE);
	refused(&d, "x", "XX01,XX02", W_COMPOSE_OTHER_AGES);
	refused(&d, "x", "GM0001,BU00010101", W_COMPOSE_WITHIN);
	refused(&d, "x", "BU00010101,XX01,WK000101", W_COMPOSE_WITHIN);
	refused(&d, "x", "XX01,SAMEN:y", W_COMPOSE_OF_COMPOSED);
	refused(&d, "!!", "XX01,XX02", W_COMPOSE_NAME);
	desk_close(&d); /* its folder must be empty but for the project */
}
T_END

/* Counts by another trait do not add up with those of sex and age: they stay behind, and it is told. */
T_CASE(other_traits_stay_behind)
{
	struct desk d;
	struct baseline_result r;
	desk_open(&d, "SAMEN:x");
	desk_take_text(&d,
	               HEADER "XX01,Dijk,2024-01-01,F,0,,10,final,A\nXX01,Dijk,2024-01-01,M,0,,11,final,A\n"
	                      "XX02,Oever,2024-01-01,F,0,,5,final,A\nXX02,Oever,2024-01-01,M,0,,6,final,A\n",
	               "baseline");
	compose(&d, "x", "XX01,XX02", &r);
	t_true(!r.divided);
	desk_take_text(&d,
	               "geo_code,geo_name,ref_date,variable,category,count,percent,source\nXX02,Oever,2024-01-01,totaal,,11,,A\n"
	               "XX02,Oever,2024-01-01,opleiding,hoog,4,,A\nXX02,Oever,2024-01-01,opleiding,laag,7,,A\n",
	               "baseline-margins");
	compose(&d, "y", "XX01,XX02", &r);
	t_text(r.divided, "opleiding");
	desk_close(&d);
}
T_END

T_MAIN("study/baseline", other_traits_stay_behind, two_of_them, two_tables_of_the_same_people, withheld, what_is_refused)
