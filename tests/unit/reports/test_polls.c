/* The gate and the words of polls. Expected figures are worked out by hand in the comments. */
#include "analytics/start.h"
#include "people_fixture.h"
#include "reports/out_csv.h"
#include "reports/out_json.h"
#include "reports/out_text.h"
#include "reports/polls.h"

enum { K = 10 };
static const char *const yes_no[] = { "ja", "nee" };
static const enum lang languages[] = { LANG_NL, LANG_EN, LANG_FR };

/* A poll by sex; half of the people are women. */
static struct poll_input by_sex(struct mem *m, int64_t women_yes, int64_t men_yes, int64_t women_no, int64_t men_no, int64_t unknown)
{
	struct poll_vote v[] = { { 0, 'F', -1, -1, women_yes },
		                 { 0, 'M', -1, -1, men_yes },
		                 { 1, 'F', -1, -1, women_no },
		                 { 1, 'M', -1, -1, men_no },
		                 { 1, 0, -1, -1, unknown } };
	const struct poll_population p = { .found = true, .has_sex = true, .sex = { 500, 500 } };
	const struct poll_rule rule = { .threshold = K, .max_unknown = 0.4 };
	int64_t *votes = mem_array(m, 2, sizeof *votes);
	votes[0] = women_yes + men_yes;
	votes[1] = women_no + men_no + unknown;
	struct poll_input in = { .facts = { "Plein autovrij?", "Wijkavond", day_make(2026, 3, 12), 2, yes_no, votes } };
	struct err e = { 0 };
	analytics_start();
	t_true(poll_weigh(m, v, 5, 2, &p, &rule, &in.weights, &e));
	return in;
}

static struct polls pass(struct mem *m, struct poll_input in)
{
	struct polls out;
	struct err e = { 0 };
	struct poll_input *copy = mem_alloc(m, sizeof *copy);
	*copy = in;
	ck_assert_msg(polls_pass(m, copy, 1, K, 0.4, &out, &e), "%s", err_sentence(m, &e, LANG_EN));
	return out;
}

static void draw(struct mem *m, const struct polls *polls, enum lang lang, struct doc *d)
{
	struct people people = { .facts = fixture_facts(), .threshold = K };
	doc_init(d, m, lang);
	polls_section(d, polls, &people);
}

static const char *text_of(struct mem *m, const struct polls *polls, enum lang lang, size_t width)
{
	struct doc d;
	struct str s;
	draw(m, polls, lang, &d);
	str_init(&s, m);
	out_text(&s, &d, (struct text_style){ .width = width });
	return s.s;
}

static bool says(struct mem *m, const struct polls *polls, const char *what)
{
	return strstr(text_of(m, polls, LANG_NL, 1000), what) != NULL;
}

/* 120 of 160 women and 10 of 40 men say yes: 65 % unweighted, (3/4 + 1/4) / 2 = 50 % weighted, n_eff 128 (tests/unit/analytics/test_poll.c).
 * Wilson: 0.5 -+ 1.959964 sqrt(0.25/128 + 3.841459/(4 x 128^2)) / (1 + 3.841459/128) = 0.5 -+ 0.0853. */
