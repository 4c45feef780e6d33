#include "channels.h"
#include "analytics/mix.h"
#include "base/num.h"
#include "base/str.h"
#include "heat.h"
#include "people_say.h"
#include "phrase.h"
#include <math.h>
#include <string.h>

const char *channels_base_words(enum lang lang, const char *base)
{
	static const struct {
		const char *code;
		enum word word;
	} bases[] = { { "followers", W_BASE_FOLLOWERS },      { "viewers", W_BASE_VIEWERS },   { "views", W_BASE_VIEWS },
		      { "reached", W_BASE_REACHED },          { "visitors", W_BASE_VISITORS }, { "registered", W_BASE_REGISTERED },
		      { "participants", W_BASE_PARTICIPANTS } };
	for (size_t i = 0; i < sizeof bases / sizeof *bases; i++)
		if (str_eq(base, bases[i].code))
			return word_text(lang, bases[i].word);
	return base;
}

bool channels_base_is_views(const char *base)
{
	return str_eq(base, "views");
}

static const char *row_words(const struct doc *d, const struct channels_input *in, struct group g)
{
	return people_group_row(d->mem, d->lang, people_group_plain(in->people, g));
}

/* --- whom we miss --- */

enum word channels_none_word(const struct people *people)
{
	const struct people_month *now = people_now(people);
	bool hidden = false, few = false;
	for (size_t i = 0; now && i < people->n_dimensions; i++) {
		hidden |= now->total[i].n_hidden > 0;
		few |= !now->total[i].percentages;
	}
	return !now                                   ? W_CHANNELS_NOBODY
	       : now->verdict == VERDICT_CANNOT_JUDGE ? W_REPR_MISSED_CANNOT
	       : hidden                               ? W_CHANNELS_HIDDEN
	       : few                                  ? W_CHANNELS_FEW
	                                              : W_CHANNELS_NONE;
}

void channels_say_lead(struct doc *d, enum text_role role, const struct people *people, const struct missed gap[], size_t n_gaps)
{
	if (!people_now(people) || n_gaps == 0) {
		doc_say(d, role, channels_none_word(people), NULL);
		return;
	}
	doc_say(d, role, gap[0].under ? W_CHANNELS_LEAD : W_CHANNELS_LEAD_MAYBE,
	        people_group_they(d->mem, d->lang, people_group_plain(people, gap[0].group)), NULL);
}

const struct people_group *channels_missing(const struct channels_input *in, size_t i, struct missing *out)
{
	const struct people_table *t = NULL;
	const struct people_group *g = people_find(in->people, in->gap[i].group, &t);
	*out = (struct missing){ .n = MISSING, .range = { .lo = MISSING, .hi = MISSING } };
	if (!g)
		return NULL;
	double n = (double)t->known;
	out->mirror = n * g->population;
	if (g->hidden)
		return g;
	out->n = fmax(0, out->mirror - (double)g->x);
	if (isnan(g->interval.lo) || isnan(g->interval.hi)) /* fmax would make 0 of them */
		return g;
	out->range.lo = fmax(0, out->mirror - n * g->interval.hi);
	out->range.hi = fmax(0, out->mirror - n * g->interval.lo);
	return g;
}

void channels_missing_note(struct doc *d, const struct channels_input *in)
{
	const struct people_month *now = people_now(in->people);
	for (size_t i = 0; now && i < in->people->n_dimensions; i++) {
		const struct people_table *t = &now->total[i];
		bool missed = false;
		for (size_t g = 0; g < in->n_gaps; g++)
			missed |= in->gap[g].dimension == t->dimension;
		if (missed && t->unknown > 0)
			doc_say(d, TEXT_NOTE, people_told_apart(in->people, t->dimension) ? W_MISSED_UNKNOWN_OR : W_MISSED_UNKNOWN,
			        people_few_words(d->mem, d->lang, in->people, t->unknown), people_dimension_the(d->lang, t->dimension),
			        NULL);
	}
}

