#include "mapping.h"
#include "audience.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "metric.h"
#include "posts.h"
#include "series.h"
#include "source.h"
#include <stdlib.h>
#include <string.h>

/* What a header can be called; a figure is called by its code in metric.h. */
struct meaning {
	const char *name;
	enum cell cell;
	int field;
	bool required, filled;
	const struct label *labels;
};

static const struct label paid[] = { { "paid", "paid" },       { "sponsored", "paid" },    { "betaald", "paid" },
	                             { "organic", "organic" }, { "organisch", "organic" }, { NULL, NULL } };
static const struct label first_times[] = { { "yes", "yes" },         { "ja", "yes" },           { "oui", "yes" },
	                                    { "no", "no" },           { "nee", "no" },           { "non", "no" },
	                                    { "unknown", "unknown" }, { "onbekend", "unknown" }, { NULL, NULL } };
static const struct label no_labels[] = { { NULL, NULL } };

static const struct meaning of_posts[] = {
	{ "id", CELL_ID, POST_ID, true, true, NULL },
	{ "account", CELL_TEXT, POST_ACCOUNT_NAME, false, false, NULL },
	{ "account_id", CELL_ID, POST_ACCOUNT_ID, false, false, NULL },
	{ "text", CELL_TEXT, POST_CAPTION, false, false, NULL },
	{ "published", CELL_TIME, POST_PUBLISHED, true, true, NULL },
	{ "published_day", CELL_DAY, POST_PUBLISHED, true, true, NULL },
	{ "link", CELL_TEXT, POST_PERMALINK, false, false, NULL },
	{ "type", CELL_LABEL, POST_TYPE, false, false, no_labels },
	{ "labels", CELL_TEXT, POST_LABELS, false, false, NULL },
	{ "language", CELL_TEXT, POST_LANGUAGE, false, false, NULL },
	{ "pair", CELL_ID, POST_PAIR, false, false, NULL },
	{ "paid", CELL_LABEL, POST_PAID, false, false, paid },
	{ NULL, CELL_SKIP, 0, false, false, NULL },
};
static const struct meaning of_days[] = {
	{ "day", CELL_DAY, SERIES_DAY, true, true, NULL },
	{ NULL, CELL_SKIP, 0, false, false, NULL },
};
static const struct meaning of_surveys[] = {
	{ "day", CELL_DAY, SURVEY_DAY, false, false, NULL },
	{ "time", CELL_TIME, SURVEY_DAY, false, false, NULL },
	{ "sex", CELL_LABEL, SURVEY_SEX, false, false, audience_sexes },
	{ "age", CELL_COUNT, SURVEY_AGE, false, false, NULL },
	{ "birth_year", CELL_COUNT, SURVEY_BIRTH_YEAR, false, false, NULL },
	{ "age_band", CELL_BAND, SURVEY_BAND, false, false, NULL },
	{ "first_time", CELL_LABEL, SURVEY_FIRST_TIME, false, false, first_times },
	{ "question", CELL_TEXT, SURVEY_QUESTION, false, false, no_labels },
	{ NULL, CELL_SKIP, 0, false, false, NULL },
};

static const struct importer own_posts = {
	.name = "own-posts",
	.title = W_KIND_OWN_POSTS,
	.nameless = true,
	.facts = &facts_posts,
};
static const struct importer own_days = {
	.name = "own-days",
	.title = W_KIND_OWN_DAYS,
	.nameless = true,
	.facts = &facts_series,
};
static const struct importer own_survey = {
	.name = "own-survey",
	.title = W_KIND_OWN_SURVEY,
	.facts = &facts_survey,
};

static const struct mapped_kind {
	const char *name;
	const struct importer *base;
	const struct meaning *meanings;
	bool figures;
} kinds[] = {
	{ "posts", &own_posts, of_posts, true },
	{ "days", &own_days, of_days, true },
	{ "survey", &own_survey, of_surveys, false },
};

const struct importer *mapping_kind(const char *name)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(kinds[i].base->name, name))
			return kinds[i].base;
	return NULL;
}

enum { MOST_WORDS = 200 };

struct word_of { /* @word and @where */
	const char *header, *word, *code;
};

struct map {
	struct mem *mem;
	const char *path;
	const struct mapped_kind *kind;
	struct importer *importer;
	struct column column[TABLE_COLUMNS];
	size_t n_columns;
	struct word_of word[MOST_WORDS];
	size_t n_words;
	const char *missing[8 + 1];
	size_t n_missing;
};

static bool refuse(struct map *map, const struct record *r, size_t column, struct err *e, enum word word, const char *arg1,
                   const char *arg2)
{
	err_set(e, ERR_INPUT, word, arg1, arg2, NULL);
	return err_at(e, map->path, r->line, (long)column);
}

/* --- settings --- */

struct choice {
	const char *name;
	int value;
};

