#include "records.h"
#include "base/num.h"
#include "base/str.h"
#include "importers/rows_csv.h"
#include "importers/source.h"

struct reading {
	struct mem *mem;
	const char *path;
	struct records *out;
	struct record_row *row;
	size_t cap;
};

static const char *const *keep_cells(struct mem *m, const struct record *r)
{
	const char **cell = mem_array(m, r->n, sizeof *cell);
	for (size_t i = 0; i < r->n; i++)
		cell[i] = mem_text_n(m, r->field[i].s, r->field[i].n);
	return cell;
}

static bool take_header(struct reading *g, const struct record *r, struct err *e)
{
	struct records *t = g->out;
	t->name = keep_cells(g->mem, r);
	for (size_t i = 0; i < r->n; i++) {
		t->n_columns = i;
		if (records_column(t, t->name[i]) < i) {
			err_set(e, ERR_INPUT, W_RECORDS_NAME_TWICE, t->name[i], NULL, NULL);
			return err_at(e, g->path, r->line, (long)i + 1);
		}
	}
	t->n_columns = r->n;
	return true;
}

static bool take_record(void *data, const struct record *r, struct err *e)
{
	struct reading *g = data;
	struct records *t = g->out;
	if (r->n == 0)
		return true;
	if (!t->name)
		return take_header(g, r, e);
	if (r->n != t->n_columns) {
		err_set(e, ERR_INPUT, W_RECORDS_WIDTH, num_plain_int(g->mem, (int64_t)r->n), num_plain_int(g->mem, (int64_t)t->n_columns),
		        NULL);
		return err_at(e, g->path, r->line, 0);
	}
	g->row = mem_grow(g->mem, g->row, t->n, &g->cap, sizeof *g->row);
	g->row[t->n++] = (struct record_row){ r->line, keep_cells(g->mem, r) };
	return true;
}

static bool read_all(struct source *s, struct rows_csv *rows, const char *path, struct err *e)
{
	const char *text;
	size_t n;
	if (source_bytes_all(s) > RECORDS_BYTES)
		return err_set(e, ERR_INPUT, W_RECORDS_TOO_LARGE, NULL, NULL, NULL);
	do {
		if (!source_read(s, &text, &n, e)) {
			long line, column;
			rows_csv_place(rows, &line, &column);
			return err_at(e, path, line, column);
		}
		if (!rows_csv_feed(rows, text, n, e))
			return false;
	} while (n > 0);
	return rows_csv_end(rows, e);
}

bool records_read(struct mem *m, const char *path, struct records *out, struct err *e)
{
	struct source *s;
	*out = (struct records){ .path = mem_text(m, path) };
	if (!source_open(&s, path, (struct source_options){ 0 }, e))
		return err_at(e, path, 0, 0);
	struct reading g = { .mem = m, .path = path, .out = out };
	struct rows_csv *rows = rows_csv_open(',', '\0', take_record, &g);
	bool ok = read_all(s, rows, path, e);
	rows_csv_close(rows);
	source_close(s);
	out->row = g.row;
	if (ok && out->n == 0)
		ok = err_set(e, ERR_INPUT, W_RECORDS_NONE, NULL, NULL, NULL);
	return ok || err_at(e, path, e->row, e->column);
}

size_t records_column(const struct records *r, const char *name)
{
	size_t i = 0;
	while (i < r->n_columns && !str_eq(r->name[i], name))
		i++;
	return i;
}
