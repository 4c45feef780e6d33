#include "base/num.h"
#include "base/str.h"
#include "people_say.h"
#include "phrase.h"

/* ---- captions */

static const char *date_words(struct doc *d, const struct people *p)
{
	return day_words(d->mem, p->facts.told_until, d->lang);
}

const char *people_census_caption(struct doc *d, const struct people *p)
{
	const struct population_facts *f = &p->facts.population;
	if (!f->source)
		return "";
	struct group ages = { .age_from = f->minimum_age, .age_to = AGE_OPEN };
	const char *who = f->minimum_age > 0 ? people_group_words(d->mem, d->lang, ages) : word_text(d->lang, W_EVERYBODY);
	const char *source =
	        word_say(d->mem, d->lang, W_CAPTION_POPULATION, f->region, who, f->source, day_words(d->mem, f->ref_day, d->lang), NULL);
	const struct {
		bool holds;
		enum word word;
	} remarks[] = { { f->estimated, W_CAPTION_ESTIMATED },
		        { f->split, W_CAPTION_SPLIT },
		        { f->joined, W_CAPTION_JOINED },
		        { f->joined_by_counts, W_CAPTION_JOINED_COUNTS } };
	struct str out;
	str_init(&out, d->mem);
	str_addf(&out, " %s", source);
	for (size_t i = 0; i < sizeof remarks / sizeof *remarks; i++)
		if (remarks[i].holds)
			str_addf(&out, " %s", word_text(d->lang, remarks[i].word));
	return out.s;
}

static const char *caption_shares(struct doc *d, const struct people *p, const struct people_table *t)
{
	enum word caption = people_told_apart(p, t->dimension) ? W_CAPTION_SHARES_OR : W_CAPTION_SHARES;
	const char *shares = word_say(d->mem, d->lang, caption, num_count(d->mem, t->known, d->lang),
	                              people_few_words(d->mem, d->lang, p, t->unknown), date_words(d, p), NULL);
	return mem_printf(d->mem, "%s%s", shares, people_census_caption(d, p));
}

static const char *label(struct doc *d, const struct people *p, const struct people_group *g)
{
	return people_group_row(d->mem, d->lang, people_group_plain(p, g->group));
}

static double gap(const struct people_group *g)
{
	return 100 * (g->share - g->population);
}

/* So high that two figures of six groups, their table and its notes stand on one page. */
double people_chart_points(size_t n_groups)
{
	return 40 + 16 * (double)n_groups;
}

/* ---- the dumbbell */

bool people_can_draw(const struct people_table *t)
{
	return t->percentages && !people_all_hidden(t) && t->gate != GATE_NO_BASELINE;
}

struct chart_row people_share_row(struct doc *d, const struct people *p, const struct people_group *g)
{
	return (struct chart_row){ .label = label(d, p, g),
		                   .value = g->share,
		                   .lo = g->interval.lo,
		                   .hi = g->interval.hi,
		                   .reference = g->population,
		                   .tolerance = g->tolerance,
		                   .state = g->has_state ? g->state : STATE_OPEN,
		                   .right = g->hidden ? "" : num_signed(d->mem, gap(g), 1, d->lang),
		                   .note = g->hidden ? word_text(d->lang, W_CELL_HIDDEN) : NULL };
}

/* The key explains the marks that are there. */
void people_key(struct doc *d, struct chart *c)
{
	static const enum chart_key mark[] = {
		[STATE_INSIDE] = KEY_INSIDE, [STATE_UNDER] = KEY_UNDER, [STATE_OVER] = KEY_OVER, [STATE_OPEN] = KEY_OPEN
	};
	c->key[KEY_POPULATION] = word_text(d->lang, W_KEY_WORD_POPULATION);
	c->key[KEY_BAND] = word_text(d->lang, W_KEY_WORD_BAND);
	c->key[KEY_RIGHT] = word_text(d->lang, W_KEY_WORD_GAP);
	for (size_t i = 0; i < c->n_rows; i++)
		if (!isnan(c->row[i].value))
			c->key[mark[c->row[i].state]] = people_state_words(d->lang, c->row[i].state);
}