static bool choose(const struct choice *list, const char *name, int *out)
{
	for (; list->name; list++)
		if (str_eq(list->name, name)) {
			*out = list->value;
			return true;
		}
	return false;
}

static bool set_kind(struct map *map, const char *value)
{
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_eq(kinds[i].name, value)) {
			map->kind = &kinds[i];
			map->importer->name = kinds[i].base->name;
			map->importer->title = kinds[i].base->title;
			map->importer->nameless = kinds[i].base->nameless;
			map->importer->facts = kinds[i].base->facts;
			return true;
		}
	return false;
}

static bool set_dates(struct map *map, const char *value)
{
	static const struct choice list[] = { { "iso", DATES_ISO },       { "us", DATES_US },       { "us-short", DATES_US_SHORT },
		                              { "europe", DATES_EUROPE }, { "words", DATES_WORDS }, { NULL, 0 } };
	int dates = DATES_ISO;
	bool ok = choose(list, value, &dates);
	map->importer->dates = (enum dates)dates;
	return ok;
}

static bool set_zone(struct map *map, const char *value)
{
	static const struct choice list[] = {
		{ "utc", ZONE_UTC }, { "pacific", ZONE_PACIFIC }, { "amsterdam", ZONE_AMSTERDAM }, { NULL, 0 }
	};
	int zone = ZONE_AMSTERDAM;
	bool ok = choose(list, value, &zone);
	map->importer->zone = (enum zone)zone;
	return ok;
}

static bool set_decimal(struct map *map, const char *value)
{
	map->importer->decimal = *value;
	return str_eq(value, ",") || str_eq(value, ".");
}

static bool set_platform(struct map *map, const char *value)
{
	map->importer->platform = utf8_key(map->mem, value);
	return *value && !strchr(value, '/');
}

static bool set_activity(struct map *map, const char *value)
{
	map->importer->activity = mem_text(map->mem, value);
	return *value != '\0';
}

static bool add_missing(struct map *map, const char *value)
{
	if (map->n_missing + 1 >= sizeof map->missing / sizeof *map->missing)
		return false;
	map->missing[map->n_missing++] = mem_text(map->mem, value);
	return true;
}

static const struct setting {
	const char *name;
	bool (*set)(struct map *map, const char *value);
} settings[] = {
	{ "@kind", set_kind },         { "@dates", set_dates },       { "@zone", set_zone },       { "@decimal", set_decimal },
	{ "@platform", set_platform }, { "@activity", set_activity }, { "@missing", add_missing },
};

/* --- records --- */

static const char *cell(struct map *map, const struct record *r, size_t i)
{
	return i < r->n ? str_trim(map->mem, utf8_nfc(map->mem, r->field[i].s, r->field[i].n)) : "";
}

static bool take_word(struct map *map, const struct record *r, const char *code, struct err *e)
{
	if (map->n_words == MOST_WORDS || r->n < 3)
		return refuse(map, r, 1, e, W_MAP_WORD, cell(map, r, 0), NULL);
	map->word[map->n_words++] = (struct word_of){ cell(map, r, 1), cell(map, r, 2), code };
	return true;
}

static bool take_setting(struct map *map, const struct record *r, struct err *e)
{
	const char *name = cell(map, r, 0), *value = cell(map, r, 1);
	if (str_eq(name, "@word"))
		return take_word(map, r, cell(map, r, 3), e);
	if (str_eq(name, "@where"))
		return take_word(map, r, NULL, e);
	for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
		if (str_eq(settings[i].name, name))
			return settings[i].set(map, value) || refuse(map, r, 2, e, W_MAP_VALUE, name, value);
	return refuse(map, r, 1, e, W_MAP_SETTING, name, NULL);
}

/* The figures of posts that have a column of their own in the store. */
static int post_field_of(const char *code)
{
	struct column c = { .cell = CELL_COUNT };
	for (c.field = POST_VIEWS; c.field < POST_FIELDS; c.field++)
		if (str_eq(facts_posts.metric_of(&c), code))
			return c.field;
	return POST_METRIC;
}

static bool take_column(struct map *map, const struct record *r, struct err *e)
{
	const char *header = cell(map, r, 0), *name = cell(map, r, 1);
	if (!map->kind)
		return refuse(map, r, 1, e, W_MAP_KIND_FIRST, NULL, NULL);
	if (map->n_columns == TABLE_COLUMNS)
		return refuse(map, r, 1, e, W_MAP_TOO_MANY, num_plain_int(map->mem, TABLE_COLUMNS), NULL);
	struct column *c = &map->column[map->n_columns];
	*c = (struct column){ .header = { header } };
	for (const struct meaning *x = map->kind->meanings; x->name; x++)
		if (str_eq(x->name, name)) {
			c->cell = x->cell;
			c->field = x->field;
			c->required = x->required;
			c->filled = x->filled;
			c->labels = x->labels;
			c->open = x->cell == CELL_LABEL;
		}
	if (c->field == SURVEY_QUESTION && c->cell == CELL_TEXT && r->n > 2 && *cell(map, r, 2))
		c->title = cell(map, r, 2);
	const struct metric *metric = map->kind->figures && !c->cell ? metric_find(name) : NULL;
	if (metric) {
		c->cell = metric->kind == METRIC_RATIO ? CELL_REAL : CELL_COUNT;
		c->metric = metric->code;
		c->field = map->importer->facts == &facts_posts ? post_field_of(metric->code) : SERIES_FIGURE;
	}
	if (c->cell == CELL_SKIP && !str_eq(name, "skip"))
		return refuse(map, r, 2, e, W_MAP_MEANING, header, name);
	map->n_columns++;
	return true;
}

