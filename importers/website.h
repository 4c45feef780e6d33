/* Reading the tables of website statistics; the words of each program are in website_ga4.c and website_matomo.c. */
#ifndef IMPORTERS_WEBSITE_H
#define IMPORTERS_WEBSITE_H
#include "table.h"

/* What a dimension may also be, besides a code of our own such as "source". */
#define WEBSITE_DAY "(day)"
#define WEBSITE_SEX "(sex)"
#define WEBSITE_AGE "(age)"
#define WEBSITE_PERSON "(person)" /* a row for each visitor: never kept */
#define WEBSITE_BY_TITLE "(title)" /* the title above the table tells */
#define WEBSITE_NOTHING "(nothing)" /* a column that may stand beside a dimension and splits nothing */

/* Words to codes; each list ends with a NULL label, labels are keys (utf8_key). */
struct site_words {
	const struct label *metrics, *dimensions, *titles, *totals;
};

/* Take in every table of a sheet that is understood; the others are noted.      Errors: ERR_INPUT, ERR_STORE.
 * Test: tests/unit/importers/test_samples.c, test_variants.c */
bool website_sheet(struct intake *in, const struct sheet *s, const struct site_words *words, struct err *e);
/* How many cells of a row are headers that are known. */
size_t website_known(struct mem *m, const struct sheet_row *r, const struct site_words *words);
/* Does it stand above names of which only the title of the table tells what they are? */
bool website_is_label(struct mem *m, const char *header, const struct site_words *words);
#endif
