/* Every post of a kind as a dot, with the middle one: how far the posts of a kind lie apart is as much as the kind itself. */
#include "analytics/boot.h"
#include "base/num.h"
#include "base/str.h"
#include "content_model.h"
#include "phrase.h"

enum { MOST_ROWS = 12, MOST_DOTS = 2000 };

struct row {
	const struct content_part *part;
	const struct content_kind *kind;
};

/* Kinds with enough posts that were not paid for, account by account, the highest middle first. */
static size_t rows_of(struct mem *m, const struct content_model *c, struct row out[MOST_ROWS], bool *more)
{
	size_t n = 0;
	*more = false;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		const size_t *order = content_by_median(m, p);
		for (size_t k = 0; p->platform && !p->paid && k < p->n_kinds; k++) {
			if (isnan(content_median(&p->kind[order[k]])))
				continue;
			*more |= n == MOST_ROWS;
			if (n < MOST_ROWS)
				out[n++] = (struct row){ p, &p->kind[order[k]] };
		}
	}
	return n;
}

/* How many dots a row may have for all rows together to have MOST_DOTS at most: kinds of few posts keep every one. */
static size_t dots_each(const struct row row[], size_t n)
{
	size_t each = MOST_DOTS, sum = MOST_DOTS + 1;
	for (; sum > MOST_DOTS; each--) {
		sum = 0;
		for (size_t i = 0; i < n; i++)
			sum += row[i].kind->n_rates < each ? row[i].kind->n_rates : each;
	}
	return each + 1;
}

static const char *number(const struct doc *d, double v)
{
	return num_fixed(d->mem, v, 1, d->lang);
}

static const char *row_label(struct doc *d, const struct content_model *c, const struct row *r)
{
	const char *kind = phrase_capital(d->mem, r->kind->label);
	size_t accounts = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		accounts += c->part[i].platform && !c->part[i].paid;
	return accounts == 1 ? kind : word_say(d->mem, d->lang, W_ROW_TYPE_ON, kind, content_part_words(d, c, r->part), NULL);
}

static struct chart_row chart_row_of(struct doc *d, const struct content_model *c, const struct row *r, size_t each)
{
	const struct content_kind *k = r->kind;
	struct chart_row row = { .label = row_label(d, c, r),
		                 .value = k->median,
		                 .lo = k->median_interval.lo,
		                 .hi = k->median_interval.hi,
		                 .reference = MISSING,
		                 .tolerance = MISSING,
		                 .state = STATE_OPEN,
		                 .right = word_say(d->mem, d->lang, W_RIGHT_N, num_count(d->mem, (int64_t)k->n_rates, d->lang), NULL),
		                 .dot = k->rate,
		                 .n_dots = k->n_rates };
	if (k->n_rates > each) {
		double *some = mem_array(d->mem, each, sizeof *some);
		boot_pick(d->mem, k->rate, k->n_rates, each, CONTENT_SEED, some);
		row.dot = some;
		row.n_dots = each;
	}
	return row;
}

static const char *alt_of(struct doc *d, const char *title, const struct chart *chart, const struct row row[])
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, word_say(d->mem, d->lang, W_SWARM_ALT, title, NULL));
	for (size_t i = 0; i < chart->n_rows; i++) {
		const struct content_kind *k = row[i].kind;
		const struct interval between = k->median_interval;
		const char *n = num_count(d->mem, (int64_t)k->n_rates, d->lang), *lowest = number(d, k->rate[0]),
		           *highest = number(d, k->rate[k->n_rates - 1]);
		str_add_char(&s, ' ');
		str_add(&s, isnan(between.lo)
		                    ? word_say(d->mem, d->lang, W_SWARM_ALT_ALONE, chart->row[i].label, number(d, k->median), n, lowest,
		                               highest, NULL)
		                    : word_say(d->mem, d->lang, W_SWARM_ALT_ROW, chart->row[i].label, number(d, k->median),
		                               word_say(d->mem, d->lang, W_BETWEEN, number(d, between.lo), number(d, between.hi), NULL), n,
		                               lowest, highest, NULL));
	}
	return s.s;
}

static const char *caption_of(struct doc *d, const struct content_model *c, const struct row row[], size_t n, size_t each, bool more)
{
	struct str s;
	bool none = false, cut = false;
	str_init(&s, d->mem);
	for (size_t i = 0; i < n; i++) {
		none |= !(row[i].kind->rate[0] > 0);
		cut |= row[i].kind->n_rates > each;
	}
	str_add(&s, word_say(d->mem, d->lang, W_SWARM_CAPTION, num_plain_int(d->mem, EFFECT_SHOW),
	                     content_period_words(d, c->period, c->starts), NULL));
	if (none)
		str_addf(&s, " %s", word_text(d->lang, W_SWARM_CAPTION_NONE));
	if (cut)
		str_addf(&s, " %s",
		         word_say(d->mem, d->lang, W_SWARM_CAPTION_SAMPLE, num_count(d->mem, (int64_t)each, d->lang),
		                  num_plain_int(d->mem, CONTENT_SEED), NULL));
	if (more)
		str_addf(&s, " %s", word_text(d->lang, W_CAPTION_TYPES_CUT));
	return s.s;
}

void content_model_swarm(struct doc *d, const struct content_model *c)
{
	struct row row[MOST_ROWS];
	bool more;
	size_t n = rows_of(d->mem, c, row, &more), each = dots_each(row, n);
	if (n == 0)
		return;
	const char *measures = content_measures_words(d, c);
	struct chart *chart = mem_alloc(d->mem, sizeof *chart);
	struct chart_row *shown = mem_array(d->mem, n, sizeof *shown);
	for (size_t i = 0; i < n; i++)
		shown[i] = chart_row_of(d, c, &row[i], each);
	*chart = (struct chart){ .kind = CHART_SWARM,
		                 .row = shown,
		                 .n_rows = n,
		                 .target = MISSING,
		                 .axis = word_say(d->mem, d->lang, W_SWARM_AXIS, measures, NULL) };
	chart->key[KEY_DOT] = word_text(d->lang, W_KEY_WORD_DOT);
	chart->key[KEY_MIDDLE] = word_text(d->lang, W_KEY_WORD_MIDDLE);
	chart->key[KEY_INTERVAL] = word_text(d->lang, W_KEY_WORD_INTERVAL_95);
	chart->key[KEY_RIGHT] = word_text(d->lang, W_KEY_WORD_POSTS);
	const char *title = word_say(d->mem, d->lang, W_SWARM_TITLE, measures, NULL);
	chart->alt = alt_of(d, title, chart, row);
	doc_figure(d, &(struct figure){ .id = "swarm", .title = title, .caption = caption_of(d, c, row, n, each, more), .chart = chart });
}
