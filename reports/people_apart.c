/* Those who do not count in the shares: of whom a trait is not known, or who told one that cannot be held against the census. */
#include "base/num.h"
#include "people_say.h"
#include "phrase.h"

bool people_told_apart(const struct people *p, enum dimension d)
{
	return d == DIM_SEX ? p->facts.crossing_sexed != 0 || p->facts.other_sex != 0 : p->facts.crossing != 0;
}

/* Those of whom it is told apart why they do not count. */
static int64_t n_apart(const struct people *p, enum dimension d)
{
	const struct people_facts *f = &p->facts;
	int64_t crossing = d == DIM_SEX ? f->crossing_sexed : f->crossing, other = d == DIM_SEX ? f->other_sex : 0;
	return (crossing == COUNT_MISSING ? 0 : crossing) + (other == COUNT_MISSING ? 0 : other);
}

static void say_apart(struct paragraph *s, const struct people *p, bool sex)
{
	struct doc *d = s->doc;
	const struct people_facts *f = &p->facts;
	const char *first = num_plain_int(d->mem, f->population.minimum_age), *residents = people_residents(d->mem, d->lang, p);
	if (f->crossing == COUNT_MISSING)
		paragraph_say(s, W_PEOPLE_CROSSING_SOME, first, residents, NULL);
	else if (f->crossing)
		paragraph_say(s, W_PEOPLE_CROSSING, num_count(d->mem, f->crossing, d->lang), first, residents, NULL);
	if (sex && f->other_sex && f->other_sex != COUNT_MISSING)
		paragraph_say(s, W_PEOPLE_OTHER_SEX, num_count(d->mem, f->other_sex, d->lang), NULL);
}

void people_say_unknowns(struct paragraph *s, const struct people *p)
{
	struct doc *d = s->doc;
	const struct people_facts *f = &p->facts;
	const struct people_month *now = people_now(p);
	const char *unknown[DIM_N];
	size_t n = 0;
	bool sex = false, mixed = f->crossing == COUNT_MISSING;
	for (size_t i = 0; now && i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		int64_t rest = t->unknown - n_apart(p, t->dimension);
		sex |= t->dimension == DIM_SEX;
		bool other = t->dimension == DIM_SEX && f->other_sex == COUNT_MISSING;
		if (rest > 0)
			unknown[n++] =
			        word_say(d->mem, d->lang, other ? W_PEOPLE_UNKNOWN_ITEM_OR : W_PEOPLE_UNKNOWN_ITEM,
			                 people_dimension_the(d->lang, t->dimension), people_few_words(d->mem, d->lang, p, rest), NULL);
	}
	if (n)
		paragraph_say(s, mixed ? W_PEOPLE_UNKNOWN_OR : W_PEOPLE_UNKNOWN, phrase_list(d->mem, d->lang, unknown, n), NULL);
	if (now)
		say_apart(s, p, sex);
}
