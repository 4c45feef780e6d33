/* spiegel.ini through inih: one table of keys, each with the function that reads its value. */
#include "project.h"
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "reports/people.h"
#include <ini.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

enum { SMALLEST_MOST = 100 };

struct reading { /* what a key's reader may use */
	struct mem *mem;
	struct project *p;
	struct err *e;
	const char *text; /* what is left of the file */
	long line;
	bool continues; /* the line begins with a blank: it goes on with the value above */
	bool *seen;
};

/* A kind of value: how it is read from the file, and written into a new one. The offset is that of the field in struct project. */
struct kind {
	bool (*read)(struct reading *r, const char *value, size_t offset);
	const char *(*print)(struct mem *m, const struct project *p, size_t offset);
};

struct key {
	const char *section, *name;
	const struct kind *kind;
	size_t offset;
	enum word comment;
};

static void *field(struct project *p, size_t offset)
{
	return (char *)p + offset;
}

static const void *field_of(const struct project *p, size_t offset)
{
	return (const char *)p + offset;
}

static bool wrong(struct reading *r, enum word expected, const char *value)
{
	return err_set(r->e, ERR_INPUT, expected, value, NULL, NULL);
}

static bool read_text(struct reading *r, const char *value, size_t offset)
{
	*(const char **)field(r->p, offset) = utf8_nfc(r->mem, value, strlen(value));
	return true;
}

static const char *print_text(struct mem *m, const struct project *p, size_t offset)
{
	(void)m;
	return *(const char *const *)field_of(p, offset);
}

static const struct kind text_kind = { read_text, print_text };

static bool read_day(struct reading *r, const char *value, size_t offset)
{
	int *day = field(r->p, offset);
	if (!*value)
		return true;
	return day_parse(value, day) || wrong(r, W_INI_DAY, value);
}

static const char *print_day(struct mem *m, const struct project *p, size_t offset)
{
	int day = *(const int *)field_of(p, offset);
	return day == PROJECT_NO_DAY ? "" : day_iso(m, day);
}

static const struct kind day_kind = { read_day, print_day };

static bool read_lang(struct reading *r, const char *value, size_t offset)
{
	return lang_parse(value, field(r->p, offset)) || wrong(r, W_INI_LANG, value);
}

static const char *print_lang(struct mem *m, const struct project *p, size_t offset)
{
	(void)m;
	return lang_code(*(const enum lang *)field_of(p, offset));
}

static const struct kind lang_kind = { read_lang, print_lang };

static bool read_smallest(struct reading *r, const char *value, size_t offset)
{
	int64_t n;
	if (!num_parse_int(value, strlen(value), &n) || n < PEOPLE_THRESHOLD_LEAST || n > SMALLEST_MOST)
		return wrong(r, W_INI_SMALLEST, value);
	*(int *)field(r->p, offset) = (int)n;
	return true;
}

static bool read_age(struct reading *r, const char *value, size_t offset)
{
	int64_t age;
	if (!num_parse_int(value, strlen(value), &age) || age < 0 || age > 99)
		return wrong(r, W_INI_AGE, value);
	*(int *)field(r->p, offset) = (int)age;
	return true;
}

static const char *print_age(struct mem *m, const struct project *p, size_t offset)
{
	return num_plain_int(m, *(const int *)field_of(p, offset));
}

static const struct kind age_kind = { read_age, print_age };
static const struct kind smallest_kind = { read_smallest, print_age };

/* A value that is one of a few names. */
struct choice {
	const char *name;
	int value;
};

