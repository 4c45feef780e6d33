#include "content_model_posts.h"
#include "analytics/engage.h"
#include "importers/importer.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOLD = 5 };
static const double per = 1000;

bool content_row_is_young(const struct content_row *r)
{
	return r->as_of - r->day < CONTENT_YOUNG;
}

bool content_row_rate(const struct content_row *r, enum content_measure measure, double *y, double *exposure)
{
	int64_t interactions = engage_interactions(&r->sample);
	int64_t of = measure == MEASURE_VIEWS ? r->sample.views : measure == MEASURE_IMPRESSIONS ? r->impressions : r->sample.reach;
	*y = (double)interactions;
	*exposure = (double)of;
	return interactions != COUNT_MISSING && of > 0;
}

/* A post that others are held against; its readings are fetched when a young one asks for them. */
struct held {
	const struct content_row *row;
	struct content_row *reading; /* n, the oldest first; NULL: not fetched */
	size_t n;
};

/* The posts of one account and type as they pass by. */
struct kin {
	struct score_window window;
	struct held held[SCORE_WINDOW]; /* the posts of the window, in the order they came */
	double exposure, comments, shares;
	bool has_comments, has_shares;
};

struct candidate {
	const struct content_row *row;
	const struct kin *kin;
	struct score score;
	int usual_age; /* of those it is held against at its age, the middle one */
	size_t n_at_age; /* of them, whose figures are of an earlier export, when they were about as old as this post */
	struct content_usual usual; /* of one that may be told */
};

struct list { /* furthest out first */
	struct candidate at[TOLD];
	size_t n;
};

static int by_age(const void *a, const void *b)
{
	const int *x = a, *y = b;
	return (*x > *y) - (*x < *y);
}

static int middle_age(int age[], size_t n)
{
	qsort(age, n, sizeof *age, by_age);
	return n ? age[n / 2] : 0;
}

static int age_of(const struct content_row *r)
{
	return r->as_of - r->day;
}

/* ---- at the same age */

struct finder { /* what it takes to ask for readings */
	struct mem *mem;
	struct store *store;
	int64_t last_import;
	struct err *e;
};

/* The reading with a rate at the age that is nearest to this one; of two as near the later. */
static const struct content_row *reading_at(const struct held *h, int age, enum content_measure measure)
{
	const struct content_row *best = h->row;
	double y, exposure;
	for (size_t i = h->n; i-- > 0;)
		if (abs(age_of(&h->reading[i]) - age) < abs(age_of(best) - age) && content_row_rate(&h->reading[i], measure, &y, &exposure))
			best = &h->reading[i];
	return best;
}

/* The window as it was when each of its posts was as old as this one, as far as exports of then are there. */
static bool window_at_age(const struct finder *f, struct kin *k, int age, enum content_measure measure, struct score_window *out,
                          struct candidate *c)
{
	int ages[SCORE_WINDOW] = { 0 };
	*out = (struct score_window){ .n = 0 };
	for (size_t i = 0; i < k->window.n; i++) {
		struct held *h = &k->held[i];
		double y, exposure;
		if (!h->reading && !content_rows_readings(f->mem, f->store, h->row, f->last_import, &h->reading, &h->n, f->e))
			return false;
		const struct content_row *r = reading_at(h, age, measure);
		content_row_rate(r, measure, &y, &exposure);
		score_push(out, per * y / exposure);
		ages[i] = age_of(r);
		c->n_at_age += r->as_of < h->row->as_of;
	}
	c->usual_age = middle_age(ages, k->window.n);
	return true;
}

static int usual_age(const struct kin *k)
{
	int age[SCORE_WINDOW] = { 0 };
	for (size_t i = 0; i < k->window.n; i++)
		age[i] = age_of(k->held[i].row);
	return middle_age(age, k->window.n);
}

static struct content_usual usual_of(const struct candidate *c)
{
	return (struct content_usual){ .n = c->score.n,
		                       .lo = c->score.lo,
		                       .hi = c->score.hi,
		                       .n_at_age = c->n_at_age,
		                       .age = age_of(c->row),
		                       .age_of_others = c->n_at_age ? c->usual_age : usual_age(c->kin) };
}

/* A post outside the middle half, with what its own count leaves open; not one whose middle may be theirs. The bound costs, so a post that
 * would come last even without it is let go. */
static bool offer(struct list *l, struct candidate c, double y, double exposure, struct err *e)
{
	size_t at = l->n;
	if (l->n == TOLD && fabs(c.score.distance) <= fabs(l->at[TOLD - 1].score.distance))
		return true;
	if (!score_bound(y, exposure, per, &c.score, e))
		return false;
	while (at > 0 && fabs(l->at[at - 1].score.distance) < fabs(c.score.distance))
		at--;
	if (at == TOLD || !(fabs(c.score.distance) > 0))
		return true;
	l->n += l->n < TOLD;
	for (size_t i = l->n - 1; i > at; i--)
		l->at[i] = l->at[i - 1];
	c.usual = usual_of(&c);
	l->at[at] = c;
	return true;
}

static double rate_of(int64_t count, double exposure)
{
	return count == COUNT_MISSING ? MISSING : per * (double)count / exposure;
}

