#include "selftest.h"
#include "base/num.h"
#include "base/str.h"
#include "datafile.h"
#include "trials.h"
#include <math.h>
#include <string.h>

/* The areas of methods; the name of an area in a file may go on behind its number: a01_share_intervals. */
static const struct {
	const char *area;
	trial_fn *try;
} areas[] = {
	{ "a01", trial_a01 }, /* intervals for one share */
	{ "a02", trial_a02 }, /* difference and ratio of shares */
	{ "a03", trial_a03 }, /* intervals for all groups at once */
	{ "a04", trial_a04 }, /* goodness of fit, p-values of many questions */
	{ "a05", trial_a05 }, /* distances between a profile and the population */
	{ "a06", trial_a06 }, /* equivalence tests */
	{ "a07", trial_a07 }, /* the verdict */
	{ "a08", trial_a08 }, /* power, sample sizes, number of people needed */
	{ "a09", trial_a09 }, /* design effects */
	{ "a10", trial_a10 }, /* R-indicators */
	{ "a11", trial_a11 }, /* unknowns, withheld cells, rounded shares, margins */
	{ "a12", trial_a12 }, /* weighting */
	{ "a13", trial_a13 }, /* people on several channels */
	{ "a14", trial_a14 }, /* mix of channels */
	{ "a15", trial_a15 }, /* trend over months */
	{ "a16", trial_a16 }, /* rates and their comparison */
	{ "a17", trial_a17 }, /* ranks and resampling */
	{ "a18", trial_a18 }, /* shrinking, which is best */
	{ "a19", trial_a19 }, /* small groups */
	{ "a20", trial_a20 }, /* distribution functions */
};

static trial_fn *find_trial(const char *area)
{
	size_t n = strcspn(area, "_");
	for (size_t i = 0; i < sizeof areas / sizeof *areas; i++)
		if (strlen(areas[i].area) == n && strncmp(areas[i].area, area, n) == 0)
			return areas[i].try;
	return NULL;
}

const char *selftest_shipped(struct mem *m)
{
	const char *folder = datafile_folder(m);
	return folder ? mem_printf(m, "%s/cases.csv", folder) : NULL;
}

static bool near(double a, double b, double tolerance)
{
	if (isinf(a) || isinf(b))
		return isinf(a) && isinf(b) && (a > 0) == (b > 0);
	return fabs(a - b) <= tolerance * fmax(fabs(a), fabs(b)) + 1e-12;
}

/* A truth may be given as 1 or 0, and the other way round. An answer without end has no other way to be written than null where cases come
 * by way of JSON. */
static bool agrees(const struct case_row *want, const struct case_row *got)
{
	if (want->type == CASE_NULL && got->type == CASE_NUMBER)
		return isinf(got->value);
	if (want->type == CASE_NULL || got->type == CASE_NULL)
		return want->type == got->type;
	if (want->type == CASE_TEXT || got->type == CASE_TEXT)
		return want->type == got->type && str_eq(want->text, got->text);
	return near(got->value, want->value, want->tolerance);
}

/* The answer of this key; a list of one may be expected under the key alone. */
static const struct case_row *find_answer(struct mem *m, const struct case_row answer[], size_t n, const char *key)
{
	const struct case_row *a = case_find(answer, n, key);
	return a ? a : case_find(answer, n, mem_printf(m, "%s[0]", key));
}

/* null for a whole list, when nothing in it could be given; and for what stands in a list that could not be given */
static bool is_null_throughout(struct mem *m, const struct case_row answer[], size_t n, const char *key)
{
	size_t below = 0;
	for (size_t i = 0; i < n; i++) {
		if (!case_is_below(answer[i].key, key))
			continue;
		if (answer[i].type != CASE_NULL)
			return false;
		below++;
	}
	for (size_t length = strlen(key); below == 0 && length-- > 1;) {
		const struct case_row *a = strchr(".[", key[length]) ? case_find(answer, n, mem_text_n(m, key, length)) : NULL;
		below += a && a->type == CASE_NULL;
	}
	return below > 0;
}

static const char *show(struct mem *m, const struct case_row *r)
{
	if (r->type == CASE_NULL)
		return "null";
	if (r->type != CASE_NUMBER)
		return r->text;
	return isinf(r->value) ? (r->value > 0 ? "inf" : "-inf") : num_plain(m, r->value);
}

static void compare(struct mem *m, const struct reference_case *c, struct trial *t, struct selftest_result *out)
{
	const struct case_row *answer;
	size_t n = trial_answers(t, &answer), cap = 0;
	for (size_t i = 0; i < c->n_expected; i++) {
		const struct case_row *want = &c->expected[i], *got = find_answer(m, answer, n, want->key);
		if ((got && agrees(want, got)) || trial_is_any(t, want->key))
			continue;
		if (want->type == CASE_NULL && is_null_throughout(m, answer, n, want->key))
			continue;
		out->wrong = mem_grow(m, out->wrong, out->n_wrong, &cap, sizeof *out->wrong);
		out->wrong[out->n_wrong++] = (struct selftest_wrong){ want->key, show(m, want), got ? show(m, got) : NULL };
	}
	out->outcome = out->n_wrong == 0 ? SELFTEST_OK : SELFTEST_WRONG;
}

/* What is refused has no solution either. */
static bool refusal_expected(const struct reference_case *c)
{
	for (size_t i = 0; i < c->n_expected; i++) {
		const struct case_row *want = &c->expected[i];
		bool none = str_eq(want->key, "feasible") || str_eq(want->key, "converged");
		bool refused = want->type == CASE_FLAG && (want->value > 0 ? str_eq(want->key, "refused") : none);
		if (want->type != CASE_NULL && !refused)
			return false;
	}
	return true;
}

void selftest_run(struct mem *m, const struct reference_case *c, const char *folder, struct selftest_result *out)
{
	struct trial *t = trial_new(m, c, folder);
	trial_fn *try = find_trial(c->area);
	*out = (struct selftest_result){ .outcome = SELFTEST_UNKNOWN };
	if (!try)
		return;
	trial_give_flag(t, "refused", false);
	if (!try(t, &out->refusal)) {
		out->outcome = refusal_expected(c) ? SELFTEST_OK : SELFTEST_REFUSED;
		return;
	}
	compare(m, c, t, out);
}
