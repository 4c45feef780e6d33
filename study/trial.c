#include "trial.h"
#include "base/num.h"
#include "base/str.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

struct trial {
	struct mem *mem;
	const struct reference_case *of;
	const char *folder;
	struct case_row *answer;
	size_t n, cap;
	const char **any; /* keys with several right answers */
	size_t n_any, cap_any;
};

struct trial *trial_new(struct mem *m, const struct reference_case *c, const char *folder)
{
	struct trial *t = mem_alloc(m, sizeof *t);
	*t = (struct trial){ .mem = m, .of = c, .folder = folder };
	return t;
}

struct mem *trial_mem(struct trial *t)
{
	return t->mem;
}

const char *trial_key(struct trial *t, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *key = mem_vprintf(t->mem, format, args);
	va_end(args);
	return key;
}

const char *trial_name(const struct trial *t)
{
	return t->of->name;
}

bool trial_other(struct trial *t, const char *name, struct trial **out, struct err *e)
{
	for (size_t i = 0; i < t->of->n_file; i++) {
		const struct reference_case *c = &t->of->file[i];
		if (str_eq(c->area, t->of->area) && str_eq(c->name, name)) {
			*out = trial_new(t->mem, c, t->folder);
			return true;
		}
	}
	return err_set(e, ERR_INPUT, W_CASES_OTHER, name, NULL, NULL);
}

/* --- inputs --- */

static const struct case_row *input(const struct trial *t, const char *key)
{
	return case_find(t->of->input, t->of->n_input, key);
}

double trial_num(struct trial *t, const char *key)
{
	const struct case_row *r = input(t, key);
	return r && r->type == CASE_NUMBER ? r->value : (double)NAN;
}

const char *trial_text(struct trial *t, const char *key)
{
	const struct case_row *r = input(t, key);
	return r && r->type == CASE_TEXT ? r->text : NULL;
}

bool trial_flag(struct trial *t, const char *key, bool otherwise)
{
	const struct case_row *r = input(t, key);
	return r && r->type == CASE_FLAG ? r->value > 0 : otherwise;
}

bool trial_has(const struct trial *t, const char *key)
{
	for (size_t i = 0; i < t->of->n_input; i++)
		if (t->of->input[i].type != CASE_NULL && case_is_below(t->of->input[i].key, key))
			return true;
	return false;
}

bool trial_wants(const struct trial *t, const char *key)
{
	for (size_t i = 0; i < t->of->n_expected; i++)
		if (case_is_below(t->of->expected[i].key, key))
			return true;
	return false;
}

static const struct case_row *element(struct trial *t, const char *key, size_t i)
{
	return input(t, trial_key(t, "%s[%zu]", key, i));
}

/* The rows key[0], key[1], ...; or that of the key alone, when it is not null. */
static size_t list_rows(struct trial *t, const char *key, const struct case_row ***out)
{
	const struct case_row *alone = input(t, key), **row = NULL;
	bool is_alone = alone && alone->type != CASE_NULL;
	size_t n = 0, cap = 0;
	for (const struct case_row *r = is_alone ? alone : element(t, key, 0); r; r = is_alone ? NULL : element(t, key, n)) {
		row = mem_grow(t->mem, row, n, &cap, sizeof *row);
		row[n++] = r;
	}
	*out = row;
	return n;
}

size_t trial_list(struct trial *t, const char *key, const double **out)
{
	const struct case_row **row;
	size_t n = list_rows(t, key, &row);
	double *v = mem_array(t->mem, n, sizeof *v);
	for (size_t i = 0; i < n; i++)
		v[i] = row[i]->type == CASE_NUMBER ? row[i]->value : (double)NAN;
	*out = v;
	return n;
}

bool trial_list_of(struct trial *t, const char *key, size_t n, const double **out, struct err *e)
{
	size_t found = trial_list(t, key, out);
	if (found == n)
		return true;
	return err_set(e, ERR_INPUT, W_CASES_LENGTH, key, num_plain_int(t->mem, (int64_t)found), num_plain_int(t->mem, (int64_t)n));
}

size_t trial_texts(struct trial *t, const char *key, const char *const **out)
{
	const struct case_row **row;
	size_t n = list_rows(t, key, &row);
	const char **v = mem_array(t->mem, n, sizeof *v);
	for (size_t i = 0; i < n; i++)
		v[i] = row[i]->text;
	*out = v;
	return n;
}

