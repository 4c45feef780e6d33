#include "doc.h"
#include "base/num.h"
#include "base/str.h"
#include <assert.h>
#include <math.h>
#include <string.h>

void doc_init(struct doc *d, struct mem *mem, enum lang lang)
{
	*d = (struct doc){ .mem = mem,
		           .lang = lang,
		           .theme = &theme_neutral,
		           .id = "",
		           .title = "",
		           .author = "",
		           .subject = "",
		           .keywords = "",
		           .footer = "",
		           .tool = "" };
}

static struct block *block_add(struct doc *d, enum block_kind kind)
{
	d->block = mem_grow(d->mem, d->block, d->n, &d->cap, sizeof *d->block);
	d->block[d->n] = (struct block){ .kind = kind };
	return &d->block[d->n++];
}

void doc_page(struct doc *d)
{
	block_add(d, BLOCK_PAGE);
}

void doc_contents(struct doc *d)
{
	block_add(d, BLOCK_CONTENTS);
}

void doc_columns(struct doc *d, enum block_kind which)
{
	assert(which == BLOCK_COLUMNS || which == BLOCK_COLUMN || which == BLOCK_COLUMNS_END);
	block_add(d, which);
}

static struct text text_of(struct doc *d, const struct span *span, size_t n)
{
	struct span *copy = mem_array(d->mem, n, sizeof *copy);
	if (n)
		memcpy(copy, span, n * sizeof *copy);
	return (struct text){ copy, n };
}

void doc_heading(struct doc *d, int level, const char *id, const char *text)
{
	struct block *b = block_add(d, BLOCK_HEADING);
	b->level = level;
	b->id = id;
	b->text = text_of(d, &(struct span){ .text = text }, 1);
}

static bool is_own(const struct doc *d, const char *text)
{
	for (size_t i = 0; i < d->n_own; i++)
		if (d->own[i] == text)
			return true;
	return false;
}

const char *doc_own(struct doc *d, const char *text)
{
	if (!d->own_lang || is_own(d, text))
		return text;
	d->own = mem_grow(d->mem, d->own, d->n_own, &d->cap_own, sizeof *d->own);
	d->own[d->n_own++] = text;
	return text;
}

struct text doc_said(struct doc *d, enum word word, const char *const arg[], size_t n_args)
{
	struct word_span *run;
	unsigned apart = 0;
	for (size_t i = 0; i < n_args; i++)
		apart |= is_own(d, arg[i]) ? 1U << i : 0;
	size_t n = word_spans(d->mem, d->lang, word, arg, n_args, apart, &run);
	struct span *span = mem_array(d->mem, n, sizeof *span);
	for (size_t i = 0; i < n; i++)
		span[i] = (struct span){ .text = run[i].text, .strong = run[i].strong, .lang = run[i].apart ? d->own_lang : NULL };
	return (struct text){ span, n };
}

/* The word with its arguments, which end with NULL, as spans. */
static struct text text_said(struct doc *d, enum word word, va_list list)
{
	const char *arg[WORD_ARGS];
	size_t n_args = 0;
	for (const char *a; n_args < WORD_ARGS && (a = va_arg(list, const char *)); n_args++)
		arg[n_args] = a;
	return doc_said(d, word, arg, n_args);
}

void doc_heading_say(struct doc *d, int level, const char *id, enum word word, ...)
{
	struct block *b = block_add(d, BLOCK_HEADING);
	b->level = level;
	b->id = id;
	va_list list;
	va_start(list, word);
	b->text = text_said(d, word, list);
	va_end(list);
}

void doc_say(struct doc *d, enum text_role role, enum word word, ...)
{
	struct block *b = block_add(d, BLOCK_TEXT);
	b->role = role;
	va_list list;
	va_start(list, word);
	b->text = text_said(d, word, list);
	va_end(list);
}

void doc_item(struct doc *d, enum word word, ...)
{
	struct block *b = block_add(d, BLOCK_ITEM);
	va_list list;
	va_start(list, word);
	b->text = text_said(d, word, list);
	va_end(list);
}

void doc_text(struct doc *d, enum text_role role, const struct span *span, size_t n)
{
	struct block *b = block_add(d, BLOCK_TEXT);
	b->role = role;
	b->text = text_of(d, span, n);
}

void doc_item_spans(struct doc *d, const struct span *span, size_t n)
{
	block_add(d, BLOCK_ITEM)->text = text_of(d, span, n);
}

enum { NUMBER_FIGURE, NUMBER_TABLE };

static const char *numbered(struct doc *d, int which, enum word word, const char *title, struct text *text)
{
	const char *const arg[] = { num_plain_int(d->mem, (int64_t)++d->n_numbered[which]), title };
	*text = doc_said(d, word, arg, 2);
	return word_fill(d->mem, d->lang, word, arg, 2);
}

