#include "parse.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "caption.h"
#include "cells.h"
#include <ctype.h>
#include <limits.h>
#include <string.h>
#include <strings.h>

enum { LABELS_NOTED = 20, SHOWN_COLUMNS = 60, HEADER_LOOK = 8, HEADER_NAMES = 3 };

struct table {
	struct parse *parse;
	struct queue *queue;
	struct mem *mem; /* for messages about a row */
	struct mem *told; /* lives as long as the table */
	long header_line;
	struct batch *batch; /* being filled */
	size_t n_rows, n_bytes; /* records read since it was taken */
	struct refine refine;
	struct value value[TABLE_COLUMNS];
	const struct field *from[TABLE_COLUMNS]; /* the field each value was read from; NULL: none, or an empty one */
	struct wide_value *wide; /* room for one of each */
	size_t n_wide;
	const char *noted[LABELS_NOTED]; /* unlisted labels that were told */
	size_t n_noted;
};

static bool read_records(struct parse *p, struct rows_csv *rows, struct err *e)
{
	const char *text;
	size_t n;
	bool ok;
	do {
		ok = source_read(p->source, &text, &n, e) && rows_csv_feed(rows, text, n, e);
		if (ok && n > 0)
			p->ends_in_number = isdigit((unsigned char)text[n - 1]) != 0;
	} while (ok && n > 0);
	if (ok && rows_csv_end(rows, e))
		return true;
	if (err_is_set(e)) {
		long line, column;
		rows_csv_place(rows, &line, &column);
		err_at(e, p->file, e->row ? e->row : line, e->row ? e->column : column);
	}
	return false;
}

static bool is_empty(const struct record *r)
{
	for (size_t i = 0; i < r->n; i++)
		if (r->field[i].n > 0)
			return false;
	return true;
}

/* A cell as part of a message. */
static const char *shown(struct table *t, const char *cell)
{
	return utf8_clip(t->mem, cell, SHOWN_COLUMNS);
}

