/* What posts can be told apart by: their type, a tag, or a feature of their own. */
#ifndef STUDY_CONTENT_BY_H
#define STUDY_CONTENT_BY_H
#include "content_rows.h"
#include "project.h"
#include "reports/content_model.h"

struct content_levels {
	size_t n;
	const char **code, **words, **label; /* n: in the order they are shown */
	size_t *level; /* of each row */
};

/* A property by its code, or by its word in any language ("theme", "thema"). False: not the name of one.
 * Test: tests/unit/study/test_content_model.c */
bool content_by_parse(const char *name, enum content_by *out);

/* A rung of the participation ladder. */
const char *content_level_words(enum lang lang, enum level level);

/* What was said of every row under a tag, as of an import; level 0 is nothing. `words` fills a value into a sentence.
 * Errors, memory: as below. */
bool content_tag_levels(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, int64_t last_import,
                        const char *tag, enum word words, enum lang lang, struct content_levels *out, struct err *e);

/* The level of every row, as of an import. Level 0 of a tag is "none".
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_content_model.c */
bool content_by_levels(struct mem *m, struct store *s, int64_t trajectory, const struct content_rows *rows, int64_t last_import,
                       enum content_by by, enum lang lang, struct content_levels *out, struct err *e);
#endif
