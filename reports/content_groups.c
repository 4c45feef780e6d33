#include "base/num.h"
#include "base/str.h"
#include "content_model.h"
#include "people_say.h"
#include "phrase.h"

static const char *they(const struct doc *d, const struct content_model *c, const struct missed *gap)
{
	return people_group_they(d->mem, d->lang, people_group_plain(c->people, gap->group));
}

const char *content_missed_words(const struct doc *d, const struct content_model *c)
{
	const char **item = mem_array(d->mem, c->n_gaps + 1, sizeof *item);
	size_t n = 0;
	for (size_t g = 0; g < c->n_gaps; g++)
		if (c->gap[g].under)
			item[n++] = they(d, c, &c->gap[g]);
	return phrase_list(d->mem, d->lang, item, n);
}

/* ---- the advice */

const char *content_held_on(struct doc *d, const struct content_model *c, const struct content_part *p, const struct content_kind *kind)
{
	if (p->platform || kind->held)
		return NULL;
	const char **name = mem_array(d->mem, c->n_parts + 1, sizeof *name);
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		for (size_t k = 0; c->part[i].platform && k < c->part[i].n_kinds; k++)
			if (c->part[i].kind[k].held && str_eq(c->part[i].kind[k].code, kind->code))
				name[n++] = content_part_words(d, c, &c->part[i]);
	return n ? phrase_list(d->mem, d->lang, name, n) : NULL;
}

void content_say_advice(struct paragraph *s, const struct content_model *c, const struct content_part *p, const struct content_kind *k)
{
	struct doc *d = s->doc;
	bool more = k->all.advice == EFFECT_MORE;
	const char *not_on = content_held_on(d, c, p, k);
	if (not_on)
		paragraph_say(s, more ? W_ADVISE_MORE_BUT : W_ADVISE_TRY_BUT, not_on, content_missed_words(d, c), NULL);
	else if (!k->held)
		paragraph_say(s, more ? W_ADVISE_MORE : W_ADVISE_TRY, NULL);
	else if (!p->platform)
		paragraph_say(s, W_HELD_ALL, content_missed_words(d, c), NULL);
	else if (k->reach.from == PUBLIC_POSTS)
		paragraph_say(s, W_HELD_POSTS, content_missed_words(d, c), NULL);
	else
		paragraph_say(s, W_HELD_CHANNEL, content_missed_words(d, c), channels_base_words(d->lang, k->reach.base), NULL);
}

/* ---- who is reached */

static size_t kinds_from(const struct content_part *p, enum content_public from)
{
	size_t n = 0;
	for (size_t k = 0; k < p->n_kinds; k++)
		n += p->kind[k].reach.from == from;
	return n;
}

/* Which kinds of an account reach more of a group; a whole channel is named once. */
static size_t add_reaching(struct doc *d, const struct content_model *c, const struct content_part *p, size_t gap, const char *item[],
                           size_t n, bool *known)
{
	const char *name = content_part_words(d, c, p);
	bool whole = false;
	for (size_t k = 0; k < p->n_kinds; k++) {
		const struct content_reach *r = &p->kind[k].reach;
		enum reach reach = r->from == PUBLIC_UNKNOWN ? REACH_UNKNOWN : r->cell[gap].reach;
		*known |= reach != REACH_UNKNOWN;
		if (reach != REACH_MORE)
			continue;
		if (r->from == PUBLIC_POSTS)
			item[n++] = word_say(d->mem, d->lang, W_GROUPS_KIND_ON, p->kind[k].label, name, NULL);
		whole |= r->from == PUBLIC_CHANNEL;
	}
	if (whole)
		item[n++] = word_say(d->mem, d->lang, W_GROUPS_ALL_ON, name, NULL);
	return n;
}

static void say_reached(struct doc *d, const struct content_model *c)
{
	size_t most = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		most += c->part[i].n_kinds + 1;
	for (size_t g = 0; g < c->n_gaps; g++) {
		const char **item = mem_array(d->mem, most + 1, sizeof *item);
		size_t n = 0;
		bool known = false;
		for (size_t i = 0; i < c->n_parts; i++)
			if (c->part[i].platform)
				n = add_reaching(d, c, &c->part[i], g, item, n, &known);
		if (n)
			doc_say(d, TEXT_BODY, W_GROUPS_REACHED, they(d, c, &c->gap[g]), phrase_list(d->mem, d->lang, item, n), NULL);
		else
			doc_say(d, TEXT_BODY,
			        !known             ? W_GROUPS_NOT_KNOWN
			        : c->by == BY_TYPE ? W_GROUPS_NOT_REACHED
			                           : W_GROUPS_NOT_REACHED_BY,
			        they(d, c, &c->gap[g]), NULL);
	}
}

