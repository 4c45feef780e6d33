#include "out_text.h"
#include "base/num.h"
#include "base/utf8.h"
#include <math.h>
#include <string.h>

enum { NARROWEST = 10, LABEL = 24, TRACK = 30, VALUE = 7 }; /* columns */
enum { ROW_LINES = 12 };

struct writer {
	struct str *out;
	struct mem *mem;
	enum lang lang;
	struct text_style style;
};

static const char *toned(const struct writer *w, const char *s, enum tone tone)
{
	if (!w->style.colour || tone == TONE_PLAIN)
		return s;
	return mem_printf(w->mem, "\033[%dm%s\033[0m", tone == TONE_SOFT ? 2 : 1, s); /* faint or bold */
}

static void end_line(struct writer *w)
{
	while (w->out->n && w->out->s[w->out->n - 1] == ' ')
		w->out->s[--w->out->n] = 0;
	str_add_char(w->out, '\n');
}

/* Text left-aligned or right-aligned in a field. */
static void add_field(struct writer *w, const char *s, size_t width, enum align align, enum tone tone)
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
	struct writer *w;
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
		end_line(f->w);
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

/* A paragraph; `mark` stands before its first line, the others are indented as much. */
static void write_text(struct writer *w, const char *mark, const struct text *t, enum tone tone)
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
	end_line(w);
}

static void write_plain(struct writer *w, const char *s, enum tone tone)
{
	write_text(w, "", &(struct text){ &(struct span){ .text = s }, 1 }, tone);
}

static void write_heading(struct writer *w, const struct block *b)
{
	static const char *const rule[] = { "", "=", "-", "" };
	struct str text;
	str_init(&text, w->mem);
	for (size_t i = 0; i < b->text.n; i++)
		str_add(&text, b->text.span[i].text);
	write_plain(w, text.s, TONE_STRONG);
	size_t width = utf8_width(text.s);
	str_add_times(w->out, rule[b->level], width < w->style.width ? width : w->style.width);
	if (*rule[b->level])
		end_line(w);
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

static const char *spark(struct mem *m, const double v[], size_t n)
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
static void draw_bar(struct writer *w, const struct chart_row *r, double most)
{
	static const char *const eighth[] = { " ", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█" };
	size_t tick = isnan(r->reference) ? TRACK : place(r->reference, most);
	int eighths = most > 0 ? (int)(r->value / most * TRACK * 8 + 0.5) : 0;
	for (size_t i = 0; i < TRACK; i++, eighths -= 8)
		str_add(w->out, i == tick ? "┃" : eighth[eighths > 8 ? 8 : eighths < 0 ? 0 : eighths]);
}

static void draw_interval(struct writer *w, const struct chart_row *r, double most)
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

static void draw_on_log(struct writer *w, const struct chart_row *r, double least, double most)
{
	struct chart_row at = { .value = on_log(r->value, least), .lo = on_log(r->lo, least), .hi = on_log(r->hi, least) };
	draw_interval(w, &at, on_log(most, least));
}

static void draw_rows(struct writer *w, const struct chart *c)
{
	double most = chart_most(c);
	if (c->key[KEY_POPULATION])
		write_plain(w, mem_printf(w->mem, "┃ %s", c->key[KEY_POPULATION]), TONE_SOFT);
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		const char *label = r->series ? mem_printf(w->mem, "%s, %s", r->label, r->series) : r->label;
		add_field(w, utf8_clip(w->mem, utf8_safe(w->mem, label), LABEL), LABEL + 1, ALIGN_START, TONE_PLAIN);
		if (isnan(r->value)) {
			str_add(w->out, r->note ? utf8_safe(w->mem, r->note) : "");
			end_line(w);
			continue;
		}
		if (c->kind == CHART_SWARM)
			draw_on_log(w, r, least_above_zero(c), most);
		else if (c->kind == CHART_DOTS)
			draw_interval(w, r, most);
		else
			draw_bar(w, r, most);
		add_field(w, c->percent ? num_percent(w->mem, r->value, 1, w->lang) : num_fixed(w->mem, r->value, 1, w->lang), VALUE + 1,
		          ALIGN_END, TONE_PLAIN);
		str_add(w->out, "  ");
		str_add(w->out, r->right ? utf8_safe(w->mem, r->right) : "");
		end_line(w);
	}
}

/* Small multiples have one scale. */
static void draw_lines(struct writer *w, const struct chart *c)
{
	double most = 0;
	for (size_t i = 0; i < c->n_lines * c->n_x; i++)
		most = fmax(most, c->line[i / c->n_x].value[i % c->n_x]);
	for (size_t i = 0; i < c->n_lines; i++) {
		const struct chart_line *l = &c->line[i];
		const char *picture = l->role != LINE_SERIES       ? ""
		                      : c->kind == CHART_MULTIPLES ? spark_between(w->mem, l->value, c->n_x, 0, most)
		                                                   : spark(w->mem, l->value, c->n_x);
		add_field(w, picture, c->n_x + 2, ALIGN_START, TONE_PLAIN);
		str_add(w->out, utf8_safe(w->mem, l->label));
		str_add(w->out, l->newest ? mem_printf(w->mem, " %s", l->newest) : "");
		end_line(w);
	}
}

/* Cells and slopes do not go into lines of text; the table below them has the same figures. */
static bool is_left_to_table(const struct chart *c)
{
	return c->kind == CHART_HEAT || c->kind == CHART_SLOPE;
}

static void write_figure(struct writer *w, const struct figure *f)
{
	if (is_left_to_table(f->chart))
		return;
	write_plain(w, f->title, TONE_STRONG);
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
		write_plain(w, f->chart->alt, TONE_PLAIN);
		break;
	}
	write_plain(w, f->caption, TONE_SOFT);
}

