#include "letterbox.h"
#include "base/num.h"
#include "base/path.h"
#include <string.h>

static void add_files(struct doc *d, const char *id, enum word title, enum word why, const struct letter letter[], size_t n)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_FILE), "file", ALIGN_START, 0 },
		{ word_text(d->lang, why), "told", ALIGN_START, 0 },
	};
	if (n == 0)
		return;
	doc_heading(d, 2, id, word_text(d->lang, title));
	struct table *t = doc_table(d, id, NULL, word_text(d->lang, title), column, sizeof column / sizeof *column, n);
	for (size_t i = 0; i < n; i++) {
		*table_cell(t, i, 0) = cell_text(letter[i].file);
		*table_cell(t, i, 1) = cell_text(letter[i].told);
	}
}

void letterbox_build(struct doc *d, const struct letterbox *in)
{
	size_t n_in = in->n_read + in->n_already;
	d->id = "letterbox";
	d->title = word_say(d->mem, d->lang, W_LETTERBOX_TITLE, in->trajectory, NULL);
	doc_heading(d, 1, "letterbox", d->title);
	doc_say(d, TEXT_LEAD, W_LETTERBOX_LEAD, num_count(d->mem, (int64_t)n_in, d->lang),
	        num_count(d->mem, (int64_t)in->n_refused, d->lang), num_count(d->mem, (int64_t)in->n_left, d->lang), NULL);
	size_t n_partly = in->n_lacking + in->n_later;
	if (n_in > n_partly)
		doc_say(d, TEXT_BODY, n_partly ? W_LETTERBOX_DELETE_OTHERS : W_LETTERBOX_DELETE, NULL);
	if (in->n_lacking)
		doc_say(d, TEXT_BODY, W_LETTERBOX_KEEP, num_count(d->mem, (int64_t)in->n_lacking, d->lang), NULL);
	add_files(d, "refused", W_LETTERBOX_REFUSED, W_LETTERBOX_WHY, in->refused, in->n_refused);
	add_files(d, "read", W_LETTERBOX_READ, W_LETTERBOX_WHAT, in->read, in->n_read);
	add_files(d, "already", W_LETTERBOX_ALREADY, W_LETTERBOX_WHAT, in->already, in->n_already);
	add_files(d, "left", W_LETTERBOX_LEFT, W_LETTERBOX_WHY, in->left, in->n_reasons);
	doc_heading(d, 2, "lacks", word_text(d->lang, W_LETTERBOX_LACKS));
	if (in->n_refused)
		doc_say(d, TEXT_BODY, W_LETTERBOX_LACKS_REFUSED, num_count(d->mem, (int64_t)in->n_refused, d->lang), NULL);
	if (!in->month)
		doc_say(d, TEXT_BODY, W_LETTERBOX_NO_DATA, NULL);
	else if (in->month->n_gaps)
		monthly_lacks(d, in->month);
	else if (!in->n_refused)
		doc_say(d, TEXT_BODY, W_LETTERBOX_NO_LACKS, NULL);
	doc_heading(d, 2, "reports", word_text(d->lang, W_LETTERBOX_REPORTS));
	for (size_t i = 0; i < in->n_reports; i++) {
		doc_item_spans(
		        d, &(struct span){ .text = path_name(in->report[i]), .uri = in->linked ? in->report[i] : NULL, .beside = true }, 1);
	}
	if (!in->n_reports)
		doc_say(d, TEXT_BODY, W_LETTERBOX_NO_REPORTS, NULL);
}