static bool read_choice(struct reading *r, const char *value, const struct choice *choice, int *out, enum word expected)
{
	for (; choice->name; choice++)
		if (str_eq(utf8_key(r->mem, value), choice->name)) {
			*out = choice->value;
			return true;
		}
	return wrong(r, expected, value);
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

static bool read_aim(struct reading *r, const char *value, size_t offset)
{
	int aim = AIM_MIRROR;
	(void)offset;
	if (!read_choice(r, value, aim_names, &aim, W_INI_AIM))
		return false;
	r->p->aim = (enum aim)aim;
	return true;
}

static const char *print_aim(struct mem *m, const struct project *p, size_t offset)
{
	(void)m, (void)offset;
	return choice_name(aim_names, (int)p->aim);
}

static const struct kind aim_kind = { read_aim, print_aim };

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
static bool read_own_tolerance(struct reading *r, const char *value)
{
	const char *item;
	double v[3];
	size_t n = 0;
	for (; next_item(r->mem, &value, &item); n++)
		if (n == 3 || !num_parse_real(item, strlen(item), '.', &v[n]) || !(v[n] > 0) || v[n] > 100)
			return false;
	if (n != 3 || v[1] > v[2])
		return false;
	for (size_t i = 0; i < 3; i++)
		r->p->own_tolerance[i] = v[i] / 100;
	return true;
}

static bool read_tolerance(struct reading *r, const char *value, size_t offset)
{
	int tolerance = TOLERANCE_BROAD;
	(void)offset;
	if (read_own_tolerance(r, value))
		return true;
	if (!read_choice(r, value, tolerance_names, &tolerance, W_INI_TOLERANCE))
		return false;
	r->p->tolerance = (enum tolerance)tolerance;
	return true;
}

static const char *print_tolerance(struct mem *m, const struct project *p, size_t offset)
{
	const double *own = p->own_tolerance;
	(void)offset;
	if (isnan(own[0]))
		return choice_name(tolerance_names, (int)p->tolerance);
	return mem_printf(m, "%s, %s, %s", num_plain(m, 100 * own[0]), num_plain(m, 100 * own[1]), num_plain(m, 100 * own[2]));
}

static const struct kind tolerance_kind = { read_tolerance, print_tolerance };

static bool read_dimensions(struct reading *r, const char *value, size_t offset)
{
	const char *item;
	(void)offset;
	r->p->judge_sex = r->p->judge_age = false;
	while (next_item(r->mem, &value, &item)) {
		const char *key = utf8_key(r->mem, item);
		if (str_eq(key, "leeftijd"))
			r->p->judge_age = true;
		else if (str_eq(key, "geslacht"))
			r->p->judge_sex = true;
		else
			return wrong(r, W_INI_DIMENSION, item);
	}
	return true;
}

static const char *print_dimensions(struct mem *m, const struct project *p, size_t offset)
{
	(void)offset;
	return mem_printf(m, "%s%s%s", p->judge_sex ? "geslacht" : "", p->judge_sex && p->judge_age ? ", " : "",
	                  p->judge_age ? "leeftijd" : "");
}

static const struct kind dimensions_kind = { read_dimensions, print_dimensions };

static bool read_age_starts(struct reading *r, const char *value, size_t offset)
{
	const char *item;
	struct project *p = r->p;
	(void)offset;
	p->n_ages = 0;
	while (next_item(r->mem, &value, &item)) {
		int64_t age;
		if (!num_parse_int(item, strlen(item), &age) || age < 0 || age > 99 || p->n_ages == PROJECT_MAX_GROUPS)
			return wrong(r, W_INI_AGES, item);
		if (p->n_ages && age <= p->age_start[p->n_ages - 1])
			return wrong(r, W_INI_AGES, item);
		p->age_start[p->n_ages++] = (int)age;
	}
	return p->n_ages >= 2 || wrong(r, W_INI_AGES, value);
}

static const char *print_age_starts(struct mem *m, const struct project *p, size_t offset)
{
	struct str s;
	(void)offset;
	str_init(&s, m);
	for (size_t i = 0; i < p->n_ages; i++)
		str_addf(&s, "%s%d", i ? ", " : "", p->age_start[i]);
	return s.s;
}

static const struct kind ages_kind = { read_age_starts, print_age_starts };

static bool read_percentage(struct reading *r, const char *value, size_t offset)
{
	double percentage;
	if (!num_parse_real(value, strlen(value), strchr(value, ',') ? ',' : '.', &percentage) || percentage < 0 || percentage > 100)
		return wrong(r, W_INI_PERCENTAGE, value);
	*(double *)field(r->p, offset) = percentage / 100;
	return true;
}

static const char *print_percentage(struct mem *m, const struct project *p, size_t offset)
{
	double share = *(const double *)field_of(p, offset);
	return isnan(share) ? "" : num_plain(m, 100 * share);
}

static const struct kind percentage_kind = { read_percentage, print_percentage };

static bool read_target(struct reading *r, const char *value, size_t offset)
{
	double *target = field(r->p, offset);
	if (!*value)
		return true;
	if (!num_parse_real(value, strlen(value), strchr(value, ',') ? ',' : '.', target) || *target < 0)
		return wrong(r, W_INI_TARGET, value);
	return true;
}

static const char *print_target(struct mem *m, const struct project *p, size_t offset)
{
	return num_plain(m, *(const double *)field_of(p, offset));
}

static const struct kind target_kind = { read_target, print_target };

static bool read_target_percentage(struct reading *r, const char *value, size_t offset)
{
	return !*value || read_percentage(r, value, offset);
}

static const struct kind target_percentage_kind = { read_target_percentage, print_percentage };

static bool read_list(struct reading *r, const char *value, size_t offset)
{
	struct text_list *list = field(r->p, offset);
	const char *item;
	list->n = 0;
	while (next_item(r->mem, &value, &item)) {
		if (list->n == PROJECT_MAX_LIST)
			return wrong(r, W_INI_LIST, item);
		list->item[list->n++] = item[0] == '#' ? item + 1 : item;
	}
	return true;
}

static const char *print_list(struct mem *m, const struct project *p, size_t offset)
{
	const struct text_list *list = field_of(p, offset);
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < list->n; i++)
		str_addf(&s, "%s%s", i ? ", " : "", list->item[i]);
	return s.s;
}

