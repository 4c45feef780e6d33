#include "look.h"
#include "base/str.h"
#include "layout.h"

struct looking {
	struct mem *mem;
	struct look *look;
	outline_fn *take;
	void *data;
};

static void count(struct look_count *c, long line, int n)
{
	if (n > 0 && c->n < LOOK_LINES)
		c->line[c->n] = line;
	c->n += n > 0;
}

static void keep_header(struct looking *l, const struct lenient_record *r)
{
	const char **name = mem_array(l->mem, r->n, sizeof *name);
	for (size_t i = 0; i < r->n; i++)
		name[i] = mem_text_n(l->mem, r->field[i].s, r->field[i].n);
	l->look->header = name;
	l->look->n_header = r->n;
	l->look->header_line = r->line;
}

static void count_row(struct look *look, const struct outline_record *r)
{
	struct look_table *t = r->table <= LOOK_TABLES ? &look->table[r->table - 1] : NULL;
	if (r->table > look->n_tables) {
		look->n_tables = r->table;
		if (t)
			t->width = r->record.n;
	}
	if (t && t->line == 0)
		t->line = r->record.line;
	if (t)
		t->n_rows += r->role == ROLE_ROW;
	if (r->table == 1 && r->role == ROLE_ROW && r->record.n != look->table[0].width)
		count(r->record.n < look->table[0].width ? &look->shorter : &look->longer, r->record.line, 1);
}

static bool see_record(void *data, const struct outline_record *r, struct err *e)
{
	struct looking *l = data;
	struct look *look = l->look;
	for (size_t i = 0; i < MENDS; i++)
		count(&look->mended[i], r->record.line, r->record.mended[i]);
	look->n_quoted += r->record.n_quoted;
	switch (r->role) {
	case ROLE_ABOVE:
		count(&look->above, r->record.line, 1);
		break;
	case ROLE_BLANK:
		count(&look->blank, r->record.line, 1);
		break;
	case ROLE_BELOW:
		count(&look->below, r->record.line, 1);
		break;
	case ROLE_HEADER:
		if (r->table == 1)
			keep_header(l, &r->record);
		count_row(look, r);
		break;
	case ROLE_ROW:
		count_row(look, r);
		break;
	}
	return !l->take || l->take(l->data, r, e);
}

/* The beginning of the text, as far as the dialect and the outline are learned from it. */
static bool read_head(struct source *s, struct str *head, bool *whole, struct err *e)
{
	const char *text;
	size_t n = 1;
	while (n > 0 && head->n < LAYOUT_HEAD) {
		if (!source_read(s, &text, &n, e))
			return false;
		str_add_n(head, text, n);
	}
	*whole = n == 0;
	return true;
}

static bool read_rest(struct source *s, struct lenient *rows, struct err *e)
{
	const char *text;
	size_t n;
	do
		if (!source_read(s, &text, &n, e) || !lenient_feed(rows, text, n, e))
			return false;
	while (n > 0);
	return true;
}

static bool look_at(struct looking *l, struct source *s, struct err *e)
{
	struct look *look = l->look;
	struct str head;
	bool whole;
	str_init(&head, l->mem);
	if (!read_head(s, &head, &whole, e))
		return false;
	dialect_learn(head.s, head.n, whole, &look->dialect);
	struct outline *outline = outline_learn(l->mem, &look->dialect, head.s, head.n, whole);
	look->header_rows = outline_header_rows(outline);
	look->header_told = outline_is_typed(outline);
	look->table[0].width = outline_width(outline);
	look->n_tables = look->table[0].width > 0;
	outline_begin(outline, see_record, l);
	struct lenient *rows = lenient_open(&look->dialect, outline_record, outline);
	bool ok = lenient_feed(rows, head.s, head.n, e) && (whole || read_rest(s, rows, e)) && lenient_end(rows, e);
	for (enum line_end end = LINE_LF; end < LINE_ENDS; end++)
		look->n_line_ends[end] = lenient_line_ends(rows, end);
	look->open_end = lenient_open_end(rows);
	lenient_close(rows);
	outline_close(outline);
	look->mended_bytes = source_mended(s);
	look->bytes = source_bytes_all(s);
	look->encoding = source_encoding(s);
	return ok;
}

bool look_part(struct container *c, size_t part, const struct look_options *options, outline_fn *take, void *data, struct mem *m,
               struct look *out, struct err *e)
{
	struct looking l = { .mem = m, .look = out, .take = take, .data = data };
	struct source_options how = { .lenient = true };
	struct source *s;
	*out = (struct look){ 0 };
	if (!import_encoding(options->encoding, &how.windows_1252, e))
		return false;
	if (!container_read(c, part, how, &s, e))
		return false;
	bool ok = look_at(&l, s, e);
	source_close(s);
	return ok;
}
