#include "monthly_fixture.h"
#include "reports/digest.h"
#include "reports/out_text.h"
#include <gsl/gsl_errno.h>

T_CASE(words_are_counted_across_spans)
{
	struct mem *m = mem_new();
	struct doc d;
	doc_init(&d, m, LANG_NL);
	doc_text(&d, TEXT_BODY, (const struct span[]){ { .text = "half" }, { .text = "woord en  nog " }, { .text = "een" } }, 3);
	doc_heading(&d, 1, "x", "twee woorden");
	t_int(digest_count_words(&d), 6); /* halfwoord en nog een twee woorden */
	mem_free(m);
}
T_END

static const char *text_of(struct mem *m, const struct doc *d)
{
	struct str s;
	str_init(&s, m);
	out_text(&s, d, (struct text_style){ .width = 10000 });
	return s.s;
}

T_CASE(it_says_the_answer_in_few_words)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	for (int lang = 0; lang < LANG_N; lang++) {
		struct monthly_input in = fixture_monthly(m, fixture_growth, 3);
		struct doc d, answer;
		digest_build(m, &d, (enum lang)lang, &in);
		t_true(digest_count_words(&d) <= DIGEST_WORDS && digest_count_words(&d) > 30);
		doc_init(&answer, m, (enum lang)lang);
		people_answer(&answer, TEXT_BODY, in.people);
		t_true(strstr(text_of(m, &d), text_of(m, &answer)) != NULL);
	}
	mem_free(m);
}
T_END

/* A trajectory with a name of a hundred words leaves no room for the call and the posts; the answer stays. */
T_CASE(what_matters_least_goes_first)
{
	struct mem *m = mem_new();
	gsl_set_error_handler_off();
	struct monthly_input in = fixture_monthly(m, fixture_growth, 3);
	struct doc d, answer;
	digest_build(m, &d, LANG_NL, &in);
	size_t words = digest_count_words(&d);
	struct str name;
	str_init(&name, m);
	for (size_t i = words; i <= DIGEST_WORDS + 10; i++)
		str_add(&name, "dijk ");
	in.trajectory = name.s;
	digest_build(m, &d, LANG_NL, &in);
	doc_init(&answer, m, LANG_NL);
	people_answer(&answer, TEXT_BODY, in.people);
	t_true(digest_count_words(&d) <= DIGEST_WORDS);
	t_true(strstr(text_of(m, &d), text_of(m, &answer)) != NULL);
	for (size_t i = 0; i <= DIGEST_WORDS; i++) /* longer than all of it may be */
		str_add(&name, "dijk ");
	in.trajectory = name.s;
	digest_build(m, &d, LANG_NL, &in);
	t_true(digest_count_words(&d) <= DIGEST_WORDS);
	mem_free(m);
}
T_END

T_MAIN("digest", words_are_counted_across_spans, it_says_the_answer_in_few_words, what_matters_least_goes_first)
