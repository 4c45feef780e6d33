#include "url.h"
#include "str.h"
#include "utf8.h"
#include <assert.h>
#include <string.h>
#include <strings.h>

static bool is_letter_or_digit(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static void add_percent(struct str *out, char c)
{
	static const char hex[] = "0123456789ABCDEF";
	str_add_char(out, '%');
	str_add_char(out, hex[(unsigned char)c >> 4]);
	str_add_char(out, hex[(unsigned char)c & 15]);
}

static void add_encoded(struct str *out, const char *text)
{
	for (; *text; text++)
		if (is_letter_or_digit(*text) || strchr("-._~", *text))
			str_add_char(out, *text);
		else
			add_percent(out, *text);
}

/* What stands after the host; only what is not ASCII is encoded. */
static void add_rest(struct str *out, const char *text, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)text[i] < 0x80)
			str_add_char(out, text[i]);
		else
			add_percent(out, text[i]);
}

/* Where the host begins; NULL: it is no address on the web. */
static const char *host_of(const char *address)
{
	static const char *const schemes[] = { "http://", "https://" };
	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
		if (strncasecmp(address, schemes[i], strlen(schemes[i])) == 0)
			return address + strlen(schemes[i]);
	return NULL;
}

static bool has_host(const char *host, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!is_letter_or_digit(host[i]) && !strchr(".-:[]", host[i]))
			return false;
	return n > 0 && (is_letter_or_digit(*host) || *host == '[');
}

static bool has_key(const char *query, size_t n, const char *key)
{
	for (size_t at = 0; at < n;) {
		size_t name = strcspn(query + at, "=&#");
		if (name == strlen(key) && strncasecmp(query + at, key, name) == 0)
			return true;
		at += name + strcspn(query + at + name, "&#") + 1;
	}
	return false;
}

static bool check(const char *address, const char *host, size_t host_n, struct err *e)
{
	size_t bad;
	if (!host)
		return err_set(e, ERR_USAGE, W_URL_NOT_WEB, address, NULL, NULL);
	if (!has_host(host, host_n))
		return err_set(e, ERR_USAGE, memchr(host, '@', host_n) ? W_URL_PERSON : W_URL_HOST, address, NULL, NULL);
	if (!utf8_valid(address, strlen(address), &bad))
		return err_set(e, ERR_USAGE, W_URL_CHARACTER, address, NULL, NULL);
	for (const char *c = host + host_n; *c; c++)
		if ((unsigned char)*c <= ' ' || *c == 0x7f || strchr("<>\"{}|\\^`", *c))
			return err_set(e, ERR_USAGE, W_URL_CHARACTER, address, NULL, NULL);
	return true;
}

bool url_add_query(struct mem *m, const char *address, const struct url_pair pair[], size_t n, const char **out, struct err *e)
{
	const char *host = host_of(address);
	size_t host_n = host ? strcspn(host, "/?#") : 0;
	struct str s;
	if (!check(address, host, host_n, e))
		return false;
	assert(host); /* else it did not pass */
	const char *rest = host + host_n, *fragment = rest + strcspn(rest, "#"), *query = memchr(rest, '?', (size_t)(fragment - rest));
	size_t query_n = query ? (size_t)(fragment - query) - 1 : 0;
	str_init(&s, m);
	str_add_n(&s, address, (size_t)(rest - address));
	if (*rest != '/')
		str_add_char(&s, '/');
	add_rest(&s, rest, (size_t)(fragment - rest));
	for (size_t i = 0; i < n; i++) {
		if (query && has_key(query + 1, query_n, pair[i].key))
			return err_set(e, ERR_USAGE, W_URL_HAS_KEY, address, pair[i].key, NULL);
		if (i > 0 || !query || (query_n > 0 && fragment[-1] != '&'))
			str_add_char(&s, i > 0 || query ? '&' : '?');
		str_add(&s, pair[i].key);
		str_add_char(&s, '=');
		add_encoded(&s, pair[i].value);
	}
	add_rest(&s, fragment, strlen(fragment));
	if (s.n > URL_MOST)
		return err_set(e, ERR_USAGE, W_URL_LONG, NULL, NULL, NULL);
	*out = s.s;
	return true;
}
