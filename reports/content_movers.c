#include "content_movers.h"
#include "base/num.h"
#include "base/str.h"
#include "phrase.h"
#include <math.h>

static const char *whole(struct doc *d, double n)
{
	return num_count(d->mem, llround(n), d->lang);
}

/* "korte video's op Facebook" */
static const char *kind_on(struct doc *d, const struct content_model *c, const struct mover *m)
{
	return word_say(d->mem, d->lang, W_GROUPS_KIND_ON, m->words, content_part_words(d, c, &m->account), NULL);
}

static void say_total(struct doc *d, const struct content_model *c, const struct content_movers *in)
{
	struct paragraph s = { .doc = d };
	const char *now = month_words(d->mem, in->month, d->lang), *before = month_words(d->mem, in->month - 1, d->lang);
	const char *n = whole(d, in->scaled), *was = num_count(d->mem, in->before, d->lang);
	double change = in->before > 0 ? in->scaled / (double)in->before - 1 : 0;
	if (in->n_parts)
		n = word_say(d->mem, d->lang, W_MOVERS_ABOUT, n, NULL);
	if (in->before == 0)
		paragraph_say(&s, in->n_posts_before ? W_MOVERS_FROM_NONE : W_MOVERS_FIRST, now, n, before, NULL);
	else if (llround(1000 * change) == 0)
		paragraph_say(&s, W_MOVERS_SAME, now, n, before, NULL);
	else
		paragraph_say(&s, change > 0 ? W_MOVERS_MORE : W_MOVERS_LESS, now, n,
		              num_percent(d->mem, fabs(change), fabs(change) < 0.1, d->lang), before, was, NULL);
	const struct mover *up = NULL, *down = NULL; /* largest first */
	for (size_t i = 0; in->before > 0 && i < in->n; i++) {
		up = !up && in->row[i].change > 0.5 ? &in->row[i] : up;
		down = !down && in->row[i].change < -0.5 ? &in->row[i] : down;
	}
	if (up)
		paragraph_say(&s, W_MOVERS_UP, kind_on(d, c, up), cell_signed(d, round(up->change), 0).shown, NULL);
	if (down)
		paragraph_say(&s, W_MOVERS_DOWN, kind_on(d, c, down), cell_signed(d, round(down->change), 0).shown, NULL);
	paragraph_end(&s, TEXT_BODY);
}

static void mover_row(struct doc *d, const struct content_model *c, const struct content_movers *in, struct table *t, size_t row)
{
	const struct mover *m = &in->row[row];
	const char *part = phrase_capital(d->mem, content_part_words(d, c, &m->account));
	struct cell change = cell_missing();
	if (m->posts_before == 0)
		change = cell_code(word_text(d->lang, W_MOVERS_NEW), "new");
	else if (m->posts == 0)
		change = cell_code(word_text(d->lang, W_MOVERS_STOPPED), "stopped");
	else if (m->before > 0)
		change = cell_signed(d, 100 * m->change / (double)m->before, 0);
	if (change.number)
		change.shown = num_percent_signed(d->mem, m->change / (double)m->before, 0, d->lang);
	struct cell effect = cell_signed(d, in->before > 0 ? 100 * m->change / (double)in->before : MISSING, 1);
	if (effect.number)
		effect.shown = num_percent_signed(d->mem, m->change / (double)in->before, 1, d->lang);
	struct cell now = cell_real(d, m->scaled, 0);
	if (m->scaled > (double)m->counted)
		now.shown = word_say(d->mem, d->lang, W_MOVERS_SCALED, now.shown, NULL);
	const struct cell cell[] = {
		cell_text(part),
		cell_code(m->label, m->code),
		cell_text(word_say(d->mem, d->lang, W_MOVERS_FROM_TO, num_count(d->mem, (int64_t)m->posts_before, d->lang),
		                   num_count(d->mem, (int64_t)m->posts, d->lang), NULL)),
		cell_count(d, (int64_t)m->posts_before),
		cell_count(d, (int64_t)m->posts),
		cell_count(d, m->before),
		now,
		cell_count(d, m->counted),
		cell_signed(d, round(m->change), 0),
		change,
		effect,
	};
	for (size_t i = 0; i < t->n_columns; i++)
		*table_cell(t, row, i) = cell[i];
}

