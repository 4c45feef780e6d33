#include "account.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "phrase.h"
#include <limits.h>
#include <string.h>

/* 1 jul 2025 */
static const char *short_date(struct doc *d, int day)
{
	int year, month, dom;
	day_split(day, &year, &month, &dom);
	return mem_printf(d->mem, "%d %s %d", dom, month_short(month_make(year, month), d->lang), year);
}

/* A long file name by its beginning and end; the whole one is in the data. Cut between characters. */
static const char *short_file(struct doc *d, const char *file, size_t most)
{
	enum { TAIL = 9 };
	size_t n = utf8_width(file), skip = strlen(file);
	if (n <= most)
		return file;
	while (skip > 0 && (utf8_width(file + skip) < TAIL || ((unsigned char)file[skip] & 0xc0) == 0x80))
		skip--;
	return mem_printf(d->mem, "%s%s", utf8_clip(d->mem, file, most - TAIL), file + skip);
}

/* Files of two accounts can have one name: that of the account stands behind it, unless the kind says it. */
static const char *file_words(struct doc *d, const struct source_row *s)
{
	enum { MOST = 21, LEAST = 14 };
	const char *channel = s->channel_short;
	if (!*channel || strstr(s->kind, channel))
		return short_file(d, s->file, MOST);
	channel = utf8_clip(d->mem, channel, MOST);
	size_t width = utf8_width(channel), room = width + LEAST < MOST ? MOST - width : LEAST;
	return word_say(d->mem, d->lang, W_FILE_OF, short_file(d, s->file, room), channel, NULL);
}

/* jul ’25 */
static const char *short_month(struct doc *d, int month)
{
	return mem_printf(d->mem, "%s ’%02d", month_short(month, d->lang), month_year(month) % 100);
}

static struct cell cell_period(struct doc *d, struct period p)
{
	if (p.from > p.to || p.from == COUNT_MISSING)
		return cell_missing();
	int from = month_of_day(p.from), to = month_of_day(p.to);
	const char *shown = p.from == p.to ? short_date(d, p.from)
	                    : from == to   ? short_month(d, from)
	                                   : mem_printf(d->mem, "%s\u2060–\u2060%s", short_month(d, from), short_month(d, to));
	return cell_code(phrase_unbroken(d->mem, shown), mem_printf(d->mem, "%s..%s", day_iso(d->mem, p.from), day_iso(d->mem, p.to)));
}

/* Neighbouring columns of numbers of rows; what is outside is explained where there is any. */
static void head_rows(struct doc *d, struct table *t, const struct account *a, size_t first, size_t last)
{
	table_group(d, t, first, last - first + 1, word_text(d->lang, W_COL_ROWS));
	for (size_t i = 0; i < a->n_sources && !t->data_only && !t->head_note; i++)
		if (a->source[i].rows_outside > 0)
			table_mark_column(d, t, last, table_footnote(d, t, W_SOURCES_NOTE, NULL));
}

static void source_table(struct doc *d, const struct account *a, bool data)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_FILE), "file", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_KIND), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_COL_PERIOD), "period", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_READ), "rows_read", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_STORED), "rows_stored", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_REJECTED), "rows_rejected", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_OUTSIDE), "rows_outside", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_IMPORTED), "imported_on", ALIGN_START, 0 },
		{ "sha256", "sha256", ALIGN_START, DATA_ONLY },
	};
	enum { FIRST_OF_ROWS = 4, LAST_OF_ROWS = 7 };
	static const size_t all[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9 }, public[] = { 0, 1, 2, 3, 8 };
	const size_t *show = a->for_public ? public : all, n = a->for_public ? sizeof public / sizeof *public : sizeof all / sizeof *all;
	struct column shown[sizeof all / sizeof *all];
	for (size_t c = 0; c < n; c++)
		shown[c] = column[show[c]];
	struct table *t = doc_table(d, "sources", NULL, word_text(d->lang, W_SOURCES_SUMMARY), shown, n, a->n_sources);
	t->data_only = data;
	if (!a->for_public)
		head_rows(d, t, a, FIRST_OF_ROWS, LAST_OF_ROWS);
	for (size_t i = 0; i < a->n_sources; i++) {
		const struct source_row *s = &a->source[i];
		const char *imported = day_iso(d->mem, s->imported_on);
		const struct cell cell[] = {
			cell_code(file_words(d, s), s->file),
			cell_code(phrase_unbroken(d->mem, s->kind), s->kind),
			*s->channel ? cell_text(s->channel) : cell_missing(),
			cell_period(d, s->period),
			cell_count(d, s->rows_read),
			cell_count(d, s->rows_stored),
			cell_count(d, s->rows_rejected),
			cell_count(d, s->rows_outside),
			cell_code(phrase_unbroken(d->mem, short_date(d, s->imported_on)), imported),
			cell_text(s->sha256),
		};
		for (size_t c = 0; c < n; c++)
			*table_cell(t, i, c) = cell[show[c]];
	}
}