static const struct kind list_kind = { read_list, print_list };

#define AT(member) offsetof(struct project, member)

static const struct key keys[] = {
	{ "traject", "naam", &text_kind, AT(name), W_INI_C_NAME },
	{ "traject", "organisatie", &text_kind, AT(organisation), W_INI_C_ORGANISATION },
	{ "traject", "regio", &text_kind, AT(region), W_INI_C_REGION },
	{ "traject", "start", &day_kind, AT(starts), W_INI_C_STARTS },
	{ "traject", "einde", &day_kind, AT(ends), W_INI_C_ENDS },
	{ "traject", "taal", &lang_kind, AT(lang), W_INI_C_LANG },
	{ "traject", "doel", &aim_kind, 0, W_INI_C_AIM },
	{ "traject", "doelgroep", &text_kind, AT(target_group), W_INI_C_TARGET_GROUP },
	{ "traject", "toelichting", &text_kind, AT(note), W_INI_C_NOTE },
	{ "afspraak", "vanaf_leeftijd", &age_kind, AT(min_age), W_INI_C_MIN_AGE },
	{ "afspraak", "kenmerken", &dimensions_kind, 0, W_INI_C_DIMENSIONS },
	{ "afspraak", "leeftijdsgroepen_vanaf", &ages_kind, 0, W_INI_C_AGES },
	{ "afspraak", "tolerantie", &tolerance_kind, 0, W_INI_C_TOLERANCE },
	{ "afspraak", "hoogstens_onbekend", &percentage_kind, AT(max_unknown), W_INI_C_UNKNOWN },
	{ "afspraak", "vastgelegd_in", &text_kind, AT(recorded_in), W_INI_C_RECORDED },
	{ "privacy", "kleinste_groep", &smallest_kind, AT(smallest), W_INI_C_SMALLEST },
	{ "scope", "hashtags", &list_kind, AT(hashtags), W_INI_C_HASHTAGS },
	{ "scope", "woorden", &list_kind, AT(words), W_INI_C_WORDS },
	{ "scope", "labels", &list_kind, AT(labels), W_INI_C_LABELS },
	{ "scope", "vanaf", &day_kind, AT(scope_from), W_INI_C_SCOPE_FROM },
	{ "scope", "tot_en_met", &day_kind, AT(scope_to), W_INI_C_SCOPE_TO },
	{ "streefwaarden", "deelnemers_per_maand", &target_kind, AT(target[TARGET_PARTICIPANTS]), W_INI_C_T_PARTICIPANTS },
	{ "streefwaarden", "berichten_per_maand", &target_kind, AT(target[TARGET_POSTS]), W_INI_C_T_POSTS },
	{ "streefwaarden", "weergaven_per_maand", &target_kind, AT(target[TARGET_VIEWS]), W_INI_C_T_VIEWS },
	{ "streefwaarden", "interacties_per_1000_weergaven", &target_kind, AT(target[TARGET_INTERACTION_RATE]), W_INI_C_T_RATE },
	{ "streefwaarden", "spiegelscore", &target_kind, AT(target[TARGET_MIRROR]), W_INI_C_T_MIRROR },
	{ "streefwaarden", "leeftijd_onbekend_hoogstens", &target_percentage_kind, AT(target[TARGET_UNKNOWN_AGE]), W_INI_C_T_UNKNOWN },
};
enum { N_KEYS = sizeof keys / sizeof *keys };

static size_t key_find(const char *section, const char *name)
{
	for (size_t i = 0; i < N_KEYS; i++)
		if (str_eq(keys[i].section, section) && str_eq(keys[i].name, name))
			return i;
	return N_KEYS;
}

/* A section [bevolking NAME] for each other population; the first key of a new name begins one. */
static const char population_section[] = "bevolking ";

