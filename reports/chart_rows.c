/* Charts with a row for each group: dumbbells, gaps, dots with intervals. */
#include "base/str.h"
#include "chart_kinds.h"
#include "chart_parts.h"
#include <math.h>
#include <string.h>

enum {
	AXIS_LINE = 14, /* the numbers under the rows */
	UNIT_LINE = 12, /* and the unit under them */
	TOP_SPACE = 4,
	LABEL_GAP = 9,
	DUMBBELL_PITCH = 28,
	DOTS_PITCH = 20,
	GAPS_BAR = 8,
	GAPS_PITCH = 12, /* from bar to bar within a row */
	GAPS_BETWEEN = 7 /* more between rows */
};

/* Where things stand: labels end before left, texts at the right end fill up to the chart's width. */
struct frame {
	double left, right, top, bottom;
	struct scale x;
	enum scale_unit unit;
	enum lang lang;
};

static double widest(const struct chart *c, size_t offset, double limit)
{
	double w = 0;
	for (size_t i = 0; i < c->n_rows; i++) {
		const char *s = *(const char *const *)((const char *)&c->row[i] + offset);
		if (s)
			w = fmax(w, plot_text_width(FACE_LABEL, s));
	}
	return fmin(w, limit);
}

static double axis_height(const struct chart *c)
{
	return AXIS_LINE + (c->axis ? UNIT_LINE : 0);
}

static struct frame frame_make(const struct plot *p, const struct chart *c, double extra_left, enum lang lang)
{
	double right = fmax(widest(c, offsetof(struct chart_row, right), p->width / 4),
	                    c->key[KEY_RIGHT] ? fmin(plot_text_width(FACE_AXIS, c->key[KEY_RIGHT]), p->width / 4) : 0);
	return (struct frame){
		.left = widest(c, offsetof(struct chart_row, label), 0.32 * p->width) + LABEL_GAP + extra_left,
		.right = p->width - (right > 0 ? right + LABEL_GAP : 6),
		.top = key_height(c, p->width) + TOP_SPACE,
		.bottom = p->height - axis_height(c),
		.unit = c->percent ? UNIT_PERCENT : UNIT_NUMBER,
		.lang = lang,
	};
}

static void frame_scale(struct frame *f, double lo, double hi)
{
	f->x = scale_round(lo, hi, f->right - f->left > 250 ? 6 : 4);
	f->x.from = f->left;
	f->x.to = f->right - 4;
}

/* Thin lines at the round values, numbers under them, the unit under those. */
static void draw_axis(struct plot *p, const struct chart *c, const struct frame *f)
{
	for (size_t t = 0; t < scale_count(&f->x); t++) {
		double v = scale_value(&f->x, t), x = scale_at(&f->x, v);
		bool zero = fabs(v) < f->x.step / 2;
		plot_line(p, zero ? COLOUR_SOFT : COLOUR_GRID, zero ? 0.8 : 0.5, x, f->top, x, f->bottom);
		plot_text(p, FACE_AXIS, COLOUR_SOFT, x, f->bottom + AXIS_LINE / 2.0 + 1, 0.5,
		          scale_label(p->mem, &f->x, v, f->unit, f->lang));
	}
	if (c->axis)
		plot_text(p, FACE_AXIS, COLOUR_SOFT, (f->x.from + f->x.to) / 2, p->height - UNIT_LINE / 2.0, 0.5,
		          plot_text_fit(p->mem, FACE_AXIS, c->axis, p->width - f->left));
}

/* A label that ends at x, on two lines when one is too short; what is still too long ends in an ellipsis. */
static void draw_label(struct plot *p, double x, double y, double width, const char *s)
{
	if (plot_text_width(FACE_LABEL, s) <= width + 0.01) {
		plot_text(p, FACE_LABEL, COLOUR_INK, x, y, 1, s);
		return;
	}
	size_t cut = 0;
	for (size_t i = 1; s[i]; i++)
		if (s[i] == ' ' && plot_text_width(FACE_LABEL, mem_text_n(p->mem, s, i)) <= width)
			cut = i;
	if (cut == 0) {
		plot_text(p, FACE_LABEL, COLOUR_INK, x, y, 1, plot_text_fit(p->mem, FACE_LABEL, s, width));
		return;
	}
	plot_text(p, FACE_LABEL, COLOUR_INK, x, y - 5, 1, mem_text_n(p->mem, s, cut));
	plot_text(p, FACE_LABEL, COLOUR_INK, x, y + 5, 1, plot_text_fit(p->mem, FACE_LABEL, s + cut + 1, width));
}