static const char *every_words(const struct doc *d, const struct content_model *c)
{
	return word_text(d->lang, c->by == BY_TYPE ? W_GROUPS_EVERY_KIND : W_GROUPS_EVERY_POST);
}

/* Of whom the figures of an account are. */
static void say_source(struct doc *d, const struct content_model *c, const struct content_part *p)
{
	const char *name = phrase_capital(d->mem, content_part_words(d, c, p)), **label = mem_array(d->mem, p->n_kinds + 1, sizeof *label);
	const struct content_reach *channel = NULL;
	size_t posts = 0, n = 0;
	for (size_t k = 0; k < p->n_kinds; k++) {
		const struct content_reach *r = &p->kind[k].reach;
		posts += r->n_posts;
		if (r->from != PUBLIC_CHANNEL)
			continue;
		channel = r;
		label[n++] = p->kind[k].label;
	}
	if (posts)
		doc_item(d, W_GROUPS_FROM_POSTS, name, num_count(d->mem, (int64_t)posts, d->lang), NULL);
	if (channel)
		doc_item(d, W_GROUPS_FROM_CHANNEL, name, n == p->n_kinds ? every_words(d, c) : phrase_list(d->mem, d->lang, label, n),
		         channels_base_words(d->lang, channel->base), day_words(d->mem, channel->day, d->lang), NULL);
	if (!posts && !channel)
		doc_item(d, W_GROUPS_UNKNOWN, name, phrase_command(d, "kinds"), NULL);
}

enum { FIXED = 6, PER_GAP = 4, MOST_COLUMNS = 40 };

/* A kind has a row of its own when its posts tell; those that go by the channel have one together, at the first of them. */
static bool has_row(const struct content_part *p, size_t kind)
{
	for (size_t k = 0; k < kind; k++)
		if (p->kind[k].reach.from == PUBLIC_CHANNEL && p->kind[kind].reach.from == PUBLIC_CHANNEL)
			return false;
	return p->kind[kind].reach.from != PUBLIC_UNKNOWN;
}

static struct cell kind_cell(const struct doc *d, const struct content_model *c, const struct content_part *p, const struct content_kind *k)
{
	bool all = kinds_from(p, PUBLIC_CHANNEL) == p->n_kinds;
	if (k->reach.from == PUBLIC_POSTS)
		return cell_code(k->label, k->code);
	if (all)
		return cell_code(every_words(d, c), "all");
	return cell_code(word_text(d->lang, c->by == BY_TYPE ? W_GROUPS_OTHER_KINDS : W_GROUPS_OTHER_POSTS), "other");
}

static void reach_row(struct doc *d, const struct content_model *c, struct table *t, size_t row, const struct content_part *p,
                      const struct content_kind *k)
{
	static const char *const code[] = { [PUBLIC_UNKNOWN] = "", [PUBLIC_POSTS] = "posts", [PUBLIC_CHANNEL] = "channel" };
	const struct content_reach *r = &k->reach;
	const char *base = channels_base_words(d->lang, r->base);
	*table_cell(t, row, 0) = cell_text(phrase_capital(d->mem, content_part_words(d, c, p)));
	*table_cell(t, row, 1) = kind_cell(d, c, p, k);
	*table_cell(t, row, 2) = cell_code(r->from == PUBLIC_POSTS ? word_say(d->mem, d->lang, W_GROUPS_OF_POSTS, base,
	                                                                      num_count(d->mem, (int64_t)r->n_posts, d->lang), NULL)
	                                                           : base,
	                                   r->base);
	*table_cell(t, row, 3) = cell_code(code[r->from], code[r->from]);
	*table_cell(t, row, 4) = r->from == PUBLIC_POSTS ? cell_count(d, (int64_t)r->n_posts) : cell_missing();
	*table_cell(t, row, 5) = cell_real(d, r->mirror, 0);
	for (size_t g = 0; g < c->n_gaps; g++) {
		const struct reach_cell *x = &r->cell[g];
		size_t at = FIXED + PER_GAP * g;
		*table_cell(t, row, at) = channels_ratio_cell(d, x);
		*table_cell(t, row, at + 1) = cell_real(d, x->interval.lo, 2);
		*table_cell(t, row, at + 2) = cell_real(d, x->interval.hi, 2);
		*table_cell(t, row, at + 3) = cell_code(channels_reach_code(x->reach), channels_reach_code(x->reach));
	}
}

