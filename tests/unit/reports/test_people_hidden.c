/* What the gate hides, and that nothing which leaves the program tells it. */
#include "people_fixture.h"
#include "reports/people_say.h"
#include <gsl/gsl_errno.h>

/* ---- the gate */

T_CASE(bases_decide_what_is_shown)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	static const struct {
		double women, men;
		bool shown, percentages;
	} want[] = {
		{ 9, 0, false, false }, { 20, 20, true, false }, { 50, 49, true, false }, { 50, 50, true, true }, { 95, 9, false, true }
	};
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		struct fixture_month x = { { 0 }, { want[i].women + want[i].men }, 0, want[i].women, 0, 0 };
		struct people_input in = fixture_input(m, &x, 1, agreement_preset(TOLERANCE_BROAD));
		const struct people_table *sex = &fixture_pass(m, &in)->month[0].total[1];
		t_int(sex->n_hidden == 0, want[i].shown);
		t_int(sex->percentages, want[i].percentages);
		t_int(isnan(sex->mirror), !(want[i].shown && want[i].percentages));
		t_int(isnan(sex->group[0].share), !(want[i].shown && want[i].percentages));
		t_int(sex->group[0].x, want[i].shown ? (int)want[i].women : COUNT_MISSING);
	}
	mem_free(m);
}
T_END

T_CASE(a_single_full_group_and_thresholds)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct fixture_month x = { { 0 }, { 0, 0, 40, 0, 0, 0 }, 0, 20, 0, 0 };
	struct people_input in = fixture_input(m, &x, 1, agreement_preset(TOLERANCE_BROAD));
	t_true(people_all_hidden(&fixture_pass(m, &in)->month[0].total[0])); /* everybody is 35 to 44: that is a trait of each */
	struct people out;
	struct err e = { 0 };
	in.threshold = 4;
	t_false(people_pass(m, &in, &out, &e));
	t_int(e.word, W_PEOPLE_THRESHOLD_LOW);
	t_text(err_sentence(m, &e, LANG_NL), "De drempel voor kleine groepen staat op 4. Kies een getal van 5 of meer.");
	mem_free(m);
}
T_END

T_CASE(a_state_is_told_only_if_it_tells_no_size)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	/* 500 people, 67 of the youngest expected: 6 is far below, and so would 9 be */
	struct fixture_month many = { { 0 }, { 6, 50, 90, 100, 104, 150 }, 0, 250, 0, 0 };
	/* 100 people, 13 of the youngest expected: 1 is clearly too few, 9 is not */
	struct fixture_month few = { { 0 }, { 1, 15, 18, 20, 22, 24 }, 0, 50, 0, 0 };
	struct people_input in = fixture_input(m, &many, 1, agreement_preset(TOLERANCE_STANDARD));
	const struct people_group *young = &fixture_pass(m, &in)->month[0].total[0].group[0];
	t_true(young->hidden && young->has_state && young->state == STATE_UNDER);
	in = fixture_input(m, &few, 1, agreement_preset(TOLERANCE_STANDARD));
	t_int(in.cut[0].verdict->dimension[0].group[0].state, STATE_UNDER);
	struct people *p = fixture_pass(m, &in);
	young = &p->month[0].total[0].group[0];
	t_true(young->hidden && !young->has_state);
	p->facts.final = true;
	t_text(said(m, LANG_NL, p, people_answer),
	       "Nee: ten minste één groep wijkt duidelijk meer af dan afgesproken. Welke dat is, staat hier niet, om kleine "
	       "groepen te beschermen.");
	t_true(strstr(said(m, LANG_NL, p, people_fact), "Van elke 100") == NULL); /* another group's figure would read as the reason */
	mem_free(m);
}
T_END

/* Online, 322, 644 and 958 people; in the last month 4 of the youngest came, who are far too few, so that for the public they are hidden. */
static const struct fixture_month few_came[] = {
	{ { 0 }, { 12, 40, 50, 60, 70, 90 }, 0, 161, 0, 0 },
	{ { 0 }, { 24, 80, 100, 120, 140, 180 }, 0, 322, 0, 0 },
	{ { 0 }, { 28, 120, 150, 180, 210, 270 }, 0, 479, 0, 0 },
};

