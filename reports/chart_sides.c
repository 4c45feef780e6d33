/* Charts with a left and a right side: ages by sex, and shares then and now. */
#include "base/mem.h"
#include "chart_kinds.h"
#include "chart_parts.h"
#include <math.h>

enum { TOP_SPACE = 4, HEAD_LINE = 14, AXIS_LINE = 14, LABEL_GAP = 9, AGES_PITCH = 20, SLOPE_PITCH = 22, LABEL_LINE = 11 };

/* ---- ages: bars to the left and the right of one line on one scale, the population as a stepped line; the youngest stand lowest */

double ages_height(const struct chart *c, double width)
{
	size_t n_ages = c->n_rows / 2;
	return key_height(c, width) + TOP_SPACE + HEAD_LINE + (double)n_ages * AGES_PITCH + AXIS_LINE;
}

struct ages {
	double left, middle, right, top, bottom, pitch;
	struct scale x; /* of the right side, from the middle */
};

static double ages_x(const struct ages *a, size_t side, double v)
{
	double x = scale_at(&a->x, v);
	return side ? x : 2 * a->middle - x;
}

static struct ages ages_frame(const struct plot *p, const struct chart *c)
{
	struct ages a = { .right = p->width - 8, .top = key_height(c, p->width) + TOP_SPACE + HEAD_LINE, .bottom = p->height - AXIS_LINE };
	double most = 0, label = 0;
	for (size_t i = 0; i < c->n_rows; i++) {
		most = fmax(most, fmax(or_zero(c->row[i].value), or_zero(c->row[i].reference)));
		label = fmax(label, plot_text_width(FACE_LABEL, c->row[i].label));
	}
	a.left = fmin(label, 0.32 * p->width) + LABEL_GAP;
	a.middle = (a.left + a.right) / 2;
	size_t n_ages = c->n_rows / 2;
	a.pitch = (a.bottom - a.top) / (double)n_ages;
	a.x = scale_round(0, most, a.right - a.left > 250 ? 4 : 2);
	a.x.from = a.middle;
	a.x.to = a.right - 4;
	return a;
}

static void ages_axis(struct plot *p, const struct chart *c, const struct ages *a, enum lang lang)
{
	for (size_t side = 0; side < 2; side++) {
		plot_text(p, FACE_STRONG, COLOUR_SOFT, side ? a->middle + 6 : a->middle - 6, a->top - HEAD_LINE / 2.0 - 1, side ? 0 : 1,
		          plot_text_fit(p->mem, FACE_STRONG, c->column[side], a->right - a->middle - 6));
		for (size_t t = side ? 0 : 1; t < scale_count(&a->x); t++) {
			double v = scale_value(&a->x, t), x = ages_x(a, side, v);
			plot_line(p, COLOUR_GRID, 0.5, x, a->top, x, a->bottom);
			plot_text(p, FACE_AXIS, COLOUR_SOFT, x, a->bottom + AXIS_LINE / 2.0 + 1, 0.5,
			          scale_label(p->mem, &a->x, v, c->percent ? UNIT_PERCENT : UNIT_NUMBER, lang));
		}
	}
}

static void ages_bar(struct plot *p, const struct chart_row *r, const struct ages *a, size_t side, double y)
{
	static const enum colour colour[] = { COLOUR_OVER_PALE, COLOUR_OVER };
	double half = a->pitch * 0.34, x = ages_x(a, side, r->value);
	if (isfinite(r->value)) {
		plot_box(p, colour[side], fmin(a->middle, x), y - half, fmax(a->middle, x), y + half);
		return;
	}
	x = ages_x(a, side, a->x.hi / 6);
	plot_hatch(p, COLOUR_OPEN, fmin(a->middle, x), y - half, fmax(a->middle, x), y + half);
	if (r->note)
		plot_text(p, FACE_AXIS, COLOUR_SOFT, side ? x + 4 : x - 4, y, side ? 0 : 1, r->note);
}

/* Along the outer ends of the population's shares, from the oldest to the youngest; it breaks where none is known. */
static void ages_steps(struct plot *p, const struct chart *c, const struct ages *a, size_t side)
{
	size_t n_ages = c->n_rows / 2, n = 0;
	double *x = mem_array(p->mem, 2 * n_ages + 2, sizeof *x), *y = mem_array(p->mem, 2 * n_ages + 2, sizeof *y);
	for (size_t i = 0; i <= n_ages; i++) {
		double v = i < n_ages ? c->row[2 * (n_ages - 1 - i) + side].reference : (double)NAN;
		if (isfinite(v)) {
			x[n] = x[n + 1] = ages_x(a, side, v);
			y[n] = a->top + (double)i * a->pitch;
			y[n + 1] = a->top + (double)(i + 1) * a->pitch;
			n += 2;
			continue;
		}
		if (n)
			plot_path(p, COLOUR_INK, 1.4, n, x, y);
		n = 0;
	}
}

