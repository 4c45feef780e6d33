/* Pieces of sentences that several reports use. Memory: from m. */
#ifndef REPORTS_PHRASE_H
#define REPORTS_PHRASE_H
#include "doc.h"

const char *phrase_unbroken(struct mem *m, const char *text); /* the same text on one line */
const char *phrase_series(struct mem *m, enum lang lang, const char *const item[], size_t n); /* "a; b; c" */
const char *phrase_list(struct mem *m, enum lang lang, const char *const item[], size_t n); /* "a, b en c" */
const char *phrase_command(const struct doc *d,
                           const char *command); /* " (spiegel kinds)"; "" in a report, whose readers have no terminal */
const char *phrase_capital(struct mem *m, const char *s); /* first letter upper case, if it is Latin */
const char *phrase_short_day(struct mem *m, enum lang lang, int day); /* 21 jun */
/* A share as "6" out of 100, with a decimal below 2 and where it would else look equal to the share it is held against. */
const char *phrase_per_hundred(struct mem *m, enum lang lang, double share, double against);
const char *phrase_percent_range(struct mem *m, enum lang lang, double lo, double hi); /* 5,1–8,0% */
const char *phrase_number(struct mem *m, enum lang lang, double v); /* 2 or 2,5: a decimal only where there is one */
const char *phrase_number_range(struct mem *m, enum lang lang, double lo, double hi, int decimals); /* 5,1–8,0 */
/* Readers see an interval in one cell; data have its low end here and its high end in a column of their own. Missing without a high end. */
struct cell phrase_range_cell(struct doc *d, struct interval i, int decimals);

/* Sentences that follow each other in one paragraph. */
struct paragraph {
	struct doc *doc;
	struct span *span;
	size_t n, cap;
};
void paragraph_say(struct paragraph *p, enum word word, ...) __attribute__((sentinel)); /* the arguments end with NULL */
void paragraph_span(struct paragraph *p, struct span span);
void paragraph_end(struct paragraph *p, enum text_role role); /* into the doc, unless nothing was said */
void paragraph_end_item(struct paragraph *p);
#endif
