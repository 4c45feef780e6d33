#include "fit.h"
#include "base/str.h"
#include <string.h>

enum {
	ROWS_LEARNED = 10, /* so many rows at least must say what a column holds */
	SHAPES = 8, /* a column with more shapes is free text, and so is one with a word in it */
	SHAPE_BYTES = 40, /* of the longest value whose shape is kept */
	ROW_TRIED = 2048, /* bytes of the longest row that is mended by a delimiter more */
	BYTES_TRIED = 1 << 26 /* all attempts together: then rows stay as they are, so that reading ends in time */
};

/* What the cells of a column have in common. */
struct kind {
	size_t n_filled, n_empty, n_shapes; /* n_shapes > SHAPES: free text */
	char shape[SHAPES][SHAPE_BYTES + 1];
	char *begin; /* of every filled cell */
	size_t n_begin;
	bool begins[4]; /* with a digit, capital, small letter, other */
};

struct fit {
	struct mem *mem;
	struct mem *scratch; /* of the row being tried */
	struct dialect dialect;
	struct splitter *splitter;
	struct kind *kind;
	size_t width, n_rows;
	size_t n_tried; /* bytes */
	struct field *cell; /* the reading found so far */
	bool found, several;
};

struct fit *fit_new(struct mem *m, const struct dialect *d, size_t width)
{
	struct fit *f = mem_alloc(m, sizeof *f);
	*f = (struct fit){ .mem = m, .dialect = *d, .splitter = splitter_new(m), .width = width };
	f->kind = mem_array(m, width, sizeof *f->kind);
	f->cell = mem_array(m, width, sizeof *f->cell);
	return f;
}

void fit_close(struct fit *f)
{
	mem_free(f->scratch);
}

/* --- what a column holds --- */

static char class_of(char c)
{
	unsigned char u = (unsigned char)c;
	if (u >= '0' && u <= '9')
		return '9';
	if (u >= 'A' && u <= 'Z')
		return 'A';
	return (u >= 'a' && u <= 'z') || u >= 0x80 ? 'a' : c;
}

static size_t begin_class(char c)
{
	const char *classes = "9Aa", *found = strchr(classes, class_of(c));
	return found && *found ? (size_t)(found - classes) : 3;
}

/* The place of a cell's shape among those of the column: n_shapes when it is new, SHAPES when it is too long or has a word in it. */
static size_t find_shape(const struct kind *k, const struct field *f, char shape[SHAPE_BYTES + 1])
{
	if (f->n > SHAPE_BYTES)
		return SHAPES;
	for (size_t i = 0; i < f->n; i++)
		shape[i] = class_of(f->s[i]);
	shape[f->n] = '\0';
	if (strstr(shape, "aaaa"))
		return SHAPES;
	size_t i = 0;
	while (i < k->n_shapes && i < SHAPES && !str_eq(k->shape[i], shape))
		i++;
	return i;
}

void fit_learn(struct fit *f, const struct field *field)
{
	f->n_rows++;
	for (size_t c = 0; c < f->width; c++) {
		struct kind *k = &f->kind[c];
		const struct field *cell = &field[c];
		char shape[SHAPE_BYTES + 1];
		if (cell->n == 0) {
			k->n_empty++;
			continue;
		}
		if (k->n_filled++ == 0) {
			k->begin = mem_text_n(f->mem, cell->s, cell->n);
			k->n_begin = cell->n;
		}
		size_t same = 0;
		while (same < k->n_begin && same < cell->n && k->begin[same] == cell->s[same])
			same++;
		k->n_begin = same;
		k->begins[begin_class(*cell->s)] = true;
		size_t i = find_shape(k, cell, shape);
		if (i == SHAPES)
			k->n_shapes = SHAPES + 1;
		else if (i == k->n_shapes)
			strcpy(k->shape[k->n_shapes++], shape);
	}
}

static bool fits(const struct kind *k, const struct field *cell)
{
	char shape[SHAPE_BYTES + 1];
	if (cell->n == 0)
		return k->n_empty > 0;
	if (k->n_filled == 0 || !k->begins[begin_class(*cell->s)])
		return false;
	if (k->n_shapes > SHAPES) /* free text, perhaps with a beginning of its own, as web addresses have */
		return cell->n >= k->n_begin && memcmp(cell->s, k->begin, k->n_begin) == 0;
	return find_shape(k, cell, shape) < k->n_shapes;
}

/* --- readings of one row --- */

/* A reading that fits: the first is kept; a second one that differs shows that the row cannot be told. */
static void offer(struct fit *f, const struct field *cell, bool must_fit)
{
	for (size_t c = 0; must_fit && c < f->width; c++)
		if (!fits(&f->kind[c], &cell[c]))
			return;
	for (size_t c = 0; f->found && c < f->width; c++)
		f->several |= f->cell[c].n != cell[c].n || memcmp(f->cell[c].s, cell[c].s, cell[c].n) != 0;
	for (size_t c = 0; !f->found && c < f->width; c++)
		f->cell[c] = (struct field){ mem_text_n(f->scratch, cell[c].s, cell[c].n), cell[c].n };
	f->found = true;
}

static void cut_anew(struct fit *f, const struct dialect *d, const char *raw, size_t n, struct lenient_record *out)
{
	enum line_end end;
	splitter_restart(f->splitter);
	splitter_cut(f->splitter, d, raw, n, true, out, &end);
	f->n_tried += n;
}

/* Was all of it cut into fields, with every quote where it belongs? */
static bool is_sound(const struct lenient_record *r, size_t n)
{
	return r->n_raw == n && r->n_stray == 0 && r->mended[MEND_QUOTE_OPEN] == 0;
}

