/* Who counts in a phase, what is said of it, and what is kept back beside the whole. Expected numbers are added up by hand from the files
 * below. */
#include "desk.h"
#include "study/criterion.h"
#include "study/phases.h"

#define HEADER "activity,date,kind,online,sex,age_from,age_to,first_time,count\n"

static const struct group sixty_five = { .age_from = 65, .age_to = AGE_OPEN };

static void add_phase(struct desk *d, const char *name, int from, int to, enum aim aim)
{
	d->project.phase[d->project.n_phases++] =
	        (struct project_phase){ .name = name, .from = from, .to = to, .aim = aim, .target_group = "65+" };
}

static void record(struct desk *d)
{
	t_true(store_begin(d->store, &d->e) &&
	       criterion_set(d->store, d->trajectory, criterion_text(d->mem, &d->project), "own", 1750000100, &d->e) &&
	       store_commit(d->store, &d->e));
}

/* Winter up to March, spring from April on. */
static void open_desk(struct desk *d, enum aim winter, enum aim spring)
{
	desk_open(d, "GM0344");
	desk_take(d, "data/baseline_utrecht_2021.csv", "baseline");
	add_phase(d, "Winter", day_make(2026, 1, 1), day_make(2026, 3, 31), winter);
	add_phase(d, "Lente", day_make(2026, 4, 1), day_make(2026, 6, 30), spring);
	record(d);
}

static void take_counts(struct desk *d, const char *rows)
{
	desk_take_text(d, mem_printf(d->mem, "%s%s", HEADER, rows), "counts");
}

static struct phase *phases_at(struct desk *d, int month)
{
	const struct study *s;
	struct phase *phase;
	size_t n;
	ck_assert_msg(study_load(d->mem, d->store, d->trajectory, &d->project, month, INT64_MAX, &s, &d->e) &&
	                      study_phases(d->mem, s, &phase, &n, &d->e),
	              "%s", err_sentence(d->mem, &d->e, LANG_EN));
	t_int(n, d->project.n_phases);
	return phase;
}

/* So many men and women of an age at an activity. */
#define BOTH(activity, ages, first, count) activity ",F," ages "," first "," count "\n" activity ",M," ages "," first "," count "\n"
#define WINTER "Avond,2026-01-10,meeting,no"
#define SPRING "Middag,2026-04-10,meeting,no"
#define LATER "Slot,2026-05-10,meeting,no"
#define LAST_DAY "Einde,2026-06-30,meeting,no,,,,yes,0\n" /* nobody came: the figures go until then */

/* In January 100 people; in April 60, of whom 40 came before; in May 50, of whom 20 came before and 10 did not say. */
static const char two_phases[] = BOTH(WINTER, "25,34", "yes", "30") BOTH(WINTER, "65,", "yes", "20") BOTH(SPRING, "25,34", "no", "20")
        BOTH(SPRING, "65,", "yes", "10") BOTH(LATER, "25,34", "yes", "10") BOTH(LATER, "25,34", "no", "10")
                BOTH(LATER, "65,", "unknown", "5");

T_CASE(everybody_counts_at_the_first_activity_of_a_phase)
{
	struct desk d;
	open_desk(&d, AIM_MIRROR, AIM_MIRROR);
	take_counts(&d, two_phases);
	const struct phase *phase = phases_at(&d, month_make(2026, 6));
	const struct people_facts *winter = &phase[0].people.facts, *spring = &phase[1].people.facts;
	t_int(winter->persons, 100);
	t_false(winter->earlier);
	/* 60 in April; in May the 20 who were there for the first time, and not the 30 of whom nobody knows whether they were there in April */
	t_int(spring->persons, 80);
	t_int(spring->first_time_unknown, 30);
	t_int(spring->participations, 110);
	t_true(spring->earlier);
	t_int(spring->from, day_make(2026, 4, 1));
	t_int(spring->until, day_make(2026, 5, 31)); /* no file tells of June */
	t_false(spring->final);
	const struct people_table *age = &people_now(&phase[1].people)->total[0];
	t_int(age->group[1].x, 60);
	t_int(age->group[5].x, 20);
	t_false(phase[0].hidden || phase[1].hidden);
	/* until it is told that nobody came */
	take_counts(&d, LAST_DAY);
	spring = &phases_at(&d, month_make(2026, 6))[1].people.facts;
	t_int(spring->until, day_make(2026, 6, 30));
	t_true(spring->final);
	t_int(spring->persons, 80);
	desk_close(&d);
}
T_END

T_CASE(a_phase_goes_until_now_and_begins_on_its_day)
{
	struct desk d;
	open_desk(&d, AIM_MIRROR, AIM_MIRROR);
	take_counts(&d, two_phases);
	const struct phase *phase = phases_at(&d, month_make(2026, 4));
	t_int(phase[1].people.facts.persons, 60);
	t_int(phase[1].people.facts.until, day_make(2026, 4, 30));
	t_false(phase[1].people.facts.final);
	phase = phases_at(&d, month_make(2026, 3));
	t_true(phase[0].begun && phase[0].people.facts.final);
	t_false(phase[1].begun);
	t_true(people_now(&phase[1].people) == NULL);
	desk_close(&d);
}
T_END

