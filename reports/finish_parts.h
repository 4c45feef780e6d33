/* The steps of finish.c, and what they share. */
#ifndef REPORTS_FINISH_PARTS_H
#define REPORTS_FINISH_PARTS_H
#include "base/str.h"
#include "finish.h"
#include <qpdf/qpdf-c.h>

/* A piece of marked content that stands for other text (an emoji). */
struct actual {
	int page; /* its object number */
	int mcid;
	const char *text; /* as a PDF string */
};

struct named {
	const char *id;
	qpdf_oh element;
};

struct finish {
	qpdf_data q;
	struct mem *mem;
	struct err *err;
	const struct tag *tag;
	size_t n_tags, n_seen;
	struct actual *actual;
	size_t n_actual, cap_actual;
	struct named *named; /* elements with an id */
	size_t n_named, cap_named;
	qpdf_oh *caption; /* elements to hang under the Figure before them */
	size_t n_captions, cap_captions;
};

/* Short names for the making of objects. */
qpdf_oh pdf_name(struct finish *f, const char *name); /* with its slash */
qpdf_oh pdf_text(struct finish *f, const char *utf8);
qpdf_oh pdf_parse(struct finish *f, const char *source);
qpdf_oh pdf_stream(struct finish *f, const void *bytes, size_t n, const char *dictionary);
void pdf_set(struct finish *f, qpdf_oh dictionary, const char *key, qpdf_oh value);
qpdf_oh pdf_get(struct finish *f, qpdf_oh dictionary, const char *key);
bool pdf_fail(struct finish *f, const char *why); /* false */

/* Walk the structure tree and say what cairo could not. */
void finish_tree(struct finish *f, qpdf_oh root);
/* One page: content, fonts, images, annotations. */
void finish_page(struct finish *f, qpdf_oh page);

/* Put the attached files of the document into it; date as PDF has it. */
void finish_attach(struct finish *f, const struct doc *d, const char *date, qpdf_oh root);

/* XMP metadata as an XML packet, and an sRGB colour profile. */
const char *finish_xmp(struct mem *m, const struct doc *d, const char *producer);
size_t finish_icc(unsigned char out[1024]);
#endif
