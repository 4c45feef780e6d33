#include "file_look.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"

enum { FACTS = 12 };

/* The rows of the first table, which are as many as there is to say. */
struct facts {
	struct doc *doc;
	struct fact {
		const char *code;
		enum word name;
		const char *shown, *machine;
	} item[FACTS];
	size_t n;
};

static const char *say(const struct doc *d, enum word w)
{
	return word_text(d->lang, w);
}

static const char *fill(const struct doc *d, enum word w, const char *arg1, const char *arg2)
{
	const char *args[] = { arg1, arg2 };
	return word_fill(d->mem, d->lang, w, args, arg2 ? 2 : 1);
}

static void add(struct facts *t, const char *code, enum word name, const char *shown, const char *machine)
{
	t->item[t->n++] = (struct fact){ code, name, shown, machine };
}

static const char *first_lines(const struct doc *d, const struct file_count *c)
{
	struct str s;
	str_init(&s, d->mem);
	for (int i = 0; i < FILE_LINES && i < c->n; i++)
		str_addf(&s, "%s%ld", i ? ", " : "", c->line[i]);
	str_add(&s, c->n > FILE_LINES ? ", ..." : "");
	return s.s;
}

static void add_count(struct facts *t, const char *code, enum word name, const struct file_count *c)
{
	struct mem *m = t->doc->mem;
	const char *n = num_count(m, c->n, t->doc->lang);
	if (c->n > 0)
		add(t, code, name, fill(t->doc, W_LOOK_LINES, n, first_lines(t->doc, c)), num_plain_int(m, c->n));
}

static const char *delimiter_words(const struct doc *d, const char *delimiter)
{
	static const struct {
		const char *delimiter;
		enum word word;
	} names[] = {
		{ ",", W_LOOK_COMMA }, { ";", W_LOOK_SEMICOLON },    { "\t", W_LOOK_TAB },        { "|", W_LOOK_PIPE },
		{ " ", W_LOOK_SPACE }, { ", ", W_LOOK_COMMA_SPACE }, { "", W_LOOK_NO_DELIMITER },
	};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(names[i].delimiter, delimiter))
			return say(d, names[i].word);
	return delimiter;
}

static const char *quote_words(const struct doc *d, const struct file_look *f)
{
	static const enum word words[] = {
		[FILE_DOUBLED] = W_LOOK_DOUBLED, [FILE_BACKSLASHED] = W_LOOK_BACKSLASHED, [FILE_BARE] = W_LOOK_BARE
	};
	return f->quote ? fill(d, words[f->escape], (const char[]){ f->quote, 0 }, NULL) : say(d, W_LOOK_NO_QUOTES);
}

static const char *line_end_words(const struct doc *d, const struct file_look *f)
{
	const struct {
		const char *name;
		int64_t n;
	} ends[] = { { "CRLF", f->n_crlf }, { "LF", f->n_lf }, { "CR", f->n_cr } };
	struct str s;
	str_init(&s, d->mem);
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (ends[i].n)
			str_addf(&s, "%s%s (%s)", s.n ? ", " : "", ends[i].name, num_count(d->mem, ends[i].n, d->lang));
	if (f->open_end)
		str_addf(&s, "%s%s", s.n ? "; " : "", say(d, W_LOOK_OPEN_END));
	return s.s;
}

static const char *header_words(const struct doc *d, const struct file_look *f)
{
	const char *line = num_plain_int(d->mem, f->header_line);
	if (f->n_header_rows == 0)
		return say(d, W_LOOK_NO_HEADER);
	if (f->n_header_rows > 1)
		return fill(d, W_LOOK_HEADER_ROWS, line, num_plain_int(d->mem, (int64_t)f->n_header_rows));
	return fill(d, f->header_told ? W_LOOK_HEADER_AT : W_LOOK_HEADER_TAKEN, line, NULL);
}