void doc_figure(struct doc *d, const struct figure *f)
{
	struct figure *copy = mem_alloc(d->mem, sizeof *copy);
	*copy = *f;
	copy->name = f->title;
	copy->title = numbered(d, NUMBER_FIGURE, W_FIGURE_NUMBERED, f->title, &copy->title_text);
	block_add(d, BLOCK_FIGURE)->figure = copy;
}

static const char *id_unused(struct doc *d, const char *id)
{
	const char *free_id = id;
	for (int n = 2;; n++) {
		size_t i = 0;
		while (i < d->n && !(d->block[i].table && str_eq(d->block[i].table->id, free_id)))
			i++;
		if (i == d->n)
			return free_id;
		free_id = mem_printf(d->mem, "%s_%d", id, n);
	}
}

struct table *doc_table(struct doc *d, const char *id, const char *title, const char *summary, const struct column *column,
                        size_t n_columns, size_t n_rows)
{
	struct cell *cell = mem_array(d->mem, n_rows * n_columns, sizeof *cell);
	for (size_t i = 0; i < n_rows * n_columns; i++)
		cell[i] = cell_missing();
	struct column *copy = mem_array(d->mem, n_columns, sizeof *copy);
	memcpy(copy, column, n_columns * sizeof *copy);
	struct table *t = mem_alloc(d->mem, sizeof *t);
	*t = (struct table){
		.id = id_unused(d, id), .summary = summary, .n_columns = n_columns, .n_rows = n_rows, .column = copy, .cell = cell
	};
	if (title)
		t->title = numbered(d, NUMBER_TABLE, W_TABLE_NUMBERED, title, &t->title_text);
	block_add(d, BLOCK_TABLE)->table = t;
	return t;
}

struct cell *table_cell(struct table *t, size_t row, size_t column)
{
	assert(row < t->n_rows && column < t->n_columns);
	return &t->cell[row * t->n_columns + column];
}

void table_group(struct doc *d, struct table *t, size_t first, size_t n, const char *title)
{
	assert(first > 0 && n > 0 && first + n <= t->n_columns); /* the first column names the rows */
	if (!t->group) {
		t->group = mem_array(d->mem, t->n_columns, sizeof *t->group);
		for (size_t c = 0; c < t->n_columns; c++)
			t->group[c] = NULL;
	}
	for (size_t c = first; c < first + n; c++)
		t->group[c] = title;
}

const char *table_group_at(const struct table *t, size_t column)
{
	return t->group ? t->group[column] : NULL;
}

