/* Files inside the document (ISO 19005-3, 6.8; ISO 32000-1, 7.11): each is associated with the document as a whole, and listed by name for
 * those who look for attachments. */
#include "base/day.h"
#include "finish_parts.h"
#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b)
{
	const struct attachment *const *x = a, *const *y = b;
	return strcmp((*x)->name, (*y)->name);
}

/* A tree of names must be in the order of its bytes, or viewers do not find what is in it. */
static const struct attachment **in_order(struct finish *f, const struct doc *d)
{
	const struct attachment **out = mem_array(f->mem, d->n_attached, sizeof(struct attachment *));
	for (size_t i = 0; i < d->n_attached; i++)
		out[i] = &d->attached[i];
	qsort(out, d->n_attached, sizeof *out, by_name);
	return out;
}

static qpdf_oh embedded(struct finish *f, const struct attachment *a, const char *date)
{
	qpdf_oh stream = pdf_stream(f, a->bytes, a->n, "<</Type /EmbeddedFile>>"), dictionary = qpdf_oh_get_dict(f->q, stream);
	qpdf_oh about = pdf_parse(f, mem_printf(f->mem, "<</Size %zu /CreationDate (%s) /ModDate (%s)>>", a->n, date, date));
	pdf_set(f, dictionary, "/Subtype", pdf_name(f, mem_printf(f->mem, "/%s", a->media_type)));
	pdf_set(f, dictionary, "/Params", about);
	return stream;
}

static qpdf_oh specification(struct finish *f, const struct attachment *a, const char *date)
{
	qpdf_oh file = qpdf_oh_new_dictionary(f->q), content = embedded(f, a, date);
	qpdf_oh out = pdf_parse(f, "<</Type /Filespec /AFRelationship /Data>>");
	pdf_set(f, file, "/F", content);
	pdf_set(f, file, "/UF", content);
	pdf_set(f, out, "/EF", file);
	pdf_set(f, out, "/F", pdf_text(f, a->name));
	pdf_set(f, out, "/UF", pdf_text(f, a->name));
	pdf_set(f, out, "/Desc", pdf_text(f, a->title));
	return qpdf_make_indirect_object(f->q, out);
}

void finish_attach(struct finish *f, const struct doc *d, const char *date, qpdf_oh root)
{
	if (!d->n_attached)
		return;
	const struct attachment **file = in_order(f, d);
	qpdf_oh associated = qpdf_oh_new_array(f->q), name = qpdf_oh_new_array(f->q), list = qpdf_oh_new_dictionary(f->q);
	for (size_t i = 0; i < d->n_attached; i++) {
		qpdf_oh one = specification(f, file[i], date);
		qpdf_oh_append_item(f->q, associated, one);
		qpdf_oh_append_item(f->q, name, pdf_text(f, file[i]->name));
		qpdf_oh_append_item(f->q, name, one);
	}
	pdf_set(f, list, "/Names", name);
	pdf_set(f, root, "/AF", associated);
	if (!qpdf_oh_is_dictionary(f->q, pdf_get(f, root, "/Names")))
		pdf_set(f, root, "/Names", qpdf_oh_new_dictionary(f->q));
	pdf_set(f, pdf_get(f, root, "/Names"), "/EmbeddedFiles", list);
}
