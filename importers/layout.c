#include "layout.h"
#include "audience.h"
#include "base/str.h"
#include "base/utf8.h"
#include <string.h>

static const char delimiters[] = ",;\t|"; /* the first is taken when there is nothing to choose */

enum { LIST_BYTES = 1000, LISTED_COLUMNS = 60 };

/* One record of the head, cut out of its text but not split yet. */
struct piece {
	const char *s;
	size_t n;
	long line;
};

struct spelling { /* of a column's header */
	const char *key;
	int column;
};

struct head {
	struct mem *mem;
	const struct importer *const *list; /* that may be recognised */
	struct spelling **spelling; /* per importer, ends with a NULL key; NULL for a sheet */
	struct piece piece[SHEET_HEAD];
	size_t n;
	char delimiter; /* told by a "sep=" line; 0: to be voted */
	struct err first; /* why a piece could not be split */
};

/* How well a record serves as the header of an importer. */
struct match {
	const struct importer *importer;
	struct layout layout;
	size_t n_found, n_missing;
	bool near;
};

static bool is_blank(struct piece p)
{
	for (size_t i = 0; i < p.n; i++)
		if (!strchr(" \t\r\n", p.s[i]))
			return false;
	return true;
}

/* "sep=;" as Excel understands it, quoted or not. */
static char sep_of(struct piece p)
{
	if (p.n >= 2 && p.s[0] == '"' && p.s[p.n - 1] == '"')
		p.s++, p.n -= 2;
	bool is_sep = p.n == 5 && (memcmp(p.s, "sep=", 4) == 0 || memcmp(p.s, "SEP=", 4) == 0 || memcmp(p.s, "Sep=", 4) == 0);
	return is_sep && strchr(delimiters, p.s[4]) ? p.s[4] : '\0';
}

/* Cut the text at line feeds outside quotes; a last record that may go on behind the text is left out. */
static void cut_pieces(struct head *h, const char *text, size_t n, bool whole)
{
	bool quoted = false;
	struct piece p = { .s = text, .line = 1 };
	long line = 1;
	for (size_t i = 0; i <= n && h->n < SHEET_HEAD; i++) {
		bool end = i == n;
		if (end && !whole)
			break;
		quoted ^= !end && text[i] == '"';
		line += !end && text[i] == '\n';
		if (!end && (text[i] != '\n' || quoted))
			continue;
		p.n = (size_t)(text + i - p.s);
		if (p.line == 1 && sep_of(p))
			h->delimiter = sep_of(p);
		else if (!is_blank(p) || !end)
			h->piece[h->n++] = p;
		p = (struct piece){ .s = text + i + 1, .line = line };
	}
}

/* The delimiter that stands most often outside quotes; 0 when none does. */
static char vote(struct piece p)
{
	size_t count[sizeof delimiters] = { 0 }, best = 0;
	bool quoted = false;
	for (size_t i = 0; i < p.n; i++) {
		quoted ^= p.s[i] == '"';
		const char *d = quoted || !p.s[i] ? NULL : strchr(delimiters, p.s[i]);
		if (d)
			count[d - delimiters]++;
	}
	for (size_t i = 1; i < strlen(delimiters); i++)
		if (count[i] > count[best])
			best = i;
	return count[best] ? delimiters[best] : '\0';
}

struct copied {
	struct mem *mem;
	struct sheet_row *row;
	size_t n, cap;
};

static bool copy_record(void *data, const struct record *r, struct err *e)
{
	(void)e;
	struct copied *c = data;
	c->row = mem_grow(c->mem, c->row, c->n, &c->cap, sizeof *c->row);
	const char **cell = mem_array(c->mem, r->n, sizeof *cell);
	for (size_t i = 0; i < r->n; i++)
		cell[i] = utf8_nfc(c->mem, r->field[i].s, r->field[i].n);
	c->row[c->n++] = (struct sheet_row){ .line = r->line, .n = r->n, .cell = cell };
	return true;
}

