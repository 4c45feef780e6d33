/* SHA-256 on nettle.      Test: tests/unit/base/test_hash.c */
#ifndef BASE_HASH_H
#define BASE_HASH_H
#include <nettle/sha2.h>
#include <stddef.h>

enum { HASH_HEX = 2 * SHA256_DIGEST_SIZE + 1 };
struct hash {
	struct sha256_ctx ctx;
};
void hash_init(struct hash *h);
void hash_add(struct hash *h, const void *p, size_t n);
void hash_hex(struct hash *h, char out[HASH_HEX]); /* ends the sum: init again before reuse */
void hash_text(const char *s, char out[HASH_HEX]);
#endif
