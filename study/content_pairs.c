#include "content_pairs.h"
#include "analytics/engage.h"
#include "base/str.h"
#include "content_by.h"
#include "content_model_posts.h"
#include "importers/importer.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- pairs --- */

struct row_of {
	int64_t post;
	size_t row;
};

struct link {
	const char *url;
	int64_t post;
};

struct pair {
	size_t row[2]; /* by language, then by place */
	const char *platform;
	enum content_measure measure;
	unsigned language[2];
	struct engage_pair figures;
};

struct pairing {
	struct mem *mem;
	struct store *store;
	int64_t trajectory;
	const struct content_rows *rows;
	const struct content_model *model;
	struct row_of *place; /* by post */
	struct link *link; /* those that posts name each other by */
	size_t n_links;
	struct pair *pair;
	size_t n, cap;
};

static int by_post(const void *a, const void *b)
{
	const struct row_of *x = a, *y = b;
	return (x->post > y->post) - (x->post < y->post);
}

static void index_posts(struct pairing *p)
{
	p->place = mem_array(p->mem, p->rows->n + 1, sizeof *p->place);
	for (size_t i = 0; i < p->rows->n; i++)
		p->place[i] = (struct row_of){ p->rows->row[i].post, i };
	qsort(p->place, p->rows->n, sizeof *p->place, by_post);
}

static bool read_links(struct pairing *p, struct err *e)
{
	size_t cap = 0;
	struct stmt *t;
	bool row;
	if (!store_statement(p->store, SQL_PAIR_LINKS_KNOWN, &t, e))
		return false;
	stmt_int(t, 1, p->trajectory);
	while (stmt_next(t, &row, e) && row) {
		p->link = mem_grow(p->mem, p->link, p->n_links, &cap, sizeof *p->link);
		p->link[p->n_links++] = (struct link){ mem_text(p->mem, stmt_get_text(t, 0)), stmt_get_int(t, 1) };
	}
	return !err_is_set(e);
}

static size_t row_of_post(const struct pairing *p, int64_t post)
{
	const struct row_of *at = bsearch(&(struct row_of){ .post = post }, p->place, p->rows->n, sizeof *p->place, by_post);
	return at ? at->row : SIZE_MAX;
}

/* The row of the post that goes by an id or a link; SIZE_MAX: none of these. */
static bool find_named(const struct pairing *p, const char *name, size_t *out, struct err *e)
{
	struct stmt *t;
	bool row;
	*out = SIZE_MAX;
	if (strchr(name, '/')) {
		for (size_t i = 0; i < p->n_links && *out == SIZE_MAX; i++)
			if (str_eq(p->link[i].url, name))
				*out = row_of_post(p, p->link[i].post);
		return true;
	}
	if (!store_statement(p->store, SQL_POSTS_OF_ID, &t, e))
		return false;
	stmt_int(t, 1, p->trajectory);
	stmt_text(t, 2, name);
	while (stmt_next(t, &row, e) && row)
		*out = *out == SIZE_MAX ? row_of_post(p, stmt_get_int(t, 0)) : *out;
	return !err_is_set(e);
}

/* A post's figures, if the model would take it. */
static bool figures_of(const struct pairing *p, const struct content_row *r, enum content_measure *measure, double *y, double *v)
{
	if (r->sample.paid || content_row_is_young(r) || r->day < p->rows->channel[r->channel].break_day ||
	    r->day < p->model->period.from || r->day > p->model->period.to)
		return false;
	for (size_t i = 0; i < p->model->n_parts; i++) {
		const struct content_part *part = &p->model->part[i];
		if (part->platform && !part->paid && part->channel_id == p->rows->channel[r->channel].id) {
			*measure = part->measure;
			return content_row_rate(r, part->measure, y, v);
		}
	}
	return false;
}

static bool add_pair(struct pairing *p, size_t a, size_t b)
{
	const struct content_rows *rows = p->rows;
	if (rows->row[a].language > rows->row[b].language || (a > b && rows->row[a].language == rows->row[b].language)) {
		size_t swap = a;
		a = b;
		b = swap;
	}
	struct pair x = { .row = { a, b }, .platform = rows->channel[rows->row[a].channel].platform };
	enum content_measure measure[2];
	for (size_t k = 0; k < 2; k++) {
		const struct content_row *r = &rows->row[x.row[k]];
		x.language[k] = r->language;
		if (!*rows->language[r->language] || !figures_of(p, r, &measure[k], &x.figures.y[k], &x.figures.v[k]))
			return false;
	}
	if (x.language[0] == x.language[1] || measure[0] != measure[1] || !str_eq(x.platform, rows->channel[rows->row[b].channel].platform))
		return false;
	x.measure = measure[0];
	p->pair = mem_grow(p->mem, p->pair, p->n, &p->cap, sizeof *p->pair);
	p->pair[p->n++] = x;
	return true;
}

