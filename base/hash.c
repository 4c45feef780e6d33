#include "hash.h"
#include <string.h>

void hash_init(struct hash *h)
{
	sha256_init(&h->ctx);
}

void hash_add(struct hash *h, const void *p, size_t n)
{
	sha256_update(&h->ctx, n, p);
}

void hash_hex(struct hash *h, char out[HASH_HEX])
{
	static const char digit[] = "0123456789abcdef";
	uint8_t sum[SHA256_DIGEST_SIZE];
	sha256_digest(&h->ctx, sizeof sum, sum);
	for (size_t i = 0; i < sizeof sum; i++) {
		out[2 * i] = digit[sum[i] >> 4];
		out[2 * i + 1] = digit[sum[i] & 15];
	}
	out[HASH_HEX - 1] = '\0';
}

void hash_text(const char *s, char out[HASH_HEX])
{
	struct hash h;
	hash_init(&h);
	hash_add(&h, s, strlen(s));
	hash_hex(&h, out);
}
