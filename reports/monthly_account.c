#include "base/num.h"
#include "monthly_parts.h"

/* 1 jul 2025 */
static const char *short_date(struct doc *d, int day)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	return mem_printf(d->mem, "%d %s %d", dom, month_short(month_make(year, month), d->lang), year);
}

static struct cell cell_period(struct doc *d, struct period p)
{
	if (p.from > p.to || p.from == COUNT_MISSING)
		return cell_missing();
	const char *from = short_date(d, p.from);
	return cell_code(p.from == p.to ? from : mem_printf(d->mem, "%s – %s", from, short_date(d, p.to)), mem_printf(d->mem, "%s..%s", day_iso(d->mem, p.from), day_iso(d->mem, p.to)));
}

static void source_table(struct doc *d, const struct monthly_input *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_FILE), "file", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_KIND), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_PERIOD), "period", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_READ), "rows_read", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_STORED), "rows_stored", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_REJECTED), "rows_rejected", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_OUTSIDE), "rows_outside", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_IMPORTED), "imported_on", ALIGN_START, 0 },
		{ "sha256", "sha256", ALIGN_START, DATA_ONLY },
	};
	struct table *t = doc_table(d, "sources", NULL, word_text(d->lang, W_SOURCES_SUMMARY), column, sizeof column / sizeof *column, in->n_sources);
	for (size_t i = 0; i < in->n_sources; i++) {
		const struct source_row *s = &in->source[i];
		const char *imported = day_iso(d->mem, s->imported_on);
		const struct cell cell[] = {
			cell_text(s->file),
			cell_text(s->kind),
			cell_period(d, s->period),
			cell_count(d, s->rows_read),
			cell_count(d, s->rows_stored),
			cell_count(d, s->rows_rejected),
			cell_count(d, s->rows_outside),
			cell_code(short_date(d, s->imported_on), imported),
			cell_text(s->sha256),
		};
		for (size_t c = 0; c < t->n_columns; c++)
			*table_cell(t, i, c) = cell[c];
	}
	doc_say(d, TEXT_NOTE, W_SOURCES_NOTE, NULL);
}

static void say_gap(struct doc *d, const struct monthly_input *in, const struct gap *g)
{
	switch (g->kind) {
	case GAP_CHANNEL_SILENT:
		doc_item(d, W_GAP_SILENT, g->what, month_words(d->mem, in->month, d->lang), NULL);
		break;
	case GAP_MONTH_INCOMPLETE:
		doc_item(d, W_GAP_INCOMPLETE, g->what, day_words(d->mem, g->day, d->lang), NULL);
		break;
	case GAP_KIND_MISSING:
		if (g->help)
			doc_item(d, W_GAP_MISSING_HELP, g->what, g->help, NULL);
		else
			doc_item(d, W_GAP_MISSING, g->what, NULL);
		break;
	}
}

void monthly_account(struct doc *d, const struct monthly_input *in)
{
	const struct content_input *c = in->content;
	doc_page(d);
	doc_heading(d, 2, "account", word_text(d->lang, W_ACCOUNT_TITLE));
	doc_heading(d, 3, "sources", word_text(d->lang, W_SOURCES_TITLE));
	if (in->n_sources)
		source_table(d, in);
	else
		doc_say(d, TEXT_BODY, W_SOURCES_NONE, NULL);
	doc_heading(d, 3, "gaps", word_text(d->lang, W_GAPS_TITLE));
	for (size_t i = 0; i < in->n_gaps; i++)
		say_gap(d, in, &in->gap[i]);
	if (!in->n_gaps)
		doc_say(d, TEXT_BODY, W_GAPS_NONE, NULL);
	if (c->n_definitions || c->n_breaks) {
		doc_heading(d, 3, "definitions", word_text(d->lang, W_DEFINITIONS_TITLE));
		content_definitions(d, c);
	}
	doc_heading(d, 3, "method", word_text(d->lang, W_METHOD_TITLE));
	people_method(d, in->people);
	doc_heading(d, 3, "reproduce", word_text(d->lang, W_REPRODUCE_TITLE));
	doc_say(d, TEXT_BODY, W_REPRODUCE, in->tool, in->database, num_plain_int(d->mem, in->last_import),
	        day_words(d->mem, (int)(in->dated / 86400), d->lang), in->checksum, NULL);
	if (people_now(in->people) && in->people->facts.aim == PEOPLE_MIRROR)
		doc_say(d, TEXT_NOTE, W_DISCLAIMER, NULL);
}
