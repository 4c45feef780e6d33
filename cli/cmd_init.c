/* spiegel init: a few plain questions on a terminal, flags elsewhere; writes the project. */
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cmd.h"
#include "study/begin.h"
#include <string.h>
#include <unistd.h>

enum { ANSWER_LENGTH = 1024 };

/* One question; an empty answer keeps the default. False at the end of the input. */
static bool ask(const struct session *s, enum word question, const char *by_default, const char **answer)
{
	char line[ANSWER_LENGTH];
	printf("%s", word_say(s->mem, s->lang, question, NULL));
	if (*by_default)
		printf(" [%s]", utf8_safe(s->mem, by_default));
	printf(" ");
	fflush(stdout);
	if (!fgets(line, sizeof line, stdin))
		return false;
	*answer = str_trim(s->mem, mem_text_n(s->mem, line, strcspn(line, "\r\n")));
	if (!**answer)
		*answer = by_default;
	return true;
}

static bool take_number(const char *text, int64_t least, int64_t most, enum word wrong, int64_t *out, struct err *e)
{
	if (!num_parse_int(text, strlen(text), out) || *out < least || *out > most)
		return err_set(e, ERR_USAGE, wrong, text, NULL, NULL);
	return true;
}

static bool take_day(const char *text, int *out, struct err *e)
{
	return !text || day_parse(text, out) || err_set(e, ERR_USAGE, W_INI_DAY, text, NULL, NULL);
}

enum { CHOICE_NAMES = 4 };
struct choice {
	const char *name[CHOICE_NAMES]; /* nl, en, fr, and what the question on the terminal offers */
	int value;
};

static const struct choice tolerances[] = {
	{ { "streng", "strict", "stricte", "18" }, TOLERANCE_STRICT },
	{ { "standaard", "standard", "standard", "16" }, TOLERANCE_STANDARD },
	{ { "ruim", "broad", "large", "12" }, TOLERANCE_BROAD },
};
static const struct choice aims[] = {
	{ { "afspiegeling", "mirror", "reflet", "mirror" }, AIM_MIRROR },
	{ { "groep", "group", "groupe", "bepaalde groep" }, AIM_GROUP },
	{ { "belangen", "interests", "intérêts", "interets" }, AIM_INTERESTS },
};

static bool take_choice(struct mem *m, const char *text, const struct choice *choice, size_t n, enum word wrong, int *out, struct err *e)
{
	for (size_t i = 0; i < n; i++)
		for (int k = 0; k < CHOICE_NAMES; k++)
			if (str_eq(choice[i].name[k], utf8_key(m, text))) {
				*out = choice[i].value;
				return true;
			}
	return err_set(e, ERR_USAGE, wrong, text, NULL, NULL);
}

/* Answers as texts, from flags or from the terminal; NULL: not answered. */
struct answers {
	const char *name, *region, *age, *expected, *aim, *tolerance;
};

static bool ask_all(const struct session *s, struct answers *a)
{
	session_say(s, stdout, W_INIT_WELCOME, NULL);
	return (a->name || ask(s, W_INIT_ASK_NAME, "", &a->name)) && (a->region || ask(s, W_INIT_ASK_REGION, "", &a->region)) &&
	       (a->age || ask(s, W_INIT_ASK_AGE, "15", &a->age)) && (a->expected || ask(s, W_INIT_ASK_EXPECTED, "", &a->expected)) &&
	       (a->aim || ask(s, W_INIT_ASK_AIM, word_text(s->lang, W_INIT_AIM_MIRROR), &a->aim)) &&
	       (a->tolerance || ask(s, W_INIT_ASK_TOLERANCE, "", &a->tolerance));
}

/* Ages below the first group's start make the first group begin at the asked age; groups that would be empty fall away. */
static void set_min_age(struct project *p, int age)
{
	size_t n = 0;
	p->min_age = age;
	for (size_t i = 0; i < p->n_ages; i++)
		if (i + 1 == p->n_ages || p->age_start[i + 1] > age)
			p->age_start[n++] = p->age_start[i];
	p->n_ages = n;
	p->age_start[0] = age;
}

/* A code of a statistical office: letters and then digits (GM0344, WK034401), or digits alone (44021). A name must be one that we know. */
static bool is_code(const char *region)
{
	size_t letters = strspn(region, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), digits = strspn(region + letters, "0123456789");
	return letters <= 3 && digits >= 2 && region[letters + digits] == '\0';
}

