#include "content_movers.h"
#include "analytics/engage.h"
#include "base/str.h"
#include "content_by.h"
#include "coverage.h"
#include "importers/importer.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An account's days of the month that its exports list. */
struct covered {
	int days, until; /* how many; the last of them */
	bool left_out, no_before;
	double scale;
	bool has; /* posts in one of the months */
};

struct moving {
	struct mem *mem;
	const struct content_rows *rows;
	struct content_levels levels;
	struct period before, now;
	struct covered *covered; /* of each account */
	struct mover *mover; /* (2 * channel + paid) * levels + level */
	struct content_movers *out;
};

static int days_of(struct period p)
{
	return p.to - p.from + 1;
}

/* A month that its exports list in part is scaled; the month before is compared with only when they list all of it. */
static void cover_accounts(struct moving *v, const struct coverage coverage[])
{
	v->covered = mem_array(v->mem, v->rows->n_channels + 1, sizeof *v->covered);
	for (size_t c = 0; c < v->rows->n_channels; c++) {
		struct covered *own = &v->covered[c];
		int unused;
		own->days = coverage_days(&coverage[c], v->now, &own->until);
		own->left_out = own->days < MOVERS_LEAST_DAYS;
		own->no_before = coverage_days(&coverage[c], v->before, &unused) < days_of(v->before);
		own->scale = own->left_out ? 0 : (double)days_of(v->now) / own->days;
	}
}

static bool is_compared(const struct covered *c)
{
	return !c->left_out && !c->no_before;
}

static void tally(struct moving *v)
{
	const struct content_rows *rows = v->rows;
	v->mover = mem_array(v->mem, 2 * rows->n_channels * v->levels.n + 1, sizeof *v->mover);
	for (size_t i = 0; i < rows->n; i++) {
		const struct content_row *r = &rows->row[i];
		int64_t interactions = engage_interactions(&r->sample);
		if (r->day < v->before.from || r->day > v->now.to || interactions == COUNT_MISSING)
			continue;
		v->covered[r->channel].has = true;
		struct mover *m = &v->mover[(2 * r->channel + r->sample.paid) * v->levels.n + v->levels.level[i]];
		bool now = r->day >= v->now.from;
		*(now ? &m->posts : &m->posts_before) += 1;
		*(now ? &m->counted : &m->before) += interactions;
	}
}

/* Largest change first; equal ones by name, so that the order is no accident. */
static int by_change(const void *a, const void *b)
{
	const struct mover *x = a, *y = b;
	double p = fabs(x->change), q = fabs(y->change);
	if (p < q || p > q)
		return p > q ? -1 : 1;
	int order = strcmp(x->account.platform, y->account.platform);
	order = order ? order : strcmp(x->account.name, y->account.name);
	order = order ? order : x->account.paid - y->account.paid;
	return order ? order : strcmp(x->code, y->code);
}

static void name_mover(const struct moving *v, size_t place, struct mover *m)
{
	size_t level = place % v->levels.n, channel = place / v->levels.n / 2;
	const struct content_account *a = &v->rows->channel[channel];
	m->account = (struct content_part){ .platform = a->platform,
		                            .platform_title = import_platform_title(a->platform),
		                            .name = a->name,
		                            .paid = place / v->levels.n % 2 == 1 };
	m->code = v->levels.code[level];
	m->words = v->levels.words[level];
	m->label = v->levels.label[level];
	m->scaled = v->covered[channel].scale * (double)m->counted;
	m->change = m->scaled - (double)m->before;
}

/* Accounts that are not compared, and those of which the month is an estimate. */
static void list_accounts(struct moving *v)
{
	struct content_movers *o = v->out;
	const char **left_out = mem_array(v->mem, v->rows->n_channels + 1, sizeof *left_out);
	const char **no_before = mem_array(v->mem, v->rows->n_channels + 1, sizeof *no_before);
	struct mover_part *part = mem_array(v->mem, v->rows->n_channels + 1, sizeof *part);
	for (size_t c = 0; c < v->rows->n_channels; c++) {
		const struct covered *own = &v->covered[c];
		const struct content_account *a = &v->rows->channel[c];
		if (!own->has)
			continue;
		const char *title = import_platform_title(a->platform);
		const char *name = import_account_words(v->mem, title, a->name, false);
		if (own->left_out)
			left_out[o->n_left_out++] = name;
		else if (own->no_before)
			no_before[o->n_no_before++] = name;
		else if (own->days < days_of(v->now))
			part[o->n_parts++] = (struct mover_part){ name, own->days, own->until };
	}
	o->left_out = left_out;
	o->no_before = no_before;
	o->part = part;
}

static void add_up(struct moving *v)
{
	struct content_movers *o = v->out;
	size_t all = 2 * v->rows->n_channels * v->levels.n, n = 0;
	struct mover *row = mem_array(v->mem, all + 1, sizeof *row);
	for (size_t i = 0; i < all; i++) {
		struct mover *m = &v->mover[i];
		if (m->posts + m->posts_before == 0 || !is_compared(&v->covered[i / v->levels.n / 2]))
			continue;
		name_mover(v, i, m);
		o->n_posts += m->posts;
		o->n_posts_before += m->posts_before;
		o->before += m->before;
		o->counted += m->counted;
		o->scaled += m->scaled;
		row[n++] = *m;
	}
	qsort(row, n, sizeof *row, by_change);
	o->row = row;
	o->n = n < MOVERS_SHOWN ? n : MOVERS_SHOWN;
	o->n_more = n - o->n;
}

bool study_content_movers(struct mem *m, struct store *s, int64_t trajectory, enum lang lang, const struct content_rows *rows,
                          int64_t last_import, const struct content_model *model, struct content_movers *out, struct err *e)
{
	struct moving v = { .mem = m, .rows = rows, .out = out };
	struct coverage *coverage;
	*out = (struct content_movers){ .month = model->scored_month };
	v.now = period_of_months(out->month, 1);
	v.before = period_of_months(out->month - 1, 1);
	if (!content_by_levels(m, s, trajectory, rows, last_import, model->by, lang, &v.levels, e) ||
	    !coverage_read(m, s, trajectory, rows, last_import, &coverage, e))
		return false;
	if (!coverage_older(s, trajectory, v.now, v.before, last_import, &out->older, e))
		return false;
	cover_accounts(&v, coverage);
	tally(&v);
	list_accounts(&v);
	add_up(&v);
	return true;
}
