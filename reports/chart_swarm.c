/* Every value behind a row as a dot on a logarithmic axis, with the middle one and its interval. Dots that would lie on each other make way
 * upwards and downwards, so that a thick place has many; values of 0, which have no logarithm, stand at a marked edge of their own. */
#include "base/num.h"
#include "chart_frame.h"
#include "chart_kinds.h"
#include <math.h>

enum {
	PITCH = 30,
	PITCH_MANY = 44,
	MANY = 120 /* dots in a row that ask for more room */,
	EDGE = 20 /* the room of zeros */,
	EDGE_GAP = 6,
	MOST_DECADES = 4 /* with lines at 2 and 5 as well */
};

static const double radius = 1.6, apart = 3.4; /* of dots; and how far their middles lie apart */
static const double step_of[] = { 1, 2, 5 };
enum { STEPS = sizeof step_of / sizeof *step_of };

double swarm_height(const struct chart *c, double width)
{
	int pitch = PITCH;
	for (size_t i = 0; i < c->n_rows; i++)
		pitch = c->row[i].n_dots > MANY ? PITCH_MANY : pitch;
	return key_height(c, width) + FRAME_TOP_SPACE + (double)c->n_rows * pitch + frame_axis_height(c);
}

/* The axis: frame.x is of logarithms; ticks are numbered, STEPS to a power of ten. */
struct swarm {
	struct frame f;
	bool has_zero;
	int first, last; /* ticks */
};

static double tick_value(int tick)
{
	int step = (tick % STEPS + STEPS) % STEPS, decade = (tick - step) / STEPS;
	return step_of[step] * pow(10, decade);
}

/* The last tick at or below a value above 0. */
static int tick_below(double v)
{
	int tick = STEPS * (int)floor(log10(v));
	while (tick_value(tick + 1) <= v * (1 + 1e-9))
		tick++;
	while (tick_value(tick) > v * (1 + 1e-9))
		tick--;
	return tick;
}

static void widen(double v, double *lo, double *hi, bool *has_zero)
{
	if (!isfinite(v))
		return;
	*has_zero |= v <= 0;
	*lo = v > 0 ? fmin(*lo, v) : *lo;
	*hi = v > 0 ? fmax(*hi, v) : *hi;
}

static struct swarm swarm_make(const struct plot *p, const struct chart *c, enum lang lang)
{
	struct swarm s = { .f = frame_make(p, c, 0, lang) };
	double lo = INFINITY, hi = 0;
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		const double of_row[] = { r->value, r->lo, r->hi };
		for (size_t k = 0; k < sizeof of_row / sizeof *of_row && isfinite(r->value); k++)
			widen(of_row[k], &lo, &hi, &s.has_zero);
		for (size_t k = 0; k < r->n_dots; k++)
			widen(r->dot[k], &lo, &hi, &s.has_zero);
	}
	if (!(hi > 0))
		lo = hi = 1; /* zeros alone */
	s.first = tick_below(lo);
	s.last = tick_below(hi);
	s.last += tick_value(s.last) < hi * (1 - 1e-9) || s.last == s.first;
	s.f.x = (struct scale){ .lo = log10(tick_value(s.first)),
		                .hi = log10(tick_value(s.last)),
		                .from = s.f.left + (s.has_zero ? EDGE + EDGE_GAP : 0),
		                .to = s.f.right - 4 };
	return s;
}

static double swarm_x(const struct swarm *s, double v)
{
	return v > 0 ? scale_at(&s->f.x, log10(v)) : s->f.left + EDGE / 2.0;
}

static const char *tick_label(struct mem *m, double v, enum lang lang)
{
	int decimals = (int)fmax(0, -floor(log10(v) + 1e-9));
	return decimals > 0 ? num_fixed(m, v, decimals, lang) : num_count(m, llrint(v), lang);
}

static void draw_tick(struct plot *p, const struct swarm *s, double x, const char *label, double *free)
{
	double half = plot_text_width(FACE_AXIS, label) / 2;
	if (x - half < *free)
		return;
	plot_text(p, FACE_AXIS, COLOUR_SOFT, x, s->f.bottom + FRAME_AXIS_LINE / 2.0 + 1, 0.5, label);
	*free = x + half + 6;
}

