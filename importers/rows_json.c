#include "rows_json.h"
#include "base/num.h"
#include "base/str.h"
#include <jansson.h>
#include <string.h>

enum { MOST_NAMES = 1000 };

static const char mark[] = "\xef\xbb\xbf"; /* byte order mark */

static const char *skip_blanks(const char *s, const char *end)
{
	while (s < end && strchr(" \t\r\n", *s))
		s++;
	return s;
}

bool rows_json_is(const char *head, size_t n)
{
	const char *end = head + n;
	if (n >= 3 && memcmp(head, mark, 3) == 0)
		head += 3;
	head = skip_blanks(head, end);
	return head < end && (*head == '{' || *head == '[');
}

/* Behind a text that opens with a quotation mark; NULL when it is never closed. */
static const char *skip_text(const char *s, const char *end)
{
	for (s++; s < end && *s != '"'; s++)
		s += *s == '\\';
	return s < end ? s + 1 : NULL;
}

/* Behind the value that begins here, whatever it is; NULL when it is not closed. Whether it is sound is for jansson. */
static const char *skip_value(const char *s, const char *end)
{
	int depth = 0;
	do {
		if (s >= end)
			return NULL;
		if (*s == '"') {
			if (!(s = skip_text(s, end)))
				return NULL;
			continue;
		}
		depth += *s == '{' || *s == '[';
		depth -= *s == '}' || *s == ']';
		s++;
	} while (depth > 0);
	return s;
}

/* The list of rows: at its bracket; NULL when there is none. */
static const char *find_list(const char *s, const char *end)
{
	static const char name[] = "\"value\"";
	s = skip_blanks(s, end);
	if (s < end && *s == '[')
		return s;
	for (s = s < end ? s + 1 : end; s && s < end;) { /* the names of the outer object */
		s = skip_blanks(s, end);
		if (s >= end || *s != '"')
			return NULL;
		bool is_value = (size_t)(end - s) > strlen(name) && memcmp(s, name, strlen(name)) == 0;
		if (!(s = skip_text(s, end)))
			return NULL;
		s = skip_blanks(s, end);
		if (s >= end || *s != ':')
			return NULL;
		s = skip_blanks(s + 1, end);
		if (is_value)
			return s < end && *s == '[' ? s : NULL;
		if (s < end && (*s == '"' || *s == '{' || *s == '['))
			s = skip_value(s, end);
		while (s && s < end && *s != ',' && *s != '}')
			s++;
		s = s && s < end && *s == ',' ? s + 1 : NULL;
	}
	return NULL;
}

static bool refuse(struct err *e, enum word word, long row, const char *arg)
{
	err_set(e, ERR_INPUT, word, arg, NULL, NULL);
	e->row = row;
	return false;
}

/* A single value as text, "" for null; NULL: it is a list or an object. */
static const char *text_of(struct mem *m, const json_t *v)
{
	if (json_is_string(v))
		return json_string_value(v);
	if (json_is_integer(v))
		return num_plain_int(m, json_integer_value(v));
	if (json_is_real(v))
		return num_plain(m, json_real_value(v));
	if (json_is_boolean(v))
		return json_is_true(v) ? "true" : "false";
	return json_is_null(v) ? "" : NULL;
}

static bool put_value(struct sheet_text *out, struct mem *m, long row, long column, const json_t *v, struct err *e)
{
	const char *s = text_of(m, v);
	if (!s)
		return refuse(e, W_JSON_NESTED, row, NULL);
	return !*s || sheet_text_put(out, row, column, s, strlen(s), e);
}

struct table {
	struct sheet_text *out;
	struct mem *mem, *row_mem;
	const char *name[MOST_NAMES];
	size_t n;
	long row;
};

static bool put_header(struct table *t, json_t *object, struct err *e)
{
	const char *key;
	json_t *value;
	json_object_foreach(object, key, value)
	{
		if (t->n == MOST_NAMES)
			return refuse(e, W_ROWS_FIELDS, 1, NULL);
		t->name[t->n++] = mem_text(t->mem, key);
		if (!sheet_text_put(t->out, 1, (long)t->n, key, strlen(key), e))
			return false;
	}
	t->row = 1;
	return true;
}

