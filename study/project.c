/* spiegel.ini through inih: one table of keys, each with the kind of its value (setting.h). */
#include "project.h"
#include "base/file.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "reports/people.h"
#include "setting.h"
#include <ini.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { NAMED = 2, MOST_NAMED = PROJECT_MAX_PHASES, LONGEST_SECTION = 49 /* bytes: inih cuts what is longer */, LETTERS_TOLD = 40 };

struct reading {
	struct mem *mem;
	struct project *p;
	struct err *e;
	const char *text; /* what is left of the file */
	long line;
	bool continues; /* the line begins with a blank: it goes on with the value above */
	bool *seen;
	unsigned (*seen_named)[MOST_NAMED]; /* NAMED: which keys each item had */
};

struct key {
	const char *section, *name;
	const struct setting_kind *kind;
	size_t offset; /* of its field in struct project */
	enum word comment;
};

#define AT(member) offsetof(struct project, member)

static const struct key keys[] = {
	{ "traject", "naam", &setting_text, AT(name), W_INI_C_NAME },
	{ "traject", "organisatie", &setting_text, AT(organisation), W_INI_C_ORGANISATION },
	{ "traject", "regio", &setting_text, AT(region), W_INI_C_REGION },
	{ "traject", "start", &setting_day, AT(starts), W_INI_C_STARTS },
	{ "traject", "einde", &setting_day, AT(ends), W_INI_C_ENDS },
	{ "traject", "taal", &setting_lang, AT(lang), W_INI_C_LANG },
	{ "traject", "doel", &setting_aim, AT(aim), W_INI_C_AIM },
	{ "traject", "doelgroep", &setting_text, AT(target_group), W_INI_C_TARGET_GROUP },
	{ "traject", "toelichting", &setting_text, AT(note), W_INI_C_NOTE },
	{ "afspraak", "vanaf_leeftijd", &setting_age, AT(min_age), W_INI_C_MIN_AGE },
	{ "afspraak", "kenmerken", &setting_dimensions, 0, W_INI_C_DIMENSIONS },
	{ "afspraak", "leeftijdsgroepen_vanaf", &setting_ages, 0, W_INI_C_AGES },
	{ "afspraak", "tolerantie", &setting_tolerance, 0, W_INI_C_TOLERANCE },
	{ "afspraak", "hoogstens_onbekend", &setting_percentage, AT(max_unknown), W_INI_C_UNKNOWN },
	{ "afspraak", "vastgelegd_in", &setting_text, AT(recorded_in), W_INI_C_RECORDED },
	{ "privacy", "kleinste_groep", &setting_smallest, AT(smallest), W_INI_C_SMALLEST },
	{ "privacy", "bewaren_maanden", &setting_months, AT(keep_months), W_INI_C_KEEP },
	{ "privacy", "grondslag", &setting_text, AT(legal_ground), W_INI_C_GROUND },
	{ "privacy", "ontvangers", &setting_text, AT(recipients), W_INI_C_RECIPIENTS },
	{ "scope", "hashtags", &setting_list, AT(hashtags), W_INI_C_HASHTAGS },
	{ "scope", "woorden", &setting_list, AT(words), W_INI_C_WORDS },
	{ "scope", "labels", &setting_list, AT(labels), W_INI_C_LABELS },
	{ "scope", "vanaf", &setting_day, AT(scope_from), W_INI_C_SCOPE_FROM },
	{ "scope", "tot_en_met", &setting_day, AT(scope_to), W_INI_C_SCOPE_TO },
	{ "streefwaarden", "deelnemers_per_maand", &setting_target, AT(target[TARGET_PARTICIPANTS]), W_INI_C_T_PARTICIPANTS },
	{ "streefwaarden", "berichten_per_maand", &setting_target, AT(target[TARGET_POSTS]), W_INI_C_T_POSTS },
	{ "streefwaarden", "weergaven_per_maand", &setting_target, AT(target[TARGET_VIEWS]), W_INI_C_T_VIEWS },
	{ "streefwaarden", "interacties_per_1000_weergaven", &setting_target, AT(target[TARGET_INTERACTION_RATE]), W_INI_C_T_RATE },
	{ "streefwaarden", "spiegelscore", &setting_target_score, AT(target[TARGET_MIRROR]), W_INI_C_T_MIRROR },
	{ "streefwaarden", "leeftijd_onbekend_hoogstens", &setting_target_percentage, AT(target[TARGET_UNKNOWN_AGE]), W_INI_C_T_UNKNOWN },
	{ "werkwijze", "stilte_hoogstens", &setting_target, AT(practice[PRACTICE_RHYTHM]), W_INI_C_P_RHYTHM },
	{ "werkwijze", "vragen_minstens", &setting_target, AT(practice[PRACTICE_TWO_WAY]), W_INI_C_P_TWO_WAY },
	{ "werkwijze", "binnen_24_uur_minstens", &setting_target, AT(practice[PRACTICE_ANSWER]), W_INI_C_P_ANSWER },
	{ "werkwijze", "hashtags_passend_minstens", &setting_target, AT(practice[PRACTICE_HASHTAGS]), W_INI_C_P_HASHTAGS },
	{ "werkwijze", "soorten_minstens", &setting_target, AT(practice[PRACTICE_FORMATS]), W_INI_C_P_FORMATS },
	{ "werkwijze", "bijeenkomsten_per_kwartaal", &setting_target, AT(practice[PRACTICE_OFFLINE]), W_INI_C_P_OFFLINE },
	{ "werkwijze", "op_niveau_minstens", &setting_target, AT(practice[PRACTICE_LADDER]), W_INI_C_P_LADDER },
	{ "werkwijze", "terugkoppeling_per_maand", &setting_target, AT(practice[PRACTICE_FEEDBACK]), W_INI_C_P_FEEDBACK },
	{ "werkwijze", "wettelijk", &setting_answer, AT(statutory), W_INI_C_STATUTORY },
	{ "aanpak", "doelgroepen", &setting_text, AT(approach[AGAINST_GROUPS]), W_INI_C_A_GROUPS },
	{ "aanpak", "kernboodschap", &setting_text, AT(approach[AGAINST_MESSAGE]), W_INI_C_A_MESSAGE },
	{ "aanpak", "trefwoorden", &setting_text, AT(approach[AGAINST_KEYWORDS]), W_INI_C_A_KEYWORDS },
	{ "aanpak", "toon", &setting_text, AT(approach[AGAINST_TONE]), W_INI_C_A_TONE },
	{ "aanpak", "goede_praktijk", &setting_text, AT(approach[AGAINST_PRACTICE]), W_INI_C_A_PRACTICE },
	{ "rapport", "thema", &setting_text, AT(theme), W_INI_C_THEME },
	{ "rapport", "getallen", &setting_spaced, AT(spaced), W_INI_C_NUMBERS },
	{ "schedule", "inbox", &setting_text, AT(inbox), W_INI_C_INBOX },
	{ "schedule", "rapporten", &setting_list, AT(reports), W_INI_C_REPORTS },
	{ "schedule", "talen", &setting_list, AT(langs), W_INI_C_LANGS },
};
enum { N_KEYS = sizeof keys / sizeof *keys };

