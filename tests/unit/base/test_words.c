#include "base/str.h"
#include "base/utf8.h"
#include "base/words.h"
#include "tests/t.h"
#include <ctype.h>

static size_t count(const char *s, const char *what)
{
	size_t n = 0;
	for (const char *at = strstr(s, what); at; at = strstr(at + 1, what))
		n++;
	return n;
}

/* The arguments of a template as bits: bit k for {k}. */
static unsigned arguments(const char *template)
{
	unsigned set = 0;
	for (const char *t = template; (t = strchr(t, '{')); t++)
		if (isdigit((unsigned char)t[1]) && (t[2] == '}' || t[2] == '|'))
			set |= 1u << (t[1] - '0');
	return set;
}

/* Where {1|one|many} ends, at its brace; NULL: it is no such mark. */
static const char *forms_end(const char *t)
{
	const char *bar = strpbrk(t + 3, "|{}<"), *end = bar && *bar == '|' ? strpbrk(bar + 1, "|{}<") : NULL;
	return end && *end == '}' ? end : NULL;
}

/* <b> and </b> by turns, and no other angle bracket or brace */
static bool marks_are_sound(const char *t)
{
	bool strong = false;
	for (; *t; t++) {
		if (*t == '<') {
			const char *mark = strong ? "</b>" : "<b>";
			if (!str_starts(t, mark))
				return false;
			t += strlen(mark) - 1;
			strong = !strong;
		} else if (*t == '{') {
			if (t[1] < '1' || t[1] > '6' || (t[2] != '}' && (t[2] != '|' || !forms_end(t))))
				return false;
			t = t[2] == '}' ? t + 2 : forms_end(t);
		} else if (*t == '}') {
			return false;
		}
	}
	return !strong;
}

static bool is_letter(const char *s)
{
	return isalpha((unsigned char)*s) || (unsigned char)*s >= 0x80;
}