/* 40 at the first activity, and 60 at the second who may all have been there: more than 40 of 100. */
T_CASE(people_who_may_have_come_twice_are_not_judged)
{
	struct desk d;
	open_desk(&d, AIM_MIRROR, AIM_MIRROR);
	take_counts(&d, BOTH(WINTER, "25,34", "yes", "40") BOTH(SPRING, "25,34", "no", "20") BOTH(LATER, "25,34", "no", "30"));
	const struct phase *phase = phases_at(&d, month_make(2026, 6));
	t_int(phase[1].people.facts.persons, COUNT_MISSING);
	t_int(people_now(&phase[1].people)->verdict, VERDICT_CANNOT_JUDGE);
	t_int(phase[1].people.facts.persons_least, 60);
	t_int(phase[1].people.facts.persons_most, 100);
	desk_close(&d);
}
T_END

/* A fifth of the people or more in such a band, and groups are joined everywhere; else it tells nothing of the other phase. */
T_CASE(ages_across_groups_are_told_where_they_were_counted)
{
	static const struct {
		const char *rows, *winter, *spring;
	} t[] = { { BOTH(WINTER, "25,34", "yes", "100") BOTH(SPRING, "25,44", "yes", "20"), "", "Middag" },
		  { BOTH(WINTER, "25,44", "yes", "12") BOTH(SPRING, "35,54", "yes", "15") BOTH(LATER, "25,34", "yes", "150"), "Avond",
		    "Middag" },
		  { BOTH(WINTER, "25,34", "yes", "20") BOTH(SPRING, "25,44", "yes", "20"), "Middag", "Middag" },
		  { BOTH(WINTER, "25,34", "yes", "20") BOTH(SPRING, "15,49", "yes", "20") BOTH(SPRING, "50,", "yes", "15"), "",
		    "Middag" } };
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct desk d;
		open_desk(&d, AIM_MIRROR, AIM_MIRROR);
		take_counts(&d, t[i].rows);
		const struct phase *phase = phases_at(&d, month_make(2026, 6));
		const char *winter = phase[0].people.facts.across, *spring = phase[1].people.facts.across;
		t_text(winter ? winter : "", t[i].winter);
		t_text(spring ? spring : "", t[i].spring);
		desk_close(&d);
	}
}
T_END

T_CASE(the_aim_decides_what_is_asked)
{
	struct desk d;
	open_desk(&d, AIM_GROUP, AIM_INTERESTS);
	take_counts(&d, two_phases);
	desk_take_text(&d,
	               "belang;gehoord;waar\nwinkeliers;ja;op de avond\nscholen;ja;middag en avond\nvissers;ja;Slot\nsport;nee;\n"
	               "kerk;ja;thuis\nkoor;ja;Slotavond\n",
	               "interests");
	const struct phase *phase = phases_at(&d, month_make(2026, 6));
	t_int(phase[0].people.facts.aim, PEOPLE_GROUP);
	t_int(phase[0].people.facts.aim_group.age_from, sixty_five.age_from);
	t_int(phase[1].people.facts.aim, PEOPLE_INTERESTS);
	/* heard in winter alone, in both, in spring, nowhere, and at places that are no activity; a word within a word is none */
	static const struct {
		const char *name;
		int winter, spring;
	} want[] = { { "winkeliers", HEARD_YES, HEARD_NO },    { "scholen", HEARD_UNKNOWN, HEARD_UNKNOWN },
		     { "vissers", HEARD_NO, HEARD_YES },       { "sport", HEARD_NO, HEARD_NO },
		     { "kerk", HEARD_UNKNOWN, HEARD_UNKNOWN }, { "koor", HEARD_UNKNOWN, HEARD_UNKNOWN } };
	t_int(phase[1].people.facts.n_interests, 6);
	for (size_t w = 0; w < 6; w++)
		for (size_t i = 0; i < 6; i++) {
			const struct interest_row *a = &phase[0].people.facts.interest[i], *b = &phase[1].people.facts.interest[i];
			if (str_eq(a->name, want[w].name))
				ck_assert_msg((int)a->heard == want[w].winter && (int)b->heard == want[w].spring, "%s", a->name);
		}
	desk_close(&d);
}
T_END

T_CASE(a_phase_with_a_small_group_is_hidden)
{
	struct desk d;
	open_desk(&d, AIM_MIRROR, AIM_MIRROR);
	take_counts(&d, BOTH(WINTER, "25,34", "yes", "60") BOTH(WINTER, "65,", "yes", "30") BOTH(SPRING, "25,34", "yes", "60") SPRING
	            ",F,65,,yes,3\n");
	const struct phase *phase = phases_at(&d, month_make(2026, 6));
	t_true(phase[1].hidden && phase[1].small_group);
	t_true(phase[0].hidden); /* 63 people of 65 and over in all, less 60 in winter, are 3 */
	t_false(phase[0].small_group);
	desk_close(&d);
}
T_END