static void show_facts(struct doc *d, const struct file_look *f)
{
	const struct column columns[] = { { .title = say(d, W_LOOK_WHAT), .code = "what" },
		                          { .title = say(d, W_LOOK_HOW), .code = "how" } };
	struct facts t = { .doc = d };
	struct mem *m = d->mem;
	add(&t, "bytes", W_LOOK_SIZE, fill(d, W_LOOK_BYTES, num_count(m, f->n_bytes, d->lang), NULL), num_plain_int(m, f->n_bytes));
	add(&t, "encoding", W_LOOK_ENCODING, f->encoding, f->encoding);
	if (f->n_tables > 0) {
		add(&t, "delimiter", W_LOOK_DELIMITER, delimiter_words(d, f->delimiter), f->delimiter);
		add(&t, "quote", W_LOOK_QUOTE, quote_words(d, f), f->quote ? mem_printf(m, "%c", f->quote) : "");
		add(&t, "line_ends", W_LOOK_LINE_ENDS, line_end_words(d, f), line_end_words(d, f));
		add_count(&t, "above", W_LOOK_ABOVE, &f->above);
		add(&t, "header", W_LOOK_HEADER, header_words(d, f), num_plain_int(m, f->n_header_rows ? f->header_line : 0));
		add(&t, "columns", W_LOOK_COLUMNS, num_count(m, (int64_t)f->table[0].n_columns, d->lang),
		    num_plain_int(m, (int64_t)f->table[0].n_columns));
		add(&t, "rows", W_LOOK_ROWS, num_count(m, f->table[0].n_rows, d->lang), num_plain_int(m, f->table[0].n_rows));
	}
	add_count(&t, "blank", W_LOOK_BLANK, &f->blank);
	add_count(&t, "below", W_LOOK_BELOW, &f->below);
	if (f->n_tables > 1)
		add(&t, "tables", W_LOOK_TABLES, num_count(m, (int64_t)f->n_tables, d->lang), num_plain_int(m, (int64_t)f->n_tables));
	struct table *table = doc_table(d, "reading", NULL, say(d, W_LOOK_SUMMARY), columns, 2, t.n);
	for (size_t i = 0; i < t.n; i++) {
		*table_cell(table, i, 0) = cell_code(say(d, t.item[i].name), t.item[i].code);
		*table_cell(table, i, 1) = cell_code(t.item[i].shown, t.item[i].machine);
	}
}

static void show_columns(struct doc *d, const struct file_look *f)
{
	const struct column columns[] = { { .title = say(d, W_LOOK_COLUMNS), .code = "column" } };
	struct str all;
	str_init(&all, d->mem);
	if (f->n_header_rows == 0 || f->n_columns == 0)
		return;
	doc_heading(d, 2, "columns", say(d, W_LOOK_COLUMNS_TITLE));
	struct table *t = doc_table(d, "columns", NULL, say(d, W_LOOK_COLUMNS_TITLE), columns, 1, f->n_columns);
	t->data_only = true;
	for (size_t i = 0; i < f->n_columns; i++) {
		const char *name = *f->column[i] ? utf8_safe(d->mem, f->column[i]) : say(d, W_LOOK_NAMELESS);
		str_addf(&all, "%s%s", i ? " · " : "", name);
		*table_cell(t, i, 0) = cell_code(name, f->column[i]);
	}
	doc_text(d, TEXT_BODY, &(struct span){ .text = all.s }, 1);
}