void account_sources(struct doc *d, const struct account *a)
{
	doc_heading(d, 3, "sources", word_text(d->lang, W_SOURCES_TITLE));
	if (a->n_sources)
		source_table(d, a, false);
	else
		doc_say(d, TEXT_BODY, W_SOURCES_NONE, NULL);
}

/* The files of one kind, taken together. */
struct source_kind {
	const char *kind;
	struct period period;
	int64_t files, rows_stored, rows_rejected, rows_outside;
	int imported_on; /* the last one */
};

static void kind_add(struct source_kind *k, const struct source_row *s)
{
	bool dated = s->period.from <= s->period.to && s->period.from != COUNT_MISSING, has = k->period.from != COUNT_MISSING;
	k->files++;
	k->rows_stored += s->rows_stored;
	k->rows_rejected += s->rows_rejected;
	k->rows_outside += s->rows_outside;
	k->imported_on = s->imported_on > k->imported_on ? s->imported_on : k->imported_on;
	if (dated && (!has || s->period.from < k->period.from))
		k->period.from = s->period.from;
	if (dated && (!has || s->period.to > k->period.to))
		k->period.to = s->period.to;
}

static size_t kinds_of(struct mem *m, const struct account *a, struct source_kind **out)
{
	struct source_kind *kind = mem_array(m, a->n_sources + 1, sizeof *kind);
	size_t n = 0;
	for (size_t i = 0; i < a->n_sources; i++) {
		size_t k = 0;
		while (k < n && !str_eq(kind[k].kind, a->source[i].kind))
			k++;
		if (k == n)
			kind[n++] = (struct source_kind){ .kind = a->source[i].kind,
				                          .period = { COUNT_MISSING, COUNT_MISSING },
				                          .imported_on = INT_MIN };
		kind_add(&kind[k], &a->source[i]);
	}
	*out = kind;
	return n;
}

void account_sources_short(struct doc *d, const struct account *a)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_KIND), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_FILES), "files", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_PERIOD), "period", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_STORED), "rows_stored", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_REJECTED), "rows_rejected", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_OUTSIDE), "rows_outside", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_IMPORTED), "imported_on", ALIGN_START, 0 },
	};
	enum { FIRST_OF_ROWS = 3, LAST_OF_ROWS = 5 };
	struct source_kind *kind;
	size_t n = kinds_of(d->mem, a, &kind);
	if (a->for_public || n == 0) {
		account_sources(d, a);
		return;
	}
	doc_heading(d, 3, "sources", word_text(d->lang, W_SOURCES_TITLE));
	struct table *t =
	        doc_table(d, "sources_by_kind", NULL, word_text(d->lang, W_SOURCES_SUMMARY), column, sizeof column / sizeof *column, n);
	t->readers_only = true;
	head_rows(d, t, a, FIRST_OF_ROWS, LAST_OF_ROWS);
	for (size_t i = 0; i < n; i++) {
		const struct source_kind *k = &kind[i];
		const struct cell cell[] = {
			cell_text(k->kind),
			cell_count(d, k->files),
			cell_period(d, k->period),
			cell_count(d, k->rows_stored),
			cell_count(d, k->rows_rejected),
			cell_count(d, k->rows_outside),
			cell_text(phrase_unbroken(d->mem, short_date(d, k->imported_on))),
		};
		for (size_t c = 0; c < t->n_columns; c++)
			*table_cell(t, i, c) = cell[c];
	}
	doc_say(d, TEXT_NOTE, W_SOURCES_NOTE_SHORT, NULL);
	source_table(d, a, true);
}