static const char *mark_of(struct mem *m, size_t number)
{
	static const char *const digit[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
	const char *s = digit[number % 10];
	return number < 10 ? s : mem_printf(m, "%s%s", mark_of(m, number / 10), s);
}

const struct footnote *table_footnote(struct doc *d, struct table *t, enum word word, ...)
{
	struct footnote *f = mem_alloc(d->mem, sizeof *f);
	struct str s;
	*f = (struct footnote){ .number = ++d->n_footnotes, .mark = mark_of(d->mem, (t->notes.n + 1) / 2 + 1) };
	f->id = mem_printf(d->mem, "note-%zu", f->number);
	va_list list;
	va_start(list, word);
	struct text said = text_said(d, word, list);
	va_end(list);
	str_init(&s, d->mem);
	str_addf(&s, "%s\u00a0", f->mark);
	for (size_t i = 0; i < said.n; i++)
		str_add(&s, said.span[i].text);
	struct span *span = mem_array(d->mem, t->notes.n + 2, sizeof *span);
	size_t n = t->notes.n;
	if (n) {
		memcpy(span, t->notes.span, n * sizeof *span);
		span[n++] = (struct span){ .text = " " };
	}
	span[n++] = (struct span){ .text = s.s, .defines = f };
	t->notes = (struct text){ span, n };
	return f;
}

void table_mark_column(struct doc *d, struct table *t, size_t column, const struct footnote *note)
{
	if (!t->head_note) {
		t->head_note = mem_array(d->mem, t->n_columns, sizeof *t->head_note);
		for (size_t c = 0; c < t->n_columns; c++)
			t->head_note[c] = NULL;
	}
	t->head_note[column] = note;
}

const struct footnote *table_head_note(const struct table *t, size_t column)
{
	return t->head_note ? t->head_note[column] : NULL;
}

void table_own_column(struct doc *d, struct table *t, size_t column)
{
	if (!t->head_lang) {
		t->head_lang = mem_array(d->mem, t->n_columns, sizeof *t->head_lang);
		for (size_t c = 0; c < t->n_columns; c++)
			t->head_lang[c] = NULL;
	}
	t->head_lang[column] = d->own_lang;
}

const char *table_head_lang(const struct table *t, size_t column)
{
	return t->head_lang ? t->head_lang[column] : NULL;
}

struct text text_marked(struct mem *m, struct span span, const struct footnote *note)
{
	struct span *both = mem_array(m, 2, sizeof *both);
	both[0] = span;
	if (note)
		both[1] = (struct span){ .text = note->mark, .strong = span.strong, .refers = note };
	return (struct text){ both, note ? 2 : 1 };
}

static bool same_group(const struct table *t, size_t a, size_t b)
{
	return table_group_at(t, a) && table_group_at(t, b) && str_eq(t->group[a], t->group[b]);
}

size_t table_group_first(const struct table *t, size_t column)
{
	while (column > 0 && same_group(t, column - 1, column))
		column--;
	return column;
}

size_t table_group_span(const struct table *t, size_t column)
{
	size_t end = column + 1;
	while (end < t->n_columns && same_group(t, column, end))
		end++;
	return end - column;
}

const char *table_column_title(struct mem *m, enum lang lang, const struct table *t, size_t column)
{
	const char *group = table_group_at(t, column), *title = t->column[column].title;
	return group && *title ? word_say(m, lang, W_COL_OF_GROUP, group, title, NULL) : title;
}

const struct table *block_data(const struct block *b)
{
	return b->kind == BLOCK_TABLE && !b->table->readers_only ? b->table : NULL;
}

const struct table *table_for_readers(struct mem *m, const struct table *t)
{
	struct column *column = mem_array(m, t->n_columns, sizeof *column);
	struct cell *cell = mem_array(m, t->n_rows * t->n_columns, sizeof *cell);
	const char **group = mem_array(m, t->n_columns, sizeof *group);
	const struct footnote **head_note = mem_array(m, t->n_columns, sizeof *head_note);
	const char **head_lang = mem_array(m, t->n_columns, sizeof *head_lang);
	struct table *out = mem_alloc(m, sizeof *out);
	size_t n = 0, n_cells = 0;
	for (size_t c = 0; c < t->n_columns; c++) {
		if (t->column[c].width < 0)
			continue;
		group[n] = table_group_at(t, c);
		head_note[n] = table_head_note(t, c);
		head_lang[n] = table_head_lang(t, c);
		column[n++] = t->column[c];
	}
	if (n == t->n_columns)
		return t;
	for (size_t i = 0; i < t->n_rows * t->n_columns; i++)
		if (t->column[i % t->n_columns].width >= 0)
			cell[n_cells++] = t->cell[i];
	*out = *t;
	out->column = column;
	out->group = t->group ? group : NULL;
	out->head_note = t->head_note ? head_note : NULL;
	out->head_lang = t->head_lang ? head_lang : NULL;
	out->cell = cell;
	out->n_columns = n;
	return out;
}

struct cell cell_text(const char *shown)
{
	return (struct cell){ .shown = shown };
}

struct cell cell_own(const struct doc *d, const char *text)
{
	return (struct cell){ .shown = text, .lang = d->own_lang };
}

struct cell cell_code(const char *shown, const char *code)
{
	return (struct cell){ .shown = shown, .machine = code };
}

struct cell cell_missing(void)
{
	return (struct cell){ .shown = "–", .state = CELL_MISSING, .tone = TONE_SOFT };
}

struct cell cell_hidden(struct doc *d)
{
	return (struct cell){ .shown = word_text(d->lang, W_CELL_HIDDEN), .state = CELL_HIDDEN, .tone = TONE_SOFT };
}

/* Six decimals are more than any figure here is worth, and the same on every machine. */
static const char *machine_number(struct doc *d, double v)
{
	return num_plain(d->mem, round(v * 1e6) / 1e6);
}

static struct cell cell_number(const char *shown, const char *machine)
{
	return (struct cell){ .shown = shown, .machine = machine, .number = true };
}

struct cell cell_count(struct doc *d, int64_t v)
{
	return v == COUNT_MISSING ? cell_missing() : cell_number(num_count(d->mem, v, d->lang), num_plain_int(d->mem, v));
}

struct cell cell_real(struct doc *d, double v, int decimals)
{
	return isnan(v) ? cell_missing() : cell_number(num_fixed(d->mem, v, decimals, d->lang), machine_number(d, v));
}

struct cell cell_signed(struct doc *d, double v, int decimals)
{
	return isnan(v) ? cell_missing() : cell_number(num_signed(d->mem, v, decimals, d->lang), machine_number(d, v));
}

struct cell cell_percent(struct doc *d, double share, int decimals)
{
	return isnan(share) ? cell_missing() : cell_number(num_percent(d->mem, share, decimals, d->lang), machine_number(d, share));
}
