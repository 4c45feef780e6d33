/* spiegel selftest: reference cases through the program's own functions, a line a case. */
#include "base/num.h"
#include "base/path.h"
#include "base/str.h"
#include "cmd.h"
#include "study/selftest.h"

/* "ratio expected 0.8, got 0.7; tvd expected ..." */
static const char *wrong_keys(struct mem *m, const struct selftest_result *r, enum lang lang)
{
	struct str out;
	str_init(&out, m);
	for (size_t i = 0; i < r->n_wrong; i++) {
		const struct selftest_wrong *w = &r->wrong[i];
		const char *got = w->got ? w->got : word_text(lang, W_SELFTEST_NOTHING);
		str_addf(&out, "%s%s", i ? "; " : "", word_say(m, lang, W_SELFTEST_WRONG_KEY, w->key, w->expected, got, NULL));
	}
	return out.s;
}

static void tell(struct session *s, const struct reference_case *c, const struct selftest_result *r)
{
	static const enum word word[] = {
		[SELFTEST_OK] = W_SELFTEST_OK,
		[SELFTEST_WRONG] = W_SELFTEST_WRONG,
		[SELFTEST_REFUSED] = W_SELFTEST_REFUSED,
		[SELFTEST_UNKNOWN] = W_SELFTEST_UNKNOWN,
	};
	const char *more = NULL;
	if (r->outcome == SELFTEST_WRONG)
		more = wrong_keys(s->mem, r, s->lang);
	if (r->outcome == SELFTEST_REFUSED)
		more = err_sentence(s->mem, &r->refusal, s->lang);
	if (r->outcome != SELFTEST_OK || !s->quiet)
		session_say(s, stdout, word[r->outcome], c->area, c->name, more, NULL);
}

bool cmd_selftest(struct session *s, struct err *e)
{
	size_t n[SELFTEST_OUTCOMES] = { 0 };
	struct cases cases;
	if (s->opt.n_rest > 1)
		return err_set(e, ERR_USAGE, W_SELFTEST_ONE_FILE, NULL, NULL, NULL);
	const char *path = s->opt.n_rest ? s->opt.rest[0] : selftest_shipped(s->mem);
	if (!path)
		return err_set(e, ERR_INPUT, W_SELFTEST_NOT_SHIPPED, NULL, NULL, NULL);
	if (!cases_read(s->mem, path, &cases, e))
		return false;
	struct mem *all = s->mem;
	s->mem = mem_new(); /* of one case: there may be many */
	for (size_t i = 0; i < cases.n; i++) {
		struct selftest_result r;
		selftest_run(s->mem, &cases.item[i], path_folder(s->mem, path), &r);
		tell(s, &cases.item[i], &r);
		n[r.outcome]++;
		mem_reset(s->mem);
	}
	mem_free(s->mem);
	s->mem = all;
	const char *count[SELFTEST_OUTCOMES];
	for (size_t i = 0; i < SELFTEST_OUTCOMES; i++)
		count[i] = num_count(s->mem, (int64_t)n[i], s->lang);
	session_say(s, stdout, W_SELFTEST_SUMMARY, num_count(s->mem, (int64_t)cases.n, s->lang), count[SELFTEST_OK], count[SELFTEST_WRONG],
	            count[SELFTEST_REFUSED], count[SELFTEST_UNKNOWN], NULL);
	s->not_all_well = n[SELFTEST_OK] < cases.n;
	return true;
}
