#include "base/base64.h"
#include "tests/t.h"

/* RFC 4648, section 10. */
T_CASE(as_the_standard_says)
{
	static const char *const pair[][2] = { { "", "" },
		                               { "f", "Zg==" },
		                               { "fo", "Zm8=" },
		                               { "foo", "Zm9v" },
		                               { "foob", "Zm9vYg==" },
		                               { "fooba", "Zm9vYmE=" },
		                               { "foobar", "Zm9vYmFy" } };
	struct mem *m = mem_new();
	for (size_t i = 0; i < sizeof pair / sizeof *pair; i++) {
		struct str s;
		str_init(&s, m);
		base64_add(&s, pair[i][0], strlen(pair[i][0]));
		t_text(s.s, pair[i][1]);
	}
	mem_free(m);
}
T_END

T_MAIN("base64", as_the_standard_says)