static bool put_object(struct table *t, json_t *object, struct err *e)
{
	if (!t->n && !put_header(t, object, e))
		return false;
	t->row++;
	if (json_object_size(object) != t->n)
		return refuse(e, W_JSON_NAMES, t->row, NULL);
	for (size_t i = 0; i < t->n; i++) {
		const json_t *value = json_object_get(object, t->name[i]);
		if (!value)
			return refuse(e, W_JSON_NAMES, t->row, t->name[i]);
		if (!put_value(t->out, t->row_mem, t->row, (long)i + 1, value, e))
			return false;
	}
	mem_reset(t->row_mem);
	return true;
}

/* The elements of the list that opens at s; *after: behind it. */
static bool put_list(struct table *t, const char *s, const char *end, const char **after, struct err *e)
{
	for (s = skip_blanks(s + 1, end); s < end && *s != ']'; s = skip_blanks(s, end)) {
		const char *next = skip_value(s, end);
		json_error_t why;
		json_t *object = next ? json_loadb(s, (size_t)(next - s), JSON_REJECT_DUPLICATES, &why) : NULL;
		bool ok = json_is_object(object) && put_object(t, object, e);
		if (!ok && !err_is_set(e))
			refuse(e, W_JSON_DAMAGED, t->row + 1, NULL);
		json_decref(object);
		if (!ok)
			return false;
		s = skip_blanks(next, end);
		if (s < end && *s == ',')
			s++;
	}
	*after = s + 1;
	return s < end || refuse(e, W_JSON_DAMAGED, t->row, NULL);
}

/* What stands around the list must be sound, and may not say that there is more. */
static bool check_rest(struct mem *m, const char *text, const char *list, const char *after, const char *end, struct err *e)
{
	json_error_t why;
	struct str rest;
	str_init(&rest, m);
	str_add_n(&rest, text, (size_t)(list - text));
	str_add(&rest, "[]");
	str_add_n(&rest, after, (size_t)(end - after));
	json_t *outer = json_loadb(rest.s, rest.n, JSON_REJECT_DUPLICATES, &why);
	bool sound = outer != NULL;
	bool more = json_is_string(json_object_get(outer, "odata.nextLink")) || json_is_string(json_object_get(outer, "@odata.nextLink"));
	json_decref(outer);
	return sound ? !more || refuse(e, W_JSON_PAGE, 0, NULL) : refuse(e, W_JSON_DAMAGED, 0, NULL);
}

bool rows_json_text(const char *text, size_t n, struct sheet_text *out, bool *is_table, struct err *e)
{
	const char *end = text + n, *after;
	if (n >= 3 && memcmp(text, mark, 3) == 0)
		text += 3;
	const char *list = find_list(text, end);
	const char *first = list ? skip_blanks(list + 1, end) : NULL;
	*is_table = first && first < end && *first == '{';
	if (!*is_table)
		return true;
	struct mem *m = mem_new();
	struct table *t = mem_alloc(m, sizeof *t);
	*t = (struct table){ .out = out, .mem = m, .row_mem = mem_new() };
	bool ok = put_list(t, list, end, &after, e) && check_rest(m, text, list, after, end, e);
	if (ok)
		sheet_text_end(out);
	mem_free(t->row_mem);
	mem_free(m);
	return ok;
}

bool rows_json_report(const char *text, size_t n, const char *table, const char *const name[], size_t n_names,
                      void (*take)(void *data, const char *const cell[]), void *data)
{
	json_error_t why;
	json_t *report = json_loadb(text, n, JSON_REJECT_DUPLICATES, &why), *row;
	json_t *rows = json_object_get(json_object_get(json_object_get(report, "tables"), table), "rows");
	struct mem *m = mem_new();
	bool found = json_is_array(rows);
	size_t i;
	json_array_foreach(rows, i, row)
	{
		const char *cell[ROWS_JSON_NAMES] = { "" };
		for (size_t k = 0; k < n_names && k < ROWS_JSON_NAMES; k++) {
			const char *s = text_of(m, json_object_get(row, name[k]));
			cell[k] = s ? s : "";
		}
		take(data, cell);
		mem_reset(m);
	}
	mem_free(m);
	json_decref(report);
	return found;
}