static bool take_answers(struct session *s, const struct answers *a, struct project *p, int64_t *expected, bool *own, struct err *e)
{
	int64_t age = p->min_age;
	int choice;
	if (!a->name || !*a->name)
		return err_set(e, ERR_USAGE, W_INIT_NEEDS, "--name", NULL, NULL);
	if (!a->region || !*a->region)
		return err_set(e, ERR_USAGE, W_INIT_NEEDS, "--region", NULL, NULL);
	p->name = utf8_nfc(s->mem, a->name, strlen(a->name));
	const struct shipped *census = shipped_find(s->mem, a->region);
	if (!census && !is_code(a->region))
		return err_set(e, ERR_USAGE, W_INIT_REGION, a->region, NULL, NULL);
	p->region = census ? census->region : a->region;
	if (a->age && !take_number(a->age, 0, 90, W_INI_AGE, &age, e))
		return false;
	set_min_age(p, (int)age);
	if (a->expected && *a->expected && !take_number(a->expected, 1, 100000000, W_INIT_EXPECTED, expected, e))
		return false;
	if (a->aim) {
		if (!take_choice(s->mem, a->aim, aims, 3, W_INI_AIM, &choice, e))
			return false;
		p->aim = (enum aim)choice;
	}
	if (a->tolerance && *a->tolerance) {
		if (!take_choice(s->mem, a->tolerance, tolerances, 3, W_INI_TOLERANCE, &choice, e))
			return false;
		p->tolerance = (enum tolerance)choice;
		*own = true;
	}
	return true;
}

static const char *tolerance_word(const struct session *s, enum tolerance t)
{
	static const enum word words[] = {
		[TOLERANCE_STRICT] = W_TOLERANCE_STRICT, [TOLERANCE_STANDARD] = W_TOLERANCE_STANDARD, [TOLERANCE_BROAD] = W_TOLERANCE_BROAD
	};
	return word_text(s->lang, words[t]);
}

static void tell(const struct session *s, const char *folder, const struct project *p, const struct beginning *b, bool own)
{
	struct mem *m = s->mem;
	session_say(s, stdout, W_INIT_MADE, folder, NULL);
	if (b->census)
		session_say(s, stdout, W_INIT_CENSUS, b->census->name, b->census->ref_date, NULL);
	else
		session_say(s, stdout, W_INIT_NO_CENSUS, p->region, NULL);
	if (b->census && b->census->estimated)
		session_say(s, stdout, W_INIT_ESTIMATED, NULL);
	if (b->advice.known) {
		const struct advice *a = &b->advice;
		enum word word = a->need > 0 && a->need <= a->expected ? W_INIT_ADVICE : own ? W_INIT_TOO_FEW : W_INIT_DESCRIBE_ONLY;
		session_say(s, stdout, word, num_count(m, a->need, s->lang), num_count(m, a->expected, s->lang), NULL);
	}
	if (p->judge_age)
		session_say(s, stdout, W_INIT_AGREEMENT, tolerance_word(s, p->tolerance), num_plain_int(m, (int64_t)p->n_ages), NULL);
	else
		session_say(s, stdout, W_INIT_AGREEMENT_SEX, tolerance_word(s, p->tolerance), NULL);
	session_say(s, stdout, W_INIT_NEXT, folder, NULL);
}

bool cmd_init(struct session *s, struct err *e)
{
	struct project p;
	struct beginning b;
	int64_t expected = 0;
	bool own = false;
	struct answers a = { .name = opt_value(&s->opt, "name"),
		             .region = opt_value(&s->opt, "region"),
		             .age = opt_value(&s->opt, "from-age"),
		             .expected = opt_value(&s->opt, "expected"),
		             .aim = opt_value(&s->opt, "aim"),
		             .tolerance = opt_value(&s->opt, "tolerance") };

	if (s->opt.n_rest != 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel init DIR", NULL, NULL);
	project_defaults(&p);
	p.lang = s->lang;
	if (opt_value(&s->opt, "organisation"))
		p.organisation = opt_value(&s->opt, "organisation");
	if (!take_day(opt_value(&s->opt, "start"), &p.starts, e) || !take_day(opt_value(&s->opt, "end"), &p.ends, e))
		return false;
	if (p.starts != PROJECT_NO_DAY && p.ends != PROJECT_NO_DAY && p.ends < p.starts)
		return err_set(e, ERR_USAGE, W_INI_ENDS_EARLY, NULL, NULL, NULL);
	if (!opt_has(&s->opt, "yes") && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && !ask_all(s, &a))
		return err_set(e, ERR_USAGE, W_INIT_STOPPED, NULL, NULL, NULL);
	if (!take_answers(s, &a, &p, &expected, &own, e) || !begin_project(s->mem, s->opt.rest[0], &p, expected, own, time_now(), &b, e))
		return false;
	if (!s->quiet)
		tell(s, s->opt.rest[0], &p, &b, own);
	return true;
}
