#include "audiences.h"
#include "channels.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>

static const enum dimension dimensions[] = { DIM_AGE, DIM_SEX };
enum { FIXED = 5, PER_DIMENSION = 2 };

static struct cell number_cell(struct doc *d, const struct audience_row *r, bool for_public)
{
	double n = fmax(isnan(r->n[DIM_AGE]) ? 0 : r->n[DIM_AGE], isnan(r->n[DIM_SEX]) ? 0 : r->n[DIM_SEX]);
	struct cell unknown = cell_missing();
	unknown.shown = word_text(d->lang, W_AUDIENCE_SHARES_ONLY);
	if (!r->counts)
		return unknown;
	return cell_count(d, llround(people_told(for_public, n)));
}

static void fill_row(struct doc *d, struct table *t, size_t i, const struct audience_row *r, bool for_public)
{
	*table_cell(t, i, 0) = cell_text(r->name);
	*table_cell(t, i, 1) = cell_code(channels_base_words(d->lang, r->base), r->base);
	*table_cell(t, i, 2) = cell_code(day_words(d->mem, r->day, d->lang), day_iso(d->mem, r->day));
	*table_cell(t, i, 3) =
	        cell_code(word_text(d->lang, r->counts ? W_AUDIENCE_UNIT_COUNT : W_AUDIENCE_UNIT_SHARE), r->counts ? "count" : "share");
	*table_cell(t, i, 4) = number_cell(d, r, for_public);
	for (size_t k = 0; k < DIM_N; k++) {
		double mirror = r->mirror[dimensions[k]];
		*table_cell(t, i, FIXED + k) = cell_real(d, for_public ? round(mirror) : mirror, 0);
		*table_cell(t, i, FIXED + DIM_N + k) = cell_real(d, for_public ? round(100 - mirror) / 100 : 1 - mirror / 100, 3);
	}
}

void audiences_section(struct doc *d, const struct audiences *a, bool for_public)
{
	const struct column column[] = {
		{ word_text(d->lang, W_REACH_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_REACH_COL_BASE), "base", ALIGN_START, 0 },
		{ word_text(d->lang, W_REACH_COL_DAY), "day", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_AUDIENCE_COL_UNIT), "unit", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_COL_NUMBER), "known", ALIGN_END, 0 },
		{ people_dimension_words(d->lang, DIM_AGE), "mirror_age", ALIGN_END, 0 },
		{ people_dimension_words(d->lang, DIM_SEX), "mirror_sex", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_TVD), "tvd_age", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_TVD), "tvd_sex", ALIGN_END, DATA_ONLY },
	};
	_Static_assert(sizeof column / sizeof *column == FIXED + PER_DIMENSION * DIM_N, "scores and distances of each trait");
	bool views = false, dash = false;
	if (a->n == 0)
		return;
	doc_heading(d, 2, "audiences", word_text(d->lang, W_AUDIENCE_TITLE));
	struct table *t = doc_table(d, "audiences", word_text(d->lang, W_AUDIENCE_TABLE), word_text(d->lang, W_AUDIENCE_SUMMARY), column,
	                            sizeof column / sizeof *column, a->n);
	table_group(d, t, FIXED, DIM_N, word_text(d->lang, W_AUDIENCE_COL_MIRROR));
	const struct footnote *shares = NULL;
	for (size_t i = 0; i < a->n; i++) {
		fill_row(d, t, i, &a->row[i], for_public);
		if (!a->row[i].counts) {
			shares = shares ? shares : table_footnote(d, t, W_AUDIENCE_NOTE_SHARES, NULL);
			table_cell(t, i, FIXED - 1)->note = shares;
		}
		dash |= isnan(a->row[i].mirror[DIM_AGE]) || isnan(a->row[i].mirror[DIM_SEX]);
		views |= channels_base_is_views(a->row[i].base);
	}
	struct paragraph s = { .doc = d };
	paragraph_say(&s, W_AUDIENCE_NOTE, NULL);
	if (dash)
		paragraph_say(&s, W_AUDIENCE_NOTE_DASH, NULL);
	if (views)
		paragraph_say(&s, W_AUDIENCE_NOTE_VIEWS, NULL);
	paragraph_end(&s, TEXT_NOTE);
}
