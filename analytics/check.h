/* What the statistics refuse, in one place: numbers from a file may be anything. */
#ifndef ANALYTICS_CHECK_H
#define ANALYTICS_CHECK_H
#include "base/err.h"
#include <stdbool.h>
#include <stddef.h>

/* Each returns true if all is well, else records ERR_INPUT with the offending number and returns false. Infinities and NaN never pass. */
bool check_count(double v, struct err *e); /* v >= 0 */
bool check_counts(const double v[], size_t k, struct err *e);
bool check_numbers(const double v[], size_t k, struct err *e); /* none NaN or infinite */
bool check_whole(const double v[], size_t k, struct err *e); /* counts without a fraction, so small that each is exact */
bool check_share(double x, double n, struct err *e); /* 0 <= x <= n, n > 0 */
bool check_positive(double v, struct err *e); /* v > 0 */
bool check_population(const double v[], size_t k, struct err *e); /* counts or shares above 0 */
bool check_level(double level, struct err *e); /* 0 < level < 1 */
bool check_groups(size_t k, struct err *e); /* k >= 2 */
bool check_at_most(size_t k, size_t most, struct err *e); /* k <= most: what is compared pairwise would never end */

/* Record ERR_INPUT with up to two numbers; returns false. */
bool check_refuse(struct err *e, enum word word, double a, double b);
#endif