/* ---- tables */

static const char *marked(struct writer *w, const char *s, const struct footnote *note)
{
	s = utf8_safe(w->mem, s);
	return note ? mem_printf(w->mem, "%s%s", s, note->mark) : s;
}

static const char *cell_words(struct writer *w, const struct cell *c)
{
	if (c->chart && c->chart->n_lines)
		return spark(w->mem, c->chart->line[0].value, c->chart->n_x);
	return marked(w, c->shown, c->note);
}

static const char *head_words(struct writer *w, const struct table *t, size_t column)
{
	return marked(w, t->column[column].title, table_head_note(t, column));
}

static size_t longest_word(struct mem *m, const char *s)
{
	size_t longest = 0;
	for (s += strspn(s, " "); *s; s += strspn(s, " ")) {
		size_t n = strcspn(s, " "), width = utf8_width(mem_text_n(m, s, n));
		longest = width > longest ? width : longest;
		s += n;
	}
	return longest;
}

static void widen(size_t *width, size_t to)
{
	*width = to > *width ? to : *width;
}

struct layout {
	size_t *width, *word, *least; /* of each column: now; its longest word; and where words may break */
	size_t gap;
};

static size_t layout_sum(const struct table *t, const size_t width[], size_t gap)
{
	size_t sum = gap * (t->n_columns - 1);
	for (size_t c = 0; c < t->n_columns; c++)
		sum += width[c];
	return sum;
}

static void measure_columns(struct writer *w, const struct table *t, struct layout *l)
{
	for (size_t c = 0; c < t->n_columns; c++) {
		const char *title = head_words(w, t, c);
		l->width[c] = utf8_width(title);
		l->least[c] = l->word[c] = longest_word(w->mem, title);
		for (size_t r = 0; r < t->n_rows; r++) {
			const struct cell *cell = &t->cell[r * t->n_columns + c];
			const char *s = cell_words(w, cell);
			bool whole = t->column[c].align == ALIGN_END || cell->chart;
			size_t longest = longest_word(w->mem, s);
			widen(&l->width[c], utf8_width(s));
			widen(&l->word[c], whole ? utf8_width(s) : longest);
			widen(&l->least[c], whole ? utf8_width(s) : longest < NARROWEST ? longest : NARROWEST);
		}
	}
}

/* The last column under a head gives it the room that its columns leave too little of. */
static void widen_groups(struct writer *w, const struct table *t, struct layout *l)
{
	for (size_t c = 0, n; t->group && c < t->n_columns; c += n) {
		n = table_group_span(t, c);
		size_t need = t->group[c] ? utf8_width(utf8_safe(w->mem, t->group[c])) : 0, have = l->gap * (n - 1);
		for (size_t k = c; k < c + n; k++)
			have += l->width[k];
		if (need > have)
			l->width[c + n - 1] += need - have;
	}
}

/* The widest column that is above its limit; t->n_columns: none. */
static size_t widest_above(const struct table *t, const size_t width[], const size_t limit[])
{
	size_t widest = t->n_columns;
	for (size_t c = 0; c < t->n_columns; c++)
		if (width[c] > limit[c] && (widest == t->n_columns || width[c] > width[widest]))
			widest = c;
	return widest;
}

/* As wide as the words are; while the table is too wide, the widest column that still can gives way, first down to its longest word. Figures
 * never break. */
static struct layout fit_columns(struct writer *w, const struct table *t)
{
	struct layout l = { .gap = 2 };
	size_t **list[] = { &l.width, &l.word, &l.least };
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		*list[i] = mem_array(w->mem, t->n_columns, sizeof(size_t));
	measure_columns(w, t, &l);
	widen_groups(w, t, &l);
	if (layout_sum(t, l.least, l.gap) > w->style.width)
		l.gap = 1;
	while (layout_sum(t, l.width, l.gap) > w->style.width) {
		size_t widest = widest_above(t, l.width, l.word);
		if (widest == t->n_columns)
			widest = widest_above(t, l.width, l.least);
		if (widest == t->n_columns)
			break;
		l.width[widest]--;
	}
	return l;
}

