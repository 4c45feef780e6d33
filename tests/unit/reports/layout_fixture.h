/* A document by hand, laid out, and what holds on every sheet. */
#ifndef TESTS_UNIT_REPORTS_LAYOUT_FIXTURE_H
#define TESTS_UNIT_REPORTS_LAYOUT_FIXTURE_H
#include "base/str.h"
#include "reports/layout.h"
#include "tests/t.h"

struct made {
	struct mem *mem;
	struct type type;
	struct doc doc;
	struct sheet sheet;
};

static inline void begin(struct made *m, enum lang lang)
{
	struct err e = { 0 };
	m->mem = mem_new();
	t_true(type_open(&m->type, m->mem, &theme_neutral, lang, &e));
	doc_init(&m->doc, m->mem, lang);
}

static inline void make(struct made *m)
{
	struct err e = { 0 };
	struct layout l;
	m->sheet = (struct sheet){ .mem = m->mem };
	layout_open(&l, &m->doc, &m->type, &e);
	while (layout_section(&l, &m->sheet))
		;
	ck_assert_msg(!err_is_set(&e), "%s", err_sentence(m->mem, &e, LANG_EN));
}

static inline void end(struct made *m)
{
	type_close(&m->type);
	mem_free(m->mem);
}

static inline struct box room_of(const struct op *op)
{
	struct box b = op->box;
	if (op->kind == OP_LINES) {
		b.width = op->lines->width;
		b.height = lines_height(op->lines, op->first, op->n);
	}
	return b;
}

static inline bool overlap(struct box a, struct box b)
{
	const double slack = 0.1;
	return a.x + slack < b.x + b.width && b.x + slack < a.x + a.width && a.y + slack < b.y + b.height && b.y + slack < a.y + a.height;
}

/* Nothing leaves the page or stands on something else; tags are balanced; ink stands in a tag unless it is a repeated head of a table. */
static inline void check(const struct sheet *s)
{
	size_t page_start = 0;
	int depth = 0;
	for (size_t i = 0; i < s->n; i++) {
		const struct op *op = &s->op[i];
		depth += op->kind == OP_BEGIN;
		depth -= op->kind == OP_END;
		ck_assert_int_ge(depth, 0);
		if (op->kind == OP_PAGE)
			page_start = i;
		if (op->kind != OP_LINES && op->kind != OP_CHART)
			continue;
		struct box b = room_of(op);
		ck_assert_msg(b.x >= PAGE_LEFT - 0.1 && b.x + b.width <= PAGE_RIGHT + 0.5 && b.y >= PAGE_TOP - 0.1 &&
		                      b.y + b.height <= PAGE_BOTTOM + 0.5,
		              "op %zu at %.1f, %.1f, %.1f x %.1f leaves the page", i, b.x, b.y, b.width, b.height);
		for (size_t k = page_start; k < i; k++)
			if ((s->op[k].kind == OP_LINES || s->op[k].kind == OP_CHART) && overlap(b, room_of(&s->op[k])))
				t_fail("ops %zu and %zu stand on each other", k, i);
	}
	t_int(depth, 0);
}
#endif
