/* A few plain sentences for a newsletter or website: what was posted, what worked, who took part, whether they mirror the population. */
#ifndef REPORTS_DIGEST_H
#define REPORTS_DIGEST_H
#include "content_model.h"
#include "monthly.h"

enum { DIGEST_WORDS = 120 };

/* Fill d with a title and paragraphs of DIGEST_WORDS words or fewer together, in the language asked for. What matters least goes first when
 * they are more: how often posts were seen, what is not known of the people, the fact about a group, the call to one that is missed, what
 * worked, the posts, the name. The answer stays. A month that is not whole has no posts.
 * in->people: of the public version (for_public), for this is published.      Memory: from m.      Test: tests/unit/reports/test_digest.c */
void digest_build(struct mem *m, struct doc *d, enum lang lang, const struct monthly_input *in);
/* The same of the posts alone: figures, and which kind did better on each account, with its interval; accounts go when they are too many.
 * Test: tests/cli/digest.sh */
void digest_of_content(struct mem *m, struct doc *d, enum lang lang, const struct content_input *c, const struct content_model *model);

/* The words of a document's headings and paragraphs, parted by blanks. */
size_t digest_count_words(const struct doc *d);
#endif
