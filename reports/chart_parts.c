#include "chart_parts.h"
#include "base/num.h"
#include <math.h>

double or_zero(double v)
{
	return isfinite(v) ? v : 0;
}

struct scale scale_round(double lo, double hi, int n)
{
	if (!(hi > lo) || !isfinite(hi - lo))
		return (struct scale){ .lo = 0, .hi = 1, .step = 0.5 };
	double raw = (hi - lo) / n, power = pow(10, floor(log10(raw))), step = 10 * power;
	static const double round[] = { 5, 2, 1 };
	for (size_t i = 0; i < sizeof round / sizeof *round; i++)
		if (round[i] * power >= raw * 0.999)
			step = round[i] * power;
	return (struct scale){ .lo = floor(lo / step + 1e-9) * step, .hi = ceil(hi / step - 1e-9) * step, .step = step };
}

double scale_at(const struct scale *s, double v)
{
	double at = (fmin(fmax(v, s->lo), s->hi) - s->lo) / (s->hi - s->lo);
	return s->from + at * (s->to - s->from);
}

size_t scale_count(const struct scale *s)
{
	return (size_t)lrint((s->hi - s->lo) / s->step) + 1;
}

double scale_value(const struct scale *s, size_t tick)
{
	return s->lo + (double)tick * s->step;
}

const char *scale_label(struct mem *m, const struct scale *s, double v, enum scale_unit unit, enum lang lang)
{
	double factor = unit == UNIT_NUMBER ? 1 : 100;
	int decimals = (int)fmax(0, -floor(log10(s->step * factor) + 1e-9));
	switch (unit) {
	case UNIT_PERCENT:
		return num_percent(m, v, decimals, lang);
	case UNIT_POINTS:
		return num_signed(m, v * factor, decimals, lang);
	case UNIT_NUMBER:
	default:
		return decimals > 0 ? num_fixed(m, v, decimals, lang) : num_count(m, llrint(v), lang);
	}
}

const struct look *look_of(enum group_state state)
{
	static const struct look look[] = {
		[STATE_INSIDE] = { COLOUR_SOFT, COLOUR_OPEN_PALE, COLOUR_SOFT, false },
		[STATE_UNDER] = { COLOUR_UNDER, COLOUR_UNDER_PALE, COLOUR_UNDER_TEXT, true },
		[STATE_OVER] = { COLOUR_OVER, COLOUR_OVER_PALE, COLOUR_OVER_TEXT, true },
		[STATE_OPEN] = { COLOUR_OPEN, COLOUR_OPEN_PALE, COLOUR_SOFT, false },
	};
	return &look[state];
}

static void square(struct plot *p, enum colour c, double x, double y, double r)
{
	plot_box(p, c, x - r, y - r, x + r, y + r);
}

void mark_draw(struct plot *p, enum group_state state, double x, double y)
{
	enum colour c = look_of(state)->solid;
	if (state == STATE_UNDER) {
		square(p, COLOUR_PAPER, x, y, 4.4);
		square(p, c, x, y, 3.6);
		return;
	}
	plot_disc(p, COLOUR_PAPER, x, y, 5);
	plot_disc(p, c, x, y, 4.2);
	if (state == STATE_OVER)
		return;
	plot_disc(p, COLOUR_PAPER, x, y, 3.1);
	if (state == STATE_INSIDE)
		plot_path(p, c, 1.1, 3, (const double[]){ x - 1.7, x - 0.4, x + 1.9 }, (const double[]){ y + 0.1, y + 1.5, y - 1.5 });
}

/* ---- the key */

enum { KEY_LINE = 15, KEY_SYMBOL = 12, KEY_TEXT = 16, KEY_GAP = 13 };

static void key_symbol(struct plot *p, const struct chart *c, enum chart_key k, double left, double y)
{
	double x = left + KEY_SYMBOL / 2.0;
	static const enum group_state state[] = {
		[KEY_UNDER] = STATE_UNDER, [KEY_OVER] = STATE_OVER, [KEY_INSIDE] = STATE_INSIDE, [KEY_OPEN] = STATE_OPEN
	};
	switch (k) {
	case KEY_POPULATION:
	case KEY_MIDDLE:
		plot_line(p, COLOUR_INK, 1.9, x, y - 5, x, y + 5);
		break;
	case KEY_BAND:
	case KEY_FEW:
		plot_box(p, COLOUR_BAND, left, y - 5, left + KEY_SYMBOL, y + 5);
		break;
	case KEY_UNDER:
	case KEY_OVER:
	case KEY_INSIDE:
	case KEY_OPEN:
		mark_draw(p, state[k], x, y);
		break;
	case KEY_DOT:
		plot_disc(p, COLOUR_OVER, x, y, 1.6);
		break;
	case KEY_INTERVAL:
		plot_box(p, c->kind == CHART_DOTS ? COLOUR_OVER_PALE : COLOUR_OPEN_PALE, left, y - 2.4, left + KEY_SYMBOL, y + 2.4);
		break;
	case KEY_STEPS:
		plot_line(p, COLOUR_INK, 1.4, left, y, left + KEY_SYMBOL, y);
		break;
	case KEY_LESS:
	case KEY_MORE:
		plot_tint(p, k == KEY_LESS ? COLOUR_UNDER : COLOUR_OVER, 1, left, y - 5, left + KEY_SYMBOL, y + 5);
		break;
	case KEY_STRONG:
		plot_frame(p, COLOUR_INK, STRONG_FRAME, left, y - 5, left + KEY_SYMBOL, y + 5);
		break;
	case KEY_HATCH:
		plot_hatch(p, COLOUR_OPEN, left, y - 5, left + KEY_SYMBOL, y + 5);
		plot_frame(p, COLOUR_OPEN, 0.6, left, y - 5, left + KEY_SYMBOL, y + 5);
		break;
	case KEY_RIGHT:
	case KEY_N:
		break;
	}
}

/* Lay the key out from left to right and top to bottom; draw it unless p is NULL. Returns the lines used. */
static int key_lines(struct plot *p, const struct chart *c, double width)
{
	double room = width - (c->key[KEY_RIGHT] ? plot_text_width(FACE_AXIS, c->key[KEY_RIGHT]) + KEY_GAP : 0), x = 0;
	int line = 0;
	bool any = c->key[KEY_RIGHT];
	for (enum chart_key k = 0; k < KEY_RIGHT; k++) {
		if (!c->key[k])
			continue;
		double text = plot_text_width(FACE_AXIS, c->key[k]);
		if (x > 0 && x + KEY_TEXT + text > room) {
			line++;
			x = 0;
		}
		double y = (line + 0.5) * KEY_LINE;
		if (p) {
			key_symbol(p, c, k, x, y);
			plot_text(p, FACE_AXIS, COLOUR_SOFT, x + KEY_TEXT, y, 0, c->key[k]);
		}
		x += KEY_TEXT + text + KEY_GAP;
		any = true;
	}
	if (p && c->key[KEY_RIGHT])
		plot_text(p, FACE_AXIS, COLOUR_SOFT, width, (line + 0.5) * KEY_LINE, 1, c->key[KEY_RIGHT]);
	return any ? line + 1 : 0;
}

double key_height(const struct chart *c, double width)
{
	return key_lines(NULL, c, width) * KEY_LINE;
}

void key_draw(struct plot *p, const struct chart *c)
{
	key_lines(p, c, p->width);
}
