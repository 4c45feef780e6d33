/* Where things stand in a chart with a row for each group, on one axis: its labels, texts and round numbers. */
#ifndef REPORTS_CHART_FRAME_H
#define REPORTS_CHART_FRAME_H
#include "chart_parts.h"

enum {
	FRAME_AXIS_LINE = 14, /* the numbers under the rows */
	FRAME_UNIT_LINE = 12, /* and the unit under them */
	FRAME_TOP_SPACE = 4,
	FRAME_LABEL_GAP = 9
};

/* Labels end before left, texts at the right end fill up to the chart's width. */
struct frame {
	double left, right, top, bottom;
	struct scale x;
	enum scale_unit unit;
	enum lang lang;
};

struct frame frame_make(const struct plot *p, const struct chart *c, double extra_left, enum lang lang);
void frame_scale(struct frame *f, double lo, double hi); /* the axis covers lo..hi */
double frame_axis_height(const struct chart *c);
/* The widest of the texts that stand at an offset in struct chart_row, but no more than the limit. */
double frame_widest(const struct chart *c, size_t offset, double limit);

/* Thin lines at the round values, numbers under them, the unit under those. */
void frame_axis(struct plot *p, const struct chart *c, const struct frame *f);
void frame_unit(struct plot *p, const struct chart *c, const struct frame *f); /* the unit alone */
/* A label that ends at x, on two lines when one is too short; what is still too long ends in an ellipsis. */
void frame_label(struct plot *p, double x, double y, double width, const char *s);
void frame_right(struct plot *p, const struct chart_row *r, double y, const struct frame *f); /* the text at the right end */
/* Words instead of a mark, to the right of what is drawn already, or to the left when there is no room. */
void frame_note(struct plot *p, const struct chart_row *r, double y, double drawn_from, double drawn_to, const struct frame *f);
#endif