T_CASE(a_weighted_poll_by_hand)
{
	struct mem *m = mem_new();
	struct polls p = pass(m, by_sex(m, 120, 10, 40, 30, 0));
	const struct poll_result *r = p.poll;
	t_int(r->refusal, POLL_WEIGHTED);
	t_int(r->n, 200);
	t_int(r->n_eff, 128);
	t_near("largest", r->max, 2.5, 1e-12);
	t_near("unweighted", r->option[0].share, 0.65, 1e-12);
	t_near("weighted", r->option[0].weighted, 0.5, 1e-12);
	t_near("low", r->option[0].interval.lo, 0.5 - 0.0853477, 1e-6);
	t_near("high", r->option[0].interval.hi, 0.5 + 0.0853477, 1e-6);
	t_true(r->option[0].differs && r->option[1].differs);
	t_true(says(m, &p,
	            "Na weging tellen 200 antwoorden als 128. Eén antwoord telt hoogstens mee voor 2,5. Wegen maakt een verschil van meer "
	            "dan 5 van de 100 bij “ja” (65% wordt 50%) en “nee” (35% wordt 50%)."));
	t_true(says(m, &p, "Gewogen op geslacht."));
	t_true(says(m, &p, "modelmatige onzekerheid (95%)") && says(m, &p, "41–59%"));
	t_true(says(m, &p, "Aan het antwoord hierboven verandert wegen niets."));
	t_true(says(m, &p, "Wijkavond, 12 maart 2026. 200 antwoorden."));
	mem_free(m);
}
T_END

/* Of 20 women 10, and of 28 men 13 say yes: 23 of 48; weighted (10/20 + 13/28) / 2 = 0.48214, that is 23.1 of 48. */
T_CASE(below_a_hundred_people_are_counted)
{
	struct mem *m = mem_new();
	struct polls p = pass(m, by_sex(m, 10, 13, 10, 15, 0));
	t_int(p.poll->refusal, POLL_WEIGHTED);
	t_true(isnan(p.poll->option[0].share));
	t_near("weighted", p.poll->option[0].weighted, 23.0 / 48, 1e-12);
	t_true(says(m, &p, "23 van de 48") && says(m, &p, "25 van de 48") && !says(m, &p, "48%") && !says(m, &p, "52%"));
	struct doc d;
	struct str s;
	draw(m, &p, LANG_NL, &d);
	str_init(&s, m);
	for (size_t i = 0; i < d.n; i++)
		if (d.block[i].table)
			out_csv(&s, d.block[i].table);
	t_true(strstr(s.s, "ja,Plein autovrij?,23,,,23,,,") != NULL);
	mem_free(m);
}
T_END

/* Three of 19 men say yes: with the total of 44 the weighted share would give them away. Totals stay. */
T_CASE(what_tells_of_a_small_group_is_not_shown)
{
	struct mem *m = mem_new();
	struct polls p = pass(m, by_sex(m, 41, 3, 52, 16, 0));
	t_int(p.poll->refusal, POLL_REVEALS);
	t_true(isnan(p.poll->option[0].weighted) && isnan(p.poll->option[0].interval.lo) && isnan(p.poll->max));
	t_int(p.poll->n_eff, COUNT_MISSING);
	t_int(p.poll->option[0].votes, 44);
	t_true(says(m, &p, "wat een klein groepje mensen antwoordde") && !says(m, &p, "gewogen  "));
	/* nor that all nineteen men say no */
	t_int(pass(m, by_sex(m, 41, 0, 52, 19, 0)).poll->refusal, POLL_REVEALS);
	/* so many people that a per cent is many */
	t_int(pass(m, by_sex(m, 4100, 9, 5200, 9000, 0)).poll->refusal, POLL_WEIGHTED);
	mem_free(m);
}
T_END

T_CASE(few_unknown_are_not_counted_out)
{
	struct mem *m = mem_new();
	struct polls p = pass(m, by_sex(m, 120, 10, 40, 30, 6));
	t_true(says(m, &p, "Na weging tellen de antwoorden als 128.") && says(m, &p, "Minder dan 10 antwoorden tellen niet mee") &&
	       !says(m, &p, "200 antwoorden"));
	p = pass(m, by_sex(m, 120, 10, 40, 30, 20));
	t_true(says(m, &p, "Na weging tellen 200 antwoorden als 128.") && says(m, &p, "20 antwoorden tellen niet mee"));
	t_true(says(m, &p, "“ja” (59% wordt 50%)")); /* 130 of 220 */
	mem_free(m);
}
T_END

