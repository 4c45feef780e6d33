/* Addresses on the web, as far as a query is to be added to one.      Test: tests/unit/base/test_url.c */
#ifndef BASE_URL_H
#define BASE_URL_H
#include "err.h"
#include "mem.h"
#include <stddef.h>

/* Longer addresses do not work everywhere. */
enum { URL_MOST = 2000 };

struct url_pair {
	const char *key; /* unreserved characters only */
	const char *value; /* any text; percent-encoded (RFC 3986) */
};

/* The address with these pairs at the end of its query; its own query and fragment stay. What is not ASCII outside the name of the host is
 * percent-encoded, what is percent-encoded already is left.
 * Errors: ERR_USAGE when it is not http or https, has no host, one that is not ASCII or has a name and password before it, has blanks or other
 *         characters that no address may have, has one of the keys already, or is longer than URL_MOST; *out is left alone.
 * Memory: from m. */
bool url_add_query(struct mem *m, const char *address, const struct url_pair pair[], size_t n, const char **out, struct err *e);
#endif
