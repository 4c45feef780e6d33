/* Who counts as a participant, from a counts file to the people of a report. Expected numbers are added up by hand from the files below;
 * census figures are sums of the shipped file made with awk. */
#include "desk.h"
#include "study/criterion.h"
#include "study/people.h"

/* awk over data/baseline_utrecht_2021.csv */
enum { AGED_15 = 299138, AGED_15_24 = 52695, AGED_25_34 = 79859, AGED_65 = 37915, WOMEN_15 = 153292 };

#define HEADER "activity,date,kind,online,sex,age_from,age_to,first_time,count\n"

static void open_desk(struct desk *d, bool census)
{
	desk_open(d, "GM0344"); /* a test program does not lie beside the data folder, so that no census was taken in */
	if (census)
		desk_take(d, "data/baseline_utrecht_2021.csv", "baseline");
}

static void take_counts(struct desk *d, const char *rows)
{
	desk_take_text(d, mem_printf(d->mem, "%s%s", HEADER, rows), "counts");
}

static bool ask(struct desk *d, int month, int64_t last_import, struct people *out)
{
	const struct study *s;
	return study_load(d->mem, d->store, d->trajectory, &d->project, month, last_import, &s, &d->e) &&
	       study_people(d->mem, s, out, &d->e);
}

static const struct people_month *at_month(struct desk *d, int month, struct people *out)
{
	ck_assert_msg(ask(d, month, INT64_MAX, out), "%s", err_sentence(d->mem, &d->e, LANG_EN));
	return people_now(out);
}

/* Record what the project asks for now. */
static void agree(struct desk *d)
{
	t_true(store_begin(d->store, &d->e) &&
	       criterion_set(d->store, d->trajectory, criterion_text(d->mem, &d->project), "own", 1750000001, &d->e) &&
	       store_commit(d->store, &d->e));
}

/* 55 people at the first meeting; online 12 for the first time, 40 who came before, 8 who did not say, 3 children. */
static const char two_activities[] = "Avond,2026-01-10,meeting,no,F,25,34,unknown,20\n"
                                     "Avond,2026-01-10,meeting,no,M,65,,unknown,30\n"
                                     "Avond,2026-01-10,meeting,no,F,,,unknown,5\n"
                                     "Vragen,2026-02-10,survey,yes,F,15,24,yes,12\n"
                                     "Vragen,2026-02-10,survey,yes,M,35,44,no,40\n"
                                     "Vragen,2026-02-10,survey,yes,F,25,34,unknown,8\n"
                                     "Vragen,2026-02-10,survey,yes,F,10,14,yes,3\n";

T_CASE(everybody_counts_once)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, two_activities);
	const struct people_month *now = at_month(&d, month_make(2026, 2), &p);
	t_int(p.facts.participations, 115);
	t_int(p.facts.persons, 67);
	t_int(p.facts.first_time_unknown, 8);
	t_int(p.facts.n_activities, 2);
	t_int(p.n_dimensions, 2);
	const struct people_table *age = &now->total[0], *sex = &now->total[1];
	t_int(age->dimension, DIM_AGE);
	t_int(age->known, 62);
	t_int(age->unknown, 5);
	t_int(age->group[0].x, 12);
	t_int(age->group[1].x, 20);
	t_int(age->group[5].x, 30);
	t_int(sex->known, 67);
	t_int(sex->group[0].x, 37);
	t_int(sex->group[1].x, 30);
	t_int(now->month, month_make(2026, 2));
	t_int(at_month(&d, month_make(2026, 1), &p)->total[0].known, 50);
	desk_close(&d);
}
T_END

T_CASE(the_census_is_that_of_the_people_concerned)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, two_activities);
	const struct people_month *now = at_month(&d, month_make(2026, 2), &p);
	t_near("15 and over", p.facts.population.persons, AGED_15, 1e-12);
	t_near("15-24", now->total[0].group[0].population, (double)AGED_15_24 / AGED_15, 1e-12);
	t_near("25-34", now->total[0].group[1].population, (double)AGED_25_34 / AGED_15, 1e-12);
	t_near("65 and over", now->total[0].group[5].population, (double)AGED_65 / AGED_15, 1e-12);
	t_near("women", now->total[1].group[0].population, (double)WOMEN_15 / AGED_15, 1e-12);
	desk_close(&d);
}
T_END

