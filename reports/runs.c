#include "runs.h"
#include "base/num.h"
#include "base/str.h"

bool run_is_lost(const struct run_row *r)
{
	return r->state >= RUN_UNDONE;
}

static void put_state(struct doc *d, struct cell *cell, const struct run_row *r)
{
	static const struct {
		enum word word;
		const char *code;
		enum tone tone;
	} state[] = { [RUN_SAME] = { W_VERIFY_SAME, "same", TONE_PLAIN },
		      [RUN_DIFFERS] = { W_VERIFY_DIFFERS, "differs", TONE_UNDER },
		      [RUN_UNDONE] = { W_VERIFY_UNDONE, "undone", TONE_UNDER },
		      [RUN_ERASED] = { W_VERIFY_ERASED, "erased", TONE_UNDER },
		      [RUN_LOST] = { W_VERIFY_LOST, "lost", TONE_UNDER } };
	*cell = cell_code(word_text(d->lang, state[r->state].word), state[r->state].code);
	cell->tone = state[r->state].tone;
}

static void run_table(struct doc *d, const struct runs *r)
{
	const struct column column[] = {
		{ .title = word_text(d->lang, W_VERIFY_RUN), .code = "run", .align = ALIGN_END },
		{ .title = word_text(d->lang, W_VERIFY_REPORT), .code = "report" },
		{ .title = word_text(d->lang, W_OV_PERIOD), .code = "period" },
		{ .title = word_text(d->lang, W_VERIFY_LANG), .code = "language" },
		{ .title = word_text(d->lang, W_VERIFY_AUDIENCE), .code = "audience" },
		{ .title = word_text(d->lang, W_VERIFY_MADE), .code = "made_on" },
		{ .title = word_text(d->lang, W_VERIFY_STATE), .code = "outcome" },
	};
	enum { N = sizeof column / sizeof *column };
	struct table *t = doc_table(d, "runs", NULL, word_text(d->lang, W_VERIFY_SUMMARY), column, N, r->n);
	for (size_t i = 0; i < r->n; i++) {
		const struct run_row *x = &r->row[i];
		struct cell *cell = table_cell(t, i, 0);
		*cell++ = cell_count(d, x->id);
		*cell++ = cell_text(x->kind);
		*cell++ = cell_code(period_words(d->mem, x->period, d->lang),
		                    mem_printf(d->mem, "%s..%s", day_iso(d->mem, x->period.from), day_iso(d->mem, x->period.to)));
		*cell++ = cell_text(x->lang);
		*cell++ = *x->audience ? cell_text(x->audience) : cell_missing();
		*cell++ = cell_text(day_iso(d->mem, x->made_on));
		put_state(d, cell, x);
	}
}

/* The reasons: as sentences for readers, as a table for data. */
static void finding_table(struct doc *d, const struct runs *r, size_t n)
{
	const struct column column[] = {
		{ .title = word_text(d->lang, W_VERIFY_RUN), .code = "run", .align = ALIGN_END },
		{ .title = word_text(d->lang, W_VERIFY_FINDING), .code = "finding" },
	};
	struct table *t = doc_table(d, "findings", NULL, word_text(d->lang, W_VERIFY_TITLE), column, sizeof column / sizeof *column, n);
	size_t at = 0;
	t->data_only = true;
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->row[i].n_findings; k++) {
			*table_cell(t, at, 0) = cell_count(d, r->row[i].id);
			*table_cell(t, at++, 1) = cell_text(r->row[i].finding[k]);
		}
}

static void say_stray(struct doc *d, const struct runs *r)
{
	enum { MOST = 10 };
	for (size_t i = 0; i < r->n_stray && i < MOST; i++)
		doc_item(d, W_VERIFY_STRAY, r->stray[i], NULL);
	if (r->n_stray > MOST)
		doc_item(d, W_VERIFY_STRAYS, num_count(d->mem, (int64_t)(r->n_stray - MOST), d->lang), NULL);
}

/* What is the case, each outcome with its number, and whether there is anything to do. */
static void say_summary(struct doc *d, const struct runs *r)
{
	static const enum word word[RUN_STATES] = { [RUN_SAME] = W_VERIFY_N_SAME,
		                                    [RUN_DIFFERS] = W_VERIFY_N_DIFFERS,
		                                    [RUN_UNDONE] = W_VERIFY_N_UNDONE,
		                                    [RUN_ERASED] = W_VERIFY_N_ERASED,
		                                    [RUN_LOST] = W_VERIFY_N_LOST };
	size_t n_state[RUN_STATES] = { 0 };
	bool well = !r->broken && !r->n_stray;
	struct str text;
	for (size_t i = 0; i < r->n; i++) {
		n_state[r->row[i].state]++;
		well = well && r->row[i].in_order;
	}
	str_init(&text, d->mem);
	if (well && n_state[RUN_SAME] == r->n)
		str_addf(&text, "%s ", word_text(d->lang, W_VERIFY_ALL));
	str_add(&text, word_say(d->mem, d->lang, W_VERIFY_CHECKED, num_count(d->mem, (int64_t)r->n, d->lang), NULL));
	for (size_t k = 0; k < RUN_STATES; k++)
		if (n_state[k])
			str_addf(&text, " %s", word_say(d->mem, d->lang, word[k], num_count(d->mem, (int64_t)n_state[k], d->lang), NULL));
	if (!well || n_state[RUN_SAME] < r->n)
		str_addf(&text, " %s", word_text(d->lang, well ? W_VERIFY_NOTHING : W_VERIFY_BELOW));
	doc_text(d, TEXT_LEAD, &(struct span){ .text = text.s }, 1);
}

void runs_verify(struct doc *d, const struct runs *r)
{
	size_t n_findings = 0;
	for (size_t i = 0; i < r->n; i++)
		n_findings += r->row[i].n_findings;
	doc_heading(d, 1, "runs", word_text(d->lang, W_VERIFY_TITLE));
	if (r->broken)
		doc_item(d, W_FOUND_CHECK, r->broken, NULL);
	if (r->n == 0) {
		doc_say(d, TEXT_BODY, W_VERIFY_NONE, NULL);
		say_stray(d, r);
		return;
	}
	say_summary(d, r);
	say_stray(d, r);
	run_table(d, r);
	for (size_t i = 0; i < r->n; i++)
		for (size_t k = 0; k < r->row[i].n_findings; k++)
			doc_item(d, W_VERIFY_ABOUT, num_plain_int(d->mem, r->row[i].id), r->row[i].kind, r->row[i].finding[k], NULL);
	if (n_findings)
		finding_table(d, r, n_findings);
}
