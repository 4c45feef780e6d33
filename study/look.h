/* How a file is read, and what import would make of it: for `spiegel show`. Needs no project. */
#ifndef STUDY_LOOK_H
#define STUDY_LOOK_H
#include "importers/look.h"
#include "reports/file_look.h"

/* All parts of a file, or the one of this name. Errors: as container_open and look_part, naming the file. A part that import would refuse is none: the reason is in *out.      Memory: from m.      Test: tests/cli/show.sh */
bool study_look(struct mem *m, const char *path, const char *part, const char *encoding, enum lang lang, struct file_look **out, size_t *n,
                struct err *e);
/* The number of the part of this name; 0 for a plain file without a name, or when there is one part. Also: of many, when none is named.
 * Errors: ERR_INPUT naming the parts. */
bool study_part(struct mem *m, const struct container *c, const char *name, size_t *out, struct err *e);
#endif
