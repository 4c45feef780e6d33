#include "content_ladder.h"
#include "base/num.h"
#include "phrase.h"
#include <math.h>

double content_ladder_least(const struct content_ladder *in)
{
	double least = NAN;
	for (size_t i = 0; i < in->n_phases; i++)
		if (in->phase[i].posts >= LADDER_LEAST)
			least = fmin(least, (double)in->phase[i].posts_at / (double)in->phase[i].posts);
	return least;
}

static void ladder_table(struct doc *d, const struct content_ladder *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_BY_NAME_LEVEL), "level", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_POSTS), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_INTERACTIONS), "interactions", ALIGN_END, 0 },
		{ word_text(d->lang, W_LADDER_COL_AIM), "aimed_at", ALIGN_START, 0 },
	};
	struct table *t = doc_table(d, "ladder", word_text(d->lang, W_LADDER_TABLE), word_text(d->lang, W_LADDER_SUMMARY), column,
	                            sizeof column / sizeof *column, in->n);
	for (size_t i = 0; i < in->n; i++) {
		const struct ladder_row *r = &in->row[i];
		*table_cell(t, i, 0) = cell_code(r->label, r->code);
		*table_cell(t, i, 1) = cell_count(d, r->posts);
		*table_cell(t, i, 2) = cell_count(d, r->interactions);
		*table_cell(t, i, 3) = r->phases ? cell_code(r->phases, "yes") : cell_missing();
	}
}

/* The same by phase, for data. */
static void phase_table(struct doc *d, const struct content_ladder *in)
{
	const struct column column[] = {
		{ "", "phase", ALIGN_START, 0 },      { "", "aimed_at", ALIGN_START, 0 },   { "", "posts", ALIGN_END, 0 },
		{ "", "posts_at_aim", ALIGN_END, 0 }, { "", "interactions", ALIGN_END, 0 }, { "", "interactions_at_aim", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "ladder_phases", NULL, word_text(d->lang, W_LADDER_TITLE), column, sizeof column / sizeof *column,
	                            in->n_phases);
	t->data_only = true;
	for (size_t i = 0; i < in->n_phases; i++) {
		const struct ladder_phase *p = &in->phase[i];
		*table_cell(t, i, 0) = cell_own(d, p->name);
		*table_cell(t, i, 1) = cell_text(p->aim);
		*table_cell(t, i, 2) = cell_count(d, p->posts);
		*table_cell(t, i, 3) = cell_count(d, p->posts_at);
		*table_cell(t, i, 4) = cell_count(d, p->interactions);
		*table_cell(t, i, 5) = cell_count(d, p->interactions_at);
	}
}

static void say_phase(struct doc *d, const struct content_ladder *in, const struct ladder_phase *p)
{
	struct paragraph s = { .doc = d };
	if (p->posts)
		paragraph_say(&s, W_LADDER_AIM, doc_own(d, p->name), p->aim, num_count(d->mem, p->posts_at, d->lang),
		              num_count(d->mem, p->posts, d->lang), num_count(d->mem, p->interactions_at, d->lang),
		              num_count(d->mem, p->interactions, d->lang), NULL);
	else
		paragraph_say(&s, W_LADDER_AIM_NONE, doc_own(d, p->name), p->aim, NULL);
	if (in->n_phases > 1)
		paragraph_end_item(&s);
	else
		paragraph_end(&s, TEXT_BODY);
}

void content_ladder_blocks(struct doc *d, const struct content_ladder *in)
{
	doc_heading(d, 2, "ladder", word_text(d->lang, W_LADDER_TITLE));
	if (in->posts == 0)
		doc_say(d, TEXT_BODY, W_LADDER_NONE, NULL);
	if (in->n_phases > 1)
		doc_say(d, TEXT_BODY, W_LADDER_PHASES, num_plain_int(d->mem, (int64_t)in->n_phases), NULL);
	for (size_t i = 0; i < in->n_phases; i++)
		say_phase(d, in, &in->phase[i]);
	if (in->n_phases == 0)
		doc_say(d, TEXT_BODY, in->has_aim ? W_LADDER_NO_PHASE : W_LADDER_NO_AIM, NULL);
	else
		phase_table(d, in);
	if (in->posts == 0)
		return;
	ladder_table(d, in);
	if (in->untagged)
		doc_say(d, TEXT_NOTE, W_LADDER_UNTAGGED, num_count(d->mem, in->untagged, d->lang),
		        num_count(d->mem, in->untagged + in->posts, d->lang), NULL);
	if (in->outside && in->n_phases)
		doc_say(d, TEXT_NOTE, W_LADDER_OUTSIDE, num_count(d->mem, in->outside, d->lang), NULL);
}