static bool is_letter(char c)
{
	return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

static bool has_letter(const char *text)
{
	for (; *text; text++)
		if (is_letter(*text))
			return true;
	return false;
}

/* Runs of two letters and more. */
static size_t words_of(const char *text)
{
	size_t n = 0;
	for (const char *s = text; *s; s++)
		n += is_letter(s[0]) && is_letter(s[1]) && (s == text || !is_letter(s[-1]));
	return n;
}

/* The cell without what looks like a person; a plain number is none. */
static const char *shown_safe(struct table *t, const char *text)
{
	int64_t n;
	bool masked;
	return shown(t, num_parse_int(text, strlen(text), &n) ? text : caption_mask(t->mem, text, &masked));
}

/* The same where a number, a day or an age belongs. Words there may be those of a person, slipped in from a column beside it: nobody needs
 * them to find the row. "1,2K", "10.jun" and "#N/A" are told, "Jan Jansen" and an address are not. */
static const char *shown_figure(struct table *t, enum cell cell, const char *text)
{
	bool any = cell == CELL_TEXT || cell == CELL_ID || cell == CELL_LABEL;
	size_t words = words_of(text);
	if (t->refine.importer->activity) /* the row is a person, and a choice may be one of their own: "Other, namely ..." */
		return has_letter(text) ? "…" : shown_safe(t, text);
	return !any && words > 0 && (words > 1 || strchr(text, '@') || !strpbrk(text, "0123456789#")) ? "…" : shown_safe(t, text);
}

static bool reject(struct table *t, const struct table_row *row, long place, enum word word, const char *arg1, const char *arg2,
                   const char *arg3)
{
	msg_add(t->refine.messages, MSG_REJECT, t->parse->file, row->line, place, word, arg1, arg2, arg3);
	return false;
}

/* Every label that the importer does not know is told once. */
static void note_label(struct table *t, const struct table_row *row, int column, const struct value *v)
{
	for (size_t i = 0; i < t->n_noted; i++)
		if (str_eq(t->noted[i], v->text))
			return;
	if (t->n_noted == LABELS_NOTED)
		return;
	t->noted[t->n_noted++] = mem_text(t->told, v->text);
	refine_note(&t->refine, MSG_WARNING, row, column, W_ROW_NEW_LABEL, t->refine.header[column], shown_figure(t, CELL_LABEL, v->text),
	            NULL);
}

/* What has not been yet was not counted: a slip in the year would make the newest day of all figures. */
static bool check_day(struct table *t, const struct table_row *row, int c, size_t f)
{
	const struct column *column = &t->refine.importer->column[c];
	const struct value *v = &t->value[c];
	int day = INT_MIN, second;
	if (!v->given || v->code || column->ahead)
		return true;
	if (column->cell == CELL_DAY)
		day = (int)v->n;
	else if (column->cell == CELL_TIME)
		time_to_wall(v->n, ZONE_AMSTERDAM, &day, &second);
	return day <= t->refine.today ||
	       reject(t, row, (long)f + 1, W_DAY_AHEAD, t->refine.header[c], day_iso(t->mem, day), day_iso(t->mem, t->refine.today));
}

static bool read_cell(struct table *t, const struct table_row *row, int c, size_t f, const struct field *field)
{
	const struct importer *importer = t->refine.importer;
	const struct column *column = &importer->column[c];
	const struct field *before = t->from[c];
	if (field->n == 0 || column->cell == CELL_SKIP)
		return true;
	if (before) { /* a header that occurs twice: the first cell that is filled counts, and no other may say otherwise */
		bool same = before->n == field->n && memcmp(before->s, field->s, field->n) == 0;
		return same || reject(t, row, (long)f + 1, W_ROW_COLUMN_TWICE, t->refine.header[c],
		                      shown_figure(t, column->cell, before->s), shown_figure(t, column->cell, field->s));
	}
	t->from[c] = field;
	enum word why;
	struct value *v = &t->value[c];
	if (!cell_read(importer, column, field->s, field->n, t->refine.mem, v, &why))
		return reject(t, row, (long)f + 1, why, t->refine.header[c], shown_figure(t, column->cell, field->s),
		              why == W_CELL_LABEL        ? cell_labels(t->mem, column->labels)
		              : why == W_CELL_DAY_UNREAL ? dates_example(importer->dates)
		                                         : NULL);
	if (v->skipped)
		refine_note(&t->refine, MSG_WARNING, row, c, W_CELL_TIME_SKIPPED, t->refine.header[c], shown(t, field->s), NULL);
	if (column->cell == CELL_LABEL && v->given && !v->code && !column->where)
		note_label(t, row, c, v);
	return check_day(t, row, c, f);
}

/* A count of people in a column that the importer knows by its form. An empty cell was not reported. */
static bool read_wide(struct table *t, const struct table_row *row, size_t f, const struct field *field)
{
	static const struct column count = { .cell = CELL_COUNT };
	const struct wide_column *column = t->parse->layout->wide[f];
	struct value v;
	enum word why;
	if (!cell_read(t->refine.importer, &count, field->s, field->n, t->refine.mem, &v, &why))
		return reject(t, row, (long)f + 1, why, column->header, shown_figure(t, CELL_COUNT, field->s), NULL);
	if (v.given)
		t->wide[t->n_wide++] = (struct wide_value){ column, v.n };
	return true;
}

/* Does the row end before a column that is kept? */
static bool is_short(const struct table *t, const struct record *r)
{
	const struct layout *l = t->parse->layout;
	for (size_t f = r->n; f < l->n_fields; f++)
		if (l->wide[f] || (l->column[f] != NO_COLUMN && t->refine.importer->column[l->column[f]].cell != CELL_SKIP))
			return true;
	return false;
}

/* What is not there was not measured; platforms leave the last columns of some rows out. */
static void note_short(struct table *t, const struct record *r)
{
	struct parse *p = t->parse;
	if (!is_short(t, r) || p->rows_short++ > 0)
		return;
	p->short_line = r->line;
	p->short_fields = r->n;
}

/* Where the file ends in the middle of a row, and no other ends at that column, it was cut off, and with it perhaps the last cell that is there:
 * 41 may have been 41928. */
static bool is_cut(const struct table *t, const struct record *r)
{
	return r->open_end && is_short(t, r) && (t->parse->rows_short == 0 || t->parse->short_fields != r->n);
}

static bool read_values(struct table *t, const struct table_row *row, const struct record *r)
{
	const struct importer *importer = t->refine.importer;
	const struct layout *l = t->parse->layout;
	memset(t->value, 0, importer->n_columns * sizeof *t->value);
	memset(t->from, 0, importer->n_columns * sizeof *t->from);
	t->n_wide = 0;
	if (is_cut(t, r)) {
		t->parse->ends_in_number = false; /* told here */
		return reject(t, row, (long)r->n, W_ROW_CUT, NULL, NULL, NULL);
	}
	for (size_t f = 0; f < r->n; f++) {
		if (f >= l->n_fields) {
			if (r->field[f].n == 0)
				continue;
			return reject(t, row, (long)f + 1, W_ROW_TOO_LONG, num_plain_int(t->mem, (int64_t)r->n),
			              num_plain_int(t->mem, (int64_t)l->n_fields), NULL);
		}
		if (l->column[f] != NO_COLUMN && !read_cell(t, row, l->column[f], f, &r->field[f]))
			return false;
		if (l->wide[f] && !read_wide(t, row, f, &r->field[f]))
			return false;
	}
	for (size_t c = 0; c < importer->n_columns; c++)
		if (importer->column[c].filled && l->header[c] && !t->value[c].given)
			return reject(t, row, l->place[c], W_CELL_EMPTY, l->header[c], NULL, NULL);
	note_short(t, r);
	return true;
}

/* Hand the batch on and take another; without a queue, empty it. */
static bool next_batch(struct table *t)
{
	if (!t->queue) {
		mem_reset(t->batch->mem);
		msg_list_init(&t->batch->messages, t->batch->mem);
		t->batch->n = 0;
	} else {
		if (t->batch) {
			t->batch->bytes_done = source_bytes_done(t->parse->source);
			queue_give_full(t->queue, t->batch);
		}
		t->batch = queue_take_empty(t->queue);
	}
	t->n_rows = t->n_bytes = 0;
	if (t->batch) {
		t->refine.mem = t->batch->mem;
		t->refine.messages = &t->batch->messages;
	}
	return t->batch != NULL;
}

/* A row that was read: into the batch, unless it is outside. */
static void keep_row(struct table *t, struct table_row *row)
{
	const struct importer *importer = t->refine.importer;
	struct batch *b = t->batch;
	if (row->day > b->newest_day)
		b->newest_day = row->day;
	t->parse->rows_outside += row->outside;
	if (row->outside)
		return;
	if (!importer->facts->refine) {
		row->value = mem_array(b->mem, importer->n_columns, sizeof *row->value);
		memcpy(row->value, t->value, importer->n_columns * sizeof *row->value);
	}
	b->row[b->n++] = *row;
}

static bool is_number(const struct column *column)
{
	return column->cell == CELL_COUNT || column->cell == CELL_SIGNED || column->cell == CELL_REAL || column->cell == CELL_SECONDS;
}

static double number_of(const struct column *column, const struct value *v)
{
	return column->cell == CELL_REAL ? v->real : (double)v->n;
}

/* Every number of a row that was taken, for the control totals. */
static void add_up(struct table *t)
{
	const struct importer *importer = t->refine.importer;
	for (size_t c = 0; c < importer->n_columns; c++) {
		struct column_sum *sum = &t->parse->sum[c];
		const struct value *v = &t->value[c];
		if (!t->from[c] || !v->given || !is_number(&importer->column[c]))
			continue;
		sum->rows += number_of(&importer->column[c], v);
		sum->half_unit = sum->n && sum->half_unit < v->half_unit ? sum->half_unit : v->half_unit;
		sum->n++;
	}
}

/* The row of totals: only its numbers count, and only as a check. The key cells say "Total" where a row would have its own. */
static void take_total(struct table *t, const struct record *r)
{
	const struct importer *importer = t->refine.importer;
	const struct layout *l = t->parse->layout;
	for (size_t f = 0; f < r->n && f < l->n_fields; f++) {
		int c = l->column[f];
		struct value v;
		enum word why;
		if (c == NO_COLUMN || !is_number(&importer->column[c]) || r->field[f].n == 0 ||
		    !cell_read(importer, &importer->column[c], r->field[f].s, r->field[f].n, t->mem, &v, &why) || !v.given)
			continue;
		t->parse->sum[c].total = number_of(&importer->column[c], &v);
		t->parse->sum[c].total_given = true;
	}
	t->parse->total_line = r->line;
}

/* Is the record the header once more? Then tables were pasted below each other. */
static bool is_header_again(const struct table *t, const struct record *r)
{
	const struct layout *l = t->parse->layout;
	if (r->n < l->n_fields)
		return false;
	for (size_t f = 0; f < l->n_fields; f++) {
		int c = l->column[f];
		if (c != NO_COLUMN && t->refine.place[c] == (long)f + 1 && !str_eq(r->field[f].s, t->refine.header[c]))
			return false;
	}
	return true;
}

static bool names_column(const struct importer *importer, const char *text)
{
	for (size_t c = 0; c < importer->n_columns; c++)
		for (size_t k = 0; k < COLUMN_HEADERS && importer->column[c].header[k]; k++)
			if (str_eq(importer->column[c].header[k], text))
				return true;
	return false;
}

/* Is a row that cannot be read the header of another table of this kind? Below it figures stand in other columns, and would be read as those
 * of the header above. */
static bool is_other_header(const struct table *t, const struct record *r)
{
	size_t names = 0, looked = 0;
	for (size_t f = 0; f < r->n && looked < HEADER_LOOK; f++) {
		looked += r->field[f].n > 0;
		names += r->field[f].n > 0 && names_column(t->refine.importer, r->field[f].s);
	}
	return names >= HEADER_NAMES && 2 * names >= looked;
}

static bool refuse_header(const struct parse *p, const struct record *r, struct err *e)
{
	err_set(e, ERR_INPUT, W_ROW_HEADER_AGAIN, NULL, NULL, NULL);
	return err_at(e, p->file, r->line, 0);
}

/* "Total" where a row has its key: of a person who added the columns up, or of a platform that did not do so before. Words that people fill in
 * a template may be anything. */
static bool says_total(const struct table *t, const struct record *r)
{
	static const char *const words[] = {
		"total", "totaal", "totals", "totalen", "grand total", "eindtotaal", "totaux", "total général"
	};
	size_t first = 0;
	while (first < r->n && r->field[first].n == 0)
		first++;
	if (first == r->n || !strchr("tTgGeE", *r->field[first].s) || t->refine.importer->template || t->refine.importer->activity)
		return false; /* nearly every row ends here */
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcasecmp(r->field[first].s, words[i]) == 0)
			return true;
	return false;
}

