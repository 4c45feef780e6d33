/* spiegel init: a few plain questions on a terminal, flags elsewhere; writes the project. */
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "cmd.h"
#include "study/begin.h"
#include "study/setting.h"
#include <math.h>
#include <string.h>
#include <unistd.h>

enum { ANSWER_LENGTH = 1024 };

/* What the answers make of a project. */
struct plan {
	struct mem *mem;
	struct project *project;
	int64_t expected; /* people; 0: not known */
	bool own; /* a tolerance was chosen */
	struct area area; /* that the region's name was taken for */
};

static bool take_number(const char *text, int64_t least, int64_t most, enum word wrong, int64_t *out, struct err *e)
{
	if (!num_parse_int(text, strlen(text), out) || *out < least || *out > most)
		return err_set(e, ERR_USAGE, wrong, text, NULL, NULL);
	return true;
}

static bool take_name(struct plan *plan, const char *text, struct err *e)
{
	if (!*text)
		return err_set(e, ERR_USAGE, W_INIT_NEEDS, "--name", NULL, NULL);
	return setting_text.read(plan->mem, text, &plan->project->name, e);
}

/* A code of a statistical office: letters and then digits (GM0344, WK034401), or digits alone (44021). A name must be one that we know. */
static bool is_code(const char *region)
{
	size_t letters = strspn(region, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"), digits = strspn(region + letters, "0123456789");
	return letters <= 3 && digits >= 2 && region[letters + digits] == '\0';
}

static bool take_region(struct plan *plan, const char *text, struct err *e)
{
	struct areas areas;
	struct area area;
	bool known;
	if (!*text)
		return err_set(e, ERR_USAGE, W_INIT_NEEDS, "--region", NULL, NULL);
	areas_open(plan->mem, plan->project->lang, NULL, 0, &areas);
	if (!areas_find(&areas, text, &area, &known, e))
		return false;
	if (!known && !is_code(text) && !str_starts(text, baseline_own_code))
		return err_set(e, ERR_USAGE, W_INIT_REGION, text, NULL, NULL);
	plan->project->region = area.code;
	plan->area = area;
	return true;
}

/* Groups that would be empty from this age on fall away; the first of the others begins at it. */
static bool take_age(struct plan *plan, const char *text, struct err *e)
{
	struct project *p = plan->project;
	int64_t age;
	size_t n = 0;
	if (!take_number(text, 0, 90, W_INI_AGE, &age, e))
		return false;
	for (size_t i = 0; i < p->n_ages; i++)
		if (i + 1 == p->n_ages || p->age_start[i + 1] > age)
			p->age_start[n++] = p->age_start[i];
	p->n_ages = n;
	p->age_start[0] = p->min_age = (int)age;
	return true;
}

static bool take_expected(struct plan *plan, const char *text, struct err *e)
{
	return !*text || take_number(text, 1, 100000000, W_INIT_EXPECTED, &plan->expected, e);
}

enum { CHOICE_NAMES = 4 };
struct choice {
	const char *name[CHOICE_NAMES]; /* nl, en, fr, and what the question on the terminal offers */
	int value;
};

static bool take_choice(struct mem *m, const char *text, const struct choice choice[3], enum word wrong, int *out, struct err *e)
{
	for (size_t i = 0; i < 3; i++)
		for (int k = 0; k < CHOICE_NAMES; k++)
			if (str_eq(choice[i].name[k], utf8_key(m, text))) {
				*out = choice[i].value;
				return true;
			}
	return err_set(e, ERR_USAGE, wrong, text, NULL, NULL);
}

static bool take_aim(struct plan *plan, const char *text, struct err *e)
{
	static const struct choice aims[] = { { { "afspiegeling", "mirror", "reflet", "mirror" }, AIM_MIRROR },
		                              { { "groep", "group", "groupe", "bepaalde groep" }, AIM_GROUP },
		                              { { "belangen", "interests", "intérêts", "interets" }, AIM_INTERESTS } };
	int aim;
	if (!take_choice(plan->mem, text, aims, W_INI_AIM, &aim, e))
		return false;
	plan->project->aim = (enum aim)aim;
	return true;
}

static bool take_tolerance(struct plan *plan, const char *text, struct err *e)
{
	static const struct choice tolerances[] = { { { "streng", "strict", "stricte", "18" }, TOLERANCE_STRICT },
		                                    { { "standaard", "standard", "standard", "16" }, TOLERANCE_STANDARD },
		                                    { { "ruim", "broad", "large", "12" }, TOLERANCE_BROAD } };
	int tolerance;
	if (!*text)
		return true;
	plan->own = true;
	if (strchr(text, ',')) /* three numbers, as in the project file */
		return setting_tolerance.read(plan->mem, text, plan->project, e);
	if (!take_choice(plan->mem, text, tolerances, W_INI_TOLERANCE, &tolerance, e))
		return false;
	plan->project->tolerance = (enum tolerance)tolerance;
	return true;
}

static bool take_organisation(struct plan *plan, const char *text, struct err *e)
{
	return setting_text.read(plan->mem, text, &plan->project->organisation, e);
}

static bool take_day(const char *text, int *out, struct err *e)
{
	struct err why = { 0 };
	return setting_day.read(NULL, text, out, &why) || err_set(e, ERR_USAGE, W_INI_DAY, text, NULL, NULL);
}

static bool take_start(struct plan *plan, const char *text, struct err *e)
{
	return take_day(text, &plan->project->starts, e);
}

static bool take_end(struct plan *plan, const char *text, struct err *e)
{
	struct project *p = plan->project;
	if (!take_day(text, &p->ends, e))
		return false;
	if (p->starts != PROJECT_NO_DAY && p->ends != PROJECT_NO_DAY && p->ends < p->starts)
		return err_set(e, ERR_USAGE, W_INI_ENDS_EARLY, NULL, NULL, NULL);
	return true;
}

/* Each thing to know: by its flag, else by a question on a terminal, else by its default (NULL: it may not be left out). */
static const struct question {
	const char *option;
	enum word ask;
	const char *by_default;
	bool (*take)(struct plan *plan, const char *text, struct err *e);
} questions[] = {
	{ "name", W_INIT_ASK_NAME, NULL, take_name },
	{ "organisation", W_INIT_ASK_ORGANISATION, "", take_organisation },
	{ "region", W_INIT_ASK_REGION, NULL, take_region },
	{ "from-age", W_INIT_ASK_AGE, "15", take_age },
	{ "start", W_INIT_ASK_START, "", take_start },
	{ "end", W_INIT_ASK_END, "", take_end },
	{ "expected", W_INIT_ASK_EXPECTED, "", take_expected },
	{ "aim", W_INIT_ASK_AIM, "afspiegeling", take_aim },
	{ "tolerance", W_INIT_ASK_TOLERANCE, "", take_tolerance },
};

/* One line from the terminal; an empty one keeps the default. False at the end of the input. */
static bool read_answer(struct session *s, const struct question *q, const char **answer)
{
	char line[ANSWER_LENGTH];
	const char *by_default = q->by_default ? q->by_default : "";
	session_say(s, stdout, q->ask, NULL);
	printf(*by_default ? "[%s] > " : "%s> ", by_default);
	fflush(stdout);
	if (!fgets(line, sizeof line, stdin))
		return false;
	*answer = str_trim(s->mem, mem_text_n(s->mem, line, strcspn(line, "\r\n")));
	if (!**answer)
		*answer = by_default;
	return true;
}

/* Ask until the answer can be used. */
static bool ask(struct session *s, struct plan *plan, const struct question *q, struct err *e)
{
	const char *answer;
	while (read_answer(s, q, &answer)) {
		struct err wrong = { .code = ERR_NONE };
		if (!*answer && !q->by_default) { /* options are named to who gave none, not to who is asked */
			session_say(s, stdout, W_INIT_ANSWER_NEEDED, NULL);
			continue;
		}
		if (q->take(plan, answer, &wrong))
			return true;
		session_print(s, stdout, err_sentence(s->mem, &wrong, s->lang));
	}
	return err_set(e, ERR_USAGE, W_INIT_STOPPED, NULL, NULL, NULL);
}

static bool take_answers(struct session *s, struct plan *plan, bool on_terminal, struct err *e)
{
	if (on_terminal)
		session_say(s, stdout, W_INIT_WELCOME, NULL);
	for (size_t i = 0; i < sizeof questions / sizeof *questions; i++) {
		const struct question *q = &questions[i];
		const char *given = opt_value(&s->opt, q->option);
		if (!given && on_terminal) {
			if (!ask(s, plan, q, e))
				return false;
		} else if (!q->take(plan, given ? given : q->by_default ? q->by_default : "", e))
			return false;
	}
	return true;
}

/* "ruim"; three numbers of one's own as they stand in the project file */
static const char *tolerance_word(const struct session *s, const struct project *p)
{
	static const enum word words[] = {
		[TOLERANCE_STRICT] = W_TOLERANCE_STRICT, [TOLERANCE_STANDARD] = W_TOLERANCE_STANDARD, [TOLERANCE_BROAD] = W_TOLERANCE_BROAD
	};
	return isnan(p->own_tolerance[0]) ? word_text(s->lang, words[p->tolerance]) : setting_tolerance.print(s->mem, p);
}

static void tell(const struct session *s, const char *folder, const struct plan *plan, const struct beginning *b)
{
	struct mem *m = s->mem;
	const struct project *p = plan->project;
	const struct area *area = &plan->area;
	session_say(s, stdout, W_INIT_MADE, folder, NULL);
	if (area->has_note)
		session_note(s, stdout, &area->note);
	for (size_t i = 0; i < b->census.n_notes; i++) /* what was found in the store */
		if (!area->has_note || b->census.note[i].word != area->note.word)
			session_note(s, stdout, &b->census.note[i]);
	if (b->census.found)
		session_say(s, stdout, W_INIT_CENSUS, b->census.name, day_iso(m, b->census.day), NULL);
	else if (str_starts(p->region, baseline_own_code))
		session_say(s, stdout, W_INIT_COMPOSE, p->region, NULL);
	else
		session_say(s, stdout, W_INIT_NO_CENSUS, p->region, NULL);
	if (b->census.found && str_eq(b->census.exactness, "estimated"))
		session_say(s, stdout, W_INIT_ESTIMATED, NULL);
	if (b->advice.known) {
		const struct advice *a = &b->advice;
		enum word word = a->need == 0             ? W_INIT_NEVER
		                 : a->need <= a->expected ? W_INIT_ADVICE
		                 : plan->own              ? W_INIT_TOO_FEW
		                                          : W_INIT_DESCRIBE_ONLY;
		session_say(s, stdout, word, num_count(m, a->need, s->lang), num_count(m, a->expected, s->lang), NULL);
	}
	if (p->judge_age)
		session_say(s, stdout, W_INIT_AGREEMENT, tolerance_word(s, p), num_plain_int(m, (int64_t)p->n_ages), NULL);
	else
		session_say(s, stdout, W_INIT_AGREEMENT_SEX, tolerance_word(s, p), NULL);
	session_say(s, stdout, W_INIT_NEXT, NULL);
}

bool cmd_init(struct session *s, struct err *e)
{
	struct project p;
	struct beginning b;
	struct plan plan = { .mem = s->mem, .project = &p };
	bool on_terminal = !opt_has(&s->opt, "yes") && isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);

	if (s->opt.n_rest != 1)
		return err_set(e, ERR_USAGE, W_CLI_OPERANDS, "spiegel init DIR", NULL, NULL);
	project_defaults(&p);
	p.lang = s->lang;
	if (!take_answers(s, &plan, on_terminal, e) ||
	    !begin_project(s->mem, s->opt.rest[0], &p, plan.expected, plan.own, time_now(), &b, e))
		return false;
	s->folder = s->opt.rest[0]; /* of which commands speak from here on */
	if (!s->quiet)
		tell(s, s->folder, &plan, &b);
	return true;
}
