#include "out_text.h"
#include "base/num.h"
#include "base/utf8.h"
#include "out_text_parts.h"
#include <math.h>
#include <string.h>

enum { LABEL = 24, TRACK = 30, VALUE = 7 }; /* columns */

static const char *toned(const struct text_writer *w, const char *s, enum tone tone)
{
	if (!w->style.colour || tone == TONE_PLAIN)
		return s;
	return mem_printf(w->mem, "\033[%dm%s\033[0m", tone == TONE_SOFT ? 2 : 1, s); /* faint or bold */
}

void text_end_line(struct text_writer *w)
{
	while (w->out->n && w->out->s[w->out->n - 1] == ' ')
		w->out->s[--w->out->n] = 0;
	str_add_char(w->out, '\n');
}

void text_field(struct text_writer *w, const char *s, size_t width, enum align align, enum tone tone)
{
	size_t used = utf8_width(s), room = width > used ? width - used : 0;
	if (align == ALIGN_END)
		str_add_times(w->out, " ", room);
	str_add(w->out, toned(w, s, tone));
	if (align == ALIGN_START)
		str_add_times(w->out, " ", room);
}

/* ---- running text */

struct flow {
	struct text_writer *w;
	size_t indent, column;
	struct str word; /* not yet placed; emphasis included */
	size_t word_width;
};

static void flow_word(struct flow *f)
{
	if (!f->word.n)
		return;
	bool first = f->column == f->indent;
	if (!first && f->column + 1 + f->word_width > f->w->style.width) {
		text_end_line(f->w);
		str_add_times(f->w->out, " ", f->indent);
		f->column = f->indent;
	} else if (!first) {
		str_add_char(f->w->out, ' ');
		f->column++;
	}
	str_add_n(f->w->out, f->word.s, f->word.n);
	f->column += f->word_width;
	str_init(&f->word, f->w->mem);
	f->word_width = 0;
}

static void flow_text(struct flow *f, const char *text, enum tone tone)
{
	for (const char *s = utf8_safe(f->w->mem, text); *s;) {
		if (*s == ' ') {
			flow_word(f);
			s++;
			continue;
		}
		const char *part = mem_text_n(f->w->mem, s, strcspn(s, " "));
		str_add(&f->word, toned(f->w, part, tone));
		f->word_width += utf8_width(part);
		s += strlen(part);
	}
}

void text_paragraph(struct text_writer *w, const char *mark, const struct text *t, enum tone tone)
{
	struct flow f = { .w = w, .indent = utf8_width(mark), .column = utf8_width(mark) };
	str_init(&f.word, w->mem);
	str_add(w->out, mark);
	for (size_t i = 0; i < t->n; i++) {
		const struct span *s = &t->span[i];
		flow_text(&f, s->text, s->strong ? TONE_STRONG : tone);
		if (s->uri && !str_eq(s->uri, s->text))
			flow_text(&f, mem_printf(w->mem, " <%s>", s->uri), tone);
	}
	flow_word(&f);
	text_end_line(w);
}

void text_plain(struct text_writer *w, const char *s, enum tone tone)
{
	text_paragraph(w, "", &(struct text){ &(struct span){ .text = s }, 1 }, tone);
}

static void write_heading(struct text_writer *w, const struct block *b)
{
	static const char *const rule[] = { "", "=", "-", "" };
	struct str text;
	str_init(&text, w->mem);
	for (size_t i = 0; i < b->text.n; i++)
		str_add(&text, b->text.span[i].text);
	text_plain(w, text.s, TONE_STRONG);
	size_t width = utf8_width(text.s);
	str_add_times(w->out, rule[b->level], width < w->style.width ? width : w->style.width);
	if (*rule[b->level])
		text_end_line(w);
}

/* ---- little pictures */

