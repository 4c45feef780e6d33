#include "base/str.h"
#include "base/utf8.h"
#include "out_text_parts.h"
#include <string.h>

enum { NARROWEST = 10 }; /* columns */
enum { ROW_LINES = 12 };

static const char *marked(struct text_writer *w, const char *s, const struct footnote *note)
{
	s = utf8_safe(w->mem, s);
	return note ? mem_printf(w->mem, "%s%s", s, note->mark) : s;
}

static const char *cell_words(struct text_writer *w, const struct cell *c)
{
	if (c->chart && c->chart->n_lines)
		return text_spark(w->mem, c->chart->line[0].value, c->chart->n_x);
	return marked(w, c->shown, c->note);
}

static const char *head_words(struct text_writer *w, const struct table *t, size_t column)
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

static void measure_columns(struct text_writer *w, const struct table *t, struct layout *l)
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
static void widen_groups(struct text_writer *w, const struct table *t, struct layout *l)
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

/* Of a text that must be cut within n bytes: to the end of its last word that fits, where words are held together by a space of no break. */
static size_t bytes_before_held(const char *s, size_t n)
{
	static const char held[] = "\u00a0";
	size_t end = n;
	for (const char *at = s; s[n] && (at = strstr(at, held)) && (size_t)(at - s) <= n; at += strlen(held))
		end = at > s ? (size_t)(at - s) : end;
	return end;
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
		end = bytes_before_held(s, bytes_fitting(m, s, columns));
	*rest = s + end + (str_starts(s + end, "\u00a0") ? strlen("\u00a0") : strspn(s + end, " "));
	return mem_text_n(m, s, end);
}

static size_t lines_of(struct mem *m, const char *s, size_t width)
{
	size_t n = 0;
	while (*s && n < ROW_LINES) {
		take_line(m, &s, width);
		n++;
	}
	return n;
}

/* How many lines the table takes, its head and its rows. */
static size_t lines_of_table(struct text_writer *w, const struct table *t, const size_t width[])
{
	size_t sum = 0;
	for (size_t r = 0; r <= t->n_rows; r++) {
		size_t most = 1;
		for (size_t c = 0; c < t->n_columns; c++) {
			const char *s = r ? cell_words(w, &t->cell[(r - 1) * t->n_columns + c]) : head_words(w, t, c);
			widen(&most, lines_of(w->mem, s, width[c]));
		}
		sum += most;
	}
	return sum;
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

/* The smallest width from `least` on at which the title of a column stands on so many lines. */
static size_t width_of_title(struct text_writer *w, const struct table *t, size_t c, size_t least, size_t lines)
{
	const char *title = head_words(w, t, c);
	while (lines_of(w->mem, title, least) > lines)
		least++;
	return least;
}

/* While the table is too wide, the widest column that still can gives way. False: none can. */
static bool narrow(const struct text_writer *w, const struct table *t, size_t gap, size_t width[], const size_t limit[])
{
	while (layout_sum(t, width, gap) > w->style.width) {
		size_t widest = widest_above(t, width, limit);
		if (widest == t->n_columns)
			return false;
		width[widest]--;
	}
	return true;
}

/* With the titles of figures on so many lines, no word cut; returns how many lines the table takes then, 0: it does not fit. */
static size_t fit_with(struct text_writer *w, const struct table *t, const struct layout *l, size_t lines, size_t width[])
{
	size_t *limit = mem_array(w->mem, t->n_columns, sizeof *limit);
	for (size_t c = 0; c < t->n_columns; c++) {
		bool figures = t->column[c].align == ALIGN_END;
		size_t need = figures ? width_of_title(w, t, c, l->least[c], lines) : l->width[c];
		width[c] = need < l->width[c] ? need : l->width[c];
		limit[c] = figures ? width[c] : l->word[c];
	}
	return narrow(w, t, l->gap, width, limit) ? lines_of_table(w, t, width) : 0;
}

/* As wide as the words are, else in as few lines as can be. Figures never break. */
static struct layout fit_columns(struct text_writer *w, const struct table *t)
{
	enum { MOST_LINES = 6, WIDE = 2 };
	struct layout l = { .gap = WIDE };
	size_t **list[] = { &l.width, &l.word, &l.least }, best = 0;
	for (size_t i = 0; i < sizeof list / sizeof *list; i++)
		*list[i] = mem_array(w->mem, t->n_columns, sizeof(size_t));
	measure_columns(w, t, &l);
	widen_groups(w, t, &l);
	if (layout_sum(t, l.width, l.gap) <= w->style.width)
		return l;
	size_t *chosen = mem_array(w->mem, t->n_columns, sizeof *chosen), *width = mem_array(w->mem, t->n_columns, sizeof *width);
	for (size_t gap = WIDE; !best && gap > 0; gap--) {
		l.gap = gap;
		for (size_t lines = 1; lines <= MOST_LINES; lines++) {
			size_t n = fit_with(w, t, &l, lines, width);
			if (!n || (best && n > best)) /* of two as long, that with its rows whole */
				continue;
			best = n;
			memcpy(chosen, width, t->n_columns * sizeof *width);
		}
	}
	if (best)
		l.width = chosen;
	else if (!narrow(w, t, l.gap, l.width, l.word))
		narrow(w, t, l.gap, l.width, l.least);
	return l;
}

/* One row of a table: as many lines as its longest text needs, but at most ROW_LINES: the whole text is in the other forms of the report.
 * rest: one text for each column; used up. */
static void write_row(struct text_writer *w, const struct table *t, const struct layout *l, const char *rest[], const struct cell *cell)
{
	bool more = true;
	for (int line = 1; more && line <= ROW_LINES; line++) {
		more = false;
		for (size_t c = 0; c < t->n_columns; c++) {
			const char *whole = rest[c], *part = take_line(w->mem, &rest[c], l->width[c]);
			if (line == ROW_LINES && *rest[c])
				part = utf8_clip(w->mem, whole, l->width[c]);
			str_add_times(w->out, " ", c ? l->gap : 0);
			text_field(w, part, l->width[c], t->column[c].align, cell ? cell[c].tone : TONE_STRONG);
			more = more || *rest[c];
		}
		text_end_line(w);
	}
}

/* The heads over several columns, each with a line as far as its columns go. */
static void write_groups(struct text_writer *w, const struct table *t, const struct layout *l)
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
		text_field(w, title, used, ALIGN_START, TONE_STRONG);
		str_add(w->out, used < width ? " " : "");
		str_add_times(w->out, "─", used + 1 < width ? width - used - 1 : 0);
	}
	text_end_line(w);
}

void text_table(struct text_writer *w, const struct table *whole)
{
	const struct table *t = table_for_readers(w->mem, whole);
	const char **rest = mem_array(w->mem, t->n_columns, sizeof *rest);
	struct layout l = fit_columns(w, t);
	if (t->title)
		text_plain(w, t->title, TONE_STRONG);
	if (t->group)
		write_groups(w, t, &l);
	for (size_t c = 0; c < t->n_columns; c++)
		rest[c] = head_words(w, t, c);
	write_row(w, t, &l, rest, NULL);
	str_add_times(w->out, "─", layout_sum(t, l.width, l.gap));
	text_end_line(w);
	for (size_t r = 0; r < t->n_rows; r++) {
		for (size_t c = 0; c < t->n_columns; c++)
			rest[c] = cell_words(w, &t->cell[r * t->n_columns + c]);
		write_row(w, t, &l, rest, &t->cell[r * t->n_columns]);
	}
	if (t->notes.n)
		text_paragraph(w, "", &t->notes, TONE_SOFT);
}
