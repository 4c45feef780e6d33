#include "outline.h"
#include "base/str.h"
#include "fit.h"
#include <string.h>

enum { HEADER_ROWS = 5, ENOUGH_ROWS = 3, PROOF = 9 }; /* PROOF: of ten cells of a column, so many must be figures or times to call it one */

struct copy { /* of a record of the head */
	size_t n;
	struct field *field;
	struct lenient_record record; /* as it was cut, with its fields as above */
};

struct outline {
	struct mem *mem;
	struct dialect dialect;
	struct fit *fit;
	struct copy *head;
	size_t n_head, cap_head;
	size_t n_known; /* records of the head up to where the first table surely goes on */
	size_t width;
	bool *typed; /* per column */
	size_t n_typed;
	size_t n_above, n_header; /* records */
	struct copy header; /* as joined */
	/* while reading: */
	outline_fn *take;
	void *data;
	size_t i_record, table;
	long header_line;
	bool after_blank, below;
};

static size_t count_filled(size_t n, const struct field *field)
{
	size_t filled = 0;
	for (size_t i = 0; i < n; i++)
		filled += field[i].n > 0;
	return filled;
}

static bool same_field(const struct field *a, const struct field *b)
{
	return a->n == b->n && memcmp(a->s, b->s, a->n) == 0;
}

/* --- learning --- */

static void copy_head(struct outline *o, const char *text, size_t n, bool whole)
{
	struct splitter *s = splitter_new(o->mem);
	struct lenient_record r;
	enum line_end end;
	for (size_t at = 0, used; at < n && o->n_head < DIALECT_RECORDS; at += used) {
		used = splitter_cut(s, &o->dialect, text + at, n - at, whole, &r, &end);
		if (used == 0)
			break;
		o->head = mem_grow(o->mem, o->head, o->n_head, &o->cap_head, sizeof *o->head);
		struct copy *c = &o->head[o->n_head++];
		*c = (struct copy){ .n = r.n, .field = mem_array(o->mem, r.n, sizeof *c->field), .record = r };
		for (size_t i = 0; i < r.n; i++)
			c->field[i] = (struct field){ mem_text_n(o->mem, r.field[i].s, r.field[i].n), r.field[i].n };
		c->record.field = c->field;
	}
}

/* Is b a again, perhaps with fewer or more fields behind? So looks the header of a next table. */
static bool repeats(const struct copy *a, size_t n, const struct field *field)
{
	size_t shorter = a->n < n ? a->n : n;
	if (2 * shorter < a->n || 2 * shorter < n || count_filled(shorter, field) < 2)
		return false;
	for (size_t i = 0; i < shorter; i++)
		if (!same_field(&a->field[i], &field[i]))
			return false;
	return true;
}

/* A piece of the head between blank lines. */
struct piece {
	size_t from, to, width, n; /* the commonest number of fields of its records, and how many have it */
};

static bool is_words(const struct copy *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->field[i].n > 0 && shape_of(c->field[i].s, c->field[i].n) != SHAPE_TEXT)
			return false;
	return true;
}

/* The commonest number of fields, above 1 when it can; the first of equal ones. What stands behind a repeated header is of another table. */
static struct piece piece_at(const struct outline *o, size_t from)
{
	struct piece p = { .from = from, .to = from };
	while (p.to < o->n_head && o->head[p.to].n > 0)
		p.to++;
	for (size_t h = from; h < p.to && h < from + HEADER_ROWS; h++)
		for (size_t i = h + HEADER_ROWS; i < p.to; i++)
			if (is_words(&o->head[h]) && repeats(&o->head[h], o->head[i].n, o->head[i].field))
				p.to = i;
	for (size_t i = from; i < p.to; i++) {
		size_t same = 0, width = o->head[i].n;
		for (size_t k = i; k < p.to; k++)
			same += o->head[k].n == width;
		if ((same > p.n && (width > 1 || p.width < 2)) || (width > 1 && p.width == 1)) {
			p.n = same;
			p.width = width;
		}
	}
	return p;
}

/* The first piece that is a table: of three columns and two rows at least, or as large as any. Lines of a name and a value above a table
 * are none. */
