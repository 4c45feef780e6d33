/* QR codes (ISO/IEC 18004, correction level M): as SVG, as PNG, and for a terminal. Each has the quiet zone of four blocks around it.
 * Test: tests/unit/reports/test_qr.c */
#ifndef REPORTS_QR_H
#define REPORTS_QR_H
#include "base/err.h"
#include "base/str.h"

enum { QR_QUIET = 4 };

struct qr {
	size_t width; /* blocks on each side, without the quiet zone */
	const unsigned char *dark; /* width x width, row by row: 1 dark, 0 light */
};

/* Errors: ERR_USAGE when the text is too long (2,331 bytes), ERR_SYSTEM.      Memory: from m. */
bool qr_make(struct mem *m, const char *text, struct qr *out, struct err *e);
bool qr_is_dark(const struct qr *q, size_t row, size_t column); /* with the quiet zone: rows and columns 0..width + 7 */
/* The narrowest print that a phone still reads, quiet zone included, at half a millimetre a block; in millimetres. */
size_t qr_least_mm(const struct qr *q);

void qr_svg(struct str *out, const struct qr *q, const char *name); /* name: for who cannot see it */
void qr_png(struct str *out, const struct qr *q); /* bytes */
/* Two rows of blocks a line; `colours`: with the terminal's codes for black on white, else dark blocks are what is printed. */
void qr_text(struct str *out, const struct qr *q, bool colours);
#endif