/* Without one of the empty fields. */
static void try_drop(struct fit *f, const struct lenient_record *r)
{
	struct field *cell = mem_array(f->scratch, f->width, sizeof *cell);
	if (r->n != f->width + 1)
		return;
	for (size_t skip = 0; skip < r->n; skip++) {
		if (r->field[skip].n > 0 || r->quoted[skip])
			continue;
		for (size_t c = 0; c < f->width; c++)
			cell[c] = r->field[c < skip ? c : c + 1];
		offer(f, cell, true);
	}
}

/* With one delimiter more: somewhere, or between two quotes. */
static void try_insert(struct fit *f, const struct lenient_record *r, bool between_quotes)
{
	char quote = f->dialect.quote;
	size_t n_delimiter = strlen(f->dialect.delimiter), n = r->n_raw + n_delimiter;
	if (r->n_raw > ROW_TRIED)
		return;
	char *raw = mem_alloc(f->scratch, n);
	memcpy(raw + n_delimiter, r->raw, r->n_raw);
	for (size_t at = 0; at <= r->n_raw && !f->several && f->n_tried < BYTES_TRIED; at++) {
		struct lenient_record cut;
		if (at > 0)
			raw[at - 1] = r->raw[at - 1];
		if (between_quotes && (at == 0 || at == r->n_raw || r->raw[at - 1] != quote || r->raw[at] != quote))
			continue;
		memcpy(raw + at, f->dialect.delimiter, n_delimiter);
		cut_anew(f, &f->dialect, raw, n, &cut);
		if (cut.n == f->width && is_sound(&cut, n))
			offer(f, cut.field, !between_quotes);
	}
}

/* With a run of fields joined by the delimiter that divided them. */
static void try_join(struct fit *f, const char *delimiter, const struct lenient_record *r)
{
	if (r->n <= f->width)
		return;
	size_t n_run = r->n - f->width + 1;
	struct field *cell = mem_array(f->scratch, f->width, sizeof *cell);
	for (size_t from = 0; from < f->width && !f->several && f->n_tried < BYTES_TRIED; from++) {
		struct str joined;
		bool quoted = false;
		str_init(&joined, f->scratch);
		for (size_t i = from; i < from + n_run && !quoted; i++) {
			quoted = r->quoted[i];
			str_add(&joined, i > from ? delimiter : "");
			str_add_n(&joined, r->field[i].s, r->field[i].n);
		}
		f->n_tried += joined.n;
		if (quoted)
			continue;
		for (size_t c = 0; c < f->width; c++)
			cell[c] = c == from ? (struct field){ joined.s, joined.n } : r->field[c < from ? c : c + n_run - 1];
		offer(f, cell, true);
	}
}

/* By the other delimiters: exactly, or with a run of fields joined. */
static void try_others(struct fit *f, const struct lenient_record *r, bool join)
{
	for (const char *const *delimiter = dialect_delimiters; *delimiter; delimiter++) {
		struct dialect d = f->dialect;
		struct lenient_record cut;
		if (str_eq(*delimiter, f->dialect.delimiter))
			continue;
		strcpy(d.delimiter, *delimiter);
		cut_anew(f, &d, r->raw, r->n_raw, &cut);
		if (!is_sound(&cut, r->n_raw))
			continue;
		if (join)
			try_join(f, *delimiter, &cut);
		else if (cut.n == f->width)
			offer(f, cut.field, f->n_rows >= ROWS_LEARNED);
	}
}

static bool decide(struct fit *f, const struct lenient_record *r, enum mend mend, struct lenient_record *out)
{
	if (!f->found || f->several)
		return false;
	*out = *r;
	out->n = f->width;
	out->field = f->cell;
	out->quoted = NULL;
	memset(out->mended, 0, sizeof out->mended);
	out->mended[mend] = 1;
	return true;
}

static void begin(struct fit *f)
{
	if (!f->scratch)
		f->scratch = mem_new();
	mem_reset(f->scratch);
	f->found = f->several = false;
}

bool fit_row(struct fit *f, const struct lenient_record *r, struct lenient_record *out)
{
	begin(f);
	if (f->width < 2 || f->n_tried >= BYTES_TRIED)
		return false;
	try_others(f, r, false);
	if (f->found || f->n_rows < ROWS_LEARNED)
		return decide(f, r, MEND_DELIMITER, out);
	try_drop(f, r);
	if (f->found)
		return decide(f, r, MEND_MORE, out);
	try_insert(f, r, false);
	if (f->found)
		return decide(f, r, MEND_LESS, out);
	try_join(f, f->dialect.delimiter, r);
	if (f->found)
		return decide(f, r, MEND_MORE, out);
	try_others(f, r, true);
	return decide(f, r, MEND_DELIMITER, out);
}

bool fit_header(struct fit *f, const struct lenient_record *r, struct lenient_record *out)
{
	begin(f);
	size_t n_empty = 0, n = 0;
	for (size_t i = 0; i < r->n; i++)
		n_empty += r->field[i].n == 0;
	if (f->width < 2)
		return false;
	if (r->n > f->width && n_empty == r->n - f->width) {
		struct field *name = mem_array(f->scratch, f->width, sizeof *name);
		for (size_t i = 0; i < r->n; i++)
			if (r->field[i].n > 0)
				name[n++] = r->field[i];
		offer(f, name, false);
		return decide(f, r, MEND_MORE, out);
	}
	try_insert(f, r, true);
	if (f->found)
		return decide(f, r, MEND_LESS, out);
	size_t n_rows = f->n_rows; /* names are not of the shape of what stands under them */
	f->n_rows = 0;
	try_others(f, r, false);
	f->n_rows = n_rows;
	return decide(f, r, MEND_DELIMITER, out);
}
