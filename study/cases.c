#include "cases.h"
#include "base/num.h"
#include "base/str.h"
#include "records.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum column { AREA, NAME, SIDE, KEY, TYPE, VALUE, TOLERANCE, COLUMNS };
static const char *const header[COLUMNS] = { "area", "case", "side", "key", "type", "value", "tol" };
static const char *const type_name[] = { [CASE_NUMBER] = "num", [CASE_TEXT] = "str", [CASE_FLAG] = "bool", [CASE_NULL] = "null" };
enum { TYPES = sizeof type_name / sizeof *type_name };

struct reading {
	struct mem *mem;
	struct records table;
	const char *path;
	size_t n; /* rows of the file that have been read */
};

static bool fail(const struct reading *g, enum column column, enum word word, const char *arg, struct err *e)
{
	err_set(e, ERR_INPUT, word, arg, NULL, NULL);
	return err_at(e, g->path, g->table.row[g->n].line, (long)column + 1);
}

/* strtod takes more than a number: blanks in front, hexadecimal. */
static bool parse_number(const char *s, double *out)
{
	static const char *const nothing[] = { "nan", "na" };
	static const char *const endless[] = { "inf", "infinity" };
	char small[16] = "";
	bool minus = *s == '-';
	const char *body = s + (minus || *s == '+');
	for (size_t i = 0; i + 1 < sizeof small && body[i]; i++)
		small[i] = (char)(body[i] >= 'A' && body[i] <= 'Z' ? body[i] - 'A' + 'a' : body[i]);
	for (size_t i = 0; i < 2; i++) {
		if (str_eq(small, nothing[i]) || str_eq(small, endless[i])) {
			*out = str_eq(small, nothing[i]) ? (double)NAN : minus ? -(double)INFINITY : (double)INFINITY;
			return true;
		}
	}
	if (strspn(body, "0123456789.eE+-") != strlen(body) || !strpbrk(body, "0123456789") || strchr("eE+-", *body))
		return false;
	char *end;
	*out = strtod(s, &end);
	return *end == '\0';
}

static bool parse_value(const struct reading *g, const char *text, struct case_row *row, struct err *e)
{
	row->text = text;
	row->value = (double)NAN;
	switch (row->type) {
	case CASE_NUMBER:
		if (!parse_number(text, &row->value))
			return fail(g, VALUE, W_CASES_NUMBER, text, e);
		if (isnan(row->value))
			row->type = CASE_NULL, row->text = "";
		return true;
	case CASE_FLAG:
		row->value = str_eq(text, "true");
		return str_eq(text, "true") || str_eq(text, "false") || fail(g, VALUE, W_CASES_FLAG, text, e);
	case CASE_NULL:
		return text[0] == '\0' || fail(g, VALUE, W_CASES_NULL, text, e);
	case CASE_TEXT:
		break;
	}
	return true;
}

static bool parse_row(const struct reading *g, struct case_row *row, bool *expected, struct err *e)
{
	const struct record_row *r = &g->table.row[g->n];
	size_t type = 0;
	*row = (struct case_row){ .key = r->cell[KEY], .line = r->line };
	*expected = str_eq(r->cell[SIDE], "expected");
	if (!*expected && !str_eq(r->cell[SIDE], "input"))
		return fail(g, SIDE, W_CASES_SIDE, r->cell[SIDE], e);
	for (enum column c = AREA; c <= KEY; c++)
		if (r->cell[c][0] == '\0')
			return fail(g, c, W_CASES_EMPTY, header[c], e);
	while (type < TYPES && !str_eq(r->cell[TYPE], type_name[type]))
		type++;
	if (type == TYPES)
		return fail(g, TYPE, W_CASES_TYPE, r->cell[TYPE], e);
	row->type = (enum case_type)type;
	if (!parse_value(g, r->cell[VALUE], row, e))
		return false;
	const char *tolerance = r->cell[TOLERANCE];
	if (tolerance[0] && (!parse_number(tolerance, &row->tolerance) || !(row->tolerance >= 0) || isinf(row->tolerance)))
		return fail(g, TOLERANCE, W_CASES_TOLERANCE, tolerance, e);
	return true;
}

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct case_row *)a)->key, ((const struct case_row *)b)->key);
}

void case_sort(struct case_row row[], size_t n)
{
	if (n > 0)
		qsort(row, n, sizeof *row, by_key);
}

const struct case_row *case_find(const struct case_row sorted[], size_t n, const char *key)
{
	const struct case_row wanted = { .key = key };
	return n > 0 ? bsearch(&wanted, sorted, n, sizeof *sorted, by_key) : NULL;
}

bool case_is_below(const char *key, const char *top)
{
	size_t n = strlen(top);
	return strncmp(key, top, n) == 0 && (key[n] == '\0' || key[n] == '.' || key[n] == '[');
}

