#include "overview.h"
#include "base/num.h"
#include "base/str.h"
#include "base/utf8.h"
#include "monthly.h"
#include "phases.h"
#include <math.h>
#include <string.h>

static const char *say(struct doc *d, enum word w)
{
	return word_text(d->lang, w);
}

void overview_sources(struct doc *d, const struct overview_import *import, size_t n)
{
	const struct column columns[] = {
		{ .title = say(d, W_OV_NUMBER), .code = "import", .align = ALIGN_END },
		{ .title = say(d, W_OV_FILE), .code = "file" },
		{ .title = say(d, W_OV_KIND), .code = "kind" },
		{ .title = say(d, W_COL_CHANNEL), .code = "channel" },
		{ .title = say(d, W_OV_PERIOD), .code = "period", .width = DATA_ONLY },
		{ .title = say(d, W_OV_READ), .code = "rows_read", .align = ALIGN_END },
		{ .title = say(d, W_OV_STORED), .code = "rows_stored", .align = ALIGN_END },
		{ .title = say(d, W_OV_OUTSIDE), .code = "rows_outside", .align = ALIGN_END },
		{ .title = say(d, W_OV_REJECTED), .code = "rows_rejected", .align = ALIGN_END },
		{ .title = say(d, W_OV_IMPORTED), .code = "imported" },
		{ .title = say(d, W_OV_UNDONE), .code = "undone", .width = DATA_ONLY },
		{ .title = "sha256", .code = "sha256", .width = DATA_ONLY },
	};
	doc_heading(d, 1, "sources", say(d, W_OV_SOURCES));
	if (n == 0) {
		doc_say(d, TEXT_BODY, W_OV_NO_SOURCES, NULL);
		return;
	}
	struct table *t = doc_table(d, "sources", NULL, say(d, W_OV_SOURCES_SUMMARY), columns, sizeof columns / sizeof *columns, n);
	for (size_t i = 0; i < n; i++) {
		const struct overview_import *s = &import[i];
		int day, second;
		time_to_wall(s->imported_at, ZONE_AMSTERDAM, &day, &second);
		struct cell *cell = table_cell(t, i, 0);
		*cell++ = cell_count(d, s->id);
		*cell++ = s->erased ? cell_missing() : cell_text(s->file);
		*cell++ = cell_text(s->kind);
		*cell++ = *s->channel ? cell_code(s->channel_short, s->channel) : cell_missing();
		*cell++ = s->period.from <= s->period.to ? cell_text(period_words(d->mem, s->period, d->lang)) : cell_missing();
		*cell++ = cell_count(d, s->rows_read);
		*cell++ = cell_count(d, s->rows_stored);
		*cell++ = cell_count(d, s->rows_outside);
		*cell++ = cell_count(d, s->rows_rejected);
		*cell++ = cell_code(s->erased   ? say(d, W_OV_ERASED)
		                    : s->undone ? say(d, W_OV_UNDONE)
		                                : day_iso(d->mem, day),
		                    day_iso(d->mem, day));
		*cell++ = cell_text(s->erased ? "erased" : s->undone ? "yes" : "no");
		*cell = cell_code(mem_text_n(d->mem, s->sha256, 8), s->sha256);
	}
}

void overview_totals(struct doc *d, const struct overview_import *import, size_t n)
{
	const struct column columns[] = {
		{ .title = say(d, W_OV_NUMBER), .code = "import", .align = ALIGN_END },
		{ .title = say(d, W_OV_METRIC), .code = "metric" },
		{ .title = say(d, W_OV_TOTAL), .code = "total", .align = ALIGN_END },
	};
	size_t n_rows = 0, row = 0;
	for (size_t i = 0; i < n; i++)
		n_rows += import[i].n_totals;
	if (n_rows == 0)
		return;
	struct table *t =
	        doc_table(d, "totals", say(d, W_OV_TOTALS), say(d, W_OV_TOTALS), columns, sizeof columns / sizeof *columns, n_rows);
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < import[i].n_totals; k++, row++) {
			const struct overview_total *total = &import[i].total[k];
			*table_cell(t, row, 0) = cell_count(d, import[i].id);
			*table_cell(t, row, 1) = cell_code(total->title, total->code);
			*table_cell(t, row, 2) = cell_real(d, total->value, fabs(total->value - round(total->value)) < 1e-6 ? 0 : 1);
		}
}

static struct cell kind_title(struct doc *d, const struct overview_kind *kind)
{
	if (!*kind->unseen)
		return cell_text(kind->title);
	return cell_code(mem_printf(d->mem, "%s (%s: %s)", kind->title, say(d, W_OV_UNSEEN), kind->unseen), kind->title);
}

