/* All of an answer that stands in sentences, once more as keys and values for those who compute with it. */
#include "base/num.h"
#include "base/str.h"
#include "people_say.h"
#include <math.h>

enum { MOST_KEYS = 48 };

struct about {
	struct doc *doc;
	const char *key[MOST_KEYS], *value[MOST_KEYS]; /* value NULL: not known, or not to be told */
	size_t n;
};

static void put(struct about *a, const char *key, const char *value)
{
	if (a->n == MOST_KEYS)
		return;
	a->key[a->n] = key;
	a->value[a->n++] = value && *value ? value : NULL;
}

static void put_count(struct about *a, const char *key, int64_t n)
{
	put(a, key, n == COUNT_MISSING ? NULL : num_plain_int(a->doc->mem, n));
}

static void put_people(struct about *a, const char *key, const struct people *p, int64_t n)
{
	put_count(a, key, people_few(p, n) ? COUNT_MISSING : n);
}

static void put_real(struct about *a, const char *key, double v)
{
	put(a, key, isnan(v) ? NULL : num_plain(a->doc->mem, v));
}

static void put_day(struct about *a, const char *key, int day)
{
	put(a, key, day_iso(a->doc->mem, day));
}

static void put_yes(struct about *a, const char *key, bool yes)
{
	put(a, key, yes ? "yes" : "no");
}

/* The sentences that a function adds to a document. */
static const char *sentences(const struct about *a, void (*say)(struct doc *, enum text_role, const struct people *),
                             const struct people *p)
{
	struct doc d;
	struct str out;
	doc_init(&d, a->doc->mem, a->doc->lang);
	say(&d, TEXT_BODY, p);
	str_init(&out, a->doc->mem);
	for (size_t i = 0; i < d.n; i++)
		for (size_t k = 0; k < d.block[i].text.n; k++)
			str_add(&out, d.block[i].text.span[k].text);
	return out.n ? out.s : NULL;
}

static void about_answer(struct about *a, const struct people *p)
{
	static const char *const aim[] = { [PEOPLE_MIRROR] = "mirror", [PEOPLE_GROUP] = "group", [PEOPLE_INTERESTS] = "interests" };
	const struct people_facts *f = &p->facts;
	const struct people_month *now = people_now(p);
	const struct people_table *t;
	put_day(a, "from", f->from);
	put_day(a, "until", f->until);
	put_yes(a, "final", f->final);
	put(a, "aim", aim[f->aim]);
	put(a, "aim_group", f->aim == PEOPLE_GROUP ? people_group_code(a->doc->mem, f->aim_group) : NULL);
	put(a, "fact", f->aim == PEOPLE_INTERESTS ? NULL : sentences(a, people_fact, p));
	put(a, "answer", sentences(a, people_answer, p));
	if (!now || f->aim != PEOPLE_MIRROR)
		return;
	const struct people_group *weakest = people_weakest(p, now, &t);
	put(a, "weakest_group", weakest ? people_group_code(a->doc->mem, weakest->group) : NULL);
	put(a, "weakest_group_state", weakest && weakest->has_state ? people_state_code(weakest->state) : NULL);
	const struct people_month *before = people_month_before(p);
	put(a, "month_before", before ? day_iso(a->doc->mem, month_last_day(month_of_day(f->until) - 1)) : NULL);
	put(a, "verdict_month_before", before ? people_verdict_code(before->verdict) : NULL);
	put(a, "disclaimer", word_text(a->doc->lang, W_DISCLAIMER));
}

static void about_people(struct about *a, const struct people *p)
{
	const struct people_facts *f = &p->facts;
	const struct population_facts *x = &f->population;
	put_people(a, "participations", p, f->participations);
	put_people(a, "persons", p, f->persons);
	put_people(a, "persons_least", p, f->persons == COUNT_MISSING ? f->persons_least : COUNT_MISSING);
	put_people(a, "persons_most", p, f->persons == COUNT_MISSING ? f->persons_most : COUNT_MISSING);
	put_people(a, "first_time_unknown", p, f->first_time_unknown);
	put(a, "region", x->region);
	put_count(a, "from_age", x->minimum_age);
	put_real(a, "residents", round(x->persons));
	put(a, "source", x->source);
	put(a, "reference_day", x->source ? day_iso(a->doc->mem, x->ref_day) : NULL);
	put_yes(a, "estimated", x->estimated);
}

static void about_agreement(struct about *a, const struct people *p)
{
	static const char *const label[] = { [CRITERION_SET_BEFORE] = "set_before",
		                             [CRITERION_DEFAULT] = "default",
		                             [CRITERION_SET_LATE] = "set_after_start",
		                             [CRITERION_CHANGED_AFTER] = "changed_after" };
	static const char *const tolerance[] = {
		[TOLERANCE_STRICT] = "strict", [TOLERANCE_STANDARD] = "standard", [TOLERANCE_BROAD] = "broad"
	};
	const struct criterion_facts *c = &p->facts.criterion;
	put(a, "agreement_sha256", c->sha256);
	put(a, "agreement_rest_sha256", c->stands_sha256);
	put(a, "agreement", label[c->label]);
	put_day(a, "agreement_set_on", c->set_on);
	put(a, "agreement_recorded_in", c->recorded_in);
	put(a, "tolerance", c->own_tolerance ? "own" : tolerance[c->tolerance]);
	put_real(a, "tolerance_share", c->agreement.share);
	put_real(a, "tolerance_least", c->agreement.least);
	put_real(a, "tolerance_most", c->agreement.most);
	put_real(a, "alpha", c->agreement.alpha);
	put_real(a, "deff", c->agreement.deff);
	put_real(a, "max_unknown", c->agreement.max_unknown);
	put_real(a, "min_known", c->agreement.min_known);
	put_count(a, "smallest_group", p->threshold);
	put_yes(a, "public", p->for_public);
}

void people_about(struct doc *d, const char *id, const char *name, const struct people *p)
{
	const struct column column[] = {
		{ word_text(d->lang, W_ABOUT_KEY), "key", ALIGN_START, 0 },
		{ word_text(d->lang, W_ABOUT_VALUE), "value", ALIGN_START, 0 },
	};
	struct about a = { .doc = d };
	put(&a, "trajectory", p->facts.trajectory);
	if (name)
		put(&a, p->facts.part ? "phase" : "population", name);
	about_answer(&a, p);
	about_people(&a, p);
	about_agreement(&a, p);
	struct table *t = doc_table(d, id, NULL, word_text(d->lang, W_ABOUT_SUMMARY), column, sizeof column / sizeof *column, a.n);
	t->data_only = true;
	for (size_t i = 0; i < a.n; i++) {
		*table_cell(t, i, 0) = cell_text(a.key[i]);
		if (a.value[i])
			*table_cell(t, i, 1) = cell_text(a.value[i]);
	}
}