static bool key_twice(struct reading *g, const struct case_row sorted[], size_t n, struct err *e)
{
	for (size_t i = 1; i < n; i++)
		if (str_eq(sorted[i - 1].key, sorted[i].key)) {
			long line = sorted[i].line > sorted[i - 1].line ? sorted[i].line : sorted[i - 1].line;
			err_set(e, ERR_INPUT, W_CASES_KEY_TWICE, sorted[i].key, NULL, NULL);
			return !err_at(e, g->path, line, KEY + 1);
		}
	return false;
}

static bool same_case(const struct record_row *a, const struct record_row *b)
{
	return str_eq(a->cell[NAME], b->cell[NAME]) && str_eq(a->cell[AREA], b->cell[AREA]);
}

/* The rows of one case, from row g->n on. */
static bool read_case(struct reading *g, struct reference_case *out, struct err *e)
{
	const struct record_row *first = &g->table.row[g->n];
	size_t rows = 1;
	while (g->n + rows < g->table.n && same_case(first, first + rows))
		rows++;
	struct case_row *input = mem_array(g->mem, rows, sizeof *input), *expected = mem_array(g->mem, rows, sizeof *expected);
	*out = (struct reference_case){ .area = first->cell[AREA], .name = first->cell[NAME], .input = input, .expected = expected };
	for (size_t i = 0; i < rows; i++, g->n++) {
		struct case_row row;
		bool is_expected;
		if (!parse_row(g, &row, &is_expected, e))
			return false;
		if (is_expected)
			expected[out->n_expected++] = row;
		else
			input[out->n_input++] = row;
	}
	struct case_row *sorted = mem_array(g->mem, rows, sizeof *sorted);
	memcpy(sorted, expected, out->n_expected * sizeof *sorted);
	case_sort(sorted, out->n_expected);
	case_sort(input, out->n_input);
	if (key_twice(g, sorted, out->n_expected, e) || key_twice(g, input, out->n_input, e))
		return false;
	if (out->n_expected > 0)
		return true;
	err_set(e, ERR_INPUT, W_CASES_NOTHING_EXPECTED, out->name, NULL, NULL);
	return err_at(e, g->path, first->line, 0);
}

static int by_case(const void *a, const void *b)
{
	const struct record_row *r = *(const struct record_row *const *)a, *s = *(const struct record_row *const *)b;
	int area = strcmp(r->cell[AREA], s->cell[AREA]), name = strcmp(r->cell[NAME], s->cell[NAME]);
	return area ? area : name ? name : (r->line > s->line) - (r->line < s->line);
}

/* A case whose rows stand in two places would be run as two halves. */
static bool stand_together(const struct reading *g, const struct record_row *const start[], size_t n, struct err *e)
{
	if (!start || n < 2)
		return true; /* of a file without rows there is not even a first */
	const struct record_row **sorted = mem_array(g->mem, n, sizeof *sorted);
	memcpy(sorted, start, n * sizeof *sorted);
	qsort(sorted, n, sizeof *sorted, by_case);
	for (size_t i = 1; i < n; i++)
		if (same_case(sorted[i - 1], sorted[i])) {
			err_set(e, ERR_INPUT, W_CASES_APART, sorted[i]->cell[NAME], NULL, NULL);
			return err_at(e, g->path, sorted[i]->line, NAME + 1);
		}
	return true;
}

static bool columns_fit(const struct reading *g, struct err *e)
{
	bool ok = g->table.n_columns == COLUMNS;
	for (size_t c = 0; ok && c < COLUMNS; c++)
		ok = str_eq(g->table.name[c], header[c]);
	return ok || (err_set(e, ERR_INPUT, W_CASES_HEADER, NULL, NULL, NULL), err_at(e, g->path, 1, 0));
}

bool cases_read(struct mem *m, const char *path, struct cases *out, struct err *e)
{
	struct reading g = { .mem = m, .path = path };
	const struct record_row **start = NULL;
	size_t cap_item = 0, cap_start = 0;
	*out = (struct cases){ .path = path };
	if (!records_read(m, path, &g.table, e) || !columns_fit(&g, e))
		return false;
	while (g.n < g.table.n) {
		out->item = mem_grow(m, out->item, out->n, &cap_item, sizeof *out->item);
		start = mem_grow(m, start, out->n, &cap_start, sizeof *start);
		start[out->n] = &g.table.row[g.n];
		if (!read_case(&g, &out->item[out->n++], e))
			return false;
	}
	for (size_t i = 0; i < out->n; i++) {
		out->item[i].file = out->item;
		out->item[i].n_file = out->n;
	}
	return stand_together(&g, start, out->n, e);
}
