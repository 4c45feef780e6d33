/* Base64 on nettle, for pictures inside a text.      Test: tests/unit/base/test_base64.c */
#ifndef BASE_BASE64_H
#define BASE_BASE64_H
#include "str.h"

/* Append n bytes as base64 (RFC 4648, one line, with its padding).      Memory: from the arena of out. */
void base64_add(struct str *out, const void *bytes, size_t n);
#endif
