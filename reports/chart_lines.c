/* Charts of values over time: trends with direct labels, and sparklines. A missing value breaks the line. */
#include "chart_lines.h"
#include "base/mem.h"
#include "chart_kinds.h"
#include "chart_parts.h"
#include <math.h>

enum { SPARK_HEIGHT = 16, TREND_HEIGHT = 150, AXIS_LINE = 16, AXIS_GAP = 6, LABEL_LINE = 11, EVENT_LINE = 12 };

double grid_x(const struct grid *g, size_t i)
{
	return g->n_x < 2 ? (g->left + g->right) / 2 : g->left + (double)i * (g->right - g->left) / (double)(g->n_x - 1);
}

static void widen(double v, double *lo, double *hi)
{
	if (isfinite(v)) {
		*lo = fmin(*lo, v);
		*hi = fmax(*hi, v);
	}
}

static void lines_range(const struct chart *c, double *lo, double *hi)
{
	*lo = INFINITY;
	*hi = -INFINITY;
	for (size_t l = 0; l < c->n_lines; l++)
		for (size_t i = 0; i < c->n_x; i++) {
			const struct chart_line *line = &c->line[l];
			widen(line->value[i], lo, hi);
			if (line->lo && line->hi) {
				widen(line->lo[i], lo, hi);
				widen(line->hi[i], lo, hi);
			}
		}
	if (isfinite(c->target))
		widen(c->target, lo, hi);
}

/* The next run of finite values from *at on: its first index and length. */
static size_t next_run(const double v[], size_t n, size_t *at)
{
	while (*at < n && !isfinite(v[*at]))
		++*at;
	size_t length = 0;
	while (*at + length < n && isfinite(v[*at + length]))
		length++;
	return length;
}

void grid_runs(struct plot *p, const struct grid *g, const double v[], enum colour c, double thick)
{
	double *x = mem_array(p->mem, g->n_x, sizeof *x), *y = mem_array(p->mem, g->n_x, sizeof *y);
	size_t at = 0;
	for (size_t n; (n = next_run(v, g->n_x, &at)) > 0; at += n) {
		for (size_t i = 0; i < n; i++) {
			x[i] = grid_x(g, at + i);
			y[i] = scale_at(&g->y, v[at + i]);
		}
		if (n == 1)
			plot_disc(p, c, x[0], y[0], thick);
		else
			plot_path(p, c, thick, n, x, y);
	}
}

void grid_band(struct plot *p, const struct grid *g, const struct chart_line *line)
{
	double *x = mem_array(p->mem, 2 * g->n_x, sizeof *x), *y = mem_array(p->mem, 2 * g->n_x, sizeof *y);
	double *both = mem_array(p->mem, g->n_x, sizeof *both);
	for (size_t i = 0; i < g->n_x; i++)
		both[i] = line->lo[i] + line->hi[i];
	size_t at = 0;
	for (size_t n; (n = next_run(both, g->n_x, &at)) > 0; at += n) {
		for (size_t i = 0; i < n; i++) {
			x[i] = x[2 * n - 1 - i] = grid_x(g, at + i);
			y[i] = scale_at(&g->y, line->hi[at + i]);
			y[2 * n - 1 - i] = scale_at(&g->y, line->lo[at + i]);
		}
		if (n == 1)
			plot_box(p, COLOUR_OVER_PALE, x[0] - 2, y[0], x[0] + 2, y[1]);
		else
			plot_area(p, COLOUR_OVER_PALE, 2 * n, x, y);
	}
}

/* A target stays the same for a while: one dashed line for each level, so that the dashes run on. */
static void draw_target(struct plot *p, const struct grid *g, const double v[])
{
	for (size_t i = 0; i < g->n_x; i++) {
		size_t end = i;
		while (end + 1 < g->n_x && fabs(v[end + 1] - v[i]) < 1e-12)
			end++;
		if (isfinite(v[i]) && g->n_x > 1)
			plot_dashes(p, COLOUR_SOFT, 0.9, grid_x(g, i), scale_at(&g->y, v[i]), grid_x(g, end), scale_at(&g->y, v[i]));
		i = end;
	}
}

/* ---- sparkline */

double spark_height(const struct chart *c, double width)
{
	(void)c;
	(void)width;
	return SPARK_HEIGHT;
}