T_CASE(a_group_that_is_hidden_now_is_hidden_everywhere)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	for (int for_public = 0; for_public < 2; for_public++) {
		struct people_input in = fixture_input(m, few_came, 3, agreement_preset(TOLERANCE_BROAD));
		in.for_public = for_public;
		struct people *p = fixture_pass(m, &in);
		p->facts.final = true;
		const struct people_table *now = &people_now(p)->total[0];
		t_int(now->group[0].hidden, for_public);
		t_true(now->group[0].has_state && now->group[0].state == STATE_UNDER);
		for (size_t i = 0; i < p->n_months; i++) {
			const struct people_table *t = &p->month[i].total[0];
			for (size_t j = 0; j < t->k; j++)
				ck_assert_msg(!now->group[j].hidden ||
				                      (t->group[j].hidden && t->group[j].x == COUNT_MISSING && isnan(t->group[j].share)),
				              "month %zu, group %zu", i, j);
			t_int(isnan(t->mirror), for_public);
			t_int(t->n_hidden, now->n_hidden);
		}
		t_text(said(m, LANG_NL, p, people_fact),
		       for_public
		               ? "Van elke 100 inwoners van 15 jaar en ouder zijn er 13 jonger dan 25. Hoeveel deelnemers dat waren, staat "
		                 "hier niet, om kleine groepen te beschermen."
		               : "Van elke 100 deelnemers waren er 3 jonger dan 25. Van elke 100 inwoners van 15 jaar en ouder zijn dat "
		                 "er 13.");
		t_true(strstr(said(m, LANG_NL, p, people_answer),
		              for_public ? "Nee: duidelijk te weinig jongeren tot 25 jaar (aantal niet getoond; 13 van de 100 inwoners)."
		                         : "Nee: duidelijk te weinig jongeren tot 25 jaar (3 van de 100 deelnemers, 13 van de 100 "
		                           "inwoners).") != NULL);
	}
	mem_free(m);
}
T_END

/* 28 or 200 people: a number that is not told is not called few. */
T_CASE(a_headline_calls_no_hidden_number_small)
{
	struct mem *m = mem_new();
	struct doc d;
	gsl_set_error_handler_off();
	doc_init(&d, m, LANG_NL);
	struct people_input in = fixture_input(m, few_came, 3, agreement_preset(TOLERANCE_BROAD));
	in.for_public = true;
	struct people *p = fixture_pass(m, &in);
	p->facts.aim = PEOPLE_GROUP;
	p->facts.aim_group = fixture_age[0];
	t_text(people_headline(&d, p), "Hoeveel jongeren tot 25 jaar meededen, staat hier niet");
	p->facts.aim_group = (struct group){ 0, 90, AGE_OPEN };
	t_text(people_headline(&d, p), "Hoeveel 90-plussers meededen, is niet geteld");
	mem_free(m);
}
T_END

static void counting(struct doc *d, enum text_role role, const struct people *p)
{
	(void)role;
	people_counting(d, p);
}

/* "ongeveer minder dan 10 mensen, of meer" is no number. */
T_CASE(a_number_too_small_to_show_is_no_least)
{
	static const struct {
		bool for_public;
		int64_t persons, unknown;
		const char *nl, *en, *fr;
	} cases[] = {
		{ true, 5, 5, "Hoeveel mensen er meededen, staat hier niet, om kleine groepen te beschermen.",
		  "How many people took part is not shown, to protect small groups.",
		  "Le nombre de participants n'est pas montré, pour protéger les petits groupes." },
		{ true, 5, 0, "Er deden minder dan 10 mensen mee.", "fewer than 10 people took part.",
		  "Au total, moins de 10 personnes ont participé." },
		{ true, 15, 5, "Er deden ongeveer 15 mensen mee, of meer.", "About 15 people took part, or more.",
		  "Au total, environ 15 personnes ont participé, ou plus." },
		{ false, 5, 5, "Er deden minstens 5 mensen mee.", "At least 5 people took part.",
		  "Au total, au moins 5 personnes ont participé." },
		{ false, 0, 5, "Hoeveel mensen er meededen, weten we niet.", "How many people took part is not known.",
		  "Le nombre de participants n'est pas connu." },
	};
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct people_input in = fixture_input(m, few_came, 3, agreement_preset(TOLERANCE_BROAD));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		in.for_public = cases[i].for_public;
		struct people *p = fixture_pass(m, &in);
		p->facts.persons = cases[i].persons;
		p->facts.first_time_unknown = cases[i].unknown;
		t_true(strstr(said(m, LANG_NL, p, people_heads), cases[i].nl) != NULL);
		t_true(strstr(said(m, LANG_EN, p, people_heads), cases[i].en) != NULL);
		t_true(strstr(said(m, LANG_FR, p, people_heads), cases[i].fr) != NULL);
	}
	mem_free(m);
}
T_END

