/* The one door to the test framework (libcheck), so that changing it is one file. A test program is a list of T_CASE functions and one
 * T_MAIN; each case runs in its own process, so a crash is a failed case. Output is TAP, for prove. */
#ifndef TESTS_T_H
#define TESTS_T_H
#include "base/mem.h"
#include <check.h>
#include <math.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define T_CASE(name) START_TEST(name)
#define T_END END_TEST

/* Only a failure reaches libcheck: its own assertions write a line for each that holds, which costs minutes in loops over bytes. */
#define t_true(what)                                                                                                                       \
	do {                                                                                                                               \
		if (!(what))                                                                                                               \
			ck_abort_msg("%s", #what);                                                                                         \
	} while (0)
#define t_false(what) t_true(!(what))
#define t_int(got, want)                                                                                                                   \
	do {                                                                                                                               \
		intmax_t t_got_ = (intmax_t)(got), t_want_ = (intmax_t)(want);                                                             \
		if (t_got_ != t_want_)                                                                                                     \
			ck_abort_msg("%s is %jd, expected %jd", #got, t_got_, t_want_);                                                    \
	} while (0)
#define t_text(got, want) ck_assert_str_eq((got), (want))
#define t_fail(...) ck_abort_msg(__VA_ARGS__)

/* |got - want| <= rel * max(|got|, |want|) + 1e-12; NaN equals NaN only. `row` names the case in the failure. */
static inline bool t_is_near(double got, double want, double rel)
{
	if (isnan(got) || isnan(want))
		return isnan(got) && isnan(want);
	if (isinf(got) || isinf(want))
		return isinf(got) && isinf(want) && (got > 0) == (want > 0);
	return fabs(got - want) <= rel * fmax(fabs(got), fabs(want)) + 1e-12;
}
#define t_near(row, got, want, rel)                                                                                                        \
	do {                                                                                                                               \
		double t_got_ = (got), t_want_ = (want);                                                                                   \
		if (!t_is_near(t_got_, t_want_, (rel)))                                                                                    \
			ck_abort_msg("%s: %s is %.17g, expected %.17g", (row), #got, t_got_, t_want_);                                     \
	} while (0)

/* Is the i-th of thousands tried? Each is, unless SPIEGEL_EVERY says one in how many: make valgrind, where a step takes fifty times as long. */
static inline size_t t_every(void)
{
	const char *given = getenv("SPIEGEL_EVERY");
	return given && atoi(given) > 1 ? (size_t)atoi(given) : 1;
}
static inline bool t_in_turn(size_t i)
{
	return i % t_every() == 0;
}

/* Print TAP "skip" for a whole program: `if (no_samples) return t_skip_all("samples are not here");` */
static inline int t_skip_all(const char *why)
{
	printf("1..0 # SKIP skipped: %s\n", why);
	return 0;
}

static inline int t_run(const char *suite_name, const TTest *const tests[], size_t n)
{
	Suite *suite = suite_create(suite_name);
	setenv("SOURCE_DATE_EPOCH", "1798675200", 1); /* 31 December 2026: what the clock says must not matter */
	TCase *tc = tcase_create(suite_name);
	tcase_set_timeout(tc, 300);
	for (size_t i = 0; i < n; i++)
		tcase_add_test(tc, tests[i]);
	suite_add_tcase(suite, tc);
	SRunner *runner = srunner_create(suite);
	srunner_set_tap(runner, "-");
	srunner_run_all(runner, CK_SILENT);
	int failed = srunner_ntests_failed(runner);
	srunner_free(runner);
	return failed ? 1 : 0;
}
#define T_MAIN(name, ...)                                                                                                                  \
	int main(void)                                                                                                                     \
	{                                                                                                                                  \
		const TTest *const t_list_[] = { __VA_ARGS__ };                                                                            \
		return t_run(name, t_list_, sizeof t_list_ / sizeof *t_list_);                                                             \
	}
#endif
