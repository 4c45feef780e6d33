#include "base/hash.h"
#include "tests/t.h"

/* FIPS 180-2, appendix B, and the empty message. */
T_CASE(published_sums)
{
	char hex[HASH_HEX];
	hash_text("", hex);
	t_text(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	hash_text("abc", hex);
	t_text(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	hash_text("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", hex);
	t_text(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}
T_END

T_CASE(a_million_in_pieces)
{
	char piece[997], hex[HASH_HEX];
	memset(piece, 'a', sizeof piece);
	struct hash h;
	hash_init(&h);
	size_t left = 1000000;
	for (size_t n; left; left -= n) {
		n = left < sizeof piece ? left : sizeof piece;
		hash_add(&h, piece, n);
		hash_add(&h, piece, 0);
	}
	hash_hex(&h, hex);
	t_text(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}
T_END

T_CASE(a_sum_can_be_begun_again)
{
	char first[HASH_HEX], again[HASH_HEX];
	struct hash h;
	hash_init(&h);
	hash_add(&h, "abc", 3);
	hash_hex(&h, first);
	hash_init(&h);
	hash_add(&h, "a", 1);
	hash_add(&h, "bc", 2);
	hash_hex(&h, again);
	t_text(first, again);
}
T_END

T_MAIN("base/hash", published_sums, a_million_in_pieces, a_sum_can_be_begun_again)
