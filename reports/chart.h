/* What a chart shows, free of how it is drawn: chart_draw.c turns it into ink, one function a kind, the same for PDF and SVG.
 * Every text is ready in the report's language. Values may be NaN: not drawn, lines break there. */
#ifndef REPORTS_CHART_H
#define REPORTS_CHART_H
#include "analytics/result.h"
#include <stdbool.h>
#include <stddef.h>

enum chart_kind {
	CHART_SPARK,
	CHART_DUMBBELL,
	CHART_GAPS,
	CHART_TREND,
	CHART_DOTS,
	CHART_HEAT,
	CHART_AGES,
	CHART_SLOPE,
	CHART_SWARM,
	CHART_MULTIPLES
};

/* What the key above a chart explains, from left to right; KEY_RIGHT heads the texts at the right end. */
enum chart_key {
	KEY_POPULATION, /* black tick */
	KEY_BAND, /* pale grey: what was agreed */
	KEY_UNDER, /* filled square */
	KEY_OVER, /* filled circle */
	KEY_INSIDE, /* hollow circle with a tick */
	KEY_OPEN, /* hollow circle */
	KEY_DOT, /* a value by itself */
	KEY_MIDDLE, /* black tick: the middle one of them */
	KEY_INTERVAL, /* bar around the mark */
	KEY_STEPS, /* black line: the population beside bars */
	KEY_LESS, /* tinted cell */
	KEY_MORE, /* tinted cell */
	KEY_STRONG, /* framed cell */
	KEY_HATCH, /* what may not be shown */
	KEY_FEW, /* grey cell */
	KEY_RIGHT,
	KEY_N
};

/* Dumbbell, gaps: shares 0..1; dots: rates. Gaps draw value - reference, or the value itself without a reference. Ages: two rows, left and
 * right, for each label. Slope: from reference, then, to value, now. Swarm: the middle of the dots, on a logarithmic axis. Heat maps use the
 * label alone. */
struct chart_row {
	const char *label;
	const char *
	        series; /* gaps, ages: which bar of the row ("zaal", "vrouwen"); neighbours with one label share it; NULL when there is one */
	double value, lo, hi; /* NaN value: withheld or missing; `note` is printed instead */
	double reference, tolerance; /* population and agreed tolerance; NaN: none */
	enum group_state state;
	const char *right; /* text at the right end: "-7,0", "n = 34" */
	const char *note; /* printed where the mark would stand when the value is NaN */
	const char *before; /* slope: text at the left end */
	const double *dot; /* swarm: n_dots values, the smallest first; none below 0 */
	size_t n_dots;
};

struct chart_cell { /* of a heat map */
	double ratio; /* to what is expected, on a logarithmic scale of colours; NaN: blank */
	const char *shown; /* printed in it: "×0,61"; NULL: nothing */
	const char *figure; /* the number alone, for the alt text */
	const char *below; /* smaller, under it: "n = 34"; NULL: none */
	bool strong; /* beyond the uncertainty: bold and framed */
	bool hidden; /* may not be shown: hatched */
	double weight; /* without a ratio: how deep its tint is, 0..1; 0: none */
	bool few; /* grey: too few for a ratio; `shown` tells how many */
	const char *n; /* how many it is of, for the alt text; NULL: not told */
};

struct chart_line {
	const char *label; /* direct label at the right end */
	enum { LINE_SERIES, LINE_POPULATION, LINE_TARGET } role;
	const double *value, *lo, *hi; /* n_x values; lo and hi NULL: no band */
	const char *newest; /* multiples: its last value, in words */
	size_t break_at; /* multiples: the counting changed before this value; 0: it did not */
};

struct chart_event { /* something that happened, on the time axis */
	double at; /* 0: the first value, n_x - 1: the last; between two values it lies between */
	const char *label; /* a number, told below the chart */
};

struct chart {
	enum chart_kind kind;
	double width, height; /* points; height 0: as the rows need */
	const char *alt; /* what the chart shows, with the findings and their figures */
	const char *key[KEY_N]; /* texts of the key, by enum chart_key; NULL: not shown (sparks and trends have none) */
	const struct chart_row *row;
	size_t n_rows;
	const struct chart_cell *cell; /* heat map: n_rows x n_columns, row by row */
	const char *const *column; /* heat map: n_columns; ages: the two sides; slope: then and now */
	size_t n_columns;
	const struct chart_line *line;
	size_t n_lines;
	size_t n_x;
	const struct chart_event *event; /* trend: thin lines, from left to right */
	size_t n_events;
	const char *const *x_label; /* trend: n_x, "" where none is printed */
	size_t break_at; /* spark: a thin line before this value, where the counting changed; 0: none */
	double target; /* spark: target line; NaN: none */
	bool from_zero; /* trend: the axis begins at 0, however far off the values are */
	bool percent; /* axis numbers are shares shown as percentages */
	const char *axis; /* unit of the value axis, in words; NULL: none */
};
#endif
