#include "base/num.h"
#include "content_model.h"
#include "phrase.h"
#include <math.h>

/* ---- a table an account */

/* A kind without any interaction: at most so many. */
static struct cell cell_rate_range(struct doc *d, const struct effect_kind *k)
{
	struct cell c = phrase_range_cell(d, k->interval, 1);
	if (c.state == CELL_GIVEN && isnan(k->rate))
		c.shown = word_say(d->mem, d->lang, W_AT_MOST, num_fixed(d->mem, k->interval.hi, 1, d->lang), NULL);
	return c;
}

struct cell content_chance_cell(struct doc *d, double chance)
{
	struct cell c = cell_percent(d, chance, 0);
	if (c.state == CELL_GIVEN && chance > 0.99)
		c.shown = mem_printf(d->mem, "> %s", num_percent(d->mem, 0.99, 0, d->lang));
	if (c.state == CELL_GIVEN && chance < 0.01)
		c.shown = mem_printf(d->mem, "< %s", num_percent(d->mem, 0.01, 0, d->lang));
	return c;
}

static const char *const advice_codes[] = { "too_few", "no_preference", "try", "more" };

/* What the words of content_say_advice say, in a cell. */
static struct cell cell_advice(struct doc *d, const struct content_model *c, const struct content_part *p, const struct content_kind *k,
                               enum effect_advice a)
{
	const char *words = word_text(d->lang, (enum word)(W_ADVICE_TOO_FEW + (int)a)), *code = advice_codes[a],
	           *not_on = content_held_on(d, c, p, k);
	if (a != EFFECT_TRY && a != EFFECT_MORE)
		return cell_code(words, code);
	if (k->held)
		return cell_code(word_text(d->lang, W_ADVICE_HELD), "held");
	return not_on ? cell_code(word_say(d->mem, d->lang, W_ADVICE_NOT_ON, words, not_on, NULL), mem_printf(d->mem, "%s_but", code))
	              : cell_code(words, code);
}

static void kind_row(struct doc *d, struct table *t, size_t row, const struct content_model *c, const struct content_part *p,
                     const char *part, const struct content_kind *k)
{
	static const char *const measure_code[MEASURE_N] = { "views", "impressions", "reach" };
	const struct effect_kind *a = &k->all, *more = &k->active;
	const bool own = p->platform; /* else accounts together: a rate over several platforms is of nothing */
	const char *measure = own ? measure_code[p->measure] : "";
	const struct cell cell[] = {
		cell_code(k->label, k->code),
		cell_code(part, part),
		cell_code(measure, measure),
		cell_count(d, (int64_t)a->n),
		own ? cell_real(d, a->exposure, 0) : cell_missing(),
		cell_real(d, a->events, 0),
		own ? cell_real(d, a->rate, 1) : cell_missing(),
		own ? cell_rate_range(d, a) : cell_missing(),
		own ? cell_real(d, a->interval.hi, 1) : cell_missing(),
		cell_real(d, a->ratio, 1),
		own ? cell_real(d, a->ratio_interval.lo, 2) : phrase_range_cell(d, a->ratio_interval, 1),
		cell_real(d, a->ratio_interval.hi, 2),
		cell_real(d, a->shrunk, 2),
		cell_real(d, a->shrunk_interval.lo, 2),
		cell_real(d, a->shrunk_interval.hi, 2),
		content_chance_cell(d, a->best),
		cell_advice(d, c, p, k, a->advice),
		own ? cell_real(d, more->rate, 2) : cell_missing(),
		own ? cell_real(d, more->interval.lo, 2) : cell_missing(),
		own ? cell_real(d, more->interval.hi, 2) : cell_missing(),
		cell_real(d, more->shrunk, 2),
		content_chance_cell(d, more->best),
		cell_advice(d, c, p, k, more->advice),
		cell_real(d, k->light, 1),
		cell_real(d, k->median, 2),
		cell_real(d, k->median_interval.lo, 2),
		cell_real(d, k->median_interval.hi, 2),
	};
	for (size_t i = 0; i < t->n_columns; i++)
		*table_cell(t, row, i) = cell[i];
}

size_t *content_by_rate(struct mem *m, const struct content_part *p)
{
	size_t *order = mem_array(m, p->n_kinds + 1, sizeof *order);
	for (size_t i = 0; i < p->n_kinds; i++) {
		size_t at = i;
		double rate = isnan(p->kind[i].all.rate) ? -1 : p->kind[i].all.rate;
		for (; at > 0; at--) {
			double before = p->kind[order[at - 1]].all.rate;
			if ((isnan(before) ? -1 : before) >= rate)
				break;
			order[at] = order[at - 1];
		}
		order[at] = i;
	}
	return order;
}