void spark_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	(void)lang;
	double lo, hi;
	lines_range(c, &lo, &hi);
	struct grid g = { .left = 3, .right = p->width - 3, .n_x = c->n_x };
	g.y = (struct scale){ .lo = lo, .hi = hi, .from = p->height - 3, .to = 3 };
	if (!(hi > lo))
		g.y = (struct scale){ .lo = lo - 1, .hi = lo + 1, .from = p->height - 3, .to = 3 };
	if (isfinite(c->target))
		plot_line(p, COLOUR_OPEN, 0.6, g.left, scale_at(&g.y, c->target), g.right, scale_at(&g.y, c->target));
	if (c->break_at > 0 && c->break_at < c->n_x) {
		double x = (grid_x(&g, c->break_at - 1) + grid_x(&g, c->break_at)) / 2;
		plot_dashes(p, COLOUR_SOFT, 0.6, x, 0, x, p->height);
	}
	const double *v = c->line[0].value;
	grid_runs(p, &g, v, COLOUR_OVER, 1);
	if (isfinite(v[c->n_x - 1]))
		plot_disc(p, COLOUR_OVER, grid_x(&g, c->n_x - 1), scale_at(&g.y, v[c->n_x - 1]), 2);
}

/* ---- trend */

double trend_height(const struct chart *c, double width)
{
	(void)c;
	(void)width;
	return TREND_HEIGHT;
}

/* The last value of a line, where its label belongs; false when it has none. */
static bool last_value(const struct chart_line *line, size_t n, size_t *at)
{
	for (size_t i = n; i > 0; i--)
		if (isfinite(line->value[i - 1])) {
			*at = i - 1;
			return true;
		}
	return false;
}

struct end_label {
	const struct chart_line *line;
	double y;
};

/* Sort by height and push apart, first downwards, then back up from the bottom. */
static void spread(struct end_label label[], size_t n, double top, double bottom)
{
	for (size_t i = 1; i < n; i++)
		for (size_t j = i; j > 0 && label[j].y < label[j - 1].y; j--) {
			struct end_label swap = label[j];
			label[j] = label[j - 1];
			label[j - 1] = swap;
		}
	for (size_t i = 0; i < n; i++)
		label[i].y = fmax(label[i].y, i ? label[i - 1].y + LABEL_LINE : top);
	for (size_t i = n; i-- > 0;)
		label[i].y = fmin(label[i].y, i + 1 < n ? label[i + 1].y - LABEL_LINE : bottom);
}

static void draw_end_labels(struct plot *p, const struct chart *c, const struct grid *g)
{
	struct end_label *label = mem_array(p->mem, c->n_lines + 1, sizeof *label);
	size_t n = 0, at = 0;
	for (size_t l = 0; l < c->n_lines; l++)
		if (c->line[l].label && last_value(&c->line[l], c->n_x, &at))
			label[n++] = (struct end_label){ &c->line[l], scale_at(&g->y, c->line[l].value[at]) };
	spread(label, n, 5, g->y.from);
	for (size_t i = 0; i < n; i++) {
		bool series = label[i].line->role == LINE_SERIES;
		enum face f = series ? FACE_STRONG : FACE_AXIS;
		static const enum colour colour[] = {
			[LINE_SERIES] = COLOUR_OVER_TEXT, [LINE_POPULATION] = COLOUR_INK, [LINE_TARGET] = COLOUR_SOFT
		};
		plot_text(p, f, colour[label[i].line->role], g->right + AXIS_GAP, label[i].y, 0,
		          plot_text_fit(p->mem, f, label[i].line->label, p->width - g->right - AXIS_GAP));
	}
}

static double end_label_room(const struct chart *c, double limit)
{
	double room = 0;
	for (size_t l = 0; l < c->n_lines; l++)
		if (c->line[l].label)
			room = fmax(room, plot_text_width(c->line[l].role == LINE_SERIES ? FACE_STRONG : FACE_AXIS, c->line[l].label));
	return fmin(room > 0 ? room + AXIS_GAP : 4, limit);
}

static void draw_value_axis(struct plot *p, const struct chart *c, const struct grid *g, enum lang lang)
{
	for (size_t t = 0; t < scale_count(&g->y); t++) {
		double v = scale_value(&g->y, t), y = scale_at(&g->y, v);
		plot_line(p, t ? COLOUR_GRID : COLOUR_SOFT, t ? 0.5 : 0.8, g->left, y, g->right, y);
		plot_text(p, FACE_AXIS, COLOUR_SOFT, g->left - AXIS_GAP, y, 1,
		          scale_label(p->mem, &g->y, v, c->percent ? UNIT_PERCENT : UNIT_NUMBER, lang));
	}
}