static void reach_table(struct doc *d, const struct content_model *c, size_t n_rows)
{
	struct column column[MOST_COLUMNS] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ content_by_words(d->lang, c->by), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_GROUPS_COL_OF), "base", ALIGN_START, 0 },
		{ "", "known_of", ALIGN_START, DATA_ONLY },
		{ "", "posts", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_REACH_COL_MIRROR), "mirror_age", ALIGN_END, 0 },
	};
	size_t n = FIXED, row = 0;
	for (size_t g = 0; g < c->n_gaps && n + PER_GAP <= MOST_COLUMNS; g++) {
		const char *code = people_group_code(d->mem, c->gap[g].group);
		column[n++] = (struct column){ people_group_row(d->mem, d->lang, people_group_plain(c->people, c->gap[g].group)), code,
			                       ALIGN_END, 0 };
		column[n++] = (struct column){ "", mem_printf(d->mem, "%s_low", code), ALIGN_END, DATA_ONLY };
		column[n++] = (struct column){ "", mem_printf(d->mem, "%s_high", code), ALIGN_END, DATA_ONLY };
		column[n++] = (struct column){ "", mem_printf(d->mem, "%s_reach", code), ALIGN_START, DATA_ONLY };
	}
	struct table *t =
	        doc_table(d, "kinds_reach", word_text(d->lang, W_GROUPS_TABLE), word_text(d->lang, W_GROUPS_SUMMARY), column, n, n_rows);
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		for (size_t k = 0; p->platform && k < p->n_kinds; k++)
			if (has_row(p, k))
				reach_row(d, c, t, row++, p, &p->kind[k]);
	}
}

/* The rows of the table, as a picture. Returns their cells. */
static const struct reach_cell **reach_heat(struct doc *d, const struct content_model *c, size_t n_rows)
{
	const struct reach_cell **cell = mem_array(d->mem, n_rows, sizeof *cell);
	const char **name = mem_array(d->mem, n_rows, sizeof *name);
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		for (size_t k = 0; p->platform && k < p->n_kinds; k++) {
			if (!has_row(p, k))
				continue;
			name[n] = mem_printf(d->mem, "%s, %s", phrase_capital(d->mem, content_part_words(d, c, p)),
			                     kind_cell(d, c, p, &p->kind[k]).shown);
			cell[n++] = p->kind[k].reach.cell;
		}
	}
	channels_heat(d, "kinds_reach", word_text(d->lang, W_GROUPS_HEAT), c->people, c->gap, c->n_gaps, name, cell, n_rows);
	return cell;
}

static void say_notes(struct doc *d, const struct content_model *c, const struct reach_cell *const cell[], size_t n_rows, size_t from_posts)
{
	struct paragraph s = { .doc = d };
	bool bold = false;
	for (size_t i = 0; i < n_rows; i++)
		for (size_t g = 0; g < c->n_gaps; g++)
			bold = bold || cell[i][g].reach == REACH_MORE;
	paragraph_say(&s, W_GROUPS_MIRROR_NOTE, NULL);
	paragraph_say(&s, W_GROUPS_NOTE, NULL);
	if (from_posts < n_rows)
		paragraph_say(&s, W_GROUPS_NOTE_CHANNEL, num_plain_int(d->mem, REACH_PERCENT), NULL);
	if (from_posts)
		paragraph_say(&s, W_GROUPS_NOTE_POSTS, NULL);
	if (bold)
		paragraph_say(&s, W_GROUPS_NOTE_BOLD, NULL);
	paragraph_end(&s, TEXT_NOTE);
	channels_say_ages(d, c->gap, c->n_gaps, cell, n_rows);
}

void content_model_groups(struct doc *d, const struct content_model *c)
{
	size_t from_posts = 0, n_rows = 0;
	if (c->n_gaps == 0 || c->n_parts == 0)
		return;
	doc_heading(d, 2, "groups", word_text(d->lang, c->by == BY_TYPE ? W_GROUPS_TITLE : W_GROUPS_TITLE_BY));
	channels_say_lead(d, TEXT_BODY, c->people, c->gap, c->n_gaps);
	say_reached(d, c);
	for (size_t i = 0; i < c->n_parts; i++) {
		if (!c->part[i].platform)
			continue;
		from_posts += kinds_from(&c->part[i], PUBLIC_POSTS);
		for (size_t k = 0; k < c->part[i].n_kinds; k++)
			n_rows += has_row(&c->part[i], k);
		if (c->part[i].n_kinds)
			say_source(d, c, &c->part[i]);
	}
	if (n_rows == 0)
		return;
	const struct reach_cell **cell = reach_heat(d, c, n_rows);
	reach_table(d, c, n_rows);
	say_notes(d, c, cell, n_rows, from_posts);
}