void ages_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	struct ages a = ages_frame(p, c);
	size_t n_ages = c->n_rows / 2;
	ages_axis(p, c, &a, lang);
	for (size_t i = 0; i < n_ages; i++) {
		double y = a.bottom - ((double)i + 0.5) * a.pitch;
		plot_text(p, FACE_LABEL, COLOUR_INK, a.left - LABEL_GAP, y, 1,
		          plot_text_fit(p->mem, FACE_LABEL, c->row[2 * i].label, a.left - LABEL_GAP));
		for (size_t side = 0; side < 2; side++)
			ages_bar(p, &c->row[2 * i + side], &a, side, y);
	}
	plot_line(p, COLOUR_INK, 0.8, a.middle, a.top, a.middle, a.bottom);
	for (size_t side = 0; side < 2; side++)
		ages_steps(p, c, &a, side);
	key_draw(p, c);
}

/* ---- slope: a line for each group from its share then to its share now */

double slope_height(const struct chart *c, double width)
{
	return key_height(c, width) + TOP_SPACE + HEAD_LINE + fmax((double)c->n_rows, 3) * SLOPE_PITCH;
}

struct slope_end {
	size_t row;
	double y, label;
};

/* Labels by height, none on another. */
static struct slope_end *slope_side(struct plot *p, const struct chart *c, const struct scale *y, bool now, size_t *n)
{
	struct slope_end *end = mem_array(p->mem, c->n_rows, sizeof *end);
	*n = 0;
	for (size_t i = 0; i < c->n_rows; i++) {
		double v = now ? c->row[i].value : c->row[i].reference;
		if (!isfinite(v))
			continue;
		size_t at = (*n)++;
		for (; at > 0 && end[at - 1].y > scale_at(y, v); at--)
			end[at] = end[at - 1];
		end[at] = (struct slope_end){ .row = i, .y = scale_at(y, v) };
	}
	for (size_t i = 0; i < *n; i++)
		end[i].label = fmax(end[i].y, i ? end[i - 1].label + LABEL_LINE : y->to);
	for (size_t i = *n; i-- > 0;)
		end[i].label = fmin(end[i].label, i + 1 < *n ? end[i + 1].label - LABEL_LINE : y->from);
	return end;
}

static double slope_room(const struct chart *c, bool now, double limit)
{
	double w = 0;
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		const char *s = now ? r->right : r->before;
		w = fmax(w, s ? plot_text_width(look_of(r->state)->strong ? FACE_STRONG : FACE_LABEL, s) : 0);
	}
	return fmin(w, limit) + LABEL_GAP;
}

static void slope_labels(struct plot *p, const struct chart *c, const struct scale *y, bool now, double x)
{
	size_t n;
	const struct slope_end *end = slope_side(p, c, y, now, &n);
	double room = (now ? p->width - x : x) - LABEL_GAP, sign = now ? 1 : -1;
	for (size_t i = 0; i < n; i++) {
		const struct chart_row *r = &c->row[end[i].row];
		const struct look *look = look_of(r->state);
		enum face face = now && look->strong ? FACE_STRONG : FACE_LABEL;
		const char *s = now ? r->right : r->before;
		if (fabs(end[i].label - end[i].y) > 1)
			plot_line(p, COLOUR_GRID, 0.6, x + 4 * sign, end[i].y, x + (LABEL_GAP - 1) * sign, end[i].label);
		plot_text(p, face, now && look->strong ? look->text : COLOUR_INK, x + LABEL_GAP * sign, end[i].label, now ? 0 : 1,
		          plot_text_fit(p->mem, face, s ? s : "", room));
	}
}

void slope_draw(struct plot *p, const struct chart *c, enum lang lang)
{
	double lo = INFINITY, hi = -INFINITY, limit = 0.4 * p->width;
	double left = slope_room(c, false, limit), right = p->width - slope_room(c, true, limit);
	(void)lang;
	for (size_t i = 0; i < c->n_rows; i++) {
		const double v[] = { c->row[i].value, c->row[i].reference };
		for (size_t k = 0; k < 2; k++)
			if (isfinite(v[k])) {
				lo = fmin(lo, v[k]);
				hi = fmax(hi, v[k]);
			}
	}
	struct scale y = { .lo = lo, .hi = hi, .from = p->height - 8, .to = key_height(c, p->width) + TOP_SPACE + HEAD_LINE + 8 };
	if (!(hi > lo))
		y = (struct scale){ .lo = or_zero(lo) - 1, .hi = or_zero(lo) + 1, .from = y.from, .to = y.to };
	for (int k = 0; k < 2; k++) {
		double x = k ? right : left;
		plot_text(p, FACE_AXIS, COLOUR_SOFT, k ? p->width : 0, y.to - 8 - HEAD_LINE / 2.0, k,
		          plot_text_fit(p->mem, FACE_AXIS, c->column[k], p->width / 2 - 4));
		plot_line(p, COLOUR_GRID, 0.8, x, y.to - 6, x, y.from + 6);
	}
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		const struct look *look = look_of(r->state);
		if (isfinite(r->value) && isfinite(r->reference))
			plot_line(p, look->solid, look->strong ? 1.8 : 1, left, scale_at(&y, r->reference), right, scale_at(&y, r->value));
	}
	for (size_t i = 0; i < c->n_rows; i++) {
		const struct chart_row *r = &c->row[i];
		if (isfinite(r->reference))
			plot_disc(p, look_of(r->state)->solid, left, scale_at(&y, r->reference), 2.2);
		if (isfinite(r->value))
			mark_draw(p, r->state, right, scale_at(&y, r->value));
	}
	slope_labels(p, c, &y, false, left);
	slope_labels(p, c, &y, true, right);
	key_draw(p, c);
}
