#include "setting.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "reports/people.h"
#include <math.h>
#include <string.h>

enum { SMALLEST_MOST = 100, ADULT = 18 /* younger people are one group at most */, LAST_YEAR = 2199 /* terms come behind it */ };

static bool wrong(struct err *e, enum word expected, const char *value)
{
	return err_set(e, ERR_INPUT, expected, value, NULL, NULL);
}

static bool read_text(struct mem *m, const char *value, void *at, struct err *e)
{
	(void)e;
	const char *text = utf8_nfc(m, value, strlen(value));
	const bool odd = utf8_plain(m, text) != text ||
	                 text[strcspn(text, "\t\r\n")]; /* shown as what it is: it has no place in this file, a workbook, on a screen */
	*(const char **)at = odd ? utf8_safe(m, text) : text;
	return true;
}

static const char *print_text(struct mem *m, const void *at)
{
	(void)m;
	return *(const char *const *)at;
}

const struct setting_kind setting_text = { read_text, print_text };

static bool read_day(struct mem *m, const char *value, void *at, struct err *e)
{
	(void)m;
	int *day = at;
	if (!*value)
		return true;
	return (day_parse(value, day) && *day <= day_make(LAST_YEAR, 12, 31)) || wrong(e, W_INI_DAY, value);
}

static const char *print_day(struct mem *m, const void *at)
{
	int day = *(const int *)at;
	return day == PROJECT_NO_DAY ? "" : day_iso(m, day);
}

const struct setting_kind setting_day = { read_day, print_day };

static bool read_lang(struct mem *m, const char *value, void *at, struct err *e)
{
	(void)m;
	return lang_parse(value, at) || wrong(e, W_INI_LANG, value);
}

static const char *print_lang(struct mem *m, const void *at)
{
	(void)m;
	return lang_code(*(const enum lang *)at);
}

const struct setting_kind setting_lang = { read_lang, print_lang };

static bool read_smallest(struct mem *m, const char *value, void *at, struct err *e)
{
	(void)m;
	int64_t n;
	if (!num_parse_int(value, strlen(value), &n) || n < PEOPLE_THRESHOLD_LEAST || n > SMALLEST_MOST)
		return wrong(e, W_INI_SMALLEST, value);
	*(int *)at = (int)n;
	return true;
}

static bool read_age(struct mem *m, const char *value, void *at, struct err *e)
{
	(void)m;
	int64_t age;
	if (!num_parse_int(value, strlen(value), &age) || age < 0 || age > 99)
		return wrong(e, W_INI_AGE, value);
	*(int *)at = (int)age;
	return true;
}

static bool read_months(struct mem *m, const char *value, void *at, struct err *e)
{
	(void)m;
	int64_t n;
	if (!num_parse_int(value, strlen(value), &n) || n < 1 || n > KEEP_MONTHS_MOST)
		return wrong(e, W_INI_KEEP, value);
	*(int *)at = (int)n;
	return true;
}

static const char *print_age(struct mem *m, const void *at)
{
	return num_plain_int(m, *(const int *)at);
}

const struct setting_kind setting_age = { read_age, print_age };
const struct setting_kind setting_smallest = { read_smallest, print_age };
const struct setting_kind setting_months = { read_months, print_age };

/* A value that is one of a few names. */
struct choice {
	const char *name;
	int value;
};

static bool read_choice(struct mem *m, const char *value, const struct choice *choice, int *out, enum word expected, struct err *e)
{
	for (; choice->name; choice++)
		if (str_eq(utf8_key(m, value), choice->name)) {
			*out = choice->value;
			return true;
		}
	return wrong(e, expected, value);
}

static const char *choice_name(const struct choice *choice, int value)
{
	while (choice->name && choice->value != value)
		choice++;
	return choice->name ? choice->name : "";
}

static const struct choice aim_names[] = {
	{ "afspiegeling", AIM_MIRROR }, { "bepaalde groep", AIM_GROUP }, { "belangen", AIM_INTERESTS }, { NULL, 0 }
};

static bool read_aim(struct mem *m, const char *value, void *at, struct err *e)
{
	int aim = AIM_MIRROR;
	if (!read_choice(m, value, aim_names, &aim, W_INI_AIM, e))
		return false;
	*(enum aim *)at = (enum aim)aim;
	return true;
}

static const char *print_aim(struct mem *m, const void *at)
{
	(void)m;
	return choice_name(aim_names, (int)*(const enum aim *)at);
}

