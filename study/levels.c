#include "levels.h"
#include "base/num.h"
#include "base/str.h"
#include <stdlib.h>
#include <string.h>

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct levels levels_of(struct mem *m, const char *const text[], size_t n)
{
	struct levels l = { 0, mem_array(m, n, sizeof *l.name), mem_array(m, n, sizeof *l.of) };
	for (size_t i = 0; i < n; i++)
		l.name[i] = text[i];
	if (n > 0)
		qsort(l.name, n, sizeof *l.name, by_text);
	for (size_t i = 0; i < n; i++)
		if (l.k == 0 || !str_eq(l.name[l.k - 1], l.name[i]))
			l.name[l.k++] = l.name[i];
	for (size_t i = 0; i < n; i++) {
		const char **found = bsearch(&text[i], l.name, l.k, sizeof *l.name, by_text);
		l.of[i] = (size_t)(found - l.name);
	}
	return l;
}

const char *const *column_texts(struct mem *m, const struct records *r, size_t column)
{
	const char **text = mem_array(m, r->n, sizeof *text);
	for (size_t i = 0; i < r->n; i++)
		text[i] = r->row[i].cell[column];
	return text;
}

bool column_numbers(struct mem *m, const struct records *r, const char *name, double **out, struct err *e)
{
	size_t column = records_column(r, name);
	double *v = mem_array(m, r->n, sizeof *v);
	if (column == r->n_columns)
		return err_set(e, ERR_INPUT, W_CASES_COLUMN, name, NULL, NULL);
	for (size_t i = 0; i < r->n; i++) {
		const char *cell = r->row[i].cell[column];
		if (!num_parse_real(cell, strlen(cell), '.', &v[i])) {
			err_set(e, ERR_INPUT, W_CASES_NUMBER, cell, NULL, NULL);
			return err_at(e, r->path, r->row[i].line, (long)column + 1);
		}
	}
	*out = v;
	return true;
}