static void gap_row(struct doc *d, const struct channels_input *in, struct table *table, size_t row)
{
	struct missing x;
	const struct people_group *g = channels_missing(in, row, &x);
	*table_cell(table, row, 0) = cell_text(row_words(d, in, in->gap[row].group));
	if (!g)
		return;
	*table_cell(table, row, 1) = g->hidden ? cell_hidden(d) : cell_count(d, g->x);
	*table_cell(table, row, 2) = cell_count(d, llround(x.mirror));
	*table_cell(table, row, 3) = g->hidden ? cell_hidden(d) : cell_count(d, llround(x.n));
	if (g->has_state && !g->hidden)
		*table_cell(table, row, 7) = cell_code(people_state_words(d->lang, g->state), people_state_code(g->state));
	if (isnan(x.range.lo)) {
		*table_cell(table, row, 4) = g->hidden ? cell_hidden(d) : cell_missing();
		return;
	}
	*table_cell(table, row, 4) = cell_text(phrase_number_range(d->mem, d->lang, round(x.range.lo), round(x.range.hi), 0));
	*table_cell(table, row, 5) = cell_real(d, x.range.lo, 1);
	*table_cell(table, row, 6) = cell_real(d, x.range.hi, 1);
}

static void gap_table(struct doc *d, const struct channels_input *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 },
		{ word_text(d->lang, W_MISSED_COL_THERE), "participants", ALIGN_END, 0 },
		{ word_text(d->lang, W_MISSED_COL_MIRROR), "in_a_mirror", ALIGN_END, 0 },
		{ word_text(d->lang, W_MISSED_COL_MISSING), "missing", ALIGN_END, 0 },
		{ word_text(d->lang, W_MISSED_COL_RANGE), "range", ALIGN_END, 0 },
		{ "", "missing_least", ALIGN_END, DATA_ONLY },
		{ "", "missing_most", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_STATE), "state", ALIGN_START, 0 },
	};
	doc_heading(d, 2, "missed", word_text(d->lang, W_MISSED_TITLE));
	struct table *t = doc_table(d, "missed", word_text(d->lang, W_MISSED_TABLE), word_text(d->lang, W_MISSED_SUMMARY), column,
	                            sizeof column / sizeof *column, in->n_gaps);
	for (size_t i = 0; i < in->n_gaps; i++)
		gap_row(d, in, t, i);
	doc_say(d, TEXT_NOTE, W_MISSED_NOTE, NULL);
	channels_missing_note(d, in);
}

/* --- who reaches them --- */

enum { MOST_COLUMNS = 20 };

const char *channels_reach_code(enum reach reach)
{
	static const char *const code[] = { [REACH_UNKNOWN] = "", [REACH_MORE] = "more", [REACH_LESS] = "less", [REACH_EQUAL] = "equal" };
	return code[reach];
}

struct cell channels_ratio_cell(struct doc *d, const struct reach_cell *x)
{
	if (isnan(x->ratio))
		return cell_missing();
	struct cell cell = cell_real(d, x->ratio, 1);
	const char *times = num_fixed(d->mem, x->ratio, 1, d->lang);
	cell.shown = isnan(x->interval.lo) ? word_say(d->mem, d->lang, W_REACH_TIMES, times, NULL)
	                                   : word_say(d->mem, d->lang, W_GROUPS_TIMES_RANGE, times,
	                                              phrase_number_range(d->mem, d->lang, x->interval.lo, x->interval.hi, 1), NULL);
	cell.tone = x->reach == REACH_MORE ? TONE_STRONG : TONE_PLAIN;
	return cell;
}

static struct cell word_cell(const struct doc *d, const struct reach_cell *x)
{
	static const enum word word[] = {
		[REACH_MORE] = W_REACH_WORD_MORE, [REACH_LESS] = W_REACH_WORD_LESS, [REACH_EQUAL] = W_REACH_WORD_EQUAL
	};
	if (x->reach == REACH_UNKNOWN)
		return cell_missing();
	struct cell cell = cell_code(word_text(d->lang, word[x->reach]), channels_reach_code(x->reach));
	cell.tone = x->reach == REACH_MORE ? TONE_STRONG : TONE_PLAIN;
	return cell;
}

