/* cairo's tagged PDF becomes PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), with libqpdf: what the tags say, decoration marked as such,
 * fonts and images as the standards want them, metadata, colour profile. With files attached it becomes PDF/A-3a (ISO 19005-3) instead. */
#ifndef REPORTS_FINISH_H
#define REPORTS_FINISH_H
#include "base/err.h"
#include "base/mem.h"
#include "base/sandbox.h"
#include "doc.h"
#include "paper.h"

/* tag: what cairo was told, in its order (paper.h); a tree that differs from it is an error, never a shift.
 * Equal input gives equal bytes.
 * Errors: ERR_SYSTEM with the library's words.      Memory: *out from m.      Test: tests/unit/reports/test_pdf_tags.c */
bool finish_pdf(const struct doc *d, const struct tag *tag, size_t n_tags, const struct bytes *raw, struct mem *m, struct bytes *out,
                struct err *e);
#endif