static void part_table(struct doc *d, const struct content_model *c, const struct content_part *p, bool data)
{
	const double rates = p->platform ? 0 : DATA_ONLY, ratios = p->platform ? DATA_ONLY : 0;
	const struct column column[] = {
		{ content_by_words(d->lang, c->by), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, DATA_ONLY },
		{ "", "measure", ALIGN_START, DATA_ONLY },
		{ word_text(d->lang, W_COL_NUMBER), "posts", ALIGN_END, 0 },
		{ "", "exposure", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_INTERACTIONS), "interactions", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_PER_1000), "rate", ALIGN_END, rates },
		{ word_text(d->lang, W_COL_BETWEEN_95), "low", ALIGN_END, rates },
		{ "", "high", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_RATIO), "ratio", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "ratio_low", ALIGN_END, ratios },
		{ "", "ratio_high", ALIGN_END, DATA_ONLY },
		{ "", "shrunk", ALIGN_END, DATA_ONLY },
		{ "", "shrunk_low", ALIGN_END, DATA_ONLY },
		{ "", "shrunk_high", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_BEST), "best", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_ADVICE), "advice", ALIGN_START, 0 },
		{ "", "active_rate", ALIGN_END, DATA_ONLY },
		{ "", "active_low", ALIGN_END, DATA_ONLY },
		{ "", "active_high", ALIGN_END, DATA_ONLY },
		{ "", "active_shrunk", ALIGN_END, DATA_ONLY },
		{ "", "active_best", ALIGN_END, DATA_ONLY },
		{ "", "active_advice", ALIGN_START, DATA_ONLY },
		{ "", "light_rate", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_COL_MEDIAN), "median", ALIGN_END, DATA_ONLY },
		{ "", "median_low", ALIGN_END, DATA_ONLY },
		{ "", "median_high", ALIGN_END, DATA_ONLY },
	};
	const char *name = phrase_capital(d->mem, content_part_words(d, c, p)), *measure = content_measure_words(d->lang, p->measure);
	const char *title = p->platform ? word_say(d->mem, d->lang, W_MODEL_TABLE, name, measure, NULL)
	                                : word_text(d->lang, c->by == BY_TYPE ? W_MODEL_TABLE_ALL : W_MODEL_TABLE_ALL_BY);
	struct table *t = doc_table(d, "kinds", data ? NULL : title, word_text(d->lang, W_MODEL_TABLE_SUMMARY), column,
	                            sizeof column / sizeof *column, p->n_kinds);
	t->data_only = data;
	size_t *order = content_by_rate(d->mem, p);
	for (size_t i = 0; i < p->n_kinds; i++)
		kind_row(d, t, i, c, p, name, &p->kind[order[i]]);
}

static void say_left_out(struct doc *d, const struct content_model *c, const struct content_part *p)
{
	const char *name = phrase_capital(d->mem, content_part_words(d, c, p));
	if (p->n_young)
		doc_say(d, TEXT_NOTE, W_MODEL_LEFT_OUT_YOUNG, name, num_count(d->mem, (int64_t)p->n_young, d->lang),
		        num_plain_int(d->mem, CONTENT_YOUNG), NULL);
	if (p->n_before_break)
		doc_say(d, TEXT_NOTE, W_MODEL_LEFT_OUT_BREAK, name, num_count(d->mem, (int64_t)p->n_before_break, d->lang),
		        day_words(d->mem, p->break_day, d->lang), NULL);
	if (p->n_without)
		doc_say(d, TEXT_NOTE, W_MODEL_LEFT_OUT_WITHOUT, name, num_count(d->mem, (int64_t)p->n_without, d->lang),
		        content_measure_words(d->lang, p->measure), NULL);
}

void content_model_tables(struct doc *d, const struct content_model *c)
{
	bool told = false;
	if (content_by_lacks(d, c)) /* one row an account, of all its posts */
		return;
	for (size_t i = 0; i < c->n_parts; i++) {
		if (c->part[i].n_kinds)
			part_table(d, c, &c->part[i], false);
		if (c->part[i].platform)
			say_left_out(d, c, &c->part[i]);
		told |= c->part[i].n_kinds > 0;
	}
	if (told)
		doc_say(d, TEXT_NOTE, W_MODEL_TABLE_NOTE, word_text(d->lang, W_POSTS_WEIGH), NULL);
	content_model_active(d, c, false);
}

/* ---- all accounts in one table */

size_t *content_by_median(struct mem *m, const struct content_part *p)
{
	size_t *order = mem_array(m, p->n_kinds + 1, sizeof *order);
	for (size_t i = 0; i < p->n_kinds; i++) {
		size_t at = i;
		double median = content_median(&p->kind[i]);
		for (; at > 0; at--) {
			double before = content_median(&p->kind[order[at - 1]]);
			if (isnan(median) || before >= median)
				break;
			order[at] = order[at - 1];
		}
		order[at] = i;
	}
	return order;
}

