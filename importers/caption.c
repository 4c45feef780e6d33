#include "caption.h"
#include "base/str.h"
#include "base/utf8.h"
#include <stdint.h>
#include <string.h>

enum {
	TITLE_BYTES = 512, /* more than 120 columns need, unless marks are piled up on purpose */
	MAIL_LOCAL = 64,
	MAIL_DOMAIN = 255, /* RFC 5321, 4.5.3.1 */
	PHONE_LEAST = 9,
	PHONE_MOST = 15 /* digits; E.164 */
};
static const char MASK[] = "…";

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_alnum(char c)
{
	return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* Blocks of punctuation, symbols, variation selectors and emoji are no letters. */
size_t caption_word_char(const char *s)
{
	const unsigned char *b = (const unsigned char *)s;
	if (b[0] < 0x80)
		return is_alnum(*s) || *s == '_';
	uint32_t c;
	size_t n;
	if (b[0] < 0xe0)
		c = (b[0] & 0x1fu) << 6 | (b[1] & 0x3fu), n = 2;
	else if (b[0] < 0xf0)
		c = (b[0] & 0x0fu) << 12 | (b[1] & 0x3fu) << 6 | (b[2] & 0x3fu), n = 3;
	else
		c = (b[0] & 0x07u) << 18 | (b[1] & 0x3fu) << 12 | (b[2] & 0x3fu) << 6 | (b[3] & 0x3fu), n = 4;
	bool symbol = c < 0xc0 || (c >= 0x2000 && c < 0x2c00) || (c >= 0x3000 && c < 0x3005) || (c >= 0xe000 && c < 0xf900) ||
	              (c >= 0xfe00 && c < 0xfe10) || c >= 0x1f000;
	return symbol ? 0 : n;
}

static bool has_prefix(const char *s, const char *lower)
{
	for (; *lower; s++, lower++)
		if ((*s | (*s >= 'A' && *s <= 'Z' ? 0x20 : 0)) != *lower)
			return false;
	return true;
}

/* Bytes of the link that begins at s, up to the next blank; 0 when none does. */
static size_t link_at(const char *s)
{
	if ((*s | 0x20) != 'h' && (*s | 0x20) != 'w')
		return 0;
	if (!has_prefix(s, "http://") && !has_prefix(s, "https://") && !has_prefix(s, "www."))
		return 0;
	size_t n = 0;
	while (s[n] && !is_blank(s[n]))
		n++;
	return n;
}

/* Bytes of the hashtag's name behind the # at s; 0 when there is none. Figures alone are none, and "&#39;" neither. */
static size_t hashtag_at(const char *s, char before)
{
	if (*s != '#' || is_alnum(before) || before == '_' || before == '&' || before == '#')
		return 0;
	size_t n = 0;
	bool letter = false;
	for (size_t k; (k = caption_word_char(s + 1 + n)) > 0; n += k)
		letter |= k > 1 || (!is_digit(s[1 + n]) && s[1 + n] != '_');
	return letter ? n : 0;
}

bool caption_next_hashtag(const char **s, const char **tag, size_t *n)
{
	char before = ' ';
	for (const char *p = *s; *p; before = *p++) {
		size_t link = is_alnum(before) ? 0 : link_at(p);
		if (link) {
			p += link - 1;
			continue;
		}
		if ((*n = hashtag_at(p, before)) > 0) {
			*tag = p + 1;
			*s = p + 1 + *n;
			return true;
		}
	}
	return false;
}

struct caption caption_measure(const char *s)
{
	struct caption c = { 0 };
	char before = ' ';
	for (const char *p = s; *p; before = *p++) {
		c.chars += ((unsigned char)*p & 0xc0) != 0x80;
		if (*p == '?')
			c.asks = true;
		else if (*p == '#')
			c.hashtags += hashtag_at(p, before) > 0;
		size_t link = is_alnum(before) ? 0 : link_at(p);
		for (; link > 1; link--) { /* nothing counts in a link but its length */
			c.has_link = true;
			p++;
			c.chars += ((unsigned char)*p & 0xc0) != 0x80;
		}
	}
	return c;
}

static size_t run_of_mail(const char *s, const char *marks, size_t most)
{
	size_t n = 0;
	while (n < most && s[n] && (is_alnum(s[n]) || strchr(marks, s[n]) || (unsigned char)s[n] >= 0x80))
		n++;
	return n;
}

static size_t mail_at(const char *s)
{
	size_t local = run_of_mail(s, "._%+-", MAIL_LOCAL);
	if (local == 0 || s[local] != '@')
		return 0;
	size_t domain = run_of_mail(s + local + 1, ".-", MAIL_DOMAIN);
	return domain ? local + 1 + domain : 0;
}

/* @name, and the form @[123:456:name] of older exports. */
static size_t handle_at(const char *s)
{
	if (*s != '@')
		return 0;
	if (s[1] == '[') {
		size_t end = 2;
		while (end < MAIL_DOMAIN && s[end] && s[end] != ']')
			end++;
		return s[end] == ']' ? end + 1 : 2;
	}
	size_t n = 1;
	while (n < MAIL_DOMAIN && (s[n] == '.' || s[n] == '-' || caption_word_char(s + n)))
		n += s[n] == '.' || s[n] == '-' ? 1 : caption_word_char(s + n);
	while (n > 1 && (s[n - 1] == '.' || s[n - 1] == '-')) /* the end of a sentence, not of the name */
		n--;
	return n > 1 ? n : 0;
}

/* From `least` to `most` digits; their number, or 0. */
static size_t digits_at(const char *s, size_t least, size_t most)
{
	size_t n = 0;
	while (is_digit(s[n]))
		n++;
	return n >= least && n <= most ? n : 0;
}

/* 1-6-2026, 01/06/2026, 01.06.2026: with a time behind it, it would pass for a phone number. */
static size_t date_at(const char *s)
{
	size_t day = digits_at(s, 1, 2);
	if (day == 0 || strspn(s + day, "-/.") != 1)
		return 0;
	size_t month = digits_at(s + day + 1, 1, 2);
	if (month == 0 || s[day + 1 + month] != s[day])
		return 0;
	size_t year = digits_at(s + day + month + 2, 4, 4);
	return year ? day + month + year + 2 : 0;
}

/* A phone number: 9 to 15 digits that begin with + or 0, or have no mark between them. "000" begins none, but the end of an amount. */
static size_t phone_at(const char *s)
{
	size_t i = strspn(s, "(");
	bool leads = s[i] == '+' || (s[i] == '0' && strncmp(s + i, "000", 3) != 0), broken = false;
	i += s[i] == '+';
	size_t digits = 0, end = 0;
	while (is_digit(s[i]) && digits <= PHONE_MOST) {
		digits++;
		end = ++i;
		size_t marks = strspn(s + i, " -./()");
		if (marks > 0 && marks <= 3 && is_digit(s[i + marks])) {
			broken = true;
			i += marks;
		}
	}
	bool phone = digits >= PHONE_LEAST && digits <= PHONE_MOST && (leads || !broken) && !is_alnum(s[end]);
	return phone ? end : 0;
}

static size_t char_bytes(const char *s)
{
	size_t n = 1;
	while (((unsigned char)s[n] & 0xc0) == 0x80)
		n++;
	return n;
}

/* Bytes at s, at most `most` and whole characters, in which nothing begins that is folded or masked, addresses aside. */
static size_t plain_run(const char *s, size_t most)
{
	size_t n = strcspn(s, " \t\r\n+(0123456789");
	if (n > most)
		for (n = most; ((unsigned char)s[n] & 0xc0) == 0x80;)
			n++;
	return n;
}

/* Bytes of the person's address that begins at s, if any. */
static size_t masked_at(const char *s, char before)
{
	size_t n = is_alnum(before) ? 0 : phone_at(s);
	return n || is_alnum(before) ? n : mail_at(s);
}

/* On one line, without persons; stops behind `most` bytes. */
static struct str mask(struct mem *m, const char *s, size_t most, bool *masked)
{
	bool has_address = strchr(s, '@') != NULL;
	struct str out;
	str_init(&out, m);
	char before = ' ';
	*masked = false;
	for (size_t n; *s && out.n < most; before = s[n - 1], s += n) {
		if (!has_address && (n = plain_run(s, most - out.n)) > 0) {
			str_add_n(&out, s, n);
		} else if (is_blank(*s)) {
			n = 1;
			if (out.n && !is_blank(before))
				str_add_char(&out, ' ');
		} else if (!is_alnum(before) && (n = date_at(s)) > 0) {
			str_add_n(&out, s, n);
		} else if ((n = masked_at(s, before)) > 0) {
			str_add(&out, MASK);
			*masked = true;
		} else if ((n = handle_at(s)) > 0) {
			str_add_char(&out, '@');
			str_add(&out, MASK);
			*masked = true;
		} else {
			n = char_bytes(s);
			str_add_n(&out, s, n);
		}
	}
	while (out.n && out.s[out.n - 1] == ' ')
		out.s[--out.n] = '\0';
	return out;
}

const char *caption_title(struct mem *m, const char *s)
{
	bool masked;
	struct str out = mask(m, s, TITLE_BYTES, &masked);
	return out.n <= TITLE_COLUMNS ? out.s : utf8_clip(m, out.s, TITLE_COLUMNS); /* a byte is a column at most */
}

const char *caption_mask(struct mem *m, const char *s, bool *masked)
{
	return mask(m, s, SIZE_MAX, masked).s;
}
