#include "template.h"
#include "base/str.h"
#include "base/utf8.h"
#include "table.h"
#include <string.h>

/* Spellings of headers and labels begin with one for each language (own.h). */
static size_t place_of(enum lang lang)
{
	static const size_t place[LANG_N] = { [LANG_EN] = 0, [LANG_NL] = 1, [LANG_FR] = 2 };
	return place[lang_words(lang)];
}

static enum template_cell cell_of(const struct column *c)
{
	static const struct {
		enum cell cell;
		enum template_cell is;
	} forms[] = {
		{ CELL_COUNT, TEMPLATE_COUNT }, { CELL_MONEY, TEMPLATE_MONEY }, { CELL_DAY, TEMPLATE_DAY }, { CELL_LABEL, TEMPLATE_CHOICE }
	};
	if (c->channel)
		return TEMPLATE_CHANNEL;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		if (forms[i].cell == c->cell)
			return forms[i].is;
	return TEMPLATE_TEXT;
}

static bool has_code_before(const struct label *list, const struct label *l)
{
	for (; list < l; list++)
		if (str_eq(list->code, l->code))
			return true;
	return false;
}

/* One label for each code. */
static void add_choices(struct mem *m, const struct label *list, enum lang lang, struct template_column *out)
{
	const char **choice = NULL;
	size_t cap = 0;
	for (const struct label *l = list; l->label; l++) {
		if (has_code_before(list, l))
			continue;
		choice = mem_grow(m, choice, out->n_choices, &cap, sizeof *choice);
		choice[out->n_choices++] = l[place_of(lang)].label;
	}
	out->choice = choice;
}

/* "a|b|c" in lines to rows of n cells. */
static void add_examples(struct mem *m, const char *text, size_t n, struct template *out)
{
	size_t n_rows = 1;
	for (const char *c = text; *c; c++)
		n_rows += *c == '\n';
	const char **cell = mem_array(m, n_rows * n, sizeof *cell);
	for (size_t i = 0; i < n_rows * n; i++) {
		size_t width = strcspn(text, "|\n");
		cell[i] = mem_text_n(m, text, width);
		text += width + (text[width] != '\0');
	}
	out->example = cell;
	out->n_examples = n_rows;
}

static void describe(struct mem *m, const struct importer *importer, enum lang lang, struct template *out)
{
	struct template_column *column = mem_array(m, importer->n_columns, sizeof *column);
	for (size_t i = 0; i < importer->n_columns; i++) {
		const struct column *c = &importer->column[i];
		column[i] = (struct template_column){
			.heading = c->header[place_of(lang)], .hint = word_text(lang, c->explain), .cell = cell_of(c), .must = c->filled
		};
		if (column[i].cell == TEMPLATE_CHOICE)
			add_choices(m, c->labels, lang, &column[i]);
	}
	*out = (struct template){
		.name = importer->name, .title = word_text(lang, importer->title), .column = column, .n_columns = importer->n_columns
	};
	add_examples(m, word_text(lang, importer->example), importer->n_columns, out);
}

/* "facebook/Name" of each channel, as a row of the template may name it. */
static bool list_channels(struct mem *m, struct store *s, int64_t trajectory_id, const char *const **list, size_t *n, struct err *e)
{
	struct stmt *t;
	bool row;
	const char **name = NULL;
	size_t cap = 0;
	*n = 0;
	if (!store_statement(s, SQL_CHANNELS_OF_TRAJECTORY, &t, e))
		return false;
	stmt_int(t, 1, trajectory_id);
	while (stmt_next(t, &row, e) && row) {
		name = mem_grow(m, name, *n, &cap, sizeof *name);
		name[(*n)++] = mem_printf(m, "%s/%s", stmt_get_text(t, 1), stmt_get_text(t, 3));
	}
	*list = name;
	return !err_is_set(e);
}

/* What the project knows. */
static bool fill(struct mem *m, struct store *s, int64_t trajectory_id, const struct importer *importer, struct template *out,
                 struct err *e)
{
	struct template_column *column = mem_array(m, out->n_columns, sizeof *column);
	const char *const *channel;
	size_t n;
	if (!list_channels(m, s, trajectory_id, &channel, &n, e))
		return false;
	for (size_t i = 0; i < out->n_columns; i++) {
		column[i] = out->column[i];
		if (column[i].cell == TEMPLATE_CHANNEL) {
			column[i].choice = channel;
			column[i].n_choices = n;
		}
	}
	out->column = column;
	return !importer->known_rows || importer->known_rows(m, s, trajectory_id, &out->row, &out->n_rows, e);
}

static bool is_called(struct mem *m, const struct importer *importer, const char *name)
{
	const char *key = utf8_key(m, name);
	for (int lang = 0; lang < LANG_N; lang++)
		if (str_eq(key, utf8_key(m, word_text((enum lang)lang, importer->title))))
			return true;
	return str_eq(key, importer->name);
}

bool template_make(struct mem *m, struct store *s, int64_t trajectory_id, const char *name, enum lang lang, struct template *out,
                   bool *found, struct err *e)
{
	*found = false;
	for (const struct importer *const *i = importer_list; *i; i++) {
		if (!(*i)->example || !is_called(m, *i, name))
			continue;
		*found = true;
		describe(m, *i, lang, out);
		return !s || fill(m, s, trajectory_id, *i, out, e);
	}
	return true;
}

const char *template_names(struct mem *m)
{
	struct str s;
	str_init(&s, m);
	for (const struct importer *const *i = importer_list; *i; i++)
		if ((*i)->example)
			str_addf(&s, "%s%s", s.n ? ", " : "", (*i)->name);
	return s.s;
}