static void draw_right(struct plot *p, const struct chart_row *r, double y, const struct frame *f)
{
	if (!r->right)
		return;
	const struct look *look = look_of(r->state);
	bool strong = look->strong && isfinite(r->value) && isfinite(r->reference);
	enum face face = strong ? FACE_STRONG : FACE_LABEL;
	plot_text(p, face, strong ? look->text : COLOUR_SOFT, p->width, y, 1,
	          plot_text_fit(p->mem, face, r->right, p->width - f->right - LABEL_GAP / 2.0));
}

/* Words instead of a mark, to the right of what is drawn already, or to the left when there is no room. */
static void draw_note(struct plot *p, const struct chart_row *r, double y, double drawn_from, double drawn_to, const struct frame *f)
{
	if (!r->note)
		return;
	double width = plot_text_width(FACE_AXIS, r->note);
	if (drawn_to + 8 + width <= f->right)
		plot_text(p, FACE_AXIS, COLOUR_SOFT, drawn_to + 8, y, 0, r->note);
	else if (drawn_from - 8 - width >= f->left)
		plot_text(p, FACE_AXIS, COLOUR_SOFT, drawn_from - 8, y, 1, r->note);
	else
		plot_text(p, FACE_AXIS, COLOUR_SOFT, f->left + 4, y, 0, plot_text_fit(p->mem, FACE_AXIS, r->note, f->right - f->left - 4));
}

/* ---- dumbbell: share of the participants beside the share of the population, on one scale from 0 */

double dumbbell_height(const struct chart *c, double width)
{
	return key_height(c, width) + TOP_SPACE + (double)c->n_rows * DUMBBELL_PITCH + axis_height(c);
}

static void draw_band(struct plot *p, const struct scale *x, double centre, double tolerance, double y0, double y1)
{
	if (isfinite(centre) && isfinite(tolerance))
		plot_box(p, COLOUR_BAND, scale_at(x, centre - tolerance), y0, scale_at(x, centre + tolerance), y1);
}

static void dumbbell_mark(struct plot *p, const struct chart_row *r, double y, double half, const struct frame *f)
{
	const struct look *look = look_of(r->state);
	double mark = scale_at(&f->x, r->value), population = scale_at(&f->x, r->reference);
	if (isfinite(r->lo) && isfinite(r->hi))
		plot_box(p, look->pale, scale_at(&f->x, r->lo), y - 2.6, scale_at(&f->x, r->hi), y + 2.6);
	if (isfinite(r->reference)) {
		plot_line(p, look->solid, 1.1, population, y, mark, y);
		plot_line(p, COLOUR_INK, 1.9, population, y - half, population, y + half);
	}
	mark_draw(p, r->state, mark, y);
}

static void dumbbell_note(struct plot *p, const struct chart_row *r, double y, double half, const struct frame *f)
{
	double population = scale_at(&f->x, r->reference), from = f->left, to = from;
	if (isfinite(r->reference)) {
		plot_line(p, COLOUR_INK, 1.9, population, y - half, population, y + half);
		from = scale_at(&f->x, r->reference - or_zero(r->tolerance));
		to = scale_at(&f->x, r->reference + or_zero(r->tolerance));
	}
	draw_note(p, r, y, from, to, f);
}