/* The bytes of s that fit in so many columns, at least one character. */
static size_t bytes_fitting(struct mem *m, const char *s, size_t columns)
{
	size_t end = 0;
	for (size_t i = 1;; i++) {
		if ((s[i] & 0xc0) == 0x80)
			continue;
		if (end && utf8_width(mem_text_n(m, s, i)) > columns)
			return end;
		end = i;
		if (!s[i])
			return end;
	}
}

/* Take the next line of at most so many columns from *rest; words that are too long are cut where they must. */
static const char *take_line(struct mem *m, const char **rest, size_t columns)
{
	const char *s = *rest;
	size_t end = 0;
	for (size_t i = 0; s[i];) {
		i += strspn(s + i, " ");
		size_t next = i + strcspn(s + i, " ");
		if (utf8_width(mem_text_n(m, s, next)) > columns)
			break;
		end = i = next;
	}
	if (!end && *s)
		end = bytes_fitting(m, s, columns);
	*rest = s + end + strspn(s + end, " ");
	return mem_text_n(m, s, end);
}

/* One row of a table: as many lines as its longest text needs, but at most ROW_LINES: the whole text is in the other forms of the report.
 * rest: one text for each column; used up. */
static void write_row(struct writer *w, const struct table *t, const struct layout *l, const char *rest[], const struct cell *cell)
{
	bool more = true;
	for (int line = 1; more && line <= ROW_LINES; line++) {
		more = false;
		for (size_t c = 0; c < t->n_columns; c++) {
			const char *whole = rest[c], *part = take_line(w->mem, &rest[c], l->width[c]);
			if (line == ROW_LINES && *rest[c])
				part = utf8_clip(w->mem, whole, l->width[c]);
			str_add_times(w->out, " ", c ? l->gap : 0);
			add_field(w, part, l->width[c], t->column[c].align, cell ? cell[c].tone : TONE_STRONG);
			more = more || *rest[c];
		}
		end_line(w);
	}
}

/* The heads over several columns, each with a line as far as its columns go. */
static void write_groups(struct writer *w, const struct table *t, const struct layout *l)
{
	for (size_t c = 0, n; c < t->n_columns; c += n) {
		n = table_group_span(t, c);
		size_t width = l->gap * (n - 1);
		for (size_t k = c; k < c + n; k++)
			width += l->width[k];
		str_add_times(w->out, " ", c ? l->gap : 0);
		if (!t->group[c]) {
			str_add_times(w->out, " ", width);
			continue;
		}
		const char *title = utf8_clip(w->mem, utf8_safe(w->mem, t->group[c]), width);
		size_t used = utf8_width(title);
		add_field(w, title, used, ALIGN_START, TONE_STRONG);
		str_add(w->out, used < width ? " " : "");
		str_add_times(w->out, "─", used + 1 < width ? width - used - 1 : 0);
	}
	end_line(w);
}

static void write_table(struct writer *w, const struct table *whole)
{
	const struct table *t = table_for_readers(w->mem, whole);
	const char **rest = mem_array(w->mem, t->n_columns, sizeof *rest);
	struct layout l = fit_columns(w, t);
	if (t->title)
		write_plain(w, t->title, TONE_STRONG);
	if (t->group)
		write_groups(w, t, &l);
	for (size_t c = 0; c < t->n_columns; c++)
		rest[c] = head_words(w, t, c);
	write_row(w, t, &l, rest, NULL);
	str_add_times(w->out, "─", layout_sum(t, l.width, l.gap));
	end_line(w);
	for (size_t r = 0; r < t->n_rows; r++) {
		for (size_t c = 0; c < t->n_columns; c++)
			rest[c] = cell_words(w, &t->cell[r * t->n_columns + c]);
		write_row(w, t, &l, rest, &t->cell[r * t->n_columns]);
	}
	if (t->notes.n)
		write_text(w, "", &t->notes, TONE_SOFT);
}

static void write_block(struct writer *w, const struct block *b)
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
		write_text(w, "", &b->text, tone[b->role]);
		break;
	case BLOCK_ITEM:
		write_text(w, "• ", &b->text, TONE_PLAIN);
		break;
	case BLOCK_TABLE:
		if (!b->table->data_only)
			write_table(w, b->table);
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
	struct writer w = { .out = out, .mem = out->mem, .lang = d->lang, .style = style };
	const struct block *before = NULL;
	for (size_t i = 0; i < d->n; i++) {
		const struct block *b = &d->block[i];
		bool drawn = b->kind <= BLOCK_FIGURE && b->kind != BLOCK_PAGE && b->kind != BLOCK_CONTENTS &&
		             !(b->kind == BLOCK_TABLE && b->table->data_only);
		bool joined = before && b->kind == BLOCK_ITEM && before->kind == BLOCK_ITEM;
		if (drawn && before && !joined)
			end_line(&w);
		write_block(&w, b);
		before = drawn ? b : before;
	}
}