T_CASE(who_was_not_asked_is_not_judged)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, "Avond,2026-01-10,meeting,no,F,25,34,unknown,30\n"
	                "Vragen,2026-02-10,survey,yes,F,25,34,unknown,60\n");
	const struct people_month *now = at_month(&d, month_make(2026, 2), &p);
	t_int(p.facts.persons, COUNT_MISSING);
	t_int(now->verdict, VERDICT_CANNOT_JUDGE);
	t_int(now->total[0].gate, GATE_NOT_PERSONS);
	t_int(now->total[0].known, 90);
	desk_close(&d);
}
T_END

T_CASE(a_corrected_count_takes_the_place_of_the_first)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, two_activities);
	take_counts(&d, "Avond,2026-01-10,meeting,no,F,25,34,unknown,25\nAvond,2026-01-10,meeting,no,M,65,,unknown,31\n");
	const struct people_month *now = at_month(&d, month_make(2026, 1), &p);
	t_int(p.facts.participations, 56);
	t_int(now->total[0].group[1].x, 25);
	/* as of the import before, the first count stands */
	t_true(ask(&d, month_make(2026, 1), 2, &p));
	t_int(p.facts.participations, 55);
	desk_close(&d);
}
T_END

/* 250 people by sex, 50 of them by age as well: two tables of the same people. */
T_CASE(nobody_is_lost_between_two_tables)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, "Avond,2026-01-10,meeting,no,F,,,yes,120\n"
	                "Avond,2026-01-10,meeting,no,M,,,yes,130\n"
	                "Avond,2026-01-10,meeting,no,,15,34,yes,20\n"
	                "Avond,2026-01-10,meeting,no,,35,64,yes,30\n");
	const struct people_month *now = at_month(&d, month_make(2026, 1), &p);
	t_int(p.facts.persons, 250);
	t_int(now->total[1].known, 250);
	t_int(now->total[0].known + now->total[0].unknown, 250);
	desk_close(&d);
}
T_END

/* Of 300 people with an age 59 are in a band across three groups; with one more they are a fifth. */
T_CASE(few_people_of_wide_ages_leave_the_agreed_groups_apart)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, "Avond,2026-01-10,meeting,no,F,15,24,yes,241\n"
	                "Markt,2026-01-12,meeting,no,F,20,39,yes,59\n"
	                "Plein,2026-01-13,meeting,no,F,,,yes,40\n");
	const struct people_month *now = at_month(&d, month_make(2026, 1), &p);
	t_false(p.facts.population.joined_by_counts);
	t_int(now->total[0].k, 6);
	t_int(now->total[0].unknown, 99);
	t_text(p.facts.across, "Markt");
	t_int(p.facts.across_ages.age_from, 20);
	t_int(p.facts.across_ages.age_to, 39);
	take_counts(&d, "Avond,2026-01-10,meeting,no,F,15,24,yes,236\n");
	now = at_month(&d, month_make(2026, 1), &p);
	t_true(p.facts.population.joined_by_counts);
	t_int(now->total[0].k, 4);
	t_int(now->total[0].unknown, 40);
	t_text(p.facts.across, "Markt");
	desk_close(&d);
}
T_END

