#include "dictionary.h"
#include "base/str.h"
#include <string.h>

enum unit {
	UNIT_OF_CELLS, /* as its cells tell */
	UNIT_TEXT,
	UNIT_COUNT,
	UNIT_SHARE,
	UNIT_NUMBER,
	UNIT_MIXED, /* shares in some rows */
	UNIT_RATE,
	UNIT_DAY,
	UNIT_MONTH,
	UNIT_DAYS,
	UNIT_SERIES,
	UNIT_RATIO,
	UNIT_HASH,
	UNIT_LINK,
	UNIT_PLACE,
	UNIT_N
};

static const enum word unit_word[UNIT_N] = {
	[UNIT_TEXT] = W_DICT_UNIT_TEXT,     [UNIT_COUNT] = W_DICT_UNIT_COUNT, [UNIT_SHARE] = W_DICT_UNIT_SHARE,
	[UNIT_NUMBER] = W_DICT_UNIT_NUMBER, [UNIT_RATE] = W_DICT_UNIT_RATE,   [UNIT_DAY] = W_DICT_UNIT_DAY,
	[UNIT_MONTH] = W_DICT_UNIT_MONTH,   [UNIT_DAYS] = W_DICT_UNIT_DAYS,   [UNIT_SERIES] = W_DICT_UNIT_SERIES,
	[UNIT_RATIO] = W_DICT_UNIT_RATIO,   [UNIT_HASH] = W_DICT_UNIT_HASH,   [UNIT_LINK] = W_DICT_UNIT_LINK,
	[UNIT_PLACE] = W_DICT_UNIT_PLACE,   [UNIT_MIXED] = W_DICT_UNIT_MIXED,
};

/* Columns that need more words than stand above them, or none do: columns for data only have no heading. WORD_N: the heading will do. */
static const struct {
	const char *code;
	enum unit unit;
	enum word word;
} known[] = {
	{ "active_advice", UNIT_TEXT, W_DICT_ACTIVE_ADVICE },
	{ "active_best", UNIT_SHARE, W_DICT_ACTIVE_BEST },
	{ "active_high", UNIT_RATE, W_DICT_ACTIVE_HIGH },
	{ "active_low", UNIT_RATE, W_DICT_ACTIVE_LOW },
	{ "active_rate", UNIT_RATE, W_DICT_ACTIVE_RATE },
	{ "active_shrunk", UNIT_RATE, W_DICT_ACTIVE_SHRUNK },
	{ "agreed_high", UNIT_SHARE, W_DICT_AGREED_HIGH },
	{ "agreed_low", UNIT_SHARE, W_DICT_AGREED_LOW },
	{ "compared_with", UNIT_OF_CELLS, W_DICT_COMPARED_WITH },
	{ "counted", UNIT_TEXT, W_DICT_COUNTED },
	{ "day", UNIT_DAY, WORD_N },
	{ "deff_star", UNIT_RATIO, W_DICT_DEFF_STAR },
	{ "distance", UNIT_OF_CELLS, W_DICT_DISTANCE },
	{ "draws", UNIT_COUNT, W_DICT_DRAWS },
	{ "exposure", UNIT_TEXT, W_DICT_EXPOSURE },
	{ "from", UNIT_DAY, WORD_N },
	{ "gone_since", UNIT_DAY, W_DICT_GONE_SINCE },
	{ "high", UNIT_OF_CELLS, W_DICT_HIGH },
	{ "history", UNIT_SERIES, WORD_N },
	{ "imported_on", UNIT_DAY, WORD_N },
	{ "last_listed", UNIT_DAY, W_DICT_LAST_LISTED },
	{ "light_rate", UNIT_RATE, W_DICT_LIGHT_RATE },
	{ "link", UNIT_LINK, W_DICT_LINK },
	{ "low", UNIT_OF_CELLS, W_DICT_LOW },
	{ "measure", UNIT_TEXT, W_DICT_MEASURE },
	{ "median", UNIT_OF_CELLS, W_DICT_MEDIAN },
	{ "middle_high", UNIT_OF_CELLS, W_DICT_MIDDLE_HIGH },
	{ "middle_low", UNIT_OF_CELLS, W_DICT_MIDDLE_LOW },
	{ "missing_least", UNIT_SHARE, W_DICT_MISSING_LEAST },
	{ "missing_most", UNIT_SHARE, W_DICT_MISSING_MOST },
	{ "month", UNIT_MONTH, WORD_N },
	{ "period", UNIT_DAYS, WORD_N },
	{ "posts", UNIT_COUNT, W_DICT_POSTS },
	{ "posts_before", UNIT_COUNT, W_DICT_POSTS_BEFORE },
	{ "posts_now", UNIT_COUNT, W_DICT_POSTS_NOW },
	{ "rate", UNIT_RATE, WORD_N },
	{ "ratio", UNIT_RATIO, WORD_N },
	{ "ratio_high", UNIT_RATIO, W_DICT_RATIO_HIGH },
	{ "ratio_low", UNIT_RATIO, W_DICT_RATIO_LOW },
	{ "sampled", UNIT_OF_CELLS, W_DICT_SAMPLED },
	{ "seed", UNIT_NUMBER, W_DICT_SEED },
	{ "sha256", UNIT_HASH, WORD_N },
	{ "shrunk", UNIT_RATE, W_DICT_SHRUNK },
	{ "shrunk_high", UNIT_RATE, W_DICT_SHRUNK_HIGH },
	{ "shrunk_low", UNIT_RATE, W_DICT_SHRUNK_LOW },
	{ "sure", UNIT_OF_CELLS, W_DICT_SURE },
	{ "to", UNIT_DAY, WORD_N },
	{ "tvd", UNIT_SHARE, W_DICT_TVD },
};
enum { N_KNOWN = sizeof known / sizeof *known };

