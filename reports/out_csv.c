#include "out_csv.h"
#include "base/num.h"
#include "base/utf8.h"
#include <math.h>
#include <string.h>

/* Does a spreadsheet begin a formula, or swallow a control character, here, before the end? The wide forms of = + - @ count as well. */
static bool starts_formula(const char *s)
{
	static const char *const wide[] = { "＝", "＋", "－", "＠" };
	if (strchr("=+-@\t\r\n", *s))
		return true;
	for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
		if (str_starts(s, wide[i]))
			return true;
	return false;
}

void out_csv_text(struct str *out, const char *s)
{
	struct str field;
	str_init(&field, out->mem);
	bool guarded = false;
	s = utf8_plain(out->mem, s); /* before looking for a formula: nothing stands before it then */
	for (const char *c = s; *c; c++) {
		if ((c == s || c[-1] == ';') && starts_formula(c)) {
			str_add_char(&field, '\'');
			guarded = true;
		}
		str_add(&field, *c == '"' ? "\"\"" : (const char[]){ *c, 0 });
	}
	bool quoted = guarded || s[strcspn(s, ",\"\r\n;")] || *s == ' ' || (field.n && field.s[field.n - 1] == ' ');
	str_add(out, quoted ? "\"" : "");
	str_add(out, field.s);
	str_add(out, quoted ? "\"" : "");
}

const char *out_csv_series(struct mem *m, const struct chart *c)
{
	struct str out;
	const double *v = c->line[0].value;
	str_init(&out, m);
	for (size_t i = 0; i < c->n_x; i++) {
		str_add(&out, i ? " " : "");
		str_add(&out, isnan(v[i]) ? "NA" : num_plain(m, v[i]));
	}
	return out.s;
}

static void add_cell(struct str *out, const struct cell *c)
{
	if (c->chart && c->chart->n_lines)
		str_add(out, out_csv_series(out->mem, c->chart));
	else if (c->state != CELL_GIVEN)
		return;
	else if (c->number)
		str_add(out, c->machine);
	else
		out_csv_text(out, c->machine ? c->machine : c->shown);
}

static void add_hidden(struct str *out, const struct table *t, const struct cell *row)
{
	bool first = true;
	for (size_t c = 0; c < t->n_columns; c++) {
		if (row[c].state != CELL_HIDDEN)
			continue;
		str_add(out, first ? "" : " ");
		str_add(out, t->column[c].code);
		first = false;
	}
}

void out_csv(struct str *out, const struct table *t)
{
	for (size_t c = 0; c < t->n_columns; c++) {
		str_add(out, t->column[c].code);
		str_add_char(out, ',');
	}
	str_add(out, "hidden\r\n");
	for (size_t r = 0; r < t->n_rows; r++) {
		const struct cell *row = &t->cell[r * t->n_columns];
		for (size_t c = 0; c < t->n_columns; c++) {
			add_cell(out, &row[c]);
			str_add_char(out, ',');
		}
		add_hidden(out, t, row);
		str_add(out, "\r\n");
	}
}

void out_csv_sheet(struct str *out, const struct book_sheet *s)
{
	str_add(out, "\xEF\xBB\xBF");
	for (size_t r = 0; r <= s->n_rows; r++)
		for (size_t c = 0; c < s->n_columns; c++) {
			const char *cell = r == 0 ? s->column[c].title : s->cell[(r - 1) * s->n_columns + c];
			if (cell)
				out_csv_text(out, cell);
			str_add(out, c + 1 < s->n_columns ? ";" : "\r\n");
		}
}