static bool tell(struct mem *m, struct store *s, const struct content_rows *rows, const struct list *l,
                 const enum content_measure measure[], int64_t last_import, struct content_stood_out *out, struct err *e)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct content_row *r = l->at[i].row;
		const struct kin *kin = l->at[i].kin;
		const struct content_account *c = &rows->channel[r->channel];
		struct content_words words;
		double y, exposure;
		if (!content_rows_words(m, s, r->post, last_import, &words, e))
			return false;
		content_row_rate(r, measure[r->channel], &y, &exposure);
		const char *platform = import_platform_title(c->platform);
		out[i] = (struct content_stood_out){
			.post = { .title = words.title,
			          .language = rows->language[r->language],
			          .day = r->day,
			          .platform = platform,
			          .channel = import_account_words(m, platform, c->name, false),
			          .type = r->sample.type,
			          .views = r->sample.views,
			          .interactions = (int64_t)y,
			          .rate = per * y / exposure,
			          .usual = l->at[i].usual,
			          .link = *words.permalink ? words.permalink : NULL },
			.score = l->at[i].score,
			.asks = r->asks,
			.comments = rate_of(r->sample.comments, exposure),
			.shares = rate_of(r->sample.shares, exposure),
			.usual_comments = kin->has_comments ? per * kin->comments / kin->exposure : MISSING,
			.usual_shares = kin->has_shares ? per * kin->shares / kin->exposure : MISSING,
		};
	}
	return true;
}

static void add_kin(struct kin *k, const struct content_row *r, double y, double exposure)
{
	k->held[k->window.next] = (struct held){ .row = r };
	score_push(&k->window, per * y / exposure);
	k->exposure += exposure;
	if (r->sample.comments != COUNT_MISSING) {
		k->comments += (double)r->sample.comments;
		k->has_comments = true;
	}
	if (r->sample.shares != COUNT_MISSING) {
		k->shares += (double)r->sample.shares;
		k->has_shares = true;
	}
}

/* Each account and type, from the first of its posts on. */
struct kindred {
	const struct content_rows *rows;
	struct finder finder;
	struct kin **kin;
};

static struct kindred kindred_of(const struct content_rows *rows, struct finder finder)
{
	struct kin **kin = mem_array(finder.mem, rows->n_channels * TYPE_N + 1, sizeof *kin);
	return (struct kindred){ .rows = rows, .finder = finder, .kin = kin };
}

/* NULL: a post that stands aside. */
static struct kin *kin_of(struct kindred *k, const struct content_row *r, enum content_measure measure, double *y, double *exposure)
{
	if (r->sample.paid || content_row_is_young(r) || r->day < k->rows->channel[r->channel].break_day ||
	    !content_row_rate(r, measure, y, exposure))
		return NULL;
	struct kin **own = &k->kin[r->channel * TYPE_N + r->sample.type];
	if (!*own)
		*own = mem_alloc(k->finder.mem, sizeof **own);
	return *own;
}

/* Hold a post against its kin so far: *is when there are enough of them. */
static bool place(struct kindred *k, struct kin *own, enum content_measure measure, struct candidate *c, bool *is)
{
	const struct score_window *window = &own->window;
	struct score_window then;
	double y, exposure;
	if (k->rows->read_again && age_of(c->row) < CONTENT_SETTLED) {
		if (!window_at_age(&k->finder, own, age_of(c->row), measure, &then, c))
			return false;
		window = &then;
	}
	content_row_rate(c->row, measure, &y, &exposure);
	*is = score_place(window, per * y / exposure, &c->score);
	return true;
}

bool study_content_usual(struct mem *m, struct store *s, const struct content_rows *rows, int64_t last_import, struct content_post post[],
                         size_t n, struct err *e)
{
	struct kindred all = kindred_of(rows, (struct finder){ .mem = m, .store = s, .last_import = last_import, .e = e });
	for (size_t i = 0; i < rows->n; i++) {
		double y, exposure;
		const struct content_row *r = &rows->row[i];
		struct kin *own = kin_of(&all, r, MEASURE_VIEWS, &y, &exposure);
		for (size_t k = 0; own && k < n; k++) {
			struct candidate c = { .row = r, .kin = own };
			bool is = false;
			if (post[k].id != r->post)
				continue;
			if (!place(&all, own, MEASURE_VIEWS, &c, &is))
				return false;
			if (is)
				post[k].usual = usual_of(&c);
		}
		if (own)
			add_kin(own, r, y, exposure);
	}
	return true;
}

bool study_content_stood_out(struct mem *m, struct store *s, const struct content_rows *rows, const enum content_measure measure[],
                             int64_t last_import, struct content_model *out, struct err *e)
{
	struct kindred all = kindred_of(rows, (struct finder){ .mem = m, .store = s, .last_import = last_import, .e = e });
	struct list best = { .n = 0 }, worst = { .n = 0 };
	int from = month_first_day(out->scored_month), to = month_last_day(out->scored_month);
	for (size_t i = 0; i < rows->n; i++) {
		const struct content_row *r = &rows->row[i];
		double y, exposure;
		struct kin *own = r->day <= to ? kin_of(&all, r, measure[r->channel], &y, &exposure) : NULL;
		struct candidate c = { .row = r, .kin = own };
		bool is = false;
		if (!own)
			continue;
		if (r->day >= from && !place(&all, own, measure[r->channel], &c, &is))
			return false;
		out->n_scored += is;
		out->n_unscored += r->day >= from && !is;
		if (is && c.score.rate > c.score.hi && !offer(&best, c, y, exposure, e))
			return false;
		if (is && c.score.rate < c.score.lo && !offer(&worst, c, y, exposure, e))
			return false;
		add_kin(own, r, y, exposure);
	}
	out->n_best = best.n;
	out->n_worst = worst.n;
	out->best = mem_array(m, TOLD, sizeof *out->best);
	out->worst = mem_array(m, TOLD, sizeof *out->worst);
	return tell(m, s, rows, &best, measure, last_import, out->best, e) && tell(m, s, rows, &worst, measure, last_import, out->worst, e);
}
