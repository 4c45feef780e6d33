/* The files that an import is of: those named, and those found in the folders named; and what was left of these, with the reasons. */
#ifndef CLI_GATHER_H
#define CLI_GATHER_H
#include "cmd.h"

struct gathered {
	const char *path;
	bool found; /* in a folder, and not named itself: it may be anything */
};

struct left { /* files with one reason */
	const char *reason;
	const char *names; /* the first few */
	size_t n;
};

struct gather {
	struct mem *mem;
	enum lang lang;
	struct gathered *item; /* in the order of the operands; those of a folder by path */
	size_t n, cap;
	struct left *left;
	size_t n_left, cap_left;
	const char *folder; /* the last one named; NULL: none */
};

/* What these files and folders stand for.      Shape: path: n.      Errors: ERR_INPUT for a folder that cannot be read.      Memory: from s->mem.      Test: tests/cli/folder.sh */
bool gather_files(const struct session *s, const char *const path[], size_t n, struct gather *out, struct err *e);
/* A found file stays out. why: what the import said; false when it says more than that the file is of no known kind: then it is refused. */
bool gather_leave(struct gather *g, const char *path, const struct err *why);
size_t gather_n_left(const struct gather *g); /* files */
const char *gather_names(const struct gather *g, const struct left *l); /* "a.txt, b.txt en nog 3" */
/* One line for each reason, on stdout. */
void gather_tell(const struct gather *g, const struct session *s);
#endif
