/* The kinds of posts as dots with their uncertainty: the figure that a report has room for when it is not about kinds alone. */
#include "base/num.h"
#include "base/str.h"
#include "content_model.h"
#include "phrase.h"

enum { MOST_ROWS = 12 };

struct row {
	const struct content_part *part;
	const struct content_kind *kind;
};

/* Account by account, the highest first. */
static size_t rows_of(struct mem *m, const struct content_model *c, size_t at_most, struct row out[MOST_ROWS], bool *more)
{
	size_t n = 0;
	*more = false;
	for (size_t i = 0; i < c->n_parts; i++) {
		const struct content_part *p = &c->part[i];
		const size_t *order = content_by_rate(m, p);
		for (size_t k = 0; content_part_is_told(c, i, at_most) && k < p->n_kinds; k++) {
			if (isnan(p->kind[order[k]].all.rate))
				continue;
			*more |= n == MOST_ROWS;
			if (n < MOST_ROWS)
				out[n++] = (struct row){ p, &p->kind[order[k]] };
		}
	}
	return n;
}

static const char *number(const struct doc *d, double v)
{
	return num_fixed(d->mem, v, 1, d->lang);
}

static struct chart_row chart_row_of(struct doc *d, const struct content_model *c, const struct row *r)
{
	const struct effect_kind *k = &r->kind->all;
	const char *kind = phrase_capital(d->mem, r->kind->label);
	size_t accounts = 0;
	for (size_t i = 0; i < c->n_parts; i++)
		accounts += content_part_is_told(c, i, 0);
	return (struct chart_row){
		.label = accounts == 1 ? kind : word_say(d->mem, d->lang, W_ROW_TYPE_ON, kind, content_part_words(d, c, r->part), NULL),
		.value = k->rate,
		.lo = k->interval.lo,
		.hi = k->interval.hi,
		.reference = MISSING,
		.tolerance = MISSING,
		.state = STATE_OPEN,
		.right = word_say(d->mem, d->lang, W_RIGHT_N, num_count(d->mem, (int64_t)k->n, d->lang), NULL)
	};
}

static const char *alt_of(struct doc *d, const char *title, const struct chart *chart, const struct row row[])
{
	struct str s;
	str_init(&s, d->mem);
	str_add(&s, word_say(d->mem, d->lang, W_KINDS_ALT, title, NULL));
	for (size_t i = 0; i < chart->n_rows; i++) {
		const struct effect_kind *k = &row[i].kind->all;
		const char *n = num_count(d->mem, (int64_t)k->n, d->lang);
		str_addf(&s, " %s",
		         word_say(d->mem, d->lang, W_ALT_TYPE, chart->row[i].label, number(d, k->rate),
		                  word_say(d->mem, d->lang, W_BETWEEN, number(d, k->interval.lo), number(d, k->interval.hi), NULL), n,
		                  NULL));
	}
	return s.s;
}

static void kinds_table(struct doc *d, const struct content_model *c, const struct row row[], size_t n)
{
	const struct column column[] = {
		{ word_text(d->lang, W_COL_CHANNEL), "channel", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_TYPE), "kind", ALIGN_START, 0 },
		{ word_text(d->lang, W_COL_NUMBER), "posts", ALIGN_END, 0 },
		{ word_text(d->lang, W_KINDS_COL_RATE), "rate", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "low", ALIGN_END, 0 },
		{ word_text(d->lang, W_COL_BETWEEN_95), "high", ALIGN_END, DATA_ONLY },
	};
	struct table *t = doc_table(d, "kinds_of_accounts", NULL, word_text(d->lang, W_MODEL_TABLE_SUMMARY), column,
	                            sizeof column / sizeof *column, n);
	t->not_on_paper = true;
	for (size_t i = 0; i < n; i++) {
		const struct content_kind *k = row[i].kind;
		const struct cell cell[] = {
			cell_text(phrase_capital(d->mem, content_part_words(d, c, row[i].part))),
			cell_code(k->label, k->code),
			cell_count(d, (int64_t)k->all.n),
			cell_real(d, k->all.rate, 1),
			phrase_range_cell(d, k->all.interval, 1),
			cell_real(d, k->all.interval.hi, 1),
		};
		for (size_t i_column = 0; i_column < t->n_columns; i_column++)
			*table_cell(t, i, i_column) = cell[i_column];
	}
}

void content_model_dots(struct doc *d, const struct content_model *c, size_t at_most)
{
	struct row row[MOST_ROWS];
	bool more;
	size_t n = rows_of(d->mem, c, at_most, row, &more);
	if (n == 0)
		return;
	const char *measures = content_measures_words(d, c), *title = word_say(d->mem, d->lang, W_KINDS_DOTS, measures, NULL);
	struct chart *chart = mem_alloc(d->mem, sizeof *chart);
	struct chart_row *shown = mem_array(d->mem, n, sizeof *shown);
	for (size_t i = 0; i < n; i++)
		shown[i] = chart_row_of(d, c, &row[i]);
	*chart = (struct chart){ .kind = CHART_DOTS,
		                 .row = shown,
		                 .n_rows = n,
		                 .target = MISSING,
		                 .axis = word_say(d->mem, d->lang, W_SWARM_AXIS, measures, NULL) };
	chart->key[KEY_INTERVAL] = word_text(d->lang, W_KEY_WORD_INTERVAL_95);
	chart->key[KEY_RIGHT] = word_text(d->lang, W_KEY_WORD_POSTS);
	chart->alt = alt_of(d, title, chart, row);
	const char *caption = word_say(d->mem, d->lang, W_KINDS_CAPTION, num_plain_int(d->mem, EFFECT_SHOW),
	                               content_period_words(d, c->period, c->starts), word_text(d->lang, W_POSTS_WEIGH), NULL);
	if (more)
		caption = mem_printf(d->mem, "%s %s", caption, word_text(d->lang, W_CAPTION_TYPES_CUT));
	doc_figure(d, &(struct figure){ .id = "kinds", .title = title, .caption = caption, .chart = chart });
	kinds_table(d, c, row, n);
}
