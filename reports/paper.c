#include "paper.h"
#include "base/utf8.h"
#include <assert.h>
#include <cairo-pdf.h>
#include <string.h>

static cairo_status_t take_bytes(void *closure, const unsigned char *bytes, unsigned n)
{
	str_add_n(closure, (const char *)bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

void paper_open(struct paper *p, struct mem *m, const struct theme *theme)
{
	*p = (struct paper){ .mem = m, .theme = theme };
	str_init(&p->pdf, m);
	p->surface = cairo_pdf_surface_create_for_stream(take_bytes, &p->pdf, PAGE_WIDTH, PAGE_HEIGHT);
	/* finish.c puts the real date; without one cairo would look at the clock */
	cairo_pdf_surface_set_metadata(p->surface, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
	p->cr = cairo_create(p->surface);
}

void paper_page(struct paper *p)
{
	cairo_show_page(p->cr);
}

static const char *kept(struct paper *p, const char *s)
{
	return s ? mem_text(p->mem, s) : NULL;
}

/* The tag outlives what it was made from: it is told again when the PDF is finished. */
static void remember(struct paper *p, const struct tag *t)
{
	p->tag = mem_grow(p->mem, p->tag, p->n_tags, &p->cap_tags, sizeof *p->tag);
	struct tag *k = &p->tag[p->n_tags++];
	*k = *t;
	k->alt = kept(p, t->alt);
	k->actual = kept(p, t->actual);
	k->lang = kept(p, t->lang);
	k->summary = kept(p, t->summary);
	k->id = kept(p, t->id);
	k->heads = kept(p, t->heads);
	k->uri = kept(p, t->uri);
	k->dest = kept(p, t->dest);
	k->contents = kept(p, t->contents);
	assert(p->n_open < PAPER_DEPTH);
	p->open[p->n_open++] = t->name;
}

void paper_begin(struct paper *p, const struct tag *t)
{
	cairo_tag_begin(p->cr, t->name, NULL);
	remember(p, t);
}

/* cairo 1.16 copies an address into the file as it is: everything that is not plain in a PDF string or in a tag's attributes is
 * percent-encoded. */
static void add_uri(struct str *s, const char *uri)
{
	for (const char *c = uri; *c; c++) {
		if (*c > ' ' && *c < 0x7f && !strchr("()<>\\'\"", *c))
			str_add_char(s, *c);
		else
			str_addf(s, "%%%02X", (unsigned)(unsigned char)*c);
	}
}

void paper_begin_link(struct paper *p, const struct tag *t, const struct box *place, size_t n)
{
	struct str s;
	str_init(&s, p->mem);
	str_add(&s, t->uri ? "uri='" : "dest='");
	add_uri(&s, t->uri ? t->uri : t->dest);
	str_add(&s, "' rect=[");
	for (size_t i = 0; i < n; i++)
		str_addf(&s, " %.2f %.2f %.2f %.2f", place[i].x, place[i].y, place[i].width, place[i].height);
	str_add(&s, " ]");
	cairo_tag_begin(p->cr, t->name, s.s);
	remember(p, t);
}

void paper_end(struct paper *p)
{
	assert(p->n_open > 0);
	cairo_tag_end(p->cr, p->open[--p->n_open]);
}

void paper_destination(struct paper *p, const char *name, double y)
{
	cairo_tag_begin(p->cr, CAIRO_TAG_DEST, mem_printf(p->mem, "name='%s' x=0 y=%.0f", name, y));
	cairo_tag_end(p->cr, CAIRO_TAG_DEST);
}

void paper_bookmark(struct paper *p, int level, const char *title, const char *name, double y)
{
	paper_destination(p, name, y);
	p->bookmark[level] = cairo_pdf_surface_add_outline(p->surface, p->bookmark[level - 1], utf8_plain(p->mem, title),
	                                                   mem_printf(p->mem, "dest='%s'", name), CAIRO_PDF_OUTLINE_FLAG_OPEN);
	for (int deeper = level + 1; deeper <= 3; deeper++)
		p->bookmark[deeper] = p->bookmark[level];
}

void paper_colour(struct paper *p, enum colour c)
{
	const struct rgb *rgb = &p->theme->colour[c];
	cairo_set_source_rgb(p->cr, rgb->r / 255.0, rgb->g / 255.0, rgb->b / 255.0);
}

bool paper_close(struct paper *p, struct bytes *pdf, struct err *e)
{
	assert(p->n_open == 0);
	cairo_status_t status = cairo_status(p->cr);
	cairo_destroy(p->cr);
	cairo_surface_finish(p->surface);
	if (status == CAIRO_STATUS_SUCCESS)
		status = cairo_surface_status(p->surface);
	cairo_surface_destroy(p->surface);
	if (status != CAIRO_STATUS_SUCCESS)
		return err_set(e, ERR_SYSTEM, W_PDF_BROKE_OFF, cairo_status_to_string(status), NULL, NULL);
	*pdf = (struct bytes){ .at = (unsigned char *)p->pdf.s, .n = p->pdf.n };
	return true;
}