void dumbbell_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	struct frame f = frame_make(p, c, 0, lang);
	double most = 0;
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		most = fmax(most, fmax(fmax(or_zero(r->value), or_zero(r->hi)), or_zero(r->reference) + or_zero(r->tolerance)));
	}
	frame_scale(&f, 0, c->percent ? fmin(most, 1) : most);
	double pitch = (f.bottom - f.top) / (double)c->n_rows, half = fmin(pitch * 0.36, 10);
	for (size_t i = 0; i < c->n_rows; i++) {
		double y = f.top + ((double)i + 0.5) * pitch;
		draw_band(p, &f.x, c->row[i].reference, c->row[i].tolerance, y - half, y + half);
	}
	draw_axis(p, c, &f);
	for (size_t i = 0; i < c->n_rows; i++) {
		double y = f.top + ((double)i + 0.5) * pitch;
		draw_label(p, f.left - LABEL_GAP, y, f.left - LABEL_GAP, c->row[i].label);
		(isfinite(c->row[i].value) ? dumbbell_mark : dumbbell_note)(p, &c->row[i], y, half + 1.5, &f);
		draw_right(p, &c->row[i], y, &f);
	}
	key_draw(p, c);
}

/* ---- gaps: bars from 0, one for each series of a row */

static bool starts_group(const struct chart *c, size_t i)
{
	return i == 0 || !c->row[i].series || !c->row[i - 1].series || !str_eq(c->row[i].label, c->row[i - 1].label);
}

static size_t group_end(const struct chart *c, size_t first)
{
	size_t i = first + 1;
	while (i < c->n_rows && !starts_group(c, i))
		i++;
	return i;
}

static double gaps_rows_height(const struct chart *c)
{
	double h = 0;
	for (size_t i = 0; i < c->n_rows; i++)
		h += GAPS_PITCH + (starts_group(c, i) ? GAPS_BETWEEN : 0);
	return h;
}

double gaps_height(const struct chart *c, double width)
{
	return key_height(c, width) + TOP_SPACE + gaps_rows_height(c) + axis_height(c);
}

static double base_of(const struct chart_row *r)
{
	return isfinite(r->reference) ? r->reference : 0;
}

static void gaps_scale(struct frame *f, const struct chart *c)
{
	double lo = 0, hi = 0;
	bool signs = false;
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		double base = base_of(r);
		lo = fmin(lo, fmin(fmin(or_zero(r->value - base), or_zero(r->lo - base)), -or_zero(r->tolerance)));
		hi = fmax(hi, fmax(fmax(or_zero(r->value - base), or_zero(r->hi - base)), or_zero(r->tolerance)));
		signs = signs || isfinite(r->reference);
	}
	if (!signs) {
		frame_scale(f, lo, hi);
		return;
	}
	double most = fmax(-lo, hi);
	frame_scale(f, -most, most);
	f->unit = c->percent ? UNIT_POINTS : UNIT_NUMBER;
}

static void gaps_interval(struct plot *p, const struct chart_row *r, double y, const struct frame *f)
{
	if (!isfinite(r->lo) || !isfinite(r->hi))
		return;
	double a = scale_at(&f->x, r->lo - base_of(r)), b = scale_at(&f->x, r->hi - base_of(r));
	plot_line(p, COLOUR_INK, 0.8, a, y, b, y);
	plot_line(p, COLOUR_INK, 0.8, a, y - 2, a, y + 2);
	plot_line(p, COLOUR_INK, 0.8, b, y - 2, b, y + 2);
}

/* Filled when the state is certain, else an outline; without a reference there is no state, only series. */
static void gaps_bar(struct plot *p, const struct chart_row *r, double y, size_t series, const struct frame *f)
{
	static const enum colour plain[] = { COLOUR_OVER, COLOUR_OVER_PALE, COLOUR_SOFT };
	double zero = scale_at(&f->x, 0), end = scale_at(&f->x, r->value - base_of(r)), half = GAPS_BAR / 2.0;
	bool judged = isfinite(r->reference);
	const struct look *look = look_of(r->state);
	plot_box(p, judged ? look->solid : plain[series % 3], zero, y - half, end, y + half);
	if (judged && !look->strong && fabs(end - zero) > 2)
		plot_box(p, COLOUR_PAPER, end < zero ? zero : zero + 0.9, y - half + 0.9, end < zero ? end + 0.9 : end - 0.9,
		         y + half - 0.9);
	gaps_interval(p, r, y, f);
	if (judged)
		mark_draw(p, r->state, end, y);
}

