#include "digest.h"
#include "base/num.h"
#include "base/str.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>

/* Bytes of a blank, also one that does not break: an editor counts the words on its sides as two. */
static size_t blank_at(const char *s)
{
	return *s == ' ' || *s == '\n' ? 1 : str_starts(s, "\u00a0") ? 2 : str_starts(s, "\u202f") ? 3 : 0;
}

size_t digest_count_words(const struct doc *d)
{
	size_t n = 0;
	for (size_t i = 0; i < d->n; i++) {
		bool inside = false; /* a word may go on from one span into the next */
		for (size_t k = 0; k < d->block[i].text.n; k++)
			for (const char *s = d->block[i].text.span[k].text; *s;) {
				size_t blank = blank_at(s);
				n += !blank && !inside;
				inside = !blank;
				s += blank ? blank : 1;
			}
	}
	return n;
}

static bool is_complete(const struct monthly_input *in)
{
	for (size_t i = 0; i < in->n_gaps; i++)
		if (in->gap[i].kind == GAP_MONTH_INCOMPLETE || in->gap[i].lacks)
			return false;
	return true;
}

enum { VIEWS, UNKNOWNS, FACT, CALL, KINDS, POSTS, NAME, PARTS }; /* the order in which they go, until what is left is short enough */

static void say_posts(struct paragraph *s, const struct content_input *c, struct period period, bool views)
{
	struct doc *d = s->doc;
	const struct type_result *all = &c->all;
	const char *when = phrase_capital(d->mem, period_within(d->mem, period, d->lang)),
	           *posts = num_count(d->mem, (int64_t)all->n, d->lang);
	if (all->n == 1)
		paragraph_say(s, W_DIGEST_POST, when, NULL);
	else if (all->n > 1)
		paragraph_say(s, W_DIGEST_POSTS, when, posts, NULL);
	if (views && all->n > 1 && all->n_exposed == all->n)
		paragraph_say(s, W_DIGEST_SEEN, num_count(d->mem, all->views, d->lang), NULL);
}

/* One sentence on the kinds of posts: which did better, with its interval; else that none did. */
static void say_month(struct doc *d, const struct monthly_input *in, int left_out)
{
	struct paragraph s = { .doc = d };
	if (!is_complete(in))
		return;
	if (left_out <= POSTS)
		say_posts(&s, in->content, monthly_period(in), left_out <= VIEWS);
	if (left_out <= KINDS && in->model)
		content_model_say_digest(&s, in->model);
	paragraph_end(&s, TEXT_BODY);
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
static void say_people(struct doc *d, const struct people *p, int left_out)
{
	struct paragraph s = { .doc = d };
	if (people_now(p) && p->facts.aim != PEOPLE_INTERESTS)
		people_say_heads(&s, p, p->facts.aim == PEOPLE_MIRROR && left_out <= FACT, left_out <= UNKNOWNS);
	paragraph_end(&s, TEXT_BODY);
	if (p->facts.aim != PEOPLE_INTERESTS || p->facts.n_interests)
		people_answer(d, TEXT_BODY, p);
}

static void begin(struct mem *m, struct doc *d, enum lang lang, const char *name)
{
	doc_init(d, m, lang);
	d->id = "digest";
	d->title = name;
}

void digest_build(struct mem *m, struct doc *d, enum lang lang, const struct monthly_input *in)
{
	bool of_day;
	const char *until = people_until_words(m, lang, in->people, &of_day);
	for (int left_out = 0; left_out <= PARTS; left_out++) {
		begin(m, d, lang, in->trajectory);
		doc_heading(d, 1, "digest",
		            left_out <= NAME ? word_say(m, lang, of_day ? W_DIGEST_TITLE_DAY : W_DIGEST_TITLE, in->trajectory, until, NULL)
		                             : word_say(m, lang, of_day ? W_DIGEST_TITLE_SHORT_DAY : W_DIGEST_TITLE_SHORT, until, NULL));
		say_month(d, in, left_out);
		say_people(d, in->people, left_out);
		if (left_out <= CALL)
			say_call(d, in->people);
		if (digest_count_words(d) <= DIGEST_WORDS)
			return;
	}
}

void digest_of_content(struct mem *m, struct doc *d, enum lang lang, const struct content_input *c, const struct content_model *model)
{
	const struct period known = { c->listed_from ? c->listed_from : c->period.from, c->period.to };
	const char *when = period_within(m, known, lang);
	size_t all = model->n_parts + 1;
	for (size_t left_out = 0; left_out <= all; left_out++) { /* how often they were seen; then the accounts, from the last; the name */
		size_t n = all - (left_out ? left_out : 1);
		struct paragraph s = { .doc = d };
		begin(m, d, lang, c->trajectory);
		doc_heading(d, 1, "digest",
		            left_out < all ? word_say(m, lang, W_DIGEST_CONTENT_TITLE, c->trajectory, when, NULL)
		                           : word_say(m, lang, W_DIGEST_CONTENT_TITLE_SHORT, when, NULL));
		if (c->all.n == 0)
			paragraph_say(&s, W_DIGEST_NO_POSTS, NULL);
		say_posts(&s, c, known, left_out == 0);
		if (c->all.n && c->lacks)
			paragraph_say(&s, W_CONTENT_LACKS, c->lacks, NULL);
		if (c->starts)
			paragraph_say(&s, W_DIGEST_BEFORE_START, day_words(m, c->starts, lang), NULL);
		const char *interactions = num_count(m, c->all.interactions, lang);
		if (c->n_channels == 1 && c->paid.n == 0 &&
		    !isnan(c->all.rate)) /* of several platforms, or of what was bought, it would be of nothing */
			paragraph_say(&s, W_DIGEST_RATE, interactions, num_fixed(m, c->all.rate, 1, lang), NULL);
		else if (!isnan(c->all.rate))
			paragraph_say(&s, W_DIGEST_SUM, interactions, NULL);
		paragraph_end(&s, TEXT_BODY);
		if (c->all.n)
			content_model_digest(d, model, n);
		if (digest_count_words(d) <= DIGEST_WORDS)
			return;
	}
}