static int by_languages(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int order = strcmp(x->platform, y->platform);
	order = order ? order : (int)x->measure - (int)y->measure;
	for (size_t k = 0; k < 2 && !order; k++)
		order = (x->language[k] > y->language[k]) - (x->language[k] < y->language[k]);
	return order;
}

static int by_place(const void *a, const void *b)
{
	const struct pair *x = a, *y = b;
	int order = by_languages(a, b);
	for (size_t k = 0; k < 2 && !order; k++)
		order = (x->row[k] > y->row[k]) - (x->row[k] < y->row[k]);
	return order;
}

/* Both posts of a pair may name each other: each pair once. */
static void order_pairs(struct pairing *p)
{
	size_t n = 0;
	if (p->n)
		qsort(p->pair, p->n, sizeof *p->pair, by_place);
	for (size_t i = 0; i < p->n; i++)
		if (n == 0 || by_place(&p->pair[n - 1], &p->pair[i]) != 0)
			p->pair[n++] = p->pair[i];
	p->n = n;
}

/* The pairs from..to - 1, which are of one platform and two languages; the language with the higher rate comes first. */
static struct content_pairs compare(const struct pairing *p, size_t from, size_t to)
{
	const struct pair *first = &p->pair[from];
	struct engage_pair *of = mem_array(p->mem, to - from, sizeof *of);
	struct content_pairs out = { .platform_title = import_platform_title(first->platform),
		                     .measure = first->measure,
		                     .n = to - from,
		                     .ratio = NAN,
		                     .interval = { NAN, NAN } };
	double y[2] = { 0 }, v[2] = { 0 };
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < 2; k++) {
			y[k] += p->pair[i].figures.y[k];
			v[k] += p->pair[i].figures.v[k];
		}
	size_t high = y[1] * v[0] > y[0] * v[1];
	for (size_t k = 0; k < 2; k++)
		out.language[k] = p->rows->language[first->language[k == 0 ? high : !high]];
	for (size_t i = from; i < to; i++)
		for (size_t k = 0; k < 2; k++) {
			of[i - from].y[k] = p->pair[i].figures.y[k == 0 ? high : !high];
			of[i - from].v[k] = p->pair[i].figures.v[k == 0 ? high : !high];
		}
	if (out.n >= EFFECT_SHOW)
		engage_pairs(of, out.n, 0.95, &out.ratio, &out.interval);
	return out;
}

/* The name that each row gives of the other post: what a person said of it, else what its export says; NULL: none. */
static bool read_names(struct pairing *p, int64_t last_import, const char ***out, bool *any, struct err *e)
{
	const struct content_rows *rows = p->rows;
	const char **name = mem_array(p->mem, rows->n + 1, sizeof *name);
	struct content_levels tagged;
	struct stmt *t;
	bool row;
	*out = name;
	*any = false;
	if (!content_tag_levels(p->mem, p->store, p->trajectory, rows, last_import, "pair", W_BY_THEME, LANG_NL, &tagged, e) ||
	    !store_statement(p->store, SQL_PAIRS_IN_READINGS, &t, e))
		return false;
	stmt_int(t, 1, p->trajectory);
	stmt_int(t, 2, p->model->period.from);
	stmt_int(t, 3, p->model->period.to);
	stmt_int(t, 4, last_import);
	while (stmt_next(t, &row, e) && row) {
		size_t at = row_of_post(p, stmt_get_int(t, 0));
		if (at != SIZE_MAX)
			name[at] = mem_text(p->mem, stmt_get_text(t, 1));
	}
	for (size_t i = 0; i < rows->n; i++) {
		name[i] = tagged.level[i] ? tagged.code[tagged.level[i]] : name[i];
		*any |= name[i] != NULL;
	}
	return !err_is_set(e);
}

bool study_content_pairs(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, int64_t last_import,
                         const struct content_model *model, struct pairs_result *out, struct err *e)
{
	struct pairing p = { .mem = m, .store = s, .trajectory = trajectory, .rows = rows, .model = model };
	const char **name;
	bool any;
	*out = (struct pairs_result){ .n = 0 };
	index_posts(&p);
	if (!read_names(&p, last_import, &name, &any, e))
		return false;
	if (!any)
		return true;
	if (!read_links(&p, e))
		return false;
	for (size_t i = 0; i < rows->n; i++) {
		size_t other;
		if (!name[i] || rows->row[i].day < model->period.from || rows->row[i].day > model->period.to)
			continue;
		if (!find_named(&p, name[i], &other, e))
			return false;
		out->n_lone += other == SIZE_MAX || other == i || !add_pair(&p, i, other);
	}
	order_pairs(&p);
	struct content_pairs *item = mem_array(m, p.n + 1, sizeof *item);
	for (size_t from = 0, to; from < p.n; from = to) {
		for (to = from + 1; to < p.n && by_languages(&p.pair[from], &p.pair[to]) == 0;)
			to++;
		item[out->n++] = compare(&p, from, to);
	}
	out->item = item;
	return true;
}
