#include "monthly_parts.h"

void monthly_lack(struct doc *d, const struct data_gap *g, struct period period)
{
	switch (g->kind) {
	case GAP_CHANNEL_SILENT:
		doc_item(d, W_GAP_SILENT, g->what, period_within(d->mem, period, d->lang), NULL);
		break;
	case GAP_CHANNEL_LACKS:
		doc_item(d, W_GAP_LACKS, g->what, g->help, NULL);
		break;
	case GAP_UNLISTED:
		doc_item(d, W_GAP_UNLISTED, g->what, NULL);
		break;
	case GAP_MONTH_INCOMPLETE:
		doc_item(d, W_GAP_INCOMPLETE, g->what, day_words(d->mem, g->day, d->lang),
		         word_after(W_THE_MONTH, (int)period_kind(period), d->lang), NULL);
		break;
	case GAP_NOTE:
		doc_item_spans(d, &(struct span){ .text = g->what }, 1);
		break;
	case GAP_KIND_MISSING:
		if (g->help)
			doc_item(d, W_GAP_MISSING_HELP, g->what, g->help, NULL);
		else
			doc_item(d, W_GAP_MISSING, g->what, NULL);
		break;
	}
}

void monthly_lacks(struct doc *d, const struct monthly_input *in)
{
	for (size_t i = 0; i < in->n_gaps; i++)
		monthly_lack(d, &in->gap[i], monthly_period(in));
}

void monthly_account(struct doc *d, const struct monthly_input *in)
{
	const struct content_input *c = in->content;
	doc_page(d);
	doc_heading(d, 2, "account", word_text(d->lang, W_ACCOUNT_TITLE));
	account_sources(d, &in->account);
	doc_heading(d, 3, "gaps", word_text(d->lang, W_GAPS_TITLE));
	monthly_lacks(d, in);
	if (!in->n_gaps)
		doc_say(d, TEXT_BODY, W_GAPS_NONE, NULL);
	account_corrections(d, &in->account);
	if (c->n_definitions || c->n_breaks) {
		doc_heading(d, 3, "definitions", word_text(d->lang, W_DEFINITIONS_TITLE));
		content_definitions(d, c);
	}
	doc_heading(d, 3, "method", word_text(d->lang, W_METHOD_TITLE));
	people_method(d, in->people, true);
	account_reproduce(d, &in->account);
	if (people_now(in->people) && in->people->facts.aim == PEOPLE_MIRROR)
		doc_say(d, TEXT_NOTE, W_DISCLAIMER, NULL);
}
