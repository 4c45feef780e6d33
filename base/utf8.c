#include "utf8.h"
#include "str.h"
#include <assert.h>
#include <string.h>
#include <utf8proc.h>

/* Eight bytes at a time: does any byte reach `least` (128..255)? Adding the distance to 256 to the low seven bits carries into the high bit. */
static bool has_byte_from(const char *s, size_t n, unsigned least)
{
	const uint64_t low = 0x7f7f7f7f7f7f7f7f, high = 0x8080808080808080;
	const uint64_t distance = (0x100 - least) * (uint64_t)0x0101010101010101;
	uint64_t found = 0, eight;
	for (; n >= sizeof eight; s += sizeof eight, n -= sizeof eight) {
		memcpy(&eight, s, sizeof eight);
		found |= eight & ((eight & low) + distance) & high;
	}
	for (; n; s++, n--)
		if ((unsigned char)*s >= least)
			return true;
	return found != 0;
}

/* The next code point of at most n bytes, at least 1, at s and its length in *used; -1 and one byte when it is not well-formed. */
static int32_t next_codepoint(const char *s, size_t n, size_t *used)
{
	utf8proc_int32_t c;
	if ((unsigned char)*s < 0x80) { /* most characters, without the call */
		*used = 1;
		return *s;
	}
	utf8proc_ssize_t k = utf8proc_iterate((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, &c);
	*used = k > 0 ? (size_t)k : 1;
	return k > 0 ? c : -1;
}

bool utf8_valid(const char *s, size_t n, size_t *bad_at)
{
	if (!has_byte_from(s, n, 0x80))
		return true;
	for (size_t i = 0, used; i < n; i += used) {
		if (next_codepoint(s + i, n - i, &used) < 0) {
			*bad_at = i;
			return false;
		}
	}
	return true;
}

/* n bytes to decomposed code points, with room for the NUL that composing adds. NULL if they are not well-formed. */
static utf8proc_int32_t *decompose(struct mem *m, const char *s, size_t n, utf8proc_option_t options, utf8proc_ssize_t *n_points)
{
	utf8proc_int32_t *point = NULL;
	utf8proc_ssize_t room = 0;
	*n_points = (utf8proc_ssize_t)n; /* enough unless letters fall apart into more code points than they had bytes */
	while (room < *n_points) {
		room = *n_points;
		point = mem_array(m, (size_t)room + 1, sizeof *point);
		*n_points = utf8proc_decompose((const utf8proc_uint8_t *)s, (utf8proc_ssize_t)n, point, room, options);
	}
	return *n_points < 0 ? NULL : point;
}

/* Code points to composed UTF-8, in the same memory. */
static char *compose(utf8proc_int32_t *point, utf8proc_ssize_t n)
{
	utf8proc_ssize_t n_bytes = utf8proc_reencode(point, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	assert(n_bytes >= 0);
	return (char *)point;
}

/* Is every character its own normal form, whatever stands beside it? False may also mean: not known here.
 * Latin, Greek, Cyrillic, Arabic, signs, emoji.      Source: Unicode 14, NFC_Quick_Check=Yes and Canonical_Combining_Class=0. */
static bool is_plainly_nfc(const char *s, size_t n)
{
	static const struct {
		int32_t first, last;
	} plain[] = {
		{ 0x0, 0x2ff },     { 0x388, 0x482 },   { 0x61b, 0x64a },     { 0x2002, 0x20cf },
		{ 0x232b, 0x2adb }, { 0xfe00, 0xfe1f }, { 0x1f000, 0x1faff },
	};
	if (!has_byte_from(s, n, 0xcc)) /* the first byte of U+0300 */
		return true;
	for (size_t i = 0, used; i < n; i += used) {
		int32_t c = next_codepoint(s + i, n - i, &used);
		size_t k = 0;
		while (k < sizeof plain / sizeof *plain && c > plain[k].last)
			k++;
		if (k == sizeof plain / sizeof *plain || c < plain[k].first)
			return false;
	}
	return true;
}

char *utf8_nfc(struct mem *m, const char *s, size_t n)
{
	if (is_plainly_nfc(s, n))
		return mem_text_n(m, s, n);
	utf8proc_ssize_t n_points;
	utf8proc_int32_t *point = decompose(m, s, n, UTF8PROC_STABLE | UTF8PROC_COMPOSE, &n_points);
	return point ? compose(point, n_points) : mem_text_n(m, s, n);
}

/* What typists and typesetters write differently, as one character. */
static int32_t key_point(int32_t c)
{
	if (c == 0x2018 || c == 0x2019 || c == 0x201b || c == 0x2032 || c == 0x02bc || c == 0x00b4 || c == '`')
		return '\'';
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212)
		return '-';
	if ((c >= '\t' && c <= '\r') || c == 0x85 || utf8proc_category(c) == UTF8PROC_CATEGORY_ZS || c == 0x2028 || c == 0x2029)
		return ' ';
	return c;
}

static char *make_key(struct mem *m, const char *s, utf8proc_option_t more)
{
	utf8proc_ssize_t n_points;
	utf8proc_int32_t *point =
	        decompose(m, s, strlen(s), UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | more, &n_points);
	if (!point)
		return mem_text(m, s);
	utf8proc_ssize_t n = 0;
	for (utf8proc_ssize_t i = 0; i < n_points; i++) {
		int32_t c = key_point(point[i]);
		if (c != ' ' || (n > 0 && point[n - 1] != ' '))
			point[n++] = c;
	}
	if (n > 0 && point[n - 1] == ' ')
		n--;
	return compose(point, n);
}

char *utf8_key(struct mem *m, const char *s)
{
	return make_key(m, s, 0);
}

char *utf8_bare_key(struct mem *m, const char *s)
{
	return make_key(m, s, UTF8PROC_STRIPMARK);
}

char *utf8_slug(struct mem *m, const char *s)
{
	struct str out;
	str_init(&out, m);
	for (const char *c = utf8_bare_key(m, s); *c; c++) {
		bool keep = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9');
		if (keep)
			str_add_char(&out, *c);
		else if (out.n && out.s[out.n - 1] != '-')
			str_add_char(&out, '-');
	}
	if (out.n && out.s[out.n - 1] == '-')
		out.s[--out.n] = '\0';
	return out.s;
}

static size_t width_of(int32_t c)
{
	return c < 0 ? 1 : (size_t)utf8proc_charwidth(c);
}

size_t utf8_width(const char *s)
{
	size_t n = strlen(s), width = 0;
	for (size_t i = 0, used; i < n; i += used)
		width += width_of(next_codepoint(s + i, n - i, &used));
	return width;
}

const char *utf8_clip(struct mem *m, const char *s, size_t columns)
{
	if (utf8_width(s) <= columns)
		return mem_text(m, s);
	if (columns == 0)
		return "";
	size_t n = strlen(s), width = 0, end = 0; /* end: the last place where a grapheme ends and the ellipsis still fits */
	int32_t before = 0, state = 0;
	for (size_t i = 0, used; width < columns; i += used) { /* the text is wider, so this ends within it */
		int32_t c = next_codepoint(s + i, n - i, &used);
		if (i > 0 && utf8proc_grapheme_break_stateful(before, c, &state))
			end = i;
		width += width_of(c);
		before = c;
	}
	return mem_printf(m, "%.*s…", (int)end, s);
}

static bool is_bidi_control(int32_t c)
{
	return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

const char *utf8_safe(struct mem *m, const char *s)
{
	struct str out;
	str_init(&out, m);
	size_t n = strlen(s);
	for (size_t i = 0, used; i < n; i += used) {
		int32_t c = next_codepoint(s + i, n - i, &used);
		if (c < 0)
			str_addf(&out, "\\x%02x", (unsigned)(unsigned char)s[i]);
		else if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029)
			str_add_char(&out, ' ');
		else if (c < 0x20 || c == 0x7f)
			str_addf(&out, "\\x%02x", (unsigned)c);
		else if ((c < 0xa0 && c >= 0x80) || is_bidi_control(c) || c == 0xfffe || c == 0xffff)
			str_addf(&out, "\\u%04x", (unsigned)c);
		else
			str_add_n(&out, s + i, used);
	}
	return out.s;
}

size_t utf8_stray(const char *s)
{
	const unsigned char *c = (const unsigned char *)s;
	if (c[0] < 0x80)
		return c[0] == 0x7f || (c[0] < ' ' && c[0] && !strchr("\t\r\n", c[0]));
	if (c[0] == 0xc2)
		return c[1] >= 0x80 && c[1] < 0xa0 ? 2 : 0;
	if (c[0] == 0xef)
		return c[1] == 0xbf && c[2] >= 0xbe ? 3 : 0;
	bool turns = c[0] == 0xe2 && ((c[1] == 0x80 && c[2] >= 0xaa && c[2] <= 0xae) || (c[1] == 0x81 && c[2] >= 0xa6 && c[2] <= 0xa9));
	return turns ? 3 : 0;
}

const char *utf8_plain(struct mem *m, const char *s)
{
	struct str out;
	const char *at = s;
	while (*at && !utf8_stray(at))
		at++;
	if (!*at)
		return s;
	str_init(&out, m);
	for (at = s; *at;) {
		size_t skip = utf8_stray(at);
		if (!skip)
			str_add_char(&out, *at++);
		at += skip;
	}
	return out.s;
}

static bool is_private(int32_t c)
{
	return (c >= 0xe000 && c <= 0xf8ff) || c >= 0xf0000;
}

const char *utf8_drawn(struct mem *m, const char *s)
{
	struct str out;
	size_t n_private = 0;
	s = utf8_plain(m, s);
	str_init(&out, m);
	for (size_t i = 0, used, n = strlen(s); i < n; i += used) {
		bool private = is_private(next_codepoint(s + i, n - i, &used));
		str_add_n(&out, private ? "\ufffd" : s + i, private ? 3 : used);
		n_private += private;
	}
	return n_private ? out.s : s;
}

size_t utf8_put(uint32_t codepoint, char out[4])
{
	if (codepoint > 0x10ffff || (codepoint >= 0xd800 && codepoint <= 0xdfff))
		return 0;
	return (size_t)utf8proc_encode_char((utf8proc_int32_t)codepoint, (utf8proc_uint8_t *)out);
}

/* The byte 0x80..0xbf that Windows-1252 shows as this character; -1: none. *s moves behind it. */
static int continuation_1252(const char **s)
{
	static const uint16_t shown[32] = { 0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,
		                            0x2039, 0x152,  0x8d,   0x17d,  0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
		                            0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178 };
	utf8proc_int32_t c;
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)*s, -1, &c);
	if (n <= 0)
		return -1;
	*s += n;
	for (int i = 0; i < 32; i++)
		if (c == shown[i])
			return 0x80 + i;
	return c >= 0xa0 && c <= 0xbf ? (int)c : -1;
}

bool utf8_is_garbled(const char *s)
{
	/* the first bytes of é, of € and quotes, and of emoji, as Windows-1252 shows them; all are 0xc3 and a byte in UTF-8 */
	static const struct {
		const char *first;
		int n_more;
	} starts[] = { { "Â", 1 }, { "Ã", 1 }, { "â", 2 }, { "ð", 3 } };
	for (s = strchr(s, 0xc3); s; s = strchr(s + 1, 0xc3))
		for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
			const char *t = s + 2;
			int n = strncmp(s, starts[i].first, 2) == 0 ? 0 : -1;
			while (n >= 0 && n < starts[i].n_more && continuation_1252(&t) >= 0)
				n++;
			if (n == starts[i].n_more)
				return true;
		}
	return false;
}
