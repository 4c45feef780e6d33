#include "cbs_words.h"
#include "ages.h"
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

struct meaning {
	const char *key; /* utf8_key of a code without its number, or of a label without its unit */
	int what;
	char sex;
};

static const struct meaning *find(const struct meaning *list, size_t n, const char *key)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(list[i].key, key))
			return &list[i];
	return NULL;
}
#define FIND(list, key) find(list, sizeof(list) / sizeof *(list), key)

static const struct meaning roles[] = {
	{ "id", CBS_SKIP, 0 },
	{ "geslacht", CBS_SEX, 0 },
	{ "sex", CBS_SEX, 0 },
	{ "leeftijd", CBS_AGE, 0 },
	{ "age", CBS_AGE, 0 },
	{ "regios", CBS_REGION, 0 },
	{ "regio's", CBS_REGION, 0 },
	{ "regions", CBS_REGION, 0 },
	{ "wijkenenbuurten", CBS_REGION, 0 },
	{ "wijken en buurten", CBS_REGION, 0 },
	{ "gebieden", CBS_REGION, 0 },
	{ "codering", CBS_REGION, 0 },
	{ "gemeentenaam", CBS_REGION_NAME, 0 },
	{ "title", CBS_REGION_NAME, 0 },
	{ "soortregio", CBS_REGION_LEVEL, 0 },
	{ "soort regio", CBS_REGION_LEVEL, 0 },
	{ "regioaanduiding/soort regio", CBS_REGION_LEVEL, 0 },
	{ "regioaanduiding/gemeentenaam", CBS_REGION_NAME, 0 },
	{ "regioaanduiding/codering", CBS_REGION, 0 },
	{ "indelingswijzigingwijkenenbuurten", CBS_SKIP, 0 },
	{ "regioaanduiding/indelingswijziging wijken en buurten", CBS_SKIP, 0 },
	{ "perioden", CBS_PERIOD, 0 },
	{ "periods", CBS_PERIOD, 0 },
	{ "measure", CBS_MEASURE, 0 },
	{ "value", CBS_VALUE, 0 },
	{ "valueattribute", CBS_ATTRIBUTE, 0 },
	{ "stringvalue", CBS_SKIP, 0 },
};

/* The same figure has several names, by table. */
static const struct meaning topics[] = {
	{ "bevolkingop1januari", CBS_PEOPLE, 0 },
	{ "bevolking op 1 januari", CBS_PEOPLE, 0 },
	{ "population on 1 january", CBS_PEOPLE, 0 },
	{ "bevolking", CBS_PEOPLE, 0 },
	{ "population", CBS_PEOPLE, 0 },
	{ "totalebevolking", CBS_PEOPLE, 0 },
	{ "totale bevolking", CBS_PEOPLE, 0 },
	{ "aantalinwoners", CBS_PEOPLE, 0 },
	{ "aantal inwoners", CBS_PEOPLE, 0 },
	{ "bevolkingaanhetbeginvandeperiode", CBS_PEOPLE, 0 },
	{ "bevolking aan het begin van de periode", CBS_PEOPLE, 0 },
	{ "mannen", CBS_OF_SEX, 'M' },
	{ "men", CBS_OF_SEX, 'M' },
	{ "vrouwen", CBS_OF_SEX, 'F' },
	{ "women", CBS_OF_SEX, 'F' },
};

static const struct meaning sexes[] = {
	{ "t001038", 0, 0 },
	{ "totaal mannen en vrouwen", 0, 0 },
	{ "total male and female", 0, 0 },
	{ "totaal geslacht", 0, 0 },
	{ "totaal", 0, 0 },
	{ "total", 0, 0 },
	{ "3000", 0, 'M' },
	{ "mannen", 0, 'M' },
	{ "men", 0, 'M' },
	{ "male", 0, 'M' },
	{ "4000", 0, 'F' },
	{ "vrouwen", 0, 'F' },
	{ "women", 0, 'F' },
	{ "female", 0, 'F' },
};

static const struct {
	const char *code;
	int from, to;
} age_codes[] = {
	{ "10000", 0, AGE_AND_OVER },   { "10010", 0, 0 },   { "21300", 50, AGE_AND_OVER },         { "22000", 95, AGE_AND_OVER },
	{ "22300", 105, AGE_AND_OVER }, { "52052", 15, 74 }, { "99999", AGE_UNKNOWN, AGE_UNKNOWN },
};

