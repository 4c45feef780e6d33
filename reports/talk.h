/* What people wrote back, as the organisation counted it (gesprek), and how soon questions were answered (webcare). */
#ifndef REPORTS_TALK_H
#define REPORTS_TALK_H
#include "doc.h"
#include <stdint.h>

struct talk_row { /* one account; each COUNT_MISSING: not told */
	const char *platform, *name; /* "Facebook"; the account's own */
	int64_t substantiated, positive, negative, removed; /* comments; one may be substantiated and positive */
	int64_t received, answered, within_24h; /* questions */
};

struct talk {
	size_t n;
	const struct talk_row *row; /* by platform and name */
	struct talk_row all; /* the sums of what is told */
	int64_t unplaced; /* rows about posts that are not known */
};

/* A section, "Het gesprek"; nothing when neither was counted.      Test: tests/unit/study/test_talk.c */
void talk_blocks(struct doc *d, const struct talk *in);
#endif