const struct setting_kind setting_aim = { read_aim, print_aim };

static const struct choice level_names[] = { { "informeren", LEVEL_INFORM },   { "meedenken", LEVEL_CONSULT },
	                                     { "adviseren", LEVEL_ADVISE },    { "coproduceren", LEVEL_COPRODUCE },
	                                     { "meebeslissen", LEVEL_DECIDE }, { NULL, 0 } };

static bool read_level(struct mem *m, const char *value, void *at, struct err *e)
{
	int level = LEVEL_NONE;
	if (*value && !read_choice(m, value, level_names, &level, W_INI_LEVEL, e))
		return false;
	*(enum level *)at = (enum level)level;
	return true;
}

static const char *print_level(struct mem *m, const void *at)
{
	(void)m;
	return choice_name(level_names, (int)*(const enum level *)at);
}

const struct setting_kind setting_level = { read_level, print_level };

static const struct choice answer_names[] = { { "ja", PROJECT_YES }, { "nee", PROJECT_NO }, { NULL, 0 } };

static bool read_answer(struct mem *m, const char *value, void *at, struct err *e)
{
	int answer = PROJECT_UNSAID;
	if (*value && !read_choice(m, value, answer_names, &answer, W_INI_ANSWER, e))
		return false;
	*(enum project_answer *)at = (enum project_answer)answer;
	return true;
}

static const char *print_answer(struct mem *m, const void *at)
{
	(void)m;
	return choice_name(answer_names, (int)*(const enum project_answer *)at);
}

const struct setting_kind setting_answer = { read_answer, print_answer };

static const struct choice number_names[] = { { "punt", false }, { "spatie", true }, { NULL, 0 } };

static bool read_spaced(struct mem *m, const char *value, void *at, struct err *e)
{
	int spaced = false;
	if (*value && !read_choice(m, value, number_names, &spaced, W_INI_NUMBERS, e))
		return false;
	*(bool *)at = spaced;
	return true;
}

static const char *print_spaced(struct mem *m, const void *at)
{
	(void)m;
	return choice_name(number_names, *(const bool *)at);
}

const struct setting_kind setting_spaced = { read_spaced, print_spaced };

/* The next item of a list with commas, trimmed; false at its end. */
static bool next_item(struct mem *m, const char **list, const char **item)
{
	while (**list) {
		size_t n = strcspn(*list, ",");
		*item = str_trim(m, mem_text_n(m, *list, n));
		*list += n + ((*list)[n] == ',');
		if (**item)
			return true;
	}
	return false;
}

static const struct choice tolerance_names[] = {
	{ "streng", TOLERANCE_STRICT }, { "standaard", TOLERANCE_STANDARD }, { "ruim", TOLERANCE_BROAD }, { NULL, 0 }
};

/* "25, 1, 6": a quarter of the group's share, at least 1 and at most 6 of 100 participants. False: not three numbers. */
static bool read_own_tolerance(struct mem *m, const char *value, struct project *p)
{
	const char *item;
	double v[3];
	size_t n = 0;
	for (; next_item(m, &value, &item); n++)
		if (n == 3 || !num_parse_real(item, strlen(item), '.', &v[n]) || !(v[n] > 0) || v[n] > 100)
			return false;
	if (n != 3 || v[1] > v[2])
		return false;
	for (size_t i = 0; i < 3; i++)
		p->own_tolerance[i] = v[i] / 100;
	return true;
}

static bool read_tolerance(struct mem *m, const char *value, void *at, struct err *e)
{
	struct project *p = at;
	int tolerance = TOLERANCE_BROAD;
	if (read_own_tolerance(m, value, p))
		return true;
	if (!read_choice(m, value, tolerance_names, &tolerance, W_INI_TOLERANCE, e))
		return false;
	p->tolerance = (enum tolerance)tolerance;
	return true;
}

static const char *print_tolerance(struct mem *m, const void *at)
{
	const struct project *p = at;
	const double *own = p->own_tolerance;
	if (isnan(own[0]))
		return choice_name(tolerance_names, (int)p->tolerance);
	return mem_printf(m, "%s, %s, %s", num_plain(m, 100 * own[0]), num_plain(m, 100 * own[1]), num_plain(m, 100 * own[2]));
}

const struct setting_kind setting_tolerance = { read_tolerance, print_tolerance };

