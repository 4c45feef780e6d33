/* QR codes: read back by a small reader of version 1 (ISO/IEC 18004: one block, data before correction), and the three drawings against each other. */
#include "reports/qr.h"
#include "tests/t.h"
#include <cairo.h>

enum { SIDE = 21 };

static int bit(const struct qr *q, int row, int column)
{
	return q->dark[row * SIDE + column];
}

static bool is_masked(int mask, int i, int j)
{
	switch (mask) {
	case 0:
		return (i + j) % 2 == 0;
	case 1:
		return i % 2 == 0;
	case 2:
		return j % 3 == 0;
	case 3:
		return (i + j) % 3 == 0;
	case 4:
		return (i / 2 + j / 3) % 2 == 0;
	case 5:
		return i * j % 2 + i * j % 3 == 0;
	case 6:
		return (i * j % 2 + i * j % 3) % 2 == 0;
	default:
		return ((i + j) % 2 + i * j % 3) % 2 == 0;
	}
}

static bool is_function(int i, int j)
{
	return i == 6 || j == 6 || (i < 9 && j < 9) || (i < 9 && j > SIDE - 9) || (i > SIDE - 9 && j < 9);
}

/* The text of a version 1 code; `level` is its two bits of correction (M is 00). */
static const char *read_code(struct mem *m, const struct qr *q, int *level)
{
	int format = 0, n = 0;
	unsigned char byte[26] = { 0 };
	for (int j = 0; j < 5; j++) /* the first five of the fifteen bits, which are masked with 10101 */
		format = 2 * format + bit(q, 8, j);
	format ^= 0x15;
	*level = format >> 3;
	for (int right = SIDE - 1, up = 1; right > 0; right -= 2, up = !up) {
		right -= right == 6;
		for (int k = 0; k < SIDE; k++)
			for (int j = right; j > right - 2; j--) {
				int i = up ? SIDE - 1 - k : k;
				if (is_function(i, j))
					continue;
				byte[n / 8] |= (unsigned char)((bit(q, i, j) ^ is_masked(format & 7, i, j)) << (7 - n % 8));
				n++;
			}
	}
	t_int(n, 208);
	t_int(byte[0] >> 4, 4); /* bytes */
	int length = (byte[0] & 15) << 4 | byte[1] >> 4;
	char *out = mem_alloc(m, (size_t)length + 1);
	for (int k = 0; k < length; k++)
		out[k] = (char)((byte[k + 1] & 15) << 4 | byte[k + 2] >> 4);
	return out;
}

T_CASE(another_reader_reads_it)
{
	static const char *const texts[] = { "https://a.nl/1", "http://b.be", "x" };
	struct mem *m = mem_new();
	struct err e = { .code = ERR_NONE };
	for (size_t i = 0; i < 3; i++) {
		struct qr q;
		int level;
		t_true(qr_make(m, texts[i], &q, &e));
		t_int(q.width, SIDE);
		t_text(read_code(m, &q, &level), texts[i]);
		t_int(level, 0);
		t_int(qr_least_mm(&q), 15); /* 29 blocks of half a millimetre */
	}
	mem_free(m);
}
T_END

struct bytes {
	const char *s;
	size_t n;
};

static cairo_status_t give(void *from, unsigned char *to, unsigned n)
{
	struct bytes *b = from;
	if (n > b->n)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, b->s, n);
	b->s += n;
	b->n -= n;
	return CAIRO_STATUS_SUCCESS;
}

T_CASE(drawings_agree)
{
	struct mem *m = mem_new();
	struct err e = { .code = ERR_NONE };
	struct qr q;
	struct str png, svg, text;
	str_init(&png, m);
	str_init(&svg, m);
	str_init(&text, m);
	t_true(qr_make(m, "https://voorbeeld.nl/meedenken?utm_source=facebook", &q, &e));
	size_t n = q.width + 2 * QR_QUIET;
	qr_png(&png, &q);
	struct bytes b = { png.s, png.n };
	cairo_surface_t *surface = cairo_image_surface_create_from_png_stream(give, &b);
	int step = cairo_image_surface_get_width(surface) / (int)n, stride = cairo_image_surface_get_stride(surface);
	t_int(cairo_image_surface_get_width(surface), step * (int)n);
	const unsigned char *data = cairo_image_surface_get_data(surface);
	size_t dark = 0;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++) {
			t_int(data[((int)i * step + step / 2) * stride + ((int)j * step + step / 2) * 4] == 0, qr_is_dark(&q, i, j));
			dark += qr_is_dark(&q, i, j);
		}
	cairo_surface_destroy(surface);

	qr_svg(&svg, &q, "a & <b>");
	t_true(strstr(svg.s, "<title>a &amp; &lt;b></title>") != NULL);
	size_t drawn = 0;
	for (const char *s = strstr(svg.s, "d=\"M"); (s = strchr(s, 'h')) != NULL; s++)
		drawn += s[1] == '-' ? 0 : (size_t)strtol(s + 1, NULL, 10);
	t_int(drawn, dark);

	qr_text(&text, &q, false);
	size_t blocks = 0;
	for (const char *s = text.s; *s; s++)
		if ((unsigned char)s[0] == 0xe2)
			blocks += (unsigned char)s[2] == 0x88 ? 2 : 1;
	t_int(blocks, dark);
	mem_free(m);
}
T_END

T_CASE(too_much_for_a_code)
{
	struct mem *m = mem_new();
	struct err e = { .code = ERR_NONE };
	struct qr q;
	struct str s;
	str_init(&s, m);
	str_add_times(&s, "x", 2331);
	t_true(qr_make(m, s.s, &q, &e));
	t_int(q.width, 177);
	str_add_char(&s, 'x');
	t_false(qr_make(m, s.s, &q, &e));
	t_int(e.word, W_URL_LONG);
	mem_free(m);
}
T_END

T_MAIN("reports/qr", another_reader_reads_it, drawings_agree, too_much_for_a_code)