static const char *spark_between(struct mem *m, const double v[], size_t n, double least, double most)
{
	static const char *const level[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
	struct str s;
	str_init(&s, m);
	for (size_t i = 0; i < n; i++) {
		double height = most > least ? (v[i] - least) / (most - least) : 0.5;
		str_add(&s, isnan(v[i]) ? " " : level[(int)(height * 7 + 0.5)]);
	}
	return s.s;
}

const char *text_spark(struct mem *m, const double v[], size_t n)
{
	double least = INFINITY, most = -INFINITY;
	for (size_t i = 0; i < n; i++) {
		least = fmin(least, v[i]);
		most = fmax(most, v[i]);
	}
	return spark_between(m, v, n, least, most);
}

/* Where a value stands on a track that ends at `most`. */
static size_t place(double value, double most)
{
	if (!(value > 0) || !(most > 0))
		return 0;
	size_t at = (size_t)(value / most * TRACK);
	return at < TRACK ? at : TRACK - 1;
}

/* A bar from 0, in eighths of a column, with a tick where the population stands. */
static void draw_bar(struct text_writer *w, const struct chart_row *r, double most)
{
	static const char *const eighth[] = { " ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" };
	size_t tick = isnan(r->reference) ? TRACK : place(r->reference, most);
	int eighths = most > 0 ? (int)(r->value / most * TRACK * 8 + 0.5) : 0;
	for (size_t i = 0; i < TRACK; i++, eighths -= 8)
		str_add(w->out, i == tick ? "┃" : eighth[eighths > 8 ? 8 : eighths < 0 ? 0 : eighths]);
}

static void draw_interval(struct text_writer *w, const struct chart_row *r, double most)
{
	size_t lo = place(r->lo, most), hi = place(r->hi, most), mark = place(r->value, most);
	bool bounded = !isnan(r->lo) && !isnan(r->hi);
	for (size_t i = 0; i < TRACK; i++) {
		bool inside = bounded && i >= lo && i <= hi;
		str_add(w->out, i == mark ? "●" : !inside ? " " : i == lo ? "├" : i == hi ? "┤" : "─");
	}
}

static double chart_most(const struct chart *c)
{
	double most = 0;
	for (size_t i = 0; i < c->n_rows; i++)
		most = fmax(most, fmax(c->row[i].value, fmax(c->row[i].hi, c->row[i].reference)));
	return most;
}

/* Of a swarm, whose axis is logarithmic: 0 for none at all, then from 1 on. */
static double on_log(double v, double least)
{
	return isnan(v) ? v : v > 0 ? 1 + log(v / least) : 0;
}

static double least_above_zero(const struct chart *c)
{
	double least = INFINITY;
	for (size_t i = 0; i < c->n_rows; i++) {
		const double of_row[] = { c->row[i].value, c->row[i].lo };
		for (size_t k = 0; k < sizeof of_row / sizeof *of_row; k++)
			least = of_row[k] > 0 ? fmin(least, of_row[k]) : least;
	}
	return isfinite(least) ? least : 1;
}

static void draw_on_log(struct text_writer *w, const struct chart_row *r, double least, double most)
{
	struct chart_row at = { .value = on_log(r->value, least), .lo = on_log(r->lo, least), .hi = on_log(r->hi, least) };
	draw_interval(w, &at, on_log(most, least));
}

static void draw_rows(struct text_writer *w, const struct chart *c)
{
	double most = chart_most(c);
	if (c->key[KEY_POPULATION])
		text_plain(w, mem_printf(w->mem, "┃ %s", c->key[KEY_POPULATION]), TONE_SOFT);
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		const char *label = r->series ? mem_printf(w->mem, "%s, %s", r->label, r->series) : r->label;
		text_field(w, utf8_clip(w->mem, utf8_safe(w->mem, label), LABEL), LABEL + 1, ALIGN_START, TONE_PLAIN);
		if (isnan(r->value)) {
			str_add(w->out, r->note ? utf8_safe(w->mem, r->note) : "");
			text_end_line(w);
			continue;
		}
		if (c->kind == CHART_SWARM)
			draw_on_log(w, r, least_above_zero(c), most);
		else if (c->kind == CHART_DOTS)
			draw_interval(w, r, most);
		else
			draw_bar(w, r, most);
		text_field(w, c->percent ? num_percent(w->mem, r->value, 1, w->lang) : num_fixed(w->mem, r->value, 1, w->lang), VALUE + 1,
		           ALIGN_END, TONE_PLAIN);
		str_add(w->out, "  ");
		str_add(w->out, r->right ? utf8_safe(w->mem, r->right) : "");
		text_end_line(w);
	}
}