/* Returns how many there are then. */
static size_t add_once(const char *item[MOST_COLUMNS], size_t n, const char *text)
{
	for (size_t k = 0; k < n; k++)
		if (str_eq(item[k], text))
			return n;
	if (n < MOST_COLUMNS)
		item[n++] = text;
	return n;
}

const char *channels_ages_words(struct mem *m, const char *ages)
{
	const char *dash = strchr(ages, '-');
	return dash ? mem_printf(m, "%s\u2060–\u2060%s", mem_text_n(m, ages, (size_t)(dash - ages)), dash + 1) : ages;
}

void channels_say_ages(struct doc *d, const struct missed gap[], size_t n_gaps, const struct reach_cell *const row[], size_t n_rows)
{
	const char *item[MOST_COLUMNS];
	size_t n = 0;
	for (size_t c = 0; c < n_rows; c++)
		for (size_t g = 0; g < n_gaps; g++) {
			const struct reach_cell *x = &row[c][g];
			if (!isnan(x->ratio) && (x->group.age_from != gap[g].group.age_from || x->group.age_to != gap[g].group.age_to))
				n = add_once(item, n, people_group_row(d->mem, d->lang, x->group));
		}
	if (n)
		doc_say(d, TEXT_NOTE, W_REACH_NOTE_AGES, phrase_list(d->mem, d->lang, item, n), NULL);
}

void channels_heat(struct doc *d, const char *id, const char *title, const struct people *people, const struct missed gap[], size_t n_gaps,
                   const char *const name[], const struct reach_cell *const row[], size_t n_rows)
{
	if (n_rows < 2 || n_gaps < 2)
		return;
	const char **column = mem_array(d->mem, n_gaps, sizeof *column);
	struct chart_cell *cell = mem_array(d->mem, n_rows * n_gaps, sizeof *cell);
	for (size_t g = 0; g < n_gaps; g++)
		column[g] = people_group_row(d->mem, d->lang, people_group_plain(people, gap[g].group));
	for (size_t i = 0; i < n_rows * n_gaps; i++) {
		const struct reach_cell *x = &row[i / n_gaps][i % n_gaps];
		cell[i] = heat_cell(d, x->ratio, 1, x->reach == REACH_MORE || x->reach == REACH_LESS);
	}
	heat_figure(d, &(struct heat){ .id = id,
	                               .title = title,
	                               .caption = word_text(d->lang, W_REACH_HEAT_CAPTION),
	                               .strong = word_text(d->lang, W_REACH_HEAT_STRONG),
	                               .n_rows = n_rows,
	                               .n_columns = n_gaps,
	                               .row = name,
	                               .column = column,
	                               .cell = cell });
}

static size_t group_columns(struct doc *d, const struct channels_input *in, const struct missed group[], size_t n_groups,
                            struct column column[], size_t n)
{
	for (size_t g = 0; g < n_groups && n < MOST_COLUMNS; g++)
		column[n++] = (struct column){ row_words(d, in, group[g].group), people_group_code(d->mem, group[g].group), ALIGN_END, 0 };
	return n;
}

/* Who came to the hall, or took part online, as the gate lets it be told. */
static bool side_row(struct doc *d, const struct channels_input *in, const struct people_table *side, enum word name, struct reach_row *out)
{
	if (!side)
		return false;
	struct reach_cell *cell = mem_array(d->mem, in->n_groups, sizeof *cell);
	*out = (struct reach_row){ .name = word_text(d->lang, name), .base = "participants", .mirror = MISSING, .whole = cell };
	bool any = false;
	for (size_t i = 0, at = 0; i < in->people->n_dimensions; i++)
		for (size_t g = 0; at < in->n_groups && in->group[at].dimension == side[i].dimension && g < side[i].k; g++, at++) {
			const struct people_group *x = &side[i].group[g];
			double ratio = x->share / x->population;
			cell[at] = (struct reach_cell){
				.ratio = ratio, .interval = { MISSING, MISSING }, .group = x->group, .few = x->hidden
			};
			any = any || !isnan(ratio);
			cell[at].reach = x->interval.lo > x->population && ratio >= 1 + REACH_PERCENT / 100.0   ? REACH_MORE
			                 : x->interval.hi < x->population && ratio <= 1 - REACH_PERCENT / 100.0 ? REACH_LESS
			                                                                                        : REACH_EQUAL;
			if (side[i].dimension == DIM_AGE)
				out->mirror = side[i].mirror;
		}
	out->day = in->people->facts.told_until;
	return any;
}