static void *field(struct project *p, size_t offset)
{
	return (char *)p + offset;
}

static const void *field_of(const struct project *p, size_t offset)
{
	return (const char *)p + offset;
}

static size_t key_find(const char *section, const char *name)
{
	for (size_t i = 0; i < N_KEYS; i++)
		if (str_eq(keys[i].section, section) && str_eq(keys[i].name, name))
			return i;
	return N_KEYS;
}

/* --- sections that can be there several times, each with a name: [bevolking NAME], [fase NAME] --- */

struct named_key {
	const char *name;
	const struct setting_kind *kind;
	size_t offset; /* of its field in the item */
};

struct named {
	const char *prefix;
	const struct named_key *key;
	size_t n_keys;
	size_t items, size, count; /* in struct project: where the items are, how large each is, where their number is */
	size_t most;
	enum word too_many;
	void (*begin)(void *item, const char *name, long line);
	bool (*fits)(const struct project *p, const void *item, struct err *e); /* asked after each value; NULL: it always does */
};

static void begin_population(void *item, const char *name, long line)
{
	(void)line;
	*(struct project_population *)item = (struct project_population){ .name = name, .region = "", .min_age = -1 };
}

static void begin_phase(void *item, const char *name, long line)
{
	*(struct project_phase *)item = (struct project_phase){
		.name = name, .from = PROJECT_NO_DAY, .to = PROJECT_NO_DAY, .aim = AIM_OF_TRAJECTORY, .target_group = "", .line = line
	};
}

static bool has_days(const struct project_phase *x)
{
	return x->from != PROJECT_NO_DAY && x->to != PROJECT_NO_DAY;
}