/* Categories that the code list names; others keep their code or label. NULL: together with others there is a code for the sum of these. */
static const struct {
	const char *key, *name;
} categories[] = {
	{ "1012600", "Nederlandse achtergrond" },
	{ "2012655", "Westerse migratieachtergrond" },
	{ "2012657", "Niet-westerse migratieachtergrond" },
	{ "2012605", NULL },
	{ "met migratieachtergrond", NULL },
	{ "totaal met migratieachtergrond", NULL },
};

static bool all_digits(const char *s)
{
	return *s && !s[strspn(s, "0123456789")];
}

/* "k_0Tot15Jaar_8" without its last "_8"; NULL when it has none. */
static char *without_number(struct mem *m, const char *s)
{
	const char *mark = strrchr(s, '_');
	return mark && mark > s && all_digits(mark + 1) ? mem_text_n(m, s, (size_t)(mark - s)) : NULL;
}

/* "Mannen (aantal)" without its last "(aantal)"; NULL when it has none. *unit: 0 when it counts no people. */
static char *without_unit(struct mem *m, const char *s, int *unit)
{
	size_t n = strlen(s);
	const char *mark = strrchr(s, '(');
	if (n == 0 || s[n - 1] != ')' || !mark)
		return NULL;
	const char *name = utf8_key(m, mem_text_n(m, mark + 1, (size_t)(s + n - 1 - mark - 1)));
	bool thousand = str_eq(name, "x 1000") || str_eq(name, "x 1 000") || str_eq(name, "1 000") || str_eq(name, "x 1.000");
	*unit = thousand ? 1000 : str_eq(name, "aantal") || str_eq(name, "number") ? 1 : 0;
	return mem_text_n(m, s, (size_t)(mark - s));
}

/* "k_0Tot15Jaar", "k_65JaarOfOuder", "JongerDan5Jaar" as words. */
static const char *words_of(struct mem *m, const char *code)
{
	struct str s;
	str_init(&s, m);
	if (str_starts(code, "k_"))
		code += 2;
	for (const char *c = code; *c; c++) {
		bool upper = *c >= 'A' && *c <= 'Z', digit = *c >= '0' && *c <= '9';
		bool digit_before = c > code && c[-1] >= '0' && c[-1] <= '9';
		if (c > code && (upper || digit != digit_before))
			str_add_char(&s, ' ');
		str_add_char(&s, *c);
	}
	return s.s;
}

/* People in a household by their place in it: the path names the dimension, and the rest of it the category. */
static bool read_household(struct mem *m, const char *path, struct cbs_heading *out)
{
	static const char prefix[] = "personen in particuliere huishoudens/";
	const char *slash = strchr(path, '/');
	if (!slash || !str_starts(utf8_key(m, path), prefix))
		return false;
	out->dim = str_trim(m, mem_text_n(m, path, (size_t)(slash - path)));
	out->category = str_trim(m, slash + 1);
	out->topic = CBS_OF_CATEGORY;
	return true;
}

static void read_topic(struct mem *m, const char *stem, bool coded, struct cbs_heading *out)
{
	out->stem = str_trim(m, stem);
	out->role = CBS_TOPIC;
	out->topic = CBS_NOT_PEOPLE;
	const char *last = strrchr(out->stem, '/');
	last = last ? last + 1 : out->stem;
	const struct meaning *found = FIND(topics, utf8_key(m, last));
	if (out->unit == 0)
		return;
	if (found) {
		out->topic = (enum cbs_topic)found->what;
		out->sex = found->sex;
	} else if (ages_read(m, coded ? words_of(m, last) : last, AGES_TO_EXCLUSIVE, &out->age_from, &out->age_to) &&
	           out->age_from != AGE_UNKNOWN && (out->age_from > 0 || out->age_to != AGE_AND_OVER)) {
		out->topic = CBS_OF_AGE;
	} else {
		read_household(m, out->stem, out);
	}
}

void cbs_read_heading(struct mem *m, const char *text, struct cbs_heading *out)
{
	*out = (struct cbs_heading){ .title = str_trim(m, text), .unit = 1, .role = CBS_OTHER };
	char *coded = without_number(m, out->title), *labelled = coded ? NULL : without_unit(m, out->title, &out->unit);
	const char *name = coded ? coded : labelled ? labelled : out->title, *key = utf8_key(m, name);
	const struct meaning *role = FIND(roles, key);
	if (role && !(labelled && out->unit))
		out->role = (enum cbs_role)role->what;
	else if (coded || labelled)
		read_topic(m, name, coded != NULL, out);
	else if (!*key || str_ends(key, "_label") || str_ends(key, "_date") || str_ends(key, "_freq") || str_eq(key, "statcode"))
		out->role = CBS_SKIP;
}