static struct piece first_table(const struct outline *o)
{
	size_t most = 0;
	for (size_t i = 0; i < o->n_head;) {
		struct piece p = piece_at(o, i);
		if (p.width > 1 && p.n * p.width > most)
			most = p.n * p.width;
		i = p.to + 1;
	}
	for (size_t i = 0; i < o->n_head;) {
		struct piece p = piece_at(o, i);
		if (p.n > 0 && ((p.width > 2 && p.n > 1) || 2 * p.n * p.width >= most) && (p.width > 1 || most == 0))
			return p;
		i = p.to + 1;
	}
	return (struct piece){ 0 };
}

/* A remark above the table may have as many words as that has columns. */
static bool is_sentence(const struct copy *c)
{
	const struct field *f = &c->field[0];
	return c->n == 1 && f->n > 1 && f->s[f->n - 1] == '.';
}

static bool is_above(struct outline *o, const struct copy *c)
{
	struct lenient_record divided;
	size_t filled = count_filled(c->n, c->field);
	if (c->n == 0)
		return true;
	if (o->width < 2)
		return false;
	if (c->field[0].n && c->field[0].s[0] == '#' && c->n != o->width)
		return true;
	return (filled < 2 || 2 * filled < o->width) && (c->n == o->width || is_sentence(c) || !fit_header(o->fit, &c->record, &divided));
}

/* Which columns are of figures or times, seen in the rows of the right width below record `from`. */
static void learn_types(struct outline *o, size_t from)
{
	o->typed = mem_array(o->mem, o->width, sizeof *o->typed);
	o->n_typed = 0;
	for (size_t c = 0; c < o->width; c++) {
		size_t filled = 0, typed = 0;
		for (size_t i = from; i < o->n_known; i++) {
			const struct copy *r = &o->head[i];
			if (r->n != o->width || r->field[c].n == 0)
				continue;
			enum shape shape = shape_of(r->field[c].s, r->field[c].n);
			filled++;
			typed += shape == SHAPE_NUMBER || shape == SHAPE_TIME;
		}
		o->typed[c] = typed > 0 && 10 * typed >= PROOF * filled;
		o->n_typed += o->typed[c];
	}
}

/* Of the columns of figures and times: how many cells of a record are of that kind, and how many are words. */
static void compare_types(const struct outline *o, size_t n, const struct field *field, size_t *n_like, size_t *n_unlike)
{
	*n_like = *n_unlike = 0;
	for (size_t c = 0; c < o->width && c < n; c++) {
		if (!o->typed[c] || field[c].n == 0)
			continue;
		bool text = shape_of(field[c].s, field[c].n) == SHAPE_TEXT;
		*n_like += !text;
		*n_unlike += text;
	}
}

static bool is_header(const struct outline *o, const struct copy *first, const struct copy *c, bool is_first)
{
	size_t n_like, n_unlike;
	compare_types(o, c->n, c->field, &n_like, &n_unlike);
	if (is_first)
		return n_like == 0 || n_unlike > 0;
	if (c->n != o->width)
		return false;
	size_t filled = count_filled(c->n, c->field);
	return filled == 0 || (c->n == first->n && repeats(first, c->n, c->field)) ||
	       (n_like == 0 && n_unlike > 0 && 2 * n_unlike >= o->n_typed);
}

static void join_header(struct outline *o)
{
	size_t width = 0;
	for (size_t k = 0; k < o->n_header; k++)
		if (o->head[o->n_above + k].n > width)
			width = o->head[o->n_above + k].n;
	o->header = (struct copy){ .n = width, .field = mem_array(o->mem, width, sizeof *o->header.field) };
	for (size_t c = 0; c < width; c++) {
		struct str name;
		str_init(&name, o->mem);
		for (size_t k = 0; k < o->n_header; k++) {
			const struct copy *r = &o->head[o->n_above + k];
			if (c >= r->n || r->field[c].n == 0)
				continue;
			str_add(&name, name.n ? " " : "");
			str_add_n(&name, r->field[c].s, r->field[c].n);
		}
		o->header.field[c] = (struct field){ name.s, name.n };
	}
}

