/* Blocked randomisation: what must hold of every order, and that all orders of a block come as often. */
#include "analytics/design.h"
#include "tests/t.h"

T_CASE(each_block_has_each_treatment_once)
{
	struct mem *m = mem_new();
	for (uint32_t seed = 0; seed < 50; seed++)
		for (size_t k = 1; k <= 6; k++) {
			enum { N = 26 };
			size_t out[N], again[N];
			design_blocked(m, k, N, seed, out);
			design_blocked(m, k, N, seed, again);
			t_true(memcmp(out, again, sizeof out) == 0);
			for (size_t from = 0; from < N; from += k) {
				unsigned seen = 0;
				for (size_t i = from; i < from + k && i < N; i++) {
					t_true(out[i] < k && !(seen & 1u << out[i]));
					seen |= 1u << out[i];
				}
			}
		}
	mem_free(m);
}
T_END

/* Six orders of three, 6,000 blocks: chi-square with 5 degrees of freedom is above 20.5 once in a thousand times (R: qchisq(.999, 5)). */
T_CASE(all_orders_come_as_often)
{
	enum { BLOCKS = 6000, K = 3 };
	struct mem *m = mem_new();
	size_t *out = mem_array(m, BLOCKS * K, sizeof *out), n[27] = { 0 };
	design_blocked(m, K, BLOCKS * K, 1, out);
	for (size_t b = 0; b < BLOCKS; b++)
		n[9 * out[3 * b] + 3 * out[3 * b + 1] + out[3 * b + 2]]++;
	double x2 = 0;
	size_t orders = 0;
	for (size_t i = 0; i < 27; i++)
		if (n[i]) {
			x2 += ((double)n[i] - 1000) * ((double)n[i] - 1000) / 1000;
			orders++;
		}
	t_int(orders, 6);
	t_true(x2 < 20.515);
	mem_free(m);
}
T_END

T_MAIN("analytics/design", each_block_has_each_treatment_once, all_orders_come_as_often)
