/* What is kept of a caption: a few figures, and a short title without persons. */
#ifndef IMPORTERS_CAPTION_H
#define IMPORTERS_CAPTION_H
#include "base/mem.h"
#include <stdbool.h>

enum { TITLE_COLUMNS = 120 };

struct caption {
	int chars; /* code points */
	int hashtags;
	bool asks; /* a question mark, not counting those in links */
	bool has_link; /* http://, https:// or www. */
};

/* Test: tests/unit/importers/test_caption.c */
struct caption caption_measure(const char *s);

/* The caption on one line, @handles, e-mail addresses and phone numbers replaced by an ellipsis, cut to 120 columns.
 * Memory: from m. */
const char *caption_title(struct mem *m, const char *s);

/* The whole text in the same way, not cut. *masked: something was replaced.      Memory: from m. */
const char *caption_mask(struct mem *m, const char *s, bool *masked);

/* The next hashtag at or after *s, without its #, and *s set behind it; false when there is none. A hashtag holds a letter. */
bool caption_next_hashtag(const char **s, const char **tag, size_t *n);

/* Bytes of the letter, digit or underscore at s; 0 when it is something else, or the end. */
size_t caption_word_char(const char *s);
#endif
