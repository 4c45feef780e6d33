/* The invented report of sample.h, drawn. */
#ifndef TESTS_UNIT_REPORTS_DRAWN_H
#define TESTS_UNIT_REPORTS_DRAWN_H
#include "reports/out_pdf.h"
#include "sample.h"
#include "tests/temp.h"

static inline const char *in(struct mem *m, const char *folder, const char *name)
{
	return mem_printf(m, "%s/%s", folder, name);
}

static inline void draw_sample(const char *path)
{
	struct mem *m = mem_new();
	struct doc d;
	sample_doc(&d, m, LANG_NL);
	struct err e = { 0 };
	bool ok = out_pdf(&d, path, &e);
	ck_assert_msg(ok, "%s", err_sentence(m, &e, LANG_EN));
	mem_free(m);
}
#endif
