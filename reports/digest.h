/* A few plain sentences for a newsletter or website: what was posted, who took part, whether they mirror the population. */
#ifndef REPORTS_DIGEST_H
#define REPORTS_DIGEST_H
#include "monthly.h"

enum { DIGEST_WORDS = 120 };

/* Fill d with a title and paragraphs of DIGEST_WORDS words or fewer together, in the language asked for. Of what does not fit the call to a
 * group goes first, then the posts; names in spiegel.ini are too short for the rest to be too long. A month that is not whole has no posts.
 * in->people: of the public version (for_public), for this is published.      Memory: from m.      Test: tests/unit/reports/test_digest.c */
void digest_build(struct mem *m, struct doc *d, enum lang lang, const struct monthly_input *in);

/* The words of a document's headings and paragraphs, parted by blanks. */
size_t digest_count_words(const struct doc *d);
#endif