/* A record that is no row: false. */
static bool is_row(struct table *t, const struct record *r)
{
	const struct importer *importer = t->refine.importer;
	enum row_role role = importer->role ? importer->role(r) : says_total(t, r) ? ROW_TOTAL : ROW_DATA;
	if (role == ROW_TOTAL)
		take_total(t, r);
	if (role == ROW_FOOTER) {
		const char *said = "";
		for (size_t i = 0; i < r->n && !*said; i++)
			said = r->field[i].s;
		msg_add(t->refine.messages, MSG_NOTE, t->parse->file, r->line, 0, W_ROW_FOOTER, shown(t, said), NULL, NULL);
	}
	return role == ROW_DATA;
}

/* A column says that the row is of something else. */
static bool is_elsewhere(const struct table *t)
{
	const struct importer *importer = t->refine.importer;
	for (size_t c = 0; c < importer->n_columns; c++)
		if (importer->column[c].where && !t->value[c].code)
			return true;
	return false;
}

static bool take_row(void *data, const struct record *r, struct err *e)
{
	struct table *t = data;
	struct parse *p = t->parse;
	const struct facts *facts = t->refine.importer->facts;
	if (r->line <= t->header_line || is_empty(r) || !is_row(t, r))
		return true;
	p->rows_read++;
	struct table_row row = { .line = r->line, .value = t->value, .wide = t->wide, .day = INT_MIN };
	if (is_header_again(t, r))
		return refuse_header(p, r, e);
	if (p->layout->wrapper && r->n != p->layout->n_fields) {
		err_set(e, ERR_INPUT, W_ROWS_WRAPPED, NULL, NULL, NULL);
		return err_at(e, p->file, r->line, 0);
	}
	bool good = read_values(t, &row, r);
	row.n_wide = t->n_wide;
	row.outside = good && is_elsewhere(t);
	if (good && (row.outside || !facts->refine || facts->refine(&t->refine, &row))) {
		if (!row.uncounted && !is_elsewhere(t))
			add_up(t);
		keep_row(t, &row);
	} else if (is_other_header(t, r)) {
		return refuse_header(p, r, e);
	} else {
		p->rows_rejected++;
		mem_reset(t->mem);
	}
	for (size_t i = 0; i < r->n; i++)
		t->n_bytes += r->field[i].n;
	/* rows that are not kept count too: their cells took room all the same */
	return (++t->n_rows < BATCH_ROWS && t->n_bytes < BATCH_BYTES) || next_batch(t);
}