/* Numbers of those who told a trait that does not count: from ten on, and of another sex beside ten whose sex is not known. */
T_CASE(who_does_not_count_is_told_from_the_threshold_on)
{
#define CROSSING "60 mensen zijn geteld in een leeftijdsgroep waar 15 jaar middenin ligt"
#define CROSSING_SOME "Van wie is geteld in een leeftijdsgroep waar 15 jaar middenin ligt"
#define OTHER "12 mensen gaven bij geslacht iets anders op"
#define OTHER_SOME "mensen (of anders dan vrouw of man);"
	static const struct {
		int64_t crossing, sexed, other;
		double unknown_sex;
		bool for_public, part;
		const char *how, *unknown, *crossing_says, *other_says;
	} cases[] = {
		{ 0, 0, 0, 82, false, false, "Niet bekend: ", "het geslacht van 82 mensen;", NULL, NULL },
		{ 60, 60, 12, 82, false, false, "Niet bekend: ", "het geslacht van 10 mensen;", CROSSING, OTHER },
		{ 60, 60, 12, 81, false, false, "Niet bekend: ", "het geslacht van 21 " OTHER_SOME, CROSSING, OTHER_SOME },
		{ 60, 60, 9, 80, false, false, "Niet bekend: ", "het geslacht van 20 " OTHER_SOME, CROSSING, OTHER_SOME },
		{ 60, 51, 0, 80, false, false, "Niet bekend of niet te vergelijken: ", "het geslacht van 80 mensen;", CROSSING_SOME, NULL },
		{ 9, 9, 12, 80, false, false, "Niet bekend: de leeftijd van 9 mensen en ", "het geslacht van 68 mensen;", NULL, OTHER },
		/* the same with none and with a few */
		{ 0, 0, 3, 4, false, false, "Niet bekend: ", "het geslacht van 4 " OTHER_SOME, NULL, OTHER_SOME },
		{ 0, 0, 0, 4, false, false, "Niet bekend: ", "het geslacht van 4 " OTHER_SOME, NULL, OTHER_SOME },
		{ 60, 60, 12, 80, true, false, "Niet bekend of niet te vergelijken: ", "het geslacht van 80 " OTHER_SOME, CROSSING_SOME,
		  OTHER_SOME },
		{ 60, 60, 12, 80, false, true, "Niet bekend of niet te vergelijken: ", "het geslacht van 80 " OTHER_SOME, CROSSING_SOME,
		  OTHER_SOME },
	};
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture_month x = fixture_ordinary;
		x.unknown_sex = cases[i].unknown_sex;
		x.unknown_age = (double)cases[i].crossing;
		struct people_input in = fixture_input(m, &x, 1, agreement_preset(TOLERANCE_BROAD));
		in.facts.crossing = cases[i].crossing;
		in.facts.crossing_sexed = cases[i].sexed;
		in.facts.other_sex = cases[i].other;
		in.facts.part = cases[i].part;
		in.for_public = cases[i].for_public;
		const char *text = said(m, LANG_NL, fixture_pass(m, &in), people_heads);
		if (!strstr(text, cases[i].how) || !strstr(text, cases[i].unknown) ||
		    (cases[i].crossing_says && !strstr(text, cases[i].crossing_says)) ||
		    (cases[i].other_says && !strstr(text, cases[i].other_says)) || (!cases[i].crossing_says && strstr(text, "middenin")) ||
		    (!cases[i].other_says && strstr(text, "anders")))
			t_fail("case %zu: %s", i, text);
	}
	mem_free(m);
}
T_END

T_CASE(bounds_of_what_is_too_small_to_show)
{
	static const struct {
		bool for_public;
		int64_t least, most;
		const char *nl, *fr;
	} cases[] = {
		{ true, 5, 40, "Het waren hoogstens ongeveer 40 verschillende mensen.",
		  "C'étaient au plus environ 40 personnes différentes." },
		{ true, 0, 5, "Het waren minder dan 10 verschillende mensen.", "C'étaient moins de 10 personnes différentes." },
		{ true, 20, 40, "Het waren ongeveer 20 tot 40 verschillende mensen.", "C'étaient environ 20 à 40 personnes différentes." },
		{ false, 5, 40, "Het waren minstens 5 en hoogstens 40 verschillende mensen.",
		  "C'étaient au moins 5 et au plus 40 personnes différentes." },
	};
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct people_input in = fixture_input(m, few_came, 3, agreement_preset(TOLERANCE_BROAD));
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		in.for_public = cases[i].for_public;
		struct people *p = fixture_pass(m, &in);
		struct people_facts *f = &p->facts;
		f->persons = COUNT_MISSING, f->persons_least = cases[i].least, f->persons_most = cases[i].most;
		struct activity_row row[2] = { { .name = "Markt" }, { .name = "Inloop" } };
		f->n_activities = 2, f->activity = row;
		t_true(strstr(said(m, LANG_NL, p, counting), cases[i].nl) != NULL);
		t_true(strstr(said(m, LANG_FR, p, counting), cases[i].fr) != NULL);
	}
	mem_free(m);
}
T_END