static void mover_table(struct doc *d, const struct content_model *c, const struct content_movers *in)
{
	const char *before = month_name(in->month - 1, d->lang), *now = month_name(in->month, d->lang);
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, (enum word)(W_BY_NAME_TYPE + (int)c->by)), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_MOVERS_COL_POSTS), "posts", ALIGN_END, 0 },
		{ "", "posts_before", ALIGN_END, DATA_ONLY },
		{ "", "posts_now", ALIGN_END, DATA_ONLY },
		{ before, "before", ALIGN_END, 0 },
		{ now, "now", ALIGN_END, 0 },
		{ "", "counted", ALIGN_END, DATA_ONLY },
		{ word_text(d->lang, W_MOVERS_COL_CHANGE), "difference", ALIGN_END, 0 },
		{ word_text(d->lang, W_MOVERS_COL_PERCENT), "percent", ALIGN_END, 0 },
		{ word_text(d->lang, W_MOVERS_COL_EFFECT), "percent_of_total", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "movers",
	                            word_say(d->mem, d->lang, W_MOVERS_TABLE, month_words(d->mem, in->month - 1, d->lang),
	                                     month_words(d->mem, in->month, d->lang), NULL),
	                            word_text(d->lang, W_MOVERS_SUMMARY), column, sizeof column / sizeof *column, in->n);
	for (size_t i = 0; i < in->n; i++)
		mover_row(d, c, in, t, i);
}

/* "Facebook, Plein: 10 van de 30 dagen, tot en met 10 juni 2026" */
static void say_parts(struct doc *d, const struct content_movers *in)
{
	struct str list;
	str_init(&list, d->mem);
	for (size_t i = 0; i < in->n_parts; i++) {
		const struct mover_part *p = &in->part[i];
		int days = month_last_day(in->month) - month_first_day(in->month) + 1;
		str_addf(&list, "%s%s", i ? word_text(d->lang, W_SERIES_MARK) : "",
		         word_say(d->mem, d->lang, W_MOVERS_PART, p->name, num_plain_int(d->mem, p->days), num_plain_int(d->mem, days),
		                  day_words(d->mem, p->until, d->lang), NULL));
	}
	doc_say(d, TEXT_NOTE, W_MOVERS_UNFINISHED, list.s, num_count(d->mem, in->counted, d->lang), phrase_command(d, "import --period"),
	        NULL);
}

static void say_comparison(struct doc *d, const struct content_model *c, const struct content_movers *in)
{
	struct paragraph p = { .doc = d };
	paragraph_say(&p, W_MOVERS_NOTE, num_count(d->mem, in->before, d->lang), month_name(in->month - 1, d->lang), NULL);
	if (c->starts && month_of_day(c->starts) > in->month - 1)
		paragraph_say(&p, W_MOVERS_BEFORE_START, month_words(d->mem, in->month - 1, d->lang), day_words(d->mem, c->starts, d->lang),
		              NULL);
	if (in->older.to)
		paragraph_say(&p, W_OLDER_POSTS, period_the(d->mem, in->older, d->lang), NULL);
	paragraph_end(&p, TEXT_NOTE);
}

static void say_notes(struct doc *d, const struct content_model *c, const struct content_movers *in)
{
	if (in->n_more)
		doc_say(d, TEXT_NOTE, W_MOVERS_REST, num_plain_int(d->mem, (int64_t)in->n_more), NULL);
	if (in->n_parts)
		say_parts(d, in);
	if (in->before > 0)
		say_comparison(d, c, in);
}

void content_movers_blocks(struct doc *d, const struct content_model *c, const struct content_movers *in)
{
	const char *month = month_words(d->mem, in->month, d->lang);
	if (in->n + in->n_left_out + in->n_no_before == 0)
		return;
	doc_heading(d, 2, "movers", word_say(d->mem, d->lang, W_MOVERS_TITLE, month, NULL));
	if (in->n) {
		say_total(d, c, in);
		mover_table(d, c, in);
		say_notes(d, c, in);
	}
	if (in->n_left_out)
		doc_say(d, TEXT_NOTE, W_MOVERS_LEFT_OUT, phrase_list(d->mem, d->lang, in->left_out, in->n_left_out),
		        num_plain_int(d->mem, MOVERS_LEAST_DAYS), month, NULL);
	if (in->n_no_before)
		doc_say(d, TEXT_NOTE, W_MOVERS_NO_BEFORE, phrase_list(d->mem, d->lang, in->no_before, in->n_no_before),
		        month_words(d->mem, in->month - 1, d->lang), NULL);
}