/* A day is of one phase at most. */
static bool phase_fits(const struct project *p, const void *item, struct err *e)
{
	const struct project_phase *x = item;
	if (!has_days(x))
		return true;
	if (x->to < x->from)
		return err_set(e, ERR_INPUT, W_INI_PHASE_REVERSED, x->name, NULL, NULL);
	for (size_t i = 0; i < p->n_phases; i++) {
		const struct project_phase *y = &p->phase[i];
		if (y != x && has_days(y) && x->from <= y->to && y->from <= x->to)
			return err_set(e, ERR_INPUT, W_INI_PHASE_OVERLAP, x->name, y->name, NULL);
	}
	return true;
}

#define IN_POPULATION(member) offsetof(struct project_population, member)
#define IN_PHASE(member) offsetof(struct project_phase, member)

static const struct named_key population_keys[] = { { "regio", &setting_text, IN_POPULATION(region) },
	                                            { "vanaf_leeftijd", &setting_age, IN_POPULATION(min_age) } };
static const struct named_key phase_keys[] = { { "van", &setting_day, IN_PHASE(from) },
	                                       { "tot", &setting_day, IN_PHASE(to) },
	                                       { "niveau", &setting_level, IN_PHASE(level) },
	                                       { "doel", &setting_aim, IN_PHASE(aim) },
	                                       { "doelgroep", &setting_text, IN_PHASE(target_group) } };

static const struct named named_sections[NAMED] = {
	{ "bevolking", population_keys, sizeof population_keys / sizeof *population_keys, AT(population), sizeof(struct project_population),
	  AT(n_populations), PROJECT_MAX_POPULATIONS, W_INI_POPULATIONS, begin_population, NULL },
	{ "fase", phase_keys, sizeof phase_keys / sizeof *phase_keys, AT(phase), sizeof(struct project_phase), AT(n_phases),
	  PROJECT_MAX_PHASES, W_INI_PHASES, begin_phase, phase_fits },
};

/* The kind of a section, and the name it has; NULL for one that has no name. */
static const struct named *named_of(struct mem *m, const char *section, const char **name)
{
	for (size_t i = 0; i < NAMED; i++) {
		size_t n = strlen(named_sections[i].prefix);
		if (strncmp(section, named_sections[i].prefix, n) == 0 && (section[n] == ' ' || section[n] == '\0')) {
			const char *rest = str_trim(m, section + n);
			*name = utf8_nfc(m, rest, strlen(rest));
			return &named_sections[i];
		}
	}
	return NULL;
}

static void *item_at(struct project *p, const struct named *kind, size_t i)
{
	return (char *)field(p, kind->items) + i * kind->size;
}

/* The place of the item of that name, begun if there is none yet. */
static bool find_item(struct reading *r, const struct named *kind, const char *name, size_t *at)
{
	size_t *count = field(r->p, kind->count);
	if (!*name)
		return err_set(r->e, ERR_INPUT, W_INI_NAMELESS, kind->prefix, NULL, NULL);
	for (*at = 0; *at < *count; ++*at)
		if (str_eq(*(const char *const *)item_at(r->p, kind, *at), name)) /* the name comes first in every item */
			return true;
	if (*count == kind->most)
		return err_set(r->e, ERR_INPUT, kind->too_many, num_plain_int(r->mem, (int64_t)kind->most), NULL, NULL);
	kind->begin(item_at(r->p, kind, (*count)++), name, r->line);
	return true;
}

/* A heading begins its item, so that one without any value is known as well. */
static bool begin_section(struct reading *r, const char *line)
{
	size_t n = strcspn(line, "]");
	const char *name;
	if (!line[n])
		return true;
	if (n - 1 > LONGEST_SECTION)
		return err_set(r->e, ERR_INPUT, W_INI_LONG_SECTION, num_plain_int(r->mem, LETTERS_TOLD), NULL, NULL);
	const struct named *kind = named_of(r->mem, mem_text_n(r->mem, line + 1, n - 1), &name);
	return !kind || find_item(r, kind, name, &n);
}

static bool read_named(struct reading *r, const struct named *kind, const char *title, const char *name, const char *value)
{
	size_t at, k = 0;
	if (!find_item(r, kind, title, &at))
		return false;
	while (k < kind->n_keys && !str_eq(kind->key[k].name, name))
		k++;
	const char *section = mem_printf(r->mem, "%s %s", kind->prefix, title);
	if (k == kind->n_keys)
		return err_set(r->e, ERR_INPUT, W_INI_UNKNOWN_KEY, section, name, NULL);
	unsigned *seen = &r->seen_named[kind - named_sections][at];
	if (*seen & 1U << k)
		return err_set(r->e, ERR_INPUT, W_INI_TWICE, section, name, NULL);
	*seen |= 1U << k;
	char *item = item_at(r->p, kind, at);
	return kind->key[k].kind->read(r->mem, value, item + kind->key[k].offset, r->e) && (!kind->fits || kind->fits(r->p, item, r->e));
}