double content_median(const struct content_kind *k)
{
	return k->n_rates < EFFECT_SHOW ? MISSING : k->median;
}

static void overview_row(struct doc *d, struct table *t, size_t row, const struct content_model *c, const struct content_part *p,
                         const struct content_kind *k)
{
	const struct cell cell[] = {
		cell_text(phrase_capital(d->mem, content_part_words(d, c, p))),
		cell_code(k->label, k->code),
		cell_count(d, (int64_t)k->all.n),
		cell_real(d, content_median(k), 1),
		cell_real(d, k->all.rate, 1),
		cell_rate_range(d, &k->all),
		cell_real(d, k->all.ratio, 1),
		content_chance_cell(d, k->all.best),
		cell_real(d, k->active.rate, 1),
		cell_real(d, k->light, 1),
		cell_advice(d, c, p, k, k->all.advice),
	};
	for (size_t i = 0; i < t->n_columns; i++)
		*table_cell(t, row, i) = cell[i];
}

/* "weergaven op Facebook en vertoningen op X": NULL where all accounts are held for 1,000 of the same. */
static const char *measure_of_each(struct doc *d, const struct content_model *c)
{
	const char **item = mem_array(d->mem, c->n_parts + 1, sizeof *item);
	const struct content_part *first = NULL;
	bool differ = false;
	size_t n = 0;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		if (!p->platform || p->n == 0)
			continue;
		first = first ? first : p;
		differ |= p->measure != first->measure;
		item[n++] = word_say(d->mem, d->lang, W_GROUPS_KIND_ON, content_measure_words(d->lang, p->measure),
		                     content_part_words(d, c, p), NULL);
	}
	return differ ? phrase_list(d->mem, d->lang, item, n) : NULL;
}

static void say_columns(struct doc *d, const struct content_model *c, bool active)
{
	struct paragraph s = { .doc = d };
	const char *each = measure_of_each(d, c);
	if (each)
		paragraph_say(&s, W_KINDS_MEASURES, each, NULL);
	paragraph_say(&s, W_KINDS_NOTE, word_text(d->lang, W_POSTS_WEIGH), NULL);
	if (active)
		paragraph_say(&s, W_KINDS_NOTE_ACTIVE, word_text(d->lang, W_ACTIVE_ARE), NULL);
	paragraph_end(&s, TEXT_NOTE);
}

static void overview_table(struct doc *d, const struct content_model *c, size_t n_rows, bool active)
{
	const double ratios = content_compares_accounts(c) ? DATA_ONLY : 0, actives = active ? 0 : DATA_ONLY;
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TYPE), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_NUMBER), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_MEDIAN), "median", ALIGN_END, 0 },
		{ word_text(d->lang, W_KINDS_COL_RATE), "rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "low", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_RATIO), "ratio", ALIGN_END, ratios },
		{ word_text(d->lang, W_COL_BEST), "best", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_ACTIVE), "active_rate", ALIGN_END, actives },
		{ word_text(d->lang, W_COL_LIGHT), "light_rate", ALIGN_END, actives },
		{ word_text(d->lang, W_COL_ADVICE), "advice", ALIGN_START, 0 },
	};
	const char *title = word_say(d->mem, d->lang, W_KINDS_TABLE, content_measures_words(d, c), NULL);
	struct table *t = doc_table(d, "kinds_of_accounts", title, word_text(d->lang, W_MODEL_TABLE_SUMMARY), column,
	                            sizeof column / sizeof *column, n_rows);
	size_t row = 0;
	t->readers_only = true;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		const size_t *order = content_by_median(d->mem, p);
		for (size_t k = 0; p->platform && k < p->n_kinds; k++)
			overview_row(d, t, row++, c, p, &p->kind[order[k]]);
	}
}

void content_model_kinds(struct doc *d, const struct content_model *c)
{
	size_t n = 0;
	bool active = false;
	for (size_t i = 0; i < c->n_parts; i++)
		for (size_t k = 0; c->part[i].platform && k < c->part[i].n_kinds; k++) {
			active |= content_active_is_known(&c->part[i].kind[k]);
			n++;
		}
	if (n == 0)
		return;
	overview_table(d, c, n, active);
	say_columns(d, c, active);
	for (size_t i = 0; i < c->n_parts; i++) {
		if (c->part[i].platform)
			say_left_out(d, c, &c->part[i]);
		if (c->part[i].n_kinds)
			part_table(d, c, &c->part[i], true);
	}
	content_model_active(d, c, true);
}