/* The message of a table: what is too few, else what is too many, else that all is well or that nothing shows. */
static const char *message(struct doc *d, const struct people *p, const struct people_table *t)
{
	static const enum group_state order[] = { STATE_UNDER, STATE_OVER };
	static const enum word word[] = { W_FIGURE_UNDER, W_FIGURE_OVER };
	const char **name = mem_array(d->mem, t->k, sizeof *name);
	size_t n_inside = 0;
	if (t->gate != GATE_PASSED || p->facts.aim != PEOPLE_MIRROR)
		return word_say(d->mem, d->lang, W_FIGURE_SHARES, people_dimension_words(d->lang, t->dimension),
		                people_residents(d->mem, d->lang, p), NULL);
	for (size_t o = 0; o < 2; o++) {
		size_t n = 0;
		for (size_t i = 0; i < t->k; i++)
			if (t->group[i].has_state && t->group[i].state == order[o])
				name[n++] = label(d, p, &t->group[i]);
		if (n)
			return word_say(d->mem, d->lang, word[o], phrase_list(d->mem, d->lang, name, n), NULL);
	}
	for (size_t i = 0; i < t->k; i++)
		n_inside += t->group[i].has_state && t->group[i].state == STATE_INSIDE;
	return word_text(d->lang, n_inside == t->k ? W_FIGURE_INSIDE : W_FIGURE_OPEN);
}

static const char *alt_shares(struct doc *d, const struct people *p, const struct people_table *t)
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, word_say(d->mem, d->lang, W_ALT_SHARES, people_dimension_words(d->lang, t->dimension), NULL));
	for (size_t i = 0; i < t->k; i++) {
		const struct people_group *g = &t->group[i];
		const char *name = phrase_capital(d->mem, label(d, p, g));
		str_add_char(&s, ' ');
		if (g->hidden)
			str_add(&s, word_say(d->mem, d->lang, W_ALT_HIDDEN, name, NULL));
		else
			str_add(&s, word_say(d->mem, d->lang, W_ALT_GROUP, name, num_percent(d->mem, g->share, 1, d->lang),
			                     num_percent(d->mem, g->population, 1, d->lang),
			                     people_state_words(d->lang, g->has_state ? g->state : STATE_OPEN), NULL));
	}
	str_add(&s, word_text(d->lang, W_ALT_TABLE));
	return s.s;
}

struct chart *people_shares_chart(struct doc *d, const struct chart_row row[], size_t n, const char *alt)
{
	struct chart *c = mem_alloc(d->mem, sizeof *c);
	*c = (struct chart){ .kind = CHART_DUMBBELL,
		             .height = people_chart_points(n),
		             .row = row,
		             .n_rows = n,
		             .percent = true,
		             .target = MISSING,
		             .alt = alt };
	people_key(d, c);
	return c;
}

void people_dumbbell(struct doc *d, const struct people *p, size_t dimension)
{
	const struct people_month *now = people_now(p);
	if (!now || !people_can_draw(&now->total[dimension]))
		return;
	const struct people_table *t = &now->total[dimension];
	struct chart_row *row = mem_array(d->mem, t->k, sizeof *row);
	for (size_t i = 0; i < t->k; i++)
		row[i] = people_share_row(d, p, &t->group[i]);
	const struct chart *c = people_shares_chart(d, row, t->k, alt_shares(d, p, t));
	doc_figure(d, &(struct figure){ .id = mem_printf(d->mem, "people_%s", people_dimension_code(t->dimension)),
	                                .title = message(d, p, t),
	                                .caption = caption_shares(d, p, t),
	                                .chart = c });
}

/* ---- hall and online beside each other: if people were counted in both, and most groups can be shown */

static bool sides_known(const struct people_month *now, size_t dimension)
{
	return now->hall && now->hall[dimension].known > 0 && now->online[dimension].known > 0;
}

