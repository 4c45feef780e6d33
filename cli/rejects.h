/* The file of --rejects: every rejected row and every refused file, as CSV. It is written whole when the command ends, header alone when
 * there is nothing to tell, so that what an earlier command left there is never taken for news. */
#ifndef CLI_REJECTS_H
#define CLI_REJECTS_H
#include "importers/importer.h"
#include <stdio.h>

struct rejects {
	const char *path; /* NULL: nobody asked */
	enum lang lang;
	FILE *spool; /* without a name: it goes when the program does */
	struct mem *mem; /* of one line */
	struct import_rejects sink; /* for import_file */
	int64_t n; /* bytes */
	bool failed;
};

/* path: of --rejects; NULL: the other functions do nothing.      Errors: ERR_SYSTEM when the folder cannot be written;
 * ERR_USAGE when path is a file of something else.      Memory: release with rejects_end.      Test: tests/cli/rejects.sh */
bool rejects_begin(struct rejects *r, const char *path, enum lang lang, struct err *e);
int64_t rejects_mark(const struct rejects *r);
void rejects_back(struct rejects *r, int64_t mark); /* what was told since then is told again, or does not count */
void rejects_refused(struct rejects *r, const struct err *why);
/* Put the file in its place.      Errors: ERR_SYSTEM. */
bool rejects_end(struct rejects *r, struct err *e);
#endif