/* --- the file --- */

/* inih hands over one line at a time; a value that goes on over indented lines comes once more for each. */
static int on_pair(void *data, const char *section, const char *name, const char *value)
{
	struct reading *r = data;
	const char *title;
	const struct named *kind = named_of(r->mem, section, &title);
	if (kind)
		return read_named(r, kind, title, name, value);
	size_t i = key_find(section, name);
	if (i == N_KEYS)
		return err_set(r->e, ERR_INPUT, W_INI_UNKNOWN_KEY, section, name, NULL);
	if (r->seen[i] && (!r->continues || keys[i].kind != &setting_text))
		return err_set(r->e, ERR_INPUT, W_INI_TWICE, section, name, NULL);
	if (r->seen[i]) {
		const char **text = field(r->p, keys[i].offset);
		value = mem_printf(r->mem, "%s %s", *text, value);
	}
	r->seen[i] = true;
	struct err wrong = { .code = ERR_NONE };
	if (keys[i].kind->read(r->mem, value, field(r->p, keys[i].offset), &wrong))
		return true;
	const char *what = str_eq(section, "streefwaarden") ? mem_printf(r->mem, "%s = %s", name, value) : wrong.arg[0];
	return err_set(r->e, wrong.code, wrong.word, what, wrong.arg[1], wrong.arg[2]);
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
	if (out[0] == '[' && !begin_section(r, out))
		return NULL;
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
		               .legal_ground = "",
		               .recipients = "",
		               .theme = "",
		               .inbox = "",
		               .reports = { .item = { "monthly", "representativeness", "content" }, .n = 3 },
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
		               .smallest = PEOPLE_THRESHOLD,
		               .keep_months = KEEP_MONTHS };
	for (int i = 0; i < TARGET_N; i++)
		p->target[i] = NAN;
	for (int i = 0; i < PRACTICE_N; i++)
		p->practice[i] = NAN;
	for (int i = 0; i < AGAINST_TEXTS; i++)
		p->approach[i] = "";
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

static int compare_phases(const void *a, const void *b)
{
	const struct project_phase *x = a, *y = b;
	return (x->from > y->from) - (x->from < y->from);
}

/* By day, with the aim of the trajectory where they say none. */
static void fill_phases(struct project *p)
{
	for (size_t i = 0; i < p->n_phases; i++) {
		struct project_phase *x = &p->phase[i];
		if (x->aim == AIM_OF_TRAJECTORY && !*x->target_group)
			x->target_group = p->target_group;
		if (x->aim == AIM_OF_TRAJECTORY)
			x->aim = p->aim;
	}
	if (p->n_phases)
		qsort(p->phase, p->n_phases, sizeof *p->phase, compare_phases);
}

