#include "base/num.h"
#include "content_model.h"
#include "heat.h"
#include "phrase.h"

/* ---- posts that stood out */

enum { NOTABLE = 2 }; /* so many times the usual comments or shares are a reason to name */

static const char *times_of(struct doc *d, double own, double usual)
{
	return num_fixed(d->mem, own / usual, 1, d->lang);
}

/* What is to be seen in the post's own figures: the part of its interactions that is furthest above the usual. */
static void say_reason(struct paragraph *s, const struct content_stood_out *p)
{
	struct doc *d = s->doc;
	double comments = p->usual_comments > 0 ? p->comments / p->usual_comments : 0;
	double shares = p->usual_shares > 0 ? p->shares / p->usual_shares : 0;
	if (p->score.distance < 0 || !(fmax(comments, shares) >= NOTABLE))
		return;
	if (comments >= shares)
		paragraph_say(s, p->asks ? W_REASON_COMMENTS_ASKED : W_REASON_COMMENTS, times_of(d, p->comments, p->usual_comments), NULL);
	else
		paragraph_say(s, W_REASON_SHARES, times_of(d, p->shares, p->usual_shares), NULL);
}

static void stood_out_item(struct doc *d, const struct content_stood_out *p)
{
	struct paragraph s = { .doc = d };
	struct content_post post = p->post;
	post.channel_median = MISSING; /* the middle half says it */
	content_post_spans(&s, "", &post);
	paragraph_say(&s, W_STOOD_OUT_HELD, num_plain_int(d->mem, (int64_t)p->score.n), content_type_words(d->lang, p->post.type),
	              phrase_number_range(d->mem, d->lang, p->score.lo, p->score.hi, 1), NULL);
	if (!p->score.sure)
		paragraph_say(&s, W_STOOD_OUT_LUCK, NULL);
	if (p->n_at_age)
		paragraph_say(&s, W_STOOD_OUT_AT_AGE, num_count(d->mem, (int64_t)p->n_at_age, d->lang), NULL);
	if (p->age < CONTENT_SETTLED && p->usual_age >= 2 * p->age)
		paragraph_say(&s, W_STOOD_OUT_AGE, num_count(d->mem, p->age, d->lang), num_count(d->mem, p->usual_age, d->lang), NULL);
	say_reason(&s, p);
	content_post_link(&s, &post);
	paragraph_end_item(&s);
}

static void stood_out_list(struct doc *d, const char *title, const char *id, const struct content_stood_out p[], size_t n)
{
	if (!n)
		return;
	doc_heading(d, 3, id, title);
	for (size_t i = 0; i < n; i++)
		stood_out_item(d, &p[i]);
}

static void stood_out_row(struct doc *d, struct table *t, size_t row, bool best, const struct content_stood_out *p)
{
	const struct cell cell[] = {
		*p->post.title ? cell_text(p->post.title) : cell_missing(),
		cell_code(best ? "above" : "below", best ? "above" : "below"),
		cell_text(p->post.channel),
		cell_code(day_iso(d->mem, p->post.day), day_iso(d->mem, p->post.day)),
		cell_code(content_type_words(d->lang, p->post.type), content_type_code(p->post.type)),
		cell_count(d, p->post.views),
		cell_count(d, p->post.interactions),
		cell_real(d, p->post.rate, 1),
		cell_count(d, (int64_t)p->score.n),
		cell_real(d, p->score.lo, 1),
		cell_real(d, p->score.median, 1),
		cell_real(d, p->score.hi, 1),
		cell_real(d, p->score.distance, 2),
		cell_code(p->score.sure ? "yes" : "no", p->score.sure ? "yes" : "no"),
		p->post.link ? cell_text(p->post.link) : cell_missing(),
		cell_count(d, p->age),
		cell_count(d, p->usual_age),
		cell_count(d, (int64_t)p->n_at_age),
	};
	for (size_t c = 0; c < t->n_columns; c++)
		*table_cell(t, row, c) = cell[c];
}

static void stood_out_table(struct doc *d, const struct content_model *c)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_POST), "post", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_SIDE), "side", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TYPE), "type", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_VIEWS), "views", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_INTERACTIONS), "interactions", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_PER_1000), "rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_POSTS), "compared_with", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_MIDDLE_HALF), "middle_low", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_MEDIAN), "middle", ALIGN_END, 0 },
		{ "", "middle_high", ALIGN_END, 0 },
		{ "", "distance", ALIGN_END, 0 },
		{ "", "sure", ALIGN_START, 0 },
		{ "", "link", ALIGN_START, 0 },
		{ "", "days_online", ALIGN_END, 0 },
		{ "", "days_online_of_others", ALIGN_END, 0 },
		{ "", "compared_at_same_age", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "stood_out", NULL, word_text(d->lang, W_TABLE_STOOD_OUT_SUMMARY), column,
	                            sizeof column / sizeof *column, c->n_best + c->n_worst);
	t->data_only = true;
	for (size_t i = 0; i < c->n_best; i++)
		stood_out_row(d, t, i, true, &c->best[i]);
	for (size_t i = 0; i < c->n_worst; i++)
		stood_out_row(d, t, c->n_best + i, false, &c->worst[i]);
}

