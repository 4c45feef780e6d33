/* Type: texts set in lines by Pango, broken with hyphens where the language allows it, and drawn with the structure that links, other
 * languages and emoji need. Lengths in points. */
#ifndef REPORTS_TYPE_H
#define REPORTS_TYPE_H
#include "base/err.h"
#include "base/mem.h"
#include "doc.h"
#include "hyphen.h"
#include "paper.h"
#include "theme.h"
#include <pango/pangocairo.h>

struct ink { /* how lines are drawn */
	enum colour colour;
	bool nested; /* their parts in tags of their own: needed for links, languages, emoji, and when other ink comes between lines */
};

struct lines { /* one text in one width */
	struct lines *next, *alike; /* of all that the typesetter made; of those with the same first text */
	PangoLayout *layout;
	const struct text *text;
	size_t *span_end; /* byte in the layout's text where each span ends */
	double size; /* of its type */
	double width, height; /* as set: of the widest line, of all lines */
	int n;
	enum style style; /* what was asked for */
	enum align align;
	double asked_width;
	struct ink ink; /* as its style and its text have it */
};

enum { TYPE_SAME = 256 };

struct type {
	struct mem *mem;
	PangoContext *context;
	struct mem *piece; /* for one drawing of lines */
	struct hyphen *hyphen;
	const struct theme *theme;
	double line; /* what the leading of a style is multiplied by, so that lines are as far apart as in the neutral typeface */
	enum lang lang;
	struct lines *all, *same[TYPE_SAME]; /* by their first text */
};

/* Errors: those of font_check.      Memory: until type_close. */
bool type_open(struct type *t, struct mem *m, const struct theme *theme, enum lang lang, struct err *e);
void type_forget(struct type *t); /* all lines that were set: they cannot be drawn or measured any more */
void type_close(struct type *t);

/* Set a text; width 0 sets each paragraph on one line. The text is borrowed. Words that are too long are broken anywhere, so no line is
 * wider than asked. The same text (the very same one, not its like) set in the same way is set once. */
const struct lines *type_set(struct type *t, const struct text *text, enum style style, double width, enum align align);
const struct lines *type_set_plain(struct type *t, const char *s, enum style style, double width, enum align align);
/* The width of the longest word: a column at least so wide breaks none. */
double type_longest_word(struct type *t, const char *s, enum style style);

double lines_height(const struct lines *l, int first, int n);
int lines_that_fit(const struct lines *l, int first, double height);
/* Draw lines first..first+n-1 with the top of the first at y, into the tag that is open. */
void lines_draw(const struct lines *l, struct type *t, struct paper *p, double x, double y, int first, int n, struct ink ink);
#endif
