/* The files of a folder and of the folders in it, in an order that does not depend on the disk. */
#ifndef BASE_TREE_H
#define BASE_TREE_H
#include "err.h"
#include "mem.h"

enum { TREE_DEPTH = 32, TREE_FILES = 100000 };

enum tree_kind {
	TREE_FILE, /* a plain file */
	TREE_HIDDEN, /* its name, or that of a folder on the way, begins with a dot; what is in a hidden folder is not listed */
	TREE_LINK, /* a symbolic link: it may lead anywhere, so it is not followed */
	TREE_OTHER /* a pipe, a device, a socket */
};

struct tree_entry {
	const char *path; /* begins with the folder as it was named */
	enum tree_kind kind;
};

struct tree {
	struct tree_entry *item; /* sorted by path, byte by byte */
	size_t n, cap;
};

/* Add what is in the folder to *out, which begins as { 0 }.
 * Errors: ERR_INPUT naming what cannot be read, or a tree that is deeper or larger than the limits above.
 * Memory: from m.      Test: tests/unit/base/test_tree.c */
bool tree_list(struct mem *m, const char *folder, struct tree *out, struct err *e);
#endif