/* Do labels have room, so many months apart, from the last one backwards? */
static bool labels_fit(const struct chart *c, const struct grid *g, size_t step)
{
	const double gap = 4;
	double free_to = INFINITY;
	for (size_t i = c->n_x; i-- > 0;) {
		double half = plot_text_width(FACE_AXIS, c->x_label[i]) / 2, x = grid_x(g, i);
		if ((c->n_x - 1 - i) % step || !c->x_label[i][0])
			continue;
		if (x + half > free_to)
			return false;
		free_to = x - half - gap;
	}
	return true;
}

/* The last month matters most; the others stand as many months apart as they need. */
static void draw_time_axis(struct plot *p, const struct chart *c, const struct grid *g)
{
	size_t step = 1;
	while (step < c->n_x && !labels_fit(c, g, step))
		step++;
	for (size_t i = c->n_x; i-- > 0;)
		if ((c->n_x - 1 - i) % step == 0)
			plot_text(p, FACE_AXIS, COLOUR_SOFT, grid_x(g, i), g->y.from + AXIS_LINE / 2.0 + 1, 0.5, c->x_label[i]);
}

static struct grid trend_grid(const struct plot *p, const struct chart *c, enum lang lang)
{
	double lo, hi;
	lines_range(c, &lo, &hi);
	if (!(lo <= hi))
		lo = hi = 0;
	if (lo >= 0 && (c->from_zero || lo <= hi / 3 || !(hi > lo)))
		lo = 0;
	if (!(hi > lo))
		hi = lo + 1;
	struct grid g = { .n_x = c->n_x, .right = p->width - end_label_room(c, 0.45 * p->width), .y = scale_round(lo, hi, 4) };
	g.y.from = p->height - AXIS_LINE;
	g.y.to = (c->axis ? 18 : 6) + (c->n_events ? EVENT_LINE : 0);
	for (size_t t = 0; t < scale_count(&g.y); t++) {
		const char *s = scale_label(p->mem, &g.y, scale_value(&g.y, t), c->percent ? UNIT_PERCENT : UNIT_NUMBER, lang);
		g.left = fmax(g.left, plot_text_width(FACE_AXIS, s) + AXIS_GAP);
	}
	return g;
}

/* Thin lines with their numbers on top; numbers that would touch move to the right. */
static void draw_events(struct plot *p, const struct chart *c, const struct grid *g)
{
	double free_from = -INFINITY, top = g->y.to - EVENT_LINE / 2.0 - 1;
	for (size_t i = 0; i < c->n_events; i++) {
		double at = fmin(fmax(c->event[i].at, 0), (double)g->n_x - 1);
		double x = g->n_x < 2 ? grid_x(g, 0) : g->left + at * (g->right - g->left) / (double)(g->n_x - 1);
		double half = plot_text_width(FACE_AXIS, c->event[i].label) / 2, middle = fmax(x, free_from + half);
		plot_line(p, COLOUR_OPEN, 0.5, x, g->y.to - 1, x, g->y.from);
		plot_text(p, FACE_AXIS, COLOUR_SOFT, middle, top, 0.5, c->event[i].label);
		free_from = middle + half + 2;
	}
}

void trend_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	struct grid g = trend_grid(p, c, lang);
	if (c->axis)
		plot_text(p, FACE_AXIS, COLOUR_SOFT, 0, 5, 0, plot_text_fit(p->mem, FACE_AXIS, c->axis, p->width));
	for (size_t l = 0; l < c->n_lines; l++)
		if (c->line[l].lo && c->line[l].hi)
			grid_band(p, &g, &c->line[l]);
	draw_value_axis(p, c, &g, lang);
	draw_time_axis(p, c, &g);
	draw_events(p, c, &g);
	for (size_t l = 0; l < c->n_lines; l++) {
		const struct chart_line *line = &c->line[l];
		size_t at = 0;
		switch (line->role) {
		case LINE_TARGET:
			draw_target(p, &g, line->value);
			break;
		case LINE_POPULATION:
			grid_runs(p, &g, line->value, COLOUR_INK, 1);
			break;
		case LINE_SERIES:
			grid_runs(p, &g, line->value, COLOUR_OVER, 1.8);
			if (last_value(line, c->n_x, &at))
				plot_disc(p, COLOUR_OVER, grid_x(&g, at), scale_at(&g.y, line->value[at]), 2.8);
			break;
		}
	}
	draw_end_labels(p, c, &g);
}
