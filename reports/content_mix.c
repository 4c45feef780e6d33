#include "content_mix.h"
#include "base/num.h"
#include "costs.h"

enum { TOP_POSTS = 4 }; /* a fifth would leave a line of the check below on the next page */

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
static void the_plan(struct doc *d, const struct content_mix_input *in)
{
	const struct content_input *c = in->content;
	doc_page(d);
	doc_say(d, TEXT_KICKER, W_MONTHLY_KICKER, word_text(d->lang, W_MIX_REPORT_NAME), period_words(d->mem, c->period, d->lang),
	        c->trajectory, NULL);
	content_choice(d, c);
	if (c->starts)
		doc_say(d, TEXT_NOTE, W_POSTS_ARE_OF, content_period_words(d, c->period, c->starts), NULL);
	content_plan_table(d, in->model, &in->outlook->plan);
	doc_heading(d, 2, "answer", content_model_message(d, in->model));
	content_model_answer(d, in->model);
	content_plan_costs(d, in->model, &in->outlook->costs);
	looked_back(d, in->outlook);
}

static void what_worked(struct doc *d, const struct content_mix_input *in)
{
	doc_page(d);
	doc_heading(d, 2, "what", word_text(d->lang, W_WHAT_TITLE));
	content_lead(d, TEXT_BODY, in->content);
	content_model_swarm(d, in->model);
	content_model_kinds(d, in->model);
}

/* Which kind on which channel, and when: side by side where there is room. */
static void kinds_and_hours(struct doc *d, const struct content_model *c)
{
	bool beside = content_compares_accounts(c) && content_heat_is_narrow(c) && c->n_times > 0;
	if (beside)
		doc_columns(d, BLOCK_COLUMNS);
	if (content_compares_accounts(c))
		doc_heading(d, 2, "kinds", word_text(d->lang, W_MIX_KINDS_TITLE));
	content_model_heat(d, c);
	if (beside)
		doc_columns(d, BLOCK_COLUMN);
	content_model_times(d, c);
	if (beside)
		doc_columns(d, BLOCK_COLUMNS_END);
}

static void the_month(struct doc *d, const struct content_mix_input *in)
{
	doc_page(d);
	kinds_and_hours(d, in->model);
	content_movers_blocks(d, in->model, in->movers);
	rates_sentences(d, in->rates);
}

static void the_people(struct doc *d, const struct content_mix_input *in)
{
	doc_page(d);
	content_model_groups(d, in->model);
	inhabitants_blocks(d, in->inhabitants);
	talk_blocks(d, in->talk);
	visits_blocks(d, in->visits);
	jumps_blocks(d, in->jumps);
}

static void the_posts(struct doc *d, const struct content_mix_input *in)
{
	const struct content_input *c = in->content;
	doc_page(d);
	content_model_posts_short(d, in->model);
	if (c->n_top) {
		doc_heading(d, 2, "top", word_text(d->lang, W_TOP_TITLE));
		content_top_table(d, c, TOP_POSTS, true);
	}
	experiment_blocks(d, in->experiment);
}

static void annex(struct doc *d, const struct content_mix_input *in)
{
	const struct content_input *c = in->content;
	doc_heading(d, 2, "annex", word_text(d->lang, W_REPR_ANNEX));
	if (c->n_definitions || c->n_breaks) {
		doc_heading(d, 3, "definitions", word_text(d->lang, W_DEFINITIONS_TITLE));
		content_definitions(d, c);
	}
	account_sources_short(d, &in->account);
	account_corrections(d, &in->account);
	content_model_method(d, in->model);
	doc_say(d, TEXT_NOTE, W_SWARM_METHOD, NULL);
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
	d->sections_fit = FIT_TIGHT;
	d->dated = in->account.dated;
	d->tool = in->account.tool;
	the_plan(d, in);
	what_worked(d, in);
	the_month(d, in);
	the_people(d, in);
	the_posts(d, in);
	costs_blocks(d, in->practice);
	practice_short(d, in->practice);
	annex(d, in);
	if (in->own)
		against_data(d, in->own);
}
