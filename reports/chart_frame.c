#include "chart_frame.h"
#include <math.h>
#include <stddef.h>

double frame_widest(const struct chart *c, size_t offset, double limit)
{
	double w = 0;
	for (size_t i = 0; i < c->n_rows; i++) {
		const char *s = *(const char *const *)((const char *)&c->row[i] + offset);
		if (s)
			w = fmax(w, plot_text_width(FACE_LABEL, s));
	}
	return fmin(w, limit);
}

double frame_axis_height(const struct chart *c)
{
	return FRAME_AXIS_LINE + (c->axis ? FRAME_UNIT_LINE : 0);
}

struct frame frame_make(const struct plot *p, const struct chart *c, double extra_left, enum lang lang)
{
	double right = fmax(frame_widest(c, offsetof(struct chart_row, right), p->width / 4),
	                    c->key[KEY_RIGHT] ? fmin(plot_text_width(FACE_AXIS, c->key[KEY_RIGHT]), p->width / 4) : 0);
	return (struct frame){
		.left = frame_widest(c, offsetof(struct chart_row, label), 0.32 * p->width) + FRAME_LABEL_GAP + extra_left,
		.right = p->width - (right > 0 ? right + FRAME_LABEL_GAP : 6),
		.top = key_height(c, p->width) + FRAME_TOP_SPACE,
		.bottom = p->height - frame_axis_height(c),
		.unit = c->percent ? UNIT_PERCENT : UNIT_NUMBER,
		.lang = lang,
	};
}

void frame_scale(struct frame *f, double lo, double hi)
{
	f->x = scale_round(lo, hi, f->right - f->left > 250 ? 6 : 4);
	f->x.from = f->left;
	f->x.to = f->right - 4;
}

void frame_unit(struct plot *p, const struct chart *c, const struct frame *f)
{
	if (!c->axis)
		return;
	const char *text = plot_text_fit(p->mem, FACE_AXIS, c->axis, p->width);
	double half = plot_text_width(FACE_AXIS, text) / 2, middle = (f->x.from + f->x.to) / 2;
	plot_text(p, FACE_AXIS, COLOUR_SOFT, fmin(fmax(middle, half), p->width - half), p->height - FRAME_UNIT_LINE / 2.0, 0.5, text);
}

void frame_axis(struct plot *p, const struct chart *c, const struct frame *f)
{
	for (size_t t = 0; t < scale_count(&f->x); t++) {
		double v = scale_value(&f->x, t), x = scale_at(&f->x, v);
		bool zero = fabs(v) < f->x.step / 2;
		plot_line(p, zero ? COLOUR_SOFT : COLOUR_GRID, zero ? 0.8 : 0.5, x, f->top, x, f->bottom);
		plot_text(p, FACE_AXIS, COLOUR_SOFT, x, f->bottom + FRAME_AXIS_LINE / 2.0 + 1, 0.5,
		          scale_label(p->mem, &f->x, v, f->unit, f->lang));
	}
	frame_unit(p, c, f);
}

void frame_label(struct plot *p, double x, double y, double width, const char *s)
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

void frame_right(struct plot *p, const struct chart_row *r, double y, const struct frame *f)
{
	if (!r->right)
		return;
	const struct look *look = look_of(r->state);
	bool strong = look->strong && isfinite(r->value) && isfinite(r->reference);
	enum face face = strong ? FACE_STRONG : FACE_LABEL;
	plot_text(p, face, strong ? look->text : COLOUR_SOFT, p->width, y, 1,
	          plot_text_fit(p->mem, face, r->right, p->width - f->right - FRAME_LABEL_GAP / 2.0));
}

void frame_note(struct plot *p, const struct chart_row *r, double y, double drawn_from, double drawn_to, const struct frame *f)
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
