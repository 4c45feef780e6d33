#include "base/num.h"
#include "base/str.h"
#include "content_model.h"
#include "heat.h"
#include "phrase.h"

/* ---- the hours of posting */

static const char *third_words(enum lang lang, size_t third)
{
	return word_text(lang, (enum word)(W_THIRD_MORNING + (int)third));
}

static const char *weekday_words(enum lang lang, size_t day)
{
	return word_text(lang, (enum word)(W_WEEKDAY_NAME_1 + (int)day));
}

/* How many posts of a moment: all that is known where moments do not differ. */
static struct chart_cell count_cell(struct doc *d, const struct effect_kind *k, size_t most)
{
	struct chart_cell c = { .ratio = MISSING };
	if (k->n == 0)
		return c;
	c.weight = 0.6 * (double)k->n / (double)most;
	c.n = c.shown = num_count(d->mem, (int64_t)k->n, d->lang);
	return c;
}

/* The same for screens; data have it in `hours`. */
static void times_table(struct doc *d, const struct chart_cell cell[CONTENT_SLOTS], bool counts)
{
	const struct column column[1 + CONTENT_THIRDS] = {
		{ word_text(d->lang, W_COL_WEEKDAY), "weekday", ALIGN_START, 0 },
		{ third_words(d->lang, 0), "morning", ALIGN_END, 0 },
		{ third_words(d->lang, 1), "afternoon", ALIGN_END, 0 },
		{ third_words(d->lang, 2), "evening", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "times", NULL, word_text(d->lang, counts ? W_TIMES_COUNTS : W_TIMES_TABLE_SUMMARY), column,
	                            1 + CONTENT_THIRDS, CONTENT_DAYS);
	t->not_on_paper = t->readers_only = true;
	for (size_t i = 0; i < CONTENT_SLOTS; i++) {
		*table_cell(t, i / CONTENT_THIRDS, 0) = cell_text(weekday_words(d->lang, i / CONTENT_THIRDS));
		if (cell[i].shown)
			*table_cell(t, i / CONTENT_THIRDS, 1 + i % CONTENT_THIRDS) = cell_text(cell[i].shown);
	}
}

static void times_heat(struct doc *d, const struct effect *e)
{
	const char **day = mem_array(d->mem, CONTENT_DAYS, sizeof *day), **third = mem_array(d->mem, CONTENT_THIRDS, sizeof *third);
	struct chart_cell *cell = mem_array(d->mem, CONTENT_SLOTS, sizeof *cell);
	size_t most = 1;
	for (size_t i = 0; i < CONTENT_DAYS; i++)
		day[i] = weekday_words(d->lang, i);
	for (size_t i = 0; i < CONTENT_THIRDS; i++)
		third[i] = third_words(d->lang, i);
	for (size_t i = 0; i < CONTENT_SLOTS; i++)
		most = e->kind[i].n > most ? e->kind[i].n : most;
	for (size_t i = 0; i < CONTENT_SLOTS; i++)
		cell[i] = e->differ ? content_effect_cell(d, e, &e->kind[i]) : count_cell(d, &e->kind[i], most);
	heat_figure(d, &(struct heat){ .id = "times",
	                               .title = word_text(d->lang, e->differ ? W_TIMES_HEAT : W_TIMES_COUNTS),
	                               .counts = !e->differ,
	                               .whole = true,
	                               .n_rows = CONTENT_DAYS,
	                               .n_columns = CONTENT_THIRDS,
	                               .row = day,
	                               .column = third,
	                               .cell = cell });
	times_table(d, cell, !e->differ);
}

static void times_data(struct doc *d, const struct effect *e)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_WEEKDAY), "weekday", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_THIRD), "third", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_POSTS), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_RATIO), "ratio", ALIGN_END, 0 },
		{ "", "ratio_low", ALIGN_END, 0 },
		{ "", "ratio_high", ALIGN_END, 0 },
		{ "", "shrunk", ALIGN_END, 0 },
		{ "", "shrunk_low", ALIGN_END, 0 },
		{ "", "shrunk_high", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BEST), "best", ALIGN_END, 0 },
	};
	static const char *const third[CONTENT_THIRDS] = { "morning", "afternoon", "evening" };
	struct table *t = doc_table(d, "hours", NULL, word_text(d->lang, W_TIMES_TABLE_SUMMARY), column, sizeof column / sizeof *column,
	                            CONTENT_SLOTS);
	t->data_only = true;
	for (size_t i = 0; i < CONTENT_SLOTS; i++) {
		const struct effect_kind *k = &e->kind[i];
		const struct cell cell[] = {
			cell_code(weekday_words(d->lang, i / CONTENT_THIRDS), num_plain_int(d->mem, (int64_t)(i / CONTENT_THIRDS) + 1)),
			cell_code(third_words(d->lang, i % CONTENT_THIRDS), third[i % CONTENT_THIRDS]),
			cell_count(d, (int64_t)k->n),
			cell_real(d, k->ratio, 2),
			cell_real(d, k->ratio_interval.lo, 2),
			cell_real(d, k->ratio_interval.hi, 2),
			cell_real(d, k->shrunk, 2),
			cell_real(d, k->shrunk_interval.lo, 2),
			cell_real(d, k->shrunk_interval.hi, 2),
			cell_percent(d, k->best, 0),
		};
		for (size_t c = 0; c < t->n_columns; c++)
			*table_cell(t, i, c) = cell[c];
	}
}

static void say_times(struct doc *d, const struct effect *e)
{
	struct paragraph s = { .doc = d };
	const struct effect_kind *best = NULL;
	size_t at = 0;
	for (size_t i = 0; i < CONTENT_SLOTS; i++)
		if (e->kind[i].advice == EFFECT_MORE || e->kind[i].advice == EFFECT_TRY) {
			best = &e->kind[i];
			at = i;
		}
	if (best)
		paragraph_say(&s, best->advice == EFFECT_MORE ? W_TIMES_MORE : W_TIMES_TRY,
		              word_say(d->mem, d->lang, W_WEEKDAY_THIRD, weekday_words(d->lang, at / CONTENT_THIRDS),
		                       third_words(d->lang, at % CONTENT_THIRDS), NULL),
		              num_fixed(d->mem, best->shrunk, 1, d->lang),
		              word_say(d->mem, d->lang, W_BETWEEN, num_fixed(d->mem, best->shrunk_interval.lo, 1, d->lang),
		                       num_fixed(d->mem, best->shrunk_interval.hi, 1, d->lang), NULL),
		              NULL);
	else
		paragraph_say(&s, e->differ ? W_TIMES_NONE_BEST : W_TIMES_EVEN, NULL);
	if (!e->differ && !isnan(e->detectable))
		paragraph_say(&s, W_TIMES_DETECT, num_count(d->mem, (int64_t)e->n_each, d->lang),
		              num_fixed(d->mem, e->detectable, 1, d->lang), NULL);
	paragraph_end(&s, TEXT_BODY);
}

void content_model_times(struct doc *d, const struct content_model *c)
{
	const struct effect *e = &c->times;
	if (c->n_times == 0)
		return;
	doc_heading(d, 2, "times", word_text(d->lang, W_TIMES_TITLE));
	if (e->n_shown < 2 || e->model == EFFECT_NONE) {
		doc_say(d, TEXT_BODY, W_TIMES_TOO_FEW, NULL);
		return;
	}
	say_times(d, e);
	times_heat(d, e);
	if (e->differ)
		doc_say(d, TEXT_NOTE, W_TIMES_NOTE, num_plain_int(d->mem, EFFECT_SHOW), NULL);
	times_data(d, e);
}