T_CASE(nobody_known_of_a_group_is_no_number)
{
	struct mem *m = mem_new();
	struct doc d;
	struct fixture_month x = fixture_ordinary;
	gsl_set_error_handler_off();
	doc_init(&d, m, LANG_NL);
	x.hall[0] = x.online[0] = 0;
	x.unknown_age = 7;
	struct people_input in = fixture_input(m, &x, 1, agreement_preset(TOLERANCE_BROAD));
	struct people *p = fixture_pass(m, &in);
	p->facts.aim = PEOPLE_GROUP;
	p->facts.aim_group = fixture_age[0];
	t_text(people_headline(&d, p), "Of er jongeren tot 25 jaar meededen, weten we niet");
	t_text(said(m, LANG_NL, p, people_answer),
	       "Dit traject is bedoeld voor jongeren tot 25 jaar. Of iemand van hen meedeed, weten we niet.");
	mem_free(m);
}
T_END

T_CASE(hall_and_online_must_add_up)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct fixture_month x = fixture_ordinary;
	x.hall[0] = 20;
	struct people_input in = fixture_input(m, &x, 1, agreement_preset(TOLERANCE_BROAD));
	t_true(fixture_pass(m, &in)->month[0].hall != NULL);
	struct people_cut cut = in.cut[0];
	cut.hall = cut.online;
	in.cut = &cut;
	t_true(fixture_pass(m, &in)->month[0].hall == NULL);
	mem_free(m);
}
T_END

/* ---- no output depends on what is hidden */

static uint32_t draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (uint32_t)(((uint64_t)*seed * below) >> 32);
}

static bool same_view(const struct people *a, const struct people *b)
{
	for (size_t t = 0; t < a->n_months; t++) {
		const struct people_month *x = &a->month[t], *y = &b->month[t];
		if (x->verdict != y->verdict || x->observed_inside != y->observed_inside || x->robust_to_unknowns != y->robust_to_unknowns)
			return false;
		for (size_t d = 0; d < a->n_dimensions; d++)
			for (size_t i = 0; i < x->total[d].k; i++) {
				const struct people_group *g = &x->total[d].group[i], *h = &y->total[d].group[i];
				if (g->hidden != h->hidden || g->has_state != h->has_state ||
				    x->hall[d].group[i].hidden != y->hall[d].group[i].hidden)
					return false;
			}
	}
	return true;
}

/* Move one person between two ages that stay hidden, in one month and all later ones. False if there are no such ages. */
static bool move_hidden(struct fixture_month x[], size_t n, const struct people *p, uint32_t *seed)
{
	size_t month = draw(seed, (uint32_t)n), from = draw(seed, FIXTURE_AGES), to = draw(seed, FIXTURE_AGES);
	bool online = draw(seed, 2);
	for (size_t t = month; t < n; t++) {
		const struct people_group *g = p->month[t].total[0].group;
		double *side = online ? x[t].online : x[t].hall;
		if (from == to || !g[from].hidden || !g[to].hidden || side[from] < 1 ||
		    (t && side[from] <= (online ? x[t - 1].online : x[t - 1].hall)[from]))
			return false;
		side[from]--;
		side[to]++;
	}
	return true;
}

