/* How reports look: colours, type, page. Colours are here and nowhere else; each is readable on white (contrast in brackets)
 * and none is ever the only sign: shapes, words and signs say the same. */
#ifndef REPORTS_THEME_H
#define REPORTS_THEME_H
#include "base/err.h"
#include "base/mem.h"
#include "base/words.h"
#include <stdbool.h>
#include <stddef.h>

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
extern const struct rgb theme_dark[COLOUR_N]; /* on a dark screen; charts keep the others, on white */

/* Contrast of two colours, 1 (none) to 21 (black on white).      Source: WCAG 2.1, "contrast ratio" and "relative luminance".
 * Test: tests/unit/reports/test_chart_draw.c */
double theme_contrast(struct rgb a, struct rgb b);
#define THEME_CONTRAST_TEXT 4.5 /* WCAG 2.1, 1.4.3 */
#define THEME_CONTRAST_MARK 3.0 /* WCAG 2.1, 1.4.11 */

/* A house style: what an organisation puts in the place of the neutral look. */
struct theme_logo {
	const unsigned char *png; /* NULL: none */
	size_t n;
	int width, height; /* pixels */
	const char *alt; /* what it shows, for who does not see it */
};
struct theme {
	const char *sha256; /* of its files, for the record of a report; "neutral" */
	const char *organisation; /* "": that of the project */
	const char *font; /* family; font.h tells whether it is there */
	struct rgb colour[COLOUR_N]; /* on paper; the dark ones of a screen stay */
	struct theme_logo logo;
};
extern const struct theme theme_neutral;

/* The colours that a theme may set, and what contrast each needs on paper (0: none, it carries no meaning). Closed with a NULL name. */
struct theme_key {
	const char *name;
	enum colour colour;
	double least;
};
extern const struct theme_key theme_keys[];

/* Errors: ERR_INPUT naming the colour, its contrast and what is needed; the name of a typeface with marks in it; a logo without words; one that is no PNG, or too large.
 * Memory: texts of errors from m.      Test: tests/cli/theme.sh */
bool theme_check(struct mem *m, const struct theme *t, enum lang lang, struct err *e);
/* The pale company of colours that were set: intervals and bands in the same hue. */
void theme_fill_pale(struct theme *t);
/* Width and height of the PNG at the start of these bytes; false: it is none. */
bool theme_png_size(const unsigned char *at, size_t n, int *width, int *height);
enum { THEME_LOGO_BYTES = 1 << 20, THEME_LOGO_PIXELS = 2000 };
#define THEME_LOGO_WIDTH 140.0 /* points: the room at the head of the first page */
#define THEME_LOGO_HEIGHT 32.0

/* Paper (share 0) to the strongest tint of a colour that ink can still be read on (share 1). */
struct rgb theme_tint(const struct theme *t, enum colour c, double share);

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
#define THEME_FAMILY_LINE 1.21 /* its line height per size: what pages are laid out for, whatever the typeface */

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