static bool take_record(void *data, const struct record *r, struct err *e)
{
	struct map *map = data;
	const char *first = cell(map, r, 0);
	if (!*first || *first == '#')
		return true;
	return *first == '@' ? take_setting(map, r, e) : take_column(map, r, e);
}

/* --- putting it together --- */

/* The column under this header; a new one when only @where names it. */
static struct column *column_under(struct map *map, const char *header)
{
	const char *key = utf8_key(map->mem, header);
	for (size_t i = 0; i < map->n_columns; i++)
		if (str_eq(key, utf8_key(map->mem, map->column[i].header[0])))
			return &map->column[i];
	return NULL;
}

/* The words of a column in front of those that its meaning brings. */
static void add_label(struct map *map, struct column *c, const char *word, const char *code)
{
	size_t n = 0;
	while (c->labels && c->labels[n].label)
		n++;
	struct label *list = mem_array(map->mem, n + 2, sizeof *list);
	list[0] = (struct label){ word, code };
	if (n)
		memcpy(list + 1, c->labels, n * sizeof *list);
	c->labels = list;
}

static bool place_words(struct map *map, struct err *e)
{
	const struct record top = { .line = 1 };
	for (size_t i = map->n_words; i-- > 0;) {
		const struct word_of *w = &map->word[i];
		struct column *c = column_under(map, w->header);
		if (!c && !w->code && map->n_columns < TABLE_COLUMNS) {
			c = &map->column[map->n_columns++];
			*c = (struct column){ .cell = CELL_SKIP, .header = { w->header } };
		}
		if (!w->code && c) {
			c->cell = CELL_LABEL;
			c->where = c->required = c->open = true;
			if (!c->labels)
				c->labels = no_labels;
		}
		if (!c || (c->cell != CELL_LABEL && !c->labels))
			return refuse(map, &top, 0, e, W_MAP_WORD_COLUMN, w->header, NULL);
		add_label(map, c, w->word, w->code ? w->code : "here");
	}
	return true;
}

static bool finish(struct map *map, struct err *e)
{
	const struct record top = { .line = 1 };
	if (!map->kind)
		return refuse(map, &top, 0, e, W_MAP_KIND_FIRST, NULL, NULL);
	if (!place_words(map, e))
		return false;
	for (const struct meaning *x = map->kind->meanings; x->name; x++) {
		bool found = !x->required;
		for (size_t i = 0; i < map->n_columns; i++)
			found |= map->column[i].field == x->field && map->column[i].cell != CELL_SKIP;
		if (!found)
			return refuse(map, &top, 0, e, W_MAP_LACKS, x->name, NULL);
	}
	bool survey = map->importer->facts == &facts_survey;
	if (survey ? !map->importer->activity : !map->importer->platform)
		return refuse(map, &top, 0, e, W_MAP_LACKS, survey ? "@activity" : "@platform", NULL);
	if (survey)
		map->importer->platform = "";
	map->importer->column = map->column;
	map->importer->n_columns = map->n_columns;
	map->importer->missing = map->missing;
	return true;
}

bool mapping_read(struct mem *m, const char *path, const struct importer **out, struct err *e)
{
	struct source *source;
	struct map *map = mem_alloc(m, sizeof *map);
	*map = (struct map){ .mem = m, .path = path, .importer = mem_alloc(m, sizeof *map->importer) };
	*map->importer = (struct importer){ .zone = ZONE_AMSTERDAM };
	if (!source_open(&source, path, (struct source_options){ 0 }, e))
		return err_at(e, path, 0, 0);
	struct rows_csv *rows = rows_csv_open('\t', '\0', take_record, map);
	const char *text;
	size_t n;
	bool ok;
	do
		ok = source_read(source, &text, &n, e) && rows_csv_feed(rows, text, n, e);
	while (ok && n > 0);
	ok = ok && rows_csv_end(rows, e) && finish(map, e);
	if (!ok)
		err_at(e, path, e->row, e->column);
	rows_csv_close(rows);
	source_close(source);
	*out = map->importer;
	return ok;
}