/* Half were counted in bands that fit no groups, but for the oldest: that these are known, and the others not, must not make them many. */
T_CASE(bands_that_fit_no_groups_leave_ages_unknown)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, "Avond,2026-01-10,meeting,no,F,15,24,yes,100\nAvond,2026-01-10,meeting,no,F,65,,yes,100\n"
	                "Lijst,2026-01-12,survey,yes,F,15,29,yes,30\nLijst,2026-01-12,survey,yes,F,30,49,yes,30\n"
	                "Lijst,2026-01-12,survey,yes,F,50,69,yes,10\nLijst,2026-01-12,survey,yes,F,70,,yes,40\n"
	                "Lijst,2026-01-12,survey,yes,F,70,,no,20\n");
	const struct people_month *now = at_month(&d, month_make(2026, 1), &p);
	const struct people_table *age = &now->total[0];
	t_int(age->k, 6);
	t_int(age->group[0].x, 100);
	t_int(age->group[5].x, 100);
	t_int(age->unknown, 110);
	t_true(p.facts.across_all);
	t_true(isnan(age->mirror));
	t_int(age->gate, GATE_UNFIT); /* 110 of 310 are within what was agreed, but they are known not to be like the others */
	t_text(p.facts.across, "Lijst");
	desk_close(&d);
}
T_END

T_CASE(who_is_too_young_is_told)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, "Avond,2026-01-10,meeting,no,F,25,34,yes,694\nAvond,2026-01-10,meeting,no,F,8,14,yes,60\n"
	                "Avond,2026-01-10,meeting,no,M,8,14,no,20\n");
	at_month(&d, month_make(2026, 1), &p);
	t_int(p.facts.persons, 694);
	t_int(p.facts.too_young, 60);
	t_true(p.facts.across == NULL);
	desk_close(&d);
}
T_END

/* The agreement is from 15: of 12-17 it is not known who is old enough, and the census has women and men. */
T_CASE(who_told_a_trait_is_not_unknown)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, "Avond,2026-01-10,meeting,no,F,12,17,yes,60\nAvond,2026-01-10,meeting,no,,12,17,yes,10\n"
	                "Avond,2026-01-10,meeting,no,F,25,34,yes,130\nAvond,2026-01-10,meeting,no,M,25,34,yes,120\n"
	                "Avond,2026-01-10,meeting,no,X,35,44,yes,12\nAvond,2026-01-10,meeting,no,,45,54,yes,50\n"
	                "Markt,2026-01-11,meeting,no,F,12,17,no,25\n"); /* counted at the first time that they came */
	const struct people_month *now = at_month(&d, month_make(2026, 1), &p);
	t_int(p.facts.crossing, 70);
	t_int(p.facts.crossing_sexed, 60);
	t_int(p.facts.other_sex, 12);
	t_int(now->total[0].unknown, 70);
	t_int(now->total[1].known, 250);
	t_int(now->total[1].unknown, 132);
	take_counts(&d, "Avond,2026-01-10,meeting,no,F,25,34,yes,130\nAvond,2026-01-10,meeting,no,M,25,34,yes,120\n");
	at_month(&d, month_make(2026, 1), &p);
	t_int(p.facts.crossing + p.facts.crossing_sexed + p.facts.other_sex, 0);
	desk_close(&d);
}
T_END

T_CASE(a_named_group_is_one_of_the_agreement)
{
	static const struct {
		const char *name;
		char sex;
		int from, to;
	} cases[] = { { "", 0, 15, 24 },
		      { "65+", 0, 65, AGE_OPEN },
		      { "25-34", 0, 25, 34 },
		      { "Vrouwen", 'F', 0, AGE_OPEN },
		      { "mannen", 'M', 0, AGE_OPEN } };
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, two_activities);
	d.project.aim = AIM_GROUP;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		d.project.target_group = cases[i].name;
		agree(&d);
		at_month(&d, month_make(2026, 2), &p);
		t_int(p.facts.aim_group.sex, cases[i].sex);
		t_int(p.facts.aim_group.age_from, cases[i].from);
		t_int(p.facts.aim_group.age_to, cases[i].to);
	}
	d.project.target_group = "16-24";
	agree(&d);
	t_false(ask(&d, month_make(2026, 2), INT64_MAX, &p));
	t_int(d.e.word, W_INI_TARGET_GROUP);
	desk_close(&d);
}
T_END

