#include "jumps.h"
#include "base/day.h"
#include "base/num.h"
#include "base/utf8.h"
#include "phrase.h"

enum { FIRST_WORDS = 60 }; /* of a post: as many as tell it from others */

static void jump_table(struct doc *d, const struct jumps *j)
{
	bool events = false;
	for (size_t i = 0; i < j->n; i++)
		events |= *j->row[i].event != '\0';
	const struct column column[] = {
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_JUMPS_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_JUMPS_WHAT), "metric", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_NUMBER), "value", ALIGN_END, 0 },
		{ word_text(d->lang, W_JUMPS_USUAL), "usual", ALIGN_END, 0 },
		{ word_text(d->lang, W_JUMPS_POST), "post", ALIGN_START, 0 },
		{ word_text(d->lang, W_JUMPS_EVENT), "event", ALIGN_START, events ? 0 : DATA_ONLY },
	};
	struct table *t = doc_table(d, "jumps", word_text(d->lang, W_JUMPS_TABLE), word_text(d->lang, W_JUMPS_SUMMARY), column,
	                            sizeof column / sizeof *column, j->n);
	for (size_t i = 0; i < j->n; i++) {
		const struct jump_row *r = &j->row[i];
		*table_cell(t, i, 0) = cell_code(phrase_unbroken(d->mem, day_words(d->mem, r->day, d->lang)), day_iso(d->mem, r->day));
		*table_cell(t, i, 1) = cell_text(r->channel);
		*table_cell(t, i, 2) = cell_code(r->what, r->metric);
		*table_cell(t, i, 3) = cell_count(d, r->value);
		*table_cell(t, i, 4) = cell_real(d, r->usual, 0);
		*table_cell(t, i, 5) = *r->post ? cell_code(utf8_clip(d->mem, r->post, FIRST_WORDS), r->post) : cell_missing();
		*table_cell(t, i, 6) = *r->event ? cell_own(d, r->event) : cell_missing();
	}
	if (j->n_more)
		doc_say(d, TEXT_NOTE, W_JUMPS_MORE, num_plain_int(d->mem, (int64_t)j->n_more), NULL);
	doc_say(d, TEXT_NOTE, W_JUMPS_NOTE, NULL);
}

void jumps_blocks(struct doc *d, const struct jumps *j)
{
	if (!j->known && j->n_passed == 0)
		return;
	doc_heading(d, 2, "jumps", word_text(d->lang, W_JUMPS_TITLE));
	if (j->known && j->n == 0)
		doc_say(d, TEXT_BODY, W_JUMPS_NONE, NULL);
	if (j->n)
		jump_table(d, j);
	if (j->n_passed)
		doc_say(d, TEXT_NOTE, W_JUMPS_PASSED, phrase_list(d->mem, d->lang, j->passed, j->n_passed),
		        num_plain_int(d->mem, JUMPS_LEAST_DAYS), NULL);
}
