#include "census.h"
#include "base/num.h"
#include "base/str.h"
#include "reports/overview.h"
#include "study/criterion.h"
#include <math.h>

static const char *exactness_word(const struct session *s, const char *exactness)
{
	return word_text(s->lang, overview_exactness(exactness));
}

/* The parts of a joined region, and what the sum lost of them. */
static void tell_parts(const struct session *s, const struct baseline_result *r)
{
	enum { MOST_TOLD = 12 };
	size_t n = r->n_parts <= MOST_TOLD ? r->n_parts : MOST_TOLD - 2;
	for (size_t i = 0; i < n; i++) {
		const struct area_figures *p = &r->part[i];
		const char *name = str_eq(p->name, p->code) ? p->code : mem_printf(s->mem, "%s %s", p->code, p->name);
		session_say(s, stdout, W_BASELINE_PART, name, day_words(s->mem, p->day, s->lang), exactness_word(s, p->exactness), NULL);
	}
	if (n < r->n_parts)
		session_say(s, stdout, W_BASELINE_PARTS_MORE, num_count(s->mem, (int64_t)(r->n_parts - n), s->lang), NULL);
	if (r->other_days)
		session_say(s, stdout, W_BASELINE_OTHER_DAYS, day_words(s->mem, r->day, s->lang), NULL);
	if (r->merged)
		session_say(s, stdout, W_BASELINE_MERGED, NULL);
	if (r->sexes_lost)
		session_say(s, stdout, W_BASELINE_SEXES_LOST, NULL);
	if (r->divided)
		session_say(s, stdout, W_BASELINE_DIVIDED, r->divided, NULL);
}

static bool is_agreed(const struct criterion *c, const char *code)
{
	bool is = str_eq(c->region, code);
	for (size_t i = 0; i < c->n_populations; i++)
		is |= str_eq(c->population[i].region, code);
	return is;
}

bool census_tell(const struct session *s, const struct baseline_result *r, struct err *e)
{
	struct mem *m = s->mem;
	struct criterion c;
	bool withheld = isnan(r->persons);
	const char *persons = withheld ? word_text(s->lang, W_BASELINE_WITHHELD) : num_count(m, llround(r->persons), s->lang);
	if (!criterion_newest(m, s->store, s->trajectory, &c, e))
		return false;
	for (size_t i = 0; i < r->n_notes; i++)
		session_note(s, stdout, &r->note[i]);
	session_say(s, stdout, r->joined ? W_BASELINE_JOINED : W_BASELINE_ADDED, r->name, r->code, persons, day_words(m, r->day, s->lang),
	            exactness_word(s, r->exactness), num_count(m, (int64_t)r->n_parts, s->lang), NULL);
	tell_parts(s, r);
	if (withheld)
		session_say(s, stdout, W_BASELINE_SOME_WITHHELD, NULL);
	if (r->already)
		session_say(s, stdout, W_BASELINE_ALREADY, NULL);
	else if (is_agreed(&c, r->code))
		session_say(s, stdout, W_BASELINE_USED, NULL);
	else
		session_say(s, stdout, W_BASELINE_USE, c.region, r->code, NULL);
	return true;
}

/* What a census file that came in means for a region of the agreement. */
static bool follow(const struct session *s, const char *region, struct err *e)
{
	struct baseline_result r;
	if (!baseline_follow(s->mem, s->store, s->trajectory, &s->project, region, &r, e))
		return false;
	if (s->quiet)
		return true;
	if (r.found)
		return census_tell(s, &r, e);
	for (size_t i = 0; i < r.n_notes; i++)
		session_note(s, stdout, &r.note[i]);
	if (r.n_notes && !str_eq(r.code, region))
		session_say(s, stdout, W_BASELINE_USE, region, r.code, NULL);
	return true;
}

/* A mistyped code hides a population: no trajectory would find it. */
bool census_came_in(const struct session *s, const struct import_results *r, struct err *e)
{
	struct criterion c;
	bool any = false;
	for (size_t i = 0; i < r->n; i++) {
		const char *codes;
		bool census;
		if (!areas_unlisted(s->mem, s->store, s->trajectory, r->item[i].import_id, &census, &codes, e))
			return false;
		any |= census;
		if (*codes)
			session_say(s, stderr, W_REGION_UNLISTED, codes, NULL);
		if (!census || r->item[i].period.from != r->item[i].period.to)
			continue;
		if (!areas_lacking(s->mem, s->lang, s->store, s->trajectory, r->item[i].import_id, r->item[i].period.from, &codes, e))
			return false;
		if (*codes)
			session_say(s, stderr, W_REGION_FILE_LACKS, codes, NULL);
	}
	if (!any)
		return true;
	if (!criterion_newest(s->mem, s->store, s->trajectory, &c, e) || !follow(s, c.region, e))
		return false;
	for (size_t i = 0; i < c.n_populations; i++)
		if (!follow(s, c.population[i].region, e))
			return false;
	return true;
}