/* The cells of one piece; false when it is no sound record. */
static bool split(struct head *h, struct piece p, char delimiter, struct sheet_row *out)
{
	struct copied c = { .mem = h->mem };
	struct rows_csv *rows = rows_csv_open(delimiter ? delimiter : delimiters[0], '\0', copy_record, &c);
	struct err e = { 0 };
	bool ok = rows_csv_feed(rows, p.s, p.n, &e) && rows_csv_end(rows, &e) && c.n == 1;
	rows_csv_close(rows);
	if (err_is_set(&e) && !err_is_set(&h->first)) {
		h->first = e;
		h->first.row = p.line;
	}
	if (ok)
		*out = c.row[0];
	return ok;
}

static struct spelling *spellings_of(struct mem *m, const struct importer *importer)
{
	struct spelling *list = mem_array(m, importer->n_columns * COLUMN_HEADERS + 1, sizeof *list), *s = list;
	for (size_t i = 0; i < importer->n_columns; i++)
		for (size_t k = 0; k < COLUMN_HEADERS && importer->column[i].header[k]; k++)
			*s++ = (struct spelling){ utf8_key(m, importer->column[i].header[k]), (int)i };
	return list;
}

static struct spelling **all_spellings(struct mem *m, const struct importer *const *list)
{
	size_t n = 0;
	while (list[n])
		n++;
	struct spelling **all = mem_array(m, n, sizeof *all);
	for (size_t i = 0; i < n; i++)
		all[i] = list[i]->column ? spellings_of(m, list[i]) : NULL;
	return all;
}

static int find_column(const struct spelling *list, const char *key)
{
	for (; list->key; list++)
		if (str_eq(key, list->key))
			return list->column;
	return NO_COLUMN;
}

/* Headers for a message; many or long ones are cut. */
static void add_to_list(struct str *list, const char *name)
{
	if (list->n > LIST_BYTES)
		return;
	if (list->n)
		str_add(list, ", ");
	str_add(list, utf8_clip(list->mem, name, LISTED_COLUMNS));
	if (list->n > LIST_BYTES)
		str_add(list, ", …");
}

/* Is one of the columns there that are each other's alternatives? Also when the importer has none. */
static bool found_either(const struct importer *importer, const char *const *name)
{
	bool wanted = false;
	for (size_t c = 0; c < importer->n_columns; c++) {
		if (importer->column[c].either && name[c])
			return true;
		wanted |= importer->column[c].either;
	}
	return !wanted;
}

static size_t missing_of(const struct importer *importer, const char *const *name)
{
	size_t n = !found_either(importer, name);
	for (size_t c = 0; c < importer->n_columns; c++)
		n += importer->column[c].required && !name[c];
	return n;
}

/* Worth naming when nothing fits: of the columns that it must have most are there; of our own templates, half. */
static bool is_near(const struct importer *importer, const char *const *name)
{
	size_t wanted = 0, missing = missing_of(importer, name);
	bool either = false;
	for (size_t c = 0; c < importer->n_columns; c++) {
		wanted += importer->column[c].required;
		either |= importer->column[c].either;
	}
	wanted += either; /* one of alternatives counts once */
	return missing > 0 && 2 * missing < wanted + importer->template;
}

/* Is it a header whose form the importer knows? *out stays NULL when its cells are not kept. */
static bool find_wide(struct mem *m, const struct importer *importer, const char *header, const struct wide_column **out)
{
	struct audience_cell cell = { .sex = "", .age_from = AGE_UNKNOWN, .age_to = AGE_UNKNOWN, .dimension = "", .category = "" };
	if (!importer->wide || !importer->wide(m, header, &cell))
		return false;
	if (!*cell.sex && !cell.unknown && cell.age_from == AGE_UNKNOWN && !*cell.dimension)
		return true;
	struct wide_column *column = mem_alloc(m, sizeof *column);
	struct audience_cell *kept = mem_alloc(m, sizeof *kept);
	*kept = cell;
	*column = (struct wide_column){ header, kept };
	*out = column;
	return true;
}

/* Is a table with everyday headers rather something else? */
static bool is_elsewhere(const struct importer *importer, const char *const *name, size_t n_found, size_t n_unknown)
{
	bool figure = false;
	for (size_t c = 0; c < importer->n_columns; c++)
		figure |= name[c] && importer->column[c].metric;
	return importer->everyday && (!figure || n_unknown >= n_found);
}