bool cbs_read_sex(struct mem *m, const char *cell, char *sex)
{
	const struct meaning *found = FIND(sexes, utf8_key(m, cell));
	if (found)
		*sex = found->sex;
	return found != NULL;
}

bool cbs_read_age(struct mem *m, const char *cell, int *from, int *to)
{
	const char *code = utf8_key(m, cell);
	if (strlen(code) != 5 || !all_digits(code))
		return ages_read(m, cell, AGES_TO_EXCLUSIVE, from, to);
	for (size_t i = 0; i < sizeof age_codes / sizeof *age_codes; i++)
		if (str_eq(age_codes[i].code, code)) {
			*from = age_codes[i].from;
			*to = age_codes[i].to;
			return true;
		}
	int n = (int)strtol(code, NULL, 10);
	if (n >= 10100 && n <= 19900 && n % 100 == 0) /* 1 to 99 */
		*from = *to = (n - 10000) / 100;
	else if (n >= 19901 && n <= 19905) /* 100 to 104 */
		*from = *to = 100 + n - 19901;
	else if (n >= 70100 && n <= 72000 && n % 100 == 0) /* 0 to 5, ..., 95 to 100 */
		*from = 5 * ((n - 70100) / 100), *to = *from + 4;
	else
		return false;
	return true;
}

/* "2021KW02": the second quarter. */
static bool read_period_code(const char *s, int year, int *day)
{
	if (strlen(s) != 4 || !all_digits(s + 2))
		return false;
	int n = (int)strtol(s + 2, NULL, 10);
	if (str_starts(s, "jj") && n == 0)
		*day = day_make(year, 1, 1);
	else if (str_starts(s, "kw") && n >= 1 && n <= 4)
		*day = day_make(year, 3 * n - 2, 1);
	else if (str_starts(s, "mm") && n >= 1 && n <= 12)
		*day = day_make(year, n, 1);
	else
		return false;
	return true;
}

/* "2e kwartaal", "april". */
static bool read_period_label(struct mem *m, const char *s, int year, int *day)
{
	if (*s >= '1' && *s <= '4' && (str_ends(s, " kwartaal") || str_ends(s, " quarter"))) {
		*day = day_make(year, 3 * (*s - '0') - 2, 1);
		return true;
	}
	for (int month = 1; month <= 12; month++)
		for (enum lang lang = LANG_NL; lang <= LANG_EN; lang++)
			if (str_eq(s, utf8_key(m, month_name(month_make(year, month), lang)))) {
				*day = day_make(year, month, 1);
				return true;
			}
	return false;
}

bool cbs_read_period(struct mem *m, const char *cell, int *day, bool *provisional)
{
	char *s = utf8_key(m, cell);
	size_t n = strlen(s);
	*provisional = n && s[n - 1] == '*';
	while (n && (s[n - 1] == '*' || s[n - 1] == ' '))
		s[--n] = '\0';
	if (n < 4 || strspn(s, "0123456789") != 4)
		return false;
	int year = (int)strtol(mem_text_n(m, s, 4), NULL, 10);
	if (year < 1800 || year > 2099)
		return false;
	if (n == 4) {
		*day = day_make(year, 1, 1);
		return true;
	}
	return s[4] == ' ' ? read_period_label(m, s + 5, year, day) : read_period_code(s + 4, year, day);
}

const char *cbs_read_category(struct mem *m, const char *cell)
{
	const char *key = utf8_key(m, cell);
	for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
		if (str_eq(categories[i].key, key))
			return categories[i].name;
	bool total_code = str_starts(key, "t00") && strlen(key) == 7 && all_digits(key + 1);
	bool total_label = str_eq(key, "totaal") || str_eq(key, "total") || str_starts(key, "totaal ") || str_starts(key, "total ");
	return total_code || total_label ? "" : str_trim(m, cell);
}

bool cbs_is_people(struct mem *m, const char *measure)
{
	const char *key = utf8_key(m, measure);
	const struct meaning *found = FIND(topics, key);
	return str_eq(key, "m000352") || (found && found->what == CBS_PEOPLE);
}