static bool sides_shown(const struct people_month *now, size_t dimension)
{
	return sides_known(now, dimension) && 2 * now->hall[dimension].n_hidden <= now->hall[dimension].k;
}

bool people_sides_can_be_drawn(const struct people *p, size_t dimension)
{
	const struct people_month *now = people_now(p);
	return now && sides_shown(now, dimension) && people_can_draw(&now->total[dimension]) && people_can_draw(&now->hall[dimension]) &&
	       people_can_draw(&now->online[dimension]);
}

/* ---- the gaps */

static struct chart_row gap_row(struct doc *d, const struct people *p, const struct people_group *g, const char *series)
{
	struct chart_row row = people_share_row(d, p, g);
	row.series = series;
	return row;
}

static const char *alt_gaps(struct doc *d, const struct chart *c, const struct people_table *t)
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, word_say(d->mem, d->lang, W_ALT_GAPS, people_dimension_words(d->lang, t->dimension), NULL));
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		const char *name = phrase_capital(d->mem, r->series ? mem_printf(d->mem, "%s, %s", r->label, r->series) : r->label);
		str_add_char(&s, ' ');
		str_add(&s, isnan(r->value) ? word_say(d->mem, d->lang, W_ALT_HIDDEN, name, NULL)
		                            : word_say(d->mem, d->lang, W_ALT_GAP, name, r->right, NULL));
	}
	str_add(&s, word_text(d->lang, W_ALT_TABLE));
	return s.s;
}

void people_gaps(struct doc *d, const struct people *p, size_t dimension)
{
	const struct people_month *now = people_now(p);
	if (!now || !people_can_draw(&now->total[dimension]))
		return;
	const struct people_table *t = &now->total[dimension];
	bool sides = people_sides_can_be_drawn(p, dimension);
	struct chart_row *row = mem_array(d->mem, 2 * t->k, sizeof *row);
	size_t n = 0;
	for (size_t i = 0; i < t->k; i++) {
		if (!sides) {
			row[n++] = gap_row(d, p, &t->group[i], NULL);
			continue;
		}
		row[n++] = gap_row(d, p, &now->hall[dimension].group[i], word_text(d->lang, W_SERIES_HALL));
		row[n++] = gap_row(d, p, &now->online[dimension].group[i], word_text(d->lang, W_SERIES_ONLINE));
	}
	struct chart *c = mem_alloc(d->mem, sizeof *c);
	*c = (struct chart){ .kind = CHART_GAPS,
		             .height = people_chart_points(t->k) + (sides ? 5 * (double)t->k : 0),
		             .row = row,
		             .n_rows = n,
		             .percent = true,
		             .target = MISSING,
		             .axis = word_text(d->lang, W_AXIS_GAPS) };
	c->key[KEY_BAND] = word_text(d->lang, W_KEY_WORD_BAND);
	c->alt = alt_gaps(d, c, t);
	const char *residents = people_residents(d->mem, d->lang, p);
	const char *caption =
	        sides ? word_say(d->mem, d->lang, W_CAPTION_GAPS_SIDES, num_count(d->mem, now->hall[dimension].known, d->lang),
	                         num_count(d->mem, now->online[dimension].known, d->lang), residents, NULL)
	              : word_say(d->mem, d->lang, W_CAPTION_GAPS, num_count(d->mem, t->known, d->lang), residents, NULL);
	doc_figure(d, &(struct figure){ .id = mem_printf(d->mem, "gaps_%s", people_dimension_code(t->dimension)),
	                                .title = word_text(d->lang, sides ? W_FIGURE_GAPS_SIDES : W_FIGURE_GAPS),
	                                .caption = caption,
	                                .chart = c });
}

/* ---- tables */

/* Readers see a range in one column; data have its high end in a column of its own. */
struct cell people_range_cell(struct doc *d, double lo, double hi)
{
	if (isnan(lo) || isnan(hi))
		return cell_missing();
	struct cell c = cell_percent(d, fmax(lo, 0), 1);
	c.shown = phrase_percent_range(d->mem, d->lang, fmax(lo, 0), fmin(hi, 1));
	return c;
}

