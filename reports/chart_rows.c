/* Charts with a row for each group: dumbbells, gaps, dots with intervals. */
#include "base/str.h"
#include "chart_frame.h"
#include "chart_kinds.h"
#include <math.h>
#include <string.h>

enum {
	DUMBBELL_PITCH = 28,
	DOTS_PITCH = 20,
	GAPS_BAR = 8,
	GAPS_PITCH = 12, /* from bar to bar within a row */
	GAPS_BETWEEN = 7 /* more between rows */
};

/* ---- dumbbell: share of the participants beside the share of the population, on one scale from 0 */

double dumbbell_height(const struct chart *c, double width)
{
	return key_height(c, width) + FRAME_TOP_SPACE + (double)c->n_rows * DUMBBELL_PITCH + frame_axis_height(c);
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
	frame_note(p, r, y, from, to, f);
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
	frame_axis(p, c, &f);
	for (size_t i = 0; i < c->n_rows; i++) {
		double y = f.top + ((double)i + 0.5) * pitch;
		frame_label(p, f.left - FRAME_LABEL_GAP, y, f.left - FRAME_LABEL_GAP, c->row[i].label);
		(isfinite(c->row[i].value) ? dumbbell_mark : dumbbell_note)(p, &c->row[i], y, half + 1.5, &f);
		frame_right(p, &c->row[i], y, &f);
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
	return key_height(c, width) + FRAME_TOP_SPACE + gaps_rows_height(c) + frame_axis_height(c);
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
	double series_left = f->left - FRAME_LABEL_GAP - frame_widest(c, offsetof(struct chart_row, series), 0.2 * p->width);
	bool series = c->row[first].series;
	frame_label(p, series ? series_left - FRAME_LABEL_GAP : f->left - FRAME_LABEL_GAP, top + height / 2,
	            (series ? series_left : f->left) - FRAME_LABEL_GAP, c->row[first].label);
	for (size_t i = first; i < end; i++) {
		const struct chart_row *r = &c->row[i];
		double y = top + ((double)(i - first) + 0.5) * pitch;
		if (r->series)
			plot_text(p, FACE_LABEL, COLOUR_SOFT, series_left, y, 0,
			          plot_text_fit(p->mem, FACE_LABEL, r->series, f->left - FRAME_LABEL_GAP - series_left));
		if (isfinite(r->value))
			gaps_bar(p, r, y, i - first, f);
		else
			frame_note(p, r, y, zero, zero, f);
		frame_right(p, r, y, f);
	}
}

void gaps_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	double series = frame_widest(c, offsetof(struct chart_row, series), 0.2 * p->width);
	struct frame f = frame_make(p, c, series > 0 ? series + FRAME_LABEL_GAP : 0, lang);
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
	frame_axis(p, c, &f);
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
	return key_height(c, width) + FRAME_TOP_SPACE + (double)c->n_rows * DOTS_PITCH + frame_axis_height(c);
}

void dots_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	struct frame f = frame_make(p, c, 0, lang);
	double most = 0;
	for (size_t i = 0; i < c->n_rows; i++)
		most = fmax(most, fmax(fmax(or_zero(c->row[i].value), or_zero(c->row[i].hi)), or_zero(c->row[i].reference)));
	frame_scale(&f, 0, most);
	frame_axis(p, c, &f);
	double pitch = (f.bottom - f.top) / (double)c->n_rows;
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		double y = f.top + ((double)i + 0.5) * pitch;
		frame_label(p, f.left - FRAME_LABEL_GAP, y, f.left - FRAME_LABEL_GAP, r->label);
		frame_right(p, r, y, &f);
		if (!isfinite(r->value)) {
			frame_note(p, r, y, f.left, f.left, &f);
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
