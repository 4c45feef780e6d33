/* The organisation's own posts for the archive, and what exports tell of those that are gone. */
#ifndef STUDY_ARCHIVE_H
#define STUDY_ARCHIVE_H
#include "reports/archive.h"
#include "sql/store.h"

/* The posts of a period as known after an import, by platform, account and day. A post is told to be gone since the first export of the same
 * kind and account that goes around its day, refused no row and has posts of its type, but not this one. In links the name behind an @ is
 * masked, unless it is the account's own.
 * Errors: ERR_STORE.      Memory: from m.      Test: tests/unit/study/test_archive.c */
bool study_archive(struct mem *m, struct store *s, int64_t trajectory, struct period period, int64_t last_import, struct archive_post **out,
                   size_t *n, struct err *e);
/* A link without the names of others.      Memory: from m. */
const char *archive_link(struct mem *m, const char *link, const char *name, const char *id);
#endif