/* The ways in which people took part, then the channels. */
static size_t all_rows(struct doc *d, const struct channels_input *in, struct reach_row row[])
{
	const struct people_month *now = people_now(in->people);
	size_t n = 0;
	if (now && in->n_groups) {
		n += side_row(d, in, now->hall, W_COL_HALL, &row[n]);
		n += side_row(d, in, now->online, W_COL_ONLINE, &row[n]);
	}
	for (size_t i = 0; i < in->n_channels; i++)
		row[n++] = in->channel[i];
	return n;
}

/* Of every group, whom each channel brings: colour and number in each cell. */
static void channel_map(struct doc *d, const struct channels_input *in, const struct reach_row row[], size_t n_rows)
{
	const size_t n = in->n_groups;
	const char **name = mem_array(d->mem, n_rows, sizeof *name), **column = mem_array(d->mem, n + 1, sizeof *column);
	struct chart_cell *cell = mem_array(d->mem, n_rows * n + 1, sizeof *cell);
	for (size_t i = 0; i < n_rows; i++) {
		name[i] = word_say(d->mem, d->lang, W_REACH_MAP_ROW, row[i].name, channels_base_words(d->lang, row[i].base), NULL);
		for (size_t g = 0; g < n; g++) {
			const struct reach_cell *x = &row[i].whole[g];
			cell[i * n + g] =
			        x->few ? heat_hidden() : heat_cell(d, x->ratio, 1, x->reach == REACH_MORE || x->reach == REACH_LESS);
		}
	}
	for (size_t g = 0; g < n; g++)
		column[g] = row_words(d, in, in->group[g].group);
	heat_figure(d, &(struct heat){ .id = "channels",
	                               .title = word_text(d->lang, W_REACH_MAP),
	                               .caption = word_text(d->lang, W_REACH_MAP_CAPTION),
	                               .strong = word_text(d->lang, W_REACH_HEAT_STRONG),
	                               .n_rows = n_rows,
	                               .n_columns = n,
	                               .row = name,
	                               .column = column,
	                               .cell = cell });
}

/* As in the map, for there are as many columns. */
static struct cell times_cell(struct doc *d, const struct reach_cell *x)
{
	if (x->few)
		return cell_hidden(d);
	struct cell cell = channels_ratio_cell(d, x);
	if (!isnan(x->ratio))
		cell.shown = word_say(d->mem, d->lang, W_HEAT_TIMES, num_fixed(d->mem, x->ratio, 1, d->lang), NULL);
	return cell;
}

static void channel_notes(struct doc *d, const struct channels_input *in, const struct reach_cell *const cells[], size_t n)
{
	bool few = false, gap = false, bold = false;
	for (size_t i = 0; i < n; i++)
		for (size_t g = 0; g < in->n_groups; g++) {
			bold = bold || (cells[i][g].reach == REACH_MORE && !cells[i][g].few);
			few = few || cells[i][g].few;
			gap = gap || (isnan(cells[i][g].ratio) && !cells[i][g].few);
		}
	struct paragraph note = { .doc = d };
	paragraph_say(&note, W_REACH_NOTE, NULL);
	if (bold)
		paragraph_say(&note, W_REACH_NOTE_BOLD, num_plain_int(d->mem, REACH_PERCENT), NULL);
	paragraph_end(&note, TEXT_NOTE);
	if (few)
		doc_say(d, TEXT_NOTE, W_NOTE_HIDDEN, num_plain_int(d->mem, in->people->threshold), NULL);
	if (gap)
		doc_say(d, TEXT_NOTE, W_REACH_NOTE_WITHHELD, NULL);
	channels_say_ages(d, in->group, in->n_groups, cells, n);
}