static void swarm_axis(struct plot *p, const struct chart *c, const struct swarm *s)
{
	double free = 0;
	bool tens = s->last - s->first > MOST_DECADES * STEPS;
	if (s->has_zero) {
		double x = swarm_x(s, 0);
		plot_box(p, COLOUR_BAND, x - EDGE / 2.0, s->f.top, x + EDGE / 2.0, s->f.bottom);
		draw_tick(p, s, x, num_count(p->mem, 0, s->f.lang), &free);
	}
	for (int t = s->first; t <= s->last; t++) {
		double v = tick_value(t), x = swarm_x(s, v);
		if (tens && t % STEPS)
			continue;
		plot_line(p, COLOUR_GRID, 0.5, x, s->f.top, x, s->f.bottom);
		draw_tick(p, s, x, tick_label(p->mem, v, s->f.lang), &free);
	}
	frame_unit(p, c, &s->f);
}

/* From the middle outwards: 0, 1, -1, 2, -2, ... */
static double lane_offset(size_t lane)
{
	size_t steps = (lane + 1) / 2;
	double far = (double)steps * apart;
	return lane % 2 ? -far : far;
}

/* Dots from left to right, each in the lane nearest to the middle that has room there. Where none has, a zero moves on within its edge, and
 * another goes where most room is. */
static void draw_dots(struct plot *p, const struct swarm *s, const struct chart_row *r, double y, double half)
{
	size_t n_lanes = half > radius ? 1 + 2 * (size_t)((half - radius) / apart) : 1;
	double *free = mem_array(p->mem, n_lanes, sizeof *free), before = -INFINITY;
	for (size_t i = 0; i < r->n_dots; i++) {
		size_t at = 0;
		if (!isfinite(r->dot[i]))
			continue;
		double x = r->dot[i] > 0 ? swarm_x(s, r->dot[i]) : s->f.left + 2 * radius;
		x = fmax(x, r->dot[i] > 0 ? x : before);
		for (size_t lane = 1; lane < n_lanes && free[at] > x; lane++)
			at = free[lane] <= x || free[lane] < free[at] ? lane : at;
		if (r->dot[i] <= 0 && free[at] > x)
			x = fmin(free[at], s->f.left + EDGE - 2 * radius);
		before = x;
		free[at] = x + 2 * radius + 0.2;
		plot_disc(p, COLOUR_OVER, x, y + lane_offset(at), radius);
	}
}

static void draw_middle(struct plot *p, const struct swarm *s, const struct chart_row *r, double y, double half)
{
	double x = swarm_x(s, r->value);
	plot_line(p, COLOUR_PAPER, 2.8, x, y - half, x, y + half);
	plot_line(p, COLOUR_INK, 1.7, x, y - half, x, y + half);
}

void swarm_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	struct swarm s = swarm_make(p, c, lang);
	double pitch = (s.f.bottom - s.f.top) / (double)c->n_rows, half = pitch / 2 - 2;
	swarm_axis(p, c, &s);
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		double y = s.f.top + ((double)i + 0.5) * pitch;
		frame_label(p, s.f.left - FRAME_LABEL_GAP, y, s.f.left - FRAME_LABEL_GAP, r->label);
		frame_right(p, r, y, &s.f);
		if (isfinite(r->value) && isfinite(r->lo) && isfinite(r->hi))
			plot_box(p, COLOUR_OPEN_PALE, swarm_x(&s, r->lo), y - half, fmax(swarm_x(&s, r->hi), swarm_x(&s, r->lo) + 1),
			         y + half);
		draw_dots(p, &s, r, y, half);
		if (isfinite(r->value))
			draw_middle(p, &s, r, y, half);
		else
			frame_note(p, r, y, s.f.left, s.f.left, &s.f);
		if (i)
			plot_line(p, COLOUR_GRID, 0.5, s.f.left, y - pitch / 2, s.f.right - 4, y - pitch / 2);
	}
	key_draw(p, c);
}