void overview_kinds(struct doc *d, const struct overview_kind *kind, size_t n)
{
	const struct column columns[] = {
		{ .title = say(d, W_OV_KIND), .code = "kind" },
		{ .title = say(d, W_OV_WHAT), .code = "title" },
		{ .title = say(d, W_OV_COLUMNS), .code = "columns" },
		{ .title = say(d, W_OV_UNSEEN), .code = "unseen", .width = DATA_ONLY },
	};
	bool unseen = false;
	doc_heading(d, 1, "kinds", say(d, W_OV_KINDS));
	struct table *t = doc_table(d, "kinds", NULL, say(d, W_OV_KINDS), columns, sizeof columns / sizeof *columns, n);
	for (size_t i = 0; i < n; i++) {
		*table_cell(t, i, 0) = cell_text(kind[i].name);
		*table_cell(t, i, 1) = kind_title(d, &kind[i]);
		*table_cell(t, i, 2) = *kind[i].columns ? cell_text(kind[i].columns) : cell_code(say(d, W_OV_BY_FORM), "");
		*table_cell(t, i, 3) = cell_text(kind[i].unseen);
		unseen |= *kind[i].unseen != '\0';
	}
	if (unseen)
		doc_say(d, TEXT_NOTE, W_OV_UNSEEN_SEND, NULL);
}

enum word overview_exactness(const char *exactness)
{
	return str_eq(exactness, "final") ? W_OV_FINAL : str_eq(exactness, "provisional") ? W_OV_PROVISIONAL : W_OV_ESTIMATED;
}

static bool is_asked(struct doc *d, const char *asked, const struct overview_census *c)
{
	const char *key = asked ? utf8_bare_key(d->mem, asked) : "";
	return strstr(utf8_bare_key(d->mem, c->name), key) || strstr(utf8_bare_key(d->mem, c->region), key);
}

static void census_row(struct doc *d, struct table *t, size_t row, const struct overview_census *c, size_t n_like_it)
{
	const char *name =
	        n_like_it > 1 ? word_say(d->mem, d->lang, W_OV_AND_MORE, c->name, num_count(d->mem, (int64_t)n_like_it - 1, d->lang), NULL)
	                      : c->name;
	*table_cell(t, row, 0) = cell_text(n_like_it > 1 ? "" : c->region);
	*table_cell(t, row, 1) = cell_text(name);
	*table_cell(t, row, 2) = cell_text(c->ref_date);
	*table_cell(t, row, 3) =
	        cell_code(say(d, c->single_years ? W_OV_AGES_SINGLE : W_OV_AGES_BANDS), c->single_years ? "single" : "bands");
	*table_cell(t, row, 4) = cell_code(say(d, overview_exactness(c->exactness)), c->exactness);
	*table_cell(t, row, 5) = cell_text(c->file ? "shipped" : "project");
}

/* One table: a row for each, or, folded, one for all of the same file, day and kind. */
static void census_table(struct doc *d, const char *id, enum word title, const struct overview_census *const c[], size_t n, bool fold)
{
	const struct column columns[] = {
		{ .title = say(d, W_OV_REGION), .code = "region" },     { .title = say(d, W_OV_NAME), .code = "name" },
		{ .title = say(d, W_OV_REF_DATE), .code = "ref_date" }, { .title = say(d, W_OV_AGES), .code = "ages" },
		{ .title = say(d, W_OV_FIGURES), .code = "exactness" }, { .title = "where", .code = "where", .width = DATA_ONLY },
	};
	size_t *length = mem_array(d->mem, n, sizeof *length), rows = 0;
	for (size_t i = 0; i < n; i += length[rows++])
		for (length[rows] = 1; fold && i + length[rows] < n && str_eq(c[i]->file, c[i + length[rows]]->file);)
			length[rows]++;
	struct table *t = doc_table(d, id, say(d, title), say(d, title), columns, sizeof columns / sizeof *columns, rows);
	for (size_t row = 0, i = 0; row < rows; i += length[row++])
		census_row(d, t, row, c[i], length[row]);
}

void overview_baselines(struct doc *d, const struct overview_baselines *b)
{
	const struct overview_census **own = mem_array(d->mem, b->n, sizeof(*own)), **other = mem_array(d->mem, b->n, sizeof(*other));
	size_t n_own = 0, n_other = 0;
	for (size_t i = 0; i < b->n; i++)
		if (is_asked(d, b->asked, &b->census[i])) {
			const struct overview_census ***list = b->census[i].file ? &other : &own;
			(*list)[b->census[i].file ? n_other++ : n_own++] = &b->census[i];
		}
	doc_heading(d, 1, "baselines", say(d, W_OV_BASELINES));
	if (b->n == 0)
		doc_say(d, TEXT_BODY, W_OV_NO_BASELINES, NULL);
	else if (b->asked && n_own + n_other == 0)
		doc_say(d, TEXT_BODY, W_OV_NO_SUCH_AREA, b->asked, NULL);
	if (n_own)
		census_table(d, "project", W_OV_IN_THE_PROJECT, own, n_own, false);
	if (n_other)
		census_table(d, "shipped", W_OV_WITH_PROGRAM, other, n_other, !b->asked);
	if (n_other && !b->asked)
		doc_say(d, TEXT_BODY, W_OV_HOW_TO_ADD, NULL);
	if (b->platform_use)
		doc_say(d, TEXT_BODY, W_OV_PLATFORM_USE, b->platform_use, NULL);
}