static void channel_table(struct doc *d, const struct channels_input *in)
{
	struct column column[MOST_COLUMNS] = {
		{ word_text(d->lang, W_REACH_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_REACH_COL_BASE), "base", ALIGN_START, 0 },
		{ word_text(d->lang, W_REACH_COL_DAY), "day", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_REACH_COL_MIRROR), "mirror_age", ALIGN_END, 0 },
	};
	size_t fixed = 4, n = group_columns(d, in, in->group, in->n_groups, column, fixed);
	doc_heading(d, 2, "channels", word_text(d->lang, W_REACH_TITLE));
	if (in->n_channels == 0)
		doc_say(d, TEXT_BODY, W_REACH_NO_PROFILES, phrase_command(d, "kinds"), NULL);
	struct reach_row *row = mem_array(d->mem, in->n_channels + 2, sizeof *row);
	size_t n_rows = all_rows(d, in, row);
	if (n_rows == 0)
		return;
	const struct reach_cell **cells = mem_array(d->mem, n_rows, sizeof *cells);
	if (in->n_groups)
		channel_map(d, in, row, n_rows);
	struct table *t =
	        doc_table(d, "channels", word_text(d->lang, W_REACH_TABLE), word_text(d->lang, W_REACH_SUMMARY), column, n, n_rows);
	for (size_t i = 0; i < n_rows; i++) {
		const struct reach_row *r = &row[i];
		cells[i] = r->whole;
		*table_cell(t, i, 0) = cell_text(r->name);
		*table_cell(t, i, 1) = cell_code(channels_base_words(d->lang, r->base), r->base);
		*table_cell(t, i, 2) = cell_code(day_words(d->mem, r->day, d->lang), day_iso(d->mem, r->day));
		*table_cell(t, i, 3) = cell_real(d, r->mirror, 0);
		for (size_t g = fixed; g < n; g++)
			*table_cell(t, i, g) = times_cell(d, &r->whole[g - fixed]);
	}
	channel_notes(d, in, cells, n_rows);
}