static bool read_dimensions(struct mem *m, const char *value, void *at, struct err *e)
{
	struct project *p = at;
	const char *item;
	p->judge_sex = p->judge_age = false;
	while (next_item(m, &value, &item)) {
		const char *key = utf8_key(m, item);
		if (str_eq(key, "leeftijd"))
			p->judge_age = true;
		else if (str_eq(key, "geslacht"))
			p->judge_sex = true;
		else
			return wrong(e, W_INI_DIMENSION, item);
	}
	return true;
}

static const char *print_dimensions(struct mem *m, const void *at)
{
	const struct project *p = at;
	return mem_printf(m, "%s%s%s", p->judge_sex ? "geslacht" : "", p->judge_sex && p->judge_age ? ", " : "",
	                  p->judge_age ? "leeftijd" : "");
}

const struct setting_kind setting_dimensions = { read_dimensions, print_dimensions };

static bool read_age_starts(struct mem *m, const char *value, void *at, struct err *e)
{
	const char *item;
	struct project *p = at;
	p->n_ages = 0;
	while (next_item(m, &value, &item)) {
		int64_t age;
		if (!num_parse_int(item, strlen(item), &age) || age < 0 || age > 99 || p->n_ages == PROJECT_MAX_GROUPS)
			return wrong(e, W_INI_AGES, item);
		if (p->n_ages && age <= p->age_start[p->n_ages - 1])
			return wrong(e, W_INI_AGES, item);
		if (p->n_ages >= 2 && age <= ADULT)
			return wrong(e, W_INI_AGES_MINORS, item);
		p->age_start[p->n_ages++] = (int)age;
	}
	return p->n_ages >= 2 || wrong(e, W_INI_AGES, value);
}

static const char *print_age_starts(struct mem *m, const void *at)
{
	const struct project *p = at;
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < p->n_ages; i++)
		str_addf(&s, "%s%d", i ? ", " : "", p->age_start[i]);
	return s.s;
}

const struct setting_kind setting_ages = { read_age_starts, print_age_starts };

static bool read_percentage(struct mem *m, const char *value, void *at, struct err *e)
{
	(void)m;
	double percentage;
	if (!num_parse_real(value, strlen(value), strchr(value, ',') ? ',' : '.', &percentage) || percentage < 0 || percentage > 100)
		return wrong(e, W_INI_PERCENTAGE, value);
	*(double *)at = percentage / 100;
	return true;
}

static const char *print_percentage(struct mem *m, const void *at)
{
	double share = *(const double *)at;
	return isnan(share) ? "" : num_plain(m, 100 * share);
}

const struct setting_kind setting_percentage = { read_percentage, print_percentage };

static bool read_target(struct mem *m, const char *value, void *at, struct err *e)
{
	(void)m;
	double *target = at;
	if (!*value)
		return true;
	if (!num_parse_real(value, strlen(value), strchr(value, ',') ? ',' : '.', target) || *target < 0)
		return wrong(e, W_INI_TARGET, value);
	return true;
}

static const char *print_target(struct mem *m, const void *at)
{
	return num_plain(m, *(const double *)at);
}

const struct setting_kind setting_target = { read_target, print_target };

/* A score is of 100. */
static bool read_target_score(struct mem *m, const char *value, void *at, struct err *e)
{
	double score = NAN;
	if (!read_target(m, value, &score, e))
		return false;
	if (score > 100)
		return wrong(e, W_INI_TARGET_SCORE, value);
	*(double *)at = score;
	return true;
}

const struct setting_kind setting_target_score = { read_target_score, print_target };

static bool read_target_percentage(struct mem *m, const char *value, void *at, struct err *e)
{
	return !*value || read_percentage(m, value, at, e);
}

const struct setting_kind setting_target_percentage = { read_target_percentage, print_percentage };

static bool read_list(struct mem *m, const char *value, void *at, struct err *e)
{
	struct text_list *list = at;
	const char *item;
	list->n = 0;
	while (next_item(m, &value, &item)) {
		if (list->n == PROJECT_MAX_LIST)
			return wrong(e, W_INI_LIST, item);
		list->item[list->n++] = item[0] == '#' ? item + 1 : item;
	}
	return true;
}

static const char *print_list(struct mem *m, const void *at)
{
	const struct text_list *list = at;
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < list->n; i++)
		str_addf(&s, "%s%s", i ? ", " : "", list->item[i]);
	return s.s;
}

const struct setting_kind setting_list = { read_list, print_list };