/* "reacties" as a word of its own, in any case */
static bool says_reacties(struct mem *m, const char *text)
{
	char *low = mem_text(m, text);
	for (char *c = low; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	for (const char *at = low; (at = strstr(at, "reacties")); at++)
		if ((at == low || !is_letter(at - 1)) && !is_letter(at + strlen("reacties")))
			return true;
	return false;
}

T_CASE(every_word_is_there_in_every_language)
{
	struct mem *m = mem_new();
	for (int w = 0; w < WORD_N; w++) {
		const char *code = word_code(m, (enum word)w), *nl = word_text(LANG_NL, (enum word)w);
		for (int lang = 0; lang < LANG_N; lang++) {
			const char *t = word_text((enum lang)lang, (enum word)w);
			size_t bad_at;
			if (!t || !t[0])
				t_fail("%s has no %s", code, lang_code((enum lang)lang));
			if (!utf8_valid(t, strlen(t), &bad_at))
				t_fail("%s: wrong byte in %s", code, lang_code((enum lang)lang));
			if (!marks_are_sound(t))
				t_fail("%s: marks or braces do not match in %s: %s", code, lang_code((enum lang)lang), t);
			if (arguments(t) != arguments(nl))
				t_fail("%s: %s uses other arguments than nl: %s", code, lang_code((enum lang)lang), t);
			if (count(t, "<b>") != count(nl, "<b>"))
				t_fail("%s: %s has other strong marks than nl: %s", code, lang_code((enum lang)lang), t);
		}
		if (says_reacties(m, nl))
			t_fail("%s: 'reacties' alone: %s", code, nl);
	}
	mem_free(m);
}
T_END

/* A state of the verdict has its words also where a note explains them, and what is hidden, or apart, has one name in a language. */
T_CASE(one_thing_has_one_name)
{
	static const struct {
		enum lang lang;
		const char *other;
	} never[] = { { LANG_EN, " judged apart" }, { LANG_EN, " shown apart" },        { LANG_EN, " counted apart" },
		      { LANG_EN, "it is secret" },  { LANG_EN, " too few people yet" }, { LANG_EN, "1,000 inhabitants" },
		      { LANG_EN, "figure of now" }, { LANG_EN, "Who subtracts" },       { LANG_FR, "plus qu'attendu" },
		      { LANG_FR, "jugé à part" } };
	for (int w = 0; w < WORD_N; w++)
		for (size_t i = 0; i < sizeof never / sizeof *never; i++)
			if (strstr(word_text(never[i].lang, (enum word)w), never[i].other))
				t_fail("'%s': %s", never[i].other, word_text(never[i].lang, (enum word)w));
	for (int lang = 0; lang < LANG_N; lang++) {
		const char *bold = word_text((enum lang)lang, W_PHASES_SHARES_BOLD);
		t_true(strstr(bold, word_text((enum lang)lang, W_STATE_WORD_OVER)) != NULL);
	}
	/* the best of the channels that were divided, not of all in the table above it; and 5 posts that become 8 did so by rounding */
	t_true(strstr(word_text(LANG_NL, W_MIX_BEST), "Het beste van deze kanalen alleen") != NULL);
	t_true(strstr(word_text(LANG_NL, W_PLAN_RULE), "vóór afronding hoogstens met de helft") != NULL);
	/* what does not follow from it is that of a good composition, in every language */
	t_true(strstr(word_text(LANG_NL, W_DISCLAIMER), "een goede samenstelling bewijst niet") != NULL);
	t_true(strstr(word_text(LANG_EN, W_DISCLAIMER), "a good composition does not prove") != NULL);
	t_true(strstr(word_text(LANG_FR, W_DISCLAIMER), "une bonne composition ne prouve pas") != NULL);
}
T_END

T_CASE(codes_are_lower_case_with_hyphens_and_unique)
{
	struct mem *m = mem_new();
	t_text(word_code(m, W_OUT_OF_MEMORY), "out-of-memory");
	for (int a = 0; a < WORD_N; a++)
		for (int b = 0; b < a; b++)
			t_false(str_eq(word_code(m, (enum word)a), word_code(m, (enum word)b)));
	mem_free(m);
}
T_END

T_CASE(the_checks_above_can_fail)
{
	struct mem *m = mem_new();
	t_true(says_reacties(m, "Reacties: 12"));
	t_true(says_reacties(m, "likes en reacties."));
	t_false(says_reacties(m, "interacties"));
	t_false(says_reacties(m, "reactiesnelheid"));
	t_false(marks_are_sound("<b>x"));
	t_false(marks_are_sound("x</b>"));
	t_false(marks_are_sound("<i>x</i>"));
	t_false(marks_are_sound("{7}"));
	t_false(marks_are_sound("{a}"));
	t_true(marks_are_sound("<b>{1}</b> en <b>{2}</b>"));
	t_false(marks_are_sound("{1|dag}"));
	t_false(marks_are_sound("{1|dag|dagen|week}"));
	t_false(marks_are_sound("{1|<b>dag|dagen}</b>"));
	t_false(marks_are_sound("{1|dag|dagen"));
	t_true(marks_are_sound("{1} {1|dag|dagen}, <b>{2}</b>"));
	t_int(arguments("{1} {3} {1}"), 10);
	t_int(arguments("{1|dag|dagen}"), 2);
	mem_free(m);
}
T_END

T_CASE(fill)
{
	struct mem *m = mem_new();
	t_text(word_say(m, LANG_NL, W_OPT_NEEDS_VALUE, "--period", "PERIODE", NULL),
	       "Achter '--period' moet een waarde staan: --period PERIODE.");
	t_text(word_say(m, LANG_FR, W_OPT_NEEDS_VALUE, "--x", "Y", NULL), "'--x' demande une valeur\u00a0: --x Y.");
	t_text(word_say(m, LANG_EN, W_QUARTER_2, "2026", NULL), "second quarter of 2026");
	t_text(word_say(m, LANG_EN, W_QUARTER_2, NULL), "second quarter of ");
	const char *const missing[] = { NULL, "V" };
	t_text(word_fill(m, LANG_EN, W_OPT_NEEDS_VALUE, missing, 2), "'' needs a value:  V.");
	t_text(word_say(m, LANG_EN, W_QUARTER_2, "{1}<b>", NULL), "second quarter of {1}<b>"); /* arguments are not templates */
	mem_free(m);
}
T_END

/* "hoogstens 1 dag"; in French all below two is one thing. */
T_CASE(one_thing_is_no_plural)
{
	struct mem *m = mem_new();
	static const struct {
		const char *n;
		bool single[LANG_N];
	} at[] = { { "0", { false, false, true } },   { "1", { true, true, true } },       { "2", { false, false, false } },
		   { "11", { false, false, false } }, { "1,5", { false, false, true } },   { "10", { false, false, false } },
		   { "0,5", { false, false, true } }, { "1.000", { false, false, false } } };
	static const char *const said[2][LANG_N] = {
		{ "hoogstens %s dagen stilte", "at most %s days of silence", "au plus %s jours de silence" },
		{ "hoogstens %s dag stilte", "at most %s day of silence", "au plus %s jour de silence" }
	};
	for (size_t i = 0; i < sizeof at / sizeof *at; i++)
		for (int lang = 0; lang < LANG_N; lang++) {
			const char *form = said[at[i].single[lang]][lang], *gap = strstr(form, "%s");
			char *want = mem_printf(m, "%.*s%s%s", (int)(gap - form), form, at[i].n, gap + 2);
			t_text(word_say(m, (enum lang)lang, W_GUIDE_RHYTHM, at[i].n, NULL), want);
		}
	mem_free(m);
}
T_END

T_CASE(languages)
{
	enum lang lang = LANG_N;
	t_true(lang_parse("fr", &lang));
	t_int(lang, LANG_FR);
	for (int l = 0; l < LANG_N; l++) {
		t_true(lang_parse(lang_code((enum lang)l), &lang));
		t_int(lang, l);
	}
	lang = LANG_EN;
	t_false(lang_parse("de", &lang));
	t_false(lang_parse("", &lang));
	t_false(lang_parse("NL", &lang));
	t_int(lang, LANG_EN);
}
T_END

/* For every word: the spans, put together, are the filled text, and strong ones are as many as the marks. */
T_CASE(spans_are_the_filled_text)
{
	struct mem *m = mem_new();
	static const char *const args[WORD_ARGS] = { "een", "<b>twee</b>", "drie", "vier", "vijf", "zes" };
	for (int w = 0; w < WORD_N; w++) {
		for (int lang = 0; lang < LANG_N; lang++) {
			struct word_span *span;
			size_t n_strong = 0;
			size_t n = word_spans(m, (enum lang)lang, (enum word)w, args, WORD_ARGS, 0, &span);
			struct str all;
			str_init(&all, m);
			for (size_t i = 0; i < n; i++) {
				t_true(span[i].text[0] != '\0');
				t_true(i == 0 || span[i].strong != span[i - 1].strong);
				n_strong += span[i].strong;
				str_add(&all, span[i].text);
			}
			t_text(all.s, word_fill(m, (enum lang)lang, (enum word)w, args, WORD_ARGS));
			t_true(strchr(all.s, '{') == NULL);
			t_true(n_strong <= count(word_text((enum lang)lang, (enum word)w), "<b>"));
		}
		mem_reset(m);
	}
	mem_free(m);
}
T_END

/* An argument that is kept apart is a run of its own, wherever it stands; what is strong stays so. */
T_CASE(an_argument_can_be_kept_apart)
{
	struct mem *m = mem_new();
	struct word_span *span;
	static const char *const args[] = { "Kiezen", "30 juin", "reflet" };
	size_t n = word_spans(m, LANG_FR, W_PHASE_OF_MONTH, args, 3, 1U << 0 | 1U << 2,
	                      &span); /* Phase <b>{1}</b> (jusqu'au {2} inclus) : {3}. */
	t_int(n, 5);
	t_text(span[1].text, "Kiezen");
	t_true(span[1].apart && span[1].strong && !span[0].apart && !span[2].apart && !span[2].strong);
	t_text(span[3].text, "reflet");
	t_true(span[3].apart && !span[3].strong);
	t_text(span[4].text, ".");
	n = word_spans(m, LANG_FR, W_MIX_UNREACHABLE, (const char *const[]){ "hommes" }, 1, 1U << 0, &span); /* assez de <b>{1}</b> */
	t_true(n >= 2 && span[1].apart && str_eq(span[0].text + strlen(span[0].text) - 2, "d'"));
	mem_free(m);
}
T_END

/* A line must not begin with a mark, nor a number break between its thousands: the spaces there are no plain ones. */
T_CASE(french_holds_together)
{
	static const char *const mark[] = { " :", " ;", " ?", " !", " »", " %", " €", "« " };
	size_t n_held = 0;
	for (int w = 0; w < WORD_N; w++) {
		const char *text = word_text(LANG_FR, (enum word)w);
		for (size_t k = 0; k < sizeof mark / sizeof *mark; k++)
			ck_assert_msg(!strstr(text, mark[k]), "may break before or after \"%s\": %s", mark[k], text);
		for (const char *c = text; *c; c++)
			if (c[0] == ' ' && c > text && isdigit((unsigned char)c[-1]) && isdigit((unsigned char)c[1]) &&
			    isdigit((unsigned char)c[2]) && isdigit((unsigned char)c[3]) && !isdigit((unsigned char)c[4]))
				t_fail("may break in a number: %s", text);
		n_held += strstr(text, "\u00a0:") != NULL;
		/* the other languages are as they were written */
		ck_assert_msg(!strstr(word_text(LANG_NL, (enum word)w), "\u00a0:"), "%d", w);
	}
	ck_assert_uint_ge(n_held, 100);
}
T_END

T_CASE(french_leaves_e_out_before_a_vowel)
{
	static const struct {
		const char *place, *want;
	} cases[] = {
		{ "Utrecht", "d'Utrecht" },      { "Éghezée", "d'Éghezée" }, { "Ypres", "d'Ypres" },        { "Hasselt", "de Hasselt" },
		{ "York", "de York" },           { "Çelik", "de Çelik" },    { "1000", "de 1000" },         { "", "de " },
		{ "Groningen", "de Groningen" }, { "Œdipe", "d'Œdipe" },     { "ici et là", "d'ici et là" }
	};
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const char *s = word_say(m, LANG_FR, W_REPR_QUESTION, "X", "habitants", cases[i].place, NULL);
		ck_assert_msg(strstr(s, mem_printf(m, "habitants %s", cases[i].want)) != NULL, "%s: %s", cases[i].place, s);
	}
	t_text(word_say(m, LANG_FR, W_HEAD_TOO_FEW, "hommes", NULL), "Nettement trop peu d'hommes participent");
	t_true(strstr(word_say(m, LANG_EN, W_REPR_QUESTION, "X", "residents", "Utrecht", NULL), "d'") == NULL);
	struct word_span *span; /* "assez de <b>{1}</b>" */
	size_t n = word_spans(m, LANG_FR, W_MIX_UNREACHABLE, (const char *const[]){ "hommes" }, 1, 0, &span);
	ck_assert_msg(n >= 2 && span[1].strong, "no strong text");
	t_true(strlen(span[0].text) > 2 && str_eq(span[0].text + strlen(span[0].text) - 2, "d'"));
	t_text(span[1].text, "hommes");
	mem_free(m);
}
T_END

T_MAIN("base/words", an_argument_can_be_kept_apart, french_leaves_e_out_before_a_vowel, every_word_is_there_in_every_language,
       one_thing_has_one_name, codes_are_lower_case_with_hyphens_and_unique, the_checks_above_can_fail, fill, one_thing_is_no_plural,
       languages, spans_are_the_filled_text, french_holds_together)