static struct cell cell_high(struct doc *d, double hi)
{
	return cell_percent(d, isnan(hi) ? hi : fmin(hi, 1), 1);
}

static struct cell cell_state(struct doc *d, const struct people_group *g)
{
	if (!g->has_state)
		return g->hidden ? cell_hidden(d) : cell_missing();
	struct cell c = cell_code(people_state_words(d->lang, g->state), people_state_code(g->state));
	c.tone = g->state == STATE_UNDER ? TONE_UNDER : g->state == STATE_OVER ? TONE_OVER : TONE_PLAIN;
	return c;
}

static struct cell hidden_or(struct doc *d, const struct people_group *g, struct cell shown)
{
	return g->hidden ? cell_hidden(d) : shown;
}

static struct cell cell_group(struct doc *d, const struct people *p, const struct people_group *g)
{
	return cell_code(label(d, p, g), people_group_code(d->mem, g->group));
}

/* The table of one dimension, or of all; hall and online as far as they may stand apart. */
struct selection {
	const struct people_table *total, *hall, *online; /* n each; hall and online NULL: no columns for them */
	size_t n;
};

static struct cell cell_of(struct doc *d, int64_t x, int64_t n)
{
	struct cell c = cell_count(d, x);
	c.shown = word_say(d->mem, d->lang, W_CELL_OF, c.shown, num_count(d->mem, n, d->lang), NULL);
	return c;
}

static struct cell cell_side(struct doc *d, const struct people_table *t, size_t i)
{
	return hidden_or(d, &t->group[i], t->percentages ? cell_count(d, t->group[i].x) : cell_of(d, t->group[i].x, t->known));
}

/* Share and number of hall and online: readers see the share, or the number where the base is too small for percentages. */
static void side_columns(struct doc *d, const struct people_table *hall, const struct people_table *online, struct column out[4])
{
	const char *h = word_text(d->lang, W_COL_HALL), *o = word_text(d->lang, W_COL_ONLINE);
	out[0] = (struct column){ h, "share_hall", ALIGN_END, hall->percentages ? 0 : DATA_ONLY };
	out[1] = (struct column){ h, "hall", ALIGN_END, hall->percentages ? DATA_ONLY : 0 };
	out[2] = (struct column){ o, "share_online", ALIGN_END, online->percentages ? 0 : DATA_ONLY };
	out[3] = (struct column){ o, "online", ALIGN_END, online->percentages ? DATA_ONLY : 0 };
}

enum {
	SHARE_COLUMNS = 11,
	SIDE_COLUMNS = 4,
	FIRST_OF_PARTICIPANTS = 5,
	COL_OF_UNCERTAINTY = 7,
	LAST_OF_PARTICIPANTS = 9,
	COL_OF_STATE = 10
};

static void shares_row(struct doc *d, const struct people *p, struct table *out, size_t row, const struct selection *s, size_t n, size_t i)
{
	const struct people_table *t = &s->total[n];
	const struct people_group *g = &t->group[i];
	const struct cell cell[SHARE_COLUMNS] = {
		cell_group(d, p, g),
		cell_code(people_dimension_words(d->lang, t->dimension), people_dimension_code(t->dimension)),
		cell_percent(d, g->population, 1),
		people_range_cell(d, g->population - g->tolerance, g->population + g->tolerance),
		cell_high(d, g->population + g->tolerance),
		hidden_or(d, g, cell_count(d, g->x)),
		hidden_or(d, g, cell_percent(d, g->share, 1)),
		hidden_or(d, g, people_range_cell(d, g->interval.lo, g->interval.hi)),
		hidden_or(d, g, cell_high(d, g->interval.hi)),
		hidden_or(d, g, cell_signed(d, gap(g), 1)),
		cell_state(d, g),
	};
	for (size_t c = 0; c < SHARE_COLUMNS; c++)
		*table_cell(out, row, c) = cell[c];
	if (!s->hall)
		return;
	const struct people_table *hall = &s->hall[n], *online = &s->online[n];
	*table_cell(out, row, SHARE_COLUMNS) = hidden_or(d, &hall->group[i], cell_percent(d, hall->group[i].share, 1));
	*table_cell(out, row, SHARE_COLUMNS + 1) = cell_side(d, hall, i);
	*table_cell(out, row, SHARE_COLUMNS + 2) = hidden_or(d, &online->group[i], cell_percent(d, online->group[i].share, 1));
	*table_cell(out, row, SHARE_COLUMNS + 3) = cell_side(d, online, i);
}

