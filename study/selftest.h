/* Reference cases through the same functions that the program uses, so that anybody can see on their own machine that it calculates right. */
#ifndef STUDY_SELFTEST_H
#define STUDY_SELFTEST_H
#include "cases.h"

enum selftest_outcome { SELFTEST_OK, SELFTEST_WRONG, SELFTEST_REFUSED, SELFTEST_UNKNOWN, SELFTEST_OUTCOMES };

struct selftest_wrong {
	const char *key, *expected;
	const char *got; /* NULL: the program gives no answer of this key */
};

struct selftest_result {
	enum selftest_outcome outcome;
	size_t n_wrong; /* SELFTEST_WRONG */
	struct selftest_wrong *wrong;
	struct err refusal; /* SELFTEST_REFUSED; also set when the refusal is what was expected */
};

/* The cases that come with the program; NULL when they are not beside it.      Memory: from m. */
const char *selftest_shipped(struct mem *m);

/* Run one case and compare. Numbers agree when |a - b| <= tolerance * max(|a|, |b|) + 1e-12, texts and truths when they are the same, and
 * null with an answer that cannot be given; where a trial says that other answers are as good, they are not compared. When the program
 * refuses the input, `refused` is true and every other answer is null.
 * folder: where the files lie that cases refer to.      Errors: none; a refusal is an outcome.      Memory: from m.
 * Test: tests/unit/study/test_selftest.c */
void selftest_run(struct mem *m, const struct reference_case *c, const char *folder, struct selftest_result *out);
#endif
