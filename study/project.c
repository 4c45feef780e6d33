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
#include <string.h>
#include <unistd.h>

struct reading {
	struct mem *mem;
	struct project *p;
	struct err *e;
	const char *text; /* what is left of the file */
	long line;
	bool continues; /* the line begins with a blank: it goes on with the value above */
	bool *seen;
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
	{ "scope", "hashtags", &setting_list, AT(hashtags), W_INI_C_HASHTAGS },
	{ "scope", "woorden", &setting_list, AT(words), W_INI_C_WORDS },
	{ "scope", "labels", &setting_list, AT(labels), W_INI_C_LABELS },
	{ "scope", "vanaf", &setting_day, AT(scope_from), W_INI_C_SCOPE_FROM },
	{ "scope", "tot_en_met", &setting_day, AT(scope_to), W_INI_C_SCOPE_TO },
	{ "streefwaarden", "deelnemers_per_maand", &setting_target, AT(target[TARGET_PARTICIPANTS]), W_INI_C_T_PARTICIPANTS },
	{ "streefwaarden", "berichten_per_maand", &setting_target, AT(target[TARGET_POSTS]), W_INI_C_T_POSTS },
	{ "streefwaarden", "weergaven_per_maand", &setting_target, AT(target[TARGET_VIEWS]), W_INI_C_T_VIEWS },
	{ "streefwaarden", "interacties_per_1000_weergaven", &setting_target, AT(target[TARGET_INTERACTION_RATE]), W_INI_C_T_RATE },
	{ "streefwaarden", "spiegelscore", &setting_target, AT(target[TARGET_MIRROR]), W_INI_C_T_MIRROR },
	{ "streefwaarden", "leeftijd_onbekend_hoogstens", &setting_target_percentage, AT(target[TARGET_UNKNOWN_AGE]), W_INI_C_T_UNKNOWN },
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
		return setting_text.read(r->mem, value, &x->region, r->e);
	if (age)
		return setting_age.read(r->mem, value, &x->min_age, r->e);
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
	if (r->seen[i] && (!r->continues || keys[i].kind != &setting_text))
		return err_set(r->e, ERR_INPUT, W_INI_TWICE, section, name, NULL);
	if (r->seen[i]) {
		const char **text = field(r->p, keys[i].offset);
		value = mem_printf(r->mem, "%s %s", *text, value);
	}
	r->seen[i] = true;
	return keys[i].kind->read(r->mem, value, field(r->p, keys[i].offset), r->e);
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
		str_addf(&out, "%s = %s\n", keys[i].name, keys[i].kind->print(m, field_of(p, keys[i].offset)));
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
