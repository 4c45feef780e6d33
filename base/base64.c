#include "base64.h"
#include <nettle/base64.h>

void base64_add(struct str *out, const void *bytes, size_t n)
{
	size_t length = BASE64_ENCODE_RAW_LENGTH(n);
	char *text = mem_alloc(out->mem, length + 1);
	base64_encode_raw(text, n, bytes);
	str_add_n(out, text, length);
}