T_CASE(without_census_nothing_is_judged)
{
	struct desk d;
	struct people p;
	open_desk(&d, false);
	take_counts(&d, two_activities);
	const struct people_month *now = at_month(&d, month_make(2026, 2), &p);
	t_int(now->verdict, VERDICT_CANNOT_JUDGE);
	t_int(now->total[0].gate, GATE_NO_BASELINE);
	t_int(now->total[0].group[5].x, 30);
	desk_close(&d);
}
T_END

T_CASE(before_anybody_came)
{
	struct desk d;
	struct people p;
	open_desk(&d, true);
	take_counts(&d, two_activities);
	t_true(at_month(&d, month_make(2025, 12), &p) == NULL);
	t_int(p.facts.participations, 0);
	desk_close(&d);
}
T_END

#define CENSUS "geo_code,geo_name,ref_date,sex,age_from,age_to,count,status,source\n"
#define BAND(sex, ages, count) "GM0344,Utrecht,2021-01-01," sex "," ages "," count ",final,Invented\n"

/* The agreement begins at 15 and its groups at 25, 35, ...: 13-17 and 23-27 are split, and the reader is told. */
T_CASE(bands_of_five_years_are_split_and_marked)
{
	struct desk d;
	struct people p;
	open_desk(&d, false);
	desk_take_text(&d,
	               CENSUS BAND("*", "0,12", "1300") BAND("*", "13,17", "500") BAND("*", "18,22", "500") BAND("*", "23,27", "500")
	                       BAND("*", "28,34", "700") BAND("*", "35,44", "1000") BAND("*", "45,54", "1000") BAND("*", "55,64", "1000")
	                               BAND("*", "65,", "1500"),
	               "baseline");
	take_counts(&d, two_activities);
	const struct people_month *now = at_month(&d, month_make(2026, 2), &p);
	t_true(p.facts.population.split && !p.facts.population.estimated && !p.facts.population.joined);
	t_near("from 15", p.facts.population.persons, 300 + 500 + 500 + 700 + 3000 + 1500, 1e-12); /* a hundred of each age */
	t_near("15-24", now->total[0].group[0].population, 1000.0 / 6500, 1e-12);
	t_near("25-34", now->total[0].group[1].population, 1000.0 / 6500, 1e-12);
	desk_close(&d);
}
T_END

/* Neighbourhoods give 25-44 and 45-64, and women and men of all ages: ages are compared by four groups, sex not at all. */
T_CASE(groups_that_a_census_does_not_give_apart_are_joined)
{
	struct desk d;
	struct people p;
	open_desk(&d, false);
	desk_take_text(&d,
	               CENSUS BAND("*", "0,14", "100") BAND("*", "15,24", "200") BAND("*", "25,44", "300") BAND("*", "45,64", "400")
	                       BAND("*", "65,", "100") BAND("F", "0,", "600") BAND("M", "0,", "500"),
	               "baseline");
	take_counts(&d, two_activities);
	const struct people_month *now = at_month(&d, month_make(2026, 2), &p);
	t_true(p.facts.population.joined && !p.facts.population.joined_by_counts && !p.facts.population.split);
	t_int(now->total[0].k, 4);
	t_int(now->total[0].group[1].group.age_from, 25);
	t_int(now->total[0].group[1].group.age_to, 44);
	t_int(now->total[0].group[1].x, 20);
	t_near("25-44", now->total[0].group[1].population, 0.3, 1e-12);
	t_int(now->total[1].gate, GATE_NO_BASELINE);
	desk_close(&d);
}
T_END

T_MAIN("people", everybody_counts_once, the_census_is_that_of_the_people_concerned, who_was_not_asked_is_not_judged,
       a_corrected_count_takes_the_place_of_the_first, nobody_is_lost_between_two_tables,
       few_people_of_wide_ages_leave_the_agreed_groups_apart, bands_that_fit_no_groups_leave_ages_unknown, who_is_too_young_is_told,
       who_told_a_trait_is_not_unknown, a_named_group_is_one_of_the_agreement, without_census_nothing_is_judged, before_anybody_came,
       bands_of_five_years_are_split_and_marked, groups_that_a_census_does_not_give_apart_are_joined)
