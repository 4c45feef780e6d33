#include "representativeness.h"
#include "audiences.h"
#include "cross.h"
#include "people_say.h"
#include "phases.h"
#include "phrase.h"
#include "polls.h"

enum { TREND_HEIGHT = 130, SCORE_HEIGHT = 104 };

static void say_traits(struct doc *d, const struct check_parts *in)
{
	const struct people *p = in->people;
	const struct people_month *now = people_now(p);
	if (now || p->facts.n_interests)
		doc_page(d);
	if (now) /* behind the first page, which can stand alone */
		doc_contents(d);
	if (p->facts.n_interests)
		people_interests(d, p);
	for (size_t i = 0; now && i < p->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		doc_heading(d, 2, people_dimension_code(t->dimension),
		            word_say(d->mem, d->lang, W_REPR_BY_TRAIT, people_dimension_by(d->lang, t->dimension), NULL));
		people_dumbbell(d, p, i);
		if (people_sides_can_be_drawn(p, i)) /* else the same gaps would be drawn twice */
			people_gaps(d, p, i);
		people_table_add(d, p, i);
		people_score(d, p, t);
	}
	people_note_states(d, p);
	if (in->cross)
		cross_blocks(d, in->cross);
}

/* The scores beside each other: both go from 0 to 100. */
static bool scores(struct doc *d, const struct trend *t)
{
	const struct figure **score = mem_array(d->mem, t->people->n_dimensions + 1, sizeof *score);
	size_t n = 0;
	for (size_t i = 0; i < t->people->n_dimensions; i++)
		if ((score[n] = trend_of_score(d, t, i, SCORE_HEIGHT)) != NULL)
			n++;
	for (size_t i = 0; i < n; i++) {
		bool pair = i % 2 == 1 || i + 1 < n;
		if (pair)
			doc_columns(d, i % 2 ? BLOCK_COLUMN : BLOCK_COLUMNS);
		doc_figure(d, score[i]);
		if (pair && i % 2)
			doc_columns(d, BLOCK_COLUMNS_END);
	}
	return n > 0;
}

static void say_growth(struct doc *d, const struct representativeness_input *in)
{
	const struct people *p = in->parts->people;
	bool drawn = false;
	if (people_now(p))
		doc_heading(d, 2, "growth", word_text(d->lang, W_REPR_GROWTH));
	if (people_now(p)) { /* before the words of the project leader, under whose heading ours would be theirs */
		people_before(d, p);
		drawn |= trend_say_withheld(d, &in->trend);
	}
	if (in->toelichting)
		people_explained(d, in->toelichting);
	if (!people_now(p))
		return;
	const struct figure *weakest = trend_of_weakest(d, &in->trend, MISSING, TREND_HEIGHT);
	if (weakest) {
		doc_figure(d, weakest);
		trend_events_list(d, &in->trend);
		drawn = true;
	}
	trend_events_data(d, &in->trend);
	for (size_t i = 0; i < p->n_dimensions; i++)
		drawn |= people_slope(d, p, i);
	drawn |= scores(d, &in->trend);
	if (!drawn)
		doc_say(d, TEXT_BODY, W_REPR_GROWTH_NONE, NULL);
	phases_section(d, in->parts->phase, in->parts->n_phases);
}

static void say_sure(struct doc *d, const struct people *p)
{
	if (!people_now(p))
		return;
	doc_heading(d, 2, "sure", word_text(d->lang, W_REPR_SURE));
	people_firmness(d, p);
	for (size_t i = 0; i < p->n_dimensions; i++)
		people_bounds(d, p, i);
	people_counting(d, p);
}

static void say_beside(struct doc *d, const struct check_parts *in)
{
	people_others(d, in->other, in->n_others);
	if (!in->people->for_public)
		polls_section(d, in->polls, in->people);
	audiences_section(d, in->audiences, in->people->for_public);
}

static void say_annex(struct doc *d, const struct representativeness_input *in)
{
	const struct people *p = in->parts->people;
	doc_page(d);
	doc_heading(d, 2, "annex", word_text(d->lang, W_REPR_ANNEX));
	account_sources(d, &in->account);
	account_corrections(d, &in->account);
	doc_heading(d, 3, "method", word_text(d->lang, W_METHOD_TITLE));
	people_method(d, p, false);
	account_reproduce(d, &in->account);
	if (people_now(p) && p->facts.aim == PEOPLE_MIRROR)
		doc_say(d, TEXT_NOTE, W_DISCLAIMER, NULL);
}

void representativeness_build(struct doc *d, const struct representativeness_input *in)
{
	const struct people *p = in->parts->people;
	const char *name = word_text(d->lang, W_REPR_NAME), *until = day_words(d->mem, p->facts.told_until, d->lang);
	d->id = "representativeness";
	d->title = word_say(d->mem, d->lang, W_MONTHLY_DOC_TITLE, name, until, p->facts.trajectory, NULL);
	d->author = in->organisation;
	d->subject = word_say(d->mem, d->lang, W_REPR_SUBJECT, until, NULL);
	d->keywords = word_text(d->lang, W_REPR_KEYWORDS);
	d->footer = word_say(d->mem, d->lang, W_MONTHLY_KICKER, name, until, p->facts.trajectory, NULL);
	d->sections_fit = FIT_MILD;
	d->dated = in->account.dated;
	d->tool = in->account.tool;
	representativeness_first(d, in);
	people_about(d, "about", NULL, p);
	say_traits(d, in->parts);
	say_growth(d, in);
	doc_page(d); /* what follows is laid out by itself, so that its length does not move what stands before */
	if (p->facts.aim == PEOPLE_MIRROR && people_now(p) && !p->for_public) /* its exact ratios are for those who make the trajectory */
		channels_parts(d, in->channels);
	say_sure(d, p);
	say_beside(d, in->parts);
	say_annex(d, in);
	if (in->own)
		against_data(d, in->own);
}