/* Small multiples have one scale. */
static void draw_lines(struct text_writer *w, const struct chart *c)
{
	double most = 0;
	for (size_t i = 0; i < c->n_lines * c->n_x; i++)
		most = fmax(most, c->line[i / c->n_x].value[i % c->n_x]);
	for (size_t i = 0; i < c->n_lines; i++) {
		const struct chart_line *l = &c->line[i];
		const char *picture = l->role != LINE_SERIES       ? ""
		                      : c->kind == CHART_MULTIPLES ? spark_between(w->mem, l->value, c->n_x, 0, most)
		                                                   : text_spark(w->mem, l->value, c->n_x);
		text_field(w, picture, c->n_x + 2, ALIGN_START, TONE_PLAIN);
		str_add(w->out, utf8_safe(w->mem, l->label));
		str_add(w->out, l->newest ? mem_printf(w->mem, " %s", l->newest) : "");
		text_end_line(w);
	}
}

/* Cells and slopes do not go into lines of text; the table below them has the same figures. */
static bool is_left_to_table(const struct chart *c)
{
	return c->kind == CHART_HEAT || c->kind == CHART_SLOPE;
}

static bool is_shown(const struct block *b)
{
	if (b->kind == BLOCK_TABLE)
		return !b->table->data_only;
	if (b->kind == BLOCK_FIGURE)
		return !is_left_to_table(b->figure->chart);
	return b->kind <= BLOCK_FIGURE && b->kind != BLOCK_PAGE && b->kind != BLOCK_CONTENTS;
}

static void write_figure(struct text_writer *w, const struct figure *f)
{
	text_plain(w, word_say(w->mem, w->lang, W_FIGURE_NUMBERED, num_plain_int(w->mem, ++w->n_figures), f->name, NULL), TONE_STRONG);
	switch (f->chart->kind) {
	case CHART_DUMBBELL:
	case CHART_DOTS:
	case CHART_SWARM:
	case CHART_AGES:
		draw_rows(w, f->chart);
		break;
	case CHART_TREND:
	case CHART_MULTIPLES:
	case CHART_SPARK:
		draw_lines(w, f->chart);
		break;
	case CHART_HEAT:
	case CHART_SLOPE:
	case CHART_GAPS:
		text_plain(w, f->chart->alt, TONE_PLAIN);
		break;
	}
	text_plain(w, f->caption, TONE_SOFT);
}

static void write_block(struct text_writer *w, const struct block *b)
{
	static const enum tone tone[] = { [TEXT_BODY] = TONE_PLAIN,
		                          [TEXT_LEAD] = TONE_PLAIN,
		                          [TEXT_KICKER] = TONE_SOFT,
		                          [TEXT_NOTE] = TONE_SOFT,
		                          [TEXT_CAPTION] = TONE_SOFT };
	switch (b->kind) {
	case BLOCK_HEADING:
		write_heading(w, b);
		break;
	case BLOCK_TEXT:
		text_paragraph(w, "", &b->text, tone[b->role]);
		break;
	case BLOCK_ITEM:
		text_paragraph(w, "• ", &b->text, TONE_PLAIN);
		break;
	case BLOCK_TABLE:
		text_table(w, b->table);
		break;
	case BLOCK_FIGURE:
		write_figure(w, b->figure);
		break;
	case BLOCK_PAGE:
	case BLOCK_COLUMNS:
	case BLOCK_COLUMN:
	case BLOCK_COLUMNS_END:
	case BLOCK_CONTENTS:
		break;
	}
}

void out_text(struct str *out, const struct doc *d, struct text_style style)
{
	struct text_writer w = { .out = out, .mem = out->mem, .lang = d->lang, .style = style };
	const struct block *before = NULL;
	for (size_t i = 0; i < d->n; i++) {
		const struct block *b = &d->block[i];
		bool joined = before && b->kind == BLOCK_ITEM && before->kind == BLOCK_ITEM;
		if (!is_shown(b))
			continue;
		if (before && !joined)
			text_end_line(&w);
		write_block(&w, b);
		before = b;
	}
}
