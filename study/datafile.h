/* Files that come with the program, in its data folder: lists with commas between fields and a header in front. */
#ifndef STUDY_DATAFILE_H
#define STUDY_DATAFILE_H
#include "base/mem.h"
#include <stdbool.h>
#include <stddef.h>

/* The folder, which lies beside the program; NULL when it is not there.      Memory: from m. */
const char *datafile_folder(struct mem *m);
/* The path of one of them; NULL when there is no folder. */
const char *datafile_path(struct mem *m, const char *name);

struct datafile {
	struct mem *mem;
	const char *text;
	size_t n, at; /* at: behind the line that was read last */
};

/* Open a file by its path, in front of its first line behind the header. False when it is not there: the caller has one list less.
 * Memory: from m.      Test: tests/unit/study/test_shipped.c */
bool datafile_open(struct mem *m, const char *path, struct datafile *out);
/* The same of a text at hand, which is borrowed. */
void datafile_of_text(struct mem *m, const char *text, struct datafile *out);
/* The next line's fields, at most `most`; those that lack are "". A field in quotes may hold commas. *line, *length: the line as it is.
 * False at the end. */
bool datafile_next(struct datafile *f, const char *field[], size_t most, const char **line, size_t *length);
#endif
