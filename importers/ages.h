/* Ages as statistical offices and people write them: "15 tot 20 jaar", "100 years and more", "Moins de 1 an", "65+". */
#ifndef IMPORTERS_AGES_H
#define IMPORTERS_AGES_H
#include "base/mem.h"
#include <stdbool.h>

enum ages_to { /* what the upper age of "15 tot 20" is */
	       AGES_TO_EXCLUSIVE, /* CBS: 15 to 19 */
	       AGES_TO_INCLUSIVE
};

/* Read a label. All ages: 0 and AGE_AND_OVER; age not known: AGE_UNKNOWN twice. "t/m", "à", "-" and "through" always include the upper age.
 * False: it is no age. Both 0 and 1 year are read as what they are ("less than 1 year" is 0).      Memory: working space from m.
 * Test: tests/unit/importers/test_ages.c */
bool ages_read(struct mem *m, const char *label, enum ages_to to, int *age_from, int *age_to);
#endif
