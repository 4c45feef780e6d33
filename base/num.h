/* Numbers in and out without the locale. */
#ifndef BASE_NUM_H
#define BASE_NUM_H
#include "mem.h"
#include "words.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A whole number in plain digits with an optional minus; overflow and anything else is false. "1938.0" is accepted (X writes counts so). */
bool num_parse_int(const char *s, size_t n, int64_t *out);
/* A decimal number: digits, optional minus, one decimal mark as given ('.' or ','); no exponent, hex, inf, nan or grouping. */
bool num_parse_real(const char *s, size_t n, char mark, double *out);

char *num_plain_int(struct mem *m, int64_t v); /* 1234 */
char *num_plain(struct mem *m, double v); /* shortest form that reads back equal; never exponent for 1e-6..1e15; "" for NaN */
char *num_count(struct mem *m, int64_t v, enum lang lang); /* nl 1.234, fr 1 234 (U+202F), en 1,234; minus is U+2212 */
char *num_fixed(struct mem *m, double v, int decimals, enum lang lang); /* 12,3; rounds half away from zero; minus U+2212; never "-0" */
char *num_signed(struct mem *m, double v, int decimals, enum lang lang); /* +2,1, −0,7, 0,0 */
char *num_percent(struct mem *m, double share, int decimals, enum lang lang); /* share 0..1 -> 18,3% (fr 18,3 % with U+202F) */
#endif
