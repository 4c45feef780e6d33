/* How reports look: colours, type, page. Colours are here and nowhere else; each is readable on white (contrast in brackets)
 * and none is ever the only sign: shapes, words and signs say the same. */
#ifndef REPORTS_THEME_H
#define REPORTS_THEME_H
#include "base/words.h"
#include <stdbool.h>

enum colour {
	COLOUR_PAPER,
	COLOUR_INK,
	COLOUR_SOFT, /* secondary text, axes, what lies inside the agreement */
	COLOUR_TITLE,
	COLOUR_GRID,
	COLOUR_BAND, /* the agreed band */
	COLOUR_UNDER,
	COLOUR_UNDER_TEXT,
	COLOUR_UNDER_PALE, /* its interval */
	COLOUR_OVER, /* also a neutral series */
	COLOUR_OVER_TEXT, /* also links */
	COLOUR_OVER_PALE,
	COLOUR_OPEN, /* not certain yet */
	COLOUR_OPEN_PALE,
	COLOUR_N
};
struct rgb {
	unsigned char r, g, b;
};
extern const struct rgb theme_colour[COLOUR_N];
extern const struct rgb theme_dark[COLOUR_N]; /* on a dark screen; charts keep the others, on white */

/* Contrast of two colours, 1 (none) to 21 (black on white).      Source: WCAG 2.1, "contrast ratio" and "relative luminance".
 * Test: tests/unit/reports/test_chart_draw.c */
double theme_contrast(struct rgb a, struct rgb b);
#define THEME_CONTRAST_TEXT 4.5 /* WCAG 2.1, 1.4.3 */
#define THEME_CONTRAST_MARK 3.0 /* WCAG 2.1, 1.4.11 */
/* Paper (share 0) to the strongest tint of a colour that ink can still be read on (share 1). */
struct rgb theme_tint(enum colour c, double share);

enum style { /* of text on paper */
	     STYLE_H1,
	     STYLE_H2,
	     STYLE_H3,
	     STYLE_KICKER,
	     STYLE_LEAD,
	     STYLE_BODY,
	     STYLE_NOTE,
	     STYLE_CELL,
	     STYLE_CELL_DENSE,
	     STYLE_CELL_HEAD,
	     STYLE_N
};
struct type_style {
	double size; /* points */
	int weight; /* 400 normal .. 700 bold, as in CSS and Pango */
	double leading; /* line distance as a factor of the font's own */
	double before, after; /* space around a block, points; between two blocks the larger one counts */
	enum colour colour;
	bool hyphenate;
	bool balance; /* lines about equally long, so that no word is left alone on the last one */
};
extern const struct type_style theme_style[STYLE_N];

enum face { FACE_LABEL, FACE_STRONG, FACE_AXIS, FACE_N }; /* of text in charts */
#define FACE_LABEL_SIZE 8.6
#define FACE_AXIS_SIZE 8.0

#define THEME_FAMILY "Inter"
#define THEME_FAMILY_STRONG "Inter Semi Bold," /* the comma ends the family, so that Pango does not read a weight off its name */
#define THEME_FONT_PACKAGE "fonts-inter"

/* the page, in points from its top left corner */
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.890
#define PAGE_LEFT 56.0
#define PAGE_RIGHT (PAGE_WIDTH - PAGE_LEFT)
#define PAGE_BODY_WIDTH (PAGE_RIGHT - PAGE_LEFT)
#define PAGE_TOP 40.0
#define PAGE_BOTTOM (PAGE_HEIGHT - 58.0)
#define PAGE_BAR_HEIGHT 7.0
#define PAGE_FOOT_RULE (PAGE_HEIGHT - 44.0)
#define PAGE_FOOT_TEXT (PAGE_HEIGHT - 40.0)
#define COLUMN_FIRST_WIDTH 242.0 /* two columns: the first is wide enough for a chart with its labels */
#define COLUMN_GAP 16.0

/* BCP 47 */
const char *theme_language(enum lang lang);
#endif