T_CASE(a_refusal_is_a_sentence)
{
	static const struct {
		struct poll_weights w;
		int64_t votes;
		const char *nl;
	} want[] = {
		{ { .refusal = POLL_NO_GROUPS }, 400, "Niet gewogen: bij deze peiling is niet naar leeftijd of geslacht gevraagd." },
		{ { .refusal = POLL_NO_CENSUS }, 400, "Niet gewogen: er zijn geen bevolkingscijfers. Voeg ze eerst toe." },
		{ { .refusal = POLL_NO_FIT_CENSUS }, 400, "Niet gewogen: de bevolkingscijfers delen mensen anders in dan deze peiling." },
		{ { .refusal = POLL_FEW }, 400, "Niet gewogen: daarvoor zijn twee groepen van elk 10 antwoorden of meer nodig." },
		{ { .refusal = POLL_EMPTY, .group = { 0, 65, AGE_OPEN } }, 400, "Niet gewogen: er antwoordden geen 65-plussers." },
		{ { .refusal = POLL_UNKNOWN, .left_out = 240, .n = 160 },
		  400,
		  "Niet gewogen: van 240 van de 400 antwoorden kennen we de groep niet (afspraak: hoogstens 40 van de 100)." },
		{ { .refusal = POLL_BEYOND, .group = { 0, 15, 24 }, .has = 12, .needs = 0.27, .n = 400 },
		  400,
		  "Niet gewogen: 3% van de antwoorden is van jongeren tot 25 jaar. Dat kan niet voor 27% meetellen." },
		{ { .refusal = POLL_BEYOND, .group = { 0, 15, 64 }, .has = 10, .needs = 0.8, .n = 80 },
		  80,
		  "Niet gewogen: 10 van de 80 antwoorden zijn van mensen jonger dan 65. Die kunnen niet voor 64 meetellen." },
		{ { .refusal = POLL_NO_WEIGHTS }, 400, "Niet gewogen: geen enkele weging klopt voor leeftijd en geslacht tegelijk." },
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
		int64_t votes[] = { want[i].votes / 2, want[i].votes / 2 };
		struct polls p = pass(m, (struct poll_input){ { "Plein?", "", POLL_NO_DAY, 2, yes_no, votes }, want[i].w });
		ck_assert_msg(says(m, &p, want[i].nl), "%s", text_of(m, &p, LANG_NL, 1000));
		t_true(!says(m, &p, "Wegen laat elke groep"));
	}
	mem_free(m);
}
T_END

/* What nobody may read, in any language and form; and 80 columns. */
T_CASE(words_that_promise_too_much_are_absent)
{
	static const char *const never[] = { "foutmarge", "±", "margin of error", "marge d'erreur", "sampling error", "nan" };
	struct mem *m = mem_new();
	struct polls p = pass(m, by_sex(m, 120, 10, 40, 30, 20));
	for (size_t l = 0; l < LANG_N; l++) {
		struct doc d;
		struct str s;
		str_init(&s, m);
		str_add(&s, text_of(m, &p, languages[l], 80));
		size_t column = 0;
		for (const char *c = s.s; *c; c++) {
			column = *c == '\n' ? 0 : column + ((*c & 0xc0) != 0x80);
			t_true(column <= 80);
		}
		draw(m, &p, languages[l], &d);
		out_json(&s, &d);
		for (size_t i = 0; i < sizeof never / sizeof *never; i++)
			t_true(strstr(s.s, never[i]) == NULL);
		t_true(strstr(s.s, "\"effective\": 128") != NULL && strstr(s.s, "\"weighted_share\": 0.5") != NULL);
	}
	struct polls none = { .threshold = K };
	t_text(text_of(m, &none, LANG_NL, 80), "");
	mem_free(m);
}
T_END

T_MAIN("polls", a_weighted_poll_by_hand, below_a_hundred_people_are_counted, what_tells_of_a_small_group_is_not_shown,
       few_unknown_are_not_counted_out, a_refusal_is_a_sentence, words_that_promise_too_much_are_absent)
