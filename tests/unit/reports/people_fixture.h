/* Invented participants for the tests of reports: judged by the statistics themselves, so that states and figures belong together. */
#ifndef TESTS_PEOPLE_FIXTURE_H
#define TESTS_PEOPLE_FIXTURE_H
#include "analytics/represent.h"
#include "doc_parts.h"
#include "reports/audiences.h"
#include "reports/people.h"
#include "reports/polls.h"

enum { FIXTURE_AGES = 6, FIXTURE_MONTHS = 24 };

struct fixture_month { /* counts to date */
	double hall[FIXTURE_AGES], online[FIXTURE_AGES]; /* people by age */
	double women_hall, women_online; /* the others are men */
	double unknown_age, unknown_sex; /* online */
};

static const struct group fixture_age[FIXTURE_AGES] = { { 0, 15, 24 }, { 0, 25, 34 }, { 0, 35, 44 },
	                                                { 0, 45, 54 }, { 0, 55, 64 }, { 0, 65, AGE_OPEN } };
static const struct group fixture_sex[2] = { { 'F', 0, AGE_OPEN }, { 'M', 0, AGE_OPEN } };
static const double fixture_age_census[FIXTURE_AGES] = { 13400, 15100, 14400, 14900, 16600, 25600 };
static const double fixture_sex_census[2] = { 50500, 49500 };

static inline double fixture_sum(const double x[FIXTURE_AGES])
{
	double sum = 0;
	for (size_t i = 0; i < FIXTURE_AGES; i++)
		sum += x[i];
	return sum;
}

static inline struct verdict_result *fixture_judge(struct mem *m, const double age[], double women, double men, double unknown_age,
                                                   double unknown_sex, const struct agreement *a)
{
	const double sex[2] = { women, men };
	const struct composition c[] = {
		{ .dimension = DIM_AGE,
		  .k = FIXTURE_AGES,
		  .group = fixture_age,
		  .x = age,
		  .unknown = unknown_age,
		  .population = fixture_age_census },
		{ .dimension = DIM_SEX, .k = 2, .group = fixture_sex, .x = sex, .unknown = unknown_sex, .population = fixture_sex_census },
	};
	struct verdict_result *v = mem_alloc(m, sizeof *v);
	struct err e = { 0 };
	if (!represent_judge(m, c, 2, a, v, &e))
		t_fail("fixture: %s", err_sentence(m, &e, LANG_NL));
	return v;
}

static inline struct people_cut fixture_cut(struct mem *m, const struct fixture_month *x, int month, const struct agreement *a)
{
	double all[FIXTURE_AGES];
	for (size_t i = 0; i < FIXTURE_AGES; i++)
		all[i] = x->hall[i] + x->online[i];
	double hall = fixture_sum(x->hall), online = fixture_sum(x->online) + x->unknown_age - x->unknown_sex;
	return (struct people_cut){
		.month = month,
		.verdict = fixture_judge(m, all, x->women_hall + x->women_online, hall + online - x->women_hall - x->women_online,
		                         x->unknown_age, x->unknown_sex, a),
		.hall = fixture_judge(m, x->hall, x->women_hall, hall - x->women_hall, 0, 0, a)->dimension,
		.online = fixture_judge(m, x->online, x->women_online, online - x->women_online, x->unknown_age, x->unknown_sex, a)
		                  ->dimension,
		.needed = 2043,
	};
}

static inline struct people_facts fixture_facts(void)
{
	static const struct activity_row activity[] = {
		{ .name = "Inloopavond Noord", .day = 20605, .online = false, .n = 64 },
		{ .name = "Online vragenlijst", .day = 20620, .online = true, .n = 212 },
	};
	return (struct people_facts){
		.trajectory = "Dijk Oost",
		.population = { .region = "Voorbeeldstad",
		                .minimum_age = 15,
		                .source = "CBS, tabel 03759ned",
		                .ref_day = 20454,
		                .persons = 100000 },
		.criterion = { .sha256 = "3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855a",
		               .label = CRITERION_DEFAULT,
		               .tolerance = TOLERANCE_BROAD,
		               .agreement = agreement_preset(TOLERANCE_BROAD),
		               .set_on = 20580 },
		.from = 20605,
		.until = 20634, /* 30 June 2026 */
		.told_until = 20634,
		.participations = 310,
		.persons = 276,
		.first_time_unknown = 12,
		.n_activities = 2,
		.activity = activity,
	};
}

static inline struct people_input fixture_input(struct mem *m, const struct fixture_month x[], size_t n, struct agreement a)
{
	struct people_cut *cut = mem_array(m, n, sizeof *cut);
	for (size_t t = 0; t < n; t++)
		cut[t] = fixture_cut(m, &x[t], month_make(2026, 6) - (int)(n - 1 - t), &a);
	struct people_input in = { .facts = fixture_facts(), .threshold = PEOPLE_THRESHOLD, .n_cuts = n, .cut = cut };
	in.facts.criterion.agreement = a;
	return in;
}

static inline struct people *fixture_pass(struct mem *m, const struct people_input *in)
{
	struct people *p = mem_alloc(m, sizeof *p);
	struct err e = { 0 };
	if (!people_pass(m, in, p, &e))
		t_fail("fixture: %s", err_sentence(m, &e, LANG_NL));
	return p;
}

static const struct fixture_month fixture_ordinary = { { 5, 8, 18, 20, 24, 38 }, { 26, 42, 30, 38, 50, 76 }, 60, 136, 10, 4 };

static inline const char *said(struct mem *m, enum lang lang, const struct people *p,
                               void (*block)(struct doc *, enum text_role, const struct people *))
{
	struct doc d;
	struct str s;
	doc_init(&d, m, lang);
	block(&d, TEXT_LEAD, p);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = 1000 });
	s.s[s.n ? s.n - 1 : 0] = 0;
	return s.s;
}

static inline const char *people_output(struct mem *m, const struct people *p, enum lang lang)
{
	struct doc d;
	doc_init(&d, m, lang);
	people_check(&d, &(struct check_parts){ .people = p, .polls = &(struct polls){ 0 }, .audiences = &(struct audiences){ 0 } });
	for (size_t i = 0; i < p->n_dimensions; i++) {
		people_gaps(&d, p, i);
		people_slope(&d, p, i);
	}
	return doc_output(m, &d, 80);
}
#endif