/* What is on no day of a phase can be worked out from the whole and the phases. */
T_CASE(people_outside_all_phases_are_protected)
{
	static const struct {
		const char *rest;
		bool hidden;
	} cases[] = { { "Eerder,2025-12-01,meeting,no,F,65,,yes,4\n", true },
		      { "Eerder,2025-12-01,meeting,no,F,65,,yes,10\n", false },
		      { "Eerder,2025-12-01,meeting,no,F,65,,no,4\n", false } }; /* whom the whole does not count */
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct desk d;
		open_desk(&d, AIM_MIRROR, AIM_MIRROR);
		take_counts(&d, mem_printf(d.mem, "%s%s", two_phases, cases[i].rest));
		const struct phase *phase = phases_at(&d, month_make(2026, 6));
		ck_assert_msg(phase[0].hidden == cases[i].hidden, "case %zu", i); /* the smaller of the two protects them */
		t_false(phase[1].hidden);
		t_false(phase[0].small_group || phase[1].small_group);
		desk_close(&d);
	}
}
T_END

/* For the public the growth from January (160) to February (164) is protected, and so is the phase that ends there. */
T_CASE(for_the_public_months_and_phases_are_compared)
{
	for (int for_public = 0; for_public < 2; for_public++) {
		struct desk d;
		desk_open(&d, "GM0344");
		desk_take(&d, "data/baseline_utrecht_2021.csv", "baseline");
		add_phase(&d, "Begin", day_make(2026, 1, 1), day_make(2026, 1, 31), AIM_MIRROR);
		add_phase(&d, "Rest", day_make(2026, 2, 1), day_make(2026, 6, 30), AIM_MIRROR);
		record(&d);
		d.project.for_public = for_public;
		take_counts(&d, BOTH(WINTER, "25,34", "yes", "50") BOTH(WINTER, "65,", "yes", "30")
		                        BOTH("Kort,2026-02-10,meeting,no", "25,34", "yes", "2") BOTH(SPRING, "25,34", "yes", "40")
		                                BOTH(SPRING, "65,", "yes", "30") LAST_DAY);
		const struct phase *phase = phases_at(&d, month_make(2026, 6));
		t_int(phase[0].hidden, for_public);
		t_false(phase[1].hidden);
		desk_close(&d);
	}
}
T_END

/* A phase recorded before the data of its days stays so, whatever came in of other days; one recorded after them does not. */
T_CASE(a_phase_is_beforehand_by_its_own_days)
{
	struct desk d;
	struct criterion c;
	desk_open(&d, "GM0344");
	take_counts(&d, BOTH(WINTER, "25,34", "yes", "30"));
	add_phase(&d, "Winter", day_make(2026, 1, 1), day_make(2026, 3, 31), AIM_MIRROR);
	add_phase(&d, "Lente", day_make(2026, 4, 1), day_make(2026, 6, 30), AIM_MIRROR);
	record(&d);
	take_counts(&d, BOTH(SPRING, "25,34", "yes", "30"));
	t_true(criterion_newest(d.mem, d.store, d.trajectory, &c, &d.e));
	t_false(c.phase_stands[0].before_data);
	t_true(c.phase_stands[1].before_data);
	t_int(c.version, 2);
	t_false(c.before_data);
	t_true(c.stands.before_data); /* the rest is that of before the data */
	t_int(c.stands.version, 1);
	/* another phase beside it changes nothing for this one; another last day does */
	add_phase(&d, "Zomer", day_make(2026, 7, 1), day_make(2026, 7, 31), AIM_MIRROR);
	record(&d);
	t_true(criterion_newest(d.mem, d.store, d.trajectory, &c, &d.e));
	t_true(c.phase_stands[1].before_data && c.phase_stands[2].before_data);
	t_int(c.phase_stands[1].version, 2);
	d.project.phase[1].to = day_make(2026, 6, 29);
	record(&d);
	t_true(criterion_newest(d.mem, d.store, d.trajectory, &c, &d.e));
	t_false(c.phase_stands[1].before_data);
	/* and another tolerance changes the whole */
	d.project.tolerance = TOLERANCE_STRICT;
	record(&d);
	t_true(criterion_newest(d.mem, d.store, d.trajectory, &c, &d.e));
	t_false(c.stands.before_data);
	t_int(c.stands.version, 5);
	desk_close(&d);
}
T_END

T_MAIN("phases", everybody_counts_at_the_first_activity_of_a_phase, a_phase_goes_until_now_and_begins_on_its_day,
       people_who_may_have_come_twice_are_not_judged, ages_across_groups_are_told_where_they_were_counted, the_aim_decides_what_is_asked,
       a_phase_with_a_small_group_is_hidden, people_outside_all_phases_are_protected, for_the_public_months_and_phases_are_compared,
       a_phase_is_beforehand_by_its_own_days)
