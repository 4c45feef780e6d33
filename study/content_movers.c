#include "content_movers.h"
#include "analytics/engage.h"
#include "content_by.h"
#include "importers/importer.h"
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An account's days of the month that its export has. */
struct covered {
	int until; /* the last; before the first of the month: none */
	bool left_out;
	double scale;
	bool has; /* posts in one of the months */
};

struct moving {
	struct mem *mem;
	const struct content_rows *rows;
	struct content_levels levels;
	int first, last; /* days of the month */
	struct covered *covered; /* of each account */
	struct mover *mover; /* (2 * channel + paid) * levels + level */
	struct content_movers *out;
};

/* How far each account's month is known: to the day of its newest export. */
static void cover_accounts(struct moving *v)
{
	v->covered = mem_array(v->mem, v->rows->n_channels + 1, sizeof *v->covered);
	for (size_t c = 0; c < v->rows->n_channels; c++)
		v->covered[c].until = INT_MIN;
	for (size_t i = 0; i < v->rows->n; i++) {
		struct covered *c = &v->covered[v->rows->row[i].channel];
		c->until = v->rows->row[i].as_of > c->until ? v->rows->row[i].as_of : c->until;
	}
	for (size_t c = 0; c < v->rows->n_channels; c++) {
		struct covered *own = &v->covered[c];
		own->until = own->until < v->last ? own->until : v->last;
		int days = own->until - v->first + 1;
		own->left_out = days < MOVERS_LEAST_DAYS;
		own->scale = own->left_out ? 0 : (double)(v->last - v->first + 1) / days;
	}
}

static void tally(struct moving *v)
{
	const struct content_rows *rows = v->rows;
	int before = month_first_day(v->out->month - 1);
	v->mover = mem_array(v->mem, 2 * rows->n_channels * v->levels.n + 1, sizeof *v->mover);
	for (size_t i = 0; i < rows->n; i++) {
		const struct content_row *r = &rows->row[i];
		int64_t interactions = engage_interactions(&r->sample);
		if (r->day < before || r->day > v->last || interactions == COUNT_MISSING)
			continue;
		v->covered[r->channel].has = true;
		struct mover *m = &v->mover[(2 * r->channel + r->paid) * v->levels.n + v->levels.level[i]];
		bool now = r->day >= v->first;
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

static void list_left_out(struct moving *v)
{
	const char **name = mem_array(v->mem, v->rows->n_channels + 1, sizeof *name);
	for (size_t c = 0; c < v->rows->n_channels; c++) {
		const struct covered *own = &v->covered[c];
		const struct content_account *a = &v->rows->channel[c];
		if (!own->has)
			continue;
		if (own->left_out)
			name[v->out->n_left_out++] = mem_printf(v->mem, "%s, %s", import_platform_title(a->platform), a->name);
		else if (own->until < v->out->until)
			v->out->until = own->until;
	}
	v->out->left_out = name;
	v->out->unfinished = v->out->until < v->last;
}

static void add_up(struct moving *v)
{
	struct content_movers *o = v->out;
	size_t all = 2 * v->rows->n_channels * v->levels.n, n = 0;
	struct mover *row = mem_array(v->mem, all + 1, sizeof *row);
	for (size_t i = 0; i < all; i++) {
		struct mover *m = &v->mover[i];
		if (m->posts + m->posts_before == 0 || v->covered[i / v->levels.n / 2].left_out)
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
	*out = (struct content_movers){ .month = model->scored_month };
	v.first = month_first_day(out->month);
	v.last = out->until = month_last_day(out->month);
	if (!content_by_levels(m, s, trajectory, rows, last_import, model->by, lang, &v.levels, e))
		return false;
	cover_accounts(&v);
	tally(&v);
	list_left_out(&v);
	add_up(&v);
	return true;
}