static const char *metric_word(struct doc *d, const char *metric)
{
	static const struct {
		const char *metric;
		enum word word;
	} known[] = { { "posts", W_KPI_POSTS },
		      { "views", W_KPI_VIEWS },
		      { "interactions", W_CORRECTION_INTERACTIONS },
		      { "participants", W_KPI_PARTICIPANTS } };
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_eq(metric, known[i].metric))
			return word_text(d->lang, known[i].word);
	return metric;
}

static void correction_table(struct doc *d, const struct account *a)
{
	const struct column column[] = {
		{ .title = word_text(d->lang, W_CORRECTION_MONTH), .code = "month" },
		{ .title = word_text(d->lang, W_CORRECTION_SOURCE), .code = "source" },
		{ .title = word_text(d->lang, W_CORRECTION_FIGURE), .code = "figure" },
		{ .title = word_text(d->lang, W_CORRECTION_BEFORE), .code = "before", .align = ALIGN_END },
		{ .title = word_text(d->lang, W_CORRECTION_NOW), .code = "now", .align = ALIGN_END },
		{ .title = word_text(d->lang, W_COL_FILE), .code = "file" },
	};
	struct table *t = doc_table(d, "corrections", NULL, word_text(d->lang, W_CORRECTIONS_TITLE), column, sizeof column / sizeof *column,
	                            a->n_corrections);
	t->data_only = true;
	for (size_t i = 0; i < a->n_corrections; i++) {
		const struct correction *c = &a->correction[i];
		struct cell *cell = table_cell(t, i, 0);
		*cell++ = cell_text(month_iso(d->mem, c->month));
		*cell++ = *c->source ? cell_text(c->source) : cell_missing();
		*cell++ = cell_code(metric_word(d, c->metric), c->metric);
		*cell++ = cell_count(d, c->before);
		*cell++ = cell_count(d, c->now);
		*cell = *c->file ? cell_text(c->file) : cell_missing();
	}
}

static void say_correction(struct doc *d, const struct correction *c)
{
	const char *what = metric_word(d, c->metric);
	if (*c->source)
		what = mem_printf(d->mem, "%s, %s", what, c->source);
	const char *month = month_words(d->mem, c->month, d->lang), *before = num_count(d->mem, c->before, d->lang),
	           *now = c->now == COUNT_MISSING ? word_text(d->lang, W_CORRECTION_NONE) : num_count(d->mem, c->now, d->lang);
	if (*c->file)
		doc_item(d, W_CORRECTION, what, month, before, now, c->file, NULL);
	else
		doc_item(d, W_CORRECTION_TAKEN, what, month, before, now, NULL);
}

void account_corrections(struct doc *d, const struct account *a)
{
	enum { SHOWN = 6 }; /* all of them stand in the data */
	if (!a->n_corrections)
		return;
	doc_heading(d, 3, "corrections", word_text(d->lang, W_CORRECTIONS_TITLE));
	doc_say(d, TEXT_BODY, W_CORRECTIONS_ABOUT, NULL);
	for (size_t i = 0; i < a->n_corrections && i < SHOWN; i++)
		say_correction(d, &a->correction[i]);
	if (a->n_corrections > SHOWN)
		doc_say(d, TEXT_NOTE, W_CORRECTIONS_MORE, num_count(d->mem, (int64_t)(a->n_corrections - SHOWN), d->lang), NULL);
	correction_table(d, a);
}

void account_reproduce(struct doc *d, const struct account *a)
{
	doc_say(d, TEXT_NOTE, W_ACCOUNT_PRIVACY, num_plain_int(d->mem, a->threshold), NULL);
	const char *people = day_words(d->mem, a->people_until, d->lang),
	           *state = a->counted ? word_say(d->mem, d->lang, W_STATE_POSTS, people, day_words(d->mem, a->counted, d->lang), NULL)
	                               : word_say(d->mem, d->lang, W_STATE, people, NULL);
	if (a->for_public)
		doc_say(d, TEXT_NOTE, W_REPRODUCE_PUBLIC, a->tool, a->database, num_plain_int(d->mem, a->last_import), state, NULL);
	else
		doc_say(d, TEXT_NOTE, W_REPRODUCE, a->tool, a->database, num_plain_int(d->mem, a->last_import), state, a->checksum, NULL);
}