static bool check_phase(struct mem *m, const struct project *p, const struct project_phase *x, struct err *e)
{
	struct group age[PROJECT_MAX_GROUPS], group;
	size_t at, n = p->judge_age ? project_age_groups(p, age) : 0;
	if (!has_days(x))
		return err_set(e, ERR_INPUT, W_INI_PHASE_DAYS, x->name, NULL, NULL);
	if ((p->starts != PROJECT_NO_DAY && x->from < p->starts) || (p->ends != PROJECT_NO_DAY && x->to > p->ends))
		return err_set(e, ERR_INPUT, W_INI_PHASE_OUTSIDE, x->name, NULL, NULL);
	if (x->aim == AIM_GROUP && !project_find_group(m, age, n, x->target_group, &at, &group))
		return err_set(e, ERR_INPUT, W_INI_TARGET_GROUP, x->target_group, NULL, NULL);
	return true;
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

static void project_begin(struct mem *m, const char *folder, struct project *out)
{
	project_defaults(out);
	out->folder = mem_text(m, folder);
	out->ini_path = mem_printf(m, "%s/spiegel.ini", folder);
	out->db_path = mem_printf(m, "%s/spiegel.db", folder);
}

bool project_of_text(struct mem *m, const char *folder, const char *text, struct project *out, struct err *e)
{
	bool seen[N_KEYS] = { false };
	unsigned seen_named[NAMED][MOST_NAMED] = { { 0 } };
	project_begin(m, folder, out);
	out->ini_text = text;
	struct reading r = { .mem = m, .p = out, .e = e, .text = text, .seen = seen, .seen_named = seen_named };
	ini_use_stack = false;
	ini_max_line = 1 << 16;
	ini_allow_inline_comments = false; /* a semicolon inside an explanation must not cut it */
	ini_stop_on_first_error = true;
	int bad_line = ini_parse_stream(next_line, &r, on_pair, &r);
	if (bad_line == INI_NO_MEMORY)
		return err_set(e, ERR_SYSTEM, W_OUT_OF_MEMORY, NULL, NULL, NULL);
	if (bad_line != 0 && !err_is_set(e))
		err_set(e, ERR_INPUT, W_INI_NO_PAIR, NULL, NULL, NULL);
	if (err_is_set(e))
		return err_at(e, out->ini_path, r.line, 0);
	out->own_lang = out->lang;
	fill_populations(out);
	if (!project_check(out, e))
		return err_at(e, out->ini_path, 0, 0);
	fill_phases(out);
	for (size_t i = 0; i < out->n_phases; i++)
		if (!check_phase(m, out, &out->phase[i], e))
			return err_at(e, out->ini_path, out->phase[i].line, 0);
	return true;
}

bool project_read(struct mem *m, const char *folder, struct project *out, struct err *e)
{
	size_t n, bad;
	char *text;
	project_begin(m, folder, out);
	if (access(out->ini_path, F_OK) != 0)
		return err_set(e, ERR_INPUT, W_INI_NO_PROJECT, folder, NULL, NULL);
	if (!file_read(m, out->ini_path, 1 << 20, &text, &n, e))
		return false;
	if (!utf8_valid(text, n, &bad) || memchr(text, '\0', n)) {
		err_set(e, ERR_INPUT, W_INI_NOT_TEXT, NULL, NULL, NULL);
		return err_at(e, out->ini_path, 0, 0);
	}
	return project_of_text(m, folder, text, out, e);
}

/* "; " before every line of a comment, broken before column 100. */
static void add_comment(struct mem *m, struct str *out, const char *text)
{
	enum { WIDTH = 100 };
	size_t column = 1;
	str_add(out, ";");
	while (*text) {
		size_t n = strcspn(text, " ");
		const char *word = mem_text_n(m, text, n);
		if (column + 1 + utf8_width(word) > WIDTH) {
			str_add(out, "\n;");
			column = 1;
		}
		str_addf(out, " %s", word);
		column += 1 + utf8_width(word);
		text += n + strspn(text + n, " ");
	}
	str_add(out, "\n");
}

static void add_named(struct mem *m, struct str *out, const struct project *p, const struct named *kind)
{
	size_t n = *(const size_t *)field_of(p, kind->count);
	for (size_t i = 0; i < n; i++) {
		const char *item = (const char *)field_of(p, kind->items) + i * kind->size;
		str_addf(out, "\n[%s %s]\n", kind->prefix, *(const char *const *)(const void *)item);
		for (size_t k = 0; k < kind->n_keys; k++)
			str_addf(out, "%s = %s\n", kind->key[k].name, kind->key[k].kind->print(m, item + kind->key[k].offset));
	}
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
		str_addf(&out, "%s = %s\n", keys[i].name, keys[i].kind->print(m, field_of(p, keys[i].offset)));
	}
	str_add(&out, "\n");
	add_comment(m, &out, word_text(p->lang, W_INI_C_MORE));
	for (size_t k = 0; k < NAMED; k++)
		add_named(m, &out, p, &named_sections[k]);
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

bool project_find_group(struct mem *m, const struct group ages[], size_t n, const char *name, size_t *at, struct group *out)
{
	static const struct group sexes[] = { { .sex = 'F', .age_to = AGE_OPEN }, { .sex = 'M', .age_to = AGE_OPEN } };
	const char *wanted = utf8_key(m, name);
	for (*at = 0; *at < n; ++*at) {
		const struct group *g = &ages[*at];
		*out = *g;
		if (!*wanted || str_eq(wanted, g->age_to == AGE_OPEN ? mem_printf(m, "%d+", g->age_from)
		                                                     : mem_printf(m, "%d-%d", g->age_from, g->age_to)))
			return true;
	}
	*out = sexes[str_eq(wanted, "mannen")];
	return !*wanted || str_eq(wanted, "vrouwen") || str_eq(wanted, "mannen");
}

enum lang project_lang(const struct project *p, enum lang words)
{
	return p->spaced ? lang_spaced(words) : words;
}

size_t project_age_groups(const struct project *p, struct group out[PROJECT_MAX_GROUPS])
{
	for (size_t i = 0; i < p->n_ages; i++)
		out[i] = (struct group){ .age_from = p->age_start[i], .age_to = i + 1 < p->n_ages ? p->age_start[i + 1] - 1 : AGE_OPEN };
	return p->n_ages;
}