static void gaps_group(struct plot *p, const struct chart *c, size_t first, size_t end, double top, double pitch, const struct frame *f)
{
	double height = (double)(end - first) * pitch, zero = scale_at(&f->x, 0);
	double series_left = f->left - LABEL_GAP - widest(c, offsetof(struct chart_row, series), 0.2 * p->width);
	bool series = c->row[first].series;
	draw_label(p, series ? series_left - LABEL_GAP : f->left - LABEL_GAP, top + height / 2,
	           (series ? series_left : f->left) - LABEL_GAP, c->row[first].label);
	for (size_t i = first; i < end; i++) {
		const struct chart_row *r = &c->row[i];
		double y = top + ((double)(i - first) + 0.5) * pitch;
		if (r->series)
			plot_text(p, FACE_LABEL, COLOUR_SOFT, series_left, y, 0,
			          plot_text_fit(p->mem, FACE_LABEL, r->series, f->left - LABEL_GAP - series_left));
		if (isfinite(r->value))
			gaps_bar(p, r, y, i - first, f);
		else
			draw_note(p, r, y, zero, zero, f);
		draw_right(p, r, y, f);
	}
}

void gaps_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	double series = widest(c, offsetof(struct chart_row, series), 0.2 * p->width);
	struct frame f = frame_make(p, c, series > 0 ? series + LABEL_GAP : 0, lang);
	gaps_scale(&f, c);
	double stretch = (f.bottom - f.top) / gaps_rows_height(c), pitch = GAPS_PITCH * stretch, between = GAPS_BETWEEN * stretch,
	       y = f.top;
	for (size_t i = 0, end; i < c->n_rows; i = end) {
		end = group_end(c, i);
		double height = (double)(end - i) * pitch + between;
		if (isfinite(c->row[i].reference))
			draw_band(p, &f.x, 0, c->row[i].tolerance, y + between / 4, y + height - between / 4);
		y += height;
	}
	draw_axis(p, c, &f);
	y = f.top;
	for (size_t i = 0, end; i < c->n_rows; i = end) {
		end = group_end(c, i);
		gaps_group(p, c, i, end, y + between / 2, pitch, &f);
		y += (double)(end - i) * pitch + between;
	}
	plot_line(p, COLOUR_INK, 1, scale_at(&f.x, 0), f.top, scale_at(&f.x, 0), f.bottom);
	key_draw(p, c);
}

/* ---- dots: a rate with its interval, from 0 */

double dots_height(const struct chart *c, double width)
{
	return key_height(c, width) + TOP_SPACE + (double)c->n_rows * DOTS_PITCH + axis_height(c);
}

void dots_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	struct frame f = frame_make(p, c, 0, lang);
	double most = 0;
	for (size_t i = 0; i < c->n_rows; i++)
		most = fmax(most, fmax(fmax(or_zero(c->row[i].value), or_zero(c->row[i].hi)), or_zero(c->row[i].reference)));
	frame_scale(&f, 0, most);
	draw_axis(p, c, &f);
	double pitch = (f.bottom - f.top) / (double)c->n_rows;
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		double y = f.top + ((double)i + 0.5) * pitch;
		draw_label(p, f.left - LABEL_GAP, y, f.left - LABEL_GAP, r->label);
		draw_right(p, r, y, &f);
		if (!isfinite(r->value)) {
			draw_note(p, r, y, f.left, f.left, &f);
			continue;
		}
		if (isfinite(r->reference))
			plot_line(p, COLOUR_INK, 1.9, scale_at(&f.x, r->reference), y - 6.5, scale_at(&f.x, r->reference), y + 6.5);
		if (isfinite(r->lo) && isfinite(r->hi))
			plot_box(p, COLOUR_OVER_PALE, scale_at(&f.x, r->lo), y - 2.6, scale_at(&f.x, r->hi), y + 2.6);
		plot_disc(p, COLOUR_PAPER, scale_at(&f.x, r->value), y, 4.6);
		plot_disc(p, COLOUR_OVER, scale_at(&f.x, r->value), y, 3.8);
	}
	key_draw(p, c);
}