static size_t try_twins(struct mem *m, uint32_t *seed)
{
	struct fixture_month x[3] = { 0 };
	size_t n = 1 + draw(seed, 3);
	uint32_t size = 2 + draw(seed, 60);
	for (size_t t = 0; t < n; t++) {
		x[t] = t ? x[t - 1] : x[0];
		for (size_t i = 0; i < FIXTURE_AGES; i++) {
			x[t].hall[i] += draw(seed, draw(seed, 3) ? size : 6);
			x[t].online[i] += draw(seed, draw(seed, 3) ? size : 6);
		}
		x[t].women_hall = floor(0.4 * fixture_sum(x[t].hall));
		x[t].women_online = floor(0.6 * fixture_sum(x[t].online));
	}
	struct people_input in = fixture_input(m, x, n, agreement_preset(draw(seed, 2) ? TOLERANCE_BROAD : TOLERANCE_STANDARD));
	in.for_public = draw(seed, 2);
	struct people *p = fixture_pass(m, &in);
	struct fixture_month y[3];
	memcpy(y, x, sizeof y);
	if (!move_hidden(y, n, p, seed))
		return 0;
	struct people_input twin_in = fixture_input(m, y, n, in.facts.criterion.agreement);
	twin_in.for_public = in.for_public;
	struct people *twin = fixture_pass(m, &twin_in);
	if (!same_view(p, twin))
		return 0;
	enum lang lang = (enum lang)draw(seed, LANG_N);
	const char *a = people_output(m, p, lang), *b = people_output(m, twin, lang);
	size_t same = 0;
	while (a[same] && a[same] == b[same])
		same++;
	if (a[same] || b[same])
		t_fail("a hidden figure shows: '%.40s' or '%.40s'", a + same, b + same);
	return 1;
}

T_CASE(no_output_depends_on_what_is_hidden)
{
	uint32_t seed = 7;
	size_t n_twins = 0;
	gsl_set_error_handler_off();
	for (int round = 0; round < 200; round++) {
		struct mem *m = mem_new();
		n_twins += try_twins(m, &seed);
		mem_free(m);
	}
	t_true(n_twins > 10);
}
T_END

/* ---- for the public */

static void check_steps(const struct people_table *t, const struct people_table *exact)
{
	t_true(t->known % 5 == 0 && llabs(t->known - exact->known) <= 2 * (int64_t)t->k && t->percentages == exact->percentages);
	t_true(isnan(t->r_score) && (isnan(t->mirror) || llround(10 * t->mirror) == 10 * llround(exact->mirror)));
	for (size_t i = 0; i < t->k; i++) {
		const struct people_group *g = &t->group[i], *h = &exact->group[i];
		if (g->hidden || h->hidden)
			continue;
		t_true(g->x % 5 == 0 && llabs(g->x - h->x) <= 2 && g->state == h->state);
		t_near("share", g->share, (double)g->x / (double)t->known, 1e-12);
		t_true(g->interval.lo <= h->interval.lo && g->interval.hi >= h->interval.hi);
	}
}

T_CASE(the_public_sees_steps_of_five)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct fixture_month x = fixture_ordinary; /* 375 people: 31, 50, 48, 58, 74, 114 by age */
	x.hall[0] = 12, x.hall[1] = 15; /* so that hall and online stand apart */
	struct people_input in = fixture_input(m, &x, 1, agreement_preset(TOLERANCE_BROAD));
	const struct people_month *exact = people_now(fixture_pass(m, &in));
	in.for_public = true;
	struct people *p = fixture_pass(m, &in);
	const struct people_month *now = people_now(p);
	t_true(now->verdict == exact->verdict && now->hall && exact->hall);
	for (size_t i = 0; i < p->n_dimensions; i++) {
		check_steps(&now->total[i], &exact->total[i]);
		check_steps(&now->hall[i], &exact->hall[i]);
		check_steps(&now->online[i], &exact->online[i]);
	}
	t_int(now->total[0].group[0].x, 40); /* 38 people */
	t_int(p->facts.participations % 5, 0);
	x.online[3]++, x.online[5]--; /* 58 and 114 become 59 and 113: the same steps */
	struct people_input twin = fixture_input(m, &x, 1, in.facts.criterion.agreement);
	twin.for_public = true;
	const struct people_month *other = people_now(fixture_pass(m, &twin));
	for (size_t i = 0; i < FIXTURE_AGES; i++) {
		const struct people_group *g = &now->total[0].group[i], *h = &other->total[0].group[i];
		t_int(g->x, h->x);
		t_near("share", g->share, h->share, 0);
		t_near("least", g->interval.lo, h->interval.lo, 0);
		t_near("most", g->interval.hi, h->interval.hi, 0);
	}
	mem_free(m);
}
T_END

T_MAIN("people_hidden", bases_decide_what_is_shown, a_single_full_group_and_thresholds, a_state_is_told_only_if_it_tells_no_size,
       a_group_that_is_hidden_now_is_hidden_everywhere, a_headline_calls_no_hidden_number_small, a_number_too_small_to_show_is_no_least,
       who_does_not_count_is_told_from_the_threshold_on, bounds_of_what_is_too_small_to_show, nobody_known_of_a_group_is_no_number,
       hall_and_online_must_add_up, no_output_depends_on_what_is_hidden, the_public_sees_steps_of_five)
