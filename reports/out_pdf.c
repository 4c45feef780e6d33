#include "out_pdf.h"
#include "base/file.h"
#include "base/sandbox.h"
#include "finish.h"
#include "layout.h"
#include "plot.h"
#include "type.h"
#include <string.h>

enum { LIMIT_SECONDS = 60 };

static const char *or_empty(const char *s)
{
	return s ? s : "";
}

/* Lay the document out, section by section, and draw it when there is a paper. Nothing of a section is kept: a long report takes little more
 * memory than a short one. */
static bool lay_out(const struct doc *d, struct type *t, struct heading_place *place, struct paper *paper, size_t *n_pages, struct err *e)
{
	struct mem *own = t->mem;
	struct layout l;
	layout_open(&l, d, t, e);
	l.place = place;
	l.place_mem = own;
	t->mem = mem_new();
	for (bool more = true; more; mem_reset(t->mem)) {
		struct sheet sheet = { .mem = t->mem };
		more = layout_section(&l, &sheet);
		if (paper)
			sheet_draw(&sheet, t, paper, d->footer, *n_pages);
		type_forget(t);
	}
	mem_free(t->mem);
	t->mem = own;
	*n_pages = l.n_pages;
	return !err_is_set(e);
}

static bool draw(const struct doc *d, struct type *t, struct bytes *out, struct err *e)
{
	struct paper paper;
	struct bytes raw;
	size_t n_pages;
	struct heading_place *place = mem_array(t->mem, d->n + 1, sizeof *place);
	if (!lay_out(d, t, place, NULL, &n_pages, e)) /* every page says how many there are, and the list of contents where things stand */
		return false;
	paper_open(&paper, t->mem, d->theme);
	bool ok = lay_out(d, t, place, &paper, &n_pages, e);
	paper_page(&paper);
	return paper_close(&paper, &raw, e) && ok && finish_pdf(d, paper.tag, paper.n_tags, &raw, t->mem, out, e);
}

/* The child's work. */
static bool render(const void *what, struct mem *m, struct bytes *out, struct err *e)
{
	struct doc d = *(const struct doc *)what;
	d.title = d.title && d.title[0] ? d.title : or_empty(d.id);
	d.author = or_empty(d.author);
	d.subject = or_empty(d.subject);
	d.keywords = or_empty(d.keywords);
	d.footer = or_empty(d.footer);
	d.tool = or_empty(d.tool);
	d.theme = d.theme ? d.theme : &theme_neutral;
	if (!plot_start(d.theme, e))
		return false;
	struct type t;
	bool ok = type_open(&t, m, d.theme, d.lang, e) && draw(&d, &t, out, e);
	type_close(&t);
	return ok;
}

static bool is_whole(const struct bytes *b)
{
	static const char head[] = "%PDF-", tail[] = "%%EOF\n";
	size_t n_head = sizeof head - 1, n_tail = sizeof tail - 1;
	return b->n > n_head + n_tail && memcmp(b->at, head, n_head) == 0 && memcmp(b->at + b->n - n_tail, tail, n_tail) == 0;
}

bool out_pdf(const struct doc *d, const char *path, struct err *e)
{
	struct mem *m = mem_new();
	struct bytes pdf;
	bool ok = sandbox_run(render, d, LIMIT_SECONDS, m, &pdf, e);
	if (ok && !is_whole(&pdf))
		ok = err_set(e, ERR_SYSTEM, W_PDF_BROKE_OFF, "%%EOF", NULL, NULL);
	if (!ok)
		err_at(e, path, 0, 0);
	ok = ok && file_write_atomic(path, pdf.at, pdf.n, e);
	mem_free(m);
	return ok;
}