static void activity_table(struct doc *d, const struct channels_input *in)
{
	struct column column[MOST_COLUMNS] = {
		{ word_text(d->lang, W_COL_ACTIVITY), "activity", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
	};
	size_t fixed = 2, n = group_columns(d, in, in->gap, in->n_gaps, column, fixed);
	if (in->n_activities == 0 || in->n_gaps == 0)
		return;
	doc_heading(d, 2, "activities", word_text(d->lang, W_REACH_ACTIVITIES));
	struct table *t = doc_table(d, "activities", word_text(d->lang, W_REACH_ACTIVITIES_TABLE),
	                            word_text(d->lang, W_REACH_ACTIVITIES_SUMMARY), column, n, in->n_activities);
	for (size_t i = 0; i < in->n_activities; i++) {
		const struct reach_row *r = &in->activity[i];
		*table_cell(t, i, 0) = cell_own(d, r->name);
		*table_cell(t, i, 1) = cell_code(day_words(d->mem, r->day, d->lang), day_iso(d->mem, r->day));
		for (size_t g = fixed; g < n; g++)
			*table_cell(t, i, g) = word_cell(d, &r->cell[g - fixed]);
	}
	doc_say(d, TEXT_NOTE, W_REACH_ACTIVITIES_NOTE, NULL);
}

/* --- what a mix could do --- */

static bool is_wide(const struct reach_mix *mix)
{
	for (size_t i = 0; mix->range && i < mix->n_channels; i++)
		if (mix->range[i].hi - mix->range[i].lo > REACH_MIX_WIDE / 100.0)
			return true;
	return false;
}

static void say_shares(struct doc *d, const struct reach_mix *mix)
{
	const char **item = mem_array(d->mem, mix->n_channels, sizeof *item);
	struct paragraph s = { .doc = d };
	for (size_t i = 0; i < mix->n_channels; i++) {
		const char *share = num_percent(d->mem, mix->w[i], 0, d->lang);
		item[i] = mix->range ? word_say(d->mem, d->lang, W_MIX_SHARE_RANGE, mix->name[i], share,
		                                num_percent(d->mem, mix->range[i].lo, 0, d->lang),
		                                num_percent(d->mem, mix->range[i].hi, 0, d->lang), NULL)
		                     : word_say(d->mem, d->lang, W_MIX_SHARE, mix->name[i], share, NULL);
	}
	paragraph_say(&s, W_MIX_SHARES, phrase_list(d->mem, d->lang, item, mix->n_channels), NULL);
	if (is_wide(mix))
		paragraph_say(&s, W_MIX_WIDE, NULL);
	paragraph_end(&s, TEXT_BODY);
}

/* How sure the shares are, or why that is not known. */
static void say_spread(struct paragraph *s, const struct reach_mix *mix)
{
	struct mem *m = s->doc->mem;
	enum lang lang = s->doc->lang;
	if (mix->range) {
		paragraph_say(s, W_MIX_SPREAD, num_plain_int(m, REACH_MIX_PERCENT), num_count(m, MIX_DRAWS, lang),
		              num_plain_int(m, (int64_t)mix->seed), channels_base_words(lang, mix->base), num_plain_int(m, REACH_MIX_DEFF),
		              NULL);
		return;
	}
	if (!mix->w || (!mix->n_shares && !mix->n_few))
		return;
	if (channels_base_is_views(mix->base)) {
		paragraph_say(s, W_MIX_UNSURE_VIEWS, NULL);
		return;
	}
	paragraph_say(s, W_MIX_UNSURE, NULL);
	if (mix->n_shares)
		paragraph_say(s, W_MIX_UNSURE_SHARES, phrase_list(m, lang, mix->shares, mix->n_shares), NULL);
	if (mix->n_few)
		paragraph_say(s, W_MIX_UNSURE_FEW, phrase_list(m, lang, mix->few, mix->n_few), num_plain_int(m, PEOPLE_PERCENT_BASE), NULL);
}

/* The same for data. */
static void mix_table(struct doc *d, const struct reach_mix *mix)
{
	const struct column column[] = {
		{ word_text(d->lang, W_REACH_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_REACH_COL_BASE), "base", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_SHARE), "share", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_SHARE), "low", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_SHARE), "high", ALIGN_END, 0 },
		{ word_text(d->lang, W_MIX_COL_SEED), "seed", ALIGN_END, 0 },
		{ word_text(d->lang, W_REACH_COL_MIRROR), "mirror_best_mix", ALIGN_END, 0 },
	};
	struct table *t =
	        doc_table(d, "mix", NULL, word_text(d->lang, W_MIX_SUMMARY), column, sizeof column / sizeof *column, mix->n_channels);
	t->data_only = true;
	for (size_t i = 0; i < mix->n_channels; i++) {
		*table_cell(t, i, 0) = cell_text(mix->name[i]);
		*table_cell(t, i, 1) = cell_code(channels_base_words(d->lang, mix->base), mix->base);
		*table_cell(t, i, 2) = cell_real(d, mix->w ? mix->w[i] : (double)NAN, 3);
		*table_cell(t, i, 3) = cell_real(d, mix->range ? mix->range[i].lo : (double)NAN, 3);
		*table_cell(t, i, 4) = cell_real(d, mix->range ? mix->range[i].hi : (double)NAN, 3);
		*table_cell(t, i, 5) = cell_count(d, mix->range ? (int64_t)mix->seed : COUNT_MISSING);
		*table_cell(t, i, 6) = cell_real(d, mix->best, 0);
	}
}

static void say_mix(struct doc *d, const struct channels_input *in)
{
	const struct reach_mix *mix = &in->mix;
	if (!mix->known)
		return;
	doc_heading(d, 2, "mix", word_text(d->lang, W_MIX_TITLE));
	doc_say(d, TEXT_BODY, W_MIX_BEST, phrase_list(d->mem, d->lang, mix->name, mix->n_channels),
	        num_fixed(d->mem, mix->best, 0, d->lang), mix->name[mix->single], num_fixed(d->mem, mix->best_single, 0, d->lang), NULL);
	if (mix->w)
		say_shares(d, mix);
	if (mix->n_unreachable) {
		const char **item = mem_array(d->mem, mix->n_unreachable, sizeof *item);
		for (size_t i = 0; i < mix->n_unreachable; i++)
			item[i] = people_group_they(d->mem, d->lang, mix->unreachable[i]);
		doc_say(d, TEXT_BODY, W_MIX_UNREACHABLE, phrase_list(d->mem, d->lang, item, mix->n_unreachable), NULL);
	}
	mix_table(d, mix);
	struct paragraph note = { .doc = d };
	paragraph_say(&note, W_MIX_CAUTION, channels_base_words(d->lang, mix->base), NULL);
	say_spread(&note, mix);
	paragraph_end(&note, TEXT_NOTE);
}