static struct table table_of(struct parse *p, struct queue *q)
{
	const struct layout *l = p->layout;
	struct table t = { .parse = p, .queue = q, .mem = mem_new(), .told = mem_new(), .header_line = l->header_line };
	t.refine = (struct refine){ .importer = l->importer, .scope = p->scope, .file = p->file, .header = l->header, .place = l->place };
	t.refine.today = day_today();
	t.wide = mem_array(t.told, l->n_wide, sizeof *t.wide);
	return t;
}

bool parse_table(struct parse *p, struct queue *q, struct err *e)
{
	struct table t = table_of(p, q);
	struct rows_csv *rows = rows_csv_open(p->layout->delimiter, p->layout->wrapper, take_row, &t);
	bool ok = next_batch(&t) && read_records(p, rows, e);
	if (t.batch) {
		t.batch->bytes_done = source_bytes_done(p->source);
		t.batch->n = ok ? t.batch->n : 0; /* what was said of its rows counts all the same */
		queue_give_full(q, t.batch);
	}
	queue_end(q);
	rows_csv_close(rows);
	mem_free(t.mem);
	mem_free(t.told);
	return ok;
}

/* Read the text as rows that begin with its first byte; false when they do not seem to. */
static bool read_rows_here(struct parse *p, struct batch *b, const char *text, size_t n)
{
	struct table t = table_of(p, NULL);
	struct err e = { 0 };
	t.header_line = 0;
	t.batch = b;
	b->newest_day = INT_MIN;
	p->rows_read = p->rows_rejected = 0;
	struct rows_csv *rows = rows_csv_open(p->layout->delimiter, p->layout->wrapper, take_row, &t);
	bool ok = next_batch(&t) && rows_csv_feed(rows, text, n, &e) && rows_csv_end(rows, &e);
	rows_csv_close(rows);
	mem_free(t.mem);
	mem_free(t.told);
	return ok && p->rows_read > 0 && p->rows_rejected == 0;
}

