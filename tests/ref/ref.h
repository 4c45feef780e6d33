/* Reads a table of reference cases (README.md) for a test program. Every row must be asked for, or the test fails. */
#ifndef TESTS_REF_H
#define TESTS_REF_H
#include "tests/t.h"
#include <inttypes.h>

struct ref_row {
	char *id, *key, *type, *value;
	bool expected, used;
	double tolerance;
};

struct ref_case {
	const char *id;
	struct ref_row *row;
	size_t n;
};

struct ref_table {
	struct ref_row *row;
	size_t n;
	char *text;
};

/* Cut the next field off *rest; "" at the end. */
static inline char *ref_field(char **rest, const char *stop)
{
	char *field = *rest;
	size_t n = strcspn(field, stop);
	*rest = field[n] ? field + n + 1 : field + n;
	field[n] = 0;
	return field;
}

static inline struct ref_table ref_read(const char *path)
{
	struct ref_table t = { 0 };
	FILE *f = fopen(path, "r");
	if (!f)
		t_fail("%s cannot be read: run the tests from the project's root", path);
	fseek(f, 0, SEEK_END);
	size_t size = (size_t)ftell(f), cap = 0;
	rewind(f);
	t.text = calloc(size + 1, 1);
	if (fread(t.text, 1, size, f) != size)
		t_fail("%s: short read", path);
	fclose(f);
	for (char *rest = t.text; *rest;) {
		char *line = ref_field(&rest, "\n");
		if (line[0] == '#' || line[0] == 0)
			continue;
		if (t.n == cap)
			t.row = realloc(t.row, (cap = cap ? 2 * cap : 64) * sizeof *t.row);
		struct ref_row *r = &t.row[t.n++];
		r->id = ref_field(&line, "\t");
		r->expected = strcmp(ref_field(&line, "\t"), "expected") == 0;
		r->key = ref_field(&line, "\t");
		r->type = ref_field(&line, "\t");
		r->value = ref_field(&line, "\t");
		r->tolerance = strtod(ref_field(&line, "\t"), NULL);
		r->used = false;
	}
	return t;
}

static inline struct ref_row *ref_find(struct ref_case *c, bool expected, const char *key)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->row[i].expected == expected && strcmp(c->row[i].key, key) == 0) {
			c->row[i].used = true;
			return &c->row[i];
		}
	return NULL;
}

enum { REF_KEY = 64 };
static inline const char *ref_key(char buf[REF_KEY], const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline const char *ref_key(char buf[REF_KEY], const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	vsnprintf(buf, REF_KEY, format, ap);
	va_end(ap);
	return buf;
}

/* An input number; NaN if the case has none. */
static inline double ref_num(struct ref_case *c, const char *key)
{
	const struct ref_row *r = ref_find(c, false, key);
	return r && strcmp(r->type, "num") == 0 ? strtod(r->value, NULL) : (double)NAN;
}

static inline const char *ref_text(struct ref_case *c, const char *key)
{
	const struct ref_row *r = ref_find(c, false, key);
	return r ? r->value : "";
}

/* The input list key[0], key[1]...; returns its length. */
static inline size_t ref_list(struct ref_case *c, const char *key, double out[], size_t room)
{
	char name[REF_KEY];
	for (size_t k = 0; k < room; k++) {
		out[k] = ref_num(c, ref_key(name, "%s[%zu]", key, k));
		if (isnan(out[k]))
			return k;
	}
	return room;
}

static inline bool ref_expects(const struct ref_case *c, const char *key)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->row[i].expected && strcmp(c->row[i].key, key) == 0)
			return true;
	return false;
}

/* Compare a result with the expected row of that key. */
static inline struct ref_row *ref_want(struct ref_case *c, const char *key)
{
	struct ref_row *r = ref_find(c, true, key);
	if (!r)
		t_fail("%s: there is no expected %s", c->id, key);
	return r;
}

static inline void ref_near(struct ref_case *c, const char *key, double got)
{
	const struct ref_row *r = ref_want(c, key);
	double want = strcmp(r->type, "null") == 0 ? (double)NAN : strtod(r->value, NULL);
	ck_assert_msg(t_is_near(got, want, r->tolerance), "%s: %s is %.17g, expected %s", c->id, key, got, r->value[0] ? r->value : "null");
}

static inline void ref_near_at(struct ref_case *c, const char *key, size_t i, double got)
{
	char name[REF_KEY];
	ref_near(c, ref_key(name, "%s[%zu]", key, i), got);
}

static inline void ref_near_pair(struct ref_case *c, const char *key, double lo, double hi)
{
	ref_near_at(c, key, 0, lo);
	ref_near_at(c, key, 1, hi);
}

static inline void ref_same(struct ref_case *c, const char *key, const char *got)
{
	const struct ref_row *r = ref_want(c, key);
	ck_assert_msg(strcmp(r->value, got) == 0, "%s: %s is %s, expected %s", c->id, key, got, r->value[0] ? r->value : "null");
}

/* "null" is written for a truth that does not apply. */
static inline void ref_truth(struct ref_case *c, const char *key, bool applies, bool got)
{
	ref_same(c, key, applies ? (got ? "true" : "false") : "");
}

/* Run each case of a table; fail on a row that was not asked for. */
static inline void ref_run(const char *path, void (*run)(struct ref_case *c))
{
	struct ref_table t = ref_read(path);
	for (size_t i = 0, n; i < t.n; i += n) {
		for (n = 1; i + n < t.n && strcmp(t.row[i + n].id, t.row[i].id) == 0;)
			n++;
		struct ref_case c = { t.row[i].id, t.row + i, n };
		run(&c);
		for (size_t j = 0; j < n; j++)
			if (!c.row[j].used)
				t_fail("%s: the test does not know %s %s", c.id, c.row[j].expected ? "expected" : "input", c.row[j].key);
	}
	if (t.n == 0)
		t_fail("%s has no cases", path);
	free(t.row);
	free(t.text);
}
#endif