static size_t find(const char *code)
{
	size_t i = 0;
	while (i < N_KNOWN && !str_eq(known[i].code, code))
		i++;
	return i;
}

/* By the cells that have a value: all counts are whole, and a share is shown with a sign for it. */
static enum unit unit_of_cells(const struct table *t, size_t column)
{
	size_t n_numbers = 0, n_shares = 0;
	bool whole = true;
	for (size_t r = 0; r < t->n_rows; r++) {
		const struct cell *c = &t->cell[r * t->n_columns + column];
		if (c->chart)
			return UNIT_SERIES;
		if (c->state != CELL_GIVEN || !c->number)
			continue;
		n_numbers++;
		n_shares += strchr(c->shown, '%') != NULL;
		whole = whole && !strpbrk(c->machine, ".eE");
	}
	if (n_shares > 0)
		return n_shares == n_numbers ? UNIT_SHARE : UNIT_MIXED;
	return n_numbers == 0 ? UNIT_TEXT : whole ? UNIT_COUNT : UNIT_NUMBER;
}

static const char *meaning_of(struct doc *d, const struct table *t, size_t k, size_t at)
{
	const struct column *c = &t->column[k];
	if (at < N_KNOWN && known[at].word != WORD_N)
		return word_text(d->lang, known[at].word);
	return *c->title ? table_column_title(d->mem, d->lang, t, k) : c->code;
}

/* What a table is about: its title, else what screen readers are told of it, else its name. */
static const char *about(const struct table *t)
{
	return t->title && *t->title ? t->title : t->summary && *t->summary ? t->summary : t->id;
}

static void add_row(struct doc *d, struct table *out, size_t row, const struct table *t, const char *code, const char *meaning,
                    enum unit unit)
{
	struct cell *cell = table_cell(out, row, 0);
	*cell++ = cell_text(t->id);
	*cell++ = cell_text(code);
	*cell++ = cell_text(meaning);
	*cell++ = cell_text(word_text(d->lang, unit_word[unit]));
	*cell = cell_text(about(t));
}

/* The columns of the table, and the one that its file has behind them. */
static void add_columns(struct doc *d, struct table *out, size_t *row, const struct table *t)
{
	for (size_t k = 0; k < t->n_columns; k++, ++*row) {
		const struct column *c = &t->column[k];
		size_t at = find(c->code);
		enum unit unit = at < N_KNOWN && known[at].unit != UNIT_OF_CELLS ? known[at].unit : unit_of_cells(t, k);
		add_row(d, out, *row, t, c->code, meaning_of(d, t, k, at), unit);
	}
	add_row(d, out, (*row)++, t, "hidden", word_text(d->lang, W_DICT_HIDDEN), UNIT_TEXT);
}

const struct table *dictionary_of(struct doc *d, const struct table *more)
{
	const struct column column[] = {
		{ .title = word_text(d->lang, W_DICT_TABLE), .code = "table" },
		{ .title = word_text(d->lang, W_DICT_COLUMN), .code = "column" },
		{ .title = word_text(d->lang, W_DICT_MEANING), .code = "meaning" },
		{ .title = word_text(d->lang, W_DICT_UNIT), .code = "unit" },
		{ .title = word_text(d->lang, W_DICT_ABOUT), .code = "about" },
	};
	struct doc own; /* a document of its own, so that the report does not get another table */
	size_t n = more->n_columns + 1, row = 0;
	for (size_t i = 0; i < d->n; i++)
		n += block_data(&d->block[i]) ? d->block[i].table->n_columns + 1 : 0;
	doc_init(&own, d->mem, d->lang);
	struct table *out = doc_table(&own, DICTIONARY_ID, NULL, DICTIONARY_ID, column, sizeof column / sizeof *column, n);
	for (size_t i = 0; i < d->n; i++)
		if (block_data(&d->block[i]))
			add_columns(d, out, &row, d->block[i].table);
	add_columns(d, out, &row, more);
	return out;
}
