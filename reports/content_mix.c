#include "content_mix.h"
#include "base/num.h"
#include "costs.h"

enum { TOP_POSTS = 5 };

/* What became of earlier plans and advice. */
static void looked_back(struct doc *d, const struct content_outlook *o)
{
	content_kept_blocks(d, &o->kept);
	decisions_blocks(d, &o->decisions);
}

void content_outlook_rest(struct doc *d, const struct content_model *c, const struct content_outlook *o)
{
	content_plan_costs(d, c, &o->costs);
	looked_back(d, o);
}

/* A plan to adopt, and what it rests on. */
static void first_page(struct doc *d, const struct content_mix_input *in)
{
	const struct content_input *c = in->content;
	doc_page(d);
	doc_say(d, TEXT_KICKER, W_MONTHLY_KICKER, word_text(d->lang, W_MIX_REPORT_NAME), period_words(d->mem, c->period, d->lang),
	        c->trajectory, NULL);
	content_plan_table(d, in->model, &in->outlook->plan);
	doc_heading(d, 2, "answer", content_model_message(d, in->model));
	content_model_answer(d, in->model);
	content_plan_costs(d, in->model, &in->outlook->costs);
}

static void what_worked(struct doc *d, const struct content_mix_input *in)
{
	const struct content_input *c = in->content;
	doc_page(d);
	doc_heading(d, 2, "what", word_text(d->lang, W_WHAT_TITLE));
	content_lead(d, TEXT_BODY, c);
	content_model_swarm(d, in->model);
	content_model_tables(d, in->model);
	content_model_groups(d, in->model);
	rates_blocks(d, in->rates);
	looked_back(d, in->outlook);
	content_model_times(d, in->model);
}

static void which_posts(struct doc *d, const struct content_mix_input *in)
{
	const struct content_input *c = in->content;
	content_model_posts(d, in->model);
	if (c->n_top) {
		doc_heading(d, 2, "top", word_text(d->lang, W_TOP_TITLE));
		content_top_table(d, c, TOP_POSTS);
	}
	if (c->outside > 0)
		doc_say(d, TEXT_NOTE, W_CONTENT_OUTSIDE, num_count(d->mem, c->outside, d->lang), NULL);
	experiment_blocks(d, in->experiment);
	content_movers_blocks(d, in->model, in->movers);
	visits_blocks(d, in->visits);
	talk_blocks(d, in->talk);
	jumps_blocks(d, in->jumps);
	inhabitants_blocks(d, in->inhabitants);
}

static void annex(struct doc *d, const struct content_mix_input *in)
{
	const struct content_input *c = in->content;
	doc_heading(d, 2, "annex", word_text(d->lang, W_REPR_ANNEX));
	if (c->n_definitions || c->n_breaks) {
		doc_heading(d, 3, "definitions", word_text(d->lang, W_DEFINITIONS_TITLE));
		content_definitions(d, c);
	}
	account_sources(d, &in->account);
	account_corrections(d, &in->account);
	content_model_method(d, in->model);
	account_reproduce(d, &in->account);
}

void content_mix_build(struct doc *d, const struct content_mix_input *in)
{
	const char *name = word_text(d->lang, W_MIX_REPORT_NAME), *period = period_words(d->mem, in->content->period, d->lang);
	d->id = "content_mix";
	d->title = word_say(d->mem, d->lang, W_MONTHLY_DOC_TITLE, name, period, in->content->trajectory, NULL);
	d->author = in->organisation;
	d->subject = word_say(d->mem, d->lang, W_MIX_REPORT_SUBJECT, period, NULL);
	d->keywords = word_text(d->lang, W_MIX_REPORT_KEYWORDS);
	d->footer = word_say(d->mem, d->lang, W_MONTHLY_KICKER, name, period, in->content->trajectory, NULL);
	d->dated = in->account.dated;
	d->tool = in->account.tool;
	first_page(d, in);
	what_worked(d, in);
	which_posts(d, in);
	costs_blocks(d, in->practice);
	practice_blocks(d, in->practice);
	annex(d, in);
	if (in->own)
		against_data(d, in->own);
}
