#include "qr.h"
#include <cairo.h>
#include <errno.h>
#include <limits.h>
#include <qrencode.h>
#include <string.h>

bool qr_make(struct mem *m, const char *text, struct qr *out, struct err *e)
{
	size_t n = strlen(text);
	QRcode *code = QRcode_encodeData((int)n, (const unsigned char *)text, 0, QR_ECLEVEL_M);
	if (!code && errno == ERANGE)
		return err_set(e, ERR_USAGE, W_URL_LONG, NULL, NULL, NULL);
	if (!code)
		return err_set(e, ERR_SYSTEM, W_QR_FAILED, strerror(errno), NULL, NULL);
	size_t width = (size_t)code->width;
	unsigned char *dark = mem_alloc(m, width * width);
	for (size_t i = 0; i < width * width; i++)
		dark[i] = code->data[i] & 1; /* the other bits tell what a block is for */
	QRcode_free(code);
	*out = (struct qr){ width, dark };
	return true;
}

bool qr_is_dark(const struct qr *q, size_t row, size_t column)
{
	bool inside = row >= QR_QUIET && column >= QR_QUIET && row < q->width + QR_QUIET && column < q->width + QR_QUIET;
	return inside && q->dark[(row - QR_QUIET) * q->width + column - QR_QUIET];
}

static size_t side(const struct qr *q)
{
	return q->width + (size_t)2 * QR_QUIET;
}

size_t qr_least_mm(const struct qr *q)
{
	return (side(q) + 1) / 2;
}

/* Dark blocks that lie beside each other are one stroke, so that no hair line shows between them. */
void qr_svg(struct str *out, const struct qr *q, const char *name)
{
	size_t n = side(q);
	str_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%zumm\" height=\"%zumm\" viewBox=\"0 0 %zu %zu\" ", n, n, n, n);
	str_add(out, "shape-rendering=\"crispEdges\" role=\"img\">\n<title>");
	for (; *name; name++)
		if (*name == '&' || *name == '<')
			str_add(out, *name == '&' ? "&amp;" : "&lt;");
		else
			str_add_char(out, *name);
	str_addf(out, "</title>\n<rect width=\"%zu\" height=\"%zu\" fill=\"white\"/>\n<path fill=\"black\" d=\"", n, n);
	for (size_t row = 0; row < n; row++)
		for (size_t from = 0, to; from < n; from = to) {
			for (to = from; to < n && qr_is_dark(q, row, to);)
				to++;
			if (to > from)
				str_addf(out, "M%zu %zuh%zuv1h-%zuz", from, row, to - from, to - from);
			to += to == from;
		}
	str_add(out, "\"/>\n</svg>\n");
}

static cairo_status_t add_bytes(void *to, const unsigned char *bytes, unsigned n)
{
	str_add_n(to, (const char *)bytes, n);
	return CAIRO_STATUS_SUCCESS;
}

void qr_png(struct str *out, const struct qr *q)
{
	enum { PIXELS = 12 }; /* a block; sharp at any printed width that makes sense */
	int n = (int)side(q) * PIXELS;
	cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, n, n);
	unsigned char *data = cairo_image_surface_get_data(surface);
	int stride = cairo_image_surface_get_stride(surface);
	cairo_surface_flush(surface);
	for (int row = 0; data && row < n; row++) /* no data: out of memory, and nothing is written */
		for (int column = 0; column < n; column++)
			memset(data + (ptrdiff_t)row * stride + (ptrdiff_t)4 * column,
			       qr_is_dark(q, (size_t)(row / PIXELS), (size_t)(column / PIXELS)) ? 0 : UCHAR_MAX, 4);
	cairo_surface_mark_dirty(surface);
	cairo_surface_write_to_png_stream(surface, add_bytes, out);
	cairo_surface_destroy(surface);
}

void qr_text(struct str *out, const struct qr *q, bool colours)
{
	static const char *const block[] = { " ", "▄", "▀", "█" };
	size_t n = side(q);
	for (size_t row = 0; row < n; row += 2) {
		if (colours)
			str_add(out, "\033[30;107m");
		for (size_t column = 0; column < n; column++)
			str_add(out, block[2 * qr_is_dark(q, row, column) + qr_is_dark(q, row + 1, column)]);
		str_add(out, colours ? "\033[0m\n" : "\n");
	}
}