struct outline *outline_learn(struct mem *m, const struct dialect *d, const char *text, size_t n, bool whole)
{
	struct outline *o = mem_alloc(m, sizeof *o);
	*o = (struct outline){ .mem = m, .dialect = *d };
	copy_head(o, text, n, whole);
	struct piece piece = first_table(o);
	o->width = piece.width;
	o->n_above = piece.from;
	o->n_known = piece.to - piece.from >= ENOUGH_ROWS ? piece.to : o->n_head;
	o->fit = fit_new(m, d, o->width);
	while (o->n_above < o->n_head && is_above(o, &o->head[o->n_above]))
		o->n_above++;
	if (o->n_above == o->n_head && piece.n > 0) /* nothing looks like a header */
		o->n_above = piece.from;
	learn_types(o, o->n_above + 1);
	if (o->n_typed == 0) /* one record of data, or none */
		learn_types(o, o->n_above);
	const struct copy *first = &o->head[o->n_above];
	while (o->n_header < HEADER_ROWS && o->n_above + o->n_header < o->n_head &&
	       is_header(o, first, first + o->n_header, o->n_header == 0))
		o->n_header++;
	join_header(o);
	for (size_t i = o->n_above + o->n_header; i < o->n_known; i++)
		if (o->head[i].n == o->width)
			fit_learn(o->fit, o->head[i].field);
	return o;
}

void outline_close(struct outline *o)
{
	if (o)
		fit_close(o->fit);
}

size_t outline_width(const struct outline *o)
{
	return o->width;
}

size_t outline_header_rows(const struct outline *o)
{
	return o->n_header;
}

bool outline_is_typed(const struct outline *o)
{
	return o->n_typed > 0;
}

/* --- reading --- */

void outline_begin(struct outline *o, outline_fn *take, void *data)
{
	o->take = take;
	o->data = data;
	o->i_record = 0;
	o->table = 1;
	o->after_blank = o->below = false;
}

/* Does another table begin with this record? After a blank line or a title: when it has another width or cannot be a row of this one. */
static bool begins_table(const struct outline *o, const struct lenient_record *r)
{
	if (o->n_header > 0 && r->n > 1 && repeats(&o->header, r->n, r->field))
		return true;
	size_t n_like, n_unlike;
	if ((!o->after_blank && !o->below) || count_filled(r->n, r->field) < 2)
		return false;
	compare_types(o, r->n, r->field, &n_like, &n_unlike);
	return r->n != o->width || o->below || (n_unlike > 0 && n_like == 0);
}

static bool give(struct outline *o, enum role role, const struct lenient_record *r, struct err *e)
{
	struct outline_record out = { .role = role, .table = o->table, .record = *r };
	struct lenient_record mended;
	if (role == ROLE_ROW && o->table == 1 && r->n != o->width && fit_row(o->fit, r, &mended))
		out.record = mended;
	return o->take(o->data, &out, e);
}

/* The records of the header: the last one stands for all. */
static bool give_header(struct outline *o, const struct lenient_record *r, struct err *e)
{
	if (o->i_record == o->n_above + 1)
		o->header_line = r->line;
	if (o->i_record < o->n_above + o->n_header)
		return true;
	struct outline_record out = { .role = ROLE_HEADER, .table = 1, .record = *r };
	struct lenient_record mended;
	if (o->n_header > 1) {
		out.record.n = o->header.n;
		out.record.field = o->header.field;
	} else if (r->n != o->width && fit_header(o->fit, r, &mended)) {
		out.record = mended;
	}
	out.record.line = o->header_line;
	return o->take(o->data, &out, e);
}

bool outline_record(void *outline, const struct lenient_record *r, struct err *e)
{
	struct outline *o = outline;
	size_t i = o->i_record++;
	if (i < o->n_above)
		return give(o, r->n ? ROLE_ABOVE : ROLE_BLANK, r, e);
	if (i < o->n_above + o->n_header)
		return give_header(o, r, e);
	bool begins = r->n > 0 && begins_table(o, r);
	bool after_blank = o->after_blank;
	o->after_blank = r->n == 0;
	if (r->n == 0)
		return give(o, ROLE_BLANK, r, e);
	if (begins) {
		o->table++;
		o->below = false;
		return give(o, ROLE_HEADER, r, e);
	}
	if (after_blank)
		o->below = o->width > 1 && count_filled(r->n, r->field) < 2;
	return give(o, o->below ? ROLE_BELOW : ROLE_ROW, r, e);
}