const char *overview_keep_words(struct mem *m, const struct overview_keep *k, enum lang lang)
{
	return word_say(m, lang, k->from_end ? W_KEEP_FROM_END : W_KEEP_FROM_DATA, num_plain_int(m, k->months), day_words(m, k->from, lang),
	                NULL);
}

static void status_facts(struct doc *d, const struct overview_status *s)
{
	struct mem *m = d->mem;
	doc_item(d, W_OV_S_IMPORTS, num_count(m, s->n_imports, d->lang), num_count(m, s->n_rejected_rows, d->lang), NULL);
	doc_item(d, W_OV_S_POSTS, num_count(m, s->n_posts, d->lang), NULL);
	doc_item(d, W_OV_S_ACTIVITIES, num_count(m, s->n_activities, d->lang), NULL);
	doc_item(d, W_OV_S_CRITERION, day_words(m, s->criterion_day, d->lang), mem_text_n(m, s->criterion_sha256, 12), NULL);
	if (s->newest_month)
		doc_item(d, W_OV_S_NEWEST, month_words(m, s->newest_month, d->lang), NULL);
	if (s->keep.months)
		doc_item(d, s->keep_over ? W_KEEP_OVER : W_KEEP_UNTIL, day_words(m, s->keep.until, d->lang),
		         overview_keep_words(m, &s->keep, d->lang), NULL);
}

/* What is missing, and the one command that comes next. */
static void status_next(struct doc *d, const struct overview_status *s)
{
	static const struct {
		enum word none, estimated;
	} census[OFFICE_N] = {
		[OFFICE_CBS] = { W_OV_S_NO_CENSUS, W_OV_S_ESTIMATED },
		[OFFICE_STATBEL] = { W_OV_S_NO_CENSUS_BE, W_OV_S_ESTIMATED_BE },
		[OFFICE_NONE] = { W_OV_S_NO_CENSUS_JOINED, W_OV_S_ESTIMATED_JOINED },
	};
	const struct {
		bool missing;
		enum word word;
	} gaps[] = {
		{ !s->has_census, census[s->office].none },
		{ s->census_estimated, census[s->office].estimated },
		{ !s->has_posts, W_OV_S_NO_POSTS },
		{ !s->has_people, W_OV_S_NO_PEOPLE },
	};
	bool any = s->broken != NULL || (s->choice_changed && *s->choice_changed);
	doc_heading(d, 2, "missing", say(d, W_OV_S_MISSING));
	if (s->broken)
		doc_item(d, W_OV_S_BROKEN, s->broken, NULL);
	if (s->choice_changed && *s->choice_changed)
		doc_item_spans(d, &(struct span){ .text = s->choice_changed }, 1);
	for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
		if (gaps[i].missing)
			doc_item(d, gaps[i].word, s->region, NULL);
		any |= gaps[i].missing;
	}
	for (size_t i = 0; i < s->n_gaps; i++)
		monthly_lack(d, &s->gap[i], (struct period){ 0, 0 });
	if (!any && !s->n_gaps)
		doc_say(d, TEXT_BODY, W_OV_S_NOTHING_MISSING, NULL);
	doc_heading(d, 2, "next", say(d, W_OV_S_NEXT));
	if (s->newest_month && s->has_people && s->has_census)
		doc_say(d, TEXT_BODY, W_OV_S_NEXT_REPORT, month_iso(d->mem, s->newest_month), NULL);
	else
		doc_say(d, TEXT_BODY, W_OV_S_NEXT_IMPORT, NULL);
}

void overview_status(struct doc *d, const struct overview_status *s)
{
	const struct column columns[] = {
		{ .title = say(d, W_OV_CHANNEL), .code = "channel" },
		{ .title = say(d, W_OV_PLATFORM), .code = "platform" },
		{ .title = say(d, W_OV_POSTS), .code = "posts", .align = ALIGN_END },
		{ .title = say(d, W_OV_LAST), .code = "last_post" },
	};
	doc_heading(d, 1, "status", s->trajectory);
	status_facts(d, s);
	if (s->n_channels) {
		struct table *t = doc_table(d, "channels", say(d, W_OV_CHANNELS), say(d, W_OV_CHANNELS), columns,
		                            sizeof columns / sizeof *columns, s->n_channels);
		for (size_t i = 0; i < s->n_channels; i++) {
			const struct overview_channel *c = &s->channel[i];
			*table_cell(t, i, 0) = cell_text(c->name);
			*table_cell(t, i, 1) = cell_text(c->platform);
			*table_cell(t, i, 2) = cell_count(d, c->posts);
			*table_cell(t, i, 3) =
			        c->last_month ? cell_code(month_words(d->mem, c->last_month, d->lang), month_iso(d->mem, c->last_month))
			                      : cell_missing();
		}
	}
	phases_list(d, s->phase, s->n_phases);
	status_next(d, s);
}