/* Lay a header over an importer's columns, by name only. */
static struct match match_header(struct head *h, size_t i_importer, const struct sheet_row *header, const char *const *key)
{
	struct mem *m = h->mem;
	const struct importer *importer = h->list[i_importer];
	struct match match = { .importer = importer };
	const char **name = mem_array(m, importer->n_columns, sizeof *name);
	long *place = mem_array(m, importer->n_columns, sizeof *place);
	int *column = mem_array(m, header->n, sizeof *column);
	const struct wide_column **wide = mem_array(m, header->n, sizeof *wide);
	struct layout *l = &match.layout;
	struct str unknown, twice;
	size_t n_unknown = 0;
	str_init(&unknown, m);
	str_init(&twice, m);
	for (size_t f = 0; f < header->n; f++) {
		int c = column[f] = *key[f] ? find_column(h->spelling[i_importer], key[f]) : NO_COLUMN;
		if (c == NO_COLUMN && *key[f] && !find_wide(m, importer, header->cell[f], &wide[f])) {
			add_to_list(&unknown, header->cell[f]);
			n_unknown++;
		}
		for (size_t g = 0; wide[f] && g < f; g++)
			if (wide[g] && str_eq(key[g], key[f])) {
				add_to_list(&twice, header->cell[f]);
				wide[f] = NULL;
			}
		match.layout.n_wide += wide[f] != NULL;
		if (c != NO_COLUMN && name[c] && importer->column[c].cell != CELL_SKIP)
			add_to_list(&twice, header->cell[f]);
		if (c != NO_COLUMN && !name[c]) {
			name[c] = header->cell[f];
			place[c] = (long)f + 1;
			match.n_found++;
		}
	}
	match.near = is_near(importer, name);
	match.n_missing = missing_of(importer, name) + is_elsewhere(importer, name, match.n_found, n_unknown);
	l->unknown = unknown.s;
	l->twice = twice.s;
	l->importer = importer;
	l->n_fields = header->n;
	l->column = column;
	l->wide = wide;
	l->header = name;
	l->place = place;
	l->header_line = header->line;
	return match;
}

static bool is_better(const struct match *a, const struct match *b)
{
	bool a_whole = a->importer && a->n_missing == 0, b_whole = b->importer && b->n_missing == 0;
	if (a_whole != b_whole)
		return a_whole;
	return a->near != b->near ? a->near : a->n_found > b->n_found;
}

/* Is the record one cell, perhaps followed by empty ones, in which another record stands? Then *header becomes that one. */
static bool unwrap(struct head *h, long line, struct sheet_row *header, char *delimiter)
{
	for (size_t i = 1; i < header->n; i++)
		if (*header->cell[i])
			return false;
	struct piece inner = { .line = line };
	if (header->n > 0) {
		inner.s = header->cell[0];
		inner.n = strlen(inner.s);
	}
	*delimiter = vote(inner);
	return *delimiter && split(h, inner, *delimiter, header);
}

/* Try one piece as the header of each importer of a table. */
static void try_piece(struct head *h, size_t i_piece, const char *kind, struct match *best)
{
	struct piece p = h->piece[i_piece];
	struct sheet_row header;
	char outer = h->delimiter ? h->delimiter : vote(p), inner;
	if (!split(h, p, outer, &header))
		return;
	bool wrapped = unwrap(h, p.line, &header, &inner);
	header.line = p.line;
	const char **key = mem_array(h->mem, header.n, sizeof *key);
	for (size_t f = 0; f < header.n; f++)
		key[f] = utf8_key(h->mem, header.cell[f]);
	for (size_t i = 0; h->list[i]; i++) {
		if (!h->spelling[i] || (kind && !str_eq(kind, h->list[i]->name)))
			continue;
		struct match match = match_header(h, i, &header, key);
		match.layout.delimiter = wrapped ? inner : outer ? outer : delimiters[0];
		match.layout.wrapper = !wrapped ? '\0' : outer ? outer : delimiters[0];
		match.layout.above_header = i_piece > 0;
		if (is_better(&match, best))
			*best = match;
	}
}