static void show_tables(struct doc *d, const struct file_look *f)
{
	const struct column columns[] = {
		{ .title = say(d, W_LOOK_TABLE), .code = "table" },
		{ .title = say(d, W_LOOK_LINE), .code = "line", .align = ALIGN_END },
		{ .title = say(d, W_LOOK_COLUMNS), .code = "columns", .align = ALIGN_END },
		{ .title = say(d, W_LOOK_ROWS), .code = "rows", .align = ALIGN_END },
	};
	if (f->n_tables < 2)
		return;
	doc_heading(d, 2, "tables", say(d, W_LOOK_TABLES_TITLE));
	struct table *t =
	        doc_table(d, "tables", NULL, say(d, W_LOOK_TABLES_TITLE), columns, sizeof columns / sizeof *columns, f->n_tables_kept);
	for (size_t i = 0; i < f->n_tables_kept; i++) {
		*table_cell(t, i, 0) = cell_count(d, (int64_t)i + 1);
		*table_cell(t, i, 1) = cell_count(d, f->table[i].line);
		*table_cell(t, i, 2) = cell_count(d, (int64_t)f->table[i].n_columns);
		*table_cell(t, i, 3) = cell_count(d, f->table[i].n_rows);
	}
	if (f->n_tables > f->n_tables_kept)
		doc_say(d, TEXT_NOTE, W_LOOK_TABLES_MORE, num_count(d->mem, (int64_t)(f->n_tables - f->n_tables_kept), d->lang), NULL);
}

static bool show_faults(struct doc *d, const struct file_look *f)
{
	static const enum word words[FAULTS] = {
		[FAULT_QUOTE_OPEN] = W_LOOK_QUOTE_OPEN, [FAULT_QUOTE_INSIDE] = W_LOOK_QUOTE_INSIDE,
		[FAULT_TOO_LONG] = W_LOOK_TOO_LONG,     [FAULT_OTHER_DELIMITER] = W_LOOK_OTHER_DELIMITER,
		[FAULT_ONE_MORE] = W_LOOK_ONE_MORE,     [FAULT_ONE_LESS] = W_LOOK_ONE_LESS,
		[FAULT_SHORTER] = W_LOOK_SHORTER,       [FAULT_LONGER] = W_LOOK_LONGER,
	};
	bool any = f->n_wrong || f->n_nul;
	doc_heading(d, 2, "mended", say(d, W_LOOK_MENDED_TITLE));
	if (f->n_wrong)
		doc_item(d, W_LOOK_WRONG_BYTES, num_count(d->mem, f->n_wrong, d->lang), f->encoding, NULL);
	if (f->n_nul)
		doc_item(d, W_LOOK_NULS, num_count(d->mem, f->n_nul, d->lang), NULL);
	for (size_t i = 0; i < FAULTS; i++) {
		if (f->fault[i].n)
			doc_item(d, words[i], num_count(d->mem, f->fault[i].n, d->lang), first_lines(d, &f->fault[i]), NULL);
		any |= f->fault[i].n > 0;
	}
	if (!any)
		doc_say(d, TEXT_BODY, W_LOOK_ALL_FITS, NULL);
	return any;
}

static void show_kind(struct doc *d, const struct file_look *f, bool any_fault)
{
	const struct column columns[] = { { .title = say(d, W_LOOK_KIND_TITLE), .code = "kind" } };
	doc_heading(d, 2, "kind", say(d, W_LOOK_KIND_TITLE));
	struct table *t = doc_table(d, "kind", NULL, say(d, W_LOOK_KIND_TITLE), columns, 1, 1);
	t->data_only = true;
	*table_cell(t, 0, 0) = cell_text(f->kind ? f->kind : "");
	if (!f->kind) {
		doc_say(d, TEXT_BODY, W_LOOK_REFUSED, f->refusal, NULL);
		return;
	}
	doc_say(d, TEXT_BODY, *f->required ? W_LOOK_KIND : W_LOOK_KIND_FORM, f->kind, f->kind_title, f->required, NULL);
	if (*f->unknown)
		doc_say(d, TEXT_BODY, W_LOOK_KIND_UNKNOWN, f->unknown, NULL);
	if (any_fault)
		doc_say(d, TEXT_BODY, W_LOOK_STRICT, NULL);
}

void file_look(struct doc *d, const struct file_look *f)
{
	doc_heading(d, 1, "show", fill(d, W_LOOK_TITLE, f->name, NULL));
	if (f->n_tables == 0 && f->n_bytes == 0)
		doc_say(d, TEXT_BODY, W_LOOK_EMPTY, NULL);
	show_facts(d, f);
	show_columns(d, f);
	show_tables(d, f);
	show_kind(d, f, show_faults(d, f));
}
