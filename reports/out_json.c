#include "out_json.h"
#include "base/day.h"
#include "base/num.h"
#include "base/utf8.h"
#include <math.h>
#include <string.h>

/* A character that a terminal would obey or that turns the text around stands as its number: to who reads JSON it is the same text.
 * Returns how many bytes it takes beyond the first. */
static size_t add_number(struct str *out, const char *s)
{
	const unsigned char *c = (const unsigned char *)s;
	const size_t n = utf8_stray(s);
	str_addf(out, "\\u%04x", n == 3 ? (c[0] & 0xfu) << 12 | (c[1] & 0x3fu) << 6 | (c[2] & 0x3fu) : n == 2 ? c[1] : c[0]);
	return n ? n - 1 : 0;
}

static void add_text(struct str *out, const char *s)
{
	size_t bad_at;
	if (!s) {
		str_add(out, "null");
		return;
	}
	if (!utf8_valid(s, strlen(s), &bad_at))
		s = utf8_safe(out->mem, s);
	str_add_char(out, '"');
	for (; *s; s++) {
		if (*s == '"' || *s == '\\')
			str_add_char(out, '\\');
		if (utf8_stray(s) || (unsigned char)*s < 0x20)
			s += add_number(out, s);
		else
			str_add_char(out, *s);
	}
	str_add_char(out, '"');
}

static void add_key(struct str *out, const char *key, const char *before)
{
	str_add(out, before);
	add_text(out, key);
	str_add(out, ": ");
}

static void add_member(struct str *out, const char *key, const char *value, const char *before)
{
	add_key(out, key, before);
	add_text(out, value);
}

static void add_numbers(struct str *out, const double v[], size_t n)
{
	str_add_char(out, '[');
	for (size_t i = 0; i < n; i++) {
		str_add(out, i ? ", " : "");
		str_add(out, isnan(v[i]) ? "null" : num_plain(out->mem, v[i]));
	}
	str_add_char(out, ']');
}

/* ---- texts */

static void add_words(struct str *out, const struct text *t)
{
	struct str words;
	str_init(&words, out->mem);
	for (size_t i = 0; i < t->n; i++)
		str_add(&words, t->span[i].text);
	add_text(out, words.s);
}

static void add_texts(struct str *out, const struct doc *d)
{
	static const char *const role[] = { "body", "lead", "kicker", "note", "caption" };
	const char *before = "\n";
	for (size_t i = 0; i < d->n; i++) {
		const struct block *b = &d->block[i];
		if (b->kind != BLOCK_HEADING && b->kind != BLOCK_TEXT && b->kind != BLOCK_ITEM)
			continue;
		str_add(out, before);
		before = ",\n";
		add_member(out, "kind", b->kind == BLOCK_HEADING ? "heading" : b->kind == BLOCK_ITEM ? "item" : role[b->role], "  {");
		if (b->kind == BLOCK_HEADING)
			str_addf(out, ", \"level\": %d", b->level);
		add_key(out, "text", ", ");
		add_words(out, &b->text);
		str_add_char(out, '}');
	}
}

/* ---- tables */

static void add_cell(struct str *out, const struct cell *c)
{
	if (c->chart && c->chart->n_lines)
		add_numbers(out, c->chart->line[0].value, c->chart->n_x);
	else if (c->state == CELL_HIDDEN)
		str_add(out, "{\"state\": \"hidden\"}");
	else if (c->state == CELL_MISSING)
		str_add(out, "null");
	else if (c->number)
		str_add(out, c->machine);
	else
		add_text(out, c->machine ? c->machine : c->shown);
}

static void add_table(struct str *out, const struct table *t, enum lang lang)
{
	str_add_char(out, '{');
	add_member(out, "title", t->title, "");
	add_key(out, "columns", ", ");
	for (size_t c = 0; c < t->n_columns; c++)
		add_member(out, t->column[c].code, table_column_title(out->mem, lang, t, c), c ? ", " : "{");
	str_add(out, "}, \"rows\": [");
	for (size_t r = 0; r < t->n_rows; r++) {
		str_add(out, r ? ",\n   " : "\n   ");
		for (size_t c = 0; c < t->n_columns; c++) {
			add_key(out, t->column[c].code, c ? ", " : "{");
			add_cell(out, &t->cell[r * t->n_columns + c]);
		}
		str_add_char(out, '}');
	}
	str_add(out, "]");
	if (t->notes.n) {
		add_key(out, "notes", ", ");
		add_words(out, &t->notes);
	}
	str_add(out, "}");
}

static void add_tables(struct str *out, const struct doc *d)
{
	const char *before = "\n  ";
	for (size_t i = 0; i < d->n; i++) {
		const struct table *t = block_data(&d->block[i]);
		if (!t)
			continue;
		add_key(out, t->id, before);
		add_table(out, t, d->lang);
		before = ",\n  ";
	}
}

/* ---- figures */

static void add_lines(struct str *out, const struct chart *c)
{
	str_add(out, ", \"lines\": [");
	for (size_t i = 0; i < c->n_lines; i++) {
		const struct chart_line *l = &c->line[i];
		add_member(out, "label", l->label, i ? ",\n   {" : "\n   {");
		add_key(out, "values", ", ");
		add_numbers(out, l->value, c->n_x);
		if (l->lo && l->hi) {
			add_key(out, "low", ", ");
			add_numbers(out, l->lo, c->n_x);
			add_key(out, "high", ", ");
			add_numbers(out, l->hi, c->n_x);
		}
		str_add_char(out, '}');
	}
	str_add_char(out, ']');
}

static void add_figures(struct str *out, const struct doc *d)
{
	const char *before = "\n  ";
	for (size_t i = 0; i < d->n; i++) {
		const struct figure *f = d->block[i].figure;
		if (!f)
			continue;
		add_key(out, f->id, before);
		before = ",\n  ";
		add_member(out, "title", f->title, "{");
		add_member(out, "caption", f->caption, ", ");
		add_member(out, "alt", f->chart->alt, ", ");
		if (f->chart->kind == CHART_TREND || f->chart->kind == CHART_MULTIPLES)
			add_lines(out, f->chart);
		str_add_char(out, '}');
	}
}

void out_json(struct str *out, const struct doc *d)
{
	add_member(out, "report", d->id, "{\n ");
	add_member(out, "title", d->title, ",\n ");
	add_member(out, "language", lang_code(d->lang), ",\n ");
	add_member(out, "dated", d->dated ? time_iso(out->mem, d->dated) : NULL, ",\n ");
	add_member(out, "tool", d->tool, ",\n ");
	add_key(out, "text", ",\n ");
	str_add_char(out, '[');
	add_texts(out, d);
	add_key(out, "tables", "],\n ");
	str_add_char(out, '{');
	add_tables(out, d);
	add_key(out, "figures", "},\n ");
	str_add_char(out, '{');
	add_figures(out, d);
	str_add(out, "}\n}\n");
}