static struct table *table_with_shares(struct doc *d, const struct people *p, const struct selection *s, const char *id, const char *title)
{
	struct column column[SHARE_COLUMNS + SIDE_COLUMNS] = {
		{ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TRAIT), "trait", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_COL_POPULATION), "population", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_AGREED), "agreed_low", ALIGN_END, s->hall ? DATA_ONLY : 0 }, /* hall and online need the room */
		{ word_text(d->lang, W_COL_AGREED), "agreed_high", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_NUMBER), "participants", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_SHARE), "share", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_UNCERTAINTY), "low", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_UNCERTAINTY), "high", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_GAP), "gap", ALIGN_END, DATA_ONLY }, /* the figure shows it */
		{ word_text(d->lang, W_COL_STATE), "state", ALIGN_START, 0 },
	};
	size_t n_rows = 0, row = 0;
	for (size_t n = 0; n < s->n; n++)
		n_rows += s->total[n].k;
	if (s->hall)
		side_columns(d, s->hall, s->online, &column[SHARE_COLUMNS]);
	struct table *out = doc_table(d, id, title, word_text(d->lang, W_TABLE_PEOPLE_SUMMARY), column,
	                              SHARE_COLUMNS + (s->hall ? SIDE_COLUMNS : 0), n_rows);
	table_group(d, out, FIRST_OF_PARTICIPANTS, LAST_OF_PARTICIPANTS - FIRST_OF_PARTICIPANTS + 1,
	            word_text(d->lang, W_COL_PARTICIPANTS));
	if (s->hall && s->hall->percentages == s->online->percentages)
		table_group(d, out, SHARE_COLUMNS, SIDE_COLUMNS, word_text(d->lang, s->hall->percentages ? W_COL_SHARE : W_COL_NUMBER));
	for (size_t n = 0; n < s->n; n++)
		for (size_t i = 0; i < s->total[n].k; i++)
			shares_row(d, p, out, row++, s, n, i);
	return out;
}

static struct table *table_with_counts(struct doc *d, const struct people *p, const struct people_table *t, const char *id,
                                       const char *title)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_POPULATION), "population", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_PARTICIPANTS), "participants", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_STATE), "state", ALIGN_START, 0 },
	};
	struct table *out =
	        doc_table(d, id, title, word_text(d->lang, W_TABLE_PEOPLE_SUMMARY), column, sizeof column / sizeof *column, t->k);
	for (size_t i = 0; i < t->k; i++) {
		const struct people_group *g = &t->group[i];
		*table_cell(out, i, 0) = cell_group(d, p, g);
		*table_cell(out, i, 1) = cell_percent(d, g->population, 1);
		*table_cell(out, i, 2) = hidden_or(d, g, cell_of(d, g->x, t->known));
		*table_cell(out, i, 3) = cell_state(d, g);
	}
	return out;
}

