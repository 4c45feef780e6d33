#include "digest.h"
#include "base/num.h"
#include "people_say.h"
#include "phrase.h"

size_t digest_count_words(const struct doc *d)
{
	size_t n = 0;
	for (size_t i = 0; i < d->n; i++) {
		bool inside = false; /* a word may go on from one span into the next */
		for (size_t k = 0; k < d->block[i].text.n; k++)
			for (const char *s = d->block[i].text.span[k].text; *s; s++) {
				bool blank = *s == ' ' || *s == '\n';
				n += !blank && !inside;
				inside = !blank;
			}
	}
	return n;
}

static bool is_complete(const struct monthly_input *in)
{
	for (size_t i = 0; i < in->n_gaps; i++)
		if (in->gap[i].kind == GAP_MONTH_INCOMPLETE)
			return false;
	return true;
}

static void say_posts(struct doc *d, const struct monthly_input *in)
{
	const struct type_result *all = &in->content->all;
	const char *month = phrase_capital(d->mem, period_within(d->mem, monthly_period(in), d->lang)),
	           *posts = num_count(d->mem, (int64_t)all->n, d->lang);
	if (all->n == 0 || !is_complete(in))
		return;
	if (all->n == 1)
		doc_say(d, TEXT_BODY, W_DIGEST_POST, month, NULL);
	else if (all->n_exposed < all->n)
		doc_say(d, TEXT_BODY, W_DIGEST_POSTS, month, posts, NULL);
	else
		doc_say(d, TEXT_BODY, W_DIGEST_POSTS_SEEN, month, posts, num_count(d->mem, all->views, d->lang), NULL);
}

/* Whom we miss is asked to come: only a group that is clearly too few. */
static void say_call(struct doc *d, const struct people *p)
{
	const struct people_month *now = people_now(p);
	const struct people_table *t = NULL;
	const struct people_group *g = now && p->facts.aim == PEOPLE_MIRROR && !p->facts.final ? people_weakest(p, now, &t) : NULL;
	if (g && g->has_state && g->state == STATE_UNDER)
		doc_say(d, TEXT_BODY, W_DIGEST_CALL, people_group_they(d->mem, d->lang, people_group_plain(p, g->group)), NULL);
}

/* A mirror is spoken of only where one is the aim; interests only where some are known. */
static void say_people(struct doc *d, const struct people *p)
{
	if (people_now(p) && p->facts.aim == PEOPLE_MIRROR)
		people_fact_and_heads(d, TEXT_BODY, p);
	if (people_now(p) && p->facts.aim == PEOPLE_GROUP)
		people_heads(d, TEXT_BODY, p);
	if (p->facts.aim != PEOPLE_INTERESTS || p->facts.n_interests)
		people_answer(d, TEXT_BODY, p);
}

enum { CALL, POSTS, PARTS }; /* the order in which they go */

void digest_build(struct mem *m, struct doc *d, enum lang lang, const struct monthly_input *in)
{
	for (int left_out = 0; left_out <= PARTS; left_out++) {
		doc_init(d, m, lang);
		d->id = "digest";
		d->title = in->trajectory;
		doc_heading(d, 1, "digest", word_say(m, lang, W_DIGEST_TITLE, in->trajectory, month_words(m, in->month, lang), NULL));
		if (left_out <= POSTS)
			say_posts(d, in);
		say_people(d, in->people);
		if (left_out <= CALL)
			say_call(d, in->people);
		if (digest_count_words(d) <= DIGEST_WORDS)
			return;
	}
}
