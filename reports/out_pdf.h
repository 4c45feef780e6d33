/* The PDF driver. */
#ifndef REPORTS_OUT_PDF_H
#define REPORTS_OUT_PDF_H
#include "base/err.h"
#include "doc.h"

/* Draw the document into this file: tagged PDF/A-2a (PDF/A-3a when files are attached) and PDF/UA-1, the same bytes for the same
 * document. Drawn in a child process, so call it before any thread is started; the file is replaced only by a whole new one.
 * Shape:  title, author, subject, keywords, footer and tool of the document may be NULL.
 * Errors: ERR_SYSTEM (a package is missing, no room, no permission, the drawing broke off or took over a minute), ERR_INPUT (a table row
 *         higher than a page).
 * Memory: none.      Test: tests/unit/reports/test_out_pdf.c */
bool out_pdf(const struct doc *d, const char *path, struct err *e);
#endif