static void table_of_sides(struct doc *d, const struct people *p, const struct people_table *hall, const struct people_table *online)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_GROUP), "group", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_NUMBER), "hall", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_SHARE), "share_hall", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_NUMBER), "online", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_SHARE), "share_online", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_POPULATION), "population", ALIGN_END, 0 },
	};
	const char *dimension = people_dimension_words(d->lang, hall->dimension);
	struct table *out = doc_table(d, mem_printf(d->mem, "hall_online_%s", people_dimension_code(hall->dimension)),
	                              word_say(d->mem, d->lang, W_TABLE_SIDES, dimension, people_residents(d->mem, d->lang, p), NULL),
	                              word_text(d->lang, W_TABLE_PEOPLE_SUMMARY), column, sizeof column / sizeof *column, hall->k);
	table_group(d, out, 1, 2, word_text(d->lang, W_COL_HALL));
	table_group(d, out, 3, 2, word_text(d->lang, W_COL_ONLINE));
	for (size_t i = 0; i < hall->k; i++) {
		const struct cell cell[] = {
			cell_group(d, p, &hall->group[i]),
			cell_side(d, hall, i),
			hidden_or(d, &hall->group[i], cell_percent(d, hall->group[i].share, 1)),
			cell_side(d, online, i),
			hidden_or(d, &online->group[i], cell_percent(d, online->group[i].share, 1)),
			cell_percent(d, hall->group[i].population, 1),
		};
		for (size_t c = 0; c < out->n_columns; c++)
			*table_cell(out, i, c) = cell[c];
	}
}

static enum word why_hidden(const struct people *p)
{
	return p->for_public ? W_NOTE_HIDDEN_PUBLIC : W_NOTE_HIDDEN;
}

static void say_hidden(struct doc *d, const struct people *p, const struct people_table *t)
{
	struct paragraph s = { .doc = d };
	if (t->n_hidden)
		paragraph_say(&s, why_hidden(p), num_plain_int(d->mem, p->threshold), NULL);
	if (!t->percentages)
		paragraph_say(&s, W_NOTE_COUNTS, num_plain_int(d->mem, PEOPLE_PERCENT_BASE), NULL);
	paragraph_end(&s, TEXT_NOTE);
}

static void say_nothing_shown(struct doc *d, const struct people *p, const struct people_table *t)
{
	if (t->known < p->threshold)
		doc_say(d, TEXT_BODY, W_NOTE_TOO_FEW, num_count(d->mem, t->known, d->lang), people_dimension_the(d->lang, t->dimension),
		        NULL);
	else
		doc_say(d, TEXT_BODY, W_NOTE_ALL_HIDDEN, people_dimension_words(d->lang, t->dimension), NULL);
}

/* A group lies outside what was agreed, and yet it is not certain; without shares nobody sees it. */
static bool outside_open(const struct people_table *t)
{
	bool any = false;
	for (size_t j = 0; j < t->k; j++) {
		const struct people_group *g = &t->group[j];
		bool open = !g->hidden && g->has_state && g->state == STATE_OPEN;
		any = any || (open && fabs(g->share - g->population) > g->tolerance);
	}
	return any;
}

void people_table_add(struct doc *d, const struct people *p, size_t dimension)
{
	const struct people_month *now = people_now(p);
	if (!now)
		return;
	const struct people_table *t = &now->total[dimension];
	if (people_all_hidden(t)) {
		say_nothing_shown(d, p, t);
		return;
	}
	const char *id = mem_printf(d->mem, "people_%s", people_dimension_code(t->dimension));
	const char *title = word_say(d->mem, d->lang, W_TABLE_PEOPLE, people_dimension_words(d->lang, t->dimension),
	                             people_residents(d->mem, d->lang, p), NULL);
	if (t->percentages) {
		struct table *out = table_with_shares(d, p, &(struct selection){ .total = t, .n = 1 }, id, title);
		if (outside_open(t))
			table_mark_column(d, out, COL_OF_STATE, table_footnote(d, out, W_NOTE_OUTSIDE_OPEN, NULL));
	} else {
		table_with_counts(d, p, t, id, title);
	}
	say_hidden(d, p, t);
	if (sides_known(now, dimension) && !sides_shown(now, dimension))
		doc_say(d, TEXT_NOTE, W_NOTE_NO_SIDES, NULL);
	if (!sides_shown(now, dimension))
		return;
	table_of_sides(d, p, &now->hall[dimension], &now->online[dimension]);
	if (now->hall[dimension].n_hidden && !t->n_hidden)
		say_hidden(d, p, &now->hall[dimension]);
}