int parse_newest_day(const struct parse *p, const char *text, size_t n)
{
	struct mem *m = mem_new();
	struct parse look = { .file = p->file, .layout = p->layout, .scope = p->scope };
	struct batch *b = mem_alloc(m, sizeof *b);
	b->mem = mem_new();
	int newest = INT_MIN;
	const char *end = text + n;
	/* a line feed may be in the middle of a caption, so try one after the other */
	for (const char *at = text; newest == INT_MIN && (at = memchr(at, '\n', (size_t)(end - at))) != NULL; at++)
		if (read_rows_here(&look, b, at + 1, (size_t)(end - at - 1)))
			newest = b->newest_day;
	mem_free(b->mem);
	mem_free(m);
	return newest;
}

struct gathering {
	struct parse *parse;
	struct mem *mem;
	struct sheet_row *row;
	size_t n, cap, n_bytes;
};

static struct sheet_row copy_row(struct mem *m, const struct record *r)
{
	const char **cell = mem_array(m, r->n, sizeof *cell);
	for (size_t i = 0; i < r->n; i++)
		cell[i] = utf8_nfc(m, r->field[i].s, r->field[i].n);
	return (struct sheet_row){ .line = r->line, .n = r->n, .cell = cell };
}

static bool take_sheet_row(void *data, const struct record *r, struct err *e)
{
	struct gathering *g = data;
	if (r->line < g->parse->layout->header_line)
		return true;
	for (size_t i = 0; i < r->n; i++)
		g->n_bytes += r->field[i].n + sizeof(const char *);
	g->row = mem_grow(g->mem, g->row, g->n, &g->cap, sizeof *g->row);
	g->row[g->n++] = copy_row(g->mem, r);
	if (g->n <= SHEET_ROWS && g->n_bytes <= SHEET_BYTES)
		return true;
	err_set(e, ERR_INPUT, W_SHEET_TOO_LARGE, NULL, NULL, NULL);
	return err_at(e, g->parse->file, r->line, 0);
}

bool parse_sheet(struct parse *p, struct mem *m, struct sheet *out, struct err *e)
{
	struct gathering g = { .parse = p, .mem = m };
	struct rows_csv *rows = rows_csv_open(p->layout->delimiter, '\0', take_sheet_row, &g);
	bool ok = read_records(p, rows, e);
	rows_csv_close(rows);
	if (ok)
		*out = (struct sheet){ .row = g.row, .n = g.n };
	return ok;
}

struct passing {
	struct parse *parse;
	struct intake *in;
	struct mem *mem; /* of the record */
};

static bool pass_record(void *data, const struct record *r, struct err *e)
{
	struct passing *p = data;
	if (r->line < p->parse->layout->header_line || is_empty(r))
		return true;
	mem_reset(p->mem);
	struct sheet_row row = copy_row(p->mem, r);
	return p->in->importer->facts->record(p->in, &row, p->mem, e);
}

bool parse_records(struct parse *p, struct intake *in, struct err *e)
{
	struct passing passing = { .parse = p, .in = in, .mem = mem_new() };
	struct rows_csv *rows = rows_csv_open(p->layout->delimiter, '\0', pass_record, &passing);
	bool ok = read_records(p, rows, e);
	rows_csv_close(rows);
	mem_free(passing.mem);
	return ok;
}