static bool read_population(struct reading *r, const char *title, const char *name, const char *value)
{
	struct project *p = r->p;
	size_t i = 0;
	while (i < p->n_populations && !str_eq(p->population[i].name, title))
		i++;
	if (i == PROJECT_MAX_POPULATIONS)
		return err_set(r->e, ERR_INPUT, W_INI_POPULATIONS, num_plain_int(r->mem, PROJECT_MAX_POPULATIONS), NULL, NULL);
	struct project_population *x = &p->population[i];
	if (i == p->n_populations) {
		*x = (struct project_population){ .name = utf8_nfc(r->mem, title, strlen(title)), .region = "", .min_age = -1 };
		p->n_populations++;
	}
	bool region = str_eq(name, "regio"), age = str_eq(name, "vanaf_leeftijd");
	if ((region && *x->region) || (age && x->min_age >= 0))
		return err_set(r->e, ERR_INPUT, W_INI_TWICE, title, name, NULL);
	if (region)
		return read_text(r, value, (size_t)((const char *)&x->region - (const char *)p));
	if (age)
		return read_age(r, value, (size_t)((const char *)&x->min_age - (const char *)p));
	return err_set(r->e, ERR_INPUT, W_INI_UNKNOWN_KEY, title, name, NULL);
}

/* inih hands over one line at a time; a value that goes on over indented lines comes once more for each. */
static int on_pair(void *data, const char *section, const char *name, const char *value)
{
	struct reading *r = data;
	if (str_starts(section, population_section))
		return read_population(r, section + strlen(population_section), name, value);
	size_t i = key_find(section, name);
	if (i == N_KEYS)
		return err_set(r->e, ERR_INPUT, W_INI_UNKNOWN_KEY, section, name, NULL);
	if (r->seen[i] && (!r->continues || keys[i].kind != &text_kind))
		return err_set(r->e, ERR_INPUT, W_INI_TWICE, section, name, NULL);
	if (r->seen[i]) {
		const char **text = field(r->p, keys[i].offset);
		value = mem_printf(r->mem, "%s %s", *text, value);
	}
	r->seen[i] = true;
	return keys[i].kind->read(r, value, keys[i].offset);
}

/* One line of the text, as inih's fgets. */
static char *next_line(char *out, int size, void *data)
{
	struct reading *r = data;
	if (!*r->text || err_is_set(r->e))
		return NULL;
	size_t n = strcspn(r->text, "\n");
	r->line++;
	if (n + 2 >= (size_t)size) {
		err_set(r->e, ERR_INPUT, W_INI_LONG_LINE, NULL, NULL, NULL);
		return NULL;
	}
	memcpy(out, r->text, n);
	out[n] = '\0';
	r->continues = out[0] == ' ' || out[0] == '\t';
	r->text += n + (r->text[n] == '\n');
	return out;
}

void project_defaults(struct project *p)
{
	*p = (struct project){ .name = "",
		               .organisation = "",
		               .region = "",
		               .recorded_in = "",
		               .target_group = "",
		               .note = "",
		               .starts = PROJECT_NO_DAY,
		               .ends = PROJECT_NO_DAY,
		               .scope_from = PROJECT_NO_DAY,
		               .scope_to = PROJECT_NO_DAY,
		               .lang = LANG_NL,
		               .aim = AIM_MIRROR,
		               .min_age = 15,
		               .tolerance = TOLERANCE_BROAD,
		               .own_tolerance = { NAN, NAN, NAN },
		               .judge_sex = true,
		               .judge_age = true,
		               .age_start = { 15, 25, 35, 45, 55, 65 },
		               .n_ages = 6,
		               .max_unknown = 0.40,
		               .smallest = PEOPLE_THRESHOLD };
	for (int i = 0; i < TARGET_N; i++)
		p->target[i] = NAN;
}

/* What a population does not say is that of the agreement. */
static void fill_populations(struct project *p)
{
	for (size_t i = 0; i < p->n_populations; i++) {
		struct project_population *x = &p->population[i];
		x->region = *x->region ? x->region : p->region;
		x->min_age = x->min_age >= 0 ? x->min_age : p->min_age;
	}
}

static bool project_check(const struct project *p, struct err *e)
{
	if (!*p->name)
		return err_set(e, ERR_INPUT, W_INI_MISSING, "traject", "naam", NULL);
	if (!*p->region)
		return err_set(e, ERR_INPUT, W_INI_MISSING, "traject", "regio", NULL);
	if (p->judge_age && p->age_start[0] != p->min_age)
		return err_set(e, ERR_INPUT, W_INI_AGES_START, NULL, NULL, NULL);
	if (p->starts != PROJECT_NO_DAY && p->ends != PROJECT_NO_DAY && p->ends < p->starts)
		return err_set(e, ERR_INPUT, W_INI_ENDS_EARLY, NULL, NULL, NULL);
	return true;
}

