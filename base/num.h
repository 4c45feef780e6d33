/* Numbers in and out without the locale. */
#ifndef BASE_NUM_H
#define BASE_NUM_H
#include "mem.h"
#include "words.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A whole number in plain digits with an optional minus; overflow and anything else is false, *out is left alone. "1938.0" is accepted
 * (X writes counts so), "1.000" is not: it may mean a thousand.      Test: tests/unit/base/test_num.c */
bool num_parse_int(const char *s, size_t n, int64_t *out);
/* A decimal number: digits, optional minus, one decimal mark as given ('.' or ','), a digit on both sides of it; no exponent, hex, inf,
 * nan or grouping; at most 100 characters. Rounded to the nearest double. */
bool num_parse_real(const char *s, size_t n, char mark, double *out);

/* Numbers as texts. Memory: from m. */
char *num_plain_int(struct mem *m, int64_t v); /* 1234 */
char *num_plain(struct mem *m, double v); /* shortest form that reads back equal; never exponent for 1e-6..1e15; "" if not finite */
char *num_count(struct mem *m, int64_t v, enum lang lang); /* nl 1.234 (or spaced), fr 1 234 (U+202F), en 1,234; minus is U+2212 */
/* With 0..9 decimals. Rounded as a reader rounds what num_plain prints, half away from zero: 2.675 to 2,68 and 3 of 40 to 8%, although
 * these doubles lie a hair below the half. Grouped like num_count; minus U+2212, never on zero; a dash if v is not finite. */
char *num_fixed(struct mem *m, double v, int decimals, enum lang lang); /* 12,3 */
char *num_signed(struct mem *m, double v, int decimals, enum lang lang); /* +2,1, −0,7, 0,0 */
char *num_percent(struct mem *m, double share, int decimals, enum lang lang); /* share 0..1 -> 18,3% (fr 18,3 % with U+202F) */
char *num_percent_signed(struct mem *m, double share, int decimals, enum lang lang); /* 0.71 -> +71%, -0.05 -> −5%, 0 -> 0% */
#endif
