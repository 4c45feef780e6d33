/* Is a text one JSON value (RFC 8259)? For tests only. Each function takes a place and returns the one after the value, NULL when it is none. */
#ifndef TESTS_JSON_CHECK_H
#define TESTS_JSON_CHECK_H
#include <ctype.h>
#include <stdbool.h>
#include <string.h>

static const char *json_value(const char *s);

static inline const char *json_blank(const char *s)
{
	return s + strspn(s, " \n\r\t");
}

static inline const char *json_string(const char *s)
{
	if (*s++ != '"')
		return NULL;
	for (; *s != '"'; s++) {
		if ((unsigned char)*s < 0x20)
			return NULL;
		if (*s != '\\')
			continue;
		s++;
		if (*s == 'u' && strspn(s + 1, "0123456789abcdefABCDEF") >= 4)
			s += 4;
		else if (!*s || !strchr("\"\\/bfnrt", *s))
			return NULL;
	}
	return s + 1;
}

static inline const char *json_number(const char *s)
{
	s += *s == '-';
	if (!isdigit((unsigned char)*s) || (*s == '0' && isdigit((unsigned char)s[1])))
		return NULL;
	s += strspn(s, "0123456789");
	if (*s == '.') {
		size_t n = strspn(++s, "0123456789");
		s += n;
		return n ? s : NULL;
	}
	return s;
}

/* The members of an object or array, up to its closing sign. */
static inline const char *json_members(const char *s, bool named)
{
	char close = named ? '}' : ']';
	s = json_blank(s + 1);
	if (*s == close)
		return s + 1;
	for (;;) {
		if (named) {
			s = json_string(s);
			s = s ? json_blank(s) : NULL;
			if (!s || *s++ != ':')
				return NULL;
		}
		s = json_value(json_blank(s));
		s = s ? json_blank(s) : NULL;
		if (!s || (*s != ',' && *s != close))
			return NULL;
		if (*s++ == close)
			return s;
		s = json_blank(s);
	}
}

static const char *json_value(const char *s)
{
	static const char *const word[] = { "true", "false", "null" };
	if (*s == '{' || *s == '[')
		return json_members(s, *s == '{');
	if (*s == '"')
		return json_string(s);
	for (size_t i = 0; i < 3; i++)
		if (strncmp(s, word[i], strlen(word[i])) == 0)
			return s + strlen(word[i]);
	return json_number(s);
}

static inline bool json_is_valid(const char *s)
{
	s = json_value(json_blank(s));
	return s && !*json_blank(s);
}
#endif
