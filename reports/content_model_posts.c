#include "base/num.h"
#include "base/str.h"
#include "content_model.h"
#include "phrase.h"
#include <math.h>

/* ---- posts that stood out */

enum { NOTABLE = 2 }; /* so many times the usual comments or shares are a reason to name */

/* What is to be seen in the post's own figures: the part of its interactions that is furthest above the usual. */
enum reason { REASON_NONE, REASON_COMMENTS, REASON_COMMENTS_ASKED, REASON_SHARES };

static enum reason reason_of(const struct content_stood_out *p, double *times)
{
	double comments = p->usual_comments > 0 ? p->comments / p->usual_comments : 0;
	double shares = p->usual_shares > 0 ? p->shares / p->usual_shares : 0;
	*times = comments >= shares ? comments : shares;
	if (p->score.distance < 0 || !(fmax(comments, shares) >= NOTABLE))
		return REASON_NONE;
	return comments < shares ? REASON_SHARES : p->asks ? REASON_COMMENTS_ASKED : REASON_COMMENTS;
}

static void say_reason(struct paragraph *s, const struct content_stood_out *p)
{
	static const enum word word[] = {
		[REASON_COMMENTS] = W_REASON_COMMENTS, [REASON_COMMENTS_ASKED] = W_REASON_COMMENTS_ASKED, [REASON_SHARES] = W_REASON_SHARES
	};
	double times;
	enum reason reason = reason_of(p, &times);
	if (reason != REASON_NONE)
		paragraph_say(s, word[reason], num_fixed(s->doc->mem, times, 1, s->doc->lang), NULL);
}

static void stood_out_item(struct doc *d, const struct content_stood_out *p)
{
	struct paragraph s = { .doc = d };
	content_post_spans(&s, "", &p->post);
	if (!p->score.sure)
		paragraph_say(&s, W_STOOD_OUT_LUCK, NULL);
	say_reason(&s, p);
	content_post_link(&s, &p->post);
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
		cell_count(d, p->post.usual.age),
		cell_count(d, p->post.usual.age_of_others),
		cell_count(d, (int64_t)p->post.usual.n_at_age),
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

/* Which posts were compared, and whether any stood out. */
static void say_compared(struct doc *d, const struct content_model *c)
{
	doc_heading(d, 2, "stood_out", word_say(d->mem, d->lang, W_STOOD_OUT_TITLE, month_words(d->mem, c->scored_month, d->lang), NULL));
	doc_say(d, TEXT_NOTE, W_STOOD_OUT_HOW, num_plain_int(d->mem, SCORE_WINDOW), num_count(d->mem, (int64_t)c->n_scored, d->lang),
	        num_count(d->mem, (int64_t)c->n_unscored, d->lang), NULL);
	if (c->n_best + c->n_worst == 0)
		doc_say(d, TEXT_BODY, W_STOOD_OUT_NONE, NULL);
}

void content_model_posts(struct doc *d, const struct content_model *c)
{
	if (c->n_scored + c->n_unscored == 0)
		return;
	say_compared(d, c);
	const char *measures = content_measures_words(d, c);
	stood_out_list(d, word_say(d->mem, d->lang, W_STOOD_OUT_ABOVE, measures, NULL), "above", c->best, c->n_best);
	stood_out_list(d, word_say(d->mem, d->lang, W_STOOD_OUT_BELOW, measures, NULL), "below", c->worst, c->n_worst);
	stood_out_table(d, c);
}

/* ---- the same on few lines */

static struct cell remark_cell(struct doc *d, const struct content_stood_out *p)
{
	static const enum word word[] = { [REASON_COMMENTS] = W_STOOD_OUT_CELL_COMMENTS,
		                          [REASON_COMMENTS_ASKED] = W_STOOD_OUT_CELL_ASKED,
		                          [REASON_SHARES] = W_STOOD_OUT_CELL_SHARES };
	const char *item[3];
	double times;
	size_t n = 0;
	enum reason reason = reason_of(p, &times);
	item[n++] = word_text(d->lang, p->score.sure ? W_STOOD_OUT_CELL_SURE : W_STOOD_OUT_CELL_LUCK);
	if (reason != REASON_NONE)
		item[n++] = word_say(d->mem, d->lang, word[reason], num_fixed(d->mem, times, 1, d->lang), NULL);
	if (content_post_is_young(&p->post))
		item[n++] = word_say(d->mem, d->lang, W_STOOD_OUT_CELL_AGE, num_count(d->mem, p->post.usual.age, d->lang), NULL);
	return cell_text(phrase_series(d->mem, d->lang, item, n));
}

static void short_row(struct doc *d, struct table *t, size_t row, bool best, const struct content_stood_out *p)
{
	enum { TITLE = 52 };
	struct cell post = content_title_cell(d, &p->post, TITLE), day = cell_text(phrase_short_day(d->mem, d->lang, p->post.day));
	day.uri = p->post.link;
	const struct cell cell[] = {
		post,
		cell_text(mem_printf(d->mem, "%s, %s", p->post.platform, content_type_words(d->lang, p->post.type))),
		day,
		cell_text(mem_printf(d->mem, "%s\u00a0%s", best ? "▲" : "▼", num_fixed(d->mem, p->post.rate, 1, d->lang))),
		cell_text(phrase_number_range(d->mem, d->lang, p->score.lo, p->score.hi, 1)),
		remark_cell(d, p),
	};
	for (size_t c = 0; c < t->n_columns; c++)
		*table_cell(t, row, c) = cell[c];
}

static bool any_at_age(const struct content_model *c)
{
	size_t n = 0;
	for (size_t i = 0; i < c->n_best; i++)
		n += c->best[i].post.usual.n_at_age;
	for (size_t i = 0; i < c->n_worst; i++)
		n += c->worst[i].post.usual.n_at_age;
	return n > 0;
}

void content_model_posts_short(struct doc *d, const struct content_model *c)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_POST), "post", ALIGN_START, 0 },
		{ word_text(d->lang, W_STOOD_OUT_COL_WHERE), "where", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_DAY), "day", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_PER_1000), "rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_MIDDLE_HALF), "middle_half", ALIGN_END, 0 },
		{ word_text(d->lang, W_STOOD_OUT_COL_REMARK), "remark", ALIGN_START, 0 },
	};
	if (c->n_scored + c->n_unscored == 0)
		return;
	say_compared(d, c);
	if (c->n_best + c->n_worst) {
		const char *title = word_say(d->mem, d->lang, W_STOOD_OUT_SHORT, content_measures_words(d, c), NULL);
		struct table *t = doc_table(d, "posts_that_stood_out", title, word_text(d->lang, W_TABLE_STOOD_OUT_SUMMARY), column,
		                            sizeof column / sizeof *column, c->n_best + c->n_worst);
		t->readers_only = true;
		for (size_t i = 0; i < c->n_best; i++)
			short_row(d, t, i, true, &c->best[i]);
		for (size_t i = 0; i < c->n_worst; i++)
			short_row(d, t, c->n_best + i, false, &c->worst[i]);
		struct paragraph note = { .doc = d };
		paragraph_say(&note, W_STOOD_OUT_SHORT_NOTE, NULL);
		if (any_at_age(c))
			paragraph_say(&note, W_STOOD_OUT_SHORT_AT_AGE, NULL);
		paragraph_end(&note, TEXT_NOTE);
	}
	stood_out_table(d, c);
}
