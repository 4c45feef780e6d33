/* What charts are put together from: an axis with round numbers, the marks of the verdict, the key. */
#ifndef REPORTS_CHART_PARTS_H
#define REPORTS_CHART_PARTS_H
#include "base/words.h"
#include "chart.h"
#include "plot.h"

double or_zero(double v); /* v, or 0 when it is missing: for the range of axes that hold 0 anyway */

/* A linear axis: round values lo..hi every step, drawn from point `from` to point `to`. */
struct scale {
	double lo, hi, step;
	double from, to;
};
/* Cover lo..hi with about n steps of 1, 2 or 5 times a power of ten. An empty or endless range gives 0..1. */
struct scale scale_round(double lo, double hi, int n);
double scale_at(const struct scale *s, double v); /* point of a value; values outside lie on the edge */
size_t scale_count(const struct scale *s); /* ticks, both ends included */
double scale_value(const struct scale *s, size_t tick);

enum scale_unit { UNIT_NUMBER, UNIT_PERCENT, UNIT_POINTS /* percentage points, with a sign */ };
const char *scale_label(struct mem *m, const struct scale *s, double v, enum scale_unit unit, enum lang lang);

/* The state of a group as it looks everywhere: solid for the mark, pale for its interval, text for words and figures. */
struct look {
	enum colour solid, pale, text;
	bool strong;
};
const struct look *look_of(enum group_state state);
/* under: filled square; over: filled circle; inside: hollow circle with a tick; open: hollow circle */
void mark_draw(struct plot *p, enum group_state state, double x, double y);

#define STRONG_FRAME 1.2 /* points: around the cell of a heat map that is beyond its uncertainty */

/* The key stands above a chart, on as many lines as it needs; the text of KEY_RIGHT at the right end of the last one. */
double key_height(const struct chart *c, double width);
void key_draw(struct plot *p, const struct chart *c);
#endif
