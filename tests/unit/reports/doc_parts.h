/* What a test looks for in a report: a table, a figure, everything that leaves the program. */
#ifndef TESTS_UNIT_REPORTS_DOC_PARTS_H
#define TESTS_UNIT_REPORTS_DOC_PARTS_H
#include "reports/out_csv.h"
#include "reports/out_json.h"
#include "reports/out_text.h"
#include "tests/t.h"

/* NULL: there is none. */
static inline const struct table *find_table(const struct doc *d, const char *id)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->block[i].table && str_eq(d->block[i].table->id, id))
			return d->block[i].table;
	return NULL;
}

static inline const struct table *table_of(const struct doc *d, const char *id)
{
	const struct table *t = find_table(d, id);
	if (!t)
		t_fail("no table %s", id);
	return t;
}

/* NULL: there is none. */
static inline const struct figure *find_figure(const struct doc *d, const char *id)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->block[i].figure && str_eq(d->block[i].figure->id, id))
			return d->block[i].figure;
	return NULL;
}

static inline const struct figure *figure_of(const struct doc *d, const char *id)
{
	const struct figure *f = find_figure(d, id);
	if (!f)
		t_fail("no figure %s", id);
	return f;
}

/* Text of this width, JSON, CSV, alternative texts. */
static inline const char *doc_output(struct mem *m, const struct doc *d, size_t width)
{
	struct str s;
	str_init(&s, m);
	out_text(&s, d, (struct text_style){ .width = width });
	out_json(&s, d);
	for (size_t i = 0; i < d->n; i++) {
		const struct table *t = d->block[i].table;
		if (t)
			out_csv(&s, t);
		if (d->block[i].figure)
			str_add(&s, d->block[i].figure->chart->alt);
		for (size_t c = 0; t && c < t->n_rows * t->n_columns; c++)
			str_add(&s, t->cell[c].chart ? t->cell[c].chart->alt : "");
	}
	return s.s;
}
#endif