void content_model_posts(struct doc *d, const struct content_model *c)
{
	if (c->n_scored + c->n_unscored == 0)
		return;
	doc_heading(d, 2, "stood_out", word_say(d->mem, d->lang, W_STOOD_OUT_TITLE, month_words(d->mem, c->scored_month, d->lang), NULL));
	doc_say(d, TEXT_NOTE, W_STOOD_OUT_HOW, num_plain_int(d->mem, SCORE_WINDOW), num_count(d->mem, (int64_t)c->n_scored, d->lang),
	        num_count(d->mem, (int64_t)c->n_unscored, d->lang), NULL);
	if (c->n_best + c->n_worst == 0)
		doc_say(d, TEXT_BODY, W_STOOD_OUT_NONE, NULL);
	const char *measures = content_measures_words(d, c);
	stood_out_list(d, word_say(d->mem, d->lang, W_STOOD_OUT_ABOVE, measures, NULL), "above", c->best, c->n_best);
	stood_out_list(d, word_say(d->mem, d->lang, W_STOOD_OUT_BELOW, measures, NULL), "below", c->worst, c->n_worst);
	stood_out_table(d, c);
}

/* ---- the hours of posting */

static const char *third_words(enum lang lang, size_t third)
{
	return word_text(lang, (enum word)(W_THIRD_MORNING + (int)third));
}

static const char *weekday_words(enum lang lang, size_t day)
{
	return word_text(lang, (enum word)(W_WEEKDAY_NAME_1 + (int)day));
}

/* The ratio, drawn all the way to 1 where moments do not differ. */
static double drawn(const struct effect *e, const struct effect_kind *k)
{
	return isnan(k->rate) ? MISSING : e->differ ? k->shrunk : 1;
}

static void times_table(struct doc *d, const struct effect *e)
{
	const struct column column[1 + CONTENT_THIRDS] = {
		{ word_text(d->lang, W_COL_WEEKDAY), "weekday", ALIGN_START, 0 },
		{ third_words(d->lang, 0), "morning", ALIGN_END, 0 },
		{ third_words(d->lang, 1), "afternoon", ALIGN_END, 0 },
		{ third_words(d->lang, 2), "evening", ALIGN_END, 0 },
	};
	struct table *t = doc_table(d, "times", word_text(d->lang, W_TIMES_TABLE), word_text(d->lang, W_TIMES_TABLE_SUMMARY), column,
	                            1 + CONTENT_THIRDS, CONTENT_DAYS);
	for (size_t day = 0; day < CONTENT_DAYS; day++) {
		*table_cell(t, day, 0) = cell_code(weekday_words(d->lang, day), num_plain_int(d->mem, (int64_t)day + 1));
		for (size_t third = 0; third < CONTENT_THIRDS; third++) {
			const struct effect_kind *k = &e->kind[CONTENT_THIRDS * day + third];
			struct cell c = cell_real(d, drawn(e, k), 2);
			if (c.state == CELL_GIVEN)
				c.shown = word_say(d->mem, d->lang, W_TIMES_CELL, num_fixed(d->mem, drawn(e, k), 1, d->lang),
				                   num_count(d->mem, (int64_t)k->n, d->lang), NULL);
			*table_cell(t, day, 1 + third) = c;
		}
	}
}

static void times_heat(struct doc *d, const struct effect *e)
{
	const char **day = mem_array(d->mem, CONTENT_DAYS, sizeof *day), **third = mem_array(d->mem, CONTENT_THIRDS, sizeof *third);
	struct chart_cell *cell = mem_array(d->mem, CONTENT_SLOTS, sizeof *cell);
	for (size_t i = 0; i < CONTENT_DAYS; i++)
		day[i] = weekday_words(d->lang, i);
	for (size_t i = 0; i < CONTENT_THIRDS; i++)
		third[i] = third_words(d->lang, i);
	for (size_t i = 0; i < CONTENT_SLOTS; i++) {
		const struct effect_kind *k = &e->kind[i];
		bool strong = e->differ && (k->shrunk_interval.lo > 1 || k->shrunk_interval.hi < 1);
		cell[i] = heat_cell(d, drawn(e, k), 1, strong);
		if (cell[i].shown)
			cell[i].shown = word_say(d->mem, d->lang, W_TIMES_HEAT_CELL, cell[i].figure,
			                         num_count(d->mem, (int64_t)k->n, d->lang), NULL);
	}
	heat_figure(d, &(struct heat){ .id = "times",
	                               .title = word_text(d->lang, W_TIMES_HEAT),
	                               .caption = word_say(d->mem, d->lang, W_TIMES_HEAT_CAPTION, num_plain_int(d->mem, EFFECT_SHOW), NULL),
	                               .n_rows = CONTENT_DAYS,
	                               .n_columns = CONTENT_THIRDS,
	                               .row = day,
	                               .column = third,
	                               .cell = cell });
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
	doc_columns(d, BLOCK_COLUMNS);
	times_heat(d, e);
	doc_columns(d, BLOCK_COLUMN);
	times_table(d, e);
	doc_say(d, TEXT_NOTE, W_TIMES_NOTE, num_plain_int(d->mem, EFFECT_SHOW), NULL);
	doc_columns(d, BLOCK_COLUMNS_END);
	times_data(d, e);
}