void people_table_for_data(struct doc *d, const char *prefix, const struct people *p, size_t dimension)
{
	const struct people_month *now = people_now(p);
	const struct people_table *t = now ? &now->total[dimension] : NULL;
	if (!t || people_all_hidden(t))
		return;
	const char *id = mem_printf(d->mem, "%speople_%s", prefix, people_dimension_code(t->dimension));
	struct table *out = t->percentages ? table_with_shares(d, p, &(struct selection){ .total = t, .n = 1 }, id, NULL)
	                                   : table_with_counts(d, p, t, id, NULL);
	out->data_only = true;
}

/* Of a group the interval, made from rounded counts, crosses a limit of the agreement that the verdict's own does not cross. */
static bool any_crosses(const struct people *p)
{
	const struct people_month *now = people_now(p);
	bool any = false;
	for (size_t i = 0; now && p->for_public && i < p->n_dimensions; i++)
		for (size_t j = 0; j < now->total[i].k; j++) {
			const struct people_group *g = &now->total[i].group[j];
			double lo = g->population - g->tolerance, hi = g->population + g->tolerance;
			if (g->hidden || !g->has_state)
				continue;
			any = any || (g->state == STATE_INSIDE && (g->interval.lo < lo || g->interval.hi > hi)) ||
			      (g->state == STATE_UNDER && g->interval.hi >= lo) || (g->state == STATE_OVER && g->interval.lo <= hi);
		}
	return any;
}

void people_note_states(struct doc *d, const struct people *p)
{
	if (any_crosses(p))
		doc_say(d, TEXT_NOTE, W_NOTE_ROUNDED, num_plain_int(d->mem, PEOPLE_PUBLIC_STEP), NULL);
}

/* One table when every dimension can be shown in the same columns. */
static bool same_columns(const struct people *p, const struct people_month *now, bool *sides)
{
	*sides = true;
	for (size_t i = 0; i < p->n_dimensions; i++) {
		if (!now->total[i].percentages || people_all_hidden(&now->total[i]))
			return false;
		*sides = *sides && sides_shown(now, i) && now->hall[i].percentages == now->hall[0].percentages &&
		         now->online[i].percentages == now->online[0].percentages;
	}
	return true;
}

void people_tables(struct doc *d, const struct people *p)
{
	const struct people_month *now = people_now(p);
	bool sides, known = false, hidden = false, open = false;
	if (!now || !same_columns(p, now, &sides)) {
		for (size_t i = 0; now && i < p->n_dimensions; i++)
			people_table_add(d, p, i);
		people_note_states(d, p);
		return;
	}
	const struct selection all = { now->total, sides ? now->hall : NULL, sides ? now->online : NULL, p->n_dimensions };
	struct table *out =
	        table_with_shares(d, p, &all, "people", word_say(d->mem, d->lang, W_TABLE_ALL, people_residents(d->mem, d->lang, p), NULL));
	for (size_t i = 0; i < p->n_dimensions; i++)
		open = open || outside_open(&now->total[i]);
	if (open)
		table_mark_column(d, out, COL_OF_STATE, table_footnote(d, out, W_NOTE_OUTSIDE_OPEN, NULL));
	if (any_crosses(p))
		table_mark_column(d, out, COL_OF_UNCERTAINTY,
		                  table_footnote(d, out, W_NOTE_ROUNDED, num_plain_int(d->mem, PEOPLE_PUBLIC_STEP), NULL));
	for (size_t i = 0; i < p->n_dimensions; i++) {
		hidden = hidden || now->total[i].n_hidden || (sides && now->hall[i].n_hidden);
		known = known || sides_known(now, i);
	}
	if (hidden)
		doc_say(d, TEXT_NOTE, why_hidden(p), num_plain_int(d->mem, p->threshold), NULL);
	if (known && !sides)
		doc_say(d, TEXT_NOTE, W_NOTE_NO_SIDES, NULL);
}