size_t trial_table(struct trial *t, const char *key, const double **out, size_t *n_columns)
{
	double *all = NULL;
	const double *row;
	size_t n = 0, cap = 0, width = 0;
	for (size_t k; (k = trial_list(t, trial_key(t, "%s[%zu]", key, n), &row)) > 0; n++) {
		if (n > 0 && k != width)
			return *n_columns = 0;
		width = k;
		for (size_t j = 0; j < k; j++) {
			all = mem_grow(t->mem, all, n * width + j, &cap, sizeof *all);
			all[n * width + j] = row[j];
		}
	}
	*n_columns = width;
	*out = all;
	return n;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

size_t trial_names(struct trial *t, const char *key, const char *const **out)
{
	const char **name = NULL;
	size_t n = 0, n_different = 0, cap = 0, skip = strlen(key) + 1;
	for (size_t i = 0; i < t->of->n_input; i++) {
		const char *below = t->of->input[i].key;
		if (!case_is_below(below, key) || below[skip - 1] != '.')
			continue;
		name = mem_grow(t->mem, name, n, &cap, sizeof *name);
		name[n++] = mem_text_n(t->mem, below + skip, strcspn(below + skip, ".["));
	}
	if (n > 0)
		qsort(name, n, sizeof *name, by_text);
	for (size_t i = 0; i < n; i++)
		if (n_different == 0 || !str_eq(name[n_different - 1], name[i]))
			name[n_different++] = name[i];
	*out = name;
	return n_different;
}

bool trial_data(struct trial *t, const char *name, struct records *out, struct err *e)
{
	if (!str_starts(name, "data_") || strchr(name, '/'))
		return err_set(e, ERR_INPUT, W_CASES_DATA_NAME, name, NULL, NULL);
	return records_read(t->mem, mem_printf(t->mem, "%s/%s", t->folder, name), out, e);
}

bool trial_by_input(struct trial *t, const struct trial_kind kind[], struct err *e)
{
	for (; kind->key; kind++)
		if (trial_has(t, kind->key))
			return kind->try(t, e);
	return err_set(e, ERR_INPUT, W_CASES_KIND, NULL, NULL, NULL);
}

/* --- answers --- */

static void give(struct trial *t, const char *key, enum case_type type, double v, const char *text)
{
	t->answer = mem_grow(t->mem, t->answer, t->n, &t->cap, sizeof *t->answer);
	t->answer[t->n] = (struct case_row){ .key = mem_text(t->mem, key), .type = type, .value = v, .text = text, .line = (long)t->n };
	t->n++;
}

void trial_give(struct trial *t, const char *key, double v)
{
	give(t, key, isnan(v) ? CASE_NULL : CASE_NUMBER, v, "");
}

void trial_give_null(struct trial *t, const char *key)
{
	trial_give(t, key, (double)NAN);
}

void trial_give_text(struct trial *t, const char *key, const char *v)
{
	give(t, key, v ? CASE_TEXT : CASE_NULL, (double)NAN, v ? mem_text(t->mem, v) : "");
}

void trial_give_flag(struct trial *t, const char *key, bool v)
{
	give(t, key, CASE_FLAG, v, v ? "true" : "false");
}

void trial_give_at(struct trial *t, const char *key, size_t i, double v)
{
	trial_give(t, trial_key(t, "%s[%zu]", key, i), v);
}

void trial_give_pair(struct trial *t, const char *key, double lo, double hi)
{
	trial_give_at(t, key, 0, lo);
	trial_give_at(t, key, 1, hi);
}

void trial_give_pair_at(struct trial *t, const char *key, size_t i, double lo, double hi)
{
	trial_give_pair(t, trial_key(t, "%s[%zu]", key, i), lo, hi);
}

void trial_give_list(struct trial *t, const char *key, const double v[], size_t n)
{
	for (size_t i = 0; i < n; i++)
		trial_give_at(t, key, i, v[i]);
}

void trial_give_any(struct trial *t, const char *key)
{
	t->any = mem_grow(t->mem, t->any, t->n_any, &t->cap_any, sizeof *t->any);
	t->any[t->n_any++] = mem_text(t->mem, key);
}

bool trial_is_any(const struct trial *t, const char *key)
{
	for (size_t i = 0; i < t->n_any; i++)
		if (case_is_below(key, t->any[i]))
			return true;
	return false;
}

size_t trial_answers(struct trial *t, const struct case_row **out)
{
	size_t n = 0;
	case_sort(t->answer, t->n);
	for (size_t i = 0; i < t->n; i++) {
		struct case_row *last = n > 0 && str_eq(t->answer[n - 1].key, t->answer[i].key) ? &t->answer[n - 1] : NULL;
		if (!last)
			t->answer[n++] = t->answer[i];
		else if (t->answer[i].line > last->line)
			*last = t->answer[i];
	}
	*out = t->answer;
	return t->n = n;
}