/* --- where surveys say they are --- */

static void use_table(struct doc *d, const struct channels_input *in)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 },
		{ word_text(d->lang, W_USE_COL_PLATFORM), "platform", ALIGN_START, 0 },
		{ word_text(d->lang, W_USE_COL_PERCENT), "percent", ALIGN_END, 0 },
		{ word_text(d->lang, W_USE_COL_MEASURE), "measure", ALIGN_START, 0 },
		{ word_text(d->lang, W_USE_COL_AGES), "ages", ALIGN_START, 0 },
		{ word_text(d->lang, W_USE_COL_WAVE), "wave", ALIGN_START, 0 },
		{ word_text(d->lang, W_USE_COL_SURVEY), "survey", ALIGN_START, DATA_ONLY },
	};
	enum { COL_OF_AGES = 4 };
	const char *survey[MOST_COLUMNS];
	const struct footnote *outside = NULL;
	size_t n = 0, row = 0, n_surveys = 0;
	for (size_t g = 0; g < in->n_gaps; g++)
		n += in->gap[g].n_uses;
	if (n == 0)
		return;
	doc_heading(d, 2, "use", word_text(d->lang, W_USE_TITLE));
	struct table *t = doc_table(d, "platform_use", word_text(d->lang, W_USE_TABLE), word_text(d->lang, W_USE_SUMMARY), column,
	                            sizeof column / sizeof *column, n);
	for (size_t g = 0; g < in->n_gaps; g++)
		for (size_t i = 0; i < in->gap[g].n_uses; i++, row++) {
			const struct use_row *u = &in->gap[g].use[i];
			*table_cell(t, row, 0) = cell_text(row_words(d, in, in->gap[g].group));
			*table_cell(t, row, 1) = cell_text(u->platform);
			*table_cell(t, row, 2) = cell_real(d, u->percent, 0);
			*table_cell(t, row, 3) =
			        cell_code(word_text(d->lang, str_eq(u->measure, "daily") ? W_USE_DAILY : W_USE_EVER), u->measure);
			*table_cell(t, row, COL_OF_AGES) = cell_code(channels_ages_words(d->mem, u->ages), u->ages);
			*table_cell(t, row, 5) = cell_text(u->wave);
			*table_cell(t, row, 6) = cell_text(u->survey);
			n_surveys = add_once(survey, n_surveys, u->survey);
			if (u->inside)
				continue;
			outside = outside ? outside : table_footnote(d, t, W_USE_OUTSIDE, NULL);
			table_cell(t, row, COL_OF_AGES)->note = outside;
		}
	doc_say(d, TEXT_NOTE, W_USE_NOTE, phrase_list(d->mem, d->lang, survey, n_surveys), NULL);
}

void channels_parts(struct doc *d, const struct channels_input *in)
{
	if (in->n_gaps)
		gap_table(d, in);
	channel_table(d, in);
	activity_table(d, in);
	say_mix(d, in);
	use_table(d, in);
}

void channels_build(struct doc *d, const struct channels_input *in)
{
	d->id = "channels";
	d->title = word_text(d->lang, W_CHANNELS_TITLE);
	doc_say(d, TEXT_KICKER, W_CHANNELS_KICKER, in->people->facts.trajectory, day_words(d->mem, in->people->facts.told_until, d->lang),
	        NULL);
	doc_heading(d, 1, "channels_title", d->title);
	channels_say_lead(d, TEXT_LEAD, in->people, in->gap, in->n_gaps);
	channels_parts(d, in);
}