/* The head as a sheet, with the delimiter of its first record that has one. */
static bool try_sheets(struct head *h, const char *kind, struct layout *out)
{
	char delimiter = h->delimiter;
	for (size_t i = 0; i < h->n && !delimiter; i++)
		delimiter = vote(h->piece[i]);
	struct sheet_row row[SHEET_HEAD] = { 0 };
	for (size_t i = 0; i < h->n; i++) {
		if (h->piece[i].n && !split(h, h->piece[i], delimiter, &row[i]))
			return false;
		row[i].line = h->piece[i].line;
	}
	struct sheet sheet = { .row = row, .n = h->n };
	for (const struct importer *const *i = h->list; *i; i++) {
		if ((*i)->column || (kind ? !str_eq(kind, (*i)->name) : !(*i)->recognise(&sheet)))
			continue;
		*out = (struct layout){
			.importer = *i,
			.delimiter = delimiter ? delimiter : delimiters[0],
			.header_line = h->n ? h->piece[0].line : 1,
		};
		return true;
	}
	return false;
}

static const char *missing_columns(struct mem *m, const struct match *match)
{
	bool no_either = !found_either(match->importer, match->layout.header);
	struct str list;
	str_init(&list, m);
	for (size_t c = 0; c < match->importer->n_columns; c++) {
		const struct column *column = &match->importer->column[c];
		bool wanted = column->required || (column->either && no_either);
		if (!wanted || match->layout.header[c])
			continue;
		const char *name = column->header[1] ? mem_printf(m, "%s / %s", column->header[0], column->header[1]) : column->header[0];
		add_to_list(&list, name);
	}
	return list.n ? list.s : "-";
}

static bool is_kind(const char *kind)
{
	for (const struct importer *const *i = importer_list; *i; i++)
		if (str_eq(kind, (*i)->name))
			return true;
	return false;
}

static bool refuse(struct head *h, const char *kind, const struct match *best, struct err *e)
{
	if (err_is_set(&h->first) && best->n_found == 0) {
		*e = h->first;
		return false;
	}
	if (!best->importer || (!kind && (best->n_found < 2 || !best->near))) /* some headers in common are chance */
		return err_set(e, ERR_INPUT, W_LAYOUT_UNKNOWN, NULL, NULL, NULL);
	enum word word = kind ? W_LAYOUT_FORCED : best->importer->template ? W_LAYOUT_NEAR_TEMPLATE : W_LAYOUT_NEAREST;
	err_set(e, ERR_INPUT, word, best->importer->name, missing_columns(h->mem, best),
	        *best->layout.unknown ? best->layout.unknown : "-");
	e->row = best->layout.header_line;
	return false;
}

bool layout_learn(const char *text, size_t n, bool whole, const char *kind, struct mem *m, struct layout *out, struct err *e)
{
	return layout_learn_of(importer_list, text, n, whole, kind, m, out, e);
}

bool layout_learn_of(const struct importer *const *list, const char *text, size_t n, bool whole, const char *kind, struct mem *m,
                     struct layout *out, struct err *e)
{
	if (kind && !is_kind(kind))
		return err_set(e, ERR_USAGE, W_LAYOUT_NO_KIND, kind, NULL, NULL);
	struct head h = { .mem = m, .list = list, .spelling = all_spellings(m, list) };
	struct match best = { 0 };
	cut_pieces(&h, text, n, whole);
	for (size_t i = 0; i < h.n; i++)
		if (!is_blank(h.piece[i]))
			try_piece(&h, i, kind, &best);
	if (best.importer && best.n_missing == 0)
		*out = best.layout;
	else if (!try_sheets(&h, kind, out))
		return refuse(&h, kind, &best, e);
	return true;
}

const char *layout_delimiter(const struct layout *l)
{
	static const char *const name[] = { ",", ";", "tab", "|" };
	const char *d = strchr(delimiters, l->delimiter);
	return d && *d ? name[d - delimiters] : "?";
}
