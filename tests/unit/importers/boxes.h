/* For tests of zips and workbooks: zips made byte by byte, so that they can be wrong in any way, and what a container says. */
#ifndef TESTS_BOXES_H
#define TESTS_BOXES_H
#include "base/str.h"
#include "importers/container.h"
#include "tests/t.h"
#include "tests/temp.h"

struct boxed { /* a member, stored as it is */
	const char *name, *text;
	size_t n; /* 0: strlen(text) */
	unsigned flags, method;
	bool wrong_sum;
};

static inline void boxes_put(struct str *s, unsigned long v, int bytes)
{
	for (int i = 0; i < bytes; i++, v >>= 8)
		str_add_char(s, (char)(v & 0xff));
}

static inline unsigned long boxes_sum(const char *p, size_t n)
{
	unsigned long c = 0xffffffff;
	for (size_t i = 0; i < n; i++) {
		c ^= (unsigned char)p[i];
		for (int k = 0; k < 8; k++)
			c = c & 1 ? 0xedb88320 ^ (c >> 1) : c >> 1;
	}
	return c ^ 0xffffffff;
}

/* Source: PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16 */
static inline struct str boxes_zip(struct mem *m, const struct boxed *b, size_t n)
{
	struct str s, directory;
	str_init(&s, m);
	str_init(&directory, m);
	for (size_t i = 0; i < n; i++) {
		size_t size = b[i].n ? b[i].n : strlen(b[i].text), at = s.n;
		unsigned long sum = boxes_sum(b[i].text, size) ^ b[i].wrong_sum;
		struct str both;
		str_init(&both, m);
		boxes_put(&both, 20, 2);
		boxes_put(&both, b[i].flags, 2);
		boxes_put(&both, b[i].method, 2);
		boxes_put(&both, 0x5c210000, 4); /* 2026-01-01 */
		boxes_put(&both, sum, 4);
		boxes_put(&both, size, 4);
		boxes_put(&both, size, 4);
		boxes_put(&both, strlen(b[i].name), 2);
		boxes_put(&both, 0, 2);
		boxes_put(&s, 0x04034b50, 4);
		str_add_n(&s, both.s, both.n);
		str_add(&s, b[i].name);
		str_add_n(&s, b[i].text, size);
		boxes_put(&directory, 0x02014b50, 4);
		boxes_put(&directory, 20, 2);
		str_add_n(&directory, both.s, both.n);
		boxes_put(&directory, 0, 10);
		boxes_put(&directory, at, 4);
		str_add(&directory, b[i].name);
	}
	unsigned long start = s.n;
	str_add_n(&s, directory.s, directory.n);
	boxes_put(&s, 0x06054b50, 4);
	boxes_put(&s, 0, 4);
	boxes_put(&s, n, 2);
	boxes_put(&s, n, 2);
	boxes_put(&s, directory.n, 4);
	boxes_put(&s, start, 4);
	boxes_put(&s, 0, 2);
	return s;
}

static inline const char *boxes_file(struct mem *m, const char *folder, const char *name, const char *bytes, size_t n)
{
	const char *path = mem_printf(m, "%s/%s", folder, name);
	FILE *f = fopen(path, "wb");
	if (!f || fwrite(bytes, 1, n, f) != n || fclose(f) != 0)
		t_fail("cannot write %s", path);
	return path;
}

/* All of a source; the error goes to *e. */
static inline const char *boxes_text(struct mem *m, struct source *s, struct err *e)
{
	struct str all;
	const char *text;
	size_t n = 1;
	str_init(&all, m);
	while (n > 0 && source_read(s, &text, &n, e))
		str_add_n(&all, text, n);
	return all.s;
}

static inline const char *boxes_part(struct mem *m, struct container *c, size_t i, struct err *e)
{
	struct source *s;
	if (!container_read(c, i, (struct source_options){ 0 }, &s, e))
		return "";
	const char *text = boxes_text(m, s, e);
	source_close(s);
	return text;
}

/* The file as "name=text|name=text|...", or the code of the error with its place: "book-damaged 3:2". */
static inline const char *boxes_say(struct mem *m, const char *path)
{
	struct container *c;
	struct err e = { 0 };
	struct str all;
	str_init(&all, m);
	if (container_open(&c, path, &e)) {
		for (size_t i = 0; i < container_parts(c) && !err_is_set(&e); i++)
			str_addf(&all, "%s%s=%s", i ? "|" : "", container_part_name(c, i), boxes_part(m, c, i, &e));
		container_close(c);
	}
	return !err_is_set(&e) ? all.s : e.row ? mem_printf(m, "%s %ld:%ld", word_code(m, e.word), e.row, e.column) : word_code(m, e.word);
}
#endif