bool project_read(struct mem *m, const char *folder, struct project *out, struct err *e)
{
	size_t n, bad;
	bool seen[N_KEYS] = { false };
	project_defaults(out);
	out->folder = mem_text(m, folder);
	out->ini_path = mem_printf(m, "%s/spiegel.ini", folder);
	out->db_path = mem_printf(m, "%s/spiegel.db", folder);
	char *text;
	if (access(out->ini_path, F_OK) != 0)
		return err_set(e, ERR_INPUT, W_INI_NO_PROJECT, folder, NULL, NULL);
	if (!file_read(m, out->ini_path, 1 << 20, &text, &n, e))
		return false;
	if (!utf8_valid(text, n, &bad) || memchr(text, '\0', n)) {
		err_set(e, ERR_INPUT, W_INI_NOT_TEXT, NULL, NULL, NULL);
		return err_at(e, out->ini_path, 0, 0);
	}
	out->ini_text = text;
	struct reading r = { .mem = m, .p = out, .e = e, .text = text, .seen = seen };
	ini_use_stack = false;
	ini_max_line = 1 << 16;
	ini_allow_inline_comments = false; /* a semicolon inside an explanation must not cut it */
	ini_stop_on_first_error = true;
	int bad_line = ini_parse_stream(next_line, &r, on_pair, &r);
	if (bad_line != 0 && !err_is_set(e))
		err_set(e, ERR_INPUT, W_INI_NO_PAIR, NULL, NULL, NULL);
	if (err_is_set(e))
		return err_at(e, out->ini_path, r.line, 0);
	fill_populations(out);
	return project_check(out, e) || err_at(e, out->ini_path, 0, 0);
}

/* "; " before every line of a comment, broken before column 100. */
static void add_comment(struct mem *m, struct str *out, const char *text)
{
	enum { WIDTH = 100 };
	size_t column = WIDTH;
	while (*text) {
		size_t n = strcspn(text, " ");
		const char *word = mem_text_n(m, text, n);
		if (column + 1 + utf8_width(word) > WIDTH) {
			str_add(out, column == WIDTH ? ";" : "\n;");
			column = 1;
		}
		str_addf(out, " %s", word);
		column += 1 + utf8_width(word);
		text += n + strspn(text + n, " ");
	}
	str_add(out, "\n");
}

char *project_ini_text(struct mem *m, const struct project *p)
{
	struct str out;
	str_init(&out, m);
	add_comment(m, &out, word_text(p->lang, W_INI_C_TOP));
	for (size_t i = 0; i < N_KEYS; i++) {
		if (i == 0 || !str_eq(keys[i].section, keys[i - 1].section))
			str_addf(&out, "\n[%s]\n", keys[i].section);
		add_comment(m, &out, word_text(p->lang, keys[i].comment));
		str_addf(&out, "%s = %s\n", keys[i].name, keys[i].kind->print(m, p, keys[i].offset));
	}
	for (size_t i = 0; i < p->n_populations; i++)
		str_addf(&out, "\n[%s%s]\nregio = %s\nvanaf_leeftijd = %d\n", population_section, p->population[i].name,
		         p->population[i].region, p->population[i].min_age);
	return out.s;
}

const struct scope *project_scope(struct mem *m, const struct project *p)
{
	if (!p->hashtags.n && !p->words.n && !p->labels.n && p->scope_from == PROJECT_NO_DAY && p->scope_to == PROJECT_NO_DAY)
		return NULL;
	struct scope *s = mem_alloc(m, sizeof *s);
	*s = (struct scope){ .hashtag = p->hashtags.item,
		             .n_hashtags = p->hashtags.n,
		             .word = p->words.item,
		             .n_words = p->words.n,
		             .label = p->labels.item,
		             .n_labels = p->labels.n,
		             .from = 1,
		             .to = 0 };
	if (p->scope_from != PROJECT_NO_DAY || p->scope_to != PROJECT_NO_DAY) {
		s->from = p->scope_from != PROJECT_NO_DAY ? p->scope_from : day_make(1970, 1, 1);
		s->to = p->scope_to != PROJECT_NO_DAY ? p->scope_to : day_make(2200, 1, 1);
	}
	return s;
}

size_t project_age_groups(const struct project *p, struct group out[PROJECT_MAX_GROUPS])
{
	for (size_t i = 0; i < p->n_ages; i++)
		out[i] = (struct group){ .age_from = p->age_start[i], .age_to = i + 1 < p->n_ages ? p->age_start[i + 1] - 1 : AGE_OPEN };
	return p->n_ages;
}
